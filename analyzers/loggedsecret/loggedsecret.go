// Package loggedsecret reports credentials that are written to logs.
package loggedsecret

import (
	"golang.org/x/tools/go/analysis"

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

func run(pass *analysis.Pass) (any, error) {
	flow := pass.ResultOf[goflow.Analyzer].(*goflow.Flow)
	if flow == nil {
		return nil, nil
	}
	creds := flow.Credentials()
	for _, h := range flow.Hits {
		if h.Role == rules.RoleLogged {
			logged(pass, flow, h, creds)
		}
	}
	return nil, nil
}

func logged(pass *analysis.Pass, flow *goflow.Flow, h *goflow.Hit, creds *goflow.Credentials) {
	start, end := flow.Place(h.Pos)
	for _, v := range h.Values {
		for _, p := range v.Parts {
			c, ok := creds.Of(p)
			if !ok {
				continue
			}
			if goflow.Report(pass, goflow.Finding{
				Platform: c.Platform,
				Fields:   map[string]any{"role": string(c.Role)},
				At:       goflow.Span{Start: start, Stop: end},
				Message:  "a credential, " + c.What + ", is written by " + h.What,
				Facts:    map[string]string{"sink": h.What},
				Steps:    append(c.Steps, flow.Trail(v)...),
			}) {
				return
			}
		}
	}
}
