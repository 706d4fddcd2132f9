package record

import (
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// yamlNames are the files that hold YAML.
var yamlNames = []string{
	".yaml", ".yml", ".eyaml", ".sls", ".clang-format", ".clang-tidy", ".yamllint", ".cff",
}

// sniffYAML looks for a document mark, or for lines all of which could be
// YAML's.
func sniffYAML(src string) bool {
	good := 0
	for line := range strings.Lines(src) {
		line = strings.TrimRight(line, " \t\r\n")
		switch {
		case line == "" || strings.HasPrefix(strings.TrimLeft(line, " "), "#"):
			continue
		case strings.HasPrefix(line, "--- ") || line == "---" || strings.HasPrefix(line, "%YAML"):
			return good > 0 || len(src) > len(line)+1
		case line[0] == ' ' && good > 0 || strings.HasPrefix(line, "- "):
		case !keyLine(line):
			return false
		}
		if good++; good == 10 {
			break
		}
	}
	return good >= 2
}

// keyLine reports whether a line begins with a short plain key and a colon.
func keyLine(line string) bool {
	key, rest, ok := strings.Cut(line, ":")
	if !ok || key == "" || len(key) > 48 || rest != "" && rest[0] != ' ' {
		return false
	}
	for _, c := range []byte(key) {
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte(`_-."'/`, c) >= 0) {
			return false
		}
	}
	return true
}

// maxStrict is the size up to which a document goes to the strict parser, which
// needs many times its size in memory.
const maxStrict = 8 << 20

// To set the strict parser up costs as much as to read so many bytes by lines: of
// a text that is all short documents it gets no more than some and those that it
// is worth for.
const (
	strictCost = 1 << 9
	strictFree = 1 << 6
)

// readYAML reads each document by lines if it is plain enough for that, else
// with the strict parser, and by lines again what that one gives up on.
func readYAML(src string, b *builder) []*Value {
	var docs []*Value
	from := len(src) - len(strings.TrimPrefix(src, bom))
	for parsed := 0; from < len(src) && b.left > 0; {
		to := nextDocument(src, from)
		left := b.left
		v, ok := readPlain(src, from, to, b)
		if !ok && parsed < strictFree+to/strictCost {
			parsed++
			b.left = left
			v, ok = readStrict(src, from, to, b)
		}
		if !ok {
			b.left = left
			docs = append(docs, readLoose(src, from, to, b)...)
		} else if v != nil {
			docs = append(docs, v)
		}
		from = to
	}
	return docs
}

// nextDocument returns the offset of the document mark that ends the document
// at from.
func nextDocument(src string, from int) int {
	content := false
	for pos := from; pos < len(src); {
		end := len(src)
		if nl := strings.IndexByte(src[pos:], '\n'); nl >= 0 {
			end = pos + nl + 1
		}
		line := strings.TrimRight(src[pos:end], " \t\r\n")
		switch {
		case line == "---" || strings.HasPrefix(line, "--- ") || strings.HasPrefix(line, "---\t"):
			if content {
				return pos
			}
			content = true
		case line == "...":
			return end
		case line != "" && line[0] != '#' && line[0] != '%':
			content = true
		}
		pos = end
	}
	return len(src)
}

// strict turns the nodes of the strict parser into values.
type strict struct {
	src  string
	b    *builder
	made map[*yaml.Node]*Value

	lines     []int // where the lines of the document begin
	line, col int   // 0-based, the place last asked for
	off       int
	last      int // the end of the token last seen
	bad       bool
}

// readStrict reads the one document between from and to. It reports false if
// the parser gives up, or if what it says of places is not so.
func readStrict(src string, from, to int, b *builder) (v *Value, ok bool) {
	if to-from > maxStrict || strings.IndexByte(src[from:to], 0) >= 0 {
		return nil, false
	}
	// The parser is not ours, and the text is anybody's.
	defer func() {
		if recover() != nil {
			v, ok = nil, false
		}
	}()
	var doc, more yaml.Node
	dec := yaml.NewDecoder(strings.NewReader(src[from:to]))
	if err := dec.Decode(&doc); err != nil {
		return nil, err == io.EOF
	}
	if dec.Decode(&more) != io.EOF || len(doc.Content) != 1 {
		return nil, false
	}
	s := strict{src: src[:to], b: b, made: map[*yaml.Node]*Value{}, off: from, last: from}
	s.lines = lineStarts(s.src, from)
	v, _ = s.node(doc.Content[0], "", 0)
	return v, !s.bad
}

// lineStarts returns where lines begin, ended by all that ends one in YAML 1.1.
func lineStarts(src string, from int) []int {
	starts := []int{from}
	for i := from; i < len(src); i++ {
		switch src[i] {
		case '\n':
			starts = append(starts, i+1)
		case '\r':
			if i+1 < len(src) && src[i+1] == '\n' {
				i++
			}
			starts = append(starts, i+1)
		case 0xc2, 0xe2:
			if n := otherLineEnd(src[i:]); n > 0 {
				i += n - 1
				starts = append(starts, i+1)
			}
		}
	}
	return starts
}

// otherLineEnd returns how long the line end beyond ASCII is with which s
// begins, or 0.
func otherLineEnd(s string) int {
	switch {
	case strings.HasPrefix(s, "\u0085"):
		return 2
	case strings.HasPrefix(s, "\u2028"), strings.HasPrefix(s, "\u2029"):
		return 3
	}
	return 0
}

// at returns the offset of a 1-based line and column, which counts code points.
// Nodes are asked for in the order of the text, so it goes on from the last.
func (s *strict) at(line, col int) int {
	line, col = line-1, col-1
	if line < 0 || line >= len(s.lines) || col < 0 {
		s.bad = true
		return s.last
	}
	if line != s.line || col < s.col {
		s.line, s.col, s.off = line, 0, s.lines[line]
	}
	for s.col < col && s.off < len(s.src) {
		_, w := utf8.DecodeRuneInString(s.src[s.off:])
		s.off += w
		s.col++
	}
	return s.off
}

// content returns the offset behind the tag and anchor that may stand at off.
func (s *strict) content(off int) int {
	for off < len(s.src) && (s.src[off] == '&' || s.src[off] == '!') {
		for off < len(s.src) && !isSpace(s.src[off]) && (strings.IndexByte(",[]{}", s.src[off]) < 0 || s.src[off-1] == '<') {
			off++
		}
		s.last = off
		off = skipBlank(s.src, off)
	}
	return off
}

// skipBlank passes over white space, line ends and comments.
func skipBlank(src string, off int) int {
	for off < len(src) {
		switch c := src[off]; {
		case isSpace(c):
			off++
		case c == '#' && (off == 0 || isSpace(src[off-1])):
			for off < len(src) && src[off] != '\n' {
				off++
			}
		default:
			return off
		}
	}
	return off
}

// node returns the value of a node that stands under a key, and where it ends
// in the text: for an alias that is not the end of the value. The value is nil
// when something is wrong, and when there are too many.
func (s *strict) node(n *yaml.Node, key string, depth int) (*Value, int) {
	start := s.at(n.Line, n.Column)
	if s.bad || s.b.left <= 0 {
		return nil, s.last
	}
	if n.Kind == yaml.AliasNode {
		return s.aliased(n, start)
	}
	start = s.content(start)
	if depth > maxDepth {
		v := s.b.value(Template, start, start)
		return v, start
	}
	var v *Value
	switch {
	case n.Kind == yaml.ScalarNode:
		v = s.scalar(n, key, start)
	case n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle != 0 && strings.HasPrefix(s.src[start:], "{{") && closedWithin(s.src, start, "}}") > 0:
		// {{ x }} is a map in a map to YAML.
		end := closedWithin(s.src, start, "}}")
		if v = s.b.value(Template, start, end); v != nil {
			v.Text = s.src[start:end]
		}
	case n.Kind == yaml.MappingNode:
		v = s.mapping(n, start, depth)
	case n.Kind == yaml.SequenceNode:
		v = s.sequence(n, key, start, depth)
	}
	if v == nil {
		return nil, s.last
	}
	if own := ownTag(n.Tag); own && v.Scalar() {
		v.Kind, v.Items = Lookup, nil
	} else if own {
		v.Partial = true
	}
	if n.Anchor != "" {
		s.made[n] = v
	}
	s.last = v.End
	return v, v.End
}

// ownTag reports whether a tag is one that an application gives a meaning of
// its own, such as !Ref or !vault: what it makes of the value is not known.
// CloudFormation's !Sub only fills in.
func ownTag(tag string) bool {
	return len(tag) > 1 && tag[0] == '!' && tag[1] != '!' && tag != "!Sub" && tag != "!<"
}

// wrong gives up on the document.
func (s *strict) wrong() *Value {
	s.bad = true
	return nil
}

func (s *strict) aliased(n *yaml.Node, start int) (*Value, int) {
	end := start + 1 + len(n.Value)
	if end > len(s.src) || s.src[start] != '*' {
		s.bad = true
		return nil, start
	}
	s.last = end
	if v := s.made[n.Alias]; v != nil {
		v.shared = true
		return v, end
	}
	// It stands within what it refers to.
	v := s.b.value(Lookup, start, end)
	if v != nil {
		v.Text = s.src[start:end]
	}
	return v, end
}

func (s *strict) scalar(n *yaml.Node, key string, start int) *Value {
	var m origin
	kind, end := String, start
	mapped := false
	switch {
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		if start >= len(s.src) || s.src[start] != '"' && s.src[start] != '\'' {
			return s.wrong()
		}
		var text string
		text, end, mapped = unquoteYAML(s.src, start, &m)
		mapped = mapped && text == n.Value
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 && strings.Trim(n.Value, " \n") == "":
		if start >= len(s.src) || s.src[start] != '|' && s.src[start] != '>' {
			return s.wrong()
		}
		for end = start + 1; end < len(s.src) && strings.IndexByte("+-123456789", s.src[end]) >= 0; end++ {
		}
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		// What is indented in the first line tells how far the block is.
		first := strings.TrimLeft(n.Value, "\n")
		lead := len(first) - len(strings.TrimLeft(first, " "))
		text, e, ok := blockText(s.src, start, -1, lead, &m)
		if !ok {
			return s.wrong()
		}
		end, mapped = e, text == n.Value
	case n.Value == "":
		start, end = s.last, s.last
		kind = plainKind("")
	default:
		if end = plainEnd(s.src, start, n.Value); end < 0 {
			return s.wrong()
		}
		if n.Style&yaml.TaggedStyle == 0 || n.Tag != "!!str" {
			kind = plainKind(n.Value)
		}
		if mapped = end-start == len(n.Value); mapped {
			m.add(0, start, end)
		}
	}
	if kind == String {
		kind = textKind(n.Value)
	}
	v := s.b.value(kind, start, end)
	if v == nil {
		return nil
	}
	v.Text = n.Value
	if kind == String && mapped && (maybeNested(n.Value) || namedKey(key) != nil && strings.Contains(n.Value, "\n") || isScript(key)) {
		v.Items = s.b.nest(n.Value, key, &m)
	}
	return v
}

// plainEnd returns where a plain scalar ends whose value is known, or -1.
// White space in it can have been folded.
func plainEnd(src string, pos int, value string) int {
	if strings.HasPrefix(src[pos:], value) {
		return pos + len(value)
	}
	for i := 0; i < len(value); {
		if pos >= len(src) {
			return -1
		}
		if value[i] != ' ' && value[i] != '\n' {
			if value[i] != src[pos] {
				return -1
			}
			i, pos = i+1, pos+1
			continue
		}
		from := pos
		for i < len(value) && isSpace(value[i]) {
			i++
		}
		for pos < len(src) && isSpace(src[pos]) {
			pos++
		}
		if pos == from {
			return -1
		}
	}
	return pos
}

func (s *strict) mapping(n *yaml.Node, start, depth int) *Value {
	v := s.b.value(Map, start, start)
	if v == nil {
		return nil
	}
	// The pair in [a: b] is a map without brackets.
	flow := n.Style&yaml.FlowStyle != 0 && start < len(s.src) && s.src[start] == '{'
	if flow {
		s.last = start + 1
	}
	end := s.last
	var merged []Field
	own := make([]Field, 0, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		kn, vn := n.Content[i], n.Content[i+1]
		k, kEnd := s.node(kn, "", depth+1)
		if k == nil {
			v.Partial = true
			break
		}
		kStart := k.Start
		if kn.Kind == yaml.AliasNode {
			kStart = kEnd - 1 - len(kn.Value)
		}
		if i == 0 && !flow {
			v.Start = kStart
		}
		val, vEnd := s.node(vn, k.Text, depth+1)
		if val == nil {
			v.Partial = true
			break
		}
		end = max(kEnd, vEnd)
		switch {
		case !k.Scalar():
			v.Partial = true
		case kn.Kind == yaml.ScalarNode && kn.ShortTag() == "!!merge":
			more, ok := s.b.merge(val)
			merged = append(merged, more...)
			v.Partial = v.Partial || !ok
		default:
			v.Partial = v.Partial || anyKey(k.Text)
			own = append(own, Field{k.Text, kStart, kEnd, val})
		}
	}
	if merged == nil {
		v.Fields = own
	} else {
		v.Fields = append(merged, own...)
	}
	if flow {
		end = s.close(end, '}')
	}
	v.End = max(v.Start, end)
	return v
}

// merge returns the fields that a merge key brings in, and reports false if
// they are not all of them. Values that come to stand in two maps are shared.
func (b *builder) merge(v *Value) ([]Field, bool) {
	switch v.Kind {
	case Map:
		if len(v.Fields) > b.left {
			return nil, false
		}
		b.left -= len(v.Fields)
		for _, f := range v.Fields {
			f.Value.shared = true
		}
		return v.Fields[:len(v.Fields):len(v.Fields)], !v.Partial
	case List:
		// The first of them has precedence, so it comes last.
		var fields []Field
		all := !v.Partial
		for _, it := range slices.Backward(v.Items) {
			if it.Kind != Map {
				all = false
				continue
			}
			more, ok := b.merge(it)
			fields = append(fields, more...)
			all = all && ok
		}
		return fields, all
	}
	return nil, false
}

func (s *strict) sequence(n *yaml.Node, key string, start, depth int) *Value {
	v := s.b.value(List, start, start)
	if v == nil {
		return nil
	}
	flow := n.Style&yaml.FlowStyle != 0
	if flow {
		if start >= len(s.src) || s.src[start] != '[' {
			return s.wrong()
		}
		s.last = start + 1
	}
	end := s.last
	v.Items = make([]*Value, 0, len(n.Content))
	for _, in := range n.Content {
		if !isScript(key) || isCommand(key) {
			key = ""
		}
		it, itEnd := s.node(in, key, depth+1)
		if it == nil {
			v.Partial = true
			break
		}
		v.Items = append(v.Items, it)
		end = max(end, itEnd)
	}
	if flow {
		end = s.close(end, ']')
	}
	v.End = max(start, end)
	return v
}

// close returns the offset behind the bracket that ends a flow collection, of
// which all values are read up to pos.
func (s *strict) close(pos int, bracket byte) int {
	for s.b.left > 0 {
		pos = skipBlank(s.src, pos)
		if pos >= len(s.src) {
			s.bad = true
			return len(s.src)
		}
		switch s.src[pos] {
		case bracket:
			s.last = pos + 1
			return pos + 1
		case ',', ':', '?':
			pos++
		default:
			s.bad = true
			return pos
		}
	}
	return pos
}
