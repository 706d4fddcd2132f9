package overbroadpermission_test

import (
	"testing"

	"github.com/damvet/damvet/analyzers/overbroadpermission"
	"github.com/damvet/damvet/internal/goflow/flowtest"
)

func Test(t *testing.T) {
	flowtest.Run(t, overbroadpermission.Analyzer, "a", "given", "iconik", "silent", "sends", "sent")
}
