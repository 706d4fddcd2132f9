package scan

import (
	"context"
	"errors"
	"runtime"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/worktree"
	"github.com/damvet/damvet/rules"
)

// TreeOptions says how to scan a directory.
type TreeOptions struct {
	Walk worktree.Options
	// Prefix is put before the path of every file: where the root of the walk
	// stands in its repository, with a slash at the end. Usually empty.
	Prefix string
	// Progress, if given, is called now and then with the files and bytes that
	// have been looked at.
	Progress func(files, bytes int64)
}

// Tree scans the files below root, or one file. What cannot be read is
// recorded in the coverage; the error is one that ends the scan. If ctx ends it,
// the result has what was found by then, and its coverage says so.
func (s *Scanner) Tree(ctx context.Context, root string, o TreeOptions) (*Result, error) {
	total := &Result{}
	var files, size int64
	cov, err := worktree.WalkParallel(ctx, root, o.Walk, runtime.GOMAXPROCS(0),
		func(_ context.Context, f worktree.File) (*Result, error) { return s.file(o.Prefix, f) },
		func(f worktree.File, res *Result) error {
			total.saw(o.Prefix + f.Path)
			total.Add(res)
			files++
			size += f.Size
			if o.Progress != nil {
				o.Progress(files, size)
			}
			return nil
		})
	total.Coverage.Add(&cov)
	if ctx.Err() != nil {
		total.unsettled()
		total.Coverage.Fail("files", errInterrupted)
		return total, err
	}
	s.Settle(total)
	return total, err
}

// ignoredFact marks a finding in a file that git ignores.
var ignoredFact = finding.Fact{Name: "file", Value: "ignored by git: it is not in the repository"}

// file scans one file.
func (s *Scanner) file(prefix string, f worktree.File) (*Result, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	name := prefix + f.Path
	res, err := s.contentSized(name, r, r.Size())
	if _, ok := errors.AsType[*worktree.ReadError](err); ok {
		return nil, err
	}
	if err != nil {
		res.Coverage.Fail(name, err)
	}
	// The walk counts files and their bytes.
	res.Coverage.Bytes = 0
	for i := range res.Suppressed {
		res.Suppressed[i].Untracked = !f.Tracked
	}
	if f.Ignored {
		res.lower()
		res.unversioned = with(res.unversioned, name)
	}
	if len(res.Platforms) > 0 {
		res.speaks = with(res.speaks, name)
	}
	return res, nil
}

// lower lowers what was found in a file that git ignores.
func (r *Result) lower() {
	for _, t := range r.Things {
		t.Severity = min(t.Severity, rules.Low)
		t.Facts = append(t.Facts, ignoredFact)
	}
}
