// Package a puts addresses together.
package a

import (
	"crypto/tls"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/imagekit-developer/imagekit-go"
	"github.com/imagekit-developer/imagekit-go/v2/option"
)

const host = "app.iconik.io"

var scheme = "http"

func concatenated(path string) string {
	return scheme + "://" + host + "/API/" + path // want `plain HTTP to app.iconik.io \[iconik-go-plain-http\]`
}

func formatted(id string) string {
	return fmt.Sprintf("%s://%s/v1/files/%s", scheme, "api.imagekit.io", id) // want `imagekit-go-plain-http`
}

func joined(id string) string {
	return strings.Join([]string{"http:/", "demo.filerobot.com", "v5", id}, "/") // want `filerobot-go-plain-http`
}

func custom() {
	imagekit.NewFromParams(imagekit.NewParams{UrlEndpoint: base()})
	option.WithBaseURL(base())
}

func base() string { return "http" + "://media.acme.com/x" } // want `plain HTTP to media.acme.com \[imagekit-go-plain-http\]`

func client() *http.Client {
	return &http.Client{Transport: &http.Transport{
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, // want `certificates are not checked in a package that talks to iconik` `ImageKit` `Filerobot`
	}}
}

func assigned() *url.URL {
	u := &url.URL{Host: host}
	u.Scheme = scheme // want `iconik-go-plain-http`
	return u
}

const pieces = "" + "ht" + "tp:/" + "/app.iconik.io" + "/API/" + "v1" // want `plain HTTP to app.iconik.io`

const within = "see" + ": " + "http://app.iconik.io" + " and more" // want `plain HTTP to app.iconik.io`
