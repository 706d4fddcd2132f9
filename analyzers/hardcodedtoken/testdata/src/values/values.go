// Package values carries constants in functions, maps, lists, pointers and what
// implements an interface.
package values

import (
	"encoding/base64"
	"net/http"
	"os"
	"strings"
	"sync"
)

type client struct{ token string }

func newClient(token string) *client { return &client{token} }

func (c *client) sign(req *http.Request) { req.Header.Set("Auth-Token", c.token) }

func (c *client) signAs(req *http.Request, token string) { req.Header.Set("Auth-Token", token) }

var factory = newClient

type maker func(string) *client

func with(m maker, token string) *client { return m(token) }

func functions(req *http.Request, c *client) {
	f := newClient
	f("<<uuid4>>").sign(req)                   // want `constant`
	factory("<<uuid4 n=2>>").sign(req)         // want `constant`
	with(newClient, "<<uuid4 n=3>>").sign(req) // want `constant`
	sign := c.signAs
	sign(req, "<<uuid4 n=4>>")                                      // want `constant`
	(*client).signAs(c, req, "<<uuid4 n=5>>")                       // want `constant`
	func(token string) { c.signAs(req, token) }("<<uuid4 n=6>>")    // want `constant`
	for _, do := range []func(string) *client{newClient, factory} { // The list is not followed.
		do("<<uuid4 n=7>>")
	}
}

type option func(*client)

func withToken(token string) option { return func(c *client) { c.token = token } }

func optional(options ...option) *client {
	c := &client{}
	for _, o := range options {
		o(c)
	}
	return c
}

var configured = optional(withToken("<<uuid4 n=8>>")) // want `constant`

var regions = map[string]string{
	"eu": "<<uuid4 n=9>>", // want `constant`
	"us": os.Getenv("ICONIK_AUTH_TOKEN"),
}

var sites = map[string]struct{ url, token string }{
	"main": {"https://app.iconik.io", "<<uuid4 n=10>>"}, // want `constant`
}

func maps(req *http.Request, region string) {
	req.Header.Set("Auth-Token", regions[region])
	if token, ok := regions["us"]; ok {
		req.Header.Set("Auth-Token", token)
	}
	req.Header.Set("Auth-Token", sites[region].token)
}

func pair() []string { return []string{"<<uuid4 n=11>>", "<<uuid4 n=12>>"} } // want `constant`

func lists(req *http.Request, i int) {
	req.Header.Set("Auth-Token", pair()[0])
	a := [...]string{"<<uuid4 n=13>>"} // want `constant`
	req.Header.Set("Auth-Token", a[0])
	b := []string{"<<uuid4 n=14>>", os.Getenv("ICONIK_AUTH_TOKEN")} // want `constant`
	req.Header.Set("Auth-Token", b[i])
}

func pointer[T any](v T) *T { return &v }

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func find() (string, error) { return "<<uuid4 n=15>>", nil } // want `constant`

type token string

func or[T ~string](name string, def T) T {
	if v, ok := os.LookupEnv(name); ok {
		return T(v)
	}
	return def
}

type maybe[T any] struct {
	v  T
	ok bool
}

func some[T any](v T) maybe[T] { return maybe[T]{v, true} }

func (m maybe[T]) or(def T) T {
	if m.ok {
		return m.v
	}
	return def
}

func generics(req *http.Request) {
	p := pointer("<<uuid4 n=16>>") // want `constant`
	req.Header.Set("Auth-Token", *p)
	req.Header.Set("Auth-Token", must(find()))
	req.Header.Set("Auth-Token", string(or[token]("ICONIK_AUTH_TOKEN", "<<uuid4 n=17>>"))) // want `constant`
	req.Header.Set("Auth-Token", some("<<uuid4 n=18>>").or(""))                            // want `constant`
}

type source interface{ Token() (string, error) }

type fixed struct{ token string }

func (f *fixed) Token() (string, error) { return f.token, nil }

func signed(req *http.Request, s source) {
	t, _ := s.Token()
	req.Header.Set("Auth-Token", t)
}

func interfaces(req *http.Request) { signed(req, &fixed{"<<uuid4 n=19>>"}) } // want `constant`

type base struct{ Token string }

type embedding struct {
	base
	*http.Client
}

func embedded(req *http.Request) {
	e := embedding{base: base{"<<uuid4 n=20>>"}} // want `constant`
	req.Header.Set("Auth-Token", e.Token)
}

var (
	once sync.Once
	kept *client
)

func lazily(req *http.Request) {
	once.Do(func() { kept = &client{token: "<<uuid4 n=21>>"} }) // want `constant`
	kept.sign(req)
}

func written(req *http.Request) {
	var b strings.Builder
	b.WriteString("Bearer")
	b.WriteByte(' ')
	b.WriteString("<<uuid4 n=22>>") // want `constant`
	req.Header.Set("Auth-Token", b.String())
	req.Header.Set("Auth-Token", strings.ToUpper("<<uuid4 n=23>>"))              // want `constant`
	req.Header.Set("Auth-Token", strings.ReplaceAll("<<uuid4 n=24>>", "\n", "")) // want `constant`
}

func decoded(req *http.Request) {
	token, _ := base64.StdEncoding.DecodeString("<<base64 of=uuid4 n=41>>") // want `constant`
	req.Header.Set("Auth-Token", string(token))
	other, _ := base64.RawURLEncoding.DecodeString("<<base64url of=iconik-token n=42>>") // want `constant`
	req.Header.Set("Auth-Token", string(other))
}
