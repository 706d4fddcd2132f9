package gitstore

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/script/scripttest"
)

// tableWriter writes a reftable as git's Documentation/technical/reftable.txt
// describes it.
type tableWriter struct {
	blockSize, idSize int
	buf               bytes.Buffer
	header            []byte
}

func ofsVarint(v uint64) []byte {
	b := []byte{byte(v & 0x7f)}
	for v >>= 7; v > 0; v >>= 7 {
		v--
		b = append([]byte{byte(v&0x7f) | 0x80}, b...)
	}
	return b
}

// record encodes the head of a record, whose key shares a prefix with the one
// before.
func record(before, key string, kind byte) []byte {
	n := 0
	for n < len(before) && n < len(key) && before[n] == key[n] {
		n++
	}
	b := append(ofsVarint(uint64(n)), ofsVarint(uint64(len(key)-n)<<3|uint64(kind))...)
	return append(b, key[n:]...)
}

func newTable(idSize, blockSize int) *tableWriter {
	w := &tableWriter{blockSize: blockSize, idSize: idSize}
	w.header = append([]byte("REFT\x01"), byte(blockSize>>16), byte(blockSize>>8), byte(blockSize))
	w.header = binary.BigEndian.AppendUint64(w.header, 1)
	w.header = binary.BigEndian.AppendUint64(w.header, 99)
	if idSize == 32 {
		w.header[4] = 2
		w.header = append(w.header, "s256"...)
	}
	w.buf.Write(w.header)
	return w
}

func blockHead(kind byte, n int) []byte { return []byte{kind, byte(n >> 16), byte(n >> 8), byte(n)} }

// refs writes refs in as many blocks as they need.
func (w *tableWriter) refs(values map[string]string) {
	names := slices.Sorted(maps.Keys(values))
	for start := 0; len(names) > 0; start = w.buf.Len() {
		if w.buf.Len() == len(w.header) {
			start = 0
		}
		var body []byte
		before := ""
		for len(names) > 0 {
			var value []byte
			kind := byte(0)
			if target, ok := strings.CutPrefix(values[names[0]], "ref: "); ok {
				kind, value = 3, append(ofsVarint(uint64(len(target))), target...)
			} else if id, ok := ParseID(values[names[0]]); ok {
				kind, value = 1, id[:w.idSize]
				if strings.HasPrefix(names[0], "refs/tags/") {
					kind, value = 2, append(slices.Clip(value), value...)
				}
			}
			rec := append(record(before, names[0], kind), 7) // an update index
			if rec = append(rec, value...); len(body)+len(rec) > w.blockSize-64 && len(body) > 0 {
				break
			}
			body, before, names = append(body, rec...), names[0], names[1:]
		}
		body = append(body, 0, 0, byte(4), 0, 1) // one restart
		n := w.buf.Len() - start + 4 + len(body)
		w.buf.Write(blockHead('r', n))
		w.buf.Write(body)
		for w.blockSize > 0 && w.buf.Len()%w.blockSize != 0 && len(names) > 0 {
			w.buf.WriteByte(0)
		}
	}
}

// logs writes one block of reflogs and returns where.
func (w *tableWriter) logs(keys []logKey, entries map[logKey]logEntry) int {
	at := w.buf.Len()
	var body []byte
	before := ""
	for _, k := range keys {
		e := entries[k]
		key := k.ref + "\x00" + string(binary.BigEndian.AppendUint64(nil, ^k.update))
		body = append(body, record(before, key, 1)...)
		body = append(append(body, e.from[:w.idSize]...), e.to[:w.idSize]...)
		for _, text := range []string{"Ada", "ada@example.com"} {
			body = append(append(body, ofsVarint(uint64(len(text)))...), text...)
		}
		body = append(append(body, ofsVarint(1700000000)...), 0, 60)
		body = append(append(body, ofsVarint(uint64(len(e.message)))...), e.message...)
		before = key
	}
	body = append(body, 0, 0, 4, 0, 1)
	n := 4 + len(body)
	if at == len(w.header) {
		n += at
	}
	w.buf.Write(blockHead('g', n))
	w.buf.Write(pack1(body))
	return at
}

func (w *tableWriter) finish(logs int) []byte {
	foot := bytes.Clone(w.header)
	for _, v := range []int{0, 0, 0, logs, 0} {
		foot = binary.BigEndian.AppendUint64(foot, uint64(v))
	}
	w.buf.Write(binary.BigEndian.AppendUint32(foot, crc32.ChecksumIEEE(foot)))
	return w.buf.Bytes()
}

// intoTables changes how a repository stores its refs: an older table with
// what is gone or has moved since, a newer one, and one of reflogs.
func intoTables(t testing.TB, dir string, idSize, blockSize int) {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r := &refReader{s, map[string]string{}}
	if err := r.readFiles(); err != nil {
		t.Fatal(err)
	}
	newer := r.values
	newer["HEAD"], _ = readRefFile(filepath.Join(dir, "HEAD"))
	newer["refs/heads/gone"] = "" // a deletion
	older := map[string]string{"refs/heads/gone": s.head.ID.String(), "refs/heads/main": s.head.ID.String()}
	entries := map[logKey]logEntry{}
	var keys []logKey
	for _, ref := range slices.Sorted(maps.Keys(newer)) {
		log, _ := s.reflog(ref)
		for i, e := range slices.Backward(log) {
			k := logKey{ref, uint64(i + 1)}
			entries[k] = e
			keys = append(keys, k)
		}
	}
	var list string
	for i, fill := range []func(w *tableWriter) int{
		func(w *tableWriter) int { w.refs(older); return 0 },
		func(w *tableWriter) int { w.refs(newer); return w.logs(keys, entries) },
		func(w *tableWriter) int { w.logs(keys, entries); return 0 },
	} {
		w := newTable(idSize, blockSize)
		name := fmt.Sprintf("0x%012x-0x%012x-%08x.ref", i+1, i+1, i)
		put(t, filepath.Join(dir, "reftable", name), w.finish(fill(w)))
		list += name + "\n"
	}
	put(t, filepath.Join(dir, "reftable/tables.list"), []byte(list))
	for _, name := range []string{"refs", "packed-refs", "logs"} {
		os.RemoveAll(filepath.Join(dir, name))
	}
	put(t, filepath.Join(dir, "refs/heads"), []byte("this repository uses the reftable format\n"))
	put(t, filepath.Join(dir, "HEAD"), []byte("ref: refs/heads/.invalid\n"))
	config := "[core]\n\trepositoryformatversion = 1\n[extensions]\n\trefStorage = reftable\n"
	if idSize == 32 {
		config += "\tobjectFormat = sha256\n"
	}
	put(t, filepath.Join(dir, "config"), []byte(config))
}

// TestReftable wants of reftables what files said.
func TestReftable(t *testing.T) {
	many := "write a \"x\\n\"\ncommit One\nbranch other\nwrite a \"y\\n\"\ncommit Two\nannotate v1 First\nreset HEAD~1\nwrite a \"z\\n\"\ncommit Three\n"
	for i := range 60 {
		many += fmt.Sprintf("branch topic/number-%d\n", i)
	}
	for _, blockSize := range []int{0, 512, 4096} {
		for _, idSize := range []int{20, 32} {
			repo := scripttest.Repo(t, many)
			if idSize == 32 {
				to := filepath.Join(repo, "../sha256")
				scripttest.Git(t, filepath.Dir(repo), "init", "-q", "--object-format=sha256", "-b", "main", to)
				cmd := scripttest.Command(to, "fast-import", "--quiet")
				cmd.Stdin = strings.NewReader(scripttest.Git(t, repo, "fast-export", "--all") + "\n")
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("%v: %s", err, out)
				}
				repo = to
			}
			dir := filepath.Join(repo, ".git")
			scripttest.Git(t, repo, "pack-refs", "--all")
			before, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			log, _ := before.reflog("HEAD")
			before.Close()
			intoTables(t, dir, idSize, blockSize)
			after, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer after.Close()
			if !slices.Equal(after.Refs(), before.Refs()) || after.Head() != before.Head() || len(after.Refs()) < 60 {
				t.Errorf("blocks of %d, ids of %d: refs %v, want %v", blockSize, idSize, after.Refs(), before.Refs())
			}
			a, b := after.Reflogs(), before.Reflogs()
			slices.SortFunc(a, compareIDs)
			slices.SortFunc(b, compareIDs)
			if !slices.Equal(a, b) {
				t.Errorf("reflogs %v, want %v", a, b)
			}
			got, err := after.reflog("HEAD")
			if err != nil || len(got) != len(log) {
				t.Fatalf("reflog of HEAD: %v, %v; want %v", got, err, log)
			}
			for i := range got {
				if got[i].to != log[i].to || got[i].message != log[i].message {
					t.Errorf("reflog entry %d is %v, want %v", i, got[i], log[i])
				}
			}
			if c := after.Coverage(); len(c.Unreadable) > 0 {
				t.Errorf("unreadable: %v", c.Unreadable)
			}
		}
	}
}

// TestReftableDamaged: objects are read, and that refs are not is told.
func TestReftableDamaged(t *testing.T) {
	dir := filepath.Join(scripttest.Repo(t, "write a \"x\\n\"\ncommit One\n"), ".git")
	intoTables(t, dir, 20, 4096)
	tables, _ := filepath.Glob(filepath.Join(dir, "reftable/*.ref"))
	alter(t, tables[1], -10)
	_, s, err := blobs(t, dir, nil)
	if err != nil || s.Coverage().Objects != 3 || !strings.Contains(complaints(s), "checksum of a reftable is wrong") {
		t.Errorf("%d objects, %v, %s", s.Coverage().Objects, err, complaints(s))
	}
}

func FuzzReftable(f *testing.F) {
	w := newTable(20, 256)
	id := strings.Repeat("12", 20)
	w.refs(map[string]string{"HEAD": "ref: refs/heads/main", "refs/heads/main": id, "refs/tags/v1": id})
	k := logKey{"HEAD", 3}
	f.Add(w.finish(w.logs([]logKey{k}, map[logKey]logEntry{k: {message: "commit: x"}})))
	f.Fuzz(func(t *testing.T, data []byte) {
		// The checksum would keep everything else from being tried.
		if n := len(data) - 68; n >= 24 {
			copy(data[n:], data[:24])
			binary.BigEndian.PutUint32(data[len(data)-4:], crc32.ChecksumIEEE(data[n:len(data)-4]))
		}
		all := &tables{map[string]string{}, map[logKey]logEntry{}}
		if all.add(data, sha1Format) == nil {
			for name, value := range all.refs {
				if _, ok := ParseID(value); !ok && !strings.HasPrefix(value, "ref: ") {
					t.Errorf("ref %q is %q", name, value)
				}
			}
		}
	})
}
