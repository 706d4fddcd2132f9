package rules

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Bounds on what further files may add.
const (
	maxAddedRules = 500
	maxAddedRegex = 8192
)

// Extend returns a catalogue with what further files add; c stays as it is. A
// file whose platform is known adds to that platform. Nothing of c can be taken
// away or weakened: to give a rule, name or permission that c has is an error,
// and allowlists hold for the rules of the further files alone.
func (c *Catalogue) Extend(files ...*File) (*Catalogue, error) {
	x := &Catalogue{
		Platforms: slices.Clone(c.Platforms), Guidelines: slices.Clone(c.Guidelines),
		Rules: slices.Clone(c.Rules), Checks: slices.Clone(c.Checks),
		Allowlists: slices.Clone(c.Allowlists), Go: slices.Clone(c.Go),
		Deployables: c.Deployables, Requests: c.Requests, Trials: c.Trials, General: c.General, ShortRuns: c.ShortRuns,
		byID: maps.Clone(c.byID), guidelines: maps.Clone(c.guidelines),
	}
	own := map[string]bool{}
	for _, f := range files {
		for _, r := range f.Rules {
			own[r.ID], r.Added = true, true
		}
		for _, k := range f.Checks {
			own[k.ID], k.Added = true, true
		}
	}
	if len(own) > maxAddedRules {
		return nil, fmt.Errorf("%d rules are added, more than %d", len(own), maxAddedRules)
	}
	for _, f := range files {
		if err := x.extend(f, own); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	for _, f := range files {
		if err := x.check(f); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	return x, nil
}

func (c *Catalogue) extend(f *File, own map[string]bool) error {
	if f.Deployables != nil {
		return errors.New("deployables cannot be given anew")
	}
	if f.Requests != nil {
		return errors.New("requests cannot be given anew")
	}
	if f.Trials != nil {
		return errors.New("trials cannot be given anew")
	}
	for _, r := range f.Rules {
		if len(r.Regex) > maxAddedRegex {
			return fmt.Errorf("rule %q: its regex is longer than %d bytes", r.ID, maxAddedRegex)
		}
	}
	for _, k := range f.Checks {
		for _, id := range k.Subsumes {
			if !own[id] {
				return fmt.Errorf("check %q subsumes %q: it can stand for checks of your own alone", k.ID, id)
			}
		}
	}
	for i, a := range f.Allowlists {
		for _, id := range a.TargetRules {
			if !own[id] {
				return fmt.Errorf("allowlist %d targets %q: it can hold for rules of your own alone; [[suppress]] accepts findings of the others", i+1, id)
			}
		}
		if len(a.TargetRules) == 0 {
			a.TargetRules = slices.Sorted(maps.Keys(own))
		}
	}
	entries := f.Go
	if f.Platform != nil {
		entries = slices.Concat(entries, f.Platform.Go)
	}
	for _, e := range entries {
		if err := c.checkNew(e); err != nil {
			return err
		}
	}
	if f.Platform == nil {
		return c.addContents(f, nil)
	}
	if err := f.Platform.check(); err != nil {
		return err
	}
	known := c.Platform(f.Platform.ID)
	if known == nil {
		return c.add(f)
	}
	joined, err := known.join(f.Platform)
	if err != nil {
		return fmt.Errorf("platform %q: %w", known.ID, err)
	}
	c.replace(known, joined)
	if err := c.addOwn(joined, f.Platform); err != nil {
		return err
	}
	return c.addContents(f, joined)
}

// addOwn adds what the rules of a platform look for under the names that o
// adds to it.
func (c *Catalogue) addOwn(p, o *Platform) error {
	hosts, credentials := ownHosts(o.Hosts), ownNames(slices.Concat(o.Env, o.Headers))
	for i, r := range c.Rules {
		names := hosts
		if strings.Contains(r.Own, ownCredential) {
			names = credentials
		}
		if r.Platform != p || r.Own == "" || len(names.words) == 0 {
			continue
		}
		n := *r
		expr := strings.NewReplacer(ownHost, names.expr, ownCredential, names.expr).Replace(r.Own)
		if r.SkipReport {
			n.Regex = "(?:" + r.Regex + ")|(?:" + expr + ")"
			n.Keywords = slices.Concat(r.Keywords, names.words)
			c.Rules[i], c.byID[n.ID] = &n, &n.Rule
			continue
		}
		n.ID += "-own"
		if c.byID[n.ID] != nil {
			return fmt.Errorf("rule %q: names are added to the platform in two places", n.ID)
		}
		n.Regex, n.Keywords, n.SecretGroup, n.Required, n.Own = expr, names.words, 0, nil, ""
		n.Found, n.Missed, n.embedded = nil, nil, false // of other names
		c.Rules = append(c.Rules, &n)
		c.byID[n.ID] = &n.Rule
	}
	return nil
}

// What stands in Own for the names.
const (
	ownHost       = "<host>"
	ownCredential = "<credential>"
)

// ownedNames are names as a regular expression, and the words of which a text
// with one of them holds at least one.
type ownedNames struct {
	expr  string
	words []string
}

func ownHosts(hosts []string) ownedNames {
	var all ownedNames
	var alternatives []string
	for _, h := range hosts {
		below, wild := strings.CutPrefix(h, "*.")
		expr := regexp.QuoteMeta(below)
		if wild {
			expr = "(?:[a-z0-9-]{1,63}\\.){1,4}" + expr
		}
		alternatives, all.words = append(alternatives, expr), append(all.words, below)
	}
	all.expr = "(?:" + strings.Join(alternatives, "|") + ")"
	return all
}

func ownNames(names []Name) ownedNames {
	var all ownedNames
	var alternatives []string
	for _, n := range names {
		if n.Carries == "credential" || n.Carries == "administrator" {
			alternatives = append(alternatives, regexp.QuoteMeta(n.Name))
			all.words = append(all.words, strings.ToLower(n.Name))
		}
	}
	all.expr = "(?:" + strings.Join(alternatives, "|") + ")"
	return all
}

// checkNew refuses an entry that says something else of what is known.
func (c *Catalogue) checkNew(e *GoEntry) error {
	for _, known := range c.Go {
		for _, name := range slices.Concat(e.Funcs, e.Structs, e.Headers) {
			if slices.Contains(known.Funcs, name) || slices.Contains(known.Structs, name) || slices.Contains(known.Headers, name) {
				return fmt.Errorf("go: %q is known already", name)
			}
		}
	}
	return nil
}

// join returns the platform with what another description of it adds.
func (p *Platform) join(o *Platform) (*Platform, error) {
	if len(o.Samples) > 0 {
		return nil, errors.New("samples are the vendor's: [[suppress]] accepts a value of your own")
	}
	if o.Endpoints != nil || len(o.Accounts)+len(o.Origins) > 0 {
		return nil, errors.New("endpoints, accounts and origins cannot be given anew")
	}
	j := *p
	var err error
	if j.Documents, err = joinMaps("document", p.Documents, o.Documents); err != nil {
		return nil, err
	}
	if j.Records, err = joinMaps("record", p.Records, o.Records); err != nil {
		return nil, err
	}
	if j.Bounds, err = joinMaps("bound", p.Bounds, o.Bounds); err != nil {
		return nil, err
	}
	if j.Synthetic, err = joinMaps("synthetic value", p.Synthetic, o.Synthetic); err != nil {
		return nil, err
	}
	name := func(n Name) string { return n.Name }
	if j.Headers, err = joinNames("header", p.Headers, o.Headers, name); err != nil {
		return nil, err
	}
	if j.Env, err = joinNames("environment variable", p.Env, o.Env, name); err != nil {
		return nil, err
	}
	if j.Permissions, err = joinNames("permission", p.Permissions, o.Permissions, func(p Permission) string { return p.Name }); err != nil {
		return nil, err
	}
	j.Words = slices.Concat(p.Words, o.Words)
	j.Hosts = slices.Concat(p.Hosts, o.Hosts)
	j.Go = slices.Concat(p.Go, o.Go)
	j.Remedies = slices.Concat(p.Remedies, o.Remedies)
	return &j, nil
}

func joinMaps[V any](what string, a, b map[string]V) (map[string]V, error) {
	if len(b) == 0 {
		return a, nil
	}
	j := maps.Clone(a)
	if j == nil {
		j = map[string]V{}
	}
	for _, key := range slices.Sorted(maps.Keys(b)) {
		if _, ok := j[key]; ok {
			return nil, fmt.Errorf("the %s %q is known already", what, key)
		}
		j[key] = b[key]
	}
	return j, nil
}

func joinNames[T any](what string, a, b []T, name func(T) string) ([]T, error) {
	for _, n := range b {
		if slices.ContainsFunc(a, func(have T) bool { return name(have) == name(n) }) {
			return nil, fmt.Errorf("the %s %q is known already", what, name(n))
		}
	}
	return slices.Concat(a, b), nil
}

// replace puts another description of a platform in the place of one, with
// copies of what points at it.
func (c *Catalogue) replace(old, p *Platform) {
	c.Platforms[slices.Index(c.Platforms, old)] = p
	for i, g := range c.Guidelines {
		if g.Platform == old {
			n := *g
			n.Platform = p
			c.Guidelines[i], c.guidelines[n.ID] = &n, &n
		}
	}
	for i, r := range c.Rules {
		if r.Platform == old {
			n := *r
			n.Platform = p
			c.Rules[i], c.byID[n.ID] = &n, &n.Rule
		}
	}
	for i, k := range c.Checks {
		if k.Platform == old {
			n := *k
			n.Platform = p
			c.Checks[i], c.byID[n.ID] = &n, &n.Rule
		}
	}
	for i, e := range c.Go {
		if e.Platform == old {
			n := *e
			n.Platform = p
			c.Go[i] = &n
		}
	}
}
