// Package missingexpiry reports URLs and tokens that are made to last for
// ever, or for much too long.
package missingexpiry

import (
	"go/constant"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/internal/goflow"
	"github.com/damvet/damvet/rules"
)

// Doc describes the check.
const Doc = `report signed URLs and tokens without a sensible end

A signed URL without an expiry is a password for a file that nobody can change:

	ikurl.UrlParam{Path: p, Signed: true}                        // for ever
	ikurl.UrlParam{Path: p, ExpireSeconds: 300}                  // not signed at all
	shared.SrcOptionsParam{ExpiresIn: imagekit.Float(0.5), Signed: imagekit.Bool(true)} // for ever
	shared.SrcOptionsParam{ExpiresIn: imagekit.Float(float64(t.Unix()))} // for decades

It looks at the structs and the request addresses that the rule files name, and
follows their values through variables, arithmetic, calls and wrappers.

It is silent where the lifetime or the switch for signing is not known, where a
struct is not made by the code that is looked at, in test files, and about
tokens in a package that names the parameter for their end anywhere.

Fields for conditions: signed (true, or absent), lifetime (seconds), timestamp
(true if the lifetime is a point in time), url (unknown parts stand as "x").`

// Analyzer is the check.
var Analyzer = &analysis.Analyzer{
	Name:     "missingexpiry",
	Doc:      Doc,
	Flags:    goflow.Flags(),
	Requires: []*analysis.Analyzer{goflow.Analyzer},
	Run:      run,
}

func run(pass *analysis.Pass) (any, error) {
	flow := pass.ResultOf[goflow.Analyzer].(*goflow.Flow)
	if flow == nil {
		return nil, nil
	}
	goflow.ReportBreaches(pass, flow, rules.MissingExpiry, rules.StaleCredential)
	flow.Instructions(func(instr ssa.Instruction) {
		switch instr := instr.(type) {
		case *ssa.Alloc:
			options(pass, flow, instr)
		case *ssa.Call:
			address(pass, flow, instr)
		}
	})
	return nil, nil
}

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
	signs := []goflow.Value{}
	if a := fields[rules.RoleSigned]; a != nil {
		signs = known(flow.Stored(alloc, rules.RoleSigned))
	}
	start, end := flow.Place(at)
	for _, signed := range alternatives(signs) {
		for _, lifetime := range alternatives(lifetimes) {
			f := judge(signed, lifetime, implied)
			if goflow.Report(pass, goflow.Finding{Platform: platform, Fields: f, At: goflow.Span{Start: start, Stop: end}}) {
				return
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

// end is the parameter that ends a token.
const end = "expires_in"

// address looks at the address of a request.
func address(pass *analysis.Pass, flow *goflow.Flow, call *ssa.Call) {
	arg := flow.Argument(call.Common(), rules.RoleURL)
	if arg == nil || goflow.IsTest(pass, call.Pos()) || flow.Writes(end) {
		return
	}
	for _, v := range flow.At(arg, call) {
		var b strings.Builder
		var longest goflow.Part
		for _, p := range v.Parts {
			if p.Kind != goflow.Text {
				b.WriteByte('x')
				continue
			}
			b.WriteString(p.Text)
			if len(p.Text) > len(longest.Text) {
				longest = p
			}
		}
		if longest.Text == "" {
			continue
		}
		start, stop := flow.Place(call.Pos())
		for _, p := range flow.Talks() {
			if goflow.Report(pass, goflow.Finding{
				Platform: p,
				Fields:   map[string]any{"url": b.String()},
				At:       goflow.Span{Start: start, Stop: stop},
			}) {
				return
			}
		}
	}
}
