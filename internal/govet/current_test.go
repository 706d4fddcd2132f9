package govet

import (
	"os"
	"path/filepath"
	"testing"
)

// TestCurrent edits a file while the go command is thought to read it.
func TestCurrent(t *testing.T) {
	p := &pkg{ImportPath: "example.com/app", Dir: t.TempDir(), GoFiles: []string{"app.go"}}
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(p.Dir, "app.go"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("package app\n")
	sum, err := hashFiles(p)
	if err != nil {
		t.Fatal(err)
	}
	m := &memory{Packages: map[string]*remembered{p.ImportPath: {Sum: sum}}}
	if !m.current([]*pkg{p}) {
		t.Error("what nobody edited is not current")
	}
	write("package app\n\nconst Name = 1\n")
	if m.current([]*pkg{p}) {
		t.Error("what was edited is current")
	}
	if err := os.Remove(filepath.Join(p.Dir, "app.go")); err != nil {
		t.Fatal(err)
	}
	if m.current([]*pkg{p}) {
		t.Error("what was removed is current")
	}
}
