package gitstore

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"io"
	"maps"
	"slices"
)

// State returns a hash of everything that decides what can be read of the
// repository, and what it hangs on: its packs and loose objects, refs and
// reflogs, what is checked out and what is staged. It is nil where something of
// it could not be read.
func (s *Store) State() []byte {
	h := sha256.New()
	text := func(all ...string) {
		for _, s := range all {
			h.Write(binary.AppendUvarint(nil, uint64(len(s))))
			io.WriteString(h, s)
		}
	}
	number := func(n int64) { h.Write(binary.AppendVarint(nil, n)) }
	list := func(ids []ID) {
		number(int64(len(ids)))
		for _, id := range ids {
			h.Write(id[:])
		}
	}
	text(s.dir, s.common, s.head.Ref)
	text(s.objects...)
	number(int64(len(s.stamps)))
	for _, name := range slices.Sorted(maps.Keys(s.stamps)) {
		text(name)
		stamp := s.stamps[name]
		number(stamp.Size)
		number(stamp.Modified)
		h.Write(stamp.End[:])
	}
	loose := slices.SortedFunc(slices.Values(s.looseIDs), compareIDs)
	list(loose)
	for _, id := range loose {
		number(int64(s.loose[id].dir))
	}
	for _, ref := range s.Refs() {
		text(ref.Name)
		h.Write(ref.ID[:])
	}
	text("")
	list(s.reflogs)
	list(slices.SortedFunc(maps.Keys(s.shallow), compareIDs))
	number(int64(len(s.grafts)))
	for _, id := range slices.SortedFunc(maps.Keys(s.grafts), compareIDs) {
		h.Write(id[:])
		list(s.grafts[id])
	}
	if s.partial {
		text("partial")
	}
	failed := len(s.coverage.Unreadable)
	s.Staged(func(path string, id ID) {
		text(path)
		h.Write(id[:])
	})
	if len(s.opened.Unreadable) > 0 || len(s.coverage.Unreadable) > failed {
		s.coverage.Unreadable = s.coverage.Unreadable[:failed]
		return nil
	}
	return h.Sum(nil)
}

// maxStored is how much of an object Stored returns.
const maxStored = 64 << 10

// Stored returns the bytes, or the first of many, that an object takes in the
// repository: compressed, and perhaps as the difference to another. They say
// what only somebody can know who has the repository.
func (s *Store) Stored(id ID) ([]byte, error) {
	for _, p := range s.packs {
		at, ok := p.find(id)
		if !ok {
			continue
		}
		rank, end := int(p.ranks[at]), p.size-p.trailer()
		if rank+1 < len(p.entries) {
			end = p.entries[rank+1].offset
		}
		offset := p.entries[rank].offset
		data := make([]byte, min(end-offset, maxStored))
		_, err := p.file.ReadAt(data, offset)
		return data, err
	}
	if _, ok := s.loose[id]; !ok {
		return nil, ErrAbsent
	}
	f, _, err := openRegular(s.loosePath(id))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	_, err = io.CopyN(&b, f, maxStored)
	if err == io.EOF {
		err = nil
	}
	return b.Bytes(), err
}
