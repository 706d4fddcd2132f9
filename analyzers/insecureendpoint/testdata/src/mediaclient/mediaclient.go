// Package mediaclient is given its address.
package mediaclient

import (
	"mediaconf"

	imagekit "github.com/imagekit-developer/imagekit-go/v2"
	"github.com/imagekit-developer/imagekit-go/v2/option"
)

func New(m mediaconf.Media) imagekit.Client {
	return imagekit.NewClient(option.WithBaseURL(m.Endpoint))
}
