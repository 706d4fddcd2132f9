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

// Read returns the content of a regular file of at most limit bytes. It
// follows symbolic links. Errors name the file.
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
	return Content(f, info, name, limit)
}

// Content is Read for a file that is open: r is what info describes, and name
// what errors call it.
func Content(r io.Reader, info fs.FileInfo, name string, limit int64) ([]byte, error) {
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: %w", name, ErrNotRegular)
	}
	if info.Size() > limit {
		return nil, fmt.Errorf("%s: larger than %d bytes", name, limit)
	}
	// One byte more than its size shows the end of a file that does not grow.
	b := make([]byte, 0, info.Size()+1)
	for {
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		switch {
		case err == io.EOF:
			return b, nil
		case err != nil:
			return nil, err
		case int64(len(b)) > limit:
			return nil, fmt.Errorf("%s: larger than %d bytes", name, limit)
		case len(b) == cap(b):
			b = append(b, 0)[:len(b)]
		}
	}
}
