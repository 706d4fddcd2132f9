//go:build unix

package govet_test

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/govet"
)

const remembered = module + `
-- base/base.go --
package base

const Name = "auth"

type hidden struct{ N int }

func (h hidden) Count() int { return h.N }

type Base struct{ A int }

func (b *Base) private() {}

func (b *Base) Get() int { return b.A }

func Make() *hidden { return &hidden{} }
-- base/base_test.go --
package base

func CheckGet() { _ = (&Base{}).Get() }
-- other/other.go --
package other

type Other struct{}
-- dots/dots.go --
package dots

import . "example.com/app/other"

var _ = Other{}
-- user/user.go --
package user

import (
	"example.com/app/base"
	"example.com/app/other"
)

type both struct {
	base.Base
	other.Other
}

func use(b both) int { return b.Get() + base.Make().Count() }
`

// What a run finds with what it remembers of the last is what it would find
// without, whatever was edited, and the go command is asked for no more than was
// edited where that changes nothing for others.
func TestMemory(t *testing.T) {
	o := options(t, remembered)
	real, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	log := filepath.Join(t.TempDir(), "log")
	o.Go, o.Memory = filepath.Join(t.TempDir(), "go"), t.TempDir()
	if err := os.WriteFile(o.Go, fmt.Appendf(nil, "#!/bin/sh\necho \"$@\" >>%s\nexec %s \"$@\"\n", log, real), 0o755); err != nil {
		t.Fatal(err)
	}
	const (
		none   = ""
		base   = "base"
		users  = "base user"
		others = "other user"
		client = "app client"
		all    = "all"
	)
	for _, edit := range []struct {
		what, file, old, new string
		// asked are the packages that go vet is asked for, beside dots, whose names
		// may clash with any of other's.
		asked string
		// listed is whether go list is asked what packages there are.
		listed bool
	}{
		{"nothing was asked yet", "base/base.go", "", "", all, true},
		{"nothing", "base/base.go", "", "", none, false},
		{"a comment", "base/base.go", "package base\n", "// Package base is.\npackage base\n", base, true},
		{"a body", "base/base.go", "return b.A", "return b.A + 1", base, false},
		{"a new function", "base/base.go", "func Make()", "func New() int { return 1 }\n\nfunc Make()", base, false},
		{"it goes again", "base/base.go", "func New() int { return 1 }\n\n", "", users, false},
		{"an unexported method", "base/base.go", "func Make()", "func (b *Base) also() {}\n\nfunc Make()", base, false},
		{"it goes again", "base/base.go", "func (b *Base) also() {}\n\n", "", users, false},
		{"a test", "base/base_test.go", "func CheckGet", "func CheckMore() {}\n\nfunc CheckGet", base, false},
		{"the test goes again", "base/base_test.go", "func CheckMore() {}\n\n", "", base, false},
		{"a constant", "base/base.go", `"auth"`, `"other"`, users, false},
		{"a hidden type that others get", "base/base.go", "N int", "N, M int", users, false},
		{"a method of it", "base/base.go", "Count() int", "Count() int64", all, true},
		{"it compiles again", "base/base.go", "Count() int64", "Count() int", none, false},
		{"a method that clashes", "other/other.go", "type Other struct{}", "type Other struct{}\n\nfunc (Other) Get() int { return 1 }", others, true},
		{"it goes again", "other/other.go", "\n\nfunc (Other) Get() int { return 1 }", "", none, false},
		{"a name that clashes", "dots/dots.go", "var _", "type Two int\n\nvar _", none, false},
		{"its twin", "other/other.go", "type Other struct{}", "type Other struct{}\n\ntype Two int", all, true},
		{"it goes again", "other/other.go", "\n\ntype Two int", "", none, false},
		{"no way to the sink", "client/client.go", "option.WithPrivateKey(token)", `option.WithPrivateKey("")`, client, false},
		{"the way is back", "client/client.go", `option.WithPrivateKey("")`, "option.WithPrivateKey(token)", client, false},
		{"the place has moved", "client/client.go", "func Call", "// Call calls.\nfunc Call", client, false},
		{"another constant", "app/app.go", "newsroom-81", "newsroom-82", "app", false},
		{"a new package", "fresh/fresh.go", "", "package fresh\n\nimport \"example.com/app/base\"\n\nvar X = base.Name\n", "fresh", true},
		{"the module", "go.mod", "go 1.24", "go 1.25", all, true},
		{"the module's SDK", "sdk/option/option.go", "func WithPrivateKey", "// It is.\nfunc WithPrivateKey", all, false},
		{"an import", "other/other.go", "type Other", "import \"example.com/app/base\"\n\nvar X = base.Name\n\ntype Other", "other", true},
		{"what it imports has changed", "base/base.go", `"other"`, `"third"`, "base fresh other user", false},
		{"it goes again", "other/other.go", "import \"example.com/app/base\"\n\nvar X = base.Name\n\n", "", others, true},
		{"it is no more imported", "base/base.go", `"third"`, `"fourth"`, "base fresh user", false},
		{"a constraint", "other/other.go", "package other", "//go:build windows\n\npackage other", all, true},
		{"it goes again", "other/other.go", "//go:build windows\n\n", "", none, false},
		{"a file that does not count", "other/ignored.go", "", "package other\n\nimport \"example.com/app/base\"\n\nvar X = base.Name\n", "other", true},
		{"what it imports has changed", "base/base.go", `"fourth"`, `"fifth"`, "base fresh other user", false},
		{"nothing", "base/base.go", "", "", none, false},
		{"a large file that does not count", "other/ignored.go", "package other\n", "package other\n\n// " + strings.Repeat("x", 17<<20) + "\n", "other", true},
		{"nothing", "base/base.go", "", "", none, true},
		{"a module in the module", "fresh/go.mod", "", "module example.com/app/fresh\n", none, true},
	} {
		path := filepath.Join(o.Dir, edit.file)
		data, err := os.ReadFile(path)
		if err != nil && edit.old != "" {
			t.Fatal(err)
		}
		if !strings.Contains(string(data), edit.old) {
			t.Fatalf("%s: there is no %q in\n%s", edit.what, edit.old, data)
		}
		write(t, o.Dir, edit.file, strings.Replace(string(data), edit.old, edit.new, 1))
		if !slices.Contains(o.Files, edit.file) && !strings.HasPrefix(edit.file, "sdk/") && edit.file != "other/ignored.go" {
			o.Files = append(o.Files, edit.file)
		}
		if err := os.RemoveAll(log); err != nil {
			t.Fatal(err)
		}
		got := run(t, o)
		asked, listed := askedFor(t, log)
		plain := o
		plain.Memory = ""
		want := run(t, plain)
		same(t, edit.what, places(got), places(want)...)
		same(t, edit.what+": vetted", slices.Sorted(maps.Keys(got.Vetted)), slices.Sorted(maps.Keys(want.Vetted))...)
		same(t, edit.what+": unreadable", reasons(got), reasons(want)...)
		if got.Packages != want.Packages {
			t.Errorf("%s: %d packages, want %d", edit.what, got.Packages, want.Packages)
		}
		for i, path := range asked {
			asked[i] = strings.TrimPrefix(path, "example.com/app/")
		}
		asked = slices.DeleteFunc(slices.Sorted(slices.Values(asked)), func(path string) bool { return path == "dots" })
		if listed != edit.listed {
			t.Errorf("%s: listed is %t, want %t", edit.what, listed, edit.listed)
		}
		if edit.asked == all && len(asked) < 4 || edit.asked != all && strings.Join(asked, " ") != edit.asked {
			t.Errorf("%s: asked for %q, want %q", edit.what, asked, edit.asked)
		}
	}
}

func reasons(res *govet.Result) []string {
	var all []string
	for _, u := range res.Unreadable {
		all = append(all, u.Path+": "+u.Reason)
	}
	slices.Sort(all)
	return all
}

// askedFor returns the packages that the go command was asked to vet, and whether
// it was asked which there are.
func askedFor(t *testing.T, log string) (packages []string, listed bool) {
	data, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		switch verb, rest, _ := strings.Cut(line, " "); verb {
		case "list":
			listed = true
		case "vet":
			_, paths, _ := strings.Cut(rest, " -- ")
			packages = append(packages, strings.Fields(paths)...)
		}
	}
	return packages, listed
}
