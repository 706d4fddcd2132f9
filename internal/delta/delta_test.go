package delta_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/go-git/go-git/v5/plumbing/format/packfile"

	"github.com/damvet/damvet/internal/delta"
)

// FuzzDelta holds the application of deltas against go-git.
func FuzzDelta(f *testing.F) {
	f.Add([]byte("hello"), []byte("\x05\x05\x05world"))
	f.Add([]byte("hello"), []byte("\x05\x0b\x90\x05\x06 world"))
	f.Add([]byte("hello"), []byte{5, 3, 0x91, 1, 3})
	long := bytes.Repeat([]byte("0123456789abcdef"), 0x1100)
	f.Add(long, append([]byte{0x80, 0xa2, 4, 0xf2, 0x84, 4, 0xb7, 1, 2, 1, 2, 3, 0x80, 0x91, 7, 33, 127}, long[:127]...))
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
			err = d.Apply(got, slices.Clip(base))
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
		roomy := make([]byte, d.Size, d.Size+delta.Room)
		if err := d.Read(slices.Grow(raw, delta.Room), int64(len(base))); err != nil {
			t.Fatal(err)
		}
		if err := d.Apply(roomy, slices.Grow(base, delta.Room)); err != nil || !bytes.Equal(roomy, got) {
			t.Errorf("%q with room, %q without: %v", roomy, got, err)
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
