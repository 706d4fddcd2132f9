package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/change"
	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/govet"
	"github.com/damvet/damvet/internal/scan"
	"github.com/damvet/damvet/internal/worktree"
	"github.com/damvet/damvet/internal/worktree/index"
)

// The Go checks of a change run over the files on disk, in place of which the go
// command is shown the contents of one side of the change after the other. What
// git ignores stays as it is: code that is generated may be needed.

// contents are files by path, from the root of the repository.
type contents map[string]gitstore.ID

// unknown stands for a file on disk whose content is not known.
var unknown = gitstore.IDOf([]byte("unknown"))

// goChange is what the Go checks find on the sides of a change.
type goChange struct {
	prefix string
	after  *goSide
	before []*goSide
	// lenient passes over what did not load before either.
	lenient bool
	noGo    error
}

// goSide is one side of a change.
type goSide struct {
	contents
	prefix string
	read   change.Reader
	result *govet.Result
}

// vetChange runs the Go checks over what a change leaves and, if there is
// something to tell of it, over what was there before.
func (r *session) vetChange(ctx context.Context, repo *repository, read change.Reader, disk, after contents, before []contents) (*goChange, error) {
	g := &goChange{prefix: repo.prefix}
	side := func(c contents) (*goSide, error) {
		s := &goSide{contents: c, prefix: repo.prefix, read: read}
		return s, r.vetSide(ctx, repo, s, disk)
	}
	var err error
	if g.after, err = side(after); errors.Is(err, govet.ErrNoGo) {
		g.noGo = err
		r.hint = "install Go, or --no-go leaves the Go checks out"
		return g, nil
	}
	if err != nil || len(g.after.result.Findings)+len(g.after.result.Unreadable) == 0 {
		return g, err
	}
	for _, c := range before {
		s, err := side(c)
		if err != nil {
			return nil, err
		}
		g.before = append(g.before, s)
	}
	return g, nil
}

// maxOverlay is how large a file may be, in bytes, to be shown to the go
// command in place of the one on disk.
const maxOverlay = 16 << 20

// overlay is what the go command has to be shown in place of what is on disk.
func (s *goSide) overlay(disk contents) (map[string][]byte, error) {
	all := map[string][]byte{}
	put := func(path string, data []byte) {
		if rel, ok := strings.CutPrefix(path, s.prefix); ok && filepath.IsLocal(filepath.FromSlash(rel)) {
			all[rel] = data
		}
	}
	for path := range disk {
		if _, ok := s.contents[path]; !ok {
			put(path, nil)
		}
	}
	for path, id := range s.contents {
		if disk[path] == id {
			continue
		}
		o, err := s.read.Read(id)
		if err != nil {
			return nil, fmt.Errorf("%s: blob %s: %w", path, id, err)
		}
		if len(o.Data) <= maxOverlay {
			put(path, append([]byte{}, o.Data...))
		}
	}
	return all, nil
}

// content reads a file of the side.
func (s *goSide) content(rel string) ([]byte, error) {
	id, ok := s.contents[s.prefix+rel]
	if !ok {
		return nil, os.ErrNotExist
	}
	o, err := s.read.Read(id)
	return o.Data, err
}

func (r *session) vetSide(ctx context.Context, repo *repository, s *goSide, disk contents) error {
	o, err := r.goOptions(filepath.Join(repo.root, filepath.FromSlash(repo.prefix)), repo.root)
	if err != nil {
		return err
	}
	if o.Overlay, err = s.overlay(disk); err != nil {
		return err
	}
	excluded := r.excluded()
	for _, path := range slices.Sorted(maps.Keys(s.contents)) {
		rel, ok := strings.CutPrefix(path, s.prefix)
		if ok && !excluded(path) && filepath.IsLocal(filepath.FromSlash(rel)) {
			o.Files = append(o.Files, rel)
		}
	}
	s.result, err = govet.Run(ctx, o)
	if err != nil {
		return fmt.Errorf("the Go checks: %w", err)
	}
	if s.result.Missing {
		r.hint = "`go mod download` fetches the modules that are missing, or --download lets the run do it"
	}
	return nil
}

// paths returns the files that something was found in.
func (g *goChange) paths() []string {
	if g == nil || g.noGo != nil {
		return nil
	}
	all := map[string]bool{}
	for _, s := range append(g.before, g.after) {
		for _, f := range s.result.Findings {
			all[g.prefix+f.Path] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// add adds what was found to what was found otherwise. The files of paths must
// be among those that were looked at.
func (g *goChange) add(r *session, found *scan.Change) {
	if g == nil {
		return
	}
	if g.noGo != nil {
		found.After.Coverage.Fail("go.mod", g.noGo)
		return
	}
	r.golang = true
	before := map[finding.Unreadable]bool{}
	for i, s := range g.before {
		for _, u := range s.result.Unreadable {
			before[u] = true
		}
		// That something did not load before is no matter of the change.
		unreadable := slices.Clone(found.Before[i].Coverage.Unreadable)
		r.scanner.Go(found.Before[i], s.result, scan.GoOptions{Prefix: g.prefix, Read: s.content})
		found.Before[i].Coverage.Unreadable = unreadable
	}
	if g.lenient {
		all := len(g.after.result.Unreadable)
		g.after.result.Unreadable = slices.DeleteFunc(g.after.result.Unreadable, func(u finding.Unreadable) bool { return before[u] })
		found.After.Coverage.Exclude("Go that did not load before either", int64(all-len(g.after.result.Unreadable)))
	}
	r.scanner.Go(found.After, g.after.result, scan.GoOptions{Prefix: g.prefix, Read: g.after.content})
}

func isGo(path string) bool {
	return strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "go.mod") || strings.HasSuffix(path, "go.work")
}

// vetRevisions runs the Go checks over the trees of a change.
func (r *session) vetRevisions(ctx context.Context, repo *repository, trees *treeReader, files []change.File, sides int) (*goChange, error) {
	touched := slices.ContainsFunc(files, func(f change.File) bool { return !f.After.IsZero() && isGo(f.Path) })
	if r.noGo || repo.root == "" || !touched {
		return nil, nil
	}
	x, err := r.readIndex(repo)
	if err != nil {
		return nil, err
	}
	_, disk := contentsOfIndex(repo, x)
	side := func(of func(change.File) gitstore.ID) contents {
		c := contents{}
		for _, f := range files {
			if id := of(f); !id.IsZero() {
				c[f.Path] = id
			}
		}
		return c
	}
	var before []contents
	for i := range sides {
		before = append(before, side(func(f change.File) gitstore.ID { return f.Before[i] }))
	}
	return r.vetChange(ctx, repo, trees, disk, side(func(f change.File) gitstore.ID { return f.After }), before)
}

// contentsOf returns the files of a tree.
func contentsOf(read change.Reader, tree gitstore.ID) (contents, error) {
	files, err := change.Files(read, tree)
	c := contents{}
	for _, f := range files {
		c[f.Path] = f.After
	}
	return c, err
}

// contentsOfIndex returns what an index holds, and what of it is on disk.
func contentsOfIndex(repo *repository, x *index.Index) (staged, disk contents) {
	staged, disk = contents{}, contents{}
	for i := range x.Entries {
		e := &x.Entries[i]
		if e.Stage != 0 || e.Mode == index.ModeGitlink || e.Mode == index.ModeDir || e.Flags&index.IntentToAdd != 0 {
			continue
		}
		staged[e.Path] = gitstore.IDOf(e.ID)
		switch info, err := os.Lstat(filepath.Join(repo.root, filepath.FromSlash(e.Path))); {
		case err != nil:
		case uint32(info.Size()) == e.Size && uint32(info.ModTime().Unix()) == e.MTime.Sec && uint32(info.ModTime().Nanosecond()) == e.MTime.Nsec:
			disk[e.Path] = staged[e.Path]
		default:
			disk[e.Path] = unknown
		}
	}
	return staged, disk
}

// vetStaged runs the Go checks over the index, if Go files are staged.
func (r *session) vetStaged(ctx context.Context, repo *repository, x *index.Index, files []change.File, before []gitstore.ID) (*goChange, error) {
	if r.noGo || repo.root == "" || !slices.ContainsFunc(files, func(f change.File) bool { return isGo(f.Path) }) {
		return nil, nil
	}
	after, disk := contentsOfIndex(repo, x)
	// What is not staged and could be built with what is.
	_, err := worktree.Walk(ctx, repo.root, worktree.Options{Git: r.gitConfig()}, func(f worktree.File) error {
		if _, ok := after[f.Path]; !ok && isGo(f.Path) {
			disk[f.Path] = unknown
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var sides []contents
	for _, tree := range before {
		c := contents{}
		if !tree.IsZero() {
			if c, err = contentsOf(repo, tree); err != nil {
				return nil, err
			}
		}
		sides = append(sides, c)
	}
	g, err := r.vetChange(ctx, repo, repo, disk, after, sides)
	if g != nil {
		g.lenient = true
	}
	return g, err
}

// withUnchanged adds files to those that a change touches.
func (g *goChange) withUnchanged(files []change.File) []change.File {
	touched := map[string]bool{}
	for _, f := range files {
		touched[f.Path] = true
	}
	for _, path := range g.paths() {
		if touched[path] {
			continue
		}
		f := change.File{Path: path, After: g.after.contents[path]}
		for _, s := range g.before {
			f.Before = append(f.Before, s.contents[path])
		}
		files = append(files, f)
	}
	return files
}
