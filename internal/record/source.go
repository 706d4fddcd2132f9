package record

import (
	"strconv"
	"strings"
)

// Callee is the key under which the record of a call holds the name of what is
// called: a string that can be equal to no argument's name.
//
// A call is a map. Its first field is Callee, with the path of what is called
// as it is written but for what languages write differently: "." stands for
// "->", "::", "?." and "!.", and "$" is left out ("imagekit.url",
// "requests.get", "ImageKit.new"; of a chain "fetch().then"). "new" and "await"
// are no part of it. The fields of positional arguments are called "0", "1" and
// so on; those of named ones (keywords, labels, attributes of an element, flags
// of a command) have their names. What spreads other arguments in makes the
// map partial.
//
//	client.url({ path: "/a", signed: true })   {():"client.url" 0:{path:"/a" signed:true}}
//	client.url(path="/a", signed=True)         {():"client.url" path:"/a" signed:true}
//	<IKImage path="/a" signed />               {():"IKImage" path:"/a" signed:true}
//	curl -k -H "App-ID: x" http://a/           {():"curl" insecure:true headers:{App-ID:"x"} 0:"http://a/"}
//
// Literals of objects, dictionaries, arrays and structs are maps and lists as
// they are in JSON. What is set in a block, name by name, is one more map for
// the block, always partial: it says what is set there and never what is not.
//
//	opts.path = "/a"                           {opts:{path:"/a"}~ key:"x"}~
//	key = "x"
//
// A name that stands for a literal of the same text is that literal's value,
// shared. Constants that are joined are one string. What is joined with or
// interpolated into a string and is not known stands in its text as ${name}:
// `https://${host}/a`, whatever the language. Such a string is not Constant. A
// look-up in the environment is a Lookup, and its Items are what the code falls
// back to where there is none. All other expressions are Templates, and their
// Items are the records that stand in them.
const Callee = "()"

// readSource reads the records of a text in a language: literals, calls, and
// what is set. It is one scanner for all of them, driven by the language's
// table, that knows brackets, strings and comments for certain and the rest by
// its looks. It goes forward only, so its time is linear.
func readSource(src string, lang *language, b *builder) []*Value {
	return readRange(src, len(src)-len(strings.TrimPrefix(src, bom)), len(src), lang, b)
}

// readRange reads the records of a part of a text.
func readRange(src string, from, to int, lang *language, b *builder) []*Value {
	s := &source{src: src[:to], pos: from, lang: lang, b: b}
	s.scope = &scope{}
	if lang.odd == oddPHP {
		// Before the first mark it is not code.
		if i := strings.Index(src, "<?"); i > 0 {
			s.pos = i
		}
	}
	for s.pos < len(s.src) && b.left > 0 {
		s.statements(0)
		if s.pos < len(s.src) {
			s.pos++
		}
	}
	for s.scope != nil {
		s.leave()
	}
	return s.docs
}

// source is a reader of a language.
type source struct {
	src  string
	pos  int
	lang *language
	b    *builder

	docs  []*Value
	mute  int // what is read is no record: the body of a type
	depth int
	// open counts the brackets that are open: ( [ {.
	open  [3]int
	scope *scope

	// skipTo are bodies of strings that the line before them tells of.
	skipTo []skip

	fields []Field
	items  []*Value
	hole   bool // something was spread in or passed over
}

// skip is a range that was read ahead.
type skip struct{ from, to int }

// scope is a block and what is set in it.
type scope struct {
	up     *scope
	column int // of the line that opens it, where blocks are indented
	start  int
	fields []Field
	names  map[string]binding
}

// binding is the literal that a name stands for, nil when it is not known.
type binding struct {
	v      *Value
	column int
}

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
	text       string
	start, end int
	v          *Value // of what is more than a scalar
	items      []*Value
	of         *selected
	partial    bool
}

// selected is what an index with a constant selects from, and the constant.
type selected struct {
	base, member string
	// from and to are where the base stands, if not where the operand does.
	from, to int
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

// meaning returns the literal that a name stands for here, or nil.
func (s *source) meaning(name string) *Value {
	for sc := s.scope; sc != nil; sc = sc.up {
		if b, ok := sc.names[name]; ok {
			return b.v
		}
	}
	return nil
}

// emit keeps a value that nothing else holds, if there are records in it.
func (s *source) emit(v *Value) {
	if s.mute == 0 && holds(v) {
		s.docs = append(s.docs, v)
	}
}

func (s *source) enter(column int) {
	s.scope = &scope{up: s.scope, column: column, start: s.pos}
}

func (s *source) leave() {
	sc := s.scope
	s.scope = sc.up
	if len(sc.fields) == 0 || s.mute > 0 {
		return
	}
	first := sc.fields[0]
	v := s.b.value(Map, first.Start, first.End)
	if v == nil {
		return
	}
	v.Fields, v.Partial = sc.fields, true
	for _, f := range sc.fields {
		if !f.Value.shared {
			v.End = max(v.End, f.Value.End)
		}
	}
	s.docs = append(s.docs, v)
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

// statements reads up to the bracket that closes them, which stays.
func (s *source) statements(close byte) {
	for {
		s.space()
		if s.pos >= len(s.src) || s.b.left <= 0 {
			return
		}
		switch c := s.src[s.pos]; c {
		case close:
			if close != 0 {
				return
			}
			s.pos++
			continue
		case ',', ';', ':':
			s.pos++
			continue
		case ')', ']', '}':
			if s.open[bracket(c)] > 0 {
				return
			}
			s.pos++
			continue
		}
		at := s.pos
		s.statement()
		if s.pos == at {
			s.pos += width(s.src[s.pos:])
		}
	}
}

func (s *source) statement() {
	if s.lang.columns && s.open == [3]int{} {
		col := s.column()
		for s.scope.up != nil && col <= s.scope.column {
			s.leave()
		}
	}
	m := stating
	if s.lang.lines {
		m |= inLines
	}
	o := s.expr(m)
	if o.v != nil || len(o.items) > 0 {
		s.emit(s.keep(&o))
	}
}

// column returns how far the position is from the start of its line, up to a
// bound.
func (s *source) column() int {
	n := 0
	for n < 256 && s.pos-n > 0 && s.src[s.pos-n-1] != '\n' {
		n++
	}
	return n
}

func bracket(c byte) int {
	switch c {
	case '(', ')':
		return 0
	case '[', ']':
		return 1
	}
	return 2
}

// space passes over white space, line ends and comments.
func (s *source) space() {
	for s.blank() && s.pos < len(s.src) {
		s.pos++
	}
}

// blank passes over white space and comments up to a line end, and reports
// whether it stands at one.
func (s *source) blank() bool {
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		switch s.lang.class[c] {
		case cLetter, cDigit, cOpen, cClose:
			return false
		case cSpace:
			s.pos++
		case cLine:
			if len(s.skipTo) > 0 && s.skipTo[0].from <= s.pos {
				s.pos = max(s.pos, s.skipTo[0].to)
				s.skipTo = s.skipTo[1:]
				continue
			}
			return true
		case cEscape:
			// A line end that does not count.
			n := lineEnd(s.src, s.pos+1)
			if n == 0 {
				return false
			}
			s.pos = n
		default:
			if !s.lang.comments[c] || !s.comment() {
				return false
			}
		}
	}
	return false
}

// comment passes over the comment that begins at the position, if one does.
func (s *source) comment() bool {
	rest := s.src[s.pos:]
	for _, d := range s.lang.blocks {
		if !strings.HasPrefix(rest, d[0]) {
			continue
		}
		if d[0][0] == '=' && s.pos > 0 && s.src[s.pos-1] != '\n' {
			continue
		}
		s.skipComment(d[0], d[1])
		return true
	}
	for _, l := range s.lang.line {
		if !strings.HasPrefix(rest, l) {
			continue
		}
		if nl := strings.IndexByte(rest, '\n'); nl >= 0 {
			s.pos += nl
		} else {
			s.pos = len(s.src)
		}
		return true
	}
	return false
}

func (s *source) skipComment(open, close string) {
	s.pos += len(open)
	for level := 1; level > 0; level-- {
		end := strings.Index(s.src[s.pos:], close)
		if end < 0 {
			s.pos = len(s.src)
			return
		}
		if s.lang.nested {
			level += strings.Count(s.src[s.pos:s.pos+end], open)
		}
		s.pos += end + len(close)
	}
}

func (s *source) peek() byte {
	if s.pos < len(s.src) {
		return s.src[s.pos]
	}
	return 0
}

// at reports whether the rest of the text begins with a word.
func (s *source) at(word string) bool { return strings.HasPrefix(s.src[s.pos:], word) }

// expr reads an expression up to what ends it, which stays.
func (s *source) expr(m mode) operand {
	if s.depth >= maxDepth {
		s.hole = true
		s.skipNested()
		return operand{}
	}
	s.depth++
	defer func() { s.depth-- }()
	e := expression{s: s, m: m, start: -1}
	for e.step() {
	}
	return e.result()
}

// skipNested passes over a bracket and all that stands in it.
func (s *source) skipNested() {
	level := 0
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		switch class := s.lang.class[c]; {
		case class == cOpen:
			level++
		case class == cClose:
			if level--; level < 0 {
				return
			}
		case s.lang.comments[c] && s.comment():
			continue
		case class == cQuote:
			s.text()
			continue
		}
		s.pos++
		if level == 0 {
			return
		}
	}
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
	hinted  bool    // the target has a type
	first   operand // of several targets
	fresh   bool    // an object is made: "new"
	word    word    // the last word that opens something
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

// typePrefix passes over the "[]" or "[string]" of a type, if a type's name
// follows.
func (s *source) typePrefix() bool {
	if s.lang.macros {
		return false
	}
	at := s.pos
	s.skipNested()
	if c := s.peek(); s.lang.class[c] == cLetter || c == '*' || c == '[' {
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
			o.v = it
		}
		return o, false
	}
	return s.whole(v, start), false
}

// body reads the statements between braces.
func (s *source) body() {
	if s.depth >= maxDepth {
		s.skipNested()
		return
	}
	s.depth++
	s.pos++
	s.open[2]++
	outer := s.open
	s.open[0], s.open[1] = 0, 0
	s.enter(0)
	s.statements('}')
	s.leave()
	s.open = outer
	s.open[2]--
	s.depth--
	if s.peek() == '}' {
		s.pos++
	}
}

// list reads what stands between brackets: a list, or a map if it has keys.
func (s *source) list(open, close byte) *Value {
	v := s.b.value(List, s.pos, s.pos)
	if v == nil {
		s.pos = len(s.src)
		return nil
	}
	fields, items := len(s.fields), len(s.items)
	whole := s.group(close, nil)
	s.fill(v, fields, items, whole)
	return v
}

// object reads a literal in braces.
func (s *source) object() *Value {
	v := s.b.value(Map, s.pos, s.pos)
	if v == nil {
		s.pos = len(s.src)
		return nil
	}
	fields, items := len(s.fields), len(s.items)
	whole := s.group('}', nil)
	s.fill(v, fields, items, whole)
	if v.Kind == List && s.lang.braces == bracesNew && s.pairs(v, v.Items) {
		v.Kind, v.Items = Map, nil
	}
	return v
}

// fill gives a value what was read between its brackets. Items without keys in
// a map are what a name stands for there.
func (s *source) fill(v *Value, fields, items int, whole bool) {
	got, list := s.fields[fields:], s.items[items:]
	switch {
	case len(got) == 0 && (v.Kind == List || len(list) > 0 && !s.lang.shorthand):
		v.Kind = List
		v.Items = s.b.items(list)
	default:
		v.Kind = Map
		for _, it := range list {
			if it.Kind == Template && it.Text != "" && isName(it.Text) || it.shared {
				name := it.Text
				if it.shared {
					name = ""
				}
				s.fields = append(s.fields, Field{name, it.Start, it.End, it})
			} else {
				s.emit(it)
			}
		}
		v.Fields = s.b.fields(s.fields[fields:])
		whole = whole && !(s.lang.aliases && isShape(v.Fields))
	}
	clear(s.fields[fields:])
	clear(list)
	s.fields, s.items = s.fields[:fields], s.items[:items]
	v.End = s.pos
	v.Partial = !whole
}

// isShape reports whether fields tell types and not values.
func isShape(fields []Field) bool {
	for _, f := range fields {
		if f.Value.Kind == Template {
			switch f.Value.Text {
			case "string", "number", "boolean", "any", "unknown", "string[]":
				return true
			}
		}
	}
	return false
}

// group reads the entries between brackets, puts them on the stacks, and
// reports whether all of them are there. For a call it gives positional
// arguments numbers.
func (s *source) group(close byte, call *Value) bool {
	kind := bracket(close)
	s.open[kind]++
	outer := s.hole
	s.hole = false
	s.pos++
	count := 0
	closed := false
loop:
	for {
		s.space()
		if s.pos >= len(s.src) || s.b.left <= 0 {
			break
		}
		switch c := s.src[s.pos]; c {
		case close:
			s.pos++
			closed = true
			break loop
		case ',', ';', ':':
			s.pos++
			continue
		case ')', ']', '}':
			if s.open[bracket(c)] > 0 {
				break loop
			}
			s.pos++
			s.hole = true
			continue
		}
		at := s.pos
		s.entry(close, call, &count)
		if s.pos == at {
			s.pos += width(s.src[s.pos:])
			s.hole = true
		}
	}
	s.open[kind]--
	whole := closed && !s.hole
	s.hole = outer
	return whole
}

// entry reads one element, key and value, or argument.
func (s *source) entry(close byte, call *Value, count *int) {
	spread := s.at("...") || s.lang.macros && s.at("..") || s.lang.indented && s.peek() == '*'
	m := inGroup
	if close == 0 || s.lang.entries && close == '}' {
		m |= inLines
	}
	o := s.expr(m)
	if n := s.separator(); n > 0 {
		key, ok := keyOf(&o)
		s.hole = s.hole || !ok
		s.emit(o.v)
		for _, it := range o.items {
			s.emit(it)
		}
		typed := s.peek() == ':' && close == ')' && s.lang.aliases
		var v *Value
		for ; n > 0; n = s.separator() {
			// The last is the value, those before it are types.
			s.pos += n
			if typed {
				s.mute++
			}
			val := s.expr(m)
			if typed {
				s.mute--
				typed, val = false, operand{}
			}
			if more := s.keep(&val); more != nil {
				v = more
			}
		}
		if v == nil {
			if v = s.b.value(Template, s.pos, s.pos); v == nil {
				return
			}
		}
		s.fields = append(s.fields, Field{key, o.start, o.end, v})
		return
	}
	v := s.keep(&o)
	if v == nil {
		return
	}
	if spread {
		s.hole = true
		s.emit(v)
		return
	}
	if call == nil {
		s.items = append(s.items, v)
		return
	}
	s.fields = append(s.fields, Field{ordinal(*count), o.start, o.end, v})
	*count++
}

var ordinals = [...]string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}

func ordinal(n int) string {
	if n < len(ordinals) {
		return ordinals[n]
	}
	return strconv.Itoa(n)
}

// separator returns how long what parts a key from its value is, 0 if it does
// not stand at the position.
func (s *source) separator() int {
	s.space()
	rest := s.src[s.pos:]
	switch {
	case rest == "":
	case strings.HasPrefix(rest, "=>") && !s.lang.arrow:
		return 2
	case rest[0] == ':' && !strings.HasPrefix(rest, "::"):
		return 1
	case rest[0] == '=' && !strings.HasPrefix(rest, "==") && !strings.HasPrefix(rest, "=>"):
		return 1
	case s.lang.pair != "" && strings.HasPrefix(rest, s.lang.pair) && len(rest) > len(s.lang.pair) && isSpace(rest[len(s.lang.pair)]):
		return len(s.lang.pair)
	}
	return 0
}

// keyOf returns the key that an operand is, and false if it can turn out to be
// any.
func keyOf(o *operand) (string, bool) {
	switch {
	case o.role == nothing:
		return "", false
	case o.v != nil:
		if o.v.Kind == List && len(o.v.Items) == 1 && o.v.Items[0].Scalar() {
			it := o.v.Items[0]
			return it.Text, it.Known()
		}
		return "", false
	case o.role == naming:
		return strings.TrimLeft(o.text, "$:@"), true
	}
	return o.text, !anyKey(o.text)
}

func isName(s string) bool {
	for i := range len(s) {
		if c := s[i]; !(c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c == '$' || c >= 0x80 || i > 0 && '0' <= c && c <= '9') {
			return false
		}
	}
	return s != ""
}
