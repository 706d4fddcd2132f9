package record

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonNames are the files that hold JSON or a near relation of it.
var jsonNames = []string{
	".json", ".jsonc", ".json5", ".hjson", ".jsonl", ".ndjson", ".jsonlines", ".geojson", ".webmanifest",
	".har", ".tfstate", ".ipynb", ".code-workspace", ".arb", ".avsc", ".postman_collection", ".postman_environment",
	".babelrc", ".eslintrc", ".prettierrc", ".swcrc", ".stylelintrc",
}

// sniffJSON looks for an object or a list of something that JSON has.
func sniffJSON(src string) bool {
	r := jsonReader{src: src, b: &builder{left: 1}}
	r.space()
	if r.pos >= len(src) || src[r.pos] != '{' && src[r.pos] != '[' {
		return false
	}
	list := src[r.pos] == '['
	r.pos++
	r.space()
	if r.pos >= len(src) {
		return false
	}
	switch c := src[r.pos]; {
	case c == '"' || c == '\'' || c == '{' && !strings.HasPrefix(src[r.pos:], "{{"):
		return true
	case list:
		// [section] is INI's, [1, 2] is JSON's.
		return c == '[' || c == '-' || '0' <= c && c <= '9'
	default:
		key := r.bareKey()
		r.space()
		return key != "" && r.pos < len(src) && src[r.pos] == ':'
	}
}

func readJSON(src string, b *builder) []*Value {
	r := jsonReader{src: src, b: b}
	return r.documents()
}

// jsonReader reads JSON and what people write in its place: comments, trailing
// and missing commas, single quotes, backquotes, bare keys, bare words, several
// documents in one text, and texts that end anywhere. In flow mode it reads the
// flow collections of YAML instead.
//
// It goes forward only, so its time is linear. What has no value of its own (a
// bare word, an expression) becomes a Template or Lookup.
type jsonReader struct {
	src   string
	pos   int
	b     *builder
	flow  bool
	alias func(name string) *Value

	depth int
	lists int // lists that are open in the nearest object
	// hole: something in what is being read was passed over.
	hole   bool
	fields []Field
	items  []*Value
}

func (r *jsonReader) documents() []*Value {
	return r.documentsFrom(len(r.src) - len(strings.TrimPrefix(r.src, bom)))
}

func (r *jsonReader) documentsFrom(from int) []*Value {
	var docs []*Value
	r.pos = from
	for {
		r.space()
		if r.pos >= len(r.src) || r.b.left <= 0 {
			return docs
		}
		switch r.src[r.pos] {
		case ',', ':', ';', '}', ']', ')':
			r.pos++
			continue
		}
		if v := r.value(); v != nil {
			docs = append(docs, v)
		}
	}
}

// controlWindow is how far the end of a template's instruction is looked for.
const controlWindow = 512

// closed returns the offset behind the next close, which is near and on the
// same line, or 0.
func (r *jsonReader) closed(close string) int {
	return closedWithin(r.src, r.pos, close)
}

func closedWithin(src string, pos int, close string) int {
	near := src[pos:min(len(src), pos+controlWindow)]
	if nl := strings.IndexByte(near, '\n'); nl >= 0 {
		near = near[:nl]
	}
	if i := strings.Index(near, close); i >= 0 {
		return pos + i + len(close)
	}
	return 0
}

// space passes over white space, comments and instructions of templates.
func (r *jsonReader) space() {
	for r.pos < len(r.src) {
		switch c := r.src[r.pos]; c {
		case ' ', '\t', '\n', '\r', '\f', '\v':
			r.pos++
		case '#':
			if r.flow && r.pos > 0 && !isSpace(r.src[r.pos-1]) && r.src[r.pos-1] != ',' {
				return
			}
			r.line()
		case '/':
			rest := r.src[r.pos:]
			switch {
			case r.flow:
				return
			case strings.HasPrefix(rest, "//"):
				r.line()
			case strings.HasPrefix(rest, "/*"):
				from := r.pos
				if end := strings.Index(rest[2:], "*/"); end >= 0 {
					r.pos += 2 + end + 2
				} else {
					r.pos = len(r.src)
				}
				r.b.comment(from, r.pos)
			default:
				return
			}
		case '{', '<':
			open, close := "{%", "%}"
			if c == '<' {
				open, close = "<%", "%>"
			}
			rest := r.src[r.pos:]
			end := 0
			if strings.HasPrefix(rest, open) && !strings.HasPrefix(rest, "<%=") {
				end = r.closed(close)
			}
			if end == 0 {
				return
			}
			r.pos, r.hole = end, true
		case 0xc2, 0xef:
			switch rest := r.src[r.pos:]; {
			case strings.HasPrefix(rest, bom):
				r.pos += len(bom)
			case strings.HasPrefix(rest, "\u00a0"):
				r.pos += len("\u00a0")
			default:
				return
			}
		default:
			return
		}
	}
}

func (r *jsonReader) line() {
	from := r.pos
	if nl := strings.IndexByte(r.src[r.pos:], '\n'); nl >= 0 {
		r.pos += nl
	} else {
		r.pos = len(r.src)
	}
	r.b.comment(from, r.pos)
}

// peek returns the byte at the position, and 0 at the end.
func (r *jsonReader) peek() byte {
	if r.pos < len(r.src) {
		return r.src[r.pos]
	}
	return 0
}

// value reads the value that begins at the position, which is no space. It
// returns nil if none begins there, or if there are too many; the position has
// moved on unless a delimiter stands there.
func (r *jsonReader) value() *Value {
	start := r.pos
	if v, ok := r.properties(); ok {
		return v
	}
	var v *Value
	switch c := r.peek(); {
	case c == 0 && r.pos >= len(r.src):
		return nil
	case c == '{' && strings.HasPrefix(r.src[r.pos:], "{{") && r.closed("}}") > 0:
		end := r.closed("}}")
		v = r.scalar(Template, start, end, r.src[start:end])
		r.pos = end
	case c == '{' || c == '[':
		if r.depth >= maxDepth {
			r.skipNested()
			r.hole = true
			v = r.b.value(Template, start, r.pos)
			break
		}
		r.depth++
		if c == '{' {
			v = r.object()
		} else {
			v = r.list()
		}
		r.depth--
		return v
	case c == '"' || c == '\'' || c == '`' && !r.flow:
		v = r.quoted()
	case c == '}' || c == ']' || c == ',' || c == ':' && !r.flow || c == ')' && !r.flow || c == ';' && !r.flow:
		return nil
	default:
		v = r.word()
	}
	if v != nil && !r.flow {
		r.expression(v)
	}
	return v
}

func (r *jsonReader) scalar(k Kind, start, end int, text string) *Value {
	v := r.b.value(k, start, end)
	if v != nil {
		v.Text = text
	}
	return v
}

// properties passes over the tag and anchor of a value in flow mode, and
// returns the value of an alias.
func (r *jsonReader) properties() (*Value, bool) {
	for r.flow {
		switch c := r.peek(); c {
		case '&', '!', '*':
			start := r.pos
			for r.pos < len(r.src) && !isSpace(r.src[r.pos]) && !strings.ContainsRune(",[]{}", rune(r.src[r.pos])) {
				r.pos++
			}
			if name := r.src[start+1 : r.pos]; c == '*' && r.alias != nil {
				if v := r.alias(name); v != nil {
					return v, true
				}
			}
			if c == '*' {
				return r.scalar(Lookup, start, r.pos, r.src[start:r.pos]), true
			}
			if c == '!' && ownTag(r.src[start:r.pos]) {
				r.space()
				v := r.value()
				if v != nil && v.Scalar() {
					v.Kind = Lookup
				}
				return v, true
			}
			r.space()
			if c = r.peek(); c == ',' || c == ']' || c == '}' || c == 0 {
				return r.b.value(Null, r.pos, r.pos), true
			}
		default:
			return nil, false
		}
	}
	return nil, false
}

func (r *jsonReader) object() *Value {
	v := r.b.value(Map, r.pos, r.pos)
	if v == nil {
		r.skipNested()
		return nil
	}
	base := len(r.fields)
	outer := r.hole
	r.hole = false
	lists := r.lists
	r.lists = 0
	r.pos++
	whole := r.entries(lists)
	r.lists = lists
	v.Fields = r.b.keepFields(r.fields[base:])
	clear(r.fields[base:])
	r.fields = r.fields[:base]
	v.End = r.pos
	v.Partial = r.hole || !whole
	r.hole = outer || !whole
	return v
}

// entries reads the fields of an object up to its end, and reports false if
// that is missing. A bracket closes the nearest thing that it can close: lists
// counts the lists around the object that it may be meant for.
func (r *jsonReader) entries(lists int) bool {
	for {
		r.space()
		if r.pos >= len(r.src) {
			return false
		}
		switch c := r.src[r.pos]; c {
		case '}':
			r.pos++
			return true
		case ',', ';':
			r.pos++
			continue
		case ']':
			if lists > 0 {
				return false
			}
			r.pos++
			r.hole = true
			continue
		}
		if !r.field() {
			return false
		}
	}
}

// field reads one key and its value, and reports false when there is no room
// for more.
func (r *jsonReader) field() bool {
	f := Field{Start: r.pos}
	shorthand := false
	switch c := r.src[r.pos]; {
	case c == '{' && r.closed("}}") > 0 && strings.HasPrefix(r.src[r.pos:], "{{"):
		// A template may put any number of fields here.
		f.End = r.closed("}}")
		f.Key = r.src[r.pos:f.End]
		r.pos = f.End
	case c == '{' || c == '[':
		r.skipNested()
		r.hole = true
		return true
	case c == '"' || c == '\'' || c == '`' && !r.flow:
		f.Key, _ = r.text()
	default:
		if f.Key = r.bareKey(); f.Key == "" {
			r.pos += width(r.src[r.pos:])
			r.hole = true
			return true
		}
		shorthand = true
		if strings.HasPrefix(f.Key, "...") {
			r.hole = true
			return true
		}
	}
	f.End = r.pos
	r.space()
	if r.peek() == ':' {
		r.pos++
		r.space()
		f.Value = r.value()
	} else if r.peek() == '=' && !r.flow {
		r.pos++
		if r.peek() == '>' {
			r.pos++
		}
		r.space()
		f.Value = r.value()
	} else if !shorthand && !r.flow {
		// "key" alone: the text is broken or ends here.
		r.hole = true
	}
	if f.Value == nil {
		if r.b.left <= 0 {
			r.pos, r.hole = len(r.src), true
			return false
		}
		kind := Template
		if r.flow {
			kind = Null
		}
		f.Value = r.scalar(kind, f.End, f.End, "")
	}
	r.hole = r.hole || anyKey(f.Key)
	r.fields = append(r.fields, f)
	return true
}

func (r *jsonReader) list() *Value {
	v := r.b.value(List, r.pos, r.pos)
	if v == nil {
		r.skipNested()
		return nil
	}
	base := len(r.items)
	outer := r.hole
	r.hole = false
	r.lists++
	r.pos++
	whole := r.elements()
	r.lists--
	v.Items = r.b.keepItems(r.items[base:])
	clear(r.items[base:])
	r.items = r.items[:base]
	v.End = r.pos
	v.Partial = r.hole || !whole
	r.hole = outer || !whole
	return v
}

// elements reads the items of a list up to its end, and reports false if that
// is missing.
func (r *jsonReader) elements() bool {
	for {
		r.space()
		if r.pos >= len(r.src) {
			return false
		}
		switch c := r.src[r.pos]; c {
		case ']':
			r.pos++
			return true
		case ',', ';':
			r.pos++
			continue
		case '}':
			if r.depth > r.lists {
				return false
			}
			r.pos++
			r.hole = true
			continue
		}
		start := r.pos
		it := r.value()
		if r.b.left <= 0 && it == nil {
			r.pos = len(r.src)
			return false
		}
		if it == nil {
			if r.pos == start {
				r.pos++
			}
			r.hole = true
			continue
		}
		if r.flow {
			it = r.pair(it)
		}
		r.items = append(r.items, it)
	}
}

// pair makes [a: b] the list of a map that it is in YAML.
func (r *jsonReader) pair(key *Value) *Value {
	r.space()
	if r.peek() != ':' || !key.Scalar() {
		return key
	}
	r.pos++
	r.space()
	val := r.value()
	if val == nil {
		val = r.b.value(Null, r.pos, r.pos)
	}
	m := r.b.value(Map, key.Start, r.pos)
	if m == nil || val == nil {
		return key
	}
	m.Fields = []Field{{key.Text, key.Start, key.End, val}}
	return m
}

// skipNested passes over a bracket and all up to the one that closes it,
// without regard to which closes which.
func (r *jsonReader) skipNested() {
	open := 0
	for r.pos < len(r.src) {
		switch c := r.src[r.pos]; c {
		case '{', '[', '(':
			open++
			r.pos++
		case '}', ']', ')':
			open--
			r.pos++
			if open <= 0 {
				return
			}
		case '"', '\'':
			r.skipString(c)
		default:
			r.pos++
		}
	}
}

func (r *jsonReader) skipString(quote byte) {
	for r.pos++; r.pos < len(r.src); r.pos++ {
		switch r.src[r.pos] {
		case quote:
			r.pos++
			return
		case '\\':
			r.pos++
		case '\n':
			return
		}
	}
	r.pos = min(r.pos, len(r.src))
}

// bareKey reads an unquoted key.
func (r *jsonReader) bareKey() string {
	start := r.pos
	ends := ",:;{}[]()=\"'`"
	if r.flow {
		ends = ",:{}[]"
	}
	for r.pos < len(r.src) {
		c := r.src[r.pos]
		if r.flow && c == ':' && !r.colon() || r.flow && c == ' ' {
			r.pos++
			continue
		}
		if isSpace(c) || strings.IndexByte(ends, c) >= 0 {
			break
		}
		r.pos++
	}
	if r.flow {
		r.pos = start + len(strings.TrimRight(r.src[start:r.pos], " "))
	}
	return r.src[start:r.pos]
}

// colon reports whether the colon at the position parts a key from a value in
// YAML.
func (r *jsonReader) colon() bool {
	return r.pos+1 >= len(r.src) || isSpace(r.src[r.pos+1]) || strings.IndexByte(",[]{}", r.src[r.pos+1]) >= 0
}

// word reads an unquoted scalar.
func (r *jsonReader) word() *Value {
	start := r.pos
	if r.flow {
		return r.flowWord()
	}
	for r.pos < len(r.src) {
		c := r.src[r.pos]
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= 0x80 || strings.IndexByte("_$.+-", c) >= 0) {
			break
		}
		r.pos++
	}
	if r.pos == start {
		// ${X}, <x>, %X% and what nobody has thought of.
		for _, p := range [...][2]string{{"<", ">"}, {"%", "%"}, {"@", "@"}} {
			if strings.HasPrefix(r.src[r.pos:], p[0]) {
				if end := closedWithin(r.src, r.pos+1, p[1]); end > 0 {
					r.pos = end
					return r.scalar(Template, start, end, r.src[start:end])
				}
			}
		}
		r.pos += width(r.src[r.pos:])
		return r.scalar(Template, start, r.pos, r.src[start:r.pos])
	}
	if r.src[r.pos-1] == '$' && r.peek() == '{' {
		r.skipNested()
	}
	text := r.src[start:r.pos]
	kind := Template
	switch text {
	case "true", "false", "True", "False":
		kind = Bool
	case "null", "undefined", "None", "nil":
		kind = Null
	case "NaN", "Infinity", "+Infinity", "-Infinity":
		kind = Number
	default:
		if isNumber(text) {
			kind = Number
		} else if isLookup(text) {
			kind = Lookup
		}
	}
	return r.scalar(kind, start, r.pos, text)
}

// expression makes a value that goes on as an expression a Template, and passes
// over the rest of it.
func (r *jsonReader) expression(v *Value) {
	for choices := 0; ; {
		p := r.pos
		for p < len(r.src) && (r.src[p] == ' ' || r.src[p] == '\t') {
			p++
		}
		if p >= len(r.src) {
			return
		}
		c := r.src[p]
		if c == '?' {
			choices++
		} else if c == ':' && choices > 0 {
			choices--
			c = '?'
		}
		switch c {
		case '(', '[':
			if p != r.pos || v.Kind == String {
				return
			}
			r.skipNested()
		case '+', '|', '&', '?', '*', '.', '%':
			r.pos = p + 1
			r.space()
			switch c := r.peek(); {
			case c == '{' || c == '[' || c == '(':
				r.skipNested()
			case c == '"' || c == '\'':
				r.skipString(c)
			default:
				for r.pos < len(r.src) && strings.IndexByte(" \t\r\n,;:{}[]()\"'`+|&?*.%/#", r.src[r.pos]) < 0 {
					r.pos++
				}
			}
		default:
			return
		}
		if v.Kind != Lookup {
			v.Kind = Template
		}
		v.Text, v.End = r.src[v.Start:r.pos], r.pos
		v.Items = nil
	}
}

// flowWord reads an unquoted scalar of a flow collection. It may go on over
// line ends, which count as spaces.
func (r *jsonReader) flowWord() *Value {
	start, end := r.pos, r.pos
	folded := false
	for r.pos < len(r.src) {
		c := r.src[r.pos]
		if c == '$' && strings.HasPrefix(r.src[r.pos:], "${") || c == '{' && strings.HasPrefix(r.src[r.pos:], "{{") {
			close := "}"
			if c == '{' {
				close = "}}"
			}
			if e := r.closed(close); e > 0 {
				r.pos, end = e, e
				continue
			}
		}
		if c == ',' || c == '[' || c == ']' || c == '{' || c == '}' || c == ':' && r.colon() ||
			c == '#' && r.pos > start && isSpace(r.src[r.pos-1]) {
			break
		}
		r.pos++
		if c == '\n' || c == '\r' {
			folded = true
		}
		if !isSpace(c) {
			end = r.pos
		}
	}
	if end == start {
		r.pos = start
		return nil
	}
	text := r.src[start:end]
	if folded {
		text = fold(text)
	}
	return r.scalar(plainKind(text), start, end, text)
}

// quoted reads a string in quotes.
func (r *jsonReader) quoted() *Value {
	start := r.pos
	text, raw := r.text()
	v := r.scalar(textKind(text), start, r.pos, text)
	if v != nil && maybeNested(text) {
		var m origin
		switch {
		case r.flow:
			unquoteYAML(r.src, start, &m)
		case len(raw) != len(text):
			unescapeJSON(raw, &m, start+1)
		default:
			m.add(0, start+1, start+1+len(text))
		}
		v.Items = r.b.nest(text, "", &m)
	}
	return v
}

// text reads what stands in quotes, and as it stands there. In JSON a line end
// closes what its quote does not.
func (r *jsonReader) text() (text, raw string) {
	start := r.pos
	if r.flow {
		var ok bool
		text, r.pos, ok = unquoteYAML(r.src, start, nil)
		r.hole = r.hole || !ok
		return text, ""
	}
	quote := r.src[start]
	plain := true
	r.pos++
scan:
	for r.pos < len(r.src) {
		switch c := r.src[r.pos]; {
		case c == quote:
			break scan
		case c == '\\':
			plain = false
			r.pos++
			if strings.HasPrefix(r.src[r.pos:], "\r\n") {
				r.pos++
			}
			r.pos = min(r.pos+1, len(r.src))
		case c == '\n' && quote != '`':
			break scan
		default:
			r.pos++
		}
	}
	raw = r.src[start+1 : r.pos]
	if r.pos < len(r.src) && r.src[r.pos] == quote {
		r.pos++
	} else {
		r.hole = true
	}
	if plain {
		return raw, raw
	}
	return unescapeJSON(raw, nil, 0), raw
}

// unescapeJSON returns the text of a string without its quotes, which begins at
// base. Where each of its bytes comes from goes to m, if there is one.
func unescapeJSON(raw string, m *origin, base int) string {
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); {
		j := strings.IndexByte(raw[i:], '\\')
		if j < 0 {
			j = len(raw) - i
		}
		if j > 0 {
			m.add(len(out), base+i, base+i+j)
			out = append(out, raw[i:i+j]...)
			i += j
		}
		if i >= len(raw) {
			break
		}
		at := len(out)
		n := 1
		out, n = appendEscape(out, raw[i:])
		if len(out) > at {
			m.add(at, base+i, base+i+n)
		}
		i += n
	}
	return string(out)
}

// appendEscape appends what the escape at the start of s means and returns how
// long it is.
func appendEscape(out []byte, s string) ([]byte, int) {
	if len(s) < 2 {
		return append(out, s...), len(s)
	}
	switch c := s[1]; c {
	case 'n':
		return append(out, '\n'), 2
	case 't':
		return append(out, '\t'), 2
	case 'r':
		return append(out, '\r'), 2
	case 'b':
		return append(out, '\b'), 2
	case 'f':
		return append(out, '\f'), 2
	case 'v':
		return append(out, '\v'), 2
	case '0':
		return append(out, 0), 2
	case '\n':
		return out, 2
	case '\r':
		if len(s) > 2 && s[2] == '\n' {
			return out, 3
		}
		return out, 2
	case 'x':
		if r, ok := hex(s, 2, 2); ok {
			return utf8.AppendRune(out, r), 4
		}
	case 'u':
		r, ok := hex(s, 2, 4)
		if !ok {
			break
		}
		if utf16.IsSurrogate(r) {
			if strings.HasPrefix(s[6:], `\u`) {
				if low, ok := hex(s, 8, 4); ok {
					if both := utf16.DecodeRune(r, low); both != utf8.RuneError {
						return utf8.AppendRune(out, both), 12
					}
				}
			}
			r = utf8.RuneError
		}
		return utf8.AppendRune(out, r), 6
	}
	// Any other escaped character stands for itself.
	w := width(s[1:])
	return append(out, s[1:1+w]...), 1 + w
}

// hex reads n hexadecimal digits.
func hex(s string, from, n int) (rune, bool) {
	if len(s) < from+n {
		return 0, false
	}
	var r rune
	for _, c := range []byte(s[from : from+n]) {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// width returns the length of the first code point of s.
func width(s string) int {
	_, w := utf8.DecodeRuneInString(s)
	return w
}
