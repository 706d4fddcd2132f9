// Package fasttoml decodes the common part of TOML several times quicker than
// github.com/BurntSushi/toml. It never says what is wrong with a
// text: whatever is rare, doubtful or wrong it declines, and the library
// decides. A text that it accepts it decodes as the library does.
package fasttoml

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// kind is what a value is. The zero kind is no value.
type kind uint8

const (
	text kind = iota + 1
	integer
	float
	boolean
	array
	tables // an array of tables that headers extend
	object
)

type value struct {
	kind  kind
	text  string
	int   int64 // the integer, or 1 for true
	float float64
	list  []value
	table *table
}

type table struct {
	entries []entry
	// closed tables are not extended by a header of their own name.
	closed bool
	// inline tables are not extended at all.
	inline bool
}

type entry struct {
	key   string
	value value
}

func (t *table) find(key string) *value {
	for i := range t.entries {
		if t.entries[i].key == key {
			return &t.entries[i].value
		}
	}
	return nil
}

func (t *table) add(key string, v value) *value {
	t.entries = append(t.entries, entry{key, v})
	return &t.entries[len(t.entries)-1].value
}

// maxDepth is how deep arrays and inline tables are nested in each other.
const maxDepth = 32

type parser struct {
	s     string
	i     int
	depth int
}

// parse returns the root table of a document, or nil if it declines.
func parse(s string) *table {
	if !plain(s) {
		return nil
	}
	p := &parser{s: s}
	root := &table{}
	at := root
	for {
		p.blank()
		switch {
		case p.i == len(p.s):
			return root
		case p.s[p.i] == '[':
			if at = p.header(root); at == nil {
				return nil
			}
		case !p.pair(at):
			return nil
		}
		if !p.endOfLine() {
			return nil
		}
	}
}

// plain reports whether a text is valid UTF-8 without control characters and
// carriage returns.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
			return false
		}
	}
	return utf8.ValidString(s) && !strings.HasPrefix(s, "\ufeff")
}

// spaces passes over spaces and tabs.
func (p *parser) spaces() {
	for p.i < len(p.s) && (p.s[p.i] == ' ' || p.s[p.i] == '\t') {
		p.i++
	}
}

// blank passes over white space, line feeds and comments.
func (p *parser) blank() {
	for p.i < len(p.s) {
		switch p.s[p.i] {
		case ' ', '\t', '\n':
			p.i++
		case '#':
			p.i = p.lineEnd()
		default:
			return
		}
	}
}

// lineEnd returns the offset of the next line feed, or of the end.
func (p *parser) lineEnd() int {
	if n := strings.IndexByte(p.s[p.i:], '\n'); n >= 0 {
		return p.i + n
	}
	return len(p.s)
}

// endOfLine passes over what may stand behind a header or a pair.
func (p *parser) endOfLine() bool {
	p.spaces()
	if p.i < len(p.s) && p.s[p.i] == '#' {
		p.i = p.lineEnd()
	}
	return p.i == len(p.s) || p.s[p.i] == '\n'
}

// take passes over a byte if it is the next one.
func (p *parser) take(c byte) bool {
	if p.i < len(p.s) && p.s[p.i] == c {
		p.i++
		return true
	}
	return false
}

// header reads [a.b] or [[a.b]] and returns the table that it opens.
func (p *parser) header(root *table) *table {
	p.i++
	many := p.take('[')
	at := root
	for {
		p.spaces()
		key := p.key()
		p.spaces()
		if key == "" {
			return nil
		}
		if p.take('.') {
			if at = at.inner(key); at == nil {
				return nil
			}
			continue
		}
		if !p.take(']') || many && !p.take(']') {
			return nil
		}
		if many {
			return at.appended(key)
		}
		return at.opened(key)
	}
}

// inner returns the table that a dotted header goes through.
func (t *table) inner(key string) *table {
	switch v := t.find(key); {
	case v == nil:
		return t.add(key, value{kind: object, table: &table{}}).table
	case v.kind == object && !v.table.inline:
		return v.table
	case v.kind == tables:
		return v.list[len(v.list)-1].table
	}
	return nil
}

// opened returns the table of a header [key].
func (t *table) opened(key string) *table {
	v := t.find(key)
	if v == nil {
		v = t.add(key, value{kind: object, table: &table{}})
	}
	if v.kind != object || v.table.closed {
		return nil
	}
	v.table.closed = true
	return v.table
}

// appended returns the new table of a header [[key]].
func (t *table) appended(key string) *table {
	v := t.find(key)
	if v == nil {
		v = t.add(key, value{kind: tables})
	}
	if v.kind != tables {
		return nil
	}
	v.list = append(v.list, value{kind: object, table: &table{closed: true}})
	return v.list[len(v.list)-1].table
}

// key reads a bare or quoted key, or returns "".
func (p *parser) key() string {
	if p.i < len(p.s) && (p.s[p.i] == '"' || p.s[p.i] == '\'') {
		v := p.str()
		return v.text
	}
	start := p.i
	for p.i < len(p.s) {
		switch c := p.s[p.i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '_', c == '-':
			p.i++
			continue
		}
		break
	}
	return p.s[start:p.i]
}

// pair reads key = value into a table.
func (p *parser) pair(t *table) bool {
	key := p.key()
	p.spaces()
	if key == "" || !p.take('=') || t.find(key) != nil {
		return false
	}
	p.spaces()
	v := p.value()
	if v.kind == 0 {
		return false
	}
	t.add(key, v)
	return true
}

func (p *parser) value() value {
	if p.i == len(p.s) {
		return value{}
	}
	switch p.s[p.i] {
	case '"', '\'':
		return p.str()
	case '[':
		return p.array()
	case '{':
		return p.inline()
	}
	return p.word()
}

func (p *parser) array() value {
	if p.depth++; p.depth > maxDepth {
		return value{}
	}
	defer func() { p.depth-- }()
	p.i++
	v := value{kind: array}
	for {
		p.blank()
		if p.take(']') {
			return v
		}
		e := p.value()
		if e.kind == 0 {
			return e
		}
		v.list = append(v.list, e)
		p.blank()
		if !p.take(',') && (p.i == len(p.s) || p.s[p.i] != ']') {
			return value{}
		}
	}
}

func (p *parser) inline() value {
	if p.depth++; p.depth > maxDepth {
		return value{}
	}
	defer func() { p.depth-- }()
	p.i++
	t := &table{closed: true, inline: true}
	v := value{kind: object, table: t}
	p.spaces()
	if p.take('}') {
		return v
	}
	for {
		p.spaces()
		if !p.pair(t) {
			return value{}
		}
		p.spaces()
		switch {
		case p.take('}'):
			return v
		case !p.take(','):
			return value{}
		}
	}
}

// word reads true, false or a number in its plainest form.
func (p *parser) word() value {
	start := p.i
	for p.i < len(p.s) && strings.IndexByte(" \t\n,]}#", p.s[p.i]) < 0 {
		p.i++
	}
	switch w := p.s[start:p.i]; {
	case w == "true":
		return value{kind: boolean, int: 1}
	case w == "false":
		return value{kind: boolean}
	default:
		return number(w)
	}
}

func number(w string) value {
	whole, fraction, dotted := strings.Cut(strings.TrimPrefix(w, "-"), ".")
	if !digits(whole) || len(whole) > 1 && whole[0] == '0' || len(whole) > 15 || dotted && !digits(fraction) {
		return value{}
	}
	w = strings.ReplaceAll(w, "_", "")
	if dotted {
		f, err := strconv.ParseFloat(w, 64)
		if err != nil {
			return value{}
		}
		return value{kind: float, float: f}
	}
	n, err := strconv.ParseInt(w, 10, 64)
	if err != nil {
		return value{}
	}
	return value{kind: integer, int: n}
}

// digits reports whether s is digits, with single underscores between them.
func digits(s string) bool {
	last := byte('_')
	for i := range len(s) {
		c := s[i]
		if (c < '0' || c > '9') && (c != '_' || last == '_') {
			return false
		}
		last = c
	}
	return last != '_'
}

// str reads a string of any of the four kinds.
func (p *parser) str() value {
	triple := `"""`
	if p.s[p.i] == '\'' {
		triple = "'''"
	}
	if strings.HasPrefix(p.s[p.i:], triple) {
		p.i += 3
		p.take('\n')
		return p.quoted(triple)
	}
	p.i++
	return p.quoted(triple[:1])
}

// quoted reads up to the closing quotes. What has no escapes is a slice of the
// document.
func (p *parser) quoted(end string) value {
	var b []byte
	start := p.i
	for p.i < len(p.s) {
		switch c := p.s[p.i]; {
		case c == '\n' && len(end) == 1:
			return value{}
		case c == '\\' && end[0] == '"':
			b = append(b, p.s[start:p.i]...)
			var ok bool
			if b, ok = p.escape(b, len(end) == 3); !ok {
				return value{}
			}
			start = p.i
		case c != end[0] || !strings.HasPrefix(p.s[p.i:], end):
			p.i++
		default:
			v := value{kind: text, text: p.s[start:p.i]}
			if b != nil {
				v.text = string(append(b, v.text...))
			}
			p.i += len(end)
			// Quotes beside the closing ones are rare.
			if len(end) == 3 && p.i < len(p.s) && p.s[p.i] == end[0] {
				return value{}
			}
			return v
		}
	}
	return value{}
}

// escape reads an escape sequence and appends what it stands for.
func (p *parser) escape(b []byte, lines bool) ([]byte, bool) {
	const names, values = `btnfr"\`, "\b\t\n\f\r\"\\"
	p.i++
	if p.i == len(p.s) {
		return b, false
	}
	c := p.s[p.i]
	if i := strings.IndexByte(names, c); i >= 0 {
		p.i++
		return append(b, values[i]), true
	}
	size := 0
	switch c {
	case 'u':
		size = 4
	case 'U':
		size = 8
	case '\n':
		if lines {
			p.i += len(p.s[p.i:]) - len(strings.TrimLeft(p.s[p.i:], " \t\n"))
			return b, true
		}
	}
	if size == 0 || p.i+1+size > len(p.s) {
		return b, false
	}
	r, err := strconv.ParseUint(p.s[p.i+1:p.i+1+size], 16, 32)
	if err != nil || r > utf8.MaxRune || !utf8.ValidRune(rune(r)) {
		return b, false
	}
	p.i += 1 + size
	return utf8.AppendRune(b, rune(r)), true
}
