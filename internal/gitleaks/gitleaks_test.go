package gitleaks

import (
	"slices"
	"testing"

	"github.com/damvet/damvet/rules"
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
