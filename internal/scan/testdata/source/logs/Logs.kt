// What the integration of iconik, ImageKit and Filerobot writes to its log.
suspend fun run(client: HttpClient) {
    // iconik
    println("using $authToken") // want: iconik-logged-token
    println("auth_token is set") // not: iconik-logged-token
    Log.d(TAG, "token=${System.getenv("ICONIK_AUTH_TOKEN")}") // want: iconik-logged-token
    Log.d(TAG, "asset $assetId is done") // not: iconik-logged-token
    val token = System.getenv("ICONIK_AUTH_TOKEN")
    println(token) // want: iconik-logged-variable
    println("token: set") // not: iconik-logged-variable
    println("key: $imagekitPrivateKey") // want: imagekit-logged-key
    println("the private key of ImageKit is missing") // not: imagekit-logged-key
    Log.d(TAG, "key: ${System.getenv("IMAGEKIT_PRIVATE_KEY")}") // want: imagekit-logged-key
    Log.d(TAG, "uploaded to $urlEndpoint") // not: imagekit-logged-key
    println("key: $filerobotKey") // want: filerobot-logged-key
    println("the Filerobot key is missing") // not: filerobot-logged-key
    Log.d(TAG, "key: ${System.getenv("FILEROBOT_KEY")}") // want: filerobot-logged-key
    Log.d(TAG, "container $filerobotContainer") // not: filerobot-logged-key
}
