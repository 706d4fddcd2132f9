//go:build never

package vend

import "github.com/imagekit-developer/imagekit-go/v2/option"

func never() { option.WithPrivateKey("<<imagekit-private-key n=2>>") }
