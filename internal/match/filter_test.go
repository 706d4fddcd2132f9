package match

import (
	"math/rand/v2"
	"reflect"
	"regexp"
	"testing"

	"github.com/damvet/damvet/rules"
)

// Before the end of a text an expression without its end matches what the whole
// one does, in the same groups.
func TestInside(t *testing.T) {
	e, err := New(withGeneral(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	ending, g := 0, generator{rand.New(rand.NewPCG(1, 2))}
	for _, r := range e.rules {
		whole, inside := r.regex(), r.inside()
		if whole == inside {
			continue
		}
		ending++
		if !reflect.DeepEqual(whole.SubexpNames(), inside.SubexpNames()) {
			t.Errorf("%s: groups %q, want %q", r.ID, inside.SubexpNames(), whole.SubexpNames())
		}
		for range 5 {
			text := "a = " + g.sample(r.tree()) + ",\n" + g.sample(r.tree()) + ";\n,"
			if got, want := inside.FindAllStringSubmatchIndex(text, -1), whole.FindAllStringSubmatchIndex(text, -1); !reflect.DeepEqual(got, want) {
				t.Errorf("%s in %q: %v, want %v", r.ID, text, got, want)
			}
		}
	}
	if ending < 50 {
		t.Errorf("%d expressions ask for the end of the text", ending)
	}
}

// A filter for a rule knows where a text ends, and where it does not.
func TestFilterEnds(t *testing.T) {
	for _, expr := range []string{`key=[a-z]{4,8}(?:;|$)`, `key=[a-z]+(?:;|\z)`, `key(?:$|=[a-z]{4,8}(?:;|$))`, `^key=?$`, `key=[a-z]{4}(?m:$)`} {
		re := regexp.MustCompile(expr)
		r := newRule(&rules.TextRule{Regex: expr, Keywords: []string{"key"}})
		for _, f := range []*filter{newRuleFilter(r.tree()), newOpenFilter(r.tree())} {
			for _, text := range []string{"key", "key=abcd", "key=abcd;", "key=abcd ", "key=abcdefghi", "xkey=abcd", "key=abcd\nkey=abcd", "key=abcd,key=abcdef", "key=", "key= "} {
				data := []byte(text)
				loc := re.FindIndex(data)
				end := f.extent(data, 0, len(data), len(data))
				accepted, _ := f.run(data, tries{{0, len(data)}})
				if loc != nil && (end < loc[1] || accepted < loc[1]) {
					t.Errorf("%s in %q: %v is beyond %d or %d", expr, text, loc, end, accepted)
				}
				if stretches := f.stretches(data, 0); loc != nil && !touches(stretches, span{loc[0], loc[1]}) {
					t.Errorf("%s in %q: %v is in none of %v", expr, text, loc, stretches)
				}
			}
		}
	}
	re := regexp.MustCompile(`key=[a-z]{4,8}(?:;|$)`)
	r := newRule(&rules.TextRule{Regex: re.String(), Keywords: []string{"key"}})
	if end := r.filter().extent([]byte("key=abcd, and more"), 0, 8, 18); end >= 0 {
		t.Errorf("a text that goes on ends at %d", end)
	}
	e := &ending{rule: r, text: "key"}
	for text, want := range map[string]bool{"key=abcd": false, "key=abcd;": false, "key=abcd,": true, "key=abc": true, "key": true} {
		if _, silent := e.silent([]byte(text), 0, 3); silent != want {
			t.Errorf("the keyword of %q is silent: %t, want %t", text, silent, want)
		}
	}
}
