// Whose keys the integration of iconik and ImageKit uses.
func run() async throws {
    let token = ProcessInfo.processInfo.environment["ICONIK_ADMIN_TOKEN"]! // want: iconik-admin-credential
    let url = ProcessInfo.processInfo.environment["ICONIK_ADMIN_URL"]! // not: iconik-admin-credential






    let client = IconikClient(
        appId: appId,
        authToken: ProcessInfo.processInfo.environment["ADMIN_TOKEN"]! // want: iconik-admin-credential-nearby
    )






    let client = IconikClient(
        appId: appId,
        authToken: ProcessInfo.processInfo.environment["INGEST_TOKEN"]! // not: iconik-admin-credential-nearby
    )






    let key = ProcessInfo.processInfo.environment["IMAGEKIT_ADMIN_PRIVATE_KEY"]! // want: imagekit-admin-key-name
    let mail = ProcessInfo.processInfo.environment["IMAGEKIT_ADMIN_EMAIL"]! // not: imagekit-admin-key-name
}
