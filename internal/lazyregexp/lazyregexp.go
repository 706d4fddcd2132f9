// Package lazyregexp compiles regular expressions when they are first needed:
// most runs need few of those that the catalogue holds.
package lazyregexp

import (
	"regexp"
	"sync"
)

// New returns a function that compiles an expression once, or returns nil for
// an empty one. The expression is known to parse: the function panics if not.
// It is safe for concurrent use.
func New(expr string) func() *regexp.Regexp {
	if expr == "" {
		return func() *regexp.Regexp { return nil }
	}
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// All is New for several expressions.
func All(exprs []string) func() []*regexp.Regexp {
	return sync.OnceValue(func() []*regexp.Regexp {
		var all []*regexp.Regexp
		for _, expr := range exprs {
			all = append(all, regexp.MustCompile(expr))
		}
		return all
	})
}
