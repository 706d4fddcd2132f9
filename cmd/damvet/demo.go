package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/damvet/damvet/internal/script"
	"github.com/damvet/damvet/internal/synth"
	"github.com/damvet/damvet/testdata/acme"
)

var demoCommand = &command{
	name:  "demo",
	short: "build the sample integration, with its history, and check it",
	long: `The sample is a small integration of an invented company. Its files and its
history break the rules of every class; all credentials in it are synthetic.
It is built in a temporary folder, checked as "damvet check" would, and
removed. The exit status is 0 if that worked, whatever was found.`,
	flags: func(fs *flag.FlagSet, o *options) {
		reportFlags(fs, o)
		brief := fs.Lookup("brief")
		o.brief, brief.DefValue = true, "true"
		fs.BoolVar(&o.keep, "keep", false, "leave the sample in its temporary folder and say where that is")
	},
	run: func(ctx context.Context, u *ui, o *options, _ []string) (int, error) {
		tmp, err := os.MkdirTemp("", "damvet-demo-")
		if err != nil {
			return 0, err
		}
		if o.keep {
			u.note("the sample is in %s", filepath.Join(tmp, "acme"))
		} else {
			defer os.RemoveAll(tmp)
		}
		dir := filepath.Join(tmp, "acme")
		if err := script.Build(dir, acme.History(), synth.Expand); err != nil {
			return 0, fmt.Errorf("the sample could not be built: %w", err)
		}
		// The sample's credentials live and end around this day.
		u.now = acme.Now()
		status, err := u.scan(ctx, o, dir, sources{files: true, history: true})
		if status == statusFindings {
			u.note("these findings are the sample's: `damvet check` exits with 1 on them")
			status = statusClean
		}
		return status, err
	},
}
