// A new token for the application in iconik.
class Run
{
    async Task RunAsync(HttpClient client)
    {
        client.DefaultRequestHeaders.Add("App-ID", appId);
        client.DefaultRequestHeaders.Add("Auth-Token", token);
        await client.PostAsync($"https://app.iconik.io/API/auth/v1/apps/{appId}/token/", content); // want: iconik-token-minted-without-expiry iconik-token-not-ended
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://app.iconik.io/API/auth/v1/auth/tokens/"); // not: iconik-token-minted-without-expiry iconik-token-not-ended
        request.Headers.TryAddWithoutValidation("App-ID", appId);
        request.Headers.TryAddWithoutValidation("Auth-Token", token);
        await client.SendAsync(request);
    }
}
