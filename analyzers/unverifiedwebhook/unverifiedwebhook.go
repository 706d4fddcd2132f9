// Package unverifiedwebhook reports webhooks that are believed unseen.
package unverifiedwebhook

import (
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/internal/goflow"
	"github.com/damvet/damvet/rules"
)

// Doc describes the check.
const Doc = `report webhooks that are taken in without checking who sent them

Whoever finds the address of a handler can send it what he likes, unless the
signature is checked:

	event, err := client.Webhooks.UnsafeUnwrap(body)

Which functions take in a webhook unchecked is in the rule files. It is silent
in test files, and about functions that are passed on as values.`

// Analyzer is the check.
var Analyzer = &analysis.Analyzer{
	Name:     "unverifiedwebhook",
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
	goflow.ReportBreaches(pass, flow, rules.UnverifiedWebhook)
	flow.Instructions(func(instr ssa.Instruction) {
		call, ok := instr.(ssa.CallInstruction)
		if !ok {
			return
		}
		does, platform := flow.Does(call.Common())
		if does != rules.ActUnverified || goflow.IsTest(pass, call.Pos()) {
			return
		}
		start, end := flow.Place(call.Pos())
		goflow.Report(pass, goflow.Finding{Platform: platform, At: goflow.Span{Start: start, Stop: end}})
	})
	return nil, nil
}
