// Package third brings together what others declare, fill in and read.
package third

import (
	"net/http"

	"conf"
	"holder"
	"lookup"
	"plain"
	"reader"
)

func hands(req *http.Request) {
	reader.New(plain.Settings{Token: "<<uuid4 n=20>>"}) // want `a constant reaches the Auth-Token header \(by way of reader.go:\d+:\d+, reader.go:\d+:\d+\)`
	reader.New(plain.Settings{Region: "<<uuid4 n=21>>"})
	s := plain.Settings{}
	s.Token = "<<uuid4 n=22>>" // want `constant`
	reader.New(s)
	s.Key.Value = "<<shape [0-9a-f]{32}>>" // want `X-Filerobot-Key header`
	reader.Sign(req, &s)
	reader.New(holder.Main)                     // want `by way of holder.go:`
	reader.New(*holder.Pointer)                 // want `by way of holder.go:`
	reader.New(holder.Load())                   // want `by way of holder.go:`
	reader.New(*holder.Build("<<uuid4 n=23>>")) // want `constant`
	reader.New(holder.Complete(holder.Load()))  // want `by way of holder.go:`
	reader.New(holder.Looked())
	reader.Token("<<uuid4 n=24>>").Sign(req) // want `constant`
}

func takes(req *http.Request) {
	req.Header.Set("Auth-Token", holder.Main.Token)                    // want `by way of holder.go:10:`
	req.Header.Set("Auth-Token", holder.Pointer.Token)                 // want `by way of holder.go:12:`
	req.Header.Set("Auth-Token", holder.Nested.Iconik.Token)           // want `by way of holder.go:16:`
	req.Header.Set("Auth-Token", holder.Load().Token)                  // want `by way of holder.go:18:`
	req.Header.Set("Auth-Token", holder.New("<<uuid4 n=25>>").Token()) // want `constant`
	if s, err := holder.Read(); err == nil {
		req.Header.Set("Auth-Token", s.Token) // want `by way of holder.go:22:`
		req.Header.Set("Auth-Token", s.Region)
	}
	req.Header.Set("Auth-Token", holder.Main.Region) // want `by way of holder.go:10:`
	req.Header.Set("Auth-Token", holder.Looked().Token)
}

func helped(req *http.Request) {
	req.Header.Set("Auth-Token", lookup.Env("ICONIK_AUTH_TOKEN", "<<uuid4 n=31>>")) // want `constant`
	req.Header.Set("Auth-Token", conf.Load().IconikToken)                           // want `by way of conf.go:`
}

type wrapper struct{ s *plain.Settings }

func wrap(s *plain.Settings) wrapper { return wrapper{s} }

func (w wrapper) sign(req *http.Request) { req.Header.Set("Auth-Token", w.s.Token) }

func within(req *http.Request) {
	wrap(&plain.Settings{Token: "<<uuid4 n=26>>"}).sign(req) // want `constant`
}

type local struct{ token string }

func (l local) Token() (string, error) { return l.token, nil }

func sources(req *http.Request) {
	ask(req, holder.Static("<<uuid4 n=27>>")) // want `constant`
	ask(req, holder.Fixed("<<uuid4 n=28>>"))  // want `constant`
	ask(req, holder.Always())
	ask(req, local{"<<uuid4 n=29>>"})            // want `constant`
	reader.From(holder.Static("<<uuid4 n=30>>")) // What an interface hands over to another package is not followed.
}

func ask(req *http.Request, s plain.Source) {
	if t, err := s.Token(); err == nil {
		req.Header.Set("Auth-Token", t) // want `by way of holder.go:`
	}
}
