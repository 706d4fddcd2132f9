package match

import (
	"bytes"
	"slices"
)

// Bounds on how far above a line those stand that it is a part of.
const (
	maxHeadings = 8
	maxAbove    = 4096 // bytes
)

// headings returns the line of a place and those that it stands under: those before
// it that are indented less, each than the one below, and the name of its section.
func headings(text []byte, at int) [][]byte {
	at = bytes.LastIndexByte(text[:at], '\n') + 1
	here := text[at:]
	if i := bytes.IndexByte(here, '\n'); i >= 0 {
		here = here[:i]
	}
	least, from := indent(here), max(0, at-maxAbove)
	all := [][]byte{here}
	for section := false; at > from && len(all) <= maxHeadings; {
		start := bytes.LastIndexByte(text[from:at-1], '\n') + 1 + from
		line := bytes.TrimRight(text[start:at-1], " \t\r")
		at = start
		if len(line) == 0 {
			continue
		}
		switch n := indent(line); {
		case n < least:
			least = n
		case !section && line[0] == '[' && line[len(line)-1] == ']':
			section = true
		default:
			continue
		}
		all = append(all, line)
	}
	return all
}

func indent(line []byte) int { return len(line) - len(bytes.TrimLeft(line, " \t")) }

// elsewhere reports whether a place stands under a line that says that what matches
// there is something else.
func (r *rule) elsewhere(text []byte, at int) bool {
	re := r.notUnder.Get()
	if re == nil {
		return false
	}
	return slices.ContainsFunc(headings(text, at), re.Match)
}

// ElsewhereIn reports whether in a text that holds the match at another place a line
// that it stands under says that it is something else.
func (m *Match) ElsewhereIn(text []byte, at int) bool { return m.rule.elsewhere(text, at) }
