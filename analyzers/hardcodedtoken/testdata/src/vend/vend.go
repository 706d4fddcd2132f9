// Package vend has its SDK vendored, and its build constrained.
package vend

import "github.com/imagekit-developer/imagekit-go/v2/option"

func use() { option.WithPrivateKey("<<imagekit-private-key>>") } // want `imagekit-go-constant-key`
