package report

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

// TestRead: what json and jsonl write is read again, and written as it was.
func TestRead(t *testing.T) {
	run := sampleRun(t)
	attested(run)
	for _, format := range []string{"json", "jsonl"} {
		again, err := Read([]byte(write(t, format, run, Options{})), run.Catalogue)
		if err != nil {
			t.Fatal(err)
		}
		again.Verdict, again.Version, again.Now = run.Verdict, run.Version, run.Now
		// A date of five digits a year cannot be read again.
		want := strings.Replace(write(t, "jsonl", run, Options{}), `"date":"12022-01-01T17:04:05+02:00",`, "", 1)
		if got := write(t, "jsonl", again, Options{}); got != want {
			t.Errorf("%s: findings differ:\n%s\n%s", format, got, want)
		}
		if format == "json" && (len(again.Suppressed) != 1 || again.Suppressed[0].Owner != "web team" || again.Coverage.Files != run.Coverage.Files ||
			len(again.Guidelines) != len(run.Guidelines) || again.Guidelines[len(again.Guidelines)-1].Attested == nil || again.Scope.Commit != run.Scope.Commit) {
			t.Errorf("%+v", again)
		}
	}
}

// TestReadUnknownRule: a rule that is not known is taken from the report.
func TestReadUnknownRule(t *testing.T) {
	run, err := Read([]byte(`{"rule":"acme-key","class":"hardcoded-token","severity":"high","confidence":"firm","basis":"policy","message":"a key","facts":{"b":"1","a":"2"},"futureField":1}`+"\n\n"), catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	f := run.Findings[0]
	if f.Rule.ID != "acme-key" || f.Severity != rules.High || f.Facts[0].Name != "b" {
		t.Errorf("%+v", f)
	}
	for _, format := range Formats() {
		run.Version, run.Now = "v", time.Unix(0, 0)
		write(t, format, run, Options{})
	}
}

func TestMerge(t *testing.T) {
	one, two := sampleRun(t), sampleRun(t)
	attested(one)
	m := Merge([]Named{{"one", one}, {"two", two}}, one.Verdict, one.Catalogue, one.Now, "v")
	if len(m.Findings) != 2*len(sampleRun(t).Findings) || len(m.Suppressed) != 2 || m.Coverage.Files != 2*1204 {
		t.Errorf("%d findings, %d suppressed, %d files", len(m.Findings), len(m.Suppressed), m.Coverage.Files)
	}
	if !slices.ContainsFunc(m.Findings, func(f *finding.Finding) bool { return f.Path == "two/deploy/notify.py" }) {
		t.Error("paths do not begin with the name")
	}
	if one.Findings[0].Path == m.Findings[0].Path {
		t.Error("the reports that were merged were changed")
	}
	// What the reviewer of one repository saw says nothing of the other.
	if a := m.Guidelines[len(m.Guidelines)-1].Attested; a != nil {
		t.Errorf("signed off for both: %v", a)
	}
	attested(two)
	m = Merge([]Named{{"one", one}, {"two", two}}, one.Verdict, one.Catalogue, one.Now, "v")
	if a := m.Guidelines[len(m.Guidelines)-1].Attested; a == nil || !strings.Contains(a.By, "for one") {
		t.Errorf("not signed off: %v", a)
	}
}

func TestCompare(t *testing.T) {
	c := catalogue(t)
	at := func(rule, path, print string, s rules.Severity, secret bool) *finding.Finding {
		f := &finding.Finding{Rule: c.Rule(rule), Path: path, Fingerprint: print, Severity: s}
		if secret {
			f.SecretSHA256, f.Redacted = print, "…"
		}
		return f
	}
	paths := func(all []*finding.Finding) string {
		var p []string
		for _, f := range all {
			p = append(p, f.Path)
		}
		return strings.Join(p, " ")
	}
	past := at("shelf-key", "past", "p", rules.High, true)
	past.Past = true
	d := Compare([]*finding.Finding{
		at("shelf-key", "a", "k1", rules.High, true), at("shelf-key", "gone", "k2", rules.High, true),
		at("shelf-plain-http", "x", "h", rules.Low, false), at("shelf-plain-http", "y", "h", rules.Low, false),
		at("shelf-template-deletes", "t", "t", rules.Low, false), past,
	}, []*finding.Finding{
		at("shelf-key", "moved", "k1", rules.High, true), at("shelf-key", "copied", "k1", rules.High, true), at("shelf-key", "n", "k3", rules.High, true),
		at("shelf-plain-http", "y", "h", rules.Low, false), at("shelf-plain-http", "z", "h", rules.Low, false), at("shelf-plain-http", "more", "h", rules.Low, false),
		at("shelf-template-deletes", "t", "t", rules.High, false), past,
	})
	if got := paths(d.New); got != "n more" {
		t.Errorf("new: %s", got)
	}
	if got := paths(d.Fixed); got != "gone" {
		t.Errorf("fixed: %s", got)
	}
	if got := paths(d.Same); got != "moved copied y z" {
		t.Errorf("same: %s", got)
	}
	if len(d.Regraded) != 1 || d.Regraded[0].Was.Severity != rules.Low {
		t.Errorf("re-graded: %+v", d.Regraded)
	}
	var text, js bytes.Buffer
	if err := WriteDiff(&text, d); err != nil {
		t.Error(err)
	}
	for _, want := range []string{"new: 2\n  + n", "fixed: 1\n  - gone", "re-graded: 1\n  ~ t", "(was low)", "2 new, 1 fixed, 1 re-graded, 4 still there"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in\n%s", want, &text)
		}
	}
	if err := WriteDiffJSON(&js, d); err != nil || !strings.Contains(js.String(), `"was":"low"`) {
		t.Errorf("%v\n%s", err, &js)
	}
}

func TestRemedy(t *testing.T) {
	p := &rules.Platform{ID: "x", Remedies: []*rules.Remedy{
		{For: []string{"x-key"}, When: map[string]string{"expired": "yes"}, Steps: []string{"it ended on {expires}"}},
		{For: []string{"hardcoded-token"}, When: map[string]string{"id": "*"}, Steps: []string{"revoke {id} of {app|app_id}", "left out: {nothing}", "tell {who|whoever uses it}"}},
	}}
	f := &finding.Finding{Rule: &rules.Rule{ID: "x-key", Class: rules.HardcodedToken, Platform: p, Fix: "the rule's own"}}
	if got := strings.Join(Remedy(f), "; "); got != "the rule's own" {
		t.Error(got)
	}
	f.Facts = []finding.Fact{{Name: "id", Value: "7"}}
	if got := strings.Join(Remedy(f), "; "); got != "revoke 7 of {app_id}; tell whoever uses it" {
		t.Error(got)
	}
	f.Facts = append(f.Facts, finding.Fact{Name: "expired", Value: "yes"}, finding.Fact{Name: "expires", Value: "May"})
	if got := strings.Join(Remedy(f), "; "); got != "it ended on May" {
		t.Error(got)
	}
}

func FuzzRead(f *testing.F) {
	cat := catalogue(f)
	run := sampleRun(f)
	for _, format := range []string{"json", "jsonl"} {
		var b bytes.Buffer
		if err := Write(&b, format, run, Options{}); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Add([]byte(`{"rule":"a","severity":"high","pathBytes":"/w==","facts":{"a":"b"}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		run, err := Read(data, cat)
		if err != nil {
			return
		}
		run.Sort(run.Findings)
		Compare(run.Findings, run.Findings)
		for _, format := range []string{"html", "markdown", "jsonl", "text"} {
			if err := Write(&bytes.Buffer{}, format, run, Options{}); err != nil {
				t.Errorf("%s: %v", format, err)
			}
		}
	})
}
