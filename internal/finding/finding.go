// Package finding is the one model of a finding: what rule was broken, where,
// how sure that is, and what is known about it. A finding is made here and
// changed nowhere else. Nothing here prints, and no secret leaves: what a
// finding holds of a text has been redacted before it got in.
package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/damvet/damvet/rules"
)

// Finding is a rule broken at a place.
type Finding struct {
	Rule *rules.Rule
	// Besides are the ids of guidelines that the rule does not cite, and that
	// others do which the same bytes break and which it stands for.
	Besides    []string
	Severity   rules.Severity
	Confidence rules.Confidence
	// Message is one sentence without a full stop.
	Message string

	// Path is relative to what was scanned, with forward slashes. A file in an
	// archive is "archive.zip!inner/name".
	Path string
	Span Span
	// Excerpt is the text around Span, redacted.
	Excerpt Excerpt
	// LineHash is GitHub's primaryLocationLineHash of the first line of Span.
	LineHash string

	// SecretSHA256 is the hex SHA-256 of the credential's bytes; empty for
	// passwords and for findings without a secret.
	SecretSHA256 string
	// File is true if the file itself is what should not be there.
	File bool
	// Redacted is how the secret may be shown: "private_…".
	Redacted string

	// Facts are what was decoded or read, in the order in which to tell them.
	Facts []Fact
	Steps []Step
	// History is where the finding stands in the history of a repository; nil
	// when only files were looked at.
	History *History
	// Past is true when it is no longer so: it fails nothing.
	Past bool

	// Fingerprint identifies the finding across moves, rebases and formats.
	Fingerprint string
	// Engine is what found it: "text", "record" or "go".
	Engine string
}

// Span is a range of a text: 1-based lines, 1-based columns in Unicode code
// points, the end column exclusive.
type Span struct {
	Line, Column, EndLine, EndColumn int
}

// Fact is one thing known about a finding, such as "expires".
type Fact struct {
	Name, Value string
}

// Step is one place on the way that led to the finding.
type Step struct {
	Path         string
	Line, Column int
	Message      string
}

// History is where a finding stands in the history of a repository. Hashes are
// hex.
type History struct {
	// Commit, Author and Date introduced it; Author is "name <address>". All
	// are empty for an object that hangs on no commit.
	Commit string
	Author string
	Date   time.Time
	// AlsoIn are further commits that introduced it, on parallel branches.
	AlsoIn []string
	// Blob is the object that holds it: a blob, commit or tag.
	Blob string
	// RemovedIn is the commit that took it out; empty while it is at HEAD.
	RemovedIn string
	// RemovedAt is when; zero if that is not known.
	RemovedAt time.Time
	AtHead    bool
	// Reachable is false for an object on no ref, reflog or stash.
	Reachable bool
	// Branches are those that have it at their newest commit: "main",
	// "origin/main".
	Branches []string
	// Objects is how many objects hold it.
	Objects int
	// Boundary is true when the commit's parents are missing, as at the edge of
	// a shallow clone: it may be older than Commit.
	Boundary bool
}

// Fact returns the value of a fact, or "".
func (f *Finding) Fact(name string) string {
	for _, fact := range f.Facts {
		if fact.Name == name {
			return fact.Value
		}
	}
	return ""
}

// Guidelines returns the ids of the guidelines that the finding breaks, the
// rule's own first.
func (f *Finding) Guidelines() []string {
	return append(slices.Clip(f.Rule.Guidelines), f.Besides...)
}

// StandsFor adds the guidelines of a rule that the finding stands for.
func (f *Finding) StandsFor(r *rules.Rule) {
	for _, id := range r.Guidelines {
		if !slices.Contains(f.Rule.Guidelines, id) && !slices.Contains(f.Besides, id) {
			f.Besides = append(f.Besides, id)
		}
	}
}

// Leaks reports whether the finding is about a credential that is out: taking
// it out of the newest version of a file does not mend that.
func (f *Finding) Leaks() bool {
	return f.Redacted != "" || f.File
}

// Secret describes the secret of a finding for Fingerprint and Redact.
type Secret struct {
	Kind  rules.SecretKind
	Value []byte
	// KeyPath is where a password stands: the base name of its file, a colon,
	// and the keys that lead to it.
	KeyPath string
	// Shown is the part that is no secret, see rules.TextRule.
	Shown string
}

// Redact returns how a secret may be shown.
func (s Secret) Redact() string {
	if s.Shown != "" && strings.HasPrefix(string(s.Value), s.Shown) && len(s.Value) > len(s.Shown)+8 {
		return s.Shown + "…"
	}
	return "…"
}

// SHA256 returns the hex SHA-256 of a credential, and "" for anything whose
// hash could be guessed back.
func (s Secret) SHA256() string {
	if s.Kind != rules.SecretCredential {
		return ""
	}
	sum := sha256.Sum256(s.Value)
	return hex.EncodeToString(sum[:])
}

// Fingerprint returns the fingerprint of a finding: of a credential, rule and
// secret; of a password, rule and key path; otherwise rule, the normalised
// text of the place, and how many times the same came before in its file.
func Fingerprint(rule string, s Secret, text string, occurrence int) string {
	h := sha256.New()
	write := func(parts ...string) {
		for _, p := range parts {
			h.Write([]byte(strconv.Itoa(len(p))))
			h.Write([]byte{':'})
			h.Write([]byte(p))
		}
	}
	switch s.Kind {
	case rules.SecretCredential:
		write("credential", rule, string(s.Value))
	case rules.SecretPassword:
		write("password", rule, s.KeyPath)
	default:
		write("place", rule, strings.Join(strings.Fields(text), " "), strconv.Itoa(occurrence))
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
