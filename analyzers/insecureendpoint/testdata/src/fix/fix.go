// Package fix has addresses in single literals.
package fix

import "net/url"

const base = "http://app.iconik.io/API/" // want `plain HTTP to app.iconik.io`

var u = url.URL{Scheme: "http", Host: "upload.imagekit.io"} // want `plain HTTP to upload.imagekit.io`

const raw = `http://ik.imagekit.io/acme/` // want `plain HTTP`

func path(p string) string {
	return "http://ik.imagekit.io/acme/" + p // want `plain HTTP`
}
