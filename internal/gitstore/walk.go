package gitstore

import (
	"context"
	"errors"
	"fmt"
	"math/bits"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/damvet/damvet/internal/delta"
	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/inflate"
)

// kinds is a set of kinds.
type kinds uint8

const allKinds = 1<<Commit | 1<<Tree | 1<<Blob | 1<<Tag

func (k kinds) has(kind Kind) bool { return k&(1<<kind) != 0 }

// Objects visits every object once, packed or loose, reachable or not, those
// of alternates included, in no particular order. visit is called from several
// goroutines at the same time. An object's Data is valid until visit returns,
// and must not be changed. An error of visit ends the walk and is returned.
//
// What cannot be read, is too large or is missing is told by Coverage, and the
// rest is visited all the same. The error is ErrEmpty when nothing was ever
// committed, and another when refs name something but nothing is there: a
// walk that returns nil has seen a repository.
func (s *Store) Objects(ctx context.Context, visit func(Object) error) error {
	return s.Deltas(ctx, func(v *Visit) error {
		if v.Again {
			return nil
		}
		return visit(v.Object)
	})
}

// Visit is one object that Deltas comes to.
type Visit struct {
	Object
	// Pieces are what the object is made of, if it is stored as the difference
	// to another, and Base the note of that other. Base is nil for an object
	// that is stored whole, and where the note was not kept.
	Pieces []delta.Piece
	Base   Note
	// Note may be set. It is what the differences to this object get as Base,
	// from other goroutines too.
	Note Note
	// Noted reports whether there are such differences.
	Noted bool
	// Again is true for an object that is visited once more, for its note.
	Again bool

	made    []delta.Piece // what the object is made of, as far as it is known
	base    *outline      // of the other, if both are trees
	outline *outline
}

// Note is what a visit leaves behind for others.
type Note interface {
	// Bytes returns how many bytes of memory the note takes.
	Bytes() int64
}

// Deltas is Objects for a visit that makes use of how objects are stored: as
// differences to each other. An object may be visited several times, but only
// once without being told so.
func (s *Store) Deltas(ctx context.Context, visit func(*Visit) error) error {
	w := &walker{s: s, want: allKinds, visit: visit, links: newLinks(s), seen: s.seen, visited: &visits{}}
	err := w.walk(ctx)
	s.coverage, s.skeleton, s.named = finding.Coverage{}, nil, nil
	s.coverage.Add(&s.opened)
	s.coverage.Add(&w.coverage)
	if err != nil {
		return err
	}
	s.countSeen(&s.coverage)
	w.links.tell(&s.coverage)
	w.visited.done, w.visited.missing = len(w.coverage.Unreadable) == 0 && w.links.more == 0, w.links.missing
	s.visited = w.visited
	if s.visited.done && s.seen == nil && !w.links.holes.Load() {
		s.keepSkeleton(w.skeleton, w.watched)
	}
	s.checkRefs(&s.coverage)
	switch {
	case s.coverage.Objects == 0 && len(s.refs) == 0 && len(s.coverage.Unreadable) == 0:
		return ErrEmpty
	case s.coverage.Objects == 0 || s.coverage.Commits == 0 && len(s.refs) > 0:
		what := "run git fsck"
		if len(s.coverage.Unreadable) > 0 {
			first := &s.coverage.Unreadable[0]
			what = first.Path + ": " + first.Reason
		}
		return fmt.Errorf("%s: has %d refs, but of its objects no commit could be read; %s", s.dir, len(s.refs), what)
	}
	return nil
}

// OfKind visits the objects of one kind, under the conditions of Objects. It
// is silent about what cannot be read: Objects tells.
func (s *Store) OfKind(ctx context.Context, kind Kind, visit func(Object) error) error {
	return s.ofKind(ctx, kind, nil, visit)
}

// NewOfKind is OfKind for what is not known by Remember.
func (s *Store) NewOfKind(ctx context.Context, kind Kind, visit func(Object) error) error {
	return s.ofKind(ctx, kind, s.seen, visit)
}

func (s *Store) ofKind(ctx context.Context, kind Kind, seen *Seen, visit func(Object) error) error {
	w := &walker{s: s, want: 1 << kind, seen: seen, visit: func(v *Visit) error {
		if v.Again {
			return nil
		}
		return visit(v.Object)
	}}
	return w.walk(ctx)
}

// checkRefs tells of refs that lead nowhere.
func (s *Store) checkRefs(c *finding.Coverage) {
	for _, ref := range s.Refs() {
		if s.Has(ref.ID) {
			continue
		}
		if s.partial {
			c.Lack(lackPartial, 1)
			continue
		}
		c.Fail(ref.Name, fmt.Errorf("names object %s, which is missing; run git fsck", ref.ID))
	}
	if s.head.ID.IsZero() && (len(s.refs) > 0 || c.Commits > 0) {
		c.Fail("HEAD", fmt.Errorf("names %q, which does not exist, so that nothing is known to be at HEAD; run git symbolic-ref HEAD refs/heads/<branch>", s.head.Ref))
	}
}

// walker walks packs family by family: first an object that is stored whole,
// then the deltas on it, depth first, so that everything is inflated once.
type walker struct {
	s     *Store
	want  kinds
	visit func(*Visit) error
	links *links // nil unless references are to be checked
	seen  *Seen  // what to leave out, or nil
	lead  []bool // of the pack that is walked; nil if everything in it is new
	// visited collects what is visited, or is nil.
	visited  *visits
	skeleton skeleton
	watched  []*watched

	mu     sync.Mutex
	wake   sync.Cond
	stack  []task
	active int
	err    error
	halted bool
	ended  atomic.Bool // err or halted is set
	// Where the next whole object is to be looked for.
	pack, entry, orphan, loose int

	held atomic.Int64 // bytes of bases that deltas wait for
	made atomic.Int64
	big  sync.Mutex

	coverage finding.Coverage // guarded by mu
	failures int
}

// task is an object to be read.
type task struct {
	pack   int   // index into packs, or none for a loose object
	rank   int32 // in the pack, or of a loose object in looseIDs
	base   *base // nil for a whole object
	orphan bool
}

// base is an object that deltas wait for, with its note. The data may have been
// let go, and the note too.
type base struct {
	data    []byte
	note    Note
	outline *outline // of a tree
	held    int64    // bytes that count
	left    atomic.Int32
}

const (
	// defaultHeld is how many bytes of bases deltas may wait for. Beyond it,
	// bases are made anew when their turn comes.
	defaultHeld = 96 << 20
	// defaultBig is from which size on only one worker reads objects.
	defaultBig = 32 << 20
	// maxFailures is how many unreadable objects are named.
	maxFailures = 100
)

// errWork ends the reading of a repository that expands without measure.
var errWork = errors.New("what it holds expands to more than can be read; the rest was not read")

func (w *walker) walk(ctx context.Context) error {
	w.wake.L = &w.mu
	stop := context.AfterFunc(ctx, func() { w.fail(ctx.Err()) })
	defer stop()
	var wg sync.WaitGroup
	workers := make([]worker, runtime.GOMAXPROCS(0))
	for i := range workers {
		workers[i].walker = w
		wg.Go(workers[i].run)
	}
	wg.Wait()
	for i := range workers {
		w.coverage.Add(&workers[i].counts)
		if w.visited != nil {
			w.visited.records = append(w.visited.records, workers[i].visits...)
			workers[i].visits = nil
			w.skeleton = append(w.skeleton, workers[i].lookups.records)
			w.watched = append(w.watched, &workers[i].lookups.watched)
		}
	}
	if more := w.failures - maxFailures; more > 0 {
		w.coverage.Fail(w.s.dir, fmt.Errorf("%d more objects could not be read", more))
	}
	// Whatever ends the walk may come in late, when nothing was left to be read.
	if ctx.Err() != nil {
		w.fail(ctx.Err())
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.err
}

// fail ends the walk with an error.
func (w *walker) fail(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.err == nil {
		w.err = err
	}
	w.ended.Store(true)
	w.wake.Broadcast()
}

// unreadable records that something could not be read.
func (w *walker) unreadable(what string, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if errors.Is(err, errWork) {
		if !w.halted {
			w.coverage.Fail(w.s.dir, err)
		}
		w.halted = true
		w.ended.Store(true)
		return
	}
	if w.failures++; w.failures <= maxFailures {
		w.coverage.Fail(what, err)
	}
}

// take returns the next task. It waits for one while other workers may still
// make some.
func (w *walker) take() (task, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for {
		if w.ended.Load() {
			return task{}, false
		}
		if n := len(w.stack); n > 0 {
			t := w.stack[n-1]
			w.stack = w.stack[:n-1]
			w.active++
			return t, true
		}
		if t, ok := w.nextWhole(); ok {
			w.active++
			return t, true
		}
		if w.active == 0 {
			return task{}, false
		}
		w.wake.Wait()
	}
}

func (w *walker) done() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.active--; w.active == 0 {
		w.wake.Broadcast()
	}
}

// push adds tasks, the last of which is taken first.
func (w *walker) push(tasks []task) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.stack = append(w.stack, tasks...)
	w.wake.Broadcast()
}

// nextWhole returns the next object that waits for no other.
func (w *walker) nextWhole() (task, bool) {
	for ; w.pack < len(w.s.packs); w.pack, w.entry, w.orphan = w.pack+1, 0, 0 {
		p := w.s.packs[w.pack]
		if w.entry == 0 {
			lead, all, none := p.news(w.seen)
			if none {
				continue
			}
			if w.lead = lead; all {
				w.lead = nil
			}
			if err := p.scan(); err != nil {
				w.coverage.Fail(p.path+".pack", err)
			}
		}
		for w.entry < len(p.entries) {
			e := &p.entries[w.entry]
			w.entry++
			if e.base == none && w.want.has(e.kind) && (w.lead == nil || w.lead[w.entry-1]) {
				return task{pack: w.pack, rank: int32(w.entry - 1)}, true
			}
		}
		if w.orphan < len(p.orphans) {
			w.orphan++
			return task{pack: w.pack, rank: p.orphans[w.orphan-1], orphan: true}, true
		}
	}
	for w.loose < len(w.s.looseIDs) {
		w.loose++
		if id := w.s.looseIDs[w.loose-1]; !w.seen.Has(id) {
			return task{pack: none, rank: int32(w.loose - 1)}, true
		}
	}
	return task{}, false
}

// worker is one goroutine of a walk.
type worker struct {
	*walker
	in      inflater
	reader  *Reader
	lookups lookups
	counts  finding.Coverage
	alone   bool   // holds walker.big
	visits  []byte // records
	tasks   []task // of the last object, for their memory
}

func (w *worker) run() {
	for {
		t, ok := w.take()
		if !ok {
			return
		}
		for more := true; more && !w.ended.Load(); {
			t, more = w.do(t)
		}
		if w.alone {
			w.big.Unlock()
			w.alone = false
		}
		w.done()
	}
}

// do reads and visits one object. It returns the first of the deltas on it,
// and leaves the others to all workers.
func (w *worker) do(t task) (next task, more bool) {
	switch {
	case t.pack == none:
		w.doLoose(w.s.looseIDs[t.rank])
		return
	case t.orphan:
		w.doElsewhere(t, errors.New("corrupt: the header is malformed, or the base of the delta is missing"), none)
		return
	}
	p := w.s.packs[t.pack]
	e := &p.entries[t.rank]
	id := p.ids[e.id]
	again := w.s.inPack(id, t.pack)
	if again && e.child == none {
		t.base.release(w.walker)
		return
	}
	v := Visit{Noted: e.child != none, Again: again}
	data, err := w.make(p, t)
	if err == nil {
		v.Object = Object{id, e.kind, int64(len(data)), data}
		if t.base != nil && !w.in.delta.Many {
			v.made, v.base = w.in.delta.Pieces, t.base.outline
			if t.base.note != nil {
				v.Base, v.Pieces = t.base.note, v.made
			}
		}
		w.deliver(&v)
	}
	t.base.release(w.walker)
	if err != nil {
		// Nothing that rests on it can be read from this pack.
		w.doElsewhere(t, err, t.pack)
		for rank := range p.below(t.rank) {
			if w.ended.Load() {
				return
			}
			w.doElsewhere(task{pack: t.pack, rank: rank}, err, t.pack)
		}
		return
	}
	return w.spread(p, t, data, &v)
}

// make reads an entry of a pack.
func (w *worker) make(p *pack, t task) (data []byte, err error) {
	var from []byte
	if t.base != nil && t.base.data != nil {
		from = t.base.data
	} else if b := p.entries[t.rank].base; b >= 0 {
		if from, _, err = w.elsewhere().entry(p, b); err != nil {
			return nil, err
		}
	}
	data, err = w.s.make(&w.in, p, t.rank, from, w.alloc)
	if err == nil && w.made.Add(int64(len(data))) > w.s.maxWork {
		return nil, errWork
	}
	return data, err
}

// alloc returns a buffer. Big ones are for one worker at a time.
func (w *worker) alloc(n int64) []byte {
	if n > w.s.bigObject {
		w.stayAlone()
	}
	return getBuffer(n)
}

// stayAlone makes the worker the only one that may ask for much memory, until
// it is done with its task and with the deltas that it goes on to.
func (w *worker) stayAlone() {
	if !w.alone {
		w.big.Lock()
		w.alone = true
	}
}

// make reads an entry of a pack. from is the base of a delta. alloc returns a
// buffer of a length.
func (s *Store) make(in *inflater, p *pack, rank int32, from []byte, alloc func(int64) []byte) ([]byte, error) {
	if err := p.checkSize(rank, s.MaxObject); err != nil {
		return nil, err
	}
	e := &p.entries[rank]
	if e.base == none {
		data := alloc(e.size)
		return data, in.inflate(p, rank, data)
	}
	var raw []byte
	if e.size > s.bigObject {
		raw = alloc(e.size)
	} else {
		if int64(cap(in.raw)) < e.size+inflate.Room {
			in.raw = make([]byte, e.size, e.size+e.size/2+inflate.Room)
		}
		raw = in.raw[:e.size]
	}
	if err := in.inflate(p, rank, raw); err != nil {
		return nil, err
	}
	if err := in.delta.Read(raw, int64(len(from))); err != nil {
		return nil, err
	}
	if in.delta.Size > s.MaxObject {
		return nil, errTooLarge
	}
	data := alloc(in.delta.Size)
	if err := in.delta.Apply(data, from); err != nil {
		putBuffer(data)
		return nil, err
	}
	return data, nil
}

// spread makes tasks of the deltas on an object and returns the first of them.
func (w *worker) spread(p *pack, t task, data []byte, v *Visit) (next task, more bool) {
	first := p.entries[t.rank].child
	if first == none {
		putBuffer(data)
		return
	}
	n := int32(0)
	for c := first; c != none; c = p.entries[c].next {
		n++
	}
	b := w.hold(data, v, n > 1)
	b.left.Store(n)
	tasks := w.tasks[:0]
	for c := first; c != none; c = p.entries[c].next {
		tasks = append(tasks, task{pack: t.pack, rank: c, base: b})
	}
	// The stack is taken from its end.
	for i, j := 1, len(tasks)-1; i < j; i, j = i+1, j-1 {
		tasks[i], tasks[j] = tasks[j], tasks[i]
	}
	w.tasks = tasks
	if len(tasks) > 1 {
		w.push(tasks[1:])
	}
	return tasks[0], true
}

// hold makes a base. If it may have to wait, it keeps only what there is room
// for.
func (w *worker) hold(data []byte, v *Visit, waits bool) *base {
	b := &base{}
	keep := func(n int64) bool {
		if w.held.Add(n) > w.s.maxHeld && waits {
			w.held.Add(-n)
			return false
		}
		b.held += n
		return true
	}
	if v.Note != nil && keep(v.Note.Bytes()) {
		b.note = v.Note
	}
	if v.outline != nil && keep(int64(4*cap(v.outline.marks))) {
		b.outline = v.outline
	}
	if keep(int64(len(data))) {
		b.data = data
	} else {
		putBuffer(data)
	}
	return b
}

// release says that one of the deltas on a base has been made.
func (b *base) release(w *walker) {
	if b != nil && b.left.Add(-1) == 0 {
		w.held.Add(-b.held)
		if b.data != nil {
			putBuffer(b.data)
		}
	}
}

func (w *worker) doLoose(id ID) {
	if w.s.inPack(id, len(w.s.packs)) {
		return
	}
	o, err := w.s.readLoose(id, w.want, w.alloc)
	if o.Kind != 0 && !w.want.has(o.Kind) {
		return
	}
	if err == nil && w.made.Add(o.Size) > w.s.maxWork {
		err = errWork
	}
	if err != nil {
		w.lose(id, err)
		return
	}
	w.deliver(&Visit{Object: o})
	putBuffer(o.Data)
}

// doElsewhere visits an object that could not be read where it was met, if it
// can be read from somewhere else.
func (w *worker) doElsewhere(t task, failed error, skip int) {
	p := w.s.packs[t.pack]
	id := p.ids[p.entries[t.rank].id]
	if w.s.inPack(id, t.pack) {
		return
	}
	o, err := w.elsewhere().read(id, skip)
	switch {
	case err == nil && w.want.has(o.Kind):
		w.deliver(&Visit{Object: o})
	case err == nil:
	case errors.Is(err, ErrAbsent):
		w.lose(id, failed)
	default:
		w.lose(id, err)
	}
}

// elsewhere returns a reader for objects out of order.
func (w *worker) elsewhere() *Reader {
	w.stayAlone()
	if w.reader == nil {
		w.reader = w.s.NewReader()
		w.reader.made = &w.made
	}
	return w.reader
}

// lose records that an object could not be read.
func (w *worker) lose(id ID, err error) {
	if errors.Is(err, errTooLarge) {
		w.counts.Exclude(fmt.Sprintf("objects larger than %d MiB, or stored as the difference to one", w.s.MaxObject>>20), 1)
		return
	}
	w.unreadable("object "+id.String(), err)
}

// deliver visits an object.
func (w *worker) deliver(v *Visit) {
	v.Again = v.Again || w.seen.Has(v.ID)
	if !v.Again {
		w.counts.Objects++
		w.counts.Bytes += v.Size
		if v.Kind == Commit {
			w.counts.Commits++
		}
		if w.links != nil {
			var err error
			if v.Kind == Tree {
				v.outline, err = w.links.checkTree(v.Object, v.base, v.made, v.Noted, &w.lookups)
			} else {
				err = w.links.check(v.Object, &w.lookups)
			}
			if err != nil {
				w.unreadable("object "+v.ID.String(), err)
			}
		}
		if w.visited != nil {
			w.visits = appendRecord(w.visits, &v.Object, w.s.format.size)
		}
	}
	if err := w.visit(v); err != nil {
		w.fail(err)
	}
}

// inPack reports whether one of the first n packs lists an object.
func (s *Store) inPack(id ID, n int) bool {
	for _, p := range s.packs[:n] {
		if _, ok := p.find(id); ok {
			return true
		}
	}
	return false
}

// buffers holds buffers that objects were made in, by the power of two of
// their capacity.
var buffers [25]sync.Pool

func makeNew(n int64) []byte { return make([]byte, n, n+inflate.Room) }

func getBuffer(n int64) []byte {
	class := bits.Len64(uint64(max(n+inflate.Room, 1<<10) - 1))
	if class >= len(buffers) {
		return makeNew(n)
	}
	if b, ok := buffers[class].Get().(*[]byte); ok {
		return (*b)[:n]
	}
	return make([]byte, n, 1<<class)
}

func putBuffer(b []byte) {
	class := bits.Len64(uint64(cap(b))) - 1
	if class > 0 && class < len(buffers) && cap(b) == 1<<class {
		buffers[class].Put(&b)
	}
}
