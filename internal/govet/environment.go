package govet

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// kept are the variables of the go command that a person's environment may
// set: what is built for, and where things are. None of them makes the go
// command run anything.
var kept = []string{
	"GOROOT", "GOPATH", "GOCACHE", "GOMODCACHE", "GOTMPDIR", "GOWORK", "GODEBUG", "GOEXPERIMENT", "GOFIPS140",
	"GOOS", "GOARCH", "GO386", "GOAMD64", "GOARM", "GOARM64", "GOMIPS", "GOMIPS64", "GOPPC64", "GORISCV64", "GOWASM", "CGO_ENABLED",
	"GOMAXPROCS", "GOGC", "GOMEMLIMIT",
}

// keptForDownload are those that say where modules come from.
var keptForDownload = []string{
	"GOPROXY", "GOSUMDB", "GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GOINSECURE", "GOVCS", "GOAUTH", "GOTOOLCHAIN",
}

// asked are the variables that `go env -w` may have set in a file, which the
// go command is told not to read afterwards: the file could as well hold a
// program for -toolexec.
var asked = []string{"GOVERSION", "GOROOT", "GOPATH", "GOCACHE", "GOMODCACHE", "GOOS", "GOARCH", "CGO_ENABLED"}

// environment is what a go command gets: of the variables that start with GO
// or CGO_ only those that are kept.
func (r *runner) environment() []string {
	keep := kept
	if r.Download {
		keep = append(slices.Clip(keep), keptForDownload...)
	}
	var env []string
	for _, v := range r.Env {
		name, _, _ := strings.Cut(v, "=")
		if upper := strings.ToUpper(name); (strings.HasPrefix(upper, "GO") || strings.HasPrefix(upper, "CGO_")) && !slices.Contains(keep, upper) {
			continue
		}
		env = append(env, v)
	}
	env = append(env, "GO111MODULE=on", "GOFLAGS=-buildvcs=false")
	if !r.Download {
		env = append(env, "GOPROXY=off", "GOTOOLCHAIN=local", "GOSUMDB=off", "GOVCS=*:off")
	}
	return env
}

// ask asks the go command for its version and where its caches are.
func (r *runner) ask(ctx context.Context) error {
	r.env = r.environment()
	names := asked
	if r.Download {
		names = append(slices.Clip(names), "GOPROXY", "GOSUMDB", "GOPRIVATE", "GONOPROXY", "GONOSUMDB")
	}
	// Not in the scanned directory, whose modules have no say in it.
	cmd := r.command(ctx, os.TempDir(), "off", append([]string{"env", "-json"}, names...)...)
	for _, v := range r.Env {
		if strings.HasPrefix(v, "GOENV=") {
			cmd.Env = append(cmd.Env, v)
		}
	}
	out, words, err := r.output(ctx, cmd)
	if err != nil {
		return fmt.Errorf("go env: %w: %s", err, words)
	}
	vars := map[string]string{}
	if err := json.Unmarshal(out, &vars); err != nil {
		return fmt.Errorf("go env: %w", err)
	}
	r.version, r.modules, r.root = vars["GOVERSION"], vars["GOMODCACHE"], vars["GOROOT"]
	r.system, r.processor = vars["GOOS"], vars["GOARCH"]
	for _, name := range names {
		if name != "GOVERSION" && name != "GOROOT" && vars[name] != "" {
			r.env = append(r.env, name+"="+vars[name])
		}
	}
	r.env = append(r.env, "GOENV=off")
	if len(r.Tags) == 0 {
		r.Tags = tagsOf(r.Env)
	}
	return nil
}

// tagsOf returns the build tags that GOFLAGS asks for, the only flag of it
// that is honoured.
func tagsOf(env []string) []string {
	var tags []string
	for _, v := range env {
		flags, ok := strings.CutPrefix(v, "GOFLAGS=")
		if !ok {
			continue
		}
		for _, f := range strings.Fields(flags) {
			if list, ok := strings.CutPrefix("-"+strings.TrimLeft(f, "-"), "-tags="); ok {
				tags = strings.Split(list, ",")
			}
		}
	}
	return tags
}

// command prepares a go command in a directory, with a workspace or "off".
func (r *runner) command(ctx context.Context, dir, work string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, r.Go, args...)
	cmd.Dir = dir
	cmd.Env = append(slices.Clip(r.env), "PWD="+dir, "GOWORK="+work)
	// The go command ends its children when it is interrupted.
	cmd.Cancel = func() error {
		if cmd.Process.Signal(os.Interrupt) != nil {
			return cmd.Process.Kill()
		}
		return nil
	}
	cmd.WaitDelay = 2 * time.Second
	return cmd
}

// run runs a go command and returns what it wrote to standard output and
// standard error.
func (r *runner) run(ctx context.Context, dir, work string, args ...string) (out []byte, words string, err error) {
	return r.output(ctx, r.command(ctx, dir, work, args...))
}

func (r *runner) output(ctx context.Context, cmd *exec.Cmd) (out []byte, words string, err error) {
	var stderr limited
	cmd.Stderr = &stderr
	out, err = cmd.Output()
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	return out, strings.TrimSpace(stderr.String()), err
}

// maxWords is how much of what the go command complains is kept, in bytes.
const maxWords = 8 << 20

// limited is a buffer that drops what is more than maxWords.
type limited struct{ strings.Builder }

func (l *limited) Write(p []byte) (int, error) {
	l.Builder.Write(p[:min(len(p), maxWords-min(l.Len(), maxWords))])
	return len(p), nil
}
