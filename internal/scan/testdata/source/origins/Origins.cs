// Origins of the ImageKit account: https://api.imagekit.io/v1/accounts/origins.
class Run
{
    async Task RunAsync(HttpClient api)
    {
        await api.PostAsJsonAsync("/v1/accounts/origins", new {
            type = "WEB_PROXY", // want: imagekit-web-proxy-origin
            name = "any address"
        });
        await api.PostAsJsonAsync("/v1/accounts/origins", new {
            type = "WEB_FOLDER", // not: imagekit-web-proxy-origin
            name = "shop",
            baseUrl = "http://shop.acme.tv" // want: imagekit-plain-http-origin
        });
        var safeShop = """
        {
            "type": "WEB_FOLDER",
            "name": "shop",
            "baseUrl": "https://shop.acme.tv" // not: imagekit-plain-http-origin
        }
        """;
        await api.PostAsync("/v1/accounts/origins", new StringContent(safeShop, Encoding.UTF8, "application/json"));
        var both = """
        {
            "type": "S3",
            "name": "media",
            "bucket": "acme-media",
            "useIAMRole": true,
            "accessKey": "<<iconik-storage-key-id>>" // want: imagekit-key-beside-role
        }
        """;
        await api.PostAsync("/v1/accounts/origins", new StringContent(both, Encoding.UTF8, "application/json"));
        var fixed = new {
            type = "S3",
            name = "press",
            bucket = "acme-press",
            useIAMRole = false, // want: imagekit-static-storage-key
            accessKey = "<<iconik-storage-key-id>>",
            secretKey = "<<imagekit-storage-secret>>" // want: imagekit-origin-secret
        };
        await api.PostAsync("/v1/accounts/origins", JsonContent.Create(fixed));
        var role = new {
            type = "S3",
            name = "films",
            bucket = "acme-films",
            useIAMRole = true, // not: imagekit-static-storage-key
            accessKey = "", // not: imagekit-key-beside-role
            secretKey = "" // not: imagekit-origin-secret
        };
        await api.PostAsync("/v1/accounts/origins", JsonContent.Create(role));
    }
}
