package insecureendpoint_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/damvet/damvet/analyzers/insecureendpoint"
)

// An address that is a long sum is reported once, without every sum within it being
// made.
func TestLongSum(t *testing.T) {
	dir := t.TempDir()
	source := "package long\n\nconst address = \"http://app.iconik.io/\" + // want `plain HTTP to app.iconik.io`\n" +
		strings.Repeat("\t\"a/\" +\n", 20_000) + "\t\"b\"\n"
	if err := os.MkdirAll(filepath.Join(dir, "src/long"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "src/long/long.go"), []byte(source), 0o666); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	analysistest.Run(t, dir, insecureendpoint.Analyzer, "long")
	runtime.ReadMemStats(&after)
	if n := (after.TotalAlloc - before.TotalAlloc) >> 20; n > 300 {
		t.Errorf("%d MiB are allocated for a source of %d bytes", n, len(source))
	}
}
