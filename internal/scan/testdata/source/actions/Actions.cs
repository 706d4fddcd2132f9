// The server that iconik's custom actions call.
class Run
{
    async Task RunAsync(HttpClient client)
    {
        // A custom action of iconik's.
        _logger.LogInformation(await reader.ReadToEndAsync()); // want: iconik-logged-payload
        _logger.LogInformation("assets {Ids}", action.AssetIds); // not: iconik-logged-payload
        client.DefaultRequestHeaders.Add("Auth-Token", authToken);
        await client.GetAsync("https://app.iconik.io/API/assets/v1/assets/");
    }
}
