package match

import (
	"math"
	"math/bits"
	"slices"
)

const (
	// A word of fewer than minLong bytes is short: it would have every second
	// block of a text looked at, or every one.
	minLong = 5
	// maxShort is how many short words are looked for by themselves. With more
	// of them too many places of a text are like one.
	maxShort = 32
	// shortBlock is how many bytes of a short word are looked at.
	shortBlock = 3
	// buckets is how many groups short words are put in, one bit each.
	buckets = 8
	// shortStep is how many places of a text are looked at at once.
	shortStep = 32
	maxSteps  = maxTurns*perTurn*maxStride/shortStep + 1
)

// shortWords finds short words at every place of a text, 32 places at once. A
// byte is known by its two halves: of each there is a table of which groups of
// words have such a byte at their first, second or third place. Of a group that
// all six tables have a word may be there.
type shortWords struct {
	tables shortTables
	places [1 << 6][]place // by the side of the byte that is looked at first
}

// shortTables are for bytes one after the other; each is there twice, since a
// vector has two halves.
type shortTables struct {
	low, high [shortBlock][2 * halfVector]uint8
}

// splitShort tells the short words of a list from the others, by their indices.
// All are taken for others if the short ones are better looked for with them.
func splitShort(list []keyword) (short, long []int) {
	least := minLong
	for i, w := range list {
		if least = min(least, len(w.text)); len(w.text) < minLong {
			short = append(short, i)
		} else {
			long = append(long, i)
		}
	}
	if !vectors || least < shortBlock || len(short) > maxShort {
		return nil, append(short, long...)
	}
	return short, long
}

// group is short words that share a bit.
type group struct{ low, high [shortBlock]uint16 }

func (g *group) with(o *group) (joined group) {
	for i := range g.low {
		joined.low[i], joined.high[i] = g.low[i]|o.low[i], g.high[i]|o.high[i]
	}
	return joined
}

// breadth is how many sequences of halves pass for a word of the group.
func (g *group) breadth() int {
	n := 1
	for i := range g.low {
		n *= bits.OnesCount16(g.low[i]) * bits.OnesCount16(g.high[i])
	}
	return n
}

// newShortWords makes a matcher of some words of the list.
func newShortWords(k *keywords, words []int) *shortWords {
	s := &shortWords{}
	var groups []group
	for _, i := range words {
		text := k.list[i].text
		off := 0
		for at := range len(text) - shortBlock + 1 {
			if commonness(text[at:at+shortBlock]) < commonness(text[off:off+shortBlock]) {
				off = at
			}
		}
		s.places[side(text[off])] = append(s.places[side(text[off])], newPlace(i, off, text))
		var g group
		for j, c := range []byte(text[off : off+shortBlock]) {
			g.low[j], g.high[j] = 1<<(c&15), 1<<(c>>4)
			if 'a' <= c && c <= 'z' {
				g.high[j] |= 1 << ((c - 'a' + 'A') >> 4)
			}
		}
		if !slices.Contains(groups, g) {
			groups = append(groups, g)
		}
	}
	for len(groups) > buckets {
		to, from, least := 0, 0, 0
		for i := range groups {
			for j := range groups[:i] {
				joined := groups[i].with(&groups[j])
				if more := joined.breadth() - groups[i].breadth() - groups[j].breadth(); from == 0 || more < least {
					to, from, least = j, i, more
				}
			}
		}
		groups[to] = groups[to].with(&groups[from])
		groups = slices.Delete(groups, from, from+1)
	}
	for bit, g := range groups {
		for j := range shortBlock {
			for half := range 2 * halfVector {
				s.tables.low[j][half] |= uint8(g.low[j] >> (half % halfVector) & 1 << bit)
				s.tables.high[j][half] |= uint8(g.high[j] >> (half % halfVector) & 1 << bit)
			}
		}
	}
	return s
}

// probe tells at which offsets of data, from one up to another, a word may
// stand: one bit each. There are at most maxSteps times 32 of them.
func (s *shortWords) probe(data []byte, from, to int, met *[maxSteps]uint32) (some []uint32) {
	steps := (to - from + shortStep - 1) / shortStep
	whole := min(steps, max(0, len(data)-from-shortBlock+1)/shortStep)
	if whole > 0 {
		shortAVX2(&s.tables, &data[from], whole, &met[0])
	}
	for i := whole; i < steps; i++ {
		var last [shortStep + shortBlock - 1]byte
		copy(last[:], data[from+i*shortStep:])
		shortAVX2(&s.tables, &last[0], 1, &met[i])
	}
	if over := steps*shortStep - (to - from); over > 0 {
		met[steps-1] &= ^uint32(0) >> over
	}
	return met[:steps]
}

// shortHits are the offsets that a probe has told, one after the other.
type shortHits struct {
	next int // the next one
	some []uint32
	at   int // of the first bit of some
}

// noMore is behind every offset.
const noMore = math.MaxInt

// advance goes on to the next offset.
func (h *shortHits) advance() {
	for len(h.some) > 0 && h.some[0] == 0 {
		h.some, h.at = h.some[1:], h.at+shortStep
	}
	if len(h.some) == 0 {
		h.next = noMore
		return
	}
	h.next = h.at + bits.TrailingZeros32(h.some[0])
	h.some[0] &= h.some[0] - 1
}

// tryShort calls hit for the short words at the offsets before another.
func (k *keywords) tryShort(h *shortHits, data []byte, end int, hit func(w *keyword, start, end int)) {
	for ; h.next < end; h.advance() {
		k.try(k.short.places[side(data[h.next])], data, h.next, hit)
	}
}

// shortBetween calls hit for the short words between two offsets.
func (k *keywords) shortBetween(data []byte, from, to int, hit func(w *keyword, start, end int)) {
	for to = min(to, len(data)); k.short != nil && from < to; {
		var met [maxSteps]uint32
		end := min(to, from+maxSteps*shortStep)
		h := shortHits{some: k.short.probe(data, from, end, &met), at: from}
		h.advance()
		k.tryShort(&h, data, end, hit)
		from = end
	}
}
