// Package reftabletest writes reftables for tests, since few versions of git
// do.
package reftabletest

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
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

// Writer writes a reftable as git's Documentation/technical/reftable.txt
// describes it.
type Writer struct {
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

// New returns a writer of a table without contents.
func New(idSize, blockSize int) *Writer {
	w := &Writer{blockSize: blockSize, idSize: idSize}
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

// Refs writes refs, given as ids in hex or as "ref: name"; an empty value is a
// deletion. They come in as many blocks as they need.
func (w *Writer) Refs(values map[string]string) {
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
			} else if values[names[0]] != "" {
				kind, value = 1, w.id(values[names[0]])
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

// Log is an entry of a reflog. The ids are in hex.
type Log struct {
	Ref      string
	Update   uint64
	From, To string
	Message  string
}

// Logs writes one block of reflogs, sorted by ref and then newest first, and
// returns where it is.
func (w *Writer) Logs(entries []Log) int {
	at := w.buf.Len()
	var body []byte
	before := ""
	for _, e := range entries {
		key := e.Ref + "\x00" + string(binary.BigEndian.AppendUint64(nil, ^e.Update))
		body = append(body, record(before, key, 1)...)
		body = append(append(body, w.id(e.From)...), w.id(e.To)...)
		for _, text := range []string{"Ada", "ada@example.com"} {
			body = append(append(body, ofsVarint(uint64(len(text)))...), text...)
		}
		body = append(append(body, ofsVarint(1700000000)...), 0, 60)
		body = append(append(body, ofsVarint(uint64(len(e.Message)))...), e.Message...)
		before = key
	}
	body = append(body, 0, 0, 4, 0, 1)
	n := 4 + len(body)
	if at == len(w.header) {
		n += at
	}
	w.buf.Write(blockHead('g', n))
	z := zlib.NewWriter(&w.buf)
	z.Write(body)
	z.Close()
	return at
}

func (w *Writer) id(s string) []byte {
	id, err := hex.DecodeString(s)
	if err != nil || len(id) != w.idSize {
		panic("reftabletest: bad id " + s)
	}
	return id
}

// Finish returns the table, in which the block of reflogs is at logs.
func (w *Writer) Finish(logs int) []byte {
	foot := bytes.Clone(w.header)
	for _, v := range []int{0, 0, 0, logs, 0} {
		foot = binary.BigEndian.AppendUint64(foot, uint64(v))
	}
	w.buf.Write(binary.BigEndian.AppendUint32(foot, crc32.ChecksumIEEE(foot)))
	return w.buf.Bytes()
}

// Convert changes how a repository, whose working tree is dir, stores its refs:
// an older table with what is gone or has moved since, a newer one, and one of
// reflogs.
func Convert(t testing.TB, dir string, blockSize int) {
	t.Helper()
	head := scripttest.Git(t, dir, "rev-parse", "HEAD")
	newer := map[string]string{
		"HEAD":            "ref: " + scripttest.Git(t, dir, "symbolic-ref", "HEAD"),
		"refs/heads/gone": "", // a deletion
	}
	for _, line := range strings.Split(scripttest.Git(t, dir, "for-each-ref", "--format=%(refname) %(objectname) %(symref)"), "\n") {
		f := strings.Fields(line)
		if newer[f[0]] = f[1]; len(f) > 2 {
			newer[f[0]] = "ref: " + f[2]
		}
	}
	gitDir := filepath.Join(dir, ".git")
	var logs []Log
	for _, ref := range slices.Sorted(maps.Keys(newer)) {
		data, err := os.ReadFile(filepath.Join(gitDir, "logs", ref))
		if err != nil {
			continue
		}
		lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
		for i, line := range slices.Backward(lines) {
			who, message, _ := strings.Cut(line, "\t")
			f := strings.Fields(who)
			logs = append(logs, Log{ref, uint64(i + 1), f[0], f[1], message})
		}
	}
	older := map[string]string{"refs/heads/gone": head, "refs/heads/main": head}
	list := ""
	for i, fill := range []func(w *Writer) int{
		func(w *Writer) int { w.Refs(older); return 0 },
		func(w *Writer) int { w.Refs(newer); return w.Logs(logs) },
		func(w *Writer) int { w.Logs(logs); return 0 },
	} {
		w := New(len(head)/2, blockSize)
		name := fmt.Sprintf("0x%012x-0x%012x-%08x.ref", i+1, i+1, i)
		put(t, filepath.Join(gitDir, "reftable", name), w.Finish(fill(w)))
		list += name + "\n"
	}
	put(t, filepath.Join(gitDir, "reftable/tables.list"), []byte(list))
	for _, name := range []string{"refs", "packed-refs", "logs"} {
		if err := os.RemoveAll(filepath.Join(gitDir, name)); err != nil {
			t.Fatal(err)
		}
	}
	put(t, filepath.Join(gitDir, "refs/heads"), []byte("this repository uses the reftable format\n"))
	put(t, filepath.Join(gitDir, "HEAD"), []byte("ref: refs/heads/.invalid\n"))
	config := "[core]\n\trepositoryformatversion = 1\n[extensions]\n\trefStorage = reftable\n"
	if len(head) == 64 {
		config += "\tobjectFormat = sha256\n"
	}
	put(t, filepath.Join(gitDir, "config"), []byte(config))
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
