// What the iconik and ImageKit APIs are told, in Swift.
let operators: [String: Any] = ["name": "iconik ingest", "roles": ["can_read_assets", "can_write_users"]] // want: iconik-group-admin-roles
let readers: [String: Any] = ["name": "iconik readers", "roles": ["can_read_assets", "can_read_collections"]]

func seed(api: API, id: String, until: String) async throws {
    try await api.post("/users/", body: ["email": "sync@acme.tv", "type": "POWER", "is_admin": true]) // want: iconik-admin-user
    try await api.post("/users/", body: ["email": "desk@acme.tv", "type": "BROWSE_ONLY", "is_admin": false])
    try await api.post("/assets/\(id)/shares/", body: ["allow_download": true, "allow_comments": true, "emails": ["ada@acme.tv"]]) // want: iconik-share-without-expiry
    try await api.post("/assets/\(id)/shares/", body: ["allow_download": true, "allow_comments": true, "emails": ["ada@acme.tv"], "expires": until])
    try await api.post("/webhooks/", body: [
        "url": "http://hooks.acme.tv/iconik", // want: iconik-webhook-plain-http
        "event_type": "assets",
        "status": "ENABLED",
    ])
    try await api.post("/webhooks/", body: ["url": "https://hooks.acme.tv/iconik", "event_type": "assets", "status": "ENABLED"])
    var settings: [String: Any] = ["mfa_required": true]
    settings["cors_hosts"] = ["*"] // want: iconik-any-origin-allowed
    try await api.put("/settings/", body: settings)
    let origin = #"{"type": "WEB_PROXY", "name": "imagekit proxy"}"# // want: imagekit-web-proxy-origin
    let shop = """
        {"type": "WEB_FOLDER", "name": "imagekit shop", "baseUrl": "https://shop.acme.tv"}
        """
}
