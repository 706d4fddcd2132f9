// A log-in to the archive.
func run() async throws {
    let client = IconikSession(
        user: "ingest",
        password: "<<iconik-password n=5>>" // want: iconik-password-nearby
    )






    let client = IconikSession(
        user: "ingest",
        password: password // not: iconik-password-nearby
    )
    let iconikScheme = "http" // want: iconik-plain-http-setting
    let iconikScheme = "https" // not: iconik-plain-http-setting
}
