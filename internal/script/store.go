package script

import (
	"bytes"
	"compress/zlib"
	"crypto/sha1"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// hash names an object; the zero hash names none.
type hash [sha1.Size]byte

func (h hash) String() string { return hex.EncodeToString(h[:]) }

// mode is the mode of a file as git writes it.
type mode uint32

const (
	regular    mode = 0o100644
	executable mode = 0o100755
	symlink    mode = 0o120000
	directory  mode = 0o040000
)

// store writes a repository: loose objects, loose refs and an index.
type store struct {
	dir  string // the git directory
	refs map[string]hash
}

// newStore makes an empty repository whose HEAD is on a branch.
func newStore(worktree, branch string) (*store, error) {
	s := &store{dir: filepath.Join(worktree, ".git"), refs: map[string]hash{}}
	if _, err := os.Lstat(s.dir); err == nil {
		return nil, fmt.Errorf("%s: there is a repository already", worktree)
	}
	for _, dir := range []string{"objects", "refs"} {
		if err := os.MkdirAll(filepath.Join(s.dir, dir), 0o777); err != nil {
			return nil, err
		}
	}
	if err := s.setHead(branch); err != nil {
		return nil, err
	}
	return s, s.write("config", "[core]\n\trepositoryformatversion = 0\n\tbare = false\n")
}

// write writes a file of the git directory.
func (s *store) write(name, text string) error {
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o666)
}

func (s *store) setHead(branch string) error { return s.write("HEAD", "ref: "+branch+"\n") }

func (s *store) setRef(name string, h hash) error {
	s.refs[name] = h
	return s.write(name, h.String()+"\n")
}

func (s *store) removeRef(name string) error {
	delete(s.refs, name)
	return os.Remove(filepath.Join(s.dir, filepath.FromSlash(name)))
}

// put stores an object of a kind, as git names kinds.
func (s *store) put(kind, content string) (hash, error) {
	whole := fmt.Sprintf("%s %d\x00%s", kind, len(content), content)
	h := hash(sha1.Sum([]byte(whole)))
	name := h.String()
	name = "objects/" + name[:2] + "/" + name[2:]
	if _, err := os.Lstat(filepath.Join(s.dir, filepath.FromSlash(name))); err == nil {
		return h, nil
	}
	var b strings.Builder
	w := zlib.NewWriter(&b)
	// A strings.Builder takes everything.
	_, _ = w.Write([]byte(whole))
	_ = w.Close()
	return h, s.write(name, b.String())
}

// signature is who did something, and when, as objects tell it.
func signature(who string, when time.Time) string {
	return fmt.Sprintf("%s %d %s", who, when.Unix(), when.Format("-0700"))
}

func (s *store) putCommit(tree hash, parents []hash, signature, message string) (hash, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "tree %s\n", tree)
	for _, p := range parents {
		fmt.Fprintf(&b, "parent %s\n", p)
	}
	fmt.Fprintf(&b, "author %s\ncommitter %[1]s\n\n%s", signature, message)
	return s.put("commit", b.String())
}

func (s *store) putTag(name string, target hash, kind, signature, message string) (hash, error) {
	return s.put("tag", fmt.Sprintf("object %s\ntype %s\ntag %s\ntagger %s\n\n%s", target, kind, name, signature, message))
}

// putTree stores files, the trees that they lie in, and returns the root.
func (s *store) putTree(work files) (hash, error) {
	type entry struct {
		name string
		mode mode
		hash hash
	}
	var entries []entry
	below := map[string]files{}
	for path, f := range work {
		name, rest, nested := strings.Cut(path, "/")
		if nested {
			if below[name] == nil {
				below[name] = files{}
			}
			below[name][rest] = f
			continue
		}
		h, err := s.put("blob", f.text)
		if err != nil {
			return hash{}, err
		}
		entries = append(entries, entry{name, f.mode, h})
	}
	for name, sub := range below {
		h, err := s.putTree(sub)
		if err != nil {
			return hash{}, err
		}
		entries = append(entries, entry{name, directory, h})
	}
	// git sorts a directory as if a slash stood behind its name.
	sortName := func(e entry) string {
		if e.mode == directory {
			return e.name + "/"
		}
		return e.name
	}
	slices.SortFunc(entries, func(x, y entry) int { return strings.Compare(sortName(x), sortName(y)) })
	var b strings.Builder
	for _, e := range entries {
		fmt.Fprintf(&b, "%o %s\x00%s", e.mode, e.name, e.hash[:])
	}
	return s.put("tree", b.String())
}

// writeIndex writes an index of version 2 that holds the files. Those that
// stand in the working tree as they are committed carry its size and time.
func (s *store) writeIndex(committed, work files) error {
	var b bytes.Buffer
	b.WriteString("DIRC")
	put := func(numbers ...uint32) {
		for _, n := range numbers {
			b.Write(binary.BigEndian.AppendUint32(nil, n))
		}
	}
	put(2, uint32(len(committed)))
	for _, path := range slices.Sorted(maps.Keys(committed)) {
		f := committed[path]
		h, err := s.put("blob", f.text)
		if err != nil {
			return err
		}
		var seconds, nanoseconds, size uint32
		if fi, err := os.Lstat(filepath.Join(filepath.Dir(s.dir), filepath.FromSlash(path))); err == nil && f == work[path] {
			t := fi.ModTime()
			seconds, nanoseconds, size = uint32(t.Unix()), uint32(t.Nanosecond()), uint32(fi.Size())
		}
		start := b.Len()
		put(0, 0, seconds, nanoseconds, 0, 0, uint32(f.mode), 0, 0, size)
		b.Write(h[:])
		b.Write(binary.BigEndian.AppendUint16(nil, uint16(min(len(path), 0xfff))))
		b.WriteString(path)
		b.Write(make([]byte, 8-(b.Len()-start)%8))
	}
	sum := sha1.Sum(b.Bytes())
	b.Write(sum[:])
	return s.write("index", b.String())
}
