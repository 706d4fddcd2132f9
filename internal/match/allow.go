package match

import (
	"bytes"
	"regexp/syntax"
	"strings"
	"sync"

	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/rules"
)

// maxLine is how far, in bytes, an allowlist that looks at the line sees to
// either side of a match.
const maxLine = 4 << 10

// allowlist is an allowlist made ready. Whether a commit is one of its own is
// for the caller to say: one content stands in many.
type allowlist struct {
	and       bool
	target    string
	commits   []string
	paths     *lazyregexp.Any
	regexes   *lazyregexp.Any
	filter    func() *filter // of all regexes together
	stopwords [][]byte
	hasPaths  bool
	hasRegex  bool
}

func newAllowlist(a *rules.Allowlist) *allowlist {
	l := &allowlist{
		and:      strings.EqualFold(a.Condition, "AND"),
		target:   a.RegexTarget,
		paths:    lazyregexp.NewAny(a.Paths),
		regexes:  lazyregexp.NewAny(a.Regexes),
		filter:   sync.OnceValue(func() *filter { return filterAny(a.Regexes) }),
		hasPaths: len(a.Paths) > 0,
		hasRegex: len(a.Regexes) > 0,
	}
	for _, c := range a.Commits {
		l.commits = append(l.commits, strings.ToLower(strings.TrimSpace(c)))
	}
	for _, w := range a.StopWords {
		l.stopwords = append(l.stopwords, []byte(strings.ToLower(w)))
	}
	return l
}

// filterAny returns a filter for several expressions at once.
func filterAny(exprs []string) *filter {
	any := &syntax.Regexp{Op: syntax.OpAlternate}
	for _, expr := range exprs {
		re, err := syntax.Parse(expr, syntax.Perl)
		if err != nil { // the catalogue has checked that it parses
			return nil
		}
		any.Sub = append(any.Sub, re)
	}
	return newFilter(any, true)
}

type verdict int

const (
	notAllowed      verdict = iota
	allowedInCommit         // and at the path, if it names any
	allowedAtPath
	allowed
)

// judge says what the allowlist makes of a match, as far as the text tells.
func (a *allowlist) judge(m *Match, data []byte) verdict {
	inCommit := a.and && len(a.commits) > 0
	if !inCommit && !a.hasRegex && len(a.stopwords) == 0 {
		return notAllowed // by path or commit alone
	}
	if !a.and {
		if a.regexAllowed(m, data) || a.stopped(m.Secret) {
			return allowed
		}
		return notAllowed
	}
	switch {
	case a.hasRegex && !a.regexAllowed(m, data),
		len(a.stopwords) > 0 && !a.stopped(m.Secret):
		return notAllowed
	case inCommit:
		return allowedInCommit
	case a.hasPaths:
		return allowedAtPath
	}
	return allowed
}

// aloneByPath reports whether the path alone can satisfy the allowlist.
func (a *allowlist) aloneByPath() bool {
	if !a.hasPaths {
		return false
	}
	return !a.and || len(a.commits) == 0 && !a.hasRegex && len(a.stopwords) == 0
}

// commitsAt returns the commits that an allowlist with all its other conditions
// met allows at a path.
func (a *allowlist) commitsAt(path string) []string {
	if a.hasPaths && !a.pathAllowed(path) {
		return nil
	}
	return a.commits
}

func (a *allowlist) pathAllowed(path string) bool {
	return path != "" && a.paths.Match([]byte(path))
}

func (a *allowlist) regexAllowed(m *Match, data []byte) bool {
	if !a.hasRegex {
		return false
	}
	target := m.Secret
	switch a.target {
	case "match":
		target = data[m.Start:m.End]
	case "line":
		target = lineAround(data, m.Start, m.End)
	}
	if len(target) == 0 {
		return false
	}
	if f := a.filter(); f != nil && f.extent(target, 0, len(target), len(target)) < 0 {
		return false
	}
	return a.regexes.Match(target)
}

func (a *allowlist) stopped(secret []byte) bool {
	if len(secret) == 0 || len(a.stopwords) == 0 {
		return false
	}
	lower := bytes.ToLower(secret)
	for _, w := range a.stopwords {
		if bytes.Contains(lower, w) {
			return true
		}
	}
	return false
}

// lineAround returns the lines that hold the bytes from start to end, without
// the last line end, and at most maxLine bytes to either side.
func lineAround(data []byte, start, end int) []byte {
	from, to := max(0, start-maxLine), min(len(data), end+maxLine)
	if i := bytes.LastIndexAny(data[from:start], "\r\n"); i >= 0 {
		from += i + 1
	}
	if i := bytes.IndexAny(data[end:to], "\r\n"); i >= 0 {
		to = end + i
	}
	return data[from:to]
}
