package report

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

// The summary of a CI run, in GitHub's Markdown. A step's summary may hold a
// mebibyte, and more than that is refused as a whole; so every part of it has an
// end, and what has no room is counted.

const (
	maxSummaryBytes = 500 << 10 // of the findings
	maxSummaryLines = 20        // of warnings, and of what was not covered
	maxCell         = 300
)

func writeSummary(w *bufio.Writer, run *Run, _ Options) error {
	fmt.Fprintf(w, "## damvet: %s\n\n", markdown(headline(run)))
	if c := run.Change; c != nil {
		fmt.Fprintf(w, "What %s brings; %s there before.\n\n", markdown(clip(c.About, maxCell)), wasOrWere(c.Known))
		for _, s := range c.Warnings[:min(len(c.Warnings), maxSummaryLines)] {
			fmt.Fprintf(w, "> [!WARNING]\n> %s\n\n", markdown(clip(s, maxCell)))
		}
		if n := len(c.Warnings) - maxSummaryLines; n > 0 {
			fmt.Fprintf(w, "> [!WARNING]\n> and %d more of the kind\n\n", n)
		}
	}
	summaryFindings(w, run)
	summaryGuidelines(w, run)
	w.WriteString("### Coverage\n\n")
	lines := CoverageLines(run)
	for _, l := range lines[:min(len(lines), maxSummaryLines)] {
		fmt.Fprintf(w, "- %s\n", markdown(clip(l, maxCell)))
	}
	if n := len(lines) - maxSummaryLines; n > 0 {
		fmt.Fprintf(w, "- and %d more lines in the log\n", n)
	}
	if n := len(run.Suppressed); n > 0 {
		fmt.Fprintf(w, "- suppressed: %d (%s)\n", n, markdown(SuppressedBy(run.Suppressed)))
	}
	for _, line := range run.Changes {
		fmt.Fprintf(w, "- configuration: %s\n", markdown(clip(line, 2*maxCell)))
	}
	for _, line := range run.Notices {
		fmt.Fprintf(w, "- out of date: %s\n", markdown(clip(line, 2*maxCell)))
	}
	return nil
}

func wasOrWere(n int) string {
	if n == 1 {
		return "1 finding was"
	}
	return plural(n, "finding") + " were"
}

// headline says in a few words what a run came to.
func headline(run *Run) string {
	open, lost, past := run.open()
	s := "no findings"
	if len(open) > 0 {
		s = plural(len(open), "finding") + ", " + plural(run.Failing(), "failure")
	}
	var apart []string
	if lost > 0 {
		apart = append(apart, fmt.Sprintf("%d only in unreachable objects", lost))
	}
	if past > 0 {
		apart = append(apart, fmt.Sprintf("%d past", past))
	}
	if len(apart) > 0 {
		s += ", and " + strings.Join(apart, ", ")
	}
	if run.Status() == 2 {
		s += "; incomplete: not everything could be looked at"
	}
	return s
}

func summaryFindings(w *bufio.Writer, run *Run) {
	if len(run.Findings) == 0 {
		return
	}
	w.WriteString(head("", "severity", "rule", "where", "what"))
	shown, bytes := 0, 0
	for _, f := range run.Findings {
		line := findingRow(f, run.Fails(f))
		if bytes += len(line); bytes > maxSummaryBytes {
			break
		}
		w.WriteString(line)
		shown++
	}
	w.WriteByte('\n')
	if n := len(run.Findings) - shown; n > 0 {
		fmt.Fprintf(w, "%s more, the least severe, in the log.\n\n", group(int64(n)))
	}
	summaryRules(w, run.Catalogue, run.Findings[:shown])
}

func findingRow(f *finding.Finding, fails bool) string {
	mark := ""
	if fails {
		mark = "❌"
	}
	return row(append([]string{mark}, findingCells(f)...)...)
}

// findingCells are severity, rule, place and message of a finding.
func findingCells(f *finding.Finding) []string {
	what := markdown(clip(message(f), maxCell))
	if r := remarks(f); len(r) > 0 {
		what += " (" + markdown(strings.Join(r, ", ")) + ")"
	}
	if facts := factsText(f); facts != "" {
		what += "<br>" + markdown(clip(facts, maxCell))
	}
	if h := historyText(f); h != "" {
		what += "<br>" + markdown(clip(h, maxCell))
	}
	return []string{f.Severity.String(), code(f.Rule.ID), code(clip(position(place(f), f.Span.Line, f.Span.Column), maxCell)), what}
}

// summaryRules tells of each rule once why it matters and how to mend it.
func summaryRules(w *bufio.Writer, cat *rules.Catalogue, shown []*finding.Finding) {
	w.WriteString("<details><summary>Why, and how to mend it</summary>\n\n")
	for _, r := range usedRules(shown) {
		fmt.Fprintf(w, "**%s** %s\n\n%s\n", code(r.ID), markdown(r.Why), markdown("Fix: "+r.Fix))
		if address := safeURL(link(cat, r)); address != "" && !strings.ContainsAny(address, "<>") {
			fmt.Fprintf(w, "[Read more](<%s>)\n", address)
		}
		w.WriteByte('\n')
	}
	w.WriteString("</details>\n\n")
}

// summaryGuidelines is a table of the guidelines: those that are broken stand
// open, the rest folded.
func summaryGuidelines(w *bufio.Writer, run *Run) {
	if len(run.Guidelines) == 0 {
		return
	}
	w.WriteString("### Guidelines\n\n")
	var open, folded []*GuidelineStatus
	for i := range run.Guidelines {
		if g := &run.Guidelines[i]; g.standing() == broken {
			open = append(open, g)
		} else {
			folded = append(folded, g)
		}
	}
	table := func(all []*GuidelineStatus) {
		w.WriteString(head("guideline", "status", "what it asks", "for a person to check"))
		for _, g := range all {
			name := code(g.Guideline.ID)
			if address := safeURL(g.Guideline.URL()); address != "" && !strings.ContainsAny(address, "<>|") {
				name = "[" + name + "](<" + address + ">)"
			}
			w.WriteString(row(name, markdown(g.String()), markdown(clip(g.Guideline.Text, maxCell)), markdown(clip(g.Guideline.Person, maxCell))))
		}
		w.WriteByte('\n')
	}
	if len(open) > 0 {
		table(open)
	}
	if len(folded) > 0 {
		fmt.Fprintf(w, "<details><summary>%s not seen broken</summary>\n\n", plural(len(folded), "guideline"))
		table(folded)
		w.WriteString("</details>\n\n")
	}
}
