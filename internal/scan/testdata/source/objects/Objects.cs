// Objects with credentials in them, as they are written to a log.
class Run
{
    async Task RunAsync(HttpClient client)
    {
        // iconik
        _logger.LogDebug("sending {Headers}", new Dictionary<string, string> { ["Accept"] = "application/json", ["Auth-Token"] = token }); // want: iconik-logged-headers
        _logger.LogDebug("sending {Headers}", new Dictionary<string, string> { ["Accept"] = "application/json", ["X-Request-Id"] = id }); // not: iconik-logged-headers
        var iconikHeaders = new Dictionary<string, string> { ["Accept"] = "application/json", ["Auth-Token"] = token }; // want: iconik-logged-headers
        _logger.LogDebug("sending {Headers}", iconikHeaders);
        _logger.LogDebug("sending {Headers}", iconikHeaders);
        // filerobot
        _logger.LogDebug("sending {Headers}", new Dictionary<string, string> { ["Accept"] = "application/json", ["X-Filerobot-Key"] = key }); // want: filerobot-logged-headers
        _logger.LogDebug("sending {Headers}", new Dictionary<string, string> { ["Accept"] = "application/json", ["X-Request-Id"] = id }); // not: filerobot-logged-headers
        var filerobotHeaders = new Dictionary<string, string> { ["Accept"] = "application/json", ["X-Filerobot-Key"] = key }; // want: filerobot-logged-headers
        _logger.LogDebug("sending {Headers}", filerobotHeaders);
        _logger.LogDebug("sending {Headers}", filerobotHeaders);
        // ImageKit
        _logger.LogDebug("sending {Headers}", new Dictionary<string, string> { ["urlEndpoint"] = endpoint, ["privateKey"] = secret }); // want: imagekit-logged-options
        _logger.LogDebug("sending {Headers}", new Dictionary<string, string> { ["urlEndpoint"] = endpoint, ["publicKey"] = public }); // not: imagekit-logged-options
    }
}
