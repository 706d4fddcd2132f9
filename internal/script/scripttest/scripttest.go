// Package scripttest makes repositories for tests, and asks git about them.
package scripttest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/script"
	"golang.org/x/tools/txtar"
)

// Repo makes a repository from a script and returns its working tree.
func Repo(t testing.TB, text string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "repo")
	if err := script.Build(dir, txtar.Parse([]byte(text)), nil); err != nil {
		t.Fatal(err)
	}
	return dir
}

// Git runs git in a directory, without regard to whoever runs the test, and
// returns what it prints on standard output, without the last line end.
func Git(t testing.TB, dir string, args ...string) string {
	t.Helper()
	var complaint strings.Builder
	cmd := Command(dir, args...)
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, complaint.String())
	}
	return strings.TrimSuffix(string(out), "\n")
}

// Command returns the command that Git runs.
func Command(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "GIT_") {
			cmd.Env = append(cmd.Env, v)
		}
	}
	cmd.Env = append(cmd.Env,
		"GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_TERMINAL_PROMPT=0", "LC_ALL=C", "TZ=UTC",
		"GIT_AUTHOR_NAME=Bo Example", "GIT_AUTHOR_EMAIL=bo@example.com", "GIT_AUTHOR_DATE=2024-06-01T12:00:00Z",
		"GIT_COMMITTER_NAME=Bo Example", "GIT_COMMITTER_EMAIL=bo@example.com", "GIT_COMMITTER_DATE=2024-06-01T12:00:00Z",
		"GIT_CONFIG_COUNT=2", "GIT_CONFIG_KEY_0=protocol.file.allow", "GIT_CONFIG_VALUE_0=always",
		"GIT_CONFIG_KEY_1=gc.auto", "GIT_CONFIG_VALUE_1=0",
	)
	return cmd
}
