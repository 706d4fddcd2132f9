package report

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

// writeConcise writes one line for each finding, for editors and grep:
//
//	path:line:column: severity rule: message [remark, …]
//
// The remarks say that a finding is tentative, rests on a threshold of damvet's
// own (policy), is past or unreachable, and which commit brought it if it is
// not at HEAD. Everything is shown as visible.go says, so that
// one finding is one line.
func writeConcise(w *bufio.Writer, run *Run, _ Options) error {
	for _, f := range run.Findings {
		w.WriteString(conciseLine(f))
		w.WriteByte('\n')
	}
	return nil
}

func conciseLine(f *finding.Finding) string {
	line := fmt.Sprintf("%s: %s %s: %s", position(place(f), f.Span.Line, f.Span.Column),
		f.Severity, visible(f.Rule.ID), clip(message(f), maxMessage))
	if r := remarks(f); len(r) > 0 {
		line += " [" + strings.Join(r, ", ") + "]"
	}
	return unled(line)
}

func remarks(f *finding.Finding) []string {
	var all []string
	if f.Confidence == rules.Tentative {
		all = append(all, "tentative")
	}
	if f.Rule.Basis == rules.Policy {
		all = append(all, "policy")
	}
	if f.Past {
		all = append(all, "past")
	}
	if h := f.History; h != nil {
		if !h.Reachable {
			all = append(all, "unreachable")
		}
		if !h.AtHead && h.Commit != "" {
			all = append(all, "introduced in "+short(h.Commit))
		}
		if !h.AtHead && h.RemovedIn != "" {
			all = append(all, "removed in "+short(h.RemovedIn))
		}
	}
	return all
}
