package history_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"crypto/sha1"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/history"
)

// hostile is a git directory that is written object by object.
type hostile struct {
	t    *testing.T
	dir  string
	zlib *zlib.Writer
}

func newHostile(t *testing.T) hostile {
	h := hostile{t, t.TempDir(), zlib.NewWriter(nil)}
	h.file("HEAD", "ref: refs/heads/main\n")
	if err := os.Mkdir(filepath.Join(h.dir, "objects"), 0o777); err != nil {
		t.Fatal(err)
	}
	return h
}

func (h hostile) file(name, text string) {
	h.t.Helper()
	write(h.t, filepath.Join(h.dir, name), text)
}

// put stores an object under its own name.
func (h hostile) put(kind, text string) gitstore.ID {
	sum := sha1.Sum([]byte(fmt.Sprintf("%s %d\x00%s", kind, len(text), text)))
	id := gitstore.IDOf(sum[:])
	h.putAs(id, kind, text)
	return id
}

// putAs stores an object under a name that need not be its own.
func (h hostile) putAs(id gitstore.ID, kind, text string) {
	h.t.Helper()
	var b bytes.Buffer
	h.zlib.Reset(&b)
	fmt.Fprintf(h.zlib, "%s %d\x00%s", kind, len(text), text)
	h.zlib.Close()
	name := id.String()
	write(h.t, filepath.Join(h.dir, "objects", name[:2], name[2:]), b.String())
}

func entry(mode, name string, id gitstore.ID) string {
	return mode + " " + name + "\x00" + string(id.Bytes())
}

func commitText(tree gitstore.ID, parents ...gitstore.ID) string {
	text := "tree " + tree.String() + "\n"
	for _, p := range parents {
		text += "parent " + p.String() + "\n"
	}
	return text + "author Cy <cy@example.com> 1700000000 +0000\ncommitter Cy <cy@example.com> 1700000000 +0000\n\nx\n"
}

func (h hostile) trace() (*history.Index, history.Trace, map[gitstore.ID]bool) {
	h.t.Helper()
	_, x, with := index(h.t, h.dir)
	return x, x.Trace(maps.Keys(with), func(id gitstore.ID, path string) bool { return with[id] }), with
}

func TestDeepTree(t *testing.T) {
	const depth = 10_000
	h := newHostile(t)
	tree := h.put("tree", entry("100644", "b", h.put("blob", marker)))
	for range depth {
		tree = h.put("tree", entry("40000", "d", tree))
	}
	h.file("refs/heads/main", h.put("commit", commitText(tree)).String())
	_, tr, _ := h.trace()
	if want := strings.Repeat("d/", depth) + "b"; !tr.AtHead || tr.Place.Path != want {
		t.Errorf("at HEAD %v, in a path of %d bytes, want %d", tr.AtHead, len(tr.Place.Path), len(want))
	}
}

// TestTreeBomb has a blob under 10 to the power of 12 paths.
func TestTreeBomb(t *testing.T) {
	h := newHostile(t)
	tree := h.put("tree", entry("100644", "b", h.put("blob", marker)))
	for range 12 {
		var text string
		for i := range 10 {
			text += entry("40000", fmt.Sprint(i), tree)
		}
		tree = h.put("tree", text)
	}
	h.file("refs/heads/main", h.put("commit", commitText(tree)).String())
	x, tr, with := h.trace()
	if !tr.AtHead || len(tr.In) != 1 {
		t.Errorf("%+v", tr)
	}
	for id := range with {
		if n := len(x.Paths(id)); n != 1000 {
			t.Errorf("%d paths", n)
		}
	}
	if len(x.Coverage().Excluded) != 2 {
		t.Errorf("nothing is said of the paths that are left out: %v", x.Coverage().Excluded)
	}
	// A thing that only a path deep in the bomb makes one is looked for in
	// bounded time.
	x.Trace(maps.Keys(with), func(id gitstore.ID, path string) bool { return strings.HasPrefix(path, "9/9/9/9/9/9/9/9/9/9/9/9") })
}

// TestCycles: trees and commits that hold themselves, as only a corrupt
// repository can have them, end.
func TestCycles(t *testing.T) {
	h := newHostile(t)
	a, b := gitstore.ID{0xaa}, gitstore.ID{0xbb}
	blob := h.put("blob", marker)
	h.putAs(a, "tree", entry("100644", "b.txt", blob)+entry("40000", "loop", b))
	h.putAs(b, "tree", entry("40000", "back", a)+entry("40000", "self", b))
	x, y := gitstore.ID{0xcc}, gitstore.ID{0xdd}
	h.putAs(x, "commit", commitText(a, y))
	h.putAs(y, "commit", commitText(a, x))
	h.putAs(gitstore.ID{0xee}, "tag", "object ee"+strings.Repeat("00", 19)+"\ntype tag\ntag x\ntagger Cy <c@d> 1 +0000\n\n"+marker+"\n")
	h.file("refs/tags/loop", gitstore.ID{0xee}.String())
	h.file("refs/heads/main", x.String())
	_, tr, _ := h.trace()
	if !tr.AtHead || tr.Place.Path != "b.txt" {
		t.Errorf("%+v", tr)
	}
	for _, in := range tr.In {
		if !in.Boundary {
			t.Errorf("%s introduced it for sure", in.Commit)
		}
	}
}

// TestOddObjects: refs that name trees or blobs in place of commits, trees
// that are blobs, commits without trees.
func TestOddObjects(t *testing.T) {
	h := newHostile(t)
	blob := h.put("blob", marker)
	h.file("refs/heads/main", h.put("commit", commitText(h.put("tree", entry("100644", "b.txt", blob)))).String())
	h.file("refs/heads/blob", blob.String())
	h.put("commit", commitText(blob))
	h.put("commit", commitText(gitstore.ID{1}))
	h.put("commit", "no commit at all")
	h.put("tree", entry("40000", "dir", blob)+entry("100644", "odd/\x01name", blob))
	h.put("tag", "no tag at all")
	_, tr, _ := h.trace()
	if len(tr.In) != 1 || !tr.AtHead || !tr.Reachable {
		t.Errorf("%+v", tr)
	}
}

func TestCancelled(t *testing.T) {
	h := newHostile(t)
	blob := h.put("blob", marker)
	h.file("refs/heads/main", h.put("commit", commitText(h.put("tree", entry("100644", "b.txt", blob)))).String())
	s, err := gitstore.Open(h.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := history.Build(ctx, s, map[gitstore.ID]bool{blob: true}, nil); err != context.Canceled {
		t.Errorf("got error %v", err)
	}
}
