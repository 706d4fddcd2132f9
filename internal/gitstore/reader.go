package gitstore

import (
	"container/list"
	"errors"
	"sync/atomic"
)

// Reader reads single objects. It is for one goroutine.
type Reader struct {
	s     *Store
	in    inflater
	made  *atomic.Int64
	depth int // of deltas whose base is in another pack

	cache map[cacheKey]*list.Element
	order *list.List // most recently used first
	held  int64
}

type cacheKey struct {
	p    *pack
	rank int32
}

type cached struct {
	key  cacheKey
	data []byte
}

// maxCached is how many bytes of delta bases a Reader keeps.
const maxCached = 16 << 20

// maxChain is how many deltas may rest on each other. git makes 50, and at
// most 4095.
const maxChain = 1 << 16

var errChain = errors.New("corrupt: too many deltas rest on each other")

// NewReader returns a Reader.
func (s *Store) NewReader() *Reader {
	return &Reader{s: s, made: new(atomic.Int64), cache: map[cacheKey]*list.Element{}, order: list.New()}
}

// Read reads an object, wherever it is stored. The error is ErrAbsent when the
// repository does not hold it. The content belongs to the Reader and must not
// be changed.
func (r *Reader) Read(id ID) (Object, error) { return r.read(id, none) }

// Entries is Store.Entries.
func (r *Reader) Entries(tree []byte, f func(Entry) bool) error { return r.s.Entries(tree, f) }

// read is Read leaving out one pack.
func (r *Reader) read(id ID, skip int) (Object, error) {
	failed := ErrAbsent
	for i, p := range r.s.packs {
		at, ok := p.find(id)
		if !ok || i == skip {
			continue
		}
		_ = p.scan() // a wrong checksum is told by Objects
		data, kind, err := r.entry(p, p.ranks[at])
		if err == nil {
			return Object{id, kind, int64(len(data)), data}, nil
		}
		failed = err
	}
	if _, ok := r.s.loose[id]; ok {
		o, err := r.s.readLoose(id, allKinds, makeNew)
		if err == nil {
			return o, nil
		}
		failed = err
	}
	switch {
	case isEmpty(id, Tree):
		return Object{ID: id, Kind: Tree}, nil
	case isEmpty(id, Blob):
		return Object{ID: id, Kind: Blob}, nil
	}
	return Object{}, failed
}

// entry reads an entry of a pack.
func (r *Reader) entry(p *pack, rank int32) (data []byte, kind Kind, err error) {
	var chain []int32
	kind = p.entries[rank].kind
	for at := rank; data == nil; {
		if el, ok := r.cache[cacheKey{p, at}]; ok {
			r.order.MoveToFront(el)
			data = el.Value.(*cached).data
			break
		}
		if len(chain) == maxChain {
			return nil, 0, errChain
		}
		chain = append(chain, at)
		e := &p.entries[at]
		if e.base >= 0 {
			at = e.base
			continue
		}
		if e.base == broken {
			data, kind, err = r.foreign(p, at)
			if err != nil {
				return nil, 0, err
			}
		}
		break
	}
	for i := len(chain) - 1; i >= 0; i-- {
		if data, err = r.s.make(&r.in, p, chain[i], data, makeNew); err != nil {
			return nil, 0, err
		}
		r.keep(cacheKey{p, chain[i]}, data)
		if r.made.Add(int64(len(data))) > r.s.maxWork {
			return nil, 0, errWork
		}
	}
	return data, kind, nil
}

// foreign reads the base of a delta when it is not in the same pack. git makes
// no such packs, but reads them.
func (r *Reader) foreign(p *pack, rank int32) ([]byte, Kind, error) {
	id, ok := p.foreign[rank]
	if !ok {
		return nil, 0, errors.New("corrupt: malformed header")
	}
	if r.depth == 8 {
		return nil, 0, errChain
	}
	r.depth++
	defer func() { r.depth-- }()
	base, err := r.read(id, none)
	if errors.Is(err, ErrAbsent) {
		err = errors.New("corrupt: the base of the delta is missing")
	}
	if base.Data == nil {
		base.Data = []byte{}
	}
	return base.Data, base.Kind, err
}

// keep caches an entry, and forgets those longest unused.
func (r *Reader) keep(key cacheKey, data []byte) {
	n := int64(len(data))
	if _, ok := r.cache[key]; ok || n > maxCached/4 {
		return
	}
	r.cache[key] = r.order.PushFront(&cached{key, data})
	r.held += n
	for r.held > maxCached {
		el := r.order.Back()
		old := r.order.Remove(el).(*cached)
		delete(r.cache, old.key)
		r.held -= int64(len(old.data))
	}
}
