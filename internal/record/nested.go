package record

import (
	"sort"
	"strings"
)

// origin says where the bytes of a text that was unescaped, folded or freed of
// indentation stood before. A nil origin takes note of nothing.
type origin struct {
	runs []run
}

// run is a stretch of the text that begins at at and came, byte by byte or as
// one, from the bytes between start and end.
type run struct {
	at, start, end int
}

func (m *origin) add(at, start, end int) {
	if m == nil {
		return
	}
	if n := len(m.runs); n > 0 {
		last := &m.runs[n-1]
		if last.end == start && last.end-last.start == at-last.at {
			last.end = end
			return
		}
	}
	m.runs = append(m.runs, run{at, start, end})
}

// before returns the offset at which the byte at stood.
func (m *origin) before(at int) int {
	i := sort.Search(len(m.runs), func(i int) bool { return m.runs[i].at > at }) - 1
	if i < 0 {
		return 0
	}
	return min(m.runs[i].start+at-m.runs[i].at, m.runs[i].end)
}

// behind returns the offset behind the byte that stands before at.
func (m *origin) behind(at int) int {
	i := sort.Search(len(m.runs), func(i int) bool { return m.runs[i].at >= at }) - 1
	if i < 0 {
		return m.before(at)
	}
	if i+1 < len(m.runs) && m.runs[i+1].at == at {
		return m.runs[i].end
	}
	return min(m.runs[i].start+at-m.runs[i].at, m.runs[i].end)
}

// move puts the values of a text where the text came from.
func (m *origin) move(docs []*Value) {
	place := func(start, end *int) {
		s := m.before(*start)
		*start, *end = s, max(s, m.behind(*end))
	}
	Walk(docs, func(p *Place) bool {
		v := p.Value
		place(&v.Start, &v.End)
		for i := range v.Fields {
			place(&v.Fields[i].Start, &v.Fields[i].End)
		}
		return true
	})
}

// maybeNested reports whether a string looks as if it held JSON.
func maybeNested(text string) bool {
	const spaces = " \t\r\n"
	if text == "" || text[0] != '{' && text[0] != '[' && !isSpace(text[0]) {
		return false
	}
	text = strings.TrimLeft(text, spaces)
	if len(text) < 5 || text[0] != '{' && text[0] != '[' || strings.IndexByte(text, ':') < 0 {
		return false
	}
	in := strings.TrimLeft(text[1:], spaces)
	return text[0] == '{' || in != "" && strings.IndexByte(`{["`, in[0]) >= 0
}

// nest reads the documents in a string. Its key may be a file name, as in the
// data of a ConfigMap; m says where the string's bytes stand.
func (b *builder) nest(text, key string, m *origin) []*Value {
	read := readJSON
	if r := namedKey(key); r != nil {
		read = r.read
	} else if isScript(key) && !maybeNested(text) {
		read = readShell
	} else if !maybeNested(text) || !sniffJSON(text[:min(len(text), 4096)]) {
		return nil
	}
	return b.within(text, read, m)
}

// within reads a text in a text.
func (b *builder) within(text string, read func(string, *builder) []*Value, m *origin) []*Value {
	if b.nested >= maxNested || b.left <= 0 {
		return nil
	}
	b.nested++
	docs := read(text, b)
	b.nested--
	m.move(docs)
	return docs
}

// namedKey returns the reader for a key that is a file name, or nil.
func namedKey(key string) *reader {
	if !strings.Contains(key, ".") {
		return nil
	}
	r, _ := named(key)
	return r
}
