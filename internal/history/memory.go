package history

import (
	"encoding/binary"
	"errors"
	"time"

	"github.com/damvet/damvet/internal/gitstore"
)

// Memory is what an Index has read of commits, tags and trees, for a later one
// of the same repository to leave out. It may be stored; the fields are for
// that alone.
type Memory struct {
	// IDSize is how many bytes an id has.
	IDSize int
	// These are sequences of records, which writer writes and reader reads.
	Commits, Tags, Objects, Nodes, Known, Holes, Unread []byte
	// Names are those of people and of entries of trees, each once.
	Names []string
}

var errMemory = errors.New("what was remembered of the history is malformed")

// Memory returns what a later Build may be given, or nil if there was nothing
// of interest. It is of use together with what store.Seen returned.
func (x *Index) Memory(seen *gitstore.Seen) *Memory {
	k := x.kept
	if k == nil {
		return nil
	}
	m := &Memory{IDSize: seen.IDSize}
	w := &writer{m: m, names: map[string]int{}}
	for _, r := range k.stored {
		w.id(&m.Commits, r.id)
		w.id(&m.Commits, r.tree)
		w.number(&m.Commits, len(r.parents))
		for _, p := range r.parents {
			w.id(&m.Commits, p)
		}
		w.signature(&m.Commits, *r.author)
		w.date(&m.Commits, r.date)
	}
	for id, t := range k.tags {
		w.id(&m.Tags, id)
		w.id(&m.Tags, t.Target)
		w.number(&m.Tags, int(t.Kind))
		w.signature(&m.Tags, t.Tagger)
	}
	for _, o := range x.objects {
		w.id(&m.Objects, o.id)
	}
	for _, n := range x.nodes[1:] {
		w.number(&m.Nodes, len(n.entries))
		for _, e := range n.entries {
			w.number(&m.Nodes, w.name(e.name))
			at := int(e.at) << 1
			if e.dir {
				at |= 1
			}
			w.number(&m.Nodes, at)
		}
	}
	for id, at := range k.trees.known {
		w.id(&m.Known, id)
		w.number(&m.Known, int(at))
	}
	for id := range k.trees.holes {
		w.id(&m.Holes, id)
	}
	seen.Each(func(id gitstore.ID, kind gitstore.Kind) {
		if kind == gitstore.Tree && !k.trees.wasRead(id) {
			w.id(&m.Unread, id)
		}
	})
	return m
}

// Forget lets go of what only Memory needs.
func (x *Index) Forget() { x.kept = nil }

// wasRead reports whether a tree needs no reading any more.
func (t *treeReader) wasRead(id gitstore.ID) bool {
	if n, ok := t.store.Number(id); ok && t.done.Has(n) {
		return true
	}
	return t.readBefore(id)
}

type writer struct {
	m     *Memory
	names map[string]int
}

func (w *writer) id(b *[]byte, id gitstore.ID) { *b = append(*b, id[:w.m.IDSize]...) }

func (w *writer) number(b *[]byte, n int) { *b = binary.AppendVarint(*b, int64(n)) }

func (w *writer) name(s string) int {
	i, ok := w.names[s]
	if !ok {
		i = len(w.m.Names)
		w.names[s] = i
		w.m.Names = append(w.m.Names, s)
	}
	return i
}

func (w *writer) signature(b *[]byte, s gitstore.Signature) {
	w.number(b, w.name(s.Who))
	w.date(b, s.When)
}

// date writes a time of whole seconds. The year 1 stands for no time at all.
func (w *writer) date(b *[]byte, t time.Time) {
	_, offset := t.Zone()
	*b = binary.AppendVarint(*b, t.Unix())
	w.number(b, offset)
}

// reader reads what writer wrote. What does not fit sets err.
type reader struct {
	m    *Memory
	rest []byte
	bad  bool
}

func (r *reader) more() bool { return len(r.rest) > 0 && !r.bad }

func (r *reader) id() gitstore.ID {
	if len(r.rest) < r.m.IDSize {
		r.bad = true
		return gitstore.ID{}
	}
	id := gitstore.IDOf(r.rest[:r.m.IDSize])
	r.rest = r.rest[r.m.IDSize:]
	return id
}

// number reads a number below a limit.
func (r *reader) number(limit int) int {
	n, size := binary.Varint(r.rest)
	if size <= 0 || n < 0 || n >= int64(limit) {
		r.bad = true
		return 0
	}
	r.rest = r.rest[size:]
	return int(n)
}

func (r *reader) date() time.Time {
	seconds, n := binary.Varint(r.rest)
	offset, k := binary.Varint(r.rest[max(n, 0):])
	if n <= 0 || k <= 0 {
		r.bad = true
		return time.Time{}
	}
	r.rest = r.rest[n+k:]
	t := time.Unix(seconds, 0).UTC()
	if offset != 0 {
		t = t.In(time.FixedZone("", int(offset)))
	}
	return t
}

func (r *reader) name() string {
	if i := r.number(len(r.m.Names)); !r.bad {
		return r.m.Names[i]
	}
	return ""
}

func (r *reader) signature() gitstore.Signature {
	return gitstore.Signature{Who: r.name(), When: r.date()}
}

// recallCommits reads the commits and tags of a memory into a builder.
func (b *builder) recallCommits(m *Memory) error {
	for r := (&reader{m: m, rest: m.Commits}); len(r.rest) > 0; {
		c := rawCommit{id: r.id(), tree: r.id()}
		n := r.number(len(r.rest) + 1)
		for range n {
			c.parents = append(c.parents, r.id())
		}
		author := r.signature()
		c.author, c.date = &author, r.date()
		if r.bad {
			return errMemory
		}
		if b.store.Has(c.id) && b.store.WasSeen(c.id) {
			b.add(c)
		}
	}
	for r := (&reader{m: m, rest: m.Tags}); len(r.rest) > 0; {
		id := r.id()
		t := gitstore.TagData{Target: r.id(), Kind: gitstore.Kind(r.number(8)), Tagger: r.signature()}
		if r.bad {
			return errMemory
		}
		if b.store.Has(id) && b.store.WasSeen(id) {
			b.tags[id] = t
		}
	}
	return nil
}

// recallTrees reads the nodes of a memory into a tree reader. It does nothing
// if an object that they lead to is no longer of interest.
func (t *treeReader) recallTrees(m *Memory) error {
	var objects []int32
	for r := (&reader{m: m, rest: m.Objects}); r.more(); {
		i, ok := t.byID[r.id()]
		if !ok {
			return nil
		}
		objects = append(objects, i)
	}
	nodes := []int32{0}
	for r := (&reader{m: m, rest: m.Nodes}); len(r.rest) > 0; {
		entries := make([]nodeEntry, r.number(len(r.rest)+1))
		for i := range entries {
			name := r.name()
			at := r.number(2 * max(len(objects), len(nodes)))
			e := nodeEntry{name: name, dir: at&1 == 1}
			if at >>= 1; e.dir && at < len(nodes) {
				e.at = nodes[at]
			} else if !e.dir && at < len(objects) {
				e.at = objects[at]
			} else {
				r.bad = true
			}
			if r.bad {
				return errMemory
			}
			entries[i] = e
		}
		if r.bad {
			return errMemory
		}
		nodes = append(nodes, t.make(entries))
	}
	for r := (&reader{m: m, rest: m.Known}); len(r.rest) > 0; {
		id, at := r.id(), r.number(len(nodes))
		if r.bad {
			return errMemory
		}
		t.known[id] = nodes[at]
	}
	for r := (&reader{m: m, rest: m.Holes}); r.more(); {
		t.holes[r.id()] = true
	}
	t.unread = map[gitstore.ID]bool{}
	for r := (&reader{m: m, rest: m.Unread}); r.more(); {
		t.unread[r.id()] = true
	}
	return nil
}

// readBefore reports whether an earlier run read a tree.
func (t *treeReader) readBefore(id gitstore.ID) bool {
	return t.unread != nil && t.store.WasSeen(id) && !t.unread[id]
}
