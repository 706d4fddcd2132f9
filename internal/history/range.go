package history

import (
	"cmp"
	"container/heap"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/damvet/damvet/internal/gitstore"
)

// Range says which commits of a history are asked for: those that lead to
// Include and not to Exclude, and those that stand alone.
//
// ParseRange makes one of revisions. One that has ids at hand, as those of a
// CI event, can fill in the fields itself.
type Range struct {
	// Include and Exclude are commits. What leads to one of Exclude is left
	// out.
	Include, Exclude []gitstore.ID
	// Both are pairs of commits, as "A...B" means them: asked for is what leads
	// to one of the two and not to both.
	Both [][2]gitstore.ID
	// Alone are commits asked for without what leads to them.
	Alone []gitstore.ID
	// Tags are tag objects whose messages are asked for too.
	Tags []gitstore.ID
	// Since, if it is set, leaves out commits that were made earlier.
	Since time.Time
}

// ParseRange reads revision ranges as git log takes them, several of them
// separated by blanks: "A..B", "A...B", "^A B", "B^!", "B^@" and "B^-". A side
// of two or three dots that is left out is HEAD. Revisions with no "^A" among
// them and no since stand for themselves alone: "B" is what that commit
// changes, unlike in git log. Without a range since counts for all refs. The
// error is a *gitstore.RevisionError.
func ParseRange(store *gitstore.Store, spec string, since time.Time) (*Range, error) {
	p := &rangeParser{store: store, r: &Range{Since: since}}
	words := strings.Fields(spec)
	for _, word := range words {
		if err := p.word(word); err != nil {
			return nil, err
		}
	}
	r := p.r
	switch {
	case len(words) == 0 && since.IsZero():
		return nil, &gitstore.RevisionError{Rev: spec, Reason: "names no commits", Remedy: "give a range such as origin/main..HEAD"}
	case len(words) == 0:
		for _, ref := range store.Refs() {
			if id, err := store.ResolveCommit(ref.ID.String()); err == nil {
				r.Include = append(r.Include, id)
			}
		}
	case len(r.Exclude) == 0 && since.IsZero():
		r.Alone, r.Include = append(r.Alone, p.plain...), r.Include[:len(r.Include)-len(p.plain)]
	}
	return r, nil
}

type rangeParser struct {
	store *gitstore.Store
	r     *Range
	plain []gitstore.ID // revisions without a mark, which are the last of r.Include
}

func (p *rangeParser) word(word string) error {
	r := p.r
	if a, b, ok := strings.Cut(word, "..."); ok {
		from, to, err := p.two(a, b)
		if err == nil {
			r.Both = append(r.Both, [2]gitstore.ID{from, to})
		}
		return err
	}
	if a, b, ok := strings.Cut(word, ".."); ok {
		from, to, err := p.two(a, b)
		if err == nil {
			r.Exclude = append(r.Exclude, from)
			r.Include = slices.Insert(r.Include, 0, to)
		}
		return err
	}
	if rev, ok := strings.CutPrefix(word, "^"); ok {
		id, err := p.commit(rev)
		r.Exclude = append(r.Exclude, id)
		return err
	}
	if rev, ok := strings.CutSuffix(word, "^!"); ok {
		id, err := p.commit(rev)
		r.Alone = append(r.Alone, id)
		return err
	}
	if rev, ok := strings.CutSuffix(word, "^@"); ok {
		return p.parents(rev, func(parents []gitstore.ID) { r.Include = slices.Insert(r.Include, 0, parents...) })
	}
	if i := strings.LastIndex(word, "^-"); i >= 0 {
		// The nth parent is left out, of which the first is meant without n.
		from, err := p.commit(word[:i] + "^" + word[i+2:])
		if err != nil {
			return err
		}
		to, err := p.commit(word[:i])
		r.Exclude = append(r.Exclude, from)
		r.Include = slices.Insert(r.Include, 0, to)
		return err
	}
	id, err := p.commit(word)
	r.Include = append(r.Include, id)
	p.plain = append(p.plain, id)
	return err
}

func (p *rangeParser) two(a, b string) (from, to gitstore.ID, err error) {
	if from, err = p.commit(cmp.Or(a, "HEAD")); err == nil {
		to, err = p.commit(cmp.Or(b, "HEAD"))
	}
	return from, to, err
}

// commit resolves a revision. Tags on the way to the commit are asked for too.
func (p *rangeParser) commit(rev string) (gitstore.ID, error) {
	id, err := p.store.Resolve(rev)
	if err != nil {
		return id, err
	}
	p.r.Tags = append(p.r.Tags, Tags(p.store, id)...)
	return p.store.ResolveCommit(rev)
}

// Tags returns the tag objects on the way from an object to what they name in
// the end.
func Tags(store *gitstore.Store, id gitstore.ID) (tags []gitstore.ID) {
	for range maxTags {
		o, err := store.Get(id)
		if err != nil || o.Kind != gitstore.Tag {
			break
		}
		tags = append(tags, id)
		t, err := gitstore.ParseTag(o.Data)
		if err != nil {
			break
		}
		id = t.Target
	}
	return tags
}

func (p *rangeParser) parents(rev string, add func([]gitstore.ID)) error {
	id, err := p.commit(rev)
	if err != nil {
		return err
	}
	c, err := p.store.Commit(id)
	if err == nil {
		add(c.Parents)
	}
	return err
}

// ErrEmptyRange says that no commit is in a range, as when both ends are one
// commit or the base is the newer one.
var ErrEmptyRange = errors.New("no commit is in the range")

// IncompleteError says that commits or trees that a range needs are not there.
type IncompleteError struct {
	// Commit is in the range and needs Missing.
	Commit, Missing gitstore.ID
	Shallow         bool
}

func (e *IncompleteError) Error() string {
	why := "the clone lacks"
	if e.Shallow {
		why = "a shallow clone ends inside the range: it lacks"
	}
	return fmt.Sprintf("%s %s, which commit %s of the range needs", why, e.Missing, e.Commit)
}

// Selection is what a range selects.
type Selection struct {
	// Commits are those of the range, parents first.
	Commits []gitstore.ID
	// Base are commits outside the range, parents of those in it and the
	// commits that were left out by name: what they have was there before.
	Base []gitstore.ID
	// Tips are the commits that the range was asked up to.
	Tips []gitstore.ID
	// Blobs are those that a commit of the range has where none of its parents
	// has the same: every blob that the range brings is among them, and so are
	// those that it moves. Sorted.
	Blobs []gitstore.ID
	// Tags are the tag objects of the range.
	Tags []gitstore.ID
	// Modules are the commits of submodules that the range brings, with those
	// that stood in their places.
	Modules map[gitstore.ID][]gitstore.ID
}

// Select finds out which commits are in a range, and which blobs they bring.
// It reads commits of the range and of its base and the trees that the range
// changed, no others. The error is ErrEmptyRange, an *IncompleteError when the
// repository lacks something that the range needs, or another that ends the
// scan.
func (r *Range) Select(ctx context.Context, store *gitstore.Store) (*Selection, error) {
	w := &revwalk{store: store, reader: store.NewReader(), seen: map[gitstore.ID]*walked{}}
	in := map[gitstore.ID]bool{}
	add := func(ids []gitstore.ID) {
		for _, id := range ids {
			in[id] = true
		}
	}
	walks := [][2][]gitstore.ID{{r.Include, r.Exclude}}
	tips := slices.Concat(r.Include, r.Alone)
	for _, pair := range r.Both {
		a, b := pair[0], pair[1]
		tips = append(tips, a, b)
		walks = append(walks,
			[2][]gitstore.ID{{a}, append([]gitstore.ID{b}, r.Exclude...)},
			[2][]gitstore.ID{{b}, append([]gitstore.ID{a}, r.Exclude...)})
	}
	for _, walk := range walks {
		found, err := w.between(ctx, walk[0], walk[1], r.Since)
		if err != nil {
			return nil, err
		}
		add(found)
	}
	add(r.Alone)
	if len(in) == 0 && len(r.Tags) == 0 {
		return nil, ErrEmptyRange
	}
	s := &Selection{Tips: tips, Tags: r.Tags}
	for id := range in {
		if _, err := w.commit(id); err != nil {
			return nil, err
		}
	}
	s.Commits = w.sorted(in)
	base := map[gitstore.ID]bool{}
	for _, id := range s.Commits {
		for _, p := range w.seen[id].Parents {
			if !store.Has(p) {
				return nil, &IncompleteError{Commit: id, Missing: p, Shallow: store.Shallow(id)}
			}
			if !in[p] {
				base[p] = true
			}
		}
	}
	for _, id := range r.Exclude {
		base[id] = true
	}
	for id := range base {
		s.Base = append(s.Base, id)
	}
	slices.SortFunc(s.Base, compareIDs)
	var err error
	s.Blobs, s.Modules, err = w.brought(ctx, s.Commits)
	return s, err
}

// Parents returns the commits outside the range that commits of it have as
// parents, without those that lead to another of them: what was there before.
func (s *Selection) Parents(ctx context.Context, store *gitstore.Store) ([]gitstore.ID, error) {
	in, parents := map[gitstore.ID]bool{}, map[gitstore.ID]bool{}
	for _, id := range s.Commits {
		in[id] = true
	}
	w := &revwalk{store: store, reader: store.NewReader(), seen: map[gitstore.ID]*walked{}}
	for _, id := range s.Commits {
		c, err := w.commit(id)
		if err != nil {
			return nil, err
		}
		for _, p := range c.Parents {
			if !in[p] {
				parents[p] = true
			}
		}
	}
	all := slices.SortedFunc(maps.Keys(parents), compareIDs)
	var kept []gitstore.ID
	for _, id := range all {
		others := slices.DeleteFunc(slices.Clone(all), func(o gitstore.ID) bool { return o == id })
		own, err := w.between(ctx, []gitstore.ID{id}, others, time.Time{})
		if err != nil {
			return nil, err
		}
		if len(own) > 0 {
			kept = append(kept, id)
		}
	}
	return kept, nil
}

// revwalk walks the commits of a range, newest first.
type revwalk struct {
	store  *gitstore.Store
	reader *gitstore.Reader
	seen   map[gitstore.ID]*walked
	n      int
}

// walked is a commit that was met.
type walked struct {
	gitstore.CommitData
	id       gitstore.ID
	excluded bool
	queued   bool
	passed   bool // it has been taken off the queue
}

func (w *revwalk) commit(id gitstore.ID) (*walked, error) {
	if c, ok := w.seen[id]; ok {
		return c, nil
	}
	data, err := w.store.Commit(id)
	if err != nil {
		return nil, fmt.Errorf("commit %s: %w", id, err)
	}
	data.Message = nil
	c := &walked{CommitData: data, id: id}
	w.seen[id] = c
	return c, nil
}

// slack is how many commits are looked at beyond where the walk could end if
// no commit had been dated before its parents, as in git.
const slack = 64

// between returns the commits that lead to some and not to others.
func (w *revwalk) between(ctx context.Context, include, exclude []gitstore.ID, since time.Time) ([]gitstore.ID, error) {
	for _, c := range w.seen {
		c.excluded, c.queued, c.passed = false, false, false
	}
	var q byDate
	open := 0 // commits in the queue that are not excluded
	push := func(id gitstore.ID, excluded bool) error {
		if !w.store.Has(id) {
			return nil // Select tells, if it matters
		}
		c, err := w.commit(id)
		if err != nil {
			return err
		}
		if excluded {
			w.exclude(c, &open)
		}
		if !c.queued {
			c.queued = true
			if !c.excluded {
				open++
			}
			heap.Push(&q, c)
		}
		return nil
	}
	for _, id := range exclude {
		if err := push(id, true); err != nil {
			return nil, err
		}
	}
	for _, id := range include {
		if err := push(id, false); err != nil {
			return nil, err
		}
	}
	var found []*walked
	var oldest time.Time // of those found
	for left := slack; len(q) > 0 && left > 0; {
		if w.n++; w.n%1000 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		c := heap.Pop(&q).(*walked)
		c.passed = true
		when := c.Committer.When
		if !c.excluded {
			open--
			if len(found) == 0 || when.Before(oldest) {
				oldest = when
			}
			found = append(found, c)
		}
		if open > 0 || len(found) > 0 && !when.Before(oldest) {
			left = slack
		} else {
			left--
		}
		for _, p := range c.Parents {
			if err := push(p, c.excluded); err != nil {
				return nil, err
			}
		}
	}
	var ids []gitstore.ID
	for _, c := range found {
		if !c.excluded && !c.Committer.When.Before(since) {
			ids = append(ids, c.id)
		}
	}
	return ids, nil
}

// exclude marks a commit, and what is known to lead to it.
func (w *revwalk) exclude(c *walked, open *int) {
	for todo := []*walked{c}; len(todo) > 0; {
		c := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if c.excluded {
			continue
		}
		c.excluded = true
		if c.queued && !c.passed {
			*open--
		}
		for _, p := range c.Parents {
			if p, ok := w.seen[p]; ok {
				todo = append(todo, p)
			}
		}
	}
}

// byDate is a heap of commits, the newest first.
type byDate []*walked

func (q byDate) Len() int { return len(q) }
func (q byDate) Less(i, j int) bool {
	return cmp.Or(q[j].Committer.When.Compare(q[i].Committer.When), compareIDs(q[i].id, q[j].id)) < 0
}
func (q byDate) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *byDate) Push(v any)   { *q = append(*q, v.(*walked)) }
func (q *byDate) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

// sorted orders commits so that parents come first.
func (w *revwalk) sorted(in map[gitstore.ID]bool) []gitstore.ID {
	b := &builder{}
	for id := range in {
		c := w.seen[id]
		b.raw = append(b.raw, rawCommit{id: id, parents: c.Parents, date: c.Committer.When})
	}
	b.order()
	ids := make([]gitstore.ID, len(b.raw))
	for i, r := range b.raw {
		ids[i] = r.id
	}
	return ids
}

// brought returns the blobs and the commits of submodules that commits have
// where none of their parents has the same.
func (w *revwalk) brought(ctx context.Context, commits []gitstore.ID) ([]gitstore.ID, map[gitstore.ID][]gitstore.ID, error) {
	blobs := map[gitstore.ID]bool{}
	modules := map[gitstore.ID][]gitstore.ID{}
	done := map[gitstore.ID]bool{} // trees
	for _, id := range commits {
		c := w.seen[id]
		var before []gitstore.ID
		for _, p := range c.Parents {
			parent, err := w.commit(p)
			if err != nil {
				return nil, nil, err
			}
			before = append(before, parent.Tree)
		}
		type step struct {
			tree   gitstore.ID
			before []gitstore.ID
		}
		for todo := []step{{c.Tree, before}}; len(todo) > 0; {
			if err := ctx.Err(); err != nil {
				return nil, nil, err
			}
			at := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			if done[at.tree] || slices.Contains(at.before, at.tree) {
				continue
			}
			done[at.tree] = true
			had, err := w.entriesOf(id, at.before)
			if err != nil {
				return nil, nil, err
			}
			err = w.entries(id, at.tree, func(e gitstore.Entry) {
				var dirs, links []gitstore.ID
				for _, h := range had {
					was := h[string(e.Name)]
					if was.ID == e.ID && was.Kind == e.Kind {
						return
					}
					switch was.Kind {
					case gitstore.Tree:
						dirs = append(dirs, was.ID)
					case gitstore.Commit:
						links = append(links, was.ID)
					}
				}
				switch e.Kind {
				case gitstore.Blob:
					blobs[e.ID] = true
				case gitstore.Tree:
					todo = append(todo, step{e.ID, dirs})
				case gitstore.Commit:
					modules[e.ID] = append(modules[e.ID], links...)
				}
			})
			if err != nil {
				return nil, nil, err
			}
		}
	}
	ids := make([]gitstore.ID, 0, len(blobs))
	for id := range blobs {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, compareIDs)
	return ids, modules, nil
}

// entriesOf returns the entries of several trees by their names.
func (w *revwalk) entriesOf(commit gitstore.ID, trees []gitstore.ID) ([]map[string]gitstore.Entry, error) {
	all := make([]map[string]gitstore.Entry, len(trees))
	for i, tree := range trees {
		all[i] = map[string]gitstore.Entry{}
		err := w.entries(commit, tree, func(e gitstore.Entry) { all[i][string(e.Name)] = e })
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// entries calls f for the entries of a tree that a commit needs.
func (w *revwalk) entries(commit, tree gitstore.ID, f func(gitstore.Entry)) error {
	o, err := w.reader.Read(tree)
	if errors.Is(err, gitstore.ErrAbsent) {
		return &IncompleteError{Commit: commit, Missing: tree}
	}
	if err == nil && o.Kind != gitstore.Tree {
		err = errors.New("not a tree")
	}
	if err == nil {
		err = w.store.Entries(o.Data, func(e gitstore.Entry) bool {
			f(e)
			return true
		})
	}
	if err != nil {
		return fmt.Errorf("tree %s: %w", tree, err)
	}
	return nil
}

// read reads the commits of a range and its base into a builder.
func (s *Selection) read(ctx context.Context, b *builder) error {
	b.ranged = true
	for _, id := range slices.Concat(s.Commits, s.Base) {
		if err := ctx.Err(); err != nil {
			return err
		}
		c, err := b.store.Commit(id)
		if err != nil {
			return fmt.Errorf("commit %s: %w", id, err)
		}
		b.raw = append(b.raw, rawCommit{id, c.Tree, c.Parents, &c.Author, c.Committer.When, false})
	}
	for _, id := range s.Tags {
		if o, err := b.store.Get(id); err == nil {
			if t, err := gitstore.ParseTag(o.Data); err == nil {
				t.Message = nil
				b.tags[id] = t
				b.reached[id] = reached{reach: byRef}
			}
		}
	}
	b.link()
	for i := range b.commits {
		b.commits[i].reach = byRef
	}
	for _, id := range s.Base {
		c := &b.commits[b.byHash[id]]
		// What is behind the base is of no interest.
		c.base, c.boundary, c.message = true, false, none
	}
	heads := s.Tips
	if i, ok := b.byHash[b.peel(b.store.Head().ID)]; ok && !b.commits[i].base {
		heads = []gitstore.ID{b.commits[i].id}
	}
	for _, id := range heads {
		if i, ok := b.byHash[id]; ok && !b.commits[i].base {
			b.commits[i].tip = true
			b.heads = append(b.heads, i)
		}
	}
	return nil
}

// Before returns the blobs of the base, each once. The error is an
// *IncompleteError when a tree of it is missing.
func (s *Selection) Before(ctx context.Context, store *gitstore.Store) ([]gitstore.ID, error) {
	w := &revwalk{store: store, reader: store.NewReader(), seen: map[gitstore.ID]*walked{}}
	seen := map[gitstore.ID]bool{}
	var blobs []gitstore.ID
	for _, id := range s.Base {
		c, err := w.commit(id)
		if err != nil {
			return nil, err
		}
		for todo := []gitstore.ID{c.Tree}; len(todo) > 0; {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			tree := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			if seen[tree] {
				continue
			}
			seen[tree] = true
			err := w.entries(id, tree, func(e gitstore.Entry) {
				switch {
				case e.Kind == gitstore.Tree:
					todo = append(todo, e.ID)
				case e.Kind == gitstore.Blob && !seen[e.ID]:
					seen[e.ID] = true
					blobs = append(blobs, e.ID)
				}
			})
			if err != nil {
				return nil, err
			}
		}
	}
	return blobs, nil
}
