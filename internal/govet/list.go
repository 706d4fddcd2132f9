package govet

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/finding"
)

// pkg is a package as `go list -json` tells of it.
type pkg struct {
	Dir        string
	ImportPath string
	Standard   bool
	// DepOnly is true for what others need, ForTest the package for whose tests
	// it is built once more.
	DepOnly bool
	ForTest string
	Module  *struct{ GoMod string }

	GoFiles, CgoFiles, IgnoredGoFiles, TestGoFiles, XTestGoFiles, InvalidGoFiles []string

	// EmbedFiles become a part of the program.
	EmbedFiles []string

	Imports, TestImports, XTestImports []string

	Error      *pkgError
	DepsErrors []*pkgError
}

type pkgError struct {
	ImportStack []string
	Pos         string
	Err         string
}

const listFields = "Dir,ImportPath,Standard,DepOnly,ForTest,Module,GoFiles,CgoFiles,IgnoredGoFiles,TestGoFiles,XTestGoFiles,InvalidGoFiles,EmbedFiles,Imports,TestImports,XTestImports,Error,DepsErrors"

// files returns the paths of all Go files of a package.
func (p *pkg) files() []string {
	var all []string
	for _, name := range slices.Concat(p.GoFiles, p.CgoFiles, p.IgnoredGoFiles, p.TestGoFiles, p.XTestGoFiles, p.InvalidGoFiles) {
		all = append(all, filepath.Join(p.Dir, name))
	}
	return all
}

// buildable reports whether there is anything to vet.
func (p *pkg) buildable() bool {
	return len(p.GoFiles)+len(p.CgoFiles)+len(p.TestGoFiles)+len(p.XTestGoFiles) > 0
}

// testMain reports whether the go command makes up the package to run tests.
func (p *pkg) testMain() bool {
	return strings.HasSuffix(p.ImportPath, ".test") && len(p.GoFiles) == 1 && filepath.IsAbs(p.GoFiles[0])
}

// trouble returns why a package does not load, or nil if it does or if the build
// leaves out all of its files.
func (p *pkg) trouble() *pkgError {
	if p.Error != nil {
		if !p.buildable() && len(p.InvalidGoFiles) == 0 && len(p.IgnoredGoFiles) > 0 {
			return nil
		}
		return p.Error
	}
	if len(p.DepsErrors) > 0 {
		return p.DepsErrors[0]
	}
	return nil
}

func (e *pkgError) String() string {
	words := strings.Join(strings.Fields(e.Err), " ")
	if e.Pos != "" && !strings.HasPrefix(words, e.Pos) {
		words = e.Pos + ": " + words
	}
	if n := len(e.ImportStack); n > 1 && strings.Contains(words, "import cycle") {
		// The way into the cycle is none of its fault.
		begin := slices.Index(e.ImportStack, e.ImportStack[n-1])
		words += ": " + strings.Join(e.ImportStack[begin:], " imports ")
	}
	return words
}

// listing is what the go command tells of a group: its packages, and those that
// they and their tests need; not the standard library, which rests on nothing else.
type listing struct{ All, Needed []*pkg }

// list asks for the packages of a group. That the go command cannot tell is
// recorded, returns nil and is no error: the other groups count all the same.
func (r *runner) list(ctx context.Context, g group) (*listing, error) {
	args := append(r.buildArgs("list", "-e", "-deps", "-test", "-json="+listFields), "--")
	out, words, err := r.run(ctx, g.dir, g.work, append(args, g.patterns...)...)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		r.failGroup(g, words, err)
		return nil, nil
	}
	l := &listing{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		p := &pkg{}
		if err := dec.Decode(p); errors.Is(err, io.EOF) {
			if !slices.ContainsFunc(l.All, func(p *pkg) bool { return p.Standard }) {
				l.Needed = slices.DeleteFunc(l.Needed, func(p *pkg) bool { return p.Standard })
			}
			return l, nil
		} else if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		switch {
		case p.ForTest != "" || p.testMain():
			// Made of what is listed by itself.
		case p.DepOnly:
			l.Needed = append(l.Needed, p)
		default:
			l.All = append(l.All, p)
		}
	}
}

// failGroup records that a module or a workspace does not load.
func (r *runner) failGroup(g group, words string, err error) {
	file := filepath.Join(g.dir, "go.mod")
	if g.work != "off" {
		file = g.work
	}
	rel, ok := r.relative(file)
	if !ok {
		rel = filepath.Base(file)
	}
	if words == "" {
		words = err.Error()
	}
	r.missing(words)
	r.Unreadable = append(r.Unreadable, finding.Unreadable{Path: rel, Reason: strings.Join(strings.Fields(words), " ")})
}

// buildArgs are the arguments of a go command that loads packages.
func (r *runner) buildArgs(verb string, args ...string) []string {
	all := []string{verb}
	if len(r.Tags) > 0 {
		all = append(all, "-tags="+strings.Join(r.Tags, ","))
	}
	if r.overlay != "" {
		all = append(all, "-overlay="+r.overlay)
	}
	return append(all, args...)
}
