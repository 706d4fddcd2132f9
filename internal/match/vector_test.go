//go:build linux || darwin

package match

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"syscall"
	"testing"
)

// guarded returns the last bytes of a page behind which nothing can be read.
func guarded(t *testing.T, size int) []byte {
	t.Helper()
	page := syscall.Getpagesize()
	mem, err := syscall.Mmap(-1, 0, 2*page, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { syscall.Munmap(mem) })
	if err := syscall.Mprotect(mem[page:], syscall.PROT_NONE); err != nil {
		t.Skip(err)
	}
	return mem[page-size : page : page]
}

// TestVectorsStayInside looks at texts of every length that end where the memory
// does, and finds in them what it finds without vectors.
func TestVectorsStayInside(t *testing.T) {
	g := generator{rand.New(rand.NewPCG(1, 31))}
	text := []byte("admin_token = \"iconik\" ; Curl \\u0041 %41 a/b+c--___---zzzz filerobot_sass https://imagekit.io/ik_private\n\t\x80\xff")
	for len(text) < 256 {
		text = append(text, text...)
	}
	for _, list := range [][]string{{"iconik", "admin", "curl ", "sass_", "private"}, {"key", "ik_", "token"}, {"imagekit.io", "filerobot", "admin_token"}, {"adm", "ik_", "curl", "ass_", "iconik", "private"}} {
		var words []keyword
		for _, w := range list {
			words = append(words, keyword{text: w})
		}
		k := newKeywords(words, g.IntN(2) == 0)
		plain := *k
		plain.prober = nil
		if vectors && k.prober == nil && k.stride <= perHalf {
			t.Errorf("no vectors for blocks of %d bytes every %d", k.block, k.stride)
		}
		for size := range 201 {
			data := guarded(t, size)
			copy(data, text[g.IntN(len(text)-size):])
			find := func(k *keywords, from, to int) (all []occurrence) {
				k.within(data, from, to, func(w *keyword, start, end int) {
					if start < to && end > from {
						all = append(all, occurrence{w.text, start, end})
					}
				})
				sortOccurrences(all)
				return all
			}
			from := g.IntN(size + 1)
			to := from + g.IntN(size-from+1)
			for _, s := range []span{{0, size}, {from, to}} {
				if got, want := find(k, s.start, s.end), find(&plain, s.start, s.end); !slices.Equal(got, want) {
					t.Fatalf("%v between %d and %d of %q\ngot  %v\nwant %v", list, s.start, s.end, data, got, want)
				}
			}
			got, want := make([]classes, 5), make([]classes, 5)
			classify(data, from, got)
			padded := append(bytes.Clone(data[from:]), make([]byte, 5*blockSize)...)
			classifyPlainly(padded, want)
			if !slices.Equal(got, want) {
				t.Fatalf("%q from %d is of classes %x, not %x", data, from, got, want)
			}
			quiet(data, span{from, to})
			idle(data, span{from, to})
		}
	}
}
