// Whose keys the integration of iconik and ImageKit uses.
suspend fun run(client: HttpClient) {
    val token = System.getenv("ICONIK_ADMIN_TOKEN") // want: iconik-admin-credential
    val url = System.getenv("ICONIK_ADMIN_URL") // not: iconik-admin-credential






    val client = IconikClient(
        appId = appId,
        authToken = System.getenv("ADMIN_TOKEN"), // want: iconik-admin-credential-nearby
    )






    val client = IconikClient(
        appId = appId,
        authToken = System.getenv("INGEST_TOKEN"), // not: iconik-admin-credential-nearby
    )






    val key = System.getenv("IMAGEKIT_ADMIN_PRIVATE_KEY") // want: imagekit-admin-key-name
    val mail = System.getenv("IMAGEKIT_ADMIN_EMAIL") // not: imagekit-admin-key-name
}
