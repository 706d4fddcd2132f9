package insecureendpoint

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/internal/goflow"
)

// unchecked reports that certificates are not checked, by settings or a client,
// for the platforms that these talk to; where that is not known whole, for those
// that the package talks to. Those of another package count where they talk to a
// platform.
func (c *check) unchecked(settings ssa.Value, pos token.Pos, elsewhere goflow.Step) {
	if goflow.IsTest(c.pass, pos) {
		return
	}
	at := c.flow.Place(pos)
	talks, all := c.flow.Talk(settings)
	var steps []goflow.Place
	if elsewhere.Path != "" {
		all = true
		steps = []goflow.Place{{Step: elsewhere}}
	}
	for _, t := range talks {
		goflow.Report(c.pass, goflow.Finding{
			Platform: t.Platform,
			Fields:   map[string]any{"kind": "tls"},
			At:       at,
			Message:  "certificates are not checked by a client that talks to " + t.Platform.Title,
			Steps:    append(slices.Clip(steps), goflow.Place{Pos: c.flow.Place(t.Pos).Start, Message: "it talks to " + t.Platform.Title + " here"}),
		})
	}
	if all || len(talks) > 0 {
		return
	}
	for _, p := range c.flow.Talks() {
		goflow.Report(c.pass, goflow.Finding{
			Platform: p,
			Fields:   map[string]any{"kind": "tls"},
			At:       at,
			Message:  "certificates are not checked in a package that talks to " + p.Title,
		})
	}
}
