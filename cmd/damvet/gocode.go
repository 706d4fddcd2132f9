package main

import (
	"cmp"
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
	fs.BoolVar(&o.fix, "fix", false, "make the changes to Go files that certainly mend a finding, and check what is left")
	fs.BoolVar(&o.download, "download", false, "let the go command download modules and toolchains that the Go checks need")
}

// goChecks are the Go checks of a directory, which run while other things are
// looked at.
type goChecks struct {
	done   chan struct{}
	result *govet.Result
	err    error
}

// startGo begins to check the Go packages among the files that were looked at.
func (r *session) startGo(ctx context.Context, files *scan.Result) (*goChecks, error) {
	o, err := r.goOptions(r.dir, r.top)
	if err != nil {
		return nil, err
	}
	if !r.inRepository {
		// The module may begin anywhere above.
		o.Top = filepath.VolumeName(r.dir) + string(filepath.Separator)
	}
	for _, path := range slices.Sorted(maps.Keys(files.Files)) {
		if rel, ok := strings.CutPrefix(path, r.prefix); ok {
			o.Files = append(o.Files, rel)
		}
	}
	g := &goChecks{done: make(chan struct{})}
	go func() {
		defer close(g.done)
		g.result, g.err = govet.Run(ctx, o)
	}()
	return g, nil
}

func (r *session) goOptions(dir, top string) (govet.Options, error) {
	self, err := os.Executable()
	if err != nil {
		return govet.Options{}, err
	}
	additions, err := r.conf.Additions()
	return govet.Options{
		Dir: dir, Top: top,
		Tags: splitList(r.tags), Download: r.download, Bounds: r.conf.Bounds, Additions: additions,
		Tool: self, Env: r.environ, Memory: r.goMemory(top),
		Progress: func(n int) { r.step("%d Go packages", n) },
	}, err
}

// finishGo waits for the Go checks and adds what they found.
func (r *session) finishGo(ctx context.Context, g *goChecks, files *scan.Result) error {
	<-g.done
	if errors.Is(g.err, govet.ErrNoGo) {
		files.Coverage.Fail("go.mod", g.err)
		r.hint = "install Go, or --no-go leaves the Go checks out"
		return nil
	}
	if g.err != nil && ctx.Err() != nil {
		files.Coverage.Fail("Go packages", errGoInterrupted)
		return nil
	}
	if g.err != nil {
		return fmt.Errorf("the Go checks: %w", g.err)
	}
	if g.result.Missing {
		r.hint = "`go mod download` fetches the modules that are missing, or --download lets the run do it"
	}
	r.scanner.Go(files, g.result, scan.GoOptions{
		Prefix: r.prefix,
		Read: func(path string) ([]byte, error) {
			return os.ReadFile(filepath.Join(r.dir, filepath.FromSlash(path)))
		},
	})
	return nil
}

var errGoInterrupted = errors.New("were not looked at: the run was interrupted before")

// maxFixes is how often fixes are made, each time to what the last ones left.
const maxFixes = 8

// mend makes the fixes that the Go checks know, of findings that nobody accepted,
// until there are none left.
func (r *session) mend(ctx context.Context, root string) error {
	made, files := 0, map[string]bool{}
	for range maxFixes {
		res, err := r.tree(ctx, root)
		if err != nil {
			return err
		}
		g, err := r.startGo(ctx, res)
		if err != nil {
			return err
		}
		if err := cmp.Or(r.finishGo(ctx, g, res), ctx.Err()); err != nil {
			return err
		}
		var fixes [][]govet.Edit
		for _, t := range res.Things {
			fixes = append(fixes, t.Fix)
		}
		n, changed, err := govet.Fix(r.dir, fixes)
		made += n
		for _, path := range changed {
			files[path] = true
		}
		if err != nil {
			return fmt.Errorf("--fix: %w", err)
		}
		if n == 0 {
			break
		}
	}
	r.note("fixed: %d in %d files", made, len(files))
	return nil
}

func splitList(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' })
}
