// Package regular reads small files that somebody else wrote: never a pipe or
// a device, which could hang or have effects, and never more than a limit.
package regular

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// ErrNotRegular is wrapped by errors about what is no regular file.
var ErrNotRegular = errors.New("not a regular file")

// ErrTooLarge is wrapped by errors about files beyond a limit.
var ErrTooLarge = errors.New("too large")

// Read returns the content of a regular file of at most limit bytes. It
// follows symbolic links. Its errors are *fs.PathError.
func Read(name string, limit int64) ([]byte, error) {
	f, err := os.OpenFile(name, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: ErrNotRegular}
	}
	return Content(f, info.Size(), name, limit)
}

// Content reads all of r, which is about size bytes long, like Read. name is
// what errors call it.
func Content(r io.Reader, size int64, name string, limit int64) ([]byte, error) {
	if size > limit {
		return nil, tooLarge(name, limit)
	}
	// One byte more than its size shows the end of a file that does not grow.
	b := make([]byte, 0, size+1)
	for {
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		switch {
		case err == io.EOF:
			return b, nil
		case err != nil:
			return nil, &fs.PathError{Op: "read", Path: name, Err: err}
		case int64(len(b)) > limit:
			return nil, tooLarge(name, limit)
		case len(b) == cap(b):
			b = append(b, 0)[:len(b)]
		}
	}
}

func tooLarge(name string, limit int64) error {
	return &fs.PathError{Op: "read", Path: name, Err: fmt.Errorf("%w: more than %d bytes", ErrTooLarge, limit)}
}
