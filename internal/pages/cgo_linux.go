//go:build cgo

package pages

import (
	"os"
	"strings"
)

// The most that a tool of go vet takes for a small package is what loading and
// initialising takes, and the code of libc that loads is over.
func init() {
	if n := len(os.Args) - 1; n > 0 && strings.HasSuffix(os.Args[n], ".cfg") {
		unmap(unwritten().foreign)
	}
}
