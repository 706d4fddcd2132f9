package report

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

// GitLab reads two reports: code quality, which a merge request shows beside
// its lines, and secret detection, which goes into the vulnerability report.
//
//   - Code quality does not show check_name, so the description begins with the
//     rule. Its fingerprint must be unique in a report and stay the same: it is
//     made of the finding's own and of the file, and counts only those that
//     would be alike.
//   - Secret detection is refused as a whole if it breaks the schema of the
//     version that it names. A vulnerability is tracked by its location and its
//     first identifier, which is therefore the rule.
//   - What is past is in neither: nothing could close it.

// codeQuality is an entry of a code quality report.
type codeQuality struct {
	Description string              `json:"description"`
	CheckName   string              `json:"check_name"`
	Fingerprint string              `json:"fingerprint"`
	Severity    string              `json:"severity"`
	Location    codeQualityLocation `json:"location"`
}

type codeQualityLocation struct {
	Path  string           `json:"path"`
	Lines codeQualityLines `json:"lines"`
}

type codeQualityLines struct {
	Begin int `json:"begin"`
	End   int `json:"end,omitempty"`
}

func writeGitLab(w *bufio.Writer, run *Run, _ Options) error {
	all := []codeQuality{}
	seen := map[string]int{}
	for _, f := range run.Findings {
		if f.Past {
			continue
		}
		description := visible(f.Rule.ID) + ": " + clip(message(f), maxMessage)
		if r := remarks(f); len(r) > 0 {
			description += " (" + strings.Join(r, ", ") + ")"
		}
		all = append(all, codeQuality{
			Description: description,
			CheckName:   visible(f.Rule.ID),
			Fingerprint: uniqueFingerprint(f, seen),
			Severity:    [...]string{"info", "minor", "major", "critical", "blocker"}[f.Severity],
			Location:    codeQualityLocation{visible(place(f)), codeQualityLines{max(f.Span.Line, 1), max(f.Span.EndLine, 0)}},
		})
	}
	return writeIndented(w, all)
}

// uniqueFingerprint returns a fingerprint that no other finding of the report
// has. It changes only with what it is made of.
func uniqueFingerprint(f *finding.Finding, seen map[string]int) string {
	key := f.Fingerprint + "\x00" + f.Path
	n := seen[key]
	seen[key]++
	sum := sha256.Sum256([]byte(key + "\x00" + strconv.Itoa(n)))
	return hex.EncodeToString(sum[:16])
}

// The version of the secret detection schema that the report is written to.
const (
	secretDetectionVersion = "15.0.7"
	secretDetectionSchema  = "https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/raw/v" +
		secretDetectionVersion + "/dist/secret-detection-report-format.json"
	maxIdentifiers = 20
	maxSecretName  = 250
	// noCommit stands where a secret is in no commit: one must be named.
	noCommit = "0000000"
)

type secretReport struct {
	Version         string             `json:"version"`
	Schema          string             `json:"schema"`
	Scan            secretScan         `json:"scan"`
	Vulnerabilities []secretDisclosure `json:"vulnerabilities"`
}

type secretScan struct {
	Analyzer  secretScanner   `json:"analyzer"`
	Scanner   secretScanner   `json:"scanner"`
	Type      string          `json:"type"`
	StartTime string          `json:"start_time"`
	EndTime   string          `json:"end_time"`
	Status    string          `json:"status"`
	Messages  []secretMessage `json:"messages,omitempty"`
}

type secretScanner struct {
	ID      string       `json:"id"`
	Name    string       `json:"name"`
	URL     string       `json:"url"`
	Vendor  secretVendor `json:"vendor"`
	Version string       `json:"version"`
}

type secretVendor struct {
	Name string `json:"name"`
}

type secretMessage struct {
	Level string `json:"level"`
	Value string `json:"value"`
}

type secretDisclosure struct {
	ID          string             `json:"id"`
	Name        string             `json:"name"`
	Description string             `json:"description"`
	Severity    string             `json:"severity"`
	Solution    string             `json:"solution,omitempty"`
	Identifiers []secretIdentifier `json:"identifiers"`
	Links       []secretLink       `json:"links,omitempty"`
	Location    secretLocation     `json:"location"`
}

type secretIdentifier struct {
	Type  string `json:"type"`
	Name  string `json:"name"`
	Value string `json:"value"`
	URL   string `json:"url,omitempty"`
}

type secretLink struct {
	URL string `json:"url"`
}

type secretLocation struct {
	File      string       `json:"file"`
	StartLine int          `json:"start_line"`
	EndLine   int          `json:"end_line"`
	Commit    secretCommit `json:"commit"`
}

type secretCommit struct {
	SHA  string `json:"sha"`
	Date string `json:"date,omitempty"`
}

func writeGitLabSecrets(w *bufio.Writer, run *Run, _ Options) error {
	now := run.Now.UTC().Format("2006-01-02T15:04:05")
	version := strings.TrimPrefix(run.Version, "v")
	if version == "" {
		version = "0.0.0"
	}
	tool := secretScanner{"damvet", "damvet", homepage, secretVendor{"damvet"}, visible(version)}
	report := secretReport{
		Version: secretDetectionVersion, Schema: secretDetectionSchema,
		Scan: secretScan{
			Analyzer: tool, Scanner: tool, Type: "secret_detection",
			StartTime: now, EndTime: now, Status: "success",
		},
		Vulnerabilities: []secretDisclosure{},
	}
	if run.Status() == 2 {
		report.Scan.Status = "failure"
		for _, l := range CoverageLines(run) {
			report.Scan.Messages = append(report.Scan.Messages, secretMessage{"warn", l})
		}
	}
	seen := map[string]int{}
	for _, f := range run.Findings {
		if f.Leaks() && !f.Past {
			report.Vulnerabilities = append(report.Vulnerabilities, newSecretDisclosure(run.Catalogue, f, seen))
		}
	}
	return writeIndented(w, report)
}

func newSecretDisclosure(c *rules.Catalogue, f *finding.Finding, seen map[string]int) secretDisclosure {
	id := uniqueFingerprint(f, seen)
	d := secretDisclosure{
		ID:          fmt.Sprintf("%s-%s-%s-%s-%s", id[:8], id[8:12], id[12:16], id[16:20], id[20:]),
		Name:        clip(message(f), maxSecretName),
		Description: strings.TrimSpace(sentence(message(f)) + " " + visible(f.Rule.Why)),
		Severity:    [...]string{"Info", "Low", "Medium", "High", "Critical"}[f.Severity],
		Solution:    visible(f.Rule.Fix),
		Identifiers: []secretIdentifier{{Type: "damvet_rule", Name: "damvet rule " + f.Rule.ID, Value: f.Rule.ID}},
		Location: secretLocation{
			File: visible(place(f)), StartLine: max(f.Span.Line, 1), EndLine: max(f.Span.EndLine, f.Span.Line, 1),
			Commit: secretCommit{SHA: noCommit},
		},
	}
	if facts := factsText(f); facts != "" {
		d.Description += " (" + facts + ")"
	}
	if h := historyText(f); h != "" {
		d.Description += " History: " + h
	}
	if cwe, ok := strings.CutPrefix(weaknesses.Get()[f.Rule.Class], "external/cwe/cwe-"); ok {
		d.Identifiers = append(d.Identifiers, secretIdentifier{"cwe", "CWE-" + cwe, cwe, "https://cwe.mitre.org/data/definitions/" + cwe + ".html"})
	}
	broken := f.Guidelines()
	for _, g := range broken[:min(len(broken), maxIdentifiers-len(d.Identifiers))] {
		d.Identifiers = append(d.Identifiers, secretIdentifier{Type: "damvet_guideline", Name: "damvet guideline " + g, Value: g})
	}
	if address := safeURL(link(c, f.Rule)); address != "" {
		d.Links = append(d.Links, secretLink{address})
	}
	if h := f.History; h != nil && h.Commit != "" {
		d.Location.Commit.SHA = visible(h.Commit)
		if !h.Date.IsZero() && h.Date.Year() < 10000 {
			d.Location.Commit.Date = h.Date.UTC().Format(time.RFC3339)
		}
	}
	return d
}

func writeIndented(w *bufio.Writer, v any) error {
	out, err := indented(v)
	w.Write(out)
	return err
}

// indented returns a value as indented JSON, hostile text escaped.
func indented(v any) ([]byte, error) {
	b, err := encode(v)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = json.Indent(&out, escaped(b), "", " ")
	out.WriteByte('\n')
	return out.Bytes(), err
}
