// Package missingexpiry reports URLs and tokens that are made to last for
// ever, or for much too long.
package missingexpiry

import (
	"go/constant"
	"go/token"
	"time"

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
wrappers, and into the exported fields of other packages that are a lifetime as they
are. Structs and maps that are records, such as shares and templates, are
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
	flow.Handed(func(pos token.Pos, method string, address goflow.Value) {
		requested(pass, flow, flow.About(), pos, method, address)
	})
	flow.Lasting(func(at token.Pos, seconds float64, platform *rules.Platform, l goflow.Last) {
		if goflow.IsTest(pass, at) {
			return
		}
		f := map[string]any{"lifetime": seconds, "timestamp": seconds >= 1e9}
		if l.Signed || seconds >= 1 {
			f["signed"] = true
		}
		goflow.Report(pass, goflow.Finding{Platform: platform, Fields: f, At: flow.Place(at), Steps: []goflow.Place{{Step: l.At}}})
	})
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

// until looks at a point in time at which something is to end.
func until(pass *analysis.Pass, flow *goflow.Flow, platform *rules.Platform, instr ssa.Instruction, v ssa.Value) {
	if platform == nil || goflow.IsTest(pass, instr.Pos()) {
		return
	}
	pos := instr.Pos()
	if a, ok := instr.(*ssa.Store); ok {
		pos = a.Addr.Pos()
	}
	for _, val := range flow.At(v, instr) {
		f := map[string]any{"until": goflow.Doubt{}}
		if n := val.Number(); n != nil && n.Kind() != constant.Bool {
			if seconds, _ := constant.Float64Val(n); seconds != 0 && seconds < 1e9 {
				f["duration"] = true
			}
		} else if len(val.Parts) == 1 && val.Parts[0].Kind == goflow.Clock && val.Parts[0].Const != nil {
			f["until"] = remaining(val.Parts[0])
		}
		if goflow.Report(pass, goflow.Finding{Platform: platform, Fields: f, At: flow.Place(pos)}) {
			return
		}
	}
}

// remaining returns how many seconds from now a point in time is, if what it is
// told in is taken for seconds.
func remaining(p goflow.Part) float64 {
	seconds, _ := constant.Float64Val(p.Const)
	if units := p.Units(); units > 1 {
		// For about as many times as long as it is since 1970.
		return seconds + float64(time.Now().Unix())*(units-1)
	}
	return seconds
}
