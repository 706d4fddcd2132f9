package record

import (
	"strings"
	"unicode/utf8"
)

// unquoteYAML reads the quoted scalar of YAML that begins at start. It returns
// its text, the offset behind it, and false if it is not closed. Where the
// bytes come from goes to m, if there is one.
func unquoteYAML(src string, start int, m *origin) (text string, end int, ok bool) {
	quote := src[start]
	pos := start + 1
	// Most strings have nothing in them to work on.
	for i := pos; i < len(src); i++ {
		switch c := src[i]; c {
		case quote:
			if quote == '\'' && i+1 < len(src) && src[i+1] == '\'' {
				break
			}
			m.add(0, pos, i)
			return src[pos:i], i + 1, true
		case '\\':
			if quote == '\'' {
				continue
			}
		case '\n', '\r':
		default:
			continue
		}
		break
	}
	var out []byte
	for pos < len(src) {
		switch c := src[pos]; {
		case c == quote && quote == '\'' && pos+1 < len(src) && src[pos+1] == '\'':
			m.add(len(out), pos, pos+2)
			out = append(out, '\'')
			pos += 2
		case c == quote:
			return string(out), pos + 1, true
		case c == '\\' && quote == '"':
			from, at := pos, len(out)
			if e := lineEnd(src, pos+1); e > 0 {
				// An escaped line end joins the lines.
				pos = e
				for pos < len(src) && (src[pos] == ' ' || src[pos] == '\t') {
					pos++
				}
				continue
			}
			var n int
			out, n = appendYAMLEscape(out, src[pos:])
			pos += n
			m.add(at, from, pos)
		case c == '\n' || c == '\r':
			for len(out) > 0 && (out[len(out)-1] == ' ' || out[len(out)-1] == '\t') && (pos == 0 || src[pos-1] == ' ' || src[pos-1] == '\t') {
				out = out[:len(out)-1]
			}
			from, breaks := pos, 0
			for pos < len(src) && isSpace(src[pos]) {
				if e := lineEnd(src, pos); e > 0 {
					breaks++
					pos = e
				} else {
					pos++
				}
			}
			at := len(out)
			if breaks == 1 {
				out = append(out, ' ')
			}
			for range breaks - 1 {
				out = append(out, '\n')
			}
			m.trim(at)
			m.add(at, from, pos)
		default:
			i := pos + 1
			for i < len(src) && src[i] != quote && src[i] != '\\' && src[i] != '\n' && src[i] != '\r' {
				i++
			}
			m.add(len(out), pos, i)
			out = append(out, src[pos:i]...)
			pos = i
			if c == '\\' && len(out) == 0 {
				pos++
			}
		}
	}
	return string(out), pos, false
}

// lineEnd returns the offset behind the line end at pos, or 0.
func lineEnd(src string, pos int) int {
	switch {
	case strings.HasPrefix(src[min(pos, len(src)):], "\r\n"):
		return pos + 2
	case pos < len(src) && (src[pos] == '\n' || src[pos] == '\r'):
		return pos + 1
	}
	return 0
}

// trim forgets what came from at on.
func (m *origin) trim(at int) {
	if m == nil {
		return
	}
	for n := len(m.runs); n > 0 && m.runs[n-1].at >= at; n-- {
		m.runs = m.runs[:n-1]
	}
	if n := len(m.runs); n > 0 {
		r := &m.runs[n-1]
		if r.end-r.start > at-r.at {
			r.end = r.start + at - r.at
		}
	}
}

// appendYAMLEscape appends what the escape at the start of s means in double
// quotes, and returns how long it is.
func appendYAMLEscape(out []byte, s string) ([]byte, int) {
	if len(s) < 2 {
		return append(out, s...), len(s)
	}
	switch s[1] {
	case '0':
		return append(out, 0), 2
	case 'a':
		return append(out, '\a'), 2
	case 'e':
		return append(out, 0x1b), 2
	case ' ', '\t', '"', '/', '\\', '\'':
		return append(out, s[1]), 2
	case 'N':
		return utf8.AppendRune(out, 0x85), 2
	case '_':
		return utf8.AppendRune(out, 0xa0), 2
	case 'L':
		return utf8.AppendRune(out, 0x2028), 2
	case 'P':
		return utf8.AppendRune(out, 0x2029), 2
	case 'x', 'u', 'U':
		n := map[byte]int{'x': 2, 'u': 4, 'U': 8}[s[1]]
		if r, ok := hex(s, 2, n); ok {
			return utf8.AppendRune(out, r), 2 + n
		}
	}
	return appendEscape(out, s)
}

// fold joins the lines of a plain scalar.
func fold(s string) string {
	var out strings.Builder
	breaks := 0
	for i := 0; i < len(s); {
		if e := lineEnd(s, i); e > 0 {
			breaks++
			i = e
			continue
		}
		line := s[i:]
		if nl := strings.IndexAny(line, "\r\n"); nl >= 0 {
			line = line[:nl]
		}
		i += len(line)
		line = strings.Trim(line, " \t")
		if line == "" {
			continue
		}
		switch {
		case out.Len() == 0:
		case breaks == 1:
			out.WriteByte(' ')
		default:
			out.WriteString(strings.Repeat("\n", breaks-1))
		}
		breaks = 0
		out.WriteString(line)
	}
	return out.String()
}

// blockText reads the block scalar whose '|' or '>' stands at start. Its text
// is indented by more than parent; if lead is not negative, so many spaces at
// the start of its first line belong to the text. It returns the text, the
// offset behind its last line, and false if no block scalar begins there.
func blockText(src string, start, parent, lead int, m *origin) (text string, end int, ok bool) {
	if start >= len(src) || src[start] != '|' && src[start] != '>' {
		return "", start, false
	}
	folded := src[start] == '>'
	chomp, explicit := byte(0), 0
	pos := start + 1
	for ; pos < len(src); pos++ {
		c := src[pos]
		if c == '+' || c == '-' {
			chomp = c
		} else if '1' <= c && c <= '9' {
			explicit = int(c - '0')
		} else {
			break
		}
	}
	end = pos
	for pos < len(src) && (src[pos] == ' ' || src[pos] == '\t') {
		pos++
	}
	if pos < len(src) && src[pos] == '#' && pos > end {
		for pos < len(src) && src[pos] != '\n' && src[pos] != '\r' {
			pos++
		}
	}
	if pos < len(src) {
		if pos = lineEnd(src, pos); pos == 0 {
			return "", start, false
		}
	}
	indent := blockIndent(src, pos, parent, explicit, lead)
	var out []byte
	lineBreak, breaks := false, 0
	wasBlank := false
	for pos < len(src) {
		spaces := 0
		for spaces < indent && pos+spaces < len(src) && src[pos+spaces] == ' ' {
			spaces++
		}
		from := pos + spaces
		stop := from
		for stop < len(src) && src[stop] != '\n' && src[stop] != '\r' {
			stop++
		}
		next := stop
		if e := lineEnd(src, stop); e > 0 {
			next = e
		}
		if stop == from {
			// A blank line; at the end of the text it is none.
			if next == stop {
				break
			}
			breaks++
			pos = next
			continue
		}
		if spaces < indent {
			break
		}
		blank := src[from] == ' ' || src[from] == '\t'
		if folded && lineBreak && !wasBlank && !blank {
			if breaks == 0 {
				out = append(out, ' ')
			}
		} else if lineBreak {
			out = append(out, '\n')
		}
		for range breaks {
			out = append(out, '\n')
		}
		breaks = 0
		m.add(len(out), from, stop)
		out = append(out, src[from:stop]...)
		end = stop
		lineBreak, wasBlank = next > stop, blank
		pos = next
	}
	if chomp != '-' && lineBreak {
		out = append(out, '\n')
	}
	if chomp == '+' {
		for range breaks {
			out = append(out, '\n')
		}
	}
	return string(out), end, true
}

// blockIndent returns the indentation of a block scalar's lines, the first of
// which begins at pos.
func blockIndent(src string, pos, parent, explicit, lead int) int {
	if explicit > 0 && lead < 0 {
		return max(parent, 0) + explicit
	}
	widest := 0
	for pos < len(src) {
		spaces := 0
		for pos < len(src) && src[pos] == ' ' {
			spaces++
			pos++
		}
		e := lineEnd(src, pos)
		switch {
		case e > 0:
			widest = max(widest, spaces)
			pos = e
			continue
		case pos >= len(src):
		case lead >= 0:
			return max(spaces-lead, 0)
		default:
			return max(spaces, widest, parent+1)
		}
		break
	}
	return max(widest, parent+1)
}
