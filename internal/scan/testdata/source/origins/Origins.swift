// Origins of the ImageKit account: https://api.imagekit.io/v1/accounts/origins.
func run(_ api: Session) async throws {
    let anything = """
    {
        "type": "WEB_PROXY", // want: imagekit-web-proxy-origin
        "name": "any address"
    }
    """
    try await api.upload(Data(anything.utf8), to: "/v1/accounts/origins")
    let shop = """
    {
        "type": "WEB_FOLDER", // not: imagekit-web-proxy-origin
        "name": "shop",
        "baseUrl": "http://shop.acme.tv" // want: imagekit-plain-http-origin
    }
    """
    try await api.upload(Data(shop.utf8), to: "/v1/accounts/origins")
    let safeShop: [String: Any] = [
        "type": "WEB_FOLDER",
        "name": "shop",
        "baseUrl": "https://shop.acme.tv" // not: imagekit-plain-http-origin
    ]
    request.httpBody = try JSONSerialization.data(withJSONObject: safeShop)
    let both: [String: Any] = [
        "type": "S3",
        "name": "media",
        "bucket": "acme-media",
        "useIAMRole": true,
        "accessKey": "<<iconik-storage-key-id>>" // want: imagekit-key-beside-role
    ]
    request.httpBody = try JSONSerialization.data(withJSONObject: both)
    try await api.request("/v1/accounts/origins", method: .post, parameters: [
        "type": "S3",
        "name": "press",
        "bucket": "acme-press",
        "useIAMRole": false, // want: imagekit-static-storage-key
        "accessKey": "<<iconik-storage-key-id>>",
        "secretKey": "<<imagekit-storage-secret>>" // want: imagekit-origin-secret
    ], encoding: JSONEncoding.default)
    try await api.request("/v1/accounts/origins", method: .post, parameters: [
        "type": "S3",
        "name": "films",
        "bucket": "acme-films",
        "useIAMRole": true, // not: imagekit-static-storage-key
        "accessKey": "", // not: imagekit-key-beside-role
        "secretKey": "" // not: imagekit-origin-secret
    ], encoding: JSONEncoding.default)
}
