package worktree

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/worktree/gittest"
)

// visited are the files that a walk visits, and what it counts.
type visited struct {
	files []File
	cov   finding.Coverage
}

func (v visited) paths(keep func(File) bool) []string {
	paths := []string{}
	for _, f := range v.files {
		if keep == nil || keep(f) {
			paths = append(paths, f.Path)
		}
	}
	return paths
}

// walk walks, and opens and reads each file.
func walk(t *testing.T, root string, o Options) visited {
	t.Helper()
	var v visited
	cov, err := Walk(t.Context(), root, o, func(f File) error {
		c, err := f.Open()
		if err != nil {
			return err
		}
		defer c.Close()
		data, err := io.ReadAll(c)
		if err != nil {
			return err
		}
		if int64(len(data)) != f.Size || c.Size() != f.Size {
			t.Errorf("%q: read %d bytes, size is %d", f.Path, len(data), f.Size)
		}
		v.files = append(v.files, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	v.cov = cov
	if !slices.IsSorted(v.paths(nil)) {
		t.Errorf("not in order: %q", v.paths(nil))
	}
	return v
}

// check compares a walk with what is wanted: paths, marked "+" if tracked and
// "-" if ignored, reasons with their counts, and parts of the unreadable.
func (v visited) check(t *testing.T, files []string, excluded map[string]int64, unreadable ...string) {
	t.Helper()
	got := []string{}
	var bytes int64
	for _, f := range v.files {
		mark := ""
		if f.Tracked {
			mark += "+"
		}
		if f.Ignored {
			mark += "-"
		}
		got = append(got, mark+f.Path)
		bytes += f.Size
	}
	if !slices.Equal(got, files) {
		t.Errorf("visited %q\n   want %q", got, files)
	}
	if v.cov.Files != int64(len(v.files)) || v.cov.Bytes != bytes {
		t.Errorf("counted %d files of %d bytes, visited %d of %d", v.cov.Files, v.cov.Bytes, len(v.files), bytes)
	}
	if fmt.Sprint(v.cov.Excluded) != fmt.Sprint(excluded) {
		t.Errorf("excluded %v\n    want %v", v.cov.Excluded, excluded)
	}
	if len(v.cov.Unreadable) != len(unreadable) {
		t.Errorf("unreadable: %q, want %q", v.cov.Unreadable, unreadable)
		return
	}
	for i, want := range unreadable {
		u := v.cov.Unreadable[i]
		if s := u.Path + ": " + u.Reason; !strings.Contains(s, want) {
			t.Errorf("unreadable: %q, want %q", s, want)
		}
	}
}

// gitList asks git for paths, and leaves out what is no regular file.
func gitList(t *testing.T, r *gittest.Repo, args ...string) []string {
	t.Helper()
	out := r.Git(append([]string{"ls-files", "-z"}, args...)...)
	paths := []string{}
	for path := range strings.SplitSeq(strings.TrimSuffix(out, "\x00"), "\x00") {
		if info, err := os.Lstat(filepath.Join(r.Dir, path)); err == nil && info.Mode().IsRegular() {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

func difference(t *testing.T, what string, got, want []string) {
	t.Helper()
	for _, p := range got {
		if _, ok := slices.BinarySearch(want, p); !ok {
			t.Errorf("%s: %q, not so for git", what, p)
		}
	}
	for _, p := range want {
		if _, ok := slices.BinarySearch(got, p); !ok {
			t.Errorf("%s: not %q, but for git", what, p)
		}
	}
}

func TestWalkAgainstGit(t *testing.T) {
	for seed := range uint64(24) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			r := chooser{rand.New(rand.NewPCG(seed, 3))}
			repo := gittest.New(t)
			if seed%4 == 3 {
				repo.Git("config", "core.ignoreCase", "true")
			}
			if seed%3 == 1 {
				repo.Git("config", "index.version", "4")
			}
			names := []string{"a", "b", "c", "foo", "Foo", "a.o", "b.o", "x y", "a-b", "a0", ".x", "[a]", "é\xff", "build", "A"}
			if seed%4 == 3 {
				// Two names that differ in case alone are one for git.
				names = []string{"a", "b", "foo", "B.o", "x Y", "a-b", "[A]", "é\xff", "Build"}
			}
			var dirs []string
			for range 40 {
				path := r.of(names)
				for range r.IntN(4) {
					dirs = append(dirs, path)
					path += "/" + r.of(names)
				}
				if _, err := os.Lstat(filepath.Join(repo.Dir, path)); err == nil || blocked(repo.Dir, path) {
					continue
				}
				if r.IntN(10) == 0 {
					os.MkdirAll(filepath.Dir(filepath.Join(repo.Dir, path)), 0o777)
					os.Symlink(r.of([]string{"a", "none", ".", "..", path}), filepath.Join(repo.Dir, path))
				} else {
					repo.Write(path, r.name())
				}
			}
			all := gitList(t, repo, "-o")
			var tracked []string
			for _, path := range all {
				if r.IntN(4) == 0 {
					tracked = append(tracked, path)
				}
			}
			if len(tracked) > 0 {
				repo.Git(append([]string{"add", "-f", "--"}, literal(tracked)...)...)
			}
			if seed%5 == 2 {
				repo.Git("update-index", "--split-index")
			}
			// The index may hold what is gone, and other things than the tree.
			if len(tracked) > 3 {
				os.Remove(filepath.Join(repo.Dir, tracked[0]))
				os.Remove(filepath.Join(repo.Dir, tracked[1]))
				repo.Write(tracked[1]+"/sub/x", "now a directory")
			}
			rule := func() string {
				switch r.IntN(5) {
				case 0:
					return r.pattern()
				case 1:
					return "!" + r.of(names)
				case 2:
					return r.of(names) + "/"
				case 3:
					return r.of([]string{"*", "/*", "*/", "!*/", "a*", "*.o", "**/build", "/a/", "b/**", "!b/**", "c/*/a"})
				}
				return r.of(names)
			}
			rules := func(n int) string {
				var list []string
				for range n {
					list = append(list, rule())
				}
				return strings.Join(list, "\n") + "\n"
			}
			repo.Write(".gitignore", rules(1+r.IntN(5)))
			repo.Write(".git/info/exclude", rules(r.IntN(3)))
			repo.In("..").Write("global", rules(r.IntN(3)))
			repo.Git("config", "core.excludesFile", filepath.Join(filepath.Dir(repo.Dir), "global"))
			for _, dir := range dirs {
				info, err := os.Lstat(filepath.Join(repo.Dir, dir))
				if err != nil || !info.IsDir() || r.IntN(4) > 0 {
					continue
				}
				if r.IntN(6) == 0 {
					os.Symlink("../.gitignore", filepath.Join(repo.Dir, dir, ".gitignore"))
				} else {
					repo.Write(dir+"/.gitignore", rules(1+r.IntN(3)))
				}
			}
			dirs = slices.DeleteFunc(dirs, func(dir string) bool {
				info, err := os.Lstat(filepath.Join(repo.Dir, dir))
				return err != nil || !info.IsDir() || blocked(repo.Dir, dir)
			})
			roots := []string{"."}
			for i, v := range checkIgnore(t, repo, dirs) {
				// What stands in an ignored directory is nothing to git; but
				// damvet was asked for it.
				if v == (verdict{}) || v.pattern[0] == '!' {
					roots = append(roots, dirs[i])
				}
			}
			for _, root := range roots[:min(len(roots), 4)] {
				sub := repo.In(root)
				o := Options{Git: Config{Home: repo.Home}}
				plain := walk(t, sub.Dir, o)
				difference(t, "visited from "+root, plain.paths(nil), gitList(t, sub, "-c", "-o", "--exclude-standard"))
				if len(plain.cov.Unreadable) > 0 {
					t.Errorf("unreadable: %v", plain.cov.Unreadable)
				}
				o.Ignored = true
				whole := walk(t, sub.Dir, o)
				difference(t, "ignored from "+root, whole.paths(func(f File) bool { return f.Ignored }), gitList(t, sub, "-o", "-i", "--exclude-standard"))
				difference(t, "tracked from "+root, whole.paths(func(f File) bool { return f.Tracked }), gitList(t, sub, "-c"))
				difference(t, "all from "+root, whole.paths(nil), gitList(t, sub, "-c", "-o"))
			}
		})
	}
}

func TestTrackedInAnotherCase(t *testing.T) {
	r := gittest.New(t)
	r.Git("config", "core.ignoreCase", "true")
	r.Write("dir/file", "tracked")
	r.Write("dir/other", "not")
	r.Write("Linked/x", "not")
	r.Write(".GIT/x", "nothing to git")
	r.Write(".git/info/exclude", "DIR\nlinked/\n")
	blob := strings.TrimSpace(r.Git("hash-object", "-w", "dir/file"))
	r.Git("update-index", "--add", "--cacheinfo", "100644,"+blob+",Dir/FILE", "--cacheinfo", "160000,"+blob+",linked")
	v := walk(t, r.Dir, Options{})
	v.check(t, []string{"Linked/x", "+dir/file"}, map[string]int64{"ignored by git": 1})
}

// literal keeps git from seeing wildcards in paths.
func literal(paths []string) []string {
	quoted := make([]string, len(paths))
	for i, p := range paths {
		quoted[i] = ":(literal)" + p
	}
	return quoted
}

// blocked reports whether something on the way to a path is no directory.
func blocked(root, path string) bool {
	for i := range len(path) {
		if path[i] == '/' {
			if info, err := os.Lstat(filepath.Join(root, path[:i])); err == nil && !info.IsDir() {
				return true
			}
		}
	}
	return false
}

func TestTrackedIsNeverHidden(t *testing.T) {
	r := gittest.New(t)
	r.Write("build/kept/a", "tracked")
	r.Write("build/b", "not")
	r.Write("build/kept/c", "not")
	r.Write("secret.env", "tracked")
	r.Write("other.env", "not")
	r.Git("add", ".")
	r.Git("rm", "-q", "--cached", "build/b", "build/kept/c", "other.env")
	r.Write("intent", "")
	r.Git("add", "-N", "intent")
	r.Write(".gitignore", "build/\n*.env\nintent\n")
	// A rule in an ignored directory brings nothing back.
	r.Write("build/kept/.gitignore", "!c\n")
	v := walk(t, r.Dir, Options{})
	v.check(t, []string{".gitignore", "+build/kept/a", "+intent", "+secret.env"}, map[string]int64{"ignored by git": 4})
	v = walk(t, r.Dir, Options{Ignored: true})
	v.check(t, []string{".gitignore", "-build/b", "-build/kept/.gitignore", "+build/kept/a", "-build/kept/c", "+intent", "-other.env", "+secret.env"}, nil)

	// Rules that cannot be told from tracked files hide the least.
	if err := os.WriteFile(filepath.Join(r.Dir, ".git/index"), []byte("DIRC broken"), 0o666); err != nil {
		t.Fatal(err)
	}
	v = walk(t, r.Dir, Options{})
	v.check(t, []string{".gitignore", "-build/b", "-build/kept/.gitignore", "-build/kept/a", "-build/kept/c", "-intent", "-other.env", "-secret.env"}, nil, "index is cut short")
}

func TestSparse(t *testing.T) {
	r := gittest.New(t)
	for _, dir := range []string{"in", "out", "out/deep"} {
		r.Write(dir+"/file", dir)
	}
	r.Write("in/.gitignore", "*.in\n")
	r.Write("out/.gitignore", "*.out\n")
	r.Git("add", ".")
	r.Git("commit", "-q", "-m", "x")
	r.Git("sparse-checkout", "set", "--cone", "--sparse-index", "in")
	for _, name := range []string{"in/a.in", "in/a.out", "out/a.out", "out/deep/b.out"} {
		r.Write(name, "x")
	}
	r.Write(".git/info/exclude", "out/\n")
	v := walk(t, r.Dir, Options{})
	v.check(t, []string{"+in/.gitignore", "in/a.out", "+in/file", "+out/a.out", "+out/deep/b.out"}, map[string]int64{"ignored by git": 1})

	// A full index says what is tracked, and which rules hold all the same.
	r.Write(".git/info/exclude", "")
	r.Git("sparse-checkout", "reapply", "--no-sparse-index")
	for _, name := range []string{"in/a.in", "in/a.out", "out/a.out", "out/deep/b.out"} {
		r.Write(name, "x")
	}
	v = walk(t, r.Dir, Options{})
	v.check(t, []string{"+in/.gitignore", "in/a.out", "+in/file", "out/a.out", "out/deep/b.out"}, map[string]int64{"ignored by git": 1})
	v = walk(t, r.Dir, Options{ReadBlob: func(repo *Repository, id []byte) ([]byte, error) {
		return []byte(r.Git("cat-file", "blob", fmt.Sprintf("%x", id))), nil
	}})
	v.check(t, []string{"+in/.gitignore", "in/a.out", "+in/file"}, map[string]int64{"ignored by git": 3})
	difference(t, "visited", v.paths(nil), gitList(t, r, "-c", "-o", "--exclude-standard"))
	v = walk(t, r.Dir, Options{ReadBlob: func(*Repository, []byte) ([]byte, error) { return nil, errors.New("no such object") }})
	v.check(t, []string{"+in/.gitignore", "in/a.out", "+in/file", "out/a.out", "out/deep/b.out"}, map[string]int64{"ignored by git": 1}, "out/.gitignore: no such object")
}

func TestNested(t *testing.T) {
	r := gittest.New(t)
	r.Write(".gitignore", "*.log\nignored/\n")
	r.Write("a.log", "x")
	r.Git("add", ".gitignore")
	clone := func(dir string) *gittest.Repo {
		sub := r.In(dir)
		sub.Write(".gitignore", "*.tmp\n")
		sub.Write("a.log", "x")
		sub.Write("a.tmp", "x")
		sub.Write("tracked.tmp", "x")
		sub.Git("init", "-q")
		sub.Git("add", "-f", "tracked.tmp")
		return sub
	}
	clone("clone")
	clone("clone/inner")
	clone("ignored/clone")
	module := clone("module")
	module.Git("commit", "-q", "-m", "x")
	r.Git("-c", "advice.addEmbeddedRepo=false", "add", "module")
	r.Write(".git/info/exclude", "module\n")
	r.Git("commit", "-q", "-m", "x")
	r.Git("worktree", "add", "-q", "linked", "-b", "other")
	r.Write(".git/info/exclude", "module\n*.bak\n")
	r.In("linked").Write("b.bak", "x")
	r.In("linked").Write("b.log", "x")
	r.In("linked").Write("b", "x")
	// No repository, though it has a .git; and one that leads nowhere.
	r.Write("none/.git/HEAD", "x")
	r.Write("none/a.log", "x")
	r.Write("none/b", "x")
	r.Write("broken/.git", "gitdir: ../nowhere\n")
	r.Write("broken/a.log", "x")

	// The outer repository may track what stands in an inner one.
	r.Git("update-index", "--add", "--cacheinfo", "100644,"+strings.TrimSpace(r.Git("hash-object", "-w", "a.log"))+",clone/a.tmp")

	var repositories []string
	o := Options{Repository: func(path string, r *Repository) { repositories = append(repositories, path) }}
	v := walk(t, r.Dir, o)
	v.check(t, []string{
		"+.gitignore", "clone/.gitignore", "clone/a.log", "+clone/a.tmp", "clone/inner/.gitignore", "clone/inner/a.log", "+clone/inner/tracked.tmp",
		"+clone/tracked.tmp", "+linked/.gitignore", "linked/b", "module/.gitignore", "module/a.log", "+module/tracked.tmp", "none/b",
	}, map[string]int64{"directory ignored by git": 1, "ignored by git": 7}, "broken/.git")
	if want := []string{"", "clone", "clone/inner", "linked", "module"}; !slices.Equal(repositories, want) {
		t.Errorf("repositories %q, want %q", repositories, want)
	}
	o = Options{Ignored: true}
	v = walk(t, filepath.Join(r.Dir, "ignored"), o)
	v.check(t, []string{"clone/.gitignore", "clone/a.log", "-clone/a.tmp", "+clone/tracked.tmp"}, nil)

	// The linked worktree and the submodule as roots.
	v = walk(t, filepath.Join(r.Dir, "linked"), Options{})
	v.check(t, []string{"+.gitignore", "b"}, map[string]int64{"ignored by git": 2})
	difference(t, "linked", v.paths(nil), gitList(t, r.In("linked"), "-c", "-o", "--exclude-standard"))
	v = walk(t, filepath.Join(r.Dir, "module"), Options{})
	v.check(t, []string{".gitignore", "a.log", "+tracked.tmp"}, map[string]int64{"ignored by git": 1})
	v = walk(t, filepath.Join(r.Dir, "broken"), Options{})
	v.check(t, []string{"a.log"}, nil, "leads to")
}

// An absorbed submodule has a .git file, and its index elsewhere.
func TestSubmodule(t *testing.T) {
	lib := gittest.New(t)
	lib.Write("lib.tmp", "x")
	lib.Git("add", ".")
	lib.Git("commit", "-q", "-m", "x")
	r := gittest.New(t)
	r.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", lib.Dir, "deps/lib")
	r.Git("commit", "-q", "-m", "x")
	r.Write(".gitignore", "deps\n*.tmp\n")
	r.Write("deps/other", "x")
	r.In("deps/lib").Write(".gitignore", "*.o\n")
	r.In("deps/lib").Write("a.o", "x")
	v := walk(t, r.Dir, Options{})
	v.check(t, []string{".gitignore", "+.gitmodules", "deps/lib/.gitignore", "+deps/lib/lib.tmp"}, map[string]int64{"ignored by git": 2})
	v = walk(t, filepath.Join(r.Dir, "deps"), Options{})
	v.check(t, []string{"lib/.gitignore", "+lib/lib.tmp", "other"}, map[string]int64{"ignored by git": 1})
}

func TestRoots(t *testing.T) {
	bare := gittest.New(t, "--bare")
	r := gittest.New(t)
	r.Write("d/a.log", "x")
	r.Write("d/b", "xyz")
	r.Write(".gitignore", "*.log\n")
	r.Write("d/.gitignore", "b\n")
	for _, dir := range []string{bare.Dir, filepath.Join(bare.Dir, "objects"), filepath.Join(r.Dir, ".git"), filepath.Join(r.Dir, ".git/info")} {
		_, err := Walk(t.Context(), dir, Options{}, func(File) error { t.Error("visited"); return nil })
		if !errors.Is(err, ErrGitDir) || !strings.Contains(err.Error(), filepath.Base(filepath.Dir(r.Dir))) && !strings.Contains(err.Error(), bare.Dir) {
			t.Errorf("%s: error is %v", dir, err)
		}
	}
	if _, err := Walk(t.Context(), filepath.Join(r.Dir, "none"), Options{}, nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error is %v", err)
	}
	v := walk(t, filepath.Join(r.Dir, ".git/HEAD"), Options{})
	v.check(t, []string{"HEAD"}, nil)
	// What was named is visited, ignored or not.
	v = walk(t, filepath.Join(r.Dir, "d/a.log"), Options{})
	v.check(t, []string{"-a.log"}, nil)
	v = walk(t, filepath.Join(r.Dir, "d/b"), Options{})
	v.check(t, []string{"-b"}, nil)
	v = walk(t, filepath.Join(r.Dir, ".gitignore"), Options{})
	v.check(t, []string{".gitignore"}, nil)
	v = walk(t, filepath.Join(r.Dir, "d/b"), Options{MaxSize: 2})
	v.check(t, nil, map[string]int64{"larger than 2 bytes": 1})
	r.Git("add", "-f", "d/b")
	v = walk(t, filepath.Join(r.Dir, "d/b"), Options{})
	v.check(t, []string{"+b"}, nil)
	v = walk(t, filepath.Join(r.Dir, "d"), Options{})
	v.check(t, []string{".gitignore", "+b"}, map[string]int64{"ignored by git": 1})

	// Outside of a repository no rules count; links are followed in the root.
	plain := t.TempDir()
	r.Dir = plain
	r.Write("real/.gitignore", "a\n")
	r.Write("real/a", "x")
	r.Write("real/.git/config", "x")
	if err := os.Symlink("real", filepath.Join(plain, "link")); err != nil {
		t.Fatal(err)
	}
	v = walk(t, filepath.Join(plain, "link"), Options{})
	v.check(t, []string{".gitignore", "a"}, nil)
	v = walk(t, plain, Options{})
	v.check(t, []string{"real/.gitignore", "real/a"}, map[string]int64{"symbolic link": 1})
	v = walk(t, t.TempDir(), Options{})
	v.check(t, nil, nil)
}

func TestExclude(t *testing.T) {
	r := gittest.New(t)
	r.Write("vendor/a", "x")
	r.Write("vendor/keep", "x")
	r.Write("d/testdata/x", "x")
	r.Write("d/a.golden", "x")
	r.Write("d/b.golden", "x")
	r.Git("add", ".")
	o := Options{Exclude: []string{"/vendor/*", "!/vendor/keep", "testdata/", "# a comment", "*.golden"}}
	walk(t, r.Dir, o).check(t, []string{"+vendor/keep"}, map[string]int64{"left out by configuration": 3, "directory left out by configuration": 1})
	o.ExcludeBase = "d"
	walk(t, filepath.Join(r.Dir, "d"), o).check(t, nil, map[string]int64{"left out by configuration": 2, "directory left out by configuration": 1})
	o.ExcludeBase = "vendor"
	walk(t, filepath.Join(r.Dir, "vendor"), o).check(t, []string{"+keep"}, map[string]int64{"left out by configuration": 1})
	o.ExcludeBase = "d/testdata"
	walk(t, filepath.Join(r.Dir, "d/testdata"), o).check(t, nil, map[string]int64{"directory left out by configuration": 1})
	walk(t, filepath.Join(r.Dir, "d/testdata/x"), o).check(t, nil, map[string]int64{"left out by configuration": 1})
}

func TestMaxSize(t *testing.T) {
	r := gittest.New(t)
	for name, size := range map[string]int64{"1024": 1024, "1025": 1025, "big": 5 << 30} {
		r.Write(name, "")
		if err := os.Truncate(filepath.Join(r.Dir, name), size); err != nil {
			t.Fatal(err)
		}
	}
	visit := func(File) error { return nil }
	for _, c := range []struct {
		max    int64
		files  int64
		reason string
	}{
		{1024, 1, "larger than 1 KiB"},
		{1000, 0, "larger than 1000 bytes"},
		{0, 2, "larger than 1 GiB"},
		{-1, 3, ""},
	} {
		cov, err := Walk(t.Context(), r.Dir, Options{MaxSize: c.max}, visit)
		if err != nil || cov.Files != c.files || cov.Excluded[c.reason] != 3-c.files {
			t.Errorf("max %d: %+v, %v", c.max, cov, err)
		}
	}
}

func TestIgnoreFileTooLarge(t *testing.T) {
	r := gittest.New(t)
	r.Write("a.log", "x")
	r.Write(".gitignore", strings.Repeat("#\n", maxIgnoreFile/2)+"*.log\n")
	v := walk(t, r.Dir, Options{})
	v.check(t, []string{".gitignore", "a.log"}, nil, ".gitignore: too large")
	// From below, too.
	r.Write("d/a.log", "x")
	v = walk(t, filepath.Join(r.Dir, "d"), Options{})
	v.check(t, []string{"a.log"}, nil, ".gitignore: too large")
}

func TestCancel(t *testing.T) {
	r := gittest.New(t)
	for i := range 3000 {
		r.Write(fmt.Sprintf("%04d", i), "")
	}
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	_, err := Walk(ctx, r.Dir, Options{}, func(File) error {
		n++
		if n == 3 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || n != 3 {
		t.Errorf("%d visits, error is %v", n, err)
	}
	stop := errors.New("stop")
	cov, err := Walk(t.Context(), r.Dir, Options{}, func(f File) error {
		if f.Path == "0007" {
			return stop
		}
		return nil
	})
	if err != stop || cov.Files != 7 {
		t.Errorf("%d files, error is %v", cov.Files, err)
	}
}

func TestPatterns(t *testing.T) {
	p := NewPatterns([]string{"/vendor/*", "!/vendor/keep", "testdata/"})
	for path, want := range map[string]bool{
		"vendor/a": true, "vendor/a/b": true, "vendor/keep": false, "vendor/keep/a": false, "x/vendor/a": false,
		"testdata": false, "a/testdata/b/c": true,
	} {
		if got := p.Match(path); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
	if NewPatterns(nil).Match("a/b") {
		t.Error("no patterns match")
	}
}

func TestWalkParallel(t *testing.T) {
	r := gittest.New(t)
	r.Write(".gitignore", "*.tmp\n")
	for i := range 500 {
		r.Write(fmt.Sprintf("d%d/f%03d", i%17, i), strings.Repeat("x", i))
		r.Write(fmt.Sprintf("d%d/f%03d.tmp", i%17, i), "")
	}
	want := walk(t, r.Dir, Options{})
	for _, workers := range []int{0, 1, 3, 16} {
		var running, most atomic.Int32
		var paths []string
		cov, err := WalkParallel(t.Context(), r.Dir, Options{}, workers, func(_ context.Context, f File) (int64, error) {
			most.Store(max(most.Load(), running.Add(1)))
			defer running.Add(-1)
			if strings.HasSuffix(f.Path, "7") {
				time.Sleep(time.Millisecond) // let others overtake
			}
			if strings.HasSuffix(f.Path, "33") {
				return 0, &ReadError{Path: f.Path, Err: errors.New("bad disk")}
			}
			return f.Size, nil
		}, func(f File, size int64) error {
			if size != f.Size {
				t.Errorf("%s: result is %d, size %d", f.Path, size, f.Size)
			}
			paths = append(paths, f.Path)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		wantPaths := want.paths(func(f File) bool { return !strings.HasSuffix(f.Path, "33") })
		if !slices.Equal(paths, wantPaths) {
			t.Errorf("%d workers: %d paths, want %d, or in another order", workers, len(paths), len(wantPaths))
		}
		if cov.Files != int64(len(wantPaths)) || len(cov.Unreadable) != 5 || cov.Excluded["ignored by git"] != 500 {
			t.Errorf("%d workers: coverage is %+v", workers, cov)
		}
		if n := int(most.Load()); n > max(workers, 1) {
			t.Errorf("%d workers at the same time, want %d", n, workers)
		}
		if running.Load() != 0 {
			t.Error("a worker still runs")
		}
	}
}

func TestWalkParallelStops(t *testing.T) {
	r := gittest.New(t)
	for i := range 2000 {
		r.Write(fmt.Sprintf("%04d", i), "")
	}
	stop := errors.New("stop")
	scan := func(context.Context, File) (int, error) { return 0, nil }
	for name, f := range map[string]func() (finding.Coverage, error){
		"scan": func() (finding.Coverage, error) {
			return WalkParallel(t.Context(), r.Dir, Options{}, 4, func(_ context.Context, f File) (int, error) {
				if f.Path == "0100" {
					return 0, stop
				}
				return 0, nil
			}, func(File, int) error { return nil })
		},
		"emit": func() (finding.Coverage, error) {
			return WalkParallel(t.Context(), r.Dir, Options{}, 4, scan, func(f File, _ int) error {
				if f.Path == "0100" {
					return stop
				}
				return nil
			})
		},
	} {
		cov, err := f()
		if err != stop || cov.Files != 100 {
			t.Errorf("%s: %d files, error is %v", name, cov.Files, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err := WalkParallel(ctx, r.Dir, Options{}, 4, scan, func(f File, _ int) error {
		if f.Path == "0100" {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
}

func TestFind(t *testing.T) {
	r := gittest.New(t)
	r.Write("a/b/c", "x")
	got, err := Find(filepath.Join(r.Dir, "a/b"))
	if err != nil || got == nil {
		t.Fatal(got, err)
	}
	real, err := filepath.EvalSymlinks(r.Dir)
	if err != nil {
		t.Fatal(err)
	}
	if got.Root != real || got.GitDir != filepath.Join(real, ".git") || got.CommonDir != got.GitDir {
		t.Errorf("%+v", got)
	}
	r.Git("add", ".")
	x, err := got.Index()
	if err != nil || len(x.Entries) != 1 || x.Entries[0].Path != "a/b/c" {
		t.Errorf("%+v, %v", x, err)
	}
	none, err := Find(t.TempDir())
	if err != nil || none != nil {
		t.Errorf("%+v, %v", none, err)
	}
	sha256 := gittest.New(t, "--object-format=sha256")
	sha256.Write("f", "x")
	sha256.Git("add", ".")
	got, err = Find(sha256.Dir)
	if err != nil {
		t.Fatal(err)
	}
	x, err = got.Index()
	if err != nil || len(x.Entries) != 1 || len(x.Entries[0].ID) != 32 {
		t.Errorf("%+v, %v", x, err)
	}
}
