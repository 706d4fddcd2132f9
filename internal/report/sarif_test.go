package report

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

// checkSARIF holds a log against what GitHub asks for, and returns it.
func checkSARIF(t *testing.T, data []byte) *sarifLog {
	t.Helper()
	var log sarifLog
	if err := json.Unmarshal(data, &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || log.Schema == "" || len(log.Runs) == 0 {
		t.Fatalf("version %q, schema %q, %d runs", log.Version, log.Schema, len(log.Runs))
	}
	categories := map[string]bool{}
	for _, run := range log.Runs {
		if id := run.AutomationDetails.ID; categories[id] || !strings.HasSuffix(id, "/") {
			t.Errorf("category %q", id)
		} else {
			categories[id] = true
		}
		if len(run.Results) > maxResults || run.ColumnKind != "unicodeCodePoints" || len(run.Invocations) != 1 {
			t.Errorf("%d results, columns of kind %q, %d invocations", len(run.Results), run.ColumnKind, len(run.Invocations))
		}
		if v := run.Tool.Driver.Version; v == "" || v[0] < '0' || v[0] > '9' {
			t.Errorf("version %q", v)
		}
		for _, r := range run.Tool.Driver.Rules {
			if r.ID == "" || r.ShortDescription.Text == "" || len(r.ShortDescription.Text) > 1024 ||
				r.FullDescription.Text == "" || len(r.FullDescription.Text) > 1024 || r.Help.Text == "" || r.Help.Markdown == "" ||
				r.HelpURI == "" || len(r.Properties.Tags) == 0 || len(r.Properties.Tags) > 10 || r.Properties.Precision == "" {
				t.Errorf("rule %+v", r)
			}
		}
		for _, r := range run.Results {
			if r.RuleIndex >= len(run.Tool.Driver.Rules) || run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
				t.Errorf("rule %s is not number %d", r.RuleID, r.RuleIndex)
			}
			if r.Message.Text == "" || len(r.Locations) != 1 || !strings.Contains("error warning note", r.Level) {
				t.Errorf("result %+v", r)
			}
			checkLocation(t, r.Locations[0])
			for _, flow := range r.CodeFlows {
				for _, l := range flow.ThreadFlows[0].Locations {
					checkLocation(t, l.Location)
					if l.Location.Message.Text == "" {
						t.Error("a step says nothing")
					}
				}
			}
		}
	}
	var anything any
	if err := json.Unmarshal(data, &anything); err != nil {
		t.Fatal(err)
	}
	emptyStrings(t, "", anything)
	return &log
}

func checkLocation(t *testing.T, l sarifLocation) {
	t.Helper()
	p := l.PhysicalLocation
	uri := p.ArtifactLocation.URI
	if u, err := url.Parse(uri); err != nil || uri == "" || u.IsAbs() || u.Host != "" || u.RawQuery != "" || u.Fragment != "" || strings.HasPrefix(uri, "/") {
		t.Errorf("%q is no relative reference (%v)", uri, err)
	}
	if r := p.Region; r == nil || r.StartLine < 1 || r.EndLine != r.StartLine || r.StartColumn < 0 || r.EndColumn != 0 && r.EndColumn < r.StartColumn {
		t.Errorf("region %+v", r)
	}
	if c := p.ContextRegion; c != nil && (c.StartLine != p.Region.StartLine || c.EndLine <= p.Region.EndLine) {
		t.Errorf("the region %+v is not in its context %+v", p.Region, c)
	}
}

func emptyStrings(t *testing.T, path string, v any) {
	t.Helper()
	switch v := v.(type) {
	case string:
		if v == "" {
			t.Errorf("%s is empty", path)
		}
	case []any:
		for i, e := range v {
			emptyStrings(t, fmt.Sprintf("%s[%d]", path, i), e)
		}
	case map[string]any:
		for k, e := range v {
			emptyStrings(t, path+"."+k, e)
		}
	}
}

// UnmarshalJSON reads facts in any order.
func (all *jsonFacts) UnmarshalJSON(data []byte) error {
	var m map[string]string
	err := json.Unmarshal(data, &m)
	for k, v := range m {
		*all = append(*all, finding.Fact{Name: k, Value: v})
	}
	return err
}

func TestSARIF(t *testing.T) {
	run := sampleRun(t)
	out := write(t, "sarif", run, Options{})
	log := checkSARIF(t, []byte(out))
	if len(log.Runs) != 2 || log.Runs[0].AutomationDetails.ID != "damvet/tree/" || log.Runs[1].AutomationDetails.ID != "damvet/history/" {
		t.Fatalf("runs %+v", log.Runs)
	}
	want := map[string]int{}
	for _, f := range run.Findings {
		switch {
		case f.Past:
		case f.History != nil && !f.History.AtHead:
			want["damvet/history/"]++
		default:
			want["damvet/tree/"]++
		}
	}
	for _, r := range log.Runs {
		if n := want[r.AutomationDetails.ID]; len(r.Results) != n {
			t.Errorf("%s has %d results instead of %d", r.AutomationDetails.ID, len(r.Results), n)
		}
		if r.Invocations[0].ExecutionSuccessful || r.Invocations[0].ExitCode != 2 {
			t.Error("a run that could not look at everything calls itself successful")
		}
	}
	for _, word := range []string{"test/fake.py", "@shelf.example", "Ann Example", secretHash(run)} {
		if strings.Contains(out, word) {
			t.Errorf("the log holds %q", word)
		}
	}
	for _, r := range log.Runs[0].Results {
		if r.PartialFingerprints["damvet/v1"] == "" {
			t.Errorf("%+v has no fingerprint", r)
		}
	}
	first := log.Runs[0].Results[0]
	if h := first.PartialFingerprints["primaryLocationLineHash"]; h != run.Findings[0].LineHash || h == "" {
		t.Errorf("line hash %q", h)
	}
}

func secretHash(run *Run) string { return run.Findings[0].SecretSHA256 }

// What was not looked at has no run: an empty one would close its alerts.
func TestSARIFRuns(t *testing.T) {
	for _, test := range []struct {
		files, history bool
		want           string
	}{
		{true, false, "damvet/tree/"},
		{false, true, "damvet/history/"},
		{true, true, "damvet/tree/ damvet/history/"},
		{false, false, "damvet/tree/"},
	} {
		log := checkSARIF(t, []byte(write(t, "sarif", &Run{Files: test.files, History: test.history}, Options{})))
		var got []string
		for _, r := range log.Runs {
			got = append(got, r.AutomationDetails.ID)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("files %v, history %v: %v", test.files, test.history, got)
		}
	}
	// Where only the history was looked at, all of it is history.
	run := sampleRun(t)
	run.Files = false
	run.Findings = run.Findings[:1]
	if log := checkSARIF(t, []byte(write(t, "sarif", run, Options{}))); len(log.Runs) != 1 || len(log.Runs[0].Results) != 1 {
		t.Errorf("%+v", log.Runs)
	}
}

func TestSARIFLimit(t *testing.T) {
	run := sampleRun(t)
	f := *run.Findings[0]
	f.History = nil
	low := f
	low.Severity = rules.Low
	run.Findings = nil
	for range maxResults {
		run.Findings = append(run.Findings, &f)
	}
	run.Findings = append(run.Findings, &low)
	log := checkSARIF(t, []byte(write(t, "sarif", run, Options{})))
	if n := len(log.Runs[0].Results); n != maxResults {
		t.Errorf("%d results", n)
	}
	said := false
	for _, n := range log.Runs[0].Invocations[0].Notifications {
		said = said || strings.HasPrefix(n.Message.Text, "1 finding left out, the least severe")
	}
	if !said {
		t.Errorf("nothing is said of the finding left out: %+v", log.Runs[0].Invocations[0].Notifications)
	}
}

// TestSARIFBytes: findings that say much, and nothing twice, fill the bytes that
// are accepted before their number does.
func TestSARIFBytes(t *testing.T) {
	run := sampleRun(t)
	random := rand.New(rand.NewPCG(1, 2))
	sample := *run.Findings[0]
	run.Findings = nil
	for range maxResults {
		f := sample
		f.History, f.Message = nil, ""
		f.Steps = nil
		for range 8 {
			b := make([]byte, 450)
			for i := range b {
				b[i] = byte(random.UintN(256))
			}
			f.Steps = append(f.Steps, finding.Step{Path: "a", Line: 1, Column: 1, Message: hex.EncodeToString(b)})
		}
		run.Findings = append(run.Findings, &f)
	}
	out := []byte(write(t, "sarif", run, Options{}))
	log := checkSARIF(t, out)
	if n := len(log.Runs[0].Results); n == 0 || n >= maxResults || zippedSize(out) > maxSarifBytes {
		t.Errorf("%d results, %d bytes", n, zippedSize(out))
	}
}

func TestFileURI(t *testing.T) {
	for path, want := range map[string]string{
		"a/b.go":          "a/b.go",
		"a b/ü?#%.go":     "a%20b/%C3%BC%3F%23%25.go",
		"javascript:x":    "javascript%3Ax",
		"//evil.example/": "%2F%2Fevil.example/",
		"a//b":            "a/%2Fb",
		"x.zip!in/y":      "x.zip!in/y",
		"\xff\n":          "%FF%0A",
		`a\b`:             "a%5Cb",
	} {
		got := fileURI(path)
		if got != want {
			t.Errorf("%q: %s, want %s", path, got, want)
		}
		if back, err := url.PathUnescape(got); err != nil || back != path {
			t.Errorf("%q comes back as %q (%v)", path, back, err)
		}
	}
}

func TestSARIFMessage(t *testing.T) {
	for in, want := range map[string]string{
		"a [b] {c}":    "a [b] {c}",
		`[a](b) \ {0}`: `\[a\](b) \\ {{0}}`,
	} {
		if got := sarifMessage(in).Text; got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

// TestSARIFValidator asks Microsoft's validator, npm package
// @microsoft/sarif-multitool, with the rules of the standard and those of
// GitHub. Without it the test is skipped, unless DAMVET_REQUIRE_TOOLS is 1.
func TestSARIFValidator(t *testing.T) {
	command := multitool()
	if command == nil {
		if os.Getenv("DAMVET_REQUIRE_TOOLS") == "1" {
			t.Fatal("sarif-multitool is not installed: npm install -g @microsoft/sarif-multitool")
		}
		t.Skip("sarif-multitool is not installed")
	}
	runs := map[string]*Run{"full": sampleRun(t), "empty": {Files: true, History: true}, "developer": sampleRun(t)}
	runs["developer"].Version = "(devel)"
	dir := t.TempDir()
	var logs []string
	for name, run := range runs {
		logs = append(logs, filepath.Join(dir, name+".sarif"))
		if err := os.WriteFile(logs[len(logs)-1], []byte(write(t, "sarif", run, Options{})), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, kind := range []string{"Sarif", "Ghas"} {
		answer := filepath.Join(dir, "answer-"+kind)
		args := slices.Concat(command[1:], []string{"validate"}, logs, []string{"--rule-kind", kind, "--output", answer})
		out, err := patiently(command[0], args...)
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		data, err := os.ReadFile(answer)
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		var said struct {
			Runs []struct{ Results []json.RawMessage }
		}
		if err := json.Unmarshal(data, &said); err != nil {
			t.Fatal(err)
		}
		if len(said.Runs) != 1 || !strings.Contains(string(out), fmt.Sprintf("%d files scanned", len(logs))) {
			t.Fatalf("the validator did not look at everything: %s", out)
		}
		// It tells of errors and warnings only, unless asked for more.
		for _, r := range said.Runs[0].Results {
			t.Errorf("by the rules of %s: %s", kind, r)
		}
	}
}

// patiently runs a program, again if it does not end: on a busy machine the
// validator's runtime now and then does not.
func patiently(name string, args ...string) (out []byte, err error) {
	for range 3 {
		ctx, stop := context.WithTimeout(context.Background(), 2*time.Minute)
		cmd := exec.CommandContext(ctx, name, args...)
		cmd.WaitDelay = time.Second
		out, err = cmd.CombinedOutput()
		hung := ctx.Err() != nil
		stop()
		if !hung {
			break
		}
	}
	return out, err
}

// multitool returns the command line of the validator, or nil.
func multitool() []string {
	if path, err := exec.LookPath("sarif-multitool"); err == nil {
		return []string{path}
	}
	npx, err := exec.LookPath("npx")
	if err != nil || runtime.GOOS == "windows" {
		return nil
	}
	command := []string{npx, "--no-install", "sarif-multitool"}
	if exec.Command(command[0], append(command[1:], "--version")...).Run() != nil {
		return nil
	}
	return command
}
