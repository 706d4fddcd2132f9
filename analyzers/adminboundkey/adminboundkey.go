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
A token does not tell whose it is, so other credentials are no finding.`

// Analyzer is the check.
var Analyzer = &analysis.Analyzer{
	Name:     "adminboundkey",
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
	return nil, nil
}

func client(pass *analysis.Pass, flow *goflow.Flow, h *goflow.Hit, creds *goflow.Credentials) {
	start, end := flow.Place(h.Pos)
	for _, v := range h.Values {
		for _, p := range v.Parts {
			c, ok := creds.Of(p)
			if !ok || p.Kind != goflow.Env || c.Role != rules.RoleAdministrator || h.Platform != c.Platform {
				continue
			}
			steps := flow.Trail(v)
			for _, s := range h.Steps {
				steps = append(steps, goflow.Place{Step: s})
			}
			if goflow.Report(pass, goflow.Finding{
				Platform: c.Platform,
				At:       goflow.Span{Start: start, Stop: end},
				Message:  c.What + " is an administrator's, and reaches " + h.What,
				Facts:    map[string]string{"variable": p.Text},
				Steps:    steps,
			}) {
				return
			}
		}
	}
}
