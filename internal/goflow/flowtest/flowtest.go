// Package flowtest runs checks over test data that may hold placeholders for
// secrets, and that imports SDKs which cannot be downloaded.
package flowtest

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
	"golang.org/x/tools/txtar"

	"github.com/damvet/damvet/internal/synth"
)

// Run applies a check to packages under testdata/src, as analysistest does.
func Run(t *testing.T, a *analysis.Analyzer, packages ...string) {
	t.Helper()
	analysistest.Run(t, Dir(t), a, packages...)
}

// RunWithSuggestedFixes is Run, and compares the fixes with the golden files.
func RunWithSuggestedFixes(t *testing.T, a *analysis.Analyzer, packages ...string) {
	t.Helper()
	analysistest.RunWithSuggestedFixes(t, Dir(t), a, packages...)
}

// Dir returns a directory with what is in testdata, and with the stand-ins for
// SDKs that all checks share. Placeholders of package synth are filled in.
func Dir(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	_, self, _, _ := runtime.Caller(0)
	for _, from := range []string{filepath.Join(filepath.Dir(self), "testdata"), "testdata"} {
		if _, err := os.Stat(from); err != nil {
			continue
		}
		if err := fill(dir, from); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Tool returns the path of a program that a script of the tree builds. A test
// without it is skipped, unless no test may be.
func Tool(t *testing.T, name, script string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	switch {
	case err == nil:
	case os.Getenv("DAMVET_REQUIRE_TOOLS") != "":
		t.Fatalf("%s is not there; %s builds it", name, script)
	default:
		t.Skipf("%s is not there; %s builds it", name, script)
	}
	return path
}

// Unpack returns a directory with the files of an archive.
func Unpack(t *testing.T, archive string) string {
	t.Helper()
	a, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range a.Files {
		name := filepath.Join(dir, f.Name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, f.Data, 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func fill(to, from string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		dst := filepath.Join(to, rel)
		if d.IsDir() {
			return os.MkdirAll(dst, 0o777)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		text := string(data)
		if strings.Contains(text, "<<") {
			if text, err = synth.Expand(text); err != nil {
				return err
			}
		}
		return os.WriteFile(dst, []byte(text), 0o666)
	})
}
