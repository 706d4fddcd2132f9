// Package acme is the sample integration: the media desk of an invented
// newsroom, as it stands and how it came to be. What would be a credential in
// it is a placeholder of package synth.
package acme

import (
	_ "embed"
	"strings"
	"time"

	"golang.org/x/tools/txtar"
)

//go:embed history.txtar
var history []byte

//go:embed obeys.txt
var obeys string

// Now is the present that the sample was written for: some of its credentials
// have ended then, others have not.
func Now() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }

// History returns the sample as a script for package script.
func History() *txtar.Archive { return txtar.Parse(history) }

// Place is a line of the sample that obeys a rule which the sample breaks
// elsewhere. Of the lines of the file named Path, only this one has Part in it.
type Place struct {
	Rule, Path, Part string
}

// Obeys lists, for every rule, a place that obeys it. A part may have
// placeholders in it.
func Obeys() []Place {
	var all []Place
	for line := range strings.Lines(obeys) {
		fields := strings.SplitN(strings.TrimSpace(line), "  ", 3)
		if len(fields) == 3 && !strings.HasPrefix(line, "#") {
			all = append(all, Place{fields[0], fields[1], fields[2]})
		}
	}
	return all
}
