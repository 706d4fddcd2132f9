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

// Clearances reports, when damvet itself asks, what goflow.Flow.Cleared returns: what
// is of one class, platform and file as one goflow.Message whose rule is the class,
// and whose message the platform.
var Clearances = &analysis.Analyzer{
	Name:     "cleared",
	Doc:      "tell damvet what is no finding",
	Requires: []*analysis.Analyzer{goflow.Analyzer},
	Run: func(pass *analysis.Pass) (any, error) {
		flow := pass.ResultOf[goflow.Analyzer].(*goflow.Flow)
		if !goflow.JSON || !flow.Open() {
			return nil, nil
		}
		type group struct {
			class, platform, file string
			start                 int // where the source stands in another file: that is known of a diagnostic alone
		}
		var groups []group
		of := map[group]*goflow.Message{}
		at := map[group]goflow.Span{}
		for _, c := range flow.Cleared() {
			m := &goflow.Message{Rule: string(c.Class)}
			if c.Platform != nil {
				m.Message = c.Platform.ID
			}
			m.Place(pass.Fset, c.At.Start, c.At.Stop)
			g := group{class: m.Rule, platform: m.Message, file: m.File}
			if pass.Fset.Position(c.At.Start).Filename != m.File {
				g.start = m.Start
			}
			if first := of[g]; first != nil {
				first.More = append(first.More, [2]int{m.Start, m.End})
				continue
			}
			groups = append(groups, g)
			of[g], at[g] = m, c.At
		}
		for _, g := range groups {
			message, err := json.Marshal(of[g])
			if err != nil {
				return nil, err
			}
			pass.Report(analysis.Diagnostic{Pos: at[g].Start, End: at[g].Stop, Category: "cleared", Message: string(message)})
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
	if c.Path, c.Start, c.End, ok = r.place(a, &m); !ok || !r.counted(c.Path) {
		return nil
	}
	r.Cleared = append(r.Cleared, c)
	for _, at := range m.More {
		c.Start, c.End = at[0], at[1]
		r.Cleared = append(r.Cleared, c)
	}
	return nil
}
