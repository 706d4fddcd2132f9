package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/config"
	"github.com/damvet/damvet/internal/event"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/history"
	"github.com/damvet/damvet/internal/report"
	"github.com/damvet/damvet/internal/suppress"
)

var ciCommand = &command{
	name: "ci", args: "[DIR]", maxArgs: 1,
	short: "check what the event brings that a CI system started the run for",
	long: `
Reads the event of GitHub Actions or GitLab CI, or takes --base and --head. Of a
pull request, a merge group or a push, every commit is looked at, and reported
is what they bring. A schedule or a run by hand checks everything.

The configuration and the baseline are those of the base, which the change
cannot weaken; where the base has none, those of the change count.

Nothing is fetched. What of the change is not in the clone makes the status 2,
and --missing tells what to fetch: a line of arguments for each git fetch.

In GitHub Actions the report is annotations, a summary of the step, and the
outputs findings and failing.`,
	flags: func(fs *flag.FlagSet, o *options) {
		reportFlags(fs, o)
		sizeFlag(fs, o)
		repositoryFlags(fs, o)
		goFlags(fs, o)
		furtherFlags(fs, o)
		fs.Lookup("format").DefValue = ""
		fs.StringVar(&o.base, "base", "", "the `REVISION` that the change starts from or shall be merged into, instead of the event's")
		fs.StringVar(&o.head, "head", "", "the newest `REVISION` of the change, instead of the event's; HEAD if only --base is given")
		fs.BoolVar(&o.fromHead, "trust-head", false, "let the configuration and the baseline of the change count")
		fs.BoolVar(&o.target, "pull-request-target", false, "run for pull_request_target, where a stranger's change meets the repository's secrets")
		fs.BoolVar(&o.full, "full", false, "check everything, whatever the event is about")
		fs.BoolVar(&o.missing, "missing", false, "check nothing, and tell what git has to fetch first")
		fs.StringVar(&o.sarif, "sarif", "", "write everything that the tree holds to `FILE`, for code scanning")
	},
	run: func(ctx context.Context, u *ui, o *options, args []string) (int, error) {
		status, err := u.ci(ctx, o, target(args))
		if err != nil && !o.missing && u.inActions() {
			u.print(report.GitHubError(err.Error()))
		}
		return status, err
	},
}

func (u *ui) inActions() bool { return u.getenv("GITHUB_ACTIONS") == "true" }

// furtherReport is a report beside the one of --format.
type furtherReport struct{ format, file string }

func furtherFlags(fs *flag.FlagSet, o *options) {
	fs.Func("report", "write a further report: `FORMAT=FILE`; may be given several times", func(s string) error {
		format, file, ok := strings.Cut(s, "=")
		if !ok || file == "" || !slices.Contains(report.Formats(), format) {
			return fmt.Errorf("want FORMAT=FILE, the format one of: %s", strings.Join(report.Formats(), ", "))
		}
		o.reports = append(o.reports, furtherReport{format, file})
		return nil
	})
}

func (u *ui) ci(ctx context.Context, o *options, dir string) (int, error) {
	if o.origin["format"] == "" && u.inActions() {
		o.format = "github"
	}
	e, err := u.event(o)
	if err != nil {
		return 0, err
	}
	if e.Untrusted && !o.target {
		return 0, withHint(errors.New("pull_request_target: the run has the repository's secrets, and the change may be a stranger's"),
			"use the event pull_request, which needs none; --pull-request-target runs all the same, and --no-go keeps it from starting any program")
	}
	repo, err := u.openRepository(dir)
	if err != nil {
		return 0, err
	}
	defer repo.Close()
	store, err := gitstore.Open(repo.gitDir)
	if err != nil {
		return 0, supported(err)
	}
	defer store.Close()
	c := &ciRun{ui: u, options: o, event: e, repo: repo, store: store, dir: dir}
	if o.missing {
		return c.tellMissing(ctx)
	}
	return c.check(ctx)
}

// maxPayload is how large the payload of an event may be, in bytes: more than
// twice of what GitHub sends.
const maxPayload = 64 << 20

// event is the event that the flags or the environment speak of. Where flags
// give revisions, its ids are zero.
func (u *ui) event(o *options) (*event.Event, error) {
	switch {
	case o.full && o.base+o.head != "":
		return nil, errors.New("--full and --base speak of different things")
	case o.full:
		return &event.Event{Full: true}, nil
	case o.base == "" && o.head != "":
		return nil, errors.New("--head needs --base")
	}
	if o.base != "" {
		if o.head == "" {
			o.head = "HEAD"
		}
		return &event.Event{Title: o.base + ".." + o.head}, nil
	}
	e, err := event.Detect(u.getenv, func(name string) ([]byte, error) {
		data, err := config.File(name, maxPayload)
		if err != nil {
			err = fmt.Errorf("%s: %w", name, err)
		}
		return data, err
	})
	if err != nil {
		err = withHint(err, "--base and --head name the change")
	}
	return e, err
}

// ciRun is one run of damvet ci.
type ciRun struct {
	*ui
	*options
	event *event.Event
	repo  *repository
	store *gitstore.Store
	dir   string
}

// endpoints resolves the ends of the change. Without a base, from is empty: the
// change is all that leads to head.
type endpoints struct {
	head gitstore.ID
	from []gitstore.ID
	note string
}

func (c *ciRun) endpoints() (ends endpoints, err error) {
	if c.base != "" {
		base, err := c.store.ResolveCommit(c.base)
		if err == nil {
			ends.from = []gitstore.ID{base}
			ends.head, err = c.store.ResolveCommit(c.head)
		}
		return ends, rangeHint(err)
	}
	e := c.event
	// What a tag that was pushed leads to counts.
	if ends.head, err = c.store.ResolveCommit(e.Head.String()); err != nil {
		return ends, c.depthHint(fmt.Errorf("the newest commit of the %s: %w", e.Title, err))
	}
	switch {
	case !e.Base.IsZero() && c.store.Has(e.Base):
		ends.from = []gitstore.ID{e.Base}
	case e.Name != "push":
		return ends, c.depthHint(fmt.Errorf("the base of the %s: commit %s is not in the clone", e.Title, e.Base))
	case e.Default != "":
		_, id, ok := c.store.Ref("refs/remotes/origin/" + e.Default)
		if !ok {
			return ends, withHint(fmt.Errorf("the push has no base that is there, and refs/remotes/origin/%s, which would take its place, is not there either", e.Default),
				"fetch-depth: 0 for actions/checkout brings all branches; git fetch origin brings them by hand")
		}
		ends.from = []gitstore.ID{id}
		ends.note = "the push has no base that is there: compared with " + e.Default
	default:
		ends.note = "the push has no base that is there: everything that leads to it counts"
	}
	return ends, nil
}

// depthHint says how much of the history has to be in the clone.
func (c *ciRun) depthHint(err error) error {
	if err == nil {
		return nil
	}
	hint := "fetch-depth: 0 for actions/checkout, or GIT_DEPTH: 0 in GitLab"
	if n := c.event.Commits; n > 0 {
		hint = fmt.Sprintf("the change has %s: fetch-depth: %d for actions/checkout is the least, and %s is enough in any case", commits(n), n+1, strings.Replace(hint, ", or", "; or", 1))
	}
	return withHint(err, hint+"; `damvet ci --missing` tells what to fetch")
}

func commits(n int) string {
	if n == 1 {
		return "1 commit"
	}
	return fmt.Sprintf("%d commits", n)
}

func (c *ciRun) check(ctx context.Context) (int, error) {
	switch e := c.event; {
	case e.Nothing:
		c.note("the %s leaves nothing to check: a branch or tag was deleted", e.Title)
		return statusClean, c.outputs(&report.Run{})
	case e.Full:
		return c.full(ctx)
	}
	ends, err := c.endpoints()
	if err != nil {
		return 0, err
	}
	if ends.note != "" {
		c.note("%s", ends.note)
	}
	change := revisions{
		rng:   &history.Range{Include: []gitstore.ID{ends.head}, Exclude: ends.from, Tags: history.Tags(c.store, c.event.Head)},
		head:  ends.head,
		about: "the " + c.event.Title,
		tree:  c.writeSARIF,
	}
	if c.base != "" {
		change.about = c.event.Title
	}
	if len(ends.from) > 0 && !c.fromHead {
		change.base = ends.from[0]
	}
	r, run, err := c.checkChange(ctx, c.options, c.repo, c.store, change)
	if errors.Is(err, history.ErrEmptyRange) {
		c.note("%s: no commit is in the range, and so nothing to check", change.about)
		return statusClean, c.outputs(&report.Run{})
	}
	if incomplete := (*history.IncompleteError)(nil); errors.As(err, &incomplete) {
		return 0, c.depthHint(incomplete)
	}
	if err != nil {
		return 0, err
	}
	return c.publish(r, run)
}

// full checks everything, as damvet check does.
func (c *ciRun) full(ctx context.Context) (int, error) {
	look := sources{files: true, golang: !c.noGo, history: true}
	return c.scanThen(ctx, c.options, c.dir, look, func(r *session, run *report.Run, _ *suppress.Accepting) (int, error) {
		if ctx.Err() == nil {
			if err := c.writeSARIF(run); err != nil {
				return 0, err
			}
		}
		return c.publish(r, run)
	})
}

// publish writes the reports and the outputs.
func (c *ciRun) publish(r *session, run *report.Run) (int, error) {
	for _, f := range c.reports {
		if err := saveReport(f.file, f.format, run); err != nil {
			return 0, err
		}
	}
	if file := c.getenv("GITHUB_STEP_SUMMARY"); file != "" && c.inActions() {
		if err := appendSummary(file, run); err != nil {
			return 0, err
		}
	}
	if err := c.outputs(run); err != nil {
		return 0, err
	}
	return r.publish(run, nil)
}

// writeSARIF writes what a tree holds: code scanning closes the alerts that a
// report leaves out, so what was there before is in it. What stands only in the
// history is not: no alert of it would ever close.
func (c *ciRun) writeSARIF(run *report.Run) error {
	if c.sarif == "" {
		return nil
	}
	tree := *run
	tree.History, tree.Change, tree.Findings = false, nil, nil
	for _, f := range run.Findings {
		if f.History == nil || f.History.AtHead {
			tree.Findings = append(tree.Findings, f)
		}
	}
	return saveReport(c.sarif, "sarif", &tree)
}

// outputs sets the outputs of a step of GitHub Actions: numbers, and nothing
// that comes from the repository.
func (c *ciRun) outputs(run *report.Run) error {
	file := c.getenv("GITHUB_OUTPUT")
	if file == "" || !c.inActions() {
		return nil
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "findings=%d\nfailing=%d\n", len(run.Findings), run.Failing())
	return errors.Join(err, f.Close())
}

// saveReport writes a report beside the one of the run.
func saveReport(file, format string, run *report.Run) error {
	f, err := openOutput(file)
	if err != nil {
		return withHint(fmt.Errorf("%s report: %w", format, err), nameWritable)
	}
	if err := f.write(func(w io.Writer) error { return report.Write(w, format, run, report.Options{Width: 100}) }); err != nil {
		return fmt.Errorf("%s: %w", file, plain(err))
	}
	return nil
}

// appendSummary adds the summary to those of the steps before.
func appendSummary(file string, run *report.Run) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o644)
	if err == nil {
		err = fill(f, func(w io.Writer) error { return report.Write(w, "summary", run, report.Options{Width: 100}) })
	}
	if err != nil {
		return fmt.Errorf("GITHUB_STEP_SUMMARY: %w", err)
	}
	return nil
}
