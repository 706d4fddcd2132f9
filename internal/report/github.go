package report

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

// GitHub's workflow commands. What shapes the format:
//
//   - Of one step, GitHub keeps ten annotations of each level and drops the
//     rest without a word. So the worst are annotations, and all others are
//     lines of the log, as concise writes them.
//   - A command ends with its line, a property with a comma or colon. In both
//     the percent sign begins an escape. Paths and messages are those of
//     whoever sent the change: visible.go spells what is no visible character,
//     and what is left is escaped here.
//   - A column counts only where the annotation is on one line.
//   - What stands only in the history stands in no line of what is checked out:
//     its annotation names no file, its message does.
//
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions

// maxAnnotations is how many annotations of one level GitHub shows of a step.
const maxAnnotations = 10

// What an annotation holds at most, in code points.
const (
	maxProperty   = 1000
	maxAnnotation = 3000
)

func writeGitHub(w *bufio.Writer, run *Run, _ Options) error {
	used := map[string]int{}
	var rest []*finding.Finding
	for _, f := range run.Findings {
		l := annotationLevel(run, f)
		if f.Past || used[l] == maxAnnotations {
			rest = append(rest, f)
			continue
		}
		used[l]++
		w.WriteString(annotation(l, f, run.Catalogue))
	}
	if n := len(rest); n > 0 {
		fmt.Fprintf(w, "%s without an annotation, of which GitHub shows %d of a level:\n", plural(n, "finding"), maxAnnotations)
		for _, f := range rest {
			w.WriteString(conciseLine(f))
			w.WriteByte('\n')
		}
	}
	p := newTextPrinter(w, run, Options{})
	p.summary()
	return nil
}

// annotationLevel is the level of a finding's annotation: what fails the run
// is never a mere notice.
func annotationLevel(run *Run, f *finding.Finding) string {
	switch {
	case !run.Fails(f):
		return "notice"
	case f.Severity >= rules.High:
		return "error"
	}
	return "warning"
}

func annotation(level string, f *finding.Finding, c *rules.Catalogue) string {
	lines := []string{message(f)}
	var place []string
	if h := f.History; h != nil && !h.AtHead {
		lines[0] += " at " + where(f)
	} else {
		place = append(place, property("file", f.Path))
		if s := f.Span; s.Line > 0 {
			place = append(place, fmt.Sprintf("line=%d,endLine=%d", s.Line, s.EndLine))
			if s.Line == s.EndLine && s.EndColumn > s.Column {
				place = append(place, fmt.Sprintf("col=%d,endColumn=%d", s.Column, s.EndColumn))
			}
		}
	}
	if facts := factsText(f); facts != "" {
		lines = append(lines, "facts: "+facts)
	}
	if h := historyText(f); h != "" {
		lines = append(lines, "history: "+h)
	}
	for i, id := range f.Guidelines() {
		line := "guideline: " + id
		if i == 0 && c != nil {
			if g := c.Guideline(id); g != nil {
				line += ": " + g.Text
			}
		}
		lines = append(lines, line)
	}
	lines = append(lines, "fix: "+f.Rule.Fix)
	if r := remarks(f); len(r) > 0 {
		lines = append(lines, "remarks: "+strings.Join(r, ", "))
	}
	for i, l := range lines {
		lines[i] = commandData(clip(l, maxAnnotation))
	}
	title := property("title", fmt.Sprintf("%s [%s]", f.Rule.ID, f.Severity))
	return "::" + level + " " + strings.Join(append(place, title), ",") + "::" + strings.Join(lines, "%0A") + "\n"
}

// property is a property of a workflow command, name and value.
func property(name, value string) string {
	return name + "=" + strings.NewReplacer(":", "%3A", ",", "%2C").Replace(commandData(clip(value, maxProperty)))
}

// commandData escapes the data of a workflow command.
func commandData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// GitHubError returns a workflow command that shows an error which ended a run.
func GitHubError(text string) string {
	return "::error " + property("title", "damvet") + "::" + commandData(clip(text, maxAnnotation)) + "\n"
}
