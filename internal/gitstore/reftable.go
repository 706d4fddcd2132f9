package gitstore

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// A stack of reftables holds the refs and reflogs of a worktree. The format is
// that of git's Documentation/technical/reftable.txt. Every record is read, so
// that indexes and restarts, which serve to find single ones, are not needed.

var errTable = errors.New("corrupt: malformed reftable")

const (
	maxTables = 1 << 12
	// maxTable is how large one table may be, and what its reflogs may expand
	// to.
	maxTable = 1 << 30
)

// tables is what a stack of reftables says.
type tables struct {
	refs map[string]string // as refReader.values
	logs map[logKey]logEntry
}

type logKey struct {
	ref    string
	update uint64
}

// readTables reads the stack of the git directory of a worktree, newer tables
// over older ones. What is wrong with a table is an error, since a ref that is
// not seen could be any.
func readTables(dir string, f format) (*tables, error) {
	dir = filepath.Join(dir, "reftable")
	list, err := readSmall(filepath.Join(dir, "tables.list"), 1<<20)
	if err != nil {
		return nil, err
	}
	names := strings.Fields(string(list))
	if len(names) > maxTables {
		return nil, errors.New("too many reftables")
	}
	t := &tables{map[string]string{}, map[logKey]logEntry{}}
	for _, name := range names {
		if filepath.Base(name) != name {
			return nil, errTable
		}
		data, err := readSmall(filepath.Join(dir, name), maxTable)
		if err != nil {
			return nil, err
		}
		if err := t.add(data, f); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// add adds what one table says.
func (t *tables) add(data []byte, f format) error {
	header := 24
	if len(data) < header || string(data[:4]) != "REFT" {
		return errTable
	}
	hash := "sha1"
	switch data[4] {
	case 1:
	case 2:
		if header = 28; len(data) < header {
			return errTable
		}
		hash = map[string]string{"sha1": "sha1", "s256": "sha256"}[string(data[24:28])]
	default:
		return errors.New("a reftable of a version that is not supported")
	}
	if hash != f.name {
		return errors.New("corrupt: a reftable names objects by another hash than the repository")
	}
	footer := header + 5*8 + 4
	if len(data) < header+footer {
		return errTable
	}
	end := len(data) - footer
	foot := data[end:]
	if !bytes.Equal(foot[:header], data[:header]) || binary.BigEndian.Uint32(foot[footer-4:]) != crc32.ChecksumIEEE(foot[:footer-4]) {
		return errors.New("corrupt: the checksum of a reftable is wrong")
	}
	at := func(i int) int { // a position in the footer
		v := binary.BigEndian.Uint64(foot[header+8*i:])
		if i == 1 {
			v >>= 5 // the length of abbreviated ids is kept beside it
		}
		return int(min(v, uint64(end)))
	}
	r := &table{
		data: data[:end], header: header, idSize: f.size,
		blockSize: int(data[5])<<16 | int(data[6])<<8 | int(data[7]),
		first:     binary.BigEndian.Uint64(data[8:]),
		tables:    t,
	}
	if err := r.readRefs(); err != nil {
		return err
	}
	logs, ends := at(3), at(4)
	if logs == 0 && end > header && data[header] == 'g' {
		logs = header
	}
	if ends == 0 {
		ends = end
	}
	if logs == 0 {
		return nil
	}
	return r.readLogs(logs, ends)
}

// reflog returns the reflog of a ref, oldest entry first.
func (t *tables) reflog(ref string) []logEntry {
	var entries []logEntry
	for k, e := range t.logs {
		if k.ref == ref {
			entries = append(entries, e)
		}
	}
	slices.SortFunc(entries, func(a, b logEntry) int { return cmp.Compare(a.update, b.update) })
	return entries
}

// table is one table that is being read.
type table struct {
	data      []byte // without the footer
	header    int
	idSize    int
	blockSize int
	first     uint64 // update index that those of records are counted from
	tables    *tables
}

// readRefs reads the blocks of refs, which come first.
func (r *table) readRefs() error {
	for start := 0; ; {
		head := start
		if start == 0 {
			head = r.header // the first block begins with the file
		}
		if head+4 > len(r.data) || r.data[head] != 'r' {
			return nil
		}
		n := r.length(head)
		if n < head-start+4 || start+n > len(r.data) {
			return errTable
		}
		err := records(r.data[head+4:start+n], func(key string, kind byte, b *cursor) error {
			b.varint() // how much later than first it was written
			switch kind {
			case 0:
				delete(r.tables.refs, key)
			case 1, 2:
				r.tables.refs[key] = IDOf(b.take(uint64(r.idSize))).String()
				if kind == 2 {
					b.take(uint64(r.idSize)) // what the tag leads to
				}
			case 3:
				r.tables.refs[key] = "ref: " + string(b.take(b.varint()))
			default:
				return errTable
			}
			return nil
		})
		if err != nil {
			return err
		}
		if start += n; r.blockSize > 0 {
			start += (r.blockSize - start%r.blockSize) % r.blockSize
		}
	}
}

// length returns the length that a block says it has. That of the first one
// counts the header of the file.
func (r *table) length(head int) int {
	return int(r.data[head+1])<<16 | int(r.data[head+2])<<8 | int(r.data[head+3])
}

// readLogs reads the blocks of reflogs, which are compressed.
func (r *table) readLogs(at, end int) error {
	total := 0
	for at+4 <= end && r.data[at] == 'g' {
		n := r.length(at) - 4
		if at == r.header {
			n -= r.header
		}
		if total += n; n < 2 || total > maxTable {
			return errTable
		}
		packed := bytes.NewReader(r.data[at+4 : end])
		z, err := zlib.NewReader(packed)
		if err != nil {
			return errTable
		}
		block := make([]byte, n)
		if _, err := io.ReadFull(z, block); err != nil {
			return errTable
		}
		if _, err := z.Read(make([]byte, 1)); !errors.Is(err, io.EOF) {
			return errTable
		}
		if err := r.log(block); err != nil {
			return err
		}
		at = end - packed.Len()
	}
	return nil
}

func (r *table) log(block []byte) error {
	return records(block, func(key string, kind byte, b *cursor) error {
		ref, stamp, ok := strings.Cut(key, "\x00")
		if !ok || len(stamp) != 8 || kind > 1 {
			return errTable
		}
		k := logKey{ref, ^binary.BigEndian.Uint64([]byte(stamp))}
		if kind == 0 {
			delete(r.tables.logs, k)
			return nil
		}
		from := IDOf(b.take(uint64(r.idSize)))
		to := IDOf(b.take(uint64(r.idSize)))
		b.take(b.varint()) // name
		b.take(b.varint()) // address
		b.varint()         // time
		b.take(2)          // zone
		r.tables.logs[k] = logEntry{from, to, string(b.take(b.varint())), k.update}
		return nil
	})
}

// records calls f for the records of a block, which stands in front of its
// restarts.
func records(block []byte, f func(key string, kind byte, b *cursor) error) error {
	if len(block) < 2 {
		return errTable
	}
	restarts := 2 + 3*int(binary.BigEndian.Uint16(block[len(block)-2:]))
	if restarts > len(block) {
		return errTable
	}
	b := &cursor{rest: block[:len(block)-restarts]}
	key := ""
	left := 64*len(block) + 1<<16 // bytes that keys may have together
	for len(b.rest) > 0 {
		shared, n := b.varint(), b.varint()
		if shared > uint64(len(key)) {
			return errTable
		}
		suffix := b.take(n >> 3)
		key = key[:shared] + string(suffix)
		if left -= len(key); left < 0 {
			return errTable
		}
		if err := f(key, byte(n&7), b); err != nil {
			return err
		}
		if b.short {
			return errTable
		}
	}
	return nil
}

// cursor reads from the front of bytes. What reaches beyond their end is zero.
type cursor struct {
	rest  []byte
	short bool
}

func (b *cursor) take(n uint64) []byte {
	if n > uint64(len(b.rest)) {
		b.short, b.rest = true, nil
		return nil
	}
	taken := b.rest[:n]
	b.rest = b.rest[n:]
	return taken
}

func (b *cursor) varint() uint64 {
	v := uint64(0)
	for i := 0; ; i++ {
		c := b.take(1)
		if b.short || i > 9 {
			b.short = true
			return 0
		}
		v |= uint64(c[0] & 0x7f)
		if c[0]&0x80 == 0 {
			return v
		}
		v = (v + 1) << 7
	}
}
