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
	return fmt.Errorf("no answer for %s", token)
	log.Printf("%+v", client) // a struct that has the token in a field

A value is a credential if it comes from an environment variable that the rule
files name as one, or if the same parameter or field is used as a credential, in
the package or in another that it imports. So is what the code has itself made
for others to authenticate with, a signature with what it signs. Errors, panics,
spans and requests that are dumped with their headers count as logs; which
functions write them is in the rule files.

It is silent about values that went through anything but assignment,
concatenation, formatting, encoding and calls of the package (a prefix, a
length, a type and a hash are none of the secret), about headers that it was taken
out of, and about structs and named texts that have a method which says how they
are printed.

Fields for conditions: role (credential, password or administrator).`

// Analyzer is the check.
var Analyzer = goflow.Check("loggedsecret", Doc, run)

func run(pass *analysis.Pass, flow *goflow.Flow) {
	creds := flow.Credentials()
	for _, h := range flow.Hits {
		if h.Role == rules.RoleLogged {
			logged(pass, flow, h, creds)
		}
	}
}

func logged(pass *analysis.Pass, flow *goflow.Flow, h *goflow.Hit, creds *goflow.Credentials) {
	if h.Type != nil && creds.Masked(h.Type) {
		return
	}
	for _, v := range h.Values {
		for _, p := range v.Parts {
			c, ok := creds.Written(p)
			if p.Kind == goflow.Dumped {
				c, ok = dumped(flow, p)
			}
			if ok && report(pass, flow, h, c, flow.Trail(v)) {
				return
			}
		}
	}
	if c, ok := creds.Within(h.Type); ok {
		report(pass, flow, h, c, nil)
	}
}

// dumped returns the credential in a request that is dumped, if the package
// puts one into its headers. Where it is not known to which platform the request
// goes, that is the only one to which the package talks.
func dumped(flow *goflow.Flow, p goflow.Part) (goflow.Credential, bool) {
	if talks := flow.Talks(); p.Platform == nil && len(talks) == 1 {
		p.Platform = talks[0]
	}
	for _, h := range flow.Hits {
		if h.Role == rules.RoleCredential && h.Platform != nil && h.Platform == p.Platform && len(h.Steps) == 0 {
			return goflow.Credential{
				Role: h.Role, Platform: h.Platform, What: "in a request that is dumped",
				Steps: []goflow.Place{{Pos: flow.Place(h.Pos).Start, Message: "it is put into " + h.What}},
			}, true
		}
	}
	return goflow.Credential{}, false
}

func report(pass *analysis.Pass, flow *goflow.Flow, h *goflow.Hit, c goflow.Credential, trail []goflow.Place) bool {
	return goflow.Report(pass, goflow.Finding{
		Platform: c.Platform,
		Fields:   map[string]any{"role": string(c.Role)},
		At:       flow.Span(h),
		Message:  "a credential, " + c.What + ", is written by " + h.What,
		Facts:    map[string]string{"sink": h.What},
		Steps:    append(c.Steps, trail...),
	})
}
