package adminboundkey_test

import (
	"testing"

	"github.com/damvet/damvet/analyzers/adminboundkey"
	"github.com/damvet/damvet/internal/goflow/flowtest"
)

func Test(t *testing.T) {
	flowtest.Run(t, adminboundkey.Analyzer, "a", "bodies", "templates")
}
