// Shares of assets: https://app.iconik.io/API/assets/v1/.
suspend fun run(api: HttpClient) {
    val ever = mapOf( // want: iconik-share-without-expiry
        "allow_download" to false,
        "allow_comments" to true,
        "emails" to listOf("ada@acme.tv")
    )
    api.post("/assets/v1/assets/share/") { setBody(ever) }
    val week = mapOf( // not: iconik-share-without-expiry
        "allow_download" to false,
        "allow_comments" to true,
        "emails" to listOf("ada@acme.tv"),
        "expires" to "2026-12-03T00:00:00Z"
    )
    api.post("/assets/v1/assets/share/") { setBody(week) }
    api.post("/assets/v1/assets/share/url/") {
        setBody(mapOf(
            "title" to "rushes",
            "allow_download" to true, // want: iconik-share-without-password
            "allow_comments" to false,
            "expires" to "2026-12-03T00:00:00Z"
        ))
    }
    api.post("/assets/v1/assets/share/url/") {
        setBody(mapOf(
            "title" to "rushes",
            "allow_download" to true, // not: iconik-share-without-password
            "allow_comments" to false,
            "has_password" to true,
            "expires" to "2026-12-03T00:00:00Z"
        ))
    }
}
