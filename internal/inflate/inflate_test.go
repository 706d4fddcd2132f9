package inflate

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"fmt"
	"hash/adler32"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

// contents are inputs of every kind that a compressor treats in its own way.
func contents() map[string][]byte {
	r := rand.New(rand.NewPCG(1, 2))
	random := func(n, letters int) []byte {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(r.IntN(letters))
		}
		return b
	}
	words := func(n int) []byte {
		var b bytes.Buffer
		for b.Len() < n {
			fmt.Fprintf(&b, "func f%d(a int) { return a + %d }\n", r.IntN(50), r.IntN(1000))
		}
		return b.Bytes()[:n]
	}
	all := map[string][]byte{
		"empty":   {},
		"one":     {'x'},
		"zeros":   make([]byte, 100_000),
		"ones":    bytes.Repeat([]byte{0xff}, 100_003),
		"pattern": []byte(strings.Repeat("abcde", 10_000)),
		"random":  random(70_000, 256),
		"skewed":  append(random(50_000, 3), random(300, 256)...),
		"far":     append(append(words(32_000), random(500, 256)...), words(40_000)...),
	}
	for _, n := range []int{2, 10, 100, 257, 258, 259, 300, 1000, 5000, 200_000} {
		all[fmt.Sprint("words", n)] = words(n)
		all[fmt.Sprint("few", n)] = random(n, 5)
	}
	return all
}

func deflate(t testing.TB, data []byte, level int) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := zlib.NewWriterLevel(&b, level)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// both runs a test with the code for this processor and with that for every one.
func both(t *testing.T, test func(t *testing.T, d *Decoder)) {
	for _, simple := range []bool{false, true} {
		t.Run(fmt.Sprintf("simple=%t", simple), func(t *testing.T) { test(t, &Decoder{simple: simple}) })
	}
}

func TestZlib(t *testing.T) { both(t, testZlib) }

func testZlib(t *testing.T, d *Decoder) {
	for name, data := range contents() {
		for _, level := range []int{flate.HuffmanOnly, flate.NoCompression, flate.BestSpeed, flate.DefaultCompression, flate.BestCompression} {
			packed := append(deflate(t, data, level), "what follows"...)
			roomyGot := make([]byte, len(data), len(data)+Room)
			if err := d.Zlib(roomyGot, roomy(packed)); err != nil || !bytes.Equal(roomyGot, data) {
				t.Fatalf("%s at level %d with room: %v, equal %v", name, level, err, bytes.Equal(roomyGot, data))
			}
			got := make([]byte, len(data))
			if err := d.Zlib(got, packed); err != nil || !bytes.Equal(got, data) {
				t.Fatalf("%s at level %d: %v, equal %v", name, level, err, bytes.Equal(got, data))
			}
			if err := d.Zlib(make([]byte, len(data)+1), packed); !errors.Is(err, ErrSize) {
				t.Errorf("%s at level %d into a byte too many: %v", name, level, err)
			}
			more := make([]byte, len(data)+100)
			if n, err := d.ZlibInto(more, packed); err != nil || !bytes.Equal(more[:n], data) {
				t.Errorf("%s at level %d into what is left open: %d bytes, %v", name, level, n, err)
			}
			if len(data) > 0 {
				if _, err := d.ZlibInto(make([]byte, len(data)-1), packed); !errors.Is(err, ErrSize) {
					t.Errorf("%s at level %d into a byte too few, of what is left open: %v", name, level, err)
				}
				if err := d.Zlib(make([]byte, len(data)-1), packed); !errors.Is(err, ErrSize) {
					t.Errorf("%s at level %d into a byte too few: %v", name, level, err)
				}
			}
		}
	}
}

// roomy returns the same bytes with as much capacity as is of use.
func roomy(b []byte) []byte { return append(make([]byte, 0, len(b)+Room), b...) }

func TestAdler(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	worst := bytes.Repeat([]byte{0xff}, 3*32*maxSums)
	mixed := make([]byte, len(worst))
	for i := range mixed {
		mixed[i] = byte(r.Uint32())
	}
	for _, data := range [][]byte{worst, mixed} {
		sizes := []int{len(data), len(data) - 1, 32 * maxSums, 32*maxSums + 31, 32*maxSums - 1}
		for n := range 100 {
			sizes = append(sizes, n)
		}
		for _, n := range sizes {
			want := adler32.Checksum(data[:n])
			if got := adler(data[:n]); got != want {
				t.Errorf("of %d bytes %x, not %x", n, got, want)
			}
			if got := adlerFrom(1, 0, data[:n]); got != want {
				t.Errorf("of %d bytes %x without vectors, not %x", n, got, want)
			}
		}
	}
}

func TestDamage(t *testing.T) { both(t, testDamage) }

func testDamage(t *testing.T, d *Decoder) {
	data := contents()["words5000"]
	packed := deflate(t, data, flate.DefaultCompression)
	got := make([]byte, len(data), len(data)+Room)
	for n := range packed {
		if err := d.Zlib(got, packed[:n]); err == nil {
			t.Fatalf("cut to %d bytes: no error", n)
		}
	}
	for bit := range 8 * len(packed) {
		broken := bytes.Clone(packed)
		broken[bit/8] ^= 1 << (bit % 8)
		err := d.Zlib(got, broken)
		if want, fits := reference(broken, len(data)); (err == nil) != fits || fits && !bytes.Equal(got, want) {
			t.Fatalf("bit %d turned over: %v, the standard library accepts it: %v", bit, err, fits)
		}
	}
}

// reference decompresses with the standard library. fits is true if the stream
// is sound and holds n bytes.
func reference(packed []byte, n int) (data []byte, fits bool) {
	z, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, false
	}
	data, err = io.ReadAll(io.LimitReader(z, int64(n)+1))
	return data, err == nil && len(data) == n
}

func FuzzZlib(f *testing.F) {
	for name, data := range contents() {
		if len(data) <= 5000 {
			f.Add(deflate(f, data, flate.DefaultCompression), len(data))
			f.Add(deflate(f, data, flate.HuffmanOnly), len(data))
		} else if name == "pattern" {
			f.Add(deflate(f, data, flate.BestCompression), len(data))
		}
	}
	var d Decoder
	simple := Decoder{simple: true}
	f.Fuzz(func(t *testing.T, packed []byte, n int) {
		if n < 0 || n > 1<<20 {
			return
		}
		got := make([]byte, n, n+Room)
		err := d.Zlib(got, roomy(packed))
		plain := make([]byte, n)
		if errPlain := simple.Zlib(plain, packed); (err == nil) != (errPlain == nil) || err == nil && !bytes.Equal(got, plain) {
			t.Fatalf("%v, and %v without the code for this processor", err, errPlain)
		}
		want, fits := reference(packed, n)
		if err == nil && (!fits || !bytes.Equal(got, want)) {
			t.Fatalf("made %d bytes where the standard library does not", n)
		}
		if err != nil && fits && strictlySound(packed, want) {
			t.Fatalf("%v, where the standard library makes %d bytes", err, n)
		}
	})
}

// strictlySound reports whether a stream is one that a compressor makes: the
// standard library also accepts codes that zlib and this package refuse.
func strictlySound(packed, data []byte) bool {
	for level := flate.HuffmanOnly; level <= flate.BestCompression; level++ {
		var b bytes.Buffer
		w, err := zlib.NewWriterLevel(&b, level)
		if err != nil {
			return false
		}
		w.Write(data)
		w.Close()
		if bytes.HasPrefix(packed, b.Bytes()) {
			return true
		}
	}
	return false
}

func BenchmarkZlib(b *testing.B) {
	for _, name := range []string{"words200000", "words1000", "words100", "skewed", "random"} {
		data := contents()[name]
		packed := deflate(b, data, flate.DefaultCompression)
		b.Run(name, func(b *testing.B) {
			var d Decoder
			dst := make([]byte, len(data))
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if err := d.Zlib(dst, packed); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
