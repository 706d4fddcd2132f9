// What the iconik and ImageKit APIs are told, in Java.
class Body {
    static final Map<String, Object> OPERATORS = Map.of("name", "iconik ingest", "roles", List.of("can_read_assets", "can_write_users")); // want: iconik-group-admin-roles
    static final Map<String, Object> READERS = Map.of("name", "iconik readers", "roles", List.of("can_read_assets", "can_read_collections"));

    void seed(Api api, String id, Instant until) throws IOException {
        api.post("/users/", Map.of("email", "sync@acme.tv", "type", "POWER", "is_admin", true)); // want: iconik-admin-user
        api.post("/users/", Map.of("email", "desk@acme.tv", "type", "BROWSE_ONLY", "is_admin", false));
        api.post("/assets/" + id + "/shares/", "{\"allow_download\": true, \"allow_comments\": true, \"emails\": [\"ada@acme.tv\"]}"); // want: iconik-share-without-expiry
        api.post("/assets/" + id + "/shares/", "{\"allow_download\": true, \"allow_comments\": true, \"emails\": [\"ada@acme.tv\"], \"expires\": \"" + until + "\"}");
        Map<String, Object> webhook = new HashMap<>();
        webhook.put("url", "http://hooks.acme.tv/iconik"); // want: iconik-webhook-plain-http
        webhook.put("event_type", "assets");
        webhook.put("status", "ENABLED");
        api.post("/webhooks/", webhook);
        Map<String, Object> safe = new HashMap<>();
        safe.put("url", "https://hooks.acme.tv/iconik");
        safe.put("event_type", "assets");
        safe.put("status", "ENABLED");
        api.post("/webhooks/", safe);
        JSONObject settings = new JSONObject();
        settings.put("mfa_required", true);
        settings.put("cors_hosts", List.of("*")); // want: iconik-any-origin-allowed
        api.put("/settings/", settings);
        String origin = """
            {"type": "WEB_PROXY", "name": "imagekit proxy"} // want: imagekit-web-proxy-origin
            """;
        String shop = """
            {"type": "WEB_FOLDER", "name": "imagekit shop", "baseUrl": "https://shop.acme.tv"}
            """;
    }
}
