package gitstore

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// TestLookup: a Lookup reads what a Store reads, whole objects, deltas and
// loose ones, and knows the same HEAD.
func TestLookup(t *testing.T) {
	for _, format := range []string{"sha1", "sha256"} {
		t.Run(format, func(t *testing.T) {
			dir := t.TempDir()
			run := func(args ...string) {
				t.Helper()
				cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=a", "-c", "user.email=a@b.example"}, args...)...)
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("git %v: %v\n%s", args, err, out)
				}
			}
			run("init", "-q", "--object-format="+format)
			var text bytes.Buffer
			for i := range 30 {
				for range 40 {
					text.WriteString("line " + string(rune('a'+i)) + "\n")
				}
				name := filepath.Join(dir, "sub", "file.txt")
				if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, text.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				run("add", ".")
				run("commit", "-qm", "one more")
			}
			run("repack", "-adfq", "--depth=50")
			run("pack-refs", "--all")
			run("tag", "-am", "loose", "v1")
			checkLookup(t, filepath.Join(dir, ".git"))
		})
	}
}

func checkLookup(t *testing.T, gitDir string) {
	t.Helper()
	s, err := Open(gitDir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	l, err := OpenLookup(gitDir)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if l.Head() != s.Head() || l.Head().ID.IsZero() {
		t.Errorf("HEAD is %v, want %v", l.Head(), s.Head())
	}
	var mu sync.Mutex
	var all []Object
	err = s.Objects(context.Background(), func(o Object) error {
		mu.Lock()
		defer mu.Unlock()
		o.Data = bytes.Clone(o.Data)
		all = append(all, o)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 90 {
		t.Errorf("only %d objects", len(all))
	}
	for _, want := range all {
		got, err := l.Read(want.ID)
		if err != nil || got.Kind != want.Kind || !bytes.Equal(got.Data, want.Data) {
			t.Errorf("%s %s: %v, %d bytes of %d", want.Kind, want.ID, err, len(got.Data), len(want.Data))
		}
	}
	if _, err := l.Read(IDOf(bytes.Repeat([]byte{7}, l.IDSize()))); !errors.Is(err, ErrAbsent) {
		t.Errorf("what is not there: %v", err)
	}
}
