package match

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestShortWords looks for more short words than there are groups of them,
// beside long ones, in texts in which nearly every place is like one.
func TestShortWords(t *testing.T) {
	texts := []string{
		"a3t", "a3-", "0q~", "7q~", "9q~", "ops_", "p8e-", "akia", "asia", "abia", "acca", "ltai", "aiza", "sk9", "ske",
		"iconik", "imagekit", "access_key", "password", "verify", "auth_token",
	}
	var list []keyword
	for _, text := range texts {
		list = append(list, keyword{text: text})
	}
	found := 0
	for seed := range uint64(100) {
		g := generator{rand.New(rand.NewPCG(seed, 40))}
		k := newKeywords(list, seed%2 == 0)
		if vectors && k.short == nil {
			t.Fatal("short words are looked for with the others")
		}
		var b strings.Builder
		for range g.IntN(800) {
			w := g.cased(g.pick(texts...))
			b.WriteString(w[g.IntN(2):])
			b.WriteString(g.pick("", "", " ", "3", "a", "s", "Q~", "é", "\x00", "~"))
		}
		data := []byte(b.String())
		var got []occurrence
		k.each(data, func(w *keyword, start, end int) { got = append(got, occurrence{w.text, start, end}) })
		want := occurrences(texts, data)
		found += len(want)
		sortOccurrences(got)
		sortOccurrences(want)
		if !slices.Equal(got, want) {
			t.Fatalf("seed %d: in %q\ngot  %v\nwant %v", seed, data, got, want)
		}
	}
	if found < 10_000 {
		t.Errorf("only %d words were met", found)
	}
}
