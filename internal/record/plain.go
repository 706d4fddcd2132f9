package record

import "strings"

// readPlain reads the one document between from and to by lines, which is much
// faster than to parse it. It reports false if the strict parser might read the
// document differently.
func readPlain(src string, from, to int, b *builder) (*Value, bool) {
	if !plainYAML(src[from:to]) {
		return nil, false
	}
	l := loose{src: src[:to], b: b, next: from}
	l.advance()
	if l.eof {
		return nil, true
	}
	v := l.block(0, 0)
	if v == nil || v.Scalar() || !l.eof || l.holes > 0 || l.odd || b.left <= 0 {
		return nil, false
	}
	return v, true
}

// maxPlainIndent is how far lines can be indented that are read as they are:
// depth is counted differently by the two readers.
const maxPlainIndent = maxDepth / 2

// plainYAML reports whether nothing stands in a document that the two readers
// see with different eyes: anchors, tags, merges, directives, keys with a
// question mark, tabs, other line ends than usual, templates. Where such a thing
// only seems to stand, as in a comment or in quotes, it is taken for one.
func plainYAML(doc string) bool {
	indent, last := 0, byte('\n') // of the line, -1 behind its first byte; the last byte that is no space
	for i := 0; i < len(doc); i++ {
		c := doc[i]
		switch c {
		case ' ':
			if indent >= 0 {
				indent++
			}
			continue
		case '\n':
			indent, last = 0, c
			continue
		case '\t', 0:
			return false
		case 0xc2, 0xe2:
			if otherLineEnd(doc[i:]) > 0 {
				return false
			}
		case '\r':
			if i+1 == len(doc) || doc[i+1] != '\n' {
				return false
			}
			continue
		case '%':
			if indent == 0 {
				return false
			}
		case '&', '!':
			if strings.IndexByte("\n:-,[{", last) >= 0 {
				return false
			}
		case '?':
			if strings.IndexByte(",[{", last) >= 0 || strings.IndexByte("\n:-", last) >= 0 && (i+1 == len(doc) || isSpace(doc[i+1])) {
				return false
			}
		case ':':
			if i+1 < len(doc) && strings.IndexByte(",]}:", doc[i+1]) >= 0 {
				return false
			}
		case '<':
			if strings.HasPrefix(doc[i:], "<<") && i+2 < len(doc) && strings.IndexByte(": \"'", doc[i+2]) >= 0 {
				return false
			}
		case '{':
			if last != '$' && i+1 < len(doc) && (doc[i+1] == '{' || doc[i+1] == '%' || doc[i+1] == '#') && doc[i-min(i, 1)] != '$' {
				return false
			}
		}
		if indent > maxPlainIndent {
			return false
		}
		indent, last = -1, c
	}
	return true
}
