//go:build !linux

// Package pages gives back memory that a short process needs no more.
package pages

// Unmap does nothing where it is not known how.
func Unmap() {}
