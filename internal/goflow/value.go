package goflow

import (
	"go/constant"
	"go/token"
	"go/types"
	"iter"
	"maps"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/rules"
)

// Kind is what is known of a part of a value.
type Kind uint8

// The kinds of parts.
const (
	Unknown  Kind = iota
	Text          // a constant string
	Number        // a constant number or boolean
	Env           // the environment variable of that name
	Clock         // a point in time, Const seconds from now if that is known
	Param         // a parameter of a function of the package
	Field         // what is stored in a field from elsewhere
	Held          // a constant of another package that looks like a secret
	Dumped        // a request with its headers; Platform says where it goes
	Body          // what came in with a request
	Rendered      // a struct of Type, written out with its fields
	Issued        // what the package, or an SDK, has made as a credential of Platform
)

// Part is a part of a value.
type Part struct {
	Kind  Kind
	Text  string         // of Text and Env
	Const constant.Value // of Text and Number
	Param *ssa.Parameter
	Field *types.Var
	// Path is that of a field, if it is that of the parameter and not the whole.
	Path string
	Held *Return // what another package told, if it did, or the file of a text
	// Platform is that of Dumped and of Issued; nil if it is not known.
	Platform *rules.Platform
	// Type is that of Rendered.
	Type types.Type
	// Scale is in how many units a second of Clock is told; 0 if it is one.
	Scale float64
	// Fn and Near are where a constant was met: literals have no place in SSA.
	Fn   *ssa.Function
	Near token.Pos
}

// within is the path of a parameter's field, as code writes it.
func (p Part) within() string {
	if p.Path == "" {
		return ""
	}
	return "." + p.Path
}

// Value is one of the values that can reach a place: parts one after the
// other, and the places where it passed from one function to another, from the
// source on.
type Value struct {
	Parts []Part
	Trail []Stop
}

// Stop is a place that a value passed.
type Stop struct {
	Pos     token.Pos
	Message string

	field bool          // it is one that it was kept in
	to    *ssa.Function // it is a call of this
}

// Constant returns the text of a value all of whose parts are constant.
func (v Value) Constant() (string, bool) {
	var b strings.Builder
	for _, p := range v.Parts {
		if p.Kind != Text {
			return "", false
		}
		b.WriteString(p.Text)
	}
	return b.String(), len(v.Parts) > 0
}

// Prefix returns the constant text that a value begins with, and whether that
// is all of it.
func (v Value) Prefix() (string, bool) {
	var b strings.Builder
	for _, p := range v.Parts {
		if p.Kind != Text {
			return b.String(), false
		}
		b.WriteString(p.Text)
	}
	return b.String(), true
}

// Longest returns the part that is most of a constant.
func (v Value) Longest() Part {
	return slices.MaxFunc(v.Parts, func(p, q Part) int { return len(p.Text) - len(q.Text) })
}

// Number returns the constant number or boolean that a value is, or nil.
func (v Value) Number() constant.Value {
	if len(v.Parts) == 1 && v.Parts[0].Kind == Number {
		return v.Parts[0].Const
	}
	return nil
}

// Bounds on what is followed: all code is hostile.
const (
	maxDepth  = 48
	maxCalls  = 6
	maxValues = 16
	maxSites  = 64
	maxWork   = 4000
	maxListed = 256
)

// context is the call through which a function was entered on the way back
// from a result to what it was made of: its parameters are that call's
// arguments and nothing else.
type context struct {
	fn     *ssa.Function
	args   []ssa.Value
	parent *context
}

// walk follows values back to where they come from.
type walk struct {
	*Flow
	// local keeps to the function: parameters stay parameters.
	local bool
	work  int
	busy  map[busyKey]bool
}

type busyKey struct {
	v ssa.Value
	c *context
}

// Values returns what can reach v, as far as that can be told. Alternatives
// that are not understood stand as Unknown.
func (f *Flow) Values(v ssa.Value) []Value {
	w := &walk{Flow: f, busy: map[busyKey]bool{}}
	return w.values(v, nil, 0)
}

func (f *Flow) localValues(v ssa.Value) []Value {
	w := &walk{Flow: f, local: true, busy: map[busyKey]bool{}}
	return w.values(v, nil, 0)
}

func one(p Part) []Value { return []Value{{Parts: []Part{p}}} }

func unknown() []Value { return one(Part{}) }

func (w *walk) values(v ssa.Value, c *context, depth int) []Value {
	w.work++
	key := busyKey{v, c}
	if depth > maxDepth || w.work > maxWork || w.busy[key] {
		return unknown()
	}
	w.busy[key] = true
	defer delete(w.busy, key)
	out := w.step(v, c, depth+1)
	if len(out) == 0 {
		return unknown()
	}
	return out[:min(len(out), maxSites)]
}

func (w *walk) step(v ssa.Value, c *context, depth int) []Value {
	switch v := v.(type) {
	case *ssa.Const:
		return w.constant(v)
	case *ssa.Phi:
		var out []Value
		for _, e := range v.Edges {
			if e != v {
				out = merge(out, mark(w.values(e, c, depth), v.Parent(), e, v.Pos()))
			}
		}
		return out
	case *ssa.BinOp:
		return w.binary(v, c, depth)
	case *ssa.Convert:
		return w.converted(v, c, depth)
	case *ssa.ChangeType:
		return mark(w.values(v.X, c, depth), v.Parent(), v.X, v.Pos())
	case *ssa.MultiConvert:
		return mark(w.values(v.X, c, depth), v.Parent(), v.X, v.Pos())
	case *ssa.MakeInterface:
		return mark(w.values(v.X, c, depth), v.Parent(), v.X, v.Pos())
	case *ssa.ChangeInterface:
		return w.values(v.X, c, depth)
	case *ssa.TypeAssert:
		return w.values(v.X, c, depth)
	case *ssa.Extract:
		switch t := v.Tuple.(type) {
		case *ssa.Call:
			return w.call(t, v.Index, c, depth)
		case *ssa.Select:
			return w.selected(t, v.Index, c, depth)
		case *ssa.TypeAssert, *ssa.Lookup, *ssa.UnOp:
			if v.Index == 0 {
				return w.values(t, c, depth)
			}
		}
	case *ssa.Call:
		return w.call(v, 0, c, depth)
	case *ssa.UnOp:
		switch v.Op {
		case token.MUL:
			return w.load(v.X, c, depth)
		case token.ARROW:
			return w.received(v.X, c, depth)
		}
	case *ssa.Field:
		return w.fieldOf(v.X, fieldName(v.X.Type(), v.Field), c, depth)
	case *ssa.Parameter:
		return w.param(v, c, depth)
	case *ssa.FreeVar:
		if b := binding(v); b != nil {
			return w.values(b, nil, depth)
		}
	case *ssa.Lookup:
		return w.lookup(v, c, depth)
	case *ssa.Index:
		if load, ok := v.X.(*ssa.UnOp); ok && load.Op == token.MUL {
			return w.element(load.X, v.Index, c, depth)
		}
	case *ssa.Slice:
		return w.sliced(v, c, depth)
	case *ssa.MakeMap:
		if p := w.issues(v); p != nil {
			return one(Part{Kind: Issued, Platform: p})
		}
	case *ssa.Alloc:
		// A pointer to a text: the text.
		switch t := v.Type().Underlying().(*types.Pointer).Elem(); t.Underlying().(type) {
		case *types.Basic, *types.Interface: // of a type parameter too
			return w.load(v, c, depth)
		}
	}
	return unknown()
}

func (w *walk) constant(v *ssa.Const) []Value {
	switch {
	case v.Value == nil:
		b, ok := v.Type().Underlying().(*types.Basic)
		if ok && b.Info()&types.IsString != 0 || isBytes(v.Type()) {
			return one(Part{Kind: Text, Const: constant.MakeString("")})
		}
		return unknown()
	case v.Value.Kind() == constant.String:
		return one(Part{Kind: Text, Text: constant.StringVal(v.Value), Const: v.Value})
	}
	return one(Part{Kind: Number, Const: v.Value})
}

// mark notes where a constant operand was met.
func mark(vs []Value, fn *ssa.Function, operand ssa.Value, pos token.Pos) []Value {
	if _, ok := operand.(*ssa.Const); ok && len(vs) == 1 && len(vs[0].Parts) == 1 {
		vs[0].Parts[0].Fn, vs[0].Parts[0].Near = fn, pos
	}
	return vs
}

func merge(a, b []Value) []Value { return mergeUpTo(maxValues, a, b) }

func mergeUpTo(most int, a, b []Value) []Value {
	for _, v := range b {
		if len(a) >= most {
			break
		}
		if !slices.ContainsFunc(a, func(o Value) bool { return same(o.Parts, v.Parts) }) {
			a = append(a, v)
		}
	}
	return a
}

func same(a, b []Part) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		p, q := &a[i], &b[i] // they are large
		if p.Kind != q.Kind || p.Text != q.Text || p.Param != q.Param || p.Path != q.Path || p.Field != q.Field || p.Kind == Held && p.Held.SHA256 != q.Held.SHA256 ||
			p.Platform != q.Platform || p.Type != q.Type || p.Scale != q.Scale || !equal(p.Const, q.Const) {
			return false
		}
	}
	return true
}

// equal reports whether two constants, or none, are of one kind and equal.
func equal(a, b constant.Value) bool {
	if a == nil || b == nil || a.Kind() != b.Kind() {
		return a == b
	}
	return constant.Compare(a, token.EQL, b)
}

// maxParts is how many parts a value has at most.
const maxParts = 64

// extend is join for the one alternative of a sum, which nobody else holds, and what
// is added to it: long sums are made without a copy for each of their operands.
func extend(sum []Value, v Value) []Value {
	if len(sum[0].Parts)+len(v.Parts) > maxParts {
		return nil
	}
	sum[0].Parts = append(sum[0].Parts, v.Parts...)
	sum[0].Trail = append(sum[0].Trail, v.Trail...)
	return sum
}

// join puts the alternatives of several values one behind the other.
func join(lists ...[]Value) []Value {
	if !slices.ContainsFunc(lists, func(l []Value) bool { return len(l) != 1 }) {
		var parts, stops int
		for _, l := range lists {
			parts, stops = parts+len(l[0].Parts), stops+len(l[0].Trail)
		}
		if parts > maxParts {
			return nil
		}
		v := Value{Parts: make([]Part, 0, parts), Trail: make([]Stop, 0, stops)}
		for _, l := range lists {
			v.Parts, v.Trail = append(v.Parts, l[0].Parts...), append(v.Trail, l[0].Trail...)
		}
		return []Value{v}
	}
	out := []Value{{}}
	for _, list := range lists {
		var next []Value
		for _, head := range out {
			for _, tail := range list {
				if len(next) >= maxValues || len(head.Parts)+len(tail.Parts) > maxParts {
					break
				}
				next = append(next, Value{slices.Concat(head.Parts, tail.Parts), slices.Concat(head.Trail, tail.Trail)})
			}
		}
		out = next
	}
	return out
}

func (w *walk) binary(v *ssa.BinOp, c *context, depth int) []Value {
	x := mark(w.values(v.X, c, depth), v.Parent(), v.X, v.Pos())
	y := mark(w.values(v.Y, c, depth), v.Parent(), v.Y, v.Pos())
	b, ok := v.Type().Underlying().(*types.Basic)
	if !ok {
		return unknown()
	}
	if b.Info()&types.IsString != 0 && v.Op == token.ADD {
		if _, sum := v.X.(*ssa.BinOp); sum && len(x) == 1 && len(y) == 1 {
			return extend(x, y[0])
		}
		return join(x, y)
	}
	if b.Info()&types.IsNumeric == 0 {
		return unknown()
	}
	var out []Value
	for _, a := range x {
		for _, b := range y {
			out = merge(out, one(arithmetic(v.Op, a, b, v.Type())))
		}
	}
	return out
}

func arithmetic(op token.Token, a, b Value, t types.Type) Part {
	x, y := a.Number(), b.Number()
	switch {
	case x != nil && y != nil:
		return calculate(op, x, y, t)
	case isClock(a) && y != nil && (op == token.ADD || op == token.SUB):
		return later(a, op, y)
	case isClock(b) && x != nil && op == token.ADD:
		return later(b, op, x)
	case isClock(a) && y != nil && (op == token.QUO || op == token.MUL):
		return rescaled(a, op, y)
	case op == token.ADD && (isClock(a) || isClock(b)):
		return Part{Kind: Clock}
	}
	return Part{}
}

// later returns a point in time that is so many of its units after, or before,
// another.
func later(clock Value, op token.Token, seconds constant.Value) Part {
	p := Part{Kind: Clock, Scale: clock.Parts[0].Scale}
	if from := clock.Parts[0].Const; from != nil && seconds != nil {
		by, _ := constant.Float64Val(constant.ToFloat(seconds))
		p.Const = constant.BinaryOp(constant.ToFloat(from), op, constant.MakeFloat64(by/p.Units()))
	}
	return p
}

// Units is in how many units a second of a point in time is told.
func (p Part) Units() float64 {
	if p.Scale == 0 {
		return 1
	}
	return p.Scale
}

// rescaled returns a point in time that is told in other units.
func rescaled(clock Value, op token.Token, n constant.Value) Part {
	by, _ := constant.Float64Val(constant.ToFloat(n))
	if op == token.QUO && by != 0 {
		by = 1 / by
	}
	p := clock.Parts[0]
	if p.Scale = p.Units() * by; p.Scale == 0 {
		return Part{}
	}
	return p
}

// calculate computes with numbers of a size that code has a use for.
func calculate(op token.Token, x, y constant.Value, t types.Type) Part {
	b, ok := t.Underlying().(*types.Basic)
	if !ok {
		return Part{}
	}
	whole := b.Info()&types.IsInteger != 0
	for _, n := range []*constant.Value{&x, &y} {
		if whole {
			*n = constant.ToInt(*n)
		} else {
			*n = constant.ToFloat(*n)
		}
		f, _ := constant.Float64Val(*n)
		if k := (*n).Kind(); k != constant.Int && k != constant.Float || f > 1<<62 || f < -1<<62 {
			return Part{}
		}
	}
	switch op {
	case token.QUO:
		if constant.Sign(y) == 0 {
			return Part{}
		}
		if whole {
			op = token.QUO_ASSIGN // of constant.BinaryOp: integer division
		}
	case token.ADD, token.SUB, token.MUL:
	default:
		return Part{}
	}
	return Part{Kind: Number, Const: constant.BinaryOp(x, op, y)}
}

// parameter returns the parameter that a value is, whole, or nil.
func (v Value) parameter() *ssa.Parameter {
	if len(v.Parts) == 1 && v.Parts[0].Path == "" {
		return v.Parts[0].Param
	}
	return nil
}

func isClock(v Value) bool { return len(v.Parts) == 1 && v.Parts[0].Kind == Clock }

func (w *walk) converted(v *ssa.Convert, c *context, depth int) []Value {
	vs := mark(w.values(v.X, c, depth), v.Parent(), v.X, v.Pos())
	b, ok := v.Type().Underlying().(*types.Basic)
	if !ok || b.Info()&types.IsInteger == 0 {
		return vs
	}
	return whole(vs)
}

// whole cuts off what numbers have behind the point.
func whole(vs []Value) []Value {
	for i, val := range vs {
		if n := val.Number(); n != nil && n.Kind() == constant.Float {
			f, _ := constant.Float64Val(n)
			if f > 1<<62 || f < -1<<62 {
				vs[i] = Value{Parts: []Part{{}}}
			} else {
				vs[i] = Value{Parts: []Part{{Kind: Number, Const: constant.MakeInt64(int64(f))}}, Trail: val.Trail}
			}
		}
	}
	return vs
}

// binding returns what a closure's free variable is bound to.
func binding(v *ssa.FreeVar) ssa.Value {
	fn := v.Parent()
	i := slices.Index(fn.FreeVars, v)
	if fn.Parent() == nil || i < 0 {
		return nil
	}
	for _, b := range fn.Parent().Blocks {
		for _, instr := range b.Instrs {
			if m, ok := instr.(*ssa.MakeClosure); ok && m.Fn == fn && i < len(m.Bindings) {
				return m.Bindings[i]
			}
		}
	}
	return nil
}

// load returns what can stand at an address.
func (w *walk) load(addr ssa.Value, c *context, depth int) []Value {
	if w.work++; depth > maxDepth || w.work > maxWork {
		return unknown()
	}
	switch a := addr.(type) {
	case *ssa.Global:
		if a.Pkg != w.pkg {
			if out := w.foreign(a.Object(), ""); out != nil {
				return out
			}
			return orUnknown(settable(a))
		}
		return w.variable(a, c, depth)
	case *ssa.Alloc:
		if out, ok := w.allocated(a, c, depth); ok {
			return out
		}
	case *ssa.FreeVar:
		if b := binding(a); b != nil {
			return w.load(b, nil, depth+1)
		}
	case *ssa.FieldAddr:
		return w.fieldOf(a.X, fieldName(a.X.Type(), a.Field), c, depth)
	case *ssa.Call:
		// A pointer to what a flag says.
		return w.call(a, 0, c, depth)
	case *ssa.UnOp, *ssa.Extract:
		// A pointer that is kept somewhere: what it was made from.
		return w.values(a, c, depth)
	case *ssa.IndexAddr:
		return w.element(a.X, a.Index, c, depth)
	}
	return unknown()
}

// variable returns what a package variable can hold: what the package stores there,
// what a flag brings, or, if that is nothing, what others may have set.
func (w *walk) variable(g *ssa.Global, c *context, depth int) []Value {
	v, ok := g.Object().(*types.Var)
	if e := w.embedded(v); e.name != "" && len(w.globals[g]) == 0 {
		return orUnknown(e.values())
	}
	if ok && len(w.globals[g]) == 0 && v.Exported() && isText(v.Type()) {
		return one(Part{Kind: Field, Field: v})
	}
	out := w.stored(w.assigned(g), c, depth)
	if name := w.settings[g]; name != "" {
		out = merge(out, one(Part{Kind: Env, Text: name}))
	}
	return out
}

// setting returns the name of the flag, or setting, of a credential that a call is
// about; "" if it is about none.
func (f *Flow) setting(call *ssa.CallCommon) string {
	k, ok := constantOf(f.Argument(call, rules.RoleSetting))
	if !ok || k.Kind() != constant.String {
		return ""
	}
	known, _ := f.table.environment(constant.StringVal(k))
	switch known.carries {
	case "credential", "password", "administrator":
		return constant.StringVal(k)
	}
	return ""
}

// storage is a value that is written to some place.
type storage struct {
	val ssa.Value
	fn  *ssa.Function
	pos token.Pos
}

func (w *walk) stored(list []storage, c *context, depth int) []Value {
	var out []Value
	for _, s := range list {
		inner := c
		if c != nil && c.fn != s.fn {
			inner = nil
		}
		out = merge(out, mark(w.values(s.val, inner, depth), s.fn, s.val, s.pos))
	}
	if out == nil {
		return unknown()
	}
	return out
}

// allocated returns what is stored in a local variable, closures that share it
// included, and what a call that was given its address is known to put there.
func (w *walk) allocated(a *ssa.Alloc, c *context, depth int) ([]Value, bool) {
	if isNumber(a.Type()) && w.givenAway(a) {
		return nil, false
	}
	list := w.addressed(a, nil, 0)
	for _, instr := range *a.Referrers() {
		if f, ok := instr.(*ssa.FieldAddr); ok {
			list = append(list, w.wrapped(f)...)
		}
	}
	if len(list) == 0 {
		return nil, false
	}
	return w.stored(list, c, depth), true
}

func (f *Flow) addressed(addr ssa.Value, list []storage, depth int) []storage {
	refs := addr.Referrers()
	if refs == nil || depth > 3 {
		return list
	}
	for _, instr := range *refs {
		switch r := instr.(type) {
		case *ssa.Store:
			if r.Addr == addr {
				list = append(list, storage{r.Val, r.Parent(), r.Pos()})
			}
		case *ssa.MakeClosure:
			fn := r.Fn.(*ssa.Function)
			for i, b := range r.Bindings {
				if b == addr && i < len(fn.FreeVars) {
					list = f.addressed(fn.FreeVars[i], list, depth+1)
				}
			}
		case ssa.CallInstruction:
			if v := f.defaulted(r.Common(), addr); v != nil {
				list = append(list, storage{v, r.Parent(), r.Pos()})
			}
		}
	}
	return list
}

// defaulted returns the default that a call stores at the address it is given.
func (f *Flow) defaulted(call *ssa.CallCommon, addr ssa.Value) ssa.Value {
	e := f.table.funcs[calleeName(call)]
	if e == nil {
		return nil
	}
	_, args := arguments(call)
	target, def := -2, -2
	for i, role := range e.args {
		switch role {
		case rules.RoleTarget:
			target = i
		case rules.RoleDefault:
			def = i
		}
	}
	if target >= 0 && target < len(args) && args[target] == addr && def >= 0 && def < len(args) {
		return args[def]
	}
	return nil
}

// argument returns what a parameter is in the call of the context.
func (c *context) argument(p *ssa.Parameter) (ssa.Value, *context, bool) {
	if c == nil || c.fn != p.Parent() {
		return nil, nil, false
	}
	i := slices.Index(c.fn.Params, p)
	if i < 0 || i >= len(c.args) || c.args[i] == nil {
		return nil, nil, false
	}
	return c.args[i], c.parent, true
}

func (c *context) enter(fn *ssa.Function, call *ssa.CallCommon) (*context, bool) {
	depth := 0
	for p := c; p != nil; p = p.parent {
		if p.fn == fn {
			return nil, false
		}
		depth++
	}
	if depth >= maxCalls {
		return nil, false
	}
	return &context{fn: fn, args: operands(call, fn), parent: c}, true
}

func (w *walk) param(p *ssa.Parameter, c *context, depth int) []Value {
	if arg, parent, ok := c.argument(p); ok {
		return w.values(arg, parent, depth)
	}
	self := Value{Parts: []Part{{Kind: Param, Param: p}}}
	if w.local || c != nil {
		return []Value{self}
	}
	var out []Value
	for site := range w.sites(p) {
		vs := mark(w.values(site.val, nil, depth), site.fn, site.val, site.pos)
		for i := range vs {
			vs[i].Trail = append(slices.Clip(vs[i].Trail), passed(site, p))
		}
		out = mergeUpTo(maxSites, out, vs)
	}
	return append(out, self)
}

func passed(site storage, p *ssa.Parameter) Stop {
	return Stop{Pos: site.pos, Message: "passed to " + p.Parent().Name() + " as " + p.Name(), to: p.Parent()}
}

// sites are the arguments that the package's own calls give a parameter.
func (f *Flow) sites(p *ssa.Parameter) iter.Seq[storage] {
	return func(yield func(storage) bool) {
		fn := p.Parent()
		index, n := slices.Index(fn.Params, p), 0
		for _, call := range f.callers[fn] {
			arg := operandAt(call.Common(), fn, index)
			if arg == nil {
				continue
			}
			if n++; n > maxSites+1 || !yield(storage{arg, call.Parent(), call.Pos()}) {
				return
			}
		}
	}
}

func returns(fn *ssa.Function) []*ssa.Return {
	var out []*ssa.Return
	for _, b := range fn.Blocks {
		if len(b.Instrs) == 0 {
			continue
		}
		if r, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && len(out) < maxValues {
			out = append(out, r)
		}
	}
	return out
}

// lookup returns what a map that the package has itself made holds under a key;
// under any, if the key is not constant.
func (w *walk) lookup(v *ssa.Lookup, c *context, depth int) []Value {
	if out := w.foreignElement(v.X, v.Index, ""); out != nil {
		return out
	}
	if out := w.issuedUnder(v, c, depth); out != nil {
		return out
	}
	var list []storage
	for _, m := range w.origins(v.X) {
		if m, ok := m.(*ssa.MakeMap); ok {
			list = append(list, mapped(m, v.Index)...)
		}
	}
	return w.stored(list, c, depth)
}

// element returns what a list that the package has itself made holds at an
// index; at any, if the index is not constant.
func (w *walk) element(list, index ssa.Value, c *context, depth int) []Value {
	n := int64(-1)
	if k, ok := constantOf(index); ok {
		n, _ = constant.Int64Val(k)
	}
	if out := w.foreignElement(list, index, ""); out != nil {
		return out
	}
	out := w.pieces(list, n, c, depth)
	if p, ok := list.(*ssa.Parameter); ok {
		if arg, parent, ok := c.argument(p); ok {
			return w.element(arg, index, parent, depth+1)
		}
		if w.local && isText(elementType(p.Type())) {
			return one(Part{Kind: Param, Param: p, Path: elementsOf})
		}
	}
	for _, made := range w.origins(list) {
		elems := elements(made)
		for _, i := range slices.Sorted(maps.Keys(elems)) {
			if v := elems[i]; (i == n || n < 0) && len(out) < maxValues {
				out = merge(out, mark(w.values(v, c, depth), made.Parent(), v, v.Pos()))
			}
		}
	}
	if len(out) == 0 {
		return unknown()
	}
	return out
}

// elementsOf is the path of the elements of a list, whichever it is.
const elementsOf = "[]"

// all returns what the elements of a list are.
func (w *walk) all(list ssa.Value, c *context, depth int) []Value {
	if depth > maxDepth {
		return unknown()
	}
	return w.element(list, nil, c, depth+1)
}

// elements returns the elements of a slice or array literal by index, or nil.
func elements(v ssa.Value) map[int64]ssa.Value {
	if s, ok := v.(*ssa.Slice); ok {
		v = s.X
	}
	a, ok := v.(*ssa.Alloc)
	if !ok || a.Referrers() == nil {
		return nil
	}
	out := map[int64]ssa.Value{}
	for _, instr := range *a.Referrers() {
		ia, ok := instr.(*ssa.IndexAddr)
		if !ok || ia.Referrers() == nil {
			continue
		}
		idx, ok := ia.Index.(*ssa.Const)
		if !ok || idx.Value == nil {
			continue
		}
		n, exact := constant.Int64Val(idx.Value)
		for _, use := range *ia.Referrers() {
			if s, ok := use.(*ssa.Store); ok && s.Addr == ia && exact && len(out) < maxListed {
				out[n] = s.Val
			}
		}
	}
	return out
}

// list returns the elements of a slice literal in order, with those that are
// appended to it, or nil.
func list(v ssa.Value) []ssa.Value {
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value == nil {
			return []ssa.Value{}
		}
	case *ssa.Call:
		return chained(v)
	}
	elems := elements(v)
	if len(elems) == 0 {
		return nil
	}
	out := make([]ssa.Value, 0, len(elems))
	for i := range int64(len(elems)) {
		e, ok := elems[i]
		if !ok {
			return nil
		}
		out = append(out, e)
	}
	return out
}

// listed is list, or for a variable that is only ever one list.
func (f *Flow) listed(v ssa.Value) []ssa.Value {
	if all := list(v); all != nil {
		return all
	}
	if made := f.origins(v); len(made) == 1 {
		return list(made[0])
	}
	return nil
}

// chained is list for a call that makes one list of several.
func chained(call *ssa.Call) []ssa.Value {
	lists := call.Call.Args
	if b, ok := call.Call.Value.(*ssa.Builtin); ok && (b.Name() != "append" || len(lists) != 2) {
		return nil
	} else if !ok {
		switch name := calleeName(call.Common()); {
		case name == "slices.Clone" && len(lists) == 1:
		case name == "slices.Concat" && len(lists) == 1:
			lists = list(lists[0])
		default:
			return nil
		}
	}
	out := []ssa.Value{}
	for _, l := range lists {
		part := list(l)
		if part == nil || len(out)+len(part) > maxListed {
			return nil
		}
		out = append(out, part...)
	}
	return out
}

// added returns the elements that append adds to a list that is not known, or
// all that list returns.
func added(v ssa.Value) []ssa.Value {
	if all := list(v); len(all) > 0 {
		return all
	}
	if call, ok := v.(*ssa.Call); ok {
		if b, ok := call.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" && len(call.Call.Args) == 2 {
			return list(call.Call.Args[1])
		}
	}
	return nil
}

// foreign returns what is known of a variable of another package, or of the field
// of it at a path; nil if nothing is.
func (w *walk) foreign(obj types.Object, path string) []Value {
	var s Summary
	if obj == nil || !w.summary(obj, &s) {
		return nil
	}
	var out []Value
	for _, r := range s.Returns {
		if r.Param == 0 && r.Path == path && (r.Number == "" || w.unchanged(obj)) {
			out = append(out, Value{Parts: []Part{held(r)}})
		}
	}
	return out
}

func orUnknown(vs []Value) []Value {
	if vs == nil {
		return unknown()
	}
	return vs
}

// call returns result i of a call.
func (w *walk) call(v *ssa.Call, result int, c *context, depth int) []Value {
	call := v.Common()
	name := calleeName(call)
	_, args := arguments(call)
	arg := func(i int) []Value {
		if i >= len(args) {
			return unknown()
		}
		return mark(w.values(args[i], c, depth), v.Parent(), args[i], v.Pos())
	}
	if f := w.table.funcs[name]; f != nil {
		if f.does == rules.ActIssue && result == 0 {
			return one(Part{Kind: Issued, Platform: f.platform})
		}
		for i, role := range f.args {
			switch {
			case i < 0 || i >= len(args):
			case role == rules.RoleResult:
				return arg(i)
			case role == rules.RoleDefault && !slices.Contains(roles(f), rules.RoleTarget):
				if name := w.setting(call); name != "" {
					return merge(slices.Clone(arg(i)), one(Part{Kind: Env, Text: name}))
				}
				return arg(i)
			case role == rules.RoleRendered && result == 0:
				return w.rendered(args[i], c, depth)
			case role == rules.RoleDumped && result == 0:
				if w.scrubbed(args[i], v.Pos()) {
					return unknown()
				}
				return one(Part{Kind: Dumped, Platform: w.requestPlatform(args[i])})
			case role == rules.RoleEnv:
				if vs := arg(i); len(vs) == 1 {
					if text, ok := vs[0].Constant(); ok && result == 0 {
						return merge(one(Part{Kind: Env, Text: text}), w.asked(args[i], c, depth))
					}
				}
				return unknown()
			}
		}
	}
	if name == "embed.FS.ReadFile" && result == 0 {
		recv, _ := arguments(call)
		return orUnknown(w.readOf(recv, arg(0)))
	}
	if b, ok := call.Value.(*ssa.Builtin); ok {
		if b.Name() == "append" {
			return w.appended(v, c, depth)
		}
		return unknown()
	}
	if out, ok := w.standard(v, name, result, args, arg, c, depth); ok {
		return out
	}
	var out []Value
	for _, callee := range w.callees(call) {
		out = merge(out, w.result(callee, call, result, c, depth))
	}
	if call.IsInvoke() {
		out = merge(out, w.answered(call, result, c, depth))
	}
	return orUnknown(out)
}

// own returns a function itself, if need be the generic one that it is an
// instance of, and whether the package has its body.
func (f *Flow) own(fn *ssa.Function) (*ssa.Function, bool) {
	if o := fn.Origin(); o != nil {
		fn = o
	}
	return fn, (fn.Pkg == f.pkg || fn.Parent() != nil || isBound(fn)) && len(fn.Blocks) > 0
}

// result returns result i of a call of a function.
func (w *walk) result(callee *ssa.Function, call *ssa.CallCommon, i int, c *context, depth int) []Value {
	callee, own := w.own(callee)
	if !own {
		return orUnknown(w.summarised(callee.Object(), i, "", operands(call, callee), c, depth))
	}
	inner, ok := c.enter(callee, call)
	if !ok {
		return unknown()
	}
	return w.returned(callee, i, inner, depth)
}

// returned returns what a function of the package returns as result i.
func (w *walk) returned(fn *ssa.Function, i int, inner *context, depth int) []Value {
	var out []Value
	for _, r := range returns(fn) {
		if i < len(r.Results) {
			out = merge(out, mark(w.values(r.Results[i], inner, depth), fn, r.Results[i], r.Pos()))
		}
	}
	return orUnknown(out)
}

// answered returns what a method gives back that is called by way of an
// interface, of types of other packages whose values the receiver can be.
func (w *walk) answered(call *ssa.CallCommon, i int, c *context, depth int) []Value {
	var out []Value
	name := call.Method.Name()
	for _, o := range w.trace(call.Value, behind) {
		switch o := o.(type) {
		case *ssa.MakeInterface:
			obj, _, _ := types.LookupFieldOrMethod(o.X.Type(), true, call.Method.Pkg(), name)
			if fn, ok := obj.(*types.Func); ok && fn.Pkg() != w.pkg.Pkg {
				out = merge(out, w.summarised(fn, i, "", append([]ssa.Value{o.X}, call.Args...), c, depth))
			}
		default:
			result, from := 0, o
			if e, ok := o.(*ssa.Extract); ok {
				result, from = e.Index, e.Tuple
			}
			if made, ok := from.(*ssa.Call); ok && i == 0 {
				fn := made.Call.StaticCallee()
				out = merge(out, w.summarised(fn.Object(), result, name+"()", operands(&made.Call, fn), nil, depth))
			}
		}
	}
	return out
}

// behind reports whether a value is where something became an interface, or may
// have done so in another package.
func behind(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.MakeInterface:
		return true
	case *ssa.Call:
		return isForeign(v)
	case *ssa.Extract:
		call, ok := v.Tuple.(*ssa.Call)
		return ok && isForeign(call)
	}
	return false
}

func isForeign(call *ssa.Call) bool {
	fn := call.Call.StaticCallee()
	return fn != nil && len(fn.Blocks) == 0
}

// summarised returns result i of a call of a function of another package, or the
// field of it at a path; nil if nothing is known of it.
func (w *walk) summarised(obj types.Object, i int, path string, args []ssa.Value, c *context, depth int) []Value {
	var s Summary
	if obj == nil || !w.summary(obj, &s) {
		return nil
	}
	var out []Value
	for _, r := range s.Returns {
		switch {
		case r.Result != i || r.Path != path:
		case r.Param == 0:
			out = append(out, Value{Parts: []Part{held(r)}})
		case r.Param > len(args) || args[r.Param-1] == nil:
			out = merge(out, unknown())
		case r.From == elementsOf:
			out = merge(out, w.all(args[r.Param-1], c, depth))
		case r.From != "":
			out = merge(out, w.fieldOf(args[r.Param-1], r.From, c, depth))
		default:
			out = merge(out, w.values(args[r.Param-1], c, depth))
		}
	}
	return out
}

// held is what another package says of a value.
func held(r Return) Part {
	switch {
	case r.Env != "":
		return Part{Kind: Env, Text: r.Env}
	case r.Issued != "":
		return Part{Kind: Issued, Platform: knowledge().cat.Platform(r.Issued)}
	case r.Address != "":
		return Part{Kind: Text, Text: r.Address, Const: constant.MakeString(r.Address), Held: &r}
	case r.Number != "":
		return Part{Kind: Number, Const: constant.MakeFromLiteral(r.Number, token.INT, 0)}
	}
	return Part{Kind: Held, Held: &r}
}

func roles(f *fun) []rules.GoRole {
	var out []rules.GoRole
	for _, r := range f.args {
		out = append(out, r)
	}
	return out
}

// Host returns the scheme and host that a value begins with as an address, and
// whether both are there whole.
func (v Value) Host() (scheme, host string, ok bool) {
	text, all := v.Prefix()
	scheme, rest, found := strings.Cut(text, "://")
	if !found {
		return "", "", false
	}
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		if !all {
			return "", "", false
		}
		end = len(rest)
	}
	u, err := url.Parse(scheme + "://" + rest[:end])
	if err != nil {
		return "", "", false
	}
	return strings.ToLower(u.Scheme), strings.ToLower(u.Hostname()), true
}

// foreignElement is foreign for what a variable of another package, a map or a
// list, holds under a key: under any, if the key is not constant; or for the field
// of that at a path.
func (w *walk) foreignElement(v, key ssa.Value, path string) []Value {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return nil
	}
	g, ok := load.X.(*ssa.Global)
	var s Summary
	if !ok || g.Pkg == w.pkg || g.Object() == nil || !w.summary(g.Object(), &s) {
		return nil
	}
	k, settled := constantOf(key)
	var out []Value
	for _, r := range s.Returns {
		at, within, ok := cutKey(r.Path)
		if r.Param == 0 && ok && within == path && (!settled || at == k.ExactString()) {
			out = append(out, Value{Parts: []Part{held(r)}})
		}
	}
	return out
}

// keyed is the path of what a map or a list holds under a key, or of the field of
// that at a path.
func keyed(key, path string) string {
	if path == "" {
		return "[" + key + "]"
	}
	return "[" + key + "]." + path
}

// cutKey takes apart what keyed makes.
func cutKey(path string) (key, rest string, ok bool) {
	if !strings.HasPrefix(path, "[") {
		return "", "", false
	}
	end := strings.LastIndexByte(path, ']')
	if end < 0 {
		return "", "", false
	}
	return path[1:end], strings.TrimPrefix(path[end+1:], "."), true
}
