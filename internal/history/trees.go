package history

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/gitstore"
)

// node is what a tree has of interest. Trees that have the same are one node.
type node struct{ entries []nodeEntry }

type nodeEntry struct {
	name string
	// at is an index into nodes for a directory, and into objects otherwise.
	at  int32
	dir bool
}

// treeReader makes nodes of trees. Every tree is read once.
type treeReader struct {
	*Index
	reader *gitstore.Reader
	known  map[gitstore.ID]int32 // trees with something of interest, by node
	done   gitstore.Set          // all trees that were read, or need not be
	open   gitstore.Set          // those that are being read
	holes  map[gitstore.ID]bool  // those of which a part is missing
	intern map[string]int32
	names  map[string]string    // of entries, each once
	unread map[gitstore.ID]bool // not by an earlier run; nil if there was none
	read   int64
	key    []byte
}

// readTrees reads the trees of all commits, newest first.
func (b *builder) readTrees(ctx context.Context, m *Memory) error {
	done := b.store.NewSet()
	if b.named == nil || b.store.Watches() {
		// Otherwise the names in a tree are known only when it is read.
		objects := make(map[gitstore.ID]bool, len(b.objects))
		for id := range b.byID {
			objects[id] = true
		}
		done = b.store.WithoutAny(objects)
	}
	b.trees = &treeReader{
		Index:  b.Index,
		reader: b.store.NewReader(),
		known:  map[gitstore.ID]int32{},
		done:   done,
		open:   b.store.NewSet(),
		holes:  map[gitstore.ID]bool{},
		intern: map[string]int32{},
		names:  map[string]string{},
	}
	if m != nil {
		if err := b.trees.recallTrees(m); err != nil {
			return err
		}
	}
	for i := len(b.commits) - 1; i >= 0; i-- {
		if err := ctx.Err(); err != nil {
			return err
		}
		c := &b.commits[i]
		c.root = b.trees.root(ctx, c.tree)
		c.unknown = b.trees.holes[c.tree]
		if i%100 == 0 {
			b.progress("trees", b.trees.read)
		}
	}
	return ctx.Err()
}

// readOthers finds out about what hangs on no commit: messages of tags, blobs
// and trees that refs name, and blobs that nothing names.
func (b *builder) readOthers(ctx context.Context) {
	for id, by := range b.reached {
		if !b.store.Has(id) || b.isTag(id) {
			continue
		}
		if o, err := b.trees.reader.Read(id); err != nil || o.Kind != gitstore.Tree {
			continue
		}
		if root := b.trees.root(ctx, id); root != 0 {
			b.others = append(b.others, other{object: none, root: root, reach: by.reach, tagger: b.tags[by.tag].Tagger})
		}
	}
	if root := b.staged(); root != 0 {
		b.others = append(b.others, other{object: none, root: root, reach: byReflog})
	}
	for i, o := range b.objects {
		if _, ok := b.byHash[o.id]; ok {
			continue
		}
		by := b.reached[o.id]
		other := other{object: int32(i), reach: by.reach, tagger: b.tags[by.tag].Tagger}
		if t, ok := b.tags[o.id]; ok {
			other.tagger = t.Tagger
			if target := b.peel(o.id); b.isCommit(target) {
				other.commit = target
			}
		}
		b.others = append(b.others, other)
	}
	// Those that hang on the most come first, so that they speak for the rest.
	slices.SortFunc(b.others, func(x, y other) int {
		return cmp.Or(cmp.Compare(y.reach, x.reach), x.tagger.When.Compare(y.tagger.When), cmp.Compare(x.object, y.object), cmp.Compare(x.root, y.root))
	})
}

func (b *builder) isTag(id gitstore.ID) bool    { _, ok := b.tags[id]; return ok }
func (b *builder) isCommit(id gitstore.ID) bool { _, ok := b.byHash[id]; return ok }

// frame is a tree that is being read.
type frame struct {
	id   gitstore.ID
	n    int // its number
	todo []subtree
	node []nodeEntry
	hole bool
}

// subtree is an entry that has to be looked into: its place in the node is
// kept by an entry without target.
type subtree struct {
	id gitstore.ID
	at int // index into frame.node
}

// root returns the node of a tree, 0 if it has nothing of interest.
func (t *treeReader) root(ctx context.Context, id gitstore.ID) int32 {
	if at, ok := t.look(id); ok {
		return at
	}
	stack := []frame{t.enter(id)}
	for ctx.Err() == nil {
		f := &stack[len(stack)-1]
		if len(f.todo) > 0 {
			sub := f.todo[0]
			at, ok := t.look(sub.id)
			if !ok {
				stack = append(stack, t.enter(sub.id))
				continue
			}
			f.todo = f.todo[1:]
			f.node[sub.at].at = at
			f.hole = f.hole || t.holes[sub.id]
			continue
		}
		at := t.leave(f)
		if stack = stack[:len(stack)-1]; len(stack) == 0 {
			return at
		}
	}
	return 0
}

// look returns the node of a tree that was read before, or that cannot be.
func (t *treeReader) look(id gitstore.ID) (int32, bool) {
	if at, ok := t.known[id]; ok {
		return at, true
	}
	if t.readBefore(id) {
		return 0, true
	}
	n, ok := t.store.Number(id)
	if !ok {
		if !t.store.Has(id) {
			t.holes[id] = true
		}
		return 0, true
	}
	if t.open.Has(n) {
		// A tree in itself: the repository is corrupt.
		t.holes[id] = true
		return 0, true
	}
	return 0, t.done.Has(n)
}

// enter reads a tree.
func (t *treeReader) enter(id gitstore.ID) frame {
	n, _ := t.store.Number(id)
	t.open.Add(n)
	f := frame{id: id, n: n}
	t.read++
	o, err := t.reader.Read(id)
	if err == nil && o.Kind != gitstore.Tree {
		err = errors.New("not a tree")
	}
	if err == nil {
		err = t.store.Entries(o.Data, func(e gitstore.Entry) bool {
			name, known := t.names[string(e.Name)]
			if !known {
				name = string(e.Name)
				t.names[name] = name
			}
			switch e.Kind {
			case gitstore.Blob:
				if i, ok := t.wanted(e.ID, name); ok {
					f.node = append(f.node, nodeEntry{name: name, at: i})
				}
				if by, ok := t.store.Replaced(e.ID); ok {
					if i, ok := t.byID[by]; ok {
						f.node = append(f.node, nodeEntry{name: name, at: i})
					}
				}
			case gitstore.Tree:
				at, known := t.look(e.ID)
				if known && at == 0 {
					f.hole = f.hole || t.holes[e.ID]
					break
				}
				if !known {
					f.todo = append(f.todo, subtree{e.ID, len(f.node)})
				}
				f.node = append(f.node, nodeEntry{name, at, true})
			}
			return true
		})
	}
	f.hole = f.hole || err != nil
	return f
}

// leave makes the node of a tree whose subtrees have been read.
func (t *treeReader) leave(f *frame) int32 {
	t.open.Remove(f.n)
	t.done.Add(f.n)
	if f.hole {
		t.holes[f.id] = true
	}
	kept := f.node[:0]
	for _, e := range f.node {
		if !e.dir || e.at != 0 {
			kept = append(kept, e)
		}
	}
	at := t.make(kept)
	if at != 0 {
		t.known[f.id] = at
	}
	return at
}

// make returns the node of some entries, children first. Equal ones are one.
func (t *treeReader) make(kept []nodeEntry) int32 {
	if len(kept) == 0 {
		return 0
	}
	key := t.key[:0]
	for _, e := range kept {
		key = binary.AppendUvarint(key, uint64(len(e.name)))
		key = append(key, e.name...)
		key = binary.AppendVarint(key, int64(e.at))
		if e.dir {
			key = append(key, 1)
		} else {
			key = append(key, 0)
		}
	}
	t.key = key
	at, ok := t.intern[string(key)]
	if !ok {
		at = int32(len(t.nodes))
		t.nodes = append(t.nodes, node{kept[:len(kept):len(kept)]})
		t.intern[string(key)] = at
	}
	return at
}

// staged returns the node of what the indexes have, which no range has.
func (b *builder) staged() int32 {
	if b.ranged {
		return 0
	}
	t := b.trees
	type dir struct {
		files []nodeEntry
		dirs  map[string]*dir
	}
	top := &dir{}
	t.store.Staged(func(path string, id gitstore.ID) {
		i, ok := t.wanted(id, path[strings.LastIndexByte(path, '/')+1:])
		if !ok {
			return
		}
		at := top
		for name, rest, more := strings.Cut(path, "/"); ; name, rest, more = strings.Cut(rest, "/") {
			if !more {
				at.files = append(at.files, nodeEntry{name: name, at: i})
				return
			}
			if at.dirs == nil {
				at.dirs = map[string]*dir{}
			}
			if at.dirs[name] == nil {
				at.dirs[name] = &dir{}
			}
			at = at.dirs[name]
		}
	})
	var node func(d *dir) int32
	node = func(d *dir) int32 {
		kept := d.files
		for _, name := range slices.Sorted(maps.Keys(d.dirs)) {
			kept = append(kept, nodeEntry{name, node(d.dirs[name]), true})
		}
		return t.make(kept)
	}
	return node(top)
}

const (
	// maxPaths is how many paths of an object are listed.
	maxPaths = 1000
	// maxVisits is how many directories are looked at to list paths. Few trees
	// can make very many directories.
	maxVisits = 1 << 20
)

// listPaths lists the paths of all objects, those at HEAD first.
func (b *builder) listPaths() {
	l := &lister{Index: b.Index, seen: map[visit]bool{}, known: map[directory]int32{}, dirs: make([]directory, 1)}
	for _, i := range b.heads {
		l.list(b.commits[i].root)
	}
	for i := range b.objects {
		b.objects[i].atHead = len(b.objects[i].paths)
	}
	for i := len(b.commits) - 1; i >= 0; i-- {
		l.list(b.commits[i].root)
	}
	for _, o := range b.others {
		l.list(o.root)
	}
	for _, o := range b.objects {
		if o.more {
			b.coverage.Exclude(fmt.Sprintf("paths beyond the first %d of an object", maxPaths), 1)
		}
	}
	if len(l.seen) >= maxVisits {
		b.coverage.Exclude(fmt.Sprintf("directories beyond the first %d of a history", maxVisits), 1)
	}
}

// lister lists paths.
type lister struct {
	*Index
	seen  map[visit]bool
	known map[directory]int32
	dirs  []directory // 0 is the root
}

// visit is a node in a directory, the index of which is dir.
type visit struct{ node, dir int32 }

// directory is a name in another directory.
type directory struct {
	in   int32
	name string
}

// list lists the paths below a node.
func (l *lister) list(root int32) {
	type step struct {
		node int32
		at   directory
	}
	var stack []step
	for v := (visit{root, 0}); v.node != 0; {
		if !l.seen[v] && len(l.seen) < maxVisits {
			l.seen[v] = true
			entries := l.nodes[v.node].entries
			for i := len(entries) - 1; i >= 0; i-- {
				if e := entries[i]; e.dir {
					stack = append(stack, step{e.at, directory{v.dir, e.name}})
				}
			}
			for _, e := range entries {
				if !e.dir {
					l.add(&l.objects[e.at], directory{v.dir, e.name})
				}
			}
		}
		if len(stack) == 0 || len(l.seen) >= maxVisits {
			return
		}
		next := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		dir, ok := l.known[next.at]
		if !ok {
			dir = int32(len(l.dirs))
			l.dirs = append(l.dirs, next.at)
			l.known[next.at] = dir
		}
		v = visit{next.node, dir}
	}
}

// path returns the path of a name in a directory.
func (l *lister) path(d directory) string {
	n := len(d.name)
	for at := d.in; at != 0; at = l.dirs[at].in {
		n += len(l.dirs[at].name) + 1
	}
	b := make([]byte, n)
	n -= copy(b[n-len(d.name):], d.name)
	for at := d.in; at != 0; at = l.dirs[at].in {
		n--
		b[n] = '/'
		name := l.dirs[at].name
		n -= copy(b[n-len(name):], name)
	}
	return string(b)
}

func (l *lister) add(o *object, at directory) {
	if len(o.paths) == maxPaths {
		o.more = true
		return
	}
	if path := l.path(at); !slices.Contains(o.paths, path) {
		o.paths = append(o.paths, path)
	}
}
