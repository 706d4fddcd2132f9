package insecureendpoint

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/internal/goflow"
)

// unchecked reports that certificates are not checked, by settings or a client,
// for the platforms that these talk to; where that is not known whole, for those
// that the package talks to.
func (c *check) unchecked(pos token.Pos, settings ssa.Value) {
	if goflow.IsTest(c.pass, pos) {
		return
	}
	at := c.flow.Place(pos)
	talks, all := c.flow.Talk(settings)
	for _, t := range talks {
		goflow.Report(c.pass, goflow.Finding{
			Platform: t.Platform,
			Fields:   map[string]any{"kind": "tls"},
			At:       at,
			Message:  "certificates are not checked by a client that talks to " + t.Platform.Title,
			Steps:    []goflow.Place{{Pos: c.flow.Place(t.Pos).Start, Message: "it talks to " + t.Platform.Title + " here"}},
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
