package record

import "strings"

// element reads the element that begins at the position, as a value of a
// language that has them: a call whose arguments are its attributes. What
// stands in it is emitted. It reports false if none begins there.
func (s *source) element() (operand, bool) {
	start := s.pos
	at := s.pos + 1
	for at < len(s.src) && (isWordByte(s.src[at]) || s.src[at] == '.' || s.src[at] == ':' || s.src[at] == '-') {
		at++
	}
	name := s.src[start+1 : at]
	if at >= len(s.src) || strings.IndexByte(" \t\r\n/>", s.src[at]) < 0 || name == "" && s.src[at] != '>' {
		return operand{}, false
	}
	if rest := strings.TrimLeft(s.src[at:min(len(s.src), at+16)], " \t\r\n"); strings.HasPrefix(rest, "extends ") {
		return operand{}, false
	}
	if s.depth >= maxDepth/2 {
		s.hole = true
		s.pos = at
		return operand{}, true
	}
	s.depth++
	defer func() { s.depth-- }()
	o := operand{kind: Template, role: naming, text: name, start: start + 1, end: at}
	v, callee := s.callee(&o)
	if v == nil {
		return operand{}, true
	}
	v.Start = start
	s.pos = at
	base := len(s.fields)
	s.fields = append(s.fields, callee)
	outer := s.hole
	s.hole = false
	open := s.attributes()
	v.Fields = s.b.keepFields(s.fields[base:])
	clear(s.fields[base:])
	s.fields = s.fields[:base]
	v.End, v.Partial = s.pos, s.hole
	s.hole = outer
	if open {
		s.children()
	}
	return operand{kind: Map, role: called, text: name, start: start, end: s.pos, v: v}, true
}

// attributes reads those of an element up to the end of its tag, and reports
// whether the element goes on behind it.
func (s *source) attributes() bool {
	for {
		s.space()
		if s.pos >= len(s.src) {
			return false
		}
		switch c := s.src[s.pos]; {
		case c == '>':
			s.pos++
			return true
		case c == '/' && s.at("/>"):
			s.pos += 2
			return false
		case c == '{':
			if o := s.inBraces(); o.role != nothing {
				s.hole = true
				s.emit(s.keep(&o))
			}
		case c == '<':
			// The tag is not closed.
			return false
		case isWordByte(c) || c == '$':
			s.attribute()
		default:
			s.pos++
		}
	}
}

// attribute reads one attribute.
func (s *source) attribute() {
	f := Field{Start: s.pos}
	for s.pos < len(s.src) && (isWordByte(s.src[s.pos]) || strings.IndexByte("-:.$", s.src[s.pos]) >= 0) {
		s.pos++
	}
	f.Key, f.End = s.src[f.Start:s.pos], s.pos
	var o operand
	if s.peek() != '=' {
		o = operand{kind: Bool, role: literal, text: "true", start: f.Start, end: f.End}
	} else {
		s.pos++
		s.space()
		switch c := s.peek(); c {
		case '"', '\'':
			start := s.pos
			end := strings.IndexByte(s.src[start+1:], c)
			if end < 0 {
				s.pos, s.hole = len(s.src), true
				return
			}
			text := s.src[start+1 : start+1+end]
			s.pos = start + end + 2
			o = operand{kind: textKind(text), role: literal, text: text, start: start, end: s.pos}
		case '{':
			o = s.inBraces()
		}
	}
	if f.Value = s.keep(&o); f.Value == nil {
		if f.Value = s.b.value(Template, s.pos, s.pos); f.Value == nil {
			return
		}
	}
	s.fields = append(s.fields, f)
}

// inBraces reads the expression between the brace at the position and its end.
func (s *source) inBraces() operand {
	s.pos++
	s.open[2]++
	s.space()
	var o operand
	for s.pos < len(s.src) && s.peek() != '}' && s.b.left > 0 {
		at := s.pos
		more := s.expr(inGroup)
		if o.role == nothing {
			o = more
		} else {
			s.emit(s.keep(&more))
		}
		s.space()
		if s.pos == at || s.peek() != '}' {
			if c := s.peek(); (c == ')' || c == ']') && s.open[bracket(c)] > 0 {
				break
			}
			if s.peek() != '}' && s.pos < len(s.src) {
				s.pos++
			}
		}
	}
	s.open[2]--
	if s.peek() == '}' {
		s.pos++
	}
	return o
}

// children reads what stands in an element, up to and with the tag that closes
// it.
func (s *source) children() {
	for s.pos < len(s.src) && s.b.left > 0 {
		i := strings.IndexAny(s.src[s.pos:], "<{")
		if i < 0 {
			s.pos = len(s.src)
			return
		}
		s.pos += i
		if s.src[s.pos] == '{' {
			o := s.inBraces()
			s.emit(s.keep(&o))
			continue
		}
		if s.at("</") {
			if end := strings.IndexByte(s.src[s.pos:], '>'); end >= 0 {
				s.pos += end + 1
			} else {
				s.pos = len(s.src)
			}
			return
		}
		at := s.pos
		if o, ok := s.element(); ok {
			s.emit(o.v)
		}
		if s.pos == at {
			s.pos++
		}
	}
}

// pageNames are files of HTML and its dialects.
var pageNames = []string{".html", ".htm", ".xhtml", ".vue", ".svelte", ".astro", ".ejs", ".hbs", ".twig", ".liquid", ".jsp", ".aspx", ".erb"}

// readPage reads the attributes of elements, each element a call, and the
// scripts. An attribute that binds an expression has its value.
//
//	<IKImage :path="p" url-endpoint="https://a/" />    {():"IKImage" path:?(p) url-endpoint:"https://a/"}
func readPage(src string, b *builder) []*Value {
	p := page{source{src: src, lang: javascript.ready(), b: b, scope: &scope{}, names: map[string]*binding{}}}
	if start, end := fenced(src); end > 0 {
		p.script(start, max(start, end))
		p.pos = end + len("\n---")
	}
	p.tags()
	for p.scope != nil {
		p.leave()
	}
	return p.docs
}

// fenced returns where the script stands that begins a page between two lines of
// dashes; end is 0 if none does.
func fenced(src string) (start, end int) {
	const fence = "---"
	if !strings.HasPrefix(src, fence+"\n") && !strings.HasPrefix(src, fence+"\r\n") {
		return 0, 0
	}
	start = strings.IndexByte(src, '\n') + 1
	i := strings.Index(src[start-1:], "\n"+fence)
	if i < 0 {
		return 0, 0
	}
	return start, start - 1 + i
}

// OnServer returns the part of a page that is never sent to a browser: what stands
// before a component of Astro is its script on the server.
func OnServer(path string, data []byte) (start, end int) {
	const ext = ".astro"
	if n := len(path) - len(ext); n < 0 || !strings.EqualFold(path[n:], ext) {
		return 0, 0
	}
	return fenced(string(data[:min(len(data), maxFenced)]))
}

// maxFenced is how long a script before a page can be.
const maxFenced = 64 << 10

type page struct{ source }

func (p *page) tags() {
	for p.pos < len(p.src) && p.b.left > 0 {
		i := strings.IndexByte(p.src[p.pos:], '<')
		if i < 0 {
			return
		}
		p.pos += i
		switch rest := p.src[p.pos:]; {
		case strings.HasPrefix(rest, "<!--"):
			from := p.pos
			if end := strings.Index(rest, "-->"); end >= 0 {
				p.pos += end + 3
			} else {
				p.pos = len(p.src)
			}
			p.b.comment(from, p.pos)
		case len(rest) > 1 && 'a' <= rest[1]|0x20 && rest[1]|0x20 <= 'z':
			p.tag()
		default:
			p.pos++
		}
	}
}

// tag reads the attributes of a tag, and the script behind it if it opens one.
func (p *page) tag() {
	start := p.pos
	at := start + 1
	for at < len(p.src) && (isWordByte(p.src[at]) || strings.IndexByte(".:-", p.src[at]) >= 0) {
		at++
	}
	name := p.src[start+1 : at]
	o := operand{kind: Template, role: naming, text: name, start: start + 1, end: at}
	v, callee := p.callee(&o)
	if v == nil {
		return
	}
	v.Start = start
	v.Fields = append(v.Fields, callee)
	p.pos = at
	closed := false
	for p.pos < len(p.src) {
		c := p.src[p.pos]
		if c == '>' {
			p.pos++
			closed = p.pos > 1 && p.src[p.pos-2] == '/'
			break
		}
		if c == '<' && !strings.HasPrefix(p.src[p.pos:], "<%") && !strings.HasPrefix(p.src[p.pos:], "<?") {
			break
		}
		if isSpace(c) || c == '/' {
			p.pos++
			continue
		}
		if !p.bound(v) {
			p.pos++
		}
	}
	v.End = p.pos
	if len(v.Fields) > 1 {
		p.docs = append(p.docs, v)
	}
	if (strings.EqualFold(name, "script") || strings.EqualFold(name, "style")) && !closed {
		end := p.closed(name)
		if strings.EqualFold(name, "script") {
			p.script(p.pos, end)
		}
		p.pos = end
	}
}

// closed returns where the tag begins that closes an element whose content is
// no markup.
func (p *page) closed(name string) int {
	for at := p.pos; ; at += 2 {
		i := strings.Index(p.src[at:], "</")
		if i < 0 {
			return len(p.src)
		}
		at += i
		if rest := p.src[at+2:]; len(rest) >= len(name) && strings.EqualFold(rest[:len(name)], name) {
			return at
		}
	}
}

// script reads the records of a script in the page: JSON, if its type says so.
func (p *page) script(from, to int) {
	if sniffJSON(p.src[from:min(to, from+4096)]) {
		r := jsonReader{src: p.src[:to], pos: from, b: p.b}
		p.docs = append(p.docs, r.documentsFrom(from)...)
		return
	}
	p.docs = append(p.docs, readRange(p.src, from, to, javascript, p.b)...)
}

// bound reads one attribute of a tag, and reports false if none begins at the
// position.
func (p *page) bound(v *Value) bool {
	f := Field{Start: p.pos}
	at := p.pos
	for at < len(p.src) && strings.IndexByte(" \t\r\n=>/\"'<", p.src[at]) < 0 {
		at++
	}
	if at == p.pos {
		return false
	}
	name := p.src[p.pos:at]
	expr := name[0] == ':' || name[0] == '@' || name[0] == '#' || strings.HasPrefix(name, "v-") || name[0] == '[' || name[0] == '('
	f.Key = strings.Trim(name, ":@[]()#")
	for _, prefix := range []string{"v-bind:", "v-on:", "bind:", "on:"} {
		f.Key = strings.TrimPrefix(f.Key, prefix)
	}
	f.Start += max(0, strings.Index(name, f.Key))
	f.End = f.Start + len(f.Key)
	p.pos = at
	if p.peek() != '=' {
		if f.Value = p.b.value(Bool, f.Start, f.End); f.Value != nil {
			f.Value.Text = "true"
		}
	} else {
		p.pos++
		f.Value = p.attributeValue(expr)
	}
	if f.Value == nil {
		return true
	}
	if f.Key != "" {
		v.Fields = append(v.Fields, f)
	} else {
		v.Partial = true
	}
	return true
}

// attributeValue reads the value of an attribute, which is an expression if
// expr is true or if it stands in braces.
func (p *page) attributeValue(expr bool) *Value {
	start := p.pos
	switch c := p.peek(); c {
	case '"', '\'':
		end := strings.IndexByte(p.src[start+1:], c)
		if end < 0 {
			p.pos = len(p.src)
			return nil
		}
		from, to := start+1, start+1+end
		p.pos = to + 1
		if expr {
			s := source{src: p.src[:to], pos: from, lang: javascript.ready(), b: p.b, scope: p.scope, names: p.names}
			o := s.expr(inGroup)
			v := s.keep(&o)
			p.docs = append(p.docs, s.docs...)
			if s.space(); s.pos >= to && v != nil {
				return v
			}
			v = p.b.value(Template, from, to)
			if v != nil {
				v.Text = p.src[from:to]
			}
			return v
		}
		text := p.src[from:to]
		v := p.b.value(textKind(text), start, p.pos)
		if v != nil {
			v.Text = text
			if v.Kind == String && maybeNested(text) {
				var m origin
				m.add(0, from, to)
				v.Items = p.b.nest(text, "", &m)
			}
		}
		return v
	case '{':
		o := p.inBraces()
		return p.keep(&o)
	}
	for p.pos < len(p.src) && strings.IndexByte(" \t\r\n>", p.src[p.pos]) < 0 {
		p.pos++
	}
	v := p.b.value(plainKind(p.src[start:p.pos]), start, p.pos)
	if v != nil {
		v.Text = p.src[start:p.pos]
	}
	return v
}
