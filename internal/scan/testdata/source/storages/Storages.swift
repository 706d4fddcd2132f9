// Storages of the iconik domain, as they are set up.
func run(_ api: Session) async throws {
    let archive = """
    {
        "name": "archive",
        "method": "S3",
        "purpose": "ARCHIVE",
        "settings": {
            "bucket": "acme-archive",
            "access_key": "<<iconik-storage-key-id>>", // want: iconik-storage-static-key
            "secret_key": "<<iconik-storage-secret>>" // want: iconik-storage-literal-secret
        }
    }
    """
    try await api.upload(Data(archive.utf8), to: "/files/v1/storages/")
    let cold = """
    {
        "name": "cold",
        "method": "B2",
        "purpose": "FILES",
        "settings": {
            "bucket_name": "acme-cold",
            "account_id": "4a48fe8875c6" // want: iconik-storage-master-key
        }
    }
    """
    try await api.upload(Data(cold.utf8), to: "/files/v1/storages/")
    let role: [String: Any] = [
        "name": "proxies",
        "method": "S3",
        "purpose": "PROXIES",
        "settings": [
            "bucket": "acme-proxies",
            "access_key": "", // not: iconik-storage-static-key
            "secret_key": "" // not: iconik-storage-literal-secret
        ]
    ]
    request.httpBody = try JSONSerialization.data(withJSONObject: role)
    let warm: [String: Any] = [
        "name": "warm",
        "method": "B2",
        "purpose": "FILES",
        "settings": [
            "bucket_name": "acme-warm",
            "account_id": "0024a48fe8875c60000000001" // not: iconik-storage-master-key
        ]
    ]
    request.httpBody = try JSONSerialization.data(withJSONObject: warm)
}
