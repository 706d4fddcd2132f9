// Package unset leaves out of options what would be good to say.
package unset

import (
	imagekit "github.com/imagekit-developer/imagekit-go"
	"github.com/imagekit-developer/imagekit-go/url"
)

// Options are what others may set.
type Options struct {
	ExpireSeconds int64
	Signed        bool
}

func (o Options) param(p string) url.UrlParam {
	return url.UrlParam{Path: p, Signed: o.Signed, ExpireSeconds: o.ExpireSeconds} // want `imagekit-go-signed-url-with-zero-expiry`
}

func links(ik *imagekit.ImageKit) {
	o := Options{Signed: true}
	ik.Url(o.param("/a"))
	ik.Url(Options{ExpireSeconds: 300, Signed: true}.param("/b"))
	ik.Url(Options{}.param("/c"))
}

// Public are links that need no signature.
type Public struct {
	Seconds int64
	Signed  bool
}

func (o Public) param(p string) url.UrlParam {
	return url.UrlParam{Path: p, Signed: o.Signed, ExpireSeconds: o.Seconds}
}

func public(ik *imagekit.ImageKit, private bool) {
	ik.Url(Public{}.param("/a"))
	ik.Url(Public{Seconds: 300, Signed: true}.param("/b"))
	o := Public{Signed: private}
	if private {
		o.Seconds = 300
	}
	ik.Url(o.param("/c"))
	p := Public{Signed: true}
	fill(&p)
	ik.Url(p.param("/d"))
}

func fill(p *Public) { p.Seconds = 300 }
