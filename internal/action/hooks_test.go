package action

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/damvet/damvet/internal/synth"
)

// need skips a test whose tool is not installed, or fails it where everything
// must be.
func need(t *testing.T, tool string) {
	t.Helper()
	if _, err := exec.LookPath(tool); err == nil {
		return
	}
	if os.Getenv("DAMVET_REQUIRE_TOOLS") != "" {
		t.Fatalf("%s is not installed", tool)
	}
	t.Skipf("%s is not installed", tool)
}

// project is a repository in which somebody works.
type project struct {
	*testing.T
	dir string
	env []string
}

func newProject(t *testing.T) *project {
	t.Helper()
	p := &project{T: t, dir: t.TempDir()}
	home := t.TempDir()
	p.env = append(os.Environ(), "HOME="+home, "GIT_CONFIG_NOSYSTEM=1", "PRE_COMMIT_HOME="+filepath.Join(home, "pre-commit"),
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@b.example", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@b.example",
		"GOPATH=", "GOCACHE="+goEnv("GOCACHE"), "GOFLAGS=-trimpath", "PATH="+filepath.Dir(build(t))+string(os.PathListSeparator)+os.Getenv("PATH"))
	p.git("init", "-q", "-b", "main")
	return p
}

func (p *project) git(args ...string) string { return git(p.T, p.dir, args...) }

func (p *project) write(name, text string) {
	p.Helper()
	text, err := synth.Expand(text)
	if err != nil {
		p.Fatal(err)
	}
	name = filepath.Join(p.dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		p.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o755); err != nil {
		p.Fatal(err)
	}
}

// run runs a command and returns what it says and whether it succeeded.
func (p *project) run(env []string, args ...string) (string, bool) {
	p.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir, cmd.Env = p.dir, append(p.env, env...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	return out.String(), err == nil
}

// expect runs a command that must succeed or fail, and say something.
func (p *project) expect(ok bool, want string, args ...string) {
	p.Helper()
	out, got := p.run(nil, args...)
	if got != ok || !strings.Contains(out, want) {
		p.Errorf("%s: succeeded %v, want %v and %q\n%s", strings.Join(args, " "), got, ok, want, out)
	}
}

// key is a finding.
const key = "IMAGEKIT_PRIVATE_KEY = '<<imagekit-private-key>>'\n"

// committed is this project as it is on disk, in a repository of its own, and
// its commit.
func committed(t *testing.T) (dir, rev string) {
	t.Helper()
	out, err := exec.Command("git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard").Output()
	if err != nil {
		t.Skipf("not in a clone: %v", err)
	}
	dir = t.TempDir()
	for name := range strings.SplitSeq(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			continue // deleted, or a link
		}
		to := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	git(t, dir, "init", "-q")
	git(t, dir, "add", "-A")
	git(t, dir, "commit", "-qm", "one")
	return dir, git(t, dir, "rev-parse", "HEAD")
}

// TestPreCommit: a real pre-commit installs the hooks from a clone, and they
// find, block, pass, and can be skipped.
func TestPreCommit(t *testing.T) {
	need(t, "pre-commit")
	dir, rev := committed(t)
	p := newProject(t)
	// Modules come from the cache that the tests have, if they are in it.
	p.env = append(p.env, "GOPROXY=file://"+goEnv("GOMODCACHE")+"/cache/download,"+goEnv("GOPROXY"))
	p.write(".pre-commit-config.yaml", strings.NewReplacer("https://github.com/damvet/damvet", "file://"+dir, "COMMIT", rev).Replace(snippet(t, "README.md", "    rev: COMMIT")))
	p.expect(true, "", "git", "add", ".pre-commit-config.yaml")
	p.expect(true, "pre-commit installed", "pre-commit", "install", "--hook-type", "pre-commit", "--hook-type", "pre-push")
	p.expect(true, "Passed", "git", "commit", "-qm", "hooks")

	// What is staged is what counts, and pre-commit's own stash of the rest.
	p.write("key.py", key)
	p.git("add", "key.py")
	p.write("key.py", "import os\n")
	p.expect(false, "imagekit-private-key", "git", "commit", "-qm", "key")
	p.git("add", "key.py")
	p.write("key.py", key)
	p.expect(true, "Passed", "git", "commit", "-qm", "no key")
	p.git("add", "key.py")
	if out, ok := p.run([]string{"SKIP=damvet"}, "git", "commit", "-qm", "key all the same"); !ok || !strings.Contains(out, "Skipped") {
		t.Errorf("SKIP: %s", out)
	}
	p.expect(true, "Passed", "pre-commit", "run", "--all-files")

	// The push brings what the commit should not have.
	remote := t.TempDir()
	git(t, remote, "init", "-q", "--bare")
	p.git("remote", "add", "origin", remote)
	p.expect(false, "imagekit-private-key", "git", "push", "-q", "origin", "main")
	p.expect(true, "", "git", "push", "-q", "--no-verify", "origin", "main")
	p.write("more.txt", "nothing\n")
	p.git("add", "-A")
	p.expect(true, "Passed", "git", "commit", "-qm", "more")
	p.expect(true, "Passed", "git", "push", "-q", "origin", "main")

	p.swapped(dir, rev)
	p.git("reset", "-q", "--hard")

	// With the Go checks, which need no more than what is staged.
	p.write(".pre-commit-config.yaml", "repos:\n- repo: file://"+dir+"\n  rev: "+rev+"\n  hooks:\n  - id: damvet-go\n")
	p.write("go.mod", "module example.com/app\n\ngo 1.24\n")
	p.write("app.go", "package app\n\nimport \"net/http\"\n\nfunc Set(r *http.Request) { r.Header.Set(\"Auth-Token\", token) }\n")
	p.write("token.go", "package app\n\nconst token = \"opaque-one\"\n")
	p.git("add", "-A")
	p.write("token.go", "package app\n\nvar token string\n")
	p.expect(false, "iconik-go-constant-token", "git", "commit", "-qm", "call")
	p.git("add", "-A")
	p.expect(true, "Passed", "git", "commit", "-qm", "call with a token of the caller's")

	// The one that is installed needs no build.
	p.write(".pre-commit-config.yaml", "repos:\n- repo: file://"+dir+"\n  rev: "+rev+"\n  hooks:\n  - id: damvet-system\n")
	p.write("other.py", strings.Replace(key, "<<imagekit-private-key>>", "<<imagekit-private-key n=2>>", 1))
	p.git("add", "-A")
	p.expect(false, "imagekit-private-key", "git", "commit", "-qm", "other")
}

// TestManifest: an old pre-commit refuses a manifest for one word that it does
// not know.
func TestManifest(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(root, ".pre-commit-hooks.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var hooks []map[string]any
	if err := yaml.Unmarshal(data, &hooks); err != nil {
		t.Fatal(err)
	}
	for _, h := range hooks {
		if h["pass_filenames"] != false || h["minimum_pre_commit_version"] != nil {
			t.Errorf("%v", h)
		}
		if stages, ok := h["stages"].([]any); ok && (len(stages) != 1 || stages[0] != "push") {
			t.Errorf("stages %v", stages)
		}
	}
	if len(hooks) != 4 {
		t.Errorf("%d hooks", len(hooks))
	}
}

// snippet returns the block of YAML that holds a line in a page of the project.
func snippet(t *testing.T, page, line string) string {
	t.Helper()
	doc, err := os.ReadFile(filepath.Join(root, page))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(string(doc), -1) {
		if strings.Contains(m[1], line+"\n") {
			return m[1]
		}
	}
	t.Fatalf("%s has no block with %q", page, line)
	return ""
}

// TestReadmeAction: the README uses the action as it is.
func TestReadmeAction(t *testing.T) {
	var job struct {
		Steps []step `yaml:"steps"`
	}
	if err := yaml.Unmarshal([]byte(snippet(t, "README.md", "  - uses: damvet/damvet@COMMIT")), &job); err != nil {
		t.Fatal(err)
	}
	m := readManifest(t)
	last := job.Steps[len(job.Steps)-1]
	if last.Uses != "damvet/damvet@COMMIT" || len(last.With) == 0 {
		t.Errorf("%+v", last)
	}
	for name := range last.With {
		if _, ok := m.Inputs[name]; !ok {
			t.Errorf("the action has no input %s", name)
		}
	}
}

// TestLefthook and TestHusky: the snippets work with the real programs.
func TestLefthook(t *testing.T) {
	need(t, "lefthook")
	p := newProject(t)
	p.write("lefthook.yml", snippet(t, "docs/hooks-and-ci.md", "      run: damvet staged"))
	p.expect(true, "", "lefthook", "install")
	p.commits()
	remote := t.TempDir()
	git(t, remote, "init", "-q", "--bare")
	p.git("remote", "add", "origin", remote)
	p.write("key.py", key)
	p.git("add", "-A")
	p.expect(true, "", "git", "commit", "-qm", "key", "--no-verify")
	p.expect(false, "imagekit-private-key", "git", "push", "-q", "origin", "main")
}

func TestHusky(t *testing.T) {
	need(t, "husky")
	p := newProject(t)
	p.write("package.json", "{\"name\": \"x\"}\n")
	p.expect(true, "", "husky")
	p.write(".husky/pre-commit", "damvet staged\n")
	p.commits()
}

// commits checks that a hook keeps a leak from a commit and lets the rest pass.
func (p *project) commits() {
	p.Helper()
	p.write("key.py", key)
	p.git("add", "-A")
	p.expect(false, "imagekit-private-key", "git", "commit", "-qm", "key")
	p.write("key.py", "import os\n")
	p.git("add", "-A")
	p.expect(true, "", "git", "commit", "-qm", "no key")
}
