package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// How hostile text is shown to people, in text and concise:
//
//   - What has no shape of its own is spelled as Go spells it: \n, \x1b,
//     \u202e. That is every control and format character (which covers
//     terminal escapes, bidirectional overrides and zero-width characters),
//     unassigned and private characters, and spaces other than the plain one.
//     A byte that is no UTF-8 is \xff.
//   - A combining mark is spelled where it would sit on nothing, or on a heap
//     of others.
//   - A backslash stands for itself: this is for reading. Tools read jsonl,
//     where nothing is lost.
//   - CI systems obey certain words in a log. "##[", "##vso[" and
//     "##teamcity[" are spelled with a \x23, and so is "::" at the beginning of
//     a line.

// glyph is one code point as it is shown: its text and how many columns it
// takes.
type glyph struct {
	text  string
	width int
}

// maxMarks is how many combining marks may follow each other.
const maxMarks = 4

// glyphs calls f for every code point of s, an invalid byte counting as one,
// until it returns false.
func glyphs(s string, f func(glyph) bool) {
	marks := maxMarks
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		g := glyph{text: s[i : i+size], width: 1}
		mark := unicode.In(r, unicode.Mn, unicode.Me)
		switch {
		case r == utf8.RuneError && size == 1:
			g = spelled(fmt.Sprintf(`\x%02x`, s[i]))
		case r >= ' ' && r < 0x7f:
			if r == '#' && obeyed(s[i:]) {
				g = spelled(`\x23`)
			}
		case !unicode.IsPrint(r) || unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) || mark && marks >= maxMarks:
			g = spelled(spell(r))
			mark = false
		case mark:
			g.width = 0
		default:
			if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
				g.width = 2
			}
		}
		switch {
		case mark:
			marks++
		case r == ' ':
			marks = maxMarks
		default:
			marks = 0
		}
		if !f(g) {
			return
		}
		i += size
	}
}

func spelled(s string) glyph { return glyph{s, len(s)} }

func spell(r rune) string {
	switch {
	case r == '\n':
		return `\n`
	case r == '\r':
		return `\r`
	case r == '\t':
		return `\t`
	case r < 0x80:
		return fmt.Sprintf(`\x%02x`, r)
	case r < 0x10000:
		return fmt.Sprintf(`\u%04x`, r)
	}
	return fmt.Sprintf(`\U%08x`, r)
}

// obeyed reports whether a CI system would take s for the start of a command.
func obeyed(s string) bool {
	for _, command := range []string{"##[", "##vso[", "##teamcity["} {
		if len(s) >= len(command) && strings.EqualFold(s[:len(command)], command) {
			return true
		}
	}
	return false
}

// visible returns s with everything spelled that is no visible character, on
// one line.
func visible(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	glyphs(s, func(g glyph) bool {
		b.WriteString(g.text)
		return true
	})
	return b.String()
}

// plain reports whether s is shown as it stands.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '#' {
			return false
		}
	}
	return true
}

// clip is visible for at most n code points.
func clip(s string, n int) string {
	if len(s) <= n {
		return visible(s)
	}
	var b strings.Builder
	glyphs(s, func(g glyph) bool {
		if n--; n < 0 {
			b.WriteString("…")
			return false
		}
		b.WriteString(g.text)
		return true
	})
	return b.String()
}

// columns returns how many columns a visible text takes.
func columns(s string) int {
	n := 0
	glyphs(s, func(g glyph) bool {
		n += g.width
		return true
	})
	return n
}

// unled returns a visible line that begins with no command.
func unled(line string) string {
	if rest := strings.TrimLeft(line, " "); strings.HasPrefix(rest, "::") {
		return line[:len(line)-len(rest)] + `\x3a` + rest[1:]
	}
	return line
}

// fill breaks a visible text into lines of at most width columns, at blanks.
// A word that is longer has a line of its own.
func fill(s string, width int) []string {
	var lines []string
	var line strings.Builder
	used := 0
	for _, word := range strings.Fields(s) {
		w := columns(word)
		if used > 0 && used+1+w > width {
			lines = append(lines, unled(line.String()))
			line.Reset()
			used = 0
		}
		if used > 0 {
			line.WriteByte(' ')
			used++
		}
		line.WriteString(word)
		used += w
	}
	if used > 0 || len(lines) == 0 {
		lines = append(lines, unled(line.String()))
	}
	return lines
}
