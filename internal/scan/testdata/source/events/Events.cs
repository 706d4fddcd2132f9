// What ImageKit tells of.
class Run
{
    async Task RunAsync(HttpClient client)
    {
        // ImageKit
        var ev = client.Webhooks.UnsafeUnwrap(payload); // want: imagekit-unverified-webhook
        var ev = client.Webhooks.Unwrap(payload, headers); // not: imagekit-unverified-webhook
    }
}
