package finding

import (
	"bytes"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// slowLineHashes says the same as LineHashes in another way: the whole text is
// made into units first, and each line is a number in base 37.
func slowLineHashes(text string) []string {
	text = strings.NewReplacer(" ", "\x00", "\t", "\x00").Replace(text)
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	text = strings.ReplaceAll(text, "\x00", "")
	units := append(utf16.Encode([]rune(text)), 65535)
	starts := []int{0}
	for i, u := range units {
		if u == '\n' {
			starts = append(starts, i+1)
		}
	}
	modulus := new(big.Int).Lsh(big.NewInt(1), 64)
	seen := map[string]int{}
	var hashes []string
	for _, start := range starts {
		sum := new(big.Int)
		for i := range 100 {
			sum.Mul(sum, big.NewInt(37))
			if start+i < len(units) {
				sum.Add(sum, big.NewInt(int64(units[start+i])))
			}
		}
		hash := sum.Mod(sum, modulus).Text(16)
		seen[hash]++
		hashes = append(hashes, fmt.Sprintf("%s:%d", hash, seen[hash]))
	}
	return hashes
}

func allLines(n int) []int {
	lines := make([]int, n)
	for i := range lines {
		lines[i] = i + 1
	}
	return lines
}

func TestLineHashes(t *testing.T) {
	long := strings.Repeat("abcdefghij", 9)
	for _, text := range []string{
		"", "x", "\n", "\r", "\r\n", "\n\n", "\r\r", "\r\n\r\n", "\n\r", "a\r \nb",
		" a\nb\n  \t\tc\n d", "a\nb\na\nb\n", "é\n日本\n𝄞 x\n", "\ufeffx\n", "   ", "x\n   ",
		long, long + "\n" + long, long + "012345678\n", long + "0123456789\n", long + "01234567890\n",
		strings.Repeat("\n", 205), strings.Repeat("x\n", 333),
	} {
		want := slowLineHashes(text)
		if got := LineHashes([]byte(text), allLines(len(want))...); !slices.Equal(got, want) {
			t.Errorf("%q:\ngot  %q\nwant %q", text, got, want)
		}
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	alphabet := []string{"a", "b", " ", "\t", "\n", "\r", "\r\n", "é", "𝄞", "longer words are needed to fill a window"}
	for range 300 {
		var b strings.Builder
		for range rnd.IntN(200) {
			b.WriteString(alphabet[rnd.IntN(len(alphabet))])
		}
		want := slowLineHashes(b.String())
		line := 1 + rnd.IntN(len(want))
		got := LineHashes([]byte(b.String()), line, 1, line, len(want)+1, 0)
		if want := []string{want[line-1], want[0], want[line-1], "", ""}; !slices.Equal(got, want) {
			t.Fatalf("%q, line %d:\ngot  %q\nwant %q", b.String(), line, got, want)
		}
		// Lines and their numbers are those of Text.
		if n := len(NewText("x", []byte(b.String())).starts()); n != len(want) {
			t.Fatalf("%q has %d lines, its hashes are of %d", b.String(), n, len(want))
		}
	}
}

// The values that GitHub's own tests publish for these texts.
func TestLineHashesPublished(t *testing.T) {
	for text, want := range map[string][]string{
		"":                   {"c129715d7a2bc9a3:1"},
		" a\nb\n  \t\tc\n d": {"271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"},
	} {
		if got := LineHashes([]byte(text), allLines(len(want))...); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// Invalid UTF-8 is replaced as decoders for the web do it: one U+FFFD for each
// longest start of a character.
func TestLineHashesInvalidUTF8(t *testing.T) {
	for invalid, replaced := range map[string]int{
		"\xff": 1, "\x80": 1, "\xc0\x80": 2, "\xc3": 1, "\xe2\x82": 1, "\xe2\x82(": 1, "\xe0\x80\x80": 3,
		"\xed\xa0\x80": 3, "\xf0\x9f\x98": 1, "\xf0\x8f\x98\x80": 4, "\xf4\x90\x80\x80": 4, "\xf5\x80": 2, "\xe2\xe2\x82": 2,
	} {
		rest := ""
		if strings.HasSuffix(invalid, "(") {
			rest = "("
		}
		want := slowLineHashes("a" + strings.Repeat("\ufffd", replaced) + rest + "b\n")[0]
		if got := LineHashes([]byte("a"+invalid+"b\n"), 1)[0]; got != want {
			t.Errorf("%q: got %s, want %s", invalid, got, want)
		}
	}
}

func BenchmarkLineHashes(b *testing.B) {
	text := bytes.Repeat([]byte("\tif err := client.Do(req); err != nil { return err }\n"), 20_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		LineHashes(text, 10_000, 20_000)
	}
}
