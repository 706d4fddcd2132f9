package worktree

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/worktree/regular"
)

const (
	ignoreFile    = ".gitignore"
	maxIgnoreFile = 4 << 20
	// maxPath bounds how deep a walk goes.
	maxPath = 32 << 10
)

// Reasons why something is left out.
const (
	ignoredByGit    = "ignored by git"
	ignoredDir      = "directory ignored by git"
	leftOut         = "left out by configuration"
	leftOutDir      = "directory left out by configuration"
	goneMeanwhile   = "gone before it was read"
	symbolicLink    = "symbolic link"
	specialFile     = "special file"
	brokenRulesHint = "; its rules do not count"
)

type walker struct {
	ctx  context.Context
	o    *Options
	cov  finding.Coverage
	root string
	tree *tree
	// above is the path of root in the repository it stands in, with a slash
	// at its end. All paths below begin with it.
	above   string
	exclude *ruleset
	visit   func(File) error
}

// place is what holds in one directory.
type place struct {
	// repo is the innermost repository, or nil, and base the length of the
	// path of its root.
	repo *Repository
	base int
	fold bool
	// rules are those of the repository and of the directories on the way.
	rules *ruleset
	// ignored says that the directory is ignored, and everything in it.
	ignored bool
	// unsure says that the index cannot be read: any file may be tracked, and
	// none is hidden.
	unsure bool
	// spans are what the indexes of the repositories around it say.
	spans []span
}

func (p *place) tracks(path string) bool {
	for _, s := range p.spans {
		if s.has(path) {
			return true
		}
	}
	return false
}

// in returns the spans of a directory in the place, and whether it is a
// submodule. The path ends in a slash.
func (p *place) in(path string) (spans []span, link bool) {
	for _, s := range p.spans {
		link = link || s.link(path[:len(path)-1])
		if s := s.in(path); !s.empty() {
			spans = append(spans, s)
		}
	}
	return spans, link
}

func (w *walker) fail(path string, err error) { w.cov.Fail(path, err) }

// start finds the repository around the root and the rules above it.
func (w *walker) start() (place, error) {
	w.exclude = NewPatterns(w.o.Exclude).set
	r, err := Find(w.root)
	switch {
	case errors.Is(err, ErrGitDir):
		return place{}, err
	case err != nil:
		w.fail(".git", err)
		return place{}, nil
	case r == nil:
		return place{}, nil
	}
	up, err := filepath.Rel(r.Root, w.root)
	if err != nil {
		return place{}, err
	}
	if up != "." {
		w.above = filepath.ToSlash(up) + "/"
	}
	if w.o.Repository != nil {
		w.o.Repository("", r)
	}
	p := w.enter(r, 0, nil)
	for i := range len(w.above) {
		if i > 0 && w.above[i-1] != '/' {
			continue
		}
		dir := w.above[:i]
		name := filepath.Join(r.Root, filepath.FromSlash(dir), ignoreFile)
		data, err := readNoFollow(name)
		w.addRules(&p, dir, name, data, err)
		if err != nil {
			w.addHidden(&p, dir)
		}
	}
	if w.above != "" {
		p.spans, _ = p.in(w.above)
	}
	return p, nil
}

// enter returns the place that is the root of a repository.
func (w *walker) enter(r *Repository, base int, outer []span) place {
	s := w.o.Git.settings(r, w.fail)
	p := place{repo: r, base: base, fold: s.ignoreCase, spans: outer}
	p.rules = r.excludes(s, w.fail)
	x, err := r.index(s)
	if err != nil {
		var at *fs.PathError
		if errors.As(err, &at) {
			w.fail(at.Path, at.Err)
		} else {
			w.fail(r.GitDir, err)
		}
		p.unsure = true
	} else if s := newTracked(x, s.ignoreCase).span(base); !s.empty() {
		p.spans = append(slices.Clip(p.spans), s)
	}
	return p
}

// addRules adds the ignore file of a directory. If that could not be read, it
// has no rules; somebody is told only if nothing else will come upon it.
func (w *walker) addRules(p *place, dir, name string, data []byte, err error) {
	switch {
	case err == nil:
		p.rules = p.rules.with(parseRules(name, string(data), p.fold), len(dir)-p.base, p.fold)
	case errors.Is(err, regular.ErrTooLarge):
		w.fail(name, fmt.Errorf("%w%s", bare(err), brokenRulesHint))
	}
}

// addHidden adds the ignore file of a directory that lacks one, if a sparse
// checkout left it out.
func (w *walker) addHidden(p *place, dir string) {
	if w.o.ReadBlob == nil {
		return
	}
	for _, s := range p.spans {
		if s.base != p.base || s.hidden == nil {
			continue
		}
		name := dir[s.base:] + ignoreFile
		id, ok := s.hidden[name]
		if !ok {
			continue
		}
		data, err := w.o.ReadBlob(p.repo, id)
		if err == nil && len(data) > maxIgnoreFile {
			err = regular.ErrTooLarge
		}
		if err != nil {
			w.fail(name, fmt.Errorf("%w%s", err, brokenRulesHint))
			continue
		}
		w.addRules(p, dir, name, data, nil)
	}
}

func (w *walker) walkRoot() error {
	p, err := w.start()
	if err != nil {
		return err
	}
	if base := strings.Trim(w.o.ExcludeBase, "/"); base != "" && (&Patterns{w.exclude}).match(base, true) {
		w.cov.Exclude(leftOutDir, 1)
		return nil
	}
	return w.walkDir(w.above, p)
}

func (w *walker) walkFile(name string, i fs.FileInfo) error {
	p, err := w.start()
	if err != nil && !errors.Is(err, ErrGitDir) {
		return err
	}
	if p.repo != nil {
		data, err := readNoFollow(filepath.Join(w.root, ignoreFile))
		w.addRules(&p, w.above, ignoreFile, data, err)
	}
	path := w.above + name
	f := File{Path: name, Size: i.Size(), Mode: i.Mode(), Tracked: p.tracks(path), tree: w.tree, max: w.o.maxSize()}
	f.Ignored = !f.Tracked && p.rules.ignored(path, false)
	if (&Patterns{w.exclude}).Match(w.o.excludePath(name)) {
		w.cov.Exclude(leftOut, 1)
		return nil
	}
	if reason := tooLarge(f.Size, f.max); reason != "" {
		w.cov.Exclude(reason, 1)
		return nil
	}
	return w.visit(f)
}

func (o *Options) excludePath(path string) string {
	if o.ExcludeBase == "" {
		return path
	}
	return strings.Trim(o.ExcludeBase, "/") + "/" + path
}

// item is something in a directory that is to be visited.
type item struct {
	file File
	// A directory has a path that ends in a slash, and a place.
	path  string
	place *place
}

// walkDir visits what is in a directory, whose path is empty or ends in a
// slash.
func (w *walker) walkDir(path string, p place) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	rel := path[len(w.above):]
	if len(rel) > maxPath {
		w.fail(rel, fmt.Errorf("path is longer than %d bytes", maxPath))
		return nil
	}
	items, err := w.items(path, p)
	if err := w.ctx.Err(); err != nil {
		return err
	}
	if err != nil {
		readError(cmp.Or(strings.TrimSuffix(rel, "/"), "."), err).count(&w.cov)
	}
	for i := range items {
		it := &items[i]
		if it.path != "" {
			err = w.walkDir(it.path, *it.place)
		} else if err = w.ctx.Err(); err == nil {
			err = w.visit(it.file)
		}
		if err != nil {
			return err
		}
		*it = item{}
	}
	return nil
}

// items returns what is to be visited in a directory, sorted, and counts what
// is not. Items and an error are possible together.
func (w *walker) items(path string, p place) ([]item, error) {
	rel := path[len(w.above):]
	d, err := w.tree.openDir(strings.TrimSuffix(rel, "/"))
	if err != nil {
		return nil, err
	}
	defer d.close()
	list, failed := d.list()
	slices.SortFunc(list, byPath)
	hasIgnore := false
	for _, e := range list {
		switch e.Name() {
		case ignoreFile:
			// Git follows no symbolic link here.
			hasIgnore = e.Type().IsRegular()
		case ".git":
			if path != w.above {
				w.nested(path, &p)
			}
		}
	}
	if p.repo != nil && !p.ignored {
		if hasIgnore {
			data, err := w.read(rel + ignoreFile)
			w.addRules(&p, path, rel+ignoreFile, data, err)
		} else {
			w.addHidden(&p, path)
		}
	}
	var items []item
	for n, e := range list {
		if n%1024 == 1023 {
			if err := w.ctx.Err(); err != nil {
				return nil, err
			}
		}
		name := e.Name()
		if name == ".git" || p.fold && lowerString(name) == ".git" {
			continue
		}
		isDir := e.IsDir()
		full := path + name
		if w.exclude != nil && w.exclude.ignored(w.o.excludePath(full[len(w.above):]), isDir) {
			w.cov.Exclude(choose(isDir, leftOutDir, leftOut), 1)
			continue
		}
		if isDir {
			if it, ok := w.dirItem(full+"/", &p); ok {
				items = append(items, it)
			} else {
				w.cov.Exclude(ignoredDir, 1)
			}
			continue
		}
		tracked := p.tracks(full)
		ignored := !tracked && (p.ignored || p.rules.ignored(full[p.base:], false))
		if ignored && !w.o.Ignored && !p.unsure {
			w.cov.Exclude(ignoredByGit, 1)
			continue
		}
		if reason := kind(e.Type()); reason != "" {
			w.cov.Exclude(reason, 1)
			continue
		}
		i, err := d.stat(e)
		if err != nil {
			readError(full[len(w.above):], err).count(&w.cov)
			continue
		}
		reason := kind(i.mode)
		if reason == "" {
			reason = tooLarge(i.size, w.o.maxSize())
		}
		if reason != "" {
			w.cov.Exclude(reason, 1)
			continue
		}
		items = append(items, item{file: File{
			Path: full[len(w.above):], Size: i.size, Mode: i.mode,
			Tracked: tracked, Ignored: ignored,
			tree: w.tree, max: w.o.maxSize(),
		}})
	}
	return items, failed
}

// dirItem returns the item for a directory, or false if it is ignored as a
// whole. An ignored directory is walked for the tracked files in it.
func (w *walker) dirItem(path string, p *place) (item, bool) {
	spans, link := p.in(path)
	sub := *p
	sub.spans = spans
	sub.ignored = !link && (p.ignored || p.rules.ignored(path[p.base:len(path)-1], true))
	return item{path: path, place: &sub}, !sub.ignored || len(spans) > 0 || p.unsure || w.o.Ignored
}

// nested makes p the place of a repository of its own if there is one in a
// directory that has a .git.
func (w *walker) nested(path string, p *place) {
	rel := strings.TrimSuffix(path[len(w.above):], "/")
	r, err := open(filepath.Join(w.root, filepath.FromSlash(rel)))
	if err != nil {
		w.fail(rel+"/.git", err)
		return
	}
	if r == nil {
		return
	}
	if w.o.Repository != nil {
		w.o.Repository(rel, r)
	}
	ignored, unsure := p.ignored, p.unsure
	*p = w.enter(r, len(path), p.spans)
	p.ignored = ignored
	p.unsure = p.unsure || unsure
}

// read reads a small file of the tree.
func (w *walker) read(path string) ([]byte, error) {
	f := File{Path: path, tree: w.tree, max: -1}
	c, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer c.Close()
	return regular.Content(c, c.Size(), path, maxIgnoreFile)
}

// readNoFollow reads an ignore file above the tree.
func readNoFollow(name string) ([]byte, error) {
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return nil, fs.ErrNotExist
	}
	return regular.Read(name, maxIgnoreFile)
}

// byPath orders the entries of a directory as the paths of all the files below
// are ordered: a directory as if its name ended in a slash.
func byPath(a, b fs.DirEntry) int {
	s, t := a.Name(), b.Name()
	n := min(len(s), len(t))
	if c := strings.Compare(s[:n], t[:n]); c != 0 {
		return c
	}
	return int(byteAt(a, s, n)) - int(byteAt(b, t, n))
}

func byteAt(e fs.DirEntry, name string, i int) byte {
	switch {
	case i < len(name):
		return name[i]
	case e.IsDir():
		return '/'
	}
	return 0
}

type fileInfo struct {
	mode fs.FileMode
	size int64
}

// kind returns why a file of a type is left out, or "" if it is regular.
func kind(mode fs.FileMode) string {
	switch {
	case mode.IsRegular():
		return ""
	case mode&fs.ModeSymlink != 0:
		return symbolicLink
	case mode&fs.ModeNamedPipe != 0:
		return "named pipe"
	case mode&fs.ModeSocket != 0:
		return "socket"
	case mode&fs.ModeDevice != 0:
		return "device"
	}
	return specialFile
}

// tooLarge returns why a file of a size is left out, or "".
func tooLarge(size, limit int64) string {
	if limit < 0 || size <= limit {
		return ""
	}
	n, unit := limit, "bytes"
	for _, u := range []string{"KiB", "MiB", "GiB"} {
		if n == 0 || n%1024 != 0 {
			break
		}
		n, unit = n/1024, u
	}
	return fmt.Sprintf("larger than %d %s", n, unit)
}

// readError returns what an error that came of opening or reading a file
// means.
func readError(path string, err error) *ReadError {
	e := &ReadError{Path: path}
	switch {
	case missing(err):
		e.Excluded = goneMeanwhile
	case isLink(err):
		e.Excluded = symbolicLink
	case isSpecial(err):
		e.Excluded = specialFile
	default:
		e.Err = bare(err)
	}
	return e
}

func (c *Content) wrap(err error) error {
	if err == nil || err == io.EOF {
		return err
	}
	return readError(c.path, err)
}

func choose(b bool, yes, no string) string {
	if b {
		return yes
	}
	return no
}
