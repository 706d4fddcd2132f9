package gitstore

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"sync"

	"github.com/damvet/damvet/internal/inflate"
)

// errTooLarge is the error for an object beyond the limit, or one that is
// stored as the difference to such an object.
var errTooLarge = errors.New("larger than the limit")

// loosePath returns the file of a loose object.
func (s *Store) loosePath(id ID) string {
	name := id.String()
	return filepath.Join(s.objects[s.loose[id].dir], name[:2], name[2:])
}

// readLoose reads a loose object, into a buffer from alloc. Of an object of a
// kind that is not wanted it reads the header alone.
func (s *Store) readLoose(id ID, want kinds, alloc func(int64) []byte) (o Object, err error) {
	defer recoverTo(&err)
	f, fi, err := openRegular(s.loosePath(id))
	if err != nil {
		return Object{}, err
	}
	defer f.Close()
	r := inflaters.Get().(*looseInflater)
	defer inflaters.Put(r)
	if o, content, ok := r.small(f, fi.Size()); ok && o.Size <= s.MaxObject {
		if o.ID = id; want.has(o.Kind) {
			o.Data = alloc(o.Size)
			copy(o.Data, content)
		}
		return o, nil
	}
	z, err := r.reset(f)
	if err != nil {
		return Object{}, err
	}
	var head [maxLooseHeader]byte
	n, err := io.ReadFull(z, head[:])
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return Object{}, fmt.Errorf("corrupt: %w", err)
	}
	o, rest, ok := parseLoose(head[:n])
	if !ok {
		return Object{}, errors.New("corrupt: malformed header")
	}
	o.ID = id
	if !want.has(o.Kind) {
		return o, nil
	}
	if o.Size > s.MaxObject {
		return o, errTooLarge
	}
	if int64(len(rest)) > o.Size || !plausible(o.Size, fi.Size()) {
		return o, errSize
	}
	o.Data = alloc(o.Size)
	copy(o.Data, rest)
	return o, readExactly(z, o.Data[len(rest):])
}

// maxLooseHeader is how long the header of a loose object is at most.
const maxLooseHeader = 32

// parseLoose reads the header "kind size NUL" of a loose object, and returns what
// stands behind it. It reports false for one that is malformed.
func parseLoose(text []byte) (o Object, content []byte, ok bool) {
	end := bytes.IndexByte(text[:min(len(text), maxLooseHeader)], 0)
	if end < 0 {
		return o, nil, false
	}
	word, digits, blank := bytes.Cut(text[:end], []byte{' '})
	size, err := strconv.ParseInt(string(digits), 10, 64)
	o = Object{Kind: parseKind(string(word)), Size: size}
	return o, text[end+1:], blank && err == nil && size >= 0 && o.Kind != 0
}

// looseInflater inflates one loose object after the other: most at once, those that
// are larger than its buffers as a stream.
type looseInflater struct {
	whole         inflate.Decoder
	packed, plain []byte

	file   *bufio.Reader
	stream io.Reader
}

// What fits into the buffers, as it is stored and inflated.
const (
	maxLoosePacked = 16 << 10
	maxLoosePlain  = 64 << 10
)

var inflaters = sync.Pool{New: func() any {
	return &looseInflater{
		packed: make([]byte, maxLoosePacked+inflate.Room), plain: make([]byte, maxLoosePlain+inflate.Room),
		file: bufio.NewReader(nil),
	}
}}

// small reads an object from a file of so many bytes. It reports false for one that
// is too large or corrupt: what is wrong with it the stream tells.
func (r *looseInflater) small(f io.ReaderAt, size int64) (o Object, content []byte, ok bool) {
	if size > maxLoosePacked {
		return o, nil, false
	}
	packed := r.packed[:size]
	if _, err := f.ReadAt(packed, 0); err != nil {
		return o, nil, false
	}
	n, err := r.whole.ZlibInto(r.plain[:maxLoosePlain], packed)
	if err != nil {
		return o, nil, false
	}
	o, content, ok = parseLoose(r.plain[:n])
	return o, content, ok && int64(len(content)) == o.Size
}

// reset returns what is in a file, inflated.
func (r *looseInflater) reset(f io.Reader) (_ io.Reader, err error) {
	r.file.Reset(f)
	if z, ok := r.stream.(zlib.Resetter); ok {
		return r.stream, z.Reset(r.file, nil)
	}
	z, err := zlib.NewReader(r.file)
	if err != nil {
		return nil, err
	}
	r.stream = z
	return z, nil
}

var errSize = errors.New("corrupt: the size is not what the header says")

// plausible reports whether so many bytes can come out of so many compressed
// ones.
func plausible(size, compressed int64) bool { return size <= 1032*compressed+1024 }

// readExactly fills data from a stream that must end there. It reads the
// checksum at the end of the stream, which zlib verifies.
func readExactly(z io.Reader, data []byte) error {
	if _, err := io.ReadFull(z, data); err != nil {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return errSize
		}
		return fmt.Errorf("corrupt: %w", err)
	}
	var more [1]byte
	for {
		switch n, err := z.Read(more[:]); {
		case n > 0:
			return errSize
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("corrupt: %w", err)
		}
	}
}
