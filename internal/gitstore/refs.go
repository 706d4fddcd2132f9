package gitstore

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Ref is a name that keeps objects alive.
type Ref struct {
	// Name is "refs/heads/main", "HEAD", or "worktrees/<id>/HEAD" for what is
	// checked out in another worktree.
	Name string
	ID   ID
}

// Head is what is checked out.
type Head struct {
	// Ref is the branch, and empty when HEAD is detached.
	Ref string
	// ID is the commit, and zero when the branch does not exist.
	ID ID
}

// Head returns what is checked out. Its ID is zero when HEAD names a branch
// without commits.
func (s *Store) Head() Head { return s.head }

// Refs returns the refs in the order of their names, branches, tags, stash and
// notes among them, then the HEADs of this worktree and of others. A ref may
// name an object that the repository lacks.
func (s *Store) Refs() []Ref {
	refs := slices.Concat(s.refs, s.roots)
	if !s.head.ID.IsZero() {
		refs = append(refs, Ref{"HEAD", s.head.ID})
	}
	return refs
}

// Reflogs returns the objects that reflogs name, each once. Among them may be
// objects that the repository no longer holds.
func (s *Store) Reflogs() []ID { return s.reflogs }

// refReader collects the refs of one directory as they are written.
type refReader struct {
	s      *Store
	values map[string]string // hex or "ref: name"
}

// maxSymrefs is how many symbolic refs may lead to each other, as in git.
const maxSymrefs = 5

func (s *Store) readRefs() error {
	r := &refReader{s, map[string]string{}}
	read := r.readFiles
	if s.reftable {
		read = r.readStacks
	}
	if err := read(); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(r.values)) {
		if !strings.HasPrefix(name, "refs/") {
			continue
		}
		id, err := r.resolve(name)
		if unsupported := (*Unsupported)(nil); errors.As(err, &unsupported) {
			return err
		}
		if err != nil {
			s.opened.Fail(name, err)
		}
		if !id.IsZero() {
			s.refs = append(s.refs, Ref{name, id})
		}
	}

	head, err := r.readHEAD(s.dir)
	if err != nil {
		return err
	}
	s.head = head
	if err := r.readWorktrees(); err != nil {
		return err
	}
	s.readReplacements()
	s.readReflogs()
	return s.readShallow()
}

// readFiles reads the refs where each is a file or a line of packed-refs.
func (r *refReader) readFiles() error {
	s := r.s
	if err := r.readPacked(filepath.Join(s.common, "packed-refs")); err != nil {
		return err
	}
	if err := r.readLoose(s.common, "refs"); err != nil {
		return err
	}
	if s.dir != s.common {
		// What a linked worktree has of its own.
		for _, own := range []string{"refs/bisect", "refs/worktree", "refs/rewritten"} {
			if err := r.readLoose(s.dir, own); err != nil {
				return err
			}
		}
	}
	return nil
}

// readStacks reads the refs and reflogs where they are in reftables.
func (r *refReader) readStacks() error {
	s := r.s
	s.stacks = map[string]*tables{}
	for _, dir := range s.gitDirs() {
		t, err := readTables(dir, s.format)
		if err != nil {
			s.opened.Fail(filepath.Join(dir, "reftable"), fmt.Errorf("%w; without it nothing is known of what refs name: run git refs verify", err))
			continue
		}
		s.stacks[dir] = t
		if dir == s.common || dir == s.dir {
			maps.Copy(r.values, t.refs)
		}
	}
	return nil
}

// gitDirs returns the git directories of all worktrees: that of the main one
// first, that of this one last.
func (s *Store) gitDirs() []string {
	dirs := []string{s.common}
	entries, _ := os.ReadDir(filepath.Join(s.common, "worktrees"))
	for _, e := range entries {
		if dir := filepath.Join(s.common, "worktrees", e.Name()); dir != s.dir {
			dirs = append(dirs, dir)
		}
	}
	if s.dir != s.common {
		dirs = append(dirs, s.dir)
	}
	return dirs
}

// readHEAD reads the HEAD of a git directory. That its branch does not exist
// is no error.
func (r *refReader) readHEAD(dir string) (Head, error) {
	file := filepath.Join(dir, "HEAD")
	value, err := readRefFile(file)
	if r.s.reftable {
		t := r.s.stacks[dir]
		if t == nil || t.refs["HEAD"] == "" {
			return Head{}, nil // told by readStacks, and by Objects
		}
		value, err = t.refs["HEAD"], nil
	}
	if err != nil {
		return Head{}, fmt.Errorf("%s: %w", file, err)
	}
	name, symbolic := symref(value)
	if !symbolic {
		id, err := r.parse(value)
		return Head{ID: id}, err
	}
	if _, ok := r.values[name]; !ok {
		return Head{Ref: name}, nil
	}
	id, err := r.resolve(name)
	if err != nil {
		r.s.opened.Fail("HEAD", err)
	}
	return Head{Ref: name, ID: id}, nil
}

// readWorktrees adds what the other worktrees have checked out.
func (r *refReader) readWorktrees() error {
	s := r.s
	add := func(name, dir string) error {
		head, err := r.readHEAD(dir)
		if unsupported := (*Unsupported)(nil); errors.As(err, &unsupported) {
			return err
		}
		if err != nil {
			s.opened.Fail(filepath.Join(dir, "HEAD"), err)
		} else if !head.ID.IsZero() {
			s.roots = append(s.roots, Ref{name, head.ID})
		}
		return nil
	}
	if s.dir != s.common {
		if err := add("main-worktree/HEAD", s.common); err != nil {
			return err
		}
	}
	entries, _ := os.ReadDir(filepath.Join(s.common, "worktrees"))
	for _, e := range entries {
		dir := filepath.Join(s.common, "worktrees", e.Name())
		if dir == s.dir {
			continue
		}
		if _, err := os.Lstat(filepath.Join(dir, "HEAD")); err != nil {
			continue
		}
		if err := add("worktrees/"+e.Name()+"/HEAD", dir); err != nil {
			return err
		}
	}
	return nil
}

// readLoose reads the refs below a directory of dir.
func (r *refReader) readLoose(dir, prefix string) error {
	root := resolved(filepath.Join(dir, filepath.FromSlash(prefix)))
	return filepath.WalkDir(root, func(file string, e fs.DirEntry, err error) error {
		if err != nil {
			if !errors.Is(err, fs.ErrNotExist) {
				r.s.opened.Fail(file, err)
			}
			return nil
		}
		rel, _ := filepath.Rel(root, file)
		name := path.Join(prefix, filepath.ToSlash(rel))
		if e.IsDir() {
			if dir != r.s.dir && (name == "refs/bisect" || name == "refs/worktree" || name == "refs/rewritten") {
				return fs.SkipDir // the main worktree's own
			}
			return nil
		}
		if strings.HasSuffix(name, ".lock") {
			return nil
		}
		value, err := readRefFile(file)
		if err != nil {
			r.s.opened.Fail(file, err)
			return nil
		}
		r.values[name] = value
		return nil
	})
}

// resolved returns a directory without symbolic links, which WalkDir would not
// follow.
func resolved(dir string) string {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		return real
	}
	return dir
}

// readRefFile returns the first line of a ref file, or of a symbolic link what
// a ref file would say.
func readRefFile(file string) (string, error) {
	if target, err := os.Readlink(file); err == nil && strings.HasPrefix(target, "refs/") {
		return "ref: " + target, nil
	}
	b, err := readSmall(file, 1<<16)
	if err != nil {
		return "", err
	}
	line, _, _ := strings.Cut(string(b), "\n")
	return strings.TrimSpace(line), nil
}

func (r *refReader) readPacked(file string) error {
	f, _, err := openRegular(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<16)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSuffix(sc.Text(), "\r")
		if line == "" || line[0] == '#' || line[0] == '^' {
			continue
		}
		value, name, ok := strings.Cut(line, " ")
		if !ok || !strings.HasPrefix(name, "refs/") {
			r.s.opened.Fail(fmt.Sprintf("%s:%d", file, n), errors.New("not a ref"))
			continue
		}
		r.values[name] = value
	}
	if err := sc.Err(); err != nil {
		r.s.opened.Fail(file, err)
	}
	return nil
}

func symref(value string) (string, bool) {
	name, ok := strings.CutPrefix(value, "ref:")
	return strings.TrimSpace(name), ok
}

// resolve follows symbolic refs. A symbolic ref to a ref that does not exist
// resolves to the zero ID: origin/HEAD often does.
func (r *refReader) resolve(name string) (ID, error) {
	for range maxSymrefs {
		value, ok := r.values[name]
		if !ok {
			return ID{}, nil
		}
		next, symbolic := symref(value)
		if !symbolic {
			return r.parse(value)
		}
		name = next
	}
	return ID{}, errors.New("symbolic refs lead in a circle")
}

func (r *refReader) parse(value string) (ID, error) {
	if id, ok := ParseID(value); ok {
		if id.size() != r.s.format.size && !id.IsZero() {
			return ID{}, r.s.otherFormat()
		}
		return id, nil
	}
	return ID{}, errors.New("neither an object nor a ref; git fsck tells more")
}

// readReflogs collects the objects that the reflogs name, of all worktrees.
func (s *Store) readReflogs() {
	seen := map[ID]bool{{}: true}
	for _, t := range s.stacks {
		for _, e := range t.logs {
			for _, id := range []ID{e.from, e.to} {
				if !seen[id] {
					seen[id] = true
					s.reflogs = append(s.reflogs, id)
				}
			}
		}
	}
	for _, dir := range s.gitDirs() {
		dir = filepath.Join(dir, "logs")
		_ = filepath.WalkDir(resolved(dir), func(file string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				err = s.readReflog(file, seen)
			}
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				s.opened.Fail(file, err)
			}
			return nil
		})
	}
}

func (s *Store) readReflog(file string, seen map[ID]bool) error {
	f, _, err := openRegular(file)
	if err != nil {
		return err
	}
	defer f.Close()
	r := bufio.NewReader(f)
	for {
		line, err := r.ReadSlice('\n')
		for _, field := range bytes.SplitN(line[:min(len(line), 2*(2*sha256.Size+1))], []byte(" "), 3) {
			if id, ok := ParseID(string(field)); ok && !seen[id] {
				seen[id] = true
				s.reflogs = append(s.reflogs, id)
			}
		}
		for errors.Is(err, bufio.ErrBufferFull) { // a long message
			_, err = r.ReadSlice('\n')
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (s *Store) readShallow() error {
	file := filepath.Join(s.common, "shallow")
	b, err := readSmall(file, 1<<26)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	s.shallow = map[ID]bool{}
	for line := range bytes.Lines(b) {
		id, ok := ParseID(string(bytes.TrimSpace(line)))
		if !ok {
			s.opened.Fail(file, errors.New("a line names no commit"))
			continue
		}
		s.shallow[id] = true
	}
	return nil
}

// logEntry is an entry of a reflog.
type logEntry struct {
	from, to ID
	message  string
	update   uint64 // of reftables, which count
}

// reflog returns the reflog of a ref, oldest entry first.
func (s *Store) reflog(ref string) ([]logEntry, error) {
	dir := s.common
	if ref == "HEAD" {
		dir = s.dir
	}
	if t := s.stacks[dir]; t != nil {
		return t.reflog(ref), nil
	}
	b, err := readSmall(filepath.Join(dir, "logs", filepath.FromSlash(ref)), 1<<26)
	if err != nil {
		return nil, err
	}
	var entries []logEntry
	for line := range strings.Lines(string(b)) {
		head, message, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		fields := strings.Fields(head)
		if len(fields) < 2 {
			continue
		}
		from, _ := ParseID(fields[0])
		if to, ok := ParseID(fields[1]); ok {
			entries = append(entries, logEntry{from: from, to: to, message: message})
		}
	}
	return entries, nil
}
