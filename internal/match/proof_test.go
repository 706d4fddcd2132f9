package match

import (
	"regexp/syntax"
	"testing"
)

// TestRepeatedProof shows that the shape of a rule does not depend on how its
// repetitions are written.
func TestRepeatedProof(t *testing.T) {
	e, err := New(withGeneral(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	check := func(name string, re *syntax.Regexp, keywords []string) {
		got, want := analyze(re, keywords), analyze(re.Simplify(), keywords)
		if got != want {
			t.Errorf("%s: %+v, and %+v of %q written out", name, got, want, re)
		}
	}
	for _, r := range e.rules {
		check(r.ID, r.tree(), r.triggers)
	}
	for _, text := range []string{
		`[a-z]{3,200}key[0-9]{1,9}`, `.{0,50}?k{2,5}ey`, `(?:ke|[^k]{0,9}){0,30}key`, `(?i)[\w.-]{7,90}(?:[^y]{0,20}e){2,4}key`,
		`(?:\W{0,5}k){0,3}.{20}key`, `(?s).{0,300}key`, `(?i)s{0,40}[sk]{5,60}ey`, `(?:a*b){3,40}key`, `[ke]{0,100}y`,
	} {
		re, err := syntax.Parse(text, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		check(text, re, []string{"key", "kkey", "ey"})
	}
}
