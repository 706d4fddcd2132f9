// The upload of a file into iconik.
suspend fun run(client: HttpClient) {
    // iconik answers with where the file goes.
    val target = storage["upload_url"] // want: iconik-upload-call
    val target = storage["url"] // not: iconik-upload-call
}
