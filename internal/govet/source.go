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
	data, err := r.content(rel)
	if err != nil {
		return
	}
	find := literal
	if !strings.HasSuffix(rel, ".go") {
		find = word
	}
	start, end, ok := find(data, m.Source.Line, m.SecretSHA256)
	if !ok {
		return
	}
	steps := f.Steps[:0]
	source := lineOf(data, start)
	for _, s := range f.Steps {
		if s.Path != rel || s.Line != source {
			steps = append(steps, s)
		}
	}
	if used, err := r.content(f.Path); err == nil {
		line := lineOf(used, f.Start)
		if !slices.ContainsFunc(steps, func(s finding.Step) bool { return s.Path == f.Path && s.Line == line }) {
			begin := bytes.LastIndexByte(used[:f.Start], '\n') + 1
			steps = append(steps, finding.Step{Path: f.Path, Line: line, Column: 1 + utf8.RuneCount(used[begin:f.Start]), Message: m.Source.Message})
		}
	}
	f.Path, f.Start, f.End, f.Steps = rel, start, end, steps
}

func lineOf(data []byte, at int) int { return 1 + bytes.Count(data[:at], []byte("\n")) }

// word returns where the text with that hash stands in a file that is no Go: as the
// whole, or as a word of it.
func word(data []byte, _ int, sha256 string) (start, end int, ok bool) {
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
func literal(data []byte, line int, sha256 string) (start, end int, ok bool) {
	best := 0
	for _, l := range goflow.Strings(data) {
		if goflow.Hash(l.Value) != sha256 {
			continue
		}
		away := lineOf(data, l.Start) - line
		if away = max(away, -away); !ok || away < best {
			start, end, best, ok = l.Start, l.End, away, true
		}
	}
	return start, end, ok
}
