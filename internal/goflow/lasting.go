package goflow

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/rules"
)

// Last says of a field that other packages set that something lasts for as long.
type Last struct {
	// Platform is its id.
	Platform string
	// Units is how many of the field's units a second has.
	Units float64
	// Signed is true if what lasts is signed however long that is; if not, a lifetime
	// signs by itself.
	Signed bool
	// At is where the lifetime is given.
	At Step
}

// exportLasting tells which exported fields are lifetimes as they are: those that the
// package neither sets nor looks at.
func (f *Flow) exportLasting(sum func(types.Object) *Summary) {
	f.Instructions(func(instr ssa.Instruction) {
		alloc, ok := instr.(*ssa.Alloc)
		if !ok || structOf(alloc.Type()) == nil {
			return
		}
		for _, ref := range referrers(alloc) {
			a, ok := ref.(*ssa.FieldAddr)
			if !ok {
				continue
			}
			role, platform := f.FieldRole(a)
			if role != rules.RoleLifetime && role != rules.RoleSigningLifetime || platform == nil || f.inTest(a.Pos()) {
				continue
			}
			signed := f.always(alloc)
			if !signed && role == rules.RoleLifetime || f.SetElsewhere(alloc, role) {
				continue
			}
			for _, s := range f.storedIn(a) {
				field, units := f.lastingField(s.val, 0)
				if field == nil || !f.asGiven(field) {
					continue
				}
				if o := sum(field); len(o.Lasts) < maxReturns {
					o.Lasts = append(o.Lasts, Last{platform.ID, units, signed, f.Step(a.Pos(), "it lasts for as long")})
				}
			}
		}
	})
}

// always reports whether a struct says for certain that it signs.
func (f *Flow) always(alloc *ssa.Alloc) bool {
	vs := f.Stored(alloc, rules.RoleSigned)
	return len(vs) > 0 && !slices.ContainsFunc(vs, func(v Value) bool {
		n := v.Number()
		return n == nil || n.Kind() != constant.Bool || !constant.BoolVal(n)
	})
}

// lastingField returns the exported field of the package's own that a number is, and
// in how many units it tells a second; nil if it is something else.
func (f *Flow) lastingField(v ssa.Value, depth int) (*types.Var, float64) {
	if depth > maxConditions {
		return nil, 0
	}
	switch v := v.(type) {
	case *ssa.Convert:
		return f.lastingField(v.X, depth+1)
	case *ssa.ChangeType:
		return f.lastingField(v.X, depth+1)
	case *ssa.UnOp:
		if a, ok := v.X.(*ssa.FieldAddr); ok && v.Op == token.MUL {
			return f.givenField(structField(a.X.Type(), a.Field))
		}
	case *ssa.Field:
		return f.givenField(structField(v.X.Type(), v.Field))
	case *ssa.BinOp:
		if n, ok := constantOf(v.Y); ok && v.Op == token.QUO {
			field, units := f.lastingField(v.X, depth+1)
			by, _ := constant.Float64Val(constant.ToFloat(n))
			return field, units * by
		}
	case *ssa.Call:
		if calleeName(v.Common()) == "time.Duration.Seconds" {
			field, _ := f.lastingField(v.Call.Args[0], depth+1)
			return field, 1e9
		}
		if arg := f.Argument(v.Common(), rules.RoleResult); arg != nil {
			return f.lastingField(arg, depth+1)
		}
	}
	return nil, 0
}

func (f *Flow) givenField(v *types.Var) (*types.Var, float64) {
	if v == nil || !v.Exported() || v.Pkg() != f.pass.Pkg || !isNumber(types.NewPointer(v.Type())) {
		return nil, 0
	}
	return v, 1
}

// asGiven reports whether the package neither sets a field nor asks anything of it.
func (f *Flow) asGiven(v *types.Var) bool {
	if len(f.fields[v]) > 0 || f.unsettled[v] {
		return false
	}
	return !slices.ContainsFunc(f.readers().fields[v], func(load ssa.Value) bool {
		return slices.ContainsFunc(referrers(load), func(use ssa.Instruction) bool {
			switch use := use.(type) {
			case *ssa.Convert, *ssa.ChangeType, *ssa.Store, *ssa.DebugRef, *ssa.MakeInterface:
				return false
			case *ssa.BinOp:
				return use.Op != token.QUO
			case *ssa.Call:
				return calleeName(use.Common()) != "time.Duration.Seconds" && f.Argument(use.Common(), rules.RoleResult) != load
			}
			return true
		})
	})
}

// Lasting calls visit for what the package puts into fields of other packages that
// are lifetimes, or leaves out of literals of which nothing else becomes: with the
// seconds.
func (f *Flow) Lasting(visit func(at token.Pos, seconds float64, platform *rules.Platform, l Last)) {
	f.Instructions(func(instr ssa.Instruction) {
		switch instr := instr.(type) {
		case *ssa.Store:
			a, ok := instr.Addr.(*ssa.FieldAddr)
			if !ok {
				return
			}
			for _, l := range f.lasts(structField(a.X.Type(), a.Field)) {
				for _, v := range f.At(instr.Val, instr) {
					if n := v.Number(); n != nil && n.Kind() != constant.Bool {
						amount, _ := constant.Float64Val(constant.ToFloat(n))
						visit(a.Pos(), amount/l.Units, f.table.cat.Platform(l.Platform), l)
						return
					}
				}
			}
		case *ssa.UnOp:
			alloc, ok := instr.X.(*ssa.Alloc)
			s := structOf(instr.X.Type())
			if !ok || s == nil || instr.Op != token.MUL || len(referrers(alloc)) < 2 || !handedOver(instr) {
				return
			}
			var none []Last
			for v := range s.Fields() {
				lasts := f.lasts(v.Origin())
				if len(lasts) > 0 && unset(instr, v.Name(), v) == nil {
					return // it may be the one that counts
				}
				none = append(none, lasts...)
			}
			if len(none) > 0 {
				visit(instr.Pos(), 0, f.table.cat.Platform(none[0].Platform), none[0])
			}
		}
	})
}

// handedOver reports whether a struct is given to a function as it is.
func handedOver(v ssa.Value) bool {
	return slices.ContainsFunc(referrers(v), func(use ssa.Instruction) bool {
		_, call := use.(ssa.CallInstruction)
		return call
	})
}

func (f *Flow) lasts(v *types.Var) []Last {
	var s Summary
	if v == nil || v.Pkg() == f.pass.Pkg || !v.Exported() || !f.summary(v, &s) {
		return nil
	}
	return s.Lasts
}
