package policy

import (
	"slices"

	"github.com/damvet/damvet/internal/match"
)

// wordIndex finds many words in a text, all in one go.
type wordIndex struct {
	words  []string
	ids    map[string]int
	finder *match.Words // of the words, once all are there
}

// add adds words in lower case, and returns the number of the last. They are
// found fast that have at least three bytes.
func (x *wordIndex) add(words ...string) (id int) {
	if x.ids == nil {
		x.ids = map[string]int{}
	}
	for _, w := range words {
		known := false
		if id, known = x.ids[w]; !known {
			id = len(x.words)
			x.ids[w] = id
			x.words = append(x.words, w)
		}
	}
	return id
}

// find returns for each word where it stands in a text, in any case, those that
// overlap left out, and no more than maxTexts.
func (x *wordIndex) find(data []byte) [][]int {
	at := make([][]int, len(x.words))
	x.finder.Each(data, func(id, i int) {
		if all := at[id]; len(all) < maxTexts && (len(all) == 0 || i >= all[len(all)-1]+len(x.words[id])) {
			at[id] = append(all, i)
		}
	})
	return at
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

// besides returns where some of the words stand, and whether that is everywhere
// where they do. One that is shorter than minBeside begins a word.
func (r *run) besides(words []string) (at []int, whole bool) {
	whole = true
	for _, w := range words {
		all := r.words[r.j.words.ids[w]]
		whole = whole && len(all) < maxTexts
		for _, i := range all {
			if len(w) >= minBeside || i == 0 || !alphanumeric(r.data[i-1]) {
				at = append(at, i)
			}
		}
	}
	return at, whole
}

// minBeside is how long a word is that can stand within another.
const minBeside = 4
