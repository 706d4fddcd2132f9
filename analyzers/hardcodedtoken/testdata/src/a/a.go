// Package a uses constants as credentials in every way that is followed within
// a package.
package a

import (
	"cmp"
	"encoding/base64"
	"flag"
	"fmt"
	"net/http"
	"os"
	"strings"

	codedius "github.com/codedius/imagekit-go"
	"github.com/go-resty/resty/v2"
	"github.com/imagekit-developer/imagekit-go"
	"github.com/imagekit-developer/imagekit-go/config"
	ik2 "github.com/imagekit-developer/imagekit-go/v2"
	"github.com/imagekit-developer/imagekit-go/v2/lib"
	"github.com/imagekit-developer/imagekit-go/v2/option"
)

func headers(req *http.Request) {
	req.Header.Set("Auth-Token", "<<iconik-token>>")     // want `a constant reaches the Auth-Token header \[iconik-go-constant-token\]`
	req.Header.Add("auth-token", "<<uuid4>>")            // want `a constant reaches the auth-token header`
	req.Header["Auth-Token"] = []string{"<<uuid4 n=2>>"} // want `constant`
	req.Header = http.Header{
		"Auth-Token": {"<<uuid4 n=3>>"}, // want `constant`
	}
}

const named = "<<uuid4 n=4>>" // want `constant`

func constant(req *http.Request) { req.Header.Set("Auth-Token", named) }

var variable = "<<uuid4 n=5>>" // want `constant`

func global(req *http.Request) { req.Header.Set("Auth-Token", variable) }

func concatenated(req *http.Request, short bool) {
	token := "<<shape [0-9a-f]{20}>>" // want `constant`
	if !short {
		token += "<<shape [0-9a-f]{24}>>" // want `constant`
	}
	req.Header.Set("X-Filerobot-Key", strings.TrimSpace(token))
}

func formatted(req *http.Request) {
	a, b := "<<shape [0-9a-f]{16}>>", "<<shape [0-9a-f]{17}>>" // want `constant`
	req.Header.Set("X-Filerobot-Key", fmt.Sprintf("%s%s", a, b))
	c, d := "<<shape [0-9a-f]{18}>>", "<<shape [0-9a-f]{19}>>" // want `constant`
	req.Header.Set("X-Filerobot-Key", strings.Join([]string{c, d}, ""))
	e := []byte("<<shape [0-9a-f]{32}>>") // want `constant`
	req.Header.Set("X-Filerobot-Key", string(e))
}

func basic() {
	req, err := http.NewRequest("GET", "https://api.imagekit.io/v1/files", nil)
	if err != nil {
		return
	}
	req.SetBasicAuth("<<imagekit-private-key>>", "") // want `basic authentication of a request \[imagekit-go-constant-key\]`
	key := "<<imagekit-private-key n=2>>"            // want `the Authorization header`
	req.Header.Set("Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(key+":")))
}

var token = flag.String("token", "<<uuid4 n=6>>", "the token") // want `constant`

var other string

func init() {
	flag.StringVar(&other, "other", "<<uuid4 n=7>>", "the other token") // want `constant`
}

func flags(req *http.Request) {
	req.Header.Set("Auth-Token", *token)
	req.Header.Set("Auth-Token", other)
}

func fallback(req *http.Request) {
	token := os.Getenv("ICONIK_AUTH_TOKEN")
	if token == "" {
		token = "<<uuid4 n=8>>" // want `constant`
	}
	req.Header.Set("Auth-Token", token)
	req.Header.Set("Auth-Token", env("ICONIK_AUTH_TOKEN", "<<uuid4 n=9>>"))                // want `constant`
	req.Header.Set("Auth-Token", cmp.Or(os.Getenv("ICONIK_AUTH_TOKEN"), "<<uuid4 n=10>>")) // want `constant`
	_ = env("REGION", "<<uuid4 n=11>>")
}

func env(name, def string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return def
}

type client struct {
	token string
	http  *http.Client
}

func newClient(token string) *client { return &client{token: token, http: http.DefaultClient} }

func (c *client) do(req *http.Request) (*http.Response, error) {
	req.Header.Set("Auth-Token", c.token)
	return c.http.Do(req)
}

func fields(req *http.Request) {
	newClient("<<uuid4 n=12>>").do(req) // want `constant`
	c := &client{}
	c.token = "<<uuid4 n=13>>" // want `constant`
	c.do(req)
	e := client{token: "<<uuid4 n=14>>"} // want `constant`
	f := e
	f.do(req)
}

func closure(req *http.Request) func() {
	token := "<<uuid4 n=15>>" // want `constant`
	return func() { req.Header.Set("Auth-Token", token) }
}

type doer interface{ send(token string) }

type sender struct{ req *http.Request }

func (s sender) send(token string) { s.req.Header.Set("Auth-Token", token) }

func dynamic(d doer) { d.send("<<uuid4 n=16>>") } // want `constant`

func generic[T ~string](req *http.Request, t T) { req.Header.Set("Auth-Token", string(t)) }

func instantiate(req *http.Request) { generic(req, "<<uuid4 n=17>>") } // want `constant`

func set(req *http.Request, name, value string) { req.Header.Set(name, value) }

func through(req *http.Request) {
	set(req, "Accept", "<<uuid4 n=18>>")
	for _, name := range []string{"a"} {
		req.Header.Set(name, "<<uuid4 n=19>>")
	}
}

func sdk() {
	ik2.NewClient(option.WithPrivateKey("<<imagekit-private-key n=3>>"))                                                                       // want `reaches option.WithPrivateKey`
	lib.NewHelperService(option.WithPrivateKey("<<imagekit-private-key n=4>>"))                                                                // want `constant`
	ik2.NewClient(option.WithWebhookSecret("<<imagekit-webhook-secret>>"))                                                                     // want `constant`
	imagekit.NewFromParams(imagekit.NewParams{PrivateKey: "<<imagekit-private-key n=5>>"})                                                     // want `constant reaches the field imagekit-go.NewParams.PrivateKey`
	imagekit.NewFromConfiguration(config.NewFromParams("<<imagekit-private-key n=6>>", "<<imagekit-public-key>>", "https://ik.imagekit.io/x")) // want `constant`
	codedius.NewClient(&codedius.Options{PrivateKey: "<<imagekit-private-key n=7>>"})                                                          // want `constant`
	resty.New().R().SetHeader("Auth-Token", "<<uuid4 n=20>>").Get("https://app.iconik.io/API/")                                                // want `constant`
}
