package match

import "sync"

// Words finds many words in texts, all in one go and without regard to the case
// of ASCII letters. It is safe for concurrent use.
type Words struct{ keywords func() *keywords }

// NewWords returns a finder of words, each of which is in lower case, not empty
// and there once. It is made ready when it is first used.
func NewWords(words []string) *Words {
	return &Words{sync.OnceValue(func() *keywords {
		list := make([]keyword, len(words))
		for i, w := range words {
			list[i] = keyword{text: w, gates: []int{i}}
		}
		return newKeywords(list, false)
	})}
}

// Each calls hit for every occurrence of a word in a text: the number of the word
// among all, and where it begins. Those of one word that do not overlap come in
// the order of the text.
func (w *Words) Each(text []byte, hit func(word, start int)) {
	k := w.keywords()
	if len(k.list) == 0 {
		return
	}
	k.plain(text, func(word *keyword, start, _ int) { hit(word.gates[0], start) })
}
