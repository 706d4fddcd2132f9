package action

import (
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// swapPage is the page for gitleaks' users.
const swapPage = "docs/from-gitleaks.md"

// pat is a finding of gitleaks' rules alone.
const pat = "token = 'glpat-<<shape [a-z0-9]{20}>>'\n"

// swapped runs the hook of the page for gitleaks' users, from a clone, with
// either of the two files that the page names beside it.
func (p *project) swapped(clone, rev string) {
	p.Helper()
	p.write(".pre-commit-config.yaml", strings.NewReplacer("https://github.com/damvet/damvet", "file://"+clone, "COMMIT", rev).Replace(snippet(p.T, swapPage, "      - id: damvet")))
	p.write("pat.py", pat)
	p.git("add", "-A")
	p.expect(true, "Passed", "pre-commit", "run", "damvet")
	for name, text := range map[string]string{
		".damvet.toml":   "secrets = \"all\"\n",
		".gitleaks.toml": "[extend]\nuseDefault = true\n",
	} {
		p.write(name, text)
		p.git("add", "-A")
		p.expect(false, "gitlab-pat", "pre-commit", "run", "damvet")
		p.git("rm", "-qf", name)
	}
}

// TestSwapAction: the steps of the page for gitleaks' users, in a job that
// checked out no more than one commit.
func TestSwapAction(t *testing.T) {
	s := newServer(t, `
write .damvet.toml "secrets = \"all\"\n"
commit base
checkout topic
write pat.py "`+strings.ReplaceAll(pat, "\n", `\n`)+`"
commit leak
write pat.py "import os\n"
commit the leak is gone
checkout main
`)
	var job struct {
		Permissions map[string]string
		Steps       []step
	}
	if err := yaml.Unmarshal([]byte(snippet(t, swapPage, "  - uses: damvet/damvet@COMMIT")), &job); err != nil {
		t.Fatal(err)
	}
	if len(job.Permissions) != 1 || job.Permissions["contents"] != "read" {
		t.Errorf("permissions %v", job.Permissions)
	}
	var used []string
	for _, step := range job.Steps {
		action, _, _ := strings.Cut(step.Uses, "@")
		used = append(used, action)
	}
	if want := []string{"actions/checkout", "actions/setup-go", "damvet/damvet"}; !slices.Equal(used, want) {
		t.Fatalf("the steps use %q", used)
	}
	if job.Steps[0].With["fetch-depth"] != "" || job.Steps[0].With["persist-credentials"] != "false" {
		t.Errorf("the checkout is given %v", job.Steps[0].With)
	}
	r := s.job("topic", 1)
	r.event, r.payload, r.inputs = "pull_request", s.pullRequest("main", "topic"), job.Steps[2].With
	r.run().expect(t, "1", []string{"pat.py"})
}
