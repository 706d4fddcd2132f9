package report

import (
	"strings"
)

// markdown escapes a text for a line of GitHub's Markdown: what would be a
// mark, an entity, raw HTML, a mention, an address, the underline of a heading or
// the end of a table's cell is plain text.
func markdown(s string) string {
	s = visible(s)
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case strings.IndexByte("\\`*_[]<>#|&~$@!^", c) >= 0,
			c == ':' && strings.HasPrefix(s[i:], "://"),
			c == '.' && i >= 3 && strings.EqualFold(s[i-3:i], "www"),
			strings.IndexByte("=-+", c) >= 0 && strings.Trim(s[:i], " ") == "":
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// code is a text as a code span, which may stand in a table.
func code(s string) string {
	s = strings.ReplaceAll(visible(s), "|", `\|`)
	run, longest := 0, 0
	for i := range len(s) {
		if run++; s[i] != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	fence := strings.Repeat("`", longest+1)
	if longest > 0 || s == "" || s[0] == ' ' {
		s = " " + s + " "
	}
	return fence + s + fence
}

// row is a row of a table, its cells ready to stand in one.
func row(cells ...string) string { return "| " + strings.Join(cells, " | ") + " |\n" }

// head is the first rows of a table.
func head(names ...string) string {
	return row(names...) + "|" + strings.Repeat(" --- |", len(names)) + "\n"
}
