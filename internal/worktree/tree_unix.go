//go:build unix

package worktree

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// tree opens what stands under a directory, by paths relative to it.
type tree struct {
	fd   int
	root string
}

func openTree(root string) (*tree, error) {
	fd, err := retry(func() (int, error) {
		return unix.Open(root, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	})
	if err != nil {
		return nil, err
	}
	return &tree{fd, root}, nil
}

func (t *tree) close() { unix.Close(t.fd) }

// maxOpen is how long a path may be that is opened in one go: systems refuse
// paths of PATH_MAX, which is 1024 on some.
const maxOpen = 1000

// openat opens a path without following symbolic links. A long path is gone
// down in several steps.
func (t *tree) openat(path string, flags int) (int, error) {
	if path == "" {
		path = "."
	}
	at := t.fd
	for len(path) > maxOpen {
		n := strings.LastIndexByte(path[:maxOpen], '/')
		if n < 0 {
			break
		}
		fd, err := openBeneath(at, path[:n], unix.O_RDONLY|unix.O_DIRECTORY)
		if at != t.fd {
			unix.Close(at)
		}
		if err != nil {
			return -1, err
		}
		at, path = fd, path[n+1:]
	}
	fd, err := openBeneath(at, path, flags)
	if at != t.fd {
		unix.Close(at)
	}
	return fd, err
}

func retry(f func() (int, error)) (int, error) {
	for {
		fd, err := f()
		if err != unix.EINTR {
			return fd, err
		}
	}
}

// open opens a regular file. The kind of error says what else it is.
func (t *tree) open(path string) (handle, fileInfo, error) {
	// Without O_NONBLOCK a pipe that took the file's place would hang.
	fd, err := t.openat(path, unix.O_RDONLY|unix.O_NONBLOCK|unix.O_NOCTTY)
	if err != nil {
		return -1, fileInfo{}, err
	}
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil {
		unix.Close(fd)
		return -1, fileInfo{}, err
	}
	return handle(fd), info(&st), nil
}

// handle is an open file. The os package would add a finalizer and three
// system calls to each.
type handle int

func (h handle) Read(b []byte) (int, error) {
	n, err := retry(func() (int, error) { return unix.Read(int(h), b) })
	return ended(n, err, len(b))
}

func (h handle) ReadAt(b []byte, off int64) (int, error) {
	read := 0
	for read < len(b) {
		n, err := retry(func() (int, error) { return unix.Pread(int(h), b[read:], off+int64(read)) })
		if n, err = ended(n, err, len(b)); err != nil {
			return read + n, err
		}
		read += n
	}
	return read, nil
}

func ended(n int, err error, want int) (int, error) {
	switch {
	case err != nil:
		return 0, err
	case n == 0 && want > 0:
		return 0, io.EOF
	}
	return n, nil
}

func (h handle) Close() error { return unix.Close(int(h)) }

// dir is an open directory.
type dir struct {
	f  *os.File
	fd int
}

func (t *tree) openDir(path string) (*dir, error) {
	fd, err := t.openat(path, unix.O_RDONLY|unix.O_DIRECTORY)
	if err != nil {
		return nil, err
	}
	// Where a file system tells no types, ReadDir asks for them by name.
	return &dir{os.NewFile(uintptr(fd), t.root+"/"+path), fd}, nil
}

func (d *dir) close() { d.f.Close() }

func (d *dir) list() ([]fs.DirEntry, error) { return d.f.ReadDir(-1) }

func (d *dir) stat(e fs.DirEntry) (fileInfo, error) {
	var st unix.Stat_t
	if err := unix.Fstatat(d.fd, e.Name(), &st, unix.AT_SYMLINK_NOFOLLOW); err != nil {
		return fileInfo{}, err
	}
	return info(&st), nil
}

func info(st *unix.Stat_t) fileInfo {
	mode := fs.FileMode(st.Mode & 0o777)
	switch st.Mode & unix.S_IFMT {
	case unix.S_IFREG:
	case unix.S_IFDIR:
		mode |= fs.ModeDir
	case unix.S_IFLNK:
		mode |= fs.ModeSymlink
	case unix.S_IFIFO:
		mode |= fs.ModeNamedPipe
	case unix.S_IFSOCK:
		mode |= fs.ModeSocket
	case unix.S_IFCHR, unix.S_IFBLK:
		mode |= fs.ModeDevice
	default:
		mode |= fs.ModeIrregular
	}
	return fileInfo{mode, st.Size}
}

// isLink reports whether an error says that a path leads over a symbolic link.
func isLink(err error) bool {
	return errors.Is(err, unix.ELOOP) || errors.Is(err, unix.EMLINK)
}

// isSpecial reports whether an error comes from opening a socket, or a device
// that is not there.
func isSpecial(err error) bool {
	return errors.Is(err, unix.ENXIO) || errors.Is(err, unix.ENODEV) || errors.Is(err, unix.EOPNOTSUPP)
}

// sameDevice reports whether two files are on the same file system.
func sameDevice(a, b fs.FileInfo) bool {
	da, ok1 := device(a)
	db, ok2 := device(b)
	return !ok1 || !ok2 || da == db
}
