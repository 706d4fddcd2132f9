// Package insecureendpoint reports connections to platforms that can be read
// or changed on the way.
package insecureendpoint

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/internal/goflow"
	"github.com/damvet/damvet/rules"
)

// Doc describes the check.
const Doc = `report plain HTTP to platforms, and certificates that are not checked

A token that goes over plain HTTP is read by everybody on the way:

	u := url.URL{Scheme: "http", Host: "app.iconik.io"}
	fmt.Sprintf("%s://%s/v1/files", "http", "api.imagekit.io")
	option.WithBaseURL("http://media.example.com")

Addresses are reported however they are put together, if scheme and host are
constant and the host is a platform's, and also with other hosts where they are
given to a platform's client as its address, or stand in for one that an
environment variable of the platform names. InsecureSkipVerify, also where a
flag or another variable begins as true, is reported for the platforms that the
client talks to whose it is; where its requests cannot all be told, for those
whose host the package names or whose credentials it uses. Clients, and settings
for them, that another package makes so are reported where they talk to a platform.

It is silent in test files, where the address is only compared or replaced, about
hosts of the own machine, private networks and example domains, and about clients
that check certificates by a function of their own.

Fields for conditions: kind (scheme or tls).`

// Analyzer is the check.
var Analyzer = goflow.Check("insecureendpoint", Doc, run)

// check is a run over one package.
type check struct {
	pass *analysis.Pass
	flow *goflow.Flow
	seen []goflow.Span
}

func run(pass *analysis.Pass, flow *goflow.Flow) {
	c := &check{pass: pass, flow: flow}
	c.literals()
	goflow.ReportBreaches(pass, c.flow, rules.InsecureEndpoint, rules.TLSVerificationOff)
	for _, h := range c.flow.Hits {
		if h.Role == rules.RoleEndpoint && h.Platform != nil {
			c.endpoint(h)
		}
	}
	c.flow.Lax(c.unchecked)
	c.flow.Instructions(func(instr ssa.Instruction) {
		if call, ok := instr.(ssa.CallInstruction); ok {
			c.call(call)
		}
		switch instr := instr.(type) {
		case *ssa.BinOp:
			if instr.Op == token.ADD {
				c.text(instr, instr)
			}
		case *ssa.Call:
			switch goflow.Callee(instr.Common()) {
			case "fmt.Sprintf", "strings.Join", "strings.Builder.String", "bytes.Buffer.String":
				c.text(instr, instr)
			case "strings.Replace", "strings.ReplaceAll":
				// What is replaced in a text that is not known is not known either.
				if goflow.IsTest(pass, instr.Pos()) {
					break
				}
				if vs := c.flow.At(instr, instr); len(vs) == 1 {
					if _, ok := vs[0].Constant(); ok {
						c.text(instr, instr)
					}
				}
			}
		case *ssa.Store:
			c.store(instr)
		}
	})
}

// text looks at a string that is put together, where that is reported.
func (c *check) text(v ssa.Value, instr ssa.Instruction) {
	if goflow.IsTest(c.pass, instr.Pos()) || !c.begins(v, instr) || goflow.Dependent(goflow.Begins(v), goflow.Summands(v)) {
		return
	}
	for _, val := range c.flow.At(v, instr) {
		scheme, host, ok := val.Host()
		if !ok || scheme != "http" {
			continue
		}
		begin := val.Parts[0].Text
		if strings.Contains(strings.ToLower(begin), "://"+host) && c.flow.Writes(begin[:len(scheme+"://"+host)]) {
			continue // seen where it is written
		}
		if p := goflow.HostPlatform(host); p != nil {
			at := c.flow.Place(instr.Pos())
			c.report(p, at, c.flow.Literal(val.Parts[0]), host, c.trail(val, at.Start))
			return
		}
	}
}

// begins reports whether a string may begin like an address, as far as what it
// begins with tells. To follow all of it is dear.
func (c *check) begins(v ssa.Value, instr ssa.Instruction) bool {
	first := goflow.Begins(v)
	if t, ok := first.Type().Underlying().(*types.Basic); first == v || !ok || t.Info()&types.IsString == 0 {
		return true
	}
	return slices.ContainsFunc(c.flow.At(first, instr), func(val goflow.Value) bool {
		const scheme = "http"
		text, all := val.Prefix()
		n := min(len(text), len(scheme))
		return strings.EqualFold(text[:n], scheme[:n]) && (n > 0 || all)
	})
}

// trail returns the places that a value passed before the one that is reported.
func (c *check) trail(v goflow.Value, at token.Pos) []goflow.Place {
	return slices.DeleteFunc(c.flow.Trail(v), func(p goflow.Place) bool { return p.Pos == at })
}

// endpoint looks at the address that a platform's client is given.
func (c *check) endpoint(h *goflow.Hit) {
	c.addresses(h.Platform, c.flow.Span(h), h.Values, h.Steps, h.What)
}

// addresses looks at the addresses that reach a place, which is the platform's
// whatever their host.
func (c *check) addresses(p *rules.Platform, place goflow.Span, vs []goflow.Value, on []goflow.Step, what string) {
	for _, v := range vs {
		scheme, host, ok := v.Host()
		if !ok || scheme != "http" || goflow.Near(host) {
			continue
		}
		at := analysis.Range(place)
		steps := c.trail(v, place.Start)
		lit := c.flow.Literal(v.Parts[0])
		if lit != nil {
			at = lit
			steps = append(steps, goflow.Place{Pos: place.Start, Message: "the address is given to " + what})
		}
		if told := v.Parts[0].Held; told != nil && told.At.Path != "" {
			steps = append(steps, goflow.Place{Step: told.At})
		}
		for _, s := range on {
			steps = append(steps, goflow.Place{Step: s})
		}
		c.report(p, at, lit, host, steps)
	}
}

// store looks at a field that is set: the scheme of an address.
func (c *check) store(s *ssa.Store) {
	a, ok := s.Addr.(*ssa.FieldAddr)
	if !ok {
		return
	}
	if role, _ := c.flow.FieldRole(a); role == rules.RoleScheme {
		for _, v := range c.flow.At(s.Val, s) {
			if text, ok := v.Constant(); !ok || !strings.EqualFold(text, "http") {
				continue
			}
			for _, hv := range c.flow.Sibling(a, rules.RoleHost) {
				name, ok := hv.Constant()
				if !ok {
					continue
				}
				name, _, _ = strings.Cut(name, ":")
				if p := goflow.HostPlatform(name); p != nil {
					v.Parts[0].Near = a.Pos()
					c.report(p, c.flow.Place(a.Pos()), c.flow.Literal(v.Parts[0]), name, nil)
				}
			}
		}
	}
}

// call looks at the address of a request whose alternative is what a setting says.
func (c *check) call(call ssa.CallInstruction) {
	arg := c.flow.Argument(call.Common(), rules.RoleURL)
	if arg == nil {
		return
	}
	vs := c.flow.At(arg, call)
	for _, v := range vs {
		if len(v.Parts) == 0 || v.Parts[0].Kind != goflow.Env {
			continue
		}
		if p := goflow.EndpointOf(v.Parts[0].Text); p != nil {
			c.addresses(p, c.flow.Place(call.Pos()), vs, nil, "a request")
			return
		}
	}
}

// report reports plain HTTP, once a place.
func (c *check) report(p *rules.Platform, at analysis.Range, lit ast.Expr, host string, steps []goflow.Place) {
	if goflow.IsTest(c.pass, at.Pos()) {
		return
	}
	for _, s := range c.seen {
		if s.Start == at.Pos() || s.Start <= at.Pos() && at.Pos() < s.Stop {
			return
		}
	}
	f := goflow.Finding{
		Platform: p,
		Fields:   map[string]any{"kind": "scheme"},
		At:       at,
		Message:  "plain HTTP to " + host,
		Facts:    map[string]string{"host": host},
		Steps:    steps,
	}
	if edit, ok := secure(lit); ok {
		f.Fixes = []analysis.SuggestedFix{{Message: "Use https", TextEdits: []analysis.TextEdit{edit}}}
	}
	if goflow.Report(c.pass, f) {
		c.seen = append(c.seen, goflow.Span{Start: at.Pos(), Stop: at.End()})
	}
}

// secure returns the edit that makes http in a literal https.
func secure(e ast.Expr) (analysis.TextEdit, bool) {
	for {
		b, ok := e.(*ast.BinaryExpr)
		if !ok {
			break
		}
		e = b.X
	}
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING || len(lit.Value) < 6 || lit.Value[1:5] != "http" || lit.Value[5] != ':' && len(lit.Value) != 6 {
		return analysis.TextEdit{}, false
	}
	at := lit.Pos() + 5
	return analysis.TextEdit{Pos: at, End: at, NewText: []byte("s")}, true
}
