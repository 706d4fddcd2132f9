package gitstore

import (
	"bytes"
	"compress/zlib"
	"context"
	"crypto/sha1"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// packEntry is an entry of a pack that a test writes.
type packEntry struct {
	id   ID
	kind byte
	size int64  // as the header says; 0 for the size of data
	back int    // offset delta: how many entries before its base is
	base ID     // delta by name
	data []byte // of the object, or the delta
	raw  []byte // instead of compressed data
}

func pack1(data []byte) []byte {
	var b bytes.Buffer
	z := writers.Get().(*zlib.Writer)
	defer writers.Put(z)
	z.Reset(&b)
	z.Write(data)
	z.Close()
	return b.Bytes()
}

var writers = sync.Pool{New: func() any { return zlib.NewWriter(nil) }}

func varint(n uint64) []byte { return binary.AppendUvarint(nil, n) }

// insert returns a delta that replaces a base by a text.
func insert(base int, text string) []byte {
	d := append(varint(uint64(base)), varint(uint64(len(text)))...)
	for len(text) > 0 {
		n := min(len(text), 127)
		d = append(append(d, byte(n)), text[:n]...)
		text = text[n:]
	}
	return d
}

// appendText returns a delta that adds a text to a base.
func appendText(base int, text string) []byte {
	d := append(varint(uint64(base)), varint(uint64(base+len(text)))...)
	d = append(d, 0x80|0x70, byte(base), byte(base>>8), byte(base>>16))
	return append(append(d, byte(len(text))), text...)
}

func blobID(text string) ID { return objectID(fmt.Sprintf("blob %d\x00%s", len(text), text)) }

// objectID returns the ID of an object, given with its header.
func objectID(object string) ID {
	sum := sha1.Sum([]byte(object))
	return IDOf(sum[:])
}

var (
	emptyTree = emptyIDs(Tree)[0]
	emptyBlob = emptyIDs(Blob)[0]
)

// writePack writes a pack and its index, which may be as wrong as a test wants.
func writePack(t testing.TB, dir string, entries []packEntry) string {
	t.Helper()
	var pack bytes.Buffer
	pack.WriteString("PACK\x00\x00\x00\x02")
	binary.Write(&pack, binary.BigEndian, uint32(len(entries)))
	offsets := make([]int, len(entries))
	crcs := make([]uint32, len(entries))
	for i, e := range entries {
		offsets[i] = pack.Len()
		size := e.size
		if size == 0 {
			size = int64(len(e.data))
		}
		c := e.kind<<4 | byte(size&15)
		for size >>= 4; size > 0; size >>= 7 {
			pack.WriteByte(c | 0x80)
			c = byte(size & 0x7f)
		}
		pack.WriteByte(c)
		switch e.kind {
		case offsetDelta:
			n := offsets[i] - offsets[i-e.back]
			b := []byte{byte(n & 0x7f)}
			for n >>= 7; n > 0; n >>= 7 {
				n--
				b = append([]byte{0x80 | byte(n&0x7f)}, b...)
			}
			pack.Write(b)
		case refDelta:
			pack.Write(e.base.Bytes())
		}
		if e.raw != nil {
			pack.Write(e.raw)
		} else {
			pack.Write(pack1(e.data))
		}
		crcs[i] = crc32.ChecksumIEEE(pack.Bytes()[offsets[i]:])
	}
	sum := sha1.Sum(pack.Bytes())
	pack.Write(sum[:])

	order := make([]int, len(entries))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return bytes.Compare(entries[a].id[:], entries[b].id[:]) })
	var idx bytes.Buffer
	idx.WriteString("\xfftOc\x00\x00\x00\x02")
	n := 0
	for b := range 256 {
		for n < len(order) && int(entries[order[n]].id[0]) == b {
			n++
		}
		binary.Write(&idx, binary.BigEndian, uint32(n))
	}
	for _, i := range order {
		idx.Write(entries[i].id.Bytes())
	}
	for _, i := range order {
		binary.Write(&idx, binary.BigEndian, crcs[i])
	}
	for _, i := range order {
		binary.Write(&idx, binary.BigEndian, uint32(offsets[i]))
	}
	idx.Write(sum[:])
	all := sha1.Sum(idx.Bytes())
	idx.Write(all[:])

	stem := filepath.Join(dir, "objects", "pack", fmt.Sprintf("pack-%x", sum))
	put(t, stem+".pack", pack.Bytes())
	put(t, stem+".idx", idx.Bytes())
	return stem
}

func put(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

// newDir makes a git directory with one commit, loose, that refs name.
func newDir(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	put(t, filepath.Join(dir, "HEAD"), []byte("ref: refs/heads/main\n"))
	commit := "tree " + emptyTree.String() + "\nauthor A <a@b> 0 +0000\ncommitter A <a@b> 0 +0000\n\nx\n"
	id := putLoose(t, dir, "commit", commit)
	put(t, filepath.Join(dir, "refs/heads/main"), []byte(id.String()+"\n"))
	return dir
}

func putLoose(t testing.TB, dir, kind, text string) ID {
	t.Helper()
	object := fmt.Sprintf("%s %d\x00%s", kind, len(text), text)
	id := objectID(object)
	name := id.String()
	put(t, filepath.Join(dir, "objects", name[:2], name[2:]), pack1([]byte(object)))
	return id
}

// Loose objects are read alike whether they fit into the buffers of an inflater or not.
func TestLooseSizes(t *testing.T) {
	dir := newDir(t)
	random := rand.New(rand.NewPCG(3, 4))
	noise := make([]byte, 2*maxLoosePacked)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	want := map[string]bool{}
	for _, n := range []int{0, 1, 22, 23, 24, 1000, maxLoosePlain - 12, maxLoosePlain - 11, maxLoosePlain - 10, maxLoosePlain, maxLoosePlain + 1, 1 << 20} {
		want[strings.Repeat("a", n)] = true
	}
	for _, n := range []int{100, maxLoosePacked - 200, maxLoosePacked - 25, maxLoosePacked, 2 * maxLoosePacked} {
		want[string(noise[:n])] = true
	}
	for text := range want {
		putLoose(t, dir, "blob", text)
	}
	got, _, err := blobs(t, dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	for text := range want {
		if !got[text] {
			t.Errorf("a blob of %d bytes was not read", len(text))
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d blobs were read, want %d", len(got), len(want))
	}
}

// blobs walks a repository and returns the blobs in it.
func blobs(t testing.TB, dir string, set func(*Store)) (texts map[string]bool, s *Store, err error) {
	t.Helper()
	s, err = Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if set != nil {
		set(s)
	}
	var mu sync.Mutex
	texts = map[string]bool{}
	err = s.Objects(context.Background(), func(o Object) error {
		mu.Lock()
		defer mu.Unlock()
		if o.Kind == Blob {
			if texts[string(o.Data)] {
				t.Errorf("%q is visited twice", o.Data)
			}
			texts[string(o.Data)] = true
		}
		return nil
	})
	return texts, s, err
}

// complaints returns what a coverage has to say, for comparison.
func complaints(s *Store) string {
	var b strings.Builder
	for _, u := range s.Coverage().Unreadable {
		fmt.Fprintf(&b, "%s: %s\n", strings.TrimPrefix(u.Path, s.dir), u.Reason)
	}
	for reason, n := range s.Coverage().Excluded {
		fmt.Fprintf(&b, "excluded %d %s\n", n, reason)
	}
	return b.String()
}

// TestDamagedPack: what is wrong with an entry costs that entry and what rests
// on it, and is told.
func TestDamagedPack(t *testing.T) {
	good := packEntry{id: blobID("good\n"), kind: byte(Blob), data: []byte("good\n")}
	long := strings.Repeat("long ", 100)
	whole := packEntry{id: blobID(long), kind: byte(Blob), data: []byte(long)}
	delta := packEntry{id: blobID(long + "er"), kind: offsetDelta, back: 1, data: appendText(len(long), "er")}
	a, b := blobID("a"), blobID("b")
	for name, c := range map[string]struct {
		entries []packEntry
		set     func(*Store)
		loose   string
		want    []string
		says    string
		ended   bool
	}{
		"delta":  {entries: []packEntry{good, whole, delta}, want: []string{long, long + "er"}},
		"deltas": {entries: []packEntry{whole, delta, {id: blobID("x"), kind: refDelta, base: delta.id, data: insert(len(long)+2, "x")}, good}, want: []string{long, long + "er", "x"}},
		"base behind its delta": {
			entries: []packEntry{good, {id: delta.id, kind: refDelta, base: whole.id, data: delta.data}, whole},
			want:    []string{long, long + "er"},
		},
		"cyclic": {
			entries: []packEntry{good, {id: a, kind: refDelta, base: b, data: insert(1, "a")}, {id: b, kind: refDelta, base: a, data: insert(1, "b")}},
			says:    "rest on each other",
		},
		"its own base": {
			entries: []packEntry{good, {id: a, kind: refDelta, base: a, data: insert(1, "a")}},
			says:    "rest on each other",
		},
		"base nowhere": {
			entries: []packEntry{good, {id: a, kind: refDelta, base: b, data: insert(1, "a")}},
			says:    "base of the delta is missing",
		},
		"base outside": {
			entries: []packEntry{good, {id: a, kind: refDelta, base: blobID("outside\n"), data: insert(8, "a")}},
			loose:   "outside\n",
			want:    []string{"a", "outside\n"},
		},
		"corrupt base, but another copy of the delta": {
			entries: []packEntry{good, {id: whole.id, kind: byte(Blob), size: 500, raw: []byte("garbage, not zlib")}, delta},
			loose:   long + "er",
			want:    []string{long + "er"},
			says:    "corrupt",
		},
		"not zlib": {
			entries: []packEntry{{id: a, kind: byte(Blob), size: 1, raw: []byte("garbage, not zlib")}, good},
			says:    "object " + a.String() + ": corrupt",
		},
		"bad checksum": {
			entries: []packEntry{{id: a, kind: byte(Blob), size: 5, raw: flip(pack1([]byte("hello")), -1)}, good},
			says:    "object " + a.String() + ": corrupt",
		},
		"too short": {
			entries: []packEntry{{id: a, kind: byte(Blob), size: 9, data: []byte("hello")}, good},
			says:    "the size is not what the header says",
		},
		"too long": {
			entries: []packEntry{{id: a, kind: byte(Blob), size: 3, data: []byte("hello")}, good},
			says:    "the size is not what the header says",
		},
		"says that it is large": {
			entries: []packEntry{{id: a, kind: byte(Blob), size: 400 << 20, data: []byte("hello")}, good},
			says:    "the size is not what the header says",
		},
		"impossible size": {
			entries: []packEntry{{id: a, kind: byte(Blob), size: 1 << 61, data: []byte("hello")}, good},
			says:    "malformed header",
		},
		"immense size": {
			entries: []packEntry{{id: a, kind: byte(Blob), size: 1 << 58, data: []byte("hello")}, good},
			says:    "excluded 1",
		},
		"unknown kind": {
			entries: []packEntry{{id: a, kind: 5, data: []byte("hello")}, good},
			says:    "malformed header",
		},
		"delta of another base": {
			entries: []packEntry{whole, {id: a, kind: offsetDelta, back: 1, data: insert(7, "a")}, good},
			want:    []string{long},
			says:    "malformed delta",
		},
		"delta beyond its base": {
			entries: []packEntry{whole, {id: a, kind: offsetDelta, back: 1, data: append(append(varint(500), varint(600)...), 0x80|0x10|0x20, 0x58, 0x02)}, good},
			want:    []string{long},
			says:    "malformed delta",
		},
		"delta that promises more": {
			entries: []packEntry{whole, {id: a, kind: offsetDelta, back: 1, data: append(append(varint(500), varint(1<<40)...), 1, 'a')}, good},
			want:    []string{long},
			says:    "malformed delta",
		},
		"bomb": {
			// 127 copies of 65,536 bytes from a few bytes of pack.
			entries: []packEntry{
				good,
				{id: a, kind: byte(Blob), data: make([]byte, 1<<16)},
				{id: b, kind: offsetDelta, back: 1, data: append(append(varint(1<<16), varint(127<<16)...), bytes.Repeat([]byte{0x80}, 127)...)},
				{id: blobID("after"), kind: offsetDelta, back: 1, data: insert(127<<16, "after")},
			},
			set:  func(s *Store) { s.MaxObject = 1 << 20 },
			want: []string{string(make([]byte, 1<<16))},
			says: "excluded 2 objects larger than 1 MiB",
		},
		"expands without measure": {
			entries: []packEntry{
				good,
				{id: a, kind: byte(Blob), data: make([]byte, 1<<16)},
				{id: b, kind: offsetDelta, back: 1, data: append(append(varint(1<<16), varint(127<<16)...), bytes.Repeat([]byte{0x80}, 127)...)},
			},
			set:  func(s *Store) { s.maxWork = 1 << 20 },
			want: []string{string(make([]byte, 1<<16))},
			says: "expands to more than can be read",
			// Whether the commit was read before is a matter of chance.
			ended: true,
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := newDir(t)
			writePack(t, dir, c.entries)
			if c.loose != "" {
				putLoose(t, dir, "blob", c.loose)
			}
			got, s, err := blobs(t, dir, c.set)
			if err != nil && !c.ended {
				t.Fatal(err)
			}
			want := append([]string{"good\n"}, c.want...)
			for _, text := range want {
				if !got[text] {
					t.Errorf("%.20q is missing", text)
				}
			}
			if len(got) != len(want) {
				t.Errorf("%d blobs, want %d", len(got), len(want))
			}
			if said := complaints(s); !strings.Contains(said, c.says) || c.says == "" && said != "" {
				t.Errorf("said:\n%swant something like %q", said, c.says)
			}
		})
	}
}

func flip(b []byte, at int) []byte {
	b = bytes.Clone(b)
	b[(at+len(b))%len(b)] ^= 0x55
	return b
}

// TestDamagedFiles damages the files of a repository with two packs and some
// loose objects: the rest is still read, and the damage is told.
func TestDamagedFiles(t *testing.T) {
	for name, c := range map[string]struct {
		change func(t *testing.T, dir, stem, loose string)
		lost   []string
		says   string
	}{
		"nothing":        {func(*testing.T, string, string, string) {}, nil, ""},
		"trailer":        {func(t *testing.T, _, stem, _ string) { alter(t, stem+".pack", -1) }, []string{"one", "two"}, "not the one that its index was made for"},
		"version":        {func(t *testing.T, _, stem, _ string) { alter(t, stem+".pack", 4+3) }, []string{"one", "two"}, "pack version"},
		"an entry":       {func(t *testing.T, _, stem, _ string) { alter(t, stem+".pack", 16) }, []string{"one"}, "the checksum is wrong"},
		"index":          {func(t *testing.T, _, stem, _ string) { alter(t, stem+".idx", 1100) }, []string{"one", "two"}, "its index cannot be read"},
		"no index":       {func(t *testing.T, _, stem, _ string) { os.Remove(stem + ".idx") }, []string{"one", "two"}, "has no index"},
		"no pack":        {func(t *testing.T, _, stem, _ string) { os.Remove(stem + ".pack") }, []string{"one", "two"}, "the pack of this index is missing"},
		"empty pack":     {func(t *testing.T, _, stem, _ string) { put(t, stem+".pack", nil) }, []string{"one", "two"}, "not a pack"},
		"truncated pack": {func(t *testing.T, _, stem, _ string) { os.Truncate(stem+".pack", 40) }, []string{"one", "two"}, "corrupt"},
		"pack is a directory": {func(t *testing.T, _, stem, _ string) {
			os.Remove(stem + ".pack")
			os.Mkdir(stem+".pack", 0o777)
		}, []string{"one", "two"}, "not a regular file"},
		"loose":            {func(t *testing.T, _, _, loose string) { alter(t, loose, 4) }, []string{"loose"}, "corrupt"},
		"loose, empty":     {func(t *testing.T, _, _, loose string) { put(t, loose, nil) }, []string{"loose"}, "object "},
		"loose, no header": {func(t *testing.T, _, _, loose string) { put(t, loose, pack1(bytes.Repeat([]byte("a"), 1<<20))) }, []string{"loose"}, "malformed header"},
		"loose, lies":      {func(t *testing.T, _, _, loose string) { put(t, loose, pack1([]byte("blob 6\x00loose"))) }, []string{"loose"}, "the size is not"},
		"loose, lies more": {func(t *testing.T, _, _, loose string) { put(t, loose, pack1([]byte("blob 536870912\x00loose"))) }, []string{"loose"}, "the size is not"},
		"loose, too long":  {func(t *testing.T, _, _, loose string) { put(t, loose, pack1([]byte("blob 2\x00loose"))) }, []string{"loose"}, "the size is not"},
		"loose, negative":  {func(t *testing.T, _, _, loose string) { put(t, loose, pack1([]byte("blob -2\x00loose"))) }, []string{"loose"}, "malformed header"},
		"loose, a directory": {func(t *testing.T, _, _, loose string) {
			os.Remove(loose)
			os.Mkdir(loose, 0o777)
		}, []string{"loose"}, "not a regular file"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := newDir(t)
			stem := writePack(t, dir, []packEntry{
				{id: blobID("one"), kind: byte(Blob), data: []byte("one")},
				{id: blobID("two"), kind: byte(Blob), data: []byte("two")},
			})
			writePack(t, dir, []packEntry{{id: blobID("other pack"), kind: byte(Blob), data: []byte("other pack")}})
			id := putLoose(t, dir, "blob", "loose").String()
			c.change(t, dir, stem, filepath.Join(dir, "objects", id[:2], id[2:]))
			got, s, err := blobs(t, dir, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, text := range []string{"one", "two", "other pack", "loose"} {
				if got[text] == slices.Contains(c.lost, text) {
					t.Errorf("%q is read: %v", text, got[text])
				}
			}
			if said := complaints(s); !strings.Contains(said, c.says) || c.says == "" && said != "" {
				t.Errorf("said:\n%swant something like %q", said, c.says)
			}
		})
	}
}

func alter(t *testing.T, path string, at int) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	put(t, path, flip(b, at))
}

// TestMissing: an object that others refer to is missed by name.
func TestMissing(t *testing.T) {
	dir := newDir(t)
	lost := blobID("lost")
	tree := putLoose(t, dir, "tree", "100644 gone\x00"+string(lost[:])+"160000 sub\x00"+string(lost[:])+"100644 none\x00"+string(emptyBlob[:]))
	putLoose(t, dir, "tag", "object "+strings.Repeat("ab", 20)+"\ntype commit\ntag x\n\nhello\n")
	_, s, err := blobs(t, dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	said := complaints(s)
	for _, want := range []string{"object " + lost.String() + ": is missing, though tree " + tree.String(), "object " + strings.Repeat("ab", 20)} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said in:\n%s", want, said)
		}
	}
	if strings.Contains(said, emptyBlob.String()) {
		t.Errorf("the empty blob is missed:\n%s", said)
	}
}

// TestManyFailures: a repository full of damage is told in few lines.
func TestManyFailures(t *testing.T) {
	dir := newDir(t)
	var entries []packEntry
	for i := range 500 {
		entries = append(entries, packEntry{id: blobID(fmt.Sprint(i)), kind: byte(Blob), size: 3, raw: []byte("garbage")})
	}
	writePack(t, dir, entries)
	_, s, err := blobs(t, dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(s.Coverage().Unreadable); n != maxFailures+1 {
		t.Errorf("%d lines", n)
	}
	if said := complaints(s); !strings.Contains(said, "400 more objects") {
		t.Errorf("said:\n%s", said)
	}
}

// TestDeepDeltas reads a chain of 10,000 deltas, forwards as the walk does,
// and from its end.
func TestDeepDeltas(t *testing.T) {
	const depth = 10_000
	entries := []packEntry{{id: blobID("0"), kind: byte(Blob), data: []byte("0")}}
	for i := 1; i <= depth; i++ {
		text := fmt.Sprint(i)
		entries = append(entries, packEntry{id: blobID(text), kind: offsetDelta, back: 1, data: insert(len(fmt.Sprint(i-1)), text)})
	}
	dir := newDir(t)
	writePack(t, dir, entries)
	got, s, err := blobs(t, dir, nil)
	if err != nil || len(got) != depth+1 {
		t.Fatalf("%d blobs, want %d, error %v\n%s", len(got), depth+1, err, complaints(s))
	}
	s, err = Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	o, err := s.Get(blobID(fmt.Sprint(depth)))
	if err != nil || string(o.Data) != fmt.Sprint(depth) {
		t.Errorf("got %q, %v", o.Data, err)
	}
}

// TestBasesLetGo reads a tree of deltas whose bases together are larger than
// what may be held, so that some have to be made anew.
func TestBasesLetGo(t *testing.T) {
	const size = defaultHeld / 8
	entries := []packEntry{{id: blobID("base"), kind: byte(Blob), data: make([]byte, size)}}
	n := 1
	for i := range 12 {
		// Every level has a small leaf beside the next large base.
		last := entries[len(entries)-1]
		if i > 0 {
			last = entries[len(entries)-2]
		}
		d := append(varint(size), varint(size)...)
		d = append(d, 1, byte(i+1), 0x80|0x01|0x10|0x20|0x40, 1, byte((size-1)&0xff), byte((size-1)>>8&0xff), byte((size-1)>>16&0xff))
		entries = append(entries,
			packEntry{id: blobID(fmt.Sprint("large", i)), kind: refDelta, base: last.id, data: d},
			packEntry{id: blobID(fmt.Sprint("small", i)), kind: refDelta, base: last.id, data: insert(size, fmt.Sprint("small", i))},
		)
		n += 2
	}
	dir := newDir(t)
	writePack(t, dir, entries)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var mu sync.Mutex
	count := 0
	err = s.OfKind(context.Background(), Blob, func(o Object) error {
		mu.Lock()
		defer mu.Unlock()
		count++
		if o.Size != size && o.ID != blobID(string(o.Data)) {
			t.Errorf("%q is not %s", o.Data, o.ID)
		}
		return nil
	})
	if err != nil || count != n {
		t.Errorf("%d blobs, want %d, error %v", count, n, err)
	}
}

func TestErrTooLargeLoose(t *testing.T) {
	dir := newDir(t)
	putLoose(t, dir, "blob", strings.Repeat("x", 2<<20))
	_, s, err := blobs(t, dir, func(s *Store) { s.MaxObject = 1 << 20 })
	if err != nil || !strings.Contains(complaints(s), "excluded 1") {
		t.Errorf("error %v, said:\n%s", err, complaints(s))
	}
	s, _ = Open(dir)
	defer s.Close()
	s.MaxObject = 1 << 20
	if _, err := s.Get(blobID(strings.Repeat("x", 2<<20))); !errors.Is(err, errTooLarge) {
		t.Errorf("got error %v", err)
	}
}

// TestLimitMemory leaves out what is too large for the memory that there is.
func TestLimitMemory(t *testing.T) {
	dir := newDir(t)
	large := strings.Repeat("large ", 10_000)
	writePack(t, dir, []packEntry{
		{id: blobID("small"), kind: byte(Blob), data: []byte("small")},
		{id: blobID(large), kind: byte(Blob), data: []byte(large)},
	})
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	s.LimitMemory(100_000)
	n := 0
	if err := s.Objects(t.Context(), func(o Object) error {
		if o.Kind == Blob {
			n++
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	excluded := int64(0)
	for _, n := range s.Coverage().Excluded {
		excluded += n
	}
	if n != 1 || excluded != 1 {
		t.Errorf("%d objects were visited and %d left out, not one and one", n, excluded)
	}
}
