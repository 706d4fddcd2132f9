// Package delta reads deltas as git packs hold them: what makes an object of
// another one by copying from it and inserting.
package delta

import (
	"errors"
	"math"
)

// Piece is a part of an object that is made of another: the pieces in their
// order make the object.
type Piece struct {
	// From is where in the other object the piece is copied from. It is less
	// than 0 for bytes that the other object does not give.
	From int32
	// Size is how many bytes the piece has.
	Size int32
}

// ErrMalformed is the error of a delta that cannot be applied.
var ErrMalformed = errors.New("corrupt: malformed delta")

// maxPieces is how many pieces are told.
const maxPieces = 1 << 18

// Delta is a delta that has been read. The pieces are known once it has been
// applied. A Delta may be used again and again, and then uses its memory again.
type Delta struct {
	// Size is how many bytes the delta makes.
	Size int64
	// Pieces are what it makes them of, unless Many says that there are too
	// many to be told.
	Pieces []Piece
	Many   bool

	raw []byte // the instructions
}

// Read reads the head of a delta on a base of a size: how many bytes it makes.
// Whether it does is for Apply to say, unless that would take much memory.
// The delta must not change until it has been applied.
func (d *Delta) Read(raw []byte, base int64) error {
	d.Pieces, d.Many = d.Pieces[:0], false
	short := len(raw) < 2
	from, raw, ok := varint(raw)
	if !ok || from != base || short {
		return ErrMalformed
	}
	d.Size, d.raw, ok = varint(raw)
	if !ok {
		return ErrMalformed
	}
	d.Many = base > math.MaxInt32 || len(d.raw) > math.MaxInt32
	if d.Size > large && d.sum() != d.Size {
		return ErrMalformed
	}
	return nil
}

// large is from how many bytes on it is worth it to see what a delta makes
// before there is memory for it.
const large = 1 << 20

// sum returns how many bytes the instructions make.
func (d *Delta) sum() (n int64) {
	for i := 0; i < len(d.raw); {
		var size int64
		_, size, i = instruction(d.raw, i)
		n += size
	}
	return n
}

// Room is how much capacity behind its length makes the most of a buffer: short
// pieces are then copied at a fixed size. What stands there may be overwritten
// in what is made, and makes no difference elsewhere.
const Room = 2 * step

// step is how many bytes of a short piece are copied at once.
const step = 32

// Apply makes of a base what the delta says, and tells the pieces. dst has the
// size for it. If the delta is malformed, what is in dst is of no use.
func (d *Delta) Apply(dst, base []byte) error {
	out, raw := 0, d.raw
	last := Piece{From: -1}
	for i := 0; i < len(raw); {
		from, size, next := instruction(raw, i)
		if size == 0 || next > len(raw) || size > int64(len(dst)-out) {
			return ErrMalformed
		}
		p := Piece{From: -1, Size: int32(size)}
		if from < 0 {
			put(dst, out, raw, i+1, int(size))
		} else {
			if from+size > int64(len(base)) {
				return ErrMalformed
			}
			p.From = int32(from)
			put(dst, out, base, int(from), int(size))
		}
		i = next
		out += int(size)
		switch n := len(d.Pieces); {
		case n > 0 && (p.From < 0 && last.From < 0 || p.From >= 0 && last.From >= 0 && p.From == last.From+last.Size):
			last.Size += p.Size
			d.Pieces[n-1] = last
		case n == maxPieces || d.Many:
			d.Many = true
		default:
			last = p
			d.Pieces = append(d.Pieces, p)
		}
	}
	if out != len(dst) {
		return ErrMalformed
	}
	return nil
}

// put copies so many bytes from one place to another.
func put(dst []byte, to int, src []byte, from, n int) {
	if n > Room || to+Room > cap(dst) || from+Room > cap(src) {
		copy(dst[to:to+n], src[from:from+n])
		return
	}
	wide, given := (*[Room]byte)(dst[to:to+Room]), (*[Room]byte)(src[from:from+Room])
	*(*[step]byte)(wide[:step]) = *(*[step]byte)(given[:step])
	if n > step {
		*(*[step]byte)(wide[step:]) = *(*[step]byte)(given[step:])
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

// varint takes a size off a delta. Like git it takes the end of the delta
// for the end of the size.
func varint(b []byte) (v int64, rest []byte, ok bool) {
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
