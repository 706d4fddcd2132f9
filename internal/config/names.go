package config

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/spelling"
	"github.com/damvet/damvet/rules"
)

// What a name can stand for, the most specific last.
const (
	noName = iota
	platformName
	className
	guidelineName
	ruleName
)

// kind says what a name stands for.
func kind(cat *rules.Catalogue, name string) int {
	switch {
	case cat.Rule(name) != nil:
		return ruleName
	case cat.Guideline(name) != nil:
		return guidelineName
	case slices.Contains(rules.Classes, rules.Class(name)):
		return className
	case cat.Platform(name) != nil:
		return platformName
	}
	return noName
}

// Covers reports whether a name is that of the rule, of its class or platform,
// or of a guideline that it cites.
func Covers(name string, r *rules.Rule) bool {
	return name == r.ID || name == string(r.Class) || r.Platform != nil && name == r.Platform.ID || slices.Contains(r.Guidelines, name)
}

func (c *Config) checkName(name string) error { return CheckName(c.Catalogue, name) }

// CheckName says whether a name is that of a rule, class, platform or guideline,
// and if not which rule may be meant.
func CheckName(cat *rules.Catalogue, name string) error {
	if kind(cat, name) == noName {
		return fmt.Errorf("no rule, class, platform or guideline is called %q%s; `damvet rules` lists them", clip(name), DidYouMean(cat, name))
	}
	return nil
}

// DidYouMean names in brackets what a name may be a misspelling of, or the rule
// that shares most of its words; "" if nothing is near and none shares two.
func DidYouMean(cat *rules.Catalogue, name string) string {
	best := spelling.Nearest(name, names(cat))
	if best == "" {
		best = nearestRule(cat, name)
	}
	return spelling.Maybe(best)
}

// names are the names of rules, classes, platforms and guidelines.
func names(cat *rules.Catalogue) []string {
	var all []string
	for r := range cat.All() {
		if r.Class != "" {
			all = append(all, r.ID)
		}
	}
	for _, c := range rules.Classes {
		all = append(all, string(c))
	}
	for _, p := range cat.Platforms {
		all = append(all, p.ID)
	}
	return append(all, guidelineIDs(cat)...)
}

func guidelineIDs(cat *rules.Catalogue) []string {
	var all []string
	for _, g := range cat.Guidelines {
		all = append(all, g.ID)
	}
	return all
}

func permissionNames(cat *rules.Catalogue) []string {
	var all []string
	for _, p := range cat.Platforms {
		for _, have := range p.Permissions {
			all = append(all, have.Name)
		}
	}
	return all
}

func nearestRule(cat *rules.Catalogue, name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || r == '/' })
	best, most := "", 1
	for r := range cat.All() {
		if r.Class == "" {
			continue // it only serves others
		}
		n := 0
		for w := range strings.SplitSeq(r.ID, "-") {
			if slices.Contains(words, w) {
				n++
			}
		}
		if n > most {
			best, most = r.ID, n
		}
	}
	return best
}

// resolve works out, rule by rule, what disable, enable and severity say.
func (c *Config) resolve() {
	c.disabled, c.grades = map[string]bool{}, map[string]rules.Severity{}
	for r := range c.Catalogue.All() {
		if c.takesAway(r) && !slices.ContainsFunc(c.Enable, func(name string) bool { return Covers(name, r) }) {
			c.disabled[r.ID] = true
		}
		best := noName
		for _, name := range sortedKeys(c.Severity) {
			if k := kind(c.Catalogue, name); k > best && Covers(name, r) {
				best, c.grades[r.ID] = k, c.Severity[name]
			}
		}
	}
}

// takesAway reports whether disable names the rule, its class or its platform,
// or every guideline that it cites: one that it breaks besides stays.
func (c *Config) takesAway(r *rules.Rule) bool {
	named := func(name string) bool { return slices.Contains(c.Disable, name) }
	return named(r.ID) || named(string(r.Class)) || r.Platform != nil && named(r.Platform.ID) ||
		len(r.Guidelines) > 0 && !slices.ContainsFunc(r.Guidelines, func(g string) bool { return !named(g) })
}

// Disabled reports whether a rule is switched off.
func (c *Config) Disabled(id string) bool { return c.disabled[id] }

// Grade returns the severity that the configuration gives a rule, if it does.
func (c *Config) Grade(id string) (rules.Severity, bool) {
	s, ok := c.grades[id]
	return s, ok
}

// Change is one thing that a configuration takes away, weakens or strengthens.
type Change struct {
	// Kind is "disabled", "severity", "bound", "exclude" or "fail-on".
	Kind string
	// Name is what is changed, as the configuration writes it.
	Name     string
	From, To string
	// Rules are the rules that it touches.
	Rules []string
}

// Changes tells what the configuration changes of what damvet would report by
// itself, in the order of the file format. A report shows them all.
func (c *Config) Changes() []Change {
	var all []Change
	for _, name := range c.Disable {
		ch := Change{Kind: "disabled", Name: name}
		for r := range c.Catalogue.All() {
			if c.disabled[r.ID] && Covers(name, r) {
				ch.Rules = append(ch.Rules, r.ID)
			}
		}
		all = append(all, ch)
	}
	for _, name := range sortedKeys(c.Severity) {
		ch := Change{Kind: "severity", Name: name, To: c.Severity[name].String()}
		from := map[string]bool{}
		for r := range c.Catalogue.All() {
			if grade, ok := c.grades[r.ID]; ok && grade != r.Severity && Covers(name, r) && grade == c.Severity[name] {
				ch.Rules = append(ch.Rules, r.ID)
				from[r.Severity.String()] = true
			}
		}
		ch.From = strings.Join(slices.SortedFunc(maps.Keys(from), strings.Compare), ", ")
		if len(ch.Rules) > 0 {
			all = append(all, ch)
		}
	}
	for _, name := range sortedKeys(c.Bounds) {
		for _, p := range c.Catalogue.Platforms {
			if b := p.Bounds[name]; b != nil && b.Value != c.Bounds[name] {
				all = append(all, Change{Kind: "bound", Name: name, From: b.Value, To: c.Bounds[name]})
				break
			}
		}
	}
	for _, pattern := range c.Exclude {
		all = append(all, Change{Kind: "exclude", Name: pattern})
	}
	return all
}

// DisabledRules returns the ids of the rules that are switched off, in the
// order of the catalogue.
func (c *Config) DisabledRules() []string {
	var ids []string
	if len(c.disabled) == 0 {
		return nil
	}
	for r := range c.Catalogue.All() {
		if c.disabled[r.ID] {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

func platformIDs(cat *rules.Catalogue) []string {
	var ids []string
	for _, p := range cat.Platforms {
		ids = append(ids, p.ID)
	}
	return ids
}

func unknown(what, name string, known []string) error {
	return spelling.Unknown(what, clip(name), known)
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
