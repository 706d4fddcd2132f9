// Shares of assets: https://app.iconik.io/API/assets/v1/.
func run(_ api: Session) async throws {
    let ever = """
    { // want: iconik-share-without-expiry
        "allow_download": false,
        "allow_comments": true,
        "emails": ["ada@acme.tv"]
    }
    """
    try await api.upload(Data(ever.utf8), to: "/assets/v1/assets/share/")
    let week = """
    { // not: iconik-share-without-expiry
        "allow_download": false,
        "allow_comments": true,
        "emails": ["ada@acme.tv"],
        "expires": "2026-12-03T00:00:00Z"
    }
    """
    try await api.upload(Data(week.utf8), to: "/assets/v1/assets/share/")
    let openLink: [String: Any] = [
        "title": "rushes",
        "allow_download": true, // want: iconik-share-without-password
        "allow_comments": false,
        "expires": "2026-12-03T00:00:00Z"
    ]
    request.httpBody = try JSONSerialization.data(withJSONObject: openLink)
    let closedLink: [String: Any] = [
        "title": "rushes",
        "allow_download": true, // not: iconik-share-without-password
        "allow_comments": false,
        "has_password": true,
        "expires": "2026-12-03T00:00:00Z"
    ]
    request.httpBody = try JSONSerialization.data(withJSONObject: closedLink)
}
