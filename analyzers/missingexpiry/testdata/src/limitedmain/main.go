// A program sets what others do not.
package main

import (
	"flag"
	"limiting"
	"limits"

	"github.com/imagekit-developer/imagekit-go/url"
	imagekit "github.com/imagekit-developer/imagekit-go/v2"
	"github.com/imagekit-developer/imagekit-go/v2/shared"
)

func main() {
	flag.Int64Var(&limits.Flagged, "ttl", 3600, "seconds")
	flag.Parse()
	limiting.Use(300)
	_ = []url.UrlParam{
		{Path: "/a", Signed: true, ExpireSeconds: limits.Year}, // want `long-lived`
		{Path: "/a", Signed: true, ExpireSeconds: limits.Hour},
		{Path: "/a", Signed: true, ExpireSeconds: limits.Flagged},
		{Path: "/a", Signed: true, ExpireSeconds: limits.Set},
		{Path: "/a", Signed: true, ExpireSeconds: limits.Deep},
	}
	_ = shared.SrcOptionsParam{Src: "/a", Signed: imagekit.Bool(true), ExpiresIn: imagekit.Float(limits.Long.Seconds())} // want `long-lived`
}
