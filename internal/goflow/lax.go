package goflow

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/rules"
)

// exportLax tells which results and variables are clients that check no
// certificates.
func (f *Flow) exportLax(sum func(types.Object) *Summary) {
	for _, fn := range f.funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				settings, at := f.lax(instr)
				if settings == nil || f.inTest(instr.Pos()) {
					continue
				}
				r := &reach{Flow: f, seen: map[ssa.Value]bool{}}
				r.visit(settings)
				for _, l := range r.leaves {
					if s := sum(l.obj); len(s.Lax) < maxReturns {
						s.Lax = append(s.Lax, Lax{l.result, f.Step(at, "certificates are not checked")})
					}
				}
			}
		}
	}
}

// lax returns the settings, or the client, of which an instruction says that
// certificates are not to be checked, and where it does; nil if it does not.
func (f *Flow) lax(instr ssa.Instruction) (ssa.Value, token.Pos) {
	switch instr := instr.(type) {
	case *ssa.Store:
		a, ok := instr.Addr.(*ssa.FieldAddr)
		if !ok {
			break
		}
		if role, _ := f.FieldRole(a); role != rules.RoleInsecure || checksItself(a.X) {
			break
		}
		for _, v := range f.At(instr.Val, instr) {
			if n := v.Number(); n != nil && n.Kind() == constant.Bool && constant.BoolVal(n) {
				return a.X, a.Pos()
			}
		}
	case ssa.CallInstruction:
		if does, _ := f.Does(instr.Common()); does == rules.ActInsecure {
			return Receiver(instr.Common()), instr.Pos()
		}
	}
	return nil, token.NoPos
}

// Lax calls visit for whatever the package has of clients, or settings for them,
// that check no certificates: with the value, where it is made so, and the place in
// another package where it is, if it comes from there.
func (f *Flow) Lax(visit func(v ssa.Value, at token.Pos, elsewhere Step)) {
	f.Instructions(func(instr ssa.Instruction) {
		if v, at := f.lax(instr); v != nil {
			visit(v, at, Step{})
			return
		}
		v, ok := instr.(ssa.Value)
		if !ok {
			return
		}
		obj, result := f.foreignSource(v)
		var s Summary
		if obj == nil || !f.summary(obj, &s) {
			return
		}
		pos := instr.Pos()
		if e, ok := v.(*ssa.Extract); ok {
			pos = e.Tuple.Pos()
		}
		for _, l := range s.Lax {
			if l.Result == result {
				visit(v, pos, l.At)
			}
		}
	})
}

// foreignSource returns the function or variable of another package that a value
// comes from, and which result it is; nil if it does not.
func (f *Flow) foreignSource(v ssa.Value) (types.Object, int) {
	switch v := v.(type) {
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok && isForeign(call) {
			return call.Call.StaticCallee().Object(), v.Index
		}
	case *ssa.Call:
		if _, several := v.Type().(*types.Tuple); !several && isForeign(v) {
			return v.Call.StaticCallee().Object(), 0
		}
	case *ssa.UnOp:
		if g, ok := v.X.(*ssa.Global); ok && v.Op == token.MUL && g.Pkg != f.pkg {
			return g.Object(), 0
		}
	}
	return nil, 0
}
