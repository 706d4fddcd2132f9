package match

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
)

// insideOf returns what withoutEnd makes of an expression, compiled.
func insideOf(t testing.TB, expr string) (re *regexp.Regexp, ends bool) {
	t.Helper()
	tree, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		t.Fatal(err)
	}
	tree, ends = withoutEnd(tree)
	return regexp.MustCompile(tree.String()), ends
}

func TestCutEnd(t *testing.T) {
	for _, c := range []struct{ expr, want string }{
		{`a(?:b|$)`, `a(?:b)`},
		{`a(?:b|$|c)`, `a(?:b|c)`},
		{`a(|$)`, `a()`},
		{`[$|$)]+\$(?i:x|\||$)\x{24}`, `[$|$)]+\$(?i:x|\|)\x{24}`},
		{`[]|$)](?:b|$)`, `[]|$)](?:b)`},
		{`[^]|$)](?:b|$)`, `[^]|$)](?:b)`},
		{`[[:alpha:]|$)](?:b|$)`, `[[:alpha:]|$)](?:b)`},
		{`(?P<m>b|$)`, `(?P<m>b)`},
		{`ab+`, `ab+`},
		{`a$`, "-"},
		{`a|$`, "-"},
		{`($|a)`, "-"},
		{`(a\|$)`, "-"},
		{`(?m)(a|$)`, "-"},
		{`(?i-m:a|$)`, "-"},
		{`(a|$)\z`, "-"},
		{`(a|\z|b)\\z(?:\z|c)`, `(a|b)\\z(?:c)`},
		{`(?:$|$)`, "-"},
		{`\(?:$|b)`, "-"},
		{`\Q[\E(a|$)`, "-"},
		{`(a|$)+`, `(a)+`},
	} {
		got, ok := cutEnd(c.expr)
		if !ok {
			got = "-"
		}
		if got != c.want {
			t.Errorf("cutEnd(%s) = %s, want %s", c.expr, got, c.want)
		}
		if ok {
			sameInside(t, c.expr, got, []string{"ab", "a", "$|)", "$$|$", "]b", "ab|", "x", "b", "$x$", "|$)b", "aaa"})
		}
	}
}

// sameInside holds a cut expression against what withoutEnd makes of the whole.
func sameInside(t testing.TB, expr, cut string, texts []string) {
	t.Helper()
	want, ends := insideOf(t, expr)
	if ends != (cut != expr) {
		t.Errorf("%s: the end counts: %v, and the cut is %s", expr, ends, cut)
	}
	got := regexp.MustCompile(cut)
	if got.NumSubexp() != want.NumSubexp() {
		t.Fatalf("%s: %d groups, want %d", cut, got.NumSubexp(), want.NumSubexp())
	}
	for _, text := range texts {
		if got, want := fmt.Sprint(got.FindAllStringSubmatchIndex(text, -1)), fmt.Sprint(want.FindAllStringSubmatchIndex(text, -1)); got != want {
			t.Fatalf("%s in %q: %s, want %s", cut, text, got, want)
		}
	}
}

// TestCutEndOfRules: no rule's expression has to be printed, and cut it matches
// what it does without its end.
func TestCutEndOfRules(t *testing.T) {
	e := generalEngine(t)
	ends := 0
	for i, r := range e.rules {
		cut, ok := cutEnd(r.Regex)
		if !ok {
			if _, is := withoutEnd(r.tree()); is {
				t.Errorf("%s: %s is printed", r.ID, r.Regex)
			}
			continue
		}
		if cut == r.Regex {
			if _, is := withoutEnd(r.tree()); is {
				t.Errorf("%s: its end is not cut", r.ID)
			}
			continue
		}
		ends++
		var texts []string
		for _, x := range slices.Concat(r.Examples(), r.Counterexamples()) {
			texts = append(texts, x.Text)
		}
		g := generator{rand.New(rand.NewPCG(uint64(i), 5))}
		for range 8 {
			texts = append(texts, g.sample(r.tree()), string(g.text([]*syntax.Regexp{r.tree()}, 3)))
		}
		for _, text := range texts[:len(texts):len(texts)] {
			texts = append(texts, strings.TrimSpace(text), text[:len(text)-len(text)/4], text+";", text+"é")
		}
		sameInside(t, r.Regex, cut, texts)
	}
	t.Logf("%d expressions are cut", ends)
	if ends < 50 {
		t.Errorf("only %d expressions are cut", ends)
	}
}

func FuzzCutEnd(f *testing.F) {
	for _, expr := range []string{`a(?:b|$)`, `[$|$)]+(?i:x|\||$)`, `[[:alpha:]|$](x|$|y)`, `\Q|$)\E`, `(?m:a|$)|(?-m)(b|$)`} {
		f.Add(expr, "ab$|)x")
	}
	f.Fuzz(func(t *testing.T, expr, text string) {
		if _, err := regexp.Compile(expr); err != nil || len(expr) > 200 || len(text) > 200 {
			return
		}
		if cut, ok := cutEnd(expr); ok {
			sameInside(t, expr, cut, []string{text, text + "\n"})
		}
	})
}
