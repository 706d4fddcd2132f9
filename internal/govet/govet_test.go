package govet_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/damvet/damvet/analyzers"
	"github.com/damvet/damvet/internal/govet"
)

// The test is its own vet tool.
func TestMain(m *testing.M) {
	if govet.Asked(os.Args[1:]) {
		govet.Tool(analyzers.Suite)
	}
	os.Exit(m.Run())
}

// The SDK stands in for the real one, and needs nothing of the standard library,
// which would have to be compiled.
const module = `
-- go.mod --
module example.com/app

go 1.24

require github.com/imagekit-developer/imagekit-go/v2 v2.0.0

replace github.com/imagekit-developer/imagekit-go/v2 => ./sdk
-- sdk/go.mod --
module github.com/imagekit-developer/imagekit-go/v2

go 1.24
-- sdk/option/option.go --
package option

func WithPrivateKey(key string) {}
-- client/client.go --
package client

import "github.com/imagekit-developer/imagekit-go/v2/option"

func Call(n int, token string) { option.WithPrivateKey(token) }
-- app/app.go --
package app

import "example.com/app/client"

func Run() { client.Call(1, "opaque-token-of-the-newsroom-81") }
-- app/app_test.go --
package app

func good() {}
`

// options writes a module and returns how to check it.
func options(t testing.TB, text string) govet.Options {
	t.Helper()
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("the go command is not installed")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	o := govet.Options{Dir: t.TempDir(), Tool: self, Env: os.Environ()}
	for _, f := range txtar.Parse([]byte(text)).Files {
		write(t, o.Dir, f.Name, string(f.Data))
		if !strings.HasPrefix(f.Name, "sdk/") {
			o.Files = append(o.Files, f.Name)
		}
	}
	return o
}

func write(t testing.TB, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func run(t *testing.T, o govet.Options) *govet.Result {
	t.Helper()
	res, err := govet.Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// places lists findings as "path:start rule, by way of path:line:column".
func places(res *govet.Result) []string {
	var all []string
	for _, f := range res.Findings {
		s := fmt.Sprintf("%s:%d %s", f.Path, f.Start, f.Rule)
		for _, step := range f.Steps {
			s += fmt.Sprintf(" %s:%d:%d", step.Path, step.Line, step.Column)
		}
		all = append(all, s)
	}
	return all
}

func same(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n got %q\nwant %q", what, got, want)
	}
}

const inApp = "app/app.go:74 imagekit-go-constant-key app/app.go:5:14 client/client.go:5:34"

// The overlay stands in for what is on disk, wherever the go command kept its
// own answer from, and is gone in the next run.
func TestOverlay(t *testing.T) {
	o := options(t, module)
	same(t, "on disk", places(run(t, o)), inApp)

	staged := o
	staged.Overlay = map[string][]byte{
		"client/client.go": []byte("package client\n\nimport \"github.com/imagekit-developer/imagekit-go/v2/option\"\n\n// Call is now elsewhere.\n\nfunc Call(n int, token string) { option.WithPrivateKey(token) }\n"),
		"app/new.go":       []byte("package app\n\nimport \"example.com/app/client\"\n\nfunc New() { client.Call(2, \"opaque-token-of-the-newsroom-82\") }\n"),
		"app/app_test.go":  nil,
	}
	staged.Files = append(slices.Clone(o.Files), "app/new.go")
	staged.Files = slices.DeleteFunc(staged.Files, func(f string) bool { return f == "app/app_test.go" })
	for range 2 {
		res := run(t, staged)
		same(t, "staged", places(res),
			"app/app.go:74 imagekit-go-constant-key app/app.go:5:14 client/client.go:7:34",
			"app/new.go:74 imagekit-go-constant-key app/new.go:5:14 client/client.go:7:34")
		same(t, "vetted", slices.Sorted(maps.Keys(res.Vetted)), "app/app.go", "app/new.go", "client/client.go")
		if len(res.Unreadable) > 0 {
			t.Errorf("unreadable: %v", res.Unreadable)
		}
	}
	same(t, "on disk again", places(run(t, o)), inApp)

	staged.Overlay["app/app.go"] = []byte("package app\n\nfunc Run() { missing() }\n")
	var said []string
	for _, u := range run(t, staged).Unreadable {
		said = append(said, u.Path+": "+u.Reason)
	}
	same(t, "does not load", said, "app: package does not load: app/app.go:3:14: undefined: missing",
		"app/app.go: in no package that was vetted", "app/new.go: in no package that was vetted")
}

// A package that was first looked at because another one needs it tells its
// findings when it is asked for itself.
func TestFirstAsDependency(t *testing.T) {
	o := options(t, strings.Replace(module, "func Call", "func own() { Call(3, \"opaque-token-of-the-newsroom-83\") }\n\nfunc Call", 1))
	o.Patterns = []string{"./app"}
	same(t, "the package that needs it", places(run(t, o)), "app/app.go:74 imagekit-go-constant-key app/app.go:5:14 client/client.go:7:34")
	o.Patterns = []string{"./client"}
	same(t, "itself", places(run(t, o)), "client/client.go:99 imagekit-go-constant-key client/client.go:5:14 client/client.go:7:34")
}

// Older go commands write the answers of a vet tool elsewhere.
func TestToolchains(t *testing.T) {
	out, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		t.Skip("the go command is not installed")
	}
	for _, version := range []string{"1.24.10", "1.25.4"} {
		t.Run(version, func(t *testing.T) {
			o := options(t, module+"-- bad/bad.go --\npackage bad\n\nfunc f() int { return missing }\n")
			name := "toolchain@v0.0.1-go" + version + "." + runtime.GOOS + "-" + runtime.GOARCH
			o.Go = filepath.Join(strings.TrimSpace(string(out)), "golang.org", name, "bin", "go")
			if _, err := os.Stat(o.Go); err != nil {
				if os.Getenv("DAMVET_REQUIRE_TOOLS") != "" {
					t.Fatal(err)
				}
				t.Skipf("GOTOOLCHAIN=go%s go version downloads the toolchain: %v", version, err)
			}
			for range 2 {
				res := run(t, o)
				same(t, "findings", places(res), inApp)
				same(t, "vetted", slices.Sorted(maps.Keys(res.Vetted)), "app/app.go", "app/app_test.go", "client/client.go")
				var said []string
				for _, u := range res.Unreadable {
					said = append(said, u.Path+": "+u.Reason)
				}
				same(t, "does not load", said, "bad: package does not load: bad/bad.go:3:23: undefined: missing", "bad/bad.go: in no package that was vetted")
			}
		})
	}
}

// What is cleared of a file that names another one with //line is cleared there, and
// nowhere else.
func TestClearedElsewhere(t *testing.T) {
	const source = `
-- go.mod --
module line

go 1.24
-- page.go --
// Package line is about app.iconik.io.
package line

import "strings"

func first(u string) bool {
	return strings.HasPrefix(u, "http://app.iconik.io")
}

func second(u string) bool {
	return strings.HasPrefix(u, "http://app.iconik.io/two")
}
-- gen.go --
package line

import "strings"

// filler filler filler filler filler

//line page.go:6
func firstG(u string) bool {
	return strings.HasPrefix(u, "http://app.iconik.io")
}

//line page.go:10
func secondG(u string) bool {
	return strings.HasPrefix(u, "http://app.iconik.io/two")
}
`
	o := options(t, source)
	o.Files = []string{"go.mod", "page.go"}
	page, err := os.ReadFile(filepath.Join(o.Dir, "page.go"))
	if err != nil {
		t.Fatal(err)
	}
	lines := map[int]int{}
	for _, c := range run(t, o).Cleared {
		if c.Path != "page.go" {
			t.Errorf("%s is cleared", c.Path)
		}
		line := 1 + bytes.Count(page[:min(c.Start, len(page))], []byte("\n"))
		if lines[line]++; line != 7 && line != 11 {
			t.Errorf("bytes %d to %d of page.go are cleared, on line %d", c.Start, c.End, line)
		}
	}
	if lines[7] == 0 || lines[7] != lines[11] {
		t.Errorf("cleared by line: %v", lines)
	}
}
