using System;
using System.Collections.Generic;

namespace Example;

public class App : IApp
{
    private const string Base = @"https://app.dam.example";

    // new ImagekitOptions { PublicKey = "public_commented" };
    private readonly ImagekitClient imagekit = new ImagekitClient(new ImagekitOptions
    {
        PublicKey = "public_" + "k1",
        PrivateKey = Environment.GetEnvironmentVariable("DAM_PRIVATE_KEY"),
        UrlEndpoint = "https://cdn.dam.example/demo",
    });

    public string Name { get; set; } = "app";

    public async Task<string> Assets(string id, string token, Options? options = null)
    {
        var url = imagekit.Url(path: "/a.jpg", signed: true, expireSeconds: 60 * 60);
        using var req = new HttpRequestMessage(HttpMethod.Get, $"{Base}/API/assets/{id}/");
        req.Headers.Add("App-ID", "app-1");
        req.Headers.Add("Auth-Token", $"Bearer {token}");
        return url;
    }

    private static readonly Dictionary<string, object> Template = new()
    {
        ["name"] = "it's a template",
        ["permissions"] = new[] { "OBJECTS_LIST", "OBJECTS_DELETE" },
        ["directory"] = "/",
        ["limits"] = new Dictionary<string, object> { { "perMinute", 5 }, { "enabled", false }, { "owner", null } },
    };
}
