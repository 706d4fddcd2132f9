package config

import (
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/gitleaks"
	"github.com/damvet/damvet/rules"
)

// TestExtended makes the catalogue again from its additions, of which one rule
// requires another that only the catalogue with the general rules has.
func TestExtended(t *testing.T) {
	general := gitleaks.Default().Rules[0].ID
	base := func(string) (*rules.Catalogue, error) {
		return rules.Builtin().WithGeneral(gitleaks.Default().Rules, false)
	}
	own := strings.Replace(ownRules, "keywords =", "required = [{ id = \""+general+"\" }]\nkeywords =", 1)
	text := "rules = [\"acme.toml\"]\ndisable = [\"" + general + "\"]\n[platforms.iconik]\nhosts = [\"dam.acme.test\"]\n"
	c, err := Parse(base, Name, []byte(text), from(map[string]string{"acme.toml": own}))
	if err != nil {
		t.Fatal(err)
	}
	data, err := c.Additions()
	if err != nil {
		t.Fatal(err)
	}
	cat, err := Extended(data)
	if err != nil {
		t.Fatal(err)
	}
	if cat.Rule("acmedam-key") == nil || !slices.Contains(cat.Platform("iconik").Hosts, "dam.acme.test") {
		t.Error("what the configuration adds is missing")
	}
	if cat.Rule(general) != nil || rules.Builtin().Rule("acmedam-key") != nil {
		t.Error("the built-in catalogue is another")
	}
}

func TestNoAdditions(t *testing.T) {
	c, err := Parse(nil, Name, []byte(`disable = ["iconik"]`), nil)
	if err != nil {
		t.Fatal(err)
	}
	if data, err := c.Additions(); data != nil || err != nil {
		t.Errorf("%q, %v", data, err)
	}
}
