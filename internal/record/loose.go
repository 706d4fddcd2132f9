package record

import (
	"strings"
)

// readLoose reads what it can of a document that is not quite YAML: one that
// ends in the middle, or that a template becomes before it is YAML. It goes by
// lines and their indentation.
func readLoose(src string, from, to int, b *builder) []*Value {
	l := loose{src: src[:to], b: b, next: from}
	l.advance()
	var docs []*Value
	for holes := 0; !l.eof && b.left > 0; holes = l.holes {
		at := l.off
		v := l.block(0, 0)
		if v == nil {
			if l.off == at {
				l.advance()
			}
			continue
		}
		// What a template puts before the first line belongs to it too.
		if !v.Scalar() && !v.shared && l.holes != holes {
			v.Partial = true
		}
		docs = append(docs, v)
	}
	return docs
}

// loose is a reader of lines. The current line, or what is left of it, has its
// content between off and end, and off stands in the column indent.
type loose struct {
	src     string
	b       *builder
	anchors map[string]*Value

	start, off, end int
	indent          int
	next            int // where the next line begins
	eof             bool
	// holes counts places where a template adds something or where something
	// was not understood: what is open there is partial.
	holes int
	// odd is true once something was read otherwise than YAML means it.
	odd bool
	// The fields and items of the maps and lists that are open.
	fields []Field
	items  []*Value
}

// advance goes to the next line that has content.
func (l *loose) advance() {
	for {
		if l.next >= len(l.src) {
			l.start, l.off, l.end, l.indent, l.eof = len(l.src), len(l.src), len(l.src), 0, true
			return
		}
		l.start = l.next
		l.end, l.next = endOfLine(l.src, l.start)
		l.off = l.start
		for l.off < l.end && (l.src[l.off] == ' ' || l.src[l.off] == '\t') {
			l.off++
		}
		for l.end > l.off && (l.src[l.end-1] == ' ' || l.src[l.end-1] == '\t') {
			l.end--
		}
		l.indent = l.off - l.start
		switch line := l.src[l.off:l.end]; {
		case line == "" || line[0] == '#':
		case l.indent == 0 && (line == "---" || line == "..." || line[0] == '%'):
		case l.indent == 0 && strings.HasPrefix(line, "--- "):
			content := strings.TrimLeft(line[4:], " \t")
			if content[0] == '#' {
				continue
			}
			l.off = l.end - len(content)
			l.indent = l.off - l.start
			return
		case instruction(line):
			if brings(line) {
				l.holes++
			}
		default:
			return
		}
	}
}

// endOfLine returns where the line ends that off is on, and where the next one
// begins.
func endOfLine(src string, off int) (end, next int) {
	// In pieces: behind one kind of line end the other can be far away.
	const piece = 256
	for at := off; at < len(src); at += piece {
		part := src[at:min(len(src), at+piece)]
		if nl := strings.IndexByte(part, '\n'); nl >= 0 {
			part = part[:nl+1]
		}
		if cr := strings.IndexByte(part, '\r'); cr >= 0 {
			return at + cr, lineEnd(src, at+cr)
		}
		if end := at + len(part) - 1; src[end] == '\n' {
			return end, end + 1
		}
	}
	return len(src), len(src)
}

// moveTo makes off, which is on the current line or behind it, the place to go
// on from, and goes to the next line if nothing is left of its own.
func (l *loose) moveTo(off int) {
	if off >= l.next && l.next < len(l.src) || off > l.end {
		nl := strings.LastIndexAny(l.src[:off], "\r\n")
		l.start = nl + 1
		l.end, l.next = endOfLine(l.src, off)
	}
	for off < l.end && (l.src[off] == ' ' || l.src[off] == '\t') {
		off++
	}
	if off >= l.end || l.src[off] == '#' {
		l.advance()
		return
	}
	l.off = off
	l.indent = off - l.start
}

// instruction reports whether a line holds nothing but a template's own.
func instruction(line string) bool {
	for line != "" {
		closed := false
		for _, p := range [...][2]string{{"{{", "}}"}, {"{%", "%}"}, {"{#", "#}"}, {"<%", "%>"}} {
			if strings.HasPrefix(line, p[0]) {
				i := strings.Index(line, p[1])
				if i < 0 {
					return false
				}
				line = strings.TrimLeft(line[i+len(p[1]):], " \t")
				closed = true
				break
			}
		}
		if !closed {
			return false
		}
	}
	return true
}

// brings reports whether an instruction may put text into the document: one
// that decides, repeats, defines or remarks does not.
func brings(line string) bool {
	if strings.HasPrefix(line, "<%=") {
		return true
	}
	content := strings.TrimLeft(line, "{<%-+~ \t")
	word := content
	for i := range len(content) {
		if c := content[i]; (c|0x20 < 'a' || c|0x20 > 'z') && c != '_' {
			word = content[:i]
			break
		}
	}
	switch strings.TrimPrefix(word, "end") {
	case "":
		// A remark, a variable, or the bare word "end".
		return word == "" && !strings.HasPrefix(content, "/*") && !strings.HasPrefix(content, "#") &&
			!(strings.HasPrefix(content, "$") && strings.Contains(content, "="))
	case "if", "else", "elif", "elsif", "range", "with", "define", "for", "set", "unless", "each", "macro":
		return false
	}
	return true
}

func (l *loose) rest() string { return l.src[l.off:l.end] }

// dash reports whether a list item begins here.
func (l *loose) dash() bool {
	r := l.rest()
	return r == "-" || strings.HasPrefix(r, "- ") || strings.HasPrefix(r, "-\t")
}

// block reads the value that begins on the current line, the lines of which are
// indented by at least least. It returns nil if there is none.
func (l *loose) block(least, depth int) *Value {
	if l.eof || l.indent < least {
		return nil
	}
	if depth < maxDepth {
		if l.dash() {
			return l.sequence("", least, depth)
		}
		if _, ok := l.key(); ok {
			return l.mapping(least, depth)
		}
	}
	return l.inline(least-1, "", depth)
}

// looseKey is a key and where its value may begin.
type looseKey struct {
	text       string
	start, end int
	value      int
}

// key finds the key on the rest of the line.
func (l *loose) key() (looseKey, bool) {
	line := l.rest()
	if line == "" {
		return looseKey{}, false
	}
	k := looseKey{start: l.off}
	i := 0
	switch line[0] {
	case '"', '\'':
		text, end, ok := unquoteYAML(l.src[:l.end], l.off, nil)
		if !ok {
			return k, false
		}
		k.text, k.end = text, end
		i = end - l.off
		for i < len(line) && (line[i] == ' ' || line[i] == '\t') {
			i++
		}
		if i >= len(line) || line[i] != ':' {
			return k, false
		}
	case '[', ']', ',', '|', '>', '@', '`', '}', '&', '!', '*', '#':
		return k, false
	case '{':
		if !strings.HasPrefix(line, "{{") {
			return k, false
		}
	}
	if k.end == 0 {
		for closes := true; i < len(line); i++ {
			switch c := line[i]; {
			case c == '{' && closes && strings.HasPrefix(line[i:], "{{"):
				if e := strings.Index(line[i:], "}}"); e > 0 {
					i += e + 1
				} else {
					closes = false
				}
				continue
			case c == '#' && i > 0 && isSpace(line[i-1]):
				return k, false
			case c != ':' || i+1 < len(line) && !isSpace(line[i+1]):
				continue
			}
			break
		}
		if i >= len(line) || i == 0 {
			return k, false
		}
		k.text = strings.TrimRight(line[:i], " \t")
		k.end = l.off + len(k.text)
	}
	if i+1 < len(line) && !isSpace(line[i+1]) {
		return k, false
	}
	k.value = l.off + i + 1
	return k, true
}

func (l *loose) mapping(least, depth int) *Value {
	v := l.b.value(Map, l.off, l.off)
	if v == nil {
		l.drain()
		return nil
	}
	holes := l.holes
	indent := l.indent
	mark := len(l.fields)
	var merged []Field
	for !l.eof && l.indent >= least {
		if l.dash() && l.indent <= indent {
			break
		}
		k, ok := l.key()
		if !ok || l.dash() {
			// Not a field: passed over.
			l.holes++
			v.End = l.end
			l.advance()
			continue
		}
		if l.indent < indent {
			l.holes++
		}
		at := l.indent
		indent = min(indent, at)
		val, end := l.under(k, at, depth)
		if val == nil {
			break
		}
		v.End = max(k.end, end)
		if k.text == "<<" {
			more, ok := l.b.merge(val)
			merged = append(merged, more...)
			v.Partial = v.Partial || !ok
			continue
		}
		if anyKey(k.text) || strings.HasPrefix(k.text, "? ") {
			l.holes++
		}
		l.fields = append(l.fields, Field{k.text, k.start, k.end, val})
	}
	if merged == nil {
		v.Fields = l.b.keepFields(l.fields[mark:])
	} else {
		v.Fields = append(merged, l.fields[mark:]...)
	}
	l.fields = l.fields[:mark]
	v.Partial = v.Partial || l.holes != holes || l.b.left <= 0
	return v
}

// under reads the value of a key that stands in the column indent, and returns
// it and where it ends. It returns nil when there is no room for more.
func (l *loose) under(k looseKey, indent, depth int) (*Value, int) {
	line := l.start
	l.moveTo(k.value)
	var v *Value
	if l.start == line && !l.eof {
		v = l.inline(indent, k.text, depth+1)
	} else if !l.eof && l.indent == indent && l.dash() && depth < maxDepth {
		v = l.sequence(k.text, indent, depth+1)
	} else if !l.eof && l.dash() && l.indent > indent && depth < maxDepth {
		v = l.sequence(k.text, indent+1, depth+1)
	} else {
		v = l.block(indent+1, depth+1)
	}
	if v != nil && v.Kind == String && !v.shared && len(v.Items) == 0 && isScript(k.text) && v.Start >= k.value {
		l.script(v, k.text, v.Start)
	}
	if v == nil {
		if l.b.left <= 0 {
			l.drain()
			return nil, 0
		}
		v = l.b.value(Null, k.value, k.value)
	}
	if v.shared {
		return v, k.value
	}
	return v, v.End
}

// drain gives up: there are too many values.
func (l *loose) drain() {
	l.holes++
	l.next = len(l.src)
	l.advance()
}

// item reads the value of a list item that begins on its line; a script under
// the key of the list is one item a line.
func (l *loose) item(key string, depth int) *Value {
	if !isScript(key) || isCommand(key) {
		return l.block(l.indent, depth)
	}
	if _, ok := l.key(); ok || l.dash() || l.eof {
		return l.block(l.indent, depth)
	}
	at := l.off
	v := l.inline(l.indent-1, key, depth)
	if v != nil && v.Kind == String && len(v.Items) == 0 {
		l.script(v, key, at)
	}
	return v
}

// script reads the commands in a string that is written as it means.
func (l *loose) script(v *Value, key string, at int) {
	if i := strings.Index(l.src[at:v.End], v.Text); i >= 0 && v.Text != "" {
		var m origin
		m.add(0, at+i, at+i+len(v.Text))
		v.Items = l.b.nest(v.Text, key, &m)
	}
}

func (l *loose) sequence(key string, least, depth int) *Value {
	v := l.b.value(List, l.off, l.off)
	if v == nil {
		l.drain()
		return nil
	}
	holes := l.holes
	indent := l.indent
	mark := len(l.items)
	for !l.eof && l.indent >= least {
		if !l.dash() {
			if l.indent <= indent {
				break
			}
			l.holes++
			l.advance()
			continue
		}
		if l.indent < indent {
			l.holes++
		}
		// Deeper, YAML means one more of the words above.
		l.odd = l.odd || l.indent > indent
		at, line, dash := l.indent, l.start, l.off
		indent = min(indent, at)
		l.moveTo(dash + 1)
		var it *Value
		if l.start != line || l.eof {
			it = l.block(at+1, depth+1)
		} else {
			it = l.item(key, depth+1)
			if it == nil {
				l.advance()
			}
		}
		if it == nil {
			if it = l.b.value(Null, dash+1, dash+1); it == nil {
				l.drain()
				break
			}
		}
		l.items = append(l.items, it)
		v.End = max(dash+1, it.End)
	}
	v.Items = l.b.keepItems(l.items[mark:])
	l.items = l.items[:mark]
	v.Partial = l.holes != holes || l.b.left <= 0
	return v
}

// inline reads a value that begins in the middle of a line. Its further lines
// are indented by more than parent.
func (l *loose) inline(parent int, key string, depth int) *Value {
	anchor, own := "", false
	for !l.eof {
		r := l.rest()
		if r[0] != '&' && r[0] != '!' {
			break
		}
		word := r
		if i := strings.IndexAny(r, " \t"); i >= 0 {
			word = r[:i]
		}
		if r[0] == '&' {
			anchor = word[1:]
		} else {
			own = own || ownTag(word)
		}
		line := l.start
		l.moveTo(l.off + len(word))
		if l.start != line || l.eof {
			v := l.block(parent+1, depth)
			return l.property(v, anchor, own)
		}
	}
	return l.property(l.content(parent, key, depth), anchor, own)
}

func (l *loose) property(v *Value, anchor string, own bool) *Value {
	if v == nil {
		return nil
	}
	if anchor != "" && len(anchor) < 256 {
		if l.anchors == nil {
			l.anchors = map[string]*Value{}
		}
		l.anchors[anchor] = v
	}
	if own && v.Scalar() {
		v.Kind, v.Items = Lookup, nil
	} else if own {
		v.Partial = true
	}
	return v
}

// alias returns the value of an anchor, or nil.
func (l *loose) alias(name string) *Value {
	v := l.anchors[name]
	if v != nil {
		v.shared = true
	}
	return v
}

func (l *loose) content(parent int, key string, depth int) *Value {
	if l.eof {
		return nil
	}
	start := l.off
	r := l.rest()
	switch c := r[0]; {
	case c == '*':
		word := r
		if i := strings.IndexAny(r, " \t"); i >= 0 {
			word = r[:i]
		}
		v := l.alias(word[1:])
		if v == nil {
			if v = l.b.value(Lookup, start, start+len(word)); v != nil {
				v.Text = word
			}
		}
		l.moveTo(start + len(word))
		l.skipRest(start)
		return v
	case c == '|' || c == '>':
		var m origin
		text, end, ok := blockText(l.src, start, parent, -1, &m)
		if !ok {
			break
		}
		v := l.b.value(textKind(text), start, end)
		if v == nil {
			return nil
		}
		v.Text = text
		if maybeNested(text) || namedKey(key) != nil && strings.Contains(text, "\n") || isScript(key) {
			v.Items = l.b.nest(text, key, &m)
		}
		l.moveTo(end)
		l.skipRest(start)
		return v
	case (c == '{' || c == '[') && !strings.HasPrefix(r, "{{") && depth < maxDepth:
		j := jsonReader{src: l.src, pos: start, b: l.b, flow: true, alias: l.alias, depth: depth}
		v := j.value()
		if v == nil {
			return nil
		}
		if !v.shared && v.Partial {
			l.holes++
		}
		l.moveTo(j.pos)
		l.skipRest(start)
		return v
	case c == '"' || c == '\'':
		if v := l.quoted(parent); v != nil {
			return v
		}
	}
	return l.plain(parent)
}

// skipRest passes over what is left of the line on which a value has ended.
func (l *loose) skipRest(start int) {
	if !l.eof && l.off > l.start+l.leading() && l.off > start {
		l.holes++
		l.advance()
	}
}

// leading returns how far the current line is indented.
func (l *loose) leading() int {
	n := 0
	for l.start+n < l.end && (l.src[l.start+n] == ' ' || l.src[l.start+n] == '\t') {
		n++
	}
	return n
}

// quoted reads a quoted scalar, and returns nil if it is none: if it is not
// closed before a line that is not indented enough, or goes on behind it.
func (l *loose) quoted(parent int) *Value {
	start := l.off
	var m origin
	text, end, ok := unquoteYAML(l.src[:l.end], start, &m)
	if !ok {
		m = origin{}
		text, end, ok = unquoteYAML(l.src[:l.deeper(parent, l.src[start])], start, &m)
	}
	if !ok {
		l.holes++
		return nil
	}
	stop, _ := endOfLine(l.src, end)
	tail := l.src[end:stop]
	if t := strings.TrimLeft(tail, " \t"); t != "" && t[0] != '#' {
		return nil
	}
	v := l.b.value(textKind(text), start, end)
	if v == nil {
		return nil
	}
	v.Text = text
	if maybeNested(text) {
		v.Items = l.b.nest(text, "", &m)
	}
	l.moveTo(end)
	return v
}

// deeper returns where the lines end that follow the current one, are indented by
// more than parent, and in which a quote that is open may still be so.
func (l *loose) deeper(parent int, quote byte) int {
	for pos := l.next; pos < len(l.src); {
		i := pos
		for i < len(l.src) && (l.src[i] == ' ' || l.src[i] == '\t') {
			i++
		}
		if lineEnd(l.src, i) == 0 && i-pos <= parent {
			return pos
		}
		end, next := endOfLine(l.src, i)
		if ends(l.src[i:end], quote) {
			return next
		}
		pos = next
	}
	return len(l.src)
}

// ends reports whether an open string ends on a line of it.
func ends(line string, quote byte) bool {
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '\\' && quote == '"':
			i++
		case line[i] == quote:
			if quote == '"' || i+1 >= len(line) || line[i+1] != quote {
				return true
			}
			i++
		}
	}
	return false
}

// plain reads an unquoted scalar, with the lines on which it goes on.
func (l *loose) plain(parent int) *Value {
	start, end := l.off, l.off+len(uncommented(l.rest()))
	commented := end < l.end
	l.advance()
	folded := false
	for !commented && !l.eof && l.indent > parent {
		if l.dash() {
			l.odd = true
			break
		}
		if _, ok := l.key(); ok {
			break
		}
		text := uncommented(l.rest())
		commented = len(text) < l.end-l.off
		end = l.off + len(text)
		folded = true
		l.advance()
	}
	text := l.src[start:end]
	if folded {
		text = fold(text)
	}
	v := l.b.value(plainKind(text), start, end)
	if v != nil {
		v.Text = text
	}
	return v
}

// uncommented returns a line without the comment at its end.
func uncommented(line string) string {
	for i := 1; i < len(line); i++ {
		if line[i] == '#' && isSpace(line[i-1]) {
			return strings.TrimRight(line[:i], " \t")
		}
	}
	return line
}
