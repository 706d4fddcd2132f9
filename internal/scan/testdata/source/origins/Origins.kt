// Origins of the ImageKit account: https://api.imagekit.io/v1/accounts/origins.
suspend fun run(api: HttpClient) {
    val anything = mapOf(
        "type" to "WEB_PROXY", // want: imagekit-web-proxy-origin
        "name" to "any address"
    )
    api.post("/v1/accounts/origins") { setBody(anything) }
    val shop = mapOf(
        "type" to "WEB_FOLDER", // not: imagekit-web-proxy-origin
        "name" to "shop",
        "baseUrl" to "http://shop.acme.tv" // want: imagekit-plain-http-origin
    )
    api.post("/v1/accounts/origins") { setBody(shop) }
    api.post("/v1/accounts/origins") {
        setBody(mapOf(
            "type" to "WEB_FOLDER",
            "name" to "shop",
            "baseUrl" to "https://shop.acme.tv" // not: imagekit-plain-http-origin
        ))
    }
    api.post("/v1/accounts/origins") {
        setBody(mapOf(
            "type" to "S3",
            "name" to "media",
            "bucket" to "acme-media",
            "useIAMRole" to true,
            "accessKey" to "<<iconik-storage-key-id>>" // want: imagekit-key-beside-role
        ))
    }
    val fixed = """
    {
        "type": "S3",
        "name": "press",
        "bucket": "acme-press",
        "useIAMRole": false, // want: imagekit-static-storage-key
        "accessKey": "<<iconik-storage-key-id>>",
        "secretKey": "<<imagekit-storage-secret>>" // want: imagekit-origin-secret
    }
    """.trimIndent()
    api.post("/v1/accounts/origins") { setBody(fixed) }
    val role = """
    {
        "type": "S3",
        "name": "films",
        "bucket": "acme-films",
        "useIAMRole": true, // not: imagekit-static-storage-key
        "accessKey": "", // not: imagekit-key-beside-role
        "secretKey": "" // not: imagekit-origin-secret
    }
    """.trimIndent()
    api.post("/v1/accounts/origins") { setBody(role) }
}
