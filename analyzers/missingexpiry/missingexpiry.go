// Package missingexpiry reports URLs and tokens that are made to last for
// ever, or for much too long.
package missingexpiry

import (
	"go/constant"
	"go/token"
	"net/url"
	"strconv"
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
	helper.GetAuthenticationParameters(token, 1800)              // expired since 1970

It looks at the structs, the arguments and the request addresses that the rule
files name, and follows their values through variables, arithmetic, calls and
wrappers. Structs and maps that are records, such as shares and templates, are
held against the checks of configuration files.

It is silent where the lifetime or the switch for signing is not known, where a
struct is not made by the code that is looked at, in test files, and about
addresses in a package that names the parameter for the end anywhere.

Fields for conditions: signed (true, or absent), lifetime (seconds), timestamp
(true if the lifetime is a point in time), until (seconds from now), duration
(true if a number of seconds stands for a point in time), request (method and
address, unknown parts as "x"), query.NAME (a parameter of the address).`

// Analyzer is the check.
var Analyzer = goflow.Check("missingexpiry", Doc, run)

func run(pass *analysis.Pass, flow *goflow.Flow) {
	goflow.ReportBreaches(pass, flow, rules.MissingExpiry, rules.StaleCredential)
	flow.Instructions(func(instr ssa.Instruction) {
		switch instr := instr.(type) {
		case *ssa.Alloc:
			options(pass, flow, instr)
		case *ssa.Call:
			address(pass, flow, instr)
			if arg := flow.Argument(instr.Common(), rules.RoleUntil); arg != nil {
				_, platform := flow.Does(instr.Common())
				until(pass, flow, platform, instr, arg)
			}
		case *ssa.Store:
			if a, ok := instr.Addr.(*ssa.FieldAddr); ok {
				if role, platform := flow.FieldRole(a); role == rules.RoleUntil {
					until(pass, flow, platform, instr, instr.Val)
				}
			}
		}
	})
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
			found := goflow.Finding{Platform: platform, Fields: f, At: goflow.Span{Start: start, Stop: end}}
			if lifetime == nil && f["signed"] == true {
				found.Fixes = flow.AddLifetime(at)
			}
			if goflow.Report(pass, found) {
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

// until looks at a point in time at which something is to end.
func until(pass *analysis.Pass, flow *goflow.Flow, platform *rules.Platform, instr ssa.Instruction, v ssa.Value) {
	if platform == nil || goflow.IsTest(pass, instr.Pos()) {
		return
	}
	start, end := flow.Place(instr.Pos())
	if a, ok := instr.(*ssa.Store); ok {
		start, end = flow.Place(a.Addr.Pos())
	}
	for _, val := range flow.At(v, instr) {
		f := map[string]any{"until": goflow.Doubt{}}
		if n := val.Number(); n != nil && n.Kind() != constant.Bool {
			if seconds, _ := constant.Float64Val(n); seconds != 0 && seconds < 1e9 {
				f["duration"] = true
			}
		} else if len(val.Parts) == 1 && val.Parts[0].Kind == goflow.Clock && val.Parts[0].Const != nil {
			f["until"], _ = constant.Float64Val(val.Parts[0].Const)
		}
		if goflow.Report(pass, goflow.Finding{Platform: platform, Fields: f, At: goflow.Span{Start: start, Stop: end}}) {
			return
		}
	}
}

// address looks at the address of a request.
func address(pass *analysis.Pass, flow *goflow.Flow, call *ssa.Call) {
	arg := flow.Argument(call.Common(), rules.RoleURL)
	if arg == nil || goflow.IsTest(pass, call.Pos()) {
		return
	}
	for _, v := range flow.At(arg, call) {
		var b strings.Builder
		known := false
		for _, p := range v.Parts {
			if p.Kind != goflow.Text {
				b.WriteByte('x')
				continue
			}
			b.WriteString(p.Text)
			known = known || p.Text != ""
		}
		if !known {
			continue
		}
		start, stop := flow.Place(call.Pos())
		for _, p := range flow.Talks() {
			if goflow.Report(pass, goflow.Finding{
				Platform: p,
				Fields:   parameters(pass, flow, method(flow, call), b.String()),
				At:       goflow.Span{Start: start, Stop: stop},
			}) {
				return
			}
		}
	}
}

// method returns the method of a request, "x" if it is not known.
func method(flow *goflow.Flow, call *ssa.Call) string {
	arg := flow.Argument(call.Common(), rules.RoleMethod)
	if arg == nil {
		name := goflow.Callee(call.Common())
		return strings.ToUpper(name[strings.LastIndexByte(name, '.')+1:])
	}
	if vs := flow.At(arg, call); len(vs) == 1 {
		if text, ok := vs[0].Constant(); ok {
			return text
		}
	}
	return "x"
}

// parameters makes the fields of an address. A parameter that conditions ask for
// and that the address does not have is in doubt if the package names it: it may
// be added elsewhere.
func parameters(pass *analysis.Pass, flow *goflow.Flow, method, text string) map[string]any {
	fields := map[string]any{"request": method + " " + text}
	_, query, _ := strings.Cut(text, "?")
	values, _ := url.ParseQuery(query)
	for name, v := range values {
		fields["query."+name] = v[0]
		if n, err := strconv.ParseFloat(v[0], 64); err == nil {
			fields["query."+name] = n
		} else if strings.Contains(v[0], "x") {
			fields["query."+name] = goflow.Doubt{}
		}
	}
	for _, field := range goflow.Asked(pass.Analyzer.Name) {
		name, ok := strings.CutPrefix(field, "query.")
		if _, have := fields[field]; ok && !have && flow.Writes(name) {
			fields[field] = goflow.Doubt{}
		}
	}
	return fields
}
