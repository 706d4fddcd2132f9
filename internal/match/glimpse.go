package match

import (
	"bytes"
	"hash/maphash"
)

// glimpses remember which keywords stretches of a text hold, and whether they
// can hold encoded text: objects that are stored as differences to one other have
// most of these in common.
type glimpses struct {
	// tags are hashes of all that a glimpse depends on: the bytes of the stretch
	// and those around it, and how many these are. The lowest bit is set if there
	// is nothing in the stretch; what there is otherwise stands in slots.
	tags  []uint64
	slots []glimpse
}

// glimpse is what is known of one stretch.
type glimpse struct {
	n     int32
	quiet bool
	hits  [4]hit // the first n; they begin counted from the stretch
}

const (
	// glimpseSlots is how many stretches are remembered.
	glimpseBits  = 15
	glimpseSlots = 1 << glimpseBits
	// A text is cut into stretches of at least minStretch bytes at line feeds
	// that its content chooses, and after at most that many more.
	minStretch    = 128
	mostStretched = 1 << 10
	// glimpseAround is how many bytes before a stretch count, and behind what can
	// be a keyword. They are no fewer than quiet and shortNear look at.
	glimpseAround = aroundShort
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
// one in odd letters. None begins before an offset. It notes if the stretch is
// not quiet.
func (k *sketcher) look(s span, first bool, before int) bool {
	lo, hi := s.start-glimpseAround, s.end+k.v.longest+glimpseAround
	if first {
		lo = min(lo, s.start-k.v.longest+1)
	}
	lo, hi = max(0, lo), min(hi, len(k.data))
	if s.end-s.start < minCopy || k.base == nil || before > lo || k.v.longest > maxGlimpsed {
		k.loud = k.loud || k.base == nil || !k.quiet(s)
		return k.find(s, first, before)
	}
	g := &k.glimpses
	if g.tags == nil {
		g.tags, g.slots = make([]uint64, glimpseSlots), make([]glimpse, glimpseSlots)
	}
	shape := uint64(s.start-lo)<<44 | uint64(s.end-s.start)<<20 | uint64(hi-s.end)<<1
	if first {
		shape |= 1
	}
	const nothing = 1
	tag := (maphash.Bytes(k.e.dry.seeds[0], k.data[lo:hi]) + shape*0x9e3779b97f4a7c15) &^ nothing
	at := tag >> (64 - glimpseBits)
	switch known := g.tags[at]; {
	case known == tag|nothing:
		return true
	case known == tag:
		slot := &g.slots[at]
		k.loud = k.loud || !slot.quiet
		for _, h := range slot.hits[:slot.n] {
			if h.start += int32(s.start); h.end() > hi {
				h = k.behind(h.word, int(h.start))
			}
			k.add(h)
		}
		return true
	}
	still := k.quiet(s)
	k.loud = k.loud || !still
	n := len(k.hits)
	if !k.find(s, first, before) {
		return false
	}
	slot := &g.slots[at]
	switch found := k.hits[n:]; {
	case len(found) > len(slot.hits) || k.full:
	case len(found) == 0 && still:
		g.tags[at] = tag | nothing
	default:
		g.tags[at] = tag
		*slot = glimpse{n: int32(copy(slot.hits[:], found)), quiet: still, hits: slot.hits}
		for i := range slot.hits[:slot.n] {
			slot.hits[i].start -= int32(s.start)
		}
	}
	return true
}

// quiet reports that nothing encoded has a byte in a range.
func (k *sketcher) quiet(s span) bool {
	still, short := quiet(k.data, s)
	return still && !(short && k.e.short && shortNear(k.data, s))
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
		k.add(k.behind(k.v.index[w], start))
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
