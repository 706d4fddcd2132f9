// Package guard knows who may call.
package guard

import (
	"crypto/subtle"
	"errors"
	"net/http"
	"os"
)

func Check(r *http.Request) error {
	if subtle.ConstantTimeCompare([]byte(r.Header.Get("X-Secret")), []byte(os.Getenv("ACTION_SECRET"))) != 1 {
		return errors.New("who is it?")
	}
	return nil
}

func Bind(r *http.Request, into any) error { return nil }
