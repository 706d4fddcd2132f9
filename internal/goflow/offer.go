package goflow

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/rules"
)

// A handler that another package puts to use may be asked only through one that lets
// in who may call: whether it is, shows there.

// Offer says that a function is, or makes, a handler that takes in what nobody has
// signed.
type Offer struct {
	// Platform and Title are those of the record.
	Platform, Title string
	// At is where it is taken in.
	At Step
}

// offering returns the exported function whose handler a payload is decoded in, if
// the package itself puts it to no use; nil if it does.
func (f *Flow) offering(p Payload) *types.Func {
	fn := p.fn
	for fn != nil && fn.Parent() != nil {
		fn = fn.Parent()
	}
	if fn == nil || f.pass.Pkg.Name() == "main" {
		return nil
	}
	obj, ok := fn.Object().(*types.Func)
	if !ok || !obj.Exported() || !handles(obj) || len(f.callers[fn]) > 0 {
		return nil
	}
	used := false
	f.Instructions(func(instr ssa.Instruction) { used = used || slices.Contains(usedBy(instr), obj) })
	if used {
		return nil
	}
	return obj
}

// handles reports whether a function answers requests, or returns what does.
func handles(fn *types.Func) bool {
	request := func(v *types.Var) bool { return typeName(v.Type()) == "net/http.Request" }
	return slices.ContainsFunc(slices.Collect(fn.Signature().Params().Variables()), request) ||
		slices.ContainsFunc(slices.Collect(fn.Signature().Results().Variables()), func(v *types.Var) bool { return isHandler(v.Type()) })
}

// isHandler reports whether a type is one of handlers of requests.
func isHandler(t types.Type) bool {
	switch typeName(t) {
	case "net/http.Handler", "net/http.HandlerFunc":
		return true
	}
	s, ok := t.Underlying().(*types.Signature)
	return ok && s.Params().Len() == 2 && typeName(s.Params().At(0).Type()) == "net/http.ResponseWriter" && typeName(s.Params().At(1).Type()) == "net/http.Request"
}

// usedBy returns the functions that an instruction calls, hands on, or makes a handler
// of.
func usedBy(instr ssa.Instruction) []*types.Func {
	var out []*types.Func
	for _, o := range instr.Operands(nil) {
		if fn, ok := (*o).(*ssa.Function); ok {
			if obj, ok := fn.Object().(*types.Func); ok {
				out = append(out, obj)
			}
		}
	}
	if m, ok := instr.(*ssa.MakeInterface); ok && isHandler(m.Type()) {
		obj, _, _ := types.LookupFieldOrMethod(m.X.Type(), true, nil, "ServeHTTP")
		if fn, ok := obj.(*types.Func); ok {
			out = append(out, fn)
		}
	}
	return out
}

// exportOffers tells which handlers are for others to put to use.
func (f *Flow) exportOffers(sum func(types.Object) *Summary) {
	if len(f.payloads) == 0 || f.Compares() {
		return
	}
	for _, p := range f.payloads {
		if obj := f.offering(p); obj != nil && !f.inTest(p.Pos) {
			if s := sum(obj); len(s.Offers) < maxReturns {
				s.Offers = append(s.Offers, Offer{p.Platform.ID, p.Record.Title, f.Step(p.Pos, "it is taken in here")})
			}
		}
	}
}

// Offered reports whether a payload is taken in by a handler that others put to use.
func (f *Flow) Offered(p Payload) bool { return f.offering(p) != nil }

// Offers calls visit for the handlers of other packages that this one puts to use and
// that take in what nobody has signed, unless it knows who may call, or has another
// package say so.
func (f *Flow) Offers(visit func(at token.Pos, platform *rules.Platform, o Offer)) {
	type use struct {
		at token.Pos
		o  Offer
	}
	var uses []use
	guarded := false
	f.Instructions(func(instr ssa.Instruction) {
		for _, fn := range usedBy(instr) {
			var s Summary
			if fn.Pkg() != nil && fn.Pkg() != f.pass.Pkg && f.summary(fn, &s) {
				for _, o := range s.Offers {
					uses = append(uses, use{placed(instr), o})
				}
			}
		}
		if call, ok := instr.(ssa.CallInstruction); ok {
			guarded = guarded || f.wraps(call.Common())
		}
	})
	if guarded || len(uses) == 0 || f.Compares() {
		return
	}
	seen := map[token.Pos]bool{}
	for _, u := range uses {
		if p := f.table.cat.Platform(u.o.Platform); p != nil && u.at.IsValid() && !seen[u.at] {
			seen[u.at] = true
			visit(u.at, p, u.o)
		}
	}
}

// placed is the position of an instruction, or of the first that uses it and has one.
func placed(instr ssa.Instruction) token.Pos {
	for range maxConditions {
		if instr.Pos().IsValid() {
			return instr.Pos()
		}
		v, ok := instr.(ssa.Value)
		if !ok || len(referrers(v)) == 0 {
			break
		}
		instr = referrers(v)[0]
	}
	return token.NoPos
}

// wraps reports whether a call makes a handler of another one: what the standard
// library makes asks nobody who he is.
func (f *Flow) wraps(call *ssa.CallCommon) bool {
	if fn := callee(call); fn != nil && fn.Pkg() != nil && Standard(fn.Pkg().Path()) {
		return false
	}
	s := call.Signature()
	takes := slices.ContainsFunc(slices.Collect(s.Params().Variables()), func(v *types.Var) bool {
		t := v.Type()
		if l, ok := t.Underlying().(*types.Slice); ok && s.Variadic() {
			t = l.Elem()
		}
		return isHandler(t) || makesHandler(t)
	})
	gives := slices.ContainsFunc(slices.Collect(s.Results().Variables()), func(v *types.Var) bool { return isHandler(v.Type()) })
	return takes && gives || strings.HasPrefix(calledName(call), "Use")
}

// makesHandler reports whether a type is that of functions which make a handler of
// another one.
func makesHandler(t types.Type) bool {
	s, ok := t.Underlying().(*types.Signature)
	return ok && s.Params().Len() == 1 && s.Results().Len() == 1 && isHandler(s.Params().At(0).Type()) && isHandler(s.Results().At(0).Type())
}
