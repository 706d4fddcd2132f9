// Package a gives clients credentials.
package a

import (
	"net/http"
	"os"

	"github.com/imagekit-developer/imagekit-go/v2/option"
)

func header(req *http.Request) {
	req.Header.Set("Auth-Token", os.Getenv("ICONIK_ADMIN_TOKEN")) // want `the environment variable ICONIK_ADMIN_TOKEN is an administrator's, and reaches the Auth-Token header \[iconik-go-admin-credential\]`
	req.Header.Set("Auth-Token", os.Getenv("ICONIK_AUTH_TOKEN"))
	req.Header.Set("X-Other", os.Getenv("ICONIK_ADMIN_TOKEN"))
	req.Header.Set("X-Filerobot-Key", os.Getenv("ICONIK_ADMIN_TOKEN"))
}

type config struct{ key string }

func load() config {
	c := config{key: os.Getenv("IMAGEKIT_ADMIN_PRIVATE_KEY")}
	if c.key == "" {
		c.key = os.Getenv("IMAGEKIT_PRIVATE_KEY")
	}
	return c
}

func client() option.RequestOption {
	return option.WithPrivateKey(load().key) // want `imagekit-go-admin-credential`
}
