package match

import (
	"math/rand/v2"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/internal/synth"
	"github.com/damvet/damvet/rules"
)

// testNow is the present of every test: decoders judge by it.
var testNow = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

func builtinEngine(tb testing.TB) *Engine {
	tb.Helper()
	e, err := New(rules.Builtin(), Options{Now: testNow})
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

// scanExample returns the matches of an example, with encodings looked into and
// its path taken into account.
func scanExample(e *Engine, text, file string) []*Match {
	var kept []*Match
	for _, m := range e.deep(e.look, []byte(text), 0, 3, nil).matches {
		if !e.AllowedAt(m, file) {
			kept = append(kept, m)
		}
	}
	return kept
}

// TestExamples holds every text rule to its own examples: each must be matched
// by that rule, and no counterexample may be. Rules that only serve others are
// held to theirs as well, as if they were reported. Every match of a rule must
// hold one of its keywords and have an end, or the rule would see whole texts
// and be slow.
func TestExamples(t *testing.T) {
	cat := *rules.Builtin()
	cat.Rules = slices.Clone(cat.Rules)
	for i, r := range cat.Rules {
		reported := *r
		reported.SkipReport = false
		cat.Rules[i] = &reported
	}
	e, err := New(&cat, Options{Now: testNow})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range e.rules {
		t.Run(r.ID, func(t *testing.T) {
			checkWindowed(t, r)
			check := func(what string, i int, ex rules.Example, want bool) {
				text, err := synth.Expand(ex.Text)
				if err != nil {
					t.Errorf("%s %d: %v", what, i+1, err)
					return
				}
				var others []string
				got := false
				for _, m := range scanExample(e, text, ex.File) {
					if m.Rule.ID == r.ID {
						got = got || !(r.Acts() && commented(ex.File, text, m.SecretStart))
					} else {
						others = append(others, m.Rule.ID)
					}
				}
				if got == want {
					return
				}
				verb := "is not matched"
				if got {
					verb = "is matched"
				}
				t.Errorf("%s %d %s by %s (other rules that match: %s)\n%s", what, i+1, verb, r.ID,
					strings.Join(append(others, whyNot(e, r, text, ex.File)...), ", "), ex.Text)
			}
			for i, ex := range r.Examples() {
				check("example", i, ex, true)
			}
			for i, ex := range r.Counterexamples() {
				check("counterexample", i, ex, false)
			}
		})
	}
}

// commented reports whether a comment stands at an offset of an example. It is for
// who scans a file to know; here it is known of counterexamples.
func commented(file, text string, at int) bool {
	return slices.ContainsFunc(record.Comments(file, []byte(text)), func(s record.Spot) bool { return s.Start <= at && at < s.End })
}

// whyNot says how far a rule got with a text, to help whoever writes it.
func whyNot(e *Engine, r *rule, text, file string) []string {
	loc := r.regex().FindStringSubmatchIndex(text)
	switch {
	case loc == nil:
		return []string{"[the regex matches nothing]"}
	case e.find(r, []byte(text), loc) == nil:
		return []string{"[the regex matches; entropy, an allowlist or the decoder says no]"}
	case r.allowedAt(file):
		return []string{"[the regex matches; the path says no]"}
	case len(r.required) > 0:
		return []string{"[the regex matches; what it requires nearby decides]"}
	}
	return nil
}

func checkWindowed(t *testing.T, r *rule) {
	t.Helper()
	if r.shape().windowed {
		return
	}
	re, err := syntax.Parse(r.Regex, syntax.Perl)
	if err != nil {
		t.Fatal(err)
	}
	if n := maxLen(re); n < 0 || n > maxReach {
		t.Errorf("the regex can match more than %d bytes: bound every repetition", maxReach)
		return
	}
	t.Errorf("the regex can match without any of the keywords: %q", without(re, r.Keywords))
}

// without returns a string that re may match and that holds no keyword.
func without(re *syntax.Regexp, keywords []string) string {
	g := generator{rand.New(rand.NewPCG(1, 1))}
	for range 100_000 {
		s := g.sample(re)
		if !slices.ContainsFunc(keywords, func(k string) bool { return strings.Contains(lower(s), lower(k)) }) {
			return s
		}
	}
	return "(no example came up)"
}
