package suppress

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/damvet/damvet/internal/config"
	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

var (
	now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	all = Seen{Files: true, History: true, Go: true, Complete: true}
)

func print(n int) string { return fmt.Sprintf("%032x", n) }

// place is a finding without a secret, credential one with.
func place(n int, path string) *finding.Finding {
	return &finding.Finding{Rule: rules.Builtin().Rule("imagekit-plain-http"), Fingerprint: print(n), Path: path, Span: finding.Span{Line: 3, EndLine: 3}}
}

func credential(n int, path string) *finding.Finding {
	sum := sha256.Sum256(fmt.Appendf(nil, "secret %d", n))
	return &finding.Finding{
		Rule: rules.Builtin().Rule("imagekit-private-key"), Fingerprint: print(n), Path: path,
		Redacted: "private_…", SecretSHA256: hex.EncodeToString(sum[:]), Span: finding.Span{Line: 3, EndLine: 3},
	}
}

func entry(f *finding.Finding) Entry {
	return NewEntry(f, config.Accepted{Reason: "known"}, config.DateOf(now))
}

// sorted runs findings past a baseline and returns the paths of what is left,
// and the kinds of the notices.
func sorted(b *Baseline, findings ...*finding.Finding) (left, notices []string) {
	a := New(&config.Config{}, b, now, Paths{})
	kept, _, _ := a.Sort(findings)
	for _, f := range kept {
		left = append(left, f.Path)
	}
	for _, n := range a.Notices(all) {
		notices = append(notices, n.Kind)
	}
	return left, notices
}

func TestBaseline(t *testing.T) {
	for _, tt := range []struct {
		name     string
		entries  []Entry
		findings []*finding.Finding
		left     string
		notices  string
	}{
		{"a credential wherever it stands", []Entry{entry(credential(1, "a"))}, []*finding.Finding{credential(1, "b"), credential(1, "c")}, "", ""},
		{"another credential", []Entry{entry(credential(1, "a"))}, []*finding.Finding{credential(2, "a")}, "a", "stale"},
		{"a place that moved", []Entry{entry(place(1, "a"))}, []*finding.Finding{place(1, "b")}, "", ""},
		{"one more of a place", []Entry{entry(place(1, "a"))}, []*finding.Finding{place(1, "b"), place(1, "a")}, "b", ""},
		{"two of a place, one gone", []Entry{entry(place(1, "a")), entry(place(1, "b"))}, []*finding.Finding{place(1, "b")}, "", "stale"},
		{"another rule of one fingerprint", []Entry{entry(place(1, "a"))}, []*finding.Finding{credential(1, "a")}, "a", "stale"},
		{"nothing is left", []Entry{entry(place(1, "a"))}, nil, "", "stale"},
	} {
		left, notices := sorted(&Baseline{Path: "b", Entries: tt.entries}, tt.findings...)
		if strings.Join(left, " ") != tt.left || strings.Join(notices, " ") != tt.notices {
			t.Errorf("%s: left %v, notices %v", tt.name, left, notices)
		}
	}
}

func TestBaselineExpires(t *testing.T) {
	e := entry(credential(1, "a"))
	e.Expires, _ = config.ParseDate("2026-11-21")
	if left, notices := sorted(&Baseline{Entries: []Entry{e}}, credential(1, "a")); len(left) != 1 || !slices.Equal(notices, []string{"expired"}) {
		t.Errorf("left %v, notices %v", left, notices)
	}
}

// TestStale: only a run that looked where a finding could be calls its entry
// stale.
func TestStale(t *testing.T) {
	b := &Baseline{Entries: []Entry{entry(credential(1, "a")), entry(place(2, "b")), entry(place(3, "c.go"))}}
	for _, tt := range []struct {
		seen  Seen
		stale int
	}{
		{all, 3},
		{Seen{Files: true, Complete: true}, 1},
		{Seen{Files: true, Go: true, Complete: true}, 2},
		{Seen{History: true, Complete: true}, 0},
		{Seen{Files: true, History: true, Go: true}, 0},
	} {
		a := New(&config.Config{}, b, now, Paths{})
		a.Sort(nil)
		if _, stale := a.Entries(tt.seen); len(stale) != tt.stale {
			t.Errorf("%+v: %d stale, want %d", tt.seen, len(stale), tt.stale)
		}
	}
}

// TestPast: what is no longer so needs no accepting.
func TestPast(t *testing.T) {
	f := place(1, "a")
	f.Past = true
	if left, notices := sorted(&Baseline{Entries: []Entry{entry(place(1, "a"))}}, f); len(left) != 1 || !slices.Equal(notices, []string{"stale"}) {
		t.Errorf("left %v, notices %v", left, notices)
	}
}

// TestText: what is written is read again, sorted, and says nothing secret.
func TestText(t *testing.T) {
	entries := []Entry{entry(credential(9, "z <&>")), entry(place(2, "b\n\u2028")), entry(place(2, "a"))}
	text, err := Text(append(entries, entries...))
	if err != nil {
		t.Fatal(err)
	}
	b, err := ParseBaseline("b", text)
	if err != nil {
		t.Fatal(err)
	}
	want := []Entry{entries[2], entries[1], entries[0]}
	if !slices.Equal(b.Entries, want) {
		t.Errorf("%+v", b.Entries)
	}
	if strings.Contains(string(text), "secret 9") || strings.Count(string(text), "\n") != 3 || !strings.Contains(string(text), "z <&>") {
		t.Errorf("%s", text)
	}
	// Of a place the evidence is what the finding says, and not the place.
	f := place(1, "a")
	f.Message = "plain HTTP"
	if e := entry(f); e.Evidence != f.Message {
		t.Errorf("the evidence of a place is %q", e.Evidence)
	}
	if e := entry(credential(1, "a")); e.Evidence != "private_…" {
		t.Errorf("the evidence of a credential is %q", e.Evidence)
	}
}

func TestBrokenEntries(t *testing.T) {
	line, err := entry(credential(1, "a")).Line()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.TrimSpace(string(line))
	for broken, want := range map[string]string{
		text[:len(text)-4]:          "line 2: not an entry of a baseline: the line ends too soon",
		text + text:                 "line 2: something follows the entry",
		"{\"who\":1," + text[1:]:    "line 2: not an entry of a baseline: json: unknown field",
		">>>>>>> other":             "line 2: a conflict of a merge",
		strings.Repeat("x", 64<<10): "line 2: longer than 65536 bytes",
	} {
		if _, err := ParseBaseline("b", []byte(text+"\n"+broken+"\n")); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.80s: %v, want %s", broken, err, want)
		}
	}
}

func TestForeign(t *testing.T) {
	report := `[{"RuleID":"generic-api-key","Secret":"secret 1","File":"old\\name","StartLine":9,"Fingerprint":"f1"},
		{"RuleID":"generic-api-key","Secret":"secret 1","File":"older","StartLine":9,"Fingerprint":"f2"},
		{"RuleID":"generic-api-key","Secret":"REDACTED","File":"b","StartLine":3},
		{"RuleID":"generic-api-key","Secret":"secret 4","File":"gone","StartLine":3}]`
	ignore := "# a remark\nb:generic-api-key:3\n0123456789abcdef:c:generic-api-key:3\nd:e:generic-api-key:7\n"
	inHistory := credential(3, "c")
	inHistory.History = &finding.History{Commit: "0123456789abcdef0123"}
	for name, tt := range map[string]struct {
		text, left, notices string
	}{
		"report.json":     {report, "c place", "not carried over"},
		".gitleaksignore": {ignore, "a place", "not carried over"},
	} {
		b, err := ParseBaseline(name, []byte(tt.text))
		if err != nil {
			t.Fatal(err)
		}
		left, notices := sorted(b, credential(1, "a"), credential(2, "b"), inHistory, place(5, "place"))
		if strings.Join(left, " ") != tt.left || strings.Join(notices, " ") != tt.notices || b.Origin != "gitleaks" {
			t.Errorf("%s: left %v, notices %v", name, left, notices)
		}
	}
	// The secret is not kept.
	b, _ := ParseBaseline("r", []byte(report))
	if strings.Contains(fmt.Sprintf("%+v", b), "secret 1") {
		t.Error("a secret is kept")
	}
	for text, want := range map[string]string{
		"[{}]":                               "finding 1: not a report of gitleaks: it has no RuleID",
		"[7]":                                "finding 1: not a report",
		"[":                                  "not a report of gitleaks",
		"[{\"RuleID\":\"x\",\"File\":\"y\"}": "not a report of gitleaks",
	} {
		if _, err := ParseBaseline("r", []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestConfigured(t *testing.T) {
	c, err := config.Parse(nil, "c", []byte(`
[[suppress]]
rule = "imagekit-plain-http"
path = "docs/"
reason = "one"
[[suppress]]
fingerprint = "`+print(7)+`"
reason = "two"
expires = 2026-11-22
[[suppress]]
rule = "hardcoded-token"
path = "*.old"
reason = "three"
expires = 2026-11-21
[[suppress]]
rule = "iconik"
reason = "four"
`), nil)
	if err != nil {
		t.Fatal(err)
	}
	a := New(c, nil, now, Paths{FromConfig: func(p string) (string, bool) { return strings.CutPrefix(p, "sub/") }})
	kept, accepted, why := a.Sort([]*finding.Finding{
		place(1, "sub/docs/a.js"), place(2, "docs/a.js"), place(3, "sub/src/docs.js"), place(7, "x"),
		credential(4, "sub/a.old"), credential(5, "sub/docs/b.zip!docs/x"), place(6, "sub/docs/b.zip!x"),
	})
	var left []string
	for _, f := range kept {
		left = append(left, f.Path)
	}
	if got := strings.Join(left, " "); got != "docs/a.js sub/src/docs.js sub/a.old sub/docs/b.zip!docs/x" {
		t.Errorf("left %s", got)
	}
	if len(accepted) != 3 || why[0].Reason != "one" || why[1].Reason != "two" {
		t.Errorf("%d accepted", len(accepted))
	}
	var notices []string
	for _, n := range a.Notices(all) {
		notices = append(notices, n.Text)
	}
	want := []string{
		"suppress 3 of c expired on 2026-11-21: 1 finding counts again (three)",
		"suppress 4 of c accepts nothing (four)",
	}
	if !slices.Equal(notices, want) {
		t.Errorf("%q", notices)
	}
}

func TestPlainEntry(t *testing.T) {
	want := entry(place(1, "dir/a b.py"))
	want.Reason, want.Owner = "häng: {x}, [y]", "web"
	line, err := want.Line()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.TrimSpace(string(line))
	if got, ok := plainEntry(text); !ok || got != want {
		t.Errorf("%+v, %v; want %+v", got, ok, want)
	}
	for _, other := range []string{
		"", "{", "{}", text[:len(text)-1], text + "}", text + " ", strings.Replace(text, `"rule"`, `"Rule"`, 1),
		strings.Replace(text, ":", ": ", 1), strings.Replace(text, "web", `w\u0065b`, 1), strings.Replace(text, "web", "w\xffb", 1),
		text[:len(text)-1] + ",}", strings.Replace(text, `"web"`, "null", 1),
	} {
		if _, ok := plainEntry(other); ok {
			t.Errorf("%q is read as a plain one", other)
		}
	}
}

func FuzzBaseline(f *testing.F) {
	line, _ := entry(credential(1, "a")).Line()
	for _, s := range []string{string(line), `[{"RuleID":"a","File":"b"}]`, "c:d:3\n", "{", "<<<<<<< HEAD"} {
		f.Add("b", s)
		f.Add(".gitleaksignore", s)
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		for line := range strings.Lines(text) {
			line = strings.TrimSpace(line)
			fast, ok := plainEntry(line)
			if !ok {
				continue
			}
			if slow, err := decodeEntry([]byte(line)); err != nil || fast != slow {
				t.Errorf("%q is %+v, and to encoding/json %+v, %v", line, fast, slow, err)
			}
		}
		b, err := ParseBaseline(name, []byte(text))
		if err != nil {
			return
		}
		sorted(b, credential(1, "a"), place(2, "b"))
		again, err := Text(b.Entries)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := parseEntries(again); err != nil {
			t.Errorf("what is written cannot be read: %v", err)
		}
	})
}

// BenchmarkBaseline is a baseline of ten thousand entries, read and held against
// as many findings.
func BenchmarkBaseline(b *testing.B) {
	var entries []Entry
	var findings []*finding.Finding
	for i := range 10_000 {
		f := credential(i, fmt.Sprintf("dir/file-%d", i))
		entries, findings = append(entries, entry(f)), append(findings, f)
	}
	text, err := Text(entries)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		base, err := ParseBaseline("b", text)
		if err != nil {
			b.Fatal(err)
		}
		if left, _ := sorted(base, findings...); len(left) > 0 {
			b.Fatal(left)
		}
	}
}
