package gitlaboracle

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"testing"

	report "gitlab.com/gitlab-org/security-products/analyzers/report/v4"
)

// TestReport reads the golden report into GitLab's types and writes it again.
// A name, a severity, a time or a version that they do not know is lost on the
// way.
func TestReport(t *testing.T) {
	golden, err := os.ReadFile("../testdata/gitlab-secrets.golden")
	if err != nil {
		t.Fatal(err)
	}
	var parsed report.Report
	if err := json.Unmarshal(golden, &parsed); err != nil {
		t.Fatal(err)
	}
	if len(parsed.Vulnerabilities) == 0 || parsed.Scan.Type != report.CategorySecretDetection {
		t.Fatalf("%d vulnerabilities of type %q", len(parsed.Vulnerabilities), parsed.Scan.Type)
	}
	again, err := json.Marshal(parsed)
	if err != nil {
		t.Fatal(err)
	}
	var ours, theirs map[string]any
	if err := json.Unmarshal(golden, &ours); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(again, &theirs); err != nil {
		t.Fatal(err)
	}
	// The schema has these, GitLab's types do not; and ids they compute.
	delete(ours, "schema")
	delete(ours["scan"].(map[string]any), "messages")
	for _, v := range ours["vulnerabilities"].([]any) {
		delete(v.(map[string]any), "id")
	}
	for _, d := range lost("", ours, theirs) {
		t.Error(d)
	}
}

// lost returns what of want is not in got.
func lost(at string, want, got any) []string {
	var all []string
	switch w := want.(type) {
	case map[string]any:
		g, _ := got.(map[string]any)
		for k, v := range w {
			all = append(all, lost(at+"."+k, v, g[k])...)
		}
	case []any:
		g, _ := got.([]any)
		if len(g) != len(w) {
			return []string{fmt.Sprintf("%s: %d entries of %d", at, len(g), len(w))}
		}
		for i := range w {
			all = append(all, lost(fmt.Sprintf("%s[%d]", at, i), w[i], g[i])...)
		}
	default:
		if !reflect.DeepEqual(want, got) {
			all = append(all, fmt.Sprintf("%s: %v became %v", at, want, got))
		}
	}
	return all
}
