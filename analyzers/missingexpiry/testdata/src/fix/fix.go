// Package fix signs URLs that never expire.
package fix

import (
	ikurl "github.com/imagekit-developer/imagekit-go/url"
	imagekit "github.com/imagekit-developer/imagekit-go/v2"
	"github.com/imagekit-developer/imagekit-go/v2/packages/param"
	"github.com/imagekit-developer/imagekit-go/v2/shared"
)

func second(c imagekit.Client) {
	c.Helper.BuildURL(shared.SrcOptionsParam{Src: "/a", Signed: imagekit.Bool(true)}) // want `without-expiry`
	c.Helper.BuildURL(shared.SrcOptionsParam{
		Src:    "/a",
		Signed: param.NewOpt(true), // want `without-expiry`
	})
	c.Helper.BuildURL(shared.SrcOptionsParam{Src: "/a", Signed: param.Opt[bool]{Value: true}}) // want `without-expiry`
}

func first() ikurl.UrlParam { return ikurl.UrlParam{Path: "/a", Signed: true} } // want `without-expiry`
