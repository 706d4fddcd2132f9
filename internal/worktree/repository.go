package worktree

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/damvet/damvet/internal/worktree/index"
	"github.com/damvet/damvet/internal/worktree/regular"
)

// maxSmall bounds the small files of a git directory: .git, HEAD, commondir.
const maxSmall = 64 << 10

// Repository is a git repository with a working tree.
type Repository struct {
	// Root is the root of the working tree.
	Root string
	// GitDir holds the index and HEAD. For a linked worktree or a submodule it
	// stands elsewhere than in Root.
	GitDir string
	// CommonDir holds what all worktrees share; usually it is GitDir.
	CommonDir string
}

// ErrGitDir is wrapped by errors about a directory that is git's own, or a
// bare repository: there are no files of a working tree in it.
var ErrGitDir = errors.New("a git directory, which has no files of its own (scan its history instead)")

// Find returns the repository whose working tree a directory stands in, or nil
// if there is none. It goes up from dir, whose symbolic links it resolves, as
// far as git does: to the root of the file system that dir is on. Neither
// core.worktree nor the environment send it elsewhere.
func Find(dir string) (*Repository, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return nil, err
	}
	start, err := os.Stat(dir)
	if err != nil {
		return nil, err
	}
	for {
		if r, err := open(dir); r != nil || err != nil {
			return r, err
		}
		if isGitDir(dir, dir) {
			return nil, fmt.Errorf("%s: %w", dir, ErrGitDir)
		}
		up := filepath.Dir(dir)
		if up == dir {
			return nil, nil
		}
		if info, err := os.Stat(up); err != nil || !sameDevice(start, info) {
			return nil, nil
		}
		dir = up
	}
}

// open returns the repository whose working tree has its root at a directory,
// or nil if there is none. It is an error if .git is a file that leads to no
// repository.
func open(root string) (*Repository, error) {
	name := filepath.Join(root, ".git")
	info, err := os.Stat(name)
	if err != nil {
		return nil, nil
	}
	r := &Repository{Root: root, GitDir: name}
	switch {
	case info.IsDir():
	case !info.Mode().IsRegular():
		return nil, nil
	default:
		data, err := regular.Read(name, maxSmall)
		if err != nil {
			return nil, err
		}
		path, ok := bytes.CutPrefix(data, []byte("gitdir: "))
		path = bytes.TrimRight(path, "\r\n")
		if !ok || len(path) == 0 {
			return nil, fmt.Errorf("%s: says nothing of a git directory", name)
		}
		r.GitDir = filepath.FromSlash(string(path))
		if !filepath.IsAbs(r.GitDir) {
			r.GitDir = filepath.Join(root, r.GitDir)
		}
	}
	r.CommonDir = r.GitDir
	if data, err := regular.Read(filepath.Join(r.GitDir, "commondir"), maxSmall); err == nil {
		r.CommonDir = filepath.FromSlash(string(bytes.TrimRight(data, "\r\n")))
		if !filepath.IsAbs(r.CommonDir) {
			r.CommonDir = filepath.Join(r.GitDir, r.CommonDir)
		}
	}
	if !isGitDir(r.GitDir, r.CommonDir) {
		if info.IsDir() {
			return nil, nil
		}
		return nil, fmt.Errorf("%s: leads to %s, which is no git directory", name, r.GitDir)
	}
	return r, nil
}

// isGitDir reports whether git would take a directory for its own.
func isGitDir(dir, common string) bool {
	head := filepath.Join(dir, "HEAD")
	if target, err := os.Readlink(head); err == nil {
		if !strings.HasPrefix(filepath.ToSlash(target), "refs/") {
			return false
		}
	} else {
		data, err := regular.Read(head, maxSmall)
		if err != nil || !isHead(data) {
			return false
		}
	}
	for _, sub := range []string{"objects", "refs"} {
		if info, err := os.Stat(filepath.Join(common, sub)); err != nil || !info.IsDir() {
			return false
		}
	}
	return true
}

// isHead reports whether a file can be a HEAD: a symbolic reference or an
// object id.
func isHead(data []byte) bool {
	if name, ok := bytes.CutPrefix(data, []byte("ref:")); ok {
		return bytes.HasPrefix(bytes.TrimLeft(name, " \t\r\n"), []byte("refs/"))
	}
	if len(data) < 2*index.SHA1 {
		return false
	}
	for _, c := range data[:2*index.SHA1] {
		if !isDigit(c) && !(lower(c) >= 'a' && lower(c) <= 'f') {
			return false
		}
	}
	return true
}

// Index reads the index of the repository. Its errors name the file.
func (r *Repository) Index() (*index.Index, error) {
	var failed error
	s := Config{}.settings(r, func(path string, err error) { failed = fmt.Errorf("%s: %w", path, err) })
	if failed != nil {
		return nil, failed
	}
	return r.index(s)
}

func (r *Repository) index(s settings) (*index.Index, error) {
	switch s.objectFormat {
	case "", "sha1":
		return index.Read(r.GitDir, index.SHA1)
	case "sha256":
		return index.Read(r.GitDir, index.SHA256)
	}
	return nil, &fs.PathError{Op: "read", Path: filepath.Join(r.CommonDir, "config"), Err: fmt.Errorf("object format %q is unknown", s.objectFormat)}
}

// excludes reads the ignore files that count for the whole repository, of
// which the repository's own comes first.
func (r *Repository) excludes(s settings, fail func(path string, err error)) *ruleset {
	var set *ruleset
	if s.excludesFile != "" {
		name := s.excludesFile
		if !filepath.IsAbs(name) {
			name = filepath.Join(r.Root, name)
		}
		data, err := regular.Read(name, maxIgnoreFile)
		switch {
		case err == nil:
			set = set.with(parseRules(name, string(data), s.ignoreCase), 0, s.ignoreCase)
		case missing(err), errors.Is(err, regular.ErrNotRegular), errors.Is(err, fs.ErrPermission):
			// core.excludesFile = /dev/null is the usual way to have none.
		default:
			fail(name, bare(err))
		}
	}
	name := filepath.Join(r.CommonDir, "info", "exclude")
	data, err := regular.Read(name, maxIgnoreFile)
	if err == nil {
		set = set.with(parseRules(name, string(data), s.ignoreCase), 0, s.ignoreCase)
	} else if !missing(err) && !errors.Is(err, regular.ErrNotRegular) {
		fail(name, bare(err))
	}
	return set
}
