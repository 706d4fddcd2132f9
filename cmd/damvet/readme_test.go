package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/script"
	"github.com/damvet/damvet/internal/synth"
	"github.com/damvet/damvet/testdata/acme"
)

// elsewhere are the commands of the pages that are not run as they stand.
var elsewhere = map[string]string{
	"go test ./...": "this is it",
	"go install github.com/damvet/damvet/cmd/damvet@latest": "go list github.com/damvet/damvet/cmd/damvet",
	"go vet -vettool=$(which damvet) ./...":                 "go vet -vettool=$(which damvet) ./rules",
	"go run .ci/compare.go /path/to/repository":             "go vet .ci/compare.go",
	"go run .ci/vetmemory.go /path/to/module":               "go run .ci/vetmemory.go -damvet damvet ./rules",
}

// TestReadme runs every command of the README and of the pages that it leads to,
// in the sample integration or, if it is one of the go command's, in the project.
// TestFromGitleaks has the page for gitleaks' users.
func TestReadme(t *testing.T) {
	var doc []byte
	for _, page := range []string{"README.md", "docs/hooks-and-ci.md", "docs/configuration.md", "analyzers/README.md"} {
		data, err := os.ReadFile(filepath.Join("../..", page))
		if err != nil {
			t.Fatal(err)
		}
		doc = append(doc, data...)
	}
	dir := filepath.Join(t.TempDir(), "acme")
	if err := script.Build(dir, acme.History(), synth.Expand); err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	path := "PATH=" + bin + string(os.PathListSeparator) + os.Getenv("PATH")
	n := 0
	for _, block := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(string(doc), -1) {
		for line := range strings.Lines(block[1]) {
			line, _, _ = strings.Cut(line, "#")
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			n++
			if other, ok := elsewhere[line]; ok {
				if !strings.HasPrefix(other, "go ") {
					continue
				}
				line = other
			}
			cmd := exec.Command("sh", "-c", line)
			cmd.Dir = dir
			if strings.HasPrefix(line, "go ") {
				cmd.Dir = filepath.Join("..", "..")
			}
			cmd.Env = append(os.Environ(), path)
			out, err := cmd.CombinedOutput()
			if cmd.ProcessState.ExitCode() > statusFindings {
				t.Errorf("%s: %v\n%s", line, err, out)
			}
		}
	}
	if n < 8 {
		t.Errorf("only %d commands", n)
	}
}

// TestReadmePicture holds the picture against what the demo prints.
func TestReadmePicture(t *testing.T) {
	doc, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile("(?s)<!-- picture: damvet demo -->\n```\n(.*?)```").FindSubmatch(doc)
	if m == nil {
		t.Fatal("the README has no picture")
	}
	out, err := exec.Command("go", "run", ".", "demo", "--color", "never").Output()
	if err != nil {
		t.Fatal(err)
	}
	rest := string(out)
	for line := range strings.Lines(string(m[1])) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line == "..." {
			continue
		}
		_, after, ok := strings.Cut(rest, line+"\n")
		if !ok {
			t.Fatalf("the demo does not print, behind what comes before it:\n%s", line)
		}
		rest = after
	}
}

// TestConfigurationPage: the configuration that the page shows is one.
func TestConfigurationPage(t *testing.T) {
	doc, err := os.ReadFile("../../docs/configuration.md")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile("(?s)```toml\n(.*?)```").FindSubmatch(doc)
	if m == nil {
		t.Fatal("the page shows no configuration")
	}
	dir := t.TempDir()
	rules := filepath.Join(dir, "security")
	if err := os.Mkdir(rules, 0o777); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{".damvet.toml": m[1], "security/acme.toml": nil} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := exec.Command("go", "run", ".", "config", "check", dir).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
