package report

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

var annotationForm = regexp.MustCompile(`^::(error|warning|notice) (file=[^,:]*,)?(line=\d+,endLine=\d+,)?(col=\d+,endColumn=\d+,)?title=[^,:]*::[^\r\n]*$`)

// checkGitHub fails if a runner would obey anything but the annotations, or
// would drop one, or if a finding is neither an annotation nor a line.
func checkGitHub(t *testing.T, run *Run, out string) {
	t.Helper()
	commands, levels := 0, map[string]int{}
	var rest []string
	for line := range strings.Lines(out) {
		if !strings.HasPrefix(strings.TrimSpace(line), "::") {
			rest = append(rest, line)
			continue
		}
		m := annotationForm.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil {
			t.Fatalf("not an annotation: %q", line)
		}
		commands++
		levels[m[1]]++
		if m[4] != "" && m[3] == "" {
			t.Errorf("columns without a line: %q", line)
		}
	}
	for l, n := range levels {
		if n > maxAnnotations {
			t.Errorf("%d annotations of level %s", n, l)
		}
	}
	harmless(t, "github", strings.Join(rest, ""))
	told := strings.Join(rest, "")
	for i := commands; i < len(run.Findings); i++ {
		// Those without an annotation are the last of their levels.
		if !strings.Contains(told, "without an annotation") {
			t.Fatalf("%d findings and %d annotations, and nothing is said of the rest", len(run.Findings), commands)
		}
	}
}

// TestAnnotations: the worst ten of each level are annotations, and the rest
// is in the log.
func TestAnnotations(t *testing.T) {
	run := manyFindings(t, 64)
	out := write(t, "github", run, Options{})
	checkGitHub(t, run, out)
	for _, f := range run.Findings {
		if n := strings.Count(out, f.Path); n != 1 {
			t.Errorf("%s is told %d times", f.Path, n)
		}
	}
	first, _, _ := strings.Cut(out, "\n")
	if !strings.Contains(first, "critical") {
		t.Errorf("the worst does not stand first: %s", first)
	}
	if !strings.Contains(out, fmt.Sprintf("%d findings without an annotation", 64-3*maxAnnotations)) {
		t.Errorf("the rest is not counted:\n%s", out)
	}
}

// manyFindings is a run with so many findings of all severities.
func manyFindings(t *testing.T, n int) *Run {
	c := catalogue(t)
	run := &Run{Catalogue: c, Verdict: Verdict{FailOn: rules.Medium, MinConfidence: rules.Firm}, Files: true}
	for i := range n {
		f := sample{rule: "shelf-plain-http", path: fmt.Sprintf("dir/file-%04d.js", i), text: "fetch('http://shelf.example')", what: "http://shelf.example"}.finding(t, c)
		f.Severity = rules.Severity(i % 5)
		f.Fingerprint = fmt.Sprint(i / 2)
		run.Findings = append(run.Findings, f)
	}
	run.Sort(run.Findings)
	return run
}

func TestGitHubEscapes(t *testing.T) {
	run := manyFindings(t, 1)
	run.Findings[0].Path = "50% of\r\na,b:c\u200f/::error file=x::y"
	run.Findings[0].Message = "100%0A::error::\n##[error]"
	out := write(t, "github", run, Options{})
	checkGitHub(t, run, out)
	for _, want := range []string{
		`file=50%25 of\r\na%2Cb%3Ac\u200f/%3A%3Aerror file=x%3A%3Ay,line=1`,
		`::100%250A::error::\n\x23#[error]%0A`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

// checkJUnit fails if the report is not well-formed or its counts are wrong.
func checkJUnit(t *testing.T, out string) junitSuite {
	t.Helper()
	var all junitSuites
	d := xml.NewDecoder(strings.NewReader(out))
	if err := d.Decode(&all); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if len(all.Suites) != 1 || all.Suites[0].Tests != len(all.Suites[0].Cases) || all.Suites[0].Tests == 0 {
		t.Fatalf("%+v", all)
	}
	return all.Suites[0]
}

func TestJUnit(t *testing.T) {
	run := sampleRun(t)
	s := checkJUnit(t, write(t, "junit", run, Options{}))
	if s.Failures != run.Failing() || s.Errors != 1 || s.Tests != len(run.Findings)+1 {
		t.Errorf("%d failures, %d errors, %d tests", s.Failures, s.Errors, s.Tests)
	}
	if s := checkJUnit(t, write(t, "junit", &Run{Files: true}, Options{})); s.Failures+s.Errors+s.Skipped != 0 {
		t.Errorf("a run without findings: %+v", s)
	}
}

// TestGitLab: every entry has what GitLab asks for, and a fingerprint of its
// own that does not depend on what else there is.
func TestGitLab(t *testing.T) {
	run := manyFindings(t, 20)
	run.Findings[3].Past = true
	alike := *run.Findings[0]
	run.Findings = append(run.Findings, &alike)
	read := func(run *Run) map[string]string {
		var all []codeQuality
		if err := json.Unmarshal([]byte(write(t, "gitlab", run, Options{})), &all); err != nil {
			t.Fatal(err)
		}
		byPrint := map[string]string{}
		for _, e := range all {
			if byPrint[e.Fingerprint] != "" || e.Location.Lines.Begin < 1 || e.CheckName == "" ||
				!strings.HasPrefix(e.Description, e.CheckName+": ") || !strings.Contains("info minor major critical blocker", e.Severity) {
				t.Errorf("%+v", e)
			}
			byPrint[e.Fingerprint] = e.Location.Path
		}
		return byPrint
	}
	all := read(run)
	if len(all) != 20 {
		t.Errorf("%d entries", len(all))
	}
	run.Findings = run.Findings[5:9]
	for print, path := range read(run) {
		if all[print] != path {
			t.Errorf("%s has another fingerprint where it stands with others", path)
		}
	}
	if out := write(t, "gitlab", &Run{}, Options{}); out != "[]\n" {
		t.Errorf("nothing found: %q", out)
	}
}

var commitForm = regexp.MustCompile(`^[0-9a-f]{7,64}$`)

func TestGitLabSecrets(t *testing.T) {
	run := sampleRun(t)
	var r secretReport
	if err := json.Unmarshal([]byte(write(t, "gitlab-secrets", run, Options{})), &r); err != nil {
		t.Fatal(err)
	}
	leaks := 0
	for _, f := range run.Findings {
		if f.Leaks() && !f.Past {
			leaks++
		}
	}
	if len(r.Vulnerabilities) != leaks || r.Scan.Status != "failure" || r.Scan.Type != "secret_detection" || len(r.Scan.Messages) == 0 {
		t.Errorf("%d of %d secrets, scan %+v", len(r.Vulnerabilities), leaks, r.Scan)
	}
	ids := map[string]bool{}
	for _, v := range r.Vulnerabilities {
		if ids[v.ID] || v.Name == "" || len(v.Identifiers) == 0 || len(v.Identifiers) > maxIdentifiers || !commitForm.MatchString(v.Location.Commit.SHA) ||
			v.Location.StartLine < 1 || v.Location.EndLine < v.Location.StartLine || v.Identifiers[0].Value != "shelf-key" && v.Identifiers[0].Value != "shelf-password" {
			t.Errorf("%+v", v)
		}
		ids[v.ID] = true
	}
}

// checkSummary fails if GitHub's Markdown would take anything for markup but
// what this package writes.
func checkSummary(t *testing.T, out string) {
	t.Helper()
	if len(out) > 1<<20 {
		t.Fatalf("a summary of %d bytes", len(out))
	}
	src := []byte(out)
	doc := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(src))
	err := ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		var html *text.Segments
		switch n := n.(type) {
		case *ast.Image, *ast.AutoLink, *ast.Emphasis:
			if n.Kind() != ast.KindEmphasis || n.FirstChild().Kind() != ast.KindCodeSpan {
				t.Fatalf("a node of the kind %s", n.Kind())
			}
		case *ast.Link:
			if !strings.HasPrefix(string(n.Destination), "https://shelf.example/") {
				t.Fatalf("a link to %q", n.Destination)
			}
		case *ast.Heading:
			if n.Level != 2 && n.Level != 3 {
				t.Fatalf("a heading of level %d", n.Level)
			}
		case *ast.RawHTML:
			html = n.Segments
		case *ast.HTMLBlock:
			html = n.Lines()
		}
		for i := 0; html != nil && i < html.Len(); i++ {
			at := html.At(i)
			if tag := strings.TrimSpace(string(at.Value(src))); !summaryTag.MatchString(tag) {
				t.Fatalf("HTML: %q", tag)
			}
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(out) {
		if n := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|"); n != 0 && n != 5 && n != 6 || n > 0 && line[0] != '|' {
			t.Fatalf("%d bars in %q", n, line)
		}
	}
}

var summaryTag = regexp.MustCompile(`^(<br>|<details><summary>[A-Za-z0-9 ,]+</summary>|</details>)$`)

// TestSummaryLimit: whatever is found, GitHub takes the summary, and it says
// what has no room.
func TestSummaryLimit(t *testing.T) {
	run := manyFindings(t, 6000)
	for _, f := range run.Findings {
		f.Message = strings.Repeat("\U000e0041", 500)
		f.Facts = []finding.Fact{{Name: "fact", Value: strings.Repeat("\u202e", 500)}}
	}
	for range 1000 {
		run.Coverage.Unreadable = append(run.Coverage.Unreadable, finding.Unreadable{Path: strings.Repeat("\u202e", 5000), Reason: "x"})
	}
	run.Change = &Change{Warnings: slices.Repeat([]string{strings.Repeat("\U000e0041", 5000)}, 500)}
	out := write(t, "summary", run, Options{})
	checkSummary(t, out)
	for _, want := range []string{"more, the least severe, in the log", "more lines in the log", "and 480 more of the kind"} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not say %q", want)
		}
	}
}
