// Webhooks and custom actions of the iconik domain.
class Run
{
    async Task RunAsync(HttpClient api)
    {
        await api.PostAsJsonAsync("/notifications/v1/webhooks/", new {
            url = "http://hooks.acme.tv/iconik", // want: iconik-webhook-plain-http
            event_type = "assets",
            realm = "objects",
            operation = "create",
            status = "ENABLED"
        });
        await api.PostAsJsonAsync("/notifications/v1/webhooks/", new {
            url = "https://hooks.acme.tv/iconik", // not: iconik-webhook-plain-http
            event_type = "assets",
            status = "ENABLED",
            headers = new Dictionary<string, object> {
                ["X-Webhook-Secret"] = "<<iconik-opaque-token>>" // want: iconik-webhook-secret
            }
        });
        var bare = """
        {
            "url": "https://hooks.acme.tv/iconik",
            "event_type": "assets",
            "status": "ENABLED",
            "headers": {
                "X-Webhook-Secret": "" // not: iconik-webhook-secret
            }
        }
        """;
        await api.PostAsync("/notifications/v1/webhooks/", new StringContent(bare, Encoding.UTF8, "application/json"));
        var action = """
        {
            "title": "Transcribe",
            "url": "http://actions.acme.tv/transcribe", // want: iconik-custom-action-plain-http
            "context": "ASSET",
            "type": "POST"
        }
        """;
        await api.PostAsync("/assets/v1/custom_actions/ASSET/", new StringContent(action, Encoding.UTF8, "application/json"));
        var keyedAction = new {
            title = "Caption",
            url = "https://actions.acme.tv/caption", // not: iconik-custom-action-plain-http
            context = "ASSET",
            headers = new Dictionary<string, object> {
                ["X-Api-Key"] = "<<iconik-opaque-token n=2>>" // want: iconik-custom-action-secret
            }
        };
        await api.PostAsync("/assets/v1/custom_actions/ASSET/", JsonContent.Create(keyedAction));
        var bareAction = new {
            title = "Caption",
            url = "https://actions.acme.tv/caption",
            context = "ASSET",
            headers = new Dictionary<string, object> {
                ["X-Api-Key"] = "" // not: iconik-custom-action-secret
            }
        };
        await api.PostAsync("/assets/v1/custom_actions/ASSET/", JsonContent.Create(bareAction));
    }
}
