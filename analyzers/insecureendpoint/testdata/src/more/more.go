// Package more reaches platforms over plain HTTP in ways of its own.
package more

import (
	"cmp"
	"crypto/tls"
	"flag"
	"net/http"
	"net/url"
	"os"

	imagekit "github.com/imagekit-developer/imagekit-go/v2"
)

func redirect(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "http://ik.imagekit.io/demo/"+r.URL.Path, http.StatusFound) // want `plain HTTP to ik.imagekit.io`
}

func downgrade(r *http.Request) {
	u := &url.URL{Host: "app.iconik.io", Path: "/API/"}
	u.Scheme = "http" // want `plain HTTP to app.iconik.io`
	http.Get(u.String())
}

func custom() {
	base := cmp.Or(os.Getenv("IMAGEKIT_URL_ENDPOINT"), "http://media.acme-tv.net") // want `plain HTTP to media.acme-tv.net \[imagekit-go-plain-http\]`
	http.Get(base + "/a.jpg")
	local := cmp.Or(os.Getenv("IMAGEKIT_URL_ENDPOINT"), "http://localhost:8080")
	http.Get(local + "/a.jpg")
}

var origin = imagekit.OriginRequestWebFolderParam{Name: "shop", BaseURL: "http://shop.acme-tv.net"} // want `imagekit-plain-http-origin`

var hook = map[string]any{
	"name": "assets", "event_type": "assets", "realm": "metadata",
	"url": "http://hooks.acme-tv.net/iconik", // want `iconik-webhook-plain-http`
}

var insecure = flag.Bool("insecure", true, "do not check certificates")

func client() *http.Client {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.TLSClientConfig = &tls.Config{InsecureSkipVerify: *insecure} // want `imagekit-go-unchecked-certificates` `iconik-go-unchecked-certificates`
	return &http.Client{Transport: t}
}

var strict = flag.Bool("lax", false, "do not check certificates")

func careful() *tls.Config { return &tls.Config{InsecureSkipVerify: *strict} }
