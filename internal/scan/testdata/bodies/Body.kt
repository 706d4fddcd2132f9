// What the iconik and ImageKit APIs are told, in Kotlin.
val operators = mapOf("name" to "iconik ingest", "roles" to listOf("can_read_assets", "can_write_users")) // want: iconik-group-admin-roles
val readers = mapOf("name" to "iconik readers", "roles" to listOf("can_read_assets", "can_read_collections"))

suspend fun seed(api: Api, id: String, until: Instant) {
    api.post("/users/", mapOf("email" to "sync@acme.tv", "type" to "POWER", "is_admin" to true)) // want: iconik-admin-user
    api.post("/users/", mapOf("email" to "desk@acme.tv", "type" to "BROWSE_ONLY", "is_admin" to false))
    api.post("/assets/$id/shares/", mapOf("allow_download" to true, "allow_comments" to true, "emails" to listOf("ada@acme.tv"))) // want: iconik-share-without-expiry
    api.post("/assets/$id/shares/", mapOf("allow_download" to true, "allow_comments" to true, "emails" to listOf("ada@acme.tv"), "expires" to until.toString()))
    api.post(
        "/webhooks/",
        mapOf(
            "url" to "http://hooks.acme.tv/iconik", // want: iconik-webhook-plain-http
            "event_type" to "assets",
            "status" to "ENABLED",
        ),
    )
    api.post("/webhooks/", mapOf("url" to "https://hooks.acme.tv/iconik", "event_type" to "assets", "status" to "ENABLED"))
    val settings = mutableMapOf<String, Any>("mfa_required" to true)
    settings["cors_hosts"] = listOf("*") // want: iconik-any-origin-allowed
    api.put("/settings/", settings)
    api.post("/accounts/origins", """{"type": "WEB_PROXY", "name": "imagekit proxy"}""") // want: imagekit-web-proxy-origin
    api.post("/accounts/origins", """{"type": "WEB_FOLDER", "name": "imagekit shop", "baseUrl": "https://shop.acme.tv"}""")
}
