package gitstore

import (
	"errors"
	"math"
)

// Piece is a part of an object that is stored as the difference to another:
// the pieces in their order make the object.
type Piece struct {
	// From is where in the other object the piece is copied from. It is less
	// than 0 for bytes that the other object does not give.
	From int32
	// Size is how many bytes the piece has.
	Size int32
}

// errDelta is the error for a delta that cannot be applied.
var errDelta = errors.New("corrupt: malformed delta")

// maxPieces is how many pieces of an object are kept apart. One of more pieces
// counts as being stored whole.
const maxPieces = 1 << 18

// delta is a delta that has been read.
type delta struct {
	size   int64 // of what it makes
	pieces []Piece
	// raw has the instructions.
	raw []byte
	// many is true if pieces does not hold all.
	many bool
}

// read reads a delta on a base of a size, and checks it whole.
func (d *delta) read(raw []byte, base int64) error {
	d.pieces, d.many = d.pieces[:0], false
	short := len(raw) < 2
	from, raw, ok := deltaVarint(raw)
	if !ok || from != base || short {
		return errDelta
	}
	d.size, raw, ok = deltaVarint(raw)
	if !ok {
		return errDelta
	}
	d.raw = raw
	d.many = base > math.MaxInt32
	made := int64(0)
	last := Piece{From: -1}
	for i := 0; i < len(raw); {
		from, size, next := instruction(raw, i)
		if size == 0 || next > len(raw) {
			return errDelta
		}
		i = next
		made += size
		p := Piece{From: -1, Size: int32(size)}
		if from >= 0 {
			if from+size > base {
				return errDelta
			}
			p.From = int32(from)
		}
		switch n := len(d.pieces); {
		case n > 0 && (p.From < 0 && last.From < 0 || p.From >= 0 && last.From >= 0 && p.From == last.From+last.Size):
			last.Size += p.Size
			d.pieces[n-1] = last
		case n == maxPieces || d.many:
			d.many = true
		default:
			last = p
			d.pieces = append(d.pieces, p)
		}
		if made > d.size {
			return errDelta
		}
	}
	if made != d.size {
		return errDelta
	}
	return nil
}

// apply makes of a base what the delta says. dst has the size for it.
func (d *delta) apply(dst, base []byte) {
	out := 0
	for i := 0; i < len(d.raw); {
		from, size, next := instruction(d.raw, i)
		if from < 0 {
			out += copy(dst[out:], d.raw[i+1:next])
		} else {
			out += copy(dst[out:], base[from:from+size])
		}
		i = next
	}
}

// instruction reads the instruction at i, and where the next one begins. from
// is less than 0 for bytes that follow the instruction. size is 0 for what is
// no instruction; next is beyond the delta for one that ends too soon.
func instruction(raw []byte, i int) (from, size int64, next int) {
	c := raw[i]
	i++
	if c&0x80 == 0 {
		return -1, int64(c), i + int(c)
	}
	var b [8]byte
	if i+len(b) <= len(raw) {
		b = [8]byte(raw[i:])
	} else {
		copy(b[:], raw[i:])
	}
	n := 0
	if c&0x01 != 0 {
		from = int64(b[0])
		n++
	}
	if c&0x02 != 0 {
		from |= int64(b[n&7]) << 8
		n++
	}
	if c&0x04 != 0 {
		from |= int64(b[n&7]) << 16
		n++
	}
	if c&0x08 != 0 {
		from |= int64(b[n&7]) << 24
		n++
	}
	if c&0x10 != 0 {
		size = int64(b[n&7])
		n++
	}
	if c&0x20 != 0 {
		size |= int64(b[n&7]) << 8
		n++
	}
	if c&0x40 != 0 {
		size |= int64(b[n&7]) << 16
		n++
	}
	if size == 0 {
		size = 0x10000
	}
	return from, size, i + n
}

// deltaVarint takes a size off a delta. Like git it takes the end of the delta
// for the end of the size.
func deltaVarint(b []byte) (v int64, rest []byte, ok bool) {
	for shift := 0; shift <= 56 && len(b) > 0; shift += 7 {
		c := b[0]
		b = b[1:]
		v |= int64(c&0x7f) << shift
		if c&0x80 == 0 {
			return v, b, true
		}
	}
	return v, nil, len(b) == 0
}
