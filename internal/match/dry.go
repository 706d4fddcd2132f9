package match

import (
	"encoding/binary"
	"hash/maphash"
	"sync"
)

// dry remembers places at which a rule was tried and came to nothing: the
// versions of a file have most of them in common. It is safe for concurrent
// use.
type dry struct {
	mu    sync.Mutex
	seeds [2]maphash.Seed
	known map[dryKey]dryPlace
}

// maxDry is how many places are remembered.
const maxDry = 1 << 17

// dryKey is all that decides what a rule finds at a place: hashes of the bytes
// that count, and of where in them it is tried.
type dryKey struct {
	bytes [2]uint64
	tries uint64
	rule  int
}

// dryPlace is what the rule's expression did there.
type dryPlace struct {
	matches int // that are none after all
	end     int // of a run, from the begin of the place
}

func newDry() dry {
	return dry{seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}}
}

// key returns the key of a rule that is tried in a range of data. Tries beyond
// it do not count.
func (d *dry) key(r *rule, data []byte, s span, at tries) dryKey {
	lo, hi := max(0, s.start-pad), min(len(data), s.end+pad)
	k := dryKey{rule: r.index}
	for i, seed := range d.seeds {
		k.bytes[i] = maphash.Bytes(seed, data[lo:hi])
	}
	var buf [128]byte
	// Where data begins and ends tells assertions something.
	where := append(buf[:0], byte(s.start-lo), 0)
	if hi == len(data) {
		where[1] = 1
	}
	for _, t := range at {
		if t.start > s.end {
			break
		}
		where = binary.AppendUvarint(where, uint64(t.start-lo))
		where = binary.AppendUvarint(where, uint64(min(t.end, s.end)-lo))
	}
	k.tries = maphash.Bytes(d.seeds[0], where)
	return k
}

func (d *dry) get(k dryKey) (dryPlace, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	p, ok := d.known[k]
	return p, ok
}

func (d *dry) put(k dryKey, p dryPlace) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.known == nil || len(d.known) == maxDry {
		d.known = map[dryKey]dryPlace{}
	}
	d.known[k] = p
}

// search is what a pass has found of a rule so far.
type search struct {
	p     *pass
	r     *rule
	found []*Match
	n     int // matches of the expression alone
}

// count counts matches of the expression.
func (s *search) count(n int) {
	for ; n > 0 && s.n <= maxMatches; n-- {
		if s.n++; s.n > maxMatches {
			s.p.dropped++
		}
	}
}

func (s *search) match(loc []int) {
	if loc[0] < s.p.from {
		return
	}
	s.count(1)
	if s.n > maxMatches {
		return
	}
	if m := s.p.e.find(s.r, s.p.data, loc); m != nil {
		s.found = append(s.found, m)
	}
}

// in looks for matches in windows.
func (s *search) in(windows []span) {
	for _, w := range windows {
		s.p.tell(busyMatching, w)
		if s.n <= maxMatches {
			s.r.searchIn(&s.p.e.memo, s.p.data, w, maxMatches+1-s.n, s.match)
		}
	}
}

// remember does what do does, unless it is known of the place that nothing is
// found there. do returns where its run ended; it has looked at nothing beyond
// place.
func (s *search) remember(place span, at tries, do func() (end int, ok bool)) (end int) {
	d := &s.p.e.dry
	k := d.key(s.r, s.p.data, place, at)
	if known, ok := d.get(k); ok {
		s.count(known.matches)
		return place.start + known.end
	}
	n, found := s.n, len(s.found)
	end, ok := do()
	if n = s.n - n; ok && len(s.found) == found && s.n <= maxMatches && (n == 0 || !s.r.seesLine()) {
		d.put(k, dryPlace{n, end - place.start})
	}
	return end
}

// seesLine reports whether something beyond a match decides whether it is one.
func (r *rule) seesLine() bool {
	for _, a := range r.allow {
		if a.target == "line" {
			return true
		}
	}
	return r.NotUnder != ""
}

// dryRun is how many bytes of a run count at the most for it to be remembered.
const dryRun = 512

// runs looks for the matches of a rule of any length that begin in tries, run
// by run.
func (s *search) runs(f *filter, from tries) {
	data := s.p.data
	for len(from) > 0 {
		place := span{from[0].start, min(len(data), from[0].start+dryRun)}
		end := s.remember(place, from, func() (int, bool) {
			accepted, end := f.run(data, from)
			if accepted >= 0 && s.n <= maxMatches {
				// An expression costs more than a filter does.
				start := place.start
				for start+fineChunk <= accepted && f.extent(data, start, start+fineChunk-1, accepted) < 0 {
					start += fineChunk
				}
				// Others begin before the run, or behind it.
				s.r.searchIn(&s.p.e.memo, data, span{start, accepted}, maxMatches+1-s.n+2*pad, func(loc []int) {
					if loc[0] >= place.start && loc[1] <= accepted {
						s.match(loc)
					}
				})
			}
			return end, end <= place.end
		})
		if end == len(data) {
			return
		}
		// No try that the run came to is open.
		for len(from) > 0 && from[0].start < end {
			from = from[1:]
		}
	}
}
