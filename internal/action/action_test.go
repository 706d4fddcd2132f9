package action

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/damvet/damvet/internal/script"
	"github.com/damvet/damvet/internal/synth"
)

// server is a repository as a host has it.
type server struct {
	*testing.T
	dir string
}

// newServer makes a server of a story. Like GitHub it gives every object that
// is asked for by its id, and filters.
func newServer(t *testing.T, story string) *server {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	s := &server{t, t.TempDir()}
	if err := script.Build(s.dir, txtar.Parse([]byte(story)), synth.Expand); err != nil {
		t.Fatal(err)
	}
	s.git("config", "uploadpack.allowAnySHA1InWant", "true")
	s.git("config", "uploadpack.allowFilter", "true")
	return s
}

func (s *server) git(args ...string) string {
	s.Helper()
	return git(s.T, s.dir, args...)
}

func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "HOME="+dir, "GIT_TERMINAL_PROMPT=0",
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@b.example", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@b.example")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func (s *server) id(rev string) string { return s.git("rev-parse", rev+"^{commit}") }

// job is a runner with what actions/checkout leaves of a ref; depth 0 is all of
// it, as with fetch-depth: 0, which brings all branches too.
func (s *server) job(ref string, depth int, filter ...string) *runner {
	s.Helper()
	r := &runner{T: s.T, workspace: s.TempDir(), temp: s.TempDir(), inputs: map[string]string{"go-checks": "false"}, damvet: build(s.T)}
	git(s.T, r.workspace, "init", "-q")
	git(s.T, r.workspace, "remote", "add", "origin", "file://"+s.dir)
	args := []string{"fetch", "-q", "--no-tags"}
	if depth > 0 {
		args = append(args, fmt.Sprintf("--depth=%d", depth))
	}
	args = append(append(args, filter...), "origin", "+"+s.id(ref)+":refs/remotes/pull/checkout")
	if depth == 0 {
		args = append(args, "+refs/heads/*:refs/remotes/origin/*")
	}
	git(s.T, r.workspace, args...)
	git(s.T, r.workspace, "checkout", "-q", "--detach", "refs/remotes/pull/checkout")
	return r
}

func (s *server) pullRequest(base, head string) string {
	return s.json(map[string]any{"pull_request": map[string]any{
		"number": 7, "commits": s.count(base + ".." + head),
		"base": map[string]any{"sha": s.id(base), "ref": "main"},
		"head": map[string]any{"sha": s.id(head), "ref": "$(touch pwned)`touch pwned`\n::error::pwned"},
	}, "repository": map[string]any{"default_branch": "main"}})
}

func (s *server) push(ref, before, after string, commits int) string {
	none := strings.Repeat("0", 40)
	if before == "" {
		before = none
	}
	if after == "" {
		after = none
	}
	return s.json(map[string]any{
		"ref": ref, "before": before, "after": after, "deleted": after == none,
		"commits": make([]struct{}, commits), "repository": map[string]any{"default_branch": "main"},
	})
}

func (s *server) count(rng string) int {
	var n int
	if _, err := fmt.Sscan(s.git("rev-list", "--count", rng), &n); err != nil {
		s.Fatal(err)
	}
	return n
}

func (s *server) json(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		s.Fatal(err)
	}
	return string(data)
}

// story has a pull request topic with a leak on a branch that it merged, one in
// the merge itself and one that it took out again, and main that went on.
const story = `
write old.py "IMAGEKIT_PRIVATE_KEY = '<<imagekit-private-key n=1>>'\n"
write readme.txt "a project\n"
commit far back
write readme.txt "a project, and more\n"
commit base
checkout side
write side.py "IMAGEKIT_PRIVATE_KEY = '<<imagekit-private-key n=2>>'\n"
commit side
checkout main
checkout topic
write gone.py "IMAGEKIT_PRIVATE_KEY = '<<imagekit-private-key n=3>>'\n"
commit one
write gone.py "import os\n"
commit two
merge side
write merged.py "IMAGEKIT_PRIVATE_KEY = '<<imagekit-private-key n=4>>'\n"
commit merge
checkout main
checkout clean
write clean.txt "nothing\n"
commit clean
checkout main
write main.py "IMAGEKIT_PRIVATE_KEY = '<<imagekit-private-key n=5>>'\n"
commit main went on
checkout merged
merge topic
commit the merge that GitHub makes
checkout main
`

// leaks are what topic brings.
var leaks = []string{"gone.py", "merged.py", "side.py"}

// told returns the files that a log names in annotations, sorted; those of the
// history are named in the message.
func (o *outcome) told(level string) []string {
	var all []string
	for _, a := range o.annotations {
		if a.level != level {
			continue
		}
		file := a.properties["file"]
		if _, at, ok := strings.Cut(a.message, " at "); file == "" && ok {
			file, _, _ = strings.Cut(at, ":")
		}
		all = append(all, file)
	}
	slices.Sort(all)
	return all
}

// expect checks what a job came to.
func (o *outcome) expect(t *testing.T, status string, files []string) {
	t.Helper()
	if got := o.outputs["exit-code"]; got != status || o.failed != (status != "0") {
		t.Errorf("exit-code %q, failed %v, want %s\n%s", got, o.failed, status, o.log)
	}
	if got := o.told("error"); status != "2" && !slices.Equal(got, files) {
		t.Errorf("annotations at %q, want %q\n%s", got, files, o.log)
	}
	if n := fmt.Sprint(len(files)); status != "2" && o.outputs["findings"] != n {
		t.Errorf("findings %q, want %s", o.outputs["findings"], n)
	}
	if status != "2" && len(files) > 0 && !strings.Contains(o.summary, "❌") {
		t.Errorf("summary:\n%s", o.summary)
	}
}

// TestPullRequest: at every depth, whole, shallow or without blobs, the same is
// found: what another scanner misses on side branches and in merges, and what
// it does not see in a shallow clone.
func TestPullRequest(t *testing.T) {
	s := newServer(t, story)
	for _, c := range []struct {
		name   string
		depth  int
		filter []string
	}{
		{"whole", 0, nil},
		{"depth 1", 1, nil},
		{"depth 2", 2, nil},
		{"depth 3", 3, nil},
		{"no blobs", 0, []string{"--filter=blob:none"}},
		{"no blobs, depth 1", 1, []string{"--filter=blob:none"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s.T = t
			r := s.job("merged", c.depth, c.filter...)
			r.event, r.payload = "pull_request", s.pullRequest("main", "topic")
			o := r.run()
			o.expect(t, "1", leaks)
			if !strings.Contains(o.summary, "What the pull request 7 brings; 1 finding was there before") {
				t.Errorf("summary:\n%s", o.summary)
			}
		})
	}
}

// TestNotDeepened: without the step that fetches, a shallow checkout is never
// taken for clean, and the log tells how deep it has to be.
func TestNotDeepened(t *testing.T) {
	s := newServer(t, story)
	for depth := 1; depth <= 3; depth++ {
		r := s.job("merged", depth)
		r.event, r.payload = "pull_request", s.pullRequest("main", "topic")
		r.inputs["deepen"] = "false"
		o := r.run()
		o.expect(t, "2", nil)
		if !strings.Contains(o.log, "fetch-depth: 5") || len(o.told("error")) != 1 || strings.Contains(o.log, "no findings") {
			t.Errorf("depth %d:\n%s", depth, o.log)
		}
	}
}

func TestClean(t *testing.T) {
	s := newServer(t, story)
	r := s.job("clean", 1)
	r.event, r.payload = "pull_request", s.pullRequest("main", "clean")
	o := r.run()
	o.expect(t, "0", nil)
	if want := []string{"Build damvet", "Fetch what the checkout lacks", "Run damvet"}; !slices.Equal(o.ran, want) {
		t.Errorf("ran %q", o.ran)
	}
}

// TestFork: the change of a fork is on no branch of the repository, and there
// is no secret. It is what a pull request of Dependabot is like as well.
func TestFork(t *testing.T) {
	s := newServer(t, story)
	payload := s.pullRequest("main", "topic")
	topic := s.id("topic")
	s.git("update-ref", "refs/pull/7/head", topic)
	s.git("branch", "-qD", "topic", "side")
	r := s.job("merged", 1)
	r.event, r.payload = "pull_request", payload
	r.inputs["token"] = ""
	r.run().expect(t, "1", leaks)
}

// TestEvents: each event means its commits.
func TestEvents(t *testing.T) {
	s := newServer(t, story)
	gone := strings.Repeat("12", 20)
	for _, c := range []struct {
		name, event, payload, ref string
		depth                     int
		status                    string
		files                     []string
	}{
		{"merge queue", "merge_group", s.json(map[string]any{"merge_group": map[string]any{"base_sha": s.id("main"), "head_sha": s.id("merged")}}), "merged", 1, "1", leaks},
		{"push", "push", s.push("refs/heads/topic", s.id("topic~1"), s.id("topic"), 2), "topic", 1, "1", []string{"merged.py", "side.py"}},
		{"push of a new branch", "push", s.push("refs/heads/topic", "", s.id("topic"), 4), "topic", 1, "1", leaks},
		{"forced push", "push", s.push("refs/heads/topic", gone, s.id("topic"), 4), "topic", 1, "1", leaks},
		{"push to the default branch", "push", s.push("refs/heads/main", s.id("main~1"), s.id("main"), 1), "main", 1, "1", []string{"main.py"}},
		{"forced push to the default branch", "push", s.push("refs/heads/main", gone, s.id("main"), 1), "main", 1, "1", []string{"main.py", "old.py"}},
		{"forced push back", "push", s.push("refs/heads/main", s.id("main"), s.id("main~1"), 0), "main~1", 1, "0", nil},
		{"first push", "push", s.push("refs/heads/main", "", s.id("main"), 3), "main", 1, "1", []string{"main.py", "old.py"}},
		{"tag", "push", s.push("refs/tags/v1", "", s.id("topic"), 0), "topic", 1, "1", leaks},
		{"deleted branch", "push", s.push("refs/heads/topic", s.id("topic"), "", 0), "main", 1, "0", nil},
		{"schedule", "schedule", `{}`, "main", 0, "1", []string{"gone.py", "main.py", "merged.py", "old.py", "side.py"}},
		{"by hand", "workflow_dispatch", `{}`, "main", 0, "1", []string{"gone.py", "main.py", "merged.py", "old.py", "side.py"}},
		{"another", "issue_comment", `{}`, "main", 0, "2", nil},
		{"no event", "pull_request", `{}`, "main", 0, "2", nil},
		{"not from the host", "pull_request", `{"pull_request":{"commits":1,"base":{"sha":"--upload-pack=touch pwned"},"head":{"sha":"` + gone + `"}}}`, "main", 0, "2", nil},
		{"a stranger's change with the secrets", "pull_request_target", s.pullRequest("main", "topic"), "main", 0, "2", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s.T = t
			r := s.job(c.ref, c.depth)
			r.event, r.payload = c.event, c.payload
			o := r.run()
			o.expect(t, c.status, c.files)
			if c.status == "2" && len(o.told("error")) == 0 {
				t.Errorf("no annotation tells why\n%s", o.log)
			}
		})
	}
}

// TestInputs: base and head, a severity, the whole of it, a directory.
func TestInputs(t *testing.T) {
	s := newServer(t, `
write readme.txt "one\n"
commit one
write a/url.sh "curl http://app.iconik.io/API/x\n"
write b/url.sh "curl http://app.iconik.io/API/x\n"
commit two
`)
	job := func() *runner {
		r := s.job("main", 1)
		r.event, r.payload = "push", s.push("refs/heads/main", s.id("main~1"), s.id("main"), 1)
		return r
	}
	r := job()
	r.inputs["working-directory"] = "a"
	r.run().expect(t, "1", []string{"a/url.sh"})

	r = job()
	r.inputs["fail-on"] = "critical"
	if o := r.run(); o.outputs["exit-code"] != "0" || o.outputs["findings"] != "2" || o.outputs["failing"] != "0" || o.failed {
		t.Errorf("%v\n%s", o.outputs, o.log)
	}

	r = job()
	r.inputs["base"], r.inputs["head"] = "main", "main~1"
	r.inputs["fail-on"] = "loud"
	if o := r.run(); o.outputs["exit-code"] != "2" || !o.failed {
		t.Errorf("%v\n%s", o.outputs, o.log)
	}

	// What base names is fetched, be it a branch, an ancestor or a commit.
	for _, base := range []string{"origin/main~1", "HEAD~1", s.id("main~1"), s.id("main~1")[:10]} {
		r = job()
		r.inputs["base"] = base
		r.run().expect(t, "1", []string{"a/url.sh", "b/url.sh"})
	}

	r = s.job("main", 0)
	r.inputs["scan"], r.event, r.payload = "full", "push", "{}"
	r.run().expect(t, "1", []string{"a/url.sh", "b/url.sh"})

	r = job()
	r.inputs["scan"] = "everything"
	if o := r.run(); o.outputs["exit-code"] != "2" || !o.failed {
		t.Errorf("%v\n%s", o.outputs, o.log)
	}

	r = job()
	r.inputs["upload-sarif"] = "true"
	r.inputs["args"] = "--min-confidence\n tentative"
	o := r.run()
	o.expect(t, "1", []string{"a/url.sh", "b/url.sh"})
	data, err := os.ReadFile(o.uploaded)
	if err != nil || o.uploaded != o.outputs["sarif-file"] || !strings.Contains(string(data), `"uri": "a/url.sh"`) || strings.Contains(string(data), "damvet/history") {
		t.Errorf("uploaded %q: %v\n%s", o.uploaded, err, data)
	}

	r = job()
	r.inputs["version"] = "v99.0.0"
	r.damvet = ""
	if o := r.run(); !o.failed || !strings.Contains(o.log, "no checksum of version v99.0.0") {
		t.Errorf("a version without a checksum:\n%s", o.log)
	}
}

// TestInstall: the action builds damvet from its own checkout, and nothing of
// the checked repository has a say in that.
func TestInstall(t *testing.T) {
	s := newServer(t, story)
	r := s.job("clean", 0)
	r.event, r.payload = "pull_request", s.pullRequest("main", "clean")
	r.damvet = ""
	for name, text := range map[string]string{"go.work": "go 1.99\n", "go.mod": "module x\n\ngo 1.99\n", ".go-version": "9\n"} {
		if err := os.WriteFile(filepath.Join(r.workspace, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r.run().expect(t, "0", nil)
}

// TestInjection: whatever stands in names, messages, contents and rules, a run
// says what it says, and nothing else happens.
func TestInjection(t *testing.T) {
	s := newServer(t, "write readme.txt \"one\\n\"\ncommit one\n")
	hostile := "::error file=x::pwned\n%0A::set-output name=findings::0\n##[error]pwned\n$(touch pwned)`touch pwned`\x1b[31m\u202e<script>alert(1)</script>[x](https://evil.example)|"
	git(t, s.dir, "checkout", "-q", "-f", "-b", "hostile")
	for i, name := range []string{
		"::error::pwned.sh", "%0A::error::pwned.sh", "$(touch pwned).sh", "`touch pwned`.sh", "a b.sh", "c:d,e=f.sh", "100%.sh",
		"line\nbreak::error::x.sh", "\u202egnp.sh", "\x1b[31mred.sh", "<b>bold.sh", "[x](y).sh", "a|b.sh", "--output=pwned.sh",
	} {
		text := "#!/bin/sh\r\n# " + hostile + fmt.Sprintf("\r\ncurl http://app.iconik.io/API/%d/%s\r\n", i, strings.ReplaceAll(hostile, "\n", " "))
		if err := os.WriteFile(filepath.Join(s.dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(s.dir, ".damvet.toml"), []byte("exclude = [\"nothing\\n::error::pwned <b> | [x](y)\"]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.git("add", "-A")
	s.git("commit", "-qm", hostile)
	r := s.job("hostile", 1)
	r.event, r.payload = "pull_request", s.pullRequest("main", "hostile")
	o := r.run()
	if o.outputs["exit-code"] != "1" || o.outputs["findings"] != "14" || len(o.annotations) != 10 || o.dropped != 0 {
		t.Errorf("outputs %v, %d annotations, %d dropped\n%s", o.outputs, len(o.annotations), o.dropped, o.log)
	}
	for _, a := range o.annotations {
		if a.level != "error" || !strings.HasPrefix(a.properties["title"], "iconik-plain-http") {
			t.Errorf("annotation %+v", a)
		}
	}
	for _, bad := range []string{"\x1b[31mred", "\u202e", "<script", "](https://evil"} {
		if strings.Contains(o.summary, bad) {
			t.Errorf("the summary holds %q", bad)
		}
	}
	for _, bad := range []string{"\u202e", "\x1b[31mred", "\r"} {
		if strings.Contains(o.log, bad) {
			t.Errorf("the log holds %q", bad)
		}
	}
	for _, dir := range []string{r.workspace, r.temp} {
		if _, err := os.Stat(filepath.Join(dir, "pwned")); err == nil {
			t.Error("a command of the change ran")
		}
	}
}

// TestActionlint holds the workflows against actionlint.
func TestActionlint(t *testing.T) {
	if _, err := exec.LookPath("actionlint"); err != nil {
		if os.Getenv("DAMVET_REQUIRE_TOOLS") != "" {
			t.Fatal("actionlint is not installed")
		}
		t.Skip("actionlint is not installed")
	}
	files, err := filepath.Glob(filepath.Join(root, ".github", "workflows", "*.yml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("workflows %v (%v)", files, err)
	}
	out, err := exec.Command("actionlint", files...).CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
