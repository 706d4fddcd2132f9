package record

import (
	"slices"
	"strconv"
	"strings"
)

// role is what an operand is, beside its kind.
type role uint8

const (
	nothing role = iota
	literal
	naming // a name, or names with dots between them
	called // a call
	block  // a body of statements
	other
)

// operand is a value that nobody has asked to keep yet.
type operand struct {
	kind       Kind
	role       role
	partial    bool
	text       string
	start, end int
	v          *Value // of what is more than a scalar
	items      []*Value
	of         *selected
}

// holds reports whether there are records in a value.
func holds(v *Value) bool {
	if v == nil || v.shared {
		return false
	}
	switch v.Kind {
	case Map:
		return true
	case List:
		for _, it := range v.Items {
			if holds(it) {
				return true
			}
		}
		return false
	}
	return len(v.Items) > 0
}

// keep returns the value of an operand, nil when there is none or no room.
func (s *source) keep(o *operand) *Value {
	if o.role == nothing {
		return nil
	}
	if o.v != nil {
		return o.v
	}
	if o.role == naming && o.kind == Template {
		if v := s.meaning(o.text); v != nil {
			v.shared = true
			return v
		}
	}
	v := s.b.value(o.kind, o.start, o.end)
	if v == nil {
		s.pos, s.hole = len(s.src), true
		return nil
	}
	v.Text, v.Items, v.Partial = o.text, o.items, o.partial
	return v
}

// mode says where an expression stands.
type mode uint8

const (
	// inGroup: between brackets, where a colon or the like parts a key from a
	// value.
	inGroup mode = 1 << iota
	// inLines: a line end ends it.
	inLines
	// stating: it is a statement.
	stating
)

// expr reads an expression up to what ends it, which stays.
func (s *source) expr(m mode) operand {
	if s.depth >= maxDepth {
		s.hole = true
		s.skipNested()
		return operand{}
	}
	s.depth++
	o, alone := s.alone(m)
	if !alone {
		e := expression{s: s, m: m, start: -1}
		if o.role != nothing {
			e.add(s.after(o, &e))
		}
		for e.step() {
		}
		o = e.result()
	}
	s.depth--
	return o
}

// alone reads a name, string or number between brackets, and reports whether it
// is all there is of its expression. If it reads nothing, the position stays.
func (s *source) alone(m mode) (operand, bool) {
	if m&inGroup == 0 || s.blank() || s.pos >= len(s.src) {
		return operand{}, false
	}
	start := s.pos
	var o operand
	switch s.lang.class[s.src[start]] {
	case cLetter:
		if s.lang.command || s.lang.dashes || s.lang.pair != "" {
			return o, false
		}
		s.ident()
		if c := s.peek(); s.lang.known(s.src[start:s.pos]) != wNone || s.lang.odd != nothingOdd && (c == '#' || s.lang.class[c] == cQuote) {
			s.pos = start
			return o, false
		}
		o = operand{kind: Template, role: naming, start: start}
		s.members(&o)
	case cDigit:
		o = s.numeral()
	case cQuote:
		o, _ = s.quoted()
	default:
		return o, false
	}
	at := s.pos
	for s.pos < len(s.src) && s.src[s.pos] == ' ' {
		s.pos++
	}
	if o.role != nothing && s.pos < len(s.src) && s.ends() {
		return o, true
	}
	s.pos = at
	return o, false
}

// ends reports whether the byte at the position ends any expression between
// brackets.
func (s *source) ends() bool {
	next := byte(0)
	if s.pos+1 < len(s.src) {
		next = s.src[s.pos+1]
	}
	switch s.src[s.pos] {
	case ',', ';', ')', ']', '}':
		return true
	case ':':
		return next != ':' && next != '='
	case '=':
		return next != '=' && next != '~' && (next != '>' || !s.lang.arrow)
	}
	return false
}

// op is an operator, as far as it matters.
type op uint8

const (
	none   op = iota
	joins     // makes one string of two
	falls     // takes the right side when the left is nothing
	skips     // what follows is a type
	arrow     // what follows is the body of a function
	opaque    // anything else
	times
	divides
	minus
	formats // the left side is a format, the right its arguments
)

// expression is an expression that is being read.
type expression struct {
	s     *source
	m     mode
	start int
	end   int

	n    int     // operands
	acc  operand // the only, or the first
	last operand
	op   op
	ops  int
	// united: the operator makes a map of two, if they are maps.
	united bool

	// What the operands are joined to, as long as all that joins them joins.
	joined  []byte
	texts   bool
	unknown bool
	broken  bool // it is an opaque expression

	number      bool // so far it is all numbers
	total, term float64

	fallback bool
	inner    []*Value
	choices  int
	// What is set to the expression's value.
	target  operand
	hinted  bool     // the target has a type
	first   *operand // of several targets
	fresh   bool     // an object is made: "new"
	word    word     // the last word that opens something
	started bool
}

// step reads one operand or operator, and reports whether there is more.
func (e *expression) step() bool {
	s := e.s
	if !e.gap() {
		return false
	}
	c := s.src[s.pos]
	switch s.lang.class[c] {
	case cLetter:
		return e.name()
	case cDigit:
		e.add(s.numeral())
	case cQuote:
		if o, ok := s.quoted(); ok {
			if e.n > 0 && e.op == none && (!s.lang.adjacent || e.last.kind != String) && e.last.role == literal {
				e.op = opaque
			}
			if o.role == literal && e.n > 0 && e.op == none && s.lang.adjacent && e.last.kind == String {
				e.op = joins
			}
			e.add(s.after(o, e))
			return true
		}
		return e.operator()
	case cOpen:
		return e.bracket(c)
	case cClose:
		return false
	case cOp:
		return e.operator()
	default:
		s.pos += width(s.src[s.pos:])
	}
	return true
}

// gap passes over space, and reports whether the expression goes on behind it.
func (e *expression) gap() bool {
	s := e.s
	for s.blank() {
		if e.m&inLines == 0 || e.n == 0 && !e.started || e.op != none || e.target.role != nothing && e.n == 0 {
			s.pos++
			continue
		}
		// A line that begins with what can only go on goes on.
		at := s.pos
		s.space()
		if s.pos < len(s.src) && s.continues() {
			continue
		}
		s.pos = at
		return false
	}
	return s.pos < len(s.src)
}

// continues reports whether a line that begins at the position goes on from
// the last one.
func (s *source) continues() bool {
	if s.lang.indented {
		return false
	}
	next := byte(0)
	if s.pos+1 < len(s.src) {
		next = s.src[s.pos+1]
	}
	switch s.src[s.pos] {
	case '.':
		return next != '.'
	case '?':
		return next == '.' || next == ' ' || next == '?' || next == ':'
	case '&', '|':
		return next == s.src[s.pos]
	case '+':
		return next == ' '
	case ':':
		return next == ' '
	}
	return false
}

// bracket reads what an opening bracket begins.
func (e *expression) bracket(c byte) bool {
	s := e.s
	start := s.pos
	fresh := e.n == 0 || e.op != none
	switch c {
	case '(':
		o, params := s.parens()
		if params {
			// The parameters of a function that has no name.
			e.op = arrow
			e.n, e.acc = 0, operand{}
			e.started = true
			return true
		}
		if o.role == nothing {
			o = operand{kind: Template, role: other, text: s.src[start:s.pos], start: start, end: s.pos}
		}
		e.add(s.after(o, e))
	case '[':
		if fresh && s.lang.braces == bracesNamed && s.typePrefix() {
			return true
		}
		if s.lang.splat && s.loops() {
			e.add(operand{kind: Template, role: other, text: s.src[start:s.pos], start: start, end: s.pos})
			return true
		}
		v := s.list('[', ']')
		e.add(s.after(s.whole(v, start), e))
	case '{':
		if s.lang.splat && s.loops() {
			e.add(operand{kind: Template, role: other, text: s.src[start:s.pos], start: start, end: s.pos})
			return true
		}
		if e.word == wShape {
			s.mute++
			s.body()
			s.mute--
			return false
		}
		if s.isObject(e, fresh) {
			v := s.object()
			if v == nil {
				return false
			}
			if v.Kind == Map && s.pattern(v) {
				e.add(operand{kind: Template, role: other, text: s.src[start:s.pos], start: start, end: s.pos})
				return true
			}
			o := s.whole(v, start)
			if !fresh {
				o = e.named(o)
			}
			e.add(s.after(o, e))
			return true
		}
		if e.last.role == called && e.op == none && (s.lang.defines && !e.fresh || e.word == wType) {
			e.define()
		}
		closure := e.last.role == called && e.op == none
		s.body()
		if e.m&stating != 0 && e.target.role == nothing && !e.fresh && !closure {
			return false
		}
		if !closure {
			e.add(operand{kind: Template, role: block, text: "{…}", start: start, end: s.pos})
		}
	}
	return true
}

// named makes one operand of a literal and what stands before it: a type, or a
// call that makes an object whose fields the literal then sets.
func (e *expression) named(o operand) operand {
	last := e.last
	if e.op != none || e.n == 0 {
		return o
	}
	switch {
	case last.role == called && last.v.Kind == Map:
		if o.v == nil || o.v.Kind != Map {
			e.s.emit(o.v)
			o = last
			break
		}
		last.v.Fields = append(last.v.Fields[:len(last.v.Fields):len(last.v.Fields)], o.v.Fields...)
		last.v.Partial = last.v.Partial || o.v.Partial
		last.v.End = e.s.pos
		o = last
	case last.role == naming && o.v != nil && o.v.Kind == Map:
		name := e.s.b.value(String, last.start, last.end)
		if name == nil {
			return o
		}
		name.Text = calleeText(last.text)
		o.v.Fields = append([]Field{{Callee, last.start, last.end, name}}, o.v.Fields...)
		o.v.Start, o.start = last.start, last.start
		o.role, o.text = called, name.Text
	case last.v != nil && last.kind == List && len(last.v.Items) == 0:
		// The parentheses of new(), the brackets of new[].
	case last.role != naming && last.role != other:
		return o
	}
	// It stands in the place of the last operand.
	if e.n--; e.n == 0 {
		e.acc = operand{}
	} else if n := len(e.inner); n > 0 && e.inner[n-1] == last.v {
		e.inner = e.inner[:n-1]
	}
	e.broken = e.broken && e.n > 1
	if e.n > 0 {
		e.op = opaque
	}
	return o
}

// maxTypePrefix is how long the brackets before the name of a type can be.
const maxTypePrefix = 256

// typePrefix passes over the "[]" or "[string]" of a type, if a type's name
// follows.
func (s *source) typePrefix() bool {
	if s.lang.macros {
		return false
	}
	at, src := s.pos, s.src
	s.src = src[:min(len(src), at+maxTypePrefix)]
	s.skipNested()
	closed := s.pos < len(s.src) || len(s.src) == len(src)
	s.src = src
	if c := s.peek(); closed && (s.lang.class[c] == cLetter || c == '*' || c == '[') {
		return true
	}
	s.pos = at
	return false
}

// loops passes over a bracket that holds a loop, which makes what it makes.
func (s *source) loops() bool {
	at := s.pos
	s.pos++
	s.space()
	is := s.at("for ")
	s.pos = at
	if is {
		s.skipNested()
	}
	return is
}

// define makes the call that was read last the head of a definition.
func (e *expression) define() {
	e.s.forget(e.last.v)
	if e.n == 1 {
		e.n, e.acc = 0, operand{}
	} else if n := len(e.inner); n > 0 && e.inner[n-1] == e.last.v {
		e.inner = e.inner[:n-1]
	}
	e.last = operand{}
	e.broken = e.n > 0
}

// forget emits the records in the arguments of what is no call, and makes the
// names that stand there unknown.
func (s *source) forget(call *Value) {
	if call == nil {
		return
	}
	for _, f := range call.Fields {
		if f.Key == Callee {
			continue
		}
		s.emit(f.Value)
	}
}

// whole makes an operand of a list or map.
func (s *source) whole(v *Value, start int) operand {
	if v == nil {
		return operand{}
	}
	o := operand{kind: v.Kind, role: literal, start: start, end: v.End, v: v, text: v.Text}
	if v.Scalar() {
		o.v, o.items = nil, v.Items
	}
	return o
}

// parens reads a parenthesis that is not a call's: one value, several, or the
// parameters of a function.
func (s *source) parens() (o operand, params bool) {
	start := s.pos
	v := s.list('(', ')')
	if v == nil {
		return operand{}, false
	}
	if s.lang.arrow {
		at := s.pos
		s.space()
		params = s.at("=>") || s.at("->") && !s.lang.dashArrow
		s.pos = at
	}
	switch {
	case params:
		for _, it := range v.Items {
			s.emit(it)
		}
		return operand{}, true
	case v.Kind == List && len(v.Items) == 1 && !strings.HasSuffix(strings.TrimRight(s.src[start:s.pos-1], " \n"), ","):
		it := v.Items[0]
		o = operand{kind: it.Kind, role: literal, text: it.Text, start: it.Start, end: it.End, items: it.Items, partial: it.Partial}
		if !it.Scalar() || it.shared {
			// What is in it is told once.
			o.v, o.items = it, nil
		}
		if it.shared {
			// It stands elsewhere, and may do so in another file.
			o.start, o.end = start, s.pos
		}
		return o, false
	}
	return s.whole(v, start), false
}

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
	if e.united && e.last.kind != String && o.kind != String {
		e.s.united(&e.last)
		e.s.united(&o)
	}
	e.united = false
	if op == skips {
		e.s.emit(o.v)
		return
	}
	if op == joins && e.n == 1 && e.joinLists(&o) {
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
		if e.n == 2 && !e.fallback && !e.broken && e.acc.role == naming && e.acc.v == nil && len(e.s.names) > 0 {
			if v := e.s.meaning(e.acc.text); v != nil && v.Kind == Map {
				// What is there falls back to nothing.
				e.n, e.last = 1, e.acc
				e.s.emit(o.v)
				return
			}
		}
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

// joinLists makes one list of two that are joined, if all that stands in them are
// scalars, and reports whether it did.
func (e *expression) joinLists(o *operand) bool {
	left, right := e.s.listOf(&e.acc), e.s.listOf(o)
	if left == nil || right == nil || len(left.Items)+len(right.Items) > e.s.b.left {
		return false
	}
	v := e.s.b.value(List, e.acc.start, e.end)
	if v == nil {
		return false
	}
	e.s.b.left -= len(left.Items) + len(right.Items)
	v.Items = slices.Concat(left.Items, right.Items)
	v.Partial = left.Partial || right.Partial
	e.acc = operand{kind: List, role: literal, start: e.acc.start, end: e.end, v: v}
	e.last = e.acc
	return true
}

// listOf returns the list of scalars that an operand is, or nil.
func (s *source) listOf(o *operand) *Value {
	v := o.v
	if o.role == naming && o.kind == Template {
		v = s.meaning(o.text)
	}
	if v == nil || v.Kind != List || slices.ContainsFunc(v.Items, func(it *Value) bool { return !it.Scalar() || len(it.Items) > 0 }) {
		return nil
	}
	return v
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
		e.s.inlay(o, o.start)
		e.unknown = true
		e.joined = append(append(append(e.joined, "${"...), text...), '}')
		return
	}
	e.joined = append(e.joined, text...)
}

// textOf returns the text of an operand, or if that is not known a short name
// for it and false.
func (s *source) textOf(o *operand) (text string, known bool) {
	if text, known = s.knownText(o); known && !s.b.join(len(text)) {
		return "…", false
	}
	return text, known
}

func (s *source) knownText(o *operand) (text string, known bool) {
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
			o.text, o.start = "-"+o.text, e.start
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

// restart forgets the operands so far.
func (e *expression) restart() {
	*e = expression{s: e.s, m: e.m, start: -1, target: e.target, started: true, inner: e.inner}
}
