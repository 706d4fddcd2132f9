//go:build !linux

package govet

// Unmap does nothing where it is not known how.
func Unmap() {}
