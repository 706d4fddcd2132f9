// A credential of Filerobot under a short name.
var key = Environment.GetEnvironmentVariable("FILEROBOT_KEY");
Console.WriteLine($"key {key}"); // want: filerobot-logged-variable
Console.WriteLine($"key {key.Length}"); // not: filerobot-logged-variable
