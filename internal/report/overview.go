package report

import (
	"cmp"
	"fmt"
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

// document is a vendor's document that the guidelines of a run come from.
type document struct {
	*rules.Document
	platform *rules.Platform
}

func documents(run *Run) []document {
	var all []document
	for _, g := range run.Guidelines {
		p := g.Guideline.Platform
		d := document{p.Documents[g.Guideline.Document], p}
		if d.Document != nil && d.Digest != "" && !slices.Contains(all, d) {
			all = append(all, d)
		}
	}
	return all
}

// String says which text of the document is meant.
func (d document) String() string {
	return d.platform.Title + ": " + d.Title + ", text of " + d.Read + ", sha256 " + d.Digest + "…"
}

// scope says in pairs of a name and a text what a report is about, by what it
// was made, and what was not seen.
func scope(run *Run) [][2]string {
	all := [][2]string{
		{"checked on", run.Now.UTC().Format("2006-01-02 15:04 UTC")},
		{"looked at", lookedAt(run)},
	}
	for _, root := range run.Scope.Roots {
		all = append(all, [2]string{"repository", root})
	}
	if len(run.Scope.Roots) == 0 {
		all = append(all, [2]string{"commit", cmp.Or(run.Scope.Commit, "none: not in a repository")})
	}
	all = append(all, [2]string{"damvet", cmp.Or(run.Version, "unknown") + ", rules " + cmp.Or(run.Scope.Rules, "unknown")})
	for _, d := range documents(run) {
		all = append(all, [2]string{"guidelines", d.String()})
	}
	all = append(all, [2]string{"counts as failure", fmt.Sprintf("severity %s and worse, at least %s", run.FailOn, run.MinConfidence)})
	for _, l := range []struct {
		name  string
		lines []string
	}{{"configuration", run.Changes}, {"out of date", run.Notices}, {"not seen", notSeen(run)}} {
		for _, line := range l.lines {
			all = append(all, [2]string{l.name, line})
		}
	}
	return all
}

// lookedAt says what kinds of things a run looked at.
func lookedAt(run *Run) string {
	switch {
	case run.Files && run.History && run.Coverage.Packages > 0:
		return "files, Go packages and history"
	case run.Files && run.History:
		return "files and history"
	case run.History:
		return "history alone"
	case run.Files:
		return "files alone, not the history"
	}
	return "what was handed in"
}

// name is what a run looked at, as it is called.
func (r *Run) name() string { return cmp.Or(r.Name, r.Root) }

// notSeen says what a run did not look at, and why, in one line each.
func notSeen(run *Run) []string {
	var all []string
	switch {
	case !run.Files && run.History:
		all = append(all, "the files as they are: this run looked at the history alone")
	case run.Files && !run.History:
		all = append(all, "the history: this run looked at files alone")
	case !run.Files:
		all = append(all, "what the run left out: the report does not say what it looked at")
	}
	if n := len(run.Disabled); n > 0 {
		all = append(all, plural(n, "rule")+" that the configuration switches off")
	}
	n := 0
	for i := range run.Guidelines {
		if g := &run.Guidelines[i]; g.Guideline.Visibility == rules.None && (g.Attested == nil || g.Attested.Expired) {
			n++
		}
	}
	if n > 0 {
		all = append(all, plural(n, "guideline")+" that only a person can judge, and nobody has signed off")
	}
	return append(all, CoverageLines(run)[1:]...)
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
	// account is nil for a credential, name its hash or the account's name.
	account  *rules.Account
	name     string
	findings []*finding.Finding
	// also are places without a finding of it, more how many are not told.
	also []finding.AccountPlace
	more int
	// unsought is why an account's name was not looked for everywhere, or "".
	unsought string
}

// maxNamedAt is how many places of an account without a finding are named.
const maxNamedAt = 40

// credentials groups what a run tells of by credential and by account, in both
// what has most findings and most places first.
func credentials(run *Run) (byCredential, byAccount []*held) {
	type key struct {
		account *rules.Account
		name    string
	}
	index := map[key]*held{}
	var groups []*held
	of := func(account *rules.Account, name string) *held {
		k := key{account, name}
		if index[k] == nil {
			index[k] = &held{account: account, name: name}
			groups = append(groups, index[k])
		}
		return index[k]
	}
	for _, f := range run.Findings {
		if f.SecretSHA256 != "" {
			h := of(nil, f.SecretSHA256)
			h.findings = append(h.findings, f)
		}
		if p := f.Rule.Platform; p != nil {
			for _, account := range p.Accounts {
				if value := f.Fact(account.Fact); value != "" {
					h := of(account, strings.ToLower(value))
					h.findings = append(h.findings, f)
				}
			}
		}
	}
	for _, a := range run.Accounts {
		h := of(a.Kind, a.Value)
		h.more += a.More
		h.unsought = a.Unsought
		for _, p := range a.Places {
			if !slices.ContainsFunc(h.findings, func(f *finding.Finding) bool { return f.Path == p.Path && f.Span.Line == p.Line }) {
				h.also = append(h.also, p)
			}
		}
	}
	slices.SortStableFunc(groups, func(a, b *held) int {
		return cmp.Or(cmp.Compare(len(b.findings), len(a.findings)), cmp.Compare(len(b.also)+b.more, len(a.also)+a.more))
	})
	for _, h := range groups {
		if h.account == nil {
			byCredential = append(byCredential, h)
		} else if len(h.findings)+len(h.also) > 0 {
			byAccount = append(byAccount, h)
		}
	}
	return byCredential, byAccount
}

// accountPlace is where the name of an account stands, and whether it still does.
func accountPlace(p finding.AccountPlace) string {
	s := position(p.Path, p.Line, p.Column)
	if p.Past {
		s += " (in the history, not at HEAD)"
	}
	return s
}

// note says where an account's name was not looked for, or is "".
func (h *held) note() string {
	if h.unsought == "" {
		return ""
	}
	return "not looked for everywhere in texts that do not speak of the platform: " + h.unsought
}

// title is how a held thing is called.
func (h *held) title() string {
	if h.account == nil {
		return "credential " + cmp.Or(h.findings[0].Redacted, "…") + ", sha256 " + h.name[:min(len(h.name), 12)]
	}
	return h.account.Title + " " + h.name
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
	if len(all) == 0 || !f.Leaks() && f.Fact("issued") == "" && f.Fact("expires") == "" {
		return nil
	}
	add("now", now)
	slices.SortStableFunc(all, func(a, b event) int { return a.at.Compare(b.at) })
	return all
}

// matrix is what a finding's permissions are, by class, against what the code
// calls for.
type matrix struct {
	rows []matrixRow
	// known is false where it is not known what the code needs; note says why,
	// or what is known rests on.
	known bool
	note  string
	// used is true if it is known which code uses what grants them.
	used bool
	// objects is true if the finding objects to one of the permissions.
	objects bool
}

// matrixRow is the permissions of one class. Where nothing is known of what is
// needed all of them are unjudged.
type matrixRow struct {
	class string
	// Needed are those that a call takes of the code that uses what grants them,
	// or of any code where that is not known; elsewhere those that only other
	// code takes, surplus those that only calls take which no code makes,
	// unjudged those of which no known call is one.
	needed, elsewhere, surplus, unjudged []grant
}

// grant is a permission that is given, and whether the finding objects to it.
type grant struct {
	name    string
	offends bool
}

// permissions returns the matrix of the permissions that a finding tells, nil
// if it tells of none in the platform's table.
func permissions(run *Run, f *finding.Finding) *matrix {
	p := f.Rule.Platform
	if p == nil || len(p.Permissions) == 0 {
		return nil
	}
	offending := listed(f.Fact("offending"))
	names := listed(f.Fact("permissions"))
	for _, name := range slices.Concat(offending, listed(f.Fact("surplus"))) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	m := &matrix{}
	need, met := run.Needs[p.ID]
	usedIn := f.Fact(finding.UsedIn)
	switch {
	case p.Endpoints == nil:
		m.note = "Which permissions the calls of " + p.Title + " take is not known here: what this use needs is for a person to say."
	case !met:
		m.note = "No call of " + p.Title + "'s API is seen here: what this use needs is for a person to say."
	default:
		m.known, m.used = true, usedIn != ""
		m.note = plural(need.Calls, "call") + " of " + p.Title + "'s API in what was looked at say what is needed. "
		if m.used {
			m.note += "Of the code, this is used in " + usedIn + ". "
		} else {
			m.note += "Which of the code uses this the repository does not show. "
		}
		m.note = strings.TrimSpace(m.note + p.Endpoints.Note)
	}
	own := need.Permissions
	if m.used {
		own = listed(f.Fact(finding.Needed))
	}
	takes := p.Endpoints.Takes()
	index := map[string]int{}
	for _, name := range names {
		class := p.PermissionClass(name)
		if class == "" {
			continue
		}
		i, ok := index[class]
		if !ok {
			i = len(m.rows)
			index[class] = i
			m.rows = append(m.rows, matrixRow{class: class})
		}
		row, g := &m.rows[i], grant{name, slices.Contains(offending, name)}
		m.objects = m.objects || g.offends
		switch {
		case m.known && slices.Contains(own, name):
			row.needed = append(row.needed, g)
		case m.known && slices.Contains(need.Permissions, name):
			row.elsewhere = append(row.elsewhere, g)
		case m.known && takes[name]:
			row.surplus = append(row.surplus, g)
		default:
			row.unjudged = append(row.unjudged, g)
		}
	}
	if len(m.rows) == 0 {
		return nil
	}
	return m
}

// column is a column of a matrix: its head, and what of a row stands in it.
type column struct {
	head string
	of   func(matrixRow) []grant
}

// columns are those of a matrix behind the class.
func (m *matrix) columns() []column {
	unjudged := func(r matrixRow) []grant { return r.unjudged }
	if !m.known {
		return []column{{"granted", unjudged}, {"needed", nil}}
	}
	needed := func(r matrixRow) []grant { return r.needed }
	first := []column{{"granted, and needed by some code of this repository", needed}}
	if m.used {
		first = []column{
			{"granted, and needed by the code that uses it", needed},
			{"granted, and only other code needs it", func(r matrixRow) []grant { return r.elsewhere }},
		}
	}
	return append(first, []column{
		{"granted, and no call here needs it", func(r matrixRow) []grant { return r.surplus }},
		{"granted, and no known call needs it", unjudged},
	}...)
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
