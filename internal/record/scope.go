package record

import (
	"slices"
	"strings"
)

// scope is a block and what is set in it.
type scope struct {
	up     *scope
	column int // of the line that opens it, where blocks are indented
	fields []Field
	bound  []string // the names that are bound in it
	// groups are the maps of what is set on a name.
	groups map[string]*Value
}

// binding is the literal that a name stands for in a block, nil when it is not
// known, and what it stands for around that.
type binding struct {
	v      *Value
	column int
	scope  *scope
	outer  *binding
}

// selected is what an index with a constant selects from, and the constant.
type selected struct {
	base, member string
	// open: which member it is cannot be seen.
	open bool
	// from and to are where the base stands, if not where the operand does.
	from, to int
}

// meaning returns the literal that a name stands for here, or nil.
func (s *source) meaning(name string) *Value {
	if b := s.names[name]; b != nil {
		return b.v
	}
	if d := s.known[name]; d != nil {
		return d.Value
	}
	if !headed(name) {
		return nil
	}
	if v := s.headersOf(name); v != nil {
		return v
	}
	return s.handedHeaders(name)
}

// emit keeps a value that nothing else holds, if there are records in it.
func (s *source) emit(v *Value) {
	if s.mute == 0 && holds(v) {
		s.docs = append(s.docs, v)
	}
}

func (s *source) enter(column int) {
	sc := s.spare
	if sc == nil {
		sc = &scope{}
	} else {
		s.spare = sc.up
		clear(sc.groups)
	}
	*sc = scope{up: s.scope, column: column, bound: sc.bound[:0], groups: sc.groups}
	s.scope = sc
}

func (s *source) leave() {
	sc := s.scope
	s.scope = sc.up
	sc.up, s.spare = s.spare, sc
	for _, name := range sc.bound {
		if b := s.names[name]; b.outer != nil {
			s.names[name] = b.outer
		} else {
			delete(s.names, name)
		}
	}
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

// set makes the operand before "=" what the expression's value is set to.
func (e *expression) set() bool {
	target := e.last
	switch {
	case e.first != nil:
		target = *e.first
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

// assign notes that a value was set.
func (s *source) assign(target, o *operand) {
	key, base := target.text, ""
	switch {
	case target.of != nil && target.of.open:
		s.opened(target.of.base)
		s.emit(s.keep(o))
		return
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
	if target.of == nil && target.role == naming && (base == "" || headed(key)) {
		s.bindTo(target.text, v, o)
	}
	if base == "" {
		if v.Kind == Map {
			s.scope.group(key, v)
		} else {
			delete(s.scope.groups, key)
		}
		if v.Known() || holds(v) || len(v.Items) > 0 {
			s.scope.fields = append(s.scope.fields, field)
		}
		return
	}
	if of := s.meaning(base); of != nil && of.Kind == Map {
		s.grow(of, field)
		if of == s.scope.groups[calleeText(base)] && !of.shared {
			of.End = max(of.End, v.End)
		}
		return
	}
	s.away(base)
	name := calleeText(base)
	if m := s.scope.groups[name]; m != nil && !m.shared {
		s.grow(m, field)
		m.End = max(m.End, v.End)
		return
	}
	heads := target.of != nil && headed(base)
	if !v.Known() && !holds(v) && len(v.Items) == 0 && !heads {
		return
	}
	m := s.b.value(Map, target.start, max(target.end, v.End))
	if m == nil {
		return
	}
	m.Fields, m.Partial = []Field{field}, true
	s.scope.group(name, m)
	if heads {
		s.bindTo(base, m, &operand{start: target.start})
	}
	from, to := target.start, target.end
	if target.of != nil && target.of.to > 0 {
		from, to = target.of.from, target.of.to
	}
	s.scope.fields = append(s.scope.fields, Field{name, from, to, m})
}

// group notes the map to which what is set on a name is added.
func (sc *scope) group(name string, m *Value) {
	if sc.groups == nil {
		sc.groups = map[string]*Value{}
	}
	sc.groups[name] = m
}

// grow adds a field to a map.
func (s *source) grow(m *Value, f Field) {
	if !s.grown[m] {
		// What follows its fields in memory is not its own.
		if s.grown == nil {
			s.grown = map[*Value]bool{}
		}
		s.grown[m] = true
		m.Fields = slices.Clip(m.Fields)
	}
	m.Fields = append(m.Fields, f)
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
	switch {
	case emptied(v):
	case !v.Known(), v.Kind == Null, s.answers(v):
		v = nil
	}
	here := s.names[name]
	outer := here
	if here != nil && here.scope == s.scope {
		outer = here.outer
	}
	if !s.lang.columns && !o.partial {
		outer.forget()
	}
	switch {
	case here != outer:
		if here.column != column {
			v = nil
		}
		here.v, here.column = v, column
		s.note(name, v)
	case v != nil || outer != nil:
		if s.names == nil {
			s.names = map[string]*binding{}
		}
		s.names[name] = &binding{v, column, s.scope, outer}
		s.note(name, v)
		s.scope.bound = append(s.scope.bound, name)
	}
}

// forget makes what a name stands for unknown, in its block and those around it.
func (b *binding) forget() {
	for ; b != nil; b = b.outer {
		b.v, b.column = nil, 0
	}
}

// answers reports whether a value is what a call answers, which is not known. A
// literal with the name of its type before its braces is no call.
func (s *source) answers(v *Value) bool {
	if v.Kind != Map || len(v.Fields) == 0 || v.Fields[0].Key != Callee {
		return false
	}
	named := s.lang.braces == bracesNamed || s.lang.braces == bracesNew
	return !named || v.End < 1 || s.src[v.End-1] != '}'
}

// containers are how the names of types end whose objects hold what is set in them.
var containers = []string{"map", "dictionary", "hash", "headers", "headercollection"}

// emptied reports whether a value is a call that makes a container with nothing in
// it yet.
func emptied(v *Value) bool {
	if v.Kind != Map || len(v.Fields) != 1 || v.Fields[0].Key != Callee {
		return false
	}
	name := strings.TrimSuffix(strings.ToLower(v.Fields[0].Value.Text), ".new")
	return slices.ContainsFunc(containers, func(end string) bool { return strings.HasSuffix(name, end) })
}

// setters are methods that set the value under a name.
func setters(s string) bool {
	switch s {
	case "put", "set", "add", "append", "header", "setheader", "addheader", "setproperty", "setrequestproperty",
		"setvalue", "setrequestheader", "withheader", "addqueryparam", "queryparam", "param", "field", "addparameter",
		"setdefault", "tryaddwithoutvalidation", "addvalue", "setattribute", "insert", "addformdatapart",
		"adddefaultheader", "tryadd", "putifabsent":
		return true
	}
	return false
}

// fillers are methods that set values under names that they do not tell, or make
// another map of the one that they are called of.
func fillers(s string) bool {
	switch s {
	case "copy", "clone", "dup", "plus", "tomutablemap", "putall", "setall", "addall", "addrange", "update", "merge",
		"plusassign":
		return true
	}
	return false
}

// keyIn reports whether Key of a word is one of some.
func keyIn(some func(string) bool, word string) bool {
	var buf [64]byte
	return len(word) <= len(buf) && some(string(AppendKey(buf[:0], word)))
}

// filled notes that a call sets more in what it is called of than its text says.
func (s *source) filled(base, method string) {
	if keyIn(fillers, method) {
		s.opened(base)
	}
}

// opened notes that in the map that a name stands for more is set than the text says.
func (s *source) opened(name string) {
	if b := s.names[name]; b != nil && b.v != nil && b.v.Kind == Map {
		b.v.Partial = true
	}
}

// looking are how names of functions begin that change nothing of what they are
// given, joining those of functions that make something else of it.
var (
	looking = []string{
		"log", "print", "debug", "info", "warn", "error", "trace", "dump", "puts", "dir", "inspect", "write", "format", "sprint",
		"key", "value", "entries", "len", "count", "is", "has", "valid", "check", "assert", "expect", "json", "stringify", "encode", "freeze",
	}
	joining = []string{"copy", "deepcopy", "clone", "assign", "merge", "extend", "defaults", "override", "combine", "arraymerge"}
)

// part notes that a map is made a part of another one, or may be changed: what it
// lacks can be there in the end.
func (s *source) part(v *Value) {
	if s.parts == nil {
		s.parts = map[*Value]bool{}
	}
	s.parts[v] = true
}

// maxUnmet is how many names are kept that are spread and stand for nothing that is
// known there.
const maxUnmet = 64

// away notes that a member is set in a map of an object's own that is not known
// here: one set in another block may be it.
func (s *source) away(base string) {
	base = strings.TrimLeft(base, "$")
	own, ok := strings.CutPrefix(base, "@")
	for _, self := range []string{"this.", "this->", "self.", "self->", "self::", "static::", "cls."} {
		if !ok {
			own, ok = strings.CutPrefix(base, self)
		}
	}
	if own = strings.TrimLeft(own, "_$"); ok && own != "" && len(s.unmet) < maxUnmet && !slices.Contains(s.unmet, own) {
		s.unmet = append(s.unmet, own)
	}
}

// joined makes the maps that others are made of partial, those too that are called
// like a member that is spread where it is not known.
func (s *source) joined() {
	for v := range s.parts {
		v.Partial = true
	}
	if len(s.unmet) == 0 {
		return
	}
	for _, d := range s.docs {
		for _, f := range d.Fields {
			if f.Value.Kind == Map && slices.Contains(s.unmet, f.Key) {
				f.Value.Partial = true
			}
		}
	}
}

// hand notes what a call may do with the maps that it is given. One that does nothing
// but take one by its name may set more in it, which those see that are given it
// later.
func (s *source) hand(name string, start int, args []Field) {
	if s.mute > 0 {
		return
	}
	var key string // of the last part of the name, once it is asked for
	begins := func(some []string) bool {
		if key == "" {
			key = Key(name[strings.LastIndexByte(name, '.')+1:])
		}
		return slices.ContainsFunc(some, func(begin string) bool { return strings.HasPrefix(key, begin) })
	}
	for i := range args {
		v := args[i].Value
		switch {
		case v.Kind == Template:
			if of, _, is := strings.Cut(v.Text[:min(len(v.Text), maxHanded)], "::"); is {
				s.opened(of)
			}
		case v.Kind != Map || v.field(Callee) != nil && !v.constructed() && !s.grown[v]:
		case strings.HasPrefix(name, "with") || begins(joining):
			s.part(v)
		case !v.shared:
		case s.given[v]:
			if !begins(looking) {
				s.part(v)
			}
		case len(args) == 1 && args[0].Key == ordinal(0) && s.begun(start) && !begins(looking):
			if s.given == nil {
				s.given = map[*Value]bool{}
			}
			s.given[v] = true
		}
	}
}

// maxHanded is how long a name of a method of a map can be that is handed on.
const maxHanded = 128

// begun reports whether a statement begins at an offset.
func (s *source) begun(start int) bool {
	before := strings.TrimRight(s.src[s.lineStart(start):start], " \t")
	return before == "" || strings.IndexByte(";{}", before[len(before)-1]) >= 0
}

// setter notes what a call such as headers.set("name", value) sets.
func (s *source) setter(callee Field, dot int, args []Field) {
	base, method := callee.Value.Text[:dot], callee.Value.Text[dot+1:]
	if raw, ok := strings.CutSuffix(s.src[callee.Start:callee.End], method); ok && s.lang.sigil {
		base = strings.TrimRight(raw, "->:?.")
	}
	at := ".headers"
	switch args[1].Key {
	case "forHTTPHeaderField", "forKey", "name":
		if args[1].Key == "forHTTPHeaderField" {
			at = ".allHTTPHeaderFields"
		}
		args = []Field{{"0", args[1].Start, args[1].End, args[1].Value}, {"1", args[0].Start, args[0].End, args[0].Value}}
	}
	k := args[0].Value
	if args[0].Key != "0" || args[1].Key != "1" || !keyIn(setters, method) {
		return
	}
	if k.Kind != String && k.Kind != Number {
		s.opened(base)
	}
	if k.Kind != String || k.Text == "" || len(k.Text) > 64 {
		return
	}
	v := args[1].Value
	wasShared := v.shared
	target := operand{role: naming, start: k.Start, end: k.End, of: &selected{base: base, member: k.Text, from: callee.Start, to: callee.End}}
	n := len(s.scope.fields)
	s.assign(&target, &operand{kind: v.Kind, role: literal, v: v})
	v.shared = wasShared || v.shared || len(s.scope.fields) > n || v.Known()
	if (heading(method) || at != ".headers") && !headed(base) {
		v.shared = true
		s.header(base+at, Field{k.Text, k.Start, k.End, v})
	}
}
