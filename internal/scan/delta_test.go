package scan

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/report"
	"github.com/damvet/damvet/internal/synth"
	"github.com/damvet/damvet/internal/worktree/gittest"
	"github.com/damvet/damvet/rules"
)

// reported returns the report on a repository's history, and its coverage.
func reported(t *testing.T, s *Scanner, gitDir string, plain bool) string {
	t.Helper()
	store, err := gitstore.Open(gitDir)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	res, err := s.History(context.Background(), store, HistoryOptions{Plain: plain})
	if err != nil {
		t.Fatal(err)
	}
	run := &report.Run{Now: now, History: true, Coverage: res.Coverage, Catalogue: rules.Builtin()}
	for _, th := range res.Things {
		run.Findings = append(run.Findings, th.Finding)
	}
	var b bytes.Buffer
	if err := report.Write(&b, "json", run, report.Options{}); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(&b, "%+v %v %v\n", res.Coverage, res.Looked, res.Platforms)
	return b.String()
}

// TestDeltasEqualPlain builds histories of random edits, packs them in different
// ways, and holds the report of a scan that goes by the deltas against that of
// one that looks at every object whole.
func TestDeltasEqualPlain(t *testing.T) {
	s := newScanner(t)
	seeds := uint64(3)
	if testing.Short() {
		seeds = 1
	}
	for seed := range seeds {
		repo := gittest.New(t)
		stream := editedHistory(t, rand.New(rand.NewPCG(seed, 31)), 60)
		if _, code := repo.Status(stream, "fast-import", "--quiet"); code != 0 {
			t.Fatalf("seed %d: git fast-import: exit status %d", seed, code)
		}
		repo.Git("reset", "-q", "--hard")
		gitDir := filepath.Join(repo.Dir, ".git")
		want := reported(t, s, gitDir, true)
		if n := strings.Count(want, `"fingerprint"`); n < 5 {
			t.Fatalf("seed %d: only %d findings", seed, n)
		}
		for _, pack := range [][]string{
			nil, // as fast-import left it
			{"repack", "-adfq", "--depth=1", "--window=5"},
			{"repack", "-adfq", "--depth=50", "--window=10"},
			{"repack", "-adfq", "--depth=4000", "--window=100"},
		} {
			if pack != nil {
				repo.Git(pack...)
			}
			if got := reported(t, s, gitDir, false); got != want {
				t.Errorf("seed %d, %v: the report is\n%s\nwhere a plain scan says\n%s", seed, pack, got, want)
			}
		}
	}
}

// editedHistory returns a history of so many commits as git fast-import reads
// it, of files that are edited at random: names and values part and meet,
// stretches are copied, moved and deleted, and some are encoded.
func editedHistory(t testing.TB, r *rand.Rand, commits int) string {
	t.Helper()
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	var secrets []string
	for _, p := range []string{
		"IMAGEKIT_PRIVATE_KEY = '<<imagekit-private-key>>'", "headers = {'Auth-Token': '<<iconik-token>>'}",
		"iconik_auth_token: <<iconik-token n=2>>", "fetch('http://app.iconik.io/API/assets/v1/')",
		"const endpoint = 'http://ik.imagekit.io/demo'",
	} {
		text, err := synth.Expand(p)
		if err != nil {
			t.Fatal(err)
		}
		name, value, _ := strings.Cut(text, " ")
		secrets = append(secrets, text, base64.StdEncoding.EncodeToString([]byte(text)), name+"\n", value+"\n", strings.ReplaceAll(text, " ", "\n"))
	}
	line := func() string {
		if r.IntN(60) == 0 {
			return pick(secrets)
		}
		return fmt.Sprintf("%s%s(%d, %q) // %s", strings.Repeat("\t", r.IntN(3)), pick([]string{"call", "check", "printf"}), r.IntN(1000), pick([]string{"%02x%02x", "purpose", "x", "a token"}), pick([]string{"----------------------------------------", "verify", "password", ""}))
	}
	paths := []string{"main.go", "web/app.js", "config/.env", "docs/guide.md", "deploy/values.yaml"}
	files := map[string][]string{}
	for _, p := range paths {
		for range 50 + r.IntN(200) {
			files[p] = append(files[p], line())
		}
	}
	var out strings.Builder
	for n := range commits {
		fmt.Fprintf(&out, "commit refs/heads/main\ncommitter a <a@example.com> %d +0000\ndata 1\nx\n", 1700000000+n)
		for range 1 + r.IntN(2) {
			p := pick(paths)
			f := files[p]
			for range 1 + r.IntN(4) {
				i := r.IntN(len(f) + 1)
				j := min(len(f), i+r.IntN(8))
				switch r.IntN(4) {
				case 0: // delete, so that what stood apart stands together
					f = append(f[:i:i], f[j:]...)
				case 1: // copy from another file
					from := files[pick(paths)]
					k := r.IntN(len(from) + 1)
					f = append(f[:i:i], append(append([]string{}, from[k:min(len(from), k+r.IntN(30))]...), f[i:]...)...)
				case 2: // move
					moved := append([]string{}, f[i:j]...)
					f = append(f[:i:i], f[j:]...)
					k := r.IntN(len(f) + 1)
					f = append(f[:k:k], append(moved, f[k:]...)...)
				default:
					f = append(f[:i:i], append([]string{line()}, f[i:]...)...)
				}
			}
			files[p] = f
		}
		for _, p := range paths {
			content := strings.Join(files[p], "\n")
			fmt.Fprintf(&out, "M 100644 inline %s\ndata %d\n%s\n", p, len(content), content)
		}
		out.WriteString("\n")
	}
	return out.String()
}
