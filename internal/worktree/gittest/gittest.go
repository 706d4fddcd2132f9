// Package gittest makes repositories with the git command, for tests that hold
// damvet's own reading of them against git's.
package gittest

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Repo is a working tree that a test may write to.
type Repo struct {
	Dir string
	// Home is the home directory of the git command, outside of Dir.
	Home string
	tb   testing.TB
}

// New makes an empty repository. args go to git init.
func New(tb testing.TB, args ...string) *Repo {
	tb.Helper()
	r := &Repo{Dir: filepath.Join(tb.TempDir(), "repo"), Home: tb.TempDir(), tb: tb}
	if err := os.Mkdir(r.Dir, 0o777); err != nil {
		tb.Fatal(err)
	}
	r.Git(append([]string{"init", "-q", "-b", "main"}, args...)...)
	return r
}

// In returns the same repository as seen from a directory in it.
func (r *Repo) In(dir string) *Repo {
	sub := *r
	sub.Dir = filepath.Join(r.Dir, filepath.FromSlash(dir))
	return &sub
}

// Command returns a git command that knows no configuration but the
// repository's and Home's.
func (r *Repo) Command(args ...string) *exec.Cmd {
	cmd := exec.Command("git", args...)
	cmd.Dir = r.Dir
	cmd.Env = []string{
		"PATH=" + os.Getenv("PATH"),
		"HOME=" + r.Home,
		"GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_AUTHOR_DATE=@1700000000 +0000",
		"GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com", "GIT_COMMITTER_DATE=@1700000000 +0000",
		"GIT_ALLOW_PROTOCOL=file", "LC_ALL=C",
	}
	return cmd
}

// Git runs git and returns its standard output.
func (r *Repo) Git(args ...string) string {
	r.tb.Helper()
	out, code := r.Status("", args...)
	if code != 0 {
		r.tb.Fatalf("git %s: exit status %d", strings.Join(args, " "), code)
	}
	return out
}

// Status runs git with an input and returns its standard output and exit
// status; what it says on standard error goes to the test's log.
func (r *Repo) Status(stdin string, args ...string) (string, int) {
	r.tb.Helper()
	cmd := r.Command(args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(stdin), &stdout, &stderr
	err := cmd.Run()
	if err != nil && cmd.ProcessState == nil {
		r.tb.Fatal(err)
	}
	if stderr.Len() > 0 && err != nil {
		r.tb.Logf("git %s: %s", strings.Join(args, " "), stderr.Bytes())
	}
	return stdout.String(), cmd.ProcessState.ExitCode()
}

// Write writes a file, and the directories that lead to it.
func (r *Repo) Write(name, content string) {
	r.tb.Helper()
	name = filepath.Join(r.Dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		r.tb.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		r.tb.Fatal(err)
	}
}
