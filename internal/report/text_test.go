package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

// With hundreds of findings less is said of each, and none is left out.
func TestManyFindings(t *testing.T) {
	c := catalogue(t)
	run := &Run{Verdict: Verdict{FailOn: rules.Medium, MinConfidence: rules.Firm}, Catalogue: c, Files: true}
	for i := range 300 {
		run.Findings = append(run.Findings, sample{
			rule: "shelf-plain-http", path: fmt.Sprintf("src/file%03d.js", i), what: "http://shelf.example", text: "get('http://shelf.example')\n",
		}.finding(t, c))
	}
	for i := range 40 {
		run.Findings = append(run.Findings, sample{
			rule: "shelf-key", path: fmt.Sprintf("conf/%02d.env", i), kind: rules.SecretCredential, what: secret(1), text: "KEY=" + secret(1) + "\n",
		}.finding(t, c))
	}
	run.Sort(run.Findings)
	out := write(t, "text", run, Options{})
	for i := range 300 {
		if path := fmt.Sprintf("src/file%03d.js:1:6", i); !strings.Contains(out, path) {
			t.Fatalf("%s is left out", path)
		}
	}
	for what, want := range map[string]int{
		"critical[shelf-key]":             1,
		"also at: conf/01.env:1:5\n":      1,
		"and 34 more places":              1,
		"medium[shelf-plain-http]":        maxFrames,
		"= why:":                          2,
		"= guideline: shelf/https\n":      maxFrames - 1,
		"290 more of shelf-plain-http:\n": 1,
		"340 findings: 40 critical, 300 medium\n340 count toward failure\n": 1,
	} {
		if n := strings.Count(out, what); n != want {
			t.Errorf("%q stands %d times instead of %d", what, n, want)
		}
	}
	if n := strings.Count(out, "\n"); n > 450 {
		t.Errorf("%d lines for %d findings", n, len(run.Findings))
	}
}

// Credentials of one rule that differ are told one by one, and so are
// passwords, whose fingerprint is that of their place.
func TestNotOneFrame(t *testing.T) {
	c := catalogue(t)
	run := &Run{Catalogue: c}
	for i := range 2 {
		run.Findings = append(run.Findings,
			sample{rule: "shelf-key", path: "a", kind: rules.SecretCredential, what: secret(i), text: secret(i)}.finding(t, c),
			sample{rule: "shelf-password", path: fmt.Sprint(i), kind: rules.SecretPassword, what: password, text: password}.finding(t, c))
	}
	out := write(t, "text", run, Options{})
	if n := strings.Count(out, "-->"); n != 4 || strings.Contains(out, "also at") {
		t.Errorf("%d frames:\n%s", n, out)
	}
}

func TestExcerptOfSeveralLines(t *testing.T) {
	c := catalogue(t)
	f := sample{rule: "shelf-template-deletes", path: "t.json", what: "{\n  \"a\": 1\n}", text: "x = {\n  \"a\": 1\n};\n"}.finding(t, c)
	out := write(t, "text", &Run{Catalogue: c, Findings: []*finding.Finding{f}}, Options{})
	want := ` --> t.json:1:5
  |
1 | / x = {
2 | |   "a": 1
3 | \ };
  |
`
	if !strings.Contains(out, want) {
		t.Errorf("got:\n%s", out)
	}
}

// A narrow terminal cuts the line around the mark, and no line runs over but
// for words that are longer.
func TestNarrow(t *testing.T) {
	run := sampleRun(t)
	for _, width := range []int{40, 60, 80, 120} {
		// Messages and paths are not broken, and a word may be long.
		for line := range strings.SplitSeq(write(t, "text", run, Options{Width: width, Guidelines: true}), "\n") {
			_, text, framed := strings.Cut(line, " | ")
			if framed && columns(line) > width {
				t.Errorf("width %d: %q", width, text)
			}
			if rest, ok := strings.CutPrefix(strings.TrimSpace(line), "= "); ok && columns(line) > width && strings.Count(rest, " ") > 3 && !strings.Contains(rest, `\x1b`) {
				t.Errorf("width %d: %q", width, line)
			}
		}
	}
}
