package gitleaks

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/rules"
	gitleaks "github.com/zricethezav/gitleaks/v8/config"
)

func TestDefault(t *testing.T) {
	c := Default()
	if len(c.Rules) < 200 {
		t.Fatalf("%d rules", len(c.Rules))
	}
	for name := range rules.Builtin().General.Triggers {
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

func read(files map[string]string) (*Config, error) {
	return Read(func(name string, limit int64) ([]byte, error) {
		text, ok := files[name]
		if !ok {
			return nil, fs.ErrNotExist
		}
		return []byte(text), nil
	}, FileName)
}

// TestRefused holds that what is not carried is told with its file and name.
func TestRefused(t *testing.T) {
	const a = "[[rules]]\nid = 'a'\nregex = '(abc)'\n"
	for text, want := range map[string]string{
		"":                                               `it has no rules, so that nothing would be found`,
		"[allowlist]\npaths = ['b']":                     `it has no rules, so that nothing would be found`,
		a + "filter = 'true'":                            `key "rules.filter" of betterleaks is not carried: write the expression as allowlists`,
		"filter = 'true'\n" + a:                          `key "filter" of betterleaks is not carried`,
		"prefilter = 'true'\n" + a:                       `key "prefilter" of betterleaks is not carried`,
		a + "validate = 'x'":                             `key "rules.validate" of betterleaks is not carried: damvet asks no service`,
		a + "tokenEfficiency = true":                     `key "rules.tokenEfficiency" of betterleaks is not carried`,
		a + "components = [{id = 'a'}]":                  `unknown key "rules.components"`,
		a + "required = [{id = 'a', within = '5L'}]":     `unknown key "rules.required.within"`,
		a + "required = [{id = 'a', withinLines = -1}]":  `rule "a": it requires "a" within -1 lines`,
		a + "secretGroup = -1":                           `rule "a": secretGroup -1 of a regex with 1 groups`,
		a + "keywords = ['']":                            `rule "a": keywords: gitleaks finds an empty word nowhere`,
		"minVersion = 'v8.31.0'\n" + a:                   `minVersion: v8.31.0 is newer than v8.30.1`,
		"minVersion = 'new'\n" + a:                       `minVersion: "new" is not a version`,
		"betterleaksMinVersion = '2'\n" + a:              `betterleaksMinVersion: 2 is newer than v1.7.0`,
		"[extend]\npath = 'b.toml'":                      `extend.path: b.toml: file does not exist`,
		"[extend]\nurl = 'https://example.com/b.toml'":   `extend.url is not carried`,
		"[extend]\ndisabledRules = ['a']\n" + a:          `extend.disabledRules without`,
		"[extend]\nuseDefault = true\npath = 'b.toml'":   `cannot be set both`,
		a + "[allowlist]\npaths = ['b']\n[[allowlists]]": `both cannot be used together`,
	} {
		_, err := read(map[string]string{FileName: text})
		if err == nil || !strings.HasPrefix(err.Error(), FileName+": ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\ngives %v, not %s", text, err, want)
		}
	}
}

func TestAccepted(t *testing.T) {
	c, err := read(map[string]string{
		FileName: "minVersion = 'v8.25.0'\nbetterleaksMinVersion = '1.7.0'\n[extend]\npath = 'b.toml'\n" +
			"[[rules]]\nid = 'own'\nregex = 'a'\n[[rules]]\nid = 'extended'\nentropy = 2",
		"b.toml": "[[rules]]\nid = 'extended'\nregex = 'a'\nspecificity = 0",
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Rules) != 2 || c.Rules[0].Specificity != 100 || c.Rules[1].Specificity != 0 {
		t.Errorf("specificities are %d and %d", c.Rules[0].Specificity, c.Rules[1].Specificity)
	}
}

// TestAllowsEverything takes allowlists that leave nothing to find, and some
// that are wide, but about something.
func TestAllowsEverything(t *testing.T) {
	for list, everything := range map[string]bool{
		"paths = ['']": true, "paths = ['.*']": true, "paths = ['.']": true, "paths = ['^.+$']": true,
		"paths = ['x', '[\\s\\S]+']": true, "regexes = ['(?i)a*']": true, "stopwords = ['']": true,
		"condition = 'AND'\npaths = ['.*']\nregexes = ['.+']":    true,
		"condition = 'AND'\npaths = ['.*']\nregexes = ['x']":     false,
		"condition = 'AND'\npaths = ['.*']\nstopwords = ['x']":   false,
		"condition = 'AND'\nregexes = ['.*']\ncommits = ['abc']": false,
		"paths = ['^[^.]+$']": false, "paths = ['/']": false, "paths = ['\\.\\w+$']": false,
		"regexes = ['^.{0,40}$']": false, "regexes = ['^[^A-Z]+$']": false, "regexes = ['[a-z]{2}']": false,
	} {
		_, err := read(map[string]string{FileName: "[[rules]]\nid = 'a'\nregex = 'abc'\n[[allowlists]]\n" + list})
		if (err != nil) != everything || err != nil && !strings.Contains(err.Error(), "allows everything") {
			t.Errorf("%s: %v", list, err)
		}
	}
}
