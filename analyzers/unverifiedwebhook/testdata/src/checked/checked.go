// Package checked has a check of its own before it reads.
package checked

import (
	"crypto/hmac"
	"crypto/sha256"
	"errors"
	"hash"
	"log"

	imagekit "github.com/imagekit-developer/imagekit-go/v2"
)

type hook struct {
	client imagekit.Client
	secret []byte
}

func (h *hook) check(body, sum []byte) error {
	m := hmac.New(sha256.New, h.secret)
	m.Write(body)
	if !hmac.Equal(sum, m.Sum(nil)) {
		return errors.New("who is it?")
	}
	return nil
}

func (h *hook) checked(body, sum []byte) {
	if err := h.check(body, sum); err != nil {
		return
	}
	h.client.Webhooks.UnsafeUnwrap(body)
}

func (h *hook) here(m hash.Hash, body, sum []byte) {
	m.Write(body)
	if hmac.Equal(sum, m.Sum(nil)) {
		h.client.Webhooks.UnsafeUnwrap(body)
	}
}

func (h *hook) unheard(body, sum []byte) {
	if err := h.check(body, sum); err != nil {
		log.Print(err)
	}
	h.client.Webhooks.UnsafeUnwrap(body) // want `unverified-webhook`
}

func (h *hook) another(body, other, sum []byte) {
	if err := h.check(other, sum); err != nil {
		return
	}
	h.client.Webhooks.UnsafeUnwrap(body) // want `unverified-webhook`
}

func (h *hook) late(body, sum []byte) error {
	h.client.Webhooks.UnsafeUnwrap(body) // want `unverified-webhook`
	return h.check(body, sum)
}

func (h *hook) long(body []byte) error {
	if len(body) > 1<<20 {
		return nil
	}
	_, err := h.client.Webhooks.UnsafeUnwrap(body) // want `unverified-webhook`
	return err
}
