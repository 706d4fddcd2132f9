package insecureendpoint_test

import (
	"testing"

	"github.com/damvet/damvet/analyzers/insecureendpoint"
	"github.com/damvet/damvet/internal/goflow/flowtest"
)

func Test(t *testing.T) {
	flowtest.RunWithSuggestedFixes(t, insecureendpoint.Analyzer, "a", "fix", "silent")
	flowtest.Run(t, insecureendpoint.Analyzer, "more", "verified", "clients", "laxfar", "laxuser", "mediauser")
}
