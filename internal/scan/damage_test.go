package scan

import (
	"context"
	"crypto/sha1"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/worktree/gittest"
)

// FuzzDamagedPack alters bytes of the only pack of a repository and scans what
// is left of it, by the deltas and whole. Whoever altered it may have made the
// checksums anew. A scan ends, and says that something was amiss unless it read
// everything as it was.
func FuzzDamagedPack(f *testing.F) {
	repo := gittest.New(f)
	if _, code := repo.Status(editedHistory(f, rand.New(rand.NewPCG(1, 31)), 8), "fast-import", "--quiet"); code != 0 {
		f.Fatalf("git fast-import: exit status %d", code)
	}
	repo.Git("reset", "-q", "--hard")
	repo.Git("repack", "-adfq", "--depth=50", "--window=10")
	packs, _ := filepath.Glob(filepath.Join(repo.Dir, ".git/objects/pack/*.pack"))
	if len(packs) != 1 {
		f.Fatalf("%d packs", len(packs))
	}
	pack, err := os.ReadFile(packs[0])
	if err != nil {
		f.Fatal(err)
	}
	idxFile := packs[0][:len(packs[0])-len("pack")] + "idx"
	idx, err := os.ReadFile(idxFile)
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range []string{packs[0], idxFile} {
		if err := os.Chmod(name, 0o644); err != nil {
			f.Fatal(err)
		}
	}
	s := newScanner(f)
	look := func(plain bool) *finding.Coverage {
		store, err := gitstore.Open(filepath.Join(repo.Dir, ".git"))
		if err != nil {
			return nil
		}
		defer store.Close()
		store.MaxObject = 8 << 20
		res, err := s.History(context.Background(), store, HistoryOptions{Plain: plain})
		if err != nil {
			return nil
		}
		return &res.Coverage
	}
	whole := look(false)
	if whole == nil || len(whole.Unreadable) > 0 {
		f.Fatalf("the pack is broken before: %v", whole)
	}

	// Each four bytes say where to alter a byte, and one more how.
	change := func(at uint32, how byte) []byte { return append(binary.BigEndian.AppendUint32(nil, at), how) }
	r := rand.New(rand.NewPCG(3, 4))
	for range 24 {
		f.Add(change(r.Uint32(), byte(1+r.IntN(255))), r.IntN(2) == 0)
	}
	f.Add(change(8, 1), true)
	f.Fuzz(func(t *testing.T, changes []byte, forged bool) {
		broken := append([]byte{}, pack...)
		for ; len(changes) >= 5; changes = changes[5:] {
			broken[int(binary.BigEndian.Uint32(changes)%uint32(len(broken)))] ^= changes[4]
		}
		index := append([]byte{}, idx...)
		if forged {
			sum := sha1.Sum(broken[:len(broken)-sha1.Size])
			copy(broken[len(broken)-sha1.Size:], sum[:])
			copy(index[len(index)-2*sha1.Size:], sum[:])
			sum = sha1.Sum(index[:len(index)-sha1.Size])
			copy(index[len(index)-sha1.Size:], sum[:])
		}
		for name, data := range map[string][]byte{packs[0]: broken, idxFile: index} {
			if err := os.WriteFile(name, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for _, plain := range []bool{false, true} {
			c := look(plain)
			if c == nil || len(c.Unreadable)+len(c.Absent) > 0 || len(c.Excluded) > len(whole.Excluded) {
				continue
			}
			if !forged && string(broken) != string(pack) {
				t.Errorf("plain %v: nothing is said of an altered pack", plain)
			}
			if c.Objects < whole.Objects {
				t.Errorf("plain %v: %d of %d objects were read, and nothing is said of the others", plain, c.Objects, whole.Objects)
			}
		}
	})
}
