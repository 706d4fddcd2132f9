package gitstore_test

import (
	"bytes"
	"context"
	"crypto/sha1"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/script/scripttest"
)

// sample has objects of every kind, blobs that are worth a delta, and what
// only a ref, a stash or nothing at all names.
var sample = `
write README.md "Title\n"
write src/list.txt
write "caf\xe9/\x01\".txt" "odd\n"
symlink link README.md
commit First
annotate v1 First release
checkout side
append src/list.txt "side\n"
commit On the side
checkout main
replace src/list.txt 17 seventeen
commit Second
merge side
commit Merge
note Seen
write src/list.txt "stashed\n"
stash later
tag text blob="only a tag names me\n"
write src/list.txt "left behind\n"
commit Left behind
reset HEAD~1
blob "only the index had me\n"
-- src/list.txt --
` + numbers(2000)

func numbers(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "line %d %x\n", i, sha1.Sum([]byte{byte(i), byte(i >> 8)}))
	}
	return b.String()
}

var git = scripttest.Git

func open(t *testing.T, dir string) *gitstore.Store {
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
	return s
}

// objects returns what Objects visits, a line for each object, and fails the
// test for one that is visited twice or is not what its name says.
func objects(t *testing.T, s *gitstore.Store) []string {
	t.Helper()
	all, err := walk(t, s)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func walk(t *testing.T, s *gitstore.Store) ([]string, error) {
	t.Helper()
	var mu sync.Mutex
	seen := map[gitstore.ID]string{}
	err := s.Objects(context.Background(), func(o gitstore.Object) error {
		h := sha1.New()
		if len(o.ID.String()) == 2*sha256.Size {
			h = sha256.New()
		}
		fmt.Fprintf(h, "%s %d\x00", o.Kind, o.Size)
		h.Write(o.Data)
		mu.Lock()
		defer mu.Unlock()
		if !bytes.Equal(h.Sum(nil), o.ID.Bytes()) {
			t.Errorf("%s %s: not the content of that name", o.Kind, o.ID)
		}
		if seen[o.ID] != "" {
			t.Errorf("%s %s: visited twice", o.Kind, o.ID)
		}
		seen[o.ID] = fmt.Sprintf("%s %s %d", o.ID, o.Kind, o.Size)
		return nil
	})
	return slices.Sorted(maps.Values(seen)), err
}

// gitObjects returns the same as git tells it.
func gitObjects(t *testing.T, dir string, args ...string) []string {
	t.Helper()
	return strings.Split(git(t, dir, append(args, "cat-file", "--batch-all-objects", "--batch-check")...), "\n")
}

func diff(got, want []string) string {
	var b strings.Builder
	for _, l := range want {
		if !slices.Contains(got, l) {
			fmt.Fprintln(&b, "missing:", l)
		}
	}
	for _, l := range got {
		if !slices.Contains(want, l) {
			fmt.Fprintln(&b, "unexpected:", l)
		}
	}
	return b.String()
}

// TestObjects reads repositories of all forms, and wants the objects that git
// finds in them.
func TestObjects(t *testing.T) {
	forms := map[string]func(t *testing.T, dir string) string{
		"loose":  func(t *testing.T, dir string) string { return dir },
		"subdir": func(t *testing.T, dir string) string { return filepath.Join(dir, "src") },
		"packed": func(t *testing.T, dir string) string {
			git(t, dir, "repack", "-adkq")
			return dir
		},
		"packed, in part": func(t *testing.T, dir string) string {
			git(t, dir, "repack", "-adq")
			return dir
		},
		"packed and loose, twice": func(t *testing.T, dir string) string {
			git(t, dir, "repack", "-aq")
			return dir
		},
		"several packs with a multi-pack index": func(t *testing.T, dir string) string {
			git(t, dir, "repack", "-adkq")
			os.WriteFile(filepath.Join(dir, "new.txt"), []byte(numbers(3)), 0o666)
			git(t, dir, "add", "new.txt")
			git(t, dir, "commit", "-qm", "more")
			git(t, dir, "repack", "-q")
			git(t, dir, "repack", "-aq")
			git(t, dir, "multi-pack-index", "write")
			return dir
		},
		"deltas by name": func(t *testing.T, dir string) string {
			git(t, dir, "-c", "repack.useDeltaBaseOffset=false", "repack", "-adkqf", "--depth=250", "--window=250")
			return dir
		},
		"index of version 1": func(t *testing.T, dir string) string {
			git(t, dir, "-c", "pack.indexVersion=1", "repack", "-adkq")
			return dir
		},
		"sha256": inSHA256,
		"sha256, packed": func(t *testing.T, dir string) string {
			dir = inSHA256(t, dir)
			git(t, dir, "repack", "-adkqf")
			return dir
		},
		"sha256, deltas by name": func(t *testing.T, dir string) string {
			dir = inSHA256(t, dir)
			git(t, dir, "-c", "repack.useDeltaBaseOffset=false", "-c", "pack.indexVersion=1", "repack", "-adkqf", "--depth=250", "--window=250")
			return dir
		},
		"bare": func(t *testing.T, dir string) string {
			git(t, dir, "clone", "-q", "--mirror", ".", "../bare.git")
			return filepath.Join(dir, "../bare.git")
		},
		"linked worktree": func(t *testing.T, dir string) string {
			git(t, dir, "worktree", "add", "-q", "../linked", "side")
			return filepath.Join(dir, "../linked")
		},
		"alternates": func(t *testing.T, dir string) string {
			git(t, dir, "clone", "-q", "--shared", ".", "../shared")
			git(t, dir, "clone", "-q", "--shared", "../shared", "../shared-again")
			return filepath.Join(dir, "../shared-again")
		},
		"relative alternates": func(t *testing.T, dir string) string {
			git(t, dir, "clone", "-q", "--shared", ".", "../shared")
			write(t, filepath.Join(dir, "../shared/.git/objects/info/alternates"), "# here\n../../../repo/.git/objects\n")
			return filepath.Join(dir, "../shared")
		},
		"alternates in a circle": func(t *testing.T, dir string) string {
			git(t, dir, "clone", "-q", "--shared", ".", "../shared")
			write(t, filepath.Join(dir, ".git/objects/info/alternates"), "../../../shared/.git/objects\n")
			return filepath.Join(dir, "../shared")
		},
		"submodule": func(t *testing.T, dir string) string {
			git(t, dir, "init", "-q", "../super")
			super := filepath.Join(dir, "../super")
			git(t, super, "submodule", "add", "-q", "../repo", "deep/sub")
			return filepath.Join(super, "deep/sub")
		},
		"worktree configuration": func(t *testing.T, dir string) string {
			git(t, dir, "config", "core.repositoryformatversion", "1")
			git(t, dir, "config", "extensions.worktreeConfig", "true")
			git(t, dir, "sparse-checkout", "set", "--no-cone", "/README.md")
			return dir
		},
		"extensions": func(t *testing.T, dir string) string {
			git(t, dir, "config", "core.repositoryformatversion", "1")
			git(t, dir, "config", "extensions.preciousObjects", "true")
			git(t, dir, "config", "extensions.noop", "x")
			git(t, dir, "config", "extensions.objectFormat", "sha1")
			return dir
		},
		"symbolic links": func(t *testing.T, dir string) string {
			git(t, dir, "init", "-q", "-b", "main", "../workdir")
			for _, name := range []string{"refs", "objects", "logs", "packed-refs"} {
				link := filepath.Join(dir, "../workdir/.git", name)
				os.RemoveAll(link)
				if err := os.Symlink(filepath.Join(dir, ".git", name), link); err != nil {
					t.Skip(err)
				}
			}
			return filepath.Join(dir, "../workdir")
		},
		"unborn HEAD in a new repository": func(t *testing.T, dir string) string {
			git(t, dir, "init", "-q", "../fresh")
			fresh := filepath.Join(dir, "../fresh")
			write(t, filepath.Join(fresh, "a"), "only in the index\n")
			git(t, fresh, "add", "a")
			return fresh
		},
	}
	for name, form := range forms {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := form(t, scripttest.Repo(t, sample))
			s := open(t, dir)
			got, want := objects(t, s), gitObjects(t, dir)
			if d := diff(got, want); d != "" {
				t.Error(d)
			}
			c := s.Coverage()
			if c.Objects != int64(len(want)) || len(c.Unreadable) > 0 || len(c.Absent) > 0 || len(c.Excluded) > 0 {
				t.Errorf("coverage of %d objects: %+v", len(want), c)
			}
			readAll(t, s, want)
		})
	}
}

// TestMultiPackIndex: packs without an index of their own are read by that of
// several packs.
func TestMultiPackIndex(t *testing.T) {
	for _, form := range []func(t *testing.T, dir string) string{
		func(_ *testing.T, dir string) string { return dir },
		inSHA256,
	} {
		dir := form(t, scripttest.Repo(t, sample))
		git(t, dir, "repack", "-adkq")
		git(t, dir, "commit", "--allow-empty", "-qm", "more")
		git(t, dir, "repack", "-q")
		git(t, dir, "multi-pack-index", "write")
		want := gitObjects(t, dir)
		indexes, _ := filepath.Glob(filepath.Join(dir, ".git/objects/pack/*.idx"))
		for _, name := range indexes {
			os.Remove(name)
		}
		s := open(t, dir)
		if d := diff(objects(t, s), want); d != "" {
			t.Error(d)
		}
		readAll(t, s, want)
	}
}

// inSHA256 makes a repository of the other object format of what a repository
// holds.
func inSHA256(t *testing.T, dir string) string {
	t.Helper()
	to := filepath.Join(dir, "../sha256")
	git(t, filepath.Dir(dir), "init", "-q", "--object-format=sha256", "-b", "main", to)
	stream := git(t, dir, "fast-export", "--all", "--signed-tags=strip")
	cmd := scripttest.Command(to, "fast-import", "--quiet")
	cmd.Stdin = strings.NewReader(stream + "\n")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git fast-import: %v\n%s", err, out)
	}
	git(t, to, "reset", "-q", "--hard")
	return to
}

// readAll reads objects one by one, newest and oldest first.
func readAll(t *testing.T, s *gitstore.Store, lines []string) {
	t.Helper()
	r := s.NewReader()
	numbers := map[int]bool{}
	for _, line := range append(slices.Clone(lines), reversed(lines)...) {
		name, _, _ := strings.Cut(line, " ")
		id, _ := gitstore.ParseID(name)
		o, err := r.Read(id)
		if err != nil {
			t.Fatalf("Read(%s): %v", id, err)
		}
		if got := fmt.Sprintf("%s %s %d", o.ID, o.Kind, len(o.Data)); got != line || o.Size != int64(len(o.Data)) {
			t.Errorf("Read gives %q, want %q", got, line)
		}
		n, ok := s.Number(id)
		if !ok || n < 0 || int64(n) >= s.Count() || !s.Has(id) {
			t.Errorf("Number(%s) = %d, %v of %d", id, n, ok, s.Count())
		}
		numbers[n] = true
	}
	if len(numbers) != len(lines) {
		t.Errorf("%d objects have %d numbers", len(lines), len(numbers))
	}
	if _, err := r.Read(gitstore.ID{1}); !errors.Is(err, gitstore.ErrAbsent) {
		t.Errorf("reading what is not there gives %v", err)
	}
}

func reversed(s []string) []string {
	s = slices.Clone(s)
	slices.Reverse(s)
	return s
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	_ = os.Remove(path) // git's own files are read-only
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestNoConfig: a repository may be HEAD, objects and refs alone.
func TestNoConfig(t *testing.T) {
	dir := scripttest.Repo(t, sample)
	git(t, dir, "pack-refs", "--all")
	want := gitObjects(t, dir)
	for _, name := range []string{"config", "index", "description", "logs"} {
		os.RemoveAll(filepath.Join(dir, ".git", name))
	}
	bare := filepath.Join(dir, "../bare")
	if err := os.Rename(filepath.Join(dir, ".git"), bare); err != nil {
		t.Fatal(err)
	}
	if d := diff(objects(t, open(t, bare)), want); d != "" {
		t.Error(d)
	}
}

// TestRefs wants the refs and reflogs that git tells of.
func TestRefs(t *testing.T) {
	for _, packed := range []bool{false, true} {
		dir := scripttest.Repo(t, sample)
		git(t, dir, "worktree", "add", "-q", "../linked", "side")
		git(t, dir, "commit", "--allow-empty", "-qm", "to be amended")
		git(t, dir, "commit", "--amend", "--allow-empty", "-qm", "amended")
		git(t, dir, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/gone")
		git(t, dir, "symbolic-ref", "refs/heads/alias", "refs/heads/side")
		if packed {
			git(t, dir, "pack-refs", "--all")
			git(t, dir, "update-ref", "refs/heads/side", "main") // loose over packed
		}
		s := open(t, dir)
		var got []string
		for _, r := range s.Refs() {
			if strings.HasPrefix(r.Name, "refs/") {
				got = append(got, r.ID.String()+" "+r.Name)
			}
		}
		want := strings.Split(git(t, dir, "for-each-ref", "--format=%(objectname) %(refname)"), "\n")
		if d := diff(got, want); d != "" {
			t.Errorf("packed %v: %s", packed, d)
		}
		if h := s.Head(); h.Ref != "refs/heads/main" || h.ID.String() != git(t, dir, "rev-parse", "HEAD") {
			t.Errorf("HEAD is %v", h)
		}
		names := map[string]string{}
		for _, r := range s.Refs() {
			names[r.Name] = r.ID.String()
		}
		if names["HEAD"] == "" || names["worktrees/linked/HEAD"] != names["refs/heads/side"] && !packed {
			t.Errorf("no HEADs among %v", names)
		}
		var logs []string
		for _, id := range s.Reflogs() {
			logs = append(logs, id.String())
		}
		for _, id := range strings.Fields(git(t, dir, "log", "-g", "--format=%H", "HEAD")) {
			if !slices.Contains(logs, id) {
				t.Errorf("the reflog lacks %s", id)
			}
		}
		linked := open(t, filepath.Join(dir, "../linked"))
		if h := linked.Head(); h.Ref != "refs/heads/side" {
			t.Errorf("HEAD of the linked worktree is %v", h)
		}
		if !slices.ContainsFunc(linked.Refs(), func(r gitstore.Ref) bool { return r.Name == "main-worktree/HEAD" }) {
			t.Errorf("the linked worktree does not know of the main one: %v", linked.Refs())
		}
	}
}

func TestDetachedHead(t *testing.T) {
	dir := scripttest.Repo(t, sample)
	git(t, dir, "checkout", "-q", "--detach", "side")
	h := open(t, dir).Head()
	if h.Ref != "" || h.ID.String() != git(t, dir, "rev-parse", "side") {
		t.Errorf("HEAD is %v", h)
	}
}

func TestFind(t *testing.T) {
	dir := scripttest.Repo(t, sample)
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.Fatal(err)
	}
	git(t, dir, "worktree", "add", "-q", "../linked", "side")
	git(t, dir, "clone", "-q", "--bare", ".", "../bare.git")
	git(t, dir, "init", "-q", "--separate-git-dir", "../elsewhere", "../separate")
	root := filepath.Dir(dir)
	write(t, filepath.Join(root, "nothing/here/file"), "")
	write(t, filepath.Join(dir, "inner/.git/HEAD"), "no repository\n")
	write(t, filepath.Join(root, "broken/.git"), "gitdir: ../gone\n")
	write(t, filepath.Join(root, "garbage/.git"), "hello\n")
	git(t, root, "init", "-q", "headless")
	os.Remove(filepath.Join(root, "headless/.git/HEAD"))
	git(t, root, "init", "-q", "locked")
	os.Chmod(filepath.Join(root, "locked/.git"), 0)
	t.Cleanup(func() { os.Chmod(filepath.Join(root, "locked/.git"), 0o777) })
	for _, c := range []struct{ dir, want, err string }{
		{"repo", "repo/.git", ""},
		{"repo/src", "repo/.git", ""},
		{"repo/src/list.txt", "repo/.git", ""},
		{"repo/.git", "repo/.git", ""},
		{"repo/.git/objects", "repo/.git", ""},
		{"repo/inner", "repo/.git", ""},
		{"linked", "repo/.git/worktrees/linked", ""},
		{"bare.git", "bare.git", ""},
		{"bare.git/refs/heads", "bare.git", ""},
		{"separate", "elsewhere", ""},
		{"nothing/here", "", ""},
		{"gone", "", "no such file"},
		{"broken", "", "which is not a git repository"},
		{"garbage", "", "not a git file"},
		{"headless", "", "it has no valid HEAD"},
		{"locked", "", "it has no valid HEAD"},
	} {
		if c.dir == "locked" && os.Getuid() == 0 {
			continue // who may read everything
		}
		got, ok, err := gitstore.Find(filepath.Join(root, c.dir))
		want := ""
		if c.want != "" {
			want = filepath.Join(root, c.want)
		}
		if c.err == "" && err != nil || c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)) {
			t.Errorf("Find(%s): error %v, want %q", c.dir, err, c.err)
		}
		if got != want || ok != (c.want != "") {
			t.Errorf("Find(%s) = %q, %v, want %q", c.dir, got, ok, want)
		}
	}
}

func TestSubmodules(t *testing.T) {
	dir := scripttest.Repo(t, sample)
	git(t, dir, "init", "-q", "../super")
	super := filepath.Join(dir, "../super")
	git(t, super, "submodule", "add", "-q", "../repo", "deep/sub")
	git(t, super, "commit", "-qm", "add")
	git(t, super, "rm", "-qf", "deep/sub")
	git(t, super, "commit", "-qm", "remove")
	mods := open(t, super).Submodules()
	if len(mods) != 1 || mods[0].Name != "deep/sub" || !strings.HasSuffix(filepath.ToSlash(mods[0].Dir), "super/.git/modules/deep/sub") {
		t.Fatalf("submodules: %v", mods)
	}
	s, err := gitstore.Open(mods[0].Dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if d := diff(objects(t, s), gitObjects(t, super, "--git-dir="+mods[0].Dir, "--work-tree=.")); d != "" {
		t.Error(d)
	}
}

// TestUnsupported: what cannot be read says so, and what to do.
func TestUnsupported(t *testing.T) {
	config := func(lines string) func(t *testing.T, dir string) {
		return func(t *testing.T, dir string) { write(t, filepath.Join(dir, ".git/config"), lines) }
	}
	for name, c := range map[string]struct {
		change func(t *testing.T, dir string)
		want   string
	}{
		"sha256 without configuration": {func(t *testing.T, dir string) {
			os.RemoveAll(dir)
			git(t, filepath.Dir(dir), "init", "-q", "--object-format=sha256", dir)
			git(t, dir, "commit", "--allow-empty", "-qm", "x")
			os.Remove(filepath.Join(dir, ".git/config"))
		}, "named by sha1, but they are not"},
		"sha256, detached": {func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, ".git/HEAD"), strings.Repeat("ab", 32)+"\n")
		}, "named by sha1, but they are not"},
		"refs in a new way": {config("[core]\n\trepositoryformatversion = 1\n[extensions]\n\trefStorage = rocks\n"), "stored as rocks"},
		"quoted":            {config("[core] repositoryformatversion = \"1\" ; x\n[Extensions] RefStorage = ro\\\ncks # no\n"), "stored as rocks"},
		"unknown extension": {config("[core]\nrepositoryformatversion=1\n[extensions]\nfuture=true\n"), "extension future"},
		"unknown version":   {config("[core]\nrepositoryformatversion=7\n"), "format version is 7"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := scripttest.Repo(t, sample)
			c.change(t, dir)
			_, err := gitstore.Open(filepath.Join(dir, ".git"))
			var unsupported *gitstore.Unsupported
			if !errors.As(err, &unsupported) || !strings.Contains(unsupported.Reason, c.want) || unsupported.Remedy == "" {
				t.Errorf("got error %v, want one about %q", err, c.want)
			}
		})
	}
	t.Run("unknown extension in version 0", func(t *testing.T) {
		dir := scripttest.Repo(t, sample)
		config("[core]\nrepositoryformatversion=0\n[extensions]\nfuture=true\n[extensions \"sub]\"]\nobjectformat=sha256\n")(t, dir)
		objects(t, open(t, dir))
	})
	t.Run("no repository", func(t *testing.T) {
		if _, err := gitstore.Open(t.TempDir()); err == nil || !strings.Contains(err.Error(), "not a git repository") {
			t.Errorf("got error %v", err)
		}
	})
}

// TestNotSilent: a repository of which nothing is read is never an empty one.
func TestNotSilent(t *testing.T) {
	for name, c := range map[string]struct {
		change     func(t *testing.T, dir string)
		err        string
		unreadable string
	}{
		"fresh": {func(t *testing.T, dir string) {
			os.RemoveAll(dir)
			git(t, filepath.Dir(dir), "init", "-q", dir)
		}, gitstore.ErrEmpty.Error(), ""},
		"no objects": {func(t *testing.T, dir string) {
			os.RemoveAll(filepath.Join(dir, ".git/objects"))
			os.MkdirAll(filepath.Join(dir, ".git/objects"), 0o777)
		}, "no commit could be read", "refs/heads/main"},
		"HEAD names nothing": {func(t *testing.T, dir string) {
			git(t, dir, "symbolic-ref", "HEAD", "refs/heads/gone")
		}, "", "HEAD"},
		"no refs": {func(t *testing.T, dir string) {
			os.RemoveAll(filepath.Join(dir, ".git/refs"))
			os.MkdirAll(filepath.Join(dir, ".git/refs"), 0o777)
		}, "", "HEAD"},
		"a ref names nothing": {func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, ".git/refs/heads/lost"), strings.Repeat("12", 20)+"\n")
		}, "", "refs/heads/lost"},
		"a ref is empty": {func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, ".git/refs/heads/void"), "")
		}, "", "refs/heads/void"},
		"refs in a circle": {func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, ".git/refs/heads/a"), "ref: refs/heads/b\n")
			write(t, filepath.Join(dir, ".git/refs/heads/b"), "ref: refs/heads/a\n")
		}, "", "refs/heads/a"},
		"packed refs are garbage": {func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, ".git/packed-refs"), "garbage\n")
		}, "", "packed-refs:1"},
		"an alternate is gone": {func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, ".git/objects/info/alternates"), "/nowhere/objects\n")
		}, "", "alternates"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := scripttest.Repo(t, sample)
			c.change(t, dir)
			s := open(t, dir)
			_, err := walk(t, s)
			if c.err == "" && err != nil || c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)) {
				t.Errorf("got error %v, want %q", err, c.err)
			}
			if c.unreadable != "" && !unreadable(s, c.unreadable) {
				t.Errorf("nothing is said of %s: %v", c.unreadable, s.Coverage().Unreadable)
			}
		})
	}
}

func unreadable(s *gitstore.Store, what string) bool {
	for _, u := range s.Coverage().Unreadable {
		if strings.Contains(u.Path, what) {
			return true
		}
	}
	return false
}

func TestShallowAndPartial(t *testing.T) {
	for name, c := range map[string]struct {
		args   []string
		absent string
		n      int64
	}{
		"shallow":  {[]string{"--depth=1"}, "commits beyond the edge of a shallow clone", 2},
		"no blobs": {[]string{"--filter=blob:none", "--no-checkout"}, "objects that a partial clone left out", -1},
		"no trees": {[]string{"--filter=tree:0", "--no-checkout"}, "objects that a partial clone left out", -1},
	} {
		t.Run(name, func(t *testing.T) {
			dir := scripttest.Repo(t, sample)
			git(t, dir, "config", "uploadpack.allowFilter", "true")
			args := append([]string{"clone", "-q", "--no-local"}, c.args...)
			git(t, dir, append(args, "file://"+filepath.ToSlash(dir), "../clone")...)
			clone := filepath.Join(dir, "../clone")
			s := open(t, clone)
			if d := diff(objects(t, s), gitObjects(t, clone)); d != "" {
				t.Error(d)
			}
			n := s.Coverage().Absent[c.absent]
			if n != c.n && (c.n >= 0 || n == 0) || len(s.Coverage().Absent) != 1 || len(s.Coverage().Unreadable) > 0 {
				t.Errorf("coverage %+v, want %d of %q absent", s.Coverage(), c.n, c.absent)
			}
			if s.Partial() == (name == "shallow") {
				t.Errorf("Partial() = %v", s.Partial())
			}
		})
	}
}

// TestNothingExecuted: the configuration of a hostile repository is not obeyed.
func TestNothingExecuted(t *testing.T) {
	dir := scripttest.Repo(t, sample)
	marker := filepath.Join(t.TempDir(), "executed")
	trap := filepath.Join(t.TempDir(), "trap")
	if err := os.WriteFile(trap, []byte("#!/bin/sh\necho x >> '"+marker+"'\ncat\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, ".git/info/attributes"), "* diff=evil filter=evil\n")
	write(t, filepath.Join(dir, ".git/more"), "[core]\n\tfsmonitor = "+trap+"\n")
	for _, kv := range [][2]string{
		{"core.fsmonitor", trap},
		{"diff.evil.textconv", trap},
		{"diff.external", trap},
		{"core.sshCommand", trap},
		{"include.path", "more"},
		{"core.pager", trap},
		{"filter.evil.clean", trap},
		{"filter.evil.smudge", trap},
		{"core.hooksPath", filepath.Dir(trap)},
		{"core.alternateRefsCommand", trap},
		{"uploadpack.packObjectsHook", trap},
	} {
		git(t, dir, "config", kv[0], kv[1])
	}
	objects(t, open(t, dir))
	if _, err := os.Stat(marker); err == nil {
		t.Error("reading the repository executed something")
	}
	// The trap works: git falls into it.
	if err := scripttest.Command(dir, "status").Run(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(marker); err != nil {
		t.Error("git status did not execute the trap, so this test shows nothing")
	}
}

func TestVisitEndsTheWalk(t *testing.T) {
	s := open(t, scripttest.Repo(t, sample))
	enough := errors.New("enough")
	if err := s.Objects(context.Background(), func(gitstore.Object) error { return enough }); err != enough {
		t.Errorf("got error %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var once sync.Once
	err := s.Objects(ctx, func(gitstore.Object) error {
		once.Do(cancel)
		<-ctx.Done()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v", err)
	}
}

func TestOfKind(t *testing.T) {
	dir := scripttest.Repo(t, sample)
	git(t, dir, "repack", "-q")
	s := open(t, dir)
	for _, kind := range []gitstore.Kind{gitstore.Commit, gitstore.Tree, gitstore.Blob, gitstore.Tag} {
		want := 0
		for _, line := range gitObjects(t, dir) {
			if strings.Contains(line, " "+kind.String()+" ") {
				want++
			}
		}
		got := 0
		var mu sync.Mutex
		err := s.OfKind(context.Background(), kind, func(o gitstore.Object) error {
			mu.Lock()
			defer mu.Unlock()
			if o.Kind != kind {
				t.Errorf("a %s among the %ss", o.Kind, kind)
			}
			got++
			return nil
		})
		if err != nil || got != want || want == 0 {
			t.Errorf("%d of kind %s, want %d, error %v", got, kind, want, err)
		}
	}
}
