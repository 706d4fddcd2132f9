package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/govet"
	"github.com/damvet/damvet/internal/scan"
)

func goFlags(fs *flag.FlagSet, o *options) {
	fs.BoolVar(&o.noGo, "no-go", false, "do not run the Go checks, and so start no program")
	fs.StringVar(&o.tags, "tags", "", "check Go code as it is built with the build tags `LIST`, separated by commas")
	fs.BoolVar(&o.download, "download", false, "let the go command download modules and toolchains that the Go checks need")
}

// goChecks are the Go checks of a directory, which run while other things are
// looked at.
type goChecks struct {
	prefix string
	done   chan struct{}
	result *govet.Result
	err    error
}

// startGo begins to check the Go packages among the files that were looked at.
// The paths of these begin with prefix, those of the directory do not. Outside
// of a repository the module may begin anywhere above.
func (r *session) startGo(ctx context.Context, dir, top string, inRepository bool, prefix string, files *scan.Result) (*goChecks, error) {
	if !inRepository {
		top = filepath.VolumeName(dir) + string(filepath.Separator)
	}
	o, err := r.goOptions(dir, top)
	if err != nil {
		return nil, err
	}
	for _, path := range slices.Sorted(maps.Keys(files.Files)) {
		if rel, ok := strings.CutPrefix(path, prefix); ok {
			o.Files = append(o.Files, rel)
		}
	}
	g := &goChecks{prefix: prefix, done: make(chan struct{})}
	go func() {
		defer close(g.done)
		g.result, g.err = govet.Run(ctx, o)
	}()
	return g, nil
}

func (r *session) goOptions(dir, top string) (govet.Options, error) {
	self, err := os.Executable()
	return govet.Options{
		Dir: dir, Top: top,
		Tags: splitList(r.tags), Download: r.download, Bounds: r.conf.Bounds,
		Tool: self, Env: r.environ,
		Progress: func(n int) { r.step("%d Go packages", n) },
	}, err
}

// finishGo waits for the Go checks and adds what they found.
func (r *session) finishGo(g *goChecks, dir string, files *scan.Result) error {
	<-g.done
	if errors.Is(g.err, govet.ErrNoGo) {
		files.Coverage.Fail("go.mod", g.err)
		r.hint = "install Go, or --no-go leaves the Go checks out"
		return nil
	}
	if g.err != nil {
		return fmt.Errorf("Go checks: %w", g.err)
	}
	if g.result.Missing {
		r.hint = "`go mod download` fetches the modules that are missing, or --download lets the run do it"
	}
	r.scanner.Go(files, g.result, scan.GoOptions{
		Prefix: g.prefix,
		Read: func(path string) ([]byte, error) {
			return os.ReadFile(filepath.Join(dir, filepath.FromSlash(path)))
		},
	})
	return nil
}

func splitList(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' })
}
