package missingexpiry_test

import (
	"testing"

	"github.com/damvet/damvet/analyzers/missingexpiry"
	"github.com/damvet/damvet/internal/goflow/flowtest"
)

func Test(t *testing.T) {
	flowtest.RunWithSuggestedFixes(t, missingexpiry.Analyzer, "fix")
	flowtest.Run(t, missingexpiry.Analyzer, "a", "kept", "lasting", "limited", "limitedmain", "minted", "mintedany", "records", "settled", "silent", "unset")
}
