// Package option stands in for the SDK's.
package option

import "net/http"

type RequestOption func()

type HTTPClient interface {
	Do(*http.Request) (*http.Response, error)
}

func WithHTTPClient(client HTTPClient) RequestOption { return nil }

func WithPrivateKey(key string) RequestOption       { return nil }
func WithWebhookSecret(secret string) RequestOption { return nil }
func WithBaseURL(base string) RequestOption         { return nil }
func WithHeader(key, value string) RequestOption    { return nil }
