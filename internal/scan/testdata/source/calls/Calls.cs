// Where the integration of iconik, ImageKit and Filerobot calls.
class Run
{
    async Task RunAsync(HttpClient client)
    {
        await client.GetAsync("https://app.iconik.io/API/assets/v1/assets/?page=1&auth_token=<<iconik-opaque-token n=8>>"); // want: iconik-token-in-url iconik-config-token
        await client.GetAsync($"https://app.iconik.io/API/assets/v1/assets/?page={page}"); // not: iconik-token-in-url
        await client.PostAsync("http://app.iconik.io/API/search/v1/search/", content); // want: iconik-plain-http
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://app.iconik.io/API/search/v1/search/"); // not: iconik-plain-http iconik-plain-http-api
        await client.SendAsync(request);
        await client.GetAsync($"http://{host}/API/assets/v1/assets/"); // want: iconik-plain-http-api
        var link = "http://icnk.io/u/4f2b6c1d0e9a"; // want: iconik-plain-http-share
        var link = "https://icnk.io/u/4f2b6c1d0e9a"; // not: iconik-plain-http-share
        await client.GetAsync($"https://app.iconik.io/API/assets/v1/assets/?auth_token={authToken}"); // want: iconik-token-put-in-url
        await client.GetAsync($"https://app.iconik.io/API/assets/v1/assets/?per_page={size}"); // not: iconik-token-put-in-url
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://app.iconik.io/API/assets/v1/assets/?token={Environment.GetEnvironmentVariable("ICONIK_AUTH_TOKEN")}"); // want: iconik-token-put-in-url
        await client.SendAsync(request);






        await client.GetAsync("http://api.imagekit.io/v1/files"); // want: imagekit-plain-http
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.imagekit.io/v1/files"); // not: imagekit-plain-http
        await client.SendAsync(request);
        var client = new ImageKitClient
        {
            PrivateKey = Environment.GetEnvironmentVariable("IMAGEKIT_PRIVATE_KEY"),
            UrlEndpoint = "http://images.acme.tv/media", // want: imagekit-plain-http-endpoint
        };
        var client = new ImageKitClient
        {
            PrivateKey = Environment.GetEnvironmentVariable("IMAGEKIT_PRIVATE_KEY"),
            UrlEndpoint = "https://images.acme.tv/media", // not: imagekit-plain-http-endpoint
        };
        await client.GetAsync($"https://api.imagekit.io/v1/files?private_key={privateKey}"); // want: imagekit-key-put-in-url
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://api.imagekit.io/v1/files?path={path}"); // not: imagekit-key-put-in-url
        await client.SendAsync(request);






        await client.GetAsync($"http://api.filerobot.com/{container}/v4/files"); // want: filerobot-plain-http-api
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://api.filerobot.com/{container}/v4/files"); // not: filerobot-plain-http-api
        await client.SendAsync(request);
        var picture = "http://<<filerobot-container>>.filerobot.com/press/kit.jpg"; // want: filerobot-plain-http-delivery
        var picture = "https://<<cloudimage-token>>.cloudimg.io/v7/http://origin.acme.tv/kit.jpg"; // not: filerobot-plain-http-delivery
        await client.GetAsync($"https://api.filerobot.com/{container}/v4/key/info?key={filerobotKey}"); // want: filerobot-key-put-in-url
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://api.filerobot.com/{container}/v4/files?folder={folder}"); // not: filerobot-key-put-in-url
        await client.SendAsync(request);
    }
}
