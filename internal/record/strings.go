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
	for _, q := range s.lang.opens[s.peek()] {
		if len(q.open) == 1 || s.at(q.open) {
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
	if c := s.peek(); c == '{' || c == '[' || isSpace(c) {
		if head := strings.TrimLeft(s.src[body:min(len(s.src), body+16)], " \t\r\n"); head != "" && (head[0] == '{' || head[0] == '[') {
			m = &origin{}
		}
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
	for s.unmarked(); s.pos < len(s.src); s.unmarked() {
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
		case c == insert && q.insert != "" && s.at(q.insert) && s.inserts(q), c == '%' && s.lang.odd == oddHCL && s.at("%{"):
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
		case c == '}' && q.insert == "{" && s.at("}}"), s.lang.odd == oddHCL && hclEscape(s.src[s.pos:]):
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
			if s.lang.dashes && s.src[at:s.pos] == "$env" && s.peek() == ':' {
				s.pos++
				s.ident()
			}
			o := operand{kind: Template, role: naming, start: at + 1, end: s.pos, text: s.src[at+1 : s.pos]}
			if s.lang.sigil {
				o.start, o.text = at, s.src[at:s.pos]
			}
			s.inlay(&o, at)
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
		text = s.b.text(out)
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

// marked are the bytes that can mean something in a string of some language.
var marked = [256]bool{
	'"': true, '\'': true, '`': true, '\n': true, '\\': true, '$': true, '#': true, '%': true, '{': true, '}': true,
}

// unmarked passes over what can mean nothing in a string but itself.
func (s *source) unmarked() {
	pos := s.pos
	for pos < len(s.src) && !marked[s.src[pos]] {
		pos++
	}
	s.pos = pos
}

// inserts reports whether an expression begins at the position, for quotes
// whose opening for one can mean nothing: "{" before "$" alone in PHP.
func (s *source) inserts(q *quote) bool {
	return s.flat == 0 && (q.insert != "{" || s.lang.odd != oddPHP || s.at("{$"))
}

// inserted reads the expression in a string up to the bracket that ends it,
// and appends what it stands for.
func (s *source) inserted(out []byte, close byte) []byte {
	kind := bracket(close)
	at := s.pos
	s.open[kind]++
	o := s.expr(inGroup)
	s.open[kind]--
	s.inlay(&o, at)
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

// inlay notes the map that an operand is, which is written into a string at an
// offset, if what is in the map can then be read there.
func (s *source) inlay(o *operand, at int) {
	v := o.v
	// Behind a pipe stands a command that writes it down.
	if v == nil && o.role == naming && o.kind == Template && (s.shows(o.text) || s.lang.dashes && strings.IndexByte(s.src[at:max(at, s.pos)], '|') >= 0) {
		v = s.meaning(o.text)
	}
	if v == nil || v.Kind != Map || o.role == called || len(s.inlaid) >= maxInlaid {
		return
	}
	v.shared = true
	s.inlaid = append(s.inlaid, Field{Inlaid, at, max(at, s.pos), v})
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
	case oddPHP:
		if s.at("<<<") {
			return s.phpHeredoc()
		}
	case oddPowerShell:
		if s.peek() == '@' {
			return s.powerShellString()
		}
	case oddRuby:
		return s.rubyString()
	case oddRust:
		if s.peek() == '\'' {
			return s.rustChar(), true
		}
	}
	return operand{}, false
}

// phpHeredoc reads the string between "<<<EOF" and that word.
func (s *source) phpHeredoc() (operand, bool) {
	start := s.pos
	at := start + 3
	for at < len(s.src) && strings.IndexByte(" \t'\"", s.src[at]) >= 0 {
		at++
	}
	from := at
	for at < len(s.src) && isWordByte(s.src[at]) {
		at++
	}
	if at == from {
		return operand{}, false
	}
	return s.heredoc(start, at, s.src[from:at], true, false)
}

// rubyString reads a symbol, a heredoc or a string in % brackets.
func (s *source) rubyString() (operand, bool) {
	start := s.pos
	c, next := s.src[start], byte(0)
	if start+1 < len(s.src) {
		next = s.src[start+1]
	}
	prev := byte(' ')
	if start > 0 {
		prev = s.src[start-1]
	}
	switch {
	case c == ':' && !isWordByte(prev) && strings.IndexByte(":)]}\"'?!", prev) < 0:
		if next == '"' || next == '\'' {
			s.pos++
			return s.string(s.quoteAt(), start), true
		}
		if s.lang.class[next] != cLetter {
			return operand{}, false
		}
		s.pos++
		s.ident()
		if c := s.peek(); c == '?' || c == '!' {
			s.pos++
		}
		return operand{kind: String, role: literal, text: s.src[start+1 : s.pos], start: start, end: s.pos}, true
	case c == '<' && next == '<':
		at := start + 2
		strip := at < len(s.src) && (s.src[at] == '~' || s.src[at] == '-')
		if strip {
			at++
		}
		quoted := at < len(s.src) && (s.src[at] == '"' || s.src[at] == '\'')
		if quoted {
			at++
		}
		from := at
		for at < len(s.src) && isWordByte(s.src[at]) {
			at++
		}
		if at == from || !strip && !quoted && (s.src[from] < 'A' || s.src[from] > 'Z') {
			return operand{}, false
		}
		word := s.src[from:at]
		if quoted {
			at = min(at+1, len(s.src))
		}
		return s.heredoc(start, at, word, true, true)
	case c == '%' && strings.IndexByte(" ([,=\n", prev) >= 0:
		return s.rubyPercent(next)
	}
	return operand{}, false
}

// rubyPercent reads %w[a b], %i[a b], %q(a) and %Q(a).
func (s *source) rubyPercent(kind byte) (operand, bool) {
	start := s.pos
	at := start + 2
	if strings.IndexByte("wWiIqQ", kind) < 0 || at >= len(s.src) {
		return operand{}, false
	}
	i := strings.IndexByte("[({<|!/", s.src[at])
	if i < 0 {
		return operand{}, false
	}
	body := at + 1
	n := strings.IndexByte(s.src[body:min(len(s.src), body+maxPercent)], "])}>|!/"[i])
	if n < 0 {
		return operand{}, false
	}
	end := body + n
	s.pos = end + 1
	if kind|0x20 == 'q' {
		text := s.src[body:end]
		return operand{kind: textKind(text), role: literal, text: text, start: start, end: s.pos}, true
	}
	v := s.b.value(List, start, s.pos)
	if v == nil {
		return operand{}, true
	}
	for word := range strings.FieldsSeq(s.src[body:end]) {
		from := body + strings.Index(s.src[body:end], word)
		body = from + len(word)
		it := s.b.value(textKind(word), from, body)
		if it == nil {
			break
		}
		it.Text = word
		v.Items = append(v.Items, it)
	}
	return s.whole(v, start), true
}

// maxPercent is how far the end of a string in % brackets is looked for.
const maxPercent = 4096

// rustChar passes over a character, or over a lifetime.
func (s *source) rustChar() operand {
	start := s.pos
	rest := s.src[start+1:]
	switch {
	case strings.HasPrefix(rest, "\\") && len(rest) > 2:
		if i := strings.IndexByte(rest[2:min(len(rest), 14)], '\''); i >= 0 {
			s.pos += 1 + 2 + i + 1
			return operand{kind: String, role: literal, text: rest[:2+i], start: start, end: s.pos}
		}
	case rest != "":
		if w := width(rest); len(rest) > w && rest[w] == '\'' {
			s.pos += 1 + w + 1
			return operand{kind: String, role: literal, text: rest[:w], start: start, end: s.pos}
		}
	}
	s.pos++
	s.ident()
	return operand{}
}

// prefixed reads a string behind a word that says how it is written.
func (s *source) prefixed(start int) (operand, bool) {
	switch s.lang.odd {
	case oddPython:
		return s.pythonString(start)
	case oddRaw:
		if s.src[start:s.pos] == "r" && s.lang.class[s.src[s.pos]] == cQuote {
			if q := s.quoteAt(); q != nil {
				in := *q
				in.raw, in.insert, in.bare = true, "", false
				return s.string(&in, start), true
			}
		}
	case oddRust:
		return s.rustString(start)
	}
	return operand{}, false
}

// rustString reads a string behind r, b, c, br or cr, which can stand between
// number signs, or a name that would else be a keyword.
func (s *source) rustString(start int) (operand, bool) {
	if name := s.pos + 1; s.src[start:s.pos] == "r" && s.peek() == '#' && name < len(s.src) && s.lang.class[s.src[name]] == cLetter {
		s.pos = name
		s.ident()
		return operand{kind: Template, role: naming, text: s.src[name:s.pos], start: name, end: s.pos}, true
	}
	switch s.src[start:s.pos] {
	case "r", "b", "c", "br", "cr":
	default:
		return operand{}, false
	}
	raw := s.src[s.pos-1] == 'r'
	signs := 0
	for s.pos+signs < len(s.src) && s.src[s.pos+signs] == '#' && signs < 16 {
		signs++
	}
	if !raw && signs > 0 || s.pos+signs >= len(s.src) || s.src[s.pos+signs] != '"' {
		return operand{}, false
	}
	marks := strings.Repeat("#", signs)
	return s.string(&quote{open: marks + `"`, close: `"` + marks, raw: raw, lines: true}, start), true
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
	first, ok := s.lineEnd(at)
	if !ok || behind && s.flat > 0 {
		return operand{}, false
	}
	body := first + 1
	if n := len(s.skipTo); n > 0 && behind && s.skipTo[n-1].from == first {
		// Another one that begins on the line stands before it.
		body = min(s.skipTo[n-1].to+1, len(s.src))
	}
	indent := -1
	end, next := len(s.src), len(s.src)
	for pos := body; pos < len(s.src); {
		stop := len(s.src)
		if nl := strings.IndexByte(s.src[pos:], '\n'); nl >= 0 {
			stop = pos + nl
		}
		line := s.src[pos:stop]
		text := strings.TrimLeft(line, " \t")
		if rest, ok := strings.CutPrefix(text, word); ok && s.endsHeredoc(rest, text == line || strip) {
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
		if s.lang.odd == oddHCL {
			for at := from; at < stop; at++ {
				if hclEscape(s.src[at:stop]) {
					m.add(len(out), from, at+1)
					out = append(out, s.src[from:at+1]...)
					at++
					from = at + 1
				}
			}
		}
		m.add(len(out), from, stop)
		out = append(out, s.src[from:stop]...)
		pos = stop
	}
	text := s.b.text(out)
	if behind {
		s.skipTo = append(s.skipTo, skip{first, next})
		s.spaceTo = 0
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

// endsHeredoc reports whether the word of a heredoc ends it where rest follows
// on the line. In HCL it stands alone, however far in.
func (s *source) endsHeredoc(rest string, placed bool) bool {
	if s.lang.odd == oddHCL {
		return strings.TrimSpace(rest) == ""
	}
	return placed && (rest == "" || !isWordByte(rest[0]))
}

func isWordByte(c byte) bool {
	return c == '_' || c >= 0x80 || 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
}

// powerShellString reads @"…"@ and @'…'@, and the literals that begin with @.
func (s *source) powerShellString() (operand, bool) {
	start := s.pos
	if start+1 >= len(s.src) || s.flat > 0 && (s.src[start+1] == '{' || s.src[start+1] == '(') {
		return operand{}, false
	}
	switch s.src[start+1] {
	case '"':
		return s.string(&quote{open: `@"`, close: "\n\"@", lines: true, insert: "$(", bare: true, escape: '`'}, start), true
	case '\'':
		return s.string(&quote{open: `@'`, close: "\n'@", raw: true, lines: true}, start), true
	case '{':
		s.pos++
		return s.whole(s.object(), start), true
	case '(':
		s.pos++
		return s.whole(s.list('(', ')'), start), true
	}
	return operand{}, false
}
