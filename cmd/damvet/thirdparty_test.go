package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// THIRD_PARTY holds the notices of everything that is built into the binary.
// Run with -update to write it anew.
func TestThirdParty(t *testing.T) {
	const file = "../../THIRD_PARTY"
	want := thirdParty(t)
	if *update {
		if err := os.WriteFile(file, want, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("THIRD_PARTY is not what the modules of the binary say; go test ./cmd/damvet -run ThirdParty -update writes it anew")
	}
}

// notice is a licence's text, and those who give something under it.
type notice struct {
	text    string
	holders []string
}

func thirdParty(t *testing.T) []byte {
	t.Helper()
	var notices []*notice
	add := func(module, dir string) {
		files, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, f := range files {
			if !licenceFile.MatchString(filepath.Base(f)) {
				continue
			}
			found = true
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			holder, text := splitNotice(module, string(data))
			same := func(n *notice) bool { return words(n.text) == words(text) }
			if i := slices.IndexFunc(notices, same); i >= 0 {
				notices[i].holders = append(notices[i].holders, holder)
			} else {
				notices = append(notices, &notice{text, []string{holder}})
			}
		}
		if !found {
			t.Errorf("%s has no licence", module)
		}
	}
	modules := linkedModules(t)
	for _, m := range modules {
		add(m.Path, m.Dir)
	}
	tools := slices.IndexFunc(modules, func(m module) bool { return m.Path == "golang.org/x/tools" })
	add("Go's standard library", modules[tools].Dir) // the same, and not every distribution ships it

	var b bytes.Buffer
	b.WriteString("damvet is built with the modules below, each under the licence that follows it.\n" +
		"The general rules for secrets are those of github.com/zricethezav/gitleaks/v8.\n")
	slices.SortStableFunc(notices, func(a, b *notice) int { return cmp.Compare(len(b.holders), len(a.holders)) })
	for _, n := range notices {
		fmt.Fprintf(&b, "\n%s\n\n%s\n\n%s\n", strings.Repeat("=", 80), strings.Join(n.holders, "\n"), n.text)
	}
	return b.Bytes()
}

var (
	licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|notice|copying)(\.\w+)?$`)
	title       = regexp.MustCompile(`^(The )?MIT License( \(MIT\))? `)
	copyright   = regexp.MustCompile(`^\s*Copyright\b[^\[\]{}]*\d{4}[^\[\]{}]*$`)
)

// splitNotice takes the lines of copyright out of a licence.
func splitNotice(module, text string) (holder, rest string) {
	holder = module
	var lines []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \t\r\n")
		if copyright.MatchString(line) {
			holder += "\n    " + strings.TrimSpace(line)
			continue
		}
		lines = append(lines, line)
	}
	return holder, strings.Trim(strings.Join(lines, "\n"), "\n")
}

// words is what two licences have in common that differ in layout and title.
func words(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	return title.ReplaceAllString(text, "")
}

type module struct {
	Path, Dir string
	Main      bool
}

// linkedModules returns the modules that packages of the binary are of, on the
// three systems that it is made for.
func linkedModules(t *testing.T) []module {
	t.Helper()
	var modules []module
	for _, system := range []string{"linux", "darwin", "windows"} {
		c := exec.Command("go", "list", "-deps", "-json=Module", ".")
		c.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		for d := json.NewDecoder(bytes.NewReader(out)); ; {
			var p struct{ Module *module }
			if err := d.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			if p.Module != nil && !p.Module.Main && !slices.Contains(modules, *p.Module) {
				modules = append(modules, *p.Module)
			}
		}
	}
	slices.SortFunc(modules, func(a, b module) int { return cmp.Compare(a.Path, b.Path) })
	return modules
}
