// Package govet runs the Go checks over the packages of a directory: it starts
// the go command, which calls damvet back as its vet tool for one package
// after the other and keeps the answers in its cache, and reads what it says.
//
// The go command is started for code that nobody here trusts: it obeys no
// configuration but the modules themselves (see environment), asks no version
// control, and opens no connection unless Options.Download says so.
package govet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"go/build"
	"io"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/finding"
)

// ErrNoGo says that there are Go packages and no go command.
var ErrNoGo = errors.New("the go command is not installed")

// Options says what to check and how.
type Options struct {
	// Dir is the directory whose packages are checked.
	Dir string
	// Top is how far up a go.mod or go.work may stand that holds for Dir: the
	// root of the repository. It is Dir if empty.
	Top string
	// Files are the files below Dir that count, as paths relative to it with
	// forward slashes; only .go files and go.mod matter. A package none of
	// whose files is among them is left alone.
	Files []string
	// Overlay holds contents, by path like Files, that stand in for those on
	// disk; nil for a file that is not there. It is how the go command is shown
	// what is staged: name every file whose staged content differs, with it,
	// and every Go file that is not staged, with nil.
	Overlay map[string][]byte
	// Patterns are those of the go command, relative to Dir; empty means every
	// package below it.
	Patterns []string
	// Tags are build tags. Those of GOFLAGS in Env count when there are none.
	Tags []string
	// Download lets the go command fetch modules and toolchains.
	Download bool
	// Bounds are thresholds in place of the catalogue's, by name.
	Bounds map[string]string
	// Additions are what a configuration adds to the catalogue, as
	// config.Config.Additions returns them; nil if that is nothing.
	Additions []byte
	// Memory is the directory in which is remembered what packages were answered,
	// "" if nothing is to be.
	Memory string
	// Tool is the path of damvet itself, Go that of the go command; that is
	// looked for where programs are if empty.
	Tool, Go string
	// Env is the environment that the go command's is made from.
	Env []string
	// Progress, if given, is called now and then with how many packages were
	// vetted.
	Progress func(packages int)
}

// Result is what the checks found and which files they saw.
type Result struct {
	// Findings are in the order of their places.
	Findings []Finding
	// Names are what the code hands over as names of accounts.
	Names []Name
	// Cleared are places that are no finding of a class, in any package that has the
	// file.
	Cleared []Clearance
	// Packages is how many were vetted. A package and its tests are one, tests
	// of another package name count by themselves.
	Packages int
	// Vetted holds the Go files of Options.Files that were in a package that
	// was vetted.
	Vetted map[string]bool
	// Constrained are those that the build leaves out, by their constraints or
	// their names, and Passed those in directories that belong to no program:
	// testdata, vendor, and names that begin with _ or a dot.
	Constrained, Passed []string
	// Unreadable are packages that do not load, in the compiler's words, and
	// the Go files in none that was vetted.
	Unreadable []finding.Unreadable
	// Missing is true if something did not load that could be downloaded.
	Missing bool
}

// Finding is a diagnostic of a check.
type Finding struct {
	// Rule and Message are as goflow.Message has them, and so are Facts and
	// SHA256.
	Rule, Message string
	Facts         map[string]string
	SHA256        string
	// Path is relative to Options.Dir, with forward slashes. Start and End are
	// bytes of its content.
	Path       string
	Start, End int
	Steps      []finding.Step
	// Fix are changes to Path that mend it, for Fix; nil if there are none.
	Fix []Edit
}

// Run checks the packages. Without a go.mod there is nothing to do. It returns
// ErrNoGo if there is one and no go command; any other error is one that ends
// the whole run. What does not load is in the result.
func Run(ctx context.Context, o Options) (*Result, error) {
	r := &runner{Options: o, Result: &Result{Vetted: map[string]bool{}}, constrained: map[string]bool{}, packages: map[string]bool{}}
	if err := r.locate(); err != nil {
		return nil, err
	}
	groups, err := r.groups()
	if err != nil || r.irregular(groups) || len(groups) == 0 {
		return r.Result, err
	}
	if r.Go == "" {
		if r.Go, err = exec.LookPath("go"); err != nil {
			return nil, ErrNoGo
		}
	}
	if err := r.ask(ctx); err != nil {
		return nil, err
	}
	clean, err := r.writeOverlay()
	if err != nil {
		return nil, err
	}
	defer clean()
	forget, err := r.writeAdditions()
	if err != nil {
		return nil, err
	}
	defer forget()
	for _, g := range groups {
		if err := r.group(ctx, g); err != nil {
			return nil, err
		}
	}
	r.account()
	return r.Result, nil
}

// runner is one run.
type runner struct {
	Options
	*Result
	// env is what every go command gets.
	env     []string
	version string
	modules string // GOMODCACHE
	root    string // GOROOT
	// system and processor are GOOS and GOARCH.
	system, processor string
	overlay           string // the file for -overlay, or ""
	// now is what is to be remembered of the group that is looked at, or nil.
	now *memory
	// sources are the Go files below Dir and those that say where modules begin and
	// what they need.
	sources []string
	// foot is what footing returns, if it is footed.
	foot   string
	footed bool
	// files are Options.Files that are Go files.
	files map[string]bool
	// last is the file that text returned last.
	last *text
	// packages holds the IDs of those that were vetted.
	packages map[string]bool
	// constrained are those that some package names as left out.
	constrained map[string]bool
}

// locate makes the directories comparable with what the go command says.
func (r *runner) locate() error {
	for _, dir := range []*string{&r.Dir, &r.Top} {
		if *dir == "" {
			*dir = r.Dir
		}
		abs, err := filepath.Abs(*dir)
		if err != nil {
			return err
		}
		if *dir, err = filepath.EvalSymlinks(abs); err != nil {
			return err
		}
	}
	r.files = map[string]bool{}
	for _, f := range r.Files {
		if strings.HasSuffix(f, ".go") {
			r.files[f] = true
		}
	}
	return nil
}

// group vets the packages that are found from one directory. Where nothing has
// changed that says which there are, what the go command listed the last time
// serves, unless it has something to complain about.
func (r *runner) group(ctx context.Context, g group) error {
	old, now := r.recall(g)
	if old == nil || now.Footing == "" || old.Footing != now.Footing {
		l, err := r.list(ctx, g)
		if err != nil || l == nil {
			return err
		}
		return r.look(ctx, g, l, old, now)
	}
	undo := r.mark()
	if err := r.look(ctx, g, &old.Listing, old, now); err != nil || len(r.Unreadable) == 0 {
		return err
	}
	l, err := r.list(ctx, g)
	if err != nil || l == nil || reflect.DeepEqual(l, &old.Listing) {
		return err
	}
	undo()
	old, now = r.recall(g)
	return r.look(ctx, g, l, old, now)
}

// mark returns what takes back all that is said from now on.
func (r *runner) mark() (undo func()) {
	result := *r.Result
	result.Vetted = maps.Clone(r.Vetted)
	packages, constrained := maps.Clone(r.packages), maps.Clone(r.constrained)
	return func() { *r.Result, r.packages, r.constrained = result, packages, constrained }
}

// look vets the packages of a group that count and load.
func (r *runner) look(ctx context.Context, g group, l *listing, old, now *memory) error {
	needed := slices.Clip(l.Needed)
	var load []*pkg
	for _, p := range l.All {
		if !r.counts(p) {
			needed = append(needed, p)
			continue
		}
		for _, name := range p.IgnoredGoFiles {
			if path, ok := r.relative(filepath.Join(p.Dir, name)); ok && r.files[path] {
				r.constrained[path] = true
			}
		}
		if e := p.trouble(); e != nil {
			r.fail(p, r.placed(g, e.String()))
			continue
		}
		if p.buildable() {
			load = append(load, p)
		}
	}
	if len(load) == 0 {
		return nil
	}
	if now != nil {
		now.Listing = *l
		if slices.ContainsFunc(slices.Concat(l.All, l.Needed), func(p *pkg) bool { return !r.covers(p) }) {
			now.Footing = ""
		}
	}
	return r.vet(ctx, g, load, needed, old, now)
}

// counts reports whether a package has a file among those that count.
func (r *runner) counts(p *pkg) bool {
	return slices.ContainsFunc(p.files(), func(path string) bool {
		rel, ok := r.relative(path)
		return ok && r.files[rel]
	})
}

// fail records a package that does not load. What it wants to have said of
// itself comes last: the files of a package that says nothing were held up by
// another one.
func (r *runner) fail(p *pkg, words string) {
	rel, ok := r.relative(p.Dir)
	if !ok {
		rel = p.ImportPath
	}
	r.Unreadable = append(r.Unreadable, finding.Unreadable{Path: rel, Reason: "package does not load: " + words})
	r.missing(words)
}

// missing notes whether a download could mend what the go command complains
// about.
func (r *runner) missing(words string) {
	for _, w := range []string{"GOPROXY=off", "GOTOOLCHAIN=local", "no required module provides", "missing go.sum entry", "cannot find module providing"} {
		r.Missing = r.Missing || strings.Contains(words, w)
	}
}

// account names the Go files that were in no package that was vetted.
func (r *runner) account() {
	for _, f := range r.Files {
		switch {
		case !r.files[f] || r.Vetted[f]:
		case r.constrained[f]:
			r.Constrained = append(r.Constrained, f)
		case ignoredDir(f):
			r.Passed = append(r.Passed, f)
		case r.leftOut(f):
			r.Constrained = append(r.Constrained, f)
		default:
			r.Unreadable = append(r.Unreadable, finding.Unreadable{Path: f, Reason: "in no package that was vetted"})
		}
	}
	slices.SortFunc(r.Findings, func(a, b Finding) int {
		if a.Path != b.Path {
			return strings.Compare(a.Path, b.Path)
		}
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return strings.Compare(a.Rule, b.Rule)
	})
	// A package is vetted once by itself and once with its tests, if others
	// need it.
	r.Findings = slices.CompactFunc(r.Findings, func(a, b Finding) bool {
		return a.Path == b.Path && a.Start == b.Start && a.End == b.End && a.Rule == b.Rule && a.Message == b.Message
	})
	r.Packages = len(r.packages)
}

// leftOut reports whether the build leaves a file out. Of a directory of which it
// leaves out all, the go command does not tell.
func (r *runner) leftOut(rel string) bool {
	c := build.Default
	c.GOOS, c.GOARCH, c.BuildTags = r.system, r.processor, r.Tags
	c.OpenFile = func(string) (io.ReadCloser, error) {
		data, err := r.content(rel)
		return io.NopCloser(bytes.NewReader(data)), err
	}
	match, err := c.MatchFile(filepath.Join(r.Dir, filepath.FromSlash(path.Dir(rel))), path.Base(rel))
	return err == nil && !match
}

// ignoredDir reports whether the go command never looks at a file when it is
// asked for all packages below a directory.
func ignoredDir(path string) bool {
	elems := strings.Split(path, "/")
	for i, e := range elems {
		switch {
		case e[0] == '_' || e[0] == '.':
			return true
		case i < len(elems)-1 && (e == "testdata" || e == "vendor"):
			return true
		}
	}
	return false
}

// relative returns a path as Options.Files has it, and whether it is below
// Options.Dir.
func (r *runner) relative(path string) (string, bool) {
	return below(r.Dir, original(path))
}

func below(dir, path string) (string, bool) {
	rel, err := filepath.Rel(dir, path)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

// content returns what a file of the tree holds.
func (r *runner) content(rel string) ([]byte, error) {
	if data, ok := r.Overlay[rel]; ok {
		if data == nil {
			return nil, fmt.Errorf("%s: %w", rel, os.ErrNotExist)
		}
		return data, nil
	}
	return os.ReadFile(filepath.Join(r.Dir, filepath.FromSlash(rel)))
}
