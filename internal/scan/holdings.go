package scan

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/BurntSushi/toml"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/history"
	"github.com/damvet/damvet/internal/policy"
)

// holdings remember which places of a history hold the same thing, without
// saying what it is. Things are numbered; what a number stands for is seen
// again at the place where the thing was told, so that of the places that hold
// it no other has to be looked at. The names of accounts are numbered in the
// same way.
type holdings struct {
	// Under is a hash of what decides which things a place holds.
	Under []byte
	// Since is when it was known.
	Since time.Time
	Paths []string
	// Looks are what places say of guidelines and platforms, each once.
	Looks []look
	// Rules are, by thing, the rule that found it, and Told the number of a
	// place that holds it.
	Rules []string
	Told  []int
	// Named are, by name in a file, the number of the first place that is not at
	// HEAD and holds it, or -1. It alone tells of the name.
	Named  []int
	Places []holding
}

// look is what a place says beside the things that it holds.
type look struct {
	Looked    map[string]int
	Platforms []string
	// Needs are what its calls of APIs take.
	Needs map[string]finding.Need
}

// holding is what one place holds.
type holding struct {
	Blob   []byte
	Path   int
	Look   int
	Things []int
	Names  []int
	// Head is true if it says more where it is at HEAD: a comment accepts
	// something, or code tells how it calls an API.
	Head bool
	// Until is the second from which on it may hold something else, or 0.
	Until int64
}

// places look at what worthwhile objects hold under each of their paths, or
// know it from an earlier run.
type places struct {
	looker
	store *gitstore.Store

	old   *holdings // or nil
	known map[history.Place]*holding
	keys  []Key     // by thing of old; zero if it was not seen again
	names []namedIn // by name of old; zero if it was not seen again
	// told are things as they were seen where an earlier run told of them.
	told map[history.Place][]Thing
	// seen are the results of places that were looked at ahead of their turn.
	seen map[history.Place]*Result
	// coming are the results of places that are being looked at.
	coming map[history.Place]chan looked

	// kept is what this run knows, in order; learned is true if old does not.
	kept    []keptPlace
	looks   looks
	learned bool
}

// keptPlace is a place that can be remembered.
type keptPlace struct {
	history.Place
	atHead bool
	things []Thing
	names  []namedIn
	// holding lacks the numbers but that of the look.
	holding
}

// looker looks at places, one after the other.
type looker struct {
	s      *Scanner
	reader *gitstore.Reader
	object gitstore.Object // that was read last
}

// looked is what came of a look at a place.
type looked struct {
	res *Result
	err error
}

func (s *Scanner) newPlaces(store *gitstore.Store) *places {
	return &places{looker: looker{s: s, reader: store.NewReader()}, store: store, seen: map[history.Place]*Result{}}
}

// scan looks at a place.
func (l *looker) scan(at history.Place) (*Result, error) {
	if l.object.ID != at.Blob {
		obj, err := l.reader.Read(at.Blob)
		if err != nil {
			return nil, err
		}
		l.object = obj
	}
	return l.s.contentBytes(at.Path, withoutNames(l.object))
}

// turn is a place, and whether it is at HEAD.
type turn struct {
	history.Place
	atHead bool
}

// start looks at all of some places that have to be looked at, on all cores and
// in order, for calls of at. Once ctx ends, so do these. stop must be called
// before the store is closed.
func (p *places) start(ctx context.Context, all []turn) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	var objects [][]history.Place
	p.coming = map[history.Place]chan looked{}
	for _, it := range all {
		if p.seen[it.Place] != nil {
			continue
		}
		if h := p.remembered(it); h != nil {
			if _, _, ok := p.standIn(it.Place, h); ok {
				continue
			}
		}
		p.coming[it.Place] = make(chan looked, 1)
		if n := len(objects); n > 0 && objects[n-1][0].Blob == it.Blob {
			objects[n-1] = append(objects[n-1], it.Place)
		} else {
			objects = append(objects, []history.Place{it.Place})
		}
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	coming := p.coming
	for range min(runtime.GOMAXPROCS(0), len(objects)) {
		wg.Go(func() {
			l := looker{s: p.s, reader: p.store.NewReader()}
			for i := next.Add(1) - 1; i < int64(len(objects)); i = next.Add(1) - 1 {
				for _, at := range objects[i] {
					var done looked
					if done.err = ctx.Err(); done.err == nil {
						done.res, done.err = l.scan(at)
					}
					coming[at] <- done
				}
			}
		})
	}
	return func() {
		cancel()
		wg.Wait()
		p.coming = nil
	}
}

// ahead looks at a place before its turn, and returns nil if that fails: it is
// told when it is its turn.
func (p *places) ahead(at history.Place) *Result {
	if res := p.seen[at]; res != nil {
		return res
	}
	res, err := p.scan(at)
	if err != nil {
		return nil
	}
	p.seen[at] = res
	return res
}

// recall knows again what is remembered, where the places are still there: from
// what an earlier run said or, if that is nil, by looking at them.
func (p *places) recall(ctx context.Context, old *holdings, said *said, there, atHead func(history.Place) bool) error {
	if old == nil || !bytes.Equal(old.Under, p.s.judging()) || !old.valid() || p.s.now.Before(old.Since) {
		p.learned = true
		return nil
	}
	for _, l := range old.Looks {
		p.looks.add(l)
	}
	p.old, p.known = old, make(map[history.Place]*holding, len(old.Places))
	p.keys, p.names = make([]Key, len(old.Told)), make([]namedIn, len(old.Named))
	for i := range old.Places {
		p.known[old.place(i)] = &old.Places[i]
	}
	if said != nil && len(said.Keys) == len(old.Told) && len(said.Names) == len(old.Named) {
		p.keys, p.told = said.Keys, p.s.seenAt(said)
		for i, n := range said.Names {
			p.names[i] = p.s.nameOf(n)
		}
	}
	for thing, told := range old.Told {
		at := old.place(told)
		if p.keys[thing] != (Key{}) {
			continue
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if !there(at) || old.Places[told].expired(p.s.now) {
			continue
		}
		if res := p.ahead(at); res != nil {
			all, h := res.all(), &old.Places[told]
			i := slices.Index(h.Things, thing)
			if len(all) == len(h.Things) && i >= 0 && all[i].Rule.ID == old.Rules[thing] {
				p.keys[thing] = all[i].Key
			}
		}
	}
	for name, told := range old.Named {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if p.names[name] != (namedIn{}) {
			if told < 0 || !there(old.place(told)) || atHead(old.place(told)) {
				p.names[name] = namedIn{}
			}
			continue
		}
		if told < 0 || !there(old.place(told)) || atHead(old.place(told)) {
			continue
		}
		if res := p.ahead(old.place(told)); res != nil {
			all, h := res.named.names(), &old.Places[told]
			if i := slices.Index(h.Names, name); len(all) == len(h.Names) && i >= 0 {
				p.names[name] = all[i]
			}
		}
	}
	return nil
}

// remembered returns what is remembered of a place, if that says all where it
// stands now, and otherwise nil.
func (p *places) remembered(it turn) *holding {
	h := p.known[it.Place]
	if h == nil || it.atHead && (h.Head || len(h.Names) > 0) || h.expired(p.s.now) {
		return nil
	}
	return h
}

// at returns what a place holds. Of things that need not be looked at it tells
// the rule and the key alone.
func (p *places) at(it turn) (*Result, error) {
	res := p.seen[it.Place]
	if res == nil {
		if h := p.remembered(it); h != nil {
			if res, names, ok := p.standIn(it.Place, h); ok {
				p.kept = append(p.kept, keptPlace{it.Place, it.atHead, res.Things, names, *h})
				return res, nil
			}
			p.learned = true
		}
		var err error
		if coming := p.coming[it.Place]; coming != nil {
			done := <-coming
			res, err = done.res, done.err
		} else {
			res, err = p.scan(it.Place)
		}
		if err != nil {
			return nil, err
		}
	}
	p.keep(it.Place, it.atHead, res)
	return res, nil
}

// standIn returns what is known of a place and the names in it, and false if
// that is not all.
func (p *places) standIn(at history.Place, h *holding) (res *Result, names []namedIn, ok bool) {
	look := p.looks.all[h.Look]
	res = &Result{Looked: look.Looked}
	if h.Until != 0 {
		res.expires(time.Unix(h.Until, 0))
	}
	for _, id := range look.Platforms {
		res.speaksOf(id)
	}
	if look.Needs != nil {
		res.tied = []tied{{path: at.Path, code: policy.CodeOf(look.Needs)}}
	}
	for _, thing := range h.Things {
		r := p.s.cat.Rule(p.old.Rules[thing])
		if p.keys[thing] == (Key{}) || r == nil {
			return nil, nil, false
		}
		res.Things = append(res.Things, Thing{Finding: &finding.Finding{Rule: r}, Key: p.keys[thing], unseen: true})
	}
	for _, n := range h.Names {
		// The first place tells of the name.
		if p.names[n] == (namedIn{}) || bytes.Compare(p.old.Places[p.old.Named[n]].Blob, h.Blob) >= 0 {
			return nil, nil, false
		}
		names = append(names, p.names[n])
	}
	return res, names, true
}

// see returns a thing with all that is to be said of it. Told is true where it
// is told.
func (p *places) see(at history.Place, t Thing, told bool) (Thing, error) {
	if !t.unseen {
		return t, nil
	}
	if h := p.known[at]; h != nil && !h.expired(p.s.now) {
		for _, other := range p.told[at] {
			if other.Key == t.Key {
				f := *other.Finding
				other.Finding = &f
				return other, nil
			}
		}
	}
	res := p.seen[at]
	if res == nil {
		var err error
		if res, err = p.scan(at); err != nil {
			return t, err
		}
		p.seen[at], p.learned = res, p.learned || told
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
// its path, or other places depend on it.
func (p *places) keep(at history.Place, atHead bool, res *Result) {
	l, head, ok := p.look(at, res)
	if !ok || res.fleeting || len(res.named.minters) > 0 || res.modules.use() {
		return
	}
	k := keptPlace{Place: at, atHead: atHead, things: res.all(), names: res.named.names()}
	if at.Path == "" && len(k.names) > 0 {
		return // each such object is told of
	}
	k.Head = head || len(res.Suppressed) > 0 || len(k.things) != len(res.Things)
	if !res.until.IsZero() {
		k.Until = res.until.Unix()
	}
	if slices.ContainsFunc(k.things, func(t Thing) bool { return len(t.allowedIn) > 0 || p.s.cat.Rule(t.Rule.ID) != t.Rule }) {
		return
	}
	k.Look = p.looks.number(l)
	p.kept = append(p.kept, k)
	p.learned = p.learned || p.known[at] == nil || p.known[at].expired(p.s.now)
}

// look returns what a place says beside the things that it holds, whether that
// is more where it is at HEAD, and false if other places have to do with it.
func (p *places) look(at history.Place, res *Result) (l look, head, ok bool) {
	l = look{Looked: res.Looked, Platforms: slices.Sorted(maps.Keys(res.Platforms))}
	for _, t := range res.tied {
		if len(t.offers)+len(t.pending) > 0 {
			return look{}, false, false
		}
		// Code counts at HEAD alone.
		needs, all := t.code.Needs()
		if head = head || !all || len(res.tied) > 1 || t.path != at.Path; !head {
			l.Needs = needs
		}
	}
	return l, head, true
}

// numbered is what the numbers of holdings stand for, as far as that is known.
type numbered struct {
	keys  []Key
	names []namedIn
}

// remember returns what a later run may know, once all things are traced.
func (p *places) remember(all []*held) (*holdings, numbered) {
	if !p.learned {
		return p.old, numbered{p.keys, p.names}
	}
	var of numbered
	told := make(map[Key]history.Place, len(all))
	for _, h := range all {
		told[h.key] = h.told
	}
	var paths []string
	for _, k := range p.kept {
		paths = append(paths, k.Place.Path)
	}
	secret := p.s.secretsAmong(paths)
	h := &holdings{Under: p.s.judging(), Since: p.s.now}
	var looks numbers[int]
	var names numbers[namedIn]
	var things numbers[Key]
	var in numbers[string]
	for _, k := range p.kept {
		if secret[k.Place.Path] {
			continue
		}
		place := k.holding
		place.Blob, place.Things, place.Names = k.Place.Blob.Bytes(), nil, nil
		var added bool
		if place.Path, added = in.of(k.Place.Path); added {
			h.Paths = append(h.Paths, k.Place.Path)
		}
		if place.Look, added = looks.of(k.Look); added {
			h.Looks = append(h.Looks, p.looks.all[k.Look])
		}
		for _, t := range k.things {
			n, added := things.of(t.Key)
			if added {
				h.Told, h.Rules = append(h.Told, len(h.Places)), append(h.Rules, t.Rule.ID)
				of.keys = append(of.keys, t.Key)
			}
			if told[t.Key] == k.Place {
				h.Told[n] = len(h.Places)
			}
			place.Things = append(place.Things, n)
		}
		for _, name := range k.names {
			n, added := names.of(name)
			if added {
				h.Named = append(h.Named, -1)
				of.names = append(of.names, name)
			}
			if h.Named[n] < 0 && !k.atHead {
				h.Named[n] = len(h.Places)
			}
			place.Names = append(place.Names, n)
		}
		h.Places = append(h.Places, place)
	}
	return h, of
}

// looks are what places say, each once.
type looks struct {
	all    []look
	bySize map[int][]int
}

// size tells most looks apart.
func (l *look) size() int {
	n := len(l.Platforms)
	for g, k := range l.Looked {
		n += k * len(g)
	}
	return n
}

func (l *look) equal(o *look) bool {
	return maps.Equal(l.Looked, o.Looked) && slices.Equal(l.Platforms, o.Platforms) &&
		maps.EqualFunc(l.Needs, o.Needs, func(a, b finding.Need) bool {
			return a.Calls == b.Calls && slices.Equal(a.Permissions, b.Permissions)
		})
}

func (l *looks) add(it look) int {
	if l.bySize == nil {
		l.bySize = map[int][]int{}
	}
	n, size := len(l.all), it.size()
	l.all = append(l.all, it)
	l.bySize[size] = append(l.bySize[size], n)
	return n
}

// number returns the number of a look.
func (l *looks) number(it look) int {
	for _, n := range l.bySize[it.size()] {
		if l.all[n].equal(&it) {
			return n
		}
	}
	return l.add(it)
}

// numbers counts things.
type numbers[T comparable] map[T]int

// of returns the number of a thing, and whether it has none so far.
func (all *numbers[T]) of(thing T) (n int, added bool) {
	n, ok := (*all)[thing]
	if !ok {
		if *all == nil {
			*all = map[T]int{}
		}
		n = len(*all)
		(*all)[thing] = n
	}
	return n, !ok
}

// secretsAmong returns those of some names that hold a secret.
func (s *Scanner) secretsAmong(names []string) map[string]bool {
	secret := map[string]bool{}
	if !s.holdsSecret(names) {
		return secret
	}
	for _, name := range names {
		if _, ok := secret[name]; !ok {
			secret[name] = s.holdsSecret([]string{name})
		}
	}
	return secret
}

// place returns a place by its number.
func (h *holdings) place(i int) history.Place {
	return history.Place{Blob: gitstore.IDOf(h.Places[i].Blob), Path: h.Paths[h.Places[i].Path]}
}

// expired reports whether the place may hold something else by now.
func (h *holding) expired(now time.Time) bool { return h.Until != 0 && now.Unix() >= h.Until }

// valid reports whether all numbers stand for something.
func (h *holdings) valid() bool {
	out := func(size int) func(int) bool { return func(n int) bool { return n < 0 || n >= size } }
	path, look, thing, name, place := out(len(h.Paths)), out(len(h.Looks)), out(len(h.Told)), out(len(h.Named)), out(len(h.Places))
	for _, p := range h.Places {
		if len(p.Blob) > len(gitstore.ID{}) || path(p.Path) || look(p.Look) || slices.ContainsFunc(p.Things, thing) || slices.ContainsFunc(p.Names, name) {
			return false
		}
	}
	return len(h.Rules) == len(h.Told) && !slices.ContainsFunc(h.Told, place) &&
		!slices.ContainsFunc(h.Named, func(n int) bool { return n != -1 && place(n) })
}

// judging returns a hash of what decides what a place holds, beside what the
// file of a memory goes by.
func (s *Scanner) judging() []byte {
	h := sha256.New()
	for _, r := range s.cat.Rules {
		rule := *r
		// What is said of a rule says nothing of a place. The name of the file
		// tells entropies apart, which need not be numbers.
		rule.Platform, rule.Entropy = nil, 0
		rule.Found, rule.Missed, rule.Why, rule.Fix, rule.References = nil, nil, "", "", nil
		writeJSON(h, rule)
	}
	for _, k := range s.cat.Checks {
		if k.Added {
			check := *k
			check.Platform = nil
			if err := toml.NewEncoder(h).Encode(check); err != nil {
				panic(err) // it was read as one
			}
		}
	}
	writeJSON(h, s.cat.Allowlists)
	if s.cat.General != nil {
		writeJSON(h, s.cat.General.Doubts)
	}
	conf := *s.config
	conf.Catalogue = nil
	writeJSON(h, conf)
	for r := range s.cat.All() {
		grade, graded := s.config.Grade(r.ID)
		fmt.Fprintf(h, "%q %t %d %t\x00", r.ID, s.config.Disabled(r.ID), grade, graded)
	}
	return h.Sum(nil)
}
