package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

// The format json-v1. It only grows: fields are added, at the end of an object,
// and never change their meaning. Its rules:
//
//   - Every finding has every field from rule to endColumn, facts, steps,
//     fingerprint and engine, empty or not. A platform is "" for a rule of no
//     platform. Line and column are 0 where the whole file is meant.
//   - commit to reachable are there when a history was looked at; of these
//     commit, author, date and removedIn are left out where there is none. A
//     date is RFC 3339 in the author's own zone.
//   - secret_sha256 is there for credentials, past where it is true.
//   - All values of facts are strings. Two facts of one name are one, their
//     values joined by ", ".
//   - A byte that is not valid UTF-8 is written as the four characters \xff. A
//     path with such bytes is given a second time, as pathBytes, in base64.
//   - alsoIn are further commits that brought it, on parallel branches; branches
//     are those that have it at their newest commit; objects is how many objects
//     of the repository hold it.
//   - Characters that are not visible are escaped, so that a line can be
//     printed to a terminal as it is.

const jsonFormat = "json-v1"

// jsonFinding is one finding; the order of its fields is part of the format.
type jsonFinding struct {
	Rule       string           `json:"rule"`
	Class      rules.Class      `json:"class"`
	Platform   string           `json:"platform"`
	Severity   rules.Severity   `json:"severity"`
	Confidence rules.Confidence `json:"confidence"`
	Basis      rules.Basis      `json:"basis"`
	Message    string           `json:"message"`
	Guidelines []string         `json:"guidelines"`
	Path       string           `json:"path"`
	Line       int              `json:"line"`
	Column     int              `json:"column"`
	EndLine    int              `json:"endLine"`
	EndColumn  int              `json:"endColumn"`
	*jsonHistory
	SecretSHA256 string     `json:"secret_sha256,omitempty"`
	Past         bool       `json:"past,omitempty"`
	Facts        jsonFacts  `json:"facts"`
	Steps        []jsonStep `json:"steps"`
	Fingerprint  string     `json:"fingerprint"`
	Engine       string     `json:"engine"`
	PathBytes    []byte     `json:"pathBytes,omitempty"`
	RemovedDate  string     `json:"removedDate,omitempty"`
	AlsoIn       []string   `json:"alsoIn,omitempty"`
	Branches     []string   `json:"branches,omitempty"`
	Objects      int        `json:"objects,omitempty"`
}

type jsonHistory struct {
	Commit    string `json:"commit,omitempty"`
	Author    string `json:"author,omitempty"`
	Date      string `json:"date,omitempty"`
	Blob      string `json:"blob"`
	RemovedIn string `json:"removedIn,omitempty"`
	AtHead    bool   `json:"atHead"`
	Reachable bool   `json:"reachable"`
}

type jsonStep struct {
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// jsonFacts is an object that keeps the order of its members.
type jsonFacts []finding.Fact

func (all jsonFacts) MarshalJSON() ([]byte, error) {
	var joined []finding.Fact
	for _, fact := range all {
		name, value := valid(fact.Name), valid(fact.Value)
		if i := slices.IndexFunc(joined, func(o finding.Fact) bool { return o.Name == name }); i >= 0 {
			joined[i].Value += ", " + value
			continue
		}
		joined = append(joined, finding.Fact{Name: name, Value: value})
	}
	var b bytes.Buffer
	b.WriteByte('{')
	for i, fact := range joined {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := encode(fact.Name)
		if err != nil {
			return nil, err
		}
		value, err := encode(fact.Value)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func newJSONFinding(f *finding.Finding) *jsonFinding {
	j := &jsonFinding{
		Rule:         f.Rule.ID,
		Class:        f.Rule.Class,
		Platform:     platform(f.Rule),
		Severity:     f.Severity,
		Confidence:   f.Confidence,
		Basis:        f.Rule.Basis,
		Message:      valid(message(f)),
		Guidelines:   append([]string{}, f.Guidelines()...),
		Path:         valid(f.Path),
		Line:         f.Span.Line,
		Column:       f.Span.Column,
		EndLine:      f.Span.EndLine,
		EndColumn:    f.Span.EndColumn,
		SecretSHA256: f.SecretSHA256,
		Past:         f.Past,
		Facts:        f.Facts,
		Steps:        []jsonStep{},
		Fingerprint:  f.Fingerprint,
		Engine:       f.Engine,
	}
	if h := f.History; h != nil {
		j.jsonHistory = &jsonHistory{
			Commit: valid(h.Commit), Author: valid(h.Author), Date: date(h.Date), Blob: valid(h.Blob),
			RemovedIn: valid(h.RemovedIn), AtHead: h.AtHead, Reachable: h.Reachable,
		}
		j.RemovedDate = date(h.RemovedAt)
		j.AlsoIn, j.Branches, j.Objects = validAll(h.AlsoIn), validAll(h.Branches), h.Objects
	}
	for _, s := range f.Steps {
		j.Steps = append(j.Steps, jsonStep{valid(s.Path), s.Line, s.Column, valid(s.Message)})
	}
	if !utf8.ValidString(f.Path) {
		j.PathBytes = []byte(f.Path)
	}
	return j
}

// date writes a time as RFC 3339, "" for none. Unlike time.Time's own way it
// takes every year, since a commit can claim any.
func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// writeJSONL writes one finding a line.
func writeJSONL(w *bufio.Writer, run *Run, _ Options) error {
	for _, f := range run.Findings {
		line, err := jsonLine(newJSONFinding(f))
		if err != nil {
			return err
		}
		w.Write(line)
		w.WriteByte('\n')
	}
	return nil
}

type jsonVerdict struct {
	FailOn          rules.Severity   `json:"failOn"`
	MinConfidence   rules.Confidence `json:"minConfidence"`
	FailUnreachable bool             `json:"failUnreachable"`
	AllowAbsent     bool             `json:"allowAbsent"`
	Findings        int              `json:"findings"`
	Failing         int              `json:"failing"`
	Status          int              `json:"status"`
}

type jsonSuppressed struct {
	*jsonFinding
	By      string `json:"suppressedBy"`
	Reason  string `json:"reason"`
	Owner   string `json:"owner,omitempty"`
	Expires string `json:"expires,omitempty"`
}

type jsonGuideline struct {
	ID         string           `json:"id"`
	Platform   string           `json:"platform"`
	Document   string           `json:"document"`
	Section    string           `json:"section"`
	Text       string           `json:"text"`
	Link       string           `json:"link"`
	Strength   rules.Strength   `json:"strength"`
	Visibility rules.Visibility `json:"visibility"`
	Standing   string           `json:"standing"`
	Places     int              `json:"places"`
	Broken     int              `json:"broken"`
	Past       int              `json:"past"`
	Person     string           `json:"person,omitempty"`
	Off        bool             `json:"switchedOff,omitempty"`
	Attested   *jsonAttested    `json:"attested,omitempty"`
}

type jsonAttested struct {
	By      string `json:"by"`
	On      string `json:"on"`
	Until   string `json:"until"`
	Note    string `json:"note,omitempty"`
	Expired bool   `json:"expired"`
}

func attestedJSON(a *Attested) *jsonAttested {
	if a == nil {
		return nil
	}
	return &jsonAttested{valid(a.By), a.On, a.Until, valid(a.Note), a.Expired}
}

type jsonCoverage struct {
	Files      int64            `json:"files"`
	Objects    int64            `json:"objects"`
	Commits    int64            `json:"commits"`
	Bytes      int64            `json:"bytes"`
	Excluded   map[string]int64 `json:"excluded"`
	Absent     map[string]int64 `json:"absent"`
	Unreadable []jsonUnreadable `json:"unreadable"`
	Packages   int64            `json:"packages"`
}

type jsonUnreadable struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

type jsonRule struct {
	ID          string           `json:"id"`
	Platform    string           `json:"platform"`
	Description string           `json:"description"`
	Class       rules.Class      `json:"class"`
	Severity    rules.Severity   `json:"severity"`
	Confidence  rules.Confidence `json:"confidence"`
	Basis       rules.Basis      `json:"basis"`
	Guidelines  []string         `json:"guidelines"`
	Why         string           `json:"why"`
	Fix         string           `json:"fix"`
	References  []string         `json:"references"`
}

func newJSONSuppressed(s Suppressed) any {
	return jsonSuppressed{newJSONFinding(s.Finding), valid(s.By), valid(s.Reason), valid(s.Owner), s.Expires}
}

// writeJSON writes one object, with each element of its lists on a line of its
// own.
func writeJSON(w *bufio.Writer, run *Run, _ Options) error {
	o := &objectWriter{w: w}
	o.member("format", jsonFormat)
	o.member("tool", map[string]string{"name": "damvet", "version": run.Version})
	o.member("root", valid(run.Root))
	o.member("time", date(run.Now))
	o.member("looked", map[string]bool{"files": run.Files, "history": run.History})
	o.member("verdict", jsonVerdict{run.FailOn, run.MinConfidence, run.FailUnreachable, run.AllowAbsent, len(run.Findings), run.Failing(), run.Status()})
	list(o, "findings", run.Findings, func(f *finding.Finding) any { return newJSONFinding(f) })
	list(o, "suppressed", run.Suppressed, newJSONSuppressed)
	list(o, "guidelines", run.Guidelines, func(g GuidelineStatus) any {
		return jsonGuideline{
			g.Guideline.ID, g.Guideline.Platform.ID, documentTitle(g.Guideline), g.Guideline.Section, g.Guideline.Text,
			g.Guideline.URL(), g.Guideline.Strength, g.Guideline.Visibility, g.standing().String(),
			g.places(), len(g.Broken), g.Past, g.Guideline.Person, g.Off, attestedJSON(g.Attested),
		}
	})
	o.member("coverage", newJSONCoverage(&run.Coverage))
	list(o, "rules", usedRules(run.Findings), func(r *rules.Rule) any {
		return jsonRule{
			r.ID, platform(r), r.Description, r.Class, r.Severity, r.Confidence, r.Basis,
			append([]string{}, r.Guidelines...), r.Why, r.Fix, append([]string{}, r.References...),
		}
	})
	list(o, "disabled", run.Disabled, func(id string) any { return valid(id) })
	list(o, "configuration", run.Changes, func(line string) any { return valid(line) })
	list(o, "notices", run.Notices, func(line string) any { return valid(line) })
	o.member("scope", newJSONScope(run))
	list(o, "accounts", run.Accounts, newJSONAccount)
	o.member("needs", newJSONNeeds(run.Needs))
	return o.end()
}

type jsonScope struct {
	Commit    string         `json:"commit"`
	Rules     string         `json:"rules"`
	Documents []jsonDocument `json:"documents"`
}

// jsonDocument is a vendor's document: digest is the first digits of the
// SHA-256 of its plain text on the day when it was read.
type jsonDocument struct {
	Title  string `json:"title"`
	URL    string `json:"url"`
	Digest string `json:"digest"`
	Read   string `json:"read"`
}

func newJSONScope(run *Run) jsonScope {
	j := jsonScope{run.Scope.Commit, run.Scope.Rules, []jsonDocument{}}
	for _, d := range documents(run) {
		j.Documents = append(j.Documents, jsonDocument{d.Title, d.URL, d.Digest, d.Read})
	}
	return j
}

type jsonAccount struct {
	Platform string             `json:"platform"`
	Fact     string             `json:"fact"`
	Value    string             `json:"value"`
	Places   []jsonAccountPlace `json:"places"`
	More     int                `json:"more,omitempty"`
	Unsought string             `json:"unsought,omitempty"`
}

type jsonAccountPlace struct {
	Path   string `json:"path"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Past   bool   `json:"past,omitempty"`
}

func newJSONAccount(a finding.Account) any {
	j := jsonAccount{a.Platform.ID, a.Kind.Fact, valid(a.Value), []jsonAccountPlace{}, a.More, valid(a.Unsought)}
	for _, p := range a.Places {
		j.Places = append(j.Places, jsonAccountPlace{valid(p.Path), p.Line, p.Column, p.Past})
	}
	return j
}

// jsonNeed is what the calls of one platform's API take.
type jsonNeed struct {
	Calls       int      `json:"calls"`
	Permissions []string `json:"permissions"`
}

func newJSONNeeds(needs map[string]finding.Need) map[string]jsonNeed {
	j := map[string]jsonNeed{}
	for id, n := range needs {
		j[id] = jsonNeed{n.Calls, append([]string{}, n.Permissions...)}
	}
	return j
}

func newJSONCoverage(c *finding.Coverage) jsonCoverage {
	j := jsonCoverage{c.Files, c.Objects, c.Commits, c.Bytes, validKeys(c.Excluded), validKeys(c.Absent), []jsonUnreadable{}, c.Packages}
	for _, u := range c.Unreadable {
		j.Unreadable = append(j.Unreadable, jsonUnreadable{valid(u.Path), valid(u.Reason)})
	}
	return j
}

func validKeys(m map[string]int64) map[string]int64 {
	v := map[string]int64{}
	for k, n := range m {
		v[valid(k)] += n
	}
	return v
}

// objectWriter writes the members of one object as they come.
type objectWriter struct {
	w     *bufio.Writer
	begun bool
	err   error
}

func (o *objectWriter) name(name string) {
	if o.begun {
		o.w.WriteString(",\n")
	} else {
		o.w.WriteString("{\n")
	}
	o.begun = true
	fmt.Fprintf(o.w, " %q: ", name)
}

func (o *objectWriter) value(v any) {
	line, err := jsonLine(v)
	if err != nil && o.err == nil {
		o.err = err
	}
	o.w.Write(line)
}

func (o *objectWriter) member(name string, v any) {
	o.name(name)
	o.value(v)
}

// list writes a member that is an array.
func list[T any](o *objectWriter, name string, all []T, f func(T) any) {
	o.name(name)
	o.w.WriteByte('[')
	for i, v := range all {
		if i > 0 {
			o.w.WriteByte(',')
		}
		o.w.WriteString("\n  ")
		o.value(f(v))
	}
	if len(all) > 0 {
		o.w.WriteString("\n ")
	}
	o.w.WriteByte(']')
}

func (o *objectWriter) end() error {
	o.w.WriteString("\n}\n")
	return o.err
}

// jsonLine encodes v on one line, with everything escaped that is not visible
// and whatever a CI system would obey in a log.
func jsonLine(v any) ([]byte, error) {
	line, err := encode(v)
	return escaped(line), err
}

// encode is json.Marshal without escapes for HTML.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// escaped replaces invisible characters by \u escapes. Outside of strings JSON
// has neither those nor '#'.
func escaped(line []byte) []byte {
	out := make([]byte, 0, len(line)+len(line)/16)
	for i := 0; i < len(line); {
		c := line[i]
		if c < utf8.RuneSelf {
			if c == 0x7f || c == '#' && i > 0 && line[i-1] == '#' {
				out = fmt.Appendf(out, `\u%04x`, c)
			} else {
				out = append(out, c)
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(line[i:])
		switch {
		case unicode.IsPrint(r) && !unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r):
			out = append(out, line[i:i+size]...)
		case r > 0xffff:
			hi, lo := utf16.EncodeRune(r)
			out = fmt.Appendf(out, `\u%04x\u%04x`, hi, lo)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		i += size
	}
	return out
}

// valid returns s with every byte that is not UTF-8 written as \xff.
func valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b bytes.Buffer
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			fmt.Fprintf(&b, `\x%02x`, s[i])
		} else {
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

func validAll(all []string) []string {
	var out []string
	for _, s := range all {
		out = append(out, valid(s))
	}
	return out
}
