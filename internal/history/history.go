// Package history says where in the history of a repository something stands:
// which commit brought it, which took it away, under which paths it stood and
// whether it is still there.
//
// It makes no diffs. Of every tree that a commit has it remembers only what
// leads to an object of interest, as a tree of its own; equal ones are one, so
// that a history of many commits becomes few such trees. A thing is introduced
// by the commits that have it while none of their parents has, and removed by
// those that lack it while a parent has it.
package history

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
)

// Place is an object under a path. The path is empty for what stands under
// none: the messages of commits and tags, blobs that hang on no tree.
type Place struct {
	// Blob is a blob, or a commit or tag object for its message.
	Blob gitstore.ID
	// Path has the bytes of the trees' entries, in whatever encoding.
	Path string
}

// Index knows where the objects of interest stand. It may be used concurrently.
type Index struct {
	store   *gitstore.Store
	objects []object
	byID    map[gitstore.ID]int32 // index into objects
	commits []commit              // parents first
	byHash  map[gitstore.ID]int32 // index into commits
	nodes   []node                // children first; 0 is the tree without anything of interest
	others  []other
	kept    *builder
	// branches are those whose newest commit is there, by name.
	branches []branch
	heads    []int32 // index into commits: HEAD, or the newest of a range
	// named says which names of files are of interest whatever the file holds,
	// and may be nil; isNamed is what it said. given is how many objects were
	// given and not found by their names.
	named   func(name string) bool
	isNamed map[string]bool
	given   int
	// above is made for the first trace.
	above func() *above

	coverage finding.Coverage
}

// object is an object of interest.
type object struct {
	id gitstore.ID
	// paths are those that it stands under, the first atHead of them at HEAD.
	paths  []string
	atHead int
	more   bool // there are more paths
}

// commit is a commit of the history.
type commit struct {
	id      gitstore.ID
	tree    gitstore.ID
	parents []int32
	author  *gitstore.Signature
	root    int32 // its tree, index into nodes
	message int32 // index into objects when its message is of interest, or none
	reach   reach
	inHead  bool // HEAD, or an ancestor of it
	tip     bool // a ref names it
	// stash is set for what git stash makes: what its parents have and its tree
	// has not, the index and untracked files, is kept all the same.
	stash bool
	// hidden is set for what a commit really says where git shows another in
	// its place.
	hidden bool
	// base is set for what was there before the range that is looked at.
	base bool
	// boundary is set when parents of it are missing, unknown when a part of
	// its tree is.
	boundary, unknown bool
}

// branch is a branch of the repository, or one that it follows.
type branch struct {
	name   string
	commit int32
}

// other is something of interest that hangs on no commit.
type other struct {
	object int32 // index into objects, or none
	root   int32 // index into nodes, if it is a tree
	reach  reach
	commit gitstore.ID // what a tag names
	tagger gitstore.Signature
}

// reach is what something hangs on. More is better.
type reach uint8

const (
	unreachable reach = iota
	byHidden          // on what git shows something else in the place of
	byReflog          // a reflog, or an index
	byRef
)

// none is no index.
const none = -1

// Paths returns every path under which an object stands in some commit: those
// at HEAD first, then those of newer commits. There are none for the messages
// of commits and tags, and for blobs that hang on no tree. Of an object with
// very many paths, some are left out; see Coverage.
func (x *Index) Paths(id gitstore.ID) []string {
	if i, ok := x.byID[id]; ok {
		return x.objects[i].paths
	}
	return nil
}

// Named returns the blobs that are of interest for a name of theirs alone.
func (x *Index) Named() []gitstore.ID {
	var ids []gitstore.ID
	for _, o := range x.objects[x.given:] {
		ids = append(ids, o.id)
	}
	return ids
}

// wanted returns the number of a blob that is of interest under a name.
func (x *Index) wanted(id gitstore.ID, name string) (int32, bool) {
	i, ok := x.byID[id]
	if ok || x.named == nil {
		return i, ok
	}
	is, known := x.isNamed[name]
	if !known {
		is = x.named(name)
		x.isNamed[name] = is
	}
	if is {
		i = int32(len(x.objects))
		x.objects = append(x.objects, object{id: id})
		x.byID[id] = i
	}
	return i, is
}

// AtHead reports whether a place is there at HEAD.
func (x *Index) AtHead(p Place) bool {
	i, ok := x.byID[p.Blob]
	return ok && slices.Contains(x.objects[i].paths[:x.objects[i].atHead], p.Path)
}

// Coverage says what was left out. What could not be read is told by the
// coverage of the store.
func (x *Index) Coverage() *finding.Coverage { return &x.coverage }

// Trace is the history of one thing.
type Trace struct {
	// Place is where it is at HEAD, or else where it came in.
	Place Place
	// In are the commits that introduced it, in topological order. It is empty
	// when it hangs on no commit.
	In []Introduction
	// Removed is the commit that took it away, or zero; RemovedAt is when.
	Removed   gitstore.ID
	RemovedAt time.Time
	// AtHead is true when the tree of HEAD has it. The message of a commit or
	// tag is never at HEAD.
	AtHead bool
	// Reachable is true when it hangs on a ref, HEAD or a reflog.
	Reachable bool
	// Branches are those that have it at their newest commit: "main",
	// "origin/main".
	Branches []string
	// Objects is how many objects hold it.
	Objects int
	// Before is true in a range whose base has it: the range does not bring it.
	Before bool
}

// Introduction is one commit that introduced a thing.
type Introduction struct {
	// Commit is zero for a tag that names no commit.
	Commit gitstore.ID
	// Author is "name <address>" of the commit's author, or of the tagger for
	// what a tag says. Date is when, and may be zero.
	Author string
	Date   time.Time
	Place  Place
	// Again is true when an ancestor introduced it already: it was removed in
	// between.
	Again bool
	// Boundary is true when parents of the commit are missing, as at the edge
	// of a shallow clone, or trees or the file of theirs, as in a partial clone:
	// the thing may be older.
	Boundary bool
}

// History returns the trace in the form of a finding.
func (t *Trace) History() *finding.History {
	h := &finding.History{
		Blob:      t.Place.Blob.String(),
		AtHead:    t.AtHead,
		Reachable: t.Reachable,
		Objects:   t.Objects,
		Branches:  t.Branches,
	}
	if !t.Removed.IsZero() {
		h.RemovedIn, h.RemovedAt = t.Removed.String(), t.RemovedAt
	}
	for i, in := range t.In {
		if i == 0 {
			h.Author, h.Date, h.Boundary = in.Author, in.Date, in.Boundary
			if !in.Commit.IsZero() {
				h.Commit = in.Commit.String()
			}
		} else if !in.Again && !in.Commit.IsZero() {
			h.AlsoIn = append(h.AlsoIn, in.Commit.String())
		}
	}
	return h
}

// Build reads the commits and trees of a repository and finds out where the
// given objects stand: blobs, and commits and tags for their messages.
// progress, if given, is called now and then with what is being read and how
// much of it has been.
func Build(ctx context.Context, store *gitstore.Store, objects map[gitstore.ID]bool, progress func(what string, n int64)) (*Index, error) {
	return build(ctx, store, nil, nil, objects, nil, progress)
}

// BuildFrom is Build with what an earlier Index has read, which must have been
// saved with what the store now remembers to have seen. m may be nil. If named
// is not, files of names that it reports are of interest too; see Named.
func BuildFrom(ctx context.Context, store *gitstore.Store, m *Memory, objects map[gitstore.ID]bool, named func(name string) bool, progress func(what string, n int64)) (*Index, error) {
	x, err := build(ctx, store, nil, m, objects, named, progress)
	if errors.Is(err, errMemory) {
		return build(ctx, store, nil, nil, objects, named, progress)
	}
	return x, err
}

// Build is BuildFrom for the commits of a range and its base alone. HEAD is, where it is not in the range, what the range leads up to.
func (s *Selection) Build(ctx context.Context, store *gitstore.Store, objects map[gitstore.ID]bool, named func(name string) bool, progress func(what string, n int64)) (*Index, error) {
	return build(ctx, store, s, nil, objects, named, progress)
}

func build(ctx context.Context, store *gitstore.Store, sel *Selection, m *Memory, objects map[gitstore.ID]bool, named func(name string) bool, progress func(what string, n int64)) (*Index, error) {
	if progress == nil {
		progress = func(string, int64) {}
	}
	x := &Index{
		store:  store,
		byID:   map[gitstore.ID]int32{},
		byHash: map[gitstore.ID]int32{},
		nodes:  make([]node, 1),

		named:   named,
		isNamed: map[string]bool{},
	}
	x.above = sync.OnceValue(x.readAbove)
	for id, wanted := range objects {
		if wanted {
			x.objects = append(x.objects, object{id: id})
		}
	}
	if x.given = len(x.objects); x.given == 0 && named == nil {
		return x, nil
	}
	slices.SortFunc(x.objects, func(a, b object) int { return compareIDs(a.id, b.id) })
	for i, o := range x.objects {
		x.byID[o.id] = int32(i)
	}
	b := &builder{Index: x, progress: progress, tags: map[gitstore.ID]gitstore.TagData{}, reached: map[gitstore.ID]reached{}, people: map[string]string{}}
	var err error
	if sel != nil {
		err = sel.read(ctx, b)
	} else {
		err = b.readAll(ctx, m)
	}
	if err != nil {
		return nil, err
	}
	b.readHeads()
	if err := b.readTrees(ctx, m); err != nil {
		return nil, err
	}
	x.kept = b
	b.readOthers(ctx)
	b.listPaths()
	b.trees.reader, b.trees.intern, b.trees.names, b.people, b.reached = nil, nil, nil, nil, nil
	return x, ctx.Err()
}
