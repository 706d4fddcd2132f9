package gitstore

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

var errIndex = errors.New("corrupt: malformed index")

const (
	fanout = 256 * 4
	// maxIndex is how large an index may be, which is read whole.
	maxIndex = 4 << 30
)

// readIndex reads the index of a pack.
func readIndex(file string, f format) (*listing, error) {
	data, err := readChecked(file, f)
	if err != nil {
		return nil, err
	}
	return parseIndex(data, f)
}

// readChecked reads a file of at most maxIndex bytes whose end is a checksum,
// and returns what stands before that.
func readChecked(file string, f format) ([]byte, error) {
	r, fi, err := openRegular(file)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	if fi.Size() > maxIndex || fi.Size() < f.trailer() {
		return nil, errIndex
	}
	data := make([]byte, fi.Size())
	if _, err := io.ReadFull(r, data); err != nil {
		return nil, err
	}
	data, sum := data[:len(data)-f.size], data[len(data)-f.size:]
	h := f.newHash()
	h.Write(data)
	if !bytes.Equal(h.Sum(nil), sum) {
		return nil, errors.New("corrupt: the checksum of the index is wrong")
	}
	return data, nil
}

// parseIndex reads a pack index, of version 1 or 2, without its checksum.
func parseIndex(data []byte, f format) (*listing, error) {
	version := uint32(1)
	if rest, ok := bytes.CutPrefix(data, []byte("\xfftOc")); ok {
		if len(rest) < 4 {
			return nil, errIndex
		}
		version, data = binary.BigEndian.Uint32(rest), rest[4:]
		if version != 2 {
			return nil, fmt.Errorf("version %d of the index is not supported", version)
		}
	}
	if len(data) < fanout+f.size {
		return nil, errIndex
	}
	n := int(binary.BigEndian.Uint32(data[fanout-4:]))
	data, checksum := data[fanout:len(data)-f.size], data[len(data)-f.size:]
	if int64(n)*int64(f.size+4) > int64(len(data)) {
		return nil, errIndex
	}
	ids, offsets := make([]ID, n), make([]int64, n)
	if version == 1 {
		for i := range ids {
			e := data[i*(4+f.size):]
			offsets[i] = int64(binary.BigEndian.Uint32(e))
			ids[i] = IDOf(e[4 : 4+f.size])
		}
	} else {
		// Names, checksums of four bytes, offsets.
		at := n * (f.size + 4)
		if len(data) < at+4*n {
			return nil, errIndex
		}
		for i := range ids {
			ids[i] = IDOf(data[i*f.size : (i+1)*f.size])
		}
		if err := largeOffsets(offsets, data[at:at+4*n], 4, data[at+4*n:]); err != nil {
			return nil, err
		}
	}
	return &listing{ids, offsets, checksum}, sorted(ids)
}

// largeOffsets reads offsets of four bytes that stand every so many bytes. One
// with the highest bit set is the number of an offset of eight bytes in large.
func largeOffsets(offsets []int64, small []byte, every int, large []byte) error {
	for i := range offsets {
		v := binary.BigEndian.Uint32(small[i*every:])
		if v>>31 == 0 {
			offsets[i] = int64(v)
			continue
		}
		at := int(v&(1<<31-1)) * 8
		if at+8 > len(large) || large[at]>>7 != 0 {
			return errIndex
		}
		offsets[i] = int64(binary.BigEndian.Uint64(large[at:]))
	}
	return nil
}

// sorted returns an error unless IDs are sorted, as they must be to be found.
func sorted(ids []ID) error {
	for i := 1; i < len(ids); i++ {
		if bytes.Compare(ids[i-1][:], ids[i][:]) > 0 {
			return errors.New("corrupt: the objects in the index are not sorted")
		}
	}
	return nil
}
