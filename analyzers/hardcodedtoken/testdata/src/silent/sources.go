package silent

import (
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
)

// Example is what a token looks like: eyJ... It is no token.
const Example = "your-auth-token-here"

var given = flag.String("token", "", "the token")

type store interface {
	Read(path string) (map[string]string, error)
}

func sources(req *http.Request, v store) {
	req.Header.Set("Auth-Token", Example)
	req.Header.Set("Auth-Token", *given)
	if b, err := os.ReadFile("/run/secrets/iconik"); err == nil {
		req.Header.Set("Auth-Token", strings.TrimSpace(string(b)))
	}
	if s, err := v.Read("secret/iconik"); err == nil {
		req.Header.Set("Auth-Token", s["token"])
	}
}

// A server that only stands in for the platform.
func server() *httptest.Server {
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Auth-Token") != "test-token" {
			w.WriteHeader(http.StatusUnauthorized)
		}
	}))
}
