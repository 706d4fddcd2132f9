package record

import "strings"

// dotenvNames are files of NAME=value lines.
var dotenvNames = []string{".env", ".envrc", ".flaskenv", ".dev.vars", "env", ".environment"}

// isDotenv reports whether a file's name is one of the many that begin with
// ".env".
func isDotenv(name string) bool {
	return strings.HasPrefix(name, ".env.") || strings.HasPrefix(name, ".env-") || strings.HasPrefix(name, ".env_") ||
		strings.HasPrefix(name, "env.") && strings.Count(name, ".") == 1
}

// sniffDotenv looks for lines that are all of them assignments to names in
// capitals.
func sniffDotenv(src string) bool {
	good := 0
	for line := range strings.Lines(src) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, _, ok := strings.Cut(strings.TrimPrefix(line, "export "), "=")
		if !ok || name == "" || strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") != "" {
			return false
		}
		if good++; good == 10 {
			break
		}
	}
	return good >= 2
}

// readDotenv reads lines of NAME=value into one map. Values can be quoted, and
// then go on over line ends.
func readDotenv(src string, b *builder) []*Value {
	l := lineReader{src: src, b: b}
	v := b.value(Map, 0, len(src))
	if v == nil {
		return nil
	}
	l.pos = len(src) - len(strings.TrimPrefix(src, bom))
	for l.pos < len(src) && b.left > 0 {
		l.blanks()
		switch c := l.peek(); {
		case c == '\n' || c == '\r':
			l.pos++
			continue
		case c == '#' || c == 0:
			l.rest()
			continue
		}
		if strings.HasPrefix(src[l.pos:], "export ") {
			l.pos += len("export ")
			l.blanks()
		}
		f, ok := l.key("=:")
		if !ok {
			l.rest()
			v.Partial = true
			continue
		}
		if f.Value = l.value(true); f.Value == nil {
			break
		}
		v.Fields = append(v.Fields, f)
	}
	v.Partial = v.Partial || b.left <= 0
	return []*Value{v}
}

// lineReader reads formats that put one key and its value on a line.
type lineReader struct {
	src string
	pos int
	b   *builder
}

func (l *lineReader) peek() byte {
	if l.pos < len(l.src) {
		return l.src[l.pos]
	}
	return 0
}

func (l *lineReader) blanks() {
	for l.pos < len(l.src) && (l.src[l.pos] == ' ' || l.src[l.pos] == '\t' || l.src[l.pos] == '\f') {
		l.pos++
	}
}

// rest returns what is left of the line, and goes on to its end.
func (l *lineReader) rest() string {
	from := l.pos
	if nl := strings.IndexByte(l.src[from:], '\n'); nl >= 0 {
		l.pos += nl
	} else {
		l.pos = len(l.src)
	}
	return strings.TrimSuffix(l.src[from:l.pos], "\r")
}

// key reads a key and the separator behind it.
func (l *lineReader) key(separators string) (Field, bool) {
	f := Field{Start: l.pos}
	if c := l.peek(); c == '"' || c == '\'' {
		text, end, ok := unquoteYAML(l.line(), l.pos, nil)
		if !ok {
			return f, false
		}
		f.Key, f.End = text, end
		l.pos = end
	} else {
		for l.pos < len(l.src) && l.src[l.pos] != '\n' && strings.IndexByte(separators, l.src[l.pos]) < 0 {
			l.pos++
		}
		f.Key = strings.TrimRight(l.src[f.Start:l.pos], " \t\r")
		f.End = f.Start + len(f.Key)
	}
	l.blanks()
	if f.Key == "" || l.pos >= len(l.src) || strings.IndexByte(separators, l.src[l.pos]) < 0 {
		return f, false
	}
	l.pos++
	return f, true
}

// line returns the text up to the end of the line.
func (l *lineReader) line() string {
	if nl := strings.IndexByte(l.src[l.pos:], '\n'); nl >= 0 {
		return l.src[:l.pos+nl]
	}
	return l.src
}

// value reads the value that stands on the rest of the line, and returns nil
// when there is no room. A quoted one may go on over line ends if lines is
// true.
func (l *lineReader) value(lines bool) *Value {
	l.blanks()
	start := l.pos
	if c := l.peek(); c == '"' || c == '\'' || c == '`' {
		src := l.line()
		if lines {
			src = l.src
		}
		if text, end, ok := unquoteShell(src, start); ok && behind(src, end) {
			l.pos = end
			l.rest()
			return l.scalar(text, start, end, text == src[start+1:end-1])
		}
	}
	text := l.rest()
	for i := range len(text) {
		if text[i] == '#' && (i == 0 || isSpace(text[i-1])) {
			text = text[:i]
			break
		}
	}
	text = strings.TrimRight(text, " \t")
	return l.scalar(text, start, start+len(text), false)
}

// behind reports whether nothing but a comment follows on the line.
func behind(src string, pos int) bool {
	rest := src[pos:]
	if nl := strings.IndexByte(rest, '\n'); nl >= 0 {
		rest = rest[:nl]
	}
	rest = strings.TrimSpace(rest)
	return rest == "" || rest[0] == '#' || rest[0] == ';'
}

// scalar returns the value of a text that stands between start and end, as it
// is or, if inside is true, in quotes.
func (l *lineReader) scalar(text string, start, end int, inside bool) *Value {
	kind := plainKind(text)
	if inside || kind == Null {
		kind = textKind(text)
	}
	v := l.b.value(kind, start, end)
	if v == nil {
		return nil
	}
	v.Text = text
	if kind == String && maybeNested(text) {
		var m origin
		switch {
		case inside:
			m.add(0, start+1, end-1)
		case text == l.src[start:end]:
			m.add(0, start, end)
		default:
			unquoteYAML(l.src, start, &m)
		}
		v.Items = l.b.nest(text, "", &m)
	}
	return v
}

// unquoteShell reads the quoted string that begins at start.
func unquoteShell(src string, start int) (text string, end int, ok bool) {
	quote := src[start]
	var out []byte
	from := start + 1
	for i := from; i < len(src); i++ {
		switch c := src[i]; {
		case c == quote:
			if out == nil {
				return src[from:i], i + 1, true
			}
			return string(append(out, src[from:i]...)), i + 1, true
		case c == '\\' && quote == '"' && i+1 < len(src):
			out = append(out, src[from:i]...)
			var n int
			out, n = appendEscape(out, src[i:])
			i += n - 1
			from = i + 1
		}
	}
	return "", len(src), false
}

// propertiesNames are files of keys and values, in which dots part the keys of
// maps in maps.
var propertiesNames = []string{".properties", ".prop"}

// iniNames are files of sections with keys and values.
var iniNames = []string{
	".ini", ".inf", ".editorconfig", ".npmrc", ".yarnrc", ".pypirc", ".gitconfig", ".netrc", ".desktop", ".service",
	".timer", ".reg", ".prefs", ".credentials", "credentials", ".s3cfg", ".boto", ".rclone", "rclone.conf", ".aws", ".xcconfig",
}

// sniffINI looks for a section's head, or for lines all of which are keys and
// values.
func sniffINI(src string) bool {
	good := 0
	for line := range strings.Lines(src) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' || line[0] == ';' || line[0] == '!' {
			continue
		}
		if line[0] == '[' && strings.HasSuffix(line, "]") {
			good++
			continue
		}
		key, _, ok := strings.Cut(line, "=")
		if key = strings.TrimSpace(key); !ok || key == "" || len(key) > 64 || strings.ContainsAny(key, " \t(){}<>;,") {
			return false
		}
		if good++; good == 10 {
			break
		}
	}
	return good >= 2
}

// readProperties reads keys and values, and makes maps of keys with dots in
// them.
//
//	a.b = 1        {a:{b:1 c:"x"}}
//	a.c: x
func readProperties(src string, b *builder) []*Value {
	docs := readINI(src, b)
	for _, d := range docs {
		b.unfold(d)
	}
	return docs
}

// unfold moves the fields of a map whose keys have dots in them into maps of
// their own, as far as no value stands in the way.
func (b *builder) unfold(v *Value) {
	fields := v.Fields
	v.Fields = make([]Field, 0, len(fields))
	maps := map[string]*Value{}
	for _, f := range fields {
		in, from := v, 0
		for depth := 0; depth < maxKeys; depth++ {
			dot := strings.IndexByte(f.Key[from:], '.')
			if dot <= 0 || from+dot+1 == len(f.Key) {
				break
			}
			path := f.Key[:from+dot]
			next := maps[path]
			if next == nil {
				if next = b.value(Map, f.Start, f.End); next == nil {
					return
				}
				maps[path] = next
				in.Fields = append(in.Fields, Field{path[from:], f.Start + from, f.Start + len(path), next})
			}
			in, from = next, len(path)+1
			in.End = max(in.End, f.Value.End)
		}
		if f.End-f.Start == len(f.Key) {
			f.Start += from
		}
		f.Key = f.Key[from:]
		in.Fields = append(in.Fields, f)
	}
}

// maxKeys is how many maps are made of one key.
const maxKeys = 16

// readINI reads sections into maps in one map, and what stands before the first
// section beside them.
//
//	a.b = 1        {a.b:1 s:{c:"x"}}
//	[s]
//	c: x
func readINI(src string, b *builder) []*Value {
	l := lineReader{src: src, b: b}
	root := b.value(Map, 0, len(src))
	if root == nil {
		return nil
	}
	l.pos = len(src) - len(strings.TrimPrefix(src, bom))
	sections := map[string]*Value{}
	v := root
	for l.pos < len(src) && b.left > 0 {
		l.blanks()
		switch c := l.peek(); c {
		case '\n', '\r':
			l.pos++
			continue
		case 0, '#', ';', '!':
			l.rest()
			if l.pos < len(src) && c == 0 {
				l.pos++
			}
			continue
		case '[':
			if in := l.section(root, sections); in != nil {
				v = in
			}
			continue
		}
		f, ok := l.key("=:")
		if !ok {
			// A key alone is a switch.
			l.pos = f.Start
			line := strings.TrimRight(l.rest(), " \t")
			if !isPlainKey(line) {
				v.Partial = true
				continue
			}
			f.Key, f.End = line, f.Start+len(line)
			f.Value = b.value(Null, f.End, f.End)
		} else {
			f.Value = l.continued()
		}
		if f.Value == nil {
			break
		}
		v.Fields = append(v.Fields, f)
		v.End = max(v.End, f.Value.End)
	}
	root.Partial = root.Partial || b.left <= 0
	root.End = len(src)
	return []*Value{root}
}

// section reads the head of a section, and returns its map.
func (l *lineReader) section(root *Value, sections map[string]*Value) *Value {
	start := l.pos
	line := l.rest()
	end := strings.LastIndexByte(line, ']')
	if end < 0 {
		root.Partial = true
		return nil
	}
	f := Field{Start: start + 1, End: start + end}
	f.Key = strings.Trim(l.src[f.Start:f.End], "[] \t")
	if at := strings.Index(l.src[f.Start:f.End], f.Key); at > 0 {
		f.Start += at
	}
	f.End = f.Start + len(f.Key)
	if old := sections[f.Key]; old != nil {
		return old
	}
	if f.Value = l.b.value(Map, start, start+len(line)); f.Value == nil {
		return nil
	}
	root.Fields = append(root.Fields, f)
	sections[f.Key] = f.Value
	return f.Value
}

// continued reads a value that goes on behind a line end that is escaped.
func (l *lineReader) continued() *Value {
	l.blanks()
	start := l.pos
	line := l.line()
	if !strings.HasSuffix(strings.TrimRight(line[min(start, len(line)):], "\r"), `\`) || escaped(line, start, len(strings.TrimRight(line, "\r"))-1) {
		return l.value(false)
	}
	var text []byte
	end := start
	for l.pos < len(l.src) {
		line := l.rest()
		l.pos = min(l.pos+1, len(l.src))
		more := strings.HasSuffix(line, `\`)
		line = strings.TrimSuffix(line, `\`)
		end = l.pos
		text = append(text, strings.TrimLeft(line, " \t")...)
		if !more {
			end = max(start, l.pos-1)
			l.pos = end
			break
		}
	}
	return l.scalar(string(text), start, min(end, len(l.src)), false)
}
