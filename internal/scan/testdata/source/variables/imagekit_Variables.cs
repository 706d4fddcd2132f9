// A credential of ImageKit under a short name.
var key = Environment.GetEnvironmentVariable("IMAGEKIT_PRIVATE_KEY");
Console.WriteLine($"key {key}"); // want: imagekit-logged-variable
Console.WriteLine($"key {key.Length}"); // not: imagekit-logged-variable
