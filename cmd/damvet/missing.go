package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/damvet/damvet/internal/change"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/history"
)

// maxWanted is how many objects one git fetch is asked for.
const maxWanted = 500

// tellMissing prints what has to be fetched before the run, a line of arguments
// for each git fetch, and nothing if everything is there. The lines hold ids
// and the name of the default branch; no shell must evaluate them.
func (c *ciRun) tellMissing(ctx context.Context) (int, error) {
	lines, err := c.wanted(ctx)
	if err != nil {
		return 0, err
	}
	for _, l := range lines {
		c.print(l + "\n")
	}
	return statusClean, nil
}

const (
	wholeHistory = "--filter=blob:none --unshallow origin"
	allObjects   = "--refetch --no-filter origin"
)

func (c *ciRun) wanted(ctx context.Context) ([]string, error) {
	e := c.event
	switch {
	case e.Nothing:
		return nil, nil
	case e.Full && c.store.Cut():
		return []string{"--unshallow origin"}, nil
	case e.Full && c.store.Partial():
		return []string{allObjects}, nil
	case e.Full:
		return nil, nil
	}
	base, head := e.Base, e.Head
	if c.base != "" {
		// A name that is not there may be anything; an id can be fetched.
		base, _ = gitstore.ParseID(c.base)
		head, _ = gitstore.ParseID(c.head)
	}
	var lines []string
	depth := "--no-tags "
	if c.store.Cut() {
		depth = fmt.Sprintf("--no-tags --depth=%d ", e.Commits+1)
	}
	absent := func(id gitstore.ID) bool { return !id.IsZero() && !c.store.Has(id) }
	for _, id := range []gitstore.ID{head, base} {
		if absent(id) {
			lines = append(lines, depth+"origin "+id.String())
		}
	}
	branches := branchesOf(c.head, c.base)
	if (e.Base.IsZero() || absent(e.Base)) && e.Default != "" {
		branches = append(branches, branchesOf("origin/"+e.Default)...)
	}
	for _, name := range branches {
		ref := "refs/remotes/origin/" + name
		if _, _, ok := c.store.Ref(ref); !ok {
			lines = append(lines, fmt.Sprintf("%sorigin +refs/heads/%s:%s", depth, name, ref))
		}
	}
	ends, err := c.endpoints()
	switch {
	case err != nil && len(lines) > 0:
		return lines, nil
	case err != nil && c.store.Cut() && (older(c.base) || older(c.head)):
		return []string{wholeHistory}, nil
	case err != nil:
		return nil, err
	}
	sel, err := (&history.Range{Include: []gitstore.ID{ends.head}, Exclude: ends.from}).Select(ctx, c.store)
	if errors.Is(err, history.ErrEmptyRange) {
		return lines, nil
	}
	if incomplete := (*history.IncompleteError)(nil); errors.As(err, &incomplete) {
		switch {
		case !incomplete.Shallow:
			return append(lines, "--no-tags origin "+incomplete.Missing.String()), nil
		case e.Commits > 0 && c.depth(ends.head) <= e.Commits:
			return append(lines, depth+"origin "+ends.head.String()), nil
		}
		return append(lines, wholeHistory), nil
	}
	if err != nil {
		return nil, err
	}
	blobs, err := c.absentBlobs(ctx, sel, ends)
	for part := range slices.Chunk(blobs, maxWanted) {
		lines = append(lines, "--no-tags origin "+strings.Join(part, " "))
	}
	return lines, err
}

// older reports whether a revision is one that the rest of a shallow clone may
// have: an ancestor, or an id that is cut short.
func older(rev string) bool {
	return strings.ContainsAny(rev, "~^") || len(rev) >= 4 && strings.Trim(rev, "0123456789abcdef") == ""
}

// branchesOf returns the branches of the remote repository that revisions name.
// A name that git would not allow is none: it could say something else to a
// git fetch.
func branchesOf(revisions ...string) []string {
	var all []string
	for _, rev := range revisions {
		name, ok := strings.CutPrefix(strings.TrimPrefix(rev, "refs/remotes/"), "origin/")
		name, _, _ = strings.Cut(name, "@{")
		if i := strings.IndexAny(name, "~^"); i >= 0 {
			name = name[:i]
		}
		odd := func(r rune) bool {
			return !unicode.IsGraphic(r) || unicode.IsSpace(r) || strings.ContainsRune(`:?*[\`, r)
		}
		if ok && name != "" && name != "HEAD" && strings.IndexFunc(name, odd) < 0 {
			all = append(all, name)
		}
	}
	return all
}

// depth is how many commits of the first line of descent are there.
func (c *ciRun) depth(id gitstore.ID) int {
	for n := 0; ; n++ {
		data, err := c.store.Commit(id)
		if err != nil || len(data.Parents) == 0 || !c.store.Has(data.Parents[0]) {
			return n + 1
		}
		id = data.Parents[0]
	}
}

// absentBlobs returns the blobs that a partial clone lacks of those that the
// run will read.
func (c *ciRun) absentBlobs(ctx context.Context, sel *history.Selection, ends endpoints) ([]string, error) {
	if !c.store.Partial() {
		return nil, nil
	}
	trees := &treeReader{Reader: c.store.NewReader(), trees: map[gitstore.ID]gitstore.ID{}}
	want := map[gitstore.ID]bool{}
	for _, id := range sel.Blobs {
		want[id] = true
	}
	parents, err := sel.Parents(ctx, c.store)
	if err != nil {
		return nil, err
	}
	for _, commit := range append(slices.Concat(parents, ends.from, sel.Base), ends.head) {
		tree, err := trees.of(commit)
		if err != nil {
			return nil, err
		}
		files, err := change.Files(trees, tree)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			want[f.After] = true
		}
	}
	var absent []string
	for id := range want {
		if !c.store.Has(id) {
			absent = append(absent, id.String())
		}
	}
	slices.Sort(absent)
	return absent, nil
}
