package policy_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/damvet/damvet/internal/credential"
	"github.com/damvet/damvet/internal/policy"
	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/internal/synth"
	"github.com/damvet/damvet/rules"
)

// now is when the examples are judged.
var now = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

// TestExamples holds every check of the catalogue against its examples, which
// it must find, and its counterexamples, which it must not.
func TestExamples(t *testing.T) {
	testExamples(t, rules.Builtin())
}

// TestVocabulary does the same for the catalogue on which the vocabulary of
// checks was settled.
func TestVocabulary(t *testing.T) {
	testExamples(t, testCatalogue(t))
}

func testCatalogue(t testing.TB) *rules.Catalogue {
	t.Helper()
	cat, err := rules.Load(os.DirFS("testdata"))
	if err != nil {
		t.Fatal(err)
	}
	return cat
}

func testExamples(t *testing.T, cat *rules.Catalogue) {
	j, err := policy.New(cat, policy.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range cat.Checks {
		if k.Look.Go != "" {
			continue
		}
		t.Run(k.ID, func(t *testing.T) {
			for _, e := range k.Examples() {
				if ids := breaks(t, j, k, e); !ids[k.ID] {
					t.Errorf("not found in the example %q", e.Text)
				}
			}
			for _, e := range k.Counterexamples() {
				if ids := breaks(t, j, k, e); ids[k.ID] {
					t.Errorf("found in the counterexample %q", e.Text)
				}
			}
		})
	}
}

// breaks returns the checks that an example breaks, looked at as the check k
// looks at things.
func breaks(t *testing.T, j *policy.Judge, k *rules.Check, e rules.Example) map[string]bool {
	t.Helper()
	text, err := synth.Expand(e.Text)
	if err != nil {
		t.Fatalf("%q: %v", e.Text, err)
	}
	var broken []policy.Broken
	switch {
	case k.Look.Record != "", k.Look.URL != "", k.Look.Text != "":
		broken = judgeRepository(j, e.File, text)
	case k.Look.Credential != "":
		decode := credential.Lookup(k.Look.Credential)
		if decode == nil {
			t.Fatalf("no decoder is called %q", k.Look.Credential)
		}
		for _, word := range words(text) {
			if d, ok := decode([]byte(word), now); ok {
				more, _ := j.Credential(d)
				broken = append(broken, more...)
			}
		}
	}
	ids := map[string]bool{}
	for _, b := range broken {
		ids[b.Check.ID] = true
		if k.Look.Credential == "" && (b.Start < 0 || b.Start >= b.End || b.End > len(text)) {
			t.Errorf("%s points at %d-%d of %q", b.Check.ID, b.Start, b.End, text)
		}
	}
	return ids
}

// judgeRepository judges an example as if it were all of a repository. Lines
// such as "-- name --" part it into several files.
func judgeRepository(j *policy.Judge, file, text string) []policy.Broken {
	files := []txtar.File{{Name: file, Data: []byte(text)}}
	if a := txtar.Parse([]byte(text)); len(a.Files) > 0 {
		files = a.Files
	}
	var broken []policy.Broken
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Name)
	}
	repo := j.Repository(paths)
	pending := map[string][]policy.Pending{}
	for _, f := range files {
		results := []policy.Result{j.Texts(f.Name, f.Data)}
		if aim, wants := j.Wants(&results[0], f.Name, f.Data); wants {
			results = append(results, j.RecordsOf(&aim, f.Name, f.Data, new(record.Reader).ReadAround(f.Name, f.Data, &aim.Sites)))
		}
		for _, res := range results {
			for i := range res.Offers {
				res.Offers[i].Step.Path = f.Name
			}
			repo.Add("", res.Offers, &res.Code)
			broken = append(broken, res.Broken...)
			pending[f.Name] = append(pending[f.Name], res.Pending...)
		}
	}
	for _, name := range paths {
		for _, p := range pending[name] {
			if _, _, ok := repo.Settle(name, &p); ok {
				broken = append(broken, p.Broken)
			}
		}
	}
	return broken
}

// words returns what could be a credential in a text: the whole of it, what
// stands between quotes, spaces and brackets, and what follows an equals sign
// there.
func words(text string) []string {
	all := []string{strings.TrimSpace(text)}
	for word := range strings.FieldsFuncSeq(text, func(c rune) bool { return strings.ContainsRune(" \t\r\n\"'`<>()[]{},;&?", c) }) {
		all = append(all, word)
		if _, value, ok := strings.Cut(word, "="); ok {
			all = append(all, value)
		}
	}
	return all
}
