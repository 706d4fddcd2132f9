// The Azure origins of the ImageKit account.
func run(_ api: Session) async throws {
    let writable = """
    {
        "type": "AZURE_BLOB",
        "name": "inbox",
        "accountName": "acme",
        "container": "inbox",
        "sasToken": "sv=2024-11-04&ss=b&srt=o&sp=rwdl&se=2026-12-31T00:00:00Z&spr=https&sig=<<imagekit-sas-signature>>" // want: imagekit-origin-secret imagekit-writable-sas
    }
    """
    try await api.upload(Data(writable.utf8), to: "/v1/accounts/origins")
    let unsealed = """
    {
        "type": "AZURE_BLOB",
        "name": "press",
        "accountName": "acme",
        "container": "press",
        "sasToken": "sv=2024-11-04&ss=b&srt=o&sp=r&se=2026-12-31T00:00:00Z&sig=<<imagekit-sas-signature>>" // want: imagekit-origin-secret imagekit-sas-over-http
    }
    """
    try await api.upload(Data(unsealed.utf8), to: "/v1/accounts/origins")
    let decades: [String: Any] = [
        "type": "AZURE_BLOB",
        "name": "films",
        "accountName": "acme",
        "container": "films",
        "sasToken": "sv=2024-11-04&ss=b&srt=o&sp=r&se=2048-12-31T00:00:00Z&spr=https&sig=<<imagekit-sas-signature>>" // want: imagekit-origin-secret imagekit-long-lived-sas
    ]
    request.httpBody = try JSONSerialization.data(withJSONObject: decades)
    let tidy: [String: Any] = [
        "type": "AZURE_BLOB",
        "name": "shop",
        "accountName": "acme",
        "container": "shop",
        "sasToken": "sv=2024-11-04&ss=b&srt=o&sp=r&se=2026-12-31T00:00:00Z&spr=https&sig=<<imagekit-sas-signature>>" // want: imagekit-origin-secret // not: imagekit-writable-sas imagekit-sas-over-http imagekit-long-lived-sas
    ]
    request.httpBody = try JSONSerialization.data(withJSONObject: tidy)
}
