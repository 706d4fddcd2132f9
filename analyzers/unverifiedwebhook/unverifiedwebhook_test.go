package unverifiedwebhook_test

import (
	"testing"

	"github.com/damvet/damvet/analyzers/unverifiedwebhook"
	"github.com/damvet/damvet/internal/goflow/flowtest"
)

func Test(t *testing.T) {
	flowtest.Run(t, unverifiedwebhook.Analyzer, "a", "actions", "bound", "checked", "compared", "guarded", "offered", "offers", "offersguarded")
}
