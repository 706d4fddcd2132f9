package change

import (
	"bytes"
	"crypto/sha1"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/worktree/index"
)

// repo is a repository that git makes.
type repo struct {
	*testing.T
	dir string
}

func newRepo(t *testing.T, args ...string) *repo {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	r := &repo{t, t.TempDir()}
	r.git(append([]string{"init", "-q"}, args...)...)
	return r
}

func (r *repo) git(args ...string) string {
	r.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = r.dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "HOME="+r.dir,
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@b.example", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@b.example")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		r.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, stderr.Bytes())
	}
	return string(out)
}

func (r *repo) write(name, text string) {
	r.Helper()
	name = filepath.Join(r.dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		r.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		r.Fatal(err)
	}
}

func (r *repo) open() *gitstore.Lookup {
	r.Helper()
	l, err := gitstore.OpenLookup(filepath.Join(r.dir, ".git"))
	if err != nil {
		r.Fatal(err)
	}
	r.Cleanup(l.Close)
	return l
}

func (r *repo) id(rev string) gitstore.ID {
	r.Helper()
	id, ok := gitstore.ParseID(strings.TrimSpace(r.git("rev-parse", rev)))
	if !ok {
		r.Fatalf("%s is no object", rev)
	}
	return id
}

// raw turns git's raw differences without renames into lines as lines makes
// them: path, old blob, new blob.
func raw(out string) []string {
	var all []string
	fields := strings.Split(out, "\x00")
	for i := 0; i+1 < len(fields); i += 2 {
		f := strings.Fields(strings.TrimPrefix(fields[i], ":"))
		old, now := f[2], f[3]
		if f[0] == "160000" {
			old = strings.Repeat("0", len(old))
		}
		if f[1] == "160000" {
			now = strings.Repeat("0", len(now))
		}
		if f[4] == "U" || old == now { // a conflict, or a mode
			continue
		}
		all = append(all, strings.Join([]string{fields[i+1], short(old), short(now)}, " "))
	}
	slices.Sort(all)
	return all
}

func short(id string) string {
	if strings.Trim(id, "0") == "" {
		return "-"
	}
	return id
}

func lines(files []File) []string {
	var all []string
	for _, f := range files {
		old, now := "-", "-"
		if len(f.Before) > 0 && !f.Before[0].IsZero() {
			old = f.Before[0].String()
		}
		if !f.After.IsZero() {
			now = f.After.String()
		}
		all = append(all, f.Path+" "+old+" "+now)
	}
	slices.Sort(all)
	return all
}

// change stages about everything that can be: new, changed, deleted and moved
// files, a file in place of a directory and the other way round.
func (r *repo) change() {
	r.write("a.txt", "one\n")
	r.write("a/b.txt", "two\n")
	r.write("a/c/d.txt", "three\n")
	r.write("a-b/e.txt", "four\n")
	r.write("file", "five\n")
	r.write("dir/f.txt", "six\n")
	r.write("moved.txt", "seven\n")
	r.write("same/g.txt", "eight\n")
	r.write("with blank\tand ünïcode", "nine\n")
	r.git("add", "-A")
	r.git("commit", "-qm", "one")
	r.write("a/c/d.txt", "three and more\n")
	r.git("rm", "-q", "a.txt", "file", "dir/f.txt")
	r.write("file/below", "ten\n")
	r.write("dir", "eleven\n")
	r.write("new.txt", "twelve\n")
	r.git("mv", "moved.txt", "same/moved.txt")
	r.git("add", "-A")
	r.write("a/b.txt", "not staged\n")
	r.write("untracked.txt", "not staged\n")
	r.write("intended.txt", "not staged\n")
	r.git("add", "-N", "intended.txt")
}

func TestStaged(t *testing.T) {
	for name, setup := range map[string]func(*testing.T) *repo{
		"plain":  func(t *testing.T) *repo { return newRepo(t) },
		"sha256": func(t *testing.T) *repo { return newRepo(t, "--object-format=sha256") },
		"version 4": func(t *testing.T) *repo {
			r := newRepo(t)
			r.git("config", "index.version", "4")
			return r
		},
		"split": func(t *testing.T) *repo {
			r := newRepo(t)
			r.git("config", "core.splitIndex", "true")
			r.git("config", "splitIndex.maxPercentChange", "100")
			return r
		},
		"skip hash": func(t *testing.T) *repo {
			r := newRepo(t)
			r.git("config", "index.skipHash", "true")
			return r
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := setup(t)
			r.change()
			r.compare()
		})
	}
}

// compare holds what is staged against what git says of it.
func (r *repo) compare() {
	r.Helper()
	l := r.open()
	x, err := index.Read(filepath.Join(r.dir, ".git"), l.IDSize())
	if err != nil {
		r.Fatal(err)
	}
	files, skipped, err := Staged(l, x, []gitstore.ID{r.id("HEAD^{tree}")}, l.TreeID)
	if err != nil {
		r.Fatal(err)
	}
	want := raw(r.git("diff-index", "--cached", "--ita-invisible-in-index", "--raw", "--no-renames", "--no-abbrev", "-z", "HEAD"))
	if got := lines(files); !slices.Equal(got, want) || len(got) == 0 {
		r.Errorf("staged:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if skipped.Intended == 0 {
		r.Error("what is added without content is not counted")
	}
}

func TestSparse(t *testing.T) {
	r := newRepo(t)
	r.change()
	r.git("commit", "-qm", "two")
	r.git("sparse-checkout", "set", "--cone", "--sparse-index", "same")
	r.write("same/g.txt", "changed\n")
	r.git("add", "same/g.txt")
	r.write("intended2.txt", "not staged\n")
	r.git("add", "-N", "--sparse", "intended2.txt")
	x, err := index.Read(filepath.Join(r.dir, ".git"), index.SHA1)
	if err != nil || !slices.ContainsFunc(x.Entries, func(e index.Entry) bool { return e.Mode == index.ModeDir }) {
		t.Fatalf("no sparse index: %v", err)
	}
	r.compare()
}

// TestMerge: what a merge takes over is not what it brings; what stands in
// neither side is.
func TestMerge(t *testing.T) {
	r := newRepo(t, "-b", "main")
	r.write("both.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n")
	r.write("conflict.txt", "base\n")
	r.git("add", "-A")
	r.git("commit", "-qm", "base")
	r.git("checkout", "-qb", "side")
	r.write("both.txt", "one\n2\n3\n4\n5\n6\n7\n8\n9\n")
	r.write("side.txt", "side\n")
	r.write("conflict.txt", "side\n")
	r.git("add", "-A")
	r.git("commit", "-qm", "side")
	r.git("checkout", "-q", "main")
	r.write("both.txt", "1\n2\n3\n4\n5\n6\n7\n8\nnine\n")
	r.write("main.txt", "main\n")
	r.write("conflict.txt", "main\n")
	r.git("add", "-A")
	r.git("commit", "-qm", "main")
	_ = exec.Command("git", "-C", r.dir, "-c", "user.name=a", "-c", "user.email=b", "merge", "-q", "--no-commit", "side").Run()
	r.write("evil.txt", "in neither\n")
	r.git("add", "evil.txt")
	l := r.open()
	x, err := index.Read(filepath.Join(r.dir, ".git"), index.SHA1)
	if err != nil {
		t.Fatal(err)
	}
	files, skipped, err := Staged(l, x, []gitstore.ID{r.id("HEAD^{tree}"), r.id("side^{tree}")}, l.TreeID)
	if err != nil {
		t.Fatal(err)
	}
	var brought []string
	for _, f := range files {
		if !f.After.IsZero() {
			brought = append(brought, f.Path)
		}
	}
	if want := []string{"both.txt", "evil.txt"}; !slices.Equal(brought, want) || skipped.Conflicts != 1 {
		t.Errorf("brought %q, want %q; skipped %+v", brought, want, skipped)
	}
}

func TestBetween(t *testing.T) {
	r := newRepo(t)
	r.change()
	r.git("commit", "-qm", "two")
	l := r.open()
	before, after := r.id("HEAD~1^{tree}"), r.id("HEAD^{tree}")
	files, err := Between(l, []gitstore.ID{before}, after)
	if err != nil {
		t.Fatal(err)
	}
	want := raw(r.git("diff-tree", "-r", "--raw", "--no-renames", "--no-abbrev", "-z", "HEAD~1", "HEAD"))
	if got := lines(files); !slices.Equal(got, want) || len(got) < 8 {
		t.Errorf("between:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	all, err := Files(l, after)
	if err != nil {
		t.Fatal(err)
	}
	want = strings.Split(strings.TrimSuffix(r.git("ls-tree", "-r", "-z", "--name-only", "HEAD"), "\x00"), "\x00")
	var paths []string
	for _, f := range all {
		paths = append(paths, f.Path)
	}
	if slices.Sort(paths); !slices.Equal(paths, want) {
		t.Errorf("files %q, want %q", paths, want)
	}
}

// hostile is a store of trees that git would never write.
type hostile map[gitstore.ID][]byte

func (h hostile) Read(id gitstore.ID) (gitstore.Object, error) {
	data, ok := h[id]
	if !ok {
		return gitstore.Object{}, gitstore.ErrAbsent
	}
	return gitstore.Object{ID: id, Kind: gitstore.Tree, Data: data}, nil
}

func (h hostile) Entries(tree []byte, f func(gitstore.Entry) bool) error {
	for len(tree) > 0 {
		name, rest, _ := bytes.Cut(tree, []byte{0})
		kind := gitstore.Tree
		if name[0] == 'f' {
			kind = gitstore.Blob
		}
		f(gitstore.Entry{Name: name, ID: gitstore.IDOf(rest[:20]), Kind: kind})
		tree = rest[20:]
	}
	return nil
}

func (h hostile) add(entries ...any) gitstore.ID {
	var b bytes.Buffer
	for i := 0; i < len(entries); i += 2 {
		fmt.Fprintf(&b, "%s\x00", entries[i])
		id := entries[i+1].(gitstore.ID)
		b.Write(id[:20])
	}
	sum := sha1.Sum(b.Bytes())
	h[gitstore.IDOf(sum[:])] = b.Bytes()
	return gitstore.IDOf(sum[:])
}

// TestHostileTrees: trees that name one another without end, or without a
// bottom, are an error and not a hang.
func TestHostileTrees(t *testing.T) {
	h := hostile{}
	id := h.add("f", gitstore.IDOf(bytes.Repeat([]byte{1}, 20)))
	for range maxDepth + 10 {
		id = h.add("d", id)
	}
	if _, err := Files(h, id); !errors.Is(err, errDepth) {
		t.Errorf("deep: %v", err)
	}
	id = h.add("f", gitstore.IDOf(bytes.Repeat([]byte{1}, 20)))
	for range 24 {
		id = h.add("a", id, "b", id)
	}
	w := &walk{read: h, max: 1000}
	if err := w.pair("", nil, treeNode(id), 0); !errors.Is(err, errFiles) {
		t.Errorf("wide: %v", err)
	}
	if _, err := Files(h, gitstore.IDOf(bytes.Repeat([]byte{9}, 20))); !errors.Is(err, gitstore.ErrAbsent) {
		t.Errorf("absent: %v", err)
	}
}
