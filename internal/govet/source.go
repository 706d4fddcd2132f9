package govet

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/goflow"
)

// trace moves a finding about a secret to where that stands in another package of
// the tree, which is what there is to mend. go vet itself can tell of a package no
// more than where that uses it.
func (r *runner) trace(f *Finding, m *goflow.Message) {
	if m.Source == nil || m.SecretSHA256 == "" {
		return
	}
	rel, ok := r.relative(m.Source.Path)
	if !ok || !r.counted(rel) {
		return
	}
	t, err := r.text(rel)
	if err != nil {
		return
	}
	find := literal
	if !strings.HasSuffix(rel, ".go") {
		find = word
	}
	start, end, ok := find(t, m.Source.Line, m.SecretSHA256)
	if !ok {
		return
	}
	steps := f.Steps[:0]
	source := t.line(start)
	for _, s := range f.Steps {
		if s.Path != rel || s.Line != source {
			steps = append(steps, s)
		}
	}
	if used, err := r.text(f.Path); err == nil {
		line := used.line(f.Start)
		if !slices.ContainsFunc(steps, func(s finding.Step) bool { return s.Path == f.Path && s.Line == line }) {
			steps = append(steps, finding.Step{Path: f.Path, Line: line, Column: used.column(f.Start), Message: m.Source.Message})
		}
	}
	f.Path, f.Start, f.End, f.Steps = rel, start, end, steps
}

// text is a file of the tree. Its lines end in line feeds alone, as the go command
// counts them; finding.Text knows of other ends.
type text struct {
	path  string
	data  []byte
	lines []int // where they begin
}

// text returns a file. It is read once for what is said of it in a row.
func (r *runner) text(rel string) (*text, error) {
	if r.last != nil && r.last.path == rel {
		return r.last, nil
	}
	data, err := r.content(rel)
	if err != nil {
		return nil, err
	}
	t := &text{path: rel, data: data, lines: []int{0}}
	for i, c := range data {
		if c == '\n' {
			t.lines = append(t.lines, i+1)
		}
	}
	r.last = t
	return t, nil
}

// offset returns the offset of a line and a column in bytes.
func (t *text) offset(line, column int) int {
	if line > len(t.lines) {
		return len(t.data)
	}
	return min(t.lines[max(line, 1)-1]+max(column, 1)-1, len(t.data))
}

// line returns the line of an offset.
func (t *text) line(at int) int {
	i, found := slices.BinarySearch(t.lines, at)
	if found {
		i++
	}
	return i
}

// column returns the column of an offset in code points.
func (t *text) column(at int) int {
	return 1 + utf8.RuneCount(t.data[t.lines[t.line(at)-1]:at])
}

// word returns where the text with that hash stands in a file that is no Go: as the
// whole, or as a word of it.
func word(t *text, _ int, sha256 string) (start, end int, ok bool) {
	data := t.data
	trimmed := bytes.TrimSpace(data)
	if goflow.Hash(string(trimmed)) == sha256 {
		start = bytes.Index(data, trimmed)
		return start, start + len(trimmed), true
	}
	for start < len(data) {
		n := bytes.IndexAny(data[start:], "\"'`=, \t\r\n")
		if n < 0 {
			n = len(data) - start
		}
		if n > 0 && goflow.Hash(string(data[start:start+n])) == sha256 {
			return start, start + n, true
		}
		start += n + 1
	}
	return 0, 0, false
}

// literal returns where the text with that hash is written out in a Go file: of
// several the one nearest to a line.
func literal(t *text, line int, sha256 string) (start, end int, ok bool) {
	best := 0
	for _, l := range goflow.Strings(t.data) {
		if goflow.Hash(l.Value) != sha256 {
			continue
		}
		away := t.line(l.Start) - line
		if away = max(away, -away); !ok || away < best {
			start, end, best, ok = l.Start, l.End, away, true
		}
	}
	return start, end, ok
}
