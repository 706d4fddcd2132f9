package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// fence is a block of CONTRIBUTING.md and what heads it.
var fence = regexp.MustCompile("(?s)\n   ```([^\n]+)\n(.*?)\n   ```")

// TestContributing follows the recipes of CONTRIBUTING.md to the letter, each
// in a copy of the project.
func TestContributing(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the project twice")
	}
	doc, err := os.ReadFile("../../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	// One place for all copies: what a recipe leaves alone is built once.
	dir := filepath.Join(t.TempDir(), "damvet")
	recipes := strings.Split(string(doc), "\n## ")
	followed := 0
	for _, recipe := range recipes {
		title, _, _ := strings.Cut(recipe, "\n")
		if !strings.HasPrefix(title, "Add a ") {
			continue
		}
		followed++
		t.Run(title, func(t *testing.T) {
			copyProject(t, dir)
			blocks := fence.FindAllStringSubmatch(recipe, -1)
			if len(blocks) == 0 {
				t.Fatal("the recipe has no blocks")
			}
			for _, b := range blocks {
				head, text := b[1], strings.ReplaceAll(b[2], "\n   ", "\n")
				text = strings.TrimPrefix(text, "   ") + "\n"
				if head == "sh" {
					cmd := exec.Command("sh", "-ec", text)
					cmd.Dir = dir
					out, err := cmd.CombinedOutput()
					if err != nil {
						t.Fatalf("%s%v\n%s", text, err, out)
					}
					continue
				}
				_, name, ok := strings.Cut(head, " ")
				if !ok {
					t.Fatalf("the block %q names no file", head)
				}
				appendTo(t, filepath.Join(dir, name), text)
			}
		})
	}
	if followed != 2 {
		t.Errorf("followed %d recipes, want 2", followed)
	}
}

func appendTo(t *testing.T, name, text string) {
	t.Helper()
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteString("\n" + text); err != nil {
		t.Fatal(err)
	}
}

// copyProject copies the module without its .git directory to dir, in place of
// what stands there.
func copyProject(t *testing.T, dir string) {
	t.Helper()
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		switch {
		case d.Name() == ".git":
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		case d.IsDir():
			return os.MkdirAll(filepath.Join(dir, rel), 0o755)
		case !d.Type().IsRegular():
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, rel), data, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}
