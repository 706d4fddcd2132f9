package gitstore

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"

	"github.com/damvet/damvet/internal/delta"
	"github.com/damvet/damvet/internal/inflate"
)

// pack is one pack. An entry is known by its rank, its place in the order of
// offsets, in which a pack is best read.
type pack struct {
	path string // without extension
	file *os.File
	size int64
	format

	ids      []ID    // sorted
	fan      []int32 // into ids
	ranks    []int32 // of ids
	entries  []entry // by rank
	checksum []byte  // of the pack, as its index has it

	once    sync.Once
	scanErr error
	orphans []int32      // entries that hang on no whole object
	foreign map[int32]ID // orphans whose base is not in the pack
}

// entry is the header of an object in a pack.
type entry struct {
	offset int64
	size   int64 // inflated: of the object, or of the delta
	id     int32 // index into ids
	base   int32 // rank of the delta's base; none or broken
	child  int32 // rank of the first delta on this object; none
	next   int32 // rank of the next delta on the same base; none
	head   uint8 // bytes of the header
	kind   Kind  // of the object; 0 when it hangs on no whole object
}

const (
	none   = -1
	broken = -2
)

const (
	offsetDelta = 6
	refDelta    = 7
	packHeader  = 12
	maxHeader   = 48 // more than the header of an entry can have
)

// openPack opens a pack, of which an index says what is in it.
func openPack(path string, f format, l *listing) (*pack, error) {
	if len(l.ids) > 1<<31-1 {
		return nil, errors.New("holds too many objects")
	}
	file, fi, err := openRegular(path + ".pack")
	if err != nil {
		return nil, err
	}
	p := &pack{path: path, file: file, size: fi.Size(), format: f, ids: l.ids, checksum: l.checksum}
	err = p.checkEnds()
	if err == nil {
		err = p.order(l.offsets)
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return p, nil
}

func (p *pack) close() error { return p.file.Close() }

// checkEnds checks the pack's header, and that its trailer is the one that the
// index was made for.
func (p *pack) checkEnds() error {
	var head [packHeader]byte
	if _, err := p.file.ReadAt(head[:], 0); err != nil || string(head[:4]) != "PACK" {
		return errors.New("corrupt: not a pack")
	}
	if v := binary.BigEndian.Uint32(head[4:]); v != 2 && v != 3 {
		return fmt.Errorf("pack version %d is not supported", v)
	}
	if n := binary.BigEndian.Uint32(head[8:]); int(n) != len(p.ids) {
		return fmt.Errorf("corrupt: holds %d objects where its index has %d; run git fsck", n, len(p.ids))
	}
	sum := make([]byte, p.trailer())
	if _, err := p.file.ReadAt(sum, p.size-p.trailer()); err != nil || p.checksum != nil && !bytes.Equal(sum, p.checksum) {
		return errors.New("corrupt: the pack is not the one that its index was made for; run git fsck")
	}
	p.checksum = sum
	return nil
}

// order puts the objects in the order of their offsets.
func (p *pack) order(offsets []int64) error {
	p.entries = make([]entry, len(offsets))
	for i, off := range offsets {
		p.entries[i] = entry{offset: off, id: int32(i), base: broken, child: none, next: none}
	}
	slices.SortFunc(p.entries, func(a, b entry) int { return cmp.Compare(a.offset, b.offset) })
	p.ranks = make([]int32, len(offsets))
	end := int64(packHeader - 1)
	for rank, e := range p.entries {
		if e.offset <= end || e.offset >= p.size-p.trailer() {
			return errors.New("corrupt: its index has objects outside the pack, or two at one place; run git index-pack on the pack")
		}
		end = e.offset
		p.ranks[e.id] = int32(rank)
	}
	p.fan = fan(p.ids)
	return nil
}

// fanOut is from how many objects on a pack is looked up by the first two bytes
// of an ID.
const fanOut = 1 << 12

// fan returns for the first two bytes of an ID where the IDs begin that have
// them or greater ones; nil if it is not worth it.
func fan(ids []ID) []int32 {
	if len(ids) < fanOut {
		return nil
	}
	out := make([]int32, 1<<16+1)
	next := 0
	for i, id := range ids {
		for first := int(id[0])<<8 | int(id[1]); next <= first; next++ {
			out[next] = int32(i)
		}
	}
	for ; next < len(out); next++ {
		out[next] = int32(len(ids))
	}
	return out
}

// find returns the index of an object in p.ids.
func (p *pack) find(id ID) (int, bool) {
	lo, hi := 0, len(p.ids)
	if p.fan != nil {
		first := int(id[0])<<8 | int(id[1])
		lo, hi = int(p.fan[first]), int(p.fan[first+1])
	}
	// The first bytes tell nearly all IDs apart.
	want := binary.BigEndian.Uint64(id[:])
	for lo < hi {
		at := int(uint(lo+hi) >> 1)
		c := cmp.Compare(binary.BigEndian.Uint64(p.ids[at][:]), want)
		if c == 0 {
			c = bytes.Compare(p.ids[at][:], id[:])
		}
		switch {
		case c == 0:
			return at, true
		case c < 0:
			lo = at + 1
		default:
			hi = at
		}
	}
	return lo, false
}

// rank returns the rank of the entry at an offset.
func (p *pack) rank(offset int64) (int32, bool) {
	i, ok := slices.BinarySearchFunc(p.entries, offset, func(e entry, off int64) int { return cmp.Compare(e.offset, off) })
	return int32(i), ok
}

// scan reads the headers of all entries, once, and with them which object is
// stored as the difference to which. It reads the whole pack, since that is
// how its checksum is verified. A wrong checksum is an error, but does not
// keep the entries from being read.
func (p *pack) scan() error {
	p.once.Do(func() { p.scanErr = p.readEntries() })
	return p.scanErr
}

func (p *pack) readEntries() error {
	p.foreign = map[int32]ID{}
	bases := make(map[int32]ID) // of deltas that name their base
	sum := p.newHash()
	const chunk = 1 << 17
	buf := make([]byte, chunk+maxHeader)
	next := 0
	for at := int64(0); at < p.size; at += chunk {
		n, err := p.file.ReadAt(buf, at)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		sum.Write(buf[:max(0, min(int64(n), chunk, p.size-p.trailer()-at))])
		for ; next < len(p.entries) && p.entries[next].offset < at+min(chunk, int64(n)); next++ {
			e := &p.entries[next]
			if id, named := e.parse(buf[e.offset-at:n], p); named {
				bases[int32(next)] = id
			}
		}
	}
	for rank, id := range bases {
		if i, ok := p.find(id); !ok {
			p.foreign[rank] = id
		} else {
			p.entries[rank].base = p.ranks[i]
		}
	}
	p.link()
	if !bytes.Equal(sum.Sum(nil), p.checksum) {
		return errors.New("corrupt: the checksum is wrong; run git fsck")
	}
	return nil
}

// entryHeader is the header of an entry: of a whole object, or of a delta on
// the entry so many bytes before it, or on a named object.
type entryHeader struct {
	kind   Kind
	size   int64 // inflated: of the object, or of the delta
	back   int64
	base   ID
	length int // of the header
}

func (f format) parseHeader(b []byte) (h entryHeader, ok bool) {
	if len(b) == 0 {
		return h, false
	}
	kind := b[0] >> 4 & 7
	h.size = int64(b[0] & 15)
	i := 1
	for shift := 4; b[i-1]&0x80 != 0; shift += 7 {
		if i == len(b) || shift > 56 {
			return h, false
		}
		h.size |= int64(b[i]&0x7f) << shift
		i++
	}
	switch {
	case kind >= uint8(Commit) && kind <= uint8(Tag):
		h.kind = Kind(kind)
	case kind == offsetDelta:
		h.back = -1
		for {
			if i == len(b) || h.back >= 1<<55 {
				return h, false
			}
			h.back = (h.back+1)<<7 | int64(b[i]&0x7f)
			i++
			if b[i-1]&0x80 == 0 {
				break
			}
		}
	case kind == refDelta:
		if i+f.size > len(b) {
			return h, false
		}
		i += copy(h.base[:f.size], b[i:])
	default:
		return h, false
	}
	h.length = i
	return h, kind != offsetDelta || h.back > 0
}

// parse reads the header of an entry from b. It reports the base of a delta
// that names it; broken headers keep the base "broken".
func (e *entry) parse(b []byte, p *pack) (base ID, named bool) {
	h, ok := p.parseHeader(b)
	if !ok {
		return ID{}, false
	}
	switch {
	case h.kind != 0:
		e.kind, e.base = h.kind, none
	case h.back > 0:
		rank, ok := p.rank(e.offset - h.back)
		if !ok {
			return ID{}, false
		}
		e.base = rank
	}
	e.size, e.head = h.size, uint8(h.length)
	return h.base, h.kind == 0 && h.back == 0
}

// link makes the lists of children and tells every entry its kind.
func (p *pack) link() {
	for i := len(p.entries) - 1; i >= 0; i-- {
		e := &p.entries[i]
		if e.base >= 0 {
			e.next = p.entries[e.base].child
			p.entries[e.base].child = int32(i)
		}
	}
	for i := range p.entries {
		root := &p.entries[i]
		if root.base != none {
			continue
		}
		for d := range p.below(int32(i)) {
			p.entries[d].kind = root.kind
		}
	}
	for i := range p.entries {
		if p.entries[i].kind == 0 {
			p.orphans = append(p.orphans, int32(i))
		}
	}
}

// below yields the deltas that rest on an entry, directly or not.
func (p *pack) below(rank int32) func(yield func(int32) bool) {
	return func(yield func(int32) bool) {
		for at := rank; ; {
			e := &p.entries[at]
			if e.child != none {
				at = e.child
			} else {
				for at != rank && p.entries[at].next == none {
					at = p.entries[at].base
				}
				if at == rank {
					return
				}
				at = p.entries[at].next
			}
			if !yield(at) {
				return
			}
		}
	}
}

// end returns the offset behind an entry.
func (p *pack) end(rank int32) int64 {
	if int(rank)+1 < len(p.entries) {
		return p.entries[rank+1].offset
	}
	return p.size - p.trailer()
}

// inflater inflates entries. It serves one goroutine.
type inflater struct {
	whole  inflate.Decoder
	stream io.ReadCloser // for entries too large to be read at once
	window window
	raw    []byte
	delta  delta.Delta // the last one read
}

const (
	// maxPacked is up to how many compressed bytes are read at once.
	maxPacked = 4 << 20
	// ahead is how many bytes more are read where entries near each other are
	// asked for.
	ahead = 8 << 10
)

// window is a part of a pack that has been read.
type window struct {
	p    *pack
	from int64 // offset of data
	last int64 // end of what was asked for last
	data []byte
}

// read returns n bytes of a pack at an offset, with what stands behind them as
// their capacity. They are valid until the next call.
func (w *window) read(p *pack, from, n int64) ([]byte, error) {
	near := w.p == p && from-w.last < 2*ahead && w.last-from < 2*ahead
	w.last = from + n
	if at := from - w.from; w.p == p && at >= 0 && at+n <= int64(len(w.data)) {
		return w.data[at : at+n], nil
	}
	size := min(n+inflate.Room, p.size-from)
	if near {
		size = min(n+ahead, p.size-from)
	}
	if int64(cap(w.data)) < size {
		w.data = make([]byte, size, max(size, ahead))
	}
	w.p, w.from, w.data = p, from, w.data[:size]
	if _, err := p.file.ReadAt(w.data, from); err != nil {
		w.p = nil
		return nil, err
	}
	return w.data[:n], nil
}

// inflate reads what an entry holds, an object or a delta, into data, whose
// length is the entry's size.
func (in *inflater) inflate(p *pack, rank int32, data []byte) (err error) {
	defer recoverTo(&err)
	e := &p.entries[rank]
	from := e.offset + int64(e.head)
	n := p.end(rank) - from
	if n <= 0 || e.head == 0 {
		return errors.New("corrupt: malformed header")
	}
	if n <= maxPacked {
		packed, err := in.window.read(p, from, n)
		if err != nil {
			return err
		}
		switch err := in.whole.Zlib(data, packed); {
		case errors.Is(err, inflate.ErrSize):
			return errSize
		case err != nil:
			return fmt.Errorf("corrupt: %w", err)
		}
		return nil
	}
	r := bufio.NewReaderSize(io.NewSectionReader(p.file, from, n), 1<<16)
	if in.stream == nil {
		in.stream, err = zlib.NewReader(r)
	} else {
		err = in.stream.(zlib.Resetter).Reset(r, nil)
	}
	if err != nil {
		return fmt.Errorf("corrupt: %w", err)
	}
	return readExactly(in.stream, data)
}

// checkSize returns an error for an entry that is too large, or that cannot be
// as large as it says.
func (p *pack) checkSize(rank int32, limit int64) error {
	e := &p.entries[rank]
	if e.size > limit {
		return errTooLarge
	}
	if !plausible(e.size, p.end(rank)-e.offset) {
		return errSize
	}
	return nil
}
