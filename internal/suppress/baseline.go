package suppress

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/damvet/damvet/internal/config"
	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

// A baseline is the findings that somebody accepted on the day when damvet
// came: JSON objects, one a line, sorted by fingerprint and path. Lines stand
// for themselves, so that git can join what two people added (see
// README.md), and in whatever order. A directory of files with one line each
// is a baseline too, and needs no joining at all.
//
// A credential is accepted by its fingerprint, wherever it stands. What has no
// secret of its own (a password, a place) is accepted as often as there are
// lines: one more of the same is new. There the path only says which of several
// is meant; it may change.

// Entry is a line of a baseline.
type Entry struct {
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"`
	// Kind is "credential", "password" or "place".
	Kind string `json:"kind"`
	// Evidence is how the secret may be shown. Of a place it is what the finding
	// says: the text of the place would be found in the baseline again.
	Evidence string      `json:"evidence,omitempty"`
	Path     string      `json:"path,omitempty"`
	Reason   string      `json:"reason"`
	Owner    string      `json:"owner,omitempty"`
	Date     config.Date `json:"date"`
	Expires  config.Date `json:"expires,omitzero"`
}

// Kinds of entries.
const (
	Credential = "credential"
	Password   = "password"
	Place      = "place"
)

// Bounds on baselines.
const (
	MaxBaseline = 64 << 20
	maxLine     = 64 << 10
	maxEntries  = 500_000
	maxReason   = 2000
)

// NewEntry accepts a finding.
func NewEntry(f *finding.Finding, a config.Accepted, on config.Date) Entry {
	e := Entry{
		Fingerprint: f.Fingerprint, Rule: f.Rule.ID, Kind: kindOf(f), Evidence: f.Redacted, Path: f.Path,
		Reason: a.Reason, Owner: a.Owner, Date: on, Expires: a.Expires,
	}
	if e.Kind == Place {
		e.Evidence = cmp.Or(f.Message, f.Rule.Description)
	}
	return e
}

func kindOf(f *finding.Finding) string {
	switch {
	case f.SecretSHA256 != "":
		return Credential
	case f.Leaks():
		return Password
	}
	return Place
}

// Compare orders entries as a baseline holds them.
func (e Entry) Compare(o Entry) int {
	return cmp.Or(strings.Compare(e.Fingerprint, o.Fingerprint), strings.Compare(e.Path, o.Path), strings.Compare(e.Rule, o.Rule), strings.Compare(e.Reason, o.Reason))
}

func isRuleID(s string) bool {
	return len(s) >= 2 && len(s) <= 101 && s[0] != '-' && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// IsFingerprint reports whether a word is a finding's fingerprint by its form.
func IsFingerprint(s string) bool {
	return len(s) == 32 && strings.Trim(s, "0123456789abcdef") == ""
}

// IsShortFingerprint reports whether a word is the beginning of a fingerprint
// that is long enough to mean one.
func IsShortFingerprint(s string) bool {
	return len(s) >= 6 && len(s) <= 32 && strings.Trim(s, "0123456789abcdef") == ""
}

func (e *Entry) check() error {
	switch {
	case !IsFingerprint(e.Fingerprint):
		return errors.New("fingerprint is not 32 hexadecimal digits")
	case !isRuleID(e.Rule):
		return errors.New("rule is not a rule's id")
	case !slices.Contains([]string{Credential, Password, Place}, e.Kind):
		return errors.New("kind is none of credential, password, place")
	case strings.TrimSpace(e.Reason) == "":
		return errors.New("it gives no reason")
	case len(e.Reason) > maxReason || len(e.Owner) > maxReason:
		return fmt.Errorf("reason and owner are at most %d bytes long", maxReason)
	case e.Date.IsZero():
		return errors.New("it has no date")
	}
	return nil
}

// Baseline is a set of accepted findings.
type Baseline struct {
	// Path is where it was read.
	Path    string
	Entries []Entry
	// foreign are the entries of another scanner's file.
	foreign []Foreign
	// Origin is what wrote the file if it was not damvet: "gitleaks".
	Origin string
}

// ParseBaseline reads a baseline from its text: damvet's own, gitleaks' JSON
// report or .gitleaksignore. Errors name the path and the line.
func ParseBaseline(name string, data []byte) (*Baseline, error) {
	b := &Baseline{Path: name}
	data = config.Text(data)
	var err error
	switch {
	case isGitleaksReport(data):
		b.Origin = "gitleaks"
		b.foreign, err = parseGitleaksReport(data)
	case isGitleaksIgnore(name, data):
		b.Origin = "gitleaks"
		b.foreign, err = parseGitleaksIgnore(data)
	default:
		b.Entries, err = parseEntries(data)
	}
	if err != nil {
		return nil, config.HideIn(name, fmt.Errorf("%s: %w", name, err))
	}
	return b, nil
}

func parseEntries(data []byte) ([]Entry, error) {
	var all []Entry
	s := bufio.NewScanner(bytes.NewReader(data))
	s.Buffer(nil, maxLine)
	n := 0
	for s.Scan() {
		n++
		line := bytes.TrimSpace(s.Bytes())
		if len(line) == 0 {
			continue
		}
		e, err := parseEntry(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if len(all) == maxEntries {
			return nil, fmt.Errorf("line %d: more than %d entries", n, maxEntries)
		}
		all = append(all, e)
	}
	if errors.Is(s.Err(), bufio.ErrTooLong) {
		return nil, fmt.Errorf("line %d: longer than %d bytes", n+1, maxLine)
	}
	return all, s.Err()
}

func parseEntry(line []byte) (Entry, error) {
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"} {
		if bytes.HasPrefix(line, []byte(mark)) {
			return Entry{}, errors.New("a conflict of a merge: keep the lines of both sides")
		}
	}
	if e, ok := plainEntry(string(line)); ok {
		return e, e.check()
	}
	e, err := decodeEntry(line)
	if err != nil {
		return e, err
	}
	return e, e.check()
}

// plainEntry reads a line as Line writes it, if no string of it holds an escape.
// What it declines is for decodeEntry, which takes longer.
func plainEntry(line string) (e Entry, ok bool) {
	rest, ok := strings.CutPrefix(line, "{")
	if !ok || strings.Contains(line, `\`) || !utf8.ValidString(line) || strings.ContainsFunc(line, unicode.IsControl) {
		return e, false
	}
	for {
		key, after, ok := strings.Cut(rest, `":"`)
		value, after, closed := strings.Cut(after, `"`)
		if !ok || !closed {
			return e, false
		}
		var err error
		switch key {
		case `"fingerprint`:
			e.Fingerprint = value
		case `"rule`:
			e.Rule = value
		case `"kind`:
			e.Kind = value
		case `"evidence`:
			e.Evidence = value
		case `"path`:
			e.Path = value
		case `"reason`:
			e.Reason = value
		case `"owner`:
			e.Owner = value
		case `"date`:
			err = e.Date.UnmarshalText([]byte(value))
		case `"expires`:
			err = e.Expires.UnmarshalText([]byte(value))
		default:
			return e, false
		}
		if err != nil || after == "" {
			return e, false
		}
		if after == "}" {
			return e, true
		}
		if rest, ok = strings.CutPrefix(after, ","); !ok {
			return e, false
		}
	}
}

func decodeEntry(line []byte) (Entry, error) {
	var e Entry
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(&e); err != nil {
		if err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) {
			err = errors.New("the line ends too soon")
		}
		return e, fmt.Errorf("not an entry of a baseline: %w", err)
	}
	if d.More() {
		return e, errors.New("something follows the entry")
	}
	return e, nil
}

// ReadBaseline reads the baseline of that name, a file or, with a slash at the
// end, a directory that list tells the file names of.
func ReadBaseline(files config.Files, list func(dir string) ([]string, error), name string) (*Baseline, error) {
	dir, isDir := strings.CutSuffix(name, "/")
	if !isDir {
		data, err := files(name, MaxBaseline)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return ParseBaseline(name, data)
	}
	names, err := list(dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	b := &Baseline{Path: name}
	for _, n := range names {
		if path.Ext(n) != EntryExt {
			continue
		}
		at := path.Join(dir, n)
		data, err := files(at, maxLine)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", at, err)
		}
		entries, err := parseEntries(data)
		if err != nil {
			return nil, config.HideIn(at, fmt.Errorf("%s: %w", at, err))
		}
		if b.Entries = append(b.Entries, entries...); len(b.Entries) > maxEntries {
			return nil, fmt.Errorf("%s: more than %d entries", name, maxEntries)
		}
	}
	return b, nil
}

// EntryExt is the extension of the files in the directory of a baseline.
const EntryExt = ".json"

// FileName is the name of an entry's file in the directory of a baseline.
func (e Entry) FileName() string {
	if e.Kind == Credential {
		return e.Fingerprint + EntryExt
	}
	return e.Fingerprint + "-" + finding.Fingerprint(e.Rule, finding.Secret{Kind: rules.SecretNone}, e.Path, 0)[:8] + EntryExt
}

// Line is the entry as it stands in a baseline, with a line feed.
func (e Entry) Line() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(e)
	return b.Bytes(), err
}

// Text returns entries as a baseline file holds them, sorted.
func Text(entries []Entry) ([]byte, error) {
	entries = slices.Clone(entries)
	slices.SortFunc(entries, Entry.Compare)
	var b bytes.Buffer
	for _, e := range slices.Compact(entries) {
		line, err := e.Line()
		if err != nil {
			return nil, err
		}
		b.Write(line)
	}
	return b.Bytes(), nil
}
