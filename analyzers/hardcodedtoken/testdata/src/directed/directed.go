// Package directed hands tokens to what sends them where it is told to.
package directed

import "generic"

const (
	api   = "https://acme.oneteg.com/api/"
	files = "https://api.imagekit.io/v1/"
	other = "https://tickets.acme-tv.net/"
)

func ask(token string) {
	generic.Bearer(api+"flows", "opaque-token-of-the-newsroom-81") // want `a constant reaches the Authorization header \(by way of generic.go`
	generic.Bearer(other, "opaque-token-of-the-newsroom-82")
	generic.Bearer(api, token)
	generic.Basic(other, "files", "opaque-token-of-the-newsroom-84", "x")
	generic.Basic(files, "files", token, "")
	generic.Basic(files, "files", "integration", "opaque-token-of-the-newsroom-83") // want `imagekit-go-constant-key`
}
