// Package loggedsecret reports credentials that are written to logs.
package loggedsecret

import (
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/internal/goflow"
	"github.com/damvet/damvet/rules"
)

// Doc describes the check.
const Doc = `report credentials that are written to logs

Logs are read by more people than the secret store, and kept for longer:

	token := os.Getenv("ICONIK_AUTH_TOKEN")
	log.Printf("using %s", token)

A value is a credential if it comes from an environment variable that the rule
files name as one, or if the same parameter or field is used as a credential in
the package. Which functions write logs is in the rule files.

It is silent about values that went through anything but assignment,
concatenation, formatting, encoding and calls of the package (a prefix, a
length and a hash are none of the secret), about structs that hold a
credential, and about credentials that are known as such only in another
package.

Fields for conditions: role (credential, password or administrator).`

// Analyzer is the check.
var Analyzer = &analysis.Analyzer{
	Name:     "loggedsecret",
	Doc:      Doc,
	Flags:    goflow.Flags(),
	Requires: []*analysis.Analyzer{goflow.Analyzer},
	Run:      run,
}

// use is a place where a parameter or field is a credential.
type use struct {
	hit  *goflow.Hit
	role string
}

func run(pass *analysis.Pass) (any, error) {
	flow := pass.ResultOf[goflow.Analyzer].(*goflow.Flow)
	if flow == nil {
		return nil, nil
	}
	params := map[*ssa.Parameter]use{}
	fields := map[*types.Var]use{}
	for _, h := range flow.Hits {
		switch h.Role {
		case rules.RoleCredential, rules.RolePassword, rules.RoleAdministrator:
		default:
			continue
		}
		for _, v := range h.Values {
			for _, p := range v.Parts {
				switch p.Kind {
				case goflow.Param:
					params[p.Param] = use{h, string(h.Role)}
				case goflow.Field:
					fields[p.Field] = use{h, string(h.Role)}
				}
			}
		}
	}
	for _, h := range flow.Hits {
		if h.Role == rules.RoleLogged {
			logged(pass, flow, h, params, fields)
		}
	}
	return nil, nil
}

func logged(pass *analysis.Pass, flow *goflow.Flow, h *goflow.Hit, params map[*ssa.Parameter]use, fields map[*types.Var]use) {
	start, end := flow.Place(h.Pos)
	f := goflow.Finding{At: goflow.Span{Start: start, Stop: end}, Facts: map[string]string{"sink": h.What}}
	for _, v := range h.Values {
		for _, p := range v.Parts {
			var u use
			what := ""
			switch p.Kind {
			case goflow.Env:
				carries, platform := goflow.Environment(p.Text)
				switch carries {
				case "credential", "password", "administrator":
					f.Platform, u.role, what = platform, carries, "the environment variable "+p.Text
					f.Facts["variable"] = p.Text
				}
			case goflow.Param:
				u, what = params[p.Param], "the parameter "+p.Param.Name()
			case goflow.Field:
				u, what = fields[p.Field], "the field "+p.Field.Name()
			}
			if u.role == "" {
				continue
			}
			if u.hit != nil {
				f.Platform = u.hit.Platform
				pos, _ := flow.Place(u.hit.Pos)
				f.Steps = []goflow.Place{{Pos: pos, Message: "it is a credential: it reaches " + u.hit.What}}
			}
			for _, stop := range v.Trail {
				pos, _ := flow.Place(stop.Pos)
				f.Steps = append(f.Steps, goflow.Place{Pos: pos, Message: stop.Message})
			}
			f.Fields = map[string]any{"role": u.role}
			f.Message = "a credential, " + what + ", is written by " + h.What
			if goflow.Report(pass, f) {
				return
			}
		}
	}
}
