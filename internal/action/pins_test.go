package action

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// uses is a step of another's, as a line of YAML names it.
var uses = regexp.MustCompile(`(?m)^[ -]*uses: (\S+)(.*)$`)

// pinned is a commit, and behind it the release whose tag is on that commit in
// the action's repository. CONTRIBUTING.md says how to look it up.
var pinned = regexp.MustCompile(`^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$`)

// TestPins: tags can be moved, by whoever gets hold of a repository, so that
// every action is used by its commit, and everywhere by the same.
func TestPins(t *testing.T) {
	var files []string
	for _, pattern := range []string{"action.yml", "README.md", "docs/*.md", ".github/workflows/*.yml"} {
		all, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil || len(all) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		files = append(files, all...)
	}
	pins := map[string]string{}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range uses.FindAllStringSubmatch(string(data), -1) {
			switch action, _, _ := strings.Cut(m[1], "@"); {
			case m[1] == "./" || m[1] == "damvet/damvet@COMMIT":
			case !pinned.MatchString(m[1] + m[2]):
				t.Errorf("%s: %s%s is not pinned to a commit, with its version behind", name, m[1], m[2])
			case pins[action] != "" && pins[action] != m[1]+m[2]:
				t.Errorf("%s: %s%s, and elsewhere %s", name, m[1], m[2], pins[action])
			default:
				pins[action] = m[1] + m[2]
			}
		}
	}
	if len(pins) == 0 {
		t.Error("no action is used")
	}
}
