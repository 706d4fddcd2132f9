package suppress

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/damvet/damvet/internal/config"
	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/worktree"
	"github.com/damvet/damvet/rules"
)

// What can accept a finding, as reports name it.
const (
	ByComment  = "comment"
	ByConfig   = "configuration"
	ByAllow    = "allowed permission"
	ByBaseline = "baseline"
)

// Decision is why a finding is accepted.
type Decision struct {
	By, Reason, Owner string
	Expires           config.Date
}

// Notice is something out of date in what accepts findings, in one line without
// a full stop.
type Notice struct {
	// Kind is "expired", "unused", "stale", "not carried over" or "attestation
	// expired".
	Kind string
	Text string
}

// Accepting decides which findings were accepted. It is used for one run.
type Accepting struct {
	config   *config.Config
	now      time.Time
	paths    Paths
	suppress []*rule
	allow    []*rule
	baseline *baselineIndex
}

// rule is a suppression or an allowance, with its patterns ready.
type rule struct {
	what     string // "suppress 2"
	accepted config.Accepted
	by       string
	paths    *worktree.Patterns
	covers   func(*finding.Finding) bool
	// used counts what it accepted, missed what it would have before it expired.
	used, missed int
}

// Paths turns the path of a finding into the one that configuration and
// baseline know it by.
type Paths struct {
	// FromRoot tells the path from the root of the repository.
	FromRoot func(string) string
	// FromConfig tells the path from the configuration's directory, false for
	// what stands outside of that.
	FromConfig func(string) (string, bool)
}

// New returns what decides by a configuration and a baseline, which may be nil.
func New(c *config.Config, b *Baseline, now time.Time, paths Paths) *Accepting {
	if paths.FromRoot == nil {
		paths.FromRoot = func(p string) string { return p }
	}
	if paths.FromConfig == nil {
		paths.FromConfig = func(p string) (string, bool) { return p, true }
	}
	a := &Accepting{config: c, now: now, paths: paths, baseline: newBaselineIndex(b)}
	for i, s := range c.Suppress {
		a.suppress = append(a.suppress, newRule(fmt.Sprintf("suppress %d", i+1), ByConfig, s.Path, s.Accepted, func(f *finding.Finding) bool {
			return (s.Rule == "" || config.Covers(s.Rule, f.Rule)) && (s.Fingerprint == "" || s.Fingerprint == f.Fingerprint)
		}))
	}
	for i, al := range c.Allow {
		a.allow = append(a.allow, newRule(fmt.Sprintf("allow %d", i+1), ByAllow, al.Path, al.Accepted, func(f *finding.Finding) bool {
			return allows(al, f)
		}))
	}
	return a
}

func newRule(what, by, pattern string, accepted config.Accepted, covers func(*finding.Finding) bool) *rule {
	r := &rule{what: what, by: by, accepted: accepted, covers: covers}
	if pattern != "" {
		r.paths = worktree.NewPatterns([]string{pattern})
	}
	return r
}

// Accept returns why a finding is accepted by the configuration, or nil.
func (a *Accepting) Accept(f *finding.Finding) *Decision {
	at, reached := a.paths.FromConfig(f.Path)
	// What stands in an archive has the archive's path.
	at, _, _ = strings.Cut(at, "!")
	var found *Decision
	for _, r := range slices.Concat(a.suppress, a.allow) {
		if r.paths != nil && (!reached || at == "" || !r.paths.Match(at)) || !r.covers(f) {
			continue
		}
		if r.accepted.Expires.Over(a.now) {
			r.missed++
			continue
		}
		r.used++
		if found == nil {
			found = &Decision{By: r.by, Reason: r.accepted.Reason, Owner: r.accepted.Owner, Expires: r.accepted.Expires}
		}
	}
	return found
}

// allows reports whether an allowance covers every permission that a finding
// objects to. A list of them that was cut short is not known to be covered.
func allows(al *config.Allowance, f *finding.Finding) bool {
	if f.Rule.Class != rules.OverbroadPermission || al.Platform != "" && (f.Rule.Platform == nil || f.Rule.Platform.ID != al.Platform) {
		return false
	}
	if al.Template != "" && !slices.ContainsFunc([]string{"name", "description", "title", "template"}, func(fact string) bool {
		return strings.EqualFold(f.Fact(fact), al.Template)
	}) {
		return false
	}
	offending := f.Fact("offending")
	if offending == "" || strings.Contains(offending, "…") {
		return false
	}
	for p := range strings.SplitSeq(offending, ", ") {
		name, _, _ := strings.Cut(p, " (")
		if !slices.ContainsFunc(al.Permissions, func(allowed string) bool { return strings.EqualFold(allowed, name) }) {
			return false
		}
	}
	return true
}

// Sort decides about all findings of a run: the configuration first, then the
// baseline. Findings keep their order.
func (a *Accepting) Sort(all []*finding.Finding) (kept []*finding.Finding, accepted []*finding.Finding, why []*Decision) {
	decisions := make([]*Decision, len(all))
	var open []int
	for i, f := range all {
		if decisions[i] = a.Accept(f); decisions[i] == nil {
			open = append(open, i)
		}
	}
	a.acceptBaseline(all, open, decisions)
	for i, f := range all {
		if decisions[i] == nil {
			kept = append(kept, f)
			continue
		}
		accepted, why = append(accepted, f), append(why, decisions[i])
	}
	return kept, accepted, why
}

// Seen says what a run looked at, which decides what can be called unused.
type Seen struct {
	// Files and History are true for a run that looked at all files, and at the
	// whole history, of the repository that configuration and baseline are for.
	Files, History bool
	// Go is true for a run of the Go checks.
	Go bool
	// Complete is true if nothing was unreadable or absent.
	Complete bool
}

// Notices tells what is out of date, after Sort. What a run did not look for
// is not called unused.
func (a *Accepting) Notices(seen Seen) []Notice {
	var all []Notice
	for _, r := range slices.Concat(a.suppress, a.allow) {
		switch {
		case r.missed > 0:
			all = append(all, Notice{"expired", fmt.Sprintf("%s of %s expired on %s: %s again (%s)",
				r.what, a.config.Path, r.accepted.Expires, counts(r.missed), r.accepted.Reason)})
		case r.used == 0 && seen.Files && seen.History && seen.Go && seen.Complete:
			all = append(all, Notice{"unused", fmt.Sprintf("%s of %s accepts nothing (%s)", r.what, a.config.Path, r.accepted.Reason)})
		}
	}
	for i, at := range a.config.Attest {
		if at.Until.Over(a.now) {
			all = append(all, Notice{"attestation expired", fmt.Sprintf("attest %d of %s, %s by %s, counted until %s: the guideline is open again",
				i+1, a.config.Path, at.Guideline, at.By, at.Until)})
		}
	}
	return append(all, a.baseline.notices(seen)...)
}

func counts(n int) string {
	if n == 1 {
		return "1 finding counts"
	}
	return fmt.Sprintf("%d findings count", n)
}

// baselineIndex is a baseline made ready for one run.
type baselineIndex struct {
	*Baseline
	by map[string][]int
	// used marks the entries that accepted something, expired those that would
	// have.
	used, expired []bool
	carried       []bool
	hashes        map[string][]int
	places        map[string][]int
}

func newBaselineIndex(b *Baseline) *baselineIndex {
	if b == nil {
		b = &Baseline{}
	}
	x := &baselineIndex{
		Baseline: b, by: make(map[string][]int, len(b.Entries)),
		used: make([]bool, len(b.Entries)), expired: make([]bool, len(b.Entries)), carried: make([]bool, len(b.foreign)),
		hashes: map[string][]int{}, places: map[string][]int{},
	}
	for i, e := range b.Entries {
		x.by[e.Fingerprint] = append(x.by[e.Fingerprint], i)
	}
	for i, g := range b.foreign {
		if g.SHA256 != "" {
			x.hashes[g.SHA256] = append(x.hashes[g.SHA256], i)
		}
		x.places[g.Path] = append(x.places[g.Path], i)
	}
	return x
}

// acceptBaseline decides about the findings whose indices are open. What is no
// longer so needs no accepting.
func (a *Accepting) acceptBaseline(all []*finding.Finding, open []int, decisions []*Decision) {
	x := a.baseline
	// First each finding at the path that its entry tells, then the rest: those
	// have moved.
	for _, moved := range []bool{false, true} {
		for _, i := range open {
			if f := all[i]; len(x.Entries) > 0 && decisions[i] == nil && !f.Past {
				decisions[i] = x.own(f, a.paths.FromRoot(f.Path), moved, a.now)
			}
		}
	}
	for _, i := range open {
		if f := all[i]; len(x.foreign) > 0 && decisions[i] == nil && !f.Past {
			decisions[i] = x.carry(f, a.paths.FromRoot(f.Path))
		}
	}
}

func (x *baselineIndex) own(f *finding.Finding, at string, moved bool, now time.Time) *Decision {
	for _, i := range x.by[f.Fingerprint] {
		e := &x.Entries[i]
		once := e.Kind != Credential
		if e.Rule != f.Rule.ID || once && x.used[i] || !moved && once && e.Path != at {
			continue
		}
		if e.Expires.Over(now) {
			x.expired[i] = true
			continue
		}
		x.used[i] = true
		return &Decision{By: ByBaseline, Reason: e.Reason, Owner: e.Owner, Expires: e.Expires}
	}
	return nil
}

func (x *baselineIndex) carry(f *finding.Finding, at string) *Decision {
	d := &Decision{By: ByBaseline, Reason: "accepted in " + path.Base(x.Path)}
	found := false
	if f.SecretSHA256 != "" {
		// gitleaks tells a secret again for every commit and file.
		for _, i := range x.hashes[f.SecretSHA256] {
			x.carried[i], found = true, true
		}
	}
	for _, i := range x.places[at] {
		if g := &x.foreign[i]; g.accepts(f) {
			x.carried[i], found = true, true
		}
	}
	if !found {
		return nil
	}
	return d
}

// maxNotices is how many entries of one kind are named one by one.
const maxNotices = 20

func (x *baselineIndex) notices(seen Seen) []Notice {
	var all []Notice
	add := func(kind, what string, n int, name func(int) string) {
		more := 0
		for i := range n {
			switch text := name(i); {
			case text == "":
			case len(all) < 3*maxNotices && countKind(all, kind) < maxNotices:
				all = append(all, Notice{kind, text})
			default:
				more++
			}
		}
		if more > 0 {
			all = append(all, Notice{kind, fmt.Sprintf("%s: and %d more %s", x.Path, more, what)})
		}
	}
	add("expired", "expired entries", len(x.Entries), func(i int) string {
		if e := &x.Entries[i]; x.expired[i] {
			return fmt.Sprintf("%s: the entry %s (%s, %s) expired on %s: the finding counts again", x.Path, e.Fingerprint, e.Rule, e.Path, e.Expires)
		}
		return ""
	})
	add("stale", "stale entries", len(x.Entries), func(i int) string {
		if e := &x.Entries[i]; x.stale(i, seen) {
			return fmt.Sprintf("%s: the entry %s (%s, %s) accepts nothing: what it accepted is no longer there", x.Path, e.Fingerprint, e.Rule, e.Path)
		}
		return ""
	})
	add("not carried over", "entries that could not be carried over", len(x.foreign), func(i int) string {
		g := &x.foreign[i]
		switch {
		case x.carried[i]:
			return ""
		case g.SHA256 == "":
			return fmt.Sprintf("%s: %s could not be carried over: damvet finds nothing at that line, and the entry does not hold the secret", x.Path, g.At)
		}
		return fmt.Sprintf("%s: %s could not be carried over: damvet does not find that secret", x.Path, g.At)
	})
	return all
}

// stale reports whether an entry accepts nothing any more. Only a run that
// looked where the finding could be can tell: a credential that has left the
// files is still in the history.
func (x *baselineIndex) stale(i int, seen Seen) bool {
	e := &x.Entries[i]
	return !x.used[i] && !x.expired[i] && seen.Complete && seen.Files &&
		(seen.History || e.Kind == Place) && (seen.Go || path.Ext(e.Path) != ".go")
}

func countKind(all []Notice, kind string) int {
	n := 0
	for _, a := range all {
		if a.Kind == kind {
			n++
		}
	}
	return n
}

// Entries returns the entries of the baseline, apart those of which nothing is
// left, after Sort.
func (a *Accepting) Entries(seen Seen) (live, stale []Entry) {
	for i, e := range a.baseline.Entries {
		if a.baseline.stale(i, seen) {
			stale = append(stale, e)
		} else {
			live = append(live, e)
		}
	}
	return live, stale
}
