package gitstore

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"sync"

	"github.com/klauspost/compress/zlib"
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
	z, err := r.reset(f)
	if err != nil {
		return Object{}, err
	}
	// The header is "kind size NUL", and no longer than this.
	var head [32]byte
	n, err := io.ReadFull(z, head[:])
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return Object{}, fmt.Errorf("corrupt: %w", err)
	}
	header, rest, ok := bytes.Cut(head[:n], []byte{0})
	word, digits, blank := bytes.Cut(header, []byte{' '})
	size, err := strconv.ParseInt(string(digits), 10, 64)
	o = Object{ID: id, Kind: parseKind(string(word)), Size: size}
	if !ok || !blank || err != nil || size < 0 || o.Kind == 0 {
		return Object{}, errors.New("corrupt: malformed header")
	}
	if !want.has(o.Kind) {
		return o, nil
	}
	if size > s.MaxObject {
		return o, errTooLarge
	}
	if int64(len(rest)) > size || !plausible(size, fi.Size()) {
		return o, errSize
	}
	o.Data = alloc(size)
	copy(o.Data, rest)
	return o, readExactly(z, o.Data[len(rest):])
}

// looseInflater inflates one loose object after the other. Most are much smaller
// than its buffers.
type looseInflater struct {
	file   *bufio.Reader
	stream io.Reader
}

var inflaters = sync.Pool{New: func() any { return &looseInflater{file: bufio.NewReader(nil)} }}

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
