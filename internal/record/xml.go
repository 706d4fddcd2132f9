package record

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/damvet/damvet/internal/lazy"
)

// xmlNames are files that hold XML.
var xmlNames = []string{
	".xml", ".plist", ".csproj", ".props", ".targets", ".nuspec", ".resx", ".pom", ".svg", ".rss", ".atom", ".wsdl", ".xsd", ".xaml",
	".mobileconfig", ".storyboard", ".xib", ".iml", ".fxml", ".jelly", ".xlf", ".entitlements",
}

// sniffXML looks for a declaration, or for an element that begins the text.
func sniffXML(src string) bool {
	src = strings.TrimLeft(src, " \t\r\n")
	return strings.HasPrefix(src, "<?xml") || strings.HasPrefix(src, "<!DOCTYPE plist") || strings.HasPrefix(src, "<plist") || strings.HasPrefix(src, "<configuration")
}

// readXML reads elements into maps: of their attributes, and of the elements in
// them, each a field. An element that holds nothing but text is that text; text
// beside attributes stands under "". What an element says of a name and a value
// is a field of the map around it too:
//
//	<a b="c"><d>e</d><add key="f" value="g"/></a>      {a:{b:"c" d:"e" add:{key:"f" value:"g"} f:"g"}}
//
// An element that holds nothing but items is the list of them too. A property list
// is what it describes.
func readXML(src string, b *builder) []*Value {
	x := xmlReader{src: src, b: b}
	x.pos = len(src) - len(strings.TrimPrefix(src, bom))
	root := b.value(Map, x.pos, len(src))
	if root == nil {
		return nil
	}
	for x.pos < len(src) && b.left > 0 {
		if !x.content(root, nil, 0) && x.pos < len(src) {
			root.Partial = true
		}
	}
	if len(root.Fields) == 1 && root.Fields[0].Key == "plist" {
		if v := root.Fields[0].Value; v.Kind == Map && len(v.Fields) > 0 && strings.EqualFold(v.Fields[len(v.Fields)-1].Key, "dict") {
			return []*Value{v.Fields[len(v.Fields)-1].Value}
		}
	}
	return []*Value{root}
}

type xmlReader struct {
	src  string
	pos  int
	b    *builder
	open []string // the names of the elements that are open
}

// xmlText is text between tags.
type xmlText struct {
	text       []byte
	start, end int
}

// content reads what stands in an element up to the tag that closes it, and
// reports whether it found that.
func (x *xmlReader) content(v *Value, text *xmlText, depth int) bool {
	for x.pos < len(x.src) && x.b.left > 0 {
		i := strings.IndexByte(x.src[x.pos:], '<')
		if i < 0 {
			i = len(x.src) - x.pos
		}
		if i > 0 {
			text.add(x.src, x.pos, x.pos+i, false)
			x.pos += i
			continue
		}
		switch rest := x.src[x.pos:]; {
		case strings.HasPrefix(rest, "<!--"):
			from := x.pos
			x.skip("-->")
			x.b.comment(from, x.pos)
		case strings.HasPrefix(rest, "<![CDATA["):
			from := x.pos + len("<![CDATA[")
			x.skip("]]>")
			text.add(x.src, from, max(from, x.pos-3), true)
		case strings.HasPrefix(rest, "<?"):
			x.skip("?>")
		case strings.HasPrefix(rest, "<!"):
			x.skip(">")
		case strings.HasPrefix(rest, "</"):
			end := strings.IndexByte(rest, '>')
			if end < 0 {
				x.pos = len(x.src)
				return false
			}
			name := strings.TrimSpace(rest[2:end])
			for n := len(x.open) - 1; n >= 0; n-- {
				if x.open[n] == name {
					if n == len(x.open)-1 {
						x.pos += end + 1
						return true
					}
					// It closes one further out.
					return false
				}
			}
			v.Partial = true
			x.pos += end + 1
		case len(rest) > 1 && isWordByte(rest[1]):
			if !x.element(v, depth) {
				v.Partial = true
			}
		default:
			text.add(x.src, x.pos, x.pos+1, false)
			x.pos++
		}
	}
	return len(x.open) == 0
}

func (x *xmlReader) skip(end string) {
	if i := strings.Index(x.src[x.pos:], end); i >= 0 {
		x.pos += i + len(end)
	} else {
		x.pos = len(x.src)
	}
}

// add adds a stretch of text.
func (t *xmlText) add(src string, from, to int, raw bool) {
	if t == nil {
		return
	}
	part := src[from:to]
	if len(t.text) == 0 {
		trimmed := strings.TrimLeft(part, " \t\r\n")
		if trimmed == "" {
			return
		}
		from += len(part) - len(trimmed)
		part = trimmed
		t.start = from
	}
	if !raw {
		t.text = appendEntities(t.text, part)
	} else {
		t.text = append(t.text, part...)
	}
	if trimmed := strings.TrimRight(part, " \t\r\n"); trimmed != "" {
		t.end = from + len(trimmed)
	}
}

// appendEntities appends text with its entities resolved.
func appendEntities(out []byte, s string) []byte {
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			return append(out, s...)
		}
		out = append(out, s[:i]...)
		s = s[i:]
		end := strings.IndexByte(s[:min(len(s), 12)], ';')
		if end < 2 {
			out = append(out, '&')
			s = s[1:]
			continue
		}
		name := s[1:end]
		if c, ok := entities.Get()[name]; ok {
			out = append(out, c)
		} else if r, ok := reference(name); ok {
			out = utf8.AppendRune(out, r)
		} else {
			out = append(out, s[:end+1]...)
		}
		s = s[end+1:]
	}
}

var entities = lazy.Value[map[string]byte]{Make: func() map[string]byte {
	return map[string]byte{"lt": '<', "gt": '>', "amp": '&', "quot": '"', "apos": '\''}
}}

// reference returns the character that #38 or #x26 is.
func reference(name string) (rune, bool) {
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return 0, false
	}
	base := 10
	if hex, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 21)
	return rune(n), err == nil && utf8.ValidRune(rune(n))
}

// element reads the element that begins at the position into the map around
// it, and reports whether it is whole.
func (x *xmlReader) element(up *Value, depth int) bool {
	start := x.pos
	x.pos++
	f := Field{Start: x.pos}
	name := x.name()
	f.Key, f.End = name, x.pos
	if i := strings.LastIndexByte(f.Key, ':'); i >= 0 {
		f.Key = f.Key[i+1:]
	}
	v := x.b.value(Map, start, x.pos)
	if v == nil {
		x.pos = len(x.src)
		return false
	}
	whole := true
	var text xmlText
	if x.attributes(v) {
		x.open = append(x.open, name)
		if depth < maxDepth {
			whole = x.content(v, &text, depth+1)
		} else {
			x.skip("</" + name)
			x.skip(">")
			whole = false
		}
		x.open = x.open[:len(x.open)-1]
	}
	v.End = x.pos
	v.Partial = v.Partial || !whole
	x.repeat(v)
	f.Value = x.meant(name, v, &text)
	if f.Value == nil {
		return false
	}
	up.Fields = append(up.Fields, f)
	if list := x.listed(name, f.Value); list != nil {
		// It comes last, so it is what the name stands for.
		up.Fields = append(up.Fields, Field{f.Key, f.Start, f.End, list})
	}
	if pair, ok := namedPair(f.Value); ok {
		pair.Value.shared = true
		up.Fields = append(up.Fields, pair)
	}
	return whole
}

// repeat adds the list of what stands in elements of one name that follow each
// other, under that name.
func (x *xmlReader) repeat(v *Value) {
	for i := 0; i < len(v.Fields); {
		first := v.Fields[i]
		n := i + 1
		for n < len(v.Fields) && v.Fields[n].Key == first.Key && v.Fields[n].Value.Scalar() {
			n++
		}
		if n == i+1 || !first.Value.Scalar() {
			i++
			continue
		}
		list := x.b.value(List, first.Value.Start, v.Fields[n-1].Value.End)
		if list == nil {
			return
		}
		for _, f := range v.Fields[i:n] {
			f.Value.shared = true
			list.Items = append(list.Items, f.Value)
		}
		// It comes last, so it is what the name stands for.
		v.Fields = slices.Insert(v.Fields, n, Field{first.Key, first.Start, first.End, list})
		i = n + 1
	}
}

// listed returns the list that an element is whose elements are texts that are
// called like one of what it is named after, or nil.
func (x *xmlReader) listed(name string, v *Value) *Value {
	if v.Kind != Map || len(v.Fields) == 0 {
		return nil
	}
	one := v.Fields[0].Key
	if !singular(one, name) {
		return nil
	}
	for _, f := range v.Fields {
		if f.Key != one || f.Start <= v.Start || x.src[f.Start-1] != '<' {
			return nil
		}
	}
	// Of several, repeat has made the list.
	if last := v.Fields[len(v.Fields)-1].Value; last.Kind == List && len(v.Fields) == len(last.Items)+1 {
		last.shared = true
		return last
	}
	only := v.Fields[0].Value
	if len(v.Fields) > 1 || !only.Scalar() {
		return nil
	}
	list := x.b.value(List, only.Start, only.End)
	if list != nil {
		only.shared = true
		list.Items = []*Value{only}
	}
	return list
}

// singular reports whether an element is called like one of those that another is
// named after.
func singular(one, all string) bool {
	if i := strings.LastIndexByte(all, ':'); i >= 0 {
		all = all[i+1:]
	}
	one, all = strings.ToLower(one), strings.ToLower(all)
	switch one {
	case "item", "li", "entry", "element":
		return true
	}
	return all == one+"s" || all == one+"list" || strings.TrimSuffix(one, "y")+"ies" == all
}

func (x *xmlReader) name() string {
	from := x.pos
	for x.pos < len(x.src) && (isWordByte(x.src[x.pos]) || strings.IndexByte(":.-", x.src[x.pos]) >= 0) {
		x.pos++
	}
	return x.src[from:x.pos]
}

// attributes reads those of a tag, and reports whether the element goes on
// behind it.
func (x *xmlReader) attributes(v *Value) bool {
	for x.pos < len(x.src) {
		switch c := x.src[x.pos]; {
		case c == '>':
			x.pos++
			return true
		case c == '/' && strings.HasPrefix(x.src[x.pos:], "/>"):
			x.pos += 2
			return false
		case c == '<':
			v.Partial = true
			return true
		case isWordByte(c):
			f := Field{Start: x.pos}
			f.Key = x.name()
			f.End = x.pos
			x.blanks()
			if x.pos >= len(x.src) || x.src[x.pos] != '=' {
				v.Partial = true
				continue
			}
			x.pos++
			x.blanks()
			if f.Value = x.quoted(); f.Value == nil {
				v.Partial = true
				continue
			}
			if f.Key != "xmlns" && !strings.HasPrefix(f.Key, "xmlns:") {
				v.Fields = append(v.Fields, f)
			}
		default:
			x.pos++
		}
	}
	v.Partial = true
	return false
}

func (x *xmlReader) blanks() {
	for x.pos < len(x.src) && isSpace(x.src[x.pos]) {
		x.pos++
	}
}

func (x *xmlReader) quoted() *Value {
	start := x.pos
	if start >= len(x.src) || x.src[start] != '"' && x.src[start] != '\'' {
		return nil
	}
	end := strings.IndexByte(x.src[start+1:], x.src[start])
	if end < 0 {
		x.pos = len(x.src)
		return nil
	}
	x.pos = start + end + 2
	return x.scalar(string(appendEntities(nil, x.src[start+1:x.pos-1])), start, x.pos, start+1)
}

// scalar returns the value of a text; as it is, it stands from plain on.
func (x *xmlReader) scalar(text string, start, end, plain int) *Value {
	kind := plainKind(text)
	if kind == Null {
		kind = String
	}
	v := x.b.value(kind, start, end)
	if v == nil {
		return nil
	}
	v.Text = text
	if kind == String && maybeNested(text) && strings.HasPrefix(x.src[plain:], text) {
		var m origin
		m.add(0, plain, plain+len(text))
		v.Items = x.b.nest(text, "", &m)
	}
	return v
}

// meant returns what an element means: its text, what a property list says, or
// the map of what stands in it.
func (x *xmlReader) meant(name string, v *Value, text *xmlText) *Value {
	words := strings.TrimRight(string(text.text), " \t\r\n")
	switch name {
	case "dict":
		return x.dict(v)
	case "array":
		if len(v.Fields) > 0 || words == "" {
			v.Kind = List
			for _, f := range v.Fields {
				v.Items = append(v.Items, f.Value)
			}
			v.Fields = nil
			return v
		}
	case "true", "false":
		if len(v.Fields) == 0 && words == "" {
			v.Kind, v.Text = Bool, name
			return v
		}
	}
	switch {
	case len(v.Fields) == 0 && words != "":
		partial := v.Partial
		if v = x.scalar(words, text.start, text.end, text.start); v != nil {
			v.Partial = partial
		}
	case len(v.Fields) == 0:
		v.Kind = String
	case words != "":
		if in := x.scalar(words, text.start, text.end, text.start); in != nil {
			v.Fields = append(v.Fields, Field{"", text.start, text.start, in})
		}
	}
	return v
}

// dict makes keys of the <key> elements of a property list.
func (x *xmlReader) dict(v *Value) *Value {
	var fields []Field
	var key *Value
	for _, f := range v.Fields {
		switch {
		case f.Key == "key" && f.Value.Scalar():
			if key != nil {
				v.Partial = true
			}
			key = f.Value
		case key != nil:
			fields = append(fields, Field{key.Text, key.Start, key.End, f.Value})
			key = nil
		default:
			// It is no property list.
			return v
		}
	}
	v.Fields = fields
	return v
}

// namedPair returns the field that an element such as <add key="a" value="b"/>
// or <string name="a">b</string> describes.
func namedPair(v *Value) (Field, bool) {
	if v.Kind != Map || len(v.Fields) > 4 {
		return Field{}, false
	}
	var key, val *Value
	for _, f := range v.Fields {
		switch strings.ToLower(f.Key) {
		case "key", "name":
			key = f.Value
		case "value", "":
			val = f.Value
		}
	}
	if key == nil || val == nil || !key.Scalar() || !val.Scalar() || key.Text == "" {
		return Field{}, false
	}
	return Field{key.Text, key.Start, key.End, val}, true
}
