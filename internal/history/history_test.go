package history_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/history"
	"github.com/damvet/damvet/internal/script/scripttest"
)

var git = scripttest.Git

// marker is what the tests look for.
const marker = "MARK"

// index opens the repository of a directory and builds the index of everything
// that holds the marker.
func index(t testing.TB, dir string) (*gitstore.Store, *history.Index, map[gitstore.ID]bool) {
	t.Helper()
	gitdir, ok, err := gitstore.Find(dir)
	if err != nil || !ok {
		t.Fatalf("Find(%s) = %v, %v", dir, ok, err)
	}
	s, err := gitstore.Open(gitdir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	var mu sync.Mutex
	with := map[gitstore.ID]bool{}
	err = s.Objects(context.Background(), func(o gitstore.Object) error {
		if o.Kind != gitstore.Tree && bytes.Contains(o.Data, []byte(marker)) {
			mu.Lock()
			defer mu.Unlock()
			with[o.ID] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	x, err := history.Build(context.Background(), s, with, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s, x, with
}

// tell puts a trace in words. Commits are named by the first line of their
// message.
func tell(t testing.TB, s *gitstore.Store, tr history.Trace) string {
	t.Helper()
	name := func(id gitstore.ID) string {
		o, err := s.Get(id)
		if err != nil {
			t.Fatal(err)
		}
		c, err := gitstore.ParseCommit(o.Data)
		if err != nil {
			t.Fatal(err)
		}
		line, _, _ := strings.Cut(string(c.Message), "\n")
		return strings.ReplaceAll(line, marker, "")
	}
	var b strings.Builder
	for _, in := range tr.In {
		who, _, _ := strings.Cut(in.Author, " ")
		commit := "no commit"
		if !in.Commit.IsZero() {
			commit = name(in.Commit)
		}
		fmt.Fprintf(&b, "%s by %s in %q", commit, who, in.Place.Path)
		if in.Again {
			b.WriteString(" again")
		}
		if in.Boundary {
			b.WriteString(" or before")
		}
		b.WriteString("; ")
	}
	if !tr.Removed.IsZero() {
		fmt.Fprintf(&b, "removed by %s; ", name(tr.Removed))
	}
	if tr.AtHead {
		fmt.Fprintf(&b, "at HEAD in %q; ", tr.Place.Path)
	}
	if !tr.Reachable {
		b.WriteString("unreachable; ")
	}
	fmt.Fprintf(&b, "%d", tr.Objects)
	return b.String()
}

const start = "write a.txt \"plain\\n\"\ncommit Start\nauthor Cy Example <cy@example.com>\n"

func TestTrace(t *testing.T) {
	for _, c := range []struct {
		name, script string
		change       func(t *testing.T, dir string) string
		want         string
	}{
		{"plain", `
write b.txt "MARK\n"
commit Add
`, nil, `Add by Cy in "b.txt"; at HEAD in "b.txt"; 1`},
		{"nothing", ``, nil, `unreachable; 0`},
		{"in the first commit", `
reset HEAD
`, func(t *testing.T, dir string) string {
			git(t, dir, "checkout", "-q", "--orphan", "other")
			write(t, filepath.Join(dir, "b.txt"), "MARK\n")
			git(t, dir, "add", ".")
			git(t, dir, "commit", "-qm", "Root")
			return dir
		}, `Root by Bo in "b.txt"; at HEAD in "b.txt"; 1`},
		{"in an edit", `
append a.txt "MARK\n"
commit Edit
append a.txt "more\n"
commit More
`, nil, `Edit by Cy in "a.txt"; at HEAD in "a.txt"; 2`},
		{"removed", `
write b.txt "MARK\n"
commit Add
write b.txt "gone\n"
commit Remove
write c.txt "later\n"
commit Later
`, nil, `Add by Cy in "b.txt"; removed by Remove; 1`},
		{"removed and added again", `
write b.txt "MARK\n"
commit Add
delete b.txt
commit Remove
write c.txt "MARK\n"
commit Restore
`, nil, `Add by Cy in "b.txt"; Restore by Cy in "c.txt" again; at HEAD in "c.txt"; 1`},
		{"removed twice", `
write b.txt "MARK\n"
commit Add
delete b.txt
commit Remove
write b.txt "MARK\n"
commit Restore
delete b.txt
commit Remove for good
`, nil, `Add by Cy in "b.txt"; Restore by Cy in "b.txt" again; removed by Remove for good; 1`},
		{"moved", `
write b.txt "MARK\n"
commit Add
rename b.txt dir/c.txt
append dir/c.txt "edited\n"
commit Move
`, nil, `Add by Cy in "b.txt"; at HEAD in "dir/c.txt"; 2`},
		{"evil merge", `
checkout side
write b.txt "side\n"
commit Side
checkout main
write c.txt "main\n"
commit Main
merge side
append c.txt "MARK\n"
commit Merge
`, nil, `Merge by Cy in "c.txt"; at HEAD in "c.txt"; 1`},
		{"side branch, merged", `
checkout side
write b.txt "MARK\n"
commit Side
checkout main
write c.txt "main\n"
commit Main
merge side
commit Merge
`, nil, `Side by Cy in "b.txt"; at HEAD in "b.txt"; 1`},
		{"on two branches", `
checkout one
write b.txt "MARK\n"
commit One
checkout main
checkout two
write d.txt "MARK too\n"
commit Two
checkout main
merge one two
commit Octopus
`, nil, `One by Cy in "b.txt"; Two by Cy in "d.txt"; at HEAD in "b.txt"; 2`},
		{"on another branch", `
checkout side
write b.txt "MARK\n"
commit Side
checkout main
`, nil, `Side by Cy in "b.txt"; 1`},
		{"removed on another branch", `
checkout side
write b.txt "MARK\n"
commit Side
delete b.txt
commit Unside
checkout main
`, nil, `Side by Cy in "b.txt"; removed by Unside; 1`},
		{"removed before a merge that loses it", `
write b.txt "MARK\n"
commit Add
branch side
delete b.txt
commit Remove
checkout side
write d.txt "side\n"
commit Side
checkout main
merge side
commit Merge
`, nil, `Add by Cy in "b.txt"; removed by Remove; 1`},
		{"removed by a merge", `
checkout side
write b.txt "MARK\n"
commit Side
checkout main
write c.txt "main\n"
commit Main
merge side
delete b.txt
commit Merge
`, nil, `Side by Cy in "b.txt"; removed by Merge; 1`},
		{"removed, restored, and lost in a merge", `
branch old
write b.txt "MARK\n"
commit Add
delete b.txt
commit Remove
write b.txt "MARK\n"
commit Restore
checkout old
write c.txt "old\n"
commit Old
checkout main
merge old
delete b.txt
commit Merge
`, nil, `Add by Cy in "b.txt"; Restore by Cy in "b.txt" again; removed by Merge; 1`},
		{"stash", `
write b.txt "MARK\n"
stash half
`, nil, `On main: half by Cy in "b.txt"; 1`},
		{"dangling", `
write b.txt "MARK\n"
commit Lost
reset HEAD~1
`, nil, `Lost by Cy in "b.txt"; unreachable; 1`},
		{"in a reflog", `
`, func(t *testing.T, dir string) string {
			write(t, filepath.Join(dir, "b.txt"), "MARK\n")
			git(t, dir, "add", ".")
			git(t, dir, "commit", "-qm", "Lost")
			git(t, dir, "reset", "-q", "--hard", "HEAD~1")
			return dir
		}, `Lost by Bo in "b.txt"; 1`},
		{"amended", `
write b.txt "MARK\n"
commit Before
reset HEAD~1
write b.txt "MARK\n"
commit After
`, nil, `After by Cy in "b.txt"; at HEAD in "b.txt"; 1`},
		{"commit message", `
write b.txt "x\n"
commit "Add MARK\n\nbody"
`, nil, `Add  by Cy in ""; 1`},
		{"commit message, dangling", `
write b.txt "x\n"
commit Add MARK
reset HEAD~1
`, nil, `Add  by Cy in ""; unreachable; 1`},
		{"commit message and file", `
write b.txt "MARK\n"
commit Add MARK
`, nil, `Add  by Cy in "b.txt"; at HEAD in "b.txt"; 2`},
		{"tag message", `
annotate v1 Release MARK
`, nil, `Start by Cy in ""; 1`},
		{"tag on a blob", `
annotate v1 blob="MARK\n" A blob
`, nil, `no commit by Cy in ""; 1`},
		{"plain tag on a blob", `
tag v1 blob="MARK\n"
`, nil, `1`},
		{"tag on a tree", `
`, func(t *testing.T, dir string) string {
			write(t, filepath.Join(dir, "sub/b.txt"), "MARK\n")
			git(t, dir, "add", ".")
			git(t, dir, "tag", "-am", "a tree", "v1", git(t, dir, "write-tree"))
			return dir
		}, `no commit by Bo in "sub/b.txt"; 1`},
		{"note", `
note MARK
`, nil, `Notes added by 'git notes add' by Cy in "81090d19af245f6c36fef3b40a66623c719342f4"; 1`},
		{"blob of the index alone", `
blob "MARK\n"
`, nil, `unreachable; 1`},
		{"odd paths", `
write "dir \"x\"/caf\xe9\t.txt" "MARK\n"
commit Add
`, nil, `Add by Cy in "dir \"x\"/caf\xe9\t.txt"; at HEAD in "dir \"x\"/caf\xe9\t.txt"; 1`},
		{"symbolic link", `
symlink link /home/MARK
commit Add
`, nil, `Add by Cy in "link"; at HEAD in "link"; 1`},
		{"linked worktree", `
checkout side
write b.txt "MARK\n"
commit Side
checkout main
`, func(t *testing.T, dir string) string {
			git(t, dir, "worktree", "add", "-q", "../linked", "side")
			return filepath.Join(dir, "../linked")
		}, `Side by Cy in "b.txt"; at HEAD in "b.txt"; 1`},
		{"alternates", `
write b.txt "MARK\n"
commit Add
`, func(t *testing.T, dir string) string {
			git(t, dir, "clone", "-q", "--shared", ".", "../shared")
			return filepath.Join(dir, "../shared")
		}, `Add by Cy in "b.txt"; at HEAD in "b.txt"; 1`},
		{"packed", `
write b.txt "MARK\n"
commit Add
delete b.txt
commit Remove
`, func(t *testing.T, dir string) string {
			git(t, dir, "gc", "-q")
			return dir
		}, `Add by Cy in "b.txt"; removed by Remove; 1`},
		{"shallow", `
write b.txt "MARK\n"
commit Add
write c.txt "x\n"
commit Later
`, func(t *testing.T, dir string) string {
			git(t, dir, "clone", "-q", "--depth=1", "file://"+filepath.ToSlash(dir), "../shallow")
			return filepath.Join(dir, "../shallow")
		}, `Later by Cy in "b.txt" or before; at HEAD in "b.txt"; 1`},
		{"shallow, introduced within", `
write b.txt "MARK\n"
commit Add
write c.txt "x\n"
commit Later
`, func(t *testing.T, dir string) string {
			git(t, dir, "clone", "-q", "--depth=2", "file://"+filepath.ToSlash(dir), "../shallow")
			git(t, filepath.Join(dir, "../shallow"), "fetch", "-q", "--deepen=1")
			return filepath.Join(dir, "../shallow")
		}, `Add by Cy in "b.txt"; at HEAD in "b.txt"; 1`},
		{"partial, older file absent", `
write b.txt "MARK\n"
commit Add
append b.txt "more\n"
commit Later
`, func(t *testing.T, dir string) string {
			git(t, dir, "config", "uploadpack.allowFilter", "true")
			git(t, dir, "clone", "-q", "--filter=blob:none", "file://"+filepath.ToSlash(dir), "../partial")
			return filepath.Join(dir, "../partial")
		}, `Later by Cy in "b.txt" or before; at HEAD in "b.txt"; 1`},
		{"partial, another file absent", `
write c.txt "x\n"
commit Other
append c.txt "more\n"
write b.txt "MARK\n"
commit Add
`, func(t *testing.T, dir string) string {
			git(t, dir, "config", "uploadpack.allowFilter", "true")
			git(t, dir, "clone", "-q", "--filter=blob:none", "file://"+filepath.ToSlash(dir), "../partial")
			return filepath.Join(dir, "../partial")
		}, `Add by Cy in "b.txt"; at HEAD in "b.txt"; 1`},
		{"trees absent", `
write dir/b.txt "MARK\n"
commit Add
write dir/c.txt "x\n"
commit Later
`, func(t *testing.T, dir string) string {
			git(t, dir, "config", "uploadpack.allowFilter", "true")
			git(t, dir, "clone", "-q", "--filter=tree:0", "file://"+filepath.ToSlash(dir), "../partial")
			return filepath.Join(dir, "../partial")
		}, `Later by Cy in "dir/b.txt" or before; at HEAD in "dir/b.txt"; 1`},
		{"no HEAD", `
write b.txt "MARK\n"
commit Add
delete b.txt
commit Remove
`, func(t *testing.T, dir string) string {
			git(t, dir, "symbolic-ref", "HEAD", "refs/heads/unborn")
			return dir
		}, `Add by Cy in "b.txt"; removed by Remove; 1`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := scripttest.Repo(t, start+c.script)
			if c.change != nil {
				dir = c.change(t, dir)
			}
			s, x, with := index(t, dir)
			tr := x.Trace(maps.Keys(with), func(id gitstore.ID, path string) bool { return with[id] })
			if got := tell(t, s, tr); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestPaths: HEAD's paths first, then the newest.
func TestPaths(t *testing.T) {
	_, x, with := index(t, scripttest.Repo(t, `
write old/b.txt "MARK\n"
commit One
rename old/b.txt newer/b.txt
commit Two
rename newer/b.txt head.txt
write deep/er/head.txt "MARK\n"
commit Three
checkout side
rename head.txt side.txt
commit Four
checkout main
`))
	for id := range with {
		want := []string{"head.txt", "deep/er/head.txt", "side.txt", "newer/b.txt", "old/b.txt"}
		if got := x.Paths(id); !slices.Equal(got, want) {
			t.Errorf("paths %q, want %q", got, want)
		}
		for i, path := range want {
			if got := x.AtHead(history.Place{Blob: id, Path: path}); got != (i < 2) {
				t.Errorf("AtHead(%s) = %v", path, got)
			}
		}
	}
	if got := x.Paths(gitstore.ID{}); got != nil {
		t.Errorf("paths of nothing: %q", got)
	}
}

// TestPathDecides: the same blob may be a finding under one path and none
// under another.
func TestPathDecides(t *testing.T) {
	s, x, with := index(t, scripttest.Repo(t, start+`
write docs/x.md "MARK\n"
write other/x.md "MARK, elsewhere\n"
commit As documentation
rename docs/x.md src/x.js
commit As code
rename src/x.js docs/x.md
commit Back
`))
	tr := x.Trace(maps.Keys(with), func(id gitstore.ID, path string) bool { return strings.HasSuffix(path, ".js") })
	if got, want := tell(t, s, tr), `As code by Cy in "src/x.js"; removed by Back; 1`; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// TestHistory puts a trace in the form of a finding.
func TestHistory(t *testing.T) {
	dir := scripttest.Repo(t, start+`
checkout one
write b.txt "MARK\n"
commit One
checkout main
checkout two
write d.txt "MARK too\n"
commit Two
checkout main
merge one two
commit Octopus
delete b.txt
delete d.txt
commit Remove
`)
	_, x, with := index(t, dir)
	tr := x.Trace(maps.Keys(with), func(id gitstore.ID, path string) bool { return with[id] })
	h := tr.History()
	rev := func(name string) string { return git(t, dir, "rev-parse", name) }
	if h.Commit != rev("one") || !slices.Equal(h.AlsoIn, []string{rev("two")}) || h.RemovedIn != rev("main") ||
		h.Author != "Cy Example <cy@example.com>" || h.Blob != rev("one:b.txt") || h.Objects != 2 ||
		!h.Reachable || h.AtHead || h.Boundary || h.Date.IsZero() {
		t.Errorf("%+v", h)
	}
}

// TestRandom makes up histories, and asks git of every commit whether it has
// the marker.
func TestRandom(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(seed, 0))
			dir := scripttest.Repo(t, randomScript(r, 50))
			if seed%2 == 0 {
				git(t, dir, "gc", "-q")
			}
			s, x, with := index(t, dir)
			tr := x.Trace(maps.Keys(with), func(id gitstore.ID, path string) bool { return with[id] })

			has := map[string]bool{}
			for _, line := range strings.Fields(git(t, dir, "rev-list", "--all")) {
				has[line] = scripttest.Command(dir, "grep", "-q", marker, line).Run() == nil
			}
			var want []string
			parents := map[string][]string{}
			for _, line := range strings.Split(git(t, dir, "rev-list", "--all", "--parents"), "\n") {
				f := strings.Fields(line)
				parents[f[0]] = f[1:]
				if has[f[0]] && !slices.ContainsFunc(f[1:], func(p string) bool { return has[p] }) {
					want = append(want, f[0])
				}
			}
			var got []string
			for _, in := range tr.In {
				got = append(got, in.Commit.String())
				if !strings.Contains(git(t, dir, "show", in.Commit.String()+":"+in.Place.Path), marker) {
					t.Errorf("%s has no marker in %s", in.Commit, in.Place.Path)
				}
			}
			slices.Sort(want)
			sorted := slices.Sorted(slices.Values(got))
			if !slices.Equal(sorted, want) {
				t.Errorf("introduced by %s, want %s", sorted, want)
			}
			// Every introduction is among the commits that git log -S tells of.
			picked := git(t, dir, "log", "--all", "-m", "-S"+marker, "--format=%H")
			for i, id := range got {
				if !strings.Contains(picked, id) {
					t.Errorf("git log -S does not tell of %s", id)
				}
				// Topological order, and Again.
				again := false
				for j, other := range got {
					ancestor := other != id && scripttest.Command(dir, "merge-base", "--is-ancestor", other, id).Run() == nil
					if ancestor && j > i {
						t.Errorf("%s comes after %s", other, id)
					}
					again = again || ancestor
				}
				if tr.In[i].Again != again {
					t.Errorf("%s: again is %v", id, tr.In[i].Again)
				}
			}
			head := git(t, dir, "rev-parse", "HEAD")
			if tr.AtHead != has[head] {
				t.Errorf("AtHead is %v", tr.AtHead)
			}
			if removed := tr.Removed.String(); !tr.Removed.IsZero() {
				if tr.AtHead || has[removed] || !slices.ContainsFunc(parents[removed], func(p string) bool { return has[p] }) {
					t.Errorf("%s did not remove it", removed)
				}
			} else if !tr.AtHead {
				for id := range has {
					if has[id] && scripttest.Command(dir, "merge-base", "--is-ancestor", id, head).Run() == nil {
						t.Errorf("nothing removed what HEAD's ancestor %s has", id)
					}
				}
			}
			if n := len(with); tr.Objects != n {
				t.Errorf("%d objects, want %d", tr.Objects, n)
			}
			_ = s
		})
	}
}

// randomScript makes a history of some commits on three branches.
func randomScript(r *rand.Rand, commits int) string {
	var b strings.Builder
	b.WriteString("write f0.txt \"start\\n\"\ncommit start\nbranch one\nbranch two\n")
	pick := func(s ...string) string { return s[r.IntN(len(s))] }
	for i := range commits {
		fmt.Fprintf(&b, "checkout %s\n", pick("main", "main", "one", "two"))
		if r.IntN(4) == 0 {
			fmt.Fprintf(&b, "merge %s\n", pick("main", "one", "two"))
		}
		file := pick("f0.txt", "dir/f1.txt", "dir/sub/f2.txt", "other/f3.txt")
		text := fmt.Sprintf("text %d\n", i)
		if r.IntN(4) == 0 {
			text += marker + "\n"
		}
		fmt.Fprintf(&b, "write %s %q\ncommit c%d\n", file, text, i)
	}
	b.WriteString("checkout main\n")
	return b.String()
}

// TestWithoutAny: what the store knows of trees without reading them is so, for
// packs of all kinds.
func TestWithoutAny(t *testing.T) {
	for seed := range uint64(4) {
		dir := scripttest.Repo(t, randomScript(rand.New(rand.NewPCG(seed, 7)), 40))
		if seed > 0 {
			git(t, dir, "repack", "-adfq", fmt.Sprintf("--depth=%d", 20*seed))
		}
		s, _, with := index(t, dir)
		reader := s.NewReader()
		var leads func(id gitstore.ID) bool
		leads = func(id gitstore.ID) bool {
			found := with[id]
			tree, err := reader.Read(id)
			if err != nil {
				t.Fatal(err)
			}
			if tree.Kind == gitstore.Tree {
				var below []gitstore.ID
				if err := s.Entries(tree.Data, func(e gitstore.Entry) bool { below = append(below, e.ID); return true }); err != nil {
					t.Fatal(err)
				}
				found = found || slices.ContainsFunc(below, leads)
			}
			return found
		}
		without := s.WithoutAny(with)
		skipped := 0
		for _, id := range strings.Fields(git(t, dir, "rev-list", "--all", "--objects", "--no-object-names")) {
			id, _ := gitstore.ParseID(id)
			n, ok := s.Number(id)
			if !ok || !without.Has(n) {
				continue
			}
			if skipped++; leads(id) {
				t.Errorf("seed %d: %s leads to the marker", seed, id)
			}
		}
		if skipped == 0 {
			t.Errorf("seed %d: nothing is known", seed)
		}
	}
}

// TestWithoutAnyNamed: what a walk notes of names, it notes of every tree, in
// packs of all kinds, and the index that skips trees by it is the one that reads
// them all.
func TestWithoutAnyNamed(t *testing.T) {
	named := func(name string) bool { return name == "f2.txt" }
	for seed := range uint64(4) {
		dir := scripttest.Repo(t, randomScript(rand.New(rand.NewPCG(seed, 9)), 40))
		if seed > 0 {
			git(t, dir, "repack", "-adfq", fmt.Sprintf("--depth=%d", 20*seed))
		}
		gitdir, _, err := gitstore.Find(dir)
		if err != nil {
			t.Fatal(err)
		}
		build := func(watch, walk bool) (*gitstore.Store, *history.Index) {
			s, err := gitstore.Open(gitdir)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { s.Close() })
			if watch {
				s.Watch(named)
			}
			if walk {
				if err := s.Objects(context.Background(), func(gitstore.Object) error { return nil }); err != nil {
					t.Fatal(err)
				}
			}
			x, err := history.BuildFrom(context.Background(), s, nil, nil, named, nil)
			if err != nil {
				t.Fatal(err)
			}
			return s, x
		}
		_, want := build(false, false)
		s, got := build(true, true)
		if !slices.Equal(got.Named(), want.Named()) {
			t.Errorf("seed %d: named are %v, want %v", seed, got.Named(), want.Named())
		}
		for _, id := range want.Named() {
			if !slices.Equal(got.Paths(id), want.Paths(id)) {
				t.Errorf("seed %d: %s stands at %q, want %q", seed, id, got.Paths(id), want.Paths(id))
			}
		}
		without, skipped := s.WithoutAny(nil), 0
		for _, line := range strings.Split(git(t, dir, "rev-list", "--all", "--objects"), "\n") {
			hash, _, _ := strings.Cut(line, " ")
			if id, ok := gitstore.ParseID(hash); ok {
				if n, ok := s.Number(id); ok && without.Has(n) {
					skipped++
				}
			}
		}
		if skipped == 0 || len(want.Named()) == 0 {
			t.Errorf("seed %d: %d trees skipped, %d blobs named", seed, skipped, len(want.Named()))
		}
		s.Forget()
		if without := s.WithoutAny(nil); slices.ContainsFunc(without, func(w uint64) bool { return w != 0 }) {
			t.Errorf("seed %d: what was forgotten is known", seed)
		}
	}
}
