// Headers for iconik that are written into the text of a log.
class Inlaid
{
    void Run(string token)
    {
        var headers = new Dictionary<string, string>();
        headers.Add("Auth-Token", token); // want: iconik-logged-headers
        _logger.LogInformation($"sending {JsonSerializer.Serialize(headers)}");
        var plain = new Dictionary<string, string> { ["Accept"] = "application/json" }; // not: iconik-logged-headers
        Console.WriteLine(JsonSerializer.Serialize(plain));
    }
}
