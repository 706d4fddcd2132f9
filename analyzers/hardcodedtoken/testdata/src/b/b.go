// Package b hands what it is given on to credential headers.
package b

import (
	"net/http"
	"os"
)

type Client struct {
	Token string
	key   string
}

func New(token, key string) *Client {
	return &Client{Token: token, key: key}
}

func (c *Client) Do(req *http.Request) (*http.Response, error) {
	req.Header.Set("Auth-Token", c.Token)
	req.Header.Set("X-Filerobot-Key", c.key)
	return http.DefaultClient.Do(req)
}

func Set(req *http.Request, name, value string) { req.Header.Set(name, value) }

func Env(name, def string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return def
}

var Default = "<<uuid4 n=30>>"

func Builtin() string { return "<<uuid4 n=31>>" }

const Named = "<<uuid4 n=32>>"
