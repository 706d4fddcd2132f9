// Where the integration of iconik, ImageKit and Filerobot calls.
suspend fun run(client: HttpClient) {
    client.get("https://app.iconik.io/API/assets/v1/assets/?page=1&auth_token=<<iconik-opaque-token n=8>>") { // want: iconik-token-in-url iconik-config-token
    }
    client.get("https://app.iconik.io/API/assets/v1/assets/?page=$page") { // not: iconik-token-in-url
    }
    client.post("http://app.iconik.io/API/search/v1/search/") { // want: iconik-plain-http
    }
    val request = Request.Builder()
        .url("https://app.iconik.io/API/search/v1/search/") // not: iconik-plain-http iconik-plain-http-api
        .post(body)
        .build()
    client.get("http://$host/API/assets/v1/assets/") { // want: iconik-plain-http-api
    }
    val link = "http://icnk.io/u/4f2b6c1d0e9a" // want: iconik-plain-http-share
    val link = "https://icnk.io/u/4f2b6c1d0e9a" // not: iconik-plain-http-share
    client.get("https://app.iconik.io/API/assets/v1/assets/?auth_token=$authToken") { // want: iconik-token-put-in-url
    }
    client.get("https://app.iconik.io/API/assets/v1/assets/?per_page=$size") { // not: iconik-token-put-in-url
    }
    val request = Request.Builder()
        .url("https://app.iconik.io/API/assets/v1/assets/?token=${System.getenv("ICONIK_AUTH_TOKEN")}") // want: iconik-token-put-in-url
        .build()






    client.get("http://api.imagekit.io/v1/files") { // want: imagekit-plain-http
    }
    val request = Request.Builder()
        .url("https://api.imagekit.io/v1/files") // not: imagekit-plain-http
        .build()
    val client = ImageKit(
        privateKey = System.getenv("IMAGEKIT_PRIVATE_KEY"),
        urlEndpoint = "http://images.acme.tv/media", // want: imagekit-plain-http-endpoint
    )
    val client = ImageKit(
        privateKey = System.getenv("IMAGEKIT_PRIVATE_KEY"),
        urlEndpoint = "https://images.acme.tv/media", // not: imagekit-plain-http-endpoint
    )
    client.get("https://api.imagekit.io/v1/files?private_key=$privateKey") { // want: imagekit-key-put-in-url
    }
    val request = Request.Builder()
        .url("https://api.imagekit.io/v1/files?path=$path") // not: imagekit-key-put-in-url
        .build()






    client.get("http://api.filerobot.com/$container/v4/files") { // want: filerobot-plain-http-api
    }
    val request = Request.Builder()
        .url("https://api.filerobot.com/$container/v4/files") // not: filerobot-plain-http-api
        .build()
    val picture = "http://<<filerobot-container>>.filerobot.com/press/kit.jpg" // want: filerobot-plain-http-delivery
    val picture = "https://<<cloudimage-token>>.cloudimg.io/v7/http://origin.acme.tv/kit.jpg" // not: filerobot-plain-http-delivery
    client.get("https://api.filerobot.com/$container/v4/key/info?key=$filerobotKey") { // want: filerobot-key-put-in-url
    }
    val request = Request.Builder()
        .url("https://api.filerobot.com/$container/v4/files?folder=$folder") // not: filerobot-key-put-in-url
        .build()
}
