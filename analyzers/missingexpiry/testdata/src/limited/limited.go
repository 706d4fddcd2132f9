// Package limited signs for as long as another package says. Who imports both may
// set variables of that one.
package limited

import (
	"limits"

	"github.com/imagekit-developer/imagekit-go/url"
	imagekit "github.com/imagekit-developer/imagekit-go/v2"
	"github.com/imagekit-developer/imagekit-go/v2/shared"
)

func signed() []url.UrlParam {
	return []url.UrlParam{
		{Path: "/a", Signed: true, ExpireSeconds: limits.Const}, // want `long-lived`
		{Path: "/a", Signed: true, ExpireSeconds: limits.Year},
		{Path: "/a", Signed: true, ExpireSeconds: limits.Seconds()}, // want `long-lived`
		{Path: "/a", Signed: true, ExpireSeconds: limits.Hour},
		{Path: "/a", Signed: true, ExpireSeconds: limits.Later},
		{Path: "/a", Signed: true, ExpireSeconds: limits.None},
		{Path: "/a", Signed: true, ExpireSeconds: limits.Told},
		{Path: "/a", Signed: true, ExpireSeconds: int64(limits.Counts)},
		{Path: "/a", Signed: true, ExpireSeconds: int64(limits.Flag)},
		{Path: "/a", Signed: true, ExpireSeconds: limits.Given(300)},
	}
}

func second() shared.SrcOptionsParam {
	return shared.SrcOptionsParam{Src: "/a", Signed: imagekit.Bool(true), ExpiresIn: imagekit.Float(limits.Long.Seconds())}
}
