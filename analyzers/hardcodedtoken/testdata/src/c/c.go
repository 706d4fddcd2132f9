// Package c uses constants as credentials by way of package b.
package c

import (
	"net/http"

	"b"
)

func use(req *http.Request) {
	b.New("<<uuid4 n=40>>", "")                // want `a constant reaches the Auth-Token header \(by way of b.go:\d+:\d+, b.go:\d+:\d+\)`
	b.New("", "<<shape [0-9a-f]{32}>>")        // want `X-Filerobot-Key header`
	_ = b.Client{Token: "<<uuid4 n=41>>"}      // want `constant`
	b.Set(req, "Auth-Token", "<<uuid4 n=42>>") // want `constant`
	b.Set(req, "Accept", "<<uuid4 n=43>>")
	req.Header.Set("Auth-Token", b.Env("ICONIK_AUTH_TOKEN", "<<uuid4 n=44>>")) // want `constant`
	req.Header.Set("Auth-Token", b.Default)                                    // want `by way of b.go:`
	req.Header.Set("Auth-Token", b.Builtin())                                  // want `by way of b.go:`
	req.Header.Set("Auth-Token", b.Named)                                      // want `constant`
}

// Wrap hands on what b hands on.
func Wrap(token string) *b.Client { return b.New(token, "") }
