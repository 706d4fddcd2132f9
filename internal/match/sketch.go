package match

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"hash/maphash"
	"math"
	"slices"
	"sort"
	"sync"
	"unicode/utf8"

	"github.com/damvet/damvet/internal/delta"
	"github.com/damvet/damvet/internal/finding"
)

// Sketch is what a glance at a content leaves behind: where its keywords stand,
// and what came of its encoded stretches. What is made of the content by
// copying and inserting then has to be looked at only where it differs, around
// every seam between two pieces: what lies inside a copy is known. It does not
// change once it is made.
type Sketch struct {
	size   int
	hits   []hit   // in order
	chains []chain // in order, further apart than encoded text is seen together
	// blind is true if the content can only be looked at whole, and so can what
	// is made of it.
	blind bool
}

// hit is where a keyword begins.
type hit struct {
	start int32
	word  int16 // index into the vocabulary
	// seen is on how many bytes from start on it depends whether the keyword can
	// lead to a match. It is less than 0 if it can.
	seen int16
}

// leads reports whether the keyword can lead to a match.
func (h hit) leads() bool { return h.seen < 0 }

// end returns where the bytes end that decide whether it leads to one.
func (h hit) end() int {
	if h.seen < 0 {
		return int(h.start) - int(h.seen)
	}
	return int(h.start) + int(h.seen)
}

// chain is a range of encoded stretches near each other, and what was found in
// them.
type chain struct {
	start, end int32
	matches    int32
	words      bool
	dropped    bool
}

func (c chain) span() span { return span{int(c.start), int(c.end)} }

// Bytes returns how many bytes of memory the sketch takes.
func (s *Sketch) Bytes() int64 {
	return int64(64 + 8*cap(s.hits) + 16*cap(s.chains))
}

const (
	// maxHits and maxChains are how much a sketch holds. A content with more is
	// looked at whole.
	maxHits   = 1 << 14
	maxChains = 1 << 13
	// minCopy is how many bytes must be copied in one piece for them not to be
	// looked at again with what is around them.
	minCopy = 64
	// chainMargin is how far around encoded stretches nothing may differ for
	// what was found in them to be known.
	chainMargin = contextBefore + 8
	// idleBits says how many runs that stand for nothing else are remembered.
	idleBits = 12
	// maxBetween is more than there can be between two lines of a run.
	maxBetween = maxIndent + 8
)

// vocabulary is the keywords that are looked for in every text.
type vocabulary struct {
	*keywords
	index map[*keyword]int16
}

func (e *Engine) newVocabulary(first []*rule, words [][]string) *vocabulary {
	v := &vocabulary{keywords: newKeywords(keywordsOf(first, words, e.gates), true), index: map[*keyword]int16{}}
	for i := range v.list {
		v.index[&v.list[i]] = int16(i)
	}
	return v
}

// Glance reports whether Scan would find matches or words of platforms in a
// content, and leaves cov as Scan would. base is the sketch of another content
// that data is made of in pieces; without one, data is looked at whole. The
// sketch that is returned is for what is made of data in its turn; it is nil
// unless asked for.
func (e *Engine) Glance(data []byte, base *Sketch, pieces []delta.Piece, sketch bool, o ScanOptions, cov *finding.Coverage) (found bool, s *Sketch, err error) {
	o.defaults()
	k, _ := e.sketchers.Get().(*sketcher)
	if k == nil {
		k = &sketcher{e: e, v: e.vocabulary()}
	}
	defer func() {
		k.data, k.base = nil, nil
		e.sketchers.Put(k)
	}()
	k.data, k.depth = data, o.Decodings
	blind := len(data) > o.Segment || archiveKind(data) != "" || utf16Order(data) != nil || !k.draw(base, pieces)
	sure := false
	if !blind {
		found, sure = k.judge()
	}
	if sketch {
		if s = k.sketch(); blind {
			s = &Sketch{blind: true}
		}
	}
	if !sure {
		found = false
		err = e.ScanBytes(data, o, cov, func(t *Text) error {
			found = found || len(t.Matches)+len(t.Words) > 0
			return nil
		})
		return found, s, err
	}
	cov.Bytes += int64(len(data))
	return found, s, nil
}

// sketcher makes sketches, one after the other.
type sketcher struct {
	e     *Engine
	v     *vocabulary
	depth int
	data  []byte
	base  *Sketch

	zones  []span // what the base does not vouch for, in order
	louds  []bool // which of them may have to do with encoded text
	loud   bool   // one that is being looked at does
	copies []clean
	hits   []hit
	full   bool // hits were left out
	chains []chain
	ranges []span   // where encoded stretches are looked for
	fresh  []span   // encoded stretches that were found there
	idle   []uint64 // hashes of runs that stand for nothing else
	glimpses
}

// clean is a copy that stands between two zones.
type clean struct{ at, from, size int }

// sketch returns what was drawn.
func (k *sketcher) sketch() *Sketch {
	return &Sketch{size: len(k.data), hits: slices.Clone(k.hits), chains: slices.Clone(k.chains)}
}

// draw sketches the data. It returns false if the data must be looked at whole.
func (k *sketcher) draw(base *Sketch, pieces []delta.Piece) bool {
	if base != nil && base.blind {
		base = nil
	}
	k.base = base
	k.hits, k.chains, k.full = k.hits[:0], k.chains[:0], false
	if len(k.v.list) > math.MaxInt16 || k.v.longest > math.MaxInt16-maxTail-1 {
		return false
	}
	k.cut(pieces)
	if !k.plain() || k.full {
		return false
	}
	k.encoded()
	return len(k.chains) <= maxChains
}

// cut finds what the base vouches for and what it does not: a zone stands before,
// between and behind the copies, and is empty where two of them meet.
func (k *sketcher) cut(pieces []delta.Piece) {
	k.zones, k.copies = k.zones[:0], k.copies[:0]
	if k.base == nil {
		k.zones = append(k.zones, span{0, len(k.data)})
		return
	}
	var zone span
	at := 0
	for _, p := range pieces {
		size := int(p.Size)
		if p.From >= 0 && size >= minCopy {
			k.zones = append(k.zones, zone)
			k.copies = append(k.copies, clean{at, int(p.From), size})
			zone.start = at + size
		}
		at += size
		zone.end = at
	}
	k.zones = append(k.zones, zone)
}

// plain finds the keywords. It returns false if the data may hold one in odd
// letters.
func (k *sketcher) plain() bool {
	before := -1 // where the zone before ends
	k.louds = k.louds[:0]
	for i, zone := range k.zones {
		k.loud = false
		if i > 0 {
			before = k.zones[i-1].end
			k.carry(k.copies[i-1])
		}
		for at := zone.start; ; {
			end := zone.end
			if k.base != nil {
				end = stretch(k.data, at, end)
			}
			if !k.look(span{at, end}, at == zone.start, before) {
				return false
			}
			if at = end; at == zone.end {
				break
			}
		}
		k.louds = append(k.louds, k.loud)
	}
	compare := func(a, b hit) int { return cmp.Or(int(a.start-b.start), int(a.word-b.word)) }
	if !slices.IsSortedFunc(k.hits, compare) {
		slices.SortFunc(k.hits, compare)
	}
	return true
}

// oddly reports whether data holds a letter that only odd keywords hold.
func oddly(data []byte) bool {
	const high = 0x8080808080808080
	rest := data
	for len(rest) >= 8 && binary.LittleEndian.Uint64(rest)&high == 0 {
		rest = rest[8:]
	}
	if len(rest) < 8 && !slices.ContainsFunc(rest, func(c byte) bool { return c >= utf8.RuneSelf }) {
		return false
	}
	return bytes.Contains(data, []byte(string(kelvin))) || bytes.Contains(data, []byte(string(longS)))
}

// carry takes over the keywords that a copy holds.
func (k *sketcher) carry(c clean) {
	hits := k.base.hits
	i := sort.Search(len(hits), func(i int) bool { return int(hits[i].start) >= c.from })
	for ; i < len(hits); i++ {
		start := int(hits[i].start)
		if start >= c.from+c.size {
			return
		}
		if start+len(k.v.list[hits[i].word].text) > c.from+c.size {
			continue
		}
		h := hits[i]
		if h.start += int32(c.at - c.from); h.end() > c.at+c.size {
			h = k.behind(h.word, int(h.start))
		}
		k.add(h)
	}
}

// behind looks at what follows a keyword.
func (k *sketcher) behind(word int16, start int) hit {
	w := &k.v.list[word]
	seen, silent := w.silent(k.data, start, start+len(w.text))
	if seen += len(w.text); !silent {
		seen = -seen
	}
	return hit{int32(start), word, int16(seen)}
}

// encoded finds the encoded stretches and looks at those that the base does not
// vouch for.
func (k *sketcher) encoded() {
	k.ranges = k.ranges[:0]
	var ends blockEnds
	for i, z := range k.zones {
		if !k.louds[i] && idle(k.data, z) {
			continue
		}
		floor := 0
		if n := len(k.ranges); n > 0 {
			floor = k.ranges[n-1].end
		}
		start, end := blockBefore(k.data, z.start, min(floor, z.start)), ends.behind(k.data, z.end)
		if !k.louds[i] && z.start-start < minRun && end-z.end < minRun && !bytes.HasSuffix(k.data[:z.start], []byte("=")) {
			// Of lines that are decoded together the first is a run, and none is
			// here, nor does one end here.
			continue
		}
		k.ranges = addSpan(k.ranges, span{start, end}, 0)
	}
	carried := k.carryChains()

	// Of what is looked at again, nothing is known.
	k.fresh = k.fresh[:0]
	for _, s := range k.ranges {
		k.stretches(s)
	}
	k.chains = k.chains[:0]
	fresh := k.fresh
	for len(carried)+len(fresh) > 0 && len(k.chains) <= maxChains {
		if len(fresh) == 0 || len(carried) > 0 && carried[0].end+contextBefore < int32(fresh[0].start) {
			k.chains = append(k.chains, carried[0])
			carried = carried[1:]
			continue
		}
		s := fresh[0]
		if len(carried) > 0 && int(carried[0].start) < s.start {
			s = carried[0].span()
		}
		for more := true; more; {
			more = false
			if len(fresh) > 0 && fresh[0].start <= s.end+contextBefore {
				s.end, more = max(s.end, fresh[0].end), true
				fresh = fresh[1:]
			}
			if len(carried) > 0 && int(carried[0].start) <= s.end+contextBefore {
				s.end, more = max(s.end, int(carried[0].end)), true
				carried = carried[1:]
			}
		}
		k.chains = append(k.chains, k.decode(s))
	}
}

// carryChains returns the chains that copies hold with all that decides what is
// found in them. What is left of others is added to the ranges.
func (k *sketcher) carryChains() []chain {
	if k.base == nil || len(k.base.chains) == 0 {
		return nil
	}
	var carried []chain
	sorted := len(k.ranges)
	all := k.base.chains
	for _, c := range k.copies {
		end := c.from + c.size
		atStart, atEnd := c.from == 0 && c.at == 0, end == k.base.size && c.at+c.size == len(k.data)
		i := sort.Search(len(all), func(i int) bool { return int(all[i].end) > c.from })
		for ; i < len(all) && int(all[i].start) < end; i++ {
			s := all[i].span()
			if (atStart || s.start-chainMargin >= c.from) && (atEnd || s.end+chainMargin <= end) {
				moved := all[i]
				moved.start += int32(c.at - c.from)
				moved.end += int32(c.at - c.from)
				carried = append(carried, moved)
				continue
			}
			k.ranges = append(k.ranges, span{max(s.start, c.from) - c.from + c.at, min(s.end, end) - c.from + c.at})
		}
	}
	k.join(sorted)
	// A block that reaches far into a copy may hold stretches other than those
	// that the base had there.
	sorted = len(k.ranges)
	kept := carried[:0]
	for _, c := range carried {
		if touches(k.ranges[:sorted], c.span()) {
			k.ranges = append(k.ranges, c.span())
		} else {
			kept = append(kept, c)
		}
	}
	k.join(sorted)
	return kept
}

// join puts the ranges in order, if more were added to the first so many.
func (k *sketcher) join(sorted int) {
	if len(k.ranges) == sorted {
		return
	}
	k.ranges = widen(k.ranges, 0)
}

// decode looks at the encoded stretches of a range.
func (k *sketcher) decode(s span) chain {
	var res result
	k.e.groups(k.data, s.start, s.end, nil, func(group []piece) {
		k.e.decoded(k.e.look, k.data, group, k.depth, &res)
	})
	return chain{
		start: int32(s.start), end: int32(s.end),
		matches: int32(min(len(res.matches), maxMatches)), words: len(res.words) > 0, dropped: res.dropped > 0,
	}
}

// stretches adds to fresh the stretches of a range that stand for something else,
// in order. The range must not begin or end inside one.
func (k *sketcher) stretches(s span) {
	k.e.encoded(k.data, s.start, s.end, func(p piece) {
		k.fresh = append(k.fresh, span{p.start, p.end})
	}, func(r run) bool {
		stands := k.stands(r)
		if stands {
			k.fresh = append(k.fresh, span{r.start, max(r.end, r.next)})
		}
		return stands
	})
}

// stands reports whether a run stands for something else.
func (k *sketcher) stands(r run) bool {
	if r.wrapped || r.own < len(r.text) {
		return len(k.e.pieces(r)) > 0
	}
	// Its text alone decides, and most runs are long names and paths.
	if k.idle == nil {
		k.idle = make([]uint64, 1<<idleBits)
	}
	tag := maphash.Bytes(k.e.dry.seeds[0], r.text)
	known := &k.idle[tag>>(64-idleBits)]
	if *known == tag {
		return false
	}
	if len(k.e.pieces(r)) > 0 {
		return true
	}
	*known = tag
	return false
}

// judge says whether the data that was sketched holds matches or words. It is
// not sure if there may be more of them than are looked at.
func (k *sketcher) judge() (found, sure bool) {
	matches, words, first := 0, false, k.e.always
	for _, c := range k.chains {
		if c.dropped {
			return false, false
		}
		matches += int(c.matches)
		words = words || c.words
	}
	for _, h := range k.hits {
		first = first || h.leads()
		words = words || len(k.v.list[h.word].platforms) > 0
	}
	if !first {
		return matches > 0 || words, matches <= maxMatches
	}
	p := k.e.newPass(k.data, 0)
	defer p.free()
	p.known = k
	p.run()
	matches += len(p.matches)
	return matches > 0 || words, p.dropped == 0 && matches <= maxMatches
}

// each calls hit with the keywords that can lead to a match, and with gates.
func (k *sketcher) each(hit func(w *keyword, start, end int)) {
	for _, h := range k.hits {
		if w := &k.v.list[h.word]; h.leads() || len(w.gates) > 0 {
			hit(w, int(h.start), int(h.start)+len(w.text))
		}
	}
}

// blockBefore returns where the encoded text begins at the latest that may
// reach up to i: the lines of nothing but digits that end there, or the
// escapes. What stands before it is encoded or not whatever stands behind i. It
// looks no further back than floor.
func blockBefore(data []byte, i, floor int) int {
	at := i
	for n := 0; n < maxBetween && at > floor && isSeparator(data[at-1]); n++ {
		at--
	}
	for {
		for at > floor && digits[data[at-1]]&isDigit != 0 {
			at--
		}
		line := lineBreakBefore(data, at)
		if line <= floor || digits[data[line-1]]&isDigit == 0 {
			break
		}
		at = line
	}
	return min(at, escapesBefore(data, i, floor))
}

// escapesBefore returns where the escapes begin of which the last may reach up
// to i, or beyond it, whatever stands there.
func escapesBefore(data []byte, i, floor int) int {
	first := i
	for n := 1; n < maxEscape && i-n >= floor; n++ {
		if c := data[i-n]; c == '\\' || c == '%' || c == 'U' {
			first = i - n
		}
	}
	if first > floor && data[first-1] == '\\' {
		first-- // the backslash may be doubled
	}
	for more := true; more; {
		more = false
		for _, width := range [...]int{maxEscape, 6, 3} {
			if first-width < floor {
				continue
			}
			if _, n, ok := escape(data, first-width); ok && n == width {
				first, more = first-width, true
				break
			}
		}
	}
	return first
}

// lineBreakBefore returns where the line break begins that stands before the
// digits at i, or -1 if there is none. The n of a break that is written as an
// escape is a digit too.
func lineBreakBefore(data []byte, i int) int {
	if i == 0 || !isSeparator(data[i-1]) {
		return -1
	}
	for n := 0; n < maxIndent && i > 0 && (data[i-1] == ' ' || data[i-1] == '\t'); n++ {
		i--
	}
	before := func(s string) bool { return bytes.HasSuffix(data[:i], []byte(s)) }
	switch {
	case before("\n"):
		i--
		if before("\r") {
			i--
		}
		return i
	case before(`\n`):
		i -= 2
	case before(`\`):
		i--
	default:
		return -1
	}
	if before(`\r`) {
		i -= 2
	}
	return i
}

func isSeparator(c byte) bool {
	return isSpace(c) || c == '\\'
}

// blockEnds are the ends of the lines of digits, and of the escapes, that
// were looked at last: from every place in them on they are the same.
type blockEnds struct{ lines, escapes int }

// behind is blockBefore to the other side. It is asked in order.
func (b *blockEnds) behind(data []byte, i int) int {
	if i+maxBetween >= b.lines {
		at := i
		for n := 0; n < maxBetween && at < len(data) && isSeparator(data[at]); n++ {
			at++
		}
		for {
			for at < len(data) && digits[data[at]]&isDigit != 0 {
				at++
			}
			next := lineBreakBehind(data, at)
			if next < 0 || next == len(data) || digits[data[next]]&isDigit == 0 {
				break
			}
			at = next
		}
		b.lines = at
	}
	if i+maxEscape-1 >= b.escapes {
		b.escapes = i
		for n := range maxEscape {
			end := i + n
			for end < len(data) {
				_, width, ok := escape(data, end)
				if !ok {
					break
				}
				end += width
			}
			b.escapes = max(b.escapes, min(end, len(data)))
		}
	}
	return max(b.lines, b.escapes)
}

// lineBreakBehind returns where the text of the next line begins if a line ends
// at i, and -1 otherwise.
func lineBreakBehind(data []byte, i int) int {
	if i == len(data) || !isSeparator(data[i]) {
		return -1
	}
	end := skipLineBreak(data, i)
	if end == i {
		return -1
	}
	for n := 0; n < maxIndent && end < len(data) && (data[end] == ' ' || data[end] == '\t'); n++ {
		end++
	}
	return end
}

// sketching is what an engine needs for sketches.
type sketching struct {
	vocabulary func() *vocabulary
	sketchers  sync.Pool
}
