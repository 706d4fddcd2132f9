package main

// What ImageKit tells of.
func run(ctx context.Context) error {
	// ImageKit
	event, err := client.Webhooks.UnsafeUnwrap(payload)     // want: imagekit-unverified-webhook
	event, err := client.Webhooks.Unwrap(payload, r.Header) // not: imagekit-unverified-webhook
	return nil
}
