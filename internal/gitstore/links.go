package gitstore

import (
	"fmt"
	"slices"
	"sync"

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

// recent remembers objects that are there. Trees refer to the same ones again
// and again.
type recent []ID

func (r *recent) has(id ID) bool {
	if *r == nil {
		*r = make(recent, 1<<15)
	}
	return (*r)[slot(id)] == id
}

func (r *recent) add(id ID) { (*r)[slot(id)] = id }

func slot(id ID) int { return int(id[0])<<7 | int(id[1])>>1 }

// check looks up everything that an object refers to.
func (l *links) check(o Object, r *recent) error {
	refer := func(id ID, reason string) {
		if r.has(id) {
			return
		}
		if l.s.Has(id) {
			r.add(id)
			return
		}
		l.mu.Lock()
		defer l.mu.Unlock()
		if _, ok := l.missing[id]; ok {
			return
		}
		if len(l.missing) == maxMissing {
			l.more++
			return
		}
		l.missing[id] = reference{o.ID, o.Kind, reason}
	}
	reason := ""
	if l.s.partial {
		reason = lackPartial
	}
	switch o.Kind {
	case Tree:
		return l.s.Entries(o.Data, func(e Entry) bool {
			if e.Kind != Commit {
				refer(e.ID, reason)
			}
			return true
		})
	case Commit:
		c, err := ParseCommit(o.Data)
		if err != nil {
			return err
		}
		refer(c.Tree, reason)
		if l.s.shallow[o.ID] {
			reason = lackShallow
		}
		for _, p := range c.Parents {
			refer(p, reason)
		}
	case Tag:
		t, err := ParseTag(o.Data)
		if err != nil {
			return err
		}
		refer(t.Target, reason)
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
