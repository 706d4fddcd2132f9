// Package fasttoml decodes the common part of TOML several times quicker than
// github.com/BurntSushi/toml. It never says what is wrong with a
// text: whatever is rare, doubtful or wrong it declines, and the library
// decides. A text that it accepts it decodes as the library does.
package fasttoml

import (
	"math"
	"slices"
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

// node is a value, and its key in the table that it stands in. All nodes of a
// document lie in one slice and name each other by their indexes in it, of
// which 0 is the root and so nobody's child.
type node struct {
	key  string
	text string
	num  uint64 // the integer, the bits of the float, or 1 for true
	// first and last are the children of an array or table, of which there are
	// count; next is the sibling behind.
	first, last, next, count int32
	kind                     kind
	// closed tables are not extended by a header of their own name.
	closed bool
	// inline tables are not extended at all.
	inline bool
}

// find returns the value of a key of a table, or 0.
func (p *parser) find(table int32, key string) int32 {
	for i := p.nodes[table].first; i != 0; i = p.nodes[i].next {
		if p.nodes[i].key == key {
			return i
		}
	}
	return 0
}

// add appends a value to a table or an array and returns its index.
func (p *parser) add(parent int32, n node) int32 {
	if p.passing {
		return 0
	}
	i := int32(len(p.nodes))
	p.nodes = append(p.nodes, n)
	of := &p.nodes[parent]
	if of.count++; of.last != 0 {
		p.nodes[of.last].next = i
	} else {
		of.first = i
	}
	of.last = i
	return i
}

const (
	// maxDepth is how deep arrays and inline tables are nested in each other.
	maxDepth = 32
	// maxKeys is how many keys a table has: they are looked up one by one.
	maxKeys = 1000
	maxSize = 64 << 20
	// bytesPerNode is about how many bytes of a document there are for each of
	// its nodes.
	bytesPerNode = 24
)

type parser struct {
	s     string
	i     int
	depth int
	nodes []node
	// without are keys of which nothing is kept.
	without []string
	// passing is true in the value of one of those. It is only followed to its
	// end there: a key that an inline table gives twice is not seen.
	passing bool
}

// parse returns the nodes of a document, or nil if it declines.
func parse(s string, without []string) []node {
	if len(s) > maxSize || !plain(s) {
		return nil
	}
	nodes := (*buffers.Get().(*[]node))[:0]
	p := &parser{s: s, nodes: append(slices.Grow(nodes, 16+len(s)/bytesPerNode), node{kind: object}), without: without}
	at := int32(0)
	for {
		p.blank()
		switch {
		case p.i == len(p.s):
			return p.nodes
		case p.s[p.i] == '[':
			var ok bool
			if at, ok = p.header(); !ok {
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
	const ones, high = 0x0101010101010101, 0x8080808080808080
	for i := 0; i < len(s); {
		if len(s)-i >= 8 {
			// Bytes below ' ' borrow from their highest bit; what else does only
			// costs a closer look. A byte of 0x7f gives 0 when it is inverted.
			w := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
				uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
			del := w ^ 0x7f*ones
			if (w-' '*ones)&^w&high|(del-ones)&^del&high == 0 {
				i += 8
				continue
			}
		}
		for end := min(i+8, len(s)); i < end; i++ {
			if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
				return false
			}
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
func (p *parser) header() (table int32, ok bool) {
	p.i++
	many := p.take('[')
	for {
		p.spaces()
		key := p.key()
		p.spaces()
		if key == "" {
			return 0, false
		}
		if p.take('.') {
			if table, ok = p.through(table, key); !ok {
				return 0, false
			}
			continue
		}
		if !p.take(']') || many && !p.take(']') {
			return 0, false
		}
		if many {
			return p.appended(table, key)
		}
		return p.opened(table, key)
	}
}

// through returns the table that a dotted header goes through.
func (p *parser) through(table int32, key string) (int32, bool) {
	i := p.find(table, key)
	if i == 0 {
		return p.create(table, node{key: key, kind: object})
	}
	switch n := &p.nodes[i]; {
	case n.kind == object && !n.inline:
		return i, true
	case n.kind == tables:
		return n.last, true
	}
	return 0, false
}

// opened returns the table of a header [key].
func (p *parser) opened(table int32, key string) (int32, bool) {
	i := p.find(table, key)
	if i == 0 {
		return p.create(table, node{key: key, kind: object, closed: true})
	}
	n := &p.nodes[i]
	if n.kind != object || n.closed {
		return 0, false
	}
	n.closed = true
	return i, true
}

// appended returns the new table of a header [[key]].
func (p *parser) appended(table int32, key string) (int32, bool) {
	i, ok := p.find(table, key), true
	if i == 0 {
		i, ok = p.create(table, node{key: key, kind: tables})
	}
	if !ok || p.nodes[i].kind != tables {
		return 0, false
	}
	return p.add(i, node{kind: object, closed: true}), true
}

// create adds a value to a table that does not have its key.
func (p *parser) create(table int32, n node) (int32, bool) {
	if p.nodes[table].count >= maxKeys {
		return 0, false
	}
	return p.add(table, n), true
}

// key reads a bare or quoted key, or returns "".
func (p *parser) key() string {
	if p.i < len(p.s) && (p.s[p.i] == '"' || p.s[p.i] == '\'') {
		key, _ := p.str()
		return key
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
func (p *parser) pair(table int32) bool {
	key := p.key()
	p.spaces()
	if key == "" || !p.take('=') {
		return false
	}
	if p.passing {
		p.spaces()
		return p.value(table, key)
	}
	if p.nodes[table].count >= maxKeys || p.find(table, key) != 0 {
		return false
	}
	p.spaces()
	p.passing = slices.Contains(p.without, key)
	ok := p.value(table, key)
	p.passing = false
	return ok
}

// value reads a value into a table or an array.
func (p *parser) value(parent int32, key string) bool {
	if p.i == len(p.s) {
		return false
	}
	switch p.s[p.i] {
	case '"', '\'':
		s, ok := p.str()
		p.add(parent, node{key: key, kind: text, text: s})
		return ok
	case '[':
		return p.nested(p.array, p.add(parent, node{key: key, kind: array}))
	case '{':
		return p.nested(p.inline, p.add(parent, node{key: key, kind: object, closed: true, inline: true}))
	}
	n := p.word()
	n.key = key
	p.add(parent, n)
	return n.kind != 0
}

// nested reads what stands between brackets into the node i.
func (p *parser) nested(read func(i int32) bool, i int32) bool {
	p.i++
	p.depth++
	ok := p.depth <= maxDepth && read(i)
	p.depth--
	return ok
}

func (p *parser) array(i int32) bool {
	for {
		p.blank()
		if p.take(']') {
			return true
		}
		if !p.value(i, "") {
			return false
		}
		p.blank()
		if !p.take(',') && (p.i == len(p.s) || p.s[p.i] != ']') {
			return false
		}
	}
}

func (p *parser) inline(i int32) bool {
	p.spaces()
	if p.take('}') {
		return true
	}
	for {
		p.spaces()
		if !p.pair(i) {
			return false
		}
		p.spaces()
		switch {
		case p.take('}'):
			return true
		case !p.take(','):
			return false
		}
	}
}

// word reads true, false or a number in its plainest form.
func (p *parser) word() node {
	start := p.i
	for p.i < len(p.s) && strings.IndexByte(" \t\n,]}#", p.s[p.i]) < 0 {
		p.i++
	}
	switch w := p.s[start:p.i]; {
	case w == "true":
		return node{kind: boolean, num: 1}
	case w == "false":
		return node{kind: boolean}
	default:
		return number(w)
	}
}

func number(w string) node {
	whole, fraction, dotted := strings.Cut(strings.TrimPrefix(w, "-"), ".")
	if !digits(whole) || len(whole) > 1 && whole[0] == '0' || len(whole) > 15 || dotted && !digits(fraction) {
		return node{}
	}
	w = strings.ReplaceAll(w, "_", "")
	if dotted {
		f, err := strconv.ParseFloat(w, 64)
		if err != nil {
			return node{}
		}
		return node{kind: float, num: math.Float64bits(f)}
	}
	n, err := strconv.ParseInt(w, 10, 64)
	if err != nil {
		return node{}
	}
	return node{kind: integer, num: uint64(n)}
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
func (p *parser) str() (string, bool) {
	end := p.s[p.i : p.i+1]
	if triple := p.s[p.i:]; len(triple) >= 3 && triple[1] == end[0] && triple[2] == end[0] {
		end = triple[:3]
	}
	p.i += len(end)
	if len(end) == 3 {
		p.take('\n')
	}
	return p.quoted(end)
}

// quoted reads up to the closing quotes. What has no escapes is a slice of the
// document.
func (p *parser) quoted(end string) (string, bool) {
	var b []byte
	for {
		n := strings.Index(p.s[p.i:], end)
		if n < 0 {
			return "", false
		}
		s := p.s[p.i : p.i+n]
		escape := -1
		if end[0] == '"' {
			escape = strings.IndexByte(s, '\\')
		}
		if escape >= 0 {
			s = s[:escape]
		}
		if len(end) == 1 && strings.IndexByte(s, '\n') >= 0 {
			return "", false
		}
		p.i += len(s)
		if escape >= 0 {
			var ok bool
			if p.passing {
				b = b[:0]
			} else {
				b = append(b, s...)
			}
			if b, ok = p.escape(b, len(end) == 3); !ok {
				return "", false
			}
			continue
		}
		if b != nil && !p.passing {
			s = string(append(b, s...))
		}
		p.i += len(end)
		// Quotes beside the closing ones are rare.
		if len(end) == 3 && p.i < len(p.s) && p.s[p.i] == end[0] {
			return "", false
		}
		return s, true
	}
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
