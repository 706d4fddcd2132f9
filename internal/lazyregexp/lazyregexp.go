// Package lazyregexp compiles regular expressions when they are first needed:
// most runs need few of those that the catalogue holds.
package lazyregexp

import (
	"regexp"
	"slices"
	"sync"

	"github.com/damvet/damvet/internal/lazy"
)

// Regexp is an expression that is compiled once, when it is first needed. It is
// safe for concurrent use.
type Regexp struct {
	expr string
	of   lazy.Once[*regexp.Regexp]
}

// New returns a Regexp for an expression that is known to parse. It does so little
// that package variables need no code to be initialized.
func New(expr string) *Regexp { return &Regexp{expr: expr} }

// Get returns the expression, nil for an empty one. It panics if it does not parse.
func (r *Regexp) Get() *regexp.Regexp {
	return r.of.Get(func() *regexp.Regexp {
		if r.expr == "" {
			return nil
		}
		return regexp.MustCompile(r.expr)
	})
}

// All returns a function that compiles expressions once. They are known to parse: it
// panics if not. It is safe for concurrent use.
func All(exprs []string) func() []*regexp.Regexp {
	return sync.OnceValue(func() []*regexp.Regexp {
		var all []*regexp.Regexp
		for _, expr := range exprs {
			all = append(all, regexp.MustCompile(expr))
		}
		return all
	})
}

// Any says whether one of several expressions matches a text. It remembers what
// it said of short texts: the versions of a file have most of their lines and
// secrets in common, and stand at one path. It is safe for concurrent use.
type Any struct {
	all  func() []*regexp.Regexp
	mu   sync.Mutex
	said map[string]bool
}

// What is remembered: of texts up to shortText bytes, no more than maxSaid.
const (
	shortText = 256
	maxSaid   = 2048
)

// NewAny returns an Any for expressions that are known to parse.
func NewAny(exprs []string) *Any { return &Any{all: All(exprs)} }

// Match reports whether one of the expressions matches a text.
func (a *Any) Match(text []byte) bool {
	if len(text) > shortText {
		return a.match(text)
	}
	a.mu.Lock()
	matches, known := a.said[string(text)]
	a.mu.Unlock()
	if known {
		return matches
	}
	matches = a.match(text)
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.said == nil || len(a.said) == maxSaid {
		a.said = map[string]bool{}
	}
	a.said[string(text)] = matches
	return matches
}

func (a *Any) match(text []byte) bool {
	return slices.ContainsFunc(a.all(), func(re *regexp.Regexp) bool { return re.Match(text) })
}
