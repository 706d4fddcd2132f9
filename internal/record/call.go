package record

import (
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/lazy"
)

// calleeText returns the path of what is called as all languages write it.
func calleeText(text string) string {
	if len(text) > 160 {
		text = text[len(text)-160:]
	}
	for i := range len(text) {
		if calleeMarks[text[i]] {
			return strings.TrimLeft(calleeForms.Get().Replace(text), ".")
		}
	}
	return text
}

// calleeMarks are the bytes that stand in what calleeForms replaces.
var calleeMarks = [256]bool{'$': true, ':': true, '>': true, '?': true, '!': true, '@': true, '&': true, '\\': true}

var calleeForms = lazy.Value[*strings.Replacer]{Make: func() *strings.Replacer {
	return strings.NewReplacer("&.", ".", "$", "", "@", "", "?->", ".", "->", ".", "::", ".", "?.", ".", "!!.", ".", "!.", ".", `\`, ".")
}}

// commands reports whether the arguments of a call without parentheses begin
// at the position: behind a space, with what can only begin a value.
func (s *source) commands() bool {
	if s.peek() != ' ' {
		return false
	}
	p := s.pos
	for p < len(s.src) && s.src[p] == ' ' {
		p++
	}
	if p+1 >= len(s.src) {
		return false
	}
	switch c, next := s.src[p], s.src[p+1]; s.lang.class[c] {
	case cDigit:
		return true
	case cQuote:
		return c != '<' && c != '%' && (c != ':' || s.lang.class[next] == cLetter || next == '"')
	case cLetter:
		end := p
		for end < len(s.src) && (s.lang.class[s.src[end]] == cLetter || s.lang.class[s.src[end]] == cDigit) {
			end++
		}
		w := s.lang.words[s.src[p:end]]
		return w == wNone || w == wScalar || end < len(s.src) && s.src[end] == ':' && w != wElse
	case cOpen:
		return c == '[' && next != ' '
	}
	return false
}

// command reads the arguments of a call without parentheses.
func (s *source) command(o operand) operand {
	return s.commanded(o, func(v *Value) {
		count := 0
		for s.b.left > 0 {
			at := s.pos
			s.entry(0, v, &count)
			s.blank()
			if s.peek() != ',' || s.pos == at {
				break
			}
			s.pos++
			s.space()
		}
	})
}

// commanded makes the record of a call without parentheses, whose arguments are
// read onto the stack of fields.
func (s *source) commanded(o operand, arguments func(v *Value)) operand {
	v, callee := s.callee(&o)
	if v == nil {
		return operand{}
	}
	base := len(s.fields)
	s.fields = append(s.fields, callee)
	outer, inlaid := s.hole, s.inlaid
	s.hole, s.inlaid = false, nil
	arguments(v)
	s.fields = append(s.fields, s.inlaid...)
	s.inlaid = inlaid
	v.Fields = s.b.keepFields(s.fields[base:])
	clear(s.fields[base:])
	s.fields = s.fields[:base]
	v.End, v.Partial = s.pos, s.hole
	s.hole = outer
	return operand{kind: Map, role: called, text: v.Fields[0].Value.Text, start: o.start, end: s.pos, v: v}
}

// members reads on to the end of a path, and makes it an operand's text.
func (s *source) members(o *operand) {
	for {
		n := s.link()
		if n == 0 {
			break
		}
		s.pos += n
		s.ident()
	}
	o.end = s.pos
	o.text = s.src[o.start:o.end]
	if isLookup(o.text) {
		o.kind = Lookup
	}
}

// linking are the bytes that what parts a name from a member can begin with.
var linking = [256]bool{'.': true, '?': true, '!': true, ':': true, '-': true, '&': true}

// link returns how long what parts a name from a member of it is, 0 if it does
// not stand at the position.
func (s *source) link() int {
	if !linking[s.peek()] {
		return 0
	}
	rest := s.src[s.pos:]
	n := 0
	switch {
	case len(rest) < 2:
	case rest[0] == '&' && rest[1] == '.' && s.lang.command:
		n = 2
	case rest[0] == '.':
		n = 1
	case rest[0] == '?' && rest[1] == '.', rest[0] == '!' && rest[1] == '.', rest[0] == ':' && rest[1] == ':', rest[0] == '-' && rest[1] == '>' && s.lang.dashArrow:
		n = 2
	case strings.HasPrefix(rest, "!!.") || strings.HasPrefix(rest, "?->"):
		n = 3
	}
	if n == 0 || n >= len(rest) || s.lang.class[rest[n]] != cLetter {
		return 0
	}
	if s.lang.join == '.' && rest[0] == '.' {
		return 0
	}
	return n
}

// after reads what follows an operand and belongs to it: calls, indexes,
// members.
func (s *source) after(o operand, e *expression) operand {
	var links, heads []Field
	member, chained, makes := o.text, false, false
	for {
		c := s.peek()
		switch {
		case c == '(' && (o.role == naming || o.role == called || o.role == other):
			if !chained {
				makes = strings.Contains(o.text, "eaders")
			}
			o = s.call(o, ')')
			if chained {
				links = s.linked(links, member, o.v)
				if makes || heading(member) {
					heads = header(heads, o.v)
				}
			}
			continue
		case o.role == naming && s.lang.lazy && (c == '{' || c == ' ') && s.lazily():
			o = s.call(o, '}')
			continue
		case c == '[' && o.role != block && o.kind != Number && (o.role != literal || o.kind == String || s.lang.indented):
			o = s.index(o)
			continue
		case c == '!' && s.lang.command && o.role == naming && s.at("!("):
			s.pos++
			continue
		case c == '!' && s.lang.macros && s.pos+1 < len(s.src) && strings.IndexByte("([{", s.src[s.pos+1]) >= 0:
			s.pos++
			o = s.call(o, closing(s.src[s.pos]))
			continue
		case (c == '<' || c == '[' && s.lang.generics || c == ':') && o.role == naming && s.lang.generics:
			n := s.generic()
			if n == 0 {
				break
			}
			s.pos += n
			continue
		case (c == '!' || c == '?') && s.lang.unwraps && s.pos+1 < len(s.src) && strings.IndexByte("!([).,;", s.src[s.pos+1]) >= 0 && !(c == '?' && s.src[s.pos+1] == '.'):
			s.pos++
			continue
		case c == ' ' && s.lang.spaced && o.role == naming && s.pos+1 < len(s.src) && s.src[s.pos+1] == '(' && !e.fresh:
			s.pos++
			continue
		}
		at := s.pos
		if o.role == called && s.blank() {
			// A chain goes on on the next line.
			s.space()
		}
		n := s.link()
		if n == 0 {
			s.pos = at
			break
		}
		s.pos += n
		start := s.pos
		s.ident()
		if o.role == literal && o.kind == String && o.v == nil && s.src[start:s.pos] == "format" && s.at("(") {
			o = s.template(o)
			continue
		}
		if o.role != naming && o.role != called && (same(s.src[start:s.pos]) || views(s.src[start:s.pos]) && s.at("()")) {
			if s.at("()") {
				s.pos += 2
			}
			o.end = s.pos
			continue
		}
		member, chained = s.src[start:s.pos], o.role == called
		o = s.member(o, start)
	}
	s.built(links, member)
	if heads != nil && o.role == called && s.mute == 0 {
		s.makes(heads, o.v, makes)
	}
	return o
}

// lazily reports whether a block follows that makes nothing but a string, as a log
// has it that asks for its text when it needs it. It puts the position there.
func (s *source) lazily() bool {
	at := s.pos
	if s.src[at] == ' ' {
		at++
	}
	if at >= len(s.src) || s.src[at] != '{' {
		return false
	}
	end, _ := s.lineEnd(at)
	in, ok := strings.CutSuffix(strings.TrimRight(s.src[at+1:min(end, at+maxGeneric*4)], " \r"), "}")
	if in = strings.Trim(in, " "); !ok || len(in) < 2 || in[0] != '"' || in[len(in)-1] != '"' {
		return false
	}
	s.pos = at
	return true
}

// same are methods that return what they are called on, as far as it matters.
func same(s string) bool {
	switch s {
	case "freeze", "to_string", "to_owned", "into", "to_s", "trim", "strip", "toString", "ToString", "to_json",
		"trimIndent", "trimMargin", "as_str", "unwrap", "String", "clone":
		return true
	}
	return false
}

func closing(c byte) byte {
	switch c {
	case '(':
		return ')'
	case '[':
		return ']'
	}
	return '}'
}

// member makes the member of an operand, whose name begins at start, an
// operand of its own.
func (s *source) member(o operand, start int) operand {
	s.emit(o.v)
	for _, it := range o.items {
		s.emit(it)
	}
	text := s.src[start:s.pos]
	switch {
	case o.role == called:
		text = o.text + "()." + text
	case o.role == naming:
		text = s.src[o.start:s.pos]
	case start-o.start < 64 && o.role == other:
		text = s.src[o.start:s.pos]
	default:
		text = "." + text
	}
	if len(text) > 256 {
		text = text[len(text)-256:]
	}
	return operand{kind: Template, role: naming, text: text, start: o.start, end: s.pos}
}

// linked adds what a call in a chain says of what the chain builds.
func (s *source) linked(links []Field, name string, call *Value) []Field {
	if call == nil || len(links) > 64 || call.Kind != Map {
		return links
	}
	args := call.Fields[1:]
	switch {
	case len(args) == 1 && args[0].Key == "0":
		v := args[0].Value
		v.shared = true
		return append(links, Field{name, call.Fields[0].Start, call.Fields[0].End, v})
	case len(args) == 2 && args[0].Key == "0" && args[0].Value.Kind == String && args[1].Key == "1":
		v := args[1].Value
		v.shared = true
		return append(links, Field{args[0].Value.Text, args[0].Value.Start, args[0].Value.End, v})
	}
	return links
}

// built emits what a chain of calls builds, if any of it is known.
func (s *source) built(links []Field, last string) {
	known := false
	for _, l := range links {
		known = known || l.Value.Scalar() && l.Value.Known()
	}
	if !known || len(links) < 2 || s.mute > 0 {
		return
	}
	v := s.b.value(Map, links[0].Start, s.pos)
	if v == nil {
		return
	}
	v.Fields = links
	v.Partial = !strings.EqualFold(last, "build")
	s.docs = append(s.docs, v)
}

// callee begins the record of a call: nil when there is no room.
func (s *source) callee(o *operand) (*Value, Field) {
	v := s.b.value(Map, o.start, o.end)
	callee := s.b.value(String, o.start, o.end)
	if callee == nil {
		s.pos = len(s.src)
		return nil, Field{}
	}
	s.emit(o.v)
	callee.Text = calleeText(o.text)
	if o.role == called {
		callee.Text += "()"
	}
	return v, Field{Callee, o.start, o.end, callee}
}

// call reads the arguments of a call.
func (s *source) call(o operand, close byte) operand {
	v, callee := s.callee(&o)
	if v == nil {
		return operand{}
	}
	name := callee.Value.Text
	base := len(s.fields)
	s.fields = append(s.fields, callee)
	outer := s.inlaid
	s.inlaid = nil
	whole := s.group(close, v)
	inlaid := s.inlaid
	s.inlaid = outer
	args := s.fields[base:]
	i := strings.LastIndexByte(name, '.')
	if i > 0 && len(args) == 2 && s.mute == 0 {
		s.filled(name[:i], name[i+1:])
	}
	if i > 0 && len(args) == 3 && s.mute == 0 && name[i-1] != ')' {
		s.setter(callee, i, args[1:])
	} else if i > 0 && len(args) > 1 && merging(name[i+1:]) && headed(name[:i]) && s.mute == 0 {
		s.merge(name[:i], args[1:])
	} else if name == s.lang.constant && len(args) == 3 && args[1].Value.Kind == String {
		k := args[1].Value
		s.assign(&operand{role: naming, text: k.Text, start: k.Start, end: k.End}, &operand{kind: args[2].Value.Kind, role: literal, v: args[2].Value})
	}
	if len(args) == 1 && o.role == naming {
		if in := s.viewed(o.text); in != nil {
			clear(args)
			s.fields = s.fields[:base]
			return operand{kind: Map, role: literal, text: o.text, start: o.start, end: s.pos, v: in}
		}
	}
	lit, isLit := s.lang.makes[name]
	switch {
	case s.wraps(name, args[1:]):
		in := args[1].Value
		clear(args)
		s.fields = s.fields[:base]
		return operand{kind: in.Kind, role: literal, start: o.start, end: s.pos, v: in}
	case lit >= makesJoined:
		out := s.formatted(&o, lit, args[1:])
		clear(args)
		s.fields = s.fields[:base]
		return out
	case lit == makesSame:
		if in := s.encoded(args[1:]); in != nil {
			clear(args)
			s.fields = s.fields[:base]
			return operand{kind: in.Kind, role: literal, start: o.start, end: s.pos, v: in}
		}
		isLit = false
		v.Fields = s.b.keepFields(args)
	case isLit:
		for _, a := range args[1:] {
			if lit == makesMap && a.Value.Kind == Map && a.Value.shared && strings.Trim(a.Key, "0123456789") == "" {
				s.part(a.Value) // and not one of its values
			}
		}
		s.made(v, lit, args[1:])
	default:
		s.hand(name, o.start, args[1:])
		s.fields = append(s.fields, inlaid...)
		args = s.fields[base:]
		v.Fields = s.b.keepFields(args)
	}
	v.End, v.Partial = s.pos, !whole
	// What a look-up falls back to.
	if isLookup(s.src[o.start:s.pos]) && (len(args) < 2 || args[1].Value.Scalar()) {
		text := s.src[o.start:s.pos]
		var items []*Value
		if len(args) > 2 && args[2].Value.Kind == String {
			items = []*Value{args[2].Value}
		}
		clear(args)
		s.fields = s.fields[:base]
		return operand{kind: Lookup, role: other, text: text, start: o.start, end: s.pos, items: items}
	}
	clear(args)
	s.fields = s.fields[:base]
	if isLit {
		return s.whole(v, o.start)
	}
	return operand{kind: Map, role: called, text: name, start: o.start, end: s.pos, v: v}
}

// makes says what a call that stands for a literal makes.
type makes uint8

const (
	_           makes = iota
	makesMap          // of named arguments, or of keys and values in turn
	makesList         // of its arguments
	makesPairs        // of pairs
	makesSame         // what it is given, as JSON
	makesJoined       // a string, of its arguments
	makesText         // a string, of a format and its arguments
)

// making are the names of the functions that make each, blanks between them.
type making [makesText + 1]string

// wraps reports whether a call only makes a pointer to a constant, or an option
// that is set to it, as aws.String("x") does.
func (s *source) wraps(name string, args []Field) bool {
	return len(args) == 1 && s.lang.wrappers[name[strings.LastIndexByte(name, '.')+1:]] && args[0].Key == ordinal(0) && args[0].Value.Scalar() && args[0].Value.Known()
}

// made turns the arguments of a call that stands for a literal into it.
func (s *source) made(v *Value, how makes, args []Field) {
	if how == makesPairs && len(args) == 1 && args[0].Value.Kind == List && s.pairs(v, args[0].Value.Items) {
		return
	}
	if how == makesList {
		v.Kind = List
		for _, a := range args {
			if a.Key != "" && (a.Key[0] < '0' || a.Key[0] > '9') {
				// It has keys after all.
				v.Kind, v.Items = Map, nil
				v.Fields = s.b.keepFields(args)
				return
			}
			v.Items = append(v.Items, a.Value)
		}
		return
	}
	positional := 0
	for _, a := range args {
		if a.Key == ordinal(positional) {
			positional++
		}
	}
	if how == makesMap && positional > 0 && positional == len(args) && len(args)%2 == 0 {
		for i := 0; i+1 < len(args); i += 2 {
			k := args[i].Value
			v.Fields = append(v.Fields, Field{k.Text, k.Start, k.End, args[i+1].Value})
		}
		return
	}
	if positional == 1 && len(args) == 1 && (args[0].Value.Kind == Map || args[0].Value.Kind == List || s.lang.macros && args[0].Value.Known()) {
		in := args[0].Value
		v.Fields = in.Fields
		v.Kind, v.Text, v.Items = in.Kind, in.Text, in.Items
		return
	}
	v.Fields = s.b.keepFields(args)
}

// encoded returns the list or map that a call is given to write as JSON, nil
// where there is none, or where a second argument may choose what of it.
func (s *source) encoded(args []Field) *Value {
	if len(args) == 0 || args[0].Key != ordinal(0) || args[0].Value.Scalar() || args[0].Value.field(Callee) != nil && !args[0].Value.constructed() {
		return nil
	}
	if len(args) > 1 && args[1].Key == ordinal(1) && args[1].Value.Kind != Null && !s.lang.sigil {
		return nil
	}
	return args[0].Value
}

// constructed reports whether a call is given nothing but named values: it makes
// what has them.
func (v *Value) constructed() bool {
	return len(v.Fields) > 1 && !slices.ContainsFunc(v.Fields[1:], func(f Field) bool { return strings.Trim(f.Key, "0123456789") == "" })
}

// pairs makes fields of a list of pairs, if it is one.
func (s *source) pairs(v *Value, items []*Value) bool {
	for _, it := range items {
		if it.Kind != List || len(it.Items) != 2 || !it.Items[0].Scalar() {
			return false
		}
	}
	for _, it := range items {
		k := it.Items[0]
		v.Fields = append(v.Fields, Field{k.Text, k.Start, k.End, it.Items[1]})
	}
	return len(items) > 0
}

// index reads what is selected from an operand.
func (s *source) index(o operand) operand {
	base := o.text
	if o.role == called || o.role == literal {
		s.emit(o.v)
		base = ""
	}
	v := s.list('[', ']')
	out := operand{kind: Template, role: other, start: o.start, end: s.pos, text: s.src[o.start:s.pos]}
	if v != nil && len(v.Items) == 1 && base != "" {
		if it := v.Items[0]; it.Kind == String && it.Text != "" {
			out.of = &selected{base: base, member: it.Text}
		} else if !it.Known() {
			out.of = &selected{base: base, open: true}
		}
	}
	s.emit(v)
	if isLookup(out.text) {
		out.kind = Lookup
	}
	return out
}

// maxGeneric is how far the end of type arguments is looked for.
const maxGeneric = 128

// generic returns how long the type arguments are that begin at the position,
// 0 if none do. They stand before a bracket or a member.
func (s *source) generic() int {
	rest := s.src[s.pos:min(len(s.src), s.pos+maxGeneric)]
	i, level := 0, 0
	if strings.HasPrefix(rest, "::<") {
		i = 2
	}
	for ; i < len(rest); i++ {
		switch c := rest[i]; {
		case c == '<':
			level++
		case c == '>':
			if level--; level == 0 {
				if end := s.pos + i + 1; end < len(s.src) && isSpace(s.src[end]) && s.lang.braces == bracesNew && s.opens(end) {
					return i + 1
				}
				if i+2 >= len(rest) || strings.IndexByte("(){[.:?,; ", rest[i+1]) < 0 ||
					rest[i+1] == ' ' && rest[i+2] != '{' && !(s.lang.typed && s.lang.class[rest[i+2]] == cLetter) {
					return 0
				}
				return i + 1
			}
		case s.lang.class[c] == cLetter, c == ',', c == '.', c == ' ', c == '?', c == '[', c == ']', c == ':', c == '|', '0' <= c && c <= '9':
			if level == 0 {
				return 0
			}
		default:
			return 0
		}
	}
	return 0
}

// opens reports whether a brace on the same or the next line is the first thing
// behind an offset.
func (s *source) opens(at int) bool {
	rest := strings.TrimLeft(s.src[at:min(len(s.src), at+maxGeneric)], " \t\r\n")
	return rest != "" && rest[0] == '{'
}

// cmdlet reads a command with its arguments and flags.
func (s *source) cmdlet(o operand) operand {
	return s.commanded(o, func(*Value) { s.flagged() })
}

// flagged reads arguments and flags up to the end of the line or what else ends
// a command.
func (s *source) flagged() {
	var flag *Field
	count := 0
	end := func() {
		if flag != nil {
			if flag.Value = s.b.value(Bool, flag.Start, flag.End); flag.Value != nil {
				flag.Value.Text = "true"
				s.fields = append(s.fields, *flag)
			}
		}
		flag = nil
	}
	for !s.blank() && s.pos < len(s.src) && s.b.left > 0 {
		c, next := s.src[s.pos], byte(0)
		if s.pos+1 < len(s.src) {
			next = s.src[s.pos+1]
		}
		if c == ';' || c == '|' || s.lang.class[c] == cClose {
			break
		}
		if c == ',' {
			s.pos++
			s.space()
			continue
		}
		if c == '-' && s.lang.class[next] == cLetter && next != '$' {
			end()
			f := Field{Start: s.pos}
			s.pos++
			s.ident()
			f.Key, f.End = s.src[f.Start+1:s.pos], s.pos
			flag = &f
			if s.peek() == ':' {
				s.pos++
			}
			continue
		}
		at := s.pos
		var a operand
		switch class := s.lang.class[c]; {
		case class == cQuote || class == cOpen || c == '$':
			e := expression{s: s, m: inGroup | inLines, start: -1}
			e.step()
			a = e.result()
		default:
			for s.pos < len(s.src) && strings.IndexByte(" \t\r\n;|(){},", s.src[s.pos]) < 0 {
				s.pos++
			}
			text := s.src[at:s.pos]
			if text != "" {
				a = operand{kind: plainKind(text), role: literal, text: text, start: at, end: s.pos}
			}
		}
		if s.pos == at {
			s.pos += width(s.src[s.pos:])
			continue
		}
		val := s.keep(&a)
		switch {
		case val == nil:
		case flag != nil:
			flag.Value = val
			s.fields = append(s.fields, *flag)
			flag = nil
		default:
			s.fields = append(s.fields, Field{ordinal(count), a.start, a.end, val})
			count++
		}
	}
	end()
}
