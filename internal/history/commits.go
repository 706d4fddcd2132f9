package history

import (
	"bytes"
	"cmp"
	"container/heap"
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/damvet/damvet/internal/gitstore"
)

// builder makes an Index.
type builder struct {
	*Index
	progress func(string, int64)

	raw    []rawCommit
	stored []rawCommit       // the same, whatever git shows in their place
	people map[string]string // of names, each once
	tags   map[gitstore.ID]gitstore.TagData
	// reached are the tags and objects without commit that refs name.
	reached map[gitstore.ID]reached
	trees   *treeReader
	ranged  bool // only a range is looked at
}

// reached says what something without commit hangs on.
type reached struct {
	reach reach
	tag   gitstore.ID // a tag object that leads to it, or zero
}

// rawCommit is what only building needs of a commit.
type rawCommit struct {
	id      gitstore.ID
	tree    gitstore.ID
	parents []gitstore.ID
	author  *gitstore.Signature
	date    time.Time // of committing
	hidden  bool      // another is shown in its place
}

// readAll reads all commits, reachable or not, and finds out what each hangs
// on.
func (b *builder) readAll(ctx context.Context, m *Memory) error {
	read := b.store.OfKind
	if m != nil {
		if err := b.recallCommits(m); err != nil {
			return err
		}
		read = b.store.NewOfKind
	}
	var mu sync.Mutex
	err := read(ctx, gitstore.Commit, func(o gitstore.Object) error {
		c, err := gitstore.ParseCommit(o.Data)
		if err != nil {
			return nil // Objects tells
		}
		author := c.Author // not with all that stands beside it
		mu.Lock()
		defer mu.Unlock()
		b.add(rawCommit{id: o.ID, tree: c.Tree, parents: c.Parents, author: &author, date: c.Committer.When})
		if len(b.raw)%1000 == 0 {
			b.progress("commits", int64(len(b.raw)))
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = read(ctx, gitstore.Tag, func(o gitstore.Object) error {
		if t, err := gitstore.ParseTag(o.Data); err == nil {
			mu.Lock()
			defer mu.Unlock()
			t.Message = nil
			b.tags[o.ID] = t
		}
		return nil
	})
	if err != nil {
		return err
	}
	b.link()
	b.readRefs()
	return nil
}

// add adds a commit, and what git shows in its place. Both count: what was
// replaced is still there for everybody who does not have the replacement.
func (b *builder) add(c rawCommit) {
	if name, ok := b.people[c.author.Who]; ok {
		c.author.Who = name
	} else {
		b.people[c.author.Who] = c.author.Who
	}
	b.stored = append(b.stored, c)
	data := gitstore.CommitData{Tree: c.tree, Parents: c.parents, Author: *c.author, Committer: gitstore.Signature{When: c.date}}
	if shown, changed := b.store.Shown(c.id, data); changed {
		c.hidden = true
		b.raw = append(b.raw, c)
		c = rawCommit{id: c.id, tree: shown.Tree, parents: shown.Parents, author: &shown.Author, date: shown.Committer.When}
	}
	b.raw = append(b.raw, c)
}

// link makes the commits of those that were read.
func (b *builder) link() {
	b.order()
	b.commits = make([]commit, len(b.raw))
	for i, r := range b.raw {
		if !r.hidden {
			b.byHash[r.id] = int32(i)
		}
	}
	for i, r := range b.raw {
		c := &b.commits[i]
		*c = commit{id: r.id, tree: r.tree, author: r.author, message: none}
		if m, ok := b.byID[r.id]; ok {
			c.message = m
		}
		c.hidden = r.hidden
		for _, p := range r.parents {
			if j, ok := b.byHash[p]; ok && int(j) < i {
				c.parents = append(c.parents, j)
			} else {
				c.boundary = true
			}
		}
		c.stash = b.isStash(c)
	}
	b.raw = nil
}

// isStash reports whether a commit has the form of a stash with untracked files:
// its parents are the commit that was checked out, one on that for the index,
// and one without parents for those files.
func (b *builder) isStash(c *commit) bool {
	if len(c.parents) != 3 {
		return false
	}
	index, untracked := &b.commits[c.parents[1]], &b.commits[c.parents[2]]
	return slices.Equal(index.parents, c.parents[:1]) && len(untracked.parents) == 0 && !untracked.boundary
}

// order sorts the commits so that parents come first, and older ones before
// newer ones where that leaves a choice. Commits that are their own ancestors,
// which only a corrupt repository can have, come last.
func (b *builder) order() {
	at := make(map[gitstore.ID]int32, len(b.raw))
	for i, r := range b.raw {
		if !r.hidden {
			at[r.id] = int32(i)
		}
	}
	children := make([][]int32, len(b.raw))
	waits := make([]int32, len(b.raw))
	for i, r := range b.raw {
		for _, p := range r.parents {
			if j, ok := at[p]; ok {
				children[j] = append(children[j], int32(i))
				waits[i]++
			}
		}
	}
	ready := &queue{raw: b.raw}
	for i := range b.raw {
		if waits[i] == 0 {
			ready.items = append(ready.items, int32(i))
		}
	}
	heap.Init(ready)
	sorted := make([]rawCommit, 0, len(b.raw))
	for ready.Len() > 0 {
		i := heap.Pop(ready).(int32)
		sorted = append(sorted, b.raw[i])
		waits[i] = -1
		for _, j := range children[i] {
			if waits[j]--; waits[j] == 0 {
				heap.Push(ready, j)
			}
		}
	}
	for i, r := range b.raw {
		if waits[i] > 0 {
			sorted = append(sorted, r)
		}
	}
	b.raw = sorted
}

// queue is a heap of commits, the oldest first.
type queue struct {
	raw   []rawCommit
	items []int32
}

func (q *queue) Len() int { return len(q.items) }
func (q *queue) Less(i, j int) bool {
	a, b := &q.raw[q.items[i]], &q.raw[q.items[j]]
	return cmp.Or(a.date.Compare(b.date), compareIDs(a.id, b.id)) < 0
}
func (q *queue) Swap(i, j int) { q.items[i], q.items[j] = q.items[j], q.items[i] }
func (q *queue) Push(v any)    { q.items = append(q.items, v.(int32)) }
func (q *queue) Pop() any {
	last := q.items[len(q.items)-1]
	q.items = q.items[:len(q.items)-1]
	return last
}

func compareIDs(a, b gitstore.ID) int { return bytes.Compare(a[:], b[:]) }

// readRefs finds out what each commit hangs on.
func (b *builder) readRefs() {
	for _, ref := range b.store.Refs() {
		if i, ok := b.reachFrom(ref.ID, byRef); ok {
			b.commits[i].tip = true
			b.commits[i].stash = b.commits[i].stash || ref.Name == "refs/stash"
			if name, ok := branchName(ref.Name); ok {
				b.branches = append(b.branches, branch{name, i})
			}
		}
	}
	for _, id := range b.store.Reflogs() {
		b.reachFrom(id, byReflog)
	}
	b.passOn()
	for i := range b.commits {
		if c := &b.commits[i]; c.hidden && b.commits[b.byHash[c.id]].reach > unreachable {
			c.reach = byHidden
		}
	}
	b.passOn()
	if i, ok := b.byHash[b.peel(b.store.Head().ID)]; ok {
		b.heads = append(b.heads, i)
	}
}

// passOn lets parents hang on what their children hang on, which come after
// them.
func (b *builder) passOn() {
	for i := len(b.commits) - 1; i >= 0; i-- {
		c := &b.commits[i]
		for _, p := range c.parents {
			b.commits[p].reach = max(b.commits[p].reach, c.reach)
		}
	}
}

// readHeads marks what leads to the heads.
func (b *builder) readHeads() {
	for _, i := range b.heads {
		b.commits[i].inHead = true
	}
	for i := len(b.commits) - 1; i >= 0; i-- {
		if b.commits[i].inHead {
			for _, p := range b.commits[i].parents {
				b.commits[p].inHead = true
			}
		}
	}
}

// branchName returns how a branch is called, given its ref.
func branchName(ref string) (string, bool) {
	if name, ok := strings.CutPrefix(ref, "refs/heads/"); ok {
		return name, true
	}
	name, ok := strings.CutPrefix(ref, "refs/remotes/")
	return name, ok && !strings.HasSuffix(name, "/HEAD")
}

// reachFrom notes that something hangs on what a ref or reflog names, and
// returns the commit that it leads to.
func (b *builder) reachFrom(id gitstore.ID, r reach) (int32, bool) {
	var via gitstore.ID
	for range maxTags {
		if i, ok := b.byHash[id]; ok {
			b.commits[i].reach = max(b.commits[i].reach, r)
			return i, true
		}
		if by := b.reached[id]; r > by.reach {
			b.reached[id] = reached{r, via}
		}
		t, ok := b.tags[id]
		if !ok {
			break
		}
		via, id = id, t.Target
	}
	return 0, false
}

// maxTags is how many tags may name each other.
const maxTags = 100

// peel returns what a tag leads to, or anything else itself.
func (b *builder) peel(id gitstore.ID) gitstore.ID {
	for range maxTags {
		t, ok := b.tags[id]
		if !ok {
			break
		}
		id = t.Target
	}
	return id
}
