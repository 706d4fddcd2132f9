package goflow

import (
	"go/constant"
	"go/token"
	"go/types"
	"maps"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/rules"
)

// Kind is what is known of a part of a value.
type Kind int

// The kinds of parts.
const (
	Unknown Kind = iota
	Text         // a constant string
	Number       // a constant number or boolean
	Env          // the environment variable of that name
	Clock        // a point in time, Const seconds from now if that is known
	Param        // a parameter of a function of the package
	Field        // what is stored in a field from elsewhere
	Held         // a constant of another package that looks like a secret
	Dumped       // a request with its headers; Platform says where it goes
	Body         // what came in with a request
)

// Part is a part of a value.
type Part struct {
	Kind  Kind
	Text  string         // of Text and Env
	Const constant.Value // of Text and Number
	Param *ssa.Parameter
	Field *types.Var
	Held  Return
	// Platform is that of Dumped; nil if it is not known.
	Platform *rules.Platform
	// Fn and Near are where a constant was met: literals have no place in SSA.
	Fn   *ssa.Function
	Near token.Pos
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
	maxWork   = 4000
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
	if len(out) > maxValues {
		out = out[:maxValues]
	}
	return out
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
		case *ssa.TypeAssert, *ssa.Lookup:
			if v.Index == 0 {
				return w.values(t, c, depth)
			}
		}
	case *ssa.Call:
		return w.call(v, 0, c, depth)
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return w.load(v.X, c, depth)
		}
	case *ssa.Field:
		return w.fieldOf(v.X, v.Field, c, depth)
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
		if b, ok := v.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsString != 0 {
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

func merge(a, b []Value) []Value {
	for _, v := range b {
		if len(a) >= maxValues {
			break
		}
		if !slices.ContainsFunc(a, func(o Value) bool { return same(o, v) }) {
			a = append(a, v)
		}
	}
	return a
}

func same(a, b Value) bool {
	return slices.EqualFunc(a.Parts, b.Parts, func(p, q Part) bool {
		return p.Kind == q.Kind && p.Text == q.Text && p.Param == q.Param && p.Field == q.Field && p.Held.SHA256 == q.Held.SHA256 &&
			(p.Const == nil) == (q.Const == nil) && (p.Const == nil || p.Const.ExactString() == q.Const.ExactString())
	})
}

// join puts the alternatives of several values one behind the other.
func join(lists ...[]Value) []Value {
	out := []Value{{}}
	for _, list := range lists {
		var next []Value
		for _, head := range out {
			for _, tail := range list {
				if len(next) >= maxValues || len(head.Parts)+len(tail.Parts) > 64 {
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
	case op == token.ADD && (isClock(a) || isClock(b)):
		return Part{Kind: Clock}
	}
	return Part{}
}

// later returns a point in time that is so many seconds after, or before,
// another.
func later(clock Value, op token.Token, seconds constant.Value) Part {
	p := Part{Kind: Clock}
	if from := clock.Parts[0].Const; from != nil && seconds != nil {
		p.Const = constant.BinaryOp(constant.ToFloat(from), op, constant.ToFloat(seconds))
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

func isClock(v Value) bool { return len(v.Parts) == 1 && v.Parts[0].Kind == Clock }

func (w *walk) converted(v *ssa.Convert, c *context, depth int) []Value {
	vs := mark(w.values(v.X, c, depth), v.Parent(), v.X, v.Pos())
	b, ok := v.Type().Underlying().(*types.Basic)
	if !ok || b.Info()&types.IsInteger == 0 {
		return vs
	}
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
			return w.foreign(a.Object())
		}
		return w.stored(w.globals[a], c, depth)
	case *ssa.Alloc:
		if out, ok := w.allocated(a, c, depth); ok {
			return out
		}
	case *ssa.FreeVar:
		if b := binding(a); b != nil {
			return w.load(b, nil, depth+1)
		}
	case *ssa.FieldAddr:
		return w.fieldAddr(a, c, depth)
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

func (w *walk) fieldAddr(a *ssa.FieldAddr, c *context, depth int) []Value {
	f := structField(a.X.Type(), a.Field)
	if f == nil {
		return unknown()
	}
	if g, ok := a.X.(*ssa.Global); ok && g.Pkg != w.pkg && f.Pkg() == w.pkg.Pkg {
		return unknown()
	}
	if out, ok := w.fieldAt(a.X, a.Field, c, depth); ok {
		return out
	}
	return w.fieldAnywhere(f, depth)
}

// fieldAt returns what the code stores in the field of a struct that it has
// itself made.
func (w *walk) fieldAt(base ssa.Value, index int, c *context, depth int) ([]Value, bool) {
	var list []storage
	var out []Value
	alloc, ok := base.(*ssa.Alloc)
	if !ok || alloc.Referrers() == nil {
		return nil, false
	}
	for _, instr := range *alloc.Referrers() {
		switch r := instr.(type) {
		case *ssa.FieldAddr:
			if r.Field != index || r.Referrers() == nil {
				continue
			}
			for _, use := range *r.Referrers() {
				switch u := use.(type) {
				case *ssa.Store:
					if u.Addr == r {
						list = append(list, storage{u.Val, u.Parent(), r.Pos()})
					}
				case *ssa.FieldAddr: // a wrapper that is filled in place
					list = append(list, w.wrapped(u)...)
				}
			}
		case *ssa.Store:
			if r.Addr == alloc { // the struct as a whole
				if depth > maxDepth {
					return unknown(), true
				}
				out = merge(out, w.fieldOf(r.Val, index, c, depth+1))
			}
		}
	}
	if len(list) > 0 {
		out = merge(out, w.stored(list, c, depth))
	}
	return out, len(out) > 0
}

// wrapped returns what is stored in the field of a wrapper that is its value.
func (w *walk) wrapped(a *ssa.FieldAddr) []storage {
	if role, _ := w.FieldRole(a); role != rules.RoleResult || a.Referrers() == nil {
		return nil
	}
	var out []storage
	for _, use := range *a.Referrers() {
		if s, ok := use.(*ssa.Store); ok && s.Addr == a {
			out = append(out, storage{s.Val, s.Parent(), a.Pos()})
		}
	}
	return out
}

// fieldAnywhere returns what the package stores in a field of one of its own
// types, whatever struct it is, and the field itself, which other packages may
// set.
func (w *walk) fieldAnywhere(f *types.Var, depth int) []Value {
	if f.Pkg() != w.pkg.Pkg {
		return one(Part{Kind: Field, Field: f})
	}
	if w.local {
		return one(Part{Kind: Field, Field: f})
	}
	var out []Value
	if list := w.fields[f]; len(list) > 0 {
		out = w.stored(list, nil, depth)
		for i := range out {
			out[i].Trail = append(slices.Clip(out[i].Trail), Stop{f.Pos(), "kept in the field " + f.Name()})
		}
	}
	return append(out, Value{Parts: []Part{{Kind: Field, Field: f}}})
}

// fieldOf returns a field of a struct value.
func (w *walk) fieldOf(v ssa.Value, index int, c *context, depth int) []Value {
	if w.work++; depth > maxDepth || w.work > maxWork {
		return unknown()
	}
	switch x := v.(type) {
	case *ssa.UnOp:
		if x.Op != token.MUL {
			break
		}
		if out, ok := w.fieldAt(x.X, index, c, depth); ok {
			return out
		}
		if g, ok := x.X.(*ssa.Global); ok && g.Pkg != w.pkg && v.Type() != nil {
			if f := structField(v.Type(), index); f == nil || f.Pkg() == w.pkg.Pkg {
				return unknown()
			}
		}
	case *ssa.Parameter:
		if arg, parent, ok := c.argument(x); ok {
			return w.fieldOf(arg, index, parent, depth+1)
		}
		// What callers of this package hand over.
		if !w.local && c == nil {
			var out []Value
			for _, site := range w.sites(x) {
				out = merge(out, w.fieldOf(site.val, index, nil, depth+1))
			}
			if f := structField(v.Type(), index); f != nil && f.Exported() && f.Pkg() == w.pkg.Pkg {
				out = append(out, Value{Parts: []Part{{Kind: Field, Field: f}}})
			}
			if out != nil {
				return out
			}
		}
	case *ssa.MakeInterface:
		return w.fieldOf(x.X, index, c, depth+1)
	case *ssa.Call:
		if callee := x.Call.StaticCallee(); callee != nil && len(callee.Blocks) > 0 && callee.Signature.Results().Len() == 1 {
			inner, ok := c.enter(callee, &x.Call)
			if ok {
				var out []Value
				for _, r := range returns(callee) {
					out = merge(out, w.fieldOf(r.Results[0], index, inner, depth+1))
				}
				if out != nil {
					return out
				}
			}
		}
	}
	if f := structField(v.Type(), index); f != nil {
		return w.fieldAnywhere(f, depth)
	}
	return unknown()
}

// structField returns the field of a struct, or of the struct that a pointer
// points to.
func structField(t types.Type, index int) *types.Var {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok || index >= s.NumFields() {
		return nil
	}
	return s.Field(index).Origin()
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
	for _, site := range w.sites(p) {
		vs := mark(w.values(site.val, nil, depth), site.fn, site.val, site.pos)
		for i := range vs {
			vs[i].Trail = append(slices.Clip(vs[i].Trail), Stop{site.pos, "passed to " + p.Parent().Name() + " as " + p.Name()})
		}
		out = merge(out, vs)
	}
	return append(out, self)
}

// sites returns the arguments that the package's own calls give a parameter.
func (f *Flow) sites(p *ssa.Parameter) []storage {
	fn := p.Parent()
	index := slices.Index(fn.Params, p)
	var out []storage
	for _, call := range f.callers[fn] {
		if args := operands(call.Common(), fn); index < len(args) && args[index] != nil {
			out = append(out, storage{args[index], call.Parent(), call.Pos()})
		}
		if len(out) > maxValues {
			break
		}
	}
	return out
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
	var out []Value
	for _, made := range w.origins(list) {
		elems := elements(made)
		for _, i := range slices.Sorted(maps.Keys(elems)) {
			if v := elems[i]; (i == n || n < 0) && len(out) < maxValues {
				out = merge(out, mark(w.values(v, c, depth), made.Parent(), v, v.Pos()))
			}
		}
	}
	if out == nil {
		return unknown()
	}
	return out
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
			if s, ok := use.(*ssa.Store); ok && s.Addr == ia && exact && len(out) < 256 {
				out[n] = s.Val
			}
		}
	}
	return out
}

// list returns the elements of a slice literal in order, or nil.
func list(v ssa.Value) []ssa.Value {
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

// foreign returns what is known of a variable of another package.
func (w *walk) foreign(obj types.Object) []Value {
	var s Summary
	if obj != nil && w.summary(obj, &s) {
		var out []Value
		for _, r := range s.Returns {
			if r.Param == 0 {
				out = append(out, Value{Parts: []Part{held(r)}})
			}
		}
		if out != nil {
			return out
		}
	}
	return unknown()
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
		for i, role := range f.args {
			switch {
			case i < 0 || i >= len(args):
			case role == rules.RoleResult, role == rules.RoleDefault && !slices.Contains(roles(f), rules.RoleTarget):
				return arg(i)
			case role == rules.RoleDumped && result == 0:
				return one(Part{Kind: Dumped, Platform: w.requestPlatform(args[i])})
			case role == rules.RoleEnv:
				if vs := arg(i); len(vs) == 1 {
					if text, ok := vs[0].Constant(); ok && result == 0 {
						return one(Part{Kind: Env, Text: text})
					}
				}
				return unknown()
			}
		}
	}
	if out, ok := w.standard(v, name, args, arg, c, depth); ok {
		return out
	}
	var out []Value
	for _, callee := range w.callees(call) {
		out = merge(out, w.result(callee, call, result, arg, c, depth))
	}
	if out == nil {
		return unknown()
	}
	return out
}

// result returns result i of a call of a function.
func (w *walk) result(callee *ssa.Function, call *ssa.CallCommon, i int, arg func(int) []Value, c *context, depth int) []Value {
	if o := callee.Origin(); o != nil {
		callee = o
	}
	own := callee.Pkg == w.pkg || callee.Parent() != nil || isBound(callee)
	if !own || len(callee.Blocks) == 0 {
		return w.summarised(callee, i, arg)
	}
	inner, ok := c.enter(callee, call)
	if !ok {
		return unknown()
	}
	var out []Value
	for _, r := range returns(callee) {
		if i < len(r.Results) {
			out = merge(out, mark(w.values(r.Results[i], inner, depth), callee, r.Results[i], r.Pos()))
		}
	}
	if out == nil {
		return unknown()
	}
	return out
}

func (w *walk) summarised(callee *ssa.Function, result int, arg func(int) []Value) []Value {
	var s Summary
	obj := callee.Object()
	if obj == nil || !w.summary(obj, &s) {
		return unknown()
	}
	var out []Value
	for _, r := range s.Returns {
		switch {
		case r.Result != result:
		case r.Param > 0:
			out = merge(out, arg(r.Param-1))
		default:
			out = append(out, Value{Parts: []Part{held(r)}})
		}
	}
	if out == nil {
		return unknown()
	}
	return out
}

// held is what another package says of a value.
func held(r Return) Part {
	if r.Env != "" {
		return Part{Kind: Env, Text: r.Env}
	}
	return Part{Kind: Held, Held: r}
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
