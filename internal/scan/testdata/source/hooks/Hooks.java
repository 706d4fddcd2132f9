// Webhooks and custom actions of the iconik domain.
class Run {
    void run(Api api) throws IOException {
        String hook = """
        {
            "url": "http://hooks.acme.tv/iconik", // want: iconik-webhook-plain-http
            "event_type": "assets",
            "realm": "objects",
            "operation": "create",
            "status": "ENABLED"
        }
        """;
        api.post("/notifications/v1/webhooks/", RequestBody.create(hook, JSON));
        String keyed = """
        {
            "url": "https://hooks.acme.tv/iconik", // not: iconik-webhook-plain-http
            "event_type": "assets",
            "status": "ENABLED",
            "headers": {
                "X-Webhook-Secret": "<<iconik-opaque-token>>" // want: iconik-webhook-secret
            }
        }
        """;
        api.post("/notifications/v1/webhooks/", RequestBody.create(keyed, JSON));
        Map<String, Object> bare = Map.of(
            "url", "https://hooks.acme.tv/iconik",
            "event_type", "assets",
            "status", "ENABLED",
            "headers", Map.of(
                "X-Webhook-Secret", "" // not: iconik-webhook-secret
            )
        );
        api.post("/notifications/v1/webhooks/", mapper.writeValueAsString(bare));
        Map<String, Object> action = Map.of(
            "title", "Transcribe",
            "url", "http://actions.acme.tv/transcribe", // want: iconik-custom-action-plain-http
            "context", "ASSET",
            "type", "POST"
        );
        api.post("/assets/v1/custom_actions/ASSET/", mapper.writeValueAsString(action));
        api.postJson("/assets/v1/custom_actions/ASSET/", Map.of(
            "title", "Caption",
            "url", "https://actions.acme.tv/caption", // not: iconik-custom-action-plain-http
            "context", "ASSET",
            "headers", Map.of(
                "X-Api-Key", "<<iconik-opaque-token n=2>>" // want: iconik-custom-action-secret
            )
        ));
        api.postJson("/assets/v1/custom_actions/ASSET/", Map.of(
            "title", "Caption",
            "url", "https://actions.acme.tv/caption",
            "context", "ASSET",
            "headers", Map.of(
                "X-Api-Key", "" // not: iconik-custom-action-secret
            )
        ));
    }
}
