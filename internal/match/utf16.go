package match

import (
	"bytes"
	"encoding/binary"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// sniffLen is how much of a text is looked at to tell what it is.
const sniffLen = 1024

// utf16Order returns the byte order of a text in UTF-16, or nil if it is none.
// It goes by the byte order mark, or by where the zero bytes stand: in most of
// the first sniffLen bytes of the text, every other one.
func utf16Order(data []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return binary.LittleEndian
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return binary.BigEndian
	}
	head := data[:min(len(data), sniffLen)&^1]
	if len(head) < 16 || bytes.IndexByte(head, 0) < 0 {
		return nil
	}
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	most, few := len(head)/2*3/4, len(head)/2/16
	switch {
	case zeros[0] <= few && zeros[1] >= most:
		return binary.LittleEndian
	case zeros[1] <= few && zeros[0] >= most:
		return binary.BigEndian
	}
	return nil
}

// utf16ToUTF8 converts a text. What is no UTF-16 becomes U+FFFD.
func utf16ToUTF8(data []byte, order binary.ByteOrder) []byte {
	out := make([]byte, 0, len(data)/2+len(data)/8)
	for len(data) > 0 {
		r, size := utf16Rune(data, order)
		out = utf8.AppendRune(out, r)
		data = data[size:]
	}
	return out
}

// utf16Rune decodes the first code point and says how many bytes it has.
func utf16Rune(data []byte, order binary.ByteOrder) (rune, int) {
	if len(data) < 2 {
		return utf8.RuneError, len(data)
	}
	r := rune(order.Uint16(data))
	if !utf16.IsSurrogate(r) {
		return r, 2
	}
	if len(data) >= 4 {
		if r := utf16.DecodeRune(r, rune(order.Uint16(data[2:]))); r != utf8.RuneError {
			return r, 4
		}
	}
	return utf8.RuneError, 2
}

// utf16Reader reads UTF-16 and gives UTF-8.
type utf16Reader struct {
	r     io.Reader
	order binary.ByteOrder
	in    []byte // read and not yet converted
	out   []byte // converted and not yet given
	buf   [32 << 10]byte
	err   error
}

func (u *utf16Reader) Read(p []byte) (int, error) {
	for len(u.out) == 0 {
		if u.err != nil {
			return 0, u.err
		}
		var n int
		n, u.err = u.r.Read(u.buf[:])
		u.in = append(u.in, u.buf[:n]...)
		for len(u.in) >= 4 || u.err != nil && len(u.in) > 0 {
			r, size := utf16Rune(u.in, u.order)
			u.out = utf8.AppendRune(u.out, r)
			u.in = u.in[size:]
		}
	}
	n := copy(p, u.out)
	u.out = u.out[n:]
	return n, nil
}
