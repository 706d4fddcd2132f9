// What ImageKit tells of.
suspend fun run(client: HttpClient) {
    // ImageKit
    val event = client.webhooks().unsafeUnwrap(payload) // want: imagekit-unverified-webhook
    val event = client.webhooks().unwrap(payload, headers) // not: imagekit-unverified-webhook
}
