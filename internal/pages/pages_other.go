//go:build !linux

package pages

// Unmap does nothing where it is not known how.
func Unmap() {}
