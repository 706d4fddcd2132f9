// Webhooks and custom actions of the iconik domain.
suspend fun run(api: HttpClient) {
    val hook = mapOf(
        "url" to "http://hooks.acme.tv/iconik", // want: iconik-webhook-plain-http
        "event_type" to "assets",
        "realm" to "objects",
        "operation" to "create",
        "status" to "ENABLED"
    )
    api.post("/notifications/v1/webhooks/") { setBody(hook) }
    val keyed = mapOf(
        "url" to "https://hooks.acme.tv/iconik", // not: iconik-webhook-plain-http
        "event_type" to "assets",
        "status" to "ENABLED",
        "headers" to mapOf(
            "X-Webhook-Secret" to "<<iconik-opaque-token>>" // want: iconik-webhook-secret
        )
    )
    api.post("/notifications/v1/webhooks/") { setBody(keyed) }
    api.post("/notifications/v1/webhooks/") {
        setBody(mapOf(
            "url" to "https://hooks.acme.tv/iconik",
            "event_type" to "assets",
            "status" to "ENABLED",
            "headers" to mapOf(
                "X-Webhook-Secret" to "" // not: iconik-webhook-secret
            )
        ))
    }
    api.post("/assets/v1/custom_actions/ASSET/") {
        setBody(mapOf(
            "title" to "Transcribe",
            "url" to "http://actions.acme.tv/transcribe", // want: iconik-custom-action-plain-http
            "context" to "ASSET",
            "type" to "POST"
        ))
    }
    val keyedAction = """
    {
        "title": "Caption",
        "url": "https://actions.acme.tv/caption", // not: iconik-custom-action-plain-http
        "context": "ASSET",
        "headers": {
            "X-Api-Key": "<<iconik-opaque-token n=2>>" // want: iconik-custom-action-secret
        }
    }
    """.trimIndent()
    api.post("/assets/v1/custom_actions/ASSET/") { setBody(keyedAction) }
    val bareAction = """
    {
        "title": "Caption",
        "url": "https://actions.acme.tv/caption",
        "context": "ASSET",
        "headers": {
            "X-Api-Key": "" // not: iconik-custom-action-secret
        }
    }
    """.trimIndent()
    api.post("/assets/v1/custom_actions/ASSET/") { setBody(bareAction) }
}
