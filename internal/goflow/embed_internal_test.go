package goflow

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What a package names is read in its directory alone, and if it is no more than a
// small file.
func TestEmbeddedRead(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	write := func(path, text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(outside, "key"), "outside")
	write(filepath.Join(dir, "key"), "inside")
	write(filepath.Join(dir, "large"), strings.Repeat("a", maxEmbedded+1))
	for link, to := range map[string]string{"away": outside, "file": filepath.Join(dir, "key")} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip("no links: ", err)
		}
	}
	for name, want := range map[string]string{
		"key": "inside", "large": "", "away/key": "", "file": "", "../" + filepath.Base(outside) + "/key": "", ".": "", "": "", "none": "",
	} {
		if got, ok := (embedded{dir, name}).read(); got != want || ok != (want != "") {
			t.Errorf("%q: %q, %t", name, got, ok)
		}
	}
}
