// Package ways carries constants over channels, by names and in pieces.
package ways

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"github.com/spf13/pflag"
)

type tokens struct{ ch chan string }

func channels(req *http.Request) {
	ch := make(chan string, 1)
	ch <- "<<uuid4>>" // want `constant`
	req.Header.Set("Auth-Token", <-ch)
	t := tokens{make(chan string)}
	go feed(t.ch)
	for v := range t.ch {
		req.Header.Set("Auth-Token", v)
	}
	select {
	case v, ok := <-t.ch:
		if ok {
			req.Header.Set("Auth-Token", v)
		}
	case ch <- "<<uuid4 n=3>>": // want `constant`
	}
	other := make(chan string)
	other <- "<<uuid4 n=4>>"
}

func feed(ch chan<- string) { ch <- "<<uuid4 n=2>>" } // want `constant`

type key struct{}

type otherKey struct{}

func contexts(ctx context.Context, req *http.Request) {
	ctx = context.WithValue(ctx, key{}, "<<uuid4 n=5>>") // want `constant`
	ctx = context.WithValue(ctx, otherKey{}, "<<uuid4 n=6>>")
	if token, ok := ctx.Value(key{}).(string); ok {
		req.Header.Set("Auth-Token", token)
	}
}

func names(req *http.Request, fs *pflag.FlagSet) {
	fs.String("token", "<<uuid4 n=7>>", "the token") // want `constant`
	fs.String("region", "<<uuid4 n=8>>", "the region")
	token, _ := fs.GetString("token")
	req.Header.Set("Auth-Token", token)
}

func pairs(req *http.Request) {
	for _, h := range [][2]string{
		{"Auth-Token", "<<uuid4 n=9>>"}, // want `constant`
		{"Accept", "<<uuid4 n=10>>"},
	} {
		req.Header.Set(h[0], h[1])
	}
	for _, h := range []struct{ name, value string }{
		{"X-Filerobot-Key", "<<shape [0-9a-f]{32}>>"}, // want `X-Filerobot-Key header`
		{"Accept", "<<uuid4 n=11>>"},
	} {
		req.Header.Set(h.name, h.value)
	}
}

func pieces(req *http.Request) {
	req.Header.Set("Auth-Token", strings.Split("<<uuid4 n=12>>|eu", "|")[0])     // want `constant`
	req.Header.Set("Auth-Token", strings.Fields("<<uuid4 n=13>> x")[0])          // want `constant`
	req.Header.Set("Auth-Token", strings.Split("iconik:<<uuid4 n=14>>", ":")[1]) // want `constant`
}

const logIn = "https://app.iconik.io/API/auth/v1/auth/simple/login/"

func bodies(email string) {
	http.Post(logIn, "application/json", strings.NewReader(`{"app_name": "sync", "email": "sync@acme.tv", "password": "<<iconik-password>>"}`)) // want `\[iconik-go-constant-token\]`
	body := fmt.Sprintf(`{"app_name": %q, "email": %q, "password": %q}`, "sync", email, "<<iconik-password n=2>>")                              // want `\[iconik-go-constant-token\]`
	http.Post(logIn, "application/json", strings.NewReader(body))
	body = fmt.Sprintf(`{"app_name": "sync", "email": "%s", "password": "<<iconik-password n=3>>"}`, email) // want `\[iconik-go-constant-token\]`
	http.Post(logIn, "application/json", strings.NewReader(body))
	_ = fmt.Sprintf(`{"app_name": %q, "email": %q, "password": %q}`, "sync", email, email)
}
