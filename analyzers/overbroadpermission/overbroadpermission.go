// Package overbroadpermission reports permissions, scopes, limits and address
// ranges that grant more than an integration needs.
package overbroadpermission

import (
	"golang.org/x/tools/go/analysis"

	"github.com/damvet/damvet/internal/goflow"
	"github.com/damvet/damvet/rules"
)

// Doc describes the check.
const Doc = `report permissions that grant more than an integration needs

What a template, a group, a user or a storage policy allows, whoever gets hold
of it can do:

	template := map[string]any{
		"permissions": []string{"OBJECTS_UPLOAD", "OBJECTS_DELETE"},
		"whitelist_ip_ranges": []string{"0.0.0.0/0"},
	}

Structs, maps and slices that code makes, and JSON and YAML in string
constants, are held against the same checks as configuration files are. Fields
go by their tags; values are followed through variables, calls and append.

It is silent in packages that do not speak of the platform, in test files, about
what is decoded into a struct, and where a value is not known.`

// Analyzer is the check.
var Analyzer = goflow.Check("overbroadpermission", Doc, run)

func run(pass *analysis.Pass, flow *goflow.Flow) {
	goflow.ReportBreaches(pass, flow, rules.OverbroadPermission, rules.InvalidPolicy, rules.OpenProxy, rules.MissingAuditLog)
}
