package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/synth"
)

// TestFromGitleaks takes the steps of docs/from-gitleaks.md in a repository that
// was scanned with gitleaks: after the baseline is written nothing is new.
func TestFromGitleaks(t *testing.T) {
	doc, err := os.ReadFile("../../docs/from-gitleaks.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	bin := filepath.Join(t.TempDir(), "damvet")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	secret, err := synth.Expand("glpat-<<shape [a-z0-9]{20}>>")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"app.py":          "import os\n\ntoken = \"" + secret + "\"\n",
		".gitleaksignore": "app.py:gitlab-pat:3\n",
		"gitleaks-report.json": `[{"RuleID": "gitlab-pat", "StartLine": 3, "EndLine": 3, "Secret": "` + secret + `",
			"File": "app.py", "Commit": "", "Fingerprint": "app.py:gitlab-pat:3"}]`,
		".gitignore": "gitleaks-report.json\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	env := append(os.Environ(), "PATH="+filepath.Dir(bin)+":"+os.Getenv("PATH"), "GIT_CONFIG_GLOBAL=/dev/null",
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com", "HOME="+dir, "XDG_CACHE_HOME="+t.TempDir())
	run := func(line string) (string, int) {
		cmd := exec.Command("sh", "-c", line)
		cmd.Dir, cmd.Env = dir, env
		out, _ := cmd.CombinedOutput()
		return string(out), cmd.ProcessState.ExitCode()
	}
	if out, code := run("git init -q . && git add . && git commit -qm first"); code != 0 {
		t.Fatal(out)
	}
	// What each command of the document ends with.
	want := []int{statusFindings, statusClean, statusClean, statusClean, statusClean, statusClean, statusClean}
	var lines []string
	for _, block := range regexp.MustCompile("(?s)\n   ```sh\n(.*?)\n   ```").FindAllSubmatch(doc, -1) {
		for line := range strings.Lines(string(block[1])) {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	if len(lines) != len(want) {
		t.Fatalf("the document has %d commands, not %d", len(lines), len(want))
	}
	for i, line := range lines {
		out, code := run(line)
		if code != want[i] {
			t.Errorf("%s ends with %d, not %d:\n%s", line, code, want[i], out)
		}
		if strings.Contains(out, secret) {
			t.Errorf("%s tells the secret", line)
		}
	}
}
