package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"path"
	"slices"

	"github.com/damvet/damvet/internal/change"
	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/report"
	"github.com/damvet/damvet/internal/scan"
)

var diffCommand = &command{
	name: "diff", args: "A B", minArgs: 2, maxArgs: 2,
	short: "tell what two reports, or two revisions, differ in",
	long: `A and B are reports that "damvet check --format json" or jsonl wrote, or two
revisions of the repository here, whose files are checked without their history.
Told is what is new in B, what is fixed, what has another severity, and how much
is still there. The exit status is 1 if something new counts toward failure,
and 2 if one of them is incomplete.`,
	flags: func(fs *flag.FlagSet, o *options) {
		settingsFlags(fs, o)
		sizeFlag(fs, o)
		verdictFlags(fs, o)
		fs.BoolVar(&o.allowAbsent, "allow-absent", false, "accept that a report of a shallow or partial clone lacks objects")
		fs.StringVar(&o.format, "format", "text", "write as `FORMAT`: text, json, markdown")
		outputFlag(fs, o)
	},
	run: func(ctx context.Context, u *ui, o *options, args []string) (int, error) {
		files := 0
		for _, name := range args {
			is, err := isFile(name)
			if err != nil {
				return 0, err
			}
			if is {
				files++
			}
		}
		switch files {
		case 2:
			return u.diffReports(o, args[0], args[1])
		case 0:
			status, err := u.diffRevisions(ctx, o, args[0], args[1])
			return status, noReports(err, args)
		}
		return 0, withHint(fmt.Errorf("one of %s and %s is a file, and the other is not", args[0], args[1]), "compare two reports, or two revisions")
	},
}

// noReports says of arguments that were taken for revisions, since there is no
// file of their name, that reports may have been meant.
func noReports(err error, args []string) error {
	if err == nil || !slices.ContainsFunc(args, func(a string) bool { return path.Ext(a) == ".json" || path.Ext(a) == ".jsonl" }) {
		return err
	}
	return withHint(fmt.Errorf("%s and %s: there are no files of these names, and as revisions: %w", args[0], args[1], err), aReport)
}

func (u *ui) diffReports(o *options, a, b string) (int, error) {
	r, err := u.newRun(o, settings{})
	if err != nil {
		return 0, err
	}
	before, err := r.readReport(a)
	if err != nil {
		return 0, err
	}
	after, err := r.readReport(b)
	if err != nil {
		return 0, err
	}
	status, err := r.differ(before.Findings, after.Findings)
	if err != nil {
		return 0, err
	}
	for i, run := range []*report.Run{before, after} {
		// What its run accepted to be absent a report does not say.
		if run.AllowAbsent = r.allowAbsent; len(run.Coverage.Unreadable) == 0 && (r.allowAbsent || len(run.Coverage.Absent) == 0) {
			continue
		}
		status = statusTrouble
		for _, line := range report.CoverageLines(run) {
			r.note("%s: %s", []string{a, b}[i], line)
		}
	}
	return status, nil
}

func (u *ui) diffRevisions(ctx context.Context, o *options, a, b string) (int, error) {
	repo, err := u.openRepository(".")
	if err != nil {
		return 0, err
	}
	defer repo.Close()
	store, err := gitstore.Open(repo.gitDir)
	if err != nil {
		return 0, err
	}
	defer store.Close()
	trees := &treeReader{Reader: store.NewReader(), trees: map[gitstore.ID]gitstore.ID{}}
	var ids [2]gitstore.ID
	for i, rev := range []string{a, b} {
		commit, err := store.ResolveCommit(rev)
		if err != nil {
			return 0, rangeHint(err)
		}
		if ids[i], err = trees.of(commit); err != nil {
			return 0, err
		}
	}
	r, err := u.newRun(o, trees.settingsOf(repo.prefix, ids[1]))
	if err != nil {
		return 0, err
	}
	r.root, r.files, r.prefix, r.gitDir = repo.root, true, repo.prefix, repo.gitDir
	files, err := change.Whole(trees, ids[:1], ids[1])
	if err != nil {
		return 0, err
	}
	found, err := r.scanner.Change(ctx, below(files, repo.prefix), r.changeOptions(func() change.Reader { return store.NewReader() }))
	if err != nil {
		return 0, err
	}
	found.Settle(r.scanner)
	before, _ := r.assemble(found.Before[0])
	after, _ := r.assemble(found.After)
	status, err := r.differ(before.Findings, after.Findings)
	if err != nil {
		return 0, err
	}
	for _, side := range []*scan.Result{found.Before[0], found.After} {
		if len(side.Coverage.Unreadable) > 0 {
			status = statusTrouble
		}
	}
	r.coverage(after, status)
	return status, nil
}

// differ writes what two sets of findings differ in.
func (r *session) differ(before, after []*finding.Finding) (int, error) {
	v := report.Verdict{FailOn: r.failing, MinConfidence: r.confidence}
	v.Sort(before)
	v.Sort(after)
	d := report.Compare(before, after)
	if err := r.writeDiff(d, v); err != nil {
		return 0, err
	}
	for _, f := range d.New {
		if v.Fails(f) {
			return statusFindings, nil
		}
	}
	return statusClean, nil
}

func (r *session) writeDiff(d *report.Difference, v report.Verdict) error {
	return r.writeTo(func(w io.Writer) error {
		switch r.format {
		case "json":
			return report.WriteDiffJSON(w, d)
		case "markdown":
			return report.WriteDiffMarkdown(w, r.conf.Catalogue, d, v.Fails)
		}
		return report.WriteDiff(w, d)
	})
}
