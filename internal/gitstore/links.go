package gitstore

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/damvet/damvet/internal/delta"
	"github.com/damvet/damvet/internal/finding"
)

// Why objects may be absent.
const (
	lackShallow = "commits beyond the edge of a shallow clone"
	lackPartial = "objects that a partial clone left out"
)

// maxMissing is how many missing objects are remembered, each to be counted
// once.
const maxMissing = 1 << 20

// links finds the objects that others refer to and that are not there.
type links struct {
	s *Store

	mu      sync.Mutex
	missing map[ID]reference
	more    int64

	holes atomic.Bool // a tree is missing
}

// reference is what refers to a missing object.
type reference struct {
	from   ID
	kind   Kind
	reason string // why it may be missing; empty if it should be there
}

// newLinks returns links that know what was missing before and still is.
func newLinks(s *Store) *links {
	l := &links{s: s, missing: map[ID]reference{}}
	if s.seen == nil {
		return l
	}
	for id, ref := range s.seen.missing() {
		if s.Has(id) {
			continue
		}
		switch {
		case ref.reason == lackShallow && s.shallow[ref.from]:
		case s.partial:
			ref.reason = lackPartial
		default:
			ref.reason = ""
		}
		l.missing[id] = ref
	}
	return l
}

// lookups are what one worker has looked up.
type lookups struct {
	// recent are objects that are there. Trees refer to the same ones again and
	// again.
	recent []numbered
	// records are a part of a skeleton.
	records []int32
	watched watched
}

// numbered is an object and its number, none if it is not stored.
type numbered struct {
	id ID
	n  int32
}

// slot returns where an object is remembered.
func (r *lookups) slot(id ID) *numbered {
	if r.recent == nil {
		r.recent = make([]numbered, 1<<15)
	}
	return &r.recent[int(id[0])<<7|int(id[1])>>1]
}

// outline is where the entries of a tree begin, and where the last one ends,
// and the number of the tree.
type outline struct {
	marks []int32
	n     int32
}

// checkTree looks up everything that a tree refers to. The tree may be made in
// pieces of another one, of which the outline says what has been looked up. If
// keep is set, the outline of the tree is returned.
func (l *links) checkTree(o Object, from *outline, pieces []delta.Piece, keep bool, r *lookups) (*outline, error) {
	var base, marks []int32
	n, _ := l.s.Number(o.ID)
	r.records = append(r.records, int32(n), 0)
	count := len(r.records)
	if from != nil {
		base = from.marks
		r.records = append(r.records, from.n)
	}
	defer func() { r.records[count-1] = int32(len(r.records) - count) }()
	reason := ""
	if l.s.partial {
		reason = lackPartial
	}
	at := 0 // what stands before is done
	until := func(end int) error {
		for at < end {
			e, n := firstEntry(o.Data[at:], l.s.format.size)
			if n == 0 {
				return errTree
			}
			if e.Kind != Commit {
				n, ok := l.refer(e.ID, reference{o.ID, Tree, reason}, r)
				if n >= 0 {
					r.records = append(r.records, n)
				}
				if e.Kind == Blob && l.s.watch != nil {
					r.watched.look(l.s, e.Name, n)
				}
				if !ok && e.Kind == Tree {
					l.holes.Store(true)
				}
			}
			if keep {
				marks = append(marks, int32(at))
			}
			at += n
		}
		return nil
	}
	start := 0 // of the piece
	for _, p := range pieces {
		end := start + int(p.Size)
		if p.From >= 0 && len(base) > 0 {
			if err := until(start); err != nil {
				return nil, err
			}
			shift := int32(start) - p.From
			i, same := slices.BinarySearch(base, int32(at)-shift)
			j, all := slices.BinarySearch(base, int32(end)-shift)
			if !all {
				j--
			}
			if same && i < j {
				for _, b := range base[i:j] {
					if keep {
						marks = append(marks, b+shift)
					}
				}
				at = int(base[j] + shift)
			}
		}
		start = end
	}
	if err := until(len(o.Data)); err != nil || !keep {
		return nil, err
	}
	return &outline{append(marks, int32(at)), int32(n)}, nil
}

// refer looks up an object that another refers to. ok is false if it is
// missing; n is none if it has no number.
func (l *links) refer(id ID, by reference, r *lookups) (n int32, ok bool) {
	recent := r.slot(id)
	if recent.id == id {
		return recent.n, true
	}
	if n, ok := l.s.Number(id); ok {
		*recent = numbered{id, int32(n)}
		return int32(n), true
	}
	if l.s.Has(id) {
		return none, true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, ok := l.missing[id]; ok {
		return none, false
	}
	if len(l.missing) == maxMissing {
		l.more++
		return none, false
	}
	l.missing[id] = by
	return none, false
}

// check looks up everything that a commit or tag refers to.
func (l *links) check(o Object, r *lookups) error {
	reason := ""
	if l.s.partial {
		reason = lackPartial
	}
	switch o.Kind {
	case Commit:
		c, err := ParseCommit(o.Data)
		if err != nil {
			return err
		}
		l.refer(c.Tree, reference{o.ID, Commit, reason}, r)
		if l.s.shallow[o.ID] {
			reason = lackShallow
		}
		for _, p := range c.Parents {
			l.refer(p, reference{o.ID, Commit, reason}, r)
		}
	case Tag:
		t, err := ParseTag(o.Data)
		if err != nil {
			return err
		}
		l.refer(t.Target, reference{o.ID, Tag, reason}, r)
	}
	return nil
}

// tell adds what is missing to a coverage. What no shallow or partial clone
// explains is unreadable, and named.
func (l *links) tell(c *finding.Coverage) {
	var lost []ID
	for id, ref := range l.missing {
		if ref.reason != "" {
			c.Lack(ref.reason, 1)
		} else {
			lost = append(lost, id)
		}
	}
	slices.SortFunc(lost, compareIDs)
	for _, id := range lost[:min(len(lost), maxFailures)] {
		ref := l.missing[id]
		c.Fail("object "+id.String(), fmt.Errorf("is missing, though %s %s refers to it; run git fsck", ref.kind, ref.from))
	}
	if more := int64(max(0, len(lost)-maxFailures)) + l.more; more > 0 {
		c.Fail(l.s.dir, fmt.Errorf("%d more objects are missing", more))
	}
}
