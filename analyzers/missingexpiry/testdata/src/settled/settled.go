// Package settled has lifetimes that are something else before they are used.
package settled

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"time"

	"github.com/imagekit-developer/imagekit-go/url"
)

const year = 365 * 24 * 3600

var (
	kept        int64 = year
	flagged     int64 = year
	initialised int64 = year
	asked       int64 = year
	scanned     int64 = year
	span              = year * time.Second
)

type options struct {
	flagged, kept int64
}

func init() {
	flag.Int64Var(&flagged, "ttl", 3600, "seconds")
	flag.DurationVar(&span, "span", time.Hour, "how long")
	initialised = 300
	if os.Getenv("SHORT") != "" {
		asked = 300
	}
	_, _ = fmt.Sscan(os.Getenv("TTL"), &scanned)
}

func variables() []url.UrlParam {
	return []url.UrlParam{
		{Path: "/a", Signed: true, ExpireSeconds: kept}, // want `long-lived`
		{Path: "/a", Signed: true, ExpireSeconds: flagged},
		{Path: "/a", Signed: true, ExpireSeconds: initialised},
		{Path: "/a", Signed: true, ExpireSeconds: asked}, // want `long-lived`
		{Path: "/a", Signed: true, ExpireSeconds: scanned},
		{Path: "/a", Signed: true, ExpireSeconds: int64(span.Seconds())},
	}
}

func locals(set *flag.FlagSet) []url.UrlParam {
	ttl := int64(year)
	set.Int64Var(&ttl, "ttl", 3600, "seconds")
	o := options{flagged: year, kept: year}
	set.Int64Var(&o.flagged, "ttl2", 3600, "seconds")
	p := url.UrlParam{Path: "/a", Signed: true, ExpireSeconds: year}
	set.Int64Var(&p.ExpireSeconds, "ttl3", 3600, "seconds")
	return []url.UrlParam{
		{Path: "/a", Signed: true, ExpireSeconds: ttl},
		{Path: "/a", Signed: true, ExpireSeconds: o.flagged},
		{Path: "/a", Signed: true, ExpireSeconds: o.kept}, // want `long-lived`
		p,
	}
}

func limit(p *url.UrlParam) { p.ExpireSeconds = 300 }

func later(set *flag.FlagSet, options ...func(*url.UrlParam)) []url.UrlParam {
	a := url.UrlParam{Path: "/a", Signed: true}
	limit(&a)
	b := &url.UrlParam{Path: "/a", Signed: true}
	for _, o := range options {
		o(b)
	}
	c := url.UrlParam{Path: "/a", Signed: true}
	set.Int64Var(&c.ExpireSeconds, "ttl4", 3600, "seconds")
	d := url.UrlParam{Path: "/a", Signed: true}
	_ = json.Unmarshal([]byte(os.Getenv("OPTIONS")), &d)
	e := url.UrlParam{Path: "/a", Signed: true}
	func() { e.ExpireSeconds = 300 }()
	return []url.UrlParam{a, *b, c, d, e}
}

func never(set *flag.FlagSet) []url.UrlParam {
	a := url.UrlParam{Path: "/a", Signed: true} // want `without-expiry`
	path(&a)
	return []url.UrlParam{a}
}

func path(p *url.UrlParam) { p.Path = "/b" }

func signed() *url.UrlParam { return &url.UrlParam{Path: "/a", Signed: true} }

func plain() (url.UrlParam, error) { return url.UrlParam{Path: "/a", Signed: true}, nil }

func forever() url.UrlParam { return url.UrlParam{Path: "/a", Signed: true} } // want `without-expiry`

func made() []url.UrlParam {
	a := signed()
	a.ExpireSeconds = 300
	b, _ := plain()
	b.ExpireSeconds = 300
	c := forever()
	c.Path = "/c"
	return []url.UrlParam{*a, b, c}
}

func copies() url.UrlParam { return ending(url.UrlParam{Path: "/a", Signed: true}) }

func ending(p url.UrlParam) url.UrlParam {
	p.ExpireSeconds = 300
	return p
}

func signedLater() *url.UrlParam {
	p := &url.UrlParam{Path: "/a", ExpireSeconds: 300}
	sign(p)
	return p
}

func sign(p *url.UrlParam) { p.Signed = true }

type signer struct {
	ttl, given, asked int64
	Open              int64
}

func newSigner(given int64) *signer {
	s := &signer{given: given}
	_, _ = fmt.Sscan(os.Getenv("TTL"), &s.asked)
	return s
}

func (s *signer) urls() []url.UrlParam {
	return []url.UrlParam{
		{Path: "/a", Signed: true, ExpireSeconds: s.ttl}, // want `with-zero-expiry`
		{Path: "/a", Signed: true, ExpireSeconds: s.given},
		{Path: "/a", Signed: true, ExpireSeconds: s.asked},
		{Path: "/a", Signed: true, ExpireSeconds: s.Open},
	}
}

type request struct {
	ttl    time.Duration
	signed bool
}

func lasting(d time.Duration) func(*request) { return func(r *request) { r.ttl = d } }

func optional(options ...func(*request)) url.UrlParam {
	r := request{ttl: time.Hour, signed: true}
	for _, o := range options {
		o(&r)
	}
	return url.UrlParam{Path: "/a", Signed: r.signed, ExpireSeconds: int64(r.ttl.Seconds())} // want `long-lived`
}

func optionally() url.UrlParam { return optional(lasting(365 * 24 * time.Hour)) }
