package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/report"
	"github.com/damvet/damvet/internal/scan"
	"github.com/damvet/damvet/internal/suppress"
	"github.com/damvet/damvet/internal/worktree"
	"github.com/damvet/damvet/rules"
)

var checkCommand = &command{
	name: "check", args: "[DIR]", maxArgs: 1,
	short: "check the files and Go packages of a directory and the history of its repository",
	flags: func(fs *flag.FlagSet, o *options) {
		reportFlags(fs, o)
		fileFlags(fs, o)
		goFlags(fs, o)
		repositoryFlags(fs, o)
		fs.BoolVar(&o.noHistory, "no-history", false, "do not look at the history")
	},
	run: func(ctx context.Context, u *ui, o *options, args []string) (int, error) {
		return u.scan(ctx, o, target(args), sources{files: true, golang: !o.noGo, history: !o.noHistory})
	},
}

var filesCommand = &command{
	name: "files", args: "[DIR|FILE]", maxArgs: 1,
	short: "check the files of a directory, or one file",
	flags: func(fs *flag.FlagSet, o *options) {
		reportFlags(fs, o)
		fileFlags(fs, o)
	},
	run: func(ctx context.Context, u *ui, o *options, args []string) (int, error) {
		return u.scan(ctx, o, target(args), sources{files: true})
	},
}

var historyCommand = &command{
	name: "history", args: "[DIR]", maxArgs: 1,
	short: "check every object of a repository, reachable or not, or what a range of commits brings",
	long:  rangeHelp,
	flags: func(fs *flag.FlagSet, o *options) {
		reportFlags(fs, o)
		repositoryFlags(fs, o)
		rangeFlags(fs, o)
	},
	run: func(ctx context.Context, u *ui, o *options, args []string) (int, error) {
		return u.scan(ctx, o, target(args), sources{history: true})
	},
}

var stdinCommand = &command{
	name: "stdin", short: "check what comes on standard input",
	flags: func(fs *flag.FlagSet, o *options) {
		reportFlags(fs, o)
		fs.StringVar(&o.name, "name", "stdin", "the `PATH` to say it comes from: path conditions and formats go by it")
	},
	run: func(ctx context.Context, u *ui, o *options, _ []string) (int, error) {
		r, err := u.newRun(o, settings{})
		if err != nil {
			return 0, err
		}
		res, err := r.scanner.Content(filepath.ToSlash(o.name), u.input(ctx))
		if err != nil && ctx.Err() != nil {
			res.Coverage.Fail("standard input", errors.New("the run was interrupted before its end"))
		} else if err != nil {
			return 0, fmt.Errorf("standard input: %w", err)
		}
		r.scanner.Settle(res)
		res.Coverage.Files++
		return r.report(res)
	},
}

// input is standard input, which ends with an error when ctx does.
func (u *ui) input(ctx context.Context) io.Reader {
	r, w := io.Pipe()
	go func() {
		_, err := io.Copy(w, u.stdin)
		w.CloseWithError(err)
	}()
	context.AfterFunc(ctx, func() { w.CloseWithError(ctx.Err()) })
	return r
}

// target is the directory that is meant. "dir/..." is how the go command says
// that everything below counts, which it does in any case.
func target(args []string) string {
	if len(args) == 0 {
		return "."
	}
	if dir, ok := strings.CutSuffix(filepath.ToSlash(args[0]), "/..."); ok {
		return cmp.Or(filepath.FromSlash(dir), string(filepath.Separator))
	}
	return args[0]
}

// sources are the sources that a verb looks at.
type sources struct{ files, golang, history bool }

// session is one run of a verb that scans and reports.
type session struct {
	*ui
	*options
	settings
	root    string
	called  string // what root is called: the last element of its path
	scanner *scan.Scanner
	out     io.Writer
	file    *output // nil for standard output

	files, golang, history bool
	// dir is the directory that is checked, top how far up its module and its
	// workspace may begin.
	dir, top string
	// gitDir is the directory of the repository, empty outside of one.
	gitDir string
	// commit is what HEAD is, empty outside of a repository.
	commit string
	// change is what the findings are compared across, if they are.
	change *report.Change
	// prefix is put before the paths of findings: where what is scanned stands
	// in its repository, with a slash at the end. Usually empty.
	prefix string
	// tellsAccounts is true if what is written tells of accounts, names then has
	// looked for their names.
	tellsAccounts bool
	names         *scan.Names
	// hint is the remedy for a history that could not be read.
	hint string
}

// newRun reads configuration and baseline and opens the output, so that what is
// wrong with them is said before a long scan.
func (u *ui) newRun(o *options, from settings) (*session, error) {
	r := &session{ui: u, options: o, settings: from, out: u, tellsAccounts: o.story || report.TellsAccounts(o.format)}
	if err := r.readSettings(); err != nil {
		return nil, err
	}
	var err error
	cat := r.conf.Catalogue
	if r.scanner, err = scan.New(cat, scan.Options{Config: r.conf, Now: u.now}); err != nil {
		return nil, err
	}
	if o.output != "" {
		if r.file, err = openOutput(o.output); err != nil {
			return nil, withHint(fmt.Errorf("--output: %w", err), nameWritable)
		}
	}
	u.startProgress(o.quiet)
	return r, nil
}

// scan runs the verbs that look at a directory.
func (u *ui) scan(ctx context.Context, o *options, dir string, look sources) (int, error) {
	return u.scanThen(ctx, o, dir, look, (*session).publish)
}

// then is what becomes of a run.
type then func(*session, *report.Run, *suppress.Accepting) (int, error)

// stat tells what stands at a path that was given.
func stat(name string) (fs.FileInfo, error) {
	info, err := os.Stat(name)
	if err == nil {
		return info, nil
	}
	err = fmt.Errorf("%s: %w", name, plain(err))
	if errors.Is(err, fs.ErrNotExist) {
		err = withHint(err, "name a directory or a file that is there; without one the current directory is meant")
	}
	return nil, err
}

// scanThen looks at a directory and hands over what there is to report.
func (u *ui) scanThen(ctx context.Context, o *options, dir string, look sources, do then) (int, error) {
	if dir == "" {
		return 0, withHint(errors.New("the name of the directory is empty"), "leave it out, or set the variable that it comes from")
	}
	info, err := stat(dir)
	if err != nil {
		return 0, err
	}
	if look.history && !info.IsDir() {
		return 0, withHint(fmt.Errorf("%s: not a directory", dir), "`damvet files` checks a single file")
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return 0, err
	}
	start := abs
	if !info.IsDir() {
		start = filepath.Dir(abs)
	}
	gitDir, inRepository, err := gitstore.Find(start)
	switch {
	case errors.Is(err, gitstore.ErrNeither) && look.history:
		return 0, withHint(err, "remove it, or let `damvet files` check the files alone")
	case err != nil && !errors.Is(err, gitstore.ErrNeither):
		return 0, err
	}
	top, bare := start, true
	if w, err := worktree.Find(start); err == nil && w != nil {
		top, bare = w.Root, false
	}
	within, err := relative(top, start)
	if err != nil {
		return 0, err
	}
	from, settled := onDisk(top, within), func() {}
	if inRepository && bare && !look.files && !(o.noConfig && o.noBaseline) {
		if from, settled, err = atHead(gitDir); err != nil {
			return 0, err
		}
	}
	r, err := u.newRun(o, from)
	settled()
	if err != nil {
		return 0, err
	}
	r.root, r.files, r.golang = dir, look.files, look.golang
	r.called = filepath.Base(abs)
	if within != "" && look.history {
		// The history knows paths from the root of the repository.
		r.prefix = within + "/"
	}
	r.whole, r.inRepository = within == "" && info.IsDir(), inRepository
	r.dir, r.top = start, top
	if inRepository {
		r.gitDir = gitDir
	}
	if o.fix {
		if err := r.mend(ctx, abs); err != nil {
			return 0, err
		}
	}
	r.commit = head(gitDir, inRepository)
	var res *scan.Result
	var golang *goChecks
	if look.files {
		if res, err = r.tree(ctx, abs); err != nil && ctx.Err() == nil {
			return 0, err
		}
		if err != nil && look.history {
			res.Coverage.Fail("history", errors.New("was not looked at: the run was interrupted before"))
		}
		if err != nil {
			look.golang, look.history = false, false
		}
	}
	if look.golang {
		if golang, err = r.startGo(ctx, res); err != nil {
			return 0, err
		}
	}
	var past *scan.Result
	switch {
	case look.history && inRepository:
		if past, err = r.past(ctx, gitDir, res); err != nil {
			return 0, err
		}
	case look.history && !look.files:
		return 0, withHint(fmt.Errorf("%s: not in a git repository", dir), "`damvet files` checks a directory without a history")
	case look.history && !r.quiet:
		r.note("%s: not in a git repository, and so without a history", dir)
	}
	if golang != nil {
		if err := r.finishGo(ctx, golang, res); err != nil {
			return 0, err
		}
	}
	if past != nil {
		res = scan.Merge(res, past, func(path string) bool {
			if !strings.HasPrefix(path, r.prefix) {
				return false
			}
			_, err := os.Lstat(filepath.Join(top, filepath.FromSlash(path)))
			return errors.Is(err, fs.ErrNotExist)
		})
	}
	if err := r.sayWhere(ctx, res, abs, gitDir, past != nil); err != nil {
		return 0, err
	}
	run, accepting := r.assemble(res)
	return do(r, run, accepting)
}

// past scans the history. What the files hold is told even if the history
// cannot be read: then there is no result, and the coverage of files says so.
func (r *session) past(ctx context.Context, gitDir string, files *scan.Result) (*scan.Result, error) {
	past, err := r.scanHistory(ctx, gitDir)
	if errors.Is(err, gitstore.ErrEmpty) && files != nil {
		r.note("the repository has no commits yet, and so no history")
		return nil, nil
	}
	r.history = true
	if err == nil || files == nil || ctx.Err() != nil {
		return past, err
	}
	files.Coverage.Fail("history", err)
	if h, ok := errors.AsType[*hinted](err); ok {
		r.hint = h.hint
	}
	return nil, nil
}

// tree scans the files below a directory.
func (r *session) tree(ctx context.Context, root string) (*scan.Result, error) {
	return r.scanner.Tree(ctx, root, r.treeOptions())
}

func (r *session) treeOptions() scan.TreeOptions {
	return scan.TreeOptions{
		Prefix: r.prefix,
		Walk: worktree.Options{
			Ignored: r.ignored, MaxSize: r.maxSize, Exclude: r.conf.Exclude,
			ExcludeBase: r.below(),
			Git:         r.gitConfig(),
		},
		Progress: func(n int64, bytes int64) { r.step("%d files, %d MB", n, bytes>>20) },
	}
}

// gitConfig says where git's configuration is, which has the ignore files.
func (u *ui) gitConfig() worktree.Config {
	c := worktree.Config{
		Home: u.getenv("HOME"), XDGConfigHome: u.getenv("XDG_CONFIG_HOME"),
		System: "/etc/gitconfig", Global: u.getenv("GIT_CONFIG_GLOBAL"),
	}
	if system := u.getenv("GIT_CONFIG_SYSTEM"); system != "" {
		c.System = system
	}
	if off := u.getenv("GIT_CONFIG_NOSYSTEM"); off != "" && off != "0" && off != "false" {
		c.System = ""
	}
	return c
}

// relative returns the path from one directory to another below it, with
// forward slashes; "" if they are the same.
func relative(from, to string) (string, error) {
	var err error
	for _, dir := range []*string{&from, &to} {
		if *dir, err = filepath.EvalSymlinks(*dir); err != nil {
			return "", err
		}
	}
	rel, err := filepath.Rel(from, to)
	if rel == "." {
		rel = ""
	}
	return filepath.ToSlash(rel), err
}

// excluded reports whether the configuration leaves out a path of the
// repository.
func (r *session) excluded() func(string) bool {
	patterns := worktree.NewPatterns(r.conf.Exclude)
	return func(path string) bool {
		below, ok := r.fromConfig(path)
		return ok && patterns.Match(below)
	}
}

func (r *session) scanHistory(ctx context.Context, gitDir string) (*scan.Result, error) {
	store, o, err := r.openHistory(gitDir)
	if err != nil {
		return nil, err
	}
	defer store.Close()
	res, err := r.scanner.History(ctx, store, o)
	if res != nil && ctx.Err() != nil {
		return res, nil // and its coverage says that it was interrupted
	}
	return res, rangeHint(err)
}

// openHistory opens a repository and says how its history is to be scanned.
func (r *session) openHistory(gitDir string) (*gitstore.Store, scan.HistoryOptions, error) {
	store, err := gitstore.Open(gitDir)
	if err != nil {
		return nil, scan.HistoryOptions{}, supported(err)
	}
	if r.maxMemory > 0 {
		store.LimitMemory(r.maxMemory)
		debug.SetMemoryLimit(r.maxMemory)
	}
	rng, err := r.parseRange(store)
	if err != nil {
		store.Close()
		return nil, scan.HistoryOptions{}, err
	}
	return store, scan.HistoryOptions{
		Range:     rng,
		Plain:     r.plain,
		Memory:    r.memory(store),
		Reachable: r.reachable,
		Excluded:  r.excluded(),
		Excludes:  fmt.Sprintf("%q %q %q", r.fromRoot("x"), r.configDir(), r.conf.Exclude),
		Progress:  r.historyProgress(store.Count()),
	}, nil
}

// sayWhere looks for the names of accounts that were met in all that was looked
// at, if what is written will tell of them.
func (r *session) sayWhere(ctx context.Context, res *scan.Result, root, gitDir string, history bool) error {
	if !r.tellsAccounts || ctx.Err() != nil {
		return nil
	}
	names, err := r.scanner.Names(res)
	if err != nil {
		return err
	}
	r.names = names
	if names.None() {
		return nil
	}
	if r.files {
		err = names.Tree(ctx, root, r.treeOptions())
	}
	if err == nil && history {
		err = r.namesInHistory(ctx, names, gitDir)
	}
	if ctx.Err() != nil {
		err = errors.New("the run was interrupted before every text was looked at for their names")
	}
	if err != nil {
		names.Unfinished(err.Error())
		res.Coverage.Fail("accounts", err)
	}
	res.Coverage.Unreadable = append(res.Coverage.Unreadable, names.Unreadable()...)
	return nil
}

func (r *session) namesInHistory(ctx context.Context, names *scan.Names, gitDir string) error {
	store, o, err := r.openHistory(gitDir)
	if err != nil {
		return err
	}
	defer store.Close()
	return names.History(ctx, store, o)
}

// report makes a report of what was found and writes it.
func (r *session) report(res *scan.Result) (int, error) { return r.publish(r.assemble(res)) }

// assemble puts together what there is to report.
func (r *session) assemble(res *scan.Result) (*report.Run, *suppress.Accepting) {
	run := &report.Run{
		Verdict: report.Verdict{
			FailOn: r.failing, MinConfidence: r.confidence,
			FailUnreachable: r.failUnreachable, AllowAbsent: r.allowAbsent, Strict: r.strict,
		},
		Version: buildVersion(), Now: r.now, Root: r.root, Name: r.called,
		Files: r.files, History: r.history, Change: r.change,
		Coverage: res.Coverage, Catalogue: r.conf.Catalogue, Disabled: r.conf.DisabledRules(), Changes: r.changes(),
		Scope: report.Scope{Commit: r.commit},
	}
	if r.tellsAccounts {
		run.Scope.Rules = rules.Version()
	}
	for _, t := range res.Things {
		run.Findings = append(run.Findings, t.Finding)
	}
	for _, s := range res.Suppressed {
		run.Suppressed = append(run.Suppressed, report.Suppressed{Finding: s.Finding, By: suppress.ByComment, Reason: s.Reason})
	}
	r.scanner.Trace(res)
	run.Accounts, run.Needs = r.scanner.Accounts(res, r.names), res.Needs
	accepting := r.accept(run)
	run.Sort(run.Findings)
	run.Guidelines = run.Tally(run.Catalogue, slices.Sorted(maps.Keys(res.Platforms)), res.Looked, run.Findings)
	run.Accept()
	r.attest(run)
	for i, u := range run.Coverage.Unreadable {
		run.Coverage.Unreadable[i] = finding.Unreadable{Path: r.scanner.Redact(u.Path), Reason: r.scanner.Redact(u.Reason)}
	}
	slices.SortFunc(run.Coverage.Unreadable, func(a, b finding.Unreadable) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Reason, b.Reason))
	})
	// The files and the history may meet the same fault.
	run.Coverage.Unreadable = slices.Compact(run.Coverage.Unreadable)
	return run, accepting
}

// publish writes the report, says what was covered, and returns the status.
func (r *session) publish(run *report.Run, _ *suppress.Accepting) (int, error) {
	status := run.Status()
	if err := r.write(run); err != nil {
		return 0, err
	}
	r.coverage(run, status)
	return status, nil
}

// coverage says what a run covered and what it passed over.
func (r *session) coverage(run *report.Run, status int) {
	r.wipe()
	if !r.quiet || status == statusTrouble {
		for _, line := range report.CoverageLines(run) {
			r.note("%s", line)
		}
		if r.hint != "" {
			r.stderrf("hint: %s\n", escape(r.hint))
		}
	}
	byConfig := func(s report.Suppressed) bool { return s.By == suppress.ByConfig || s.By == suppress.ByAllow }
	if len(run.Suppressed) > 0 && (!r.quiet || status == statusTrouble || slices.ContainsFunc(run.Suppressed, byConfig)) {
		r.note("suppressed: %s", report.SuppressedBy(run.Suppressed))
	}
	if c := r.change; c != nil {
		if c.Known > 0 && !r.quiet {
			r.note("known: %d that were there before %s", c.Known, c.About)
		}
		for _, w := range c.Warnings {
			r.note("warning: %s", w)
		}
	}
	// Said even under --quiet, as is what it accepts: what a configuration takes
	// away must not pass for clean.
	for _, line := range run.Changes {
		r.note("configuration: %s", line)
	}
	for _, line := range run.Notices {
		r.note("out of date: %s", line)
	}
}

// write writes the report to standard output or to the output file.
func (r *session) write(run *report.Run) error {
	r.wipe()
	o := report.Options{Guidelines: r.guidelines, Brief: r.brief}
	if r.file == nil {
		o.Color = r.ui.color(r.options.color, r.stdout)
		o.Links = r.obeys(r.stdout) && r.getenv("CI") == ""
		o.Width = r.width()
	} else {
		o.Color = r.options.color == "always"
		o.Width = 100
	}
	return r.writeTo(func(w io.Writer) error { return report.Write(w, r.format, run, o) })
}

// writeTo lets a function write to standard output or to the output file.
func (r *session) writeTo(content func(io.Writer) error) error {
	if r.file != nil {
		if err := r.file.write(content); err != nil {
			return fmt.Errorf("--output: %s could not be written: %w", r.file.name, plain(err))
		}
		return nil
	}
	w := bufio.NewWriter(r)
	err := content(w)
	if err == nil {
		err = w.Flush()
	}
	if r.writeErr != nil {
		// An error of standard output is told at the end, by ui.finish.
		return nil
	}
	return err
}

// plain takes the path off an error that names it already.
func plain(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}
