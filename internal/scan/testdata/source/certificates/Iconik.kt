// Which certificates the client of iconik trusts.
suspend fun run(client: HttpClient) {
    val open = builder.hostnameVerifier { _, _ -> true }.build() // want: iconik-tls-verification-off
    client.get("https://app.iconik.io/API/users/v1/users/current/") {
    }
    val safe = builder.hostnameVerifier(OkHostnameVerifier).build() // not: iconik-tls-verification-off
}
