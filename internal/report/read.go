package report

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

// MaxRead is how large a report may be, in bytes, for being read again.
const MaxRead = 512 << 20

// maxFindings is how many findings of one report are read.
const maxFindings = 1 << 20

// readFinding is a line of jsonl as it is read: whatever is not known of it is
// passed over, since newer versions may add to it.
type readFinding struct {
	jsonFinding
	jsonHistory
	Facts    readFacts `json:"facts"`
	RemovedT string    `json:"removedDate"`
	By       string    `json:"suppressedBy"`
	Reason   string    `json:"reason"`
	Owner    string    `json:"owner"`
	Expires  string    `json:"expires"`
}

// readFacts keeps the order of the members.
type readFacts []finding.Fact

func (all *readFacts) UnmarshalJSON(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return errors.New("facts are not an object")
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		var value string
		if err := d.Decode(&value); err != nil {
			return err
		}
		*all = append(*all, finding.Fact{Name: fmt.Sprint(name), Value: value})
	}
	return nil
}

// readReport is what is read of format json.
type readReport struct {
	Format     string              `json:"format"`
	Root       string              `json:"root"`
	Looked     map[string]bool     `json:"looked"`
	Scope      jsonScope           `json:"scope"`
	Findings   []readFinding       `json:"findings"`
	Suppressed []readFinding       `json:"suppressed"`
	Guidelines []jsonGuideline     `json:"guidelines"`
	Coverage   *jsonCoverage       `json:"coverage"`
	Config     []string            `json:"configuration"`
	Notices    []string            `json:"notices"`
	Disabled   []string            `json:"disabled"`
	Accounts   []jsonAccount       `json:"accounts"`
	Needs      map[string]jsonNeed `json:"needs"`
}

// Read reads a report of format json or jsonl again. Rules that the catalogue
// does not have are taken from the report. What a format leaves out (the frames,
// and of jsonl everything but the findings) is not there. Errors say what is
// wrong where.
func Read(data []byte, cat *rules.Catalogue) (*Run, error) {
	run := &Run{Catalogue: cat}
	r := &reader{cat: cat, own: map[string]*rules.Rule{}}
	if isReport(data) {
		var whole readReport
		if err := json.Unmarshal(data, &whole); err != nil {
			return nil, fmt.Errorf("not a report of damvet: %w", err)
		}
		if whole.Format != jsonFormat {
			return nil, fmt.Errorf("its format is %q, not %s", clip(whole.Format, 40), jsonFormat)
		}
		return run, r.whole(run, &whole)
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 8<<20)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var line readFinding
		err := json.Unmarshal(lines.Bytes(), &line)
		if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			err = fmt.Errorf("%s is a JSON %s, and no finding has that there", cmp.Or(wrong.Field, "it"), wrong.Value)
		}
		if err == nil {
			err = r.add(&run.Findings, &line)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: not a finding of damvet's: %w", n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	return run, nil
}

// isReport reports whether a text is one object of several lines, as format json
// is; the objects of jsonl take one line each.
func isReport(data []byte) bool {
	line, _, err := bufio.NewReader(bytes.NewReader(bytes.TrimLeft(data, " \t\r\n"))).ReadLine()
	return (err == nil || err == io.EOF) && string(bytes.TrimSpace(line)) == "{"
}

type reader struct {
	cat *rules.Catalogue
	own map[string]*rules.Rule
}

func (r *reader) whole(run *Run, whole *readReport) error {
	run.Root, run.Scope.Commit, run.Scope.Rules = whole.Root, whole.Scope.Commit, whole.Scope.Rules
	run.Files, run.History = whole.Looked["files"], whole.Looked["history"]
	run.Changes, run.Notices, run.Disabled = whole.Config, whole.Notices, whole.Disabled
	r.register(run, whole)
	for i := range whole.Findings {
		if err := r.add(&run.Findings, &whole.Findings[i]); err != nil {
			return fmt.Errorf("finding %d: %w", i+1, err)
		}
	}
	for i := range whole.Suppressed {
		var one []*finding.Finding
		s := &whole.Suppressed[i]
		if err := r.add(&one, s); err != nil {
			return fmt.Errorf("suppressed %d: %w", i+1, err)
		}
		run.Suppressed = append(run.Suppressed, Suppressed{Finding: one[0], By: s.By, Reason: s.Reason, Owner: s.Owner, Expires: s.Expires})
	}
	for _, g := range whole.Guidelines {
		if known := r.cat.Guideline(g.ID); known != nil {
			status := GuidelineStatus{Guideline: known, Places: g.Places, Past: g.Past, Off: g.Off}
			if a := g.Attested; a != nil {
				status.Attested = &Attested{By: a.By, On: a.On, Until: a.Until, Note: a.Note, Expired: a.Expired}
			}
			run.Guidelines = append(run.Guidelines, status)
		}
	}
	if c := whole.Coverage; c != nil {
		run.Coverage = finding.Coverage{Files: c.Files, Objects: c.Objects, Commits: c.Commits, Bytes: c.Bytes, Excluded: c.Excluded, Absent: c.Absent}
		for _, u := range c.Unreadable {
			run.Coverage.Unreadable = append(run.Coverage.Unreadable, finding.Unreadable{Path: u.Path, Reason: u.Reason})
		}
	}
	return nil
}

// register reads the accounts and needs of the platforms that are known.
func (r *reader) register(run *Run, whole *readReport) {
	for _, a := range whole.Accounts {
		p := r.cat.Platform(a.Platform)
		if p == nil {
			continue
		}
		i := slices.IndexFunc(p.Accounts, func(kind *rules.Account) bool { return kind.Fact == a.Fact })
		if i < 0 || len(run.Accounts) == maxFindings {
			continue
		}
		account := finding.Account{Platform: p, Kind: p.Accounts[i], Value: a.Value, More: max(a.More, 0), Unsought: a.Unsought}
		for _, at := range a.Places {
			account.Places = append(account.Places, finding.AccountPlace{Path: at.Path, Line: max(at.Line, 0), Column: max(at.Column, 0), Past: at.Past})
		}
		run.Accounts = append(run.Accounts, account)
	}
	run.Needs = map[string]finding.Need{}
	for id, n := range whole.Needs {
		run.Needs[id] = finding.Need{Permissions: n.Permissions, Calls: max(n.Calls, 0)}
	}
}

func (r *reader) add(to *[]*finding.Finding, j *readFinding) error {
	switch {
	case j.Rule == "":
		return errors.New("it names no rule")
	case len(*to) == maxFindings:
		return fmt.Errorf("more than %d findings", maxFindings)
	case j.Line < 0 || j.Column < 0 || j.EndLine < 0 || j.EndColumn < 0:
		return errors.New("its place is negative")
	}
	f := &finding.Finding{
		Rule: r.rule(j), Severity: j.Severity, Confidence: j.Confidence, Message: j.Message, Path: j.Path,
		Span:         finding.Span{Line: j.Line, Column: j.Column, EndLine: j.EndLine, EndColumn: j.EndColumn},
		SecretSHA256: j.SecretSHA256, Facts: j.Facts, Past: j.Past, Fingerprint: j.Fingerprint, Engine: j.Engine,
	}
	f.StandsFor(&rules.Rule{Guidelines: j.Guidelines})
	if j.PathBytes != nil {
		f.Path = string(j.PathBytes)
	}
	if f.SecretSHA256 != "" {
		f.Redacted = "…"
	}
	for _, s := range j.Steps {
		f.Steps = append(f.Steps, finding.Step{Path: s.Path, Line: s.Line, Column: s.Column, Message: s.Message})
	}
	if h := j.jsonHistory; h.Blob != "" {
		f.History = &finding.History{Commit: h.Commit, Author: h.Author, Blob: h.Blob, RemovedIn: h.RemovedIn, AtHead: h.AtHead, Reachable: h.Reachable, AlsoIn: j.AlsoIn, Branches: j.Branches, Objects: j.Objects}
		f.History.Date, _ = time.Parse(time.RFC3339, h.Date)
		f.History.RemovedAt, _ = time.Parse(time.RFC3339, j.RemovedDate)
	}
	*to = append(*to, f)
	return nil
}

// rule is the catalogue's rule, or one that says what the report does.
func (r *reader) rule(j *readFinding) *rules.Rule {
	if known := r.cat.Rule(j.Rule); known != nil {
		return known
	}
	if r.own[j.Rule] == nil {
		r.own[j.Rule] = &rules.Rule{
			ID: j.Rule, Description: j.Message, Class: j.Class, Severity: j.Severity, Confidence: j.Confidence, Basis: j.Basis,
			Guidelines: j.Guidelines, Platform: r.cat.Platform(j.Platform), Why: "The report names a rule that is not known here.",
			Fix: "See the rule file of the repository that the report is about.",
		}
	}
	return r.own[j.Rule]
}

// Named is a report with the name of what it is about.
type Named struct {
	Name string
	*Run
}

// Merge makes one report of several: paths begin with the name of theirs, and a
// guideline is broken where it is broken in one of them.
func Merge(all []Named, v Verdict, cat *rules.Catalogue, now time.Time, version string) *Run {
	run := &Run{Verdict: v, Version: version, Now: now, Root: "several repositories", Catalogue: cat}
	platforms := map[string]bool{}
	places := map[string]int{}
	off := map[string]bool{}
	attested := map[string][]*Attested{}
	var versions []string
	for _, r := range all {
		run.Scope.Roots = append(run.Scope.Roots, strings.TrimSpace(r.Name+" "+r.Scope.Commit))
		if v := cmp.Or(r.Scope.Rules, "unknown"); !slices.Contains(versions, v) {
			versions = append(versions, v)
		}
		run.addRegister(r)
		run.Files, run.History = run.Files || r.Files, run.History || r.History
		for _, f := range r.Findings {
			run.Findings = append(run.Findings, under(r.Name, f))
			if p := platform(f.Rule); p != "" {
				platforms[p] = true
			}
		}
		for _, s := range r.Suppressed {
			s.Finding = under(r.Name, s.Finding)
			run.Suppressed = append(run.Suppressed, s)
		}
		for _, g := range r.Guidelines {
			platforms[g.Guideline.Platform.ID] = true
			places[g.Guideline.ID] += g.Places
			off[g.Guideline.ID] = off[g.Guideline.ID] || g.Off
			if g.Attested != nil {
				a := *g.Attested
				a.By += " for " + r.Name
				attested[g.Guideline.ID] = append(attested[g.Guideline.ID], &a)
			}
		}
		for i := range r.Coverage.Unreadable {
			u := &r.Coverage.Unreadable[i]
			u.Path = r.Name + "/" + u.Path
		}
		run.Coverage.Add(&r.Coverage)
		for _, id := range r.Disabled {
			if !slices.Contains(run.Disabled, id) {
				run.Disabled = append(run.Disabled, id)
			}
		}
		for _, line := range r.Changes {
			run.Changes = append(run.Changes, r.Name+": "+line)
		}
		for _, line := range r.Notices {
			run.Notices = append(run.Notices, r.Name+": "+line)
		}
	}
	run.Scope.Rules = strings.Join(versions, ", ")
	run.Sort(run.Findings)
	var ids []string
	for _, p := range cat.Platforms {
		if platforms[p.ID] {
			ids = append(ids, p.ID)
		}
	}
	run.Guidelines = run.Tally(cat, ids, places, run.Findings)
	run.Accept()
	for i := range run.Guidelines {
		g := &run.Guidelines[i]
		g.Off = off[g.Guideline.ID]
		// What one repository's reviewer saw says nothing of the others.
		if a := attested[g.Guideline.ID]; len(a) == len(all) {
			g.Attested = a[slices.IndexFunc(a, func(o *Attested) bool { return o.Until == earliest(a) })]
		}
	}
	return run
}

// addRegister adds the accounts and needs of one of the reports of a merged one.
func (r *Run) addRegister(o Named) {
	for _, a := range o.Accounts {
		for i := range a.Places {
			a.Places[i].Path = o.Name + "/" + a.Places[i].Path
		}
		i := slices.IndexFunc(r.Accounts, func(have finding.Account) bool { return have.Kind == a.Kind && have.Value == a.Value })
		if i < 0 {
			r.Accounts = append(r.Accounts, a)
			continue
		}
		r.Accounts[i].Places = append(r.Accounts[i].Places, a.Places...)
		r.Accounts[i].More += a.More
		r.Accounts[i].Unsought = cmp.Or(r.Accounts[i].Unsought, a.Unsought)
	}
	if r.Needs == nil {
		r.Needs = map[string]finding.Need{}
	}
	for id, n := range o.Needs {
		all := slices.Concat(r.Needs[id].Permissions, n.Permissions)
		slices.Sort(all)
		r.Needs[id] = finding.Need{Permissions: slices.Compact(all), Calls: r.Needs[id].Calls + n.Calls}
	}
}

func earliest(all []*Attested) string {
	until := all[0].Until
	for _, a := range all {
		until = min(until, a.Until)
	}
	return until
}

// under is the finding with its paths below a name.
func under(name string, f *finding.Finding) *finding.Finding {
	moved := *f
	if f.Path != "" {
		moved.Path = name + "/" + f.Path
	}
	moved.Steps = slices.Clone(f.Steps)
	for i := range moved.Steps {
		if moved.Steps[i].Path != "" {
			moved.Steps[i].Path = name + "/" + moved.Steps[i].Path
		}
	}
	return &moved
}
