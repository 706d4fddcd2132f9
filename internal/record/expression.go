package record

import (
	"strconv"
	"strings"
)

// add takes an operand into the expression.
func (e *expression) add(o operand) {
	if o.role == nothing {
		return
	}
	if e.start < 0 {
		e.start = o.start
	}
	e.end = max(o.end, e.s.pos)
	op := e.op
	e.op = none
	if op == skips {
		e.s.emit(o.v)
		return
	}
	e.last = o
	e.n++
	if op == arrow {
		e.broken = true
	}
	n, isNum := 0.0, false
	if o.kind == Number && o.v == nil {
		n, isNum = number(o.text)
	}
	if e.n == 1 {
		e.acc = o
		e.number, e.term = isNum, n
		if op == minus {
			e.term = -n
		}
		e.texts = o.kind == String && o.v == nil
		return
	}
	if e.n == 2 {
		e.include(&e.acc)
	}
	e.include(&o)
	e.arithmetic(op, n, isNum)
	switch op {
	case formats:
		e.percent(&o)
	case joins:
		if e.broken || e.fallback {
			return
		}
		if e.n == 2 {
			e.join(&e.acc)
		}
		e.texts = e.texts || o.kind == String && o.v == nil
		e.join(&o)
	case falls:
		e.fallback = true
		if o.role == literal && o.v == nil && o.kind == String {
			if v := e.s.keep(&o); v != nil {
				e.inner = append(e.inner, v)
			}
		}
	default:
		e.broken = true
	}
}

// arithmetic works out numbers: products, and sums of them.
func (e *expression) arithmetic(op op, n float64, isNum bool) {
	e.number = e.number && isNum
	switch op {
	case times:
		e.term *= n
	case divides:
		e.term /= n
	case joins:
		e.total += e.term
		e.term = n
	case minus:
		e.total += e.term
		e.term = -n
	default:
		e.number = false
	}
}

// include keeps the records in an operand of an expression that is no value of
// its own.
func (e *expression) include(o *operand) {
	if holds(o.v) {
		e.inner = append(e.inner, o.v)
	}
	e.inner = append(e.inner, o.items...)
}

// join appends an operand to the string that the expression makes.
func (e *expression) join(o *operand) {
	text, known := e.s.textOf(o)
	if !known {
		e.unknown = true
		e.joined = append(append(append(e.joined, "${"...), text...), '}')
		return
	}
	if len(e.joined) < maxBytes/64 {
		e.joined = append(e.joined, text...)
	}
}

// textOf returns the text of an operand, or if that is not known a short name
// for it and false.
func (s *source) textOf(o *operand) (text string, known bool) {
	if o.v != nil && o.v.Scalar() {
		return o.v.Text, o.v.Known()
	}
	if o.v == nil && (o.kind == String || o.kind == Number) {
		return o.text, true
	}
	if o.role == naming && o.kind == Template {
		if v := s.meaning(o.text); v != nil && (v.Kind == String || v.Kind == Number) {
			return v.Text, true
		}
	}
	name := s.src[o.start:max(o.start, min(o.end, o.start+64))]
	if o.v != nil || len(name) == 64 || strings.ContainsAny(name, "{}\"'`\n") {
		if o.role == called && len(o.text) < 64 {
			return o.text + "()", false
		}
		return "…", false
	}
	return name, false
}

// result returns what the expression comes to, and sets what it is set to.
func (e *expression) result() operand {
	s := e.s
	var o operand
	switch {
	case e.n == 0:
		if e.target.role == nothing {
			return o
		}
		o = operand{kind: Template, role: other, start: e.target.end, end: e.target.end}
	case e.n == 1 && !e.broken:
		o = e.acc
		if o.role == called && (e.word == wType || e.word == wShape) {
			s.forget(o.v)
			return operand{}
		}
		if e.number && e.term < 0 && !strings.HasPrefix(o.text, "-") {
			o.text = "-" + o.text
		}
	case e.number && !e.broken || e.number && e.ops > 0 && len(e.inner) == 0:
		o = operand{kind: Number, role: literal, text: strconv.FormatFloat(e.total+e.term, 'f', -1, 64), start: e.start, end: e.end}
	case e.texts && !e.broken && !e.fallback:
		text := string(e.joined)
		o = operand{kind: textKind(text), role: literal, text: text, start: e.start, end: e.end, items: e.inner}
	default:
		if e.n == 1 {
			e.include(&e.acc)
		}
		o = operand{kind: Template, role: other, text: s.src[e.start:max(e.start, e.end)], start: e.start, end: e.end, items: e.inner}
		if e.fallback && e.acc.kind == Lookup && !e.broken {
			o.kind = Lookup
		}
	}
	if e.target.role != nothing {
		s.assign(&e.target, &o)
		return operand{}
	}
	return o
}

// set makes the operand before "=" what the expression's value is set to.
func (e *expression) set() bool {
	target := e.last
	switch {
	case e.first.role != nothing:
		target = e.first
	case e.hinted && e.target.role != nothing:
		target = e.target
	}
	e.s.emit(e.acc.v)
	e.target = target
	if target.role == nothing {
		e.target = operand{role: other}
	}
	e.restart()
	return true
}

// restart forgets the operands so far.
func (e *expression) restart() {
	*e = expression{s: e.s, m: e.m, start: -1, target: e.target, started: true, inner: e.inner}
}

// assign notes that a value was set.
func (s *source) assign(target, o *operand) {
	key, base := target.text, ""
	switch {
	case target.of != nil:
		key, base = target.of.member, target.of.base
	case target.role == naming:
		if i := strings.LastIndexAny(key, ".>:"); i >= 0 {
			key, base = key[i+1:], strings.TrimRight(key[:i], ".-?:!")
		}
	default:
		s.emit(s.keep(o))
		return
	}
	key = strings.TrimLeft(key, "$@")
	switch strings.TrimLeft(base, "$@") {
	case "this", "self", "cls", "static", "module", "exports", "super":
		base = ""
	}
	v := s.keep(o)
	if v == nil || s.mute > 0 {
		return
	}
	field := Field{key, target.start, target.end, v}
	if base == "" {
		if target.of == nil && target.role == naming {
			s.bind(target.text, v, o)
		}
		if v.Known() || holds(v) || len(v.Items) > 0 {
			s.scope.fields = append(s.scope.fields, field)
		}
		return
	}
	if of := s.meaning(base); of != nil && of.Kind == Map {
		of.Fields = append(of.Fields[:len(of.Fields):len(of.Fields)], field)
		return
	}
	name := calleeText(base)
	for i := range s.scope.fields {
		if f := &s.scope.fields[i]; f.Key == name && f.Value.Kind == Map && !f.Value.shared {
			f.Value.Fields = append(f.Value.Fields, field)
			f.Value.End = max(f.Value.End, v.End)
			return
		}
	}
	if !v.Known() && !holds(v) && len(v.Items) == 0 {
		return
	}
	m := s.b.value(Map, target.start, max(target.end, v.End))
	if m == nil {
		return
	}
	m.Fields, m.Partial = []Field{field}, true
	from, to := target.start, target.end
	if target.of != nil && target.of.to > 0 {
		from, to = target.of.from, target.of.to
	}
	s.scope.fields = append(s.scope.fields, Field{name, from, to, m})
}

// bind notes what a name stands for. A name that is set in two blocks stands
// for nothing that is known.
func (s *source) bind(name string, v *Value, o *operand) {
	column := 0
	if s.lang.columns {
		line := s.lineStart(o.start)
		for line+column < o.start && (s.src[line+column] == ' ' || s.src[line+column] == '\t') {
			column++
		}
	}
	if !v.Known() || v.Kind == Null || v.Kind == Map && len(v.Fields) > 0 && v.Fields[0].Key == Callee {
		v = nil
	}
	for sc := s.scope.up; sc != nil && !s.lang.columns; sc = sc.up {
		if b, ok := sc.names[name]; ok && b.v != nil && !o.partial {
			sc.names[name] = binding{}
		}
	}
	if v == nil && !s.bound(name) {
		return
	}
	if s.scope.names == nil {
		s.scope.names = map[string]binding{}
	}
	if b, ok := s.scope.names[name]; ok && b.column != column {
		v = nil
	}
	s.scope.names[name] = binding{v, column}
}

// bound reports whether a name has been set to something in this block or one
// around it.
func (s *source) bound(name string) bool {
	for sc := s.scope; sc != nil; sc = sc.up {
		if _, ok := sc.names[name]; ok {
			return true
		}
	}
	return false
}

// lineStart returns where the line begins in which an offset stands, no
// further back than a bound.
func (s *source) lineStart(off int) int {
	from := max(0, off-256)
	return from + strings.LastIndexByte(s.src[from:off], '\n') + 1
}

// calleeText returns the path of what is called as all languages write it.
func calleeText(text string) string {
	if len(text) > 160 {
		text = text[len(text)-160:]
	}
	if !strings.ContainsAny(text, "$:>?!@&\\") {
		return text
	}
	return strings.TrimLeft(calleeForms.Replace(text), ".")
}

var calleeForms = strings.NewReplacer("&.", ".", "$", "", "@", "", "?->", ".", "->", ".", "::", ".", "?.", ".", "!!.", ".", "!.", ".", `\`, ".")

// name reads a word: an operand, or one that means something to the language.
func (e *expression) name() bool {
	s := e.s
	start := s.pos
	s.ident()
	text := s.src[start:s.pos]
	if s.lang.odd != nothingOdd && s.pos < len(s.src) {
		if o, ok := s.prefixed(start); ok {
			if e.n > 0 && e.op == none && e.last.kind == String && s.lang.adjacent {
				e.op = joins
			}
			e.add(s.after(o, e))
			return true
		}
	}
	if len(text) <= maxKeyword && s.lang.lengths[text[0]]&(1<<len(text)) != 0 {
		if w, ok := s.lang.words[text]; ok && !e.isKey(w) {
			return e.keyword(w, start)
		}
	}
	o := operand{kind: Template, role: naming, start: start}
	if s.lang.dashes {
		s.dashed(text)
	}
	s.members(&o)
	if s.lang.pair != "" && o.text == s.lang.pair && e.n > 0 && e.m&inGroup != 0 {
		s.pos = start
		return false
	}
	o = s.after(o, e)
	switch {
	case s.lang.command && o.role == naming && s.commands():
		o = s.command(o)
	case s.lang.dashes && o.role == naming && o.text[0] != '$' && (strings.IndexByte(o.text, '-') > 0 || s.peek() == ' ' && e.n == 0 && e.m&stating != 0 && !s.at(" =") && !s.at(" +")):
		o = s.cmdlet(o)
	}
	e.add(o)
	return true
}

// dashed reads the rest of a name such as Verb-Noun or $env:NAME, of which the
// beginning is read.
func (s *source) dashed(text string) {
	switch {
	case text == "$env" && s.peek() == ':':
		s.pos++
		s.ident()
	case text[0] != '$':
		for s.peek() == '-' && s.pos+1 < len(s.src) && s.lang.class[s.src[s.pos+1]] == cLetter && s.src[s.pos+1] != '$' {
			s.pos++
			s.ident()
		}
	}
}

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
	v, callee := s.callee(&o)
	if v == nil {
		return operand{}
	}
	base := len(s.fields)
	s.fields = append(s.fields, callee)
	outer := s.hole
	s.hole = false
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
	v.Fields = s.b.fields(s.fields[base:])
	clear(s.fields[base:])
	s.fields = s.fields[:base]
	v.End, v.Partial = s.pos, s.hole
	s.hole = outer
	return operand{kind: Map, role: called, text: callee.Value.Text, start: o.start, end: s.pos, v: v}
}

const maxKeyword = 12

// isKey reports whether a word with a meaning stands as a name here.
func (e *expression) isKey(w word) bool {
	s := e.s
	p := s.pos
	for p < len(s.src) && (s.src[p] == ' ' || s.src[p] == '\t') {
		p++
	}
	if p >= len(s.src) {
		return false
	}
	c, next := s.src[p], byte(0)
	if p+1 < len(s.src) {
		next = s.src[p+1]
	}
	switch {
	case c == '=' && next != '=' && next != '>' && w != wOr:
		return w != wScalar
	case c == ':' && next != ':' && e.m&inGroup != 0 && e.choices == 0:
		return w != wElse || !s.lang.indented
	case w == wShape || w == wType || w == wNew || w == wImport || w == wModifier:
		return strings.IndexByte(",).;]?!+-*/|&", c) >= 0 || (w == wShape || w == wType || w == wImport) && c == '(' && p == s.pos || w != wNew && c == '[' && s.lang.braces != bracesNamed
	case w == wSoft && (c == '(' || c == ')' || c == ',' || c == '['):
		return true
	case w == wScalar:
		return false
	case e.m&inGroup != 0 && (w == wIf || w == wElse):
		return c == ',' || c == '}'
	}
	return c == '.' && next != '.' && w != wAs
}

// keyword does what a word asks for.
func (e *expression) keyword(w word, start int) bool {
	s := e.s
	text := s.src[start:s.pos]
	e.started = true
	switch w {
	case wScalar:
		e.add(s.after(operand{kind: s.lang.scalars[text], role: literal, text: strings.TrimPrefix(text, "$"), start: start, end: s.pos}, e))
	case wElse:
		if e.n == 0 {
			return false
		}
		e.op = opaque
	case wThrows:
		if e.last.role == called {
			e.define()
			e.word = wDefine
		}
		e.op = skips
	case wGroup:
		if s.blank(); s.peek() == '(' {
			// Statements follow, each on its line.
			s.pos++
			return false
		}
	case wNew:
		e.fresh = true
	case wIf, wType, wShape, wImport:
		if w == wShape && s.lang.braces == bracesNamed && !s.lang.macros {
			// A type without a name.
			if s.blank(); s.peek() == '{' {
				s.skipNested()
			}
			e.add(operand{kind: Template, role: other, text: text, start: start, end: s.pos})
			return true
		}
		e.word = w
		if w == wShape && e.m&stating != 0 && s.lang.aliases {
			return e.alias()
		}
		if e.n > 0 {
			e.op = opaque
			s.hole = s.hole || text == "for"
		}
	case wDefine:
		e.heading()
	case wNot:
		e.op = opaque
		e.broken = e.broken || e.n == 0
	case wOr:
		e.op = falls
	case wAs:
		e.op = skips
		if e.n == 0 {
			e.op = none
		}
	case wLambda:
		s.parameters()
		e.op = arrow
	}
	return true
}

// alias passes over "type X = …", which is no value.
func (e *expression) alias() bool {
	s := e.s
	for s.pos < len(s.src) {
		s.blank()
		switch c := s.peek(); {
		case c == '{' || c == '(' || c == '[':
			s.skipNested()
			if c == '{' {
				return false
			}
		case c == ';' || c == 0 || c == '}' || c == ')' || c == '\n' && s.lang.lines:
			return false
		default:
			s.pos++
		}
	}
	return false
}

// heading reads the head of a definition: its name, parameters and types, up to
// its body.
func (e *expression) heading() {
	s := e.s
	at := s.lineStart(s.pos)
	column := 0
	for at+column < len(s.src) && (s.src[at+column] == ' ' || s.src[at+column] == '\t') {
		column++
	}
	e.restart()
	e.op = arrow
	e.word = wDefine
	for s.pos < len(s.src) {
		newline := s.blank()
		switch c := s.peek(); {
		case c == '(':
			if v := s.list('(', ')'); v != nil {
				for _, it := range v.Items {
					s.emit(it)
				}
				for _, f := range v.Fields {
					s.emit(f.Value)
				}
			}
			continue
		case c == '[' || c == '<' && s.lang.generics:
			if n := s.generic(); n > 0 {
				s.pos += n
				continue
			}
			if c == '[' {
				s.skipNested()
				continue
			}
		case newline && (s.lang.columns || s.lang.lines && s.lang.braces == bracesNamed), c == ':' && s.lang.indented, c == 0, c == ';', c == ',', c == ')', c == '}', c == ']':
			if s.lang.columns {
				s.enter(column)
			}
			return
		case c == '{', c == '=':
			return
		case s.lang.class[c] == cQuote:
			s.text()
			continue
		case c == ':' && s.lang.aliases:
			s.pos++
			s.space()
			if s.peek() == '{' {
				s.skipNested()
			}
			continue
		}
		s.pos++
	}
}

// parameters passes over those of a lambda, up to and with the colon.
func (s *source) parameters() {
	for s.pos < len(s.src) {
		if s.blank() || s.pos >= len(s.src) {
			return
		}
		switch s.lang.class[s.src[s.pos]] {
		case cOpen:
			s.skipNested()
			continue
		case cClose:
			return
		case cQuote:
			s.text()
			continue
		}
		if s.pos++; s.src[s.pos-1] == ':' {
			return
		}
	}
}

// ident passes over a name.
func (s *source) ident() {
	for s.pos < len(s.src) {
		if c := s.lang.class[s.src[s.pos]]; c != cLetter && c != cDigit {
			return
		}
		s.pos++
	}
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

// link returns how long what parts a name from a member of it is, 0 if it does
// not stand at the position.
func (s *source) link() int {
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
	var links []Field
	member, chained := o.text, false
	for {
		c := s.peek()
		switch {
		case c == '(' && (o.role == naming || o.role == called || o.role == other):
			o = s.call(o, ')')
			if chained {
				links = s.linked(links, member, o.v)
			}
			continue
		case c == '[' && o.role != block && o.kind != Number && (o.role != literal || o.kind == String || s.lang.indented):
			o = s.index(o)
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
		if o.role != naming && o.role != called && same[s.src[start:s.pos]] {
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
	return o
}

// template reads the arguments of a format's own method.
func (s *source) template(o operand) operand {
	v := s.list('(', ')')
	if v == nil {
		return o
	}
	args := v.Fields
	for i, it := range v.Items {
		args = append(args, Field{ordinal(i), it.Start, it.End, it})
	}
	o.text = string(s.appendFormat(nil, o.text, args))
	o.kind, o.end = textKind(o.text), s.pos
	o.items = append(o.items, s.records(args)...)
	return o
}

// percent makes a string of a format and the operand behind "%".
func (e *expression) percent(o *operand) {
	s := e.s
	var args []Field
	switch {
	case o.v != nil && o.v.Kind == Map && o.role != called:
		args = o.v.Fields
	case o.v != nil && o.v.Kind == List:
		for i, it := range o.v.Items {
			args = append(args, Field{ordinal(i), it.Start, it.End, it})
		}
	default:
		if v := s.keep(o); v != nil {
			args = []Field{{"0", o.start, o.end, v}}
		}
	}
	e.joined = s.appendFormat(e.joined[:0], e.acc.text, args)
}

// same are methods that return what they are called on, as far as it matters.
var same = map[string]bool{
	"freeze": true, "to_string": true, "to_owned": true, "into": true, "to_s": true, "trim": true, "strip": true, "toString": true,
	"ToString": true, "trimIndent": true, "trimMargin": true, "as_str": true, "unwrap": true, "String": true, "clone": true,
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
	whole := s.group(close, v)
	args := s.fields[base:]
	if i := strings.LastIndexByte(name, '.'); i > 0 && len(args) == 3 && s.mute == 0 && name[i-1] != ')' {
		s.setter(callee, i, args[1:])
	} else if name == s.lang.constant && len(args) == 3 && args[1].Value.Kind == String {
		k := args[1].Value
		s.assign(&operand{role: naming, text: k.Text, start: k.Start, end: k.End}, &operand{kind: args[2].Value.Kind, role: literal, v: args[2].Value})
	}
	lit, isLit := s.lang.makes[name]
	switch {
	case lit >= makesJoined:
		out := s.formatted(&o, lit, args[1:])
		clear(args)
		s.fields = s.fields[:base]
		return out
	case isLit:
		s.made(v, lit, args[1:])
	default:
		v.Fields = s.b.fields(args)
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

// setters are methods that set the value under a name.
var setters = map[string]bool{
	"put": true, "set": true, "add": true, "append": true, "header": true, "setheader": true, "addheader": true,
	"setproperty": true, "setrequestproperty": true, "setvalue": true, "setrequestheader": true, "withheader": true,
	"addqueryparam": true, "queryparam": true, "param": true, "field": true, "addparameter": true, "setdefault": true,
	"setattribute": true, "insert": true, "addformdatapart": true, "adddefaultheader": true,
}

// setter notes what a call such as headers.set("name", value) sets.
func (s *source) setter(callee Field, dot int, args []Field) {
	base, method := callee.Value.Text[:dot], callee.Value.Text[dot+1:]
	switch Key(args[1].Key) {
	case "forhttpheaderfield", "forkey", "name":
		args = []Field{{"0", args[1].Start, args[1].End, args[1].Value}, {"1", args[0].Start, args[0].End, args[0].Value}}
	}
	k := args[0].Value
	if args[0].Key != "0" || args[1].Key != "1" || k.Kind != String || k.Text == "" || len(k.Text) > 64 || !setters[Key(method)] {
		return
	}
	v := args[1].Value
	wasShared := v.shared
	target := operand{role: naming, start: k.Start, end: k.End, of: &selected{base, k.Text, callee.Start, callee.End}}
	n := len(s.scope.fields)
	s.assign(&target, &operand{kind: v.Kind, role: literal, v: v})
	v.shared = wasShared || v.shared || len(s.scope.fields) > n || v.Known()
}

// makes says what a call that stands for a literal makes.
type makes uint8

const (
	_           makes = iota
	makesMap          // of named arguments, or of keys and values in turn
	makesList         // of its arguments
	makesPairs        // of pairs
	makesJoined       // a string, of its arguments
	makesText         // a string, of a format and its arguments
)

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
				v.Fields = s.b.fields(args)
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
	if positional == 1 && len(args) == 1 && (args[0].Value.Kind == Map || args[0].Value.Kind == List) {
		in := args[0].Value
		v.Fields = in.Fields
		v.Kind, v.Items = in.Kind, in.Items
		return
	}
	v.Fields = s.b.fields(args)
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

// operator reads an operator, and reports whether the expression goes on.
func (e *expression) operator() bool {
	s := e.s
	c, next := s.src[s.pos], byte(0)
	if s.pos+1 < len(s.src) {
		next = s.src[s.pos+1]
	}
	start := e.n == 0 || e.op != none
	e.ops++
	if next == '=' && strings.IndexByte("<>!%^&|*/~", c) >= 0 {
		s.pos += 2
		if strings.IndexByte("<>!", c) < 0 {
			return e.change()
		}
		if s.peek() == '=' {
			s.pos++
		}
		e.opaque()
		return true
	}
	switch c {
	case ',':
		if e.m&stating != 0 && e.target.role == nothing && e.n == 1 && e.acc.role == naming && !e.broken && e.word == wNone {
			if e.first.role == nothing {
				e.first = e.acc
			}
			e.n, e.acc, e.last = 0, operand{}, operand{}
			s.pos++
			return true
		}
		return false
	case ';':
		return false
	case '=':
		return e.equals(next)
	case ':':
		return e.colon(next)
	case '?':
		return e.question(next)
	case '.':
		switch {
		case strings.HasPrefix(s.src[s.pos:], "..."):
			s.pos += 3
		case s.lang.class[next] == cLetter && start && s.lang.join != '.':
			at := s.pos
			s.pos++
			o := operand{kind: Template, role: naming, start: at}
			s.ident()
			s.members(&o)
			e.add(s.after(o, e))
		case s.lang.join == '.' && !start && next != '=':
			s.pos++
			e.op = joins
		default:
			s.pos++
			e.opaque()
		}
		return true
	case '+':
		s.pos++
		switch {
		case next == '+':
			s.pos++
		case next == '=':
			s.pos++
			return e.change()
		case start:
		case s.lang.join == '+' || e.number:
			e.op = joins
		default:
			e.opaque()
		}
		return true
	case '-':
		s.pos++
		switch {
		case next == '-':
			s.pos++
		case next == '=':
			s.pos++
			return e.change()
		case next == '>':
			s.pos++
			if s.lang.arrow && !s.lang.dashArrow || s.lang.command {
				e.n, e.acc, e.last = 0, operand{}, operand{}
				e.op = arrow
				if s.lang.command && s.peek() == '(' {
					s.skipNested()
				}
			} else {
				e.op = skips
			}
		case start && e.n == 0:
			e.op = minus
		default:
			e.op = minus
		}
		return true
	case '*':
		s.pos++
		if start {
			if next == '*' {
				s.pos++
			}
			return true
		}
		if next == '*' {
			s.pos++
			e.opaque()
			return true
		}
		e.op = times
		return true
	case '/':
		if start && s.lang.regexps && s.regexp() {
			e.add(operand{kind: Template, role: other, text: "/…/", start: s.pos, end: s.pos})
			return true
		}
		s.pos++
		e.op = divides
		return true
	case '!':
		s.pos++
		e.broken = true
		return true
	case '|':
		s.pos++
		if s.lang.dashes && next != '|' {
			return false
		}
		if next == '|' {
			s.pos++
			if s.peek() == '=' {
				s.pos++
				return e.set()
			}
			e.op = falls
			return true
		}
		if start && s.lang.pipes {
			// The parameters of a closure.
			if i := strings.IndexAny(s.src[s.pos:], "|\n"); i >= 0 {
				s.pos += i
				if s.peek() == '|' {
					s.pos++
				}
			}
			e.op = arrow
			return true
		}
		e.opaque()
		return true
	case '<':
		if start && s.lang.markup {
			if o, ok := s.element(); ok {
				e.add(o)
				return true
			}
		}
		if start && s.lang.generics {
			if n := s.generic(); n > 0 {
				s.pos += n
				return true
			}
		}
		s.pos++
		e.opaque()
		return true
	case '&':
		s.pos++
		if next == '&' {
			s.pos++
			e.opaque()
		} else if !start {
			e.opaque()
		}
		return true
	}
	if c == '%' && s.lang.indented && e.n == 1 && e.texts && !e.broken {
		s.pos++
		e.op = formats
		return true
	}
	s.pos += width(s.src[s.pos:])
	if !start && c != '\\' && c != '#' {
		e.opaque()
	}
	return true
}

func (e *expression) opaque() {
	if e.n > 0 {
		e.op = opaque
	}
}

// change makes what stands before an operator such as "+=" unknown.
func (e *expression) change() bool {
	if e.last.role == naming {
		for sc := e.s.scope; sc != nil; sc = sc.up {
			if _, ok := sc.names[e.last.text]; ok {
				sc.names[e.last.text] = binding{}
			}
		}
	}
	e.op = opaque
	return true
}

func (e *expression) equals(next byte) bool {
	s := e.s
	switch next {
	case '>':
		if !s.lang.arrow && e.word != wDefine {
			if e.m&inGroup != 0 {
				return false
			}
			s.pos += 2
			e.restart()
			return true
		}
		s.pos += 2
		s.emit(e.acc.v)
		e.n, e.acc, e.last, e.broken = 0, operand{}, operand{}, true
		e.op = arrow
		e.started = true
		return true
	case '=', '~':
		s.pos += 2
		if s.peek() == '=' {
			s.pos++
		}
		e.opaque()
		return true
	}
	if e.m&inGroup != 0 && e.choices == 0 && e.op != arrow {
		return false
	}
	s.pos++
	return e.set()
}

func (e *expression) colon(next byte) bool {
	s := e.s
	switch {
	case next == ':':
		s.pos += 2
		e.opaque()
	case next == '=':
		s.pos += 2
		return e.set()
	case e.choices > 0:
		e.choices--
		s.pos++
		e.op = opaque
	case e.m&inGroup != 0:
		return false
	case e.last.role == naming && e.n == 1 && e.word == wNone && e.target.role == nothing:
		s.pos++
		e.hinted, e.target = true, e.last
		e.n, e.acc = 0, operand{}
		at := s.pos
		if s.blank() || s.peek() == '{' && !s.lang.aliases {
			// A label, or the end of a statement that opens a block.
			e.target = operand{}
			return false
		}
		s.pos = at
		s.typeName()
		if s.separator() == 0 || s.peek() != '=' {
			e.target = operand{}
			return false
		}
	case e.last.role == called && s.lang.defines && e.m&stating != 0 && e.target.role == nothing:
		// The type that a method returns.
		s.pos++
		at := s.pos
		s.space()
		if s.peek() == '{' {
			s.skipNested()
		} else {
			s.typeName()
		}
		s.space()
		if c := s.peek(); c == '{' || c == ';' {
			return true
		}
		s.pos = at
		return false
	default:
		s.pos++
		return false
	}
	return true
}

// typeName passes over a type, up to what cannot stand in one.
func (s *source) typeName() {
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; {
		case c == '[' || c == '(' || c == '{':
			s.skipNested()
		case c == '=' && !s.at("=>"), c == ';', c == ')', c == '}', c == ']', c == '\n', c == '{', s.lang.comments[c], s.lang.class[c] == cQuote:
			if s.lang.class[c] == cQuote {
				s.text()
				continue
			}
			return
		case s.at("=>"):
			s.pos += 2
		default:
			s.pos++
			if c == ' ' && s.peek() == '{' {
				return
			}
		}
	}
}

func (e *expression) question(next byte) bool {
	s := e.s
	s.pos++
	switch {
	case next == '?':
		s.pos++
		if s.peek() == '=' {
			s.pos++
			return e.set()
		}
		e.op = falls
	case next == ':' && s.lang.elvis:
		s.pos++
		e.op = falls
	case next == ':':
		// A field of a type that need not be there.
		s.hole = true
		return true
	case s.lang.nullable && s.pos > 1 && !isSpace(s.src[s.pos-2]) && next != '?':
		return true
	case s.lang.choice:
		e.choices++
		e.op = opaque
	}
	return true
}

// regexp passes over a regular expression literal, and reports whether one
// begins at the position: it ends on its line.
func (s *source) regexp() bool {
	set := false
	for i := s.pos + 1; i < len(s.src) && i < s.pos+4096; i++ {
		switch s.src[i] {
		case '\n':
			return false
		case '\\':
			i++
		case '[':
			set = true
		case ']':
			set = false
		case '/':
			if set {
				continue
			}
			s.pos = i + 1
			s.ident()
			return true
		}
	}
	return false
}

// numeral reads a number.
func (s *source) numeral() operand {
	start := s.pos
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		switch {
		case '0' <= c && c <= '9', 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '_':
		case c == '.' && s.pos+1 < len(s.src) && '0' <= s.src[s.pos+1] && s.src[s.pos+1] <= '9':
		case (c == '-' || c == '+') && s.src[s.pos-1]|0x20 == 'e' && s.pos > start+1 && s.src[start] != '0':
		default:
			goto end
		}
		s.pos++
	}
end:
	text := s.src[start:s.pos]
	if _, ok := number(text); !ok {
		// A suffix says what type it has.
		for n := len(text); n > 0; n-- {
			if c := text[n-1]; c|0x20 < 'a' && c != '_' || c >= 0x80 {
				if in := strings.TrimRight(text, "abcdefghijklmnopqrstuvwxyzLUFDMN0123456789_"); in == "" {
					break
				}
			}
		}
		cut := strings.IndexFunc(text, func(r rune) bool { return r != '.' && r != '_' && (r < '0' || r > '9') })
		if cut > 0 {
			text = text[:cut]
		}
	}
	return operand{kind: Number, role: literal, text: text, start: start, end: s.pos}
}

// pattern reports whether a literal in braces is what values are taken apart
// with: "=" follows it. What stands in it is dropped.
func (s *source) pattern(v *Value) bool {
	at := s.pos
	s.space()
	is := s.peek() == '=' && !s.at("==") && !s.at("=>")
	s.pos = at
	return is
}

// isObject reports whether the brace at the position begins a literal, and not
// a body.
func (s *source) isObject(e *expression, fresh bool) bool {
	if e.word == wType || e.word == wDefine && !(s.lang.values && e.op == arrow) || e.word == wIf && s.lang.macros {
		return false
	}
	switch s.lang.braces {
	case bracesAlways:
		return true
	case bracesValue:
		if !fresh || e.op == arrow && !s.lang.values {
			return false
		}
		return e.m&stating == 0 || e.started || e.target.role != nothing || e.n > 0 || e.fallback
	case bracesNew:
		return e.fresh || fresh && e.m&inGroup != 0
	case bracesNamed:
		if fresh {
			return e.m&inGroup != 0
		}
		prev := s.src[s.pos-1]
		return e.op == none && (e.last.role == naming || e.last.role == literal || e.last.role == other) && (s.lang.class[prev] == cLetter || s.lang.class[prev] == cDigit || prev == ']' || prev == '}' || s.lang.macros && prev == ' ' && s.keyed())
	}
	return false
}

// keyed reports whether a brace is followed by a name and a colon, or by its
// end.
func (s *source) keyed() bool {
	at := s.pos
	defer func() { s.pos = at }()
	s.pos++
	s.space()
	if s.at("..") || s.peek() == '}' {
		return true
	}
	from := s.pos
	s.ident()
	if s.pos == from {
		return false
	}
	s.blank()
	return s.peek() == ':' && !s.at("::") || s.peek() == ','
}
