// The upload of a file into iconik.
func run() async throws {
    // iconik answers with where the file goes.
    let target = storage["upload_url"] // want: iconik-upload-call
    let target = storage["url"] // not: iconik-upload-call
}
