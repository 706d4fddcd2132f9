// Package gitstore reads the objects of a git repository, in process and
// without writing. It never starts git, and of the repository's configuration
// it reads only what says how objects are stored: nothing that stands in a
// repository can make it run or contact anything.
//
// Everything read is taken for hostile: sizes are checked before memory is asked
// for, what is broken is passed over and told, and nothing recurses as deep as
// the input says.
package gitstore

import (
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/lazy"
)

// ID is the name of an object: the SHA-1 of its kind, size and content,
// followed by zeros, or the SHA-256 in a repository of that format.
type ID [sha256.Size]byte

// String returns the ID in hex.
func (id ID) String() string { return hex.EncodeToString(id[:id.size()]) }

// size returns how many bytes of the ID are the hash. No SHA-256 ends in as
// many zeros as stand behind a SHA-1.
func (id ID) size() int {
	if [sha256.Size - sha1.Size]byte(id[sha1.Size:]) == [sha256.Size - sha1.Size]byte{} {
		return sha1.Size
	}
	return sha256.Size
}

// Bytes returns the hash.
func (id ID) Bytes() []byte { return id[:id.size()] }

// IsZero reports whether the ID is all zeros, which names no object.
func (id ID) IsZero() bool { return id == ID{} }

func compareIDs(a, b ID) int { return bytes.Compare(a[:], b[:]) }

// IDOf returns the ID that a hash of 20 or 32 bytes is.
func IDOf(hash []byte) (id ID) {
	copy(id[:], hash)
	return id
}

// ParseID reads an ID of exactly 40 or 64 hex digits.
func ParseID(s string) (ID, bool) {
	var id ID
	if len(s) != 2*sha1.Size && len(s) != 2*sha256.Size {
		return ID{}, false
	}
	if _, err := hex.Decode(id[:], []byte(s)); err != nil {
		return ID{}, false
	}
	return id, true
}

// isEmpty reports whether an ID names the empty object of a kind. The empty
// tree and the empty blob exist in every repository, stored or not.
func isEmpty(id ID, k Kind) bool {
	return slices.Contains(emptyObjects.Get()[k], id)
}

var emptyObjects = lazy.Value[map[Kind][]ID]{Make: func() map[Kind][]ID {
	return map[Kind][]ID{Tree: emptyIDs(Tree), Blob: emptyIDs(Blob)}
}}

func emptyIDs(k Kind) []ID {
	header := []byte(k.String() + " 0\x00")
	short, long := sha1.Sum(header), sha256.Sum256(header)
	return []ID{IDOf(short[:]), IDOf(long[:])}
}

// Kind is what an object is.
type Kind uint8

// The kinds, numbered as in a pack.
const (
	Commit Kind = 1 + iota
	Tree
	Blob
	Tag
)

var kindNames = [...]string{"unknown", "commit", "tree", "blob", "tag"}

func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return kindNames[0]
}

func parseKind(s string) Kind {
	for k := Commit; k <= Tag; k++ {
		if kindNames[k] == s {
			return k
		}
	}
	return 0
}

// Object is one object.
type Object struct {
	ID   ID
	Kind Kind
	Size int64
	Data []byte
}

// DefaultMaxObject is how large an object may be, in bytes, to be read.
const DefaultMaxObject = 512 << 20

var (
	// ErrEmpty says that a repository has neither objects nor refs: nothing
	// was ever committed to it.
	ErrEmpty = errors.New("the repository has no commits yet")
	// ErrAbsent says that a repository does not hold an object.
	ErrAbsent = errors.New("the repository does not hold the object")
)

// Unsupported is the error for a repository, or a part of one, in a form that
// cannot be read.
type Unsupported struct {
	// Path is the git directory.
	Path string
	// Reason says what is not supported, Remedy what to do about it.
	Reason, Remedy string
}

func (e *Unsupported) Error() string {
	return fmt.Sprintf("%s: %s; %s", e.Path, e.Reason, e.Remedy)
}

// Store is an open repository. What it holds is fixed when it is opened,
// except that packs which are removed later can no longer be read. Its methods
// may be called concurrently, save Close.
type Store struct {
	// MaxObject is how large an object may be, in bytes, to be read. Set it
	// before the first use.
	MaxObject int64

	maxHeld   int64 // bytes of bases that a walk keeps
	bigObject int64 // objects from this size on are read by one worker

	dir     string // the git directory: HEAD, logs, refs of a worktree
	common  string // where objects and refs are; dir unless a linked worktree
	partial bool
	format  format

	reftable bool               // how refs are stored
	stacks   map[string]*tables // by git directory

	packs    []*pack
	stamps   map[string]Stamp // of the packs, when they were opened
	loose    map[ID]looseObject
	looseIDs []ID
	objects  []string // object directories, alternates last
	maxWork  int64    // bytes that may be made of what is on disk

	head     Head
	refs     []Ref
	roots    []Ref // HEADs and refs of the other worktrees
	reflogs  []ID
	shallow  map[ID]bool      // commits whose parents a shallow clone left out
	replaced map[ID]ID        // objects and what git shows in their place
	grafts   map[ID][]ID      // commits and the parents that they are given
	opened   finding.Coverage // what went wrong at opening
	coverage finding.Coverage
	seen     *Seen   // by an earlier run
	visited  *visits // by the last walk over everything
	skeleton skeleton
	watch    func(name string) bool
	named    Set // blobs that the last walk met under names that watch reports

	mu     sync.Mutex
	reader *Reader // of Get
}

// looseObject is where a loose object is.
type looseObject struct {
	dir int // index into Store.objects
	n   int // index into Store.looseIDs
}

// Open opens the repository whose git directory is dir, as returned by Find.
// The error is an *Unsupported when the repository is in a form that cannot
// be read. What is broken only in part is told by Coverage. further are object
// directories that count beside its own, as those of a quarantine do.
func Open(dir string, further ...string) (*Store, error) {
	s, err := newStore(dir)
	if err != nil {
		return nil, err
	}
	if err := s.readRefs(); err != nil {
		return nil, err
	}
	for _, d := range further {
		s.addObjectDir(d, 0)
	}
	if err := s.openObjects(); err != nil {
		return nil, err
	}
	s.stamps = s.stampPacks()
	s.maxWork = 64<<30 + 1024*s.diskSize()
	s.coverage.Add(&s.opened)
	return s, nil
}

// newStore returns a store of which nothing has been read but its format.
func newStore(dir string) (*Store, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	common, err := commonDir(dir)
	if err != nil {
		return nil, err
	}
	if why := notGitDir(dir); why != "" {
		return nil, fmt.Errorf("%s: not a git repository: %s", dir, why)
	}
	s := &Store{MaxObject: DefaultMaxObject, maxHeld: defaultHeld, bigObject: defaultBig, dir: dir, common: common, format: sha1Format, loose: map[ID]looseObject{}}
	return s, s.checkFormat()
}

// LimitMemory makes the store, and a scan of what it reads, keep within about so
// many bytes. Objects that are too large for that are left out, and counted.
// Call it before the first use.
func (s *Store) LimitMemory(n int64) {
	s.MaxObject = min(s.MaxObject, n/4)
	s.maxHeld = min(s.maxHeld, n/4)
	s.bigObject = min(s.bigObject, n/16)
}

// Close releases the files that the store holds open.
func (s *Store) Close() error {
	var errs []error
	for _, p := range s.packs {
		errs = append(errs, p.close())
	}
	return errors.Join(errs...)
}

// Dir returns the directory that holds objects and refs.
func (s *Store) Dir() string { return s.common }

// IDSize returns how many bytes the IDs of the repository have.
func (s *Store) IDSize() int { return s.format.size }

// Partial reports whether the repository is a partial clone, which may lack
// objects that its remote has.
func (s *Store) Partial() bool { return s.partial }

// Shallow reports whether a commit is at the edge of a shallow clone, where its
// parents were left out.
func (s *Store) Shallow(id ID) bool { return s.shallow[id] }

// Cut reports whether the repository is a shallow clone.
func (s *Store) Cut() bool { return len(s.shallow) > 0 }

// Has reports whether the repository holds an object.
func (s *Store) Has(id ID) bool {
	if _, ok := s.loose[id]; ok {
		return true
	}
	for _, p := range s.packs {
		if _, ok := p.find(id); ok {
			return true
		}
	}
	return isEmpty(id, Tree) || isEmpty(id, Blob)
}

// Count returns how many objects the repository holds at most: what stands in
// several places is counted several times.
func (s *Store) Count() int64 {
	n := int64(len(s.looseIDs))
	for _, p := range s.packs {
		n += int64(len(p.ids))
	}
	return n
}

// Number returns a number of an object, below Count and the same wherever the
// object is stored. ok is false when the repository does not store it.
func (s *Store) Number(id ID) (n int, ok bool) {
	for _, p := range s.packs {
		if i, ok := p.find(id); ok {
			return n + i, true
		}
		n += len(p.ids)
	}
	l, ok := s.loose[id]
	return n + l.n, ok
}

// Get reads one object, as Reader.Read does. A Reader of one's own is faster.
func (s *Store) Get(id ID) (Object, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.reader == nil {
		s.reader = s.NewReader()
	}
	return s.reader.Read(id)
}

// Coverage returns what was read and what could not be, as known after the
// last call of Objects.
func (s *Store) Coverage() *finding.Coverage { return &s.coverage }

// Submodule is a repository that another keeps in its own git directory.
type Submodule struct {
	// Name is what it is called, with forward slashes: unless it was moved, the
	// path at which it is checked out. What is in another submodule has the
	// other's name in front.
	Name string
	// Dir is its git directory.
	Dir string
}

// Submodules returns the submodules, and theirs. Each has its own history, and
// stays there when it is no longer checked out.
func (s *Store) Submodules() []Submodule {
	root := filepath.Join(s.common, "modules")
	var all []Submodule
	for _, dir := range findModules(root) {
		rel, _ := filepath.Rel(root, dir)
		name := strings.ReplaceAll(filepath.ToSlash(rel), "/modules/", "/")
		all = append(all, Submodule{name, dir})
	}
	return all
}
