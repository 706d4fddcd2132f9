package scan

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/history"
)

// holdings remember which places of a history hold the same thing, without
// saying what it is. Things are numbered; what a number stands for is seen
// again at the place where the thing was told, so that of the places that hold
// it no other has to be looked at.
type holdings struct {
	// Under is a hash of what decides which things a place holds.
	Under []byte
	// Since is when it was known.
	Since time.Time
	Paths []string
	// Rules are, by thing, the rule that found it, and Told the number of a
	// place that holds it.
	Rules  []string
	Told   []int
	Places []holding
}

// holding is what one place holds.
type holding struct {
	Blob   []byte
	Path   int
	Things []int
	Looked map[string]int
	// Accepts is true if a comment accepts something: at HEAD that counts.
	Accepts bool
	// Until is the second from which on it may hold something else, or 0.
	Until int64
}

// places look at what worthwhile objects hold under each of their paths, or
// know it from an earlier run.
type places struct {
	s      *Scanner
	reader *gitstore.Reader
	object gitstore.Object // that was read last

	old   *holdings // or nil
	known map[history.Place]*holding
	keys  []Key // by thing of old; zero if it was not seen again
	// seen are the results of places that were looked at ahead of their turn.
	seen map[history.Place]*Result

	// kept is what this run knows, in order; learned is true if old does not.
	kept    []keptPlace
	learned bool
}

// keptPlace is a place that can be remembered.
type keptPlace struct {
	history.Place
	things []Thing
	// holding lacks the numbers.
	holding
}

func (s *Scanner) newPlaces(store *gitstore.Store) *places {
	return &places{s: s, reader: store.NewReader(), seen: map[history.Place]*Result{}}
}

// scan looks at a place.
func (p *places) scan(at history.Place) (*Result, error) {
	if p.object.ID != at.Blob {
		obj, err := p.reader.Read(at.Blob)
		if err != nil {
			return nil, err
		}
		p.object = obj
	}
	return p.s.Content(at.Path, bytes.NewReader(withoutNames(p.object)))
}

// recall sees again what is remembered, where the places are still there.
func (p *places) recall(ctx context.Context, old *holdings, there func(history.Place) bool) error {
	if old == nil || !bytes.Equal(old.Under, p.s.judging()) || !old.valid() || p.s.now.Before(old.Since) {
		p.learned = true
		return nil
	}
	p.old, p.known, p.keys = old, make(map[history.Place]*holding, len(old.Places)), make([]Key, len(old.Told))
	for i := range old.Places {
		p.known[old.place(i)] = &old.Places[i]
	}
	for thing, told := range old.Told {
		at := old.place(told)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if !there(at) || old.Places[told].expired(p.s.now) {
			continue
		}
		res := p.seen[at]
		if res == nil {
			var err error
			if res, err = p.scan(at); err != nil {
				continue // it is told when it is its turn
			}
			p.seen[at] = res
		}
		all, h := res.all(), &old.Places[told]
		i := slices.Index(h.Things, thing)
		if len(all) == len(h.Things) && i >= 0 && all[i].Rule.ID == old.Rules[thing] {
			p.keys[thing] = all[i].Key
		}
	}
	return nil
}

// at returns what a place holds. Of things that need not be looked at it tells
// the rule and the key alone.
func (p *places) at(at history.Place, atHead bool) (*Result, error) {
	res := p.seen[at]
	if h := p.known[at]; res == nil && h != nil && !(atHead && h.Accepts) && !h.expired(p.s.now) {
		if res = p.standIn(h); res != nil {
			p.kept = append(p.kept, keptPlace{at, res.Things, *h})
			return res, nil
		}
		p.learned = true
	}
	if res == nil {
		var err error
		if res, err = p.scan(at); err != nil {
			return nil, err
		}
	}
	p.keep(at, res)
	return res, nil
}

// standIn returns what is known of a place, or nil if that is not all.
func (p *places) standIn(h *holding) *Result {
	res := &Result{Looked: h.Looked}
	for _, thing := range h.Things {
		r := p.s.cat.Rule(p.old.Rules[thing])
		if p.keys[thing] == (Key{}) || r == nil {
			return nil
		}
		res.Things = append(res.Things, Thing{Finding: &finding.Finding{Rule: r}, Key: p.keys[thing], unseen: true})
	}
	return res
}

// see returns a thing with all that is to be said of it.
func (p *places) see(at history.Place, t Thing) (Thing, error) {
	if !t.unseen {
		return t, nil
	}
	res := p.seen[at]
	if res == nil {
		var err error
		if res, err = p.scan(at); err != nil {
			return t, err
		}
		p.seen[at], p.learned = res, true
	}
	for _, other := range res.all() {
		if other.Key == t.Key {
			return other, nil
		}
	}
	return t, errors.New("it no longer holds what an earlier run found in it")
}

// all returns what a content holds, accepted or not.
func (r *Result) all() []Thing {
	var all []Thing
	for _, t := range r.Things {
		if t.Rule.ID != unusedSuppression {
			all = append(all, t)
		}
	}
	for _, t := range r.Suppressed {
		all = append(all, t.Thing)
	}
	return all
}

// keep notes what a place holds, unless that depends on more than its bytes and
// its path.
func (p *places) keep(at history.Place, res *Result) {
	k := keptPlace{Place: at, things: res.all(), holding: holding{Looked: res.Looked}}
	k.Accepts = len(res.Suppressed) > 0 || len(k.things) != len(res.Things)
	if !res.until.IsZero() {
		k.Until = res.until.Unix()
	}
	if res.fleeting || len(res.Platforms)+len(res.tied)+len(res.named.mentions)+len(res.named.minters) > 0 {
		return
	}
	if slices.ContainsFunc(k.things, func(t Thing) bool { return len(t.allowedIn) > 0 || p.s.cat.Rule(t.Rule.ID) != t.Rule }) {
		return
	}
	p.kept = append(p.kept, k)
	p.learned = p.learned || p.known[at] == nil || p.known[at].expired(p.s.now)
}

// remember returns what a later run may know, once all things are traced.
func (p *places) remember(all []*held) *holdings {
	if !p.learned {
		return p.old
	}
	told := make(map[Key]history.Place, len(all))
	for _, h := range all {
		told[h.key] = h.told
	}
	h := &holdings{Under: p.s.judging(), Since: p.s.now}
	var names []string
	for _, k := range p.kept {
		names = append(names, k.Place.Path)
	}
	secret := map[string]bool{}
	if p.s.holdsSecret(names) {
		for _, name := range names {
			if _, ok := secret[name]; !ok {
				secret[name] = p.s.holdsSecret([]string{name})
			}
		}
	}
	paths, numbers := map[string]int{}, map[Key]int{}
	for _, k := range p.kept {
		path := k.Place.Path
		if secret[path] {
			continue
		}
		if _, ok := paths[path]; !ok {
			paths[path] = len(h.Paths)
			h.Paths = append(h.Paths, path)
		}
		place := k.holding
		place.Blob, place.Path, place.Things = k.Place.Blob.Bytes(), paths[path], nil
		for _, t := range k.things {
			n, ok := numbers[t.Key]
			if !ok {
				n = len(h.Told)
				numbers[t.Key] = n
				h.Told, h.Rules = append(h.Told, len(h.Places)), append(h.Rules, t.Rule.ID)
			}
			if told[t.Key] == k.Place {
				h.Told[n] = len(h.Places)
			}
			place.Things = append(place.Things, n)
		}
		h.Places = append(h.Places, place)
	}
	return h
}

// place returns a place by its number.
func (h *holdings) place(i int) history.Place {
	return history.Place{Blob: gitstore.IDOf(h.Places[i].Blob), Path: h.Paths[h.Places[i].Path]}
}

// expired reports whether the place may hold something else by now.
func (h *holding) expired(now time.Time) bool { return h.Until != 0 && now.Unix() >= h.Until }

// valid reports whether all numbers stand for something.
func (h *holdings) valid() bool {
	in := func(n, size int) bool { return n >= 0 && n < size }
	for _, p := range h.Places {
		if len(p.Blob) > len(gitstore.ID{}) || !in(p.Path, len(h.Paths)) || slices.ContainsFunc(p.Things, func(n int) bool { return !in(n, len(h.Told)) }) {
			return false
		}
	}
	return len(h.Rules) == len(h.Told) && !slices.ContainsFunc(h.Told, func(n int) bool { return !in(n, len(h.Places)) })
}

// judging returns a hash of what decides what a place holds that speaks of no
// platform.
func (s *Scanner) judging() []byte {
	h := sha256.New()
	for _, r := range s.cat.Rules {
		rule := *r
		// The name of the file tells entropies apart, which need not be numbers.
		rule.Platform, rule.Entropy = nil, 0
		writeJSON(h, rule)
	}
	writeJSON(h, s.cat.Allowlists)
	if s.cat.General != nil {
		writeJSON(h, s.cat.General.Doubts)
	}
	for r := range s.cat.All() {
		grade, graded := s.config.Grade(r.ID)
		fmt.Fprintf(h, "%q %t %d %t\x00", r.ID, s.config.Disabled(r.ID), grade, graded)
	}
	return h.Sum(nil)
}
