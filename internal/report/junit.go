package report

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/damvet/damvet/internal/finding"
)

// JUnit: one test case for each finding, named after rule and place. What
// counts toward failure fails, the rest is skipped with its message; what could
// not be looked at is an error. A run without any of these is one case that
// passes, since readers take an empty suite for a broken one.

type junitSuites struct {
	XMLName xml.Name     `xml:"testsuites"`
	Suites  []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name      string      `xml:"name,attr"`
	Tests     int         `xml:"tests,attr"`
	Failures  int         `xml:"failures,attr"`
	Errors    int         `xml:"errors,attr"`
	Skipped   int         `xml:"skipped,attr"`
	Timestamp string      `xml:"timestamp,attr,omitempty"`
	Cases     []junitCase `xml:"testcase"`
}

type junitCase struct {
	ClassName string       `xml:"classname,attr"`
	Name      string       `xml:"name,attr"`
	File      string       `xml:"file,attr,omitempty"`
	Line      int          `xml:"line,attr,omitempty"`
	Failure   *junitReason `xml:"failure"`
	Error     *junitReason `xml:"error"`
	Skipped   *junitReason `xml:"skipped"`
}

type junitReason struct {
	Type    string `xml:"type,attr,omitempty"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

func writeJUnit(w *bufio.Writer, run *Run, _ Options) error {
	s := junitSuite{Name: "damvet"}
	if !run.Now.IsZero() {
		s.Timestamp = run.Now.UTC().Format("2006-01-02T15:04:05")
	}
	for _, f := range run.Findings {
		c := newJUnitCase(f)
		why := junitReason{visible(f.Rule.ID), clip(message(f), maxMessage), junitText(f)}
		if run.Fails(f) {
			c.Failure = &why
			s.Failures++
		} else {
			c.Skipped = &junitReason{Message: why.Message, Text: why.Text}
			s.Skipped++
		}
		s.Cases = append(s.Cases, c)
	}
	if run.Status() == 2 {
		lines := CoverageLines(run)
		s.Cases = append(s.Cases, junitCase{ClassName: "damvet", Name: "coverage", Error: &junitReason{
			Type: "incomplete", Message: "not everything could be looked at", Text: strings.Join(lines, "\n"),
		}})
		s.Errors++
	}
	if len(s.Cases) == 0 {
		s.Cases = append(s.Cases, junitCase{ClassName: "damvet", Name: "no findings"})
	}
	s.Tests = len(s.Cases)
	w.WriteString(xml.Header)
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(junitSuites{Suites: []junitSuite{s}}); err != nil {
		return err
	}
	w.WriteByte('\n')
	return nil
}

func newJUnitCase(f *finding.Finding) junitCase {
	return junitCase{
		ClassName: visible(f.Rule.ID),
		Name:      fmt.Sprintf("%s (%s)", position(place(f), f.Span.Line, f.Span.Column), f.Severity),
		File:      visible(f.Path), Line: f.Span.Line,
	}
}

// junitText is what there is to say of a finding, a line each.
func junitText(f *finding.Finding) string {
	lines := []string{conciseLine(f)}
	if facts := factsText(f); facts != "" {
		lines = append(lines, "facts: "+facts)
	}
	if h := historyText(f); h != "" {
		lines = append(lines, "history: "+h)
	}
	if all := f.Guidelines(); len(all) > 0 {
		lines = append(lines, "guidelines: "+visible(strings.Join(all, ", ")))
	}
	lines = append(lines, "fix: "+visible(f.Rule.Fix))
	return strings.Join(lines, "\n")
}
