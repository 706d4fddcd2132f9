package govet

import (
	"encoding/json"
	"strconv"

	"golang.org/x/tools/go/analysis"

	"github.com/damvet/damvet/internal/goflow"
	"github.com/damvet/damvet/rules"
)

// Name is what code hands over where a platform is told which account it is: a
// name, perhaps, that a text tells of under another name only.
type Name struct {
	// Platform is its id.
	Platform, Value string
	// Path, Start and End are where it is written, or, if that is elsewhere, where
	// it is handed over, as in Finding.
	Path       string
	Start, End int
}

// Names reports, when damvet itself asks, what code hands over as the name of an
// account, each as a goflow.Message whose rule is the platform and whose message
// is the name. A constant of another package of which only the hash is known has
// no message, and the place that holds it as its step.
var Names = &analysis.Analyzer{
	Name:     "names",
	Doc:      "tell damvet which accounts code names",
	Requires: []*analysis.Analyzer{goflow.Analyzer},
	Run: func(pass *analysis.Pass) (any, error) {
		flow := pass.ResultOf[goflow.Analyzer].(*goflow.Flow)
		if !goflow.JSON || !flow.Open() {
			return nil, nil
		}
		for _, h := range flow.Hits {
			if h.Role != rules.RoleIdentifier || h.Platform == nil {
				continue
			}
			for _, v := range h.Values {
				if err := reportName(pass, flow, h, v); err != nil {
					return nil, err
				}
			}
		}
		return nil, nil
	},
}

func reportName(pass *analysis.Pass, flow *goflow.Flow, h *goflow.Hit, v goflow.Value) error {
	m, at := goflow.Message{Rule: h.Platform.ID}, flow.Span(h)
	text, constant := v.Constant()
	switch {
	case constant && text != "":
		m.Message = text
		if lit := flow.Literal(v.Longest()); lit != nil {
			at = goflow.Span{Start: lit.Pos(), Stop: lit.End()}
		}
	case len(v.Parts) == 1 && v.Parts[0].Kind == goflow.Held && v.Parts[0].Held.SHA256 != "":
		m.SecretSHA256 = v.Parts[0].Held.SHA256
		m.Steps = []goflow.MessageStep{goflow.MessageStep(v.Parts[0].Held.At)}
	default:
		return nil
	}
	m.Place(pass.Fset, at.Start, at.Stop)
	message, err := json.Marshal(m)
	pass.Report(analysis.Diagnostic{Pos: at.Start, End: at.Stop, Category: "names", Message: string(message)})
	return err
}

// named notes a name that a package hands over.
func (r *runner) named(a *answer) error {
	var m goflow.Message
	if err := json.Unmarshal([]byte(a.Message), &m); err != nil {
		return err
	}
	n := Name{Platform: m.Rule, Value: m.Message}
	var ok bool
	if n.Path, n.Start, n.End, ok = r.place(a, &m); !ok || !r.counted(n.Path) {
		return nil
	}
	if n.Value == "" {
		n.Value = r.held(&m)
	}
	if n.Value != "" {
		r.Names = append(r.Names, n)
	}
	return nil
}

// maxLiteral is how long the literal of a name is at most.
const maxLiteral = 64 << 10

// held returns the constant of another package of the tree that a message tells
// the place and the hash of, or "".
func (r *runner) held(m *goflow.Message) string {
	step := m.Steps[0]
	rel, ok := r.relative(step.Path)
	if !ok {
		return ""
	}
	t, err := r.text(rel)
	if err != nil {
		return ""
	}
	rest := t.data[t.offset(step.Line, step.Column):]
	literal, err := strconv.QuotedPrefix(string(rest[:min(len(rest), maxLiteral)]))
	if err != nil {
		return ""
	}
	value, err := strconv.Unquote(literal)
	if err != nil || goflow.Hash(value) != m.SecretSHA256 {
		return ""
	}
	return value
}
