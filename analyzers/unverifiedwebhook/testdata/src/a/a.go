// Package a takes in webhooks.
package a

import (
	"net/http"
	"os"

	imagekit "github.com/imagekit-developer/imagekit-go/v2"
	"github.com/imagekit-developer/imagekit-go/v2/option"
)

func handle(c imagekit.Client, body []byte, h http.Header) {
	c.Webhooks.UnsafeUnwrap(body)       // want `without verifying it \[imagekit-go-unverified-webhook\]`
	go c.Webhooks.UnsafeUnwrap(body)    // want `unverified-webhook`
	defer c.Webhooks.UnsafeUnwrap(body) // want `unverified-webhook`
	func() {
		c.Webhooks.UnsafeUnwrap(body) // want `unverified-webhook`
	}()
	c.Webhooks.Unwrap(body, h)
	c.Webhooks.Unwrap(body, nil)           // want `imagekit-go-webhook-without-headers`
	c.Webhooks.Unwrap(body, http.Header{}) // want `imagekit-go-webhook-without-headers`
	c.Webhooks.Unwrap(body, http.Header{"Webhook-Id": {"1"}})
	other{}.UnsafeUnwrap(body)
}

type other struct{}

func (other) UnsafeUnwrap([]byte) {}

const none = ""

func clients(secret string) {
	imagekit.NewClient(option.WithWebhookSecret(none)) // want `an empty secret to verify webhooks with \[imagekit-go-webhook-without-secret\]`
	imagekit.NewClient(option.WithWebhookSecret(os.Getenv("IMAGEKIT_WEBHOOK_SECRET")))
	imagekit.NewClient(option.WithWebhookSecret(secret))
	imagekit.NewClient()
}
