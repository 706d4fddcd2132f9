// A new token for the application in iconik.
func run() async throws {
    var request = URLRequest(url: URL(string: "https://app.iconik.io/API/auth/v1/apps/\(appId)/token/")!) // want: iconik-token-minted-without-expiry iconik-token-not-ended
    request.httpMethod = "POST"
    request.setValue(appId, forHTTPHeaderField: "App-ID")
    request.setValue(token, forHTTPHeaderField: "Auth-Token")
    AF.request("https://app.iconik.io/API/auth/v1/auth/tokens/", method: .get, headers: [ // not: iconik-token-minted-without-expiry iconik-token-not-ended
        "App-ID": appId,
        "Auth-Token": token,
    ])
}
