package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/damvet/damvet/rules"
)

func TestParse(t *testing.T) {
	cat := rules.Builtin()
	c, err := Parse("c", []byte("exclude = [\"a/\"]\ndisable = [\"iconik-auth-token\"]\n[bounds]\niconik-token-lifetime = \"30d\"\n"), cat)
	if err != nil {
		t.Fatal(err)
	}
	if !c.Disabled("iconik-auth-token") || c.Disabled("iconik-plain-http") || c.Bounds["iconik-token-lifetime"] != "30d" || c.Exclude[0] != "a/" {
		t.Errorf("%+v", c)
	}
	for text, want := range map[string]string{
		"exlude = []":                                `c: unknown key "exlude"`,
		"exclude = 1":                                "c: toml: line 1",
		"exclude = [\n":                              "c:",
		"disable = [\"nothing\"]":                    `unknown rule "nothing"`,
		"[bounds]\nnothing = \"1d\"":                 "bounds.nothing: no such bound",
		"[bounds]\niconik-token-lifetime = \"-1d\"":  "not positive",
		"[bounds]\niconik-token-lifetime = \"soon\"": "bad duration",
		"\x00\xff":                                   "c:1: ",
	} {
		if _, err := Parse("c", []byte(text), cat); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, Name)
	if err := os.WriteFile(name, make([]byte, maxSize+1), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(name, rules.Builtin()); err == nil || !strings.Contains(err.Error(), "larger than") {
		t.Errorf("a huge file: %v", err)
	}
}

func TestFind(t *testing.T) {
	root := t.TempDir()
	deep := filepath.Join(root, "a", "b")
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	want := filepath.Join(root, Name)
	if err := os.WriteFile(want, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if got, err := Find(deep, root); got != want || err != nil {
		t.Errorf("from below: %q, %v", got, err)
	}
	// The search ends at the root of the repository.
	if got, err := Find(deep, filepath.Join(root, "a")); got != "" || err != nil {
		t.Errorf("beyond the root: %q, %v", got, err)
	}
	if err := os.Symlink(want, filepath.Join(deep, Name)); err != nil {
		t.Skip("no symbolic links here")
	}
	if _, err := Find(deep, root); err == nil || !strings.Contains(err.Error(), "not a regular file") {
		t.Errorf("a symbolic link: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("exclude = [\"a/\"]\n[bounds]\niconik-token-lifetime = \"30d\"\n"))
	f.Add([]byte("disable = [\"\xff\"]"))
	cat := rules.Builtin()
	f.Fuzz(func(t *testing.T, data []byte) {
		if c, err := Parse("c", data, cat); err == nil && c == nil {
			t.Error("neither a configuration nor an error")
		}
	})
}
