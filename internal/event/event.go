// Package event reads which commits a CI system started a run for: from the
// payload of a GitHub event, or from GitLab's variables. It reads no
// repository; an id that it returns may not be there.
//
// A payload is that of whoever opened the pull request: its ids are checked
// for their shape, its names are only ever compared.
package event

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/damvet/damvet/internal/gitstore"
)

// Event says what is to be checked.
type Event struct {
	// Name is the event's, as its CI system calls it: "pull_request".
	Name string
	// Full is true for an event that is about no change: everything is to be
	// checked.
	Full bool
	// Nothing is true for an event that leaves nothing to check: a branch was
	// deleted.
	Nothing bool
	// Head is the newest commit of the change.
	Head gitstore.ID
	// Base is the commit that the change starts from, or that it shall be
	// merged into. It is zero for a new branch; it may be gone after a forced
	// push.
	Base gitstore.ID
	// Default is the default branch, which takes the place of a base that is
	// not there. It is empty if the change is on that branch itself.
	Default string
	// Commits is how many commits the change has, 0 if that is not known.
	Commits int
	// Title names the change for a reader: "pull request 12".
	Title string
	// Untrusted is true where the change can be a stranger's, and the run has
	// the rights and secrets of the repository all the same.
	Untrusted bool
}

// maxPayload is how large a payload may be, in bytes. GitHub caps at 25 MB.
const maxPayload = 32 << 20

// Detect returns the event that the environment speaks of. readFile reads the
// payload. The error says what is missing.
func Detect(getenv func(string) string, readFile func(string) ([]byte, error)) (*Event, error) {
	switch {
	case getenv("GITHUB_EVENT_NAME") != "":
		path := getenv("GITHUB_EVENT_PATH")
		if path == "" {
			return nil, errors.New("GITHUB_EVENT_PATH is not set, which names the event's payload")
		}
		data, err := readFile(path)
		if err != nil {
			return nil, fmt.Errorf("event payload: %w", err)
		}
		return GitHub(getenv("GITHUB_EVENT_NAME"), data)
	case getenv("GITLAB_CI") != "":
		return GitLab(getenv)
	}
	return nil, errors.New("no event: neither GITHUB_EVENT_NAME nor GITLAB_CI is set")
}

// payload is what counts of a GitHub event.
type payload struct {
	PullRequest *struct {
		Number  int `json:"number"`
		Commits int `json:"commits"`
		Base    side
		Head    side
	} `json:"pull_request"`
	MergeGroup *struct {
		BaseSHA string `json:"base_sha"`
		HeadSHA string `json:"head_sha"`
	} `json:"merge_group"`
	Ref        string            `json:"ref"`
	Before     string            `json:"before"`
	After      string            `json:"after"`
	Deleted    bool              `json:"deleted"`
	Commits    []json.RawMessage `json:"commits"`
	Repository struct {
		DefaultBranch string `json:"default_branch"`
	} `json:"repository"`
}

type side struct {
	SHA string `json:"sha"`
}

// maxListed is how many commits the payload of a push lists at most.
const maxListed = 2048

// GitHub reads the payload of an event. An event that is about no commits of
// its own is an error that names it.
func GitHub(name string, data []byte) (*Event, error) {
	if len(data) > maxPayload {
		return nil, fmt.Errorf("event payload: larger than %d bytes", maxPayload)
	}
	var p payload
	if err := json.Unmarshal(data, &p); err != nil {
		if other, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			err = fmt.Errorf("%s holds a JSON %s, and no event has that there", cmp.Or(other.Field, "it"), other.Value)
		}
		return nil, fmt.Errorf("event payload: %w", err)
	}
	e := &Event{Name: name}
	var err error
	switch name {
	case "pull_request", "pull_request_target":
		if p.PullRequest == nil {
			return nil, fmt.Errorf("event payload: %s without a pull_request", name)
		}
		e.Title = fmt.Sprintf("pull request %d", p.PullRequest.Number)
		e.Commits = max(p.PullRequest.Commits, 0)
		e.Untrusted = name == "pull_request_target"
		if e.Base, err = commit("pull_request.base.sha", p.PullRequest.Base.SHA); err == nil {
			e.Head, err = commit("pull_request.head.sha", p.PullRequest.Head.SHA)
		}
	case "merge_group":
		if p.MergeGroup == nil {
			return nil, errors.New("event payload: merge_group without a merge_group")
		}
		e.Title = "merge group"
		if e.Base, err = commit("merge_group.base_sha", p.MergeGroup.BaseSHA); err == nil {
			e.Head, err = commit("merge_group.head_sha", p.MergeGroup.HeadSHA)
		}
	case "push":
		return push(e, p.Ref, p.Before, p.After, p.Repository.DefaultBranch, p.Deleted, len(p.Commits))
	case "schedule", "workflow_dispatch", "repository_dispatch":
		e.Full, e.Title = true, name
	default:
		return nil, fmt.Errorf("event %q is about no commits that damvet knows of (it knows: pull_request, merge_group, push, schedule, workflow_dispatch)", name)
	}
	return e, err
}

// push is what a push to a branch or tag changes.
func push(e *Event, ref, before, after, defaultBranch string, deleted bool, commits int) (*Event, error) {
	e.Title = "push"
	if name, ok := strings.CutPrefix(ref, "refs/heads/"); !ok || name != defaultBranch {
		e.Default = defaultBranch
	}
	if deleted || zero(after) {
		e.Nothing = true
		return e, nil
	}
	var err error
	if e.Head, err = commit("after", after); err != nil {
		return nil, err
	}
	if !zero(before) {
		if e.Base, err = commit("before", before); err != nil {
			return nil, err
		}
		if commits < maxListed {
			e.Commits = commits
		}
	}
	return e, nil
}

// GitLab reads the variables of a pipeline.
//
// https://docs.gitlab.com/ci/variables/predefined_variables/
func GitLab(getenv func(string) string) (*Event, error) {
	source := getenv("CI_PIPELINE_SOURCE")
	e := &Event{Name: source}
	var err error
	switch source {
	case "merge_request_event":
		e.Title = "merge request " + getenv("CI_MERGE_REQUEST_IID")
		// Of a pipeline for merged results, CI_COMMIT_SHA is the merge.
		name := "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"
		if getenv(name) == "" {
			name = "CI_COMMIT_SHA"
		}
		if e.Base, err = commit("CI_MERGE_REQUEST_DIFF_BASE_SHA", getenv("CI_MERGE_REQUEST_DIFF_BASE_SHA")); err == nil {
			e.Head, err = commit(name, getenv(name))
		}
	case "push", "external_pull_request_event":
		ref := "refs/heads/" + getenv("CI_COMMIT_BRANCH")
		return push(e, ref, getenv("CI_COMMIT_BEFORE_SHA"), getenv("CI_COMMIT_SHA"), getenv("CI_DEFAULT_BRANCH"), false, maxListed)
	case "schedule", "web", "api", "trigger", "pipeline", "parent_pipeline", "chat", "ondemand_dast_scan", "security_orchestration_policy":
		e.Full, e.Title = true, source
	default:
		return nil, fmt.Errorf("CI_PIPELINE_SOURCE %q is not known", source)
	}
	return e, err
}

func commit(name, text string) (gitstore.ID, error) {
	id, ok := gitstore.ParseID(text)
	if !ok || id.IsZero() {
		return id, fmt.Errorf("%s: %q is no commit id", name, text[:min(len(text), 100)])
	}
	return id, nil
}

// zero reports whether an id says that there is nothing. No id at all says
// nothing.
func zero(text string) bool { return len(text) >= 40 && strings.Trim(text, "0") == "" }
