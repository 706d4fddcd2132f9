package credential

import (
	"bytes"
	"encoding/base64"
	"time"
)

// imageKitPrefix begins every private key of ImageKit's.
const imageKitPrefix = "private_"

// decodeImageKitKey reads an ImageKit private key: the prefix and 20 bytes in
// base64. It says nothing of itself beyond its shape.
func decodeImageKitKey(value []byte, _ time.Time) (*Decoded, bool) {
	return &Decoded{}, isImageKitKey(value)
}

func isImageKitKey(value []byte) bool {
	body, ok := bytes.CutPrefix(value, []byte(imageKitPrefix))
	if !ok || len(body) != base64.StdEncoding.EncodedLen(20) {
		return false
	}
	raw, err := base64.StdEncoding.Strict().DecodeString(string(body))
	return err == nil && len(raw) == 20
}

// decodeImageKitBasic reads the base64 of basic authentication with a private
// key as the user: the bare key, the key and a colon, or with a password
// behind it, which ImageKit passes over. The key is the secret.
func decodeImageKitBasic(value []byte, now time.Time) (*Decoded, bool) {
	raw, err := base64.StdEncoding.DecodeString(string(value))
	if err != nil {
		// Padding is lost where the value stands in a URL or a file name.
		raw, err = base64.RawStdEncoding.DecodeString(string(value))
	}
	if err != nil {
		return nil, false
	}
	key, password, colon := bytes.Cut(raw, []byte(":"))
	if !isImageKitKey(key) || len(password) > 64 {
		return nil, false
	}
	for _, c := range password {
		if c < ' ' || c > '~' {
			return nil, false
		}
	}
	form := "bare"
	switch {
	case len(password) > 0:
		form = "password"
	case colon:
		form = "key"
	}
	c := &Decoded{Secret: key}
	c.tell("contains", "an ImageKit private key, as basic authentication")
	c.set("form", text(form))
	return c, true
}
