// Package signers signs for as long as its options say.
package signers

import (
	"time"

	"github.com/imagekit-developer/imagekit-go/url"
	imagekit "github.com/imagekit-developer/imagekit-go/v2"
	"github.com/imagekit-developer/imagekit-go/v2/shared"
)

// Options are taken as they are.
type Options struct {
	Path    string
	TTL     time.Duration
	Seconds int64
}

type signer struct{ o Options }

// New keeps the options.
func New(o Options) *signer { return &signer{o} }

// First signs.
func (s *signer) First() url.UrlParam {
	return url.UrlParam{Path: s.o.Path, Signed: true, ExpireSeconds: s.o.Seconds}
}

// Second signs too.
func Second(o *Options) shared.SrcOptionsParam {
	return shared.SrcOptionsParam{Src: o.Path, Signed: imagekit.Bool(true), ExpiresIn: imagekit.Float(o.TTL.Seconds())}
}

// Filled are options that the package fills in, or looks at.
type Filled struct {
	Seconds int64
	TTL     time.Duration
}

// Third signs.
func Third(f Filled) url.UrlParam {
	if f.Seconds == 0 {
		f.Seconds = 300
	}
	return url.UrlParam{Path: "/a", Signed: true, ExpireSeconds: f.Seconds}
}

// Fourth signs what lasts for long for shorter.
func Fourth(f Filled) url.UrlParam {
	return url.UrlParam{Path: "/a", Signed: true, ExpireSeconds: int64(min(f.TTL, time.Hour) / time.Second)}
}
