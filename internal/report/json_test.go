package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

// The fields of a jsonl line, in order: those that are always there, and in
// brackets those that may be left out.
const contract = `rule class platform severity confidence basis message guidelines
	path line column endLine endColumn
	[commit] [author] [date] [blob] [removedIn] [atHead] [reachable]
	[secret_sha256] [past] facts steps fingerprint engine [pathBytes]
	[removedDate] [alsoIn] [branches] [objects]`

func TestContract(t *testing.T) {
	run := sampleRun(t)
	lines := strings.SplitAfter(write(t, "jsonl", run, Options{}), "\n")
	if lines = lines[:len(lines)-1]; len(lines) != len(run.Findings) {
		t.Fatalf("%d lines for %d findings", len(lines), len(run.Findings))
	}
	for i, line := range lines {
		f := run.Findings[i]
		got := keys(t, line)
		rest := got
		for field := range strings.FieldsSeq(contract) {
			name := strings.Trim(field, "[]")
			if len(rest) > 0 && rest[0] == name {
				rest = rest[1:]
			} else if name == field {
				t.Errorf("%s: %s is missing or out of order: %v", conciseLine(f), name, got)
			}
		}
		if len(rest) > 0 {
			t.Errorf("%s: %v are not in the contract, or out of order", conciseLine(f), rest)
		}
		for name, want := range map[string]bool{
			"blob": f.History != nil, "atHead": f.History != nil, "reachable": f.History != nil,
			"commit":        f.History != nil && f.History.Commit != "",
			"removedIn":     f.History != nil && f.History.RemovedIn != "",
			"secret_sha256": f.SecretSHA256 != "",
			"past":          f.Past,
		} {
			if slices.Contains(got, name) != want {
				t.Errorf("%s: whether there is a %s is not %v", conciseLine(f), name, want)
			}
		}
	}
}

// keys returns the keys of an object in their order.
func keys(t *testing.T, object string) []string {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(object))
	var all []string
	depth, key := 0, true
	for {
		token, err := d.Token()
		if err != nil {
			break
		}
		switch v := token.(type) {
		case json.Delim:
			if v == '{' || v == '[' {
				depth++
			} else {
				depth--
			}
			key = true
		case string:
			if depth == 1 && key {
				all = append(all, v)
				key = false
				continue
			}
			key = true
		default:
			key = true
		}
	}
	return all
}

func TestFactsOfOneName(t *testing.T) {
	out, err := jsonLine(jsonFacts{{Name: "scope", Value: "<a>"}, {Name: "b", Value: ""}, {Name: "scope", Value: "c"}})
	if want := `{"scope":"<a>, c","b":""}`; err != nil || string(out) != want {
		t.Errorf("%s, want %s (%v)", out, want, err)
	}
}

// readable parses what a machine format wrote and compares it with the run.
func readable(t *testing.T, format, out string, run *Run) {
	t.Helper()
	switch format {
	case "jsonl":
		lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
		if len(lines) != len(run.Findings) {
			t.Fatalf("jsonl has %d lines for %d findings", len(lines), len(run.Findings))
		}
		for i, line := range lines {
			sameFinding(t, []byte(line), run.Findings[i])
		}
	case "json":
		var doc struct {
			Format   string
			Findings []json.RawMessage
			Coverage struct{ Unreadable []jsonUnreadable }
		}
		if err := json.Unmarshal([]byte(out), &doc); err != nil {
			t.Fatal(err)
		}
		if doc.Format != "json-v1" || len(doc.Findings) != len(run.Findings) || len(doc.Coverage.Unreadable) != len(run.Coverage.Unreadable) {
			t.Fatalf("json: format %s, %d findings, %d unreadable", doc.Format, len(doc.Findings), len(doc.Coverage.Unreadable))
		}
		for i, f := range doc.Findings {
			sameFinding(t, f, run.Findings[i])
		}
	case "sarif":
		checkSARIF(t, []byte(out))
	}
}

func sameFinding(t *testing.T, line []byte, f *finding.Finding) {
	t.Helper()
	var got struct {
		Rule, Path   string
		Severity     rules.Severity
		Line, Column int
		PathBytes    []byte
		Facts        map[string]string
		Guidelines   []string
		Steps        []jsonStep
	}
	if err := json.Unmarshal(line, &got); err != nil {
		t.Fatalf("%v: %s", err, line)
	}
	path := got.Path
	if got.PathBytes != nil {
		path = string(got.PathBytes)
	}
	if got.Rule != f.Rule.ID || path != f.Path || got.Severity != f.Severity || got.Line != f.Span.Line || got.Column != f.Span.Column {
		t.Errorf("%s is not %+v", line, f)
	}
	if got.Facts == nil || got.Guidelines == nil || got.Steps == nil || len(got.Steps) != len(f.Steps) {
		t.Errorf("a list is missing: %s", line)
	}
}

// No report holds a secret, a password or a hash of one; and neither do the
// golden files.
func TestNoSecrets(t *testing.T) {
	reports := map[string]string{}
	for _, format := range Formats() {
		reports[format] = write(t, format, sampleRun(t), Options{Color: true, Links: true, Guidelines: true})
	}
	files, err := filepath.Glob("testdata/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if info, err := os.Stat(name); err != nil || info.IsDir() {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		reports[name] = string(data)
	}
	if len(reports) < len(Formats())+8 {
		t.Errorf("only %d reports", len(reports))
	}
	forbidden := []string{password, finding.Secret{Kind: rules.SecretCredential, Value: []byte(password)}.SHA256()}
	for n := range 10 {
		s := secret(n)
		forbidden = append(forbidden, s, strings.TrimPrefix(s, "shelf_"), s[len(s)-12:])
	}
	for name, report := range reports {
		for _, s := range forbidden {
			for _, form := range []string{s, url.QueryEscape(s), url.PathEscape(s), fmt.Sprintf("%x", s)} {
				if strings.Contains(report, form) {
					t.Errorf("%s holds a secret", name)
				}
			}
		}
	}
}

func TestEscaped(t *testing.T) {
	in := "\x7f\u009b\u202e\U000e0041##[é日😀<&>\u2028"
	out, err := jsonLine(in)
	if err != nil {
		t.Fatal(err)
	}
	if want := `"\u007f\u009b\u202e\udb40\udc41#\u0023[é日😀<&>\u2028"`; string(out) != want {
		t.Errorf("%s, want %s", out, want)
	}
	var back string
	if err := json.Unmarshal(out, &back); err != nil || back != in {
		t.Errorf("%q comes back as %q (%v)", in, back, err)
	}
	if !bytes.Equal(escaped(out), out) {
		t.Error("escaped is not stable")
	}
}
