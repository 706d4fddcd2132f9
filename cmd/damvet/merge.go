package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/damvet/damvet/internal/config"
	"github.com/damvet/damvet/internal/report"
)

var mergeCommand = &command{
	name: "merge", args: "REPORT…", minArgs: 1, maxArgs: 10_000,
	short: "make one report of those of many repositories",
	long: `Reads reports that "damvet check --format json" or jsonl wrote. Each is named
after its file, or as NAME=FILE says, and paths begin with that name. Format
json tells more than jsonl: what was looked at and what was not, what was
accepted, who signed off which guideline.`,
	flags: reportFlags,
	run: func(_ context.Context, u *ui, o *options, args []string) (int, error) {
		r, err := u.newRun(o, settings{})
		if err != nil {
			return 0, err
		}
		var all []report.Named
		seen := map[string]string{}
		for _, arg := range args {
			name, file, ok := strings.Cut(arg, "=")
			if !ok {
				file = arg
				base := filepath.Base(file)
				name = strings.TrimSuffix(base, filepath.Ext(base))
			}
			if other, twice := seen[name]; twice {
				return 0, withHint(fmt.Errorf("%s and %s are both called %q", other, file, name), "NAME=FILE gives a report another name")
			}
			seen[name] = file
			one, err := r.readReport(file)
			if err != nil {
				return 0, err
			}
			if !one.Files && !one.History {
				one.Coverage.Exclude(name+" is jsonl, which does not tell what was looked at", 1)
			}
			all = append(all, report.Named{Name: name, Run: one})
		}
		v := report.Verdict{FailOn: r.failing, MinConfidence: r.confidence, AllowAbsent: r.allowAbsent}
		return r.publish(report.Merge(all, v, r.conf.Catalogue, r.now, buildVersion()), nil)
	},
}

const aReport = "`damvet check --format json --output FILE` writes a report that can be read"

// readReport reads a report of format json or jsonl.
func (r *session) readReport(file string) (*report.Run, error) {
	data, err := config.File(file, report.MaxRead)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, withHint(fmt.Errorf("%s: %w", file, err), aReport)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	run, err := report.Read(config.Text(data), r.conf.Catalogue)
	if err != nil {
		return nil, withHint(fmt.Errorf("%s: %w", file, err), aReport)
	}
	return run, nil
}

// isFile reports whether a path is a file that is there.
func isFile(path string) (bool, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && info.Mode().IsRegular(), err
}
