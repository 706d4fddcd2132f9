// What the integration of iconik, ImageKit and Filerobot writes to its log.
class Run
{
    async Task RunAsync(HttpClient client)
    {
        // iconik
        Console.WriteLine($"using {authToken}"); // want: iconik-logged-token
        Console.WriteLine("auth_token is set"); // not: iconik-logged-token
        _logger.LogInformation("token={Value}", Environment.GetEnvironmentVariable("ICONIK_AUTH_TOKEN")); // want: iconik-logged-token
        _logger.LogInformation("asset {Value} is done", assetId); // not: iconik-logged-token
        var token = Environment.GetEnvironmentVariable("ICONIK_AUTH_TOKEN");
        Console.WriteLine(token); // want: iconik-logged-variable
        Console.WriteLine("token: set"); // not: iconik-logged-variable
        Console.WriteLine($"key: {imagekitPrivateKey}"); // want: imagekit-logged-key
        Console.WriteLine("the private key of ImageKit is missing"); // not: imagekit-logged-key
        _logger.LogInformation("key: {Value}", Environment.GetEnvironmentVariable("IMAGEKIT_PRIVATE_KEY")); // want: imagekit-logged-key
        _logger.LogInformation("uploaded to {Value}", urlEndpoint); // not: imagekit-logged-key
        Console.WriteLine($"key: {filerobotKey}"); // want: filerobot-logged-key
        Console.WriteLine("the Filerobot key is missing"); // not: filerobot-logged-key
        _logger.LogInformation("key: {Value}", Environment.GetEnvironmentVariable("FILEROBOT_KEY")); // want: filerobot-logged-key
        _logger.LogInformation("container {Value}", filerobotContainer); // not: filerobot-logged-key
    }
}
