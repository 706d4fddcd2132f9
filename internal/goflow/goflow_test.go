package goflow_test

import (
	"os"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/damvet/damvet/internal/goflow"
	"github.com/damvet/damvet/internal/goflow/flowtest"
)

func TestFacts(t *testing.T) {
	flowtest.Run(t, goflow.Analyzer, "facts")
}

// Code that is made to be followed for ever is not.
func TestHostile(t *testing.T) {
	dir := flowtest.Dir(t)
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.LoadAllSyntax,
		Dir:  dir,
		Env:  append(os.Environ(), "GOPATH="+dir, "GO111MODULE=off", "GOWORK=off", "GOFLAGS="),
	}, "hostile")
	if err != nil {
		t.Fatal(err)
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{goflow.Analyzer}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, act := range graph.Roots {
		flow, ok := act.Result.(*goflow.Flow)
		if act.Err != nil || !ok || len(flow.Hits) == 0 {
			t.Fatalf("%v, %+v", act.Err, act.Result)
		}
		for _, h := range flow.Hits {
			if len(h.Values) > 17 {
				t.Errorf("%d values", len(h.Values))
			}
			for _, v := range h.Values {
				if len(v.Parts) > 64 {
					t.Errorf("%d parts", len(v.Parts))
				}
			}
		}
	}
}
