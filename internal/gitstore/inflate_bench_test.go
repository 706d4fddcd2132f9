package gitstore

import (
	"os"
	"strconv"
	"testing"

	"github.com/damvet/damvet/internal/inflate"
)

// BenchmarkInflate decompresses every entry of the packs of the repository
// whose git directory the environment variable DAMVET_BENCH_REPO names, from
// memory.
func BenchmarkInflate(b *testing.B) {
	dir := os.Getenv("DAMVET_BENCH_REPO")
	if dir == "" {
		b.Skip("DAMVET_BENCH_REPO names no repository")
	}
	s, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for _, p := range s.packs {
		if err := p.scan(); err != nil {
			b.Fatal(err)
		}
		data, err := os.ReadFile(p.path + ".pack")
		if err != nil {
			b.Fatal(err)
		}
		var d inflate.Decoder
		var out []byte
		b.Run(strconv.Itoa(len(p.ids)), func(b *testing.B) {
			for b.Loop() {
				n := int64(0)
				for rank := range p.entries {
					e := &p.entries[rank]
					if int64(cap(out)) < e.size {
						out = make([]byte, 2*e.size)
					}
					if err := d.Zlib(out[:e.size], data[e.offset+int64(e.head):p.end(int32(rank))]); err != nil {
						b.Fatal(err)
					}
					n += e.size
				}
				b.SetBytes(n)
			}
		})
	}
}
