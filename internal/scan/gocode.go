package scan

import (
	"bytes"
	"cmp"
	"errors"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/goflow"
	"github.com/damvet/damvet/internal/govet"
	"github.com/damvet/damvet/rules"
)

// GoOptions says how what the Go checks found is to be told.
type GoOptions struct {
	// Prefix is put before their paths, as TreeOptions.Prefix is.
	Prefix string
	// Read returns the content of a file, by its path without the prefix.
	Read func(path string) ([]byte, error)
}

// Go adds to what files hold what the Go checks found in them. A Go finding
// and a text finding of the same at the same place become one, and comments in
// the files suppress the findings of either. What the checks could not look at
// goes into the coverage; a file that the build leaves out counts as unreadable
// if it speaks of a platform.
func (s *Scanner) Go(files *Result, found *govet.Result, o GoOptions) {
	byPath := map[string][]govet.Finding{}
	for _, f := range found.Findings {
		if s.cat.Rule(f.Rule) != nil && !s.config.Disabled(f.Rule) {
			byPath[f.Path] = append(byPath[f.Path], f)
		}
	}
	for name := range files.directed {
		if rel, ok := strings.CutPrefix(name, o.Prefix); ok && found.Vetted[rel] && byPath[rel] == nil {
			byPath[rel] = []govet.Finding{}
		}
	}
	for _, rel := range slices.Sorted(maps.Keys(byPath)) {
		name := o.Prefix + rel
		data, err := o.Read(rel)
		if err != nil {
			files.Coverage.Fail(name, err)
			continue
		}
		res, err := s.content(name, bytes.NewReader(data), &vetted{byPath[rel], o.Prefix})
		if err != nil {
			files.Coverage.Fail(name, err)
			continue
		}
		if files.unversioned[name] {
			res.lower()
		}
		files.replace(name, res)
	}
	cleared := spans(files, found.Cleared, o)
	across := map[*rules.Rule]bool{}
	for _, k := range s.cat.Checks {
		across[&k.Rule] = slices.ContainsFunc(k.When, func(c rules.Condition) bool { return c.Across() })
	}
	files.Things = slices.DeleteFunc(files.Things, func(t Thing) bool {
		rel, ok := strings.CutPrefix(t.file, o.Prefix)
		if !ok || !found.Vetted[rel] || t.Engine == "go" || len(t.Also) > 0 || !followed(t) && (across[t.Rule] || !slices.ContainsFunc(cleared[rel], func(c clearing) bool { return c.clears(t) })) {
			return false
		}
		if files.cleared == nil {
			files.cleared = map[Key]bool{}
		}
		files.cleared[t.Key] = true
		return true
	})
	s.goNames(files, found.Names, o)
	files.Coverage.Packages += int64(found.Packages)
	for _, u := range found.Unreadable {
		files.Coverage.Unreadable = append(files.Coverage.Unreadable, finding.Unreadable{Path: o.Prefix + u.Path, Reason: u.Reason})
	}
	files.Coverage.Exclude("Go files in directories that belong to no program", int64(len(found.Passed)))
	for _, rel := range found.Constrained {
		if name := o.Prefix + rel; files.speaks[name] {
			files.Coverage.Fail(name, errLeftOut)
		} else {
			files.Coverage.Exclude("Go files that this build leaves out", 1)
		}
	}
}

// goNames notes the names of accounts that Go code hands over: what a constant
// of whatever name, in whatever package, is for.
func (s *Scanner) goNames(files *Result, names []govet.Name, o GoOptions) {
	for _, n := range names {
		m, ok := s.judge().Named(n.Platform, n.Value)
		if !ok {
			continue
		}
		data, err := o.Read(n.Path)
		if err != nil {
			files.Coverage.Fail(o.Prefix+n.Path, err)
			continue
		}
		start, end := min(n.Start, len(data)), min(n.End, len(data))
		if i := bytes.Index(data[start:max(start, end)], []byte(n.Value)); i >= 0 {
			start += i
		}
		at := finding.NewText(o.Prefix+n.Path, data).Span(start, start)
		files.named.mentions = append(files.named.mentions, mention{
			Mention: m, at: finding.Step{Path: o.Prefix + n.Path, Line: at.Line, Column: at.Column},
		})
	}
}

// followed reports whether only the text says what the Go checks, which follow a
// client to what it talks to, do not say.
func followed(t Thing) bool {
	return t.Rule.Class == rules.TLSVerificationOff && t.Engine == "text"
}

// clearing is a Clearance as findings tell places.
type clearing struct {
	class    rules.Class
	platform string
	at       finding.Span
}

// clears reports whether what the text says is known to be no finding. One of a
// credential is none the less.
func (c clearing) clears(t Thing) bool {
	if c.platform != "" && (t.Rule.Platform == nil || t.Rule.Platform.ID != c.platform) {
		return false
	}
	return t.Rule.Class == c.class && t.SecretSHA256 == "" && begins(t.Span, c.at) && begins(c.at, t.Span)
}

// begins reports whether one span begins before the other ends.
func begins(a, b finding.Span) bool {
	return cmp.Or(a.Line-b.EndLine, a.Column-b.EndColumn) < 0
}

// spans returns what was cleared, by path.
func spans(files *Result, all []govet.Clearance, o GoOptions) map[string][]clearing {
	out := map[string][]clearing{}
	texts := map[string]*finding.Text{}
	for _, c := range all {
		if texts[c.Path] == nil {
			data, err := o.Read(c.Path)
			if err != nil {
				files.Coverage.Fail(o.Prefix+c.Path, err)
				continue
			}
			texts[c.Path] = finding.NewText(o.Prefix+c.Path, data)
		}
		text := texts[c.Path]
		start, end := min(c.Start, text.Len()), min(c.End, text.Len())
		out[c.Path] = append(out[c.Path], clearing{c.Class, c.Platform, text.Span(start, max(start, end))})
	}
	return out
}

// errLeftOut is said of a file of which the Go checks might have had something
// to say.
var errLeftOut = errors.New("in no package that was vetted: this build leaves it out; --tags, GOOS or GOARCH name another build")

// replace puts what a file holds in the place of what it was thought to hold.
func (r *Result) replace(name string, res *Result) {
	r.Things = slices.DeleteFunc(r.Things, func(t Thing) bool { return t.file == name })
	r.Suppressed = slices.DeleteFunc(r.Suppressed, func(s Suppressed) bool {
		if s.file != name {
			return false
		}
		for i := range res.Suppressed {
			res.Suppressed[i].Untracked = s.Untracked
		}
		return true
	})
	r.Things = append(r.Things, res.Things...)
	r.Suppressed = append(r.Suppressed, res.Suppressed...)
}

// vetted is what the Go checks found in one file.
type vetted struct {
	findings []govet.Finding
	prefix   string
}

// goFindings drafts the findings of the Go checks in a text that begins at an
// offset of its file.
func (b *builder) goFindings(v *vetted, offset int) {
	var literals []literal
	for _, f := range v.findings {
		start, end := f.Start-offset, f.End-offset
		if start < 0 || start >= b.text.Len() {
			continue
		}
		if end <= start || end > b.text.Len() {
			end = start + lineLength(b.text.Bytes(start, b.text.Len()))
		}
		rule := b.cat.Rule(f.Rule)
		secret := finding.Secret{Kind: rules.SecretNone}
		switch {
		case f.SHA256 != "":
			secret = finding.Secret{Kind: rules.SecretCredential, Value: []byte(f.SHA256)}
		case rule.Class == "hardcoded-token":
			secret = finding.Secret{Kind: rules.SecretPassword, Value: b.text.Bytes(start, end), KeyPath: path.Base(b.name) + ":" + strings.ToLower(f.Facts["sink"])}
		}
		if text := b.text.Bytes(start, end); f.SHA256 != "" && goflow.Hash(string(text)) == f.SHA256 { // of a file that is no Go
			b.text.Hide(start, end, "…")
			b.text.HideValue(text)
		}
		if literals == nil {
			literals = b.literals()
		}
		b.hideLiterals(literals, start, end, f.SHA256, secret.Kind)
		d := b.draft(rule, start, end, secret, "go")
		d.SecretSHA256, d.Fix = f.SHA256, f.Fix
		d.Message = cmp.Or(f.Message, rule.Description)
		for _, name := range slices.Sorted(maps.Keys(f.Facts)) {
			d.Facts = append(d.Facts, finding.Fact{Name: name, Value: f.Facts[name]})
		}
		for _, step := range f.Steps {
			if !strings.Contains(step.Path, "@") {
				step.Path = v.prefix + step.Path
			}
			d.Steps = append(d.Steps, step)
		}
		b.golang = append(b.golang, *d)
	}
}

func lineLength(rest []byte) int {
	if i := bytes.IndexAny(rest, "\r\n"); i >= 0 {
		return i
	}
	return len(rest)
}

// literal is a string in Go code, and the line that it begins on.
type literal struct {
	goflow.String
	line int
}

// literals returns the strings in the text, and hides those that are random.
func (b *builder) literals() []literal {
	all := []literal{}
	for _, l := range goflow.Strings(b.text.Bytes(0, b.text.Len())) {
		line, _ := b.text.Position(l.Start)
		all = append(all, literal{l, line})
		if goflow.Random(l.Value) {
			b.hideLiteral(l)
		}
	}
	return all
}

// hideLiterals hides the secret of a finding wherever a part of it may stand:
// in the literal that it points at, or, if that alone is not the secret, in
// every literal on its lines.
func (b *builder) hideLiterals(all []literal, start, end int, sum string, kind rules.SecretKind) {
	if kind == rules.SecretNone {
		return
	}
	alone := slices.ContainsFunc(all, func(l literal) bool {
		return l.Start < end && start < l.End && sum != "" && goflow.Hash(l.Value) == sum
	})
	first, _ := b.text.Position(start)
	last, _ := b.text.Position(end)
	for _, l := range all {
		if alone && l.Start < end && start < l.End || !alone && first <= l.line && l.line <= last && goflow.Secret(l.Value, true) {
			b.hideLiteral(l.String)
		}
	}
}

func (b *builder) hideLiteral(l goflow.String) {
	if l.End-l.Start > 2 {
		b.text.Hide(l.Start+1, l.End-1, "…")
		b.text.HideValue([]byte(l.Value))
	}
}

// fold makes one of a Go finding and of what was found otherwise of the same
// class in the same place, of one secret or against one guideline. What the text
// says of a credential stays, with the way that the code takes; only where it
// names no platform and the code does, the code has the word.
func fold(kept, golang []draft) []draft {
	for _, d := range golang {
		i := slices.IndexFunc(kept, func(k draft) bool {
			return k.Rule.Class == d.Rule.Class && k.start < d.end && d.start < k.end && k.Engine != "go" &&
				(k.Rule == d.Rule || k.competes(d) || sameGuideline(k.Rule, d.Rule))
		})
		if i < 0 {
			kept = append(kept, d)
			continue
		}
		k := &kept[i]
		if k.Rule.Platform == nil && d.Rule.Platform != nil {
			d.Facts = append(d.Facts, k.Facts...)
			d.Also, d.beside = append(d.Also, k.Key), append(d.beside, k.Rule)
			d.StandsFor(k.Rule)
			kept[i] = d
			continue
		}
		k.Also, k.beside, k.Fix = append(k.Also, d.Key), append(k.beside, d.Rule), d.Fix
		k.StandsFor(d.Rule)
		if k.Confidence < d.Confidence {
			k.Confidence, k.Severity = d.Confidence, max(k.Severity, d.Severity)
		}
		if len(k.Steps) == 0 {
			k.Steps = d.Steps
		}
		for _, f := range d.Facts {
			if k.Fact(f.Name) == "" {
				k.Facts = append(k.Facts, f)
			}
		}
	}
	slices.SortStableFunc(kept, func(a, c draft) int { return cmp.Or(cmp.Compare(a.start, c.start), cmp.Compare(a.Rule.ID, c.Rule.ID)) })
	return kept
}

// sameGuideline reports whether the guideline that is told first of two rules
// is one.
func sameGuideline(a, b *rules.Rule) bool {
	return len(a.Guidelines) > 0 && len(b.Guidelines) > 0 && a.Guidelines[0] == b.Guidelines[0]
}
