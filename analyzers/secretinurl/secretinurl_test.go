package secretinurl_test

import (
	"testing"

	"github.com/damvet/damvet/analyzers/secretinurl"
	"github.com/damvet/damvet/internal/goflow/flowtest"
)

func Test(t *testing.T) {
	flowtest.Run(t, secretinurl.Analyzer, "a", "ways")
}
