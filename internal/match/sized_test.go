package match

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/damvet/damvet/internal/finding"
)

// TestSized shows that the size that is told beforehand changes nothing, be it
// right or wrong, and that a buffer is not used again while somebody keeps it.
func TestSized(t *testing.T) {
	e := builtinEngine(t)
	var kept []*Text
	var want []string
	for i := range 20 {
		data := strings.Repeat("filler\n", 100*i) + "an iconik token" + "\n"
		if i%2 == 0 {
			data = strings.Repeat("nothing here\n", 50*i)
		}
		for _, size := range []int{0, 1, len(data) - 1, len(data), len(data) + 1, 3 * len(data), 1 << 40} {
			if size < 0 {
				continue
			}
			var plain, sized finding.Coverage
			var texts []*Text
			visit := func(text *Text) error { texts = append(texts, text); return nil }
			if err := e.Scan(strings.NewReader(data), ScanOptions{}, &plain, visit); err != nil {
				t.Fatal(err)
			}
			n := len(texts)
			if err := e.ScanSized(iotest.HalfReader(strings.NewReader(data)), int64(size), ScanOptions{}, &sized, visit); err != nil {
				t.Fatal(err)
			}
			if len(texts) != 2*n || plain.Bytes != sized.Bytes {
				t.Fatalf("size %d for %d: %d texts and %d bytes, want %d and %d", size, len(data), len(texts)-n, sized.Bytes, n, plain.Bytes)
			}
			for _, text := range texts[n:] {
				kept, want = append(kept, text), append(want, data)
			}
		}
	}
	if len(kept) == 0 {
		t.Fatal("nothing found")
	}
	for i, text := range kept {
		if string(text.Data) != want[i] {
			t.Fatalf("text %d has changed", i)
		}
	}
	broken := io.MultiReader(bytes.NewReader(make([]byte, 100)), iotest.ErrReader(io.ErrClosedPipe))
	if err := e.ScanSized(broken, 1000, ScanOptions{}, &finding.Coverage{}, func(*Text) error { return nil }); err != io.ErrClosedPipe {
		t.Errorf("error %v", err)
	}
}
