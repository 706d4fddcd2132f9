// Package option stands in for the SDK's.
package option

type RequestOption func()

func WithPrivateKey(key string) RequestOption { return nil }
