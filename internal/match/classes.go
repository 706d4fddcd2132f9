package match

import "math/bits"

// blockSize is how many bytes are classified at once.
const blockSize = 64

// classes say what the bytes of a block are, one bit each, the lowest for the
// first byte.
type classes struct {
	digits uint64 // of base64 or hexadecimal
	lines  uint64 // digits, and what stands between the lines of a run
	marks  uint64 // with which an escape may begin
}

// classTables tell the class of a byte by its two halves: a bit that both tables
// have is a class that the byte is in.
type classTables struct {
	low, high [16]uint8
	digit     uint8 // bits of digits; the others are of separators
	marks     [3]uint8
}

// classifier has one bit for every set of bytes that is all combinations of
// some high halves with some low ones.
var classifier = func() classTables {
	t := classTables{digit: 1<<5 - 1, marks: [...]uint8{'%', '\\', 'U'}}
	for i, set := range [8]struct{ high, low []uint8 }{
		{[]uint8{3}, []uint8{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}},                         // 0 to 9
		{[]uint8{4, 6}, []uint8{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}}, // A to O
		{[]uint8{5, 7}, []uint8{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}},                  // P to Z
		{[]uint8{2}, []uint8{0xb, 0xd, 0xf}},                                        // + - /
		{[]uint8{5}, []uint8{0xf}},                                                  // _
		{[]uint8{2}, []uint8{0}},                                                    // space
		{[]uint8{0}, []uint8{9, 0xa, 0xd}},                                          // tab, line feed, carriage return
		{[]uint8{5}, []uint8{0xc}},                                                  // backslash
	} {
		for _, h := range set.high {
			t.high[h] |= 1 << i
		}
		for _, l := range set.low {
			t.low[l] |= 1 << i
		}
	}
	return t
}()

// classify says what the bytes of data from an offset on are, block by block.
// Behind the end of data they are in no class.
func classify(data []byte, from int, out []classes) {
	whole := min(len(out), max(0, len(data)-from)/blockSize)
	if whole > 0 {
		classifyBlocks(data[from:], out[:whole])
	}
	if whole < len(out) {
		clear(out[whole:])
		if from += whole * blockSize; from < len(data) {
			var last [blockSize]byte
			copy(last[:], data[from:])
			classifyBlocks(last[:], out[whole:whole+1])
		}
	}
}

func classifyBlocks(data []byte, out []classes) {
	if vectors {
		classifyAVX2(&classifier, &data[0], len(out), &out[0])
		return
	}
	classifyPlainly(data, out)
}

// classifyPlainly is classifyBlocks byte by byte.
func classifyPlainly(data []byte, out []classes) {
	t := &classifier
	for i := range out {
		var c classes
		for j, b := range data[i*blockSize : (i+1)*blockSize] {
			class := uint8(0)
			if b < 0x80 {
				class = t.low[b&15] & t.high[b>>4]
			}
			bit := uint64(1) << j
			if class&t.digit != 0 {
				c.digits |= bit
			}
			if class != 0 {
				c.lines |= bit
			}
			if b == t.marks[0] || b == t.marks[1] || b == t.marks[2] {
				c.marks |= bit
			}
		}
		out[i] = c
	}
}

// below has the lowest n bits set, of at most 64; all if n is more.
func below(n int) uint64 {
	if n >= 64 {
		return ^uint64(0)
	}
	return 1<<n - 1
}

// between has the bits from lo up to hi set.
func between(lo, hi int) uint64 { return below(max(0, hi)) &^ below(max(0, lo)) }

// ones tells where minShort bits in a row are set: the first of them, if all are
// in x.
func ones(x uint64) uint64 {
	x &= x >> 1
	x &= x >> 2
	x &= x >> 4
	return x & (x >> (minShort - 8))
}

// quiet reports that no run of digits that is worth to be decoded, and nothing
// written with escapes, has a byte in a range. It looks at less than minRun
// bytes on both sides. Of shorter runs it tells whether there may be one.
func quiet(data []byte, s span) (still, short bool) {
	lo, hi := max(0, s.start-minRun+1), min(len(data), s.end+minRun-1)
	within := data[:min(len(data), s.end+maxEscape)]
	run := 0 // digits that stand before the block
	var some [8]classes
	for at := lo; at < hi; {
		n := min(len(some), (hi-at+blockSize-1)/blockSize)
		classify(data, at, some[:n])
		for i := range some[:n] {
			c := &some[i]
			digits := c.digits & below(hi-at)
			first, starts := run+bits.TrailingZeros64(^digits), ones(digits)
			if first >= minRun || starts&(starts>>minShort)&(starts>>(minRun-minShort)) != 0 {
				return false, false
			}
			short = short || first >= minShort || starts != 0
			run = bits.LeadingZeros64(^digits)
			for marks := c.marks & between(s.start-maxEscape-at, len(within)-at); marks != 0; marks &= marks - 1 {
				if _, _, ok := escape(within, at+bits.TrailingZeros64(marks)); ok {
					return false, false
				}
			}
			at += blockSize
		}
	}
	return true, short
}

// idle reports that encoded text which touches a range, or which bytes in it
// may be a part of, is not decoded with anything minRun bytes before it or
// behind it, nor is it escaped. It may be so all the same if it returns false.
func idle(data []byte, s span) bool {
	if s.start > 0 && data[s.start-1] == '=' {
		return false
	}
	var c [1]classes
	escaped := func(from, to, at int) bool {
		for marks := c[0].marks & between(from-at, to-at); marks != 0; marks &= marks - 1 {
			if _, _, ok := escape(data, at+bits.TrailingZeros64(marks)); ok {
				return true
			}
		}
		return false
	}
	lo := max(0, s.start-blockSize)
	classify(data, lo, c[:])
	if s.start >= minRun && ^c[0].lines&between(s.start-minRun+1-lo, s.start-lo) == 0 || escaped(s.start-2*maxEscape, s.start, lo) {
		return false
	}
	classify(data, s.end, c[:])
	return ^c[0].lines&below(minRun-1) != 0 && !escaped(s.end, s.end+maxEscape, s.end)
}
