package goflow

import (
	"go/constant"
	"go/token"
	"go/types"

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
func (f *Flow) origins(v ssa.Value) []ssa.Value {
	return f.traced(v, isMade, map[*ssa.Lookup]bool{})
}

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
	return f.traced(v, found, map[*ssa.Lookup]bool{})
}

// traced is trace but for the elements of maps that are being followed: a map may
// come out of itself.
func (f *Flow) traced(v ssa.Value, found func(ssa.Value) bool, elements map[*ssa.Lookup]bool) []ssa.Value {
	var out []ssa.Value
	seen := map[ssa.Value]bool{}
	var visit func(v ssa.Value)
	all := func(list []storage) {
		for _, s := range list {
			visit(s.val)
		}
	}
	visit = func(v ssa.Value) {
		if v == nil || seen[v] || len(seen) > maxHops || len(out) >= maxOrigins {
			return
		}
		seen[v] = true
		if found(v) {
			out = append(out, v)
			return
		}
		switch v := v.(type) {
		case *ssa.Alloc:
			out = append(out, v)
			if _, ok := v.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Array); ok {
				all(f.addressed(v, nil, 0)) // a copy
			}
		case *ssa.ChangeType:
			visit(v.X)
		case *ssa.MakeInterface:
			visit(v.X)
		case *ssa.ChangeInterface:
			visit(v.X)
		case *ssa.TypeAssert:
			visit(v.X)
		case *ssa.Phi:
			for _, e := range v.Edges {
				visit(e)
			}
		case *ssa.Parameter:
			all(f.sites(v))
		case *ssa.FreeVar:
			visit(binding(v))
		case *ssa.Extract:
			if call, ok := v.Tuple.(*ssa.Call); ok {
				f.visitResults(call, v.Index, visit)
			}
		case *ssa.Call:
			switch calledAs(v.Common()) {
			case "append", "slices.Clone", "slices.Concat":
				for _, arg := range v.Call.Args {
					visit(arg)
				}
			case "sync.OnceValue", "sync.OnceValues":
				visit(v.Call.Args[0]) // it gives back what that does
			default:
				f.visitResults(v, 0, visit)
			}
		case *ssa.UnOp:
			if _, array := v.Type().Underlying().(*types.Array); array {
				visit(v.X)
			} else if v.Op == token.MUL {
				all(f.kept(v.X, seen))
			}
		case *ssa.Lookup:
			if elements[v] {
				return
			}
			elements[v] = true
			for _, m := range f.traced(v.X, isMade, elements) {
				if m, ok := m.(*ssa.MakeMap); ok {
					all(mapped(m, v.Index))
				}
			}
		}
	}
	visit(v)
	return out
}

// calledAs is calleeName, or the name of a built-in function.
func calledAs(call *ssa.CallCommon) string {
	if b, ok := call.Value.(*ssa.Builtin); ok {
		return b.Name()
	}
	return calleeName(call)
}

func (f *Flow) visitResults(call *ssa.Call, result int, visit func(ssa.Value)) {
	callee := call.Call.StaticCallee()
	if callee == nil {
		return
	}
	for _, r := range returns(callee) {
		if result < len(r.Results) {
			visit(r.Results[result])
		}
	}
}

// kept returns what is stored at an address as a whole.
func (f *Flow) kept(addr ssa.Value, seen map[ssa.Value]bool) []storage {
	if seen[addr] {
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
		seen[addr] = true
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
