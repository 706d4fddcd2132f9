package missingexpiry

import (
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/internal/goflow"
	"github.com/damvet/damvet/rules"
)

// options looks at a struct of options for one URL.
func options(pass *analysis.Pass, flow *goflow.Flow, alloc *ssa.Alloc) {
	if alloc.Referrers() == nil {
		return
	}
	var platform *rules.Platform
	var at token.Pos
	fields := map[rules.GoRole]*ssa.FieldAddr{}
	refs := *alloc.Referrers()
	for i := 0; i < len(refs) && i < 1000; i++ {
		switch ref := refs[i].(type) {
		case *ssa.FieldAddr:
			role, p := flow.FieldRole(ref)
			switch role {
			case rules.RoleSigned, rules.RoleLifetime, rules.RoleSigningLifetime:
				if old := fields[role]; old == nil || old.X != alloc {
					fields[role] = ref
				}
				platform = p
				if at == token.NoPos || role != rules.RoleSigned {
					at = ref.Pos()
				}
			}
		case *ssa.Store:
			if ref.Addr != alloc {
				continue
			}
			lit := loaded(ref.Val)
			if lit == nil || lit.Referrers() == nil {
				return // a copy of what is not known
			}
			refs = append(refs[:len(refs):len(refs)], *lit.Referrers()...)
		case *ssa.UnOp:
			if ref.X == alloc && copied(ref) {
				return // looked at where it goes
			}
		}
	}
	if platform == nil || goflow.IsTest(pass, at) {
		return
	}
	lifetimes := []goflow.Value{}
	implied := false
	for _, role := range []rules.GoRole{rules.RoleLifetime, rules.RoleSigningLifetime} {
		if a := fields[role]; a != nil {
			lifetimes = known(flow.Stored(alloc, role))
			implied = role == rules.RoleSigningLifetime
		}
	}
	if flow.SetElsewhere(alloc, rules.RoleLifetime) || flow.SetElsewhere(alloc, rules.RoleSigningLifetime) {
		lifetimes = known(nil)
	}
	signs := []goflow.Value{}
	if a := fields[rules.RoleSigned]; a != nil {
		signs = known(flow.Stored(alloc, rules.RoleSigned))
	}
	if flow.SetElsewhere(alloc, rules.RoleSigned) {
		signs = known(nil)
	}
	seen := map[string]bool{}
	for _, signed := range alternatives(signs) {
		for _, lifetime := range alternatives(lifetimes) {
			if signed != nil && lifetime != nil && signed.Apart(*lifetime) {
				continue
			}
			f := judge(signed, lifetime, implied)
			found := goflow.Finding{Platform: platform, Fields: f, At: flow.Place(at)}
			if lifetime == nil && f["signed"] == true {
				found.Fixes = flow.AddLifetime(at)
			}
			if lifetime != nil {
				found.Steps = flow.Trail(*lifetime)
			}
			rule := goflow.Broken(pass, found)
			if rule != "" && !seen[rule] {
				seen[rule] = goflow.Report(pass, found)
			}
		}
	}
}

// loaded returns the struct literal whose value v is, or nil.
func loaded(v ssa.Value) *ssa.Alloc {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return nil
	}
	alloc, _ := load.X.(*ssa.Alloc)
	return alloc
}

// copied reports whether a struct's value goes into a variable.
func copied(load *ssa.UnOp) bool {
	if load.Referrers() == nil {
		return false
	}
	for _, ref := range *load.Referrers() {
		if s, ok := ref.(*ssa.Store); ok {
			if _, ok := s.Addr.(*ssa.Alloc); ok {
				return true
			}
		}
	}
	return false
}

// known makes values that cannot be told one unknown.
func known(vs []goflow.Value) []goflow.Value {
	if vs == nil {
		return []goflow.Value{{}}
	}
	return vs
}

// alternatives gives a field that is not set at all one alternative, nil.
func alternatives(vs []goflow.Value) []*goflow.Value {
	if len(vs) == 0 {
		return []*goflow.Value{nil}
	}
	var out []*goflow.Value
	for i := range vs {
		out = append(out, &vs[i])
	}
	return out
}

// judge makes the fields for the conditions. A lifetime that signs by itself
// does so if it is at least a second.
func judge(signed, lifetime *goflow.Value, implied bool) map[string]any {
	f := map[string]any{}
	if signed != nil {
		switch n := signed.Number(); {
		case n == nil || n.Kind() != constant.Bool:
			f["signed"] = goflow.Doubt{}
		case constant.BoolVal(n):
			f["signed"] = true
		}
	}
	if lifetime == nil {
		return f
	}
	f["lifetime"], f["timestamp"] = goflow.Doubt{}, goflow.Doubt{}
	if n := lifetime.Number(); n != nil && n.Kind() != constant.Bool {
		seconds, _ := constant.Float64Val(n)
		f["lifetime"], f["timestamp"] = seconds, seconds >= 1e9
		if implied {
			if seconds >= 1 {
				f["signed"] = true
			} else if f["signed"] == nil {
				delete(f, "lifetime")
			}
		}
	} else if len(lifetime.Parts) == 1 && lifetime.Parts[0].Kind == goflow.Clock {
		f["timestamp"] = true
		if implied {
			f["signed"] = true
		}
	} else if implied && f["signed"] == nil {
		f["signed"] = goflow.Doubt{}
	}
	return f
}
