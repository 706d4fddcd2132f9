// A test that empties the iconik domain.
suspend fun run(client: HttpClient) {
    client.delete("https://app.iconik.io/API/assets/v1/delete_queue/assets/") { // want: iconik-destructive-test
    }
    val request = Request.Builder()
        .url("https://test.iconik.example/API/assets/v1/delete_queue/assets/") // not: iconik-destructive-test
        .delete(body)
        .build()
}
