package report

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"plain, naïve 日本 😀 \\n":           "plain, naïve 日本 😀 \\n",
		"a\tb\r\nc\x00\x1b[0m\x7f":        `a\tb\r\nc\x00\x1b[0m\x7f`,
		"\u0085\u009b\u00a0\u00ad":        `\u0085\u009b\u00a0\u00ad`,
		"\u202e\u2066\u200b\ufeff":        `\u202e\u2066\u200b\ufeff`,
		"\u2028\u3164\U000e0041":          `\u2028\u3164\U000e0041`,
		"\xff\xc3":                        `\xff\xc3`,
		"\ufffd":                          "\ufffd",
		"e\u0301":                         "e\u0301",
		"\u0301e \u0301":                  `\u0301e \u0301`,
		"e" + strings.Repeat("\u0301", 6): "e" + strings.Repeat("\u0301", 4) + `\u0301` + "\u0301",
		"## a ##[error] ###[x] ##VSO[y] ##teamCity[z] #[": `## a \x23#[error] #\x23#[x] \x23#VSO[y] \x23#teamCity[z] #[`,
	} {
		got := visible(in)
		if got != want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
		if again := visible(got); again != got {
			t.Errorf("%q: visible text changes: %s, %s", in, got, again)
		}
	}
}

func TestDraw(t *testing.T) {
	for _, test := range []struct {
		text     string
		from, to int
		room     int
		want     string // the line, with the mark in brackets
	}{
		{"key = abc", 6, 9, 0, "key = [abc]"},
		{"\tkey\t= abc", 7, 10, 0, "    key = [abc]"},
		{"日本 = e\u0301t", 5, 7, 0, "日本 = [e\u0301]t"},
		{"\x1b[0m = abc", 6, 9, 0, `\x1b[0m =[ ab]c`},
		{"x", 5, 9, 0, "x[]"},
		{"", 0, 0, 0, "[]"},
		{strings.Repeat("a", 30) + "MARK" + strings.Repeat("b", 30), 30, 34, 20, "…aaaaaa[MARK]bbbbbbbb…"},
		{strings.Repeat("a", 30) + "MARK", 30, 34, 20, "…" + strings.Repeat("a", 14) + "[MARK]"},
		{"MARK" + strings.Repeat("b", 30), 0, 4, 20, "[MARK]" + strings.Repeat("b", 14) + "…"},
		{"aaa" + strings.Repeat("M", 40), 3, 43, 20, "aaa[" + strings.Repeat("M", 15) + "]…"},
	} {
		d := draw(finding.Line{Number: 1, Text: test.text, From: test.from, To: test.to}, test.room)
		if got := bracketed(d); got != test.want {
			t.Errorf("%q in %d columns: got %s, want %s", test.text, test.room, got, test.want)
		}
		if test.room > 0 && columns(d.text) > test.room {
			t.Errorf("%q takes more than %d columns", d.text, test.room)
		}
	}
}

// bracketed sets the columns that are marked in brackets.
func bracketed(d drawn) string {
	var b strings.Builder
	at := 0
	opened, closed := false, false
	mark := func() {
		if at >= d.from && !opened {
			b.WriteByte('[')
			opened = true
		}
		if at >= d.to && !closed {
			b.WriteByte(']')
			closed = true
		}
	}
	glyphs(d.text, func(g glyph) bool {
		if g.width > 0 {
			mark()
		}
		b.WriteString(g.text)
		at += g.width
		return true
	})
	mark()
	return b.String()
}

func TestFill(t *testing.T) {
	for _, test := range []struct {
		text  string
		width int
		want  string
	}{
		{"one two three", 8, "one two|three"},
		{"  one   two ", 80, "one two"},
		{"a-word-longer-than-that b", 8, "a-word-longer-than-that|b"},
		{"日本 日本 日本", 9, "日本 日本|日本"},
		{"x ::error::y ::z", 3, `x|\x3a:error::y|\x3a:z`},
		{"", 8, ""},
	} {
		if got := strings.Join(fill(test.text, test.width), "|"); got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1234: "-1,234"} {
		if got := group(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
	for n, want := range map[int64]string{1: "1 byte", 999: "999 bytes", 1000: "1.0 kB", 999_999: "1.0 MB", 48_230_000: "48.2 MB", 5e15: "5000.0 TB"} {
		if got := size(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
	for in, want := range map[string]string{"lifetimeDays": "lifetime days", "issued": "issued", "HTTPOnly": "HTTPOnly", "templateID": "template ID", "": ""} {
		if got := words(in); got != want {
			t.Errorf("%s: %s", in, got)
		}
	}
}

// FuzzHostile puts hostile text wherever a finding can hold some, and looks
// for it in the reports: no format lets a control character or a line of its
// own through, and the machine formats can be read.
func FuzzHostile(f *testing.F) {
	for _, s := range []string{
		hostile, "a\nb", "::error file=x::y", "\n::set-output name=a::b", "\xff\xfe\x00", "\u2028\u2029\u0085", "\u009b2J",
		" \t::x", "##[group]x", "#", "]8;;http://x\x07", `\`, `"`, "e\u0301\u0301\u0301\u0301\u0301\u0301", "<script>", "[a](b) {0}",
	} {
		f.Add(s, 0, 1)
	}
	c := catalogue(f)
	f.Fuzz(func(t *testing.T, s string, from, to int) {
		text := finding.NewText(s, []byte(s))
		a := min(max(from, 0), len(s))
		b := min(max(to, a), len(s))
		made := func(rule string) *finding.Finding {
			r := c.Rule(rule)
			return &finding.Finding{
				Rule: r, Severity: r.Severity, Confidence: r.Confidence, Message: s, Path: s,
				Span: text.Span(a, b), Excerpt: text.Excerpt(a, b), Engine: "text", Fingerprint: "f",
				Facts: []finding.Fact{{Name: s, Value: s}, {Name: "x", Value: s + " " + s}},
				Steps: []finding.Step{{Path: s, Line: 1, Column: 1, Message: s}},
			}
		}
		one, two, three := made("shelf-plain-http"), made("shelf-plain-http"), made("shelf-shared-login")
		one.History = &finding.History{Commit: s, Author: s, Blob: s, RemovedIn: s, Reachable: true, AlsoIn: []string{s}}
		two.Excerpt.Lines = append(two.Excerpt.Lines, finding.Line{Number: 7, Text: s, From: from, To: to})
		three.Path, three.History = "", &finding.History{Blob: s}
		run := &Run{
			Catalogue: c, Root: s, Findings: []*finding.Finding{one, two, three}, Disabled: []string{s}, Files: true, History: true,
			Suppressed: []Suppressed{{Finding: one, By: s, Reason: s}},
			Change:     &Change{About: s, Warnings: []string{s}},
		}
		run.Guidelines = run.Tally(c, []string{"shelf"}, nil, run.Findings)
		run.Coverage.Exclude(s, 1)
		run.Coverage.Lack(s, 1)
		run.Coverage.Unreadable = []finding.Unreadable{{Path: s, Reason: s}}

		for _, o := range []Options{{}, {Width: 40, Guidelines: true}} {
			harmless(t, "text", write(t, "text", run, o))
		}
		colored := write(t, "text", run, Options{Color: true, Links: true})
		harmless(t, "text in colour", uncolored(colored, c))
		concise := write(t, "concise", run, Options{})
		harmless(t, "concise", concise)
		if n := strings.Count(concise, "\n"); n != len(run.Findings) {
			t.Errorf("concise has %d lines for %d findings", n, len(run.Findings))
		}
		for _, l := range CoverageLines(run) {
			if strings.Contains(l, "\n") {
				t.Errorf("a coverage line is two: %q", l)
			}
			harmless(t, "coverage", l)
		}
		for _, format := range []string{"json", "jsonl", "sarif"} {
			out := write(t, format, run, Options{})
			harmless(t, format, out)
			readable(t, format, out, run)
		}
		for _, format := range []string{"gitlab", "gitlab-secrets", "junit", "summary"} {
			harmless(t, format, write(t, format, run, Options{}))
		}
		checkGitHub(t, run, write(t, "github", run, Options{}))
		checkJUnit(t, write(t, "junit", run, Options{}))
		checkSummary(t, write(t, "summary", run, Options{}))
	})
}

// uncolored takes away what this package itself writes for terminals.
func uncolored(s string, c *rules.Catalogue) string {
	taken := []string{"\x1b[0m", "", "\x1b]8;;\x1b\\", ""}
	for _, sgr := range []string{bold, faint, color(rules.High), color(rules.Medium), color(rules.Low)} {
		taken = append(taken, "\x1b["+sgr+"m", "")
	}
	for _, g := range c.Guidelines {
		taken = append(taken, "\x1b]8;;"+g.URL()+"\x1b\\", "")
	}
	return strings.NewReplacer(taken...).Replace(s)
}

// harmless fails if out could do more than be read.
func harmless(t *testing.T, format, out string) {
	t.Helper()
	for line := range strings.SplitSeq(out, "\n") {
		for _, r := range line {
			if !unicode.IsPrint(r) {
				t.Fatalf("%s: a line holds %U: %q", format, r, line)
			}
		}
		lower := strings.ToLower(line)
		if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(lower, "##[") || strings.Contains(lower, "##vso[") {
			t.Fatalf("%s: a CI system would obey %q", format, line)
		}
	}
	if !utf8.ValidString(out) {
		t.Fatalf("%s: not UTF-8", format)
	}
}
