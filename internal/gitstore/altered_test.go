package gitstore

import (
	"bytes"
	"crypto/sha1"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/script/scripttest"
)

// resum makes the checksum at the end of an index right again.
func resum(data []byte) []byte {
	sum := sha1.Sum(data[:len(data)-sha1.Size])
	copy(data[len(data)-sha1.Size:], sum[:])
	return data
}

// TestHostileIndex: an index that lies, and has a checksum that fits, is told;
// what it has nothing to do with is read.
func TestHostileIndex(t *testing.T) {
	// Behind the header stand the counts, three names, three checksums and three
	// offsets, the checksum of the pack and that of the index.
	const counts, names, offsets = 8, 8 + fanout, 8 + fanout + 3*24
	var entries []packEntry
	for _, text := range []string{"one", "two", "three"} {
		entries = append(entries, packEntry{id: blobID(text), kind: byte(Blob), data: []byte(text)})
	}
	for name, c := range map[string]struct {
		change func(idx []byte) []byte
		says   string
	}{
		"counts immensely": {func(idx []byte) []byte {
			binary.BigEndian.PutUint32(idx[counts+4*255:], 1<<32-1)
			return idx
		}, "malformed index"},
		"hides an object": {func(idx []byte) []byte {
			less, err := os.ReadFile(writePack(t, t.TempDir(), entries[:2]) + ".idx")
			if err != nil {
				t.Fatal(err)
			}
			copy(less[len(less)-2*sha1.Size:], idx[len(idx)-2*sha1.Size:])
			return less
		}, "holds 3 objects where its index has 2"},
		"out of order": {func(idx []byte) []byte {
			first := bytes.Clone(idx[names : names+20])
			copy(idx[names:], idx[names+20:names+40])
			copy(idx[names+20:], first)
			return idx
		}, "are not sorted"},
		"two at one place": {func(idx []byte) []byte {
			copy(idx[offsets:], idx[offsets+4:offsets+8])
			return idx
		}, "two at one place"},
		"in the header of the pack": {func(idx []byte) []byte {
			binary.BigEndian.PutUint32(idx[offsets:], 4)
			return idx
		}, "outside the pack"},
		"behind the pack": {func(idx []byte) []byte {
			binary.BigEndian.PutUint32(idx[offsets:], 1<<30)
			return idx
		}, "outside the pack"},
		"a large offset that is not there": {func(idx []byte) []byte {
			binary.BigEndian.PutUint32(idx[offsets:], 1<<31|7)
			return idx
		}, "malformed index"},
		"a negative large offset": {func(idx []byte) []byte {
			binary.BigEndian.PutUint32(idx[offsets:], 1<<31)
			end := len(idx) - 2*sha1.Size
			return append(append(bytes.Clone(idx[:end]), bytes.Repeat([]byte{0xff}, 8)...), idx[end:]...)
		}, "malformed index"},
		"in the middle of an object": {func(idx []byte) []byte {
			first := binary.BigEndian.Uint32(idx[offsets:])
			binary.BigEndian.PutUint32(idx[offsets:], first+1)
			return idx
		}, "corrupt"},
		"no end": {func(idx []byte) []byte { return idx[:names+30] }, "malformed index"},
		"of the future": {func(idx []byte) []byte {
			idx[7] = 3
			return idx
		}, "version 3"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := newDir(t)
			stem := writePack(t, dir, entries)
			putLoose(t, dir, "blob", "loose")
			idx, err := os.ReadFile(stem + ".idx")
			if err != nil {
				t.Fatal(err)
			}
			put(t, stem+".idx", resum(c.change(idx)))
			got, s, err := blobs(t, dir, nil)
			if err != nil || !got["loose"] {
				t.Errorf("error %v, blobs %v", err, got)
			}
			if said := complaints(s); !strings.Contains(said, c.says) {
				t.Errorf("said:\n%swant something like %q", said, c.says)
			}
		})
	}
}

// TestAlteredIndexes alters bytes of an index, and of that of several packs, and
// makes their checksums fit: whatever comes of it, nothing is missed in silence.
func TestAlteredIndexes(t *testing.T) {
	repo := scripttest.Repo(t, "write a \"one\\n\"\nwrite b \"two\\n\"\ncommit One\nwrite a \"three\\n\"\ncommit Two\n")
	scripttest.Git(t, repo, "repack", "-adkq")
	scripttest.Git(t, repo, "multi-pack-index", "write")
	dir := filepath.Join(repo, ".git")
	multi := filepath.Join(dir, "objects/pack/multi-pack-index")
	names, err := filepath.Glob(filepath.Join(dir, "objects/pack/*.idx"))
	if err != nil || len(names) != 1 {
		t.Fatal(names, err)
	}
	r := rand.New(rand.NewPCG(6, 6))
	for _, file := range []string{names[0], multi} {
		if file == multi {
			os.Remove(names[0])
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for n := range 150 {
			altered := bytes.Clone(data)
			for range n % 4 {
				altered[r.IntN(len(altered))] ^= byte(1 + r.IntN(255))
			}
			os.Remove(file) // git's own files are read-only
			put(t, file, resum(altered))
			s, err := Open(dir)
			if err != nil {
				continue
			}
			read := 0
			err = s.OfKind(t.Context(), Blob, func(o Object) error { return nil })
			if err == nil {
				err = s.Objects(t.Context(), func(o Object) error { return nil })
				read = int(s.Coverage().Objects)
			}
			if err == nil && read < 7 && complaints(s) == "" {
				t.Errorf("%s, round %d: %d objects are read, and nothing is said of the others", filepath.Base(file), n, read)
			}
			if n == 0 && (err != nil || read != 7) {
				t.Errorf("%s: %d objects as it was, error %v", filepath.Base(file), read, err)
			}
			s.Close()
		}
	}
}
