package index

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math/bits"
)

// link is what the extension of that name says: which entries of a shared file
// are gone, and which have other data here.
type link struct {
	base    string // hex; empty when nothing is shared
	deleted ewah
	changed ewah
}

func parseLink(b []byte, idSize int) (*link, error) {
	if len(b) < idSize {
		return nil, errShort
	}
	l := &link{base: hex.EncodeToString(b[:idSize])}
	zero := true
	for _, c := range b[:idSize] {
		zero = zero && c == 0
	}
	if zero {
		l.base = ""
	}
	b = b[idSize:]
	if len(b) == 0 {
		return l, nil
	}
	var err error
	if l.deleted, b, err = parseEWAH(b); err != nil {
		return nil, fmt.Errorf("deleted entries: %w", err)
	}
	if l.changed, b, err = parseEWAH(b); err != nil {
		return nil, fmt.Errorf("replaced entries: %w", err)
	}
	if len(b) != 0 {
		return nil, errors.New("trailing bytes")
	}
	return l, nil
}

// merge puts together the entries of the shared file and those of the split
// one. Of the latter the first ones have no path: each replaces the data of
// one shared entry. The others are new, and sorted.
func (l *link) merge(shared, own []Entry) ([]Entry, error) {
	var err error
	next := 0
	l.changed.each(func(i uint64) bool {
		switch {
		case i >= uint64(len(shared)):
			err = fmt.Errorf("replaces entry %d of %d", i, len(shared))
		case next >= len(own) || own[next].Path != "":
			err = fmt.Errorf("lacks the data for entry %d of the shared index", i)
		default:
			own[next].Path = shared[i].Path
			shared[i] = own[next]
			next++
		}
		return err == nil
	})
	if err != nil {
		return nil, err
	}
	own = own[next:]
	if err := ordered(own); err != nil {
		return nil, err
	}
	gone := 0
	kept := shared[:0]
	from := uint64(0)
	l.deleted.each(func(i uint64) bool {
		if i >= uint64(len(shared)) {
			err = fmt.Errorf("deletes entry %d of %d", i, len(shared))
			return false
		}
		kept = append(kept, shared[from:i]...)
		from = i + 1
		gone++
		return true
	})
	if err != nil {
		return nil, err
	}
	kept = append(kept, shared[from:]...)

	merged := make([]Entry, 0, len(kept)+len(own))
	for len(kept) > 0 && len(own) > 0 {
		c := compare(&kept[0], &own[0])
		// A new entry takes the place of an old one, and a resolved one of
		// the stages of its conflict.
		if c == 0 || c > 0 && own[0].Stage == 0 && kept[0].Path == own[0].Path {
			kept = kept[1:]
			continue
		}
		if c < 0 {
			merged = append(merged, kept[0])
			kept = kept[1:]
		} else {
			e := own[0]
			merged = append(merged, e)
			own = own[1:]
			for e.Stage == 0 && len(kept) > 0 && kept[0].Path == e.Path {
				kept = kept[1:]
			}
		}
	}
	merged = append(merged, kept...)
	return append(merged, own...), nil
}

// ewah is a compressed bitmap: runs of equal words, each followed by words as
// they are.
type ewah struct {
	size  uint32 // in bits
	words []byte // big-endian, eight bytes each
}

// parseEWAH decodes a bitmap and returns the bytes behind it.
func parseEWAH(b []byte) (e ewah, rest []byte, err error) {
	if len(b) < 8 {
		return e, nil, errShort
	}
	e.size = binary.BigEndian.Uint32(b)
	n := uint64(binary.BigEndian.Uint32(b[4:])) * 8
	b = b[8:]
	// Behind the words stands the position of the last run, which only
	// writers need.
	if uint64(len(b)) < n+4 {
		return e, nil, errShort
	}
	e.words = b[:n]
	return e, b[n+4:], nil
}

// each calls f with the position of each set bit, in order, until it returns
// false.
func (e ewah) each(f func(uint64) bool) {
	pos := uint64(0)
	word := func(w uint64) bool {
		for ; w != 0; w &= w - 1 {
			if !f(pos + uint64(bits.TrailingZeros64(w))) {
				return false
			}
		}
		pos += 64
		return true
	}
	for b := e.words; len(b) >= 8 && pos < uint64(e.size); {
		run := binary.BigEndian.Uint64(b)
		b = b[8:]
		length := run >> 1 & (1<<32 - 1)
		literals := run >> 33
		if run&1 == 0 {
			pos += 64 * length
		} else {
			for ; length > 0; length-- {
				if !word(^uint64(0)) {
					return
				}
			}
		}
		for ; literals > 0 && len(b) >= 8; literals-- {
			if !word(binary.BigEndian.Uint64(b)) {
				return
			}
			b = b[8:]
		}
	}
}
