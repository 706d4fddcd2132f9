// Package secretinurl reports credentials that are part of an address.
package secretinurl

import (
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/internal/goflow"
	"github.com/damvet/damvet/rules"
)

// Doc describes the check.
const Doc = `report credentials that are part of a request's address

Addresses are written to the logs of every proxy and server on the way:

	http.Get("https://app.iconik.io/API/v1/assets/?token=" + os.Getenv("ICONIK_AUTH_TOKEN"))

	q := req.URL.Query()
	q.Set("token", token)
	req.URL.RawQuery = q.Encode()

A value is a credential if it comes from an environment variable that the rule
files name as one, or if the same parameter or field is used as a credential, in
the package or in another that it imports.

It is silent about addresses that are built from parts that are not known, and
in test files. A constant credential in a literal is the text rules'.

Fields for conditions: role (credential, password or administrator).`

// Analyzer is the check.
var Analyzer = goflow.Check("secretinurl", Doc, run)

func run(pass *analysis.Pass, flow *goflow.Flow) {
	goflow.ReportBreaches(pass, flow, rules.SecretInURL)
	creds := flow.Credentials()
	told := map[ssa.Value][]string{}
	flow.Instructions(func(instr ssa.Instruction) {
		if goflow.IsTest(pass, instr.Pos()) {
			return
		}
		switch instr := instr.(type) {
		case ssa.CallInstruction:
			if arg := flow.Argument(instr.Common(), rules.RoleURL); arg != nil {
				var query []string
				for _, u := range written(arg) {
					query = append(query, told[u]...)
				}
				address(pass, flow, instr, arg, creds, query)
			}
		case *ssa.Store:
			if a, ok := instr.Addr.(*ssa.FieldAddr); ok {
				if role, _ := flow.FieldRole(a); role == rules.RoleQuery {
					told[a.X] = address(pass, flow, instr, instr.Val, creds, told[a.X])
				}
			}
		}
	})
}

// written returns the url.URL whose text an address is, and what that was copied
// from.
func written(address ssa.Value) []ssa.Value {
	call, ok := address.(*ssa.Call)
	if !ok || goflow.Callee(call.Common()) != "net/url.URL.String" {
		return nil
	}
	u := goflow.Receiver(call.Common())
	all := []ssa.Value{u}
	if u.Referrers() == nil {
		return all
	}
	for _, instr := range *u.Referrers() {
		if s, ok := instr.(*ssa.Store); ok && s.Addr == u {
			if load, ok := s.Val.(*ssa.UnOp); ok {
				all = append(all, load.X)
			}
		}
	}
	return all
}

// address reports the credentials in an address, or in the query of one, but for
// those that were told, and returns all that are.
func address(pass *analysis.Pass, flow *goflow.Flow, instr ssa.Instruction, arg ssa.Value, creds *goflow.Credentials, told []string) []string {
	for _, v := range flow.At(arg, instr) {
		if len(v.Parts) < 2 {
			continue // the address as a whole comes from elsewhere
		}
		for _, p := range v.Parts[1:] {
			c, ok := creds.Of(p)
			if !ok || slices.Contains(told, c.What) {
				continue
			}
			if goflow.Report(pass, goflow.Finding{
				Platform: c.Platform,
				Fields:   map[string]any{"role": string(c.Role)},
				At:       flow.Place(instr.Pos()),
				Message:  "a credential, " + c.What + ", is part of the address of a request",
				Steps:    append(c.Steps, flow.Trail(v)...),
			}) {
				told = append(told, c.What)
			}
		}
	}
	return told
}
