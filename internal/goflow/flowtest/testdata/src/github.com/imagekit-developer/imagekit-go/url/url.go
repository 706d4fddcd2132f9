// Package url stands in for the SDK's.
package url

type UrlParam struct {
	Path, Src, UrlEndpoint string
	Signed                 bool
	ExpireSeconds          int64
	UnixTime               func() int64
}
