package history

import (
	"iter"
	"strings"

	"github.com/damvet/damvet/internal/gitstore"
)

// state says whether something holds the thing that is traced.
type state uint8

const (
	no      state = iota
	perhaps       // under some of its paths
	yes
)

// tracer traces one thing.
type tracer struct {
	*Index
	holds   func(id gitstore.ID, path string) bool
	objects []state // by object, for its paths
	bare    []bool  // by object, for itself under no path
	nodes   []state // by node
	roots   map[int32]Place
	has     []bool // by commit: its tree holds it
	says    []bool // by commit: its message holds it
}

// Trace returns the history of what some objects hold at the places that holds
// reports. holds is called for every path of theirs, and with an empty path for
// what may stand under none.
func (x *Index) Trace(objects iter.Seq[gitstore.ID], holds func(id gitstore.ID, path string) bool) Trace {
	t := &tracer{Index: x, holds: holds, roots: map[int32]Place{}}
	var tr Trace
	tr.Objects = t.readObjects(objects)
	if tr.Objects == 0 {
		return tr
	}
	best := t.readCommits()
	t.introductions(&tr, best)
	for _, b := range x.branches {
		if t.has[b.commit] {
			tr.Branches = append(tr.Branches, b.name)
		}
	}
	for _, i := range x.heads {
		if t.has[i] {
			tr.AtHead = true
			tr.Place, _ = t.root(x.commits[i].root)
			return tr
		}
	}
	if i := t.removal(best); i != none {
		tr.Removed, tr.RemovedAt = x.commits[i].id, x.commits[i].author.When
	}
	return tr
}

// readObjects asks which places hold the thing, finds out which trees do, and
// returns how many objects it is.
func (t *tracer) readObjects(ids iter.Seq[gitstore.ID]) int {
	n := 0
	t.objects = make([]state, len(t.Index.objects))
	t.bare = make([]bool, len(t.Index.objects))
	t.nodes = make([]state, len(t.Index.nodes))
	for id := range ids {
		i, ok := t.byID[id]
		if !ok || t.objects[i] != no || t.bare[i] {
			continue
		}
		o := &t.Index.objects[i]
		held := 0
		for _, path := range o.paths {
			if t.holds(o.id, path) {
				held++
			}
		}
		switch {
		case held == 0:
		case held == len(o.paths) && !o.more:
			t.objects[i] = yes
		default:
			t.objects[i] = perhaps
		}
		t.bare[i] = t.holds(o.id, "")
		if held > 0 || t.bare[i] {
			n++
		}
		if held > 0 {
			t.raise(t.above().objects.of(i), t.objects[i])
		}
	}
	return n
}

// raise notes that trees, and those above them, hold the thing.
func (t *tracer) raise(nodes []int32, to state) {
	todo := [][]int32{nodes}
	for len(todo) > 0 {
		nodes := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, n := range nodes {
			if t.nodes[n] < to {
				t.nodes[n] = to
				todo = append(todo, t.above().nodes.of(n))
			}
		}
	}
}

// above says which nodes have an object, or another node, among their entries.
type above struct{ objects, nodes lists }

// lists are lists of numbers, by number: list i is in all from start[i].
type lists struct{ start, all []int32 }

func (l *lists) of(i int32) []int32 { return l.all[l.start[i]:l.start[i+1]] }

func (x *Index) readAbove() *above {
	a := &above{newLists(len(x.objects)), newLists(len(x.nodes))}
	of := func(e nodeEntry) *lists {
		if e.dir {
			return &a.nodes
		}
		return &a.objects
	}
	for _, n := range x.nodes {
		for _, e := range n.entries {
			of(e).start[e.at]++
		}
	}
	a.objects.room()
	a.nodes.room()
	for i := len(x.nodes) - 1; i >= 0; i-- {
		for _, e := range x.nodes[i].entries {
			of(e).add(e.at, int32(i))
		}
	}
	return a
}

// newLists returns lists that are to be filled: first their sizes are counted in
// start, then room is made, then they are added to.
func newLists(n int) lists { return lists{start: make([]int32, n+1)} }

func (l *lists) room() {
	for i := range l.start[1:] {
		l.start[i+1] += l.start[i] // its end
	}
	l.all = make([]int32, l.start[len(l.start)-1])
}

// add fills a list from its end: once all are full, each start is right.
func (l *lists) add(i, it int32) {
	l.start[i]--
	l.all[l.start[i]] = it
}

// readCommits finds out which commits hold the thing, and returns the best of
// what they hang on.
func (t *tracer) readCommits() reach {
	best := unreachable
	t.has = make([]bool, len(t.commits))
	t.says = make([]bool, len(t.commits))
	for i := range t.commits {
		c := &t.commits[i]
		if t.has[i] = t.nodes[c.root] == yes; t.nodes[c.root] == perhaps {
			_, t.has[i] = t.root(c.root)
		}
		t.says[i] = c.message != none && t.bare[c.message]
		if t.has[i] || t.says[i] {
			best = max(best, c.reach)
		}
	}
	for _, o := range t.others {
		if _, ok := t.other(o); ok {
			best = max(best, o.reach)
		}
	}
	return best
}

// root returns the first place in a tree that holds the thing.
func (t *tracer) root(root int32) (Place, bool) {
	if t.nodes[root] == no {
		return Place{}, false
	}
	p, ok := t.roots[root]
	if !ok {
		p = t.first(root)
		t.roots[root] = p
	}
	return p, !p.Blob.IsZero()
}

// maxSteps is how many directories are looked into for a thing that only some
// paths make one.
const maxSteps = 1 << 16

// first returns the first place in a tree that holds the thing, and the zero
// place if there is none.
func (t *tracer) first(root int32) Place {
	type step struct {
		node int32
		path string
	}
	stack := []step{{root, ""}}
	for n := 0; len(stack) > 0 && n < maxSteps; n++ {
		s := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		entries := t.Index.nodes[s.node].entries
		for _, e := range entries {
			if !e.dir && t.objects[e.at] != no {
				id := t.Index.objects[e.at].id
				if path := s.path + e.name; t.holds(id, path) {
					return Place{id, path}
				}
			}
		}
		for i := len(entries) - 1; i >= 0; i-- {
			if e := entries[i]; e.dir && t.nodes[e.at] != no {
				stack = append(stack, step{e.at, s.path + e.name + "/"})
			}
		}
	}
	return Place{}
}

// other returns where something that hangs on no commit holds the thing.
func (t *tracer) other(o other) (Place, bool) {
	if o.object != none {
		return Place{Blob: t.Index.objects[o.object].id}, t.bare[o.object]
	}
	return t.root(o.root)
}

// introductions fills in which commits brought the thing, among those that
// hang on the best of what there is: a branch that was rewritten leaves
// commits behind that say nothing new. Failing commits, tags and refs speak.
func (t *tracer) introductions(tr *Trace, best reach) {
	tr.Reachable = best > unreachable
	before := make([]bool, len(t.commits)) // an ancestor or the commit itself introduced it
	for i := range t.commits {
		c := &t.commits[i]
		if c.base {
			tr.Before = tr.Before || t.has[i]
			continue
		}
		if c.reach < best {
			continue
		}
		inherited, unsure := false, c.boundary
		for _, p := range c.parents {
			before[i] = before[i] || before[p]
			inherited = inherited || t.has[p]
			unsure = unsure || t.commits[p].unknown
		}
		if !t.says[i] && (!t.has[i] || inherited) {
			continue
		}
		in := Introduction{
			Commit:   c.id,
			Author:   c.author.Who,
			Date:     c.author.When,
			Place:    Place{Blob: c.id},
			Again:    before[i],
			Boundary: unsure && !t.says[i],
		}
		if t.has[i] && !inherited {
			in.Place, _ = t.root(c.root)
			for _, p := range c.parents {
				in.Boundary = in.Boundary || t.store.Partial() && t.lacks(&t.commits[p], in.Place.Path)
			}
		}
		tr.In = append(tr.In, in)
		before[i] = true
	}
	if len(tr.In) == 0 {
		for _, o := range t.others {
			if p, ok := t.other(o); ok {
				tr.Place = p
				if !o.commit.IsZero() || o.tagger.Who != "" {
					tr.In = append(tr.In, Introduction{Commit: o.commit, Author: o.tagger.Who, Date: o.tagger.When, Place: p})
				}
				break
			}
		}
		return
	}
	tr.Place = tr.In[0].Place
}

// removal returns the commit that took the thing away for good: on the way to
// HEAD, or anywhere if it never was on that way and no ref has it any more. A
// commit that removes it comes before a merge that only takes the side without
// it; of several it is the last. There may be none.
func (t *tracer) removal(best reach) int {
	if i := t.lastRemoval(func(c *commit) bool { return c.inHead }); i != none {
		return i
	}
	for i := range t.commits {
		if t.commits[i].tip && t.has[i] {
			return none
		}
	}
	return t.lastRemoval(func(c *commit) bool { return c.reach >= best })
}

// lastRemoval looks among some of the commits, which must be closed under
// ancestry.
func (t *tracer) lastRemoval(among func(*commit) bool) int {
	removal := none
	again := make([]bool, len(t.commits)) // a descendant has it
	for i := len(t.commits) - 1; i >= 0; i-- {
		c := &t.commits[i]
		if !among(c) {
			continue
		}
		had := 0
		for _, p := range c.parents {
			again[p] = again[p] || again[i] || t.has[i]
			if t.has[p] {
				had++
			}
		}
		switch {
		case had == 0 || t.has[i] || again[i] || c.unknown || c.stash:
		case had == len(c.parents):
			return i
		case removal == none:
			removal = i
		}
	}
	return removal
}

// lacks reports whether a commit has a file that the repository does not hold,
// as in a partial clone.
func (x *Index) lacks(c *commit, path string) bool {
	id := c.tree
	for {
		name, rest, dir := strings.Cut(path, "/")
		tree, err := x.store.Get(id)
		if err != nil {
			return true
		}
		id = gitstore.ID{}
		_ = x.store.Entries(tree.Data, func(e gitstore.Entry) bool {
			if string(e.Name) == name && (e.Kind == gitstore.Tree) == dir {
				id = e.ID
			}
			return id.IsZero()
		})
		if id.IsZero() {
			return false
		}
		if !dir {
			return !x.store.Has(id)
		}
		path = rest
	}
}
