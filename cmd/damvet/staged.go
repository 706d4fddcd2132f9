package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/change"
	"github.com/damvet/damvet/internal/config"
	"github.com/damvet/damvet/internal/gitleaks"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/report"
	"github.com/damvet/damvet/internal/scan"
	"github.com/damvet/damvet/internal/worktree"
	"github.com/damvet/damvet/internal/worktree/index"
)

var stagedCommand = &command{
	name: "staged", args: "[DIR]", maxArgs: 1,
	short: "check what the next commit would bring",
	long: `
Reads the index, never the files: what is staged is what is checked, however
much of a file that is. Reported is what the commit brings, not what HEAD holds
already.`,
	flags: func(fs *flag.FlagSet, o *options) {
		reportFlags(fs, o)
		sizeFlag(fs, o)
		goFlags(fs, o)
	},
	run: func(ctx context.Context, u *ui, o *options, args []string) (int, error) {
		return u.staged(ctx, o, target(args))
	},
}

// repository is a repository that a verb reads objects of.
type repository struct {
	*gitstore.Lookup
	gitDir string
	// root is the root of the working tree, empty for a bare repository.
	root string
	// prefix is the path from the root to the directory that was named, with a
	// slash at the end, or empty.
	prefix string
}

// openRepository opens the repository that a directory is in, or that git
// names in the environment of its hooks.
func (u *ui) openRepository(dir string) (*repository, error) {
	if _, err := stat(dir); err != nil {
		return nil, err
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	r := &repository{gitDir: u.getenv("GIT_DIR"), root: u.getenv("GIT_WORK_TREE")}
	if r.gitDir == "" {
		var ok bool
		if r.gitDir, ok, err = gitstore.Find(abs); err != nil {
			return nil, err
		} else if !ok {
			return nil, withHint(fmt.Errorf("%s: not in a git repository", dir), "`damvet files` checks a directory without a repository")
		}
	}
	if r.gitDir, err = filepath.Abs(r.gitDir); err != nil {
		return nil, err
	}
	if r.root == "" {
		w, err := worktree.Find(abs)
		switch {
		case errors.Is(err, worktree.ErrGitDir):
		case err != nil:
			return nil, err
		case w != nil:
			r.root = w.Root
		case u.getenv("GIT_DIR") != "":
			r.root = abs // as git has it
		}
	}
	if r.root != "" {
		if r.prefix, err = relative(r.root, abs); err != nil {
			return nil, err
		}
		if r.prefix != "" {
			r.prefix += "/"
		}
	}
	r.Lookup, err = gitstore.OpenLookup(r.gitDir, u.objectDirs()...)
	return r, supported(err)
}

// objectDirs are the object directories that git names to its hooks: those of
// a quarantine.
func (u *ui) objectDirs() []string {
	var all []string
	if d := u.getenv("GIT_OBJECT_DIRECTORY"); d != "" {
		all = append(all, d)
	}
	return append(all, filepath.SplitList(u.getenv("GIT_ALTERNATE_OBJECT_DIRECTORIES"))...)
}

// supported gives the error for a repository in an unknown form its remedy.
func supported(err error) error {
	if u, ok := errors.AsType[*gitstore.Unsupported](err); ok {
		return withHint(fmt.Errorf("%s: %s", u.Path, u.Reason), u.Remedy)
	}
	return err
}

// treeOf returns the tree of a commit.
func treeOf(read change.Reader, commit gitstore.ID) (gitstore.ID, error) {
	o, err := read.Read(commit)
	if err == nil && o.Kind != gitstore.Commit {
		err = fmt.Errorf("it is a %s", o.Kind)
	}
	if err != nil {
		return gitstore.ID{}, fmt.Errorf("commit %s: %w", commit, err)
	}
	c, err := gitstore.ParseCommit(o.Data)
	return c.Tree, err
}

// merged returns the commits that a merge in progress takes in.
func (r *repository) merged() ([]gitstore.ID, error) {
	name := filepath.Join(r.gitDir, "MERGE_HEAD")
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var all []gitstore.ID
	for line := range strings.Lines(string(data)) {
		id, ok := gitstore.ParseID(strings.TrimSpace(line))
		if !ok {
			return nil, fmt.Errorf("%s: a line names no commit", name)
		}
		all = append(all, id)
	}
	return all, nil
}

// readIndex reads the index that git would commit.
func (u *ui) readIndex(r *repository) (*index.Index, error) {
	name := u.getenv("GIT_INDEX_FILE")
	if name == "" {
		return index.Read(r.gitDir, r.IDSize())
	}
	return index.ReadFile(name, r.gitDir, r.IDSize())
}

// staged checks what a commit of the index would bring.
func (u *ui) staged(ctx context.Context, o *options, dir string) (int, error) {
	repo, err := u.openRepository(dir)
	if err != nil {
		return 0, err
	}
	defer repo.Close()
	x, err := u.readIndex(repo)
	if err != nil {
		return 0, err
	}
	if repo.root == "" && len(x.Entries) == 0 {
		return 0, withHint(fmt.Errorf("%s: a bare repository, in which nothing is staged", repo.gitDir), "`damvet history` checks its commits, `damvet pre-receive` those of a push")
	}
	commits, err := repo.merged()
	if err != nil {
		return 0, err
	}
	if head := repo.Head().ID; !head.IsZero() {
		commits = append(commits, head)
	}
	// What is staged for the first commit is compared with nothing.
	before := make([]gitstore.ID, max(len(commits), 1))
	for i, c := range commits {
		if before[i], err = treeOf(repo, c); err != nil {
			return 0, err
		}
	}
	files, skipped, err := change.Staged(repo, x, before, repo.TreeID)
	if err != nil {
		return 0, err
	}
	r, err := u.newRun(o, inTree(repo.prefix, func(name string) (gitstore.Object, bool, error) {
		for _, e := range x.Entries {
			if e.Path == name && e.Stage == 0 {
				if e.Mode == index.ModeSymlink {
					return gitstore.Object{}, false, change.ErrLink
				}
				obj, err := repo.Read(gitstore.IDOf(e.ID))
				return obj, true, err
			}
		}
		return gitstore.Object{}, false, nil
	}, func(dir string) ([]string, error) {
		var names []string
		for _, e := range x.Entries {
			if name, ok := strings.CutPrefix(e.Path, dir+"/"); ok && e.Stage == 0 && !strings.Contains(name, "/") {
				names = append(names, name)
			}
		}
		return names, nil
	}))
	if err != nil {
		return 0, err
	}
	r.root, r.files, r.prefix, r.gitDir = repo.root, true, repo.prefix, repo.gitDir
	files = below(files, repo.prefix)
	golang, err := r.vetStaged(ctx, repo, x, files, before)
	if err != nil {
		return 0, err
	}
	found, err := r.scanner.Change(ctx, golang.withUnchanged(files), r.changeOptions(func() change.Reader { return repo.Lookup }))
	if err != nil && ctx.Err() == nil {
		return 0, err
	}
	golang.add(r, found)
	found.Unsettled()
	b := found.Brings()
	b.Coverage.Exclude("path with conflicts", skipped.Conflicts)
	b.Coverage.Exclude("added without content", skipped.Intended)
	r.change = &report.Change{About: "what is staged", Known: b.Known, Warnings: o.unstaged(repo, x)}
	return r.report(b.Result)
}

// unstaged says which configuration stands in the files alone, where a check of
// the index does not see it.
func (o *options) unstaged(repo *repository, x *index.Index) (warnings []string) {
	if repo.root == "" || o.noConfig {
		return nil
	}
	var names []string
	if o.config == "" {
		names = append(names, repo.prefix+config.Name, config.Name)
	}
	if o.gitleaks == "" && o.secrets == "" {
		names = append(names, gitleaks.FileName)
	}
	for _, name := range names {
		said := fmt.Sprintf("%s is not in the index, and does not count: git add it", name)
		if _, err := os.Lstat(filepath.Join(repo.root, filepath.FromSlash(name))); err != nil || slices.Contains(warnings, said) ||
			slices.ContainsFunc(x.Entries, func(e index.Entry) bool { return e.Path == name }) {
			continue
		}
		warnings = append(warnings, said)
	}
	return warnings
}

// below returns the files below a prefix.
func below(files []change.File, prefix string) []change.File {
	if prefix == "" {
		return files
	}
	var kept []change.File
	for _, f := range files {
		if strings.HasPrefix(f.Path, prefix) {
			kept = append(kept, f)
		}
	}
	return kept
}

func (r *session) changeOptions(reader func() change.Reader) scan.ChangeOptions {
	return scan.ChangeOptions{
		NewReader: reader, Excluded: r.excluded(), MaxSize: r.maxSize,
		Progress: func(n int64) { r.step("%d contents", n) },
	}
}

// inTree takes settings from the tree of a commit or of the index, for a run
// that looks at what is below a prefix. read returns a file of the tree, list
// the names of the files of a directory.
func inTree(prefix string, read func(path string) (gitstore.Object, bool, error), list func(dir string) ([]string, error)) settings {
	return settings{within: strings.TrimSuffix(prefix, "/"), inRepository: true, list: list, read: func(name string, limit int64) ([]byte, error) {
		obj, ok, err := read(name)
		switch {
		case err != nil:
			return nil, err
		case !ok:
			return nil, fs.ErrNotExist
		case obj.Kind != gitstore.Blob:
			return nil, errors.New("not a regular file")
		case int64(len(obj.Data)) > limit:
			return nil, fmt.Errorf("larger than %d bytes", limit)
		}
		return obj.Data, nil
	}}
}
