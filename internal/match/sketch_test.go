package match

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/delta"
	"github.com/damvet/damvet/internal/finding"
)

// edited makes a content of another one, in pieces as a delta has them.
func (g generator) edited(base []byte, inserts []string) (data []byte, pieces []delta.Piece) {
	copyOf := func(from, size int) {
		if size > 0 {
			pieces = append(pieces, delta.Piece{From: int32(from), Size: int32(size)})
			data = append(data, base[from:from+size]...)
		}
	}
	insert := func(s string) {
		if s != "" {
			pieces = append(pieces, delta.Piece{From: -1, Size: int32(len(s))})
			data = append(data, s...)
		}
	}
	at := 0
	for n := 1 + g.IntN(4); n > 0 && at <= len(base); n-- {
		next := at + g.IntN(len(base)-at+1)
		if g.IntN(3) == 0 { // near to what was changed last
			next = min(len(base), at+g.IntN(400))
		}
		copyOf(at, next-at)
		at = next
		switch g.IntN(6) {
		case 0: // delete
			at = min(len(base), at+g.IntN(100))
		case 1: // replace
			insert(inserts[g.IntN(len(inserts))])
			at = min(len(base), at+g.IntN(30))
		case 2: // copy from elsewhere
			from := g.IntN(len(base) + 1)
			copyOf(from, g.IntN(min(2000, len(base)-from)+1))
		case 3: // move backwards, so that something stands twice
			at = max(0, at-g.IntN(600))
		default:
			insert(inserts[g.IntN(len(inserts))])
		}
	}
	if g.IntN(8) > 0 {
		copyOf(at, len(base)-at)
	}
	return data, pieces
}

// encodedInserts are texts that are encoded, and pieces of such.
func (g generator) encodedInserts(plain []string) []string {
	var all []string
	for range 30 {
		text := plain[g.IntN(len(plain))]
		switch g.IntN(8) {
		case 6: // short, or nearly
			from := g.IntN(len(text))
			text = base64.StdEncoding.EncodeToString([]byte(text[from:min(len(text), from+10+g.IntN(22))]))
		case 7:
			from := g.IntN(len(text))
			text = g.pick("", "", "0x") + hex.EncodeToString([]byte(text[from:min(len(text), from+14+g.IntN(8))]))
		case 5:
			text = escapeAll(g.pick(`\u%04x`, `\\u%04X`, "U+%04x "), text[:min(len(text), 200)])
		case 0:
			text = base64.StdEncoding.EncodeToString([]byte(text))
		case 1:
			text = hex.EncodeToString([]byte(text))
		case 2:
			text = escapeAll("%%%02x", text[:min(len(text), 300)])
		case 3:
			lineBreak := g.pick("\n", "\r\n", `\n`, `\r\n`, "\n    ", "\n\t")
			var lines []string
			for line := range slices.Chunk([]byte(base64.StdEncoding.EncodeToString([]byte(text))), 4*(1+g.IntN(19))) {
				lines = append(lines, string(line))
			}
			text = strings.Join(lines, lineBreak)
		case 4:
			text = base64.StdEncoding.EncodeToString([]byte("key = " + hex.EncodeToString([]byte(text))))
		}
		all = append(all, text)
		if from := g.IntN(len(text) + 1); g.IntN(2) == 0 {
			all = append(all, text[from:])
		} else {
			all = append(all, text[:from])
		}
	}
	return all
}

// glanced is what Glance says of a content, beside what Scan says of it.
func glanced(t *testing.T, e *Engine, data []byte, base *Sketch, pieces []delta.Piece) *Sketch {
	t.Helper()
	var cov, wantCov finding.Coverage
	found, s, err := e.Glance(data, base, pieces, true, ScanOptions{}, &cov)
	if err != nil {
		t.Fatal(err)
	}
	want := false
	err = e.Scan(bytes.NewReader(data), ScanOptions{}, &wantCov, func(t *Text) error {
		want = want || len(t.Matches)+len(t.Words) > 0
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found != want || fmt.Sprint(cov) != fmt.Sprint(wantCov) {
		t.Fatalf("found is %v, to a scan it is %v; coverage %+v, to a scan %+v\n%q", found, want, cov, wantCov, data)
	}
	return s
}

func TestGlance(t *testing.T) {
	t.Run("platforms", func(t *testing.T) { testGlance(t, builtinEngine(t)) })
	t.Run("all", func(t *testing.T) { testGlance(t, generalEngine(t)) })
}

func testGlance(t *testing.T, e *Engine) {
	plain := examples(t, e)
	seeds := uint64(6)
	if testing.Short() {
		seeds = 2
	}
	for seed := range seeds {
		g := generator{rand.New(rand.NewPCG(seed, 21))}
		inserts := append(g.encodedInserts(plain), "\n", "x", " ", "=", "%", "%4", "\\", "n", `\u00`, `\\`, "u0041", "041", "U", "+0041 ", "--------------------------------------------", "iconik", "\u212a", "\xe2\x84", "key = ", strings.Repeat("lorem ipsum\n", 30))
		// What is not encoded may begin and end with what belongs to it.
		ends := append(g.encodedInserts(plain), "", "%", "%4", "1", "\\", `\u00`, "U+", "=", "dG9", "\n")
		for range 30 {
			first, last := ends[g.IntN(len(ends))], ends[g.IntN(len(ends))]
			inserts = append(inserts, first[max(0, len(first)-g.IntN(24)):]+strings.Repeat("\nlorem ipsum", 20+g.IntN(60))+g.pick("\n", " ", "")+last[:min(len(last), g.IntN(24))])
		}
		if seed%2 == 0 {
			inserts = append(inserts, plain...)
		}
		data := []byte(strings.Join(inserts[:g.IntN(len(inserts))], g.pick("\n", strings.Repeat(" dolor sit\n", 40))))
		sketch := glanced(t, e, data, nil, nil)
		for step := range 40 {
			next, pieces := g.edited(data, inserts)
			if len(next) > 60_000 {
				break
			}
			made := glanced(t, e, next, sketch, pieces)
			_, whole, err := e.Glance(next, nil, nil, true, ScanOptions{}, &finding.Coverage{})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(made.hits, whole.hits) || !slices.Equal(made.chains, whole.chains) || made.blind != whole.blind {
				t.Fatalf("seed %d, step %d: the sketch has %v\n%v\nwhere one of the whole has %v\n%v\npieces %v", seed, step, made.hits, made.chains, whole.hits, whole.chains, pieces)
			}
			data, sketch = next, made
		}
	}
}

// TestGlanceRules holds glances against scans with rules of every kind, those
// without a bound and those without a keyword too.
func TestGlanceRules(t *testing.T) {
	seeds := uint64(25)
	if testing.Short() {
		seeds = 10
	}
	found := 0
	for seed := range seeds {
		g := generator{rand.New(rand.NewPCG(seed, 22))}
		e, exprs := g.engine(t, 1+g.IntN(6))
		if e == nil {
			continue
		}
		var inserts []string
		for range 20 {
			inserts = append(inserts, string(g.text(exprs, g.IntN(5))), g.hide(string(g.text(exprs, 1+g.IntN(5)))))
		}
		inserts = append(inserts, strings.Repeat("lorem ipsum\n", 20))
		data := g.text(exprs, g.IntN(40))
		sketch := glanced(t, e, data, nil, nil)
		for range 30 {
			next, pieces := g.edited(data, inserts)
			if len(next) > 20_000 {
				break
			}
			sketch = glanced(t, e, next, sketch, pieces)
			data = next
			if sketch != nil && len(sketch.hits) > 0 {
				found++
			}
		}
	}
	if found < int(seeds) {
		t.Errorf("the generator is too tame: %d contents with keywords", found)
	}
}

// TestGlanceElsewhere glances at contents that can only be looked at whole, and
// at what is made of them.
func TestGlanceElsewhere(t *testing.T) {
	e := builtinEngine(t)
	token := examples(t, e)[0]
	utf16 := []byte("\xff\xfe")
	for _, c := range []byte(token) {
		utf16 = append(utf16, c, 0)
	}
	many := []byte(strings.Repeat("purpose ", maxHits+1))
	for name, data := range map[string][]byte{
		"utf-16":   utf16,
		"archive":  []byte(zipOf(t, "a.txt", token)),
		"keywords": many,
		"odd":      []byte("i\u212aoni\u212a " + token),
		"empty":    nil,
		"matches":  []byte(strings.Repeat(token+"\n", 200)),
	} {
		t.Run(name, func(t *testing.T) {
			sketch := glanced(t, e, data, nil, nil)
			text := []byte("x" + string(data) + token)
			glanced(t, e, text, sketch, []delta.Piece{{From: -1, Size: 1}, {From: 0, Size: int32(len(data))}, {From: -1, Size: int32(len(token))}})
			glanced(t, e, data, glanced(t, e, text, nil, nil), []delta.Piece{{From: 1, Size: int32(len(data))}})
		})
	}
}
