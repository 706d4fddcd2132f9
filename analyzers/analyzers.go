// Package analyzers lists the checks of Go code. They run under go vet, under
// damvet check, in golangci-lint and in Bazel's nogo alike; a check is a
// package of its own below this one and exports Analyzer.
//
// The checks know no platform: which headers, functions and fields mean what,
// and which rule a finding breaks, is in the rule files.
package analyzers

import (
	"golang.org/x/tools/go/analysis"

	"github.com/damvet/damvet/analyzers/adminboundkey"
	"github.com/damvet/damvet/analyzers/hardcodedtoken"
	"github.com/damvet/damvet/analyzers/insecureendpoint"
	"github.com/damvet/damvet/analyzers/loggedsecret"
	"github.com/damvet/damvet/analyzers/missingexpiry"
	"github.com/damvet/damvet/analyzers/overbroadpermission"
	"github.com/damvet/damvet/analyzers/secretinurl"
	"github.com/damvet/damvet/analyzers/unverifiedwebhook"
	"github.com/damvet/damvet/internal/goflow"
)

// JSONFlag is the flag of every check that makes each message one JSON object,
// a Message: "-hardcodedtoken.json-v1" to go vet. Setting it on one check sets
// it on all.
const JSONFlag = goflow.JSONFlag

// BoundsFlag is the flag of every check that changes thresholds:
// "name=value,name=value". Setting it on one check sets it on all.
const BoundsFlag = goflow.BoundsFlag

// Message is what a diagnostic's message holds under JSONFlag.
type Message = goflow.Message

// Suite is all checks.
var Suite = []*analysis.Analyzer{
	adminboundkey.Analyzer,
	hardcodedtoken.Analyzer,
	insecureendpoint.Analyzer,
	loggedsecret.Analyzer,
	missingexpiry.Analyzer,
	overbroadpermission.Analyzer,
	secretinurl.Analyzer,
	unverifiedwebhook.Analyzer,
}
