// Package config stands in for the SDK's.
package config

type Configuration struct{}

func NewFromParams(privateKey, publicKey, endpoint string) *Configuration { return nil }
