package report

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

// What the long reports, HTML and Markdown, tell of a run beside its findings.

// Scope is what a report is about.
type Scope struct {
	// Commit is what HEAD is; empty outside of a repository.
	Commit string
	// Rules identifies the rules that were applied.
	Rules string
	// Roots are the repositories of a report that was merged.
	Roots []string
}

// Attested says that a person looked at a guideline.
type Attested struct {
	By, On, Until, Note string
	// Expired is true for one that no longer counts.
	Expired bool
}

func (a *Attested) String() string {
	s := "signed off by " + a.By + " on " + a.On + ", until " + a.Until
	if a.Expired {
		s = "open again: " + s
	}
	if a.Note != "" {
		s += " (" + a.Note + ")"
	}
	return s
}

// standsWhere says in one word where a finding stands: "now", "history" (no longer at
// HEAD), "unreachable" or "past".
func standsWhere(f *finding.Finding) string {
	switch {
	case f.Past:
		return "past"
	case unreachable(f):
		return "unreachable"
	case f.History != nil && !f.History.AtHead:
		return "history"
	}
	return "now"
}

// severityGroup is the findings of one severity, rule by rule.
type severityGroup struct {
	severity rules.Severity
	rules    []*ruleGroup
	n        int
}

type ruleGroup struct {
	rule     *rules.Rule
	findings []*finding.Finding
}

// bySeverity groups findings, worst first, in their order.
func bySeverity(all []*finding.Finding) []*severityGroup {
	var groups []*severityGroup
	for s := rules.Critical; s >= rules.Info; s-- {
		g := &severityGroup{severity: s}
		index := map[*rules.Rule]*ruleGroup{}
		for _, f := range all {
			if f.Severity != s {
				continue
			}
			r := index[f.Rule]
			if r == nil {
				r = &ruleGroup{rule: f.Rule}
				index[f.Rule] = r
				g.rules = append(g.rules, r)
			}
			r.findings = append(r.findings, f)
			g.n++
		}
		if g.n > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// held is one credential, or one account, and every place of it.
type held struct {
	// what is "credential", or the name of the fact that names an account.
	what, name string
	findings   []*finding.Finding
}

// credentials groups findings by credential, and by account where the facts
// name one, most places first.
func credentials(all []*finding.Finding) []*held {
	index := map[string]*held{}
	var groups []*held
	add := func(what, name string, f *finding.Finding) {
		key := what + "\x00" + name
		h := index[key]
		if h == nil {
			h = &held{what: what, name: name}
			index[key] = h
			groups = append(groups, h)
		}
		h.findings = append(h.findings, f)
	}
	for _, f := range all {
		if f.SecretSHA256 != "" {
			add("credential", f.SecretSHA256, f)
		}
		if p := f.Rule.Platform; p != nil {
			for _, fact := range p.Accounts {
				if value := f.Fact(fact); value != "" {
					add(fact, value, f)
				}
			}
		}
	}
	slices.SortStableFunc(groups, func(a, b *held) int { return cmp.Compare(len(b.findings), len(a.findings)) })
	return groups
}

// title is how a held thing is called.
func (h *held) title() string {
	if h.what == "credential" {
		return "credential " + cmp.Or(h.findings[0].Redacted, "…") + ", sha256 " + h.name[:min(len(h.name), 12)]
	}
	return words(h.what) + " " + h.name
}

// event is a point in the life of a credential.
type event struct {
	what string
	at   time.Time
}

// life returns what is known of a credential's life, in the order of time: when
// it was issued, introduced, removed, and when it ends. Now is among the events.
func life(f *finding.Finding, now time.Time) []event {
	var all []event
	add := func(what string, at time.Time) {
		if !at.IsZero() && at.Year() > 0 && at.Year() < 10000 {
			all = append(all, event{what, at})
		}
	}
	fact := func(name string) time.Time {
		at, err := time.Parse(time.RFC3339, f.Fact(name))
		if err != nil {
			at, _ = time.Parse(time.DateOnly, f.Fact(name))
		}
		return at
	}
	add("issued", fact("issued"))
	if h := f.History; h != nil {
		add("introduced", h.Date)
		add("removed", h.RemovedAt)
	}
	add("expires", fact("expires"))
	if len(all) == 0 {
		return nil
	}
	add("now", now)
	slices.SortStableFunc(all, func(a, b event) int { return a.at.Compare(b.at) })
	return all
}

// classGrant is what a finding's permissions are of one class.
type classGrant struct {
	class   string
	granted []grant
}

// grant is a permission that is given, and whether the finding objects to it.
type grant struct {
	name            string
	offends, needed bool
}

// grants sorts the permissions that a finding tells by their class in the
// platform's table. Where the facts say what is needed, each is marked.
func grants(f *finding.Finding) []classGrant {
	p := f.Rule.Platform
	if p == nil || len(p.Permissions) == 0 {
		return nil
	}
	offending := listed(f.Fact("offending"))
	needed := listed(f.Fact("needed"))
	names := listed(f.Fact("permissions"))
	for _, name := range offending {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	index := map[string]int{}
	var all []classGrant
	for _, name := range names {
		class := p.PermissionClass(name)
		if class == "" {
			continue
		}
		i, ok := index[class]
		if !ok {
			i = len(all)
			index[class] = i
			all = append(all, classGrant{class: class})
		}
		all[i].granted = append(all[i].granted, grant{name, slices.Contains(offending, name), slices.Contains(needed, name)})
	}
	return all
}

// listed splits a fact that lists names, which may have remarks in brackets.
func listed(fact string) []string {
	var names []string
	for part := range strings.SplitSeq(fact, ",") {
		name, _, _ := strings.Cut(strings.TrimSpace(part), " (")
		if name != "" && !strings.HasPrefix(name, "…") {
			names = append(names, name)
		}
	}
	return names
}
