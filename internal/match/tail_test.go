package match

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/rules"
)

// TestSilent asks of every keyword by itself, in the letters that it is spelled
// with, whether a match can follow it.
func TestSilent(t *testing.T) {
	shape := `(?i:purpose)\s{0,4}[:=]\s?(?:FILES|FACES)|(?i:/files/storages)`
	private := `(?:ARG|ENV) \w{0,10}PRIVATE(?:[^a-z0-9]|$)`
	for _, tc := range []struct {
		regex    string
		keywords []string
		text     string // the keyword, a bar, and what follows
		want     bool
	}{
		{shape, []string{"purpose", "/files/storages"}, "purpose| of it", true},
		{shape, []string{"purpose", "/files/storages"}, "Purpose|: FILL", true},
		{shape, []string{"purpose", "/files/storages"}, "purpose|", true},
		{shape, []string{"purpose", "/files/storages"}, "purpose| = FACES", false},
		{shape, []string{"purpose", "/files/storages"}, "/Files/storages|", false},
		{private, []string{"private"}, "private| ", true},
		{private, []string{"private"}, "Private| ", true},
		{private, []string{"private"}, "PRIVATE|", false},
		{private, []string{"private"}, "PRIVATE|x", true},
		{`ENV PRIVATE\b`, []string{"private"}, "PRIVATE|x", false},                           // an assertion may hold
		{`(?i)secret_key=x|secret`, []string{"secret", "secret_key"}, "secret_key|=x", true}, // the other keyword ends first
		{`(?i)secret=x`, []string{"secret"}, "\u017fecret|=x", false},
		{`(?i)secret=x`, []string{"secret"}, "\u017fecret|=y", true},
		{`.*secret=x`, []string{"key"}, "key|", false}, // there is not always a keyword
	} {
		before, behind, _ := strings.Cut(tc.text, "|")
		r := &rules.TextRule{Rule: rules.Rule{ID: "r"}, Regex: tc.regex, Keywords: tc.keywords}
		e, err := New(&rules.Catalogue{Rules: []*rules.TextRule{r}}, Options{Now: testNow})
		if err != nil {
			t.Fatal(err)
		}
		data := []byte(before + behind)
		for range 2 {
			if _, got := e.rules[0].ending(lower(before)).silent(data, 0, len(before)); got != tc.want {
				t.Errorf("%q is silent in %q: %v", tc.regex, tc.text, got)
			}
		}
	}
}

// TestTailOfTooManyStates has a tail that has no room for a state more.
func TestTailOfTooManyStates(t *testing.T) {
	r := &rules.TextRule{Rule: rules.Rule{ID: "r"}, Regex: `secret[a-z]{0,20}=x`, Keywords: []string{"secret"}}
	e, err := New(&rules.Catalogue{Rules: []*rules.TextRule{r}}, Options{Now: testNow})
	if err != nil {
		t.Fatal(err)
	}
	end := e.rules[0].ending("secret")
	end.begin([]byte("secret"))
	end.rule.tail().filter.room = 0
	data := []byte("secret is one")
	if _, silent := end.silent(data, 0, len("secret")); silent {
		t.Error("silent without a state that says so")
	}
	if _, silent := end.silent(data, 0, len("secret")); !silent {
		t.Error("the open tail is not taken")
	}
	if _, silent := end.silent([]byte("secrets=x"), 0, len("secret")); silent {
		t.Error("the open tail is silent about a match")
	}
}

// TestSilenceNeedsNoRoom holds that how many states there is room for does not
// change what is silent of a general rule, of which it decides what is told.
func TestSilenceNeedsNoRoom(t *testing.T) {
	r := &rules.TextRule{Rule: rules.Rule{ID: "r"}, Regex: `secret[a-z]{0,20}=x`, Keywords: []string{"secret"}, General: true}
	silences := func(room int) (all []bool) {
		e, err := New(&rules.Catalogue{Rules: []*rules.TextRule{r}}, Options{Now: testNow})
		if err != nil {
			t.Fatal(err)
		}
		end := e.rules[0].ending("secret")
		end.rule.tail().filter.room = room
		for _, text := range []string{"secret is one", "secrets=x", "secretsandmore=y", "secretsandmore=x", "secret", "SECRETs=x", "SeCrEt;"} {
			_, silent := end.silent([]byte(text), 0, len("secret"))
			all = append(all, silent)
		}
		return all
	}
	if none, enough := silences(0), silences(maxWays); !slices.Equal(none, enough) {
		t.Errorf("without room %v, with room %v", none, enough)
	}
}

// TestMatchesAreNotSilent holds what is silent against the matches of generated
// rules.
func TestMatchesAreNotSilent(t *testing.T) {
	led, silent := 0, 0
	for seed := range uint64(600) {
		g := generator{rand.New(rand.NewPCG(seed, 34))}
		cat, exprs := g.catalogue(1)
		if len(exprs) == 0 {
			continue
		}
		e, err := New(cat, Options{Now: testNow})
		if err != nil {
			t.Fatal(err)
		}
		r := e.rules[0]
		var words []string
		for _, k := range r.Keywords {
			words = append(words, lower(k))
			r.ending(lower(k)).open.Store(seed%2 == 0)
		}
		for range 10 {
			data := g.text(exprs, 1+g.IntN(6))
			for _, o := range occurrences(words, data) {
				if _, ok := r.ending(o.word).silent(data, o.start, o.end); ok {
					silent++
				}
			}
			for _, loc := range r.regex().FindAllIndex(data, -1) {
				all := occurrences(words, data[loc[0]:loc[1]])
				if len(all) == 0 {
					continue
				}
				end := slices.MinFunc(all, func(a, b occurrence) int { return a.end - b.end }).end
				for _, o := range all {
					if o.end != end {
						continue
					}
					led++
					if _, ok := r.ending(o.word).silent(data, loc[0]+o.start, loc[0]+o.end); ok {
						t.Fatalf("seed %d: %q is silent at %d of %q, where %q matches at %v", seed, o.word, loc[0]+o.start, data, r.Regex, loc)
					}
				}
			}
		}
	}
	if led < 500 || silent < 500 {
		t.Errorf("the generator is too tame: %d lead to a match, %d are silent", led, silent)
	}
}
