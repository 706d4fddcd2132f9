// Package option stands in for the SDK's.
package option

type RequestOption func()

func WithPrivateKey(key string) RequestOption       { return nil }
func WithWebhookSecret(secret string) RequestOption { return nil }
func WithBaseURL(base string) RequestOption         { return nil }
func WithHeader(key, value string) RequestOption    { return nil }
