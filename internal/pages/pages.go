// Package pages gives back memory that a short process needs no more.
package pages

import (
	"os"
	"strings"
)

// The most that a tool of go vet takes for a small package is what initialising its
// own packages takes. This one comes in the middle of that.
func init() {
	if n := len(os.Args) - 1; n > 0 && strings.HasSuffix(os.Args[n], ".cfg") {
		Unmap()
	}
}
