// A new token for the application in iconik.
suspend fun run(client: HttpClient) {
    client.post("https://app.iconik.io/API/auth/v1/apps/$appId/token/") { // want: iconik-token-minted-without-expiry iconik-token-not-ended
        header("App-ID", appId)
        header("Auth-Token", token)
    }
    val request = Request.Builder()
        .url("https://app.iconik.io/API/auth/v1/auth/tokens/") // not: iconik-token-minted-without-expiry iconik-token-not-ended
        .header("App-ID", appId)
        .header("Auth-Token", token)
        .build()
}
