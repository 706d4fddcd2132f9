// Package unverifiedwebhook reports webhooks that are believed unseen.
package unverifiedwebhook

import (
	"go/token"
	"slices"

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
	event, err := client.Webhooks.Unwrap(body, nil) // no headers, no signature
	client := imagekit.NewClient(option.WithWebhookSecret(""))

Which functions take in a webhook, checked or unchecked, and what else arrives
that nobody has signed, is in the rule files. What is decoded into a struct of
that shape counts as taken in, unless the package compares a secret or a header
with something anywhere. A handler that the package offers to others is told of
where one puts it to use, unless that compares, or puts another before it.

It is silent in test files, about functions that are passed on as values, about
what the function has itself checked before, if only that led on, and about a
client that is given no secret at all: its SDK reads one from the environment,
and turns webhooks away without.

Fields for conditions: kind (unverified; verify, without headers; secret, an
empty one; trusted).`

// Analyzer is the check.
var Analyzer = goflow.Check("unverifiedwebhook", Doc, run)

func run(pass *analysis.Pass, flow *goflow.Flow) {
	goflow.ReportBreaches(pass, flow, rules.UnverifiedWebhook)
	if arrived := flow.Payloads(); len(arrived) > 0 && !flow.Compares() {
		for _, p := range arrived {
			if goflow.IsTest(pass, p.Pos) || flow.Offered(p) {
				continue
			}
			goflow.Report(pass, goflow.Finding{
				Platform: p.Platform,
				Fields:   map[string]any{"kind": "trusted"},
				At:       flow.Place(p.Pos),
				Message:  p.Record.Title + " is taken in, and nothing in the package compares a secret that its sender would know",
			})
		}
	}
	flow.Offers(func(at token.Pos, platform *rules.Platform, o goflow.Offer) {
		if goflow.IsTest(pass, at) {
			return
		}
		goflow.Report(pass, goflow.Finding{
			Platform: platform,
			Fields:   map[string]any{"kind": "trusted"},
			At:       flow.Place(at),
			Message:  o.Title + " is taken in, and nothing in this package or that of the handler compares a secret that its sender would know",
			Steps:    []goflow.Place{{Step: o.At}},
		})
	})
	flow.Instructions(func(instr ssa.Instruction) {
		call, ok := instr.(ssa.CallInstruction)
		if !ok {
			return
		}
		does, platform := flow.Does(call.Common())
		if goflow.IsTest(pass, call.Pos()) {
			return
		}
		fields := map[string]any{"kind": string(does)}
		switch does {
		case rules.ActUnverified:
			if flow.Guarded(call) {
				return
			}
		case rules.ActVerify:
			arg := flow.Argument(call.Common(), rules.RoleSenders)
			if arg == nil || !empty(arg) {
				return
			}
		case rules.ActSecret:
			if !blank(flow, call) {
				return
			}
		default:
			return
		}
		goflow.Report(pass, goflow.Finding{Platform: platform, Fields: fields, At: flow.Place(call.Pos())})
	})
}

// blank reports whether the secret that a call hands over is empty for certain.
func blank(flow *goflow.Flow, call ssa.CallInstruction) bool {
	arg := flow.Argument(call.Common(), rules.RoleCredential)
	if arg == nil {
		return false
	}
	vs := flow.At(arg, call)
	return len(vs) > 0 && !slices.ContainsFunc(vs, func(v goflow.Value) bool {
		text, ok := v.Constant()
		return !ok || text != ""
	})
}

// empty reports whether headers are nil, or a map in which nothing is put.
func empty(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Const:
		return v.Value == nil
	case *ssa.ChangeType:
		return empty(v.X)
	case *ssa.MakeMap:
		return v.Referrers() != nil && len(*v.Referrers()) == 1
	}
	return false
}
