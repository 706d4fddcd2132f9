package scan

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/rules"
)

// found scans a fixture and returns what it breaks, by line.
func found(t *testing.T, s *Scanner, name, text string) []string {
	t.Helper()
	res, err := s.Content(filepath.ToSlash(name), strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	s.Settle(res)
	var got []string
	for _, th := range res.Things {
		got = append(got, fmt.Sprintf("%d: %s", th.Span.Line, th.Rule.ID))
	}
	return got
}

// TestFixtures holds every fixture to its comments: what they name is found
// where they stand, and nothing else is. The fixtures of one directory are the
// same thing in several languages, so they break the same rules; SDKs differ in
// what they are asked for, so of signing it is the class that is the same.
func TestFixtures(t *testing.T) {
	s := newScanner(t)
	for _, dir := range []string{"languages", "templates", "signed", "bodies", "formats"} {
		names, err := filepath.Glob(filepath.Join("testdata", dir, "*"))
		if err != nil || len(names) < 8 {
			t.Fatalf("%d fixtures in %s, %v", len(names), dir, err)
		}
		all := map[string]bool{}
		broken := map[string]map[string]bool{}
		for _, name := range names {
			t.Run(dir+"/"+filepath.Base(name), func(t *testing.T) {
				text, wanted, _ := remarked(t, name)
				got := found(t, s, filepath.Base(name), text)
				for _, w := range wanted {
					if !slices.Contains(got, w) {
						t.Errorf("not found: %s", w)
					}
				}
				broken[name] = map[string]bool{}
				for _, g := range got {
					if !slices.Contains(wanted, g) {
						t.Errorf("found: %s", g)
					}
					_, id, _ := strings.Cut(g, ": ")
					if dir == "signed" {
						id = string(rules.Builtin().Rule(id).Class)
					}
					broken[name][id], all[id] = true, true
				}
			})
		}
		for name, ids := range broken {
			for id := range all {
				if !ids[id] && !elsewhere(name, id) {
					t.Errorf("%s does not break %s, which others do (%v)", name, id, slices.Sorted(maps.Keys(ids)))
				}
			}
		}
	}
}

// elsewhere reports whether a language does a thing in another file than the
// rest: phones decide in a property list which certificates they check.
func elsewhere(name, id string) bool {
	switch filepath.Base(name) {
	case "Info.plist":
		return id != "iconik-tls-verification-off"
	case "Sync.swift":
		return id == "iconik-tls-verification-off"
	}
	return false
}
