package plugin_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/golangci/plugin-module-register/register"

	"github.com/damvet/damvet/analyzers"
	"github.com/damvet/damvet/analyzers/plugin"
	"github.com/damvet/damvet/internal/goflow/flowtest"
)

func TestSettings(t *testing.T) {
	make, err := register.GetPlugin("damvet")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		conf any
		want string
	}{
		{nil, ""},
		{map[string]any{}, ""},
		{map[string]any{"disable": []string{"iconik-go-constant-token"}}, ""},
		{map[string]any{"disable": []string{"no-such-rule"}}, `unknown rule "no-such-rule"`},
		{map[string]any{"bounds": map[string]string{"no-such-bound": "1d"}}, `unknown bound "no-such-bound"`},
		{map[string]any{"bounds": map[string]string{"imagekit-url-lifetime": "soon"}}, `bad duration "soon"`},
		{map[string]any{"nonsense": 1}, "nonsense"},
	} {
		p, err := make(c.conf)
		if err == nil {
			if p.GetLoadMode() != register.LoadModeTypesInfo {
				t.Errorf("load mode %q", p.GetLoadMode())
			}
			_, err = p.BuildAnalyzers()
		}
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%v: error %v, want %q", c.conf, err, c.want)
		}
	}
}

// A rule that is switched off is not reported, the others are.
func TestDisable(t *testing.T) {
	p, err := plugin.New(map[string]any{"disable": []string{"iconik-go-constant-token"}})
	if err != nil {
		t.Fatal(err)
	}
	all, err := p.BuildAnalyzers()
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range all {
		if a.Name != analyzers.Suite[i].Name {
			t.Errorf("%s stands where %s should", a.Name, analyzers.Suite[i].Name)
		}
		if a.Name == "hardcodedtoken" {
			flowtest.Run(t, a, "a")
		}
	}
}

// The plugin works in a golangci-lint whose main package imports it.
func TestGolangciLint(t *testing.T) {
	lint := flowtest.Tool(t, "golangci-lint-damvet", ".ci/golangci-lint")
	dir := flowtest.Unpack(t, filepath.Join("testdata", "golangci.txtar"))
	run := func(config string) string {
		cmd := exec.Command(lint, "run", "--config", config, "--output.text.path", "stdout", "--output.text.print-issued-lines=false", "--show-stats=false", "./...")
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOLANGCI_LINT_CACHE="+filepath.Join(dir, "cache"), "GOFLAGS=")
		out, err := cmd.Output()
		if exit, ok := errors.AsType[*exec.ExitError](err); ok && exit.ExitCode() != 1 {
			t.Fatalf("%v: %s", err, exit.Stderr)
		} else if err != nil && !ok {
			t.Fatal(err)
		}
		return string(out)
	}
	const want = "app/app.go:10:17: hardcodedtoken: a constant reaches the Auth-Token header (by way of client.go:6:2) [iconik-go-constant-token] (damvet)\n"
	if got := run("on.yml"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := run("off.yml"); got != "" {
		t.Errorf("with the rule switched off: %s", got)
	}
}
