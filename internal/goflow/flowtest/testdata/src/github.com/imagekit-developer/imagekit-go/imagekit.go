// Package imagekit stands in for the first generation of the SDK.
package imagekit

import (
	"github.com/imagekit-developer/imagekit-go/config"
	ikurl "github.com/imagekit-developer/imagekit-go/url"
)

type NewParams struct {
	PrivateKey  string
	PublicKey   string
	UrlEndpoint string
}

type ImageKit struct{}

func NewFromParams(p NewParams) *ImageKit                    { return nil }
func NewFromConfiguration(c *config.Configuration) *ImageKit { return nil }
func (*ImageKit) Url(p ikurl.UrlParam) (string, error)       { return "", nil }

type SignTokenParam struct {
	Token   string
	Expires int64
}

type SignedToken struct {
	Token     string
	Expires   int64
	Signature string
}

func (*ImageKit) SignToken(p SignTokenParam) SignedToken { return SignedToken{} }
