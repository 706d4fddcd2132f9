// Package match finds what text rules describe in bytes: a keyword matcher
// points at places, a regular expression looks at the windows around them, and
// encodings and archives are looked into. What it returns is local to a text:
// path conditions are asked for afterwards, since one content may stand at
// several paths.
package match

import (
	"cmp"
	"iter"
	"slices"

	"github.com/damvet/damvet/rules"
)

// Match is a text rule matched at a place.
type Match struct {
	Rule *rules.TextRule
	// Start, End is the match, SecretStart, SecretEnd the secret in it: byte
	// offsets in the text. What is encoded in base64 or hexadecimal digits
	// counts as a whole: both are the run where the match is inside it.
	Start, End             int
	SecretStart, SecretEnd int
	// Secret is the secret itself, decoded.
	Secret []byte
	// Key is what the named group "key" matched, if the rule has one.
	Key string
	// Decoded is what the rule's decoder told, a *credential.Decoded; nil
	// without a decoder.
	Decoded any
	// Via are the encodings that hide the match, outermost first: "base64",
	// "hex", "percent", "unicode", "gzip".
	Via []string

	rule     *rule
	deferred []*allowlist // hold if a path does
	// inCommits hold if a path does and if one of their commits brought it.
	inCommits []*allowlist
	partners  [][]*Match // by required rule: the matches nearby
}

// compareMatches orders matches by place, then in the order of the rules.
func compareMatches(a, b *Match) int {
	return cmp.Or(
		cmp.Compare(a.Start, b.Start),
		cmp.Compare(a.End, b.End),
		cmp.Compare(a.rule.index, b.rule.index),
	)
}

// Partners yields the matches nearby that the rule requires.
func (m *Match) Partners() iter.Seq[*Match] {
	return func(yield func(*Match) bool) {
		for _, all := range m.partners {
			for _, p := range all {
				if !yield(p) {
					return
				}
			}
		}
	}
}

// PathAllowed reports whether an allowlist of a rule that is about paths alone
// names the path.
func PathAllowed(t *rules.TextRule, path string) bool {
	return slices.ContainsFunc(t.Allowlists, func(a *rules.Allowlist) bool {
		l := newAllowlist(a)
		return l.aloneByPath() && l.pathAllowed(path)
	})
}

// AllowedIn returns the commits that may bring the match to a path, by
// allowlists of which every condition has to be met, or by those of what the
// match requires.
func (m *Match) AllowedIn(path string) (commits []string) {
	for _, a := range m.inCommits {
		commits = append(commits, a.commitsAt(path)...)
	}
	for _, partners := range m.partners {
		var all []string // that allow each
		for i, p := range partners {
			its := p.AllowedIn(path)
			for _, a := range p.rule.allow {
				if !a.and {
					its = append(its, a.commits...)
				}
			}
			if i == 0 {
				all = its
			}
			all = slices.DeleteFunc(all, func(c string) bool { return !slices.Contains(its, c) })
		}
		commits = append(commits, all...)
	}
	return commits
}

// PathAllowedIn is Match.AllowedIn for a rule that is about paths alone.
func PathAllowedIn(t *rules.TextRule, path string) (commits []string) {
	for _, a := range t.Allowlists {
		if l := newAllowlist(a); l.and && !l.hasRegex && len(l.stopwords) == 0 {
			commits = append(commits, l.commitsAt(path)...)
		}
	}
	return commits
}

// AllowedAt reports whether path conditions make the match no finding in a
// file of that path: the rule's own path does not match, an allowlist names
// the path, or a match that the rule requires nearby is itself allowed there.
func (e *Engine) AllowedAt(m *Match, path string) bool {
	if m.rule.allowedAt(path) || slices.ContainsFunc(m.deferred, func(a *allowlist) bool { return a.pathAllowed(path) }) {
		return true
	}
	for _, partners := range m.partners {
		if !slices.ContainsFunc(partners, func(p *Match) bool { return !e.AllowedAt(p, path) }) {
			return true
		}
	}
	return false
}
