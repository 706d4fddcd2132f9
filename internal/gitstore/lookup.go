package gitstore

import (
	"bufio"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"

	"github.com/damvet/damvet/internal/delta"
)

// Lookup reads single objects of a repository by name, without reading the
// packs that hold them: it is for a few objects out of many. In return it
// verifies of what is stored only what it reads, by zlib's checksums.
//
// Its methods may be called concurrently, save Close.
type Lookup struct {
	mu    sync.Mutex // of what follows
	s     *Store     // without packs, and with the loose objects that were asked for
	packs []*lookupPack
	cache map[lookupKey]cachedObject
	held  int
	zlib  io.ReadCloser
}

// lookupPack is a pack of which nothing was read but the head of its index.
type lookupPack struct {
	path      string
	idx, file *os.File
	size      int64 // of the pack
	count     int64
	fanout    [256]uint32
}

type lookupKey struct {
	p      *lookupPack
	offset int64
}

type cachedObject struct {
	kind Kind
	data []byte
}

// OpenLookup opens the repository whose git directory is dir. further are
// object directories that count beside its own, as those of a quarantine do.
// The errors are those of Open.
func OpenLookup(dir string, further ...string) (*Lookup, error) {
	s, err := newStore(dir)
	if err != nil {
		return nil, err
	}
	if err := s.readHead(); err != nil {
		return nil, err
	}
	for _, d := range further {
		s.addObjectDir(d, 0)
	}
	s.addObjectDir(filepath.Join(s.common, "objects"), 0)
	l := &Lookup{s: s, cache: map[lookupKey]cachedObject{}}
	for _, d := range s.objects {
		if err := l.openPacks(filepath.Join(d, "pack")); err != nil {
			l.Close()
			return nil, err
		}
	}
	if len(s.opened.Unreadable) > 0 {
		u := s.opened.Unreadable[0]
		l.Close()
		return nil, fmt.Errorf("%s: %s", u.Path, u.Reason)
	}
	return l, nil
}

// readHead reads HEAD and the refs that it could name.
func (s *Store) readHead() error {
	r := &refReader{s, map[string]string{}}
	if err := r.readPacked(filepath.Join(s.common, "packed-refs")); err != nil {
		return err
	}
	name := "HEAD"
	for range maxSymrefs {
		dir := s.common
		if name == "HEAD" {
			dir = s.dir
		}
		value, err := readRefFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			break // packed, or not there
		}
		r.values[name] = value
		next, symbolic := symref(value)
		if !symbolic || !strings.HasPrefix(next, "refs/") || !filepath.IsLocal(filepath.FromSlash(next)) {
			break
		}
		name = next
	}
	head, err := r.readHEAD(s.dir)
	s.head = head
	return err
}

// Head returns what is checked out, as Store.Head does.
func (l *Lookup) Head() Head { return l.s.head }

// IDSize returns how many bytes the IDs of the repository have.
func (l *Lookup) IDSize() int { return l.s.format.size }

// Entries is Store.Entries.
func (l *Lookup) Entries(tree []byte, f func(Entry) bool) error { return l.s.Entries(tree, f) }

// TreeID returns the ID of the tree that has the given content.
func (l *Lookup) TreeID(content []byte) ID {
	h := l.s.format.newHash()
	fmt.Fprintf(h, "tree %d\x00", len(content))
	h.Write(content)
	return IDOf(h.Sum(nil))
}

// Close releases the files that the lookup holds open.
func (l *Lookup) Close() {
	for _, p := range l.packs {
		p.idx.Close()
		if p.file != nil {
			p.file.Close()
		}
	}
}

func (l *Lookup) openPacks(dir string) error {
	names, err := filepath.Glob(filepath.Join(escapeGlob(dir), "*.idx"))
	if err != nil {
		return err
	}
	for _, name := range names {
		p, err := openLookupPack(strings.TrimSuffix(name, ".idx"))
		if errors.Is(err, os.ErrNotExist) {
			continue // an index without a pack, or one that was just removed
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		l.packs = append(l.packs, p)
	}
	return nil
}

func escapeGlob(s string) string {
	return strings.NewReplacer(`*`, `\*`, `?`, `\?`, `[`, `\[`, `\`, `\\`).Replace(s)
}

const (
	indexHeader = 8
	fanoutSize  = 256 * 4
)

func openLookupPack(path string) (*lookupPack, error) {
	fi, err := os.Stat(path + ".pack")
	if err != nil {
		return nil, err
	}
	idx, _, err := openRegular(path + ".idx")
	if err != nil {
		return nil, err
	}
	p := &lookupPack{path: path, idx: idx, size: fi.Size()}
	head := make([]byte, indexHeader+fanoutSize)
	if _, err := idx.ReadAt(head, 0); err != nil || string(head[:indexHeader]) != "\xfftOc\x00\x00\x00\x02" {
		idx.Close()
		return nil, errors.New("not an index of version 2; run git index-pack on the pack")
	}
	for i := range p.fanout {
		p.fanout[i] = binary.BigEndian.Uint32(head[indexHeader+4*i:])
		if i > 0 && p.fanout[i] < p.fanout[i-1] {
			idx.Close()
			return nil, errors.New("corrupt: its counts do not rise; run git index-pack on the pack")
		}
	}
	p.count = int64(p.fanout[255])
	return p, nil
}

// find returns where an object stands in the pack.
func (p *lookupPack) find(id ID, f format) (offset int64, ok bool, err error) {
	lo, hi := int64(0), int64(p.fanout[id[0]])
	if id[0] > 0 {
		lo = int64(p.fanout[id[0]-1])
	}
	read := func(at int64, n int) []byte {
		b := make([]byte, n)
		if err == nil {
			_, err = p.idx.ReadAt(b, at)
		}
		return b
	}
	size := int64(f.size)
	names := int64(indexHeader + fanoutSize)
	at := lo + int64(sort.Search(int(hi-lo), func(i int) bool {
		return string(read(names+(lo+int64(i))*size, f.size)) >= string(id[:f.size])
	}))
	if err != nil || at == hi || string(read(names+at*size, f.size)) != string(id[:f.size]) {
		return 0, false, err
	}
	offsets := names + p.count*(size+4)
	short := binary.BigEndian.Uint32(read(offsets+4*at, 4))
	if short>>31 == 0 {
		return int64(short), true, err
	}
	long := binary.BigEndian.Uint64(read(offsets+4*p.count+8*int64(short&^(1<<31)), 8))
	return int64(long), true, err
}

// Read reads an object. The error is ErrAbsent when the repository does not
// hold it. The content must not be changed.
func (l *Lookup) Read(id ID) (Object, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.read(id, 0)
}

func (l *Lookup) read(id ID, depth int) (Object, error) {
	failed := ErrAbsent
	for _, p := range l.packs {
		offset, ok, err := p.find(id, l.s.format)
		if err != nil {
			failed = fmt.Errorf("%s.idx: %w", p.path, err)
		}
		if !ok {
			continue
		}
		kind, data, err := l.entry(p, offset, depth)
		if err == nil {
			return Object{id, kind, int64(len(data)), data}, nil
		}
		failed = err
	}
	name := id.String()
	for i, dir := range l.s.objects {
		if _, err := os.Lstat(filepath.Join(dir, name[:2], name[2:])); err != nil {
			continue
		}
		l.s.loose[id] = looseObject{dir: i}
		o, err := l.s.readLoose(id, allKinds, makeNew)
		if err == nil {
			return o, nil
		}
		failed = err
	}
	for _, kind := range []Kind{Tree, Blob} {
		if isEmpty(id, kind) {
			return Object{ID: id, Kind: kind}, nil
		}
	}
	return Object{}, failed
}

// entry reads an entry of a pack: it goes down the deltas to a whole object,
// and applies them on the way up.
func (l *Lookup) entry(p *lookupPack, offset int64, depth int) (kind Kind, data []byte, err error) {
	defer recoverTo(&err)
	if p.file == nil {
		if p.file, _, err = openRegular(p.path + ".pack"); err != nil {
			return 0, nil, err
		}
	}
	type link struct {
		offset int64
		delta  []byte
	}
	var chain []link
	at, spent := offset, int64(0)
	for data == nil {
		if c, ok := l.cache[lookupKey{p, at}]; ok {
			kind, data = c.kind, c.data
			break
		}
		if len(chain) == maxChain {
			return 0, nil, errChain
		}
		h, err := p.header(at, l.s.format)
		if err != nil {
			return 0, nil, err
		}
		if spent += h.size; spent > l.s.MaxObject+maxCached {
			return 0, nil, errTooLarge
		}
		body, err := l.inflate(p, at+int64(h.length), h.size)
		if err != nil {
			return 0, nil, err
		}
		switch {
		case h.kind != 0:
			kind, data = h.kind, body
			l.keep(p, at, kind, data)
		case h.back > 0:
			chain = append(chain, link{at, body})
			at -= h.back
		default:
			if depth == 8 {
				return 0, nil, errChain
			}
			chain = append(chain, link{at, body})
			base, err := l.read(h.base, depth+1)
			if errors.Is(err, ErrAbsent) {
				err = errors.New("corrupt: the base of the delta is missing")
			}
			if err != nil {
				return 0, nil, err
			}
			kind, data = base.Kind, append([]byte{}, base.Data...)
		}
	}
	for i := len(chain) - 1; i >= 0; i-- {
		var d delta.Delta
		if err := d.Read(chain[i].delta, int64(len(data))); err != nil {
			return 0, nil, err
		}
		if d.Size > l.s.MaxObject {
			return 0, nil, errTooLarge
		}
		whole := make([]byte, d.Size)
		if err := d.Apply(whole, data); err != nil {
			return 0, nil, err
		}
		data = whole
		l.keep(p, chain[i].offset, kind, data)
	}
	return kind, data, nil
}

func (p *lookupPack) header(offset int64, f format) (entryHeader, error) {
	if offset < packHeader || offset >= p.size-f.trailer() {
		return entryHeader{}, errors.New("corrupt: an object outside the pack; run git index-pack on the pack")
	}
	buf := make([]byte, min(maxHeader, p.size-offset))
	if _, err := p.file.ReadAt(buf, offset); err != nil {
		return entryHeader{}, err
	}
	h, ok := f.parseHeader(buf)
	if !ok {
		return entryHeader{}, errors.New("corrupt: malformed header")
	}
	return h, nil
}

func (l *Lookup) inflate(p *lookupPack, at, size int64) ([]byte, error) {
	if !plausible(size, p.size-at) {
		return nil, errSize
	}
	r := bufio.NewReader(io.NewSectionReader(p.file, at, p.size-at))
	var err error
	if l.zlib == nil {
		l.zlib, err = zlib.NewReader(r)
	} else {
		err = l.zlib.(zlib.Resetter).Reset(r, nil)
	}
	if err != nil {
		return nil, fmt.Errorf("corrupt: %w", err)
	}
	data := make([]byte, size)
	return data, readExactly(l.zlib, data)
}

// keep caches a small object while there is room: the next one may be stored
// as the difference to it.
func (l *Lookup) keep(p *lookupPack, offset int64, kind Kind, data []byte) {
	if len(data) <= maxCached/64 && l.held+len(data) <= maxCached {
		l.cache[lookupKey{p, offset}] = cachedObject{kind, data}
		l.held += len(data)
	}
}
