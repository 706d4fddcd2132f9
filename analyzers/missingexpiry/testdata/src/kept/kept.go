// Package kept sets the lifetimes of what it has kept.
package kept

import "github.com/imagekit-developer/imagekit-go/url"

var (
	all    = []url.UrlParam{{Path: "/a", Signed: true}}
	one    = &url.UrlParam{Path: "/a", Signed: true}
	byName = map[string]*url.UrlParam{"a": {Path: "/a", Signed: true}}
)

func list(paths []string, ttl int64) []url.UrlParam {
	var out []url.UrlParam
	for _, p := range paths {
		out = append(out, url.UrlParam{Path: p, Signed: true})
	}
	for i := range out {
		out[i].ExpireSeconds = ttl
	}
	return out
}
