package match

import (
	"regexp/syntax"
	"sync"
	"sync/atomic"

	"github.com/damvet/damvet/internal/lazyregexp"
)

// Finder finds what a regular expression matches in large texts: it passes
// quickly over what cannot match. It is safe for concurrent use.
type Finder struct {
	// Regexp is the expression.
	Regexp *lazyregexp.Regexp
	filter func() *filter
	passed atomic.Int64
}

// finderAfter is how many bytes a finder looks through before it makes a filter,
// which costs more than it saves on fewer.
const finderAfter = 64 << 10

// NewFinder returns a finder of an expression that is known to parse. It
// compiles when it is first used.
func NewFinder(expr string) *Finder {
	return &Finder{
		Regexp: lazyregexp.New(expr),
		filter: sync.OnceValue(func() *filter {
			re, err := syntax.Parse(expr, syntax.Perl)
			if err != nil {
				return nil
			}
			return newFilter(re, false)
		}),
	}
}

// FindAllSubmatchIndex returns what the method of that name of the expression
// does.
func (f *Finder) FindAllSubmatchIndex(data []byte, n int) [][]int {
	if f.passed.Load() < finderAfter {
		f.passed.Add(int64(len(data)))
		return f.Regexp.Get().FindAllSubmatchIndex(data, n)
	}
	fl := f.filter()
	if fl == nil {
		return f.Regexp.Get().FindAllSubmatchIndex(data, n)
	}
	var all [][]int
	for _, s := range fl.stretches(data, 0) {
		if len(all) == n {
			break
		}
		lo := max(0, s.start-pad)
		for _, loc := range f.Regexp.Get().FindAllSubmatchIndex(data[lo:min(len(data), s.end+pad)], n-len(all)) {
			all = append(all, shifted(loc, lo))
		}
	}
	return all
}

// shifted returns the submatch indices of a part of a text as those of the text,
// in the same memory.
func shifted(loc []int, by int) []int {
	for i := range loc {
		if loc[i] >= 0 {
			loc[i] += by
		}
	}
	return loc
}
