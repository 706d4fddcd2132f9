// Storages of the iconik domain, as they are set up.
suspend fun run(api: HttpClient) {
    val archive = mapOf(
        "name" to "archive",
        "method" to "S3",
        "purpose" to "ARCHIVE",
        "settings" to mapOf(
            "bucket" to "acme-archive",
            "access_key" to "<<iconik-storage-key-id>>", // want: iconik-storage-static-key
            "secret_key" to "<<iconik-storage-secret>>" // want: iconik-storage-literal-secret
        )
    )
    api.post("/files/v1/storages/") { setBody(archive) }
    val cold = mapOf(
        "name" to "cold",
        "method" to "B2",
        "purpose" to "FILES",
        "settings" to mapOf(
            "bucket_name" to "acme-cold",
            "account_id" to "4a48fe8875c6" // want: iconik-storage-master-key
        )
    )
    api.post("/files/v1/storages/") { setBody(cold) }
    api.post("/files/v1/storages/") {
        setBody(mapOf(
            "name" to "proxies",
            "method" to "S3",
            "purpose" to "PROXIES",
            "settings" to mapOf(
                "bucket" to "acme-proxies",
                "access_key" to "", // not: iconik-storage-static-key
                "secret_key" to "" // not: iconik-storage-literal-secret
            )
        ))
    }
    api.post("/files/v1/storages/") {
        setBody(mapOf(
            "name" to "warm",
            "method" to "B2",
            "purpose" to "FILES",
            "settings" to mapOf(
                "bucket_name" to "acme-warm",
                "account_id" to "0024a48fe8875c60000000001" // not: iconik-storage-master-key
            )
        ))
    }
}
