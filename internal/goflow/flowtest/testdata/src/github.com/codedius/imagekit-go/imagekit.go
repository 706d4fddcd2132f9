// Package imagekit stands in for a client that is not the vendor's.
package imagekit

type Options struct{ PublicKey, PrivateKey string }

type ImageKit struct{}

func NewClient(o *Options) (*ImageKit, error) { return nil, nil }
