package record

import (
	"strings"
	"unicode/utf8"
)

// quote is a way to write a string.
type quote struct {
	open, close string
	// raw: nothing is escaped. doubled: the closing quote is escaped by
	// doubling it. plain: only the quote and the backslash are escaped.
	raw, doubled, plain bool
	// lines: it may go on over line ends.
	lines bool
	// What begins an expression in it: "${", "#{", "\(", "{", and "$" for a
	// bare name.
	insert string
	bare   bool
	// escape is the byte that escapes, a backslash unless given.
	escape byte
}

// quoteAt returns the quote that opens at the position, or nil.
func (s *source) quoteAt() *quote {
	for i := range s.lang.quotes {
		if q := &s.lang.quotes[i]; s.at(q.open) {
			return q
		}
	}
	return nil
}

// text passes over the string that begins at the position.
func (s *source) text() {
	if _, ok := s.quoted(); !ok {
		s.pos++
	}
}

// quoted reads the string that begins at the position, and reports false if
// what looks like one is none.
func (s *source) quoted() (operand, bool) {
	if s.lang.odd != nothingOdd {
		if o, ok := s.oddly(); ok {
			return o, true
		}
	}
	q := s.quoteAt()
	if q == nil {
		return operand{}, false
	}
	return s.string(q, s.pos), true
}

// string reads a string whose quote stands at the position; start is where its
// prefix begins.
func (s *source) string(q *quote, start int) operand {
	s.pos += len(q.open)
	body := s.pos
	var out []byte
	var m *origin
	if head := strings.TrimLeft(s.src[body:min(len(s.src), body+16)], " \t\r\n"); head != "" && (head[0] == '{' || head[0] == '[') {
		m = &origin{}
	}
	from := body // what is not yet in out
	built, closed := false, false
	escape := q.escape
	if escape == 0 {
		escape = '\\'
	}
	flush := func() {
		m.add(len(out), from, s.pos)
		out = append(out, s.src[from:s.pos]...)
		built = true
	}
	insert := byte(0)
	if q.insert != "" {
		insert = q.insert[0]
	}
	end := 0
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		switch {
		case c == q.close[0] && s.at(q.close):
			if q.doubled && strings.HasPrefix(s.src[s.pos+len(q.close):], q.close) {
				s.pos += len(q.close)
				flush()
				s.pos += len(q.close)
				from = s.pos
				continue
			}
			closed = true
		case c == '\n' && !q.lines:
		case c == insert && s.at(q.insert) && s.inserts(q):
			if q.insert == "{" && s.at("{{") {
				s.pos++
				flush()
				s.pos++
				from = s.pos
				continue
			}
			flush()
			at := s.pos
			s.pos += len(q.insert)
			out = s.inserted(out, closing(q.insert[len(q.insert)-1]))
			m.add(len(out), at, s.pos)
			from = s.pos
			continue
		case c == '}' && q.insert == "{" && s.at("}}"):
			s.pos++
			flush()
			s.pos++
			from = s.pos
			continue
		case c == '$' && q.bare && s.pos+1 < len(s.src) && s.lang.class[s.src[s.pos+1]] == cLetter && s.src[s.pos+1] != '$':
			flush()
			at := s.pos
			s.pos++
			s.ident()
			o := operand{kind: Template, role: naming, start: at + 1, end: s.pos, text: s.src[at+1 : s.pos]}
			if s.lang.sigil {
				o.start, o.text = at, s.src[at:s.pos]
			}
			out = s.appendName(out, &o)
			m.add(len(out), at, s.pos)
			from = s.pos
			continue
		case c == escape && !q.raw:
			if q.plain && (s.pos+1 >= len(s.src) || s.src[s.pos+1] != q.close[0] && s.src[s.pos+1] != '\\') {
				s.pos++
				continue
			}
			flush()
			at := s.pos
			n := 0
			before := len(out)
			if out, n = appendSourceEscape(out, s.src[s.pos:], escape); n == 0 {
				n = 1
			}
			s.pos = min(s.pos+n, len(s.src))
			m.add(before, at, s.pos)
			from = s.pos
			continue
		default:
			s.pos++
			continue
		}
		break
	}
	end = s.pos
	text := s.src[body:end]
	if built {
		out = append(out, s.src[from:end]...)
		if m != nil {
			m.add(len(out)-(end-from), from, end)
		}
		text = string(out)
	}
	if closed {
		s.pos += len(q.close)
	} else {
		s.hole = true
	}
	o := operand{kind: textKind(text), role: literal, text: text, start: start, end: s.pos}
	if m != nil && maybeNested(text) {
		if !built {
			m.runs = nil
			m.add(0, body, end)
		}
		o.items = s.b.nest(text, "", m)
	}
	return o
}

// inserts reports whether an expression begins at the position, for quotes
// whose opening for one can mean nothing: "{" before "$" alone in PHP.
func (s *source) inserts(q *quote) bool {
	return q.insert != "{" || !s.lang.sigil || s.at("{$")
}

// inserted reads the expression in a string up to the bracket that ends it,
// and appends what it stands for.
func (s *source) inserted(out []byte, close byte) []byte {
	kind := bracket(close)
	s.open[kind]++
	o := s.expr(inGroup)
	s.open[kind]--
	if o.v != nil || len(o.items) > 0 {
		s.emit(o.v)
		for _, it := range o.items {
			s.emit(it)
		}
	}
	// How it is to be written may follow.
	for level := 0; s.pos < len(s.src); s.pos++ {
		c := s.src[s.pos]
		if c == '\n' || level == 0 && (c == '"' || c == '`') {
			break
		}
		if c == close && level == 0 {
			s.pos++
			break
		}
		switch s.lang.class[c] {
		case cOpen:
			level++
		case cClose:
			level--
		}
	}
	return s.appendName(out, &o)
}

// appendName appends the text of an operand, or ${name} where it is not known.
func (s *source) appendName(out []byte, o *operand) []byte {
	if o.role == nothing {
		return append(out, "${…}"...)
	}
	text, known := s.textOf(o)
	if known {
		return append(out, text...)
	}
	return append(append(append(out, "${"...), strings.TrimLeft(text, "$@")...), '}')
}

// appendSourceEscape appends what the escape at the start of src means, and
// returns how long it is.
func appendSourceEscape(out []byte, src string, escape byte) ([]byte, int) {
	if len(src) > 3 && src[1] == 'u' && src[2] == '{' {
		if end := strings.IndexByte(src[:min(len(src), 12)], '}'); end > 3 {
			if r, ok := hex(src, 3, end-3); ok {
				return utf8.AppendRune(out, r), end + 1
			}
		}
	}
	if len(src) > 9 && src[1] == 'U' {
		if r, ok := hex(src, 2, 8); ok {
			return utf8.AppendRune(out, r), 10
		}
	}
	if escape == '`' && len(src) > 1 && src[1] == '`' {
		return append(out, '`'), 2
	}
	if len(src) < 2 {
		return append(out, src...), len(src)
	}
	return appendEscape(out, src)
}

// oddly reads a string that the table cannot describe.
func (s *source) oddly() (operand, bool) {
	switch s.lang.odd {
	case oddHCL:
		if s.at("<<") {
			return s.hclHeredoc()
		}
	}
	return operand{}, false
}

// prefixed reads a string behind a word that says how it is written.
func (s *source) prefixed(start int) (operand, bool) {
	switch s.lang.odd {
	case oddPython:
		return s.pythonString(start)
	}
	return operand{}, false
}

// pythonString reads a string behind a prefix such as rb or f.
func (s *source) pythonString(start int) (operand, bool) {
	prefix := s.src[start:s.pos]
	if len(prefix) > 2 || strings.Trim(prefix, "rbfutRBFUT") != "" || s.lang.class[s.src[s.pos]] != cQuote {
		return operand{}, false
	}
	q := s.quoteAt()
	if q == nil {
		return operand{}, false
	}
	in := *q
	in.raw = strings.ContainsAny(prefix, "rR")
	if strings.ContainsAny(prefix, "ftFT") {
		in.insert = "{"
	}
	return s.string(&in, start), true
}

// heredoc reads the lines behind the one on which at stands, up to one that
// holds a word alone. strip takes away the indentation that all lines have;
// behind says that the statement goes on behind the word, on the first line.
func (s *source) heredoc(start, at int, word string, strip, behind bool) (operand, bool) {
	nl := strings.IndexByte(s.src[at:], '\n')
	if nl < 0 {
		return operand{}, false
	}
	body := at + nl + 1
	indent := -1
	end, next := len(s.src), len(s.src)
	for pos := body; pos < len(s.src); {
		stop := len(s.src)
		if nl := strings.IndexByte(s.src[pos:], '\n'); nl >= 0 {
			stop = pos + nl
		}
		line := s.src[pos:stop]
		text := strings.TrimLeft(line, " \t")
		if rest, ok := strings.CutPrefix(text, word); ok && (rest == "" || !isWordByte(rest[0])) && (text == line || strip || s.lang.sigil) {
			end, next = pos, stop-len(rest)
			break
		}
		if n := len(line) - len(text); strings.TrimSpace(text) != "" && (indent < 0 || n < indent) {
			indent = n
		}
		pos = stop + 1
	}
	if !strip || indent < 0 {
		indent = 0
	}
	var m origin
	var out []byte
	for pos := body; pos < end; {
		stop := end
		if nl := strings.IndexByte(s.src[pos:end], '\n'); nl >= 0 {
			stop = pos + nl + 1
		}
		from := min(pos+indent, max(pos, stop-1))
		m.add(len(out), from, stop)
		out = append(out, s.src[from:stop]...)
		pos = stop
	}
	text := string(out)
	if behind {
		s.skipTo = append(s.skipTo, skip{at + nl, next})
		s.pos = at
	} else {
		s.pos = next
	}
	o := operand{kind: textKind(text), role: literal, text: text, start: start, end: next}
	if maybeNested(text) {
		o.items = s.b.nest(text, "", &m)
	}
	return o, true
}

func isWordByte(c byte) bool {
	return c == '_' || c >= 0x80 || 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
}
