package match

import (
	"regexp"
	"regexp/syntax"

	"github.com/damvet/damvet/internal/credential"
	"github.com/damvet/damvet/internal/lazy"
	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/rules"
)

// rule is a text rule made ready. Regular expressions are compiled when they
// are first needed.
type rule struct {
	*rules.TextRule
	index int // in Engine.rules

	path, notUnder *lazyregexp.Regexp

	decoder credential.Decoder // nil without one
	// triggers are what is looked for in a text: the keywords, or something
	// longer that every match holds too.
	triggers []string
	endings  []ending // by trigger

	theTree     lazy.Once[*syntax.Regexp]
	theRegex    lazy.Once[*regexp.Regexp]
	theInside   lazy.Once[*regexp.Regexp]
	theShape    lazy.Once[shape]
	theFilter   lazy.Once[*filter]
	theTail     lazy.Once[tail]
	theOpenTail lazy.Once[tail]

	// whole is true for a rule that is not windowed, anywhere for one that is
	// not open either.
	whole, anywhere bool
	// needed is true for a rule that is reported, or required by one that is;
	// first, if its keywords are looked for in every text; leads, if it is
	// first and there are rules to be looked for where it was met.
	needed, first, leads bool
	// gates are indices into Engine.gates: a text that does not hold them all
	// has no match.
	gates []int
	// partner is true for a rule that another requires.
	partner bool
	// allow are the allowlists that hold for the rule, the global ones first.
	allow []*allowlist
	// required are the rules of Required, in order.
	required []*rule
}

// newRule makes a rule ready.
func newRule(t *rules.TextRule) *rule {
	r := &rule{TextRule: t, path: lazyregexp.New(t.Path), notUnder: lazyregexp.New(t.NotUnder), triggers: t.Keywords}
	if len(t.Triggers) > 0 {
		r.triggers = t.Triggers
	}
	r.endings = make([]ending, len(r.triggers))
	for i, k := range r.triggers {
		r.endings[i].rule, r.endings[i].text = r, lower(k)
	}
	return r
}

// find makes a match of the submatch indices of the rule's regular expression
// in data, or returns nil if something that the text alone shows says that it
// is none.
func (e *Engine) find(r *rule, data []byte, loc []int) *Match {
	m := &Match{Rule: r.TextRule, rule: r, Start: loc[0], End: loc[1]}
	// As gitleaks does: line feeds at either end are no part of a match.
	for m.Start < m.End && data[m.Start] == '\n' {
		m.Start++
	}
	for m.Start < m.End && data[m.End-1] == '\n' {
		m.End--
	}
	m.SecretStart, m.SecretEnd = m.Start, m.End
	if g := r.SecretGroup; g > 0 {
		if loc[2*g] < 0 || loc[2*g] == loc[2*g+1] {
			return nil
		}
		m.SecretStart, m.SecretEnd = loc[2*g], loc[2*g+1]
	} else {
		for g := 1; 2*g < len(loc); g++ {
			if loc[2*g] < loc[2*g+1] {
				m.SecretStart, m.SecretEnd = loc[2*g], loc[2*g+1]
				break
			}
		}
	}
	m.Start, m.End = min(m.Start, m.SecretStart), max(m.End, m.SecretEnd)
	m.Secret = data[m.SecretStart:m.SecretEnd:m.SecretEnd]
	if g := r.regex().SubexpIndex("key"); g > 0 && loc[2*g] >= 0 {
		m.Key = string(data[loc[2*g]:loc[2*g+1]])
	}
	if r.Entropy != 0 && entropy(m.Secret) <= r.Entropy {
		return nil
	}
	for _, a := range r.allow {
		switch a.judge(m, data) {
		case allowed:
			return nil
		case allowedAtPath:
			m.deferred = append(m.deferred, a)
		case allowedInCommit:
			m.inCommits = append(m.inCommits, a)
		}
	}
	if r.elsewhere(data, m.SecretStart) {
		return nil
	}
	if r.decoder != nil {
		decoded, ok := r.decoder(m.Secret, e.now)
		if !ok {
			return nil
		}
		m.Decoded = decoded
	}
	return m
}

// allowedAt reports whether the path alone says that the rule does not apply.
func (r *rule) allowedAt(path string) bool {
	if re := r.path.Get(); re != nil && !re.MatchString(path) {
		return true
	}
	for _, a := range r.allow {
		if a.aloneByPath() && a.pathAllowed(path) {
			return true
		}
	}
	return false
}
