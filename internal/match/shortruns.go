package match

import (
	"encoding/base64"
	"encoding/hex"
	"math/bits"
)

// A run of fewer than minRun digits is decoded if the catalogue says so and all
// of it stands for printable ASCII, as few names and hashes do. From how many
// digits on is what gitleaks has.
const (
	minShort    = 16
	minShortHex = 32
	// behindShort is how many bytes behind the digits count: two equals signs and
	// an escape. aroundShort is how many bytes before a place, and behind it,
	// decide whether a short run is there.
	behindShort = 2 + maxEscape
	aroundShort = minRun + behindShort + 1
)

// Where in four digits of base64 one can stand of printable ASCII: no bit may
// be set that is the highest of a byte.
const (
	asFirst = 1 << iota
	asSecond
	asThird
)

var ascii = func() (t [256]uint8) {
	const values = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	for v, c := range []byte(values) {
		if v&32 == 0 {
			t[c] |= asFirst
		}
		if v&8 == 0 {
			t[c] |= asSecond
		}
		if v&2 == 0 {
			t[c] |= asThird
		}
	}
	t['-'], t['_'] = t['+'], t['/']
	return t
}()

// shortRuns finds the short runs of a text that stand for something else.
type shortRuns struct {
	data []byte
	// starts say where at least minShort digits begin behind something else, in
	// the blocks from at on, as far as they are known.
	starts [8]uint64
	at, n  int
}

// from returns the first one that begins at an offset or behind it, and before
// to; its start is to if there is none.
func (s *shortRuns) from(i, to int) piece {
	for i < to {
		if i < s.at || i >= s.at+s.n*blockSize {
			s.look(i, to)
		}
		off := i - s.at
		starts := s.starts[off/blockSize] >> (off % blockSize)
		if starts == 0 {
			i += blockSize - off%blockSize
			continue
		}
		if i += bits.TrailingZeros64(starts); i >= to {
			break
		}
		if p, ok := shortRun(s.data, i); ok {
			return p
		}
		i++
	}
	return piece{start: to, end: to}
}

// look finds out where runs begin from an offset on, before to.
func (s *shortRuns) look(at, to int) {
	var seen [len(s.starts) + 1]classes
	s.at, s.n = at, min(len(s.starts), (to-at+blockSize-1)/blockSize)
	classify(s.data, at, seen[:s.n+1])
	before := uint64(0)
	if at > 0 && digits[s.data[at-1]]&isDigit != 0 {
		before = 1
	}
	for i := range s.n {
		here, next := seen[i].digits, seen[i+1].digits
		long, behind := here, next
		for n := 1; n < minShort; n *= 2 {
			long &= long>>n | behind<<(blockSize-n)
			behind &= behind >> n
		}
		s.starts[i] = long &^ (here<<1 | before)
		before = here >> (blockSize - 1)
	}
}

// shortRun decodes the short run of which the first digit is at start, if there
// is one and it stands for printable ASCII. At least minShort digits are there.
// Of what touches an escape, that is decoded first.
func shortRun(data []byte, start int) (piece, bool) {
	d := data[start : start+3]
	if ascii[d[0]]&asFirst == 0 || ascii[d[1]]&asSecond == 0 || ascii[d[2]]&asThird == 0 {
		if d[0] < '0' || d[0] > '7' || (d[2] < '0' || d[2] > '7') && d[1] != 'x' && d[1] != 'X' {
			return piece{}, false
		}
	}
	end, most := start, min(len(data), start+minRun)
	for end < most && digits[data[end]]&isDigit != 0 {
		end++
	}
	if end-start == minRun {
		return piece{}, false
	}
	p, ok := decodeShort(data[start:end])
	if !ok {
		return piece{}, false
	}
	for range 2 {
		if end < len(data) && data[end] == '=' {
			end++
		}
	}
	p.start, p.end, p.own = start, end, len(p.decoded)
	_, _, behind := escape(data, end)
	before := false
	if start > 0 {
		_, _, before = escape(data, start-1)
	}
	return p, !before && !behind
}

// decodeShort decodes what stands for printable ASCII.
func decodeShort(text []byte) (piece, bool) {
	bare := text
	if text[0] == '0' && text[1]|0x20 == 'x' {
		bare = text[2:]
	}
	if len(bare) >= minShortHex {
		decoded := make([]byte, len(bare)/2)
		if _, err := hex.Decode(decoded, bare[:len(decoded)*2]); err == nil && isASCII(decoded) {
			return piece{decoded: decoded, via: []string{"hex"}}, true
		}
	}
	all, coding := uint8(0), base64.RawStdEncoding
	whole := len(text) &^ 3 // behind them some bits stand for nothing
	for i, c := range text {
		if all |= digits[c]; i < whole && i%4 < 3 && ascii[c]>>(i%4)&1 == 0 {
			return piece{}, false
		}
	}
	switch all & (isStd | isURL) {
	case isStd | isURL:
		return piece{}, false
	case isURL:
		coding = base64.RawURLEncoding
	}
	decoded := make([]byte, coding.DecodedLen(len(text)))
	if _, err := coding.Decode(decoded, text); err != nil || !isASCII(decoded) {
		return piece{}, false
	}
	return piece{decoded: decoded, via: []string{"base64"}}, true
}

// isASCII reports whether all of data is ASCII that can stand in a text, as
// gitleaks has it.
func isASCII(data []byte) bool {
	for _, c := range data {
		if c <= '\b' || c >= 0x7f {
			return false
		}
	}
	return true
}

// shortNear reports whether a short run that stands for something else touches
// a range, or depends on what is in it. It looks at less than aroundShort bytes
// on both sides.
func shortNear(data []byte, s span) bool {
	runs := shortRuns{data: data}
	to := min(len(data), s.end+1)
	for i := max(0, s.start-aroundShort+1); ; {
		p := runs.from(i, to)
		if p.start == to {
			return false
		}
		if p.end+behindShort >= s.start {
			return true
		}
		i = p.end
	}
}

// encoded visits what may stand for other bytes between two offsets, at neither
// of which something is cut in two, in order: escapes and short runs as pieces,
// and runs, of which the visitor says whether they stand for something else.
// Short runs that are lines of one that does are passed over.
func (e *Engine) encoded(data []byte, from, to int, visit func(piece), visitRun func(run) bool) {
	within := data[:to]
	escaped, short := escapes{data: within}, shortRuns{data: data}
	p, q := escaped.from(from), piece{start: to}
	if e.short {
		q = short.from(from, to)
	}
	start, lineEnd := nextRun(within, from)
	for start < to || p.start < to || q.start < to {
		switch {
		case p.start < min(start, q.start):
			visit(p)
			p = escaped.from(p.end)
		case q.start < start:
			visit(q)
			q = short.from(q.end, to)
		default:
			r := gather(data, start, lineEnd)
			if visitRun(r) && q.start < r.end {
				q = short.from(r.end, to)
			}
			start, lineEnd = nextRun(within, r.next)
		}
	}
}
