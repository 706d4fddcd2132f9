// Objects with credentials in them, as they are written to a log.
suspend fun run(client: HttpClient) {
    // iconik
    println(mapOf("Accept" to "application/json", "Auth-Token" to token)) // want: iconik-logged-headers
    println(mapOf("Accept" to "application/json", "X-Request-Id" to id)) // not: iconik-logged-headers
    val iconikHeaders = mapOf("Accept" to "application/json", "Auth-Token" to token) // want: iconik-logged-headers
    println(iconikHeaders)
    println(iconikHeaders)
    // filerobot
    println(mapOf("Accept" to "application/json", "X-Filerobot-Key" to key)) // want: filerobot-logged-headers
    println(mapOf("Accept" to "application/json", "X-Request-Id" to id)) // not: filerobot-logged-headers
    val filerobotHeaders = mapOf("Accept" to "application/json", "X-Filerobot-Key" to key) // want: filerobot-logged-headers
    println(filerobotHeaders)
    println(filerobotHeaders)
    // ImageKit
    println(mapOf("urlEndpoint" to endpoint, "privateKey" to secret)) // want: imagekit-logged-options
    println(mapOf("urlEndpoint" to endpoint, "publicKey" to public)) // not: imagekit-logged-options
}
