// A log-in to the archive.
suspend fun run(client: HttpClient) {
    val client = IconikSession(
        user = "ingest",
        password = "<<iconik-password n=5>>", // want: iconik-password-nearby
    )






    val client = IconikSession(
        user = "ingest",
        password = password, // not: iconik-password-nearby
    )
    val iconikScheme = "http" // want: iconik-plain-http-setting
    val iconikScheme = "https" // not: iconik-plain-http-setting
}
