package rules

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// General is what damvet says of the rules of gitleaks configurations, which
// say little of themselves.
type General struct {
	Class      Class      `toml:"class"`
	Severity   Severity   `toml:"severity"`
	Confidence Confidence `toml:"confidence"`
	Basis      Basis      `toml:"basis"`
	Why        string     `toml:"why"`
	Fix        string     `toml:"fix"`
	// Triggers are, by rule of the default configuration, longer words that
	// every match holds, where the keywords are so short that looking for them
	// would slow down the search for all others.
	Triggers map[string][]string `toml:"triggers"`
	// Places grade every rule by the path of the file.
	Places []Place `toml:"places"`
	// Grades say more of some rules. The last that names a rule counts.
	Grades []*Grade `toml:"grades"`
	// Doubts make a finding tentative.
	Doubts []*Doubt `toml:"doubts"`
}

// Grade says more of some general rules. What it leaves out is as General has
// it.
type Grade struct {
	// Rules are ids; "*" at the end stands for any rest.
	Rules []string `toml:"rules"`
	// Default is true for rules that damvet looks for unless told otherwise.
	Default    bool        `toml:"default"`
	Severity   *Severity   `toml:"severity"`
	Confidence *Confidence `toml:"confidence"`
	Guidelines []string    `toml:"guidelines"`
	Why        string      `toml:"why"`
	Fix        string      `toml:"fix"`
	Shown      string      `toml:"shown"`
	// Checksum names the check of the digits that the secret carries.
	Checksum string `toml:"checksum"`
	// Structure names the check of what the secret is made of.
	Structure string `toml:"structure"`
}

// Doubt is a reason to take what a general rule found for no secret. Of the
// conditions that are given all hold.
type Doubt struct {
	// Reason is told with the finding.
	Reason string `toml:"reason"`
	// Rules are those that the doubt is about; none means all.
	Rules []string `toml:"rules"`
	// Paths, Secrets, Names and Lines are expressions over the path of the file,
	// the secret, what the match has before it, and the line that it begins on.
	Paths   []string `toml:"paths"`
	Secrets []string `toml:"secrets"`
	Names   []string `toml:"names"`
	Lines   []string `toml:"lines"`
	// Except are expressions over what the match has before the secret that
	// lift the doubt.
	Except []string `toml:"except"`
}

// Checksums are the names of the checks of digits that secrets carry.
var Checksums = []string{"github"}

// Structures are the names of the checks of what secrets are made of.
var Structures = []string{"jwt", "pem"}

func (c *Catalogue) checkGeneral(g *General) error {
	if g.Class == "" || g.Basis == "" || g.Why == "" || g.Fix == "" {
		return errors.New("class, severity, confidence, basis, why and fix are all needed")
	}
	for i, grade := range g.Grades {
		if len(grade.Rules) == 0 {
			return fmt.Errorf("grade %d names no rules", i+1)
		}
		for _, id := range grade.Guidelines {
			if c.guidelines[id] == nil {
				return fmt.Errorf("grade %d: unknown guideline %q", i+1, id)
			}
		}
		if grade.Checksum != "" && !slices.Contains(Checksums, grade.Checksum) {
			return fmt.Errorf("grade %d: unknown checksum %q (one of: %s)", i+1, grade.Checksum, strings.Join(Checksums, ", "))
		}
		if grade.Structure != "" && !slices.Contains(Structures, grade.Structure) {
			return fmt.Errorf("grade %d: unknown structure %q (one of: %s)", i+1, grade.Structure, strings.Join(Structures, ", "))
		}
	}
	for i, p := range g.Places {
		if err := checkRegex(p.Path); err != nil {
			return fmt.Errorf("place %d: %w", i+1, err)
		}
	}
	for i, d := range g.Doubts {
		if d.Reason == "" || len(d.Paths)+len(d.Secrets)+len(d.Names)+len(d.Lines) == 0 {
			return fmt.Errorf("doubt %d needs a reason, and paths, secrets, names or lines", i+1)
		}
		for _, re := range slices.Concat(d.Paths, d.Secrets, d.Names, d.Lines, d.Except) {
			if err := checkRegex(re); err != nil {
				return fmt.Errorf("doubt %d: %w", i+1, err)
			}
		}
	}
	return nil
}

// Names reports whether a list of rule ids, of which "*" at the end stands for
// any rest, names a rule.
func Names(ids []string, id string) bool {
	return slices.ContainsFunc(ids, func(name string) bool {
		if prefix, ok := strings.CutSuffix(name, "*"); ok {
			return strings.HasPrefix(id, prefix)
		}
		return name == id
	})
}

// WithGeneral returns the catalogue with rules about secrets of any kind added,
// graded as General says. If defaults is true, only those that are looked for
// unless told otherwise are, and short runs are not decoded. The error names a
// rule whose id is taken.
func (c *Catalogue) WithGeneral(all []*TextRule, defaults bool) (*Catalogue, error) {
	out := *c
	out.ShortRuns = !defaults
	out.Rules = slices.Clip(c.Rules)
	out.byID = maps.Clone(c.byID)
	for _, t := range all {
		r := *t
		if isDefault := c.General.grade(&r); defaults && !isDefault {
			continue
		}
		if err := out.addRule(&r.Rule, nil); err != nil {
			return nil, err
		}
		out.Rules = append(out.Rules, &r)
	}
	return &out, nil
}

// grade says of a rule what it does not say itself, and reports whether it is
// one of the defaults.
func (g *General) grade(r *TextRule) (isDefault bool) {
	r.Class, r.Severity, r.Confidence, r.Basis, r.Why, r.Fix = g.Class, g.Severity, g.Confidence, g.Basis, g.Why, g.Fix
	r.Places = g.Places
	if r.Description == "" {
		r.Description = "a secret as the rule " + r.ID + " describes it"
	}
	for _, grade := range g.Grades {
		if !Names(grade.Rules, r.ID) {
			continue
		}
		isDefault = grade.Default
		r.Guidelines, r.Shown, r.Checksum, r.Structure = grade.Guidelines, grade.Shown, grade.Checksum, grade.Structure
		if grade.Severity != nil {
			r.Severity = *grade.Severity
		}
		if grade.Confidence != nil {
			r.Confidence = *grade.Confidence
		}
		if grade.Why != "" {
			r.Why = grade.Why
		}
		if grade.Fix != "" {
			r.Fix = grade.Fix
		}
	}
	return isDefault
}
