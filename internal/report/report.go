// Package report writes findings for people and for machines: one file a
// format. It knows nothing of where findings come from.
//
// Everything in a finding that was read from a scanned text, path, ref or
// person's name is hostile. The formats for people spell out whatever is not a
// visible character (visible.go says how), and the formats for machines write
// it in the escapes of the format.
package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

// Run is what there is to report about one run.
type Run struct {
	Verdict

	Version string
	// Now is when the run was made.
	Now time.Time
	// Root is what was scanned, as it was named; Name is what it is called, or "".
	Root, Name string
	// Files and History say whether files were looked at, and whether a
	// history was: a report must tell "nothing found" from "not looked at".
	Files, History bool

	// Change is what the findings were compared across; nil when everything
	// that was found is reported.
	Change *Change

	// Findings are in the order of Verdict.Sort.
	Findings []*finding.Finding
	// Suppressed are findings that somebody accepted. They count nowhere.
	Suppressed []Suppressed
	Coverage   finding.Coverage
	Catalogue  *rules.Catalogue
	// Guidelines are those of the platforms that the scanned content speaks
	// of, see Verdict.Tally.
	Guidelines []GuidelineStatus
	// Scope is what the report is about.
	Scope Scope
	// Accounts are the accounts that what was looked at names.
	Accounts []finding.Account
	// Needs are what the calls of the code take, by platform id.
	Needs map[string]finding.Need
	// Disabled are the ids of rules that the configuration switched off.
	Disabled []string
	// Changes tells in one line each what the configuration takes away or
	// grades otherwise.
	Changes []string
	// Notices tells in one line each what is out of date in what accepts
	// findings.
	Notices []string
}

// Change says what was compared: only what it brings is reported.
type Change struct {
	// About names the change in a few words: "main..topic, 4 commits".
	About string
	// Known is how many findings were there before it.
	Known int
	// Warnings are what the change does to damvet's own configuration, one
	// sentence each without a full stop.
	Warnings []string
}

// Suppressed is a finding that somebody accepted.
type Suppressed struct {
	Finding *finding.Finding
	// By is what suppressed it, in one or two words: "comment", "baseline".
	By     string
	Reason string
	// Owner answers for it, Expires is the last day on which it counts; both may
	// be empty.
	Owner, Expires string
}

// Verdict says which findings count toward failure.
type Verdict struct {
	// FailOn and MinConfidence are the least severity and confidence that
	// count. Guesses count only where MinConfidence is tentative, which is its
	// zero value.
	FailOn        rules.Severity
	MinConfidence rules.Confidence
	// FailUnreachable makes findings count that stand only in objects on no
	// ref, reflog or stash.
	FailUnreachable bool
	// AllowAbsent accepts that the repository lacks objects.
	AllowAbsent bool
	// Strict makes notices count.
	Strict bool
}

// Fails reports whether a finding counts toward failure.
func (v Verdict) Fails(f *finding.Finding) bool {
	return f.Severity >= v.FailOn && f.Confidence >= v.MinConfidence &&
		!f.Past && (v.FailUnreachable || !unreachable(f))
}

// Sort puts findings in the order of a report: those that count toward failure
// first, then by severity and confidence, worst first, then by place. The order
// depends on nothing but the findings.
func (v Verdict) Sort(all []*finding.Finding) {
	fails := func(f *finding.Finding) int {
		if v.Fails(f) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(all, func(a, b *finding.Finding) int {
		return cmp.Or(
			cmp.Compare(fails(a), fails(b)),
			cmp.Compare(b.Severity, a.Severity),
			cmp.Compare(b.Confidence, a.Confidence),
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Span.Line, b.Span.Line),
			cmp.Compare(a.Span.Column, b.Span.Column),
			cmp.Compare(a.Rule.ID, b.Rule.ID),
			cmp.Compare(a.Span.EndLine, b.Span.EndLine),
			cmp.Compare(a.Span.EndColumn, b.Span.EndColumn),
			cmp.Compare(commit(a), commit(b)),
			cmp.Compare(a.Fingerprint, b.Fingerprint),
			cmp.Compare(a.Message, b.Message),
		)
	})
}

// Failing returns how many findings count toward failure.
func (r *Run) Failing() int {
	n := 0
	for _, f := range r.Findings {
		if r.Fails(f) {
			n++
		}
	}
	return n
}

// Status returns the exit status that findings and coverage ask for: 2 when
// something could not be looked at that should have been, else 1 when a finding
// counts toward failure, else 0.
func (r *Run) Status() int {
	switch {
	case len(r.Coverage.Unreadable) > 0 || len(r.Coverage.Absent) > 0 && !r.AllowAbsent:
		return 2
	case r.Failing() > 0, r.Strict && len(r.Notices) > 0:
		return 1
	}
	return 0
}

// Options are what a format for people asks of its surroundings.
type Options struct {
	// Color and Links allow colours and OSC 8 hyperlinks.
	Color, Links bool
	// Width is how many columns there are; 0 means 100, and that nothing is
	// cut to fit.
	Width int
	// Guidelines tells of every guideline, also of those that a person has to
	// look at.
	Guidelines bool
	// Brief tells one finding of each class in full, and the rest in one line.
	Brief bool
}

var formats = []struct {
	name  string
	write func(*bufio.Writer, *Run, Options) error
}{
	{"text", writeText},
	{"concise", writeConcise},
	{"json", writeJSON},
	{"jsonl", writeJSONL},
	{"sarif", writeSARIF},
	{"html", writeHTML},
	{"markdown", writeMarkdown},
	{"github", writeGitHub},
	{"gitlab", writeGitLab},
	{"gitlab-secrets", writeGitLabSecrets},
	{"junit", writeJUnit},
	{"summary", writeSummary},
}

// Formats are the names that Write accepts.
func Formats() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

// TellsAccounts reports whether a format tells of Run.Accounts.
func TellsAccounts(format string) bool {
	return format == "json" || format == "markdown" || format == "html"
}

// Write writes a run in a format. An unknown format is an error that lists the
// known ones; any other error is that of w.
func Write(w io.Writer, format string, run *Run, o Options) error {
	for _, f := range formats {
		if f.name == format {
			b := bufio.NewWriterSize(w, 64<<10)
			if err := f.write(b, run, o); err != nil {
				return err
			}
			return b.Flush()
		}
	}
	return fmt.Errorf("unknown format %q (one of: %s)", format, strings.Join(Formats(), ", "))
}

// GuidelineStatus is what a run says about one guideline.
type GuidelineStatus struct {
	Guideline *rules.Guideline
	// Places is at how many places a rule that cites it could have been broken.
	Places int
	// Broken are the findings that break it now, Past counts those that broke
	// it once.
	Broken []*finding.Finding
	Past   int
	// Accepted is how many findings that break it somebody accepted.
	Accepted int
	// Attested is who looked at it where only a person can; nil if nobody did.
	Attested *Attested
	// Off is true if the configuration switches off every rule that looks at it.
	Off bool
}

// Accept counts the findings that somebody accepted.
func (r *Run) Accept() {
	for i := range r.Guidelines {
		g := &r.Guidelines[i]
		g.Accepted = 0
		for _, s := range r.Suppressed {
			if slices.Contains(s.Finding.Guidelines(), g.Guideline.ID) {
				g.Accepted++
			}
		}
	}
}

// Tally returns the status of every guideline of the given platforms, in the
// order of the catalogue. Places counts by guideline id the places that were
// looked at. Findings in unreachable objects count if they can fail the run.
func (v Verdict) Tally(c *rules.Catalogue, platforms []string, places map[string]int, findings []*finding.Finding) []GuidelineStatus {
	var all []GuidelineStatus
	index := map[string]int{}
	for _, g := range c.Guidelines {
		if slices.Contains(platforms, g.Platform.ID) {
			index[g.ID] = len(all)
			all = append(all, GuidelineStatus{Guideline: g, Places: places[g.ID]})
		}
	}
	for _, f := range findings {
		if unreachable(f) && !v.FailUnreachable {
			continue
		}
		for _, id := range f.Guidelines() {
			i, ok := index[id]
			switch {
			case !ok:
			case f.Past:
				all[i].Past++
			default:
				all[i].Broken = append(all[i].Broken, f)
			}
		}
	}
	return all
}

// standing is the verdict on a guideline.
type standing int

const (
	broken standing = iota
	unbroken
	notMet
	forPerson
)

func (s standing) String() string {
	return [...]string{"broken", "none-broken", "not-met", "for-a-person"}[s]
}

func (g *GuidelineStatus) standing() standing {
	switch {
	case len(g.Broken) > 0:
		return broken
	case g.Guideline.Visibility == rules.None:
		return forPerson
	case g.Places > 0:
		return unbroken
	}
	return notMet
}

// String says in a few words how the guideline fares.
func (g *GuidelineStatus) String() string {
	switch g.standing() {
	case broken:
		s := fmt.Sprintf("broken at %d of %s", len(g.Broken), plural(g.places(), "place"))
		if !slices.ContainsFunc(g.Broken, func(f *finding.Finding) bool { return f.Confidence > rules.Tentative }) {
			s += ", all tentative"
		}
		return s
	case unbroken:
		if g.Accepted > 0 {
			return fmt.Sprintf("checked at %s, %d accepted, no other broken", plural(g.Places, "place"), g.Accepted)
		}
		return fmt.Sprintf("checked at %s, none broken", plural(g.Places, "place"))
	case notMet:
		if g.Off {
			return "switched off by the configuration"
		}
		return "nothing to look at"
	}
	return "for a person"
}

// places is at how many places the guideline was looked at: never fewer than
// those where it is broken.
func (g *GuidelineStatus) places() int { return max(g.Places, len(g.Broken)) }

// open returns the findings that are counted, and how many are told apart from
// them: those that stand in unreachable objects alone, unless these can fail the
// run, and those that are no longer so.
func (r *Run) open() (open []*finding.Finding, lost, past int) {
	for _, f := range r.Findings {
		switch {
		case f.Past:
			past++
		case unreachable(f) && !r.FailUnreachable:
			lost++
		default:
			open = append(open, f)
		}
	}
	return open, lost, past
}

func unreachable(f *finding.Finding) bool { return f.History != nil && !f.History.Reachable }

func commit(f *finding.Finding) string {
	if f.History == nil {
		return ""
	}
	return f.History.Commit
}

func platform(r *rules.Rule) string {
	if r.Platform == nil {
		return ""
	}
	return r.Platform.ID
}

// message is the finding's own, or else its rule's.
func message(f *finding.Finding) string {
	if strings.TrimSpace(f.Message) == "" {
		return f.Rule.Description
	}
	return f.Message
}

// place names the file, or the object for what stands in no file.
func place(f *finding.Finding) string {
	switch {
	case f.Path != "":
		return f.Path
	case f.History != nil && f.History.Blob != "":
		return "object " + f.History.Blob
	}
	return "-"
}

// link is where to read about a rule, or "".
func link(c *rules.Catalogue, r *rules.Rule) string {
	if len(r.References) > 0 {
		return r.References[0]
	}
	if len(r.Guidelines) > 0 && c != nil {
		if g := c.Guideline(r.Guidelines[0]); g != nil {
			return g.URL()
		}
	}
	return ""
}

// usedRules returns the rules that the findings break, in their order.
func usedRules(findings []*finding.Finding) []*rules.Rule {
	seen := map[*rules.Rule]bool{}
	var used []*rules.Rule
	for _, f := range findings {
		if !seen[f.Rule] {
			seen[f.Rule] = true
			used = append(used, f.Rule)
		}
	}
	return used
}
