// What the iconik and ImageKit APIs are told, in C#.
class Body
{
    static readonly object Operators = new { name = "iconik ingest", roles = new[] { "can_read_assets", "can_write_users" } }; // want: iconik-group-admin-roles
    static readonly object Readers = new { name = "iconik readers", roles = new[] { "can_read_assets", "can_read_collections" } };

    async Task Seed(HttpClient api, string id, DateTime until)
    {
        await api.PostAsJsonAsync("/users/", new { email = "sync@acme.tv", type = "POWER", is_admin = true }); // want: iconik-admin-user
        await api.PostAsJsonAsync("/users/", new { email = "desk@acme.tv", type = "BROWSE_ONLY", is_admin = false });
        await api.PostAsJsonAsync($"/assets/{id}/shares/", new { allow_download = true, allow_comments = true, emails = new[] { "ada@acme.tv" } }); // want: iconik-share-without-expiry
        await api.PostAsJsonAsync($"/assets/{id}/shares/", new { allow_download = true, allow_comments = true, emails = new[] { "ada@acme.tv" }, expires = until.ToString("o") });
        var webhook = new Dictionary<string, object>
        {
            ["url"] = "http://hooks.acme.tv/iconik", // want: iconik-webhook-plain-http
            ["event_type"] = "assets",
            ["status"] = "ENABLED",
        };
        await api.PostAsJsonAsync("/webhooks/", webhook);
        await api.PostAsJsonAsync("/webhooks/", new Dictionary<string, object> { { "url", "https://hooks.acme.tv/iconik" }, { "event_type", "assets" }, { "status", "ENABLED" } });
        var settings = new Dictionary<string, object> { { "mfa_required", true } };
        settings["cors_hosts"] = new[] { "*" }; // want: iconik-any-origin-allowed
        await api.PutAsJsonAsync("/settings/", settings);
        var origin = new StringContent("{\"type\": \"WEB_PROXY\", \"name\": \"imagekit proxy\"}", Encoding.UTF8, "application/json"); // want: imagekit-web-proxy-origin
        var shop = new StringContent(@"{""type"": ""WEB_FOLDER"", ""name"": ""imagekit shop"", ""baseUrl"": ""https://shop.acme.tv""}", Encoding.UTF8, "application/json");
    }
}
