package match

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"
)

// keyword is a keyword of rules, a word of platforms, or one that gates rules,
// in lower case.
type keyword struct {
	text      string
	rules     []*rule
	endings   []*ending // by rule
	platforms []int
	gates     []int
}

// keywords finds many keywords at once, without regard to the case of ASCII
// letters. It looks at every stride-th position of a text, and there at one
// block of bytes: stride and block are such that every occurrence of a keyword
// covers at least one whole block that is looked at.
type keywords struct {
	list   []keyword
	block  int // bytes, at most 4
	stride int
	mask   uint32
	// bits says which hashes of blocks some keyword holds. The blocks stand at
	// places[i], where i is how many lower hashes there are: ranks has that by
	// word of bits.
	bits   [1 << hashBits / 64]uint64
	ranks  [1 << hashBits / 64]uint16
	places [][]place
	sides  []sides // by the same
	// short finds the words that are too short for the stride; nil if none are.
	short *shortWords
	// longest is the length of the longest keyword.
	longest int
	// The blocks that are looked at of a keyword begin less than ahead bytes
	// behind where it begins, and end at most behind bytes before it ends.
	ahead, behind int
	prober        *prober // nil where there is none
}

const (
	hashBits  = 17
	maxStride = 7
)

// common lists letters by how common they are in source text, roughly and in
// falling order. What is not in it is rare.
const common = " etrnaiosclduphmfgby_.-/vw:\"'=kx"

// rarest returns the offset in a word from which on the stride blocks that
// point to it are met least often in other text.
func (k *keywords) rarest(word string) int {
	best, least := -1, 0.0
	for base := 0; base+k.stride+k.block-1 <= len(word); base++ {
		if base+k.stride > k.ahead || len(word)-base-k.block > k.behind {
			continue
		}
		sum := 0.0
		for off := base; off < base+k.stride; off++ {
			sum += commonness(word[off : off+k.block])
		}
		if best < 0 || sum < least {
			best, least = base, sum
		}
	}
	return best
}

// commonness estimates how often a block is met in text.
func commonness(block string) float64 {
	freq := 1.0
	for _, c := range block {
		if i := strings.IndexRune(common, c); i >= 0 {
			freq /= float64(i + 4)
		} else {
			freq /= 100
		}
	}
	return freq
}

// place is where a block stands in a keyword.
type place struct {
	keyword int
	offset  int
	// The bytes around the block as a number, the fifth bit of each set, and
	// which of them are the keyword's.
	around, mask uint64
}

// nearBefore is how many bytes before a block are among those around it.
const nearBefore = 2

// sides are the bytes that stand before and behind the places of a block, as
// bits by side. What stands beyond a keyword may be anything.
type sides struct{ before, behind uint64 }

// side numbers ASCII characters, upper and lower case alike.
func side(c byte) uint { return uint(c&0x1f | c>>1&0x20) }

// sidesOf returns the sides of a block of a word.
func sidesOf(word string, start, end int) sides {
	s := sides{^uint64(0), ^uint64(0)}
	if start > 0 {
		s.before = 1 << side(word[start-1])
	}
	if end < len(word) {
		s.behind = 1 << side(word[end])
	}
	return s
}

// fifth has in every byte the bit that tells upper and lower case apart.
const fifth = 0x2020202020202020

func newPlace(keyword, offset int, text string) place {
	var around, mask [8]byte
	for i := range around {
		if at := offset - nearBefore + i; at >= 0 && at < len(text) {
			around[i], mask[i] = text[at], 0xff
		}
	}
	p := place{keyword: keyword, offset: offset, mask: binary.LittleEndian.Uint64(mask[:])}
	p.around = (binary.LittleEndian.Uint64(around[:]) | fifth) & p.mask
	return p
}

// newKeywords makes a matcher. The words must not be empty. In one that is
// centred the blocks to be looked at stand in the middle of long keywords.
func newKeywords(list []keyword, centred bool) *keywords {
	k := &keywords{list: list}
	if len(list) == 0 {
		return k
	}
	short, long := splitShort(list)
	if len(short) > 0 && len(long) > 0 && k.space(long) {
		k.short = newShortWords(k, short)
	} else {
		long = append(short, long...)
		k.space(long)
	}
	k.ahead, k.behind = k.longest, k.longest
	if centred {
		k.ahead = (k.longest-k.block+k.stride)/2 + 1
		k.behind = k.ahead
	}
	type hashed struct {
		hash uint32
		place
		sides
	}
	var all []hashed
	for _, i := range long {
		text := list[i].text
		base := k.rarest(text)
		for off := base; off < base+k.stride; off++ {
			h := hash(partial(text[off:off+k.block]), k.mask)
			k.bits[h/64] |= 1 << (h % 64)
			all = append(all, hashed{h, newPlace(i, off, text), sidesOf(text, off, off+k.block)})
		}
	}
	rank := 0
	for i, b := range k.bits {
		k.ranks[i] = uint16(rank)
		rank += bits.OnesCount64(b)
	}
	k.places, k.sides = make([][]place, rank), make([]sides, rank)
	for _, h := range all {
		i := k.rank(h.hash)
		k.places[i] = append(k.places[i], h.place)
		k.sides[i].before |= h.before
		k.sides[i].behind |= h.behind
	}
	return k
}

// space decides which blocks of a text are looked at for some of the words. It
// reports whether there is vector code for it.
func (k *keywords) space(words []int) bool {
	shortest := len(k.list[words[0]].text)
	for _, i := range words {
		shortest = min(shortest, len(k.list[i].text))
		k.longest = max(k.longest, len(k.list[i].text))
	}
	k.block = min(shortest, 3)
	if shortest >= 7 {
		k.block = 4
	}
	k.stride = min(shortest-k.block+1, maxStride)
	k.mask = uint32(1)<<(8*k.block) - 1
	if k.block == 4 {
		k.mask = ^uint32(0)
	}
	k.prober = newProber(k.block, k.stride, k.mask)
	return k.prober != nil
}

// partial reads up to four bytes as a number, the first byte lowest.
func partial[T string | []byte](s T) uint32 {
	var b [4]byte
	copy(b[:], s)
	return binary.LittleEndian.Uint32(b[:])
}

// hash hashes the block in the lowest bytes of x. Upper and lower case come out
// the same, and so do some bytes that are no letters.
func hash(x, mask uint32) uint32 {
	return ((x | 0x20202020) & mask) * hashFactor >> (32 - hashBits)
}

// has returns 1 if some keyword holds a block of that hash, and 0 otherwise.
func (k *keywords) has(h uint32) uint64 {
	return k.bits[h/64%uint32(len(k.bits))] >> (h % 64) & 1
}

// rank returns how many hashes that some keyword holds are lower than h.
func (k *keywords) rank(h uint32) int {
	i := h / 64 % uint32(len(k.bits))
	return int(k.ranks[i]) + bits.OnesCount64(k.bits[i]&(1<<(h%64)-1))
}

// each calls hit for every occurrence of a keyword in data: the keyword, and
// where the occurrence begins and ends.
func (k *keywords) each(data []byte, hit func(w *keyword, start, end int)) {
	if len(k.list) > 0 {
		k.plain(data, hit)
		k.odd(data, hit)
	}
}

// plain is each for occurrences in ASCII letters. They come nearly in order:
// none begins more than a stride before an earlier one.
func (k *keywords) plain(data []byte, hit func(w *keyword, start, end int)) {
	i := k.blocks(data, 0, len(data), hit)
	for ; i+k.block <= len(data); i += k.stride {
		if h := hash(partial(data[i:]), k.mask); k.has(h) != 0 {
			k.verify(data, i, h, hit)
		}
	}
}

// within calls hit for every occurrence in ASCII letters of which a byte stands
// at an offset from start up to end, or that reaches across start where both are
// the same. It calls it for some others near there too.
func (k *keywords) within(data []byte, start, end int, hit func(w *keyword, start, end int)) {
	if len(k.list) == 0 {
		return
	}
	to := end + k.ahead
	i := k.blocks(data, max(0, start-k.behind-k.block), to, hit)
	for ; i < to && i+k.block <= len(data); i += k.stride {
		if h := hash(partial(data[i:]), k.mask); k.has(h) != 0 {
			k.verify(data, i, h, hit)
		}
	}
}

// blocks looks at every stride-th position from i up to an offset, as long as
// what it reads at once is inside data, and returns the next position.
func (k *keywords) blocks(data []byte, i, to int, hit func(w *keyword, start, end int)) int {
	const most = 32
	if k.prober != nil {
		i = k.probed(data, i, to, hit)
	}
	k.shortBetween(data, i, to, hit)
	mask := k.mask
	s := uint(k.stride) % (maxStride + 1) // tells the compiler that s is small
	hashes := func(i int) (h0, h1, h2, h3 uint32) {
		b := (*[most]byte)(data[i:])
		return hash(binary.LittleEndian.Uint32(b[:]), mask), hash(binary.LittleEndian.Uint32(b[s:]), mask),
			hash(binary.LittleEndian.Uint32(b[2*s:]), mask), hash(binary.LittleEndian.Uint32(b[3*s:]), mask)
	}
	for to = min(to, len(data)-most+1); i < to; {
		// Of several turns it is put down without a branch, which nothing could
		// predict, which of them meet a block of some keyword.
		var turns [64]uint8
		at, n := i, uint64(0)
		for turn := range uint8(len(turns)) {
			if i >= to {
				break
			}
			h0, h1, h2, h3 := hashes(i)
			turns[n%uint64(len(turns))] = turn
			n += k.has(h0) | k.has(h1) | k.has(h2) | k.has(h3)
			i += 4 * k.stride
		}
		for _, turn := range turns[:n] {
			start := at + 4*k.stride*int(turn)
			h0, h1, h2, h3 := hashes(start)
			for met := uint(k.has(h0) | k.has(h1)<<1 | k.has(h2)<<2 | k.has(h3)<<3); met != 0; met &= met - 1 {
				j := bits.TrailingZeros(met)
				k.verify(data, start+j*k.stride, [4]uint32{h0, h1, h2, h3}[j%4], hit)
			}
		}
	}
	return i
}

// verify calls hit for the keywords that have a block of hash h at position i.
func (k *keywords) verify(data []byte, i int, h uint32, hit func(w *keyword, start, end int)) {
	rank := k.rank(h)
	if end := i + k.block; i > 0 && end < len(data) {
		s := &k.sides[rank]
		if s.before>>side(data[i-1])&(s.behind>>side(data[end]))&1 == 0 {
			return
		}
	}
	k.try(k.places[rank], data, i, hit)
}

// try calls hit for the keywords that stand where one of their blocks is at
// position i.
func (k *keywords) try(places []place, data []byte, i int, hit func(w *keyword, start, end int)) {
	around, known := uint64(0), i >= nearBefore && i-nearBefore+8 <= len(data)
	if known {
		around = binary.LittleEndian.Uint64(data[i-nearBefore:]) | fifth
	}
	for j := range places {
		p := &places[j]
		if known && around&p.mask != p.around {
			continue
		}
		w := &k.list[p.keyword]
		start := i - p.offset
		end := start + len(w.text)
		if start >= 0 && end <= len(data) && equalFold(data[start:end], w.text) {
			hit(w, start, end)
		}
	}
}

// equalFold reports whether s is the lower-case word w in any case. Only ASCII
// letters have case. Both are of one length.
func equalFold(s []byte, w string) bool {
	for i, c := range s {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != w[i] {
			return false
		}
	}
	return true
}

// maxStretch is how many bytes odd rewrites at a time.
const maxStretch = 64 << 10

// odd calls hit for the occurrences that spell a keyword's k with the Kelvin
// sign or its s with the long s, as regular expressions do that ignore case.
func (k *keywords) odd(data []byte, hit func(w *keyword, start, end int)) {
	const signK, signS = string(kelvin), string(longS)
	reach := len(signK) * k.longest
	nextK, nextS := indexFrom(data, signK, 0), indexFrom(data, signS, 0)
	done := 0
	for nextK < len(data) || nextS < len(data) {
		sign := min(nextK, nextS)
		from := max(done, sign-reach)
		for full := true; full; {
			// A stretch around signs that are near each other, in plain letters.
			var plain []byte
			var offsets []int // in data, of each byte of plain
			i := from
			for ; i < len(data) && i < sign+reach && len(plain) < maxStretch; i++ {
				offsets = append(offsets, i)
				switch c := data[i]; {
				case c == signK[0] && bytes.HasPrefix(data[i:], []byte(signK)):
					sign = max(sign, i)
					i += len(signK) - 1
					plain = append(plain, 'k')
				case c == signS[0] && bytes.HasPrefix(data[i:], []byte(signS)):
					sign = max(sign, i)
					i += len(signS) - 1
					plain = append(plain, 's')
				default:
					plain = append(plain, c)
				}
			}
			offsets = append(offsets, i)
			full = len(plain) == maxStretch
			keep := len(plain)
			if full {
				keep -= k.longest
			}
			k.plain(plain, func(w *keyword, start, end int) {
				if start < keep && offsets[end]-offsets[start] > len(w.text) {
					hit(w, offsets[start], offsets[end])
				}
			})
			from = offsets[keep]
		}
		done = sign + 1
		if nextK < done {
			nextK = indexFrom(data, signK, done)
		}
		if nextS < done {
			nextS = indexFrom(data, signS, done)
		}
	}
}

// indexFrom returns where sep next stands in data, or len(data).
func indexFrom(data []byte, sep string, from int) int {
	if i := bytes.Index(data[from:], []byte(sep)); i >= 0 {
		return from + i
	}
	return len(data)
}

// keywordsOf makes the list of keywords of rules, words of platforms, and gates.
func keywordsOf(all []*rule, words [][]string, gates []string) []keyword {
	var list []keyword
	index := map[string]int{}
	at := func(text string) *keyword {
		text = lower(text)
		i, ok := index[text]
		if !ok {
			i = len(list)
			index[text] = i
			list = append(list, keyword{text: text})
		}
		return &list[i]
	}
	for _, r := range all {
		for _, text := range r.triggers {
			if w := at(text); text != "" && !slices.Contains(w.rules, r) {
				w.rules, w.endings = append(w.rules, r), append(w.endings, r.ending(w.text))
			}
		}
	}
	for p, texts := range words {
		for _, text := range texts {
			if w := at(text); !slices.Contains(w.platforms, p) {
				w.platforms = append(w.platforms, p)
			}
		}
	}
	for g, text := range gates {
		w := at(text)
		w.gates = append(w.gates, g)
	}
	return slices.DeleteFunc(list, func(w keyword) bool {
		return w.text == "" || len(w.rules)+len(w.platforms)+len(w.gates) == 0
	})
}

// lower lowers ASCII letters, and takes the two odd ones for what they are
// taken for.
func lower(s string) string { return strings.Map(fold, s) }
