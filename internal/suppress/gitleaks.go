package suppress

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/lazyregexp"
)

// Foreign is an entry of a file that gitleaks wrote or reads: a finding of its
// JSON report, which --baseline-path takes, or a line of .gitleaksignore. The
// secret itself is not kept.
type Foreign struct {
	// At is the entry as gitleaks names it: commit:file:rule:line.
	At   string
	Rule string
	// Commit is empty for a finding of files.
	Commit string
	Path   string
	Line   int
	// SHA256 is the hex SHA-256 of the secret; empty where the file does not
	// hold it.
	SHA256 string
}

// gitleaksFinding is what is read of report.Finding of gitleaks v8.
type gitleaksFinding struct {
	RuleID, Secret, File, Commit, Fingerprint string
	StartLine                                 int
}

// isGitleaksReport reports whether a text is an array of objects, as gitleaks'
// JSON report is; damvet's lines are objects.
func isGitleaksReport(data []byte) bool {
	data = bytes.TrimLeft(data, " \t\r\n\ufeff")
	return len(data) > 0 && data[0] == '['
}

// isGitleaksIgnore reports whether a text is a .gitleaksignore, by its name or
// by its first line.
func isGitleaksIgnore(name string, data []byte) bool {
	if path.Base(name) == ".gitleaksignore" {
		return true
	}
	for line := range bytes.Lines(data) {
		line = bytes.TrimSpace(line)
		if len(line) > 0 && line[0] != '#' {
			_, err := parseIgnore(string(line))
			return err == nil && line[0] != '{'
		}
	}
	return false
}

func parseGitleaksReport(data []byte) ([]Foreign, error) {
	var all []Foreign
	d := json.NewDecoder(bytes.NewReader(data))
	if _, err := d.Token(); err != nil {
		return nil, fmt.Errorf("not a report of gitleaks: %w", err)
	}
	for d.More() {
		var g gitleaksFinding
		if err := d.Decode(&g); err != nil {
			return nil, fmt.Errorf("finding %d: not a report of gitleaks: %w", len(all)+1, err)
		}
		if len(all) == maxEntries {
			return nil, fmt.Errorf("more than %d findings", maxEntries)
		}
		if g.RuleID == "" || g.File == "" {
			return nil, fmt.Errorf("finding %d: not a report of gitleaks: it has no RuleID or File", len(all)+1)
		}
		f := Foreign{At: g.Fingerprint, Rule: g.RuleID, Commit: g.Commit, Path: slashed(g.File), Line: g.StartLine}
		if f.At == "" {
			f.At = fmt.Sprintf("%s:%s:%d", f.Path, f.Rule, f.Line)
		}
		if !redacted(g.Secret) {
			sum := sha256.Sum256([]byte(g.Secret))
			f.SHA256 = hex.EncodeToString(sum[:])
		}
		all = append(all, f)
	}
	if _, err := d.Token(); err != nil {
		return nil, fmt.Errorf("not a report of gitleaks: %w", err)
	}
	return all, nil
}

// redacted reports whether gitleaks wrote something in the place of a secret:
// REDACTED for --redact, the first characters and dots for --redact=N.
func redacted(secret string) bool {
	return secret == "" || secret == "REDACTED" || strings.HasSuffix(secret, "...")
}

// slashed is a path of a report made on Windows too.
func slashed(name string) string { return strings.ReplaceAll(name, `\`, "/") }

func parseGitleaksIgnore(data []byte) ([]Foreign, error) {
	var all []Foreign
	s := bufio.NewScanner(bytes.NewReader(data))
	s.Buffer(nil, maxLine)
	for n := 1; s.Scan(); n++ {
		line := strings.TrimSpace(s.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		f, err := parseIgnore(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if len(all) == maxEntries {
			return nil, fmt.Errorf("line %d: more than %d entries", n, maxEntries)
		}
		all = append(all, f)
	}
	return all, s.Err()
}

var commitID = lazyregexp.New(`^[0-9a-f]{7,64}$`)

// parseIgnore reads commit:file:rule:line or file:rule:line.
func parseIgnore(line string) (Foreign, error) {
	f := Foreign{At: line}
	rest, number, ok := cutLast(line)
	if !ok {
		return f, errIgnore
	}
	var err error
	if f.Line, err = strconv.Atoi(number); err != nil || f.Line < 0 {
		return f, errIgnore
	}
	if rest, f.Rule, ok = cutLast(rest); !ok || f.Rule == "" {
		return f, errIgnore
	}
	if commit, file, ok := strings.Cut(rest, ":"); ok && commitID.Get().MatchString(commit) {
		f.Commit, rest = commit, file
	}
	if f.Path = slashed(rest); f.Path == "" {
		return f, errIgnore
	}
	return f, nil
}

var errIgnore = errors.New("not an entry of .gitleaksignore (commit:file:rule:line)")

func cutLast(s string) (before, after string, ok bool) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// Secret is one that stands in a file, with the rule that finds it.
type Secret struct {
	Rule   string
	Line   int
	SHA256 string // hex; empty if it could be guessed
}

// maxResolved is how many files are looked at for the secrets of entries.
const maxResolved = 10_000

// Resolve completes entries that name a commit, a file and a line, but hold no
// secret: secrets tells those of the file as the commit has it. Of several on
// the line the one of the entry's rule is meant.
func (b *Baseline) Resolve(secrets func(commit, path string) []Secret) {
	type file struct{ commit, path string }
	known := map[file][]Secret{}
	for i := range b.foreign {
		g := &b.foreign[i]
		if g.SHA256 != "" || g.Commit == "" {
			continue
		}
		at := file{g.Commit, g.Path}
		all, ok := known[at]
		if !ok {
			if len(known) == maxResolved {
				return
			}
			all = secrets(g.Commit, g.Path)
			known[at] = all
		}
		for _, s := range all {
			if s.Line == g.Line && (g.SHA256 == "" || s.Rule == g.Rule) {
				g.SHA256 = s.SHA256
			}
		}
	}
}

// accepts reports whether the entry means a finding in its file: the same
// secret, or where the entry does not tell the secret, the same line and commit.
func (g *Foreign) accepts(f *finding.Finding) bool {
	if g.SHA256 != "" && f.SecretSHA256 != "" {
		return g.SHA256 == f.SecretSHA256
	}
	if !f.Leaks() || g.Line != f.Span.Line {
		return false
	}
	return g.Commit == "" || f.History != nil && strings.HasPrefix(f.History.Commit, g.Commit)
}
