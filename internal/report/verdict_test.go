package report

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

func TestFails(t *testing.T) {
	v := Verdict{FailOn: rules.Medium, MinConfidence: rules.Firm}
	head := &finding.History{AtHead: true, Reachable: true}
	gone := &finding.History{Reachable: true}
	lost := &finding.History{}
	for _, test := range []struct {
		name    string
		verdict Verdict
		finding finding.Finding
		want    bool
	}{
		{"severe and sure", v, finding.Finding{Severity: rules.Medium, Confidence: rules.Firm}, true},
		{"not severe", v, finding.Finding{Severity: rules.Low, Confidence: rules.Certain}, false},
		{"a guess", v, finding.Finding{Severity: rules.Critical, Confidence: rules.Tentative}, false},
		{"a guess, and guesses count", Verdict{FailOn: rules.Medium}, finding.Finding{Severity: rules.Medium}, true},
		{"at HEAD", v, finding.Finding{Severity: rules.High, Confidence: rules.Certain, History: head}, true},
		{"only in the history", v, finding.Finding{Severity: rules.High, Confidence: rules.Certain, History: gone}, true},
		{"past", v, finding.Finding{Severity: rules.High, Confidence: rules.Certain, History: gone, Past: true}, false},
		{"unreachable", v, finding.Finding{Severity: rules.High, Confidence: rules.Certain, History: lost}, false},
		{
			"unreachable, and that counts",
			Verdict{FailOn: rules.Medium, FailUnreachable: true},
			finding.Finding{Severity: rules.High, Confidence: rules.Certain, History: lost},
			true,
		},
	} {
		if got := test.verdict.Fails(&test.finding); got != test.want {
			t.Errorf("%s: fails is %v", test.name, got)
		}
	}
}

func TestSort(t *testing.T) {
	run := sampleRun(t)
	want := slices.Clone(run.Findings)
	for i := range want[1:] {
		a, b := want[i], want[i+1]
		if run.Fails(b) && !run.Fails(a) || run.Fails(a) == run.Fails(b) && a.Severity < b.Severity {
			t.Errorf("%s stands before %s", conciseLine(a), conciseLine(b))
		}
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		got := slices.Clone(want)
		rnd.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		run.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatal("the order depends on the order before")
		}
	}
}

func TestStatus(t *testing.T) {
	clean := func() *Run { return &Run{Verdict: Verdict{FailOn: rules.Medium, MinConfidence: rules.Firm}} }
	for _, test := range []struct {
		name   string
		change func(*Run)
		want   int
	}{
		{"clean", func(*Run) {}, 0},
		{"minor", func(r *Run) { r.Findings = []*finding.Finding{{Severity: rules.Low}} }, 0},
		{"failing", func(r *Run) {
			r.Findings = []*finding.Finding{{Severity: rules.High, Confidence: rules.Firm}}
		}, 1},
		{"excluded", func(r *Run) { r.Coverage.Exclude("ignored", 3) }, 0},
		{"absent", func(r *Run) { r.Coverage.Lack("objects", 3) }, 2},
		{"absent and accepted", func(r *Run) { r.AllowAbsent = true; r.Coverage.Lack("objects", 3) }, 0},
		{"unreadable and failing", func(r *Run) {
			r.AllowAbsent = true
			r.Coverage.Fail("x", errors.New("broken"))
			r.Findings = []*finding.Finding{{Severity: rules.High, Confidence: rules.Firm}}
		}, 2},
	} {
		run := clean()
		test.change(run)
		if got := run.Status(); got != test.want {
			t.Errorf("%s: status %d, want %d", test.name, got, test.want)
		}
	}
}

func TestTally(t *testing.T) {
	run := sampleRun(t)
	for _, g := range run.Tally(run.Catalogue, []string{"shelf"}, nil, run.Findings) {
		for _, f := range g.Broken {
			if f.Past || unreachable(f) || !slices.Contains(f.Guidelines(), g.Guideline.ID) {
				t.Errorf("%s is said to be broken by %s", g.Guideline.ID, conciseLine(f))
			}
		}
		if g.Guideline.ID == "shelf/least-rights" && (len(g.Broken) != 2 || g.Past != 1) {
			t.Errorf("shelf/least-rights: %d broken, %d past", len(g.Broken), g.Past)
		}
	}
	if all := run.Tally(run.Catalogue, []string{"other"}, nil, run.Findings); len(all) != 0 {
		t.Errorf("a platform that is not spoken of has %d guidelines", len(all))
	}
}

func TestUnknownFormat(t *testing.T) {
	err := Write(&strings.Builder{}, "yaml", &Run{}, Options{})
	if err == nil || !strings.Contains(err.Error(), `unknown format "yaml" (one of: text, concise, json, jsonl, sarif, html`) {
		t.Error(err)
	}
}

type brokenPipe struct{ left int }

func (w *brokenPipe) Write(p []byte) (int, error) {
	if w.left -= len(p); w.left < 0 {
		return 0, errors.New("broken pipe")
	}
	return len(p), nil
}

func TestWriteError(t *testing.T) {
	run := sampleRun(t)
	for len(run.Findings) < 1000 {
		run.Findings = append(run.Findings, run.Findings...)
	}
	for _, format := range Formats() {
		for _, left := range []int{0, 70_000} {
			if err := Write(&brokenPipe{left}, format, run, Options{}); err == nil || err.Error() != "broken pipe" {
				t.Errorf("%s: %v", format, err)
			}
		}
	}
}

// An empty run is one that says so.
func TestEmpty(t *testing.T) {
	run := &Run{Verdict: Verdict{FailOn: rules.Medium}}
	for format, want := range map[string]string{"text": "no findings\n", "concise": "", "jsonl": ""} {
		if got := write(t, format, run, Options{}); got != want {
			t.Errorf("%s: %q", format, got)
		}
	}
	if got := strings.Join(CoverageLines(run), "\n"); got != "covered: nothing" {
		t.Errorf("coverage: %q", got)
	}
}
