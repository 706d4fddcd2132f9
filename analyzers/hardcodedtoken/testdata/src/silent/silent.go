// Package silent holds what is no finding.
package silent

import (
	"bytes"
	"flag"
	"io"
	"net/http"
	"os"

	"github.com/imagekit-developer/imagekit-go/v2/option"
)

type vault interface {
	Read(path string) (string, error)
}

var key = flag.String("key", "", "the key")

func read(req *http.Request, v vault, extra string) {
	req.Header.Set("Auth-Token", os.Getenv("ICONIK_AUTH_TOKEN"))
	token, _ := v.Read("secret/data/iconik/token")
	req.Header.Set("Auth-Token", token)
	b, _ := os.ReadFile("/run/secrets/iconik-token")
	req.Header.Set("Auth-Token", string(bytes.TrimSpace(b)))
	all, _ := io.ReadAll(req.Body)
	req.Header.Set("Auth-Token", string(all))
	req.Header.Set("Auth-Token", *key)
	req.Header.Set("Auth-Token", "tok-"+extra)
	req.Header.Set("Auth-Token", "")
	req.Header.Set("Auth-Token", "your-auth-token")
	req.Header.Set("Auth-Token", "<YOUR TOKEN>")
	req.Header.Set("Auth-Token", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")
	req.Header.Set("App-ID", "<<uuid1>>")
	req.Header.Set("Authorization", "Bearer <<uuid4 n=50>>")
	req.SetBasicAuth("<<uuid4 n=51>>", "")
	option.WithPrivateKey(os.Getenv("IMAGEKIT_PRIVATE_KEY"))
	option.WithHeader("Accept", "<<uuid4 n=52>>")
	unset := map[string]string{"Accept": "<<uuid4 n=53>>"}
	req.Header.Set("Auth-Token", unset["Auth-Token"])
}

func overwritten(req *http.Request) {
	token := "<<uuid4 n=54>>"
	token = os.Getenv("ICONIK_AUTH_TOKEN")
	req.Header.Set("Auth-Token", token)
}

type field struct{ name, value string }

// Names and values that do not go together.
func together(req *http.Request) {
	put(req, "Content-Type", "application/json")
	put(req, "X-Request-Source", "<<uuid4 n=55>>")
	put(req, "Auth-Token", os.Getenv("ICONIK_AUTH_TOKEN"))
	for _, f := range []field{{"Accept", "application/vnd.iconik+json"}, {"X-Request-Source", "<<uuid4 n=56>>"}, {"Auth-Token", os.Getenv("ICONIK_AUTH_TOKEN")}} {
		req.Header.Set(f.name, f.value)
	}
}

func put(req *http.Request, name, value string) { req.Header.Set(name, value) }
