package goflow_test

import (
	"testing"

	"github.com/damvet/damvet/internal/goflow"
	"github.com/damvet/damvet/internal/goflow/flowtest"
)

func TestFacts(t *testing.T) {
	flowtest.Run(t, goflow.Analyzer, "facts")
}
