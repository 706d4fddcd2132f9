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
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/govet"
	"github.com/damvet/damvet/internal/history"
	"github.com/damvet/damvet/internal/report"
	"github.com/damvet/damvet/internal/scan"
)

// revisions is a change from some commits to another, of which what it brings
// is reported.
type revisions struct {
	rng *history.Range
	// head is the newest commit, base the one whose configuration holds; zero
	// if the head's does.
	head, base gitstore.ID
	about      string
	// tree, if given, is told everything that the head's tree holds.
	tree func(*report.Run) error
}

// checkChange reports what a change brings: the leaks of each of its commits,
// and of everything else what the head's tree has and the trees that the
// change starts from have not.
func (u *ui) checkChange(ctx context.Context, o *options, repo *repository, store *gitstore.Store, c revisions) (*session, *report.Run, error) {
	trees := &treeReader{Reader: store.NewReader(), trees: map[gitstore.ID]gitstore.ID{}}
	sel, err := c.rng.Select(ctx, store)
	if err != nil {
		return nil, nil, rangeHint(err)
	}
	parents, err := sel.Parents(ctx, store)
	if err != nil {
		return nil, nil, err
	}
	if len(sel.Commits) == 0 {
		parents = []gitstore.ID{c.head} // only tags are new
	}
	head, err := trees.of(c.head)
	if err != nil {
		return nil, nil, err
	}
	before := make([]gitstore.ID, max(len(parents), 1))
	for i, p := range parents {
		if before[i], err = trees.of(p); err != nil {
			return nil, nil, err
		}
	}
	r, warnings, err := u.changeSession(o, repo, trees, c, head)
	if err != nil {
		return nil, nil, err
	}
	r.root, r.files, r.prefix = repo.root, true, repo.prefix

	files, err := change.Whole(trees, before, head)
	if err != nil {
		return nil, nil, err
	}
	files = below(files, repo.prefix)
	found, err := r.scanner.Change(ctx, files, r.changeOptions(func() change.Reader { return store.NewReader() }))
	if err != nil {
		return nil, nil, err
	}
	if err := r.goInChange(ctx, repo, trees, files, found); err != nil {
		return nil, nil, err
	}
	past, err := r.scanner.History(ctx, store, scan.HistoryOptions{
		Excluded: r.excluded(), Range: c.rng,
		Progress: func(what string, n int64) { r.step("%d %s", n, what) },
	})
	if err != nil {
		return nil, nil, rangeHint(err)
	}
	if c.tree != nil {
		all := *found.After
		whole, _ := r.assemble(&all)
		if err := c.tree(whole); err != nil {
			return nil, nil, err
		}
	}
	brought := found.Brings()
	for _, s := range brought.Accepted {
		warnings = append(warnings, fmt.Sprintf("a comment accepts %s at %s:%d: %s", s.Rule.ID, s.Path, s.Span.Line, s.Reason))
	}
	// What the head has is told by the comparison, moved or not.
	past.Things = slices.DeleteFunc(past.Things, func(t scan.Thing) bool {
		return t.History.AtHead && !slices.ContainsFunc(brought.Things, t.Same) || t.Path != "" && !strings.HasPrefix(t.Path, repo.prefix)
	})
	res := scan.Merge(brought.Result, past, func(string) bool { return true })
	r.history = true
	r.change = &report.Change{About: c.about, Known: brought.Known, Warnings: warnings}
	run, _ := r.assemble(res)
	return r, run, nil
}

// treeReader reads objects and remembers the trees of commits.
type treeReader struct {
	*gitstore.Reader
	trees map[gitstore.ID]gitstore.ID
}

// of returns the tree of a commit.
func (t *treeReader) of(commit gitstore.ID) (gitstore.ID, error) {
	if tree, ok := t.trees[commit]; ok {
		return tree, nil
	}
	o, err := t.Read(commit)
	if err == nil && o.Kind != gitstore.Commit {
		err = fmt.Errorf("it is a %s", o.Kind)
	}
	if err != nil {
		return gitstore.ID{}, fmt.Errorf("commit %s: %w", commit, err)
	}
	c, err := gitstore.ParseCommit(o.Data)
	t.trees[commit] = c.Tree
	return c.Tree, err
}

// settingsOf takes settings from a tree.
func (t *treeReader) settingsOf(prefix string, tree gitstore.ID) settings {
	return inTree(prefix, func(name string) (gitstore.Object, bool, error) {
		id, ok, err := change.Find(t, tree, name)
		if !ok || err != nil {
			return gitstore.Object{}, false, err
		}
		o, err := t.Read(id)
		return o, err == nil, err
	}, func(dir string) ([]string, error) {
		files, err := change.Files(t, tree)
		var names []string
		for _, f := range files {
			if name, ok := strings.CutPrefix(f.Path, dir+"/"); ok && !strings.Contains(name, "/") {
				names = append(names, name)
			}
		}
		return names, err
	})
}

// changeSession makes a run with the settings of the base, or of the head where
// the base has none, and tells how the head's are weaker.
func (u *ui) changeSession(o *options, repo *repository, trees *treeReader, c revisions, head gitstore.ID) (*session, []string, error) {
	own := func() *options {
		c := *o
		c.origin = maps.Clone(o.origin)
		return &c
	}
	after, broken := u.newRun(own(), trees.settingsOf(repo.prefix, head))
	if c.base.IsZero() || o.config != "" {
		return after, nil, broken
	}
	base, err := trees.of(c.base)
	if err != nil {
		return nil, nil, err
	}
	r, err := u.newRun(own(), trees.settingsOf(repo.prefix, base))
	switch {
	case err != nil:
		return nil, nil, fmt.Errorf("at the base: %w", err)
	case broken != nil:
		return r, []string{fmt.Sprintf("the configuration that the change brings cannot be read: %v", broken)}, nil
	case r.conf.Path == "" && r.settings.baseline == nil:
		return after, weaker(r, after), nil
	}
	return r, weaker(r, after), nil
}

// weaker tells in what settings accept more than others.
func weaker(before, after *session) []string {
	var all []string
	was := before.changes()
	for _, c := range after.changes() {
		if !slices.Contains(was, c) {
			all = append(all, "the change brings configuration: "+c)
		}
	}
	more := func(what string, n, m int) {
		if m > n {
			all = append(all, fmt.Sprintf("the change brings configuration: %d more %s", m-n, what))
		}
	}
	more("suppressions", len(before.conf.Suppress), len(after.conf.Suppress))
	more("allowances", len(before.conf.Allow), len(after.conf.Allow))
	known := map[string]bool{}
	if b := before.settings.baseline; b != nil {
		for _, e := range b.Entries {
			known[e.Fingerprint] = true
		}
	}
	n := 0
	if b := after.settings.baseline; b != nil {
		for _, e := range b.Entries {
			if !known[e.Fingerprint] {
				n++
			}
		}
	}
	more("findings accepted in the baseline", 0, n)
	return all
}

// goInChange adds what the Go checks find in what a change leaves and, if they
// find something, in what was there before. They run over the files on disk,
// on which the go command is shown the contents of the change.
func (r *session) goInChange(ctx context.Context, repo *repository, trees *treeReader, files []change.File, found *scan.Change) error {
	if r.noGo || repo.root == "" || !slices.ContainsFunc(files, func(f change.File) bool { return !f.After.IsZero() && strings.HasSuffix(f.Path, ".go") }) {
		return nil
	}
	onDisk := gitstore.ID{}
	if head := repo.Head().ID; !head.IsZero() {
		var err error
		if onDisk, err = trees.of(head); err != nil {
			return err
		}
	}
	disk, err := change.Files(trees, onDisk)
	if err != nil {
		return err
	}
	side := func(of func(change.File) gitstore.ID) *goSide {
		s := &goSide{prefix: repo.prefix, read: trees, disk: map[string]gitstore.ID{}, files: map[string]gitstore.ID{}}
		for _, f := range disk {
			s.disk[f.Path] = f.After
		}
		for _, f := range files {
			if id := of(f); !id.IsZero() {
				s.files[f.Path] = id
			}
		}
		return s
	}
	after := side(func(f change.File) gitstore.ID { return f.After })
	result, err := r.vetSide(ctx, repo, after, found.After)
	if err != nil || result == nil || len(result.Findings) == 0 {
		return err
	}
	for i := range found.Before {
		before := side(func(f change.File) gitstore.ID { return f.Before[i] })
		// That something did not load before is no matter of the change.
		unreadable := slices.Clone(found.Before[i].Coverage.Unreadable)
		if _, err := r.vetSide(ctx, repo, before, found.Before[i]); err != nil {
			return err
		}
		found.Before[i].Coverage.Unreadable = unreadable
	}
	return nil
}

// goSide is the files of one side of a change, and those on disk.
type goSide struct {
	prefix      string
	read        change.Reader
	disk, files map[string]gitstore.ID
}

// maxOverlay is how large a file may be, in bytes, to be shown to the go
// command in place of the one on disk.
const maxOverlay = 16 << 20

// overlay is what the go command has to be shown.
func (s *goSide) overlay() (map[string][]byte, error) {
	all := map[string][]byte{}
	for path := range s.disk {
		if _, ok := s.files[path]; !ok {
			s.put(all, path, nil)
		}
	}
	for path, id := range s.files {
		if s.disk[path] == id {
			continue
		}
		o, err := s.read.Read(id)
		if err != nil {
			return nil, fmt.Errorf("%s: blob %s: %w", path, id, err)
		}
		if len(o.Data) <= maxOverlay {
			s.put(all, path, append([]byte{}, o.Data...))
		}
	}
	return all, nil
}

func (s *goSide) put(all map[string][]byte, path string, data []byte) {
	if rel, ok := strings.CutPrefix(path, s.prefix); ok && filepath.IsLocal(filepath.FromSlash(rel)) {
		all[rel] = data
	}
}

// content reads a file of the side.
func (s *goSide) content(rel string) ([]byte, error) {
	id, ok := s.files[s.prefix+rel]
	if !ok {
		return nil, os.ErrNotExist
	}
	o, err := s.read.Read(id)
	return o.Data, err
}

// vetSide runs the Go checks over one side and adds what they find.
func (r *session) vetSide(ctx context.Context, repo *repository, s *goSide, to *scan.Result) (*govet.Result, error) {
	dir := filepath.Join(repo.root, filepath.FromSlash(repo.prefix))
	o, err := r.goOptions(dir, repo.root)
	if err != nil {
		return nil, err
	}
	if o.Overlay, err = s.overlay(); err != nil {
		return nil, err
	}
	excluded := r.excluded()
	for _, path := range slices.Sorted(maps.Keys(s.files)) {
		if rel := strings.TrimPrefix(path, s.prefix); !excluded(path) && filepath.IsLocal(filepath.FromSlash(rel)) {
			o.Files = append(o.Files, rel)
		}
	}
	result, err := govet.Run(ctx, o)
	if errors.Is(err, govet.ErrNoGo) {
		to.Coverage.Fail("go.mod", err)
		r.hint = "install Go, or --no-go leaves the Go checks out"
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("Go checks: %w", err)
	}
	if result.Missing {
		r.hint = "`go mod download` fetches the modules that are missing, or --download lets the run do it"
	}
	r.golang = true
	r.scanner.Go(to, result, scan.GoOptions{Prefix: s.prefix, Read: s.content})
	return result, nil
}
