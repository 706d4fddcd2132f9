package analyzers_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/goflow/flowtest"
)

// The checks work in a nogo that is built as rules_go builds it: it carries
// facts from package to package, and flags of its configuration reach them.
func TestNogo(t *testing.T) {
	nogo := flowtest.Tool(t, "nogo-damvet", ".ci/nogo")
	dir := flowtest.Unpack(t, filepath.Join("testdata", "nogo.txtar"))
	run := func(name string, args ...string) (string, int) {
		t.Helper()
		cmd := exec.Command(name, args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off", "GOPROXY=off", "GOARCH="+runtime.GOARCH)
		out, err := cmd.CombinedOutput()
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			return string(out), exit.ExitCode()
		} else if err != nil {
			t.Fatal(err)
		}
		return string(out), 0
	}
	// What Bazel hands over: the compiled packages.
	cfg, status := run("go", "list", "-deps", "-export", "-f", "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}", "./...")
	if status != 0 {
		t.Fatal(cfg)
	}
	if err := os.WriteFile(filepath.Join(dir, "importcfg"), []byte(cfg), 0o666); err != nil {
		t.Fatal(err)
	}
	out, status := run(nogo, "-p", "example.com/app/client", "-importcfg", "importcfg", "-x", "client.facts", "client/client.go")
	if status != 0 {
		t.Fatalf("status %d: %s", status, out)
	}
	const violation = 3
	out, status = run(nogo, "-p", "example.com/app", "-importcfg", "importcfg", "-fact", "example.com/app/client=client.facts", "-x", "app.facts", "app.go", "third_party/x.go")
	if status != violation {
		t.Fatalf("status %d: %s", status, out)
	}
	got := strings.ReplaceAll(out, dir+string(filepath.Separator), "")
	const want = `nogo: errors found by nogo during build-time code analysis:
app.go:12:19: a constant reaches the Auth-Token header (by way of client.go:6:46) [iconik-go-constant-token] (hardcodedtoken)
app.go:13:54: a signed URL stays good for longer than it should [imagekit-go-long-lived-signed-url] (missingexpiry)
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
