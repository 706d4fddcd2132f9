// The server that iconik's custom actions call.
suspend fun run(client: HttpClient) {
    // A custom action of iconik's.
    println(call.receiveText()) // want: iconik-logged-payload
    println(action.assetIds) // not: iconik-logged-payload
    client.get("https://app.iconik.io/API/assets/v1/assets/") {
        header("Auth-Token", authToken)
    }
}
