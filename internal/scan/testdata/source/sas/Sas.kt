// The Azure origins of the ImageKit account.
suspend fun run(api: HttpClient) {
    val writable = mapOf(
        "type" to "AZURE_BLOB",
        "name" to "inbox",
        "accountName" to "acme",
        "container" to "inbox",
        "sasToken" to "sv=2024-11-04&ss=b&srt=o&sp=rwdl&se=2026-12-31T00:00:00Z&spr=https&sig=<<imagekit-sas-signature>>" // want: imagekit-origin-secret imagekit-writable-sas
    )
    api.post("/v1/accounts/origins") { setBody(writable) }
    val unsealed = mapOf(
        "type" to "AZURE_BLOB",
        "name" to "press",
        "accountName" to "acme",
        "container" to "press",
        "sasToken" to "sv=2024-11-04&ss=b&srt=o&sp=r&se=2026-12-31T00:00:00Z&sig=<<imagekit-sas-signature>>" // want: imagekit-origin-secret imagekit-sas-over-http
    )
    api.post("/v1/accounts/origins") { setBody(unsealed) }
    api.post("/v1/accounts/origins") {
        setBody(mapOf(
            "type" to "AZURE_BLOB",
            "name" to "films",
            "accountName" to "acme",
            "container" to "films",
            "sasToken" to "sv=2024-11-04&ss=b&srt=o&sp=r&se=2048-12-31T00:00:00Z&spr=https&sig=<<imagekit-sas-signature>>" // want: imagekit-origin-secret imagekit-long-lived-sas
        ))
    }
    api.post("/v1/accounts/origins") {
        setBody(mapOf(
            "type" to "AZURE_BLOB",
            "name" to "shop",
            "accountName" to "acme",
            "container" to "shop",
            "sasToken" to "sv=2024-11-04&ss=b&srt=o&sp=r&se=2026-12-31T00:00:00Z&spr=https&sig=<<imagekit-sas-signature>>" // want: imagekit-origin-secret // not: imagekit-writable-sas imagekit-sas-over-http imagekit-long-lived-sas
        ))
    }
}
