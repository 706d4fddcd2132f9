package delta_test

import (
	"bytes"
	"testing"

	"github.com/go-git/go-git/v5/plumbing/format/packfile"

	"github.com/damvet/damvet/internal/delta"
)

// FuzzDelta holds the application of deltas against go-git.
func FuzzDelta(f *testing.F) {
	f.Add([]byte("hello"), []byte("\x05\x05\x05world"))
	f.Add([]byte("hello"), []byte("\x05\x0b\x90\x05\x06 world"))
	f.Add([]byte("hello"), []byte{5, 3, 0x91, 1, 3})
	f.Fuzz(func(t *testing.T, base, raw []byte) {
		if len(base) == 0 {
			return // go-git takes no empty base
		}
		var d delta.Delta
		err := d.Read(raw, int64(len(base)))
		if err == nil && d.Size > 1<<24 {
			return
		}
		var got []byte
		if err == nil {
			got = make([]byte, d.Size)
			err = d.Apply(got, base)
		}
		want, wantErr := packfile.PatchDelta(base, raw)
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("error %v, go-git has %v", err, wantErr)
		}
		if err != nil {
			return
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%q, go-git has %q", got, want)
		}
		at := int64(0)
		for _, p := range d.Pieces {
			if p.From >= 0 && !bytes.Equal(got[at:at+int64(p.Size)], base[p.From:p.From+p.Size]) {
				t.Errorf("the piece at %d is not what stands at %d of the base", at, p.From)
			}
			at += int64(p.Size)
		}
		if at != d.Size && !d.Many {
			t.Errorf("the pieces have %d bytes, the object %d", at, d.Size)
		}
	})
}
