// Whose keys the integration of iconik and ImageKit uses.
class Run
{
    async Task RunAsync(HttpClient client)
    {
        var token = Environment.GetEnvironmentVariable("ICONIK_ADMIN_TOKEN"); // want: iconik-admin-credential
        var url = Environment.GetEnvironmentVariable("ICONIK_ADMIN_URL"); // not: iconik-admin-credential






        var client = new IconikClient
        {
            AppId = appId,
            AuthToken = Environment.GetEnvironmentVariable("ADMIN_TOKEN"), // want: iconik-admin-credential-nearby
        };






        var client = new IconikClient
        {
            AppId = appId,
            AuthToken = Environment.GetEnvironmentVariable("INGEST_TOKEN"), // not: iconik-admin-credential-nearby
        };






        var key = Environment.GetEnvironmentVariable("IMAGEKIT_ADMIN_PRIVATE_KEY"); // want: imagekit-admin-key-name
        var mail = Environment.GetEnvironmentVariable("IMAGEKIT_ADMIN_EMAIL"); // not: imagekit-admin-key-name
    }
}
