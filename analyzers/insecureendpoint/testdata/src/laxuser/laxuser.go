// Package laxuser talks to platforms with clients of another package.
package laxuser

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"lax"
)

func clients() {
	lax.Client().Get("https://app.iconik.io/API/") // want `certificates are not checked by a client that talks to iconik`
	c, err := lax.Open()                           // want `certificates are not checked by a client that talks to ImageKit`
	if err != nil {
		return
	}
	c.Get("https://api.imagekit.io/v1/files")
	own := &http.Client{Transport: &http.Transport{TLSClientConfig: lax.Config()}} // want `certificates are not checked by a client that talks to iconik`
	own.Get("https://app.iconik.io/API/")
	lax.Shared.Get("https://app.iconik.io/API/") // want `certificates are not checked by a client that talks to iconik`
	lax.Client().Get("https://registry.house.internal/v2/")
	lax.Strict().Get("https://app.iconik.io/API/")
}

func schemes() {
	http.Get(strings.Replace("https://app.iconik.io/API/", "https:", "http:", 1)) // want `plain HTTP to app.iconik.io`
	u, _ := url.Parse("https://api.imagekit.io/v1/files")
	u.Scheme = "http" // want `plain HTTP to api.imagekit.io`
	http.Get(u.String())
	var b strings.Builder
	fmt.Fprintf(&b, "%s://%s", "http", "app.iconik.io")
	http.Get(b.String()) // want `plain HTTP to app.iconik.io`
	other, _ := url.Parse("https://registry.house.internal/")
	other.Scheme = "http"
	http.Get(other.String())
}
