// Which certificates the client of Filerobot trusts.
suspend fun run(client: HttpClient) {
    val open = builder.hostnameVerifier { _, _ -> true }.build() // want: filerobot-tls-verification-off
    client.get("https://api.filerobot.com/<<filerobot-container>>/v4/files") {
    }
    val safe = builder.hostnameVerifier(OkHostnameVerifier).build() // not: filerobot-tls-verification-off
}
