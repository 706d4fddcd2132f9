package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/change"
	"github.com/damvet/damvet/internal/gitstore"
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
	r.root, r.files, r.prefix, r.gitDir = repo.root, true, repo.prefix, repo.gitDir

	files, err := change.Whole(trees, before, head)
	if err != nil {
		return nil, nil, err
	}
	files = below(files, repo.prefix)
	found, err := r.scanner.Change(ctx, files, r.changeOptions(func() change.Reader { return store.NewReader() }))
	switch {
	case err == nil:
		if err = r.vetAndSettle(ctx, repo, trees, files, found); err != nil {
			return nil, nil, err
		}
	case ctx.Err() != nil:
		found.Unsettled()
	default:
		return nil, nil, err
	}
	past, err := r.scanner.History(ctx, store, scan.HistoryOptions{
		Excluded: r.excluded(), Range: c.rng,
		Progress: r.historyProgress(0),
	})
	if err != nil && ctx.Err() == nil {
		return nil, nil, rangeHint(err)
	}
	if c.tree != nil && ctx.Err() == nil {
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
		return t.History.AtHead && !t.InSubmodule() && !slices.ContainsFunc(brought.Things, t.Same) || t.Path != "" && !strings.HasPrefix(t.Path, repo.prefix)
	})
	// The files that were looked at are none of a submodule's.
	inside := map[string]bool{}
	for _, t := range past.Things {
		if t.InSubmodule() {
			inside[t.Path] = true
		}
	}
	res := scan.Merge(brought.Result, past, func(path string) bool { return !inside[path] })
	r.history = true
	r.change = &report.Change{About: c.about, Known: brought.Known, Warnings: warnings}
	run, _ := r.assemble(res)
	return r, run, nil
}

// vetAndSettle adds to a change what the Go checks find in it, and decides the
// checks that take the whole repository.
func (r *session) vetAndSettle(ctx context.Context, repo *repository, trees *treeReader, files []change.File, found *scan.Change) error {
	golang, err := r.vetRevisions(ctx, repo, trees, files, len(found.Before))
	if err != nil && ctx.Err() != nil {
		found.After.Coverage.Fail("Go packages", errGoInterrupted)
		found.Unsettled()
		return nil
	}
	if err != nil {
		return err
	}
	golang.add(r, found)
	found.Settle(r.scanner)
	return nil
}

// treeReader reads objects and remembers the trees of commits.
type treeReader struct {
	change.Reader
	trees map[gitstore.ID]gitstore.ID
}

// of returns the tree of a commit.
func (t *treeReader) of(commit gitstore.ID) (gitstore.ID, error) {
	if tree, ok := t.trees[commit]; ok {
		return tree, nil
	}
	tree, err := treeOf(t, commit)
	if err == nil {
		t.trees[commit] = tree
	}
	return tree, err
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

// atHead takes settings from the commit that HEAD of a repository is, none where
// it has no commits. They can be read until what is returned with them is called.
func atHead(gitDir string) (settings, func(), error) {
	objects, err := gitstore.OpenLookup(gitDir)
	if err != nil {
		return settings{}, nil, supported(err)
	}
	commit := objects.Head().ID
	if commit.IsZero() {
		return settings{inRepository: true}, objects.Close, nil
	}
	trees := &treeReader{Reader: objects, trees: map[gitstore.ID]gitstore.ID{}}
	tree, err := trees.of(commit)
	if err != nil {
		objects.Close()
		return settings{}, nil, withHint(fmt.Errorf("the configuration at HEAD: %w", err), "--no-config and --no-baseline pass over what HEAD holds")
	}
	return trees.settingsOf("", tree), objects.Close, nil
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
