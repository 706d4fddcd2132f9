package govet

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/finding"
)

// sources are the endings of the files that the go command opens to see what a
// package is made of.
var sources = []string{".go", ".c", ".cc", ".cpp", ".cxx", ".m", ".h", ".hh", ".hpp", ".hxx", ".f", ".F", ".for", ".f90", ".s", ".S", ".sx", ".swig", ".swigcxx", ".syso"}

// irregular records what the go command would read and never come to the end
// of: a named pipe, a device, or a link to one. It reports whether there is
// something. The files that say what packages there are it keeps in r.sources.
func (r *runner) irregular(groups []group) bool {
	n := len(r.Unreadable)
	look := func(file string) {
		info, err := os.Stat(file)
		if err == nil && info.Mode().IsRegular() {
			r.sources = append(r.sources, file)
		}
		if err != nil || info.Mode().IsRegular() || info.IsDir() {
			return
		}
		rel, ok := r.relative(file)
		if !ok {
			rel = file
		}
		u := finding.Unreadable{Path: rel, Reason: "is no regular file, and the go command would read it: no Go package was looked at"}
		if !slices.Contains(r.Unreadable, u) {
			r.Unreadable = append(r.Unreadable, u)
		}
	}
	module := func(dir string) {
		for _, name := range []string{"go.mod", "go.sum", "go.work", "go.work.sum", filepath.Join("vendor", "modules.txt")} {
			look(filepath.Join(dir, name))
		}
	}
	for dir := r.Dir; ; dir = filepath.Dir(dir) {
		module(dir)
		if dir == r.Top || filepath.Dir(dir) == dir {
			break
		}
	}
	for _, dir := range r.linked() {
		module(dir)
	}
	if len(groups) == 0 {
		return len(r.Unreadable) > n
	}
	for _, g := range groups {
		module(g.dir)
		if g.work != "off" {
			look(g.work)
			module(filepath.Dir(g.work))
		}
	}
	// What cannot be read here the go command cannot read either.
	_ = filepath.WalkDir(r.Dir, func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fs.SkipDir
		case d.IsDir() && d.Name() == ".git":
			return fs.SkipDir
		case d.IsDir():
		case d.Name() == "go.mod":
			module(filepath.Dir(file))
		case d.Type().IsRegular() && filepath.Ext(file) == ".go":
			r.sources = append(r.sources, file)
		case !d.Type().IsRegular() && slices.Contains(sources, filepath.Ext(file)) && !strings.HasPrefix(d.Name(), "."):
			look(file)
		}
		return nil
	})
	return len(r.Unreadable) > n
}

// linked returns the directories with Go files, or above such, whose go.mod is a
// link: those are not among the files.
func (r *runner) linked() []string {
	var dirs []string
	met := map[string]bool{}
	for file := range r.files {
		for dir := path.Dir(file); !met[dir] && !ignoredDir(file); dir = path.Dir(dir) {
			met[dir] = true
			at := filepath.Join(r.Dir, filepath.FromSlash(dir))
			if info, err := os.Lstat(filepath.Join(at, "go.mod")); err == nil && info.Mode()&fs.ModeSymlink != 0 {
				dirs = append(dirs, at)
			}
		}
	}
	slices.Sort(dirs)
	return dirs
}
