package record

import "strings"

// tomlNames are files that hold TOML.
var tomlNames = []string{".toml", "pipfile"}

// sniffTOML looks for a table's head with keys and quoted values below it.
func sniffTOML(src string) bool {
	table, quoted := false, false
	for line := range strings.Lines(src) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' && strings.HasSuffix(line, "]") {
			table = true
			continue
		}
		_, value, ok := strings.Cut(line, "=")
		value = strings.TrimSpace(value)
		if !ok || value == "" {
			return false
		}
		quoted = quoted || value[0] == '"' || value[0] == '['
		if table && quoted {
			return true
		}
	}
	return false
}

// readTOML reads tables into one map. It goes by lines, so that what is no TOML
// costs no more than its line.
func readTOML(src string, b *builder) []*Value {
	t := tomlReader{lineReader: lineReader{src: src, b: b}, made: map[tomlKey]*Value{}}
	root := b.value(Map, 0, len(src))
	if root == nil {
		return nil
	}
	t.pos = len(src) - len(strings.TrimPrefix(src, bom))
	table := root
	for t.pos < len(src) && b.left > 0 {
		t.space()
		switch c := t.peek(); c {
		case 0:
			if t.pos < len(src) {
				t.pos++
			}
		case '[':
			if in := t.head(root); in != nil {
				table = in
			} else {
				table.Partial = true
			}
		default:
			if !t.pair(table, 0) {
				table.Partial = true
				t.rest()
			}
		}
	}
	root.Partial = root.Partial || b.left <= 0
	return []*Value{root}
}

type tomlReader struct {
	lineReader
	// made are the tables, and lists of them, by where they stand.
	made map[tomlKey]*Value
}

// tomlKey is a key of a table.
type tomlKey struct {
	table *Value
	key   string
}

// space passes over white space, line ends and comments.
func (t *tomlReader) space() {
	for t.pos < len(t.src) {
		switch c := t.src[t.pos]; {
		case isSpace(c):
			t.pos++
		case c == '#':
			t.rest()
		default:
			return
		}
	}
}

// head reads [a.b] or [[a.b]] and returns the table that it opens, or nil.
func (t *tomlReader) head(root *Value) *Value {
	start := t.pos
	t.pos++
	list := t.peek() == '['
	if list {
		t.pos++
	}
	keys := t.keys()
	if keys == nil || t.peek() != ']' {
		t.rest()
		return nil
	}
	t.pos++
	if list && t.peek() == ']' {
		t.pos++
	}
	if strings.TrimSpace(uncommented(" "+t.rest())) != "" {
		root.Partial = true
	}
	v := root
	for i, k := range keys {
		last := i == len(keys)-1
		at := tomlKey{v, k.Key}
		old := t.made[at]
		switch {
		case old != nil && old.Kind == List && !last:
			v = old.Items[len(old.Items)-1]
		case old != nil && old.Kind == List && list:
			in := t.b.value(Map, start, t.pos)
			if in == nil {
				return nil
			}
			old.Items = append(old.Items, in)
			v = in
		case old != nil && old.Kind == Map:
			v = old
		default:
			in := t.b.value(Map, start, t.pos)
			if in == nil {
				return nil
			}
			k.Value = in
			if last && list {
				l := t.b.value(List, start, t.pos)
				if l == nil {
					return nil
				}
				l.Items = []*Value{in}
				k.Value = l
			}
			v.Fields = append(v.Fields, k)
			t.made[at] = k.Value
			v = in
		}
	}
	return v
}

// keys reads the keys of a path.
func (t *tomlReader) keys() []Field {
	var keys []Field
	for len(keys) < maxDepth {
		t.blanks()
		f := Field{Start: t.pos}
		switch c := t.peek(); {
		case c == '"' || c == '\'':
			text, end, ok := t.quotedText(nil)
			if !ok {
				return nil
			}
			f.Key, t.pos = text, end
		default:
			for isWordByte(t.peek()) || t.peek() == '-' {
				t.pos++
			}
			f.Key = t.src[f.Start:t.pos]
		}
		f.End = t.pos
		if f.End == f.Start {
			return nil
		}
		keys = append(keys, f)
		t.blanks()
		if t.peek() != '.' {
			return keys
		}
		t.pos++
	}
	return nil
}

// pair reads a key and its value into a table, and reports false if that cannot
// be read.
func (t *tomlReader) pair(v *Value, depth int) bool {
	keys := t.keys()
	if keys == nil || t.peek() != '=' {
		return false
	}
	t.pos++
	t.blanks()
	val := t.value(depth)
	if val == nil {
		return false
	}
	for i, k := range keys {
		if i == len(keys)-1 {
			k.Value = val
			if val.Kind == Map {
				t.made[tomlKey{v, k.Key}] = val
			}
			v.Fields = append(v.Fields, k)
			v.End = max(v.End, val.End)
			v.Partial = v.Partial || anyKey(k.Key)
			break
		}
		old := t.made[tomlKey{v, k.Key}]
		if old == nil || old.Kind != Map {
			in := t.b.value(Map, k.Start, val.End)
			if in == nil {
				return false
			}
			k.Value = in
			v.Fields = append(v.Fields, k)
			t.made[tomlKey{v, k.Key}] = in
			v = in
			continue
		}
		v = old
		v.End = max(v.End, val.End)
	}
	t.blanks()
	return true
}

// value reads a value, and returns nil if none begins at the position.
func (t *tomlReader) value(depth int) *Value {
	start := t.pos
	switch c := t.peek(); {
	case c == '"' || c == '\'':
		var m origin
		text, end, ok := t.quotedText(&m)
		if !ok {
			return nil
		}
		t.pos = end
		v := t.b.value(textKind(text), start, end)
		if v == nil {
			return nil
		}
		v.Text = text
		if v.Kind == String && maybeNested(text) {
			v.Items = t.b.nest(text, "", &m)
		}
		return v
	case (c == '[' || c == '{') && !strings.HasPrefix(t.src[t.pos:], "{{") && depth < maxDepth:
		return t.collection(c, depth)
	}
	end := start
	for end < len(t.src) && strings.IndexByte(",]}#\r\n", t.src[end]) < 0 {
		if strings.HasPrefix(t.src[end:], "{{") {
			if e := closedWithin(t.src, end, "}}"); e > 0 {
				end = e
				continue
			}
		}
		end++
	}
	text := strings.TrimRight(t.src[start:end], " \t")
	if text == "" {
		return nil
	}
	t.pos = start + len(text)
	kind := plainKind(text)
	if kind == String && (text == "inf" || text == "nan" || text == "+inf" || text == "-inf" || text == "+nan" || text == "-nan") {
		kind = Number
	}
	v := t.b.value(kind, start, t.pos)
	if v != nil {
		v.Text = text
	}
	return v
}

// collection reads an array or an inline table.
func (t *tomlReader) collection(open byte, depth int) *Value {
	kind, close := List, byte(']')
	if open == '{' {
		kind, close = Map, '}'
	}
	v := t.b.value(kind, t.pos, t.pos)
	if v == nil {
		return nil
	}
	t.pos++
	for {
		t.space()
		switch c := t.peek(); {
		case t.pos >= len(t.src) || t.b.left <= 0:
			v.Partial = true
		case c == close:
			t.pos++
		case c == ',':
			t.pos++
			continue
		case kind == Map:
			if t.pair(v, depth+1) {
				continue
			}
			v.Partial = true
		default:
			at := t.pos
			if it := t.value(depth + 1); it != nil {
				v.Items = append(v.Items, it)
				v.Partial = v.Partial || it.Partial
				continue
			}
			v.Partial = true
			if t.pos == at && t.peek() != '\n' {
				t.pos++
				continue
			}
		}
		v.End = t.pos
		return v
	}
}

// quotedText reads the string at the position, and returns where it ends.
func (t *tomlReader) quotedText(m *origin) (text string, end int, ok bool) {
	start := t.pos
	quote := t.src[start : start+1]
	if triple := strings.Repeat(quote, 3); strings.HasPrefix(t.src[start:], triple) {
		body := start + 3
		if n := lineEnd(t.src, body); n > 0 {
			body = n
		}
		at := body
		for {
			i := strings.Index(t.src[at:], triple)
			if i < 0 {
				return "", 0, false
			}
			at += i
			if quote == `"` && escaped(t.src, body, at) {
				at++
				continue
			}
			break
		}
		for n := 0; n < 2 && strings.HasPrefix(t.src[at+3:], quote); n++ {
			at++
		}
		raw := t.src[body:at]
		if quote == "'" {
			m.add(0, body, at)
			return raw, at + 3, true
		}
		return unescapeTOML(raw, m, body), at + 3, true
	}
	for i := start + 1; i < len(t.src) && t.src[i] != '\n'; i++ {
		switch c := t.src[i]; {
		case c == '\\' && quote == `"`:
			i++
		case c == quote[0]:
			raw := t.src[start+1 : i]
			if quote == "'" {
				m.add(0, start+1, i)
				return raw, i + 1, true
			}
			return unescapeTOML(raw, m, start+1), i + 1, true
		}
	}
	return "", 0, false
}

// escaped reports whether an odd number of backslashes stands before at.
func escaped(src string, from, at int) bool {
	n := 0
	for at-n > from && src[at-n-1] == '\\' {
		n++
	}
	return n%2 == 1
}

// unescapeTOML returns the text of a basic string, which begins at base.
func unescapeTOML(raw string, m *origin, base int) string {
	if strings.IndexByte(raw, '\\') < 0 {
		m.add(0, base, base+len(raw))
		return raw
	}
	var out []byte
	for i := 0; i < len(raw); {
		at, n := len(out), 0
		if raw[i] != '\\' {
			n = strings.IndexByte(raw[i:], '\\')
			if n < 0 {
				n = len(raw) - i
			}
			out = append(out, raw[i:i+n]...)
		} else if end := blankLine(raw, i+1); end > 0 {
			// An escaped line end takes the white space behind it along.
			for end < len(raw) && isSpace(raw[end]) {
				end++
			}
			n = end - i
		} else {
			out, n = appendYAMLEscape(out, raw[i:])
		}
		if len(out) > at {
			m.add(at, base+i, base+i+n)
		}
		i += n
	}
	return string(out)
}

// blankLine returns the offset behind the line end that follows white space at
// pos, or 0.
func blankLine(s string, pos int) int {
	for pos < len(s) && (s[pos] == ' ' || s[pos] == '\t') {
		pos++
	}
	return lineEnd(s, pos)
}
