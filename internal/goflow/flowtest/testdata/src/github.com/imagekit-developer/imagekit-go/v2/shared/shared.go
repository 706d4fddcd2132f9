// Package shared stands in for the SDK's.
package shared

import "github.com/imagekit-developer/imagekit-go/v2/packages/param"

type SrcOptionsParam struct {
	URLEndpoint string
	Src         string
	Signed      param.Opt[bool]
	ExpiresIn   param.Opt[float64]
}
