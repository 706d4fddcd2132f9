// Keys of ImageKit, Filerobot and Cloudimage, as they should not be written down.
class Run
{
    async Task RunAsync(HttpClient client)
    {
        var client = new ImageKitClient
        {
            PublicKey = "<<imagekit-public-key>>", // not: imagekit-swapped-keys imagekit-private-key
            PrivateKey = "<<imagekit-private-key>>", // want: imagekit-private-key
            UrlEndpoint = "https://ik.imagekit.io/acme",
        };
        var client = new ImageKitClient
        {
            PublicKey = "<<imagekit-private-key n=2>>", // want: imagekit-swapped-keys imagekit-private-key
            PrivateKey = Environment.GetEnvironmentVariable("IMAGEKIT_PRIVATE_KEY"), // not: imagekit-private-key
        };


        var imagekitPrivateKey = "<<imagekit-bare-key>>"; // want: imagekit-unprefixed-key
        var joinedImagekitKey = "private_" + "<<imagekit-bare-key n=4>>"; // want: imagekit-unprefixed-key
        var imagekitPrivateKey = Environment.GetEnvironmentVariable("IMAGEKIT_PRIVATE_KEY"); // not: imagekit-unprefixed-key
        var imagekitWebhookSecret = "<<imagekit-webhook-secret>>"; // want: imagekit-webhook-secret
        var imagekitWebhookSecret = Environment.GetEnvironmentVariable("IMAGEKIT_WEBHOOK_SECRET"); // not: imagekit-webhook-secret






        client.DefaultRequestHeaders.Add("Authorization", "Basic <<imagekit-basic>>"); // want: imagekit-basic-auth
        await client.GetAsync("https://api.imagekit.io/v1/files");
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.imagekit.io/v1/files");
        request.Headers.TryAddWithoutValidation("Authorization", $"Basic {key}"); // not: imagekit-basic-auth
        await client.SendAsync(request);
        await client.GetAsync("https://<<imagekit-private-key n=3>>:@api.imagekit.io/v1/files"); // want: imagekit-key-in-url imagekit-private-key
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.imagekit.io/v1/files?limit=100"); // not: imagekit-key-in-url
        await client.SendAsync(request);






        client.DefaultRequestHeaders.Add("X-Filerobot-Key", "<<filerobot-api-key>>"); // want: filerobot-api-key
        await client.GetAsync("https://api.filerobot.com/<<filerobot-container>>/v4/files");
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.filerobot.com/<<filerobot-container>>/v4/files");
        request.Headers.TryAddWithoutValidation("X-Filerobot-Key", Environment.GetEnvironmentVariable("FILEROBOT_KEY")); // not: filerobot-api-key
        await client.SendAsync(request);
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.filerobot.com/<<filerobot-container>>/v4/files");
        request.Headers.TryAddWithoutValidation("X-Filerobot-Key", "<<filerobot-api-key n=4>>"); // want: filerobot-api-key
        await client.SendAsync(request);






        // Whoever has this fills the container of the press office, and nobody finds out who it was, since the uploads of all desks come with the same one and from the same few addresses.
        var uploadKey = "<<filerobot-api-key n=2>>"; // want: filerobot-api-key-nearby
        var base = "https://api.filerobot.com/<<filerobot-container>>/v4/";
        var checksum = "<<filerobot-api-key n=3>>"; // not: filerobot-api-key-nearby
        var template = "<<filerobot-template-id>>"; // want: filerobot-security-template
        var template = "SECU_YOUR_TEMPLATE_ID"; // not: filerobot-security-template
        var session = "<<filerobot-sass issued=2026-11-05 age=1200 permissions=3 udir=/press/* ldir=/press/* ips=198.51.100.7>>"; // want: filerobot-session-key // not: filerobot-session-key-overbroad filerobot-session-key-long-lived filerobot-session-key-endless filerobot-session-key-unscoped
        var session = "SASS__YOUR_KEY"; // not: filerobot-session-key
        var broad = "<<filerobot-sass issued=2026-11-05 age=86400 permissions=28>>"; // want: filerobot-session-key filerobot-session-key-overbroad filerobot-session-key-long-lived
        var endless = "<<filerobot-sass issued=2026-11-05 age=0 permissions=3>>"; // want: filerobot-session-key filerobot-session-key-endless filerobot-session-key-unscoped
        await client.GetAsync("https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/&key=<<filerobot-api-key n=5>>"); // want: filerobot-key-in-url filerobot-api-key
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/press"); // not: filerobot-key-in-url
        await client.SendAsync(request);






        var client = new CloudimageClient
        {
            Token = "<<cloudimage-token>>",
            Salt = "<<cloudimage-salt>>", // want: filerobot-cloudimage-salt
            ApiKey = "<<cloudimage-invalidation-key>>", // want: filerobot-cloudimage-invalidation-key
        };
        var client = new CloudimageClient
        {
            Token = "<<cloudimage-token>>",
            Salt = Environment.GetEnvironmentVariable("CLOUDIMAGE_SALT"), // not: filerobot-cloudimage-salt
            ApiKey = Environment.GetEnvironmentVariable("CLOUDIMAGE_API_KEY"), // not: filerobot-cloudimage-invalidation-key
        };
    }
}
