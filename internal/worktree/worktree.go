// Package worktree finds the files of a directory that git would find: those
// that are tracked, and those that no ignore rule hides.
//
// Nothing here starts git or obeys a repository. Its index, its ignore files
// and the few variables of its configuration that bear on them are read as
// data, and what of them cannot be read is said.
//
// In three things it differs from git on purpose. A repository in the tree,
// be it a submodule or a clone that the outer repository knows nothing of, is
// walked like the rest, by its own rules. A directory that a sparse index
// holds as a whole counts as tracked to the last file. And what was named, the
// root of a walk, is never ignored itself.
package worktree

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/damvet/damvet/internal/finding"
)

// Options say which files to visit. The zero value is ready for use.
type Options struct {
	// Git says where git's configuration is.
	Git Config
	// Ignored asks for the untracked files that git ignores, too.
	Ignored bool
	// MaxSize is how large a file may be, in bytes; 0 stands for 1 GiB, and a
	// negative number for no limit.
	MaxSize int64
	// Exclude are patterns in the syntax of .gitignore. Tracked or not, what
	// they match is not visited.
	Exclude []string
	// ExcludeBase is the path, with forward slashes, of the root of the walk
	// relative to the directory that Exclude is meant for; usually empty.
	ExcludeBase string
	// Repository is called for each repository before its files are visited:
	// the one that the root stands in, with an empty path, and those within.
	Repository func(path string, r *Repository)
	// ReadBlob returns the content of an object, given its raw id. It is asked
	// only for ignore files that a sparse checkout leaves out of the working
	// tree; without it they do not count.
	ReadBlob func(r *Repository, id []byte) ([]byte, error)
}

const defaultMaxSize = 1 << 30

func (o *Options) maxSize() int64 {
	if o.MaxSize == 0 {
		return defaultMaxSize
	}
	return o.MaxSize
}

// File is a regular file. It can be opened while the walk lasts.
type File struct {
	// Path is relative to the root of the walk, with forward slashes, its
	// bytes as the file system has them. If the root is a file, it is its name.
	Path string
	Size int64
	Mode fs.FileMode
	// Tracked is true for a file in the index of a repository it stands in.
	Tracked bool
	// Ignored is true for a file that is not tracked and that git ignores.
	Ignored bool

	tree *tree
	max  int64
}

// Content is an open file.
type Content struct {
	path   string
	size   int64
	handle handle
}

// Open opens the file. The error, if any, is a *ReadError: in place of the
// file there may by now be none, or something else, which is not touched.
func (f *File) Open() (*Content, error) {
	h, info, err := f.tree.open(f.Path)
	if err != nil {
		return nil, readError(f.Path, err)
	}
	reason := kind(info.mode)
	if reason == "" {
		reason = tooLarge(info.size, f.max)
	}
	if reason != "" {
		h.Close()
		return nil, &ReadError{Path: f.Path, Excluded: reason}
	}
	return &Content{f.Path, info.size, h}, nil
}

// Size returns the size in bytes that the file had when it was opened.
func (c *Content) Size() int64 { return c.size }

// Read implements io.Reader. Errors other than io.EOF are *ReadErrors.
func (c *Content) Read(b []byte) (int, error) {
	n, err := c.handle.Read(b)
	return n, c.wrap(err)
}

// ReadAt implements io.ReaderAt. Errors other than io.EOF are *ReadErrors.
func (c *Content) ReadAt(b []byte, off int64) (int, error) {
	n, err := c.handle.ReadAt(b, off)
	return n, c.wrap(err)
}

// Close closes the file. It must be called once.
func (c *Content) Close() error { return c.handle.Close() }

// ReadError says why a file was not read.
type ReadError struct {
	Path string
	// Excluded is the reason if the file counts as left out, and empty if it
	// counts as unreadable.
	Excluded string
	// Err is why an unreadable file is so.
	Err error
}

func (e *ReadError) Error() string {
	if e.Excluded != "" {
		return e.Path + ": " + e.Excluded
	}
	return e.Path + ": " + e.Err.Error()
}

func (e *ReadError) Unwrap() error { return e.Err }

// count records the error in a coverage.
func (e *ReadError) count(c *finding.Coverage) {
	if e.Excluded != "" {
		c.Exclude(e.Excluded, 1)
	} else {
		c.Fail(e.Path, e.Err)
	}
}

// Walk visits the files under root, or root itself if it is a file, in the
// byte order of their paths. A symbolic link is followed in root alone.
//
// If visit returns a *ReadError, or an error that wraps one, that is counted
// and the walk goes on; at any other error, and when ctx ends, it stops. An
// error is also a root that is not there, or a directory that is no place for
// files of a working tree (see ErrGitDir). Whatever else cannot be read is counted.
//
// The coverage counts the files that were visited without an error, and their
// sizes. It holds also after an error. Of a directory that is left out as a
// whole, the files are not counted, but the directory is.
func Walk(ctx context.Context, root string, o Options, visit func(File) error) (finding.Coverage, error) {
	w := &walker{ctx: ctx, o: &o}
	w.visit = func(f File) error {
		return w.count(f, visit(f))
	}
	defer w.close()
	err := w.walk(root)
	return w.cov, err
}

// close ends the time in which files can be opened.
func (w *walker) close() {
	if w.tree != nil {
		w.tree.close()
	}
}

// count counts a file that was visited, and returns the error that must stop
// the walk.
func (w *walker) count(f File, err error) error {
	var unread *ReadError
	switch {
	case err == nil:
		w.cov.Files++
		w.cov.Bytes += f.Size
	case errors.As(err, &unread):
		unread.count(&w.cov)
	default:
		return err
	}
	return nil
}

// walk leaves the tree open: files that were visited may still be read.
func (w *walker) walk(root string) error {
	real, err := filepath.Abs(root)
	if err == nil {
		real, err = filepath.EvalSymlinks(real)
	}
	if err != nil {
		return err
	}
	info, err := os.Stat(real)
	if err != nil {
		return err
	}
	w.root = real
	if !info.IsDir() {
		if !info.Mode().IsRegular() {
			return fmt.Errorf("%s: cannot be scanned: %s", root, kind(info.Mode()))
		}
		w.root = filepath.Dir(real)
	}
	if w.tree, err = openTree(w.root); err != nil {
		return &fs.PathError{Op: "open", Path: root, Err: err}
	}
	if !info.IsDir() {
		return w.walkFile(filepath.Base(real), info)
	}
	return w.walkRoot()
}
