// iconik's tokens and passwords, as they should not be written down.
class Run
{
    async Task RunAsync(HttpClient client)
    {
        var token = "<<iconik-token issued=2026-11-01 lifetime=60d>>"; // want: iconik-auth-token // not: iconik-token-long-lived iconik-token-never-rotated
        var session = "<<jwt-other>>"; // not: iconik-auth-token
        var oldToken = "<<iconik-token issued=2024-11-20>>"; // want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
        var staleToken = "<<iconik-token issued=2026-09-20 lifetime=80d>>"; // want: iconik-auth-token iconik-token-never-rotated

        var client = new IconikClient
        {
            AppId = "<<uuid1 at=2026-03-02>>",
            AuthToken = "<<iconik-opaque-token>>", // want: iconik-token-pair
        };

        // The same, as it should be.



        var client = new IconikClient
        {
            AppId = "<<uuid1 at=2026-03-02>>",
            AuthToken = Environment.GetEnvironmentVariable("ICONIK_AUTH_TOKEN"), // not: iconik-token-pair
        };






        var iconikApiToken = "<<iconik-opaque-token n=2>>"; // want: iconik-hardcoded-token
        var iconikAuthToken = Environment.GetEnvironmentVariable("ICONIK_AUTH_TOKEN") ?? "<<iconik-opaque-token n=3>>"; // want: iconik-hardcoded-token
        var iconikAppToken = Environment.GetEnvironmentVariable("ICONIK_APP_TOKEN"); // not: iconik-hardcoded-token
        var iconikAccessToken = "your-iconik-token-here"; // not: iconik-hardcoded-token






        client.DefaultRequestHeaders.Add("App-ID", appId);
        client.DefaultRequestHeaders.Add("Auth-Token", "<<iconik-opaque-token n=4>>"); // want: iconik-header-token
        await client.PostAsync(search, content);
        client.DefaultRequestHeaders.Add("App-ID", appId);
        client.DefaultRequestHeaders.Add("Auth-Token", token); // not: iconik-header-token
        await client.PostAsync(search, content);
        using var request = new HttpRequestMessage(HttpMethod.Get, current);
        request.Headers.TryAddWithoutValidation("Auth-Token", "<<iconik-opaque-token n=5>>"); // want: iconik-header-token
        await client.SendAsync(request);






        var client = new IconikClient
        {
            AppId = Environment.GetEnvironmentVariable("ICONIK_APP_ID"),
            AuthToken = "<<iconik-opaque-token n=6>>", // want: iconik-config-token
            BaseUrl = "https://app.iconik.io",
        };
        var client = new IconikClient
        {
            AppId = Environment.GetEnvironmentVariable("ICONIK_APP_ID"),
            AuthToken = token, // not: iconik-config-token
            BaseUrl = "https://app.iconik.io",
        };






        client.DefaultRequestHeaders.Add("Authorization", "Bearer <<iconik-opaque-token n=7>>"); // want: iconik-token-nearby
        await client.GetAsync("https://app.iconik.io/API/auth/v1/oauth/token/");
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {token}"); // not: iconik-token-nearby
        await client.GetAsync("https://app.iconik.io/API/auth/v1/oauth/token/");






        var iconikClientSecret = "<<iconik-client-secret>>"; // want: iconik-oauth-client-secret
        var iconikClientSecret = Environment.GetEnvironmentVariable("ICONIK_CLIENT_SECRET"); // not: iconik-oauth-client-secret






        var iconikPassword = "<<iconik-password>>"; // want: iconik-login-password
        var iconikPassword = Environment.GetEnvironmentVariable("ICONIK_PASSWORD"); // not: iconik-login-password
    }
}
