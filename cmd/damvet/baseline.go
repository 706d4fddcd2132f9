package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/config"
	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/report"
	"github.com/damvet/damvet/internal/suppress"
)

var baselineCommand = &command{
	name: "baseline", args: "[DIR]", maxArgs: 1,
	short: "accept today's findings, with a reason",
	long: `Checks as "damvet check" does and adds what it finds to the baseline: one line
each, with fingerprint, rule, redacted evidence, path, reason and date. From
then on runs pass over these findings, wherever they move to, and report what is
new. Entries that are there stay as they are. A baseline whose name ends in a
slash is a directory with one file an entry.`,
	flags: func(fs *flag.FlagSet, o *options) {
		settingsFlags(fs, o)
		fileFlags(fs, o)
		repositoryFlags(fs, o)
		goFlags(fs, o)
		quietFlag(fs, o)
		fs.BoolVar(&o.noHistory, "no-history", false, "do not look at the history")
		fs.StringVar(&o.accepted.Reason, "reason", "", "why the findings are accepted: `TEXT`")
		fs.StringVar(&o.accepted.Owner, "owner", "", "who answers for them: `NAME`")
		fs.TextVar(&o.accepted.Expires, "expires", config.Date{}, "the last `DAY` on which they are accepted, like 2027-01-31")
		fs.Func("only", "accept only the finding of this fingerprint, or those of this rule, class, platform or guideline: `NAME`; can be repeated", func(s string) error {
			o.only = append(o.only, s)
			return nil
		})
		fs.BoolVar(&o.prune, "prune", false, "take out entries of which nothing is left, and accept nothing new unless --reason is given")
		fs.StringVar(&o.from, "from", "", "accept what `FILE` accepts, a JSON report or .gitleaksignore of gitleaks")
	},
	run: func(ctx context.Context, u *ui, o *options, args []string) (int, error) {
		if o.accepted.Reason == "" && o.from == "" && !o.prune {
			return 0, withHint(errors.New("--reason is missing"), "say why these findings are accepted: whoever meets them later wants to know")
		}
		if err := o.accepted.Check(); err != nil && o.accepted.Reason != "" {
			return 0, err
		}
		if o.accepted.Expires.Over(u.now) {
			return 0, withHint(fmt.Errorf("--expires: %s is over", o.accepted.Expires), "name the last day on which the findings are accepted")
		}
		o.creates = true
		return u.scanThen(ctx, o, target(args), sources{files: true, golang: !o.noGo, history: !o.noHistory}, (*session).writeBaseline)
	},
}

// writeBaseline adds the findings of a run to the baseline.
func (r *session) writeBaseline(run *report.Run, a *suppress.Accepting) (int, error) {
	if r.settings.baseline != nil && r.settings.baseline.Origin != "" {
		return 0, withHint(fmt.Errorf("%s was written by %s, and is left as it is", r.settings.baseline.Path, r.settings.baseline.Origin), "name it with --from, and leave out --baseline")
	}
	if err := r.checkWords(run); err != nil {
		return 0, err
	}
	seen := r.seen(run)
	entries, stale := a.Entries(seen)
	kept := entries
	if !r.prune {
		kept = append(kept, stale...)
		stale = nil
	}
	added, err := r.newEntries(run)
	if err != nil {
		return 0, err
	}
	at, err := r.saveBaseline(append(kept, added...), stale)
	if err != nil {
		return 0, err
	}
	r.wipe()
	if !r.quiet {
		r.note("%s: %d added, %d were there, %d taken out", at, len(added), len(kept), len(stale))
	}
	status := statusClean
	if run.Status() == statusTrouble {
		status = statusTrouble
	}
	r.coverage(run, status)
	return status, nil
}

const aForeign = "`gitleaks git --report-format json --report-path FILE` writes a report that can be read; a .gitleaksignore can be too"

// newEntries are the entries for the findings that nothing accepts yet.
func (r *session) newEntries(run *report.Run) ([]suppress.Entry, error) {
	var findings []*finding.Finding
	accepted := r.options.accepted
	switch {
	case r.from != "":
		data, err := config.File(r.from, suppress.MaxBaseline)
		if err != nil {
			return nil, withHint(fmt.Errorf("--from: %s: %w", r.from, plain(err)), aForeign)
		}
		foreign, err := suppress.ParseBaseline(filepath.ToSlash(r.from), data)
		if err != nil {
			return nil, withHint(fmt.Errorf("--from: %w", err), aForeign)
		}
		r.resolve(foreign)
		if accepted.Reason == "" {
			accepted.Reason = "accepted in " + filepath.Base(r.from)
		}
		a := suppress.New(&config.Config{}, foreign, r.now, suppress.Paths{FromRoot: r.fromRoot})
		_, findings, _ = a.Sort(run.Findings)
		for _, n := range a.Notices(r.seen(run)) {
			r.note("%s", n.Text)
		}
	case accepted.Reason != "":
		findings = run.Findings
	}
	var added []suppress.Entry
	told := map[string]bool{}
	for _, f := range findings {
		if f.Past || f.Fingerprint == "" || f.History != nil && !f.History.Reachable && !r.failUnreachable || !r.only.covers(f) {
			continue
		}
		e := suppress.NewEntry(f, accepted, config.DateOf(r.now))
		e.Path = r.fromRoot(f.Path)
		if e.Kind == suppress.Credential {
			if told[e.Fingerprint] {
				continue
			}
			told[e.Fingerprint] = true
		}
		added = append(added, e)
	}
	return added, nil
}

// checkWords says what is wrong with the words that a baseline is made with: a
// name that means nothing, or a secret in a text that is kept in clear.
func (r *session) checkWords(run *report.Run) error {
	for _, name := range r.only {
		if !suppress.IsFingerprint(name) {
			if err := config.CheckName(run.Catalogue, name); err != nil {
				return fmt.Errorf("--only: %w", err)
			}
			continue
		}
		if _, err := wholeFingerprint(run, name); err != nil {
			return fmt.Errorf("--only: %w", err)
		}
	}
	for flag, text := range map[string]string{"--reason": r.options.accepted.Reason, "--owner": r.options.accepted.Owner} {
		if r.scanner.Redact(text) != text || config.Hide(text) != text {
			return withHint(fmt.Errorf("%s holds what looks like a credential, and is written down in clear", flag), "say it without the value; a finding is known by its fingerprint")
		}
	}
	return nil
}

// names are fingerprints, and names of rules, classes, platforms or guidelines.
type nameList []string

func (all nameList) covers(f *finding.Finding) bool {
	return len(all) == 0 || slices.ContainsFunc(all, func(name string) bool { return name == f.Fingerprint || config.Covers(name, f.Rule) })
}

// saveBaseline writes all entries and returns where. Of a baseline in a
// directory it takes away the files of the stale ones.
func (r *session) saveBaseline(all, stale []suppress.Entry) (string, error) {
	at, dir, name := r.options.baseline, r.top, r.baselineName()
	if at != "" {
		dir, name = filepath.Dir(strings.TrimRight(at, `/\`)), filepath.Base(at)
		if info, err := os.Stat(at); strings.HasSuffix(at, "/") || err == nil && info.IsDir() {
			name += "/"
		}
	} else {
		at = name
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return at, err
	}
	defer root.Close()
	if within, ok := strings.CutSuffix(name, "/"); ok {
		return at, saveEntries(root, within, all, stale)
	}
	text, err := suppress.Text(all)
	if err != nil {
		return at, err
	}
	_, err = root.Lstat(name)
	isNew := errors.Is(err, fs.ErrNotExist)
	if err := replaceFile(root, name, text); err != nil {
		return at, fmt.Errorf("%s: %w", at, err)
	}
	if isNew && r.inRepository && r.options.baseline == "" {
		return at, r.mergeByLines(root, name)
	}
	return at, nil
}

func saveEntries(root *os.Root, dir string, all, stale []suppress.Entry) error {
	if err := root.MkdirAll(filepath.FromSlash(dir), 0o755); err != nil {
		return err
	}
	for _, e := range all {
		line, err := e.Line()
		if err == nil {
			err = replaceFile(root, path.Join(dir, e.FileName()), line)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path.Join(dir, e.FileName()), err)
		}
	}
	for _, e := range stale {
		if err := root.Remove(filepath.FromSlash(path.Join(dir, e.FileName()))); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// replaceFile writes a file as a whole or not at all. It follows no symbolic
// link: what it replaces may come from somebody else's repository.
func replaceFile(root *os.Root, name string, data []byte) error {
	name = filepath.FromSlash(name)
	if info, err := root.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return errors.New("not a regular file")
	}
	tmp := name + ".new"
	if err := root.Remove(tmp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return plain(err)
	}
	f, err := root.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return plain(err)
	}
	_, err = f.Write(data)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = root.Rename(tmp, name)
	}
	return plain(err)
}

// mergeByLines tells git that the lines of a file stand for themselves: of two
// branches that add some, a merge keeps both.
func (r *session) mergeByLines(root *os.Root, name string) error {
	const attributes = ".gitattributes"
	line := "/" + name + " merge=union\n"
	old, err := config.Dir(root.Name())(attributes, 1<<20)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: %w", attributes, err)
	}
	if bytes.Contains(old, []byte(name)) {
		return nil
	}
	if len(old) > 0 && old[len(old)-1] != '\n' {
		old = append(old, '\n')
	}
	if err := replaceFile(root, attributes, append(old, line...)); err != nil {
		return fmt.Errorf("%s: %w", attributes, err)
	}
	r.note("%s: added %q, so that git joins what two people accept", attributes, strings.TrimSpace(line))
	return nil
}
