// Package a takes in webhooks.
package a

import (
	"net/http"

	imagekit "github.com/imagekit-developer/imagekit-go/v2"
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
