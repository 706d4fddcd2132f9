// Package clients has clients that check no certificates: some talk to iconik.
package clients

import (
	"crypto/tls"
	"net"
	"net/http"
	"net/smtp"
	"os"

	"github.com/go-resty/resty/v2"
	imagekit "github.com/imagekit-developer/imagekit-go/v2"
	"github.com/imagekit-developer/imagekit-go/v2/option"
)

const api = "https://app.iconik.io/API/"

// The registry in the house has a certificate of its own.
func registry() *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
}

func house() { registry().Get("https://registry.house.internal/v2/") }

func lax() *http.Client {
	t := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}} // want `certificates are not checked by a client that talks to iconik \[iconik-go-unchecked-certificates\]`
	return &http.Client{Transport: t}
}

func fetch() {
	req, _ := http.NewRequest("GET", api+"assets/v1/assets/", nil)
	req.Header.Set("Auth-Token", os.Getenv("ICONIK_AUTH_TOKEN"))
	lax().Do(req)
}

type service struct{ hc *http.Client }

func newService() *service {
	s := &service{hc: &http.Client{}}
	s.hc.Transport = &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}} // want `by a client that talks to iconik`
	return s
}

func (s *service) get(id string) { s.hc.Get(api + "assets/v1/assets/" + id + "/") }

func sdk() imagekit.Client {
	hc := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}} // want `by a client that talks to ImageKit`
	return imagekit.NewClient(option.WithHTTPClient(hc))
}

func chained() {
	c := resty.New()
	c.SetTLSClientConfig(&tls.Config{InsecureSkipVerify: true}) // want `by a client that talks to iconik`
	c.R().SetHeader("Accept", "application/json").Get(api)
}

// Where its requests go is not known: what the package talks to counts.
func unknown(address string) {
	hc := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}} // want `in a package that talks to iconik`
	hc.Get(address)
}

// What is sent here is no request over HTTP.
func mail(host string) error {
	c, err := smtp.Dial(net.JoinHostPort(host, "25"))
	if err != nil {
		return err
	}
	return c.StartTLS(&tls.Config{InsecureSkipVerify: true})
}
