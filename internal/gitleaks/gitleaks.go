// Package gitleaks reads configurations of gitleaks v8 and turns their rules
// into rules of the catalogue. The default rules come from gitleaks' module;
// nothing of gitleaks' runs.
//
// What it cannot carry it refuses by name. Semantics are those of gitleaks
// v8.30.1, config/config.go.
package gitleaks

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	gitleaks "github.com/zricethezav/gitleaks/v8/config"
	"golang.org/x/mod/semver"

	"github.com/damvet/damvet/internal/fasttoml"
	"github.com/damvet/damvet/internal/lazy"
	"github.com/damvet/damvet/rules"
)

// FileName is the name under which gitleaks looks for a configuration.
const FileName = ".gitleaks.toml"

const (
	maxSize = 4 << 20
	// maxExtends is how many configurations one can extend, each by another:
	// gitleaks passes over those beyond.
	maxExtends = 2

	// gitleaksVersion and betterleaksVersion are the newest whose keys and
	// meanings are known here.
	gitleaksVersion    = "v8.30.1"
	betterleaksVersion = "v1.7.0"
	// usualSpecificity is that of a rule that gives none, genericSpecificity if
	// its id says "generic": gitleaks drops what such a rule finds where another
	// found it too.
	usualSpecificity   = 100
	genericSpecificity = 50
)

// file is a configuration as it stands.
type file struct {
	Title       string `toml:"title"`
	Description string `toml:"description"`
	MinVersion  string `toml:"minVersion"`
	// BetterleaksMinVersion and rule.Specificity are additions of betterleaks 1.7.
	BetterleaksMinVersion string `toml:"betterleaksMinVersion"`

	Extend     extend             `toml:"extend"`
	Rules      []*rule            `toml:"rules"`
	Allowlist  *rules.Allowlist   `toml:"allowlist"`
	Allowlists []*rules.Allowlist `toml:"allowlists"`

	// pinned is true for the default configuration, whose expressions are a
	// test's to check.
	pinned bool
}

type extend struct {
	Path          string   `toml:"path"`
	URL           string   `toml:"url"`
	UseDefault    bool     `toml:"useDefault"`
	DisabledRules []string `toml:"disabledRules"`
}

type rule struct {
	ID          string             `toml:"id"`
	Description string             `toml:"description"`
	Regex       string             `toml:"regex"`
	SecretGroup int                `toml:"secretGroup"`
	Entropy     float64            `toml:"entropy"`
	Keywords    []string           `toml:"keywords"`
	Path        string             `toml:"path"`
	Tags        []string           `toml:"tags"`
	Allowlist   *rules.Allowlist   `toml:"allowlist"`
	Allowlists  []*rules.Allowlist `toml:"allowlists"`
	Required    []rules.Required   `toml:"required"`
	SkipReport  bool               `toml:"skipReport"`
	Specificity *int               `toml:"specificity"`

	// pinned is file's, triggers are rules.TextRule's.
	pinned   bool
	triggers []string
}

// Config is a configuration with all that it extends.
type Config struct {
	// Rules are in the order of the file that has them first.
	Rules []*rules.TextRule
	// Path is the file, "" for the default configuration.
	Path string
}

// Default returns the default configuration of the gitleaks module.
func Default() *Config { return theDefault.Get() }

var theDefault = lazy.Value[*Config]{Make: func() *Config {
	c, err := parseDefault()
	if err == nil {
		var out *Config
		if out, err = c.config(); err == nil {
			return out
		}
	}
	// The module's version is pinned, and a test reads it.
	panic("gitleaks: " + err.Error())
}}

// Files reads a file by its path, with forward slashes, and at most so many
// bytes of it.
type Files func(name string, limit int64) ([]byte, error)

// Read reads a configuration and what it extends. Files that it extends are
// named from its directory and lie below it. The error names the file, and the
// rule or key that cannot be used.
func Read(files Files, name string) (*Config, error) {
	dir := path.Dir(name)
	c, err := load(func(rel string, limit int64) ([]byte, error) {
		if !fs.ValidPath(rel) {
			return nil, errors.New("a file that is extended has to lie in the directory of the configuration, or below")
		}
		return files(path.Join(dir, rel), limit)
	}, path.Base(name), nil)
	if err != nil && dir != "." {
		// Files are named from the directory.
		return nil, fmt.Errorf("%s/%w", strings.TrimSuffix(dir, "/"), err)
	}
	if err != nil {
		return nil, err
	}
	out, err := c.config()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	out.Path = name
	return out, nil
}

// merged is a configuration while others are merged into it.
type merged struct {
	rules      []*rule
	byID       map[string]*rule
	allowlists []*rules.Allowlist
	// targeted are those that name rules, which may come from what is extended.
	targeted []*rules.Allowlist
}

// load reads a file and merges what it extends into it. Above are the files
// that extend it.
func load(files Files, name string, above []string) (*merged, error) {
	if slices.Contains(above, name) {
		return nil, fmt.Errorf("%s: it extends itself, by way of %s", name, strings.Join(above, ", "))
	}
	text, err := files(name, maxSize)
	switch {
	case err != nil && len(above) > 0:
		// Not wrapped: the configuration that names the file is there.
		return nil, fmt.Errorf("%s: extend.path: %s: %v", above[len(above)-1], name, err)
	case err != nil:
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if err := fasttoml.Shallow(text); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	f, err := parseFile(name, string(text))
	if err != nil {
		return nil, err
	}
	m, err := f.merged()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var base *merged
	switch e := f.Extend; {
	case e.URL != "":
		return nil, fmt.Errorf("%s: extend.url is not carried: gitleaks itself passes over it; save the file beside this one and name it in extend.path", name)
	case e.UseDefault && e.Path != "":
		return nil, fmt.Errorf("%s: extend.path and extend.useDefault cannot be set both", name)
	case e.UseDefault:
		base, err = parseDefault()
	case e.Path != "" && len(above) >= maxExtends:
		return nil, fmt.Errorf("%s: extend.path: gitleaks extends no more than %d files, one by the other", name, maxExtends)
	case e.Path != "":
		base, err = load(files, path.Clean(e.Path), append(above, name))
	default:
		if len(e.DisabledRules) > 0 {
			return nil, fmt.Errorf("%s: extend.disabledRules without extend.useDefault or extend.path disables nothing", name)
		}
		return m, nil
	}
	if err != nil {
		return nil, err
	}
	if err := m.extend(base, f.Extend.DisabledRules); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return m, nil
}

func parseDefault() (*merged, error) {
	f, err := parseFile("gitleaks' default configuration", gitleaks.DefaultConfig)
	if err != nil {
		return nil, err
	}
	f.pinned = true
	general := rules.Builtin().General
	for _, r := range f.Rules {
		r.pinned = true
		r.triggers = general.Triggers[r.ID]
	}
	return f.merged()
}

// uncarried are the keys that betterleaks 1.7 adds and that damvet cannot carry.
var uncarried = lazy.Value[map[string]string]{Make: func() map[string]string {
	return map[string]string{
		"filter":          "write the expression as allowlists and entropy",
		"prefilter":       "write the expression as paths and commits of an allowlist",
		"validate":        "damvet asks no service whether a secret is live; take the key out",
		"tokenefficiency": "use entropy and stopwords",
	}
}}

func parseFile(name, text string) (*file, error) {
	f := &file{}
	if fasttoml.Decode(text, f) {
		return f, nil
	}
	f = &file{}
	md, err := toml.Decode(text, f)
	if err != nil {
		if perr, ok := errors.AsType[toml.ParseError](err); ok {
			return nil, fmt.Errorf("%s:%d: %s", name, perr.Position.Line, perr.Message)
		}
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if unknown := md.Undecoded(); len(unknown) > 0 {
		key := unknown[0]
		if reason := uncarried.Get()[strings.ToLower(key[len(key)-1])]; reason != "" {
			return nil, fmt.Errorf("%s: key %q of betterleaks is not carried: %s", name, key.String(), reason)
		}
		return nil, fmt.Errorf("%s: unknown key %q: gitleaks would pass over it", name, key.String())
	}
	return f, nil
}

// merged checks a file by itself.
func (f *file) merged() (*merged, error) {
	for _, v := range []struct{ key, least, known string }{
		{"minVersion", f.MinVersion, gitleaksVersion},
		{"betterleaksMinVersion", f.BetterleaksMinVersion, betterleaksVersion},
	} {
		switch least := "v" + strings.TrimPrefix(v.least, "v"); {
		case v.least == "":
		case !semver.IsValid(least):
			return nil, fmt.Errorf("%s: %q is not a version", v.key, v.least)
		case semver.Compare(least, v.known) > 0:
			return nil, fmt.Errorf("%s: %s is newer than %s, which damvet follows", v.key, v.least, v.known)
		}
	}
	m := &merged{byID: map[string]*rule{}}
	global, err := bothForms(f.Allowlist, f.Allowlists)
	if err != nil {
		return nil, err
	}
	for i, a := range global {
		if err := checkAllowlist(a, f.pinned); err != nil {
			return nil, fmt.Errorf("global allowlist %d: %w", i+1, err)
		}
		if len(a.TargetRules) > 0 {
			m.targeted = append(m.targeted, a)
		} else {
			m.allowlists = append(m.allowlists, a)
		}
	}
	for i, r := range f.Rules {
		if strings.TrimSpace(r.ID) == "" {
			return nil, fmt.Errorf("rule %d has no id", i+1)
		}
		if m.byID[r.ID] != nil {
			return nil, fmt.Errorf("rule %q is given twice", r.ID)
		}
		if r.Allowlists, err = bothForms(r.Allowlist, r.Allowlists); err != nil {
			return nil, fmt.Errorf("rule %q: %w", r.ID, err)
		}
		if err := r.check(); err != nil {
			return nil, fmt.Errorf("rule %q: %w", r.ID, err)
		}
		m.rules = append(m.rules, r)
		m.byID[r.ID] = r
	}
	for _, r := range f.Rules {
		for _, q := range r.Required {
			for _, n := range []*int{q.WithinLines, q.WithinColumns} {
				if n != nil && *n < 0 {
					return nil, fmt.Errorf("rule %q: it requires %q within %d lines or columns", r.ID, q.ID, *n)
				}
			}
			if m.byID[q.ID] == nil {
				return nil, fmt.Errorf("rule %q: it requires an unknown rule %q", r.ID, q.ID)
			}
		}
	}
	return m, nil
}

// bothForms joins the old and the new form of allowlists.
func bothForms(old *rules.Allowlist, all []*rules.Allowlist) ([]*rules.Allowlist, error) {
	if old == nil {
		return all, nil
	}
	if len(all) > 0 {
		return nil, errors.New("allowlist is the old form of allowlists: both cannot be used together")
	}
	return []*rules.Allowlist{old}, nil
}

func (r *rule) check() error {
	for _, re := range []struct{ key, expr string }{{"regex", r.Regex}, {"path", r.Path}} {
		if r.pinned {
			continue
		}
		if err := rules.CheckRegex(re.expr); err != nil {
			return fmt.Errorf("%s: %w", re.key, err)
		}
	}
	for i, a := range r.Allowlists {
		if len(a.TargetRules) > 0 {
			return fmt.Errorf("allowlist %d: targetRules belong in the global allowlists", i+1)
		}
		if err := checkAllowlist(a, r.pinned); err != nil {
			return fmt.Errorf("allowlist %d: %w", i+1, err)
		}
	}
	return nil
}

// checkAllowlist checks an allowlist, its expressions unless they are pinned,
// and writes it as the catalogue does.
func checkAllowlist(a *rules.Allowlist, pinned bool) error {
	switch strings.ToUpper(a.Condition) {
	case "", "OR", "||":
		a.Condition = "OR"
	case "AND", "&&":
		a.Condition = "AND"
	default:
		return fmt.Errorf("unknown condition %q (one of: OR, AND)", a.Condition)
	}
	if !slices.Contains([]string{"", "secret", "match", "line"}, a.RegexTarget) {
		return fmt.Errorf("unknown regexTarget %q (one of: secret, match, line)", a.RegexTarget)
	}
	if len(a.Commits)+len(a.Paths)+len(a.Regexes)+len(a.StopWords) == 0 {
		return errors.New("it needs commits, paths, regexes or stopwords")
	}
	if slices.Contains(a.StopWords, "") {
		return errors.New("stopwords: an empty word allows everything, so that nothing would be found")
	}
	if pinned {
		return nil
	}
	lists := []struct {
		key   string
		exprs []string
	}{{"paths", a.Paths}, {"regexes", a.Regexes}}
	// An allowlist of which all conditions have to hold allows everything if
	// each does.
	limited := a.Condition == "AND" && len(a.Commits)+len(a.StopWords) > 0
	for _, list := range lists {
		for _, expr := range list.exprs {
			if err := rules.CheckRegex(expr); err != nil {
				return fmt.Errorf("%s: %w", list.key, err)
			}
		}
		if a.Condition == "AND" && len(list.exprs) > 0 && !slices.ContainsFunc(list.exprs, allowsAll) {
			limited = true
		}
	}
	for _, list := range lists {
		if i := slices.IndexFunc(list.exprs, allowsAll); i >= 0 && !limited {
			return fmt.Errorf("%s: %q allows everything, so that nothing would be found", list.key, rules.Excerpt(list.exprs[i]))
		}
	}
	return nil
}

// probes are paths and secrets, of one line and not empty, that an expression
// about something tells apart: short and long, with and without any character.
var probes = lazy.Value[[]string]{Make: func() []string {
	var printable strings.Builder
	for c := ' '; c <= '~'; c++ {
		printable.WriteRune(c)
	}
	return []string{"q", "Zx81/kV", "é-☃_0 ", printable.String(), strings.Repeat("a1/", 500)}
}}

// allowsAll reports whether an expression matches any line that is not empty.
func allowsAll(expr string) bool {
	re, err := regexp.Compile(expr)
	return err == nil && !slices.ContainsFunc(probes.Get(), func(p string) bool { return !re.MatchString(p) })
}

// extend merges what a configuration extends into it: of a rule that both have
// the extending one's keys count, and its tags, keywords and allowlists are
// added.
func (m *merged) extend(base *merged, disabled []string) error {
	for _, id := range disabled {
		if base.byID[id] == nil {
			return fmt.Errorf("extend.disabledRules: there is no rule %q in what is extended", id)
		}
	}
	for _, b := range base.rules {
		if slices.Contains(disabled, b.ID) {
			continue
		}
		own := m.byID[b.ID]
		if own == nil {
			m.rules = append(m.rules, b)
			m.byID[b.ID] = b
			continue
		}
		own.Description = cmp.Or(own.Description, b.Description)
		own.Entropy = cmp.Or(own.Entropy, b.Entropy)
		own.SecretGroup = cmp.Or(own.SecretGroup, b.SecretGroup)
		own.Specificity = cmp.Or(own.Specificity, b.Specificity)
		own.Regex = cmp.Or(own.Regex, b.Regex)
		own.Path = cmp.Or(own.Path, b.Path)
		own.Tags = slices.Concat(b.Tags, own.Tags)
		own.Keywords = slices.Concat(b.Keywords, own.Keywords)
		own.Allowlists = slices.Concat(b.Allowlists, own.Allowlists)
		// gitleaks keeps these of the extended rule alone.
		own.Required, own.SkipReport = b.Required, b.SkipReport
	}
	m.allowlists = append(m.allowlists, base.allowlists...)
	m.targeted = append(m.targeted, base.targeted...)
	return nil
}

// config makes rules of the catalogue.
func (m *merged) config() (*Config, error) {
	targeted := map[string][]*rules.Allowlist{}
	for _, a := range m.targeted {
		for _, id := range a.TargetRules {
			if m.byID[id] == nil {
				return nil, fmt.Errorf("an allowlist targets an unknown rule %q", id)
			}
			targeted[id] = append(targeted[id], a)
		}
	}
	if len(m.rules) == 0 {
		return nil, errors.New("it has no rules, so that nothing would be found; extend.useDefault = true takes gitleaks' default ones")
	}
	out := &Config{}
	for _, r := range m.rules {
		if r.Regex == "" && r.Path == "" {
			return nil, fmt.Errorf("rule %q has neither regex nor path, and would find nothing", r.ID)
		}
		if len(r.Keywords) > 0 && !slices.ContainsFunc(r.Keywords, func(k string) bool { return k != "" }) {
			return nil, fmt.Errorf("rule %q: keywords: gitleaks finds an empty word nowhere, so that the rule would find nothing", r.ID)
		}
		specificity := usualSpecificity
		switch {
		case r.Specificity != nil:
			specificity = *r.Specificity
		case strings.Contains(strings.ToLower(r.ID), "generic"):
			specificity = genericSpecificity
		}
		if r.Regex != "" && !r.pinned {
			re, err := syntax.Parse(r.Regex, syntax.Perl)
			if err != nil {
				return nil, err
			}
			if n := re.MaxCap(); r.SecretGroup > n || r.SecretGroup < 0 {
				return nil, fmt.Errorf("rule %q: secretGroup %d of a regex with %d groups", r.ID, r.SecretGroup, n)
			}
		}
		out.Rules = append(out.Rules, &rules.TextRule{
			Rule:  rules.Rule{ID: r.ID, Description: r.Description, Tags: r.Tags},
			Regex: r.Regex, SecretGroup: r.SecretGroup, Entropy: r.Entropy, Keywords: r.Keywords, Path: r.Path,
			Allowlists: slices.Concat(m.allowlists, r.Allowlists, targeted[r.ID]),
			Required:   r.Required, SkipReport: r.SkipReport, Specificity: specificity,
			Secret: rules.SecretCredential, General: true, Pinned: r.pinned, Triggers: r.triggers,
		})
	}
	return out, nil
}
