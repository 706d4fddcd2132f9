//go:build !unix

package worktree

import (
	"io/fs"
	"os"
	"path/filepath"
)

// tree opens what stands under a directory, by paths relative to it.
type tree struct {
	root string
}

func openTree(root string) (*tree, error) { return &tree{root}, nil }

func (t *tree) close() {}

func (t *tree) name(path string) string { return filepath.Join(t.root, filepath.FromSlash(path)) }

// open opens a regular file. The kind of error says what else it is.
func (t *tree) open(path string) (handle, fileInfo, error) {
	before, err := os.Lstat(t.name(path))
	if err != nil {
		return handle{}, fileInfo{}, bare(err)
	}
	if !before.Mode().IsRegular() {
		return handle{}, fileInfo{before.Mode(), before.Size()}, nil
	}
	f, err := os.Open(t.name(path))
	if err != nil {
		return handle{}, fileInfo{}, bare(err)
	}
	info, err := f.Stat()
	if err == nil && !os.SameFile(before, info) {
		err = fs.ErrNotExist
	}
	if err != nil {
		f.Close()
		return handle{}, fileInfo{}, bare(err)
	}
	return handle{f}, fileInfo{info.Mode(), info.Size()}, nil
}

type handle struct{ *os.File }

func (h handle) Close() error {
	if h.File == nil {
		return nil
	}
	return h.File.Close()
}

// dir is a directory.
type dir struct {
	name string
}

func (t *tree) openDir(path string) (*dir, error) { return &dir{t.name(path)}, nil }

func (d *dir) close() {}

func (d *dir) list() ([]fs.DirEntry, error) { return os.ReadDir(d.name) }

func (d *dir) stat(e fs.DirEntry) (fileInfo, error) {
	info, err := e.Info()
	if err != nil {
		return fileInfo{}, bare(err)
	}
	return fileInfo{info.Mode(), info.Size()}, nil
}

func isLink(error) bool    { return false }
func isSpecial(error) bool { return false }

func sameDevice(a, b fs.FileInfo) bool { return true }
