package goflow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/rules"
)

// maxElsewhere is through how many values a struct is followed to who else sets its
// fields.
const maxElsewhere = 400

// SetElsewhere reports whether the field of a role of a struct that a function makes
// may be set by others: through its address, by who gets the struct from the
// function, or by a function that is not known.
func (f *Flow) SetElsewhere(alloc *ssa.Alloc, role rules.GoRole) bool {
	e := &elsewhere{Flow: f, made: alloc, role: role, seen: map[ssa.Value]bool{}, kept: map[ssa.Value]bool{}}
	return e.set(alloc)
}

type elsewhere struct {
	*Flow
	made *ssa.Alloc
	role rules.GoRole
	seen map[ssa.Value]bool
	kept map[ssa.Value]bool // what fromMemory said
}

// set reports whether the field may be set by who has a value: the struct, its
// address or a copy.
func (e *elsewhere) set(v ssa.Value) bool {
	if v == nil || e.seen[v] || v.Referrers() == nil {
		return false
	}
	if e.seen[v] = true; len(e.seen) > maxElsewhere {
		return true
	}
	for _, instr := range *v.Referrers() {
		if e.sets(instr, v) {
			return true
		}
	}
	return false
}

func (e *elsewhere) sets(instr ssa.Instruction, v ssa.Value) bool {
	switch r := instr.(type) {
	case *ssa.FieldAddr:
		role, _ := e.FieldRole(r)
		return role == e.role && (v != e.made && stores(r) || e.givenAway(r))
	case *ssa.Store:
		if r.Val != v {
			return false
		}
		if to, ok := r.Addr.(*ssa.Alloc); ok {
			return e.set(to)
		}
		return e.setKept()
	case *ssa.MapUpdate:
		return r.Value == v && e.setKept()
	case *ssa.Phi, *ssa.ChangeType, *ssa.UnOp, *ssa.Extract:
		return e.set(r.(ssa.Value))
	case *ssa.MakeClosure:
		fn := r.Fn.(*ssa.Function)
		for i, b := range r.Bindings {
			if b == v && i < len(fn.FreeVars) && e.set(fn.FreeVars[i]) {
				return true
			}
		}
	case *ssa.MakeInterface:
		if r.Referrers() == nil {
			return false
		}
		for _, use := range *r.Referrers() {
			if call, ok := use.(ssa.CallInstruction); ok && decodes(calledName(call.Common())) {
				return true
			}
		}
	case *ssa.Return:
		for i, res := range r.Results {
			if res == v && e.setByCallers(r.Parent(), i) {
				return true
			}
		}
	case ssa.CallInstruction:
		return e.setByCallee(r.Common(), v)
	}
	return false
}

// setByCallers reports whether who calls a function may set the field of a result.
func (e *elsewhere) setByCallers(fn *ssa.Function, result int) bool {
	for _, call := range e.callers[fn] {
		v := call.Value()
		if v == nil {
			continue
		}
		if fn.Signature.Results().Len() == 1 {
			if e.set(v) {
				return true
			}
			continue
		}
		for _, use := range *v.Referrers() {
			if x, ok := use.(*ssa.Extract); ok && x.Index == result && e.set(x) {
				return true
			}
		}
	}
	return false
}

// setByCallee reports whether a function may set the field of an argument.
func (e *elsewhere) setByCallee(call *ssa.CallCommon, v ssa.Value) bool {
	_, pointer := v.Type().Underlying().(*types.Pointer)
	if _, builtin := call.Value.(*ssa.Builtin); builtin {
		return false
	}
	callees := e.callees(call)
	for _, fn := range callees {
		fn, own := e.own(fn)
		if !own {
			return pointer
		}
		for i, arg := range operands(call, fn) {
			if arg == v && i < len(fn.Params) && e.set(fn.Params[i]) {
				return true
			}
		}
	}
	return len(callees) == 0 && pointer
}

// setKept reports whether the package sets the field of structs that it has kept
// somewhere.
func (e *elsewhere) setKept() bool {
	if known, ok := e.settingKept.Load(e.role); ok {
		return known.(bool)
	}
	found := false
	e.Instructions(func(instr ssa.Instruction) {
		a, ok := instr.(*ssa.FieldAddr)
		if !ok || found || a.Parent().Synthetic != "" {
			return
		}
		if role, _ := e.FieldRole(a); role == e.role {
			found = e.fromMemory(a.X, 0) && stores(a)
		}
	})
	e.settingKept.Store(e.role, found)
	return found
}

// fromMemory reports whether an address comes from where structs are kept, and not
// from where one is made.
func (e *elsewhere) fromMemory(addr ssa.Value, depth int) bool {
	if known, ok := e.kept[addr]; ok {
		return known
	}
	if depth > 8 {
		return true
	}
	e.kept[addr] = false // while it is asked
	e.kept[addr] = e.asFromMemory(addr, depth)
	return e.kept[addr]
}

func (e *elsewhere) asFromMemory(addr ssa.Value, depth int) bool {
	switch a := addr.(type) {
	case *ssa.Alloc, *ssa.FreeVar:
		return false
	case *ssa.IndexAddr:
		_, settled := constantOf(a.Index)
		_, made := a.X.(*ssa.Alloc)
		return !settled || !made // not an element that a literal fills
	case *ssa.Parameter:
		for s := range e.sites(a) {
			if e.fromMemory(s.val, depth+1) {
				return true
			}
		}
		return false
	case *ssa.Extract:
		if call, ok := a.Tuple.(*ssa.Call); ok {
			return e.resultFromMemory(call, a.Index, depth)
		}
	case *ssa.Call:
		return e.resultFromMemory(a, 0, depth)
	}
	return true
}

// resultFromMemory is fromMemory for a result of a function.
func (e *elsewhere) resultFromMemory(call *ssa.Call, result, depth int) bool {
	fn := call.Call.StaticCallee()
	if fn == nil {
		return true
	}
	for _, r := range returns(fn) {
		if result < len(r.Results) && e.fromMemory(r.Results[result], depth+1) {
			return true
		}
	}
	return false
}

// stores reports whether something is stored at an address.
func stores(addr ssa.Value) bool {
	if addr.Referrers() == nil {
		return false
	}
	for _, use := range *addr.Referrers() {
		switch use := use.(type) {
		case *ssa.Store:
			if use.Addr == addr {
				return true
			}
		case *ssa.FieldAddr: // of a wrapper
			if stores(use) {
				return true
			}
		}
	}
	return false
}

// givenAway reports whether a call gets an address, by which it may store anything
// there but the default that is known.
func (f *Flow) givenAway(addr ssa.Value) bool {
	if addr.Referrers() == nil {
		return false
	}
	for _, use := range *addr.Referrers() {
		switch use := use.(type) {
		case ssa.CallInstruction:
			if f.defaulted(use.Common(), addr) == nil {
				return true
			}
		case *ssa.MakeInterface:
			return true
		}
	}
	return false
}
