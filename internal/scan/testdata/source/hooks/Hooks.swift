// Webhooks and custom actions of the iconik domain.
func run(_ api: Session) async throws {
    let hook = """
    {
        "url": "http://hooks.acme.tv/iconik", // want: iconik-webhook-plain-http
        "event_type": "assets",
        "realm": "objects",
        "operation": "create",
        "status": "ENABLED"
    }
    """
    try await api.upload(Data(hook.utf8), to: "/notifications/v1/webhooks/")
    let keyed = """
    {
        "url": "https://hooks.acme.tv/iconik", // not: iconik-webhook-plain-http
        "event_type": "assets",
        "status": "ENABLED",
        "headers": {
            "X-Webhook-Secret": "<<iconik-opaque-token>>" // want: iconik-webhook-secret
        }
    }
    """
    try await api.upload(Data(keyed.utf8), to: "/notifications/v1/webhooks/")
    let bare: [String: Any] = [
        "url": "https://hooks.acme.tv/iconik",
        "event_type": "assets",
        "status": "ENABLED",
        "headers": [
            "X-Webhook-Secret": "" // not: iconik-webhook-secret
        ]
    ]
    request.httpBody = try JSONSerialization.data(withJSONObject: bare)
    let action: [String: Any] = [
        "title": "Transcribe",
        "url": "http://actions.acme.tv/transcribe", // want: iconik-custom-action-plain-http
        "context": "ASSET",
        "type": "POST"
    ]
    request.httpBody = try JSONSerialization.data(withJSONObject: action)
    try await api.request("/assets/v1/custom_actions/ASSET/", method: .post, parameters: [
        "title": "Caption",
        "url": "https://actions.acme.tv/caption", // not: iconik-custom-action-plain-http
        "context": "ASSET",
        "headers": [
            "X-Api-Key": "<<iconik-opaque-token n=2>>" // want: iconik-custom-action-secret
        ]
    ], encoding: JSONEncoding.default)
    try await api.request("/assets/v1/custom_actions/ASSET/", method: .post, parameters: [
        "title": "Caption",
        "url": "https://actions.acme.tv/caption",
        "context": "ASSET",
        "headers": [
            "X-Api-Key": "" // not: iconik-custom-action-secret
        ]
    ], encoding: JSONEncoding.default)
}
