package record

import "strings"

// csvNames are tables whose first line names the columns.
var csvNames = []string{".csv", ".tsv", ".psv"}

// readCSV reads each line of a table as a map from the names in the first line.
// The byte that parts the fields is the one that is most frequent there.
func readCSV(src string, b *builder) []*Value {
	pos := len(src) - len(strings.TrimPrefix(src, bom))
	first, _, _ := strings.Cut(src[pos:], "\n")
	separator, most := byte(','), 0
	for _, c := range []byte{',', ';', '\t', '|'} {
		if n := strings.Count(first, string(c)); n > most {
			separator, most = c, n
		}
	}
	t := tableReader{src: src, pos: pos, b: b, separator: separator}
	var names []Field
	for _, c := range t.record() {
		names = append(names, Field{Key: strings.TrimSpace(c.text), Start: c.start, End: c.end})
	}
	list := b.value(List, pos, len(src))
	if list == nil || len(names) == 0 {
		return nil
	}
	for t.pos < len(src) && b.left > 0 {
		cells := t.record()
		if len(cells) == 0 || len(cells) == 1 && cells[0].text == "" {
			continue
		}
		if row := rowOf(b, names, cells); row != nil {
			list.Items = append(list.Items, row)
		}
	}
	list.Partial = b.left <= 0
	return []*Value{list}
}

type tableReader struct {
	src       string
	pos       int
	b         *builder
	separator byte
	cells     []cell // of the last line
}

// cell is a field of a table.
type cell struct {
	text       string
	start, end int
}

// record reads the cells of one line, which goes on over line ends that are
// quoted. They are good up to the next.
func (t *tableReader) record() []cell {
	t.cells = t.cells[:0]
	for {
		c := cell{start: t.pos}
		if t.pos < len(t.src) && t.src[t.pos] == '"' {
			c.text = t.quoted()
		}
		from := t.pos
		for t.pos < len(t.src) && t.src[t.pos] != t.separator && t.src[t.pos] != '\n' {
			t.pos++
		}
		rest := strings.TrimSuffix(t.src[from:t.pos], "\r")
		c.text += rest
		c.end = from + len(rest)
		t.cells = append(t.cells, c)
		if t.pos >= len(t.src) {
			return t.cells
		}
		t.pos++
		if t.src[t.pos-1] == '\n' {
			return t.cells
		}
	}
}

func (t *tableReader) quoted() string {
	start := t.pos + 1
	var out []byte
	from := start
	for i := start; i < len(t.src); i++ {
		if t.src[i] != '"' {
			continue
		}
		if i+1 < len(t.src) && t.src[i+1] == '"' {
			out = append(out, t.src[from:i+1]...)
			i++
			from = i + 1
			continue
		}
		t.pos = i + 1
		return string(append(out, t.src[from:i]...))
	}
	// It is not closed: its line is what there is of it.
	t.pos = start
	return ""
}

// rowOf makes a map of cells under the names of their columns.
func rowOf(b *builder, names []Field, cells []cell) *Value {
	row := b.value(Map, cells[0].start, cells[len(cells)-1].end)
	if row == nil {
		return nil
	}
	fields := make([]Field, 0, min(len(names), len(cells)))
	for i, c := range cells {
		if i >= len(names) {
			row.Partial = true
			break
		}
		text := strings.TrimSpace(c.text)
		kind := plainKind(text)
		if kind == Null {
			kind = textKind(text)
		}
		v := b.value(kind, c.start, c.end)
		if v == nil {
			row.Partial = true
			break
		}
		v.Text = text
		fields = append(fields, Field{names[i].Key, names[i].Start, names[i].End, v})
	}
	row.Fields = fields
	return row
}

// markdownNames are texts with tables in them.
var markdownNames = []string{".md", ".markdown", ".mdown", ".mkd", ".mdx"}

// readMarkdown reads the tables of a text, each line of one as a map from its
// first line; a table of two columns is one map besides, from the first column
// to the second. A front matter is read too, and fenced blocks are not.
func readMarkdown(src string, b *builder) []*Value {
	m := markdown{src: src, b: b}
	m.pos = len(src) - len(strings.TrimPrefix(src, bom))
	if strings.HasPrefix(src[m.pos:], "---\n") {
		if end := strings.Index(src[m.pos+4:], "\n---"); end >= 0 {
			from := m.pos + 4
			m.part(from, from+end+1, readYAML)
			m.pos = from + end + 4
		}
	}
	for m.pos < len(src) && b.left > 0 {
		m.block()
	}
	return m.docs
}

type markdown struct {
	src  string
	pos  int
	b    *builder
	docs []*Value
}

// line returns the line at the position and where the next one begins.
func (m *markdown) line() (string, int) {
	next := len(m.src)
	end := next
	if nl := strings.IndexByte(m.src[m.pos:], '\n'); nl >= 0 {
		end, next = m.pos+nl, m.pos+nl+1
	}
	return strings.TrimRight(m.src[m.pos:end], " \t\r"), next
}

// part reads a part of the text as what it holds.
func (m *markdown) part(from, to int, read func(string, *builder) []*Value) {
	var at origin
	at.add(0, from, to)
	m.docs = append(m.docs, m.b.within(m.src[from:to], read, &at)...)
}

// block reads a line, or the fence or table that begins on it.
func (m *markdown) block() {
	line, next := m.line()
	text := strings.TrimLeft(line, " \t>")
	if strings.HasPrefix(text, "```") || strings.HasPrefix(text, "~~~") {
		m.pos = next
		m.fence(text)
		return
	}
	if strings.IndexByte(line, '|') < 0 {
		m.pos = next
		return
	}
	names := m.cells(line)
	m.pos = next
	rule, after := m.line()
	if !isRule(rule) {
		return
	}
	m.pos = after
	m.table(names)
}

// fence passes over a fenced block whose first line is open: what stands in it
// is an example.
func (m *markdown) fence(open string) {
	for m.pos < len(m.src) {
		line, next := m.line()
		m.pos = next
		if strings.HasPrefix(strings.TrimLeft(line, " \t>"), open[:3]) {
			return
		}
	}
}

// isRule reports whether a line parts the head of a table from its body.
func isRule(line string) bool {
	return strings.Contains(line, "-") && strings.Contains(line, "|") && strings.Trim(line, " \t|:->") == ""
}

// cells parts a line of a table.
func (m *markdown) cells(line string) []cell {
	base := m.pos
	from := len(line) - len(strings.TrimLeft(line, " \t>"))
	end := len(line)
	if from < end && line[from] == '|' {
		from++
	}
	if end > from && line[end-1] == '|' && !escaped(line, from, end-1) {
		end--
	}
	var cells []cell
	at, code := from, false
	add := func(to int) {
		text := strings.TrimSpace(line[at:to])
		start := at + strings.Index(line[at:to], text)
		if n := len(text); n > 1 && text[0] == '`' && text[n-1] == '`' {
			text = strings.Trim(text, "`")
			start += strings.Index(line[start:to], text)
		} else if n > 4 && strings.HasPrefix(text, "**") && strings.HasSuffix(text, "**") {
			text, start = text[2:n-2], start+2
		}
		end := start + len(text)
		cells = append(cells, cell{strings.ReplaceAll(text, `\|`, "|"), base + start, base + end})
		at = to + 1
	}
	for i := from; i < end; i++ {
		switch line[i] {
		case '`':
			code = !code
		case '\\':
			i++
		case '|':
			if !code {
				add(i)
			}
		}
	}
	if at <= end {
		add(end)
	}
	return cells
}

// table reads the body of a table.
func (m *markdown) table(names []cell) {
	var fields []Field
	for _, c := range names {
		fields = append(fields, Field{Key: c.text, Start: c.start, End: c.end})
	}
	list := m.b.value(List, m.pos, m.pos)
	if list == nil {
		m.pos = len(m.src)
		return
	}
	var pairs []Field
	for m.pos < len(m.src) && m.b.left > 0 {
		line, next := m.line()
		if strings.IndexByte(line, '|') < 0 {
			break
		}
		cells := m.cells(line)
		m.pos = next
		row := rowOf(m.b, fields, cells)
		if row == nil {
			break
		}
		list.Items = append(list.Items, row)
		list.End = row.End
		if len(fields) == 2 && len(row.Fields) == 2 {
			v := row.Fields[1].Value
			v.shared = true
			pairs = append(pairs, Field{cells[0].text, cells[0].start, cells[0].end, v})
		}
	}
	if len(list.Items) == 0 {
		return
	}
	m.docs = append(m.docs, list)
	if len(pairs) > 1 {
		if v := m.b.value(Map, list.Start, list.End); v != nil {
			v.Fields = pairs
			m.docs = append(m.docs, v)
		}
	}
}
