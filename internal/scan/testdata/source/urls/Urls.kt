// Addresses that ImageKit signs.
suspend fun run(client: HttpClient) {
    // ImageKit
    imageKit.getUrl(mapOf("urlEndpoint" to endpoint, "path" to "/contract.jpg", "signed" to true)) // want: imagekit-signed-url-without-expiry
    imageKit.getUrl(mapOf("urlEndpoint" to endpoint, "path" to "/contract.jpg", "signed" to true, "expireSeconds" to 3600)) // not: imagekit-signed-url-without-expiry imagekit-signed-url-with-zero-expiry imagekit-long-lived-signed-url imagekit-signed-url-until-timestamp imagekit-signed-path-without-expiry
    imageKit.getUrl(mapOf("urlEndpoint" to endpoint, "path" to "/contract.jpg", "signed" to true, "expireSeconds" to 0)) // want: imagekit-signed-url-with-zero-expiry
    imageKit.getUrl(mapOf("urlEndpoint" to endpoint, "path" to "/contract.jpg", "signed" to true, "expireSeconds" to 31536000)) // want: imagekit-long-lived-signed-url
    imageKit.getUrl(mapOf("urlEndpoint" to endpoint, "path" to "/contract.jpg", "signed" to true, "expireSeconds" to 1798761600)) // want: imagekit-signed-url-until-timestamp
    imageKit.getUrl(mapOf("path" to "/contract.jpg", "signed" to true)) // want: imagekit-signed-path-without-expiry
    imageKit.getUrl(mapOf("urlEndpoint" to endpoint, "path" to "/contract.jpg", "signed" to false, "expireSeconds" to 600)) // want: imagekit-expiry-without-signature
    imageKit.getUrl(mapOf("urlEndpoint" to endpoint, "path" to "/contract.jpg", "signed" to true, "expireSeconds" to 600)) // not: imagekit-expiry-without-signature
    imageKit.getUrl(mapOf("path" to "/contract.jpg", "expireSeconds" to 600)) // want: imagekit-call-without-signature
    imageKit.getUrl(mapOf("path" to "/contract.jpg", "signed" to true, "expireSeconds" to 600)) // not: imagekit-call-without-signature
}
