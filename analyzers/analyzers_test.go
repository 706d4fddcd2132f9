package analyzers_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/damvet/damvet/analyzers"
	"github.com/damvet/damvet/internal/goflow/flowtest"
	"github.com/damvet/damvet/internal/synth"
	"github.com/damvet/damvet/rules"
)

func TestSuite(t *testing.T) {
	if err := analysis.Validate(analyzers.Suite); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, a := range analyzers.Suite {
		names = append(names, a.Name)
		if a.Flags.Lookup(analyzers.JSONFlag) == nil || a.Flags.Lookup(analyzers.BoundsFlag) == nil {
			t.Errorf("%s lacks a flag", a.Name)
		}
		// overbroadpermission has the checks of records.
		if a.Name != "overbroadpermission" && !slices.ContainsFunc(rules.Builtin().Checks, func(k *rules.Check) bool { return k.Look.Go == a.Name }) {
			t.Errorf("%s: no rule file has a check for it", a.Name)
		}
	}
	if !slices.IsSorted(names) {
		t.Errorf("the suite is not in alphabetical order: %v", names)
	}
	for _, k := range rules.Builtin().Checks {
		if k.Look.Go != "" && !slices.Contains(names, k.Look.Go) {
			t.Errorf("check %s looks with %q, which is not in the suite", k.ID, k.Look.Go)
		}
	}
	dirs, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range dirs {
		if d.IsDir() && !slices.Contains(names, d.Name()) && d.Name() != "plugin" && d.Name() != "testdata" {
			t.Errorf("folder %s is not in the suite", d.Name())
		}
	}
}

// The page that shows how to run the checks elsewhere names them all.
func TestReadme(t *testing.T) {
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	for _, a := range analyzers.Suite {
		fmt.Fprintf(&want, "        \"@com_github_damvet_damvet//analyzers/%s\",\n", a.Name)
	}
	if !strings.Contains(string(page), "deps = [\n"+want.String()+"    ],") {
		t.Errorf("README.md: nogo's deps should be\n%s", want.String())
	}
}

// Every example of a check for Go code is found, and no counterexample.
func TestExamples(t *testing.T) {
	dir := flowtest.Dir(t)
	type example struct {
		check *rules.Check
		text  string
		want  bool
	}
	examples := map[string]example{}
	var paths []string
	write := func(k *rules.Check, list []rules.Example, want bool) {
		for _, e := range list {
			text, err := synth.Expand(e.Text)
			if err != nil {
				t.Fatal(err)
			}
			path := fmt.Sprintf("example%d", len(paths))
			name := filepath.Join(dir, "src", path, "a.go")
			if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
			paths = append(paths, path)
			examples[path] = example{k, e.Text, want}
		}
	}
	for _, k := range rules.Builtin().Checks {
		if k.Look.Go != "" {
			write(k, k.Examples(), true)
			write(k, k.Counterexamples(), false)
		}
	}
	got := map[string]map[string]bool{}
	for _, act := range run(t, dir, paths) {
		for _, d := range act.Diagnostics {
			if got[act.Package.PkgPath] == nil {
				got[act.Package.PkgPath] = map[string]bool{}
			}
			got[act.Package.PkgPath][d.Category] = true
		}
	}
	for path, e := range examples {
		if got[path][e.check.ID] != e.want {
			t.Errorf("%s: found %v, want %v, in %s", e.check.ID, got[path], e.want, e.text)
		}
	}
}

func run(t *testing.T, dir string, paths []string) []*checker.Action {
	t.Helper()
	cfg := &packages.Config{
		Mode: packages.LoadAllSyntax,
		Dir:  dir,
		Env:  append(os.Environ(), "GOPATH="+dir, "GO111MODULE=off", "GOWORK=off", "GOFLAGS="),
	}
	pkgs, err := packages.Load(cfg, paths...)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pkgs {
		for _, e := range p.Errors {
			t.Errorf("%s: %v", p.PkgPath, e)
		}
	}
	graph, err := checker.Analyze(analyzers.Suite, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Errorf("%s: %v", act, act.Err)
		}
	}
	return graph.Roots
}

// Under json-v1 a message is one object, and no message holds the secret.
func TestJSON(t *testing.T) {
	flag := analyzers.Suite[0].Flags.Lookup(analyzers.JSONFlag)
	if err := flag.Value.Set("true"); err != nil {
		t.Fatal(err)
	}
	defer flag.Value.Set("false")
	secret, err := synth.Expand("<<uuid4>>")
	if err != nil {
		t.Fatal(err)
	}
	dir := flowtest.Dir(t)
	name := filepath.Join(dir, "src", "a", "a.go")
	text := fmt.Sprintf(`package a

import "net/http"

func set(req *http.Request, token string) { req.Header.Set("Auth-Token", token) }

func use(req *http.Request) { set(req, %q) }
`, secret)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, act := range run(t, dir, []string{"a"}) {
		for _, d := range act.Diagnostics {
			found++
			var m analyzers.Message
			if err := json.Unmarshal([]byte(d.Message), &m); err != nil {
				t.Fatalf("%q: %v", d.Message, err)
			}
			if m.Rule != "iconik-go-constant-token" || len(m.SecretSHA256) != 64 || m.Message == "" || len(m.Steps) != 2 {
				t.Errorf("got %+v", m)
			}
			for _, s := range m.Steps {
				if s.Path != name || s.Line == 0 || s.Column == 0 || s.Message == "" {
					t.Errorf("step %+v", s)
				}
			}
			if strings.Contains(d.Message, secret) {
				t.Error("the message holds the secret")
			}
		}
	}
	if found != 1 {
		t.Errorf("%d findings", found)
	}
}
