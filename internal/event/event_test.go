package event

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/gitstore"
)

var (
	one, two = strings.Repeat("1", 40), strings.Repeat("2", 40)
	none     = strings.Repeat("0", 40)
)

func id(t *testing.T, s string) gitstore.ID {
	t.Helper()
	i, ok := gitstore.ParseID(s)
	if !ok {
		t.Fatal(s)
	}
	return i
}

func TestGitHub(t *testing.T) {
	a, b := id(t, one), id(t, two)
	for _, tt := range []struct {
		name, payload string
		want          Event
		fail          string
	}{
		{
			"pull_request", `{"pull_request":{"number":7,"commits":3,"base":{"sha":"` + one + `","ref":"main"},"head":{"sha":"` + two + `","ref":"$(x)"}}}`,
			Event{Base: a, Head: b, Commits: 3, Title: "pull request 7"},
			"",
		},
		{
			"pull_request_target", `{"pull_request":{"number":7,"commits":3,"base":{"sha":"` + one + `"},"head":{"sha":"` + two + `"}}}`,
			Event{Base: a, Head: b, Commits: 3, Title: "pull request 7", Untrusted: true},
			"",
		},
		{"pull_request", `{"pull_request":{"base":{"sha":"main"},"head":{"sha":"` + two + `"}}}`, Event{}, "base.sha"},
		{"pull_request", `{"pull_request":{"base":{"sha":"` + one + `"},"head":{"sha":"--upload-pack=x"}}}`, Event{}, "head.sha"},
		{"pull_request", `{"pull_request":{"base":{"sha":"` + one + `"},"head":{"sha":"` + none + `"}}}`, Event{}, "head.sha"},
		{"pull_request", `{}`, Event{}, "without a pull_request"},
		{"merge_group", `{"merge_group":{"base_sha":"` + one + `","head_sha":"` + two + `"}}`, Event{Base: a, Head: b, Title: "merge group"}, ""},
		{"merge_group", `{}`, Event{}, "without a merge_group"},
		{
			"push", `{"ref":"refs/heads/topic","before":"` + one + `","after":"` + two + `","commits":[{},{}],"repository":{"default_branch":"main"}}`,
			Event{Base: a, Head: b, Commits: 2, Default: "main", Title: "push"},
			"",
		},
		{
			"push", `{"ref":"refs/heads/main","before":"` + none + `","after":"` + two + `","repository":{"default_branch":"main"}}`,
			Event{Head: b, Title: "push"},
			"",
		},
		{
			"push", `{"ref":"refs/tags/main","before":"` + none + `","after":"` + two + `","repository":{"default_branch":"main"}}`,
			Event{Head: b, Default: "main", Title: "push"},
			"",
		},
		{
			"push", `{"ref":"refs/heads/topic","before":"` + one + `","after":"` + none + `","deleted":true,"repository":{"default_branch":"main"}}`,
			Event{Nothing: true, Default: "main", Title: "push"},
			"",
		},
		{"push", `{"ref":"refs/heads/topic","before":"` + one + `","after":"x"}`, Event{}, `after: "x" is no commit id`},
		{"schedule", `{"schedule":"0 0 * * *"}`, Event{Full: true, Title: "schedule"}, ""},
		{"workflow_dispatch", `{}`, Event{Full: true, Title: "workflow_dispatch"}, ""},
		{"issue_comment", `{}`, Event{}, `event "issue_comment" is about no commits`},
		{"push", `[`, Event{}, "event payload: "},
	} {
		got, err := GitHub(tt.name, []byte(tt.payload))
		if tt.fail != "" {
			if err == nil || !strings.Contains(err.Error(), tt.fail) {
				t.Errorf("%s %s: %v, want %s", tt.name, tt.payload, err, tt.fail)
			}
			continue
		}
		tt.want.Name = tt.name
		if err != nil || *got != tt.want {
			t.Errorf("%s %s: %+v (%v), want %+v", tt.name, tt.payload, got, err, tt.want)
		}
	}
}

func TestGitLab(t *testing.T) {
	a, b := id(t, one), id(t, two)
	for _, tt := range []struct {
		env  map[string]string
		want Event
		fail string
	}{
		{
			map[string]string{"CI_PIPELINE_SOURCE": "merge_request_event", "CI_MERGE_REQUEST_IID": "5", "CI_MERGE_REQUEST_DIFF_BASE_SHA": one, "CI_COMMIT_SHA": two},
			Event{Name: "merge_request_event", Base: a, Head: b, Title: "merge request 5"},
			"",
		},
		{
			map[string]string{"CI_PIPELINE_SOURCE": "merge_request_event", "CI_MERGE_REQUEST_DIFF_BASE_SHA": one, "CI_COMMIT_SHA": one, "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": two},
			Event{Name: "merge_request_event", Base: a, Head: b, Title: "merge request "},
			"",
		},
		{
			map[string]string{"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "topic", "CI_DEFAULT_BRANCH": "main", "CI_COMMIT_BEFORE_SHA": none, "CI_COMMIT_SHA": two},
			Event{Name: "push", Head: b, Default: "main", Title: "push"},
			"",
		},
		{
			map[string]string{"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main", "CI_DEFAULT_BRANCH": "main", "CI_COMMIT_BEFORE_SHA": one, "CI_COMMIT_SHA": two},
			Event{Name: "push", Base: a, Head: b, Title: "push"},
			"",
		},
		{map[string]string{"CI_PIPELINE_SOURCE": "schedule"}, Event{Name: "schedule", Full: true, Title: "schedule"}, ""},
		{map[string]string{"CI_PIPELINE_SOURCE": "merge_request_event"}, Event{}, "CI_MERGE_REQUEST_DIFF_BASE_SHA"},
		{map[string]string{"CI_PIPELINE_SOURCE": "new"}, Event{}, `"new" is not known`},
	} {
		tt.env["GITLAB_CI"] = "true"
		got, err := Detect(func(n string) string { return tt.env[n] }, os.ReadFile)
		if tt.fail != "" {
			if err == nil || !strings.Contains(err.Error(), tt.fail) {
				t.Errorf("%v: %v, want %s", tt.env, err, tt.fail)
			}
			continue
		}
		if err != nil || *got != tt.want {
			t.Errorf("%v: %+v (%v), want %+v", tt.env, got, err, tt.want)
		}
	}
}

func TestDetect(t *testing.T) {
	missing := errors.New("gone")
	read := func(string) ([]byte, error) { return nil, missing }
	env := map[string]string{}
	getenv := func(n string) string { return env[n] }
	if _, err := Detect(getenv, read); err == nil || !strings.Contains(err.Error(), "no event") {
		t.Error(err)
	}
	env["GITHUB_EVENT_NAME"] = "push"
	if _, err := Detect(getenv, read); err == nil || !strings.Contains(err.Error(), "GITHUB_EVENT_PATH") {
		t.Error(err)
	}
	env["GITHUB_EVENT_PATH"] = "event.json"
	if _, err := Detect(getenv, read); !errors.Is(err, missing) {
		t.Error(err)
	}
}

// FuzzGitHub: whatever the payload says, what comes out are ids of the right
// shape or nothing.
func FuzzGitHub(f *testing.F) {
	f.Add("pull_request", `{"pull_request":{"number":7,"commits":-3,"base":{"sha":"`+one+`"},"head":{"sha":"`+two+`"}}}`)
	f.Add("push", `{"ref":"refs/heads/x","before":"`+none+`","after":"`+two+`"}`)
	f.Add("merge_group", `{"merge_group":null}`)
	f.Fuzz(func(t *testing.T, name, payload string) {
		e, err := GitHub(name, []byte(payload))
		if err != nil {
			return
		}
		if !e.Full && !e.Nothing && e.Head.IsZero() || e.Commits < 0 {
			t.Errorf("%+v", e)
		}
	})
}

// An event that names no commit is an error, not one that leaves nothing to do.
func TestNoCommitIsNoDeletion(t *testing.T) {
	for _, payload := range []string{`{}`, `null`, `{"after":"","deleted":false}`, `{"before":"0000000000000000000000000000000000000000"}`} {
		if e, err := GitHub("push", []byte(payload)); err == nil {
			t.Errorf("%s is read as %+v", payload, e)
		}
	}
	env := map[string]string{"CI_PIPELINE_SOURCE": "push"}
	if e, err := GitLab(func(name string) string { return env[name] }); err == nil {
		t.Errorf("no commit is read as %+v", e)
	}
}
