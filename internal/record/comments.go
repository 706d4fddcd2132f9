package record

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/lazy"
)

// Comments returns where comments stand in a text, in rising order. The path says
// which format it is, as it does for Read. What is no comment for certain is left
// out; so is all of a format of which nothing is known.
func Comments(name string, data []byte) []Spot {
	data = data[:min(len(data), maxBytes)]
	of := find(name, data)
	if of == nil {
		return lineComments(name, string(data))
	}
	src, b := string(data), &builder{comments: []Spot{}}
	b.reset()
	docs := of.read(src, b)
	if signs := lineSigns.Get()[of.name]; signs != nil {
		b.signed(docs, src, signs)
	}
	return united(b.comments)
}

// united returns stretches in rising order, those that overlap as one.
func united(all []Spot) []Spot {
	slices.SortFunc(all, func(a, c Spot) int { return cmp.Compare(a.Start, c.Start) })
	out := all[:0]
	for _, s := range all {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// comment notes a comment. Those of texts in the text are not noted.
func (b *builder) comment(start, end int) {
	if b.comments != nil && b.nested == 0 {
		b.comments = append(b.comments, Spot{start, end})
	}
}

// lineSigns are what begins a comment up to the end of the line, by the names of
// the formats in which it stands first on the line, or behind a space.
var lineSigns = lazy.Value[map[string][]string]{Make: func() map[string][]string {
	return map[string][]string{
		"yaml": {"#"}, "toml": {"#"}, "dotenv": {"#"}, "ini": {"#", ";"}, "properties": {"#", "!"}, "requests": {"#", "//"},
	}
}}

// signed notes the comments of a format in which no value or key of the documents
// goes on over them, but for a block of lines of which each can be one.
func (b *builder) signed(docs []*Value, src string, signs []string) {
	var taken []Spot
	Walk(docs, func(p *Place) bool {
		if k := p.Key; k != nil {
			taken = append(taken, Spot{k.Start, k.End})
		}
		if v := p.Value; v.Scalar() && !strings.HasPrefix(src[min(v.Start, len(src)):], "|") {
			taken = append(taken, Spot{v.Start, v.End})
		}
		return p.Value.Kind != String
	})
	slices.SortFunc(taken, func(a, c Spot) int { return cmp.Compare(a.Start, c.Start) })
	at, held := 0, 0 // of those that begin before an offset, how many and how far they go
	for start := 0; start < len(src); {
		end, next := endOfLine(src, start)
		first := start + len(src[start:end]) - len(strings.TrimLeft(src[start:end], " \t"))
		for off := first; off < end; off++ {
			for ; at < len(taken) && taken[at].Start <= off; at++ {
				held = max(held, taken[at].End)
			}
			// Behind a space it is one where what stands before it was read.
			begins := off == first || isSpace(src[off-1]) && held > first
			if off >= held && begins && slices.ContainsFunc(signs, func(s string) bool { return strings.HasPrefix(src[off:end], s) }) {
				b.comment(off, end)
				break
			}
		}
		start = next
	}
}

// foreign are the signs that begin a comment on a line of its own, by the names and
// extensions of files whose records are not read.
var foreign = lazy.Value[map[string][]string]{Make: func() map[string][]string {
	return map[string][]string{
		"dockerfile": {"#"}, "containerfile": {"#"}, ".dockerfile": {"#"}, "makefile": {"#"}, ".mk": {"#"}, "jenkinsfile": {"//", "* "}, "caddyfile": {"#"},
		".conf": {"#"}, ".cfg": {"#"}, ".cnf": {"#"}, ".graphql": {"#"}, ".pl": {"#"}, ".r": {"#"}, ".ex": {"#"}, ".exs": {"#"}, ".jl": {"#"}, ".nix": {"#"},
		".sql": {"--"}, ".lua": {"--"}, ".hs": {"--"},
		".c": {"//", "* "}, ".h": {"//", "* "}, ".cc": {"//", "* "}, ".cpp": {"//", "* "}, ".hpp": {"//", "* "}, ".m": {"//", "* "}, ".mm": {"//", "* "},
		".proto": {"//", "* "}, ".scss": {"//", "* "}, ".less": {"//", "* "}, ".sol": {"//", "* "}, ".zig": {"//"}, ".v": {"//"},
	}
}}

// lineComments returns the lines of a text that are comments and nothing else.
func lineComments(name, src string) []Spot {
	name = strings.ToLower(path.Base(strings.ReplaceAll(name[strings.LastIndexByte(name, '!')+1:], `\`, "/")))
	signs := foreign.Get()[path.Ext(name)]
	if signs == nil {
		stem, _, _ := strings.Cut(name, ".")
		signs = foreign.Get()[stem]
	}
	var all []Spot
	for start := 0; start < len(src) && signs != nil; {
		end, next := endOfLine(src, start)
		line := strings.TrimLeft(src[start:end], " \t")
		if slices.ContainsFunc(signs, func(s string) bool { return strings.HasPrefix(line, s) }) {
			all = append(all, Spot{end - len(line), end})
		}
		start = next
	}
	return all
}
