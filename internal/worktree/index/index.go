// Package index reads the index of a git repository: versions 2 to 4, with
// SHA-1 or SHA-256, split and sparse ones included. It never writes.
//
// What a file says is checked before it is believed: a damaged or hostile
// index is an error, and costs memory in proportion to its size.
package index

import (
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/damvet/damvet/internal/worktree/regular"
)

// Sizes of object ids in bytes, which are the two that git knows.
const (
	SHA1   = sha1.Size
	SHA256 = sha256.Size
)

// Modes of entries that are no regular files.
const (
	ModeDir     = 0o040000 // a directory that a sparse index holds as a whole
	ModeSymlink = 0o120000
	ModeGitlink = 0o160000 // a submodule
)

const (
	maxFile = 1 << 29
	maxName = 1 << 16
	// unfold bounds the bytes of all paths together, as a multiple of the
	// file's: version 4 can share long prefixes among many short entries.
	unfold = 16
)

// Index is what an index file, and the shared file that it is split from, say.
type Index struct {
	Version int
	// Entries are sorted by path, then stage. Paths are compared byte by byte.
	Entries []Entry
	// Sparse reports that entries of ModeDir may stand for whole directories.
	Sparse bool
	// Unchecked reports that the file carries no checksum (index.skipHash).
	Unchecked bool
}

// Entry is one path of the index.
type Entry struct {
	// Path is relative to the root of the working tree, with forward slashes,
	// in whatever encoding it has there. It ends in a slash for ModeDir.
	Path string
	// ID is the object id, raw.
	ID []byte
	// Mode holds type and permission as in a tree: 0100644, 0120000.
	Mode uint32
	// Stage is 0, or for a conflict 1 (base), 2 (ours), 3 (theirs).
	Stage uint8
	Flags Flags
	// Size is the file's size when it was added, modulo 1<<32.
	Size         uint32
	CTime, MTime Time
	Dev, Ino     uint32
	UID, GID     uint32
}

// Flags are the bits that git keeps with an entry.
type Flags uint8

const (
	// AssumeValid is set by git update-index --assume-unchanged.
	AssumeValid Flags = 1 << iota
	// SkipWorktree entries are not expected in the working tree.
	SkipWorktree
	// IntentToAdd entries have no content yet: their ID is that of the empty
	// blob.
	IntentToAdd
)

// Time is a file's time since 1970, as far as 32 bits carry.
type Time struct{ Sec, Nsec uint32 }

// Read reads the index of a git directory, which for a linked worktree is the
// worktree's own. A repository without an index file has an empty index.
// idSize is SHA1 or SHA256. Errors are *fs.PathError.
func Read(gitDir string, idSize int) (*Index, error) {
	return ReadFile(filepath.Join(gitDir, "index"), gitDir, idSize)
}

// ReadFile is Read for an index that stands in another file, as it does while
// git makes a commit of some paths only. What it is split from is in the git
// directory all the same.
func ReadFile(name, gitDir string, idSize int) (*Index, error) {
	data, err := regular.Read(name, maxFile)
	if errors.Is(err, fs.ErrNotExist) {
		return &Index{Version: 2}, nil
	}
	if err != nil {
		return nil, err
	}
	x, err := Parse(data, idSize, func(id string) ([]byte, error) {
		return regular.Read(filepath.Join(gitDir, "sharedindex."+id), maxFile)
	})
	if err != nil {
		return nil, &fs.PathError{Op: "parse", Path: name, Err: fmt.Errorf("%w (\"git reset\" writes a new one)", err)}
	}
	return x, nil
}

// Parse decodes an index file. It keeps data, which must not change
// afterwards. For a split index it asks shared for the file sharedindex.ID; if
// shared is nil, a split index is an error.
func Parse(data []byte, idSize int, shared func(id string) ([]byte, error)) (*Index, error) {
	p := &parser{data: data, idSize: idSize}
	if err := p.parse(); err != nil {
		return nil, err
	}
	x := &Index{Version: p.version, Entries: p.entries, Sparse: p.sparse, Unchecked: p.unchecked}
	if p.link == nil {
		if err := ordered(x.Entries); err != nil {
			return nil, err
		}
		return x, nil
	}
	base := &parser{idSize: idSize}
	if p.link.base != "" {
		if shared == nil {
			return nil, errors.New("split index without a shared file")
		}
		var err error
		if base.data, err = shared(p.link.base); err != nil {
			return nil, fmt.Errorf("shared index: %w", err)
		}
		if err := base.parse(); err != nil {
			return nil, fmt.Errorf("sharedindex.%s: %w", p.link.base, err)
		}
		if base.link != nil {
			return nil, fmt.Errorf("sharedindex.%s: is itself split", p.link.base)
		}
		if got := hex.EncodeToString(base.trailer()); got != p.link.base {
			return nil, fmt.Errorf("sharedindex.%s: checksum is %s", p.link.base, got)
		}
		if err := ordered(base.entries); err != nil {
			return nil, fmt.Errorf("sharedindex.%s: %w", p.link.base, err)
		}
	}
	var err error
	if x.Entries, err = p.link.merge(base.entries, p.entries); err != nil {
		return nil, err
	}
	x.Sparse = x.Sparse || base.sparse
	if err := ordered(x.Entries); err != nil {
		return nil, err
	}
	return x, nil
}

type parser struct {
	data   []byte
	idSize int
	off    int

	version   int
	entries   []Entry
	sparse    bool
	unchecked bool
	link      *link
}

// end is where the trailing checksum begins.
func (p *parser) end() int { return len(p.data) - p.idSize }

func (p *parser) trailer() []byte { return p.data[p.end():] }

func (p *parser) parse() error {
	if p.idSize != SHA1 && p.idSize != SHA256 {
		return fmt.Errorf("object ids of %d bytes are unknown", p.idSize)
	}
	const header = 12
	if len(p.data) < header+p.idSize {
		return errors.New("index is cut short")
	}
	if string(p.data[:4]) != "DIRC" {
		return errors.New("not an index: it does not begin with DIRC")
	}
	version := binary.BigEndian.Uint32(p.data[4:])
	if version < 2 || version > 4 {
		return fmt.Errorf("index version %d is unknown", version)
	}
	p.version = int(version)
	if err := p.verify(); err != nil {
		return err
	}
	p.off = header
	if err := p.parseEntries(binary.BigEndian.Uint32(p.data[8:])); err != nil {
		return err
	}
	return p.parseExtensions()
}

// verify compares the checksum, unless there is none.
func (p *parser) verify() error {
	if bytes.Count(p.trailer(), []byte{0}) == p.idSize {
		p.unchecked = true
		return nil
	}
	var sum []byte
	if p.idSize == SHA1 {
		s := sha1.Sum(p.data[:p.end()])
		sum = s[:]
	} else {
		s := sha256.Sum256(p.data[:p.end()])
		sum = s[:]
	}
	if !bytes.Equal(sum, p.trailer()) {
		return errors.New("checksum does not match")
	}
	return nil
}

const (
	statSize = 40

	flagAssumeValid = 0x8000
	flagExtended    = 0x4000
	flagStage       = 0x3000
	flagNameLen     = 0x0fff

	flagSkipWorktree = 0x4000
	flagIntentToAdd  = 0x2000
)

func (p *parser) parseEntries(count uint32) error {
	// The smallest entry: stat data, id, flags, and in version 4 one byte of
	// prefix length and one of name end.
	least := statSize + p.idSize + 2 + 2
	if int64(count) > int64((p.end()-p.off)/least) {
		return fmt.Errorf("%d entries do not fit in %d bytes", count, len(p.data))
	}
	p.entries = make([]Entry, count)
	// The names go one after another into one string, for the sake of speed.
	names := make([]byte, 0, len(p.data)/2)
	ends := make([]int, count)
	var name []byte
	for i := range p.entries {
		var err error
		if name, err = p.parseEntry(&p.entries[i], name); err != nil {
			return fmt.Errorf("entry %d at byte %d: %w", i, p.off, err)
		}
		if len(names)+len(name) > unfold*len(p.data) {
			return errors.New("the paths are too long together")
		}
		names = append(names, name...)
		ends[i] = len(names)
	}
	all, start := string(names), 0
	for i, end := range ends {
		p.entries[i].Path = all[start:end]
		start = end
	}
	return nil
}

var errShort = errors.New("cut short")

// parseEntry decodes all of the entry at p.off but its path, which it returns,
// and moves on. last is the path of the entry before, which it may overwrite.
func (p *parser) parseEntry(e *Entry, last []byte) ([]byte, error) {
	b := p.data[p.off:p.end()]
	n := statSize + p.idSize + 2
	if len(b) < n {
		return nil, errShort
	}
	u32 := func(i int) uint32 { return binary.BigEndian.Uint32(b[4*i:]) }
	e.CTime = Time{u32(0), u32(1)}
	e.MTime = Time{u32(2), u32(3)}
	e.Dev, e.Ino = u32(4), u32(5)
	e.Mode = u32(6)
	e.UID, e.GID = u32(7), u32(8)
	e.Size = u32(9)
	e.ID = b[statSize : n-2 : n-2]
	flags := binary.BigEndian.Uint16(b[n-2:])
	e.Stage = uint8(flags & flagStage >> 12)
	if flags&flagAssumeValid != 0 {
		e.Flags |= AssumeValid
	}
	if flags&flagExtended != 0 {
		if p.version < 3 {
			return nil, errors.New("extended flags in version 2")
		}
		if len(b) < n+2 {
			return nil, errShort
		}
		more := binary.BigEndian.Uint16(b[n:])
		n += 2
		if more&^(flagSkipWorktree|flagIntentToAdd) != 0 {
			return nil, fmt.Errorf("flags %#x are unknown", more)
		}
		if more&flagSkipWorktree != 0 {
			e.Flags |= SkipWorktree
		}
		if more&flagIntentToAdd != 0 {
			e.Flags |= IntentToAdd
		}
	}
	var name []byte
	if p.version == 4 {
		cut, size, ok := varint(b[n:])
		if !ok || cut > uint64(len(last)) {
			return nil, errors.New("prefix is longer than the path before")
		}
		n += size
		length := bytes.IndexByte(b[n:], 0)
		if length < 0 {
			return nil, errShort
		}
		name = append(last[:len(last)-int(cut)], b[n:n+length]...)
		n += length + 1
	} else {
		length := int(flags & flagNameLen)
		if length == flagNameLen {
			if length = bytes.IndexByte(b[n:], 0); length < 0 {
				return nil, errShort
			}
		}
		// One to eight NULs follow, up to a multiple of eight.
		total := (n + length + 8) &^ 7
		if len(b) < total {
			return nil, errShort
		}
		name = b[n : n+length : n+length]
		if bytes.IndexByte(name, 0) >= 0 {
			return nil, errors.New("path holds a NUL")
		}
		n = total
	}
	if len(name) > maxName {
		return nil, fmt.Errorf("path of %d bytes is too long", len(name))
	}
	p.off += n
	return name, nil
}

// varint decodes the variable-length number that packs and version 4 use, and
// returns its length in bytes.
func varint(b []byte) (v uint64, n int, ok bool) {
	for i, c := range b {
		if v > 1<<32 {
			return 0, 0, false
		}
		if i > 0 {
			v++
		}
		v = v<<7 | uint64(c&0x7f)
		if c&0x80 == 0 {
			return v, i + 1, true
		}
	}
	return 0, 0, false
}

func (p *parser) parseExtensions() error {
	for p.off+8 <= p.end() {
		name := string(p.data[p.off : p.off+4])
		size := binary.BigEndian.Uint32(p.data[p.off+4:])
		at := p.off
		p.off += 8
		if int64(size) > int64(p.end()-p.off) {
			return fmt.Errorf("extension %q at byte %d: %w", name, at, errShort)
		}
		body := p.data[p.off : p.off+int(size)]
		p.off += int(size)
		switch {
		case name == "link":
			l, err := parseLink(body, p.idSize)
			if err != nil {
				return fmt.Errorf("extension \"link\" at byte %d: %w", at, err)
			}
			p.link = l
		case name == "sdir":
			p.sparse = true
		case name[0] >= 'A' && name[0] <= 'Z':
			// Caches that git can do without: TREE, REUC, UNTR, FSMN, EOIE,
			// IEOT and what may come.
		default:
			return fmt.Errorf("extension %q at byte %d is unknown and cannot be passed over", name, at)
		}
	}
	return nil
}

// ordered returns an error unless every entry has a path and comes after the
// one before.
func ordered(entries []Entry) error {
	for i := range entries {
		e := &entries[i]
		if e.Path == "" {
			return fmt.Errorf("entry %d has no path", i)
		}
		if i == 0 {
			continue
		}
		switch c := compare(&entries[i-1], e); {
		case c > 0:
			return fmt.Errorf("entry %d (%q) is out of order", i, e.Path)
		case c == 0:
			return fmt.Errorf("entry %d (%q) stands twice", i, e.Path)
		}
	}
	return nil
}

func compare(a, b *Entry) int {
	if c := strings.Compare(a.Path, b.Path); c != 0 {
		return c
	}
	return int(a.Stage) - int(b.Stage)
}
