package gitstore

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Find returns the git directory of the repository that dir is in, looking in
// dir and then upward as git does: for a .git directory, a .git file that
// points to one (linked worktrees, submodules), or a bare repository. ok is
// false if there is none. A .git file that points nowhere is an error, and so
// is a .git directory that is a broken repository, or that may not be read; of
// what is neither, the error is ErrNeither.
func Find(dir string) (gitdir string, ok bool, err error) {
	dir, err = filepath.Abs(dir)
	if err != nil {
		return "", false, err
	}
	// git climbs from the physical directory.
	dir, err = filepath.EvalSymlinks(dir)
	if err != nil {
		return "", false, err
	}
	if fi, err := os.Stat(dir); err != nil {
		return "", false, err
	} else if !fi.IsDir() {
		dir = filepath.Dir(dir)
	}
	for {
		dot := filepath.Join(dir, ".git")
		fi, err := os.Stat(dot)
		if neither(dot, fi) {
			return "", false, fmt.Errorf("%s: %w", dot, ErrNeither)
		}
		if err == nil && fi.Mode().IsRegular() {
			target, err := readGitFile(dot)
			if err != nil {
				return "", false, err
			}
			return target, true, nil
		}
		why := notGitDir(dot)
		if why == "" {
			return dot, true, nil
		}
		if _, err := os.Stat(filepath.Join(dot, "objects")); err == nil || errors.Is(err, fs.ErrPermission) {
			return "", false, fmt.Errorf("%s: is not a repository that can be read: %s; check who may read it, or run git fsck", dot, why)
		}
		if notGitDir(dir) == "" {
			return dir, true, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", false, nil
		}
		dir = parent
	}
}

// ErrNeither says that a .git is a device, a pipe, a socket or a link that leads
// nowhere. git passes over it, and would find no repository.
var ErrNeither = errors.New("neither a directory nor a file")

// neither reports whether a path of which Stat says what it leads to, nil if
// that is nothing, is ErrNeither.
func neither(path string, leads fs.FileInfo) bool {
	if leads != nil {
		return !leads.IsDir() && !leads.Mode().IsRegular()
	}
	link, err := os.Lstat(path)
	return err == nil && link.Mode()&fs.ModeSymlink != 0
}

// readGitFile returns the directory that a .git file points to.
func readGitFile(path string) (string, error) {
	b, err := readSmall(path, 1<<16)
	if err != nil {
		return "", err
	}
	target, ok := strings.CutPrefix(string(b), "gitdir: ")
	target = strings.TrimRight(target, "\r\n")
	if !ok || target == "" || strings.ContainsRune(target, 0) {
		return "", fmt.Errorf("%s: not a git file: it should read \"gitdir: <path>\"", path)
	}
	if !filepath.IsAbs(target) {
		target = filepath.Join(filepath.Dir(path), target)
	}
	if why := notGitDir(target); why != "" {
		return "", fmt.Errorf("%s: points to %q, which is not a git repository (%s); run git worktree repair or git submodule update --init", path, target, why)
	}
	return target, nil
}

// notGitDir returns why dir is no git directory, or "".
func notGitDir(dir string) string {
	if !validHEAD(filepath.Join(dir, "HEAD")) {
		return "it has no valid HEAD"
	}
	common, err := commonDir(dir)
	if err != nil {
		return err.Error()
	}
	if fi, err := os.Stat(filepath.Join(common, "objects")); err != nil || !fi.IsDir() {
		return "it has no objects directory"
	}
	if _, err := os.Stat(filepath.Join(common, "refs")); err != nil {
		return "it has no refs directory"
	}
	return ""
}

func validHEAD(path string) bool {
	fi, err := os.Lstat(path)
	if err != nil {
		return false
	}
	if fi.Mode()&fs.ModeSymlink != 0 {
		target, err := os.Readlink(path)
		return err == nil && strings.HasPrefix(target, "refs/")
	}
	b, err := readSmall(path, 1<<16)
	if err != nil {
		return false
	}
	if target, ok := bytes.CutPrefix(b, []byte("ref:")); ok {
		return bytes.HasPrefix(bytes.TrimLeft(target, " \t"), []byte("refs/"))
	}
	word := strings.TrimRight(string(b), "\r\n")
	return isHex(word, 40) || isHex(word, 64)
}

// commonDir returns the directory that holds objects and refs for a git
// directory: another one if it belongs to a linked worktree.
func commonDir(dir string) (string, error) {
	b, err := readSmall(filepath.Join(dir, "commondir"), 1<<16)
	if errors.Is(err, fs.ErrNotExist) {
		return dir, nil
	}
	if err != nil {
		return "", err
	}
	common := strings.TrimRight(string(b), "\r\n")
	if common == "" || strings.ContainsRune(common, 0) {
		return "", fmt.Errorf("%s: names no directory", filepath.Join(dir, "commondir"))
	}
	if !filepath.IsAbs(common) {
		common = filepath.Join(dir, common)
	}
	return filepath.Clean(common), nil
}

// findModules returns the git directories below a modules directory. Names of
// submodules may have slashes, and submodules may have submodules.
func findModules(root string) []string {
	var found []string
	type level struct {
		dir   string
		depth int
	}
	for todo := []level{{root, 0}}; len(todo) > 0; {
		l := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		entries, err := os.ReadDir(l.dir)
		if err != nil || l.depth > 32 {
			continue
		}
		for _, e := range entries {
			if !e.IsDir() {
				continue
			}
			d := filepath.Join(l.dir, e.Name())
			if notGitDir(d) != "" {
				todo = append(todo, level{d, l.depth + 1})
				continue
			}
			found = append(found, d)
			todo = append(todo, level{filepath.Join(d, "modules"), l.depth + 1})
		}
	}
	return found
}

// readSmall reads a regular file of at most limit bytes.
func readSmall(path string, limit int64) ([]byte, error) {
	f, _, err := openRegular(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(b)) > limit {
		return nil, fmt.Errorf("%s: larger than %d bytes", path, limit)
	}
	return b, nil
}

// openRegular opens a file unless it is a device, a pipe or a directory, of
// which opening the first two could wait for ever.
func openRegular(path string) (*os.File, fs.FileInfo, error) {
	fi, err := os.Stat(path)
	if err != nil {
		return nil, nil, err
	}
	if !fi.Mode().IsRegular() {
		return nil, nil, fmt.Errorf("%s: not a regular file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	return f, fi, nil
}

func isHex(s string, n int) bool {
	if len(s) != n {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') && (c < 'A' || c > 'F') {
			return false
		}
	}
	return true
}
