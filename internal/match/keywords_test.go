package match

import (
	"cmp"
	"math/rand/v2"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/damvet/damvet/internal/lazyregexp"
)

type occurrence struct {
	word       string
	start, end int
}

// occurrences finds keywords the slow way: at every byte, rune by rune.
func occurrences(words []string, data []byte) []occurrence {
	var all []occurrence
	for i := range data {
		for _, w := range words {
			at := i
			for _, c := range []byte(w) {
				if at >= len(data) {
					at = -1
					break
				}
				r, size := rune(data[at]), 1
				if data[at] >= utf8.RuneSelf {
					if u, n := utf8.DecodeRune(data[at:]); fold(u) < utf8.RuneSelf {
						r, size = u, n
					}
				}
				if fold(r) != rune(c) {
					at = -1
					break
				}
				at += size
			}
			if at >= 0 {
				all = append(all, occurrence{w, i, at})
			}
		}
	}
	return all
}

func sortOccurrences(all []occurrence) {
	slices.SortFunc(all, func(a, b occurrence) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.word, b.word))
	})
}

func TestKeywords(t *testing.T) {
	found, odd := 0, 0
	for seed := range uint64(400) {
		g := generator{rand.New(rand.NewPCG(seed, 6))}
		var list []keyword
		var texts []string
		for range 1 + g.IntN(12) {
			w := lower(g.pick(words...) + g.pick(words...))
			w = w[:min(len(w), 1+g.IntN(14))]
			if !slices.Contains(texts, w) {
				texts = append(texts, w)
				list = append(list, keyword{text: w})
			}
		}
		k := newKeywords(list, seed%2 == 0)
		var b strings.Builder
		for range g.IntN(60) {
			w := g.pick(texts...)
			switch g.IntN(4) {
			case 0:
				b.WriteString(g.cased(w))
			case 1:
				b.WriteString(w[:g.IntN(len(w))])
			case 2:
				b.WriteString(g.pick("k", "s", " ", "\xe2\x84", "\xc5", "é", "\x00", string(kelvin), string(longS)))
			case 3:
				b.WriteString(strings.Repeat(g.pick("k", "s", "x", string(longS)), g.IntN(30)))
			}
		}
		data := []byte(b.String())
		var got []occurrence
		k.each(data, func(w *keyword, start, end int) {
			got = append(got, occurrence{w.text, start, end})
			if end-start > len(w.text) {
				odd++
			}
		})
		want := occurrences(texts, data)
		found += len(want)
		start := g.IntN(len(data) + 1)
		end := start + g.IntN(len(data)-start+1)
		var inside, wantInside []occurrence
		k.within(data, start, end, func(w *keyword, s, e int) {
			if s < end && e > start {
				inside = append(inside, occurrence{w.text, s, e})
			}
		})
		for _, o := range want {
			if o.start < end && o.end > start && o.end-o.start == len(o.word) {
				wantInside = append(wantInside, o)
			}
		}
		sortOccurrences(inside)
		sortOccurrences(wantInside)
		if !slices.Equal(inside, wantInside) {
			t.Fatalf("seed %d: between %d and %d of %q\ngot  %v\nwant %v", seed, start, end, data, inside, wantInside)
		}
		sortOccurrences(got)
		if !slices.Equal(got, want) {
			sortOccurrences(want)
			if !slices.Equal(got, want) {
				t.Fatalf("seed %d: %q in %q (block %d, stride %d)\ngot  %v\nwant %v", seed, texts, data, k.block, k.stride, got, want)
			}
		}
	}
	if found < 2000 || odd < 200 {
		t.Errorf("the generator is too tame: %d occurrences, %d odd ones", found, odd)
	}
}

// TestOddLettersWithoutEnd spells keywords oddly over more than one stretch.
func TestOddLettersWithoutEnd(t *testing.T) {
	k := newKeywords([]keyword{{text: "secret"}, {text: "ssss"}}, false)
	for _, unit := range []string{string(longS), "\u017fecret ", "s\u017f"} {
		data := []byte(strings.Repeat(unit, 3*maxStretch/len(unit)+7))
		n := 0
		k.each(data, func(*keyword, int, int) { n++ })
		want := len(occurrences([]string{"secret", "ssss"}, data))
		if n != want {
			t.Errorf("%q: %d occurrences, not %d", unit, n, want)
		}
	}
}

// TestFilter holds the automaton against the regular expression: where that
// matches, the automaton must not say that it cannot.
func TestFilter(t *testing.T) {
	ruledOut, kept := 0, 0
	for seed := range uint64(400) {
		g := generator{rand.New(rand.NewPCG(seed, 7))}
		cat, exprs := g.catalogue(1)
		if len(exprs) == 0 {
			continue
		}
		f, re := newFilter(exprs[0], false), lazyregexp.New(cat.Rules[0].Regex).Get()
		whole := newFilter(exprs[0], true)
		if seed%2 == 0 {
			// Few states, so that they are forgotten again and again.
			f.room, whole.room = 16*len(f.samples), 16*len(f.samples)
		}
		for range 20 {
			data := g.text(exprs, 1+g.IntN(10))
			for _, loc := range re.FindAllIndex(data, -1) {
				start, last := max(0, loc[0]-g.IntN(3)), min(len(data), loc[0]+g.IntN(3))
				if end := f.extent(data, start, last, len(data)); end < loc[1] {
					t.Fatalf("seed %d: %q matches %q at %v, but the filter ends at %d", seed, re, data, loc, end)
				}
				kept++
			}
			from := g.IntN(1 + len(data))
			stretches := f.stretches(data, from)
			for _, loc := range re.FindAllIndex(data, -1) {
				in := slices.ContainsFunc(stretches, func(s span) bool { return s.start <= loc[0] && loc[1] <= s.end })
				if loc[0] >= from && !in {
					t.Fatalf("seed %d: %q matches %q at %v, which is in none of %v from %d", seed, re, data, loc, stretches, from)
				}
			}
			if end := whole.extent(data, 0, len(data), len(data)); end >= 0 == re.Match(data) {
				kept++
			} else if end < 0 {
				t.Fatalf("seed %d: %q matches %q, but the filter does not", seed, re, data)
			}
			if f.extent(data, 0, len(data), len(data)) < 0 {
				ruledOut++
			}
		}
	}
	if ruledOut < 500 || kept < 2000 {
		t.Errorf("the generator is too tame: %d ruled out, %d kept", ruledOut, kept)
	}
}

// TestFilterWithTooManyStates rules nothing out once it may make no more states.
func TestFilterWithTooManyStates(t *testing.T) {
	g := generator{rand.New(rand.NewPCG(1, 8))}
	re, err := syntax.Parse(`(?:a|b)(?:a|b|c){0,30}a(?:a|b){30}x`, syntax.Perl)
	if err != nil {
		t.Fatal(err)
	}
	f := newFilter(re, false)
	data := make([]byte, 1<<16)
	for i := range data {
		data[i] = "abc"[g.IntN(3)]
	}
	copy(data[60_000:], strings.Repeat("a", 61)+"x")
	if end := f.extent(data, 0, len(data), len(data)); end < 60_062 {
		t.Errorf("the match is ruled out: %d", end)
	}
	if n := len(f.states); 2*n*len(f.samples) > maxWays || n < 1000 {
		t.Errorf("%d states", n)
	}
}

// TestFilterForgets goes on ruling out behind a text that needs more states than
// there is room for.
func TestFilterForgets(t *testing.T) {
	re, err := syntax.Parse(`(?:a|b)(?:a|b|c){0,30}a(?:a|b){30}x`, syntax.Perl)
	if err != nil {
		t.Fatal(err)
	}
	f := newFilter(re, false)
	f.room = 100 * len(f.samples)
	g := generator{rand.New(rand.NewPCG(1, 8))}
	wild := make([]byte, 1<<14)
	for i := range wild {
		wild[i] = "abc"[g.IntN(3)]
	}
	f.extent(wild, 0, len(wild), len(wild))
	if end := f.extent(wild, 0, len(wild), len(wild)); end < 0 {
		t.Error("there is room for the states of a wild text")
	}
	for range 2 {
		tame := []byte(strings.Repeat("abc ", 1<<14))
		if end := f.extent(tame, 0, len(tame), len(tame)); end >= 0 {
			t.Errorf("a tame text is not ruled out: %d", end)
		}
		if end, _ := f.run(tame, tries{{0, len(tame)}}); end >= 0 {
			t.Errorf("a tame text is not ruled out in a run: %d", end)
		}
	}
	match := strings.Repeat("a", 61) + "x"
	if end := f.extent([]byte(match), 0, 0, len(match)); end != len(match) {
		t.Errorf("the match ends at %d", end)
	}
}
