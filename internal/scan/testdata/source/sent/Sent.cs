// Headers of requests to iconik, as they are written to a log.
class Sent
{
    readonly HttpClient _http = new();
    readonly HttpClient _quiet = new();

    Sent(Settings settings)
    {
        _http.DefaultRequestHeaders.Add("App-ID", settings.AppId);
        _http.DefaultRequestHeaders.Add("Auth-Token", settings.Token); // want: iconik-logged-headers
        _quiet.DefaultRequestHeaders.Add("Auth-Token", settings.Token); // not: iconik-logged-headers
    }

    void Defaults()
    {
        _logger.LogDebug("sending {Headers}", _http.DefaultRequestHeaders);
        _logger.LogDebug("sending {Count} headers", _quiet.DefaultRequestHeaders.Count());
        _logger.LogDebug("accepting {Accept}", _quiet.DefaultRequestHeaders.Accept);
    }

    async Task RequestAsync()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("App-ID", appId);
        request.Headers.Add("Auth-Token", token); // want: iconik-logged-headers
        Console.WriteLine($"sending {request.Headers}");
    }

    async Task AnswerAsync()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("Auth-Token", token); // not: iconik-logged-headers
        using var response = await _http.SendAsync(request);
        Console.WriteLine(request.RequestUri);
        Console.WriteLine(response.Headers);
    }

    async Task LiteralAsync()
    {
        var request = new HttpRequestMessage { RequestUri = url, Headers = { { "App-ID", appId }, { "Auth-Token", token } } }; // want: iconik-logged-headers
        Console.WriteLine(request.Headers.ToString());
        // filerobot
        var upload = new HttpRequestMessage(HttpMethod.Post, url);
        upload.Headers.TryAddWithoutValidation("X-Filerobot-Key", key); // want: filerobot-logged-headers
        Console.WriteLine(upload.Headers);
        var other = new HttpRequestMessage(HttpMethod.Post, url);
        other.Headers.TryAddWithoutValidation("X-Filerobot-Key", key); // not: filerobot-logged-headers
        Console.WriteLine(other.Method);
    }
}
