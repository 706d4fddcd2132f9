package policy

import (
	"encoding/binary"
	"slices"
)

// wordIndex finds many words in a text, all in one go.
type wordIndex struct {
	words []string
	ids   map[string]int
	// by are the words that begin with three bytes, seen a bit for a hash of
	// each such three.
	by   map[uint32][]int
	seen [1 << 10]uint64
}

// add adds words of at least three bytes, in lower case.
func (x *wordIndex) add(words ...string) {
	if x.ids == nil {
		x.ids, x.by = map[string]int{}, map[uint32][]int{}
	}
	for _, w := range words {
		if _, known := x.ids[w]; known {
			continue
		}
		head := three(w[0], w[1], w[2])
		x.ids[w] = len(x.words)
		x.by[head] = append(x.by[head], len(x.words))
		x.words = append(x.words, w)
		h := hashed(head)
		x.seen[h>>6] |= 1 << (h & 63)
	}
}

// three makes a number of three bytes in which ASCII letters have no case, and
// so have some bytes that are no letters.
func three(a, b, c byte) uint32 { return (uint32(a) | uint32(b)<<8 | uint32(c)<<16) | caseless }

const caseless = 0x202020

// hashed returns 16 bits.
func hashed(head uint32) uint32 { return head * 0x9e3779b1 >> 16 }

func (x *wordIndex) may(head uint32) bool {
	h := hashed(head)
	return x.seen[h>>6]&(1<<(h&63)) != 0
}

// find returns for each word where it stands in a text, in any case, those that
// overlap left out, and no more than maxTexts.
func (x *wordIndex) find(data []byte) [][]int {
	at := make([][]int, len(x.words))
	i := 0
	// Six heads are in eight bytes.
	for ; i+8 <= len(data); i += 6 {
		eight := binary.LittleEndian.Uint64(data[i:])
		for k := range 6 {
			if head := uint32(eight>>(8*k))&0xffffff | caseless; x.may(head) {
				x.at(at, data, i+k, head)
			}
		}
	}
	for ; i+2 < len(data); i++ {
		if head := three(data[i], data[i+1], data[i+2]); x.may(head) {
			x.at(at, data, i, head)
		}
	}
	return at
}

// at adds the words that begin with a head at an offset.
func (x *wordIndex) at(at [][]int, data []byte, i int, head uint32) {
	for _, id := range x.by[head] {
		w, all := x.words[id], at[id]
		if len(all) == maxTexts || len(all) > 0 && i < all[len(all)-1]+len(w) || len(data)-i < len(w) || !same(data[i:i+len(w)], w) {
			continue
		}
		at[id] = append(all, i)
	}
}

// same reports whether text is a word but for the case of ASCII letters.
func same(text []byte, word string) bool {
	for i, c := range text {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != word[i] {
			return false
		}
	}
	return true
}

// places returns where some of the words stand, in the order of the text.
func (r *run) places(words []string) []int {
	var at []int
	lists := 0
	for _, w := range words {
		if more := r.words[r.j.words.ids[w]]; len(more) > 0 {
			at = append(at, more...)
			lists++
		}
	}
	if lists > 1 {
		slices.Sort(at)
	}
	return at[:min(len(at), maxTexts)]
}

// has reports whether one of some words stands in the text.
func (r *run) has(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return len(r.words[r.j.words.ids[w]]) > 0 })
}
