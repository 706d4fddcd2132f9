package govet

import (
	"encoding/json"

	"golang.org/x/tools/go/analysis"

	"github.com/damvet/damvet/internal/goflow"
	"github.com/damvet/damvet/rules"
)

// Clearance is a place of which code says that it is no finding of a class, though
// who reads the text alone may take it for one.
type Clearance struct {
	Class rules.Class
	// Platform is its id, "" for any.
	Platform string
	// Path, Start and End are as in Finding.
	Path       string
	Start, End int
}

// Clearances reports, when damvet itself asks, what goflow.Flow.Cleared returns, each
// as a goflow.Message whose rule is the class, and whose message the platform.
var Clearances = &analysis.Analyzer{
	Name:     "cleared",
	Doc:      "tell damvet what is no finding",
	Requires: []*analysis.Analyzer{goflow.Analyzer},
	Run: func(pass *analysis.Pass) (any, error) {
		flow := pass.ResultOf[goflow.Analyzer].(*goflow.Flow)
		if !goflow.JSON || !flow.Open() {
			return nil, nil
		}
		for _, c := range flow.Cleared() {
			m := goflow.Message{Rule: string(c.Class)}
			if c.Platform != nil {
				m.Message = c.Platform.ID
			}
			m.Place(pass.Fset, c.At.Start, c.At.Stop)
			message, err := json.Marshal(m)
			if err != nil {
				return nil, err
			}
			pass.Report(analysis.Diagnostic{Pos: c.At.Start, End: c.At.Stop, Category: "cleared", Message: string(message)})
		}
		return nil, nil
	},
}

// clear notes what a package clears.
func (r *runner) clear(a *answer) error {
	var m goflow.Message
	if err := json.Unmarshal([]byte(a.Message), &m); err != nil {
		return err
	}
	c := Clearance{Class: rules.Class(m.Rule), Platform: m.Message}
	var ok bool
	if c.Path, c.Start, c.End, ok = r.place(a, &m); ok && r.counted(c.Path) {
		r.Cleared = append(r.Cleared, c)
	}
	return nil
}
