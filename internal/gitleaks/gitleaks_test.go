package gitleaks

import (
	"slices"
	"testing"

	"github.com/damvet/damvet/rules"
	gitleaks "github.com/zricethezav/gitleaks/v8/config"
)

func TestDefault(t *testing.T) {
	c := Default()
	if len(c.Rules) < 200 {
		t.Fatalf("%d rules", len(c.Rules))
	}
	for _, name := range slices.Concat(rules.Builtin().General.Whole) {
		if !slices.ContainsFunc(c.Rules, func(r *rules.TextRule) bool { return r.ID == name }) {
			t.Errorf("no rule %q", name)
		}
	}
}

// TestPinned holds the default configuration to the checks that a run spares
// itself.
func TestPinned(t *testing.T) {
	f, err := parseFile("default", gitleaks.DefaultConfig)
	if err != nil {
		t.Fatal(err)
	}
	m, err := f.merged()
	if err == nil {
		_, err = m.config()
	}
	if err != nil {
		t.Error(err)
	}
}
