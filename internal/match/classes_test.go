package match

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestClasses(t *testing.T) {
	data := make([]byte, 256)
	for i := range data {
		data[i] = byte(i)
	}
	got, plain := make([]classes, 4), make([]classes, 4)
	classify(data, 0, got)
	classifyPlainly(data, plain)
	for i, c := range data {
		has := func(bits uint64) bool { return bits>>(i%blockSize)&1 != 0 }
		digit := digits[c]&isDigit != 0
		mark := strings.IndexByte(`%\U`, c) >= 0
		for _, of := range [][]classes{got, plain} {
			of := of[i/blockSize]
			if has(of.digits) != digit || has(of.lines) != (digit || isSeparator(c)) || has(of.marks) != mark {
				t.Errorf("%q: classes %+v", c, of)
			}
		}
	}
}

// quietly is quiet byte by byte.
func quietly(data []byte, s span) bool {
	lo, hi := max(0, s.start-minRun+1), min(len(data), s.end+minRun-1)
	run := 0
	for _, c := range data[lo:hi] {
		if run++; digits[c]&isDigit == 0 {
			run = 0
		}
		if run == minRun {
			return false
		}
	}
	within := data[:min(len(data), s.end+maxEscape)]
	for i := max(0, s.start-maxEscape); i < len(within); i++ {
		if _, _, ok := escape(within, i); ok {
			return false
		}
	}
	return true
}

// TestQuiet holds quiet against the bytes, and idle against what is skipped of
// the lines and the escapes around a range.
func TestQuiet(t *testing.T) {
	loud, busy, skipped := 0, 0, 0
	for seed := range uint64(3000) {
		g := generator{rand.New(rand.NewPCG(seed, 32))}
		var b strings.Builder
		for range g.IntN(40) {
			switch g.IntN(8) {
			case 0:
				fmt.Fprintf(&b, g.pick("%%%02x", `\u%04x`, `\\u%04x`, "U+%04x ", "U+%04x"), g.IntN(256))
			case 1:
				b.WriteString(g.pick("%", `\`, "U", "=", "(", "; ", "%4", `\u00`, "\x80"))
			case 2, 3:
				b.WriteString(g.pick("\n", "\r\n", `\n`, "\n    ", " ", "\t"))
			default:
				b.WriteString(strings.Repeat(g.pick("a", "Zz9", "+/", "-_"), g.IntN(30)))
			}
		}
		data := []byte(b.String())
		for range 10 {
			s := span{start: g.IntN(len(data) + 1)}
			s.end = s.start + g.IntN(min(100, len(data)-s.start+1))
			got, short := quiet(data, s)
			if got && !short && shortNear(data, s) {
				t.Fatalf("seed %d: no short run is near %v of %q", seed, s, data)
			}
			if got != quietly(data, s) {
				t.Fatalf("seed %d: %v of %q is quiet: %v", seed, s, data, got)
			}
			if !got {
				loud++
				continue
			}
			var ends blockEnds
			start, end := blockBefore(data, s.start, 0), ends.behind(data, s.end)
			skip := s.start-start < minRun && end-s.end < minRun && !bytes.HasSuffix(data[:s.start], []byte("="))
			switch {
			case !idle(data, s):
				busy++
			case skip:
				skipped++
			default:
				t.Fatalf("seed %d: %v of %q is idle, but the lines and escapes around it are from %d to %d", seed, s, data, start, end)
			}
		}
	}
	if loud < 1000 || busy < 1000 || skipped < 1000 {
		t.Errorf("the generator is too tame: %d loud, %d busy, %d skipped", loud, busy, skipped)
	}
}

// TestEscapesInOrder finds every escape that stands by itself, whatever stands
// between them.
func TestEscapesInOrder(t *testing.T) {
	for seed := range uint64(500) {
		g := generator{rand.New(rand.NewPCG(seed, 33))}
		var b strings.Builder
		for range g.IntN(20) {
			b.WriteString(g.pick("%41", `\u0041`, `\\u0041`, "U+0041 ", "%", `\`, "U", "xyz", strings.Repeat("lorem ", 12*g.IntN(20))))
		}
		data := []byte(b.String())
		e := escapes{data: data}
		at := 0
		for {
			p := e.from(at)
			for i := at; i < p.start; i++ {
				if _, _, ok := escape(data, i); ok {
					t.Fatalf("seed %d: the escape at %d of %q is passed over", seed, i, data)
				}
			}
			if p.start == len(data) {
				break
			}
			if p.end != p.start+p.unit*len(p.decoded) {
				t.Fatalf("seed %d: %d bytes of %d from %d to %d", seed, len(p.decoded), p.unit, p.start, p.end)
			}
			at = p.end
		}
	}
}
