package missingexpiry

import (
	"go/token"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/internal/goflow"
	"github.com/damvet/damvet/rules"
)

// address looks at the address of a request.
func address(pass *analysis.Pass, flow *goflow.Flow, call *ssa.Call) {
	arg := flow.Argument(call.Common(), rules.RoleURL)
	if arg == nil || goflow.IsTest(pass, call.Pos()) {
		return
	}
	for _, v := range flow.At(arg, call) {
		if requested(pass, flow, flow.Talks(), call.Pos(), method(flow, call), v) {
			return
		}
	}
}

// requested looks at what is known of an address. It reports whether it told of it.
func requested(pass *analysis.Pass, flow *goflow.Flow, platforms []*rules.Platform, pos token.Pos, method string, v goflow.Value) bool {
	var b strings.Builder
	known := false
	for _, p := range v.Parts {
		if p.Kind != goflow.Text {
			b.WriteByte('x')
			continue
		}
		b.WriteString(p.Text)
		known = known || p.Text != ""
	}
	return known && slices.ContainsFunc(platforms, func(p *rules.Platform) bool {
		return goflow.Report(pass, goflow.Finding{Platform: p, Fields: parameters(pass, flow, method, b.String()), At: flow.Place(pos)})
	})
}

// method returns the method of a request, "x" if it is not known.
func method(flow *goflow.Flow, call *ssa.Call) string {
	arg := flow.Argument(call.Common(), rules.RoleMethod)
	if arg == nil {
		name := goflow.Callee(call.Common())
		return strings.ToUpper(name[strings.LastIndexByte(name, '.')+1:])
	}
	if vs := flow.At(arg, call); len(vs) == 1 {
		if text, ok := vs[0].Constant(); ok {
			return text
		}
	}
	return "x"
}

// parameters makes the fields of an address. A parameter that conditions ask for
// and that the address does not have is in doubt if the package names it: it may
// be added elsewhere.
func parameters(pass *analysis.Pass, flow *goflow.Flow, method, text string) map[string]any {
	fields := map[string]any{"request": method + " " + text}
	_, query, _ := strings.Cut(text, "?")
	values, _ := url.ParseQuery(query)
	for name, v := range values {
		fields["query."+name] = v[0]
		if n, err := strconv.ParseFloat(v[0], 64); err == nil {
			fields["query."+name] = n
		} else if strings.Contains(v[0], "x") {
			fields["query."+name] = goflow.Doubt{}
		}
	}
	for _, field := range goflow.Asked(pass.Analyzer.Name) {
		name, ok := strings.CutPrefix(field, "query.")
		if _, have := fields[field]; ok && !have && flow.Writes(name) {
			fields[field] = goflow.Doubt{}
		}
	}
	return fields
}
