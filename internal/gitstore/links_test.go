package gitstore

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/damvet/damvet/internal/delta"
)

// TestCheckTree holds looking at what differs from another tree against looking
// at the whole of it.
func TestCheckTree(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	store := &Store{format: sha1Format, loose: map[ID]looseObject{}}
	look := func(data []byte, base *outline, pieces []delta.Piece) (map[ID]reference, *outline, error) {
		l := newLinks(store)
		m, err := l.checkTree(Object{Kind: Tree, Data: data}, base, pieces, true, new(lookups))
		return l.missing, m, err
	}
	ids := func(m map[ID]reference) []ID { return slices.SortedFunc(maps.Keys(m), compareIDs) }
	entry := func() []byte {
		e := fmt.Appendf(nil, "%s %x\x00", []string{"100644", "40000"}[r.IntN(2)], r.IntN(1<<(4*r.IntN(5))))
		for range store.format.size {
			e = append(e, byte(r.IntN(256)))
		}
		return e
	}
	skipped := 0
	for range 400 {
		base := [][]byte{}
		for range r.IntN(12) {
			base = append(base, entry())
		}
		from := bytes.Join(base, nil)
		known, baseMarks, err := look(from, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		// A tree, made of copies that end and begin wherever they like.
		var data []byte
		var pieces []delta.Piece
		insert := func(b []byte) {
			if len(b) > 0 {
				pieces = append(pieces, delta.Piece{From: -1, Size: int32(len(b))})
				data = append(data, b...)
			}
		}
		for _, e := range base {
			switch r.IntN(6) {
			case 0:
				insert(entry())
			case 1:
				e = entry()
				fallthrough
			case 2:
				insert(e)
			default:
				at := bytes.Index(from, e)
				cut := r.IntN(len(e))
				insert(e[:cut])
				pieces = append(pieces, delta.Piece{From: int32(at + cut), Size: int32(len(e) - cut)})
				data = append(data, e[cut:]...)
			}
		}
		if len(from) > 0 && r.IntN(4) == 0 {
			// Anything at all.
			at := r.IntN(len(from))
			n := 1 + r.IntN(len(from)-at)
			pieces = append(pieces, delta.Piece{From: int32(at), Size: int32(n)})
			data = append(data, from[at:at+n]...)
		}
		want, wantMarks, wantErr := look(data, nil, nil)
		got, gotMarks, gotErr := look(data, baseMarks, pieces)
		if (gotErr == nil) != (wantErr == nil) || gotErr == nil && !slices.Equal(gotMarks.marks, wantMarks.marks) {
			t.Fatalf("marks %v, error %v; want %v, %v\n%q\n%v", gotMarks, gotErr, wantMarks, wantErr, data, pieces)
		}
		skipped += len(want) - len(got)
		maps.Copy(got, known)
		maps.Copy(want, known)
		if !slices.Equal(ids(got), ids(want)) {
			t.Fatalf("not everything was looked up\n%q\n%v", data, pieces)
		}
	}
	if skipped == 0 {
		t.Error("everything was looked up again")
	}
}
