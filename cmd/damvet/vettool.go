package main

import (
	"strings"

	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/damvet/damvet/analyzers"
)

// isVettool reports whether the arguments are those with which the go command
// calls its vet tool: the questions for its version and flags, or the
// description of a package.
func isVettool(args []string) bool {
	if len(args) == 0 {
		return false
	}
	first, last := args[0], args[len(args)-1]
	return first == "-V=full" || first == "-flags" ||
		strings.HasSuffix(last, ".cfg") && (len(args) == 1 || strings.HasPrefix(first, "-"))
}

// vettool answers the go command. It does not return.
func vettool() { unitchecker.Main(analyzers.Suite...) }
