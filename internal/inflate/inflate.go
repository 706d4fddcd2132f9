// Package inflate decompresses zlib streams that are in memory whole, and whose
// decompressed size is known: what the objects of a git pack are. Knowing both
// ends it needs no window and no copy of its own, which makes it about twice as
// fast as reading the stream bit by bit. On amd64 the inner loop and the checksum
// are in assembly, which is another third; the same in Go is for all others, and
// for the build tag purego.
//
// The formats are those of RFC 1950 and RFC 1951; preset dictionaries, which
// git does not use, are refused.
package inflate

import (
	"encoding/binary"
	"errors"
	"math/bits"

	"github.com/damvet/damvet/internal/lazy"
)

var (
	// ErrCorrupt says that a stream is malformed or ends too soon.
	ErrCorrupt = errors.New("malformed compressed data")
	// ErrChecksum says that the checksum at the end of a stream is wrong.
	ErrChecksum = errors.New("the checksum of compressed data is wrong")
	// ErrSize says that a stream holds more or fewer bytes than were asked for.
	ErrSize = errors.New("compressed data has another size")
)

// Bits that the first lookup in a table takes, and the sizes of the tables: the
// most that complete codes need (2342 and 402), as a power of two.
const (
	litBits  = 11
	distBits = 8
	lenBits  = 7
	litSize  = 1 << 12
	distSize = 1 << 9

	maxLit  = 288
	maxDist = 32
	maxBits = 15
)

// An entry of a table holds in its lowest bits how many bits to take, and:
//
//	a literal, or two:  how many above literalShift, and the bytes above
//	                    valueShift
//	a length, distance: the base above valueShift, the bits of the code alone
//	                    above codeShift; the bits to take include the extra ones
//	another table:      special and subtable, where it begins above valueShift,
//	                    and how many bits lead into it above codeShift
//	the end of a block: special
//	no code:            special and invalid
const (
	special      = 1 << 15
	subtable     = 1 << 14
	invalid      = 1 << 13
	codeShift    = 8
	codeMask     = 0x1f
	literalShift = 6
	literals     = 3 << literalShift
	takeMask     = 0x3f
	valueShift   = 16
)

// Decoder decompresses streams one after the other. Its zero value is ready for
// use, by one goroutine.
type Decoder struct {
	own   tables
	codes [1 << lenBits]uint32
	lens  [maxLit + maxDist + 138]uint8
	order [maxLit]uint16

	simple bool    // leaves quick alone
	tables *tables // of the block that is read
	src    []byte  // with what stands behind the stream
	end    int     // of the stream
	at     int     // of the next byte of src
	hold   uint64  // bits taken from src and not yet used
	n      uint    // how many
}

// tables are the codes of a block.
type tables struct {
	lit  [litSize]uint32
	dist [distSize]uint32
}

// Room is how much capacity behind its length makes the most of a buffer:
// decompressing is slower near its end. What stands there may be overwritten
// in dst, and is read but makes no difference in src.
const Room = roomOut

// Zlib decompresses the stream that src begins with into dst, which it must
// fill to the last byte. What src holds behind the stream is not looked at.
func (d *Decoder) Zlib(dst, src []byte) error {
	n, err := d.ZlibInto(dst, src)
	if err == nil && n != len(dst) {
		err = ErrSize
	}
	return err
}

// ZlibInto is Zlib for a stream that may leave room in dst: it returns how many
// bytes of dst it has filled.
func (d *Decoder) ZlibInto(dst, src []byte) (int, error) {
	if len(src) < 2 || src[0]&15 != 8 || src[0]>>4 > 7 || src[1]&0x20 != 0 || binary.BigEndian.Uint16(src)%31 != 0 {
		return 0, ErrCorrupt
	}
	n, at, err := d.into(dst, src[2:])
	if err != nil {
		return 0, err
	}
	if at += 2; at+4 > len(src) {
		return 0, ErrCorrupt
	}
	if binary.BigEndian.Uint32(src[at:]) != adler(dst[:n]) {
		return 0, ErrChecksum
	}
	return n, nil
}

// Raw is Zlib for a stream without zlib's header and checksum. It returns how
// many bytes of src the stream has.
func (d *Decoder) Raw(dst, src []byte) (int, error) {
	n, used, err := d.into(dst, src)
	if err == nil && n != len(dst) {
		return 0, ErrSize
	}
	return used, err
}

// into decompresses into dst and returns how many of its bytes it has filled, and how
// many of src the stream has.
func (d *Decoder) into(dst, src []byte) (filled, used int, err error) {
	d.src, d.end, d.at, d.hold, d.n = src[:cap(src)], len(src), 0, 0, 0
	filled, err = d.blocks(dst)
	d.src = nil
	switch {
	case err != nil:
		return 0, 0, err
	case d.used() > d.end:
		return 0, 0, ErrCorrupt
	}
	return filled, d.used(), nil
}

// used returns how many bytes of the source have been used, the last of them
// perhaps in part.
func (d *Decoder) used() int { return d.at - int(d.n/8) }

// need takes bits from the source until there are at least n, at most 56.
func (d *Decoder) need(n uint) bool {
	return d.n >= n || d.fill(n)
}

// fill takes as many bits as there is room for.
func (d *Decoder) fill(n uint) bool {
	if d.at+8 <= len(d.src) {
		d.hold |= binary.LittleEndian.Uint64(d.src[d.at:]) << d.n
		d.at += int((63 - d.n) >> 3)
		d.n |= 56
		return true
	}
	for d.n < 56 && d.at < len(d.src) {
		d.hold |= uint64(d.src[d.at]) << d.n
		d.at++
		d.n += 8
	}
	return d.n >= n
}

func (d *Decoder) take(n uint) uint {
	v := uint(d.hold & (1<<n - 1))
	d.hold >>= n
	d.n -= n
	return v
}

// blocks decompresses into dst and returns how many bytes it made.
func (d *Decoder) blocks(dst []byte) (int, error) {
	out := 0
	for last := false; !last; {
		if !d.need(3) {
			return out, ErrCorrupt
		}
		last = d.take(1) == 1
		var err error
		switch d.take(2) {
		case 0:
			out, err = d.stored(dst, out)
		case 1:
			d.tables = fixedTables.Get()
			out, err = d.block(dst, out)
		case 2:
			if err = d.readCodes(len(dst) - out); err == nil {
				out, err = d.block(dst, out)
			}
		default:
			err = ErrCorrupt
		}
		if err != nil {
			return out, err
		}
	}
	return out, nil
}

// stored copies a block that is not compressed.
func (d *Decoder) stored(dst []byte, out int) (int, error) {
	d.take(d.n % 8)
	at := d.used()
	d.hold, d.n = 0, 0
	if at+4 > d.end {
		return out, ErrCorrupt
	}
	n := int(binary.LittleEndian.Uint16(d.src[at:]))
	if n != int(^binary.LittleEndian.Uint16(d.src[at+2:])) || at+4+n > d.end {
		return out, ErrCorrupt
	}
	at += 4
	d.at = at + n
	if n > len(dst)-out {
		return out, ErrSize
	}
	return out + copy(dst[out:], d.src[at:d.at]), nil
}

// codeOrder is the order in which the lengths of the code for code lengths come.
var codeOrder = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// readCodes reads the codes of a block, of a stream that is to make so many
// bytes more.
func (d *Decoder) readCodes(left int) error {
	d.tables = &d.own
	if !d.need(14) {
		return ErrCorrupt
	}
	lits, dists, codes := int(d.take(5))+257, int(d.take(5))+1, int(d.take(4))+4
	if lits > 286 || dists > 30 {
		return ErrCorrupt
	}
	var lens [19]uint8
	for _, at := range codeOrder[:codes] {
		if !d.need(3) {
			return ErrCorrupt
		}
		lens[at] = uint8(d.take(3))
	}
	if !d.build(d.codes[:], lens[:], entriesOf.Get().code[:], lenBits, false) {
		return ErrCorrupt
	}
	for i := 0; i < lits+dists; {
		// The longest code has 7 bits, and 7 more follow at most. A stream that
		// ends sooner has a checksum missing.
		if !d.need(14) {
			return ErrCorrupt
		}
		hold, n := d.hold, d.n
		e := d.codes[hold&(1<<lenBits-1)]
		// Lengths that stand for themselves are taken as long as there are bits.
		for e < 16<<valueShift && i < lits+dists {
			hold >>= e & takeMask
			n -= uint(e & takeMask)
			d.lens[i] = uint8(e >> valueShift)
			i++
			if n < 14 {
				break
			}
			e = d.codes[hold&(1<<lenBits-1)]
		}
		d.hold, d.n = hold, n
		if n < 14 || i == lits+dists {
			continue
		}
		d.take(uint(e & takeMask))
		value, times := uint8(0), 0
		switch e >> valueShift {
		case 16:
			if i == 0 {
				return ErrCorrupt
			}
			value, times = d.lens[i-1], 3+int(d.take(2))
		case 17:
			times = 3 + int(d.take(3))
		default:
			times = 11 + int(d.take(7))
		}
		if i+times > lits+dists {
			return ErrCorrupt
		}
		for j := range d.lens[i : i+times] {
			d.lens[i+j] = value
		}
		i += times
	}
	if d.lens[256] == 0 ||
		!d.build(d.own.dist[:], d.lens[lits:lits+dists], entriesOf.Get().dist[:], distBits, true) ||
		!d.build(d.own.lit[:], d.lens[:lits], entriesOf.Get().lit[:], litBits, true) {
		return ErrCorrupt
	}
	if left >= pairsFrom {
		d.own.pair()
	}
	return nil
}

// pairsFrom is from how many bytes on it is worth it to make pairs of literals.
const pairsFrom = 48 << 10

// pair lets one lookup give two literals where the bits suffice.
func (t *tables) pair() {
	// An entry is paired with one that stands before it, and is not yet a pair.
	for i := 1<<litBits - 1; i >= 0; i-- {
		e := t.lit[i]
		if e&literals == 0 {
			continue
		}
		n := e & takeMask
		next := t.lit[i>>n]
		if m := next & takeMask; next&literals != 0 && n+m <= litBits {
			t.lit[i] = e&(0xff<<valueShift) | next&(0xff<<valueShift)<<8 | 2<<literalShift | (n + m)
		}
	}
}

// fixedTables returns the tables of the fixed codes.
var fixedTables = lazy.Value[*tables]{Make: func() *tables {
	var d Decoder
	for i := range maxLit {
		switch {
		case i < 144:
			d.lens[i] = 8
		case i < 256:
			d.lens[i] = 9
		case i < 280:
			d.lens[i] = 7
		default:
			d.lens[i] = 8
		}
	}
	d.build(d.own.lit[:], d.lens[:maxLit], entriesOf.Get().lit[:], litBits, true)
	for i := range maxDist {
		d.lens[i] = 5
	}
	d.build(d.own.dist[:], d.lens[:maxDist], entriesOf.Get().dist[:], distBits, true)
	return &d.own
}}

// entries are what the symbols of the codes stand for, without the bits of their
// codes: the lowest byte has the extra bits.
type entries struct {
	lit  [maxLit]uint32
	dist [maxDist]uint32
	code [19]uint32
}

var entriesOf = lazy.Value[*entries]{Make: func() *entries {
	e := &entries{}
	for i := range 256 {
		e.lit[i] = 1<<literalShift | uint32(i)<<valueShift
	}
	e.lit[256] = special
	base := uint32(3)
	for i := range 28 {
		extra := uint32(max(0, i/4-1))
		e.lit[257+i] = base<<valueShift | extra
		base += 1 << extra
	}
	e.lit[285] = 258 << valueShift
	e.lit[286], e.lit[287] = special|invalid, special|invalid
	base = 1
	for i := range 30 {
		extra := uint32(max(0, i/2-1))
		e.dist[i] = base<<valueShift | extra
		base += 1 << extra
	}
	e.dist[30], e.dist[31] = special|invalid, special|invalid
	for i := range e.code {
		e.code[i] = uint32(i) << valueShift
	}
	return e
}}

// build makes the table of a code from the lengths of its words. lone says that
// the code may consist of one word of one bit, or of none.
func (d *Decoder) build(table []uint32, lens []uint8, entries []uint32, tableBits int, lone bool) bool {
	var count [maxBits + 1]int
	for _, n := range lens {
		count[n]++
	}
	used := 0
	var first [maxBits + 2]int // in order, of the words of a length
	longest := 0
	for n := 1; n <= maxBits; n++ {
		used = used<<1 + count[n]
		first[n+1] = first[n] + count[n]
		if count[n] > 0 {
			longest = n
		}
	}
	words := len(lens) - count[0]
	if used != 1<<maxBits {
		if used > 1<<maxBits || !lone || longest > 1 {
			return false
		}
		table = table[:1<<tableBits]
		for i := range table {
			table[i] = special | invalid
		}
		for sym, n := range lens {
			if n == 1 {
				for i := 0; i < len(table); i += 2 {
					table[i] = entries[sym] + 1<<codeShift + 1
				}
			}
		}
		return true
	}
	for sym, n := range lens {
		if n > 0 {
			d.order[first[n]] = uint16(sym)
			first[n]++
		}
	}
	order := d.order[:words]

	// Words are taken by rising length and value, and stand in the table bit
	// by bit reversed. The table is doubled as the words get longer.
	n := 1
	for count[n] == 0 {
		n++
	}
	word, end := 0, 1<<n
	for n <= tableBits {
		for range count[n] {
			table[word] = entries[order[0]] + uint32(n)<<codeShift + uint32(n)
			order = order[1:]
			if word == end-1 {
				for ; n < tableBits; n++ {
					copy(table[end:], table[:end])
					end <<= 1
				}
				return true
			}
			bit := 1 << (bits.Len(uint(word^(end-1))) - 1)
			word = word&(bit-1) | bit
		}
		for n++; n <= tableBits; n++ {
			copy(table[end:], table[:end])
			end <<= 1
			if count[n] > 0 {
				break
			}
		}
	}
	for n < maxBits && count[n] == 0 {
		n++
	}
	// Words longer than tableBits lead to tables of their own.
	left, prefix, start := count[n], -1, 0
	end = 1 << tableBits
	for len(order) > 0 {
		if p := word & (1<<tableBits - 1); p != prefix {
			prefix, start = p, end
			sub := n - tableBits
			for space := left; space < 1<<sub; {
				sub++
				space = space<<1 + count[tableBits+sub]
			}
			end = start + 1<<sub
			table[prefix] = special | subtable | uint32(start)<<valueShift | uint32(sub)<<codeShift | uint32(tableBits)
		}
		e := entries[order[0]] + uint32(n-tableBits)<<codeShift + uint32(n-tableBits)
		order = order[1:]
		for i := start + word>>tableBits; i < end; i += 1 << (n - tableBits) {
			table[i] = e
		}
		if word != 1<<n-1 {
			bit := 1 << (bits.Len(uint(word^(1<<n-1))) - 1)
			word = word&(bit-1) | bit
		}
		left--
		for left == 0 && n < maxBits {
			n++
			left = count[n]
		}
	}
	return true
}

// Room that the fast part of a block needs: what it reads at once, and what it
// may write in one turn and beyond.
const (
	roomIn  = 16
	roomOut = 6 + 258 + 32
)

// state is where the fast part of a block stands, between two turns.
type state struct {
	src, dst *byte
	// A turn may begin as long as at and out are not beyond lastAt and lastOut.
	at, lastAt   int
	out, lastOut int
	hold         uint64
	n            uint
}

// Why the fast part of a block has come to an end.
const (
	whyRoom = iota // what is left is too near the end
	whyEnd         // the block has ended
	whyCorrupt
)

// atOnce is how many bytes quick may make before it lets others run.
const atOnce = 256 << 10

// block decompresses a block with the codes that are set up.
func (d *Decoder) block(dst []byte, out int) (int, error) {
	why := whyRoom
	full := dst[:cap(dst)]
	last := min(len(dst), len(full)-roomOut)
	switch {
	case out > last || d.at+roomIn > len(d.src):
	case d.simple || !hasQuick():
		out, why = d.turns(full, out, last)
	default:
		s := state{src: &d.src[0], dst: &full[0], at: d.at, lastAt: len(d.src) - roomIn, out: out, hold: d.hold, n: d.n}
		for why == whyRoom && s.at <= s.lastAt && s.out <= last {
			s.lastOut = min(last, s.out+atOnce)
			why = quick(&s, d.tables)
		}
		out, d.at, d.hold, d.n = s.out, s.at, s.hold&(1<<s.n-1), s.n
	}
	switch {
	case why == whyCorrupt:
		return out, ErrCorrupt
	case out > len(dst):
		return out, ErrSize
	case why == whyEnd:
		return out, nil
	}
	return d.careful(dst, out)
}

// turns is quick for every processor.
func (d *Decoder) turns(full []byte, out, last int) (int, int) {
	src, at, hold, n := d.src, d.at, d.hold, d.n
	lit, dist := &d.tables.lit, &d.tables.dist
	for at+roomIn <= len(src) && out <= last {
		hold |= binary.LittleEndian.Uint64(src[at:]) << (n & 63)
		at += int((63 - n) >> 3)
		n |= 56
		e := lit[hold&(1<<litBits-1)]
		if e&literals != 0 {
			// Three lookups take 33 bits at most.
			hold >>= e & takeMask
			n -= uint(e & takeMask)
			binary.LittleEndian.PutUint16(full[out:], uint16(e>>valueShift))
			out += int(e >> literalShift & 3)
			e = lit[hold&(1<<litBits-1)]
			if e&literals != 0 {
				hold >>= e & takeMask
				n -= uint(e & takeMask)
				binary.LittleEndian.PutUint16(full[out:], uint16(e>>valueShift))
				out += int(e >> literalShift & 3)
				e = lit[hold&(1<<litBits-1)]
				if e&literals != 0 {
					hold >>= e & takeMask
					n -= uint(e & takeMask)
					binary.LittleEndian.PutUint16(full[out:], uint16(e>>valueShift))
					out += int(e >> literalShift & 3)
					continue
				}
			}
			hold |= binary.LittleEndian.Uint64(src[at:]) << (n & 63)
			at += int((63 - n) >> 3)
			n |= 56
		}
		if e&special != 0 {
			if e&subtable != 0 {
				hold >>= litBits
				n -= litBits
				e = lit[(uint(e>>valueShift)+uint(hold)&(1<<(e>>codeShift&codeMask)-1))%litSize]
			}
			if e&special != 0 {
				if e&invalid != 0 {
					return out, whyCorrupt
				}
				hold >>= e & takeMask
				n -= uint(e & takeMask)
				d.at, d.hold, d.n = at, hold&(1<<n-1), n
				return out, whyEnd
			}
			if e&literals != 0 {
				hold >>= e & takeMask
				n -= uint(e & takeMask)
				full[out] = byte(e >> valueShift)
				out++
				continue
			}
		}
		length := int(e>>valueShift) + int(hold&(1<<(e&takeMask)-1)>>(e>>codeShift&codeMask))
		hold >>= e & takeMask
		n -= uint(e & takeMask)

		e = dist[hold&(1<<distBits-1)]
		if e&special != 0 {
			if e&subtable == 0 {
				return out, whyCorrupt
			}
			hold >>= distBits
			n -= distBits
			e = dist[(uint(e>>valueShift)+uint(hold)&(1<<(e>>codeShift&codeMask)-1))%distSize]
			if e&special != 0 {
				return out, whyCorrupt
			}
		}
		back := int(e>>valueShift) + int(hold&(1<<(e&takeMask)-1)>>(e>>codeShift&codeMask))
		hold >>= e & takeMask
		n -= uint(e & takeMask)
		if back > out {
			return out, whyCorrupt
		}
		from, end := out-back, out+length
		switch {
		case back >= 16:
			for {
				*(*[16]byte)(full[out:]) = *(*[16]byte)(full[from:])
				out, from = out+16, from+16
				if out >= end {
					break
				}
			}
		case back >= 8:
			for {
				*(*[8]byte)(full[out:]) = *(*[8]byte)(full[from:])
				out, from = out+8, from+8
				if out >= end {
					break
				}
			}
		case back == 1:
			c, run := full[from], full[out:end]
			for i := range run {
				run[i] = c
			}
		default:
			for out < end {
				// What has been copied is twice as much to copy from.
				out += copy(full[out:end], full[from:out])
			}
		}
		out = end
	}
	d.at, d.hold, d.n = at, hold&(1<<n-1), n
	return out, whyRoom
}

// careful is block near the ends of the source and of what is made of it.
func (d *Decoder) careful(dst []byte, out int) (int, error) {
	for {
		e, length, ok := d.symbol(d.tables.lit[:], litBits)
		switch n := int(e & literals >> literalShift); {
		case !ok:
			return out, ErrCorrupt
		case n > 0:
			if n > len(dst)-out {
				return out, ErrSize
			}
			dst[out] = byte(length)
			if n == 2 {
				dst[out+1] = byte(length >> 8)
			}
			out += n
			continue
		case e&special != 0:
			return out, nil
		}
		_, back, ok := d.symbol(d.tables.dist[:], distBits)
		if !ok || back > out {
			return out, ErrCorrupt
		}
		if length > len(dst)-out {
			return out, ErrSize
		}
		for range length {
			dst[out] = dst[out-back]
			out++
		}
	}
}

// symbol takes a symbol and its extra bits.
func (d *Decoder) symbol(table []uint32, tableBits uint) (e uint32, value int, ok bool) {
	// Missing bits read as zero, and are then found to be missing.
	d.fill(56)
	used := uint(0)
	e = table[d.hold&(1<<tableBits-1)]
	hold := d.hold
	if e&(special|subtable) == special|subtable {
		used = tableBits
		hold >>= tableBits
		e = table[uint(e>>valueShift)+uint(hold&(1<<(e>>codeShift&codeMask)-1))]
	}
	used += uint(e & takeMask)
	if used > d.n || e&(special|invalid) == special|invalid {
		return e, 0, false
	}
	value = int(e >> valueShift)
	if e&literals == 0 {
		value += int(hold & (1<<(e&takeMask) - 1) >> (e >> codeShift & codeMask))
	}
	d.take(used)
	return e, value, true
}
