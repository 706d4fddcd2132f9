package gitstore

import (
	"bytes"
	"crypto/sha1"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

func encoded(kind plumbing.ObjectType, data []byte) plumbing.EncodedObject {
	o := &plumbing.MemoryObject{}
	o.SetType(kind)
	o.Write(data)
	return o
}

const (
	sampleCommit = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n" +
		"parent e69de29bb2d1d6434b8b29ae775ad8c2e48c5391\n" +
		"parent 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n" +
		"author Ada Lovelace <ada@example.com> 1700000000 +0130\n" +
		"committer Bo \xe9 <bo@example.com> 1700000001 -0800\n" +
		"encoding ISO-8859-1\n" +
		"gpgsig -----BEGIN\n line\n -----END\n" +
		"\nSubject\n\nBody\n"
	sampleTag = "object e69de29bb2d1d6434b8b29ae775ad8c2e48c5391\ntype blob\ntag v1\n" +
		"tagger Ada <ada@example.com> 1700000000 +0000\n\nMessage\n"
)

func TestParseCommit(t *testing.T) {
	c, err := ParseCommit([]byte(sampleCommit))
	if err != nil {
		t.Fatal(err)
	}
	if c.Tree != emptyTree || len(c.Parents) != 2 || c.Parents[0] != emptyBlob || c.Parents[1] != emptyTree {
		t.Errorf("tree %s, parents %s", c.Tree, c.Parents)
	}
	if c.Author.Who != "Ada Lovelace <ada@example.com>" || c.Author.When.Format("2006-01-02T15:04:05Z07:00") != "2023-11-14T23:43:20+01:30" {
		t.Errorf("author %q %s", c.Author.Who, c.Author.When)
	}
	if c.Committer.Who != "Bo \xe9 <bo@example.com>" || string(c.Message) != "Subject\n\nBody\n" {
		t.Errorf("committer %q, message %q", c.Committer.Who, c.Message)
	}
}

// TestDates: no date of a commit is beyond what a report can print.
func TestDates(t *testing.T) {
	for date, want := range map[string]string{
		"1700000000 +0000":          "2023-11-14T22:13:20Z",
		"1700000000":                "2023-11-14T22:13:20Z",
		"1700000000 +9999":          "2023-11-14T22:13:20Z",
		"1700000000 -2359":          "2023-11-13T22:14:20-23:59",
		"253402300799 +2300":        "9999-12-31T23:59:59Z",
		"99999999999999999 +0000":   "0001-01-01T00:00:00Z",
		"-99999999999999999 +0000":  "0001-01-01T00:00:00Z",
		"9999999999999999999 +0000": "0001-01-01T00:00:00Z",
		"yesterday":                 "0001-01-01T00:00:00Z",
	} {
		c, err := ParseCommit([]byte("tree " + emptyTree.String() + "\nauthor A <a@b> " + date + "\n\nx"))
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.Author.When.MarshalText()
		if err != nil || string(got) != want {
			t.Errorf("%s: %s, %v, want %s", date, got, err, want)
		}
	}
}

// FuzzCommit holds ParseCommit and ParseTag against go-git wherever both
// accept what they are given.
func FuzzCommit(f *testing.F) {
	f.Add([]byte(sampleCommit))
	f.Add([]byte(sampleTag))
	f.Add([]byte("tree " + strings.Repeat("0", 40) + "\n\n"))
	f.Add([]byte("tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor <> 1\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if c, err := ParseCommit(data); err == nil {
			var o object.Commit
			if o.Decode(encoded(plumbing.CommitObject, data)) == nil {
				if IDOf(o.TreeHash[:]) != c.Tree {
					t.Errorf("tree %s, go-git has %s", c.Tree, o.TreeHash)
				}
			}
			if _, err := c.Author.When.MarshalText(); err != nil {
				t.Error(err)
			}
		}
		if g, err := ParseTag(data); err == nil {
			var o object.Tag
			if o.Decode(encoded(plumbing.TagObject, data)) == nil && IDOf(o.Target[:]) != g.Target {
				t.Errorf("target %s, go-git has %s", g.Target, o.Target)
			}
		}
	})
}

// FuzzTree holds Entries against go-git.
func FuzzTree(f *testing.F) {
	id := string(emptyBlob.Bytes())
	f.Add([]byte("100644 a\x00" + id + "40000 dir\x00" + id + "160000 sub\x00" + id + "120000 link\x00" + id))
	f.Add([]byte("100644 a\x00short"))
	f.Add([]byte("1 \x00" + id))
	f.Fuzz(func(t *testing.T, data []byte) {
		var got []Entry
		err := entries(data, sha1.Size, func(e Entry) bool {
			got = append(got, e)
			return true
		})
		var tree object.Tree
		if err != nil || tree.Decode(encoded(plumbing.TreeObject, data)) != nil {
			return
		}
		if len(got) != len(tree.Entries) {
			t.Fatalf("%d entries, go-git has %d", len(got), len(tree.Entries))
		}
		for i, e := range tree.Entries {
			kind := Blob
			switch {
			case e.Mode == 0o040000:
				kind = Tree
			case e.Mode == 0o160000:
				kind = Commit
			}
			if string(got[i].Name) != e.Name || got[i].ID != IDOf(e.Hash[:]) {
				t.Errorf("entry %d is %q %s, go-git has %q %s", i, got[i].Name, got[i].ID, e.Name, e.Hash)
			}
			// go-git takes every odd mode for a submodule; git takes it for a file.
			if got[i].Kind != kind && kind != Commit {
				t.Errorf("entry %d is a %s, go-git has a %s", i, got[i].Kind, kind)
			}
		}
	})
}

// FuzzPack reads packs that were tampered with. Whatever they hold, reading
// them ends.
func FuzzPack(f *testing.F) {
	long := strings.Repeat("long ", 20)
	dir := newDir(f)
	stem := writePack(f, dir, []packEntry{
		{id: blobID(long), kind: byte(Blob), data: []byte(long)},
		{id: blobID(long + "er"), kind: offsetDelta, back: 1, data: appendText(len(long), "er")},
		{id: blobID("x"), kind: refDelta, base: blobID(long + "er"), data: insert(len(long)+2, "x")},
		{id: blobID("y"), kind: byte(Blob), data: []byte("y")},
	})
	pack, _ := os.ReadFile(stem + ".pack")
	idx, _ := os.ReadFile(stem + ".idx")
	f.Add(pack, idx)
	f.Fuzz(func(t *testing.T, pack, idx []byte) {
		dir := newDir(t)
		put(t, filepath.Join(dir, "objects/pack/pack-x.pack"), pack)
		put(t, filepath.Join(dir, "objects/pack/pack-x.idx"), idx)
		blobs(t, dir, func(s *Store) { s.MaxObject = 1 << 20 })
	})
}

// FuzzLoose reads loose objects that were tampered with.
func FuzzLoose(f *testing.F) {
	f.Add(pack1([]byte("blob 5\x00hello")))
	f.Add(pack1([]byte("tree 0\x00")))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := newDir(t)
		id := blobID("x").String()
		put(t, filepath.Join(dir, "objects", id[:2], id[2:]), data)
		blobs(t, dir, func(s *Store) { s.MaxObject = 1 << 20 })
	})
}

// FuzzConfig reads configurations.
func FuzzConfig(f *testing.F) {
	f.Add("[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectFormat = \"sha1\" # x\n\\\n[a \"]\"]\n")
	f.Fuzz(func(t *testing.T, text string) { formatVars(text) })
}

// TestFind looks up IDs in packs of many objects, among them IDs that are all
// alike and such as are not there.
func TestFind(t *testing.T) {
	var ids []ID
	for i := range 2 * fanOut {
		ids = append(ids, blobID(fmt.Sprint(i)))
	}
	for i := range fanOut { // as somebody might choose them
		id := blobID("x")
		id[18], id[19] = byte(i>>8), byte(i)
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b ID) int { return bytes.Compare(a[:], b[:]) })
	ids = slices.Compact(ids)
	p := &pack{ids: ids, fan: fan(ids)}
	if p.fan == nil {
		t.Fatal("no fan")
	}
	for i, id := range ids {
		if at, ok := p.find(id); !ok || at != i {
			t.Fatalf("%s is at %d, %v, not at %d", id, at, ok, i)
		}
	}
	for i := range fanOut {
		if _, ok := p.find(blobID(fmt.Sprint("no", i))); ok {
			t.Fatal("an ID is found that is not there")
		}
	}
}
