package match

import (
	"bytes"
	"hash/maphash"
)

// glimpses remember which keywords stretches of a text hold: objects that are
// stored as differences to one other have most of these in common.
type glimpses struct{ slots []glimpse }

// glimpse is what is known of one stretch. What it depends on are the bytes of
// the stretch and those around it, of which there are hashes.
type glimpse struct {
	bytes [2]uint64
	shape uint64 // how many bytes stand before, in and behind it
	n     int
	hits  [4]hit // the first n; they begin counted from the stretch
}

const (
	// glimpseSlots is how many stretches are remembered, a power of two.
	glimpseSlots = 1 << 15
	// A text is cut into stretches of at least minStretch bytes at line feeds
	// that its content chooses, and after at most that many more.
	minStretch    = 128
	mostStretched = 1 << 10
	// glimpseTail is how many bytes behind what can be a keyword count.
	glimpseTail = 32
	// maxGlimpsed is how long a keyword may be at the most.
	maxGlimpsed = 1 << 10
)

// stretch returns where the stretch of a zone ends that begins at an offset.
func stretch(data []byte, start, end int) int {
	most := min(end, start+minStretch+mostStretched)
	for at := start + minStretch; at < most; at++ {
		n := bytes.IndexByte(data[at:most], '\n')
		if n < 0 {
			break
		}
		at += n
		if (data[at-1]^data[at-2]>>1)&3 == 0 {
			return at + 1
		}
	}
	return most
}

// look finds the keywords that begin in a stretch, and in the first one of a
// zone also those that reach into it. It returns false if the stretch may hold
// one in odd letters. None begins before an offset.
func (k *sketcher) look(s span, first bool, before int) bool {
	lo, hi := s.start-2, s.end+k.v.longest+glimpseTail
	if first {
		lo = s.start - k.v.longest + 1
	}
	lo, hi = max(0, min(lo, s.start-2)), min(hi, len(k.data))
	if s.end-s.start < minCopy || k.base == nil || before > lo || k.v.longest > maxGlimpsed {
		return k.find(s, first, before)
	}
	g := &k.glimpses
	if g.slots == nil {
		g.slots = make([]glimpse, glimpseSlots)
	}
	key := glimpse{shape: uint64(s.start-lo)<<44 | uint64(s.end-s.start)<<20 | uint64(hi-s.end)<<1}
	if first {
		key.shape |= 1
	}
	for i, seed := range k.e.dry.seeds {
		key.bytes[i] = maphash.Bytes(seed, k.data[lo:hi])
	}
	slot := &g.slots[key.bytes[0]%glimpseSlots]
	if slot.bytes == key.bytes && slot.shape == key.shape {
		for _, h := range slot.hits[:slot.n] {
			if h.start += int32(s.start); h.end() > hi {
				h = k.hit(h.word, int(h.start))
			}
			k.add(h)
		}
		return true
	}
	n := len(k.hits)
	if !k.find(s, first, before) {
		return false
	}
	if found := k.hits[n:]; len(found) <= len(key.hits) && !k.full {
		key.n = copy(key.hits[:], found)
		for i := range found {
			key.hits[i].start -= int32(s.start)
		}
		*slot = key
	}
	return true
}

// find is look for what is not remembered.
func (k *sketcher) find(s span, first bool, before int) bool {
	if oddly(k.data[max(0, s.start-2):min(len(k.data), s.end+2)]) {
		return false
	}
	k.v.within(k.data, s.start, s.end, func(w *keyword, start, end int) {
		if start >= s.end || start < before || start < s.start && (!first || end <= s.start) {
			return // inside a copy, or found elsewhere
		}
		k.add(k.hit(k.v.index[w], start))
	})
	return true
}

// add adds a keyword, if there is room for it.
func (k *sketcher) add(h hit) {
	if len(k.hits) == maxHits {
		k.full = true
		return
	}
	k.hits = append(k.hits, h)
}
