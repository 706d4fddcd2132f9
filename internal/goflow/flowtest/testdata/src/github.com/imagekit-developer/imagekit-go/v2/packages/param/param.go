// Package param stands in for the SDK's.
package param

type Opt[T comparable] struct{ Value T }

func NewOpt[T comparable](v T) Opt[T] { return Opt[T]{Value: v} }
