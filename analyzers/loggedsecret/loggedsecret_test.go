package loggedsecret_test

import (
	"testing"

	"github.com/damvet/damvet/analyzers/loggedsecret"
	"github.com/damvet/damvet/internal/goflow/flowtest"
)

func Test(t *testing.T) {
	flowtest.Run(t, loggedsecret.Analyzer, "a", "constants", "flags", "headers", "hidden", "masked", "issued", "scrubbed", "silent", "traced", "ways")
}
