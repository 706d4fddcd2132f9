package action

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/synth"
)

// What other scanners are known to miss or to fail on. Each is shown with what
// git gives them.

func secret(t *testing.T, n int) string {
	t.Helper()
	s, err := synth.Expand(fmt.Sprintf("<<imagekit-private-key n=%d>>", n))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestMergesAreSeen: a log of the first parents without merges, which one
// action scans, shows neither the leak of a side branch nor that of a merge; a
// plain log shows one of them. TestPullRequest finds both.
func TestMergesAreSeen(t *testing.T) {
	s := newServer(t, story)
	firstParents := s.git("log", "-p", "--no-merges", "--first-parent", "main..topic")
	plain := s.git("log", "-p", "main..topic")
	for n, seen := range map[int][2]bool{2: {false, true}, 3: {true, true}, 4: {false, false}} {
		for i, log := range []string{firstParents, plain} {
			if strings.Contains(log, secret(t, n)) != seen[i] {
				t.Errorf("leak %d is in log %d: %v", n, i, !seen[i])
			}
		}
	}
}

// TestShallowIsAnError: in a shallow clone git names the range as an error, of
// which another scanner makes that there are no leaks.
func TestShallowIsAnError(t *testing.T) {
	s := newServer(t, story)
	r := s.job("merged", 1)
	cmd := exec.Command("git", "-C", r.workspace, "log", "-p", s.id("main")+".."+s.id("topic"))
	if out, err := cmd.CombinedOutput(); err == nil {
		t.Fatalf("git has the range:\n%s", out)
	}
	r.event, r.payload = "pull_request", s.pullRequest("main", "topic")
	r.inputs["deepen"] = "false"
	r.run().expect(t, "2", nil)
}

// TestManyCommits: an interface that lists thirty commits of a pull request
// hides the first of them from whoever asks it once.
func TestManyCommits(t *testing.T) {
	var b strings.Builder
	b.WriteString("write readme.txt \"one\\n\"\ncommit base\ncheckout topic\n")
	b.WriteString("write gone.py \"IMAGEKIT_PRIVATE_KEY = '<<imagekit-private-key n=3>>'\\n\"\ncommit the first\n")
	b.WriteString("write gone.py \"import os\\n\"\ncommit the second\n")
	for i := range 35 {
		fmt.Fprintf(&b, "write readme.txt \"%d\\n\"\ncommit number %d\n", i, i)
	}
	b.WriteString("checkout main\n")
	s := newServer(t, b.String())
	for depth := range 2 {
		r := s.job("topic", depth)
		r.event, r.payload = "pull_request", s.pullRequest("main", "topic")
		r.run().expect(t, "1", []string{"gone.py"})
	}
}

// TestSameCommit: a push or a schedule whose base and head are one commit is
// nothing to fail on.
func TestSameCommit(t *testing.T) {
	s := newServer(t, story)
	r := s.job("main", 1)
	r.event, r.payload = "push", s.push("refs/heads/main", s.id("main"), s.id("main"), 0)
	r.run().expect(t, "0", nil)
}

// TestTarget: pull_request_target runs when it is asked for by name.
func TestTarget(t *testing.T) {
	s := newServer(t, story)
	r := s.job("main", 1)
	r.event, r.payload = "pull_request_target", s.pullRequest("main", "topic")
	r.inputs["args"] = "--pull-request-target"
	r.run().expect(t, "1", leaks)
}

// TestWeakened: a change cannot take its own leak out of sight, and the summary
// tells of the attempt.
func TestWeakened(t *testing.T) {
	s := newServer(t, `
write .damvet.toml "exclude = []\n"
commit base
checkout topic
write .damvet.toml "disable = [\"imagekit-private-key\"]\n"
write key.py "IMAGEKIT_PRIVATE_KEY = '<<imagekit-private-key>>'\n"
write call.sh "curl http://app.iconik.io/API/x  # damvet:ignore iconik-plain-http it <b>is</b> fine\n"
commit sly
checkout main
`)
	r := s.job("topic", 1)
	r.event, r.payload = "pull_request", s.pullRequest("main", "topic")
	o := r.run()
	o.expect(t, "1", []string{"key.py"})
	for _, want := range []string{"[!WARNING]", "imagekit-private-key is switched off", "a comment accepts iconik-plain-http at call.sh:1", `\<b\>is`} {
		if !strings.Contains(o.summary, want) {
			t.Errorf("the summary does not say %q:\n%s", want, o.summary)
		}
	}
}

// TestGo: the Go checks run over the change, whatever is checked out.
func TestGo(t *testing.T) {
	need(t, "go")
	s := newServer(t, `
write go.mod "module example.com/app\n\ngo 1.24\n"
write app.go "package app\n\nimport \"net/http\"\n\nfunc Set(token string) {\n\tr, _ := http.NewRequest(\"GET\", \"https://app.iconik.io/API/assets/v1/assets/\", nil)\n\tr.Header.Set(\"Auth-Token\", token)\n}\n"
commit base
checkout topic
write call.go "package app\n\nfunc call() { Set(\"opaque-one\") }\n"
commit call
checkout main
checkout merged
merge topic
commit the merge that GitHub makes
checkout main
`)
	r := s.job("merged", 1)
	r.event, r.payload = "pull_request", s.pullRequest("main", "topic")
	r.inputs["go-checks"] = "offline"
	o := r.run()
	o.expect(t, "1", []string{"call.go"})
	if !strings.Contains(o.log, "1 Go package") {
		t.Errorf("log:\n%s", o.log)
	}
}
