package finding

import (
	"math"
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// hashWindow is how many UTF-16 units a line hash reaches over.
const hashWindow = 100

// LineHashes returns for each of the 1-based lines the hash by which GitHub
// code scanning recognises a line after it has moved: what its own upload step
// would write as primaryLocationLineHash, had it the file. The result has one
// element for each line asked for, empty for a line that text does not have.
//
// The hash is polynomial, with base 37 and modulo 2^64, over the 100 UTF-16
// units from the start of the line on, across line ends. Blanks and tabs are
// passed over, CR and CRLF count as LF, the end of the text is the unit 65535,
// and zeros stand behind it. The number after the colon says how many lines up
// to this one have the same hash. Invalid UTF-8 is read as Node.js reads it.
//
// The time it takes grows with the text and not with how many lines are asked
// for; the memory grows with the lines asked for and not with the text.
func LineHashes(text []byte, lines ...int) []string {
	hashes := make([]string, len(lines))
	if len(lines) == 0 {
		return hashes
	}
	// The first round learns which hashes are asked for, the second counts
	// how often each has come before.
	last := slices.Max(lines)
	asked := map[int]bool{}
	for _, line := range lines {
		asked[line] = true
	}
	counts := map[uint64]int{}
	rollLines(text, last, func(line int, hash uint64) {
		if asked[line] {
			counts[hash] = 0
		}
	})
	told := map[int]string{}
	rollLines(text, last, func(line int, hash uint64) {
		n, ok := counts[hash]
		if !ok {
			return
		}
		counts[hash] = n + 1
		if asked[line] {
			told[line] = strconv.FormatUint(hash, 16) + ":" + strconv.Itoa(n+1)
		}
	})
	for i, line := range lines {
		hashes[i] = told[line]
	}
	return hashes
}

// rollLines calls f with the hash of every line up to the last one asked for,
// in order.
func rollLines(text []byte, last int, f func(line int, hash uint64)) {
	const (
		base  = 37
		ring  = 128 // hashWindow, up to a power of two
		never = math.MaxInt
	)
	leaves := uint64(1) // the weight of a unit that leaves the window
	for range hashWindow {
		leaves *= base
	}
	var (
		units  [ring]uint64
		starts [ring]int // where the lines begin whose window is not full yet
		begun  int       // how many lines have begun
		told   int       // how many lines f has been called with
		hash   uint64
		due    = never // when the window of the next line to tell is full
		low    uint64  // the second half of a pair, to come next
		n      int     // units so far
		fresh  = true  // the next unit begins a line
		skipLF = false
		ended  = false
	)
	for i := 0; told < last; {
		var unit uint64
		switch {
		case low != 0:
			unit, low = low, 0
		case i < len(text):
			c := text[i]
			if c >= utf8.RuneSelf {
				r, size := utf8.DecodeRune(text[i:])
				if r == utf8.RuneError && size == 1 {
					size = brokenRune(text[i:])
				}
				i += size
				if unit = uint64(r); r > 0xffff {
					hi, lo := utf16.EncodeRune(r)
					unit, low = uint64(hi), uint64(lo)
				}
				skipLF = false
				break
			}
			i++
			if c == ' ' || c == '\t' || c == '\n' && skipLF {
				skipLF = false
				continue
			}
			if skipLF = c == '\r'; skipLF {
				c = '\n'
			}
			unit = uint64(c)
		case !ended:
			ended, unit = true, 65535
		case told == begun:
			return
		default:
			fresh = false
		}
		if n == due {
			told++
			f(told, hash)
			if due = never; told < begun {
				due = starts[told&(ring-1)] + hashWindow
			}
		}
		if fresh {
			starts[begun&(ring-1)] = n
			begun++
			due = min(due, n+hashWindow)
		}
		fresh = unit == '\n'
		// Before the window is full, zeros leave it.
		hash = hash*base + unit - leaves*units[(n-hashWindow)&(ring-1)]
		units[n&(ring-1)] = unit
		n++
	}
}

// brokenRune returns how many bytes at the start of b, which is not valid
// UTF-8, are replaced together: as many as could have begun a character.
func brokenRune(b []byte) int {
	low, high := byte(0x80), byte(0xbf)
	var more int
	switch c := b[0]; {
	case c >= 0xc2 && c <= 0xdf:
		more = 1
	case c >= 0xe0 && c <= 0xef:
		more = 2
		if c == 0xe0 {
			low = 0xa0
		} else if c == 0xed {
			high = 0x9f
		}
	case c >= 0xf0 && c <= 0xf4:
		more = 3
		if c == 0xf0 {
			low = 0x90
		} else if c == 0xf4 {
			high = 0x8f
		}
	}
	n := 1
	for ; more > 0 && n < len(b) && b[n] >= low && b[n] <= high; more-- {
		n++
		low, high = 0x80, 0xbf
	}
	return n
}
