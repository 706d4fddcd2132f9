// iconik's tokens and passwords, as they should not be written down.
suspend fun run(client: HttpClient) {
    val token = "<<iconik-token issued=2026-11-01 lifetime=60d>>" // want: iconik-auth-token // not: iconik-token-long-lived iconik-token-never-rotated
    val session = "<<jwt-other>>" // not: iconik-auth-token
    val oldToken = "<<iconik-token issued=2024-11-20>>" // want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
    val staleToken = "<<iconik-token issued=2026-09-20 lifetime=80d>>" // want: iconik-auth-token iconik-token-never-rotated

    val client = IconikClient(
        appId = "<<uuid1 at=2026-03-02>>",
        authToken = "<<iconik-opaque-token>>", // want: iconik-token-pair
    )

    // The same, as it should be.



    val client = IconikClient(
        appId = "<<uuid1 at=2026-03-02>>",
        authToken = System.getenv("ICONIK_AUTH_TOKEN"), // not: iconik-token-pair
    )






    val iconikApiToken = "<<iconik-opaque-token n=2>>" // want: iconik-hardcoded-token
    val iconikAuthToken = System.getenv("ICONIK_AUTH_TOKEN") ?: "<<iconik-opaque-token n=3>>" // want: iconik-hardcoded-token
    val iconikAppToken = System.getenv("ICONIK_APP_TOKEN") // not: iconik-hardcoded-token
    val iconikAccessToken = "your-iconik-token-here" // not: iconik-hardcoded-token






    client.post(search) {
        header("App-ID", appId)
        header("Auth-Token", "<<iconik-opaque-token n=4>>") // want: iconik-header-token
    }
    client.post(search) {
        header("App-ID", appId)
        header("Auth-Token", token) // not: iconik-header-token
    }
    val request = Request.Builder()
        .url(current)
        .header("Auth-Token", "<<iconik-opaque-token n=5>>") // want: iconik-header-token
        .build()






    val client = IconikClient(
        appId = System.getenv("ICONIK_APP_ID"),
        authToken = "<<iconik-opaque-token n=6>>", // want: iconik-config-token
        baseUrl = "https://app.iconik.io",
    )
    val client = IconikClient(
        appId = System.getenv("ICONIK_APP_ID"),
        authToken = token, // not: iconik-config-token
        baseUrl = "https://app.iconik.io",
    )






    client.get("https://app.iconik.io/API/auth/v1/oauth/token/") {
        header("Authorization", "Bearer <<iconik-opaque-token n=7>>") // want: iconik-token-nearby
    }
    client.get("https://app.iconik.io/API/auth/v1/oauth/token/") {
        header("Authorization", "Bearer $token") // not: iconik-token-nearby
    }






    val iconikClientSecret = "<<iconik-client-secret>>" // want: iconik-oauth-client-secret
    val iconikClientSecret = System.getenv("ICONIK_CLIENT_SECRET") // not: iconik-oauth-client-secret






    val iconikPassword = "<<iconik-password>>" // want: iconik-login-password
    val iconikPassword = System.getenv("ICONIK_PASSWORD") // not: iconik-login-password
}
