// Which certificates the client of ImageKit trusts.
suspend fun run(client: HttpClient) {
    val open = builder.hostnameVerifier { _, _ -> true }.build() // want: imagekit-tls-verification-off
    client.get("https://api.imagekit.io/v1/files") {
    }
    val safe = builder.hostnameVerifier(OkHostnameVerifier).build() // not: imagekit-tls-verification-off
}
