package policy

import "slices"

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

func three(a, b, c byte) uint32 { return uint32(a) | uint32(b)<<8 | uint32(c)<<16 }

// hashed returns 16 bits.
func hashed(head uint32) uint32 { return head * 0x9e3779b1 >> 16 }

// find returns for each word where it stands in a text in lower case, those
// that overlap left out, and no more than maxTexts.
func (x *wordIndex) find(lower []byte) [][]int {
	at := make([][]int, len(x.words))
	for i := 0; i+2 < len(lower); i++ {
		head := three(lower[i], lower[i+1], lower[i+2])
		if h := hashed(head); x.seen[h>>6]&(1<<(h&63)) == 0 {
			continue
		}
		for _, id := range x.by[head] {
			w, all := x.words[id], at[id]
			if len(all) == maxTexts || len(all) > 0 && i < all[len(all)-1]+len(w) || len(lower)-i < len(w) || string(lower[i:i+len(w)]) != w {
				continue
			}
			at[id] = append(all, i)
		}
	}
	return at
}

// places returns where some of the words stand, in the order of the text.
func (r *run) places(words []string) []int {
	var at []int
	for _, w := range words {
		at = append(at, r.words[r.j.words.ids[w]]...)
	}
	slices.Sort(at)
	return at[:min(len(at), maxTexts)]
}
