// Package adminboundkey reports integrations that act as an administrator.
package adminboundkey

import (
	"golang.org/x/tools/go/analysis"

	"github.com/damvet/damvet/internal/goflow"
	"github.com/damvet/damvet/rules"
)

// Doc describes the check.
const Doc = `report clients that are given an administrator's credential

What an integration can do, whoever takes it over can do as well:

	req.Header.Set("Auth-Token", os.Getenv("ICONIK_ADMIN_TOKEN"))
	login := map[string]string{"app_name": "sync", "email": email, "password": os.Getenv("IconikAdminPassword")}
	app := App{Name: "sync", DefaultUserID: admin.ID}

A credential is an administrator's if it comes from an environment variable
whose name says so. Log-ins, applications, users and groups that code makes are
held against the checks of configuration files.

It is silent where the name of the variable is not constant, and in test files.
A token does not tell whose it is, so other credentials are no finding.

Fields for conditions: administrator (true), identifier (a constant that names
who logs in, or whose an application is).`

// Analyzer is the check.
var Analyzer = goflow.Check("adminboundkey", Doc, run)

func run(pass *analysis.Pass, flow *goflow.Flow) {
	goflow.ReportBreaches(pass, flow, rules.AdminBoundKey)
	creds := flow.Credentials()
	for _, h := range flow.Hits {
		switch h.Role {
		case rules.RoleCredential, rules.RolePassword, rules.RoleAdministrator, rules.RoleIdentifier:
		default:
			continue
		}
		if !goflow.IsTest(pass, h.Pos) {
			client(pass, flow, h, creds)
		}
	}
}

func client(pass *analysis.Pass, flow *goflow.Flow, h *goflow.Hit, creds *goflow.Credentials) {
	at := flow.Span(h)
	for _, v := range h.Values {
		f := goflow.Finding{Platform: h.Platform, At: at, Steps: flow.Trail(v)}
		for _, s := range h.Steps {
			f.Steps = append(f.Steps, goflow.Place{Step: s})
		}
		if name, what, ok := administrator(h, v, creds); ok {
			f.Fields = map[string]any{"administrator": true}
			f.Message = what + " is an administrator's, and reaches " + h.What
			f.Facts = map[string]string{"variable": name}
		} else if text, ok := v.Constant(); ok && h.Role == rules.RoleIdentifier {
			f.Fields = map[string]any{"identifier": text}
			if lit := flow.Literal(v.Parts[0]); lit != nil {
				f.At = lit
			}
		} else {
			continue
		}
		if goflow.Report(pass, f) {
			return
		}
	}
}

// administrator returns the environment variable of an administrator that is
// part of a value, and what that is in words.
func administrator(h *goflow.Hit, v goflow.Value, creds *goflow.Credentials) (name, what string, ok bool) {
	for _, p := range v.Parts {
		c, ok := creds.Of(p)
		if ok && p.Kind == goflow.Env && c.Role == rules.RoleAdministrator && h.Platform == c.Platform {
			return p.Text, c.What, true
		}
	}
	return "", "", false
}
