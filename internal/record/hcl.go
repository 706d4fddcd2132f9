package record

import "strings"

// hcl is the expressions of HCL: Terraform, Packer, Nomad and their like.
var hcl = &language{
	name: "hcl", line: []string{"#", "//"}, blocks: cComments,
	quotes: []quote{{open: `"`, close: `"`, insert: "${"}},
	odd:    oddHCL, hyphens: true,
	lines: true, entries: true, braces: bracesAlways, choice: true, splat: true,
	spelling: spelling{wNot: "in for if"},
	making:   making{makesMap: "jsonencode yamlencode tomap object", makesList: "tolist toset sensitive"},
}

var hclNames = []string{".tf", ".tfvars", ".hcl", ".nomad", ".tofu", ".tftest"}

// readHCL reads attributes and blocks. A block is a field whose value is a map;
// its labels are keys on the way to that, as in Terraform's JSON:
//
//	resource "aws_s3_bucket" "a" { acl = "private" }
//	{resource:{aws_s3_bucket:{a:{acl:"private"}}}}
//
// Of blocks with the same name each is a field. What jsonencode is given stands
// in the place of the call. A variable's default and a local value are what
// var.name and local.name stand for below them.
func readHCL(src string, b *builder) []*Value {
	h := newHCL(src, b)
	h.define = func(name string, at Field) {
		if !at.Value.shared && at.Value.Known() && at.Value.Kind != Null {
			h.names[name] = &binding{v: at.Value}
		}
	}
	return h.read()
}

// readModule is readHCL where it is known what names stand for. It calls define
// for each that the text defines.
func readModule(src string, b *builder, known map[string]*Definition, define func(name string, at Field)) []*Value {
	h := newHCL(src, b)
	h.known, h.define = known, define
	return h.read()
}

type hclReader struct {
	source
	// define is told what a reference is written as, and what it is set to.
	define func(name string, at Field)
}

func newHCL(src string, b *builder) *hclReader {
	return &hclReader{source: source{src: src, lang: hcl.ready(), b: b, scope: &scope{}, names: map[string]*binding{}}}
}

func (h *hclReader) read() []*Value {
	src, b := h.src, h.b
	h.pos = len(src) - len(strings.TrimPrefix(src, bom))
	v := b.value(Map, h.pos, len(src))
	if v == nil {
		return nil
	}
	for h.pos < len(src) && b.left > 0 {
		whole := h.body(v, "", 0)
		v.Partial = v.Partial || !whole
		if h.pos < len(src) {
			// A bracket that closes nothing.
			h.pos++
			v.Partial = true
		}
	}
	return append(h.docs, v)
}

// body reads what stands in a block of a type, up to the brace that closes it,
// which stays. It reports false if something was passed over.
func (h *hclReader) body(v *Value, block string, depth int) bool {
	whole := true
	for {
		h.space()
		if h.pos >= len(h.src) || h.b.left <= 0 {
			return whole && depth == 0
		}
		switch c := h.src[h.pos]; {
		case c == '}':
			return whole
		case h.lang.class[c] == cLetter || c == '"' || h.at("${") || h.at("{{"):
			if !h.attribute(v, block, depth) {
				whole = false
			}
		default:
			h.pos += width(h.src[h.pos:])
			whole = false
		}
	}
}

// attribute reads one attribute or block.
func (h *hclReader) attribute(v *Value, block string, depth int) bool {
	f, ok := h.word()
	if !ok {
		h.line()
		return false
	}
	h.blank()
	switch c := h.peek(); {
	case (c == '=' || c == ':') && !h.at("=="):
		h.pos++
		o := h.expr(inGroup | inLines)
		f.Value = h.keep(&o)
		if f.Value == nil {
			if f.Value = h.b.value(Template, h.pos, h.pos); f.Value == nil {
				return false
			}
		}
		switch {
		case block == "locals":
			h.define("local."+f.Key, f)
		case strings.HasPrefix(block, "variable.") && f.Key == "default":
			h.define("var."+block[len("variable."):], f)
		}
		v.Fields = append(v.Fields, f)
		v.End = max(v.End, h.pos)
		return !anyKey(f.Key)
	case c == '{' || c == '"' || h.lang.class[c] == cLetter:
		return h.block(v, f, depth)
	}
	h.line()
	return false
}

// line passes over the rest of the line.
func (h *hclReader) line() {
	for !h.blank() && h.pos < len(h.src) {
		switch c := h.src[h.pos]; h.lang.class[c] {
		case cQuote:
			h.text()
		case cOpen:
			h.skipNested()
		case cClose:
			return
		default:
			h.pos++
		}
	}
}

// word reads a name or a quoted label.
func (h *hclReader) word() (Field, bool) {
	f := Field{Start: h.pos}
	switch c := h.peek(); {
	case c == '"':
		o, _ := h.quoted()
		f.Key, f.End = o.text, h.pos
		return f, true
	case h.lang.class[c] == cLetter:
		h.ident()
		for h.peek() == '.' && h.pos+1 < len(h.src) && h.lang.class[h.src[h.pos+1]] == cLetter {
			h.pos++
			h.ident()
		}
		f.Key, f.End = h.src[f.Start:h.pos], h.pos
		return f, true
	}
	return f, false
}

// block reads the labels and the body of a block.
func (h *hclReader) block(v *Value, f Field, depth int) bool {
	labels := []Field{f}
	for h.blank(); h.peek() != '{'; h.blank() {
		l, ok := h.word()
		if !ok || len(labels) > 8 {
			h.line()
			return false
		}
		labels = append(labels, l)
	}
	if depth >= maxDepth {
		h.skipNested()
		return false
	}
	in := h.b.value(Map, h.pos, h.pos)
	if in == nil {
		h.pos = len(h.src)
		return false
	}
	name := f.Key
	if len(labels) > 1 {
		name += "." + labels[1].Key
	}
	h.pos++
	in.Partial = !h.body(in, name, depth+1)
	if h.peek() == '}' {
		h.pos++
	} else {
		in.Partial = true
	}
	in.End = h.pos
	v.End = max(v.End, in.End)
	for len(labels) > 1 {
		l := labels[len(labels)-1]
		labels = labels[:len(labels)-1]
		l.Value = in
		if in = h.b.value(Map, l.Start, in.End); in == nil {
			return false
		}
		in.Fields = []Field{l}
	}
	f.Value = in
	v.Fields = append(v.Fields, f)
	return true
}

// hclHeredoc reads the string between "<<EOF" and a line with that word alone.
func (s *source) hclHeredoc() (operand, bool) {
	start := s.pos
	at := start + 2
	strip := at < len(s.src) && (s.src[at] == '-' || s.src[at] == '~')
	if strip {
		at++
	}
	s.pos = at
	s.ident()
	word := s.src[at:s.pos]
	at, s.pos = s.pos, start
	if word == "" {
		return operand{}, false
	}
	return s.heredoc(start, at, word, strip, false)
}

// hclEscape reports whether a text begins with a sign that stands twice, so
// that the brace behind it begins nothing.
func hclEscape(text string) bool {
	return strings.HasPrefix(text, "$${") || strings.HasPrefix(text, "%%{")
}
