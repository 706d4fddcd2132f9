package gitstore

import "slices"

// skeleton is what trees refer to, as a walk over everything has met it: of a
// tree that is stored as the difference to another only what the other does not
// have. Objects are known by their numbers. There are records one after the
// other: a tree, how many objects follow, and these.
type skeleton [][]int32

// Set is a set of objects, by their numbers in the store.
type Set []uint64

// NewSet returns an empty set.
func (s *Store) NewSet() Set { return make(Set, s.Count()/64+1) }

// Has reports whether an object is in the set.
func (b Set) Has(n int) bool { return b[n/64]&(1<<(n%64)) != 0 }

// Add adds an object to the set.
func (b Set) Add(n int) { b[n/64] |= 1 << (n % 64) }

// Remove takes an object out of the set.
func (b Set) Remove(n int) { b[n/64] &^= 1 << (n % 64) }

// Watch makes walks over everything note the blobs that trees have under names
// that f reports. Call it before the first walk.
func (s *Store) Watch(f func(name string) bool) { s.watch = f }

// Watches reports whether the store was told to watch names.
func (s *Store) Watches() bool { return s.watch != nil }

// Forget lets go of what WithoutAny and Seen tell.
func (s *Store) Forget() { s.visited, s.skeleton, s.named = nil, nil, nil }

// watched are the blobs that one worker met under names of interest.
type watched struct {
	is     map[string]bool // names that were met, and whether they are
	blobs  Set
	unsure bool // there are some without a number
}

// maxWatched is how many names are remembered.
const maxWatched = 1 << 15

// look notes a blob, known by its number or none, if its name is of interest.
func (w *watched) look(s *Store, name []byte, n int32) {
	is, known := w.is[string(name)]
	if !known {
		if w.is == nil || len(w.is) == maxWatched {
			w.is = map[string]bool{}
		}
		is = s.watch(string(name))
		w.is[string(name)] = is
	}
	switch {
	case !is:
	case n < 0:
		w.unsure = true
	default:
		if w.blobs == nil {
			w.blobs = s.NewSet()
		}
		w.blobs.Add(int(n))
	}
}

// keepSkeleton keeps what the workers of a walk over everything have met.
func (s *Store) keepSkeleton(k skeleton, all []*watched) {
	named := s.NewSet()
	for _, w := range all {
		if w.unsure {
			return
		}
		for i, bits := range w.blobs {
			named[i] |= bits
		}
	}
	s.skeleton, s.named = k, named
}

// maxPasses is how often a skeleton is gone through: more often than
// directories are nested and deltas handed from one worker to another.
const maxPasses = 100

// WithoutAny returns trees that lead to none of some objects and to no blob of a
// name that is watched, shown in their place or not, as the last walk over
// everything knows without reading them again. Nothing is known of the others.
// There are none if that walk did not see everything whole.
func (s *Store) WithoutAny(objects map[ID]bool) Set {
	without := s.NewSet()
	if s.skeleton == nil {
		return without
	}
	leads := slices.Clone(s.named)
	mark := func(id ID) {
		if n, ok := s.Number(id); ok {
			leads.Add(n)
		}
	}
	for id, wanted := range objects {
		if wanted {
			mark(id)
		}
	}
	for id, shown := range s.replaced {
		if n, ok := s.Number(shown); objects[shown] || ok && s.named.Has(n) {
			mark(id)
		}
	}
	for passes, changed := 0, true; changed; passes++ {
		if passes == maxPasses {
			return without
		}
		changed = false
		s.skeleton.each(func(tree int, refers []int32) {
			for i := 0; i < len(refers) && !leads.Has(tree); i++ {
				if leads.Has(int(refers[i])) {
					leads.Add(tree)
					changed = true
				}
			}
		})
	}
	s.skeleton.each(func(tree int, _ []int32) {
		if !leads.Has(tree) {
			without.Add(tree)
		}
	})
	return without
}

// each calls f with every tree and what it refers to, the tree that it is the
// difference to among it.
func (k skeleton) each(f func(tree int, refers []int32)) {
	for _, records := range k {
		for len(records) > 0 {
			end := 2 + int(records[1])
			f(int(records[0]), records[2:end])
			records = records[end:]
		}
	}
}
