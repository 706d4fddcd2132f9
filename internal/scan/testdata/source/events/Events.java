// What ImageKit tells of.
class Run {
    void run() throws Exception {
        // ImageKit
        var event = client.webhooks().unsafeUnwrap(payload); // want: imagekit-unverified-webhook
        var event = client.webhooks().unwrap(payload, headers); // not: imagekit-unverified-webhook
    }
}
