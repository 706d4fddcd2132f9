package gitstore

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"path/filepath"
	"slices"

	"github.com/damvet/damvet/internal/finding"
)

// Seen is what a walk over all objects has visited, and what it missed. A
// later walk leaves out what is known, object by object, however the objects
// are packed by then. It may be stored; the fields are for that alone.
type Seen struct {
	// Records are one for each object, sorted: its hash, and in eight bytes its
	// size and kind.
	Records []byte
	// Missing are the objects that others refer to and that were not there,
	// each with one that refers to it: two hashes and the kind of the latter,
	// with the highest bit set for a parent beyond the edge of a shallow clone.
	Missing []byte
	IDSize  int
	// Packs are the files of packs, and the multi-pack indexes, as they were.
	Packs map[string]Stamp
}

// Stamp tells one state of a file from another.
type Stamp struct {
	Size     int64
	Modified int64 // in nanoseconds
	// End is how the file ends, which is the checksum of a pack or an index.
	End ID
}

// record is the size of an entry of Records.
func (s *Seen) record() int { return s.IDSize + 8 }

// Len returns how many objects were visited.
func (s *Seen) Len() int { return len(s.Records) / s.record() }

func (s *Seen) id(i int) []byte { return s.Records[i*s.record():][:s.IDSize] }

func (s *Seen) sizeAndKind(i int) (int64, Kind) {
	v := binary.BigEndian.Uint64(s.Records[i*s.record()+s.IDSize:])
	return int64(v >> 8), Kind(v)
}

// Has reports whether an object was visited.
func (s *Seen) Has(id ID) bool {
	if s == nil {
		return false
	}
	_, ok := s.find(id[:s.IDSize])
	return ok
}

// Each calls f for every object.
func (s *Seen) Each(f func(id ID, kind Kind)) {
	for i := range s.Len() {
		_, kind := s.sizeAndKind(i)
		f(IDOf(s.id(i)), kind)
	}
}

func (s *Seen) find(hash []byte) (int, bool) {
	from, to := 0, s.Len()
	for from < to {
		mid := int(uint(from+to) >> 1)
		switch c := bytes.Compare(s.id(mid), hash); {
		case c == 0:
			return mid, true
		case c < 0:
			from = mid + 1
		default:
			to = mid
		}
	}
	return from, false
}

const asParent = 0x80

// valid reports whether a Seen that was stored fits a repository.
func (s *Seen) valid(f format) bool {
	return s.IDSize == f.size && len(s.Records)%s.record() == 0 && len(s.Missing)%(2*f.size+1) == 0
}

// Remember leaves out of later walks what an earlier one has visited. It
// counts all the same in the coverage. known is false if the repository is of
// another kind or a pack was written over, and arrived is true if an object is
// there that was missing then.
func (s *Store) Remember(seen *Seen) (known, arrived bool) {
	if !seen.valid(s.format) || s.overwritten(seen) {
		return false, false
	}
	s.seen = seen
	for id := range seen.missing() {
		arrived = arrived || s.Has(id)
	}
	return true, arrived
}

// stamp returns the stamp of a file; ok is false if it cannot be read.
func (f format) stamp(name string) (s Stamp, ok bool) {
	file, info, err := openRegular(name)
	if err != nil {
		return s, false
	}
	defer file.Close()
	s = Stamp{Size: info.Size(), Modified: info.ModTime().UnixNano()}
	_, err = file.ReadAt(s.End[:f.size], max(0, s.Size-f.trailer()))
	return s, err == nil || errors.Is(err, io.EOF)
}

// overwritten reports whether a file of a pack that was seen is there and not as
// it was. git writes the same pack anew when it packs the same objects, and
// notes at a pack that it was of use: where size and checksum are the same, the
// pack itself is held against them.
func (s *Store) overwritten(seen *Seen) bool {
	touched := map[string]bool{}
	for name, was := range seen.Packs {
		is, ok := s.format.stamp(name)
		if !ok || is == was {
			continue
		}
		if is.Size != was.Size || is.End != was.End {
			return true
		}
		touched[name] = true
	}
	return slices.ContainsFunc(s.packs, func(p *pack) bool { return touched[p.path+".pack"] && p.scan() != nil })
}

// stampPacks returns Seen.Packs as they are now.
func (s *Store) stampPacks() map[string]Stamp {
	var names []string
	for _, p := range s.packs {
		names = append(names, p.path+".pack", p.path+".idx")
	}
	for _, dir := range s.objects {
		names = append(names, filepath.Join(dir, "pack", "multi-pack-index"), filepath.Join(dir, "pack", "multi-pack-index.d", "multi-pack-index-chain"))
	}
	stamps := map[string]Stamp{}
	for _, name := range names {
		if stamp, ok := s.format.stamp(name); ok {
			stamps[name] = stamp
		}
	}
	return stamps
}

// WasSeen reports whether an earlier run visited an object, as far as Remember
// tells.
func (s *Store) WasSeen(id ID) bool { return s.seen.Has(id) }

// missing yields what was missing, and what refers to it.
func (s *Seen) missing() func(yield func(ID, reference) bool) {
	return func(yield func(ID, reference) bool) {
		for b := s.Missing; len(b) > 0; b = b[2*s.IDSize+1:] {
			id, kind := IDOf(b[:s.IDSize]), b[2*s.IDSize]
			ref := reference{from: IDOf(b[s.IDSize : 2*s.IDSize]), kind: Kind(kind &^ asParent)}
			if kind&asParent != 0 {
				ref.reason = lackShallow
			}
			if !yield(id, ref) {
				return
			}
		}
	}
}

// Seen returns what the last call of Objects or Deltas has visited, together
// with what it was told to leave out; nil if it did not come to its end. leave,
// if given, reports what not to keep.
func (s *Store) Seen(leave func(ID) bool) *Seen {
	return s.visited.seen(s, leave)
}

// visits collects what a walk visits.
type visits struct {
	done    bool
	records []byte
	missing map[ID]reference
}

// appendRecord appends the record of an object.
func appendRecord(b []byte, o *Object, idSize int) []byte {
	b = append(b, o.ID[:idSize]...)
	return binary.BigEndian.AppendUint64(b, uint64(o.Size)<<8|uint64(o.Kind))
}

func (v *visits) seen(s *Store, leave func(ID) bool) *Seen {
	if v == nil || !v.done {
		return nil
	}
	all := &Seen{IDSize: s.format.size, Packs: s.stamps}
	n := all.record()
	var records [][]byte
	for b := v.records; len(b) > 0; b = b[n:] {
		if leave == nil || !leave(IDOf(b[:s.format.size])) {
			records = append(records, b[:n])
		}
	}
	if s.seen != nil {
		for i := range s.seen.Len() {
			if s.present(s.seen, i) {
				records = append(records, s.seen.Records[i*n:(i+1)*n])
			}
		}
	}
	slices.SortFunc(records, bytes.Compare)
	all.Records = bytes.Join(slices.CompactFunc(records, bytes.Equal), nil)
	for id, ref := range v.missing {
		all.Missing = append(all.Missing, id[:s.format.size]...)
		all.Missing = append(all.Missing, ref.from[:s.format.size]...)
		kind := byte(ref.kind)
		if ref.reason == lackShallow {
			kind |= asParent
		}
		all.Missing = append(all.Missing, kind)
	}
	return all
}

// present reports whether the repository still holds what was seen.
func (s *Store) present(seen *Seen, i int) bool { return s.Has(IDOf(seen.id(i))) }

// countSeen adds to a coverage what is left out because it was seen before.
func (s *Store) countSeen(c *finding.Coverage) {
	if s.seen == nil {
		return
	}
	for i := range s.seen.Len() {
		if !s.present(s.seen, i) {
			continue
		}
		size, kind := s.seen.sizeAndKind(i)
		c.Objects++
		c.Bytes += size
		if kind == Commit {
			c.Commits++
		}
	}
}

// news returns which entries of a pack that stand whole lead a family in which
// something is new. all is true if nothing of the pack was seen, none if
// everything was.
func (p *pack) news(seen *Seen) (lead []bool, all, none bool) {
	if seen == nil {
		return nil, true, false
	}
	known := make([]bool, len(p.ids))
	n := 0
	for i, id := range p.ids {
		if known[i] = seen.Has(id); known[i] {
			n++
		}
	}
	if n == len(p.ids) || n == 0 {
		return nil, n == 0, n > 0
	}
	_ = p.scan() // told by the walk
	lead = make([]bool, len(p.entries))
	for rank, e := range p.entries {
		if known[e.id] {
			continue
		}
		for at := int32(rank); at >= 0 && !lead[at]; at = p.entries[at].base {
			lead[at] = true
		}
	}
	return lead, false, false
}
