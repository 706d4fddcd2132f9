// Package change finds the contents that a change touches: what is staged
// against HEAD, or one tree against others.
//
// Two trees that have one name are equal, so what did not change is not read.
// The index has no names for its trees; they are computed, which is cheaper
// than to read those of HEAD.
package change

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/worktree/index"
)

// Reader reads objects: a *gitstore.Reader or a *gitstore.Lookup.
type Reader interface {
	Read(gitstore.ID) (gitstore.Object, error)
	Entries(tree []byte, f func(gitstore.Entry) bool) error
}

// File is a path that a change touches.
type File struct {
	// Path has the bytes of the trees' entries, in whatever encoding.
	Path string
	// After is the content that the change leaves there, zero if there is none.
	After gitstore.ID
	// Before are the contents that were there, one for each tree that the
	// change is compared with, zero where there was none.
	Before []gitstore.ID
}

const (
	// maxFiles is how many paths a tree may have. A hostile tree can name one
	// directory so often that there is no end of them.
	maxFiles = 4 << 20
	maxDepth = 2000
)

var (
	errFiles = errors.New("more paths than are looked at; a tree may name the same directory very often")
	errDepth = errors.New("directories are nested too deep")
)

// node is an entry of a tree.
type node struct {
	name string
	kind gitstore.Kind // Tree, Blob, or Commit for a submodule
	link bool          // a Blob that is a symbolic link's target
	id   gitstore.ID
	dir  *dir // of a tree, if it is known already
}

// dir is a tree that has been read, or made of an index. Its entries are
// sorted by name.
type dir struct{ entries []node }

// Between returns the files in which a tree differs from each of the trees it
// is compared with, sorted by path. A file that is as one of them has it is
// not among them: a merge takes it over. A zero ID is an empty tree. The error
// names what could not be read.
func Between(r Reader, before []gitstore.ID, after gitstore.ID) ([]File, error) {
	return between(&walk{read: r}, before, treeNode(after))
}

func between(w *walk, before []gitstore.ID, after *node) ([]File, error) {
	w.compared, w.max = len(before), maxFiles
	nodes := make([]*node, len(before))
	for i, id := range before {
		nodes[i] = treeNode(id)
	}
	err := w.pair("", nodes, after, 0)
	return w.files, err
}

// Whole is Between with the files too that are the same everywhere.
func Whole(r Reader, before []gitstore.ID, after gitstore.ID) ([]File, error) {
	return between(&walk{read: r, whole: true}, before, treeNode(after))
}

// ErrLink is what Find returns for a symbolic link.
var ErrLink = errors.New("not a regular file, but a symbolic link, which is not followed")

// Find returns the blob that stands under a path of a tree, and false if there
// is none.
func Find(r Reader, tree gitstore.ID, path string) (gitstore.ID, bool, error) {
	w := &walk{read: r}
	at := treeNode(tree)
	for name := range strings.SplitSeq(path, "/") {
		if at == nil || at.kind != gitstore.Tree {
			return gitstore.ID{}, false, nil
		}
		d, err := w.load(at)
		if err != nil {
			return gitstore.ID{}, false, fmt.Errorf("tree %s: %w", at.id, err)
		}
		i := slices.IndexFunc(d.entries, func(n node) bool { return n.name == name })
		if i < 0 {
			return gitstore.ID{}, false, nil
		}
		at = &d.entries[i]
	}
	if at.link {
		return gitstore.ID{}, false, ErrLink
	}
	return at.id, at.kind == gitstore.Blob, nil
}

// Files returns all files of a tree, sorted by path.
func Files(r Reader, tree gitstore.ID) ([]File, error) { return Between(r, nil, tree) }

func treeNode(id gitstore.ID) *node {
	if id.IsZero() {
		return nil
	}
	return &node{kind: gitstore.Tree, id: id}
}

// walk goes through trees side by side.
type walk struct {
	read     Reader
	compared int
	max      int // of files
	whole    bool
	files    []File
}

// pair compares what stands under one path.
func (w *walk) pair(path string, before []*node, after *node, depth int) error {
	same := func(b *node) bool { return b != nil && after != nil && b.id == after.id && b.kind == after.kind }
	if !w.whole && slices.ContainsFunc(before, same) {
		return nil
	}
	if depth > maxDepth {
		return fmt.Errorf("%s: %w, in more than %d others", path, errDepth, maxDepth)
	}
	f := File{Path: path, Before: make([]gitstore.ID, w.compared)}
	isFile, isDir := false, false
	look := func(n *node, id *gitstore.ID) {
		switch {
		case n == nil:
		case n.kind == gitstore.Blob:
			*id, isFile = n.id, true
		case n.kind == gitstore.Tree:
			isDir = true
		}
	}
	look(after, &f.After)
	for i, b := range before {
		look(b, &f.Before[i])
	}
	if isFile {
		if len(w.files) == w.max {
			return errFiles
		}
		w.files = append(w.files, f)
	}
	if !isDir {
		return nil
	}
	return w.dirs(path, before, after, depth)
}

// dirs compares the entries of directories.
func (w *walk) dirs(path string, before []*node, after *node, depth int) error {
	all := make([]*dir, len(before)+1)
	for i, n := range append(slices.Clone(before), after) {
		if n == nil || n.kind != gitstore.Tree {
			continue
		}
		d, err := w.load(n)
		if err != nil {
			return fmt.Errorf("tree %s (%s): %w", n.id, place(path), err)
		}
		all[i] = d
	}
	if path != "" {
		path += "/"
	}
	at := make([]int, len(all))
	for {
		name, ok := "", false
		for i, d := range all {
			if d != nil && at[i] < len(d.entries) && (!ok || d.entries[at[i]].name < name) {
				name, ok = d.entries[at[i]].name, true
			}
		}
		if !ok {
			return nil
		}
		nodes := make([]*node, len(all))
		for i, d := range all {
			if d != nil && at[i] < len(d.entries) && d.entries[at[i]].name == name {
				nodes[i] = &d.entries[at[i]]
				at[i]++
			}
		}
		if err := w.pair(path+name, nodes[:len(before)], nodes[len(before)], depth+1); err != nil {
			return err
		}
	}
}

func place(path string) string {
	if path == "" {
		return "the root"
	}
	return path
}

// load reads a tree.
func (w *walk) load(n *node) (*dir, error) {
	if n.dir != nil {
		return n.dir, nil
	}
	o, err := w.read.Read(n.id)
	if err != nil {
		return nil, err
	}
	if o.Kind != gitstore.Tree {
		return nil, fmt.Errorf("corrupt: it is a %s", o.Kind)
	}
	d := &dir{}
	err = w.read.Entries(o.Data, func(e gitstore.Entry) bool {
		d.entries = append(d.entries, node{name: string(e.Name), kind: e.Kind, link: e.Link, id: e.ID})
		return true
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(d.entries, func(a, b node) int { return strings.Compare(a.name, b.name) })
	return d, nil
}

// Skipped counts entries of an index that no commit would hold.
type Skipped struct {
	// Conflicts are paths with conflicts, which keep git from committing.
	Conflicts int64
	// Intended are files that were added without content.
	Intended int64
	// Submodules are commits of other repositories.
	Submodules int64
}

// Staged returns the files in which an index differs from each of the given
// trees, sorted by path: what a commit of the index would bring. treeID
// returns the ID that a tree of a content has.
func Staged(r Reader, x *index.Index, before []gitstore.ID, treeID func([]byte) gitstore.ID) ([]File, Skipped, error) {
	t := &indexTree{treeID: treeID}
	root, err := t.build(x.Entries, 0, 0)
	if err != nil {
		return nil, t.skipped, err
	}
	files, err := between(&walk{read: r}, before, &root)
	return files, t.skipped, err
}

// indexTree makes trees of an index.
type indexTree struct {
	treeID  func([]byte) gitstore.ID
	skipped Skipped
}

// build makes the tree of entries that have the first n bytes of their paths
// in common.
func (t *indexTree) build(entries []index.Entry, n, depth int) (node, error) {
	if depth > maxDepth {
		return node{}, fmt.Errorf("%w, in more than %d others", errDepth, maxDepth)
	}
	d := &dir{}
	var content bytes.Buffer
	add := func(c node, mode uint32) {
		d.entries = append(d.entries, c)
		fmt.Fprintf(&content, "%o %s\x00", mode, c.name)
		content.Write(c.id.Bytes())
	}
	for i := 0; i < len(entries); {
		e := &entries[i]
		name, _, below := strings.Cut(e.Path[n:], "/")
		switch {
		case below && e.Mode != index.ModeDir || below && strings.Count(e.Path[n:], "/") > 1:
			prefix := e.Path[:n+len(name)+1]
			j := i + 1
			for j < len(entries) && strings.HasPrefix(entries[j].Path, prefix) {
				j++
			}
			sub, err := t.build(entries[i:j], len(prefix), depth+1)
			if err != nil {
				return node{}, err
			}
			if len(sub.dir.entries) > 0 {
				sub.name = name
				add(sub, index.ModeDir)
			}
			i = j
			continue
		case e.Stage != 0:
			// All stages of a path are one conflict.
			if i == 0 || entries[i-1].Path != e.Path {
				t.skipped.Conflicts++
			}
		case e.Flags&index.IntentToAdd != 0:
			t.skipped.Intended++
		case e.Mode == index.ModeGitlink:
			t.skipped.Submodules++
			add(node{name: name, kind: gitstore.Commit, id: gitstore.IDOf(e.ID)}, e.Mode)
		case e.Mode == index.ModeDir:
			add(node{name: name, kind: gitstore.Tree, id: gitstore.IDOf(e.ID)}, e.Mode)
		default:
			add(node{name: name, kind: gitstore.Blob, id: gitstore.IDOf(e.ID)}, e.Mode)
		}
		i++
	}
	id := t.treeID(content.Bytes())
	slices.SortStableFunc(d.entries, func(a, b node) int { return strings.Compare(a.name, b.name) })
	return node{kind: gitstore.Tree, id: id, dir: d}, nil
}
