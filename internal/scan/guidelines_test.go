package scan

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/damvet/damvet/internal/synth"
	"github.com/damvet/damvet/rules"
)

// TestGuidelinesAreNamed holds every guideline that a tool can see something of
// to what is said where it is broken: of the fixtures of the rules that cite it
// two are found with it named, and of those that look like it two are silent of
// it, whatever other rules say of them.
func TestGuidelinesAreNamed(t *testing.T) {
	const enough = 2
	s := newScanner(t)
	cited := map[string][]*rules.Rule{}
	goOnly := map[string]bool{}
	for _, k := range rules.Builtin().Checks {
		goOnly[k.ID] = k.Look.Go != ""
	}
	for r := range rules.Builtin().All() {
		for _, g := range r.Guidelines {
			if !goOnly[r.ID] {
				cited[g] = append(cited[g], r)
			}
		}
	}
	for _, g := range rules.Builtin().Guidelines {
		if g.Visibility == rules.None {
			continue
		}
		var breaking, tempting, silent int
		for _, r := range cited[g.ID] {
			for _, e := range r.Examples() {
				if breaking < enough && slices.Contains(named(t, s, e), g.ID) {
					breaking++
				}
			}
			for _, e := range r.Counterexamples() {
				if silent == enough {
					break
				}
				tempting++
				if !slices.Contains(named(t, s, e), g.ID) {
					silent++
				}
			}
		}
		if breaking < enough {
			t.Errorf("%s: %d fixtures that break it are found with it named, want %d", g.ID, breaking, enough)
		}
		if silent < enough {
			t.Errorf("%s: %d of %d fixtures that look like it are silent, want %d", g.ID, silent, tempting, enough)
		}
	}
}

// named returns the guidelines that the findings in a fixture name, which is
// scanned as the one thing in a directory.
func named(t *testing.T, s *Scanner, e rules.Example) []string {
	t.Helper()
	text, err := synth.Expand(e.Text)
	if err != nil {
		t.Fatal(err)
	}
	file := e.File
	if file == "" {
		file = "fixture"
	}
	files := []txtar.File{{Name: file, Data: []byte(text)}}
	if a := txtar.Parse([]byte(text)); len(a.Files) > 0 {
		files = a.Files
	}
	dir := t.TempDir()
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	res, err := s.Tree(t.Context(), dir, TreeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, th := range res.Things {
		all = append(all, th.Rule.Guidelines...)
	}
	return all
}
