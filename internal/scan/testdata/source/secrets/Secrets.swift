// iconik's tokens and passwords, as they should not be written down.
func run() async throws {
    let token = "<<iconik-token issued=2026-11-01 lifetime=60d>>" // want: iconik-auth-token // not: iconik-token-long-lived iconik-token-never-rotated
    let session = "<<jwt-other>>" // not: iconik-auth-token
    let oldToken = "<<iconik-token issued=2024-11-20>>" // want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
    let staleToken = "<<iconik-token issued=2026-09-20 lifetime=80d>>" // want: iconik-auth-token iconik-token-never-rotated

    let client = IconikClient(
        appId: "<<uuid1 at=2026-03-02>>",
        authToken: "<<iconik-opaque-token>>" // want: iconik-token-pair
    )

    // The same, as it should be.



    let client = IconikClient(
        appId: "<<uuid1 at=2026-03-02>>",
        authToken: ProcessInfo.processInfo.environment["ICONIK_AUTH_TOKEN"]! // not: iconik-token-pair
    )






    let iconikApiToken = "<<iconik-opaque-token n=2>>" // want: iconik-hardcoded-token
    let iconikAuthToken = ProcessInfo.processInfo.environment["ICONIK_AUTH_TOKEN"] ?? "<<iconik-opaque-token n=3>>" // want: iconik-hardcoded-token
    let iconikAppToken = ProcessInfo.processInfo.environment["ICONIK_APP_TOKEN"]! // not: iconik-hardcoded-token
    let iconikAccessToken = "your-iconik-token-here" // not: iconik-hardcoded-token






    var request = URLRequest(url: URL(string: search)!)
    request.httpMethod = "POST"
    request.setValue(appId, forHTTPHeaderField: "App-ID")
    request.setValue("<<iconik-opaque-token n=4>>", forHTTPHeaderField: "Auth-Token") // want: iconik-header-field-token
    var request = URLRequest(url: URL(string: search)!)
    request.httpMethod = "POST"
    request.setValue(appId, forHTTPHeaderField: "App-ID")
    request.setValue(token, forHTTPHeaderField: "Auth-Token") // not: iconik-header-token iconik-header-field-token
    AF.request(current, method: .get, headers: [
        "Auth-Token": "<<iconik-opaque-token n=5>>", // want: iconik-header-token
    ])






    let client = IconikClient(
        appId: ProcessInfo.processInfo.environment["ICONIK_APP_ID"]!,
        authToken: "<<iconik-opaque-token n=6>>", // want: iconik-config-token
        baseUrl: "https://app.iconik.io"
    )
    let client = IconikClient(
        appId: ProcessInfo.processInfo.environment["ICONIK_APP_ID"]!,
        authToken: token, // not: iconik-config-token
        baseUrl: "https://app.iconik.io"
    )






    var request = URLRequest(url: URL(string: "https://app.iconik.io/API/auth/v1/oauth/token/")!)
    request.setValue("Bearer <<iconik-opaque-token n=7>>", forHTTPHeaderField: "Authorization") // want: iconik-token-nearby
    var request = URLRequest(url: URL(string: "https://app.iconik.io/API/auth/v1/oauth/token/")!)
    request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") // not: iconik-token-nearby






    let iconikClientSecret = "<<iconik-client-secret>>" // want: iconik-oauth-client-secret
    let iconikClientSecret = ProcessInfo.processInfo.environment["ICONIK_CLIENT_SECRET"]! // not: iconik-oauth-client-secret






    let iconikPassword = "<<iconik-password>>" // want: iconik-login-password
    let iconikPassword = ProcessInfo.processInfo.environment["ICONIK_PASSWORD"]! // not: iconik-login-password
}
