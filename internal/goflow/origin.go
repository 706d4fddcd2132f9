package goflow

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Bounds on what a function value, a map or a list is followed through.
const (
	maxOrigins = 8
	maxHops    = 64
)

// origins returns where a value that is no text was made: the functions, maps,
// lists and structs of the package that it can be. It passes variables, fields,
// parameters and results, but says nothing of what is done to them on the way.
func (f *Flow) origins(v ssa.Value) []ssa.Value { return f.trace(v, isMade) }

// isMade reports whether something is made where a value is.
func isMade(v ssa.Value) bool {
	switch v.(type) {
	case *ssa.Function, *ssa.MakeClosure, *ssa.MakeMap, *ssa.MakeChan, *ssa.Slice:
		return true
	}
	return false
}

// trace follows a value back to values that are what is asked for, and to
// variables.
func (f *Flow) trace(v ssa.Value, found func(ssa.Value) bool) []ssa.Value {
	return f.traced(v, found, nil)
}

// traced is trace within one that follows elements of maps.
func (f *Flow) traced(v ssa.Value, found func(ssa.Value) bool, elements map[*ssa.Lookup]bool) []ssa.Value {
	t := tracer{Flow: f, found: found, elements: elements}
	t.visit(v)
	return t.out
}

// tracer is one trace.
type tracer struct {
	*Flow
	found func(ssa.Value) bool
	out   []ssa.Value
	seen  hops
	// elements are those of maps that are being followed: a map may come out of
	// itself.
	elements map[*ssa.Lookup]bool
}

// hops are the values that were passed. They are few, and traces many.
type hops struct {
	list [maxHops + 2]ssa.Value
	n    int
}

func (h *hops) passed(v ssa.Value) bool { return slices.Contains(h.list[:h.n], v) }

// pass notes a value. There is room for more than a trace goes on after.
func (h *hops) pass(v ssa.Value) {
	if h.n < len(h.list) {
		h.list[h.n] = v
		h.n++
	}
}

func (t *tracer) visit(v ssa.Value) {
	if v == nil || t.seen.n > maxHops || len(t.out) >= maxOrigins || t.seen.passed(v) {
		return
	}
	t.seen.pass(v)
	if t.found(v) {
		t.out = append(t.out, v)
		return
	}
	switch v := v.(type) {
	case *ssa.Alloc:
		t.out = append(t.out, v)
		if _, ok := v.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Array); ok {
			t.all(t.addressed(v, nil, 0)) // a copy
		}
	case *ssa.ChangeType:
		t.visit(v.X)
	case *ssa.MakeInterface:
		t.visit(v.X)
	case *ssa.ChangeInterface:
		t.visit(v.X)
	case *ssa.TypeAssert:
		t.visit(v.X)
	case *ssa.Phi:
		for _, e := range v.Edges {
			t.visit(e)
		}
	case *ssa.Parameter:
		for s := range t.sites(v) {
			t.visit(s.val)
		}
	case *ssa.FreeVar:
		t.visit(binding(v))
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok {
			t.results(call, v.Index)
		}
	case *ssa.Call:
		switch calledAs(v.Common()) {
		case "append", "slices.Clone", "slices.Concat":
			for _, arg := range v.Call.Args {
				t.visit(arg)
			}
		case "sync.OnceValue", "sync.OnceValues":
			t.visit(v.Call.Args[0]) // it gives back what that does
		default:
			t.results(v, 0)
		}
	case *ssa.UnOp:
		if _, array := v.Type().Underlying().(*types.Array); array {
			t.visit(v.X)
		} else if v.Op == token.MUL {
			t.all(t.kept(v.X, &t.seen))
		}
	case *ssa.Lookup:
		if t.elements[v] {
			return
		}
		if t.elements == nil {
			t.elements = map[*ssa.Lookup]bool{}
		}
		t.elements[v] = true
		for _, m := range t.traced(v.X, isMade, t.elements) {
			if m, ok := m.(*ssa.MakeMap); ok {
				t.all(mapped(m, v.Index))
			}
		}
	}
}

func (t *tracer) all(list []storage) {
	for _, s := range list {
		t.visit(s.val)
	}
}

func (t *tracer) results(call *ssa.Call, result int) {
	callee := call.Call.StaticCallee()
	if callee == nil {
		return
	}
	for _, r := range returns(callee) {
		if result < len(r.Results) {
			t.visit(r.Results[result])
		}
	}
}

// calledAs is calleeName, or the name of a built-in function.
func calledAs(call *ssa.CallCommon) string {
	if b, ok := call.Value.(*ssa.Builtin); ok {
		return b.Name()
	}
	return calleeName(call)
}

// kept returns what is stored at an address as a whole.
func (f *Flow) kept(addr ssa.Value, seen *hops) []storage {
	if seen.passed(addr) {
		return nil
	}
	switch a := addr.(type) {
	case *ssa.Global:
		return f.globals[a]
	case *ssa.Alloc:
		return f.addressed(a, nil, 0)
	case *ssa.FieldAddr:
		return f.fields[structField(a.X.Type(), a.Field)]
	case *ssa.FreeVar:
		seen.pass(addr)
		return f.kept(binding(a), seen)
	}
	return nil
}

// mapped returns what a map that the code has made holds under a key: under any
// if the key is not constant.
func mapped(m *ssa.MakeMap, key ssa.Value) []storage {
	if m.Referrers() == nil {
		return nil
	}
	want, settled := constantOf(key)
	var out []storage
	for _, instr := range *m.Referrers() {
		u, ok := instr.(*ssa.MapUpdate)
		if !ok || len(out) >= maxValues {
			continue
		}
		if have, ok := constantOf(u.Key); !settled || ok && have.ExactString() == want.ExactString() {
			out = append(out, storage{u.Value, u.Parent(), u.Pos()})
		}
	}
	return out
}

// constantOf returns the constant that a value is; v may be nil.
func constantOf(v ssa.Value) (constant.Value, bool) {
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil {
		return nil, false
	}
	return c.Value, true
}

// callees returns the functions that a call may call: those of the package whose
// value can stand there, or that implement the method.
func (f *Flow) callees(call *ssa.CallCommon) []*ssa.Function {
	if fn := call.StaticCallee(); fn != nil {
		return []*ssa.Function{fn}
	}
	if call.IsInvoke() {
		return f.implementing(call)
	}
	if _, ok := call.Value.(*ssa.Builtin); ok {
		return nil
	}
	return f.dynamic[call]
}

// implementing returns the package's methods that an interface's may be.
func (f *Flow) implementing(call *ssa.CallCommon) []*ssa.Function {
	iface, ok := call.Value.Type().Underlying().(*types.Interface)
	if !ok {
		return nil
	}
	type key struct {
		in     types.Type
		method *types.Func
	}
	k := key{call.Value.Type(), call.Method}
	if known, ok := f.implemented.Load(k); ok {
		return known.([]*ssa.Function)
	}
	var out []*ssa.Function
	for _, m := range f.methods[call.Method.Name()] {
		if len(out) < maxOrigins && types.Implements(m.Signature.Recv().Type(), iface) {
			out = append(out, m)
		}
	}
	f.implemented.Store(k, out)
	return out
}

// functionsOf returns the functions that a value can be.
func (f *Flow) functionsOf(v ssa.Value) []*ssa.Function {
	var out []*ssa.Function
	for _, o := range f.origins(v) {
		switch o := o.(type) {
		case *ssa.Function:
			out = append(out, o)
		case *ssa.MakeClosure:
			out = append(out, o.Fn.(*ssa.Function))
		}
	}
	return out
}
