package gitstore

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/gitstore/reftabletest"
	"github.com/damvet/damvet/internal/script/scripttest"
)

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
			reftabletest.Convert(t, repo, blockSize)
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
	repo := scripttest.Repo(t, "write a \"x\\n\"\ncommit One\n")
	dir := filepath.Join(repo, ".git")
	reftabletest.Convert(t, repo, 4096)
	tables, _ := filepath.Glob(filepath.Join(dir, "reftable/*.ref"))
	alter(t, tables[1], -10)
	_, s, err := blobs(t, dir, nil)
	if err != nil || s.Coverage().Objects != 3 || !strings.Contains(complaints(s), "checksum of a reftable is wrong") {
		t.Errorf("%d objects, %v, %s", s.Coverage().Objects, err, complaints(s))
	}
}

func FuzzReftable(f *testing.F) {
	w := reftabletest.New(20, 256)
	id := strings.Repeat("12", 20)
	w.Refs(map[string]string{"HEAD": "ref: refs/heads/main", "refs/heads/main": id, "refs/tags/v1": id})
	f.Add(w.Finish(w.Logs([]reftabletest.Log{{Ref: "HEAD", Update: 3, From: id, To: id, Message: "commit: x"}})))
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
