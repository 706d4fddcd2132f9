package hardcodedtoken_test

import (
	"testing"

	"github.com/damvet/damvet/analyzers/hardcodedtoken"
	"github.com/damvet/damvet/internal/goflow/flowtest"
)

func Test(t *testing.T) {
	flowtest.RunWithSuggestedFixes(t, hardcodedtoken.Analyzer, "fix")
	flowtest.Run(t, hardcodedtoken.Analyzer, "a", "b", "c", "computed", "directed", "embedded", "holder", "logins", "more", "nameduser", "passed", "setting", "settings", "shape", "silent", "taken", "third", "values", "vend", "ways")
}
