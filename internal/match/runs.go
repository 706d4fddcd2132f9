package match

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"math/bits"
	"unicode/utf8"
)

// minRun is how long a run of base64 or hexadecimal digits must be to be
// decoded. Shorter ones hide little, and every identifier would be one.
const minRun = 40

// A longer run than maxRun digits is decoded in parts of that length, each with
// runOverlap digits of the next part, so that what lies across is seen whole.
const (
	maxRun     = 256 << 10
	runOverlap = 16 << 10
)

// maxIndent is how far the lines of a run may be indented.
const maxIndent = 64

// What a byte can be in a run.
const (
	isWord  = 1 << iota // a digit of every base64 alphabet
	isStd               // + or /
	isURL               // - or _
	isHex               // a hexadecimal digit
	isDigit = isWord | isStd | isURL
)

var digits = func() (t [256]uint8) {
	for c := range t {
		switch {
		case '0' <= c && c <= '9', 'a' <= c && c <= 'f', 'A' <= c && c <= 'F':
			t[c] = isWord | isHex
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			t[c] = isWord
		case c == '+', c == '/':
			t[c] = isStd
		case c == '-', c == '_':
			t[c] = isURL
		}
	}
	return t
}()

// piece is a stretch of a text that stands for other bytes.
type piece struct {
	start, end int
	decoded    []byte
	via        []string
	// unit is how many bytes each decoded byte was, if that is always the same.
	unit int
	// own is less than len(decoded) for a part of a longer run: what begins at
	// own or behind it belongs to the next part.
	own int
}

// nextRun returns the first run of at least minRun digits in data that begins
// at from or behind it; start is len(data) if there is none. Of what is no run
// it looks at few bytes.
func nextRun(data []byte, from int) (start, end int) {
	for start := from; start+minRun <= len(data); {
		i := start + minRun - 1
		for i >= start && digits[data[i]]&isDigit != 0 {
			i--
		}
		if i >= start {
			start = i + 1
			continue
		}
		end := endOfDigits(data, start+minRun)
		if start > 0 {
			if _, width, ok := escape(data, start-1); ok {
				start += width - 1 // these belong to the percent sign or the backslash
				if end-start < minRun {
					start = end
					continue
				}
			}
		}
		return start, end
	}
	return len(data), len(data)
}

// endOfDigits returns the end of the digits that begin at i, or some offset in
// them that is further away than what is decoded at once.
func endOfDigits(data []byte, i int) int {
	for end := min(len(data), i+maxRun+runOverlap+1); i < end && digits[data[i]]&isDigit != 0; {
		i++
	}
	return i
}

// wrapped returns the next line of a run of which a line ends at end: the line
// break may be written as an escape, and the line be indented. The line holds
// nothing but digits.
func wrapped(data []byte, end int) (start, lineEnd int, ok bool) {
	i := skipLineBreak(data, end)
	if i == end {
		return 0, 0, false
	}
	for indent := 0; i < len(data) && (data[i] == ' ' || data[i] == '\t'); i++ {
		if indent++; indent > maxIndent {
			return 0, 0, false
		}
	}
	lineEnd = endOfDigits(data, i)
	if lineEnd == i || lineEnd < len(data) && bytes.IndexByte([]byte("=\r\n\\\"'`,"), data[lineEnd]) < 0 {
		return 0, 0, false
	}
	return i, lineEnd, true
}

// skipLineBreak returns the end of the line break that begins at i, or i if none
// does.
func skipLineBreak(data []byte, i int) int {
	for _, lineBreak := range []string{"\r\n", "\n", `\r\n`, `\n`} {
		if bytes.HasPrefix(data[i:], []byte(lineBreak)) {
			return i + len(lineBreak)
		}
	}
	return i
}

// run is a run of digits, or a part of a long one.
type run struct {
	start, end int
	text       []byte // the digits alone
	own        int    // of the digits; what follows belongs to the next part too
	next       int    // where to go on looking for runs
	wrapped    bool
}

// gather gathers the run whose first line is from start to end.
func gather(data []byte, start, end int) run {
	r := run{start: start, next: -1}
	for {
		end = min(end, start+maxRun+runOverlap-len(r.text))
		if r.next < 0 && len(r.text)+end-start > maxRun {
			// The next part begins with a line, unless that is a long one.
			r.own, r.next = len(r.text), start
			if end-start > runOverlap {
				r.own, r.next = maxRun, start+maxRun-len(r.text)
			}
		}
		if r.text == nil {
			r.text = data[start:end:end]
		} else {
			r.text = append(r.text, data[start:end]...)
			r.wrapped = true
		}
		r.end = end
		if len(r.text) == maxRun+runOverlap {
			return r
		}
		var ok bool
		if len(r.text)%4 == 0 {
			start, end, ok = wrapped(data, end)
		}
		if !ok {
			break
		}
	}
	for range 2 {
		if r.end < len(data) && data[r.end] == '=' {
			r.end++
		}
	}
	r.own, r.next = len(r.text), r.end
	return r
}

// pieces returns what in a run is worth a look.
func (e *Engine) pieces(r run) []piece {
	if p, ok := e.decodeRun(r.text, r.own); ok {
		p.start, p.end = r.start, r.end
		return []piece{p}
	}
	if r.wrapped || r.own < len(r.text) {
		return nil
	}
	// Something else may stand before what is encoded: a path, a prefix.
	for _, cut := range []uint8{isStd, isURL, isStd | isURL} {
		var found []piece
		for i := 0; i < len(r.text); {
			j := i
			for j < len(r.text) && digits[r.text[j]]&cut == 0 {
				j++
			}
			if j-i >= minRun && j-i < len(r.text) {
				if p, ok := e.decodeRun(r.text[i:j], j-i); ok {
					p.start, p.end = r.start+i, r.start+j
					found = append(found, p)
				}
			}
			i = j + 1
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// decodeRun decodes digits in the encoding that makes something of them that is
// worth a look. The first own digits are the part's own.
func (e *Engine) decodeRun(text []byte, own int) (piece, bool) {
	all, every := uint8(0), uint8(isHex)
	for _, c := range text {
		all |= digits[c]
		every &= digits[c]
	}
	bare := text
	if every == 0 && len(text) > 2 && text[0] == '0' && text[1]|0x20 == 'x' {
		bare, every = text[2:], isHex
		for _, c := range bare {
			every &= digits[c]
		}
		own = min(own, len(bare))
	}
	if every != 0 {
		decoded := make([]byte, len(bare)/2)
		if _, err := hex.Decode(decoded, bare[:len(decoded)*2]); err == nil {
			if p, ok := e.worth(decoded, own/2, "hex"); ok {
				return p, true
			}
		}
	}
	coding := base64.RawStdEncoding
	switch all & (isStd | isURL) {
	case isStd | isURL:
		return piece{}, false
	case isURL:
		coding = base64.RawURLEncoding
	}
	if len(text)%4 == 1 {
		text = text[:len(text)-1]
	}
	decoded := make([]byte, coding.DecodedLen(len(text)))
	if _, err := coding.Decode(decoded, text); err != nil {
		return piece{}, false
	}
	return e.worth(decoded, (own*3+3)/4, "base64")
}

// worth makes a piece of decoded bytes if it is worth a look: if they are text,
// or hold a keyword. Text in UTF-16 and what gzip has packed are unpacked.
func (e *Engine) worth(decoded []byte, own int, coding string) (piece, bool) {
	p := piece{decoded: decoded, own: min(own, len(decoded)), via: []string{coding}}
	if order := utf16Order(decoded); order != nil {
		p.decoded = utf16ToUTF8(decoded, order)
		if p.own = p.own * len(p.decoded) / len(decoded); own >= len(decoded) {
			p.own = len(p.decoded)
		}
	} else if text, ok := gunzip(decoded); ok {
		p.decoded, p.own, p.via = text, len(text), append(p.via, "gzip")
	}
	return p, isText(p.decoded) || e.speaks(p.decoded)
}

// speaks reports whether data holds a keyword or a word of a platform.
func (e *Engine) speaks(data []byte) bool {
	spoke := false
	e.first.each(data, func(w *keyword, _, _ int) { spoke = spoke || len(w.rules)+len(w.platforms) > 0 })
	return spoke
}

// isText reports whether nearly all of data can be printed.
func isText(data []byte) bool {
	odd := 0
	for _, c := range data {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' || c >= 0x7f {
			if odd++; odd > len(data)/10+1 {
				return false
			}
		}
	}
	return true
}

// escapes finds what is written with escapes in a text: percent signs with two
// hexadecimal digits, and what stands for ASCII as \u0041, the backslash perhaps
// doubled, or as U+0041 with a space behind it.
type escapes struct {
	data []byte
	// seen are the classes of the blocks from at on, as far as they are known.
	seen [8]classes
	at   int
	n    int
}

// maxEscape is the length of the longest escape, maxEscapes that of a stretch.
const (
	maxEscape  = len(`\\u0041`)
	maxEscapes = 4 << 10
)

// from returns the first stretch that begins at an offset or behind it; its
// start is len(data) if there is none.
func (e *escapes) from(off int) piece {
	for i := e.mark(off); i < len(e.data); i = e.mark(i + 1) {
		if i+1 == len(e.data) || !mayEscape(e.data[i], e.data[i+1]) {
			continue
		}
		_, width, ok := escape(e.data, i)
		if !ok {
			continue
		}
		p := piece{start: i, end: i, via: viaUnicode, unit: width}
		if e.data[i] == '%' {
			p.via = viaPercent
		}
		for p.end-p.start < maxEscapes {
			c, n, ok := escape(e.data, p.end)
			if !ok || n != width {
				break
			}
			p.decoded = append(p.decoded, c)
			p.end += width
		}
		p.own = len(p.decoded)
		return p
	}
	return piece{start: len(e.data), end: len(e.data)}
}

var viaPercent, viaUnicode = []string{"percent"}, []string{"unicode"}

// mark returns where a byte stands, at an offset or behind it, with which an
// escape may begin; len(data) if there is none.
func (e *escapes) mark(i int) int {
	for i < len(e.data) {
		if i < e.at || i >= e.at+e.n*blockSize {
			e.at, e.n = i, min(len(e.seen), (len(e.data)-i+blockSize-1)/blockSize)
			classify(e.data, i, e.seen[:e.n])
		}
		off := i - e.at
		if marks := e.seen[off/blockSize].marks >> (off % blockSize); marks != 0 {
			return i + bits.TrailingZeros64(marks)
		}
		i += blockSize - off%blockSize
	}
	return len(e.data)
}

// mayEscape reports whether an escape may begin with two bytes, of which the
// first is a mark.
func mayEscape(a, b byte) bool {
	switch a {
	case '%':
		return digits[b]&isHex != 0
	case '\\':
		return b == 'u' || b == '\\'
	}
	return b == '+'
}

// escape decodes the escape that begins at i, and returns its length.
func escape(data []byte, i int) (c byte, width int, ok bool) {
	rest := data[i:min(len(data), i+maxEscape)]
	if len(rest) < len("%41") {
		return 0, 0, false
	}
	at := 0 // where the last two digits are
	switch {
	case rest[0] == '%':
		at, width = 1, 3
	case rest[0] == '\\' && bytes.HasPrefix(rest[1:], []byte("u00")):
		at, width = 4, 6
	case rest[0] == '\\' && bytes.HasPrefix(rest[1:], []byte(`\u00`)):
		at, width = 5, 7
	case rest[0] == 'U' && bytes.HasPrefix(rest[1:], []byte("+00")) && (i == 0 || digits[data[i-1]]&isDigit == 0):
		at, width = 4, 7
	default:
		return 0, 0, false
	}
	if width > len(rest) || digits[rest[at]]&digits[rest[at+1]]&isHex == 0 ||
		at+2 < width && !isSpace(rest[at+2]) {
		return 0, 0, false
	}
	var b [1]byte
	if _, err := hex.Decode(b[:], rest[at:at+2]); err != nil || width > 3 && b[0] >= utf8.RuneSelf {
		return 0, 0, false
	}
	return b[0], width, true
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
