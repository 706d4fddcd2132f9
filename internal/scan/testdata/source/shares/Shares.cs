// Shares of assets: https://app.iconik.io/API/assets/v1/.
class Run
{
    async Task RunAsync(HttpClient api)
    {
        await api.PostAsJsonAsync("/assets/v1/assets/share/", new { // want: iconik-share-without-expiry
            allow_download = false,
            allow_comments = true,
            emails = new[] { "ada@acme.tv" }
        });
        await api.PostAsJsonAsync("/assets/v1/assets/share/", new { // not: iconik-share-without-expiry
            allow_download = false,
            allow_comments = true,
            emails = new[] { "ada@acme.tv" },
            expires = "2026-12-03T00:00:00Z"
        });
        var openLink = """
        {
            "title": "rushes",
            "allow_download": true, // want: iconik-share-without-password
            "allow_comments": false,
            "expires": "2026-12-03T00:00:00Z"
        }
        """;
        await api.PostAsync("/assets/v1/assets/share/url/", new StringContent(openLink, Encoding.UTF8, "application/json"));
        var closedLink = """
        {
            "title": "rushes",
            "allow_download": true, // not: iconik-share-without-password
            "allow_comments": false,
            "has_password": true,
            "expires": "2026-12-03T00:00:00Z"
        }
        """;
        await api.PostAsync("/assets/v1/assets/share/url/", new StringContent(closedLink, Encoding.UTF8, "application/json"));
    }
}
