// A credential of iconik under a short name.
var key = Environment.GetEnvironmentVariable("ICONIK_AUTH_TOKEN");
Console.WriteLine($"key {key}"); // want: iconik-logged-key
Console.WriteLine($"key {key.Length}"); // not: iconik-logged-key
