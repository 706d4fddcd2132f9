package match

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/synth"
)

// examples returns the texts of all examples and counterexamples.
func examples(tb testing.TB, e *Engine) []string {
	tb.Helper()
	var all []string
	for _, r := range e.rules {
		for _, ex := range slices.Concat(r.Examples(), r.Counterexamples()) {
			text, err := synth.Expand(ex.Text)
			if err != nil {
				tb.Error(err)
			}
			all = append(all, text)
		}
	}
	return all
}

// scanned is what a scan found, with offsets in the whole text.
func scanned(tb testing.TB, e *Engine, r io.Reader, o ScanOptions) (matches, looked []string, segments int) {
	tb.Helper()
	var all []*Text
	err := e.Scan(r, o, &finding.Coverage{}, func(t *Text) error {
		all = append(all, t)
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	for _, t := range all {
		segments++
		ft := finding.NewTextAt("", t.Data, t.FirstLine, t.FirstColumn)
		at := func(off int) string {
			line, column := ft.Position(off)
			return fmt.Sprintf("%d (%d:%d)", t.Offset+int64(off), line, column)
		}
		for _, m := range t.Matches {
			matches = append(matches, fmt.Sprintf("%s %s %s-%s %s-%s %q %v %x", t.Name, m.Rule.ID, at(m.Start), at(m.End), at(m.SecretStart), at(m.SecretEnd), m.Key, m.Via, hash(partial(m.Secret), 1<<32-1)))
		}
		for _, w := range t.Words { // a text lists only so many
			if word := t.Name + " word " + w.Platform.ID; !slices.Contains(looked, word) {
				looked = append(looked, word)
			}
		}
		for _, l := range t.Looked {
			looked = append(looked, fmt.Sprintf("%s %s %s", t.Name, l.Rule.ID, at(l.Offset)))
		}
	}
	return matches, looked, segments
}

// longText returns a text of n bytes and a little in which examples stand plain
// and encoded, in short and in very long lines. Where it is sparse, there is
// much between them.
func longText(g generator, examples []string, n int, sparse bool) []byte {
	var b bytes.Buffer
	filler := func(n int) {
		letters := g.pick("abcdefghij klm\n", "\n", "lorem = ipsum;\r\n", "x", "€ é\r", "0123456789abcdef", "%41%zz%7E ")
		for end := b.Len() + n; b.Len() < end; {
			b.WriteString(letters)
		}
	}
	for b.Len() < n {
		ex := g.pick(examples...)
		if sparse {
			filler(g.IntN(40 << 10))
		}
		switch g.IntN(12) {
		case 0:
			filler(g.IntN(300 << 10))
		case 1:
			filler(g.IntN(100))
		case 2:
			b.WriteString(base64.StdEncoding.EncodeToString([]byte(ex)))
		case 3:
			b.WriteString(hex.EncodeToString([]byte(ex)))
		case 4:
			b.WriteString(url.QueryEscape(ex))
		case 5:
			// A long run, wrapped or not.
			var inner bytes.Buffer
			for range 1 + g.IntN(300) {
				inner.WriteString(g.pick(examples...))
				inner.WriteString(strings.Repeat("filler ", g.IntN(500)))
			}
			encoded := base64.StdEncoding.EncodeToString(inner.Bytes()[:min(inner.Len(), 700<<10)])
			if g.IntN(2) == 0 {
				encoded = wrap(encoded, 76)
			}
			b.WriteString(encoded)
		default:
			b.WriteString(ex)
		}
		b.WriteString(g.pick("\n", " ", "\r\n", "\n\n", "\r", ";"))
	}
	return b.Bytes()
}

func wrap(s string, n int) string {
	var lines []string
	for ; len(s) > n; s = s[n:] {
		lines = append(lines, s[:n])
	}
	return strings.Join(append(lines, s), "\n")
}

// TestSegments shows that what is found does not depend on how a text is cut
// into segments, nor on how its reader cuts it. Where every place is busy, a
// place that was looked at may be counted on either side of a cut.
func TestSegments(t *testing.T) {
	e := builtinEngine(t)
	t.Run("sparse", func(t *testing.T) { testSegments(t, e, examples(t, e), 8<<20, true) })
	t.Run("dense", func(t *testing.T) { testSegments(t, e, examples(t, e), 3<<20, false) })
	t.Run("short", func(t *testing.T) {
		e := generalEngine(t)
		all := examples(t, e)
		for _, text := range all {
			all = append(all, b64(text[:min(len(text), 29)]), "token = "+b64("AKIA"+"ABCDEFGHIJKLM234"))
		}
		testSegments(t, e, all, 3<<20, false)
	})
}

func testSegments(t *testing.T, e *Engine, all []string, size int, sparse bool) {
	g := generator{rand.New(rand.NewPCG(1, 3))}
	data := longText(g, all, size, sparse)
	want, wantLooked, segments := scanned(t, e, bytes.NewReader(data), ScanOptions{})
	if segments != 1 || len(want) < 100 {
		t.Fatalf("%d segments, %d matches", segments, len(want))
	}
	got, gotLooked, segments := scanned(t, e, iotest.HalfReader(bytes.NewReader(data)), ScanOptions{Segment: minSegment})
	if segments < 2 {
		t.Errorf("%d segments", segments)
	}
	compare(t, "matches", got, want)
	if sparse {
		compare(t, "places", gotLooked, wantLooked)
	}
	t.Logf("%d segments, %d matches, %d places", segments, len(want), len(wantLooked))
}

func compare(t *testing.T, what string, got, want []string) {
	t.Helper()
	slices.Sort(got)
	slices.Sort(want)
	missing, extra := 0, 0
	for i, j := 0, 0; i < len(got) || j < len(want); {
		c := 1
		switch {
		case i == len(got):
		case j == len(want):
			c = -1
		default:
			c = cmp.Compare(got[i], want[j])
		}
		switch {
		case c == 0:
			i++
			j++
		case c < 0:
			if extra++; extra < 5 {
				t.Errorf("%s: extra: %s", what, got[i])
			}
			i++
		default:
			if missing++; missing < 5 {
				t.Errorf("%s: missing: %s", what, want[j])
			}
			j++
		}
	}
	if missing+extra > 0 {
		t.Errorf("%s: %d missing, %d extra", what, missing, extra)
	}
}

func TestRuneCount(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"\x00\x00\x00\x00\x00\x00\x00\x00", "ordinary text", "é", "\xff", "日", "\xe6\x97", "a"}
	for range 2000 {
		var text []byte
		for range rng.IntN(20) {
			text = append(text, pieces[rng.IntN(len(pieces))]...)
		}
		if got, want := runeCount(text), utf8.RuneCount(text); got != want {
			t.Fatalf("%q: %d, want %d", text, got, want)
		}
	}
}
