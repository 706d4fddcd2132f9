// Package script makes git repositories from txtar archives, without git and
// with the same hashes every time. It is how tests and the demonstration come
// by a history.
//
// The archive's comment is the script, its files are what the script writes.
// Lines are words; a word with blanks or odd bytes in it is quoted as in Go.
// Lines that begin with # are comments.
//
//	author NAME <ADDRESS>     who commits from here on
//	date 2024-01-02T03:04:05Z when; every commit moves the clock on by an hour
//
//	write PATH [TEXT]         the file of that name in the archive, or TEXT
//	append PATH TEXT
//	replace PATH OLD NEW      every OLD, of which there must be one
//	delete PATH
//	rename PATH PATH
//	symlink PATH TARGET
//	exec PATH                 make executable
//	commit MESSAGE            everything written so far
//
//	branch NAME               at HEAD; the branch that HEAD is on stays
//	checkout NAME             a branch, made if need be; what is not committed is lost
//	merge NAME...             begin a merge, which the next commit concludes: where both
//	                          sides changed a file, ours stays; what is written before
//	                          the commit is the merge's own
//	reset REVISION            move the branch, which may leave commits behind
//	tag NAME [blob=TEXT]      HEAD, or a blob
//	annotate NAME [blob=TEXT] MESSAGE
//	note MESSAGE              on HEAD
//	stash MESSAGE             what is not committed
//	ref NAME REVISION         any ref
//	unref NAME
//	blob TEXT                 a blob that nothing names
//	untracked PATH [TEXT]     a file of the working tree that is never committed
//
// TEXT is the name of a file in the archive or, in quotes, the text itself.
// MESSAGE is the rest of the line, or one quoted word. REVISION is HEAD, a
// branch or a tag, with ~N for the Nth first parent.
package script

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/damvet/damvet/internal/lazy"
)

// Build makes a repository in dir, with its working tree, from a script.
// expand, if given, is applied to every text and message: the place for values
// that must not stand in the archive.
func Build(dir string, archive *txtar.Archive, expand func(string) (string, error)) error {
	if expand == nil {
		expand = func(s string) (string, error) { return s, nil }
	}
	b := &builder{
		dir:       dir,
		archive:   map[string]string{},
		expand:    expand,
		who:       "Ada Example <ada@example.com>",
		clock:     time.Date(2024, 1, 1, 9, 0, 0, 0, time.UTC),
		branch:    "refs/heads/main",
		work:      files{},
		commits:   map[hash]*commit{},
		untracked: files{},
	}
	var err error
	if b.store, err = newStore(dir, b.branch); err != nil {
		return err
	}
	for _, f := range archive.Files {
		b.archive[f.Name] = string(f.Data)
	}
	n := 0
	for line := range strings.Lines(string(archive.Comment)) {
		n++
		if err := b.line(strings.TrimSpace(line)); err != nil {
			return fmt.Errorf("script line %d: %w", n, err)
		}
	}
	return b.checkOut()
}

// file is a file of a tree.
type file struct {
	text string // of a symbolic link, its target
	mode mode
}

type files map[string]file

// commit is what the script knows of a commit.
type commit struct {
	parents []hash
	files   files
}

type builder struct {
	dir     string
	store   *store
	archive map[string]string
	expand  func(string) (string, error)

	who    string
	clock  time.Time
	branch string
	work   files
	merged []hash // further parents of the next commit

	commits   map[hash]*commit
	untracked files
}

// command is a kind of line.
type command struct {
	min, max int // words; max < 0 for any number
	run      func(b *builder, args []string) error
}

// messages are the commands that end in a message, and how many words may
// come before it.
var messages = lazy.Value[map[string]int]{Make: func() map[string]int {
	return map[string]int{"commit": 0, "annotate": 2, "note": 0, "stash": 0, "author": 0}
}}

var commands = lazy.Value[map[string]command]{Make: func() map[string]command {
	return map[string]command{
		"author":    {1, 1, (*builder).author},
		"date":      {1, 1, (*builder).date},
		"write":     {1, 2, (*builder).write},
		"append":    {2, 2, (*builder).append},
		"replace":   {3, 3, (*builder).replace},
		"delete":    {1, 1, (*builder).delete},
		"rename":    {2, 2, (*builder).rename},
		"symlink":   {2, 2, (*builder).symlink},
		"exec":      {1, 1, (*builder).exec},
		"commit":    {1, 1, (*builder).commit},
		"branch":    {1, 1, (*builder).newBranch},
		"checkout":  {1, 1, (*builder).checkout},
		"merge":     {1, -1, (*builder).merge},
		"reset":     {1, 1, (*builder).reset},
		"tag":       {1, 2, (*builder).tag},
		"annotate":  {2, 3, (*builder).annotate},
		"note":      {1, 1, (*builder).note},
		"stash":     {1, 1, (*builder).stash},
		"ref":       {2, 2, (*builder).ref},
		"unref":     {1, 1, (*builder).unref},
		"blob":      {1, 1, (*builder).blob},
		"untracked": {1, 2, (*builder).addUntracked},
	}
}}

func (b *builder) line(line string) error {
	if line == "" || line[0] == '#' {
		return nil
	}
	name, rest, _ := strings.Cut(line, " ")
	c, ok := commands.Get()[name]
	if !ok {
		return fmt.Errorf("unknown command %q", name)
	}
	args, err := words(rest, name)
	if err != nil {
		return err
	}
	if len(args) < c.min || c.max >= 0 && len(args) > c.max {
		return fmt.Errorf("%s: %d words are too few or too many", name, len(args))
	}
	if err := c.run(b, args); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// words splits the rest of a line. A word that was quoted keeps a quote in
// front, to tell a text from the name of a file; see literal.
func words(s, name string) ([]string, error) {
	before, isMessage := messages.Get()[name]
	var out []string
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimLeft(s, " \t") {
		if s[0] == '"' || s[0] == '`' {
			q, err := strconv.QuotedPrefix(s)
			if err != nil {
				return nil, fmt.Errorf("bad quotes at %q", s)
			}
			text, err := strconv.Unquote(q)
			if err != nil {
				return nil, err
			}
			out = append(out, `"`+text)
			s = s[len(q):]
			continue
		}
		word, rest, _ := strings.Cut(s, " ")
		if isMessage && (len(out) >= before || len(out) == 1 && !strings.HasPrefix(word, "blob=")) {
			return append(out, s), nil
		}
		if quoted, ok := strings.CutPrefix(word, "blob="); ok && strings.HasPrefix(quoted, `"`) {
			q, err := strconv.QuotedPrefix(s[len("blob="):])
			if err != nil {
				return nil, fmt.Errorf("bad quotes at %q", s)
			}
			word, rest = "blob="+q, s[len("blob=")+len(q):]
		}
		out = append(out, word)
		s = rest
	}
	return out, nil
}

// literal returns a word without the mark of its quotes.
func literal(word string) string { return strings.TrimPrefix(word, `"`) }

// text returns what a TEXT stands for.
func (b *builder) text(word string) (string, error) {
	if quoted, ok := strings.CutPrefix(word, `"`); ok {
		return b.expand(quoted)
	}
	text, ok := b.archive[word]
	if !ok {
		return "", fmt.Errorf("the archive has no file %q", word)
	}
	return b.expand(text)
}

func (b *builder) author(args []string) error {
	b.who = literal(args[0])
	if !strings.HasSuffix(b.who, ">") || !strings.Contains(b.who, " <") {
		return errors.New("want NAME <ADDRESS>")
	}
	return nil
}

func (b *builder) date(args []string) (err error) {
	b.clock, err = time.Parse(time.RFC3339, args[0])
	return err
}

func (b *builder) signature() string { return signature(b.who, b.clock) }

func (b *builder) write(args []string) error { return b.put(b.work, args) }

func (b *builder) addUntracked(args []string) error { return b.put(b.untracked, args) }

func (b *builder) put(into files, args []string) error {
	path := literal(args[0])
	text, err := b.text(args[len(args)-1])
	mode := regular
	if old, ok := into[path]; ok && old.mode == executable {
		mode = executable
	}
	into[path] = file{text, mode}
	return err
}

func (b *builder) edit(path string, change func(file) (file, error)) error {
	old, ok := b.work[path]
	if !ok {
		return fmt.Errorf("there is no file %q", path)
	}
	changed, err := change(old)
	b.work[path] = changed
	return err
}

func (b *builder) append(args []string) error {
	return b.edit(literal(args[0]), func(f file) (file, error) {
		text, err := b.text(args[1])
		f.text += text
		return f, err
	})
}

func (b *builder) replace(args []string) error {
	return b.edit(literal(args[0]), func(f file) (file, error) {
		old, err := b.expand(literal(args[1]))
		if err != nil {
			return f, err
		}
		if !strings.Contains(f.text, old) {
			return f, fmt.Errorf("the file does not have %q", literal(args[1]))
		}
		fresh, err := b.expand(literal(args[2]))
		f.text = strings.ReplaceAll(f.text, old, fresh)
		return f, err
	})
}

func (b *builder) delete(args []string) error {
	path := literal(args[0])
	if _, ok := b.work[path]; !ok {
		return fmt.Errorf("there is no file %q", path)
	}
	delete(b.work, path)
	return nil
}

func (b *builder) rename(args []string) error {
	f, ok := b.work[literal(args[0])]
	if !ok {
		return fmt.Errorf("there is no file %q", literal(args[0]))
	}
	delete(b.work, literal(args[0]))
	b.work[literal(args[1])] = f
	return nil
}

func (b *builder) symlink(args []string) error {
	target, err := b.expand(literal(args[1]))
	b.work[literal(args[0])] = file{target, symlink}
	return err
}

func (b *builder) exec(args []string) error {
	return b.edit(literal(args[0]), func(f file) (file, error) {
		f.mode = executable
		return f, nil
	})
}

func (b *builder) commit(args []string) error {
	message, err := b.expand(literal(args[0]))
	if err != nil {
		return err
	}
	var parents []hash
	if head, err := b.resolve("HEAD"); err == nil {
		parents = append(parents, head)
	}
	h, err := b.newCommit(message, b.work, append(parents, b.merged...))
	if err != nil {
		return err
	}
	b.merged = nil
	return b.store.setRef(b.branch, h)
}

// newCommit stores a commit and moves the clock on.
func (b *builder) newCommit(message string, work files, parents []hash) (hash, error) {
	tree, err := b.store.putTree(work)
	if err != nil {
		return hash{}, err
	}
	h, err := b.store.putCommit(tree, parents, b.signature(), strings.TrimSuffix(message, "\n")+"\n")
	b.commits[h] = &commit{parents, maps.Clone(work)}
	b.clock = b.clock.Add(time.Hour)
	return h, err
}

func (b *builder) newBranch(args []string) error {
	head, err := b.resolve("HEAD")
	if err != nil {
		return err
	}
	return b.store.setRef("refs/heads/"+literal(args[0]), head)
}

func (b *builder) checkout(args []string) error {
	name := "refs/heads/" + literal(args[0])
	h, err := b.resolve(name)
	if err != nil {
		if h, err = b.resolve("HEAD"); err == nil {
			err = b.store.setRef(name, h)
		}
		if err != nil {
			return err
		}
	}
	b.branch, b.merged = name, nil
	b.work = maps.Clone(b.commits[h].files)
	return b.store.setHead(name)
}

func (b *builder) merge(args []string) error {
	ours, err := b.resolve("HEAD")
	if err != nil {
		return err
	}
	for _, name := range args {
		theirs, err := b.resolve(literal(name))
		if err != nil {
			return err
		}
		base := b.base(ours, theirs)
		for path, f := range b.commits[theirs].files {
			if was, ok := base[path]; (!ok || was != f) && b.work[path] == was {
				b.work[path] = f
			}
		}
		for path, was := range base {
			if _, ok := b.commits[theirs].files[path]; !ok && b.work[path] == was {
				delete(b.work, path)
			}
		}
		b.merged = append(b.merged, theirs)
	}
	return nil
}

// base returns the files of the newest commit that both commits come from.
func (b *builder) base(x, y hash) files {
	from := map[hash]bool{}
	for todo := []hash{x}; len(todo) > 0; todo = todo[1:] {
		if !from[todo[0]] {
			from[todo[0]] = true
			todo = append(todo, b.commits[todo[0]].parents...)
		}
	}
	for todo := []hash{y}; len(todo) > 0; todo = todo[1:] {
		if from[todo[0]] {
			return b.commits[todo[0]].files
		}
		todo = append(todo, b.commits[todo[0]].parents...)
	}
	return nil
}

func (b *builder) reset(args []string) error {
	h, err := b.resolve(literal(args[0]))
	if err != nil {
		return err
	}
	b.work, b.merged = maps.Clone(b.commits[h].files), nil
	return b.store.setRef(b.branch, h)
}

func (b *builder) tag(args []string) error {
	h, _, err := b.tagged(args[1:])
	if err != nil {
		return err
	}
	return b.store.setRef("refs/tags/"+literal(args[0]), h)
}

func (b *builder) annotate(args []string) error {
	h, kind, err := b.tagged(args[1 : len(args)-1])
	if err != nil {
		return err
	}
	message, err := b.expand(literal(args[len(args)-1]))
	if err != nil {
		return err
	}
	name := literal(args[0])
	if h, err = b.store.putTag(name, h, kind, b.signature(), message+"\n"); err != nil {
		return err
	}
	return b.store.setRef("refs/tags/"+name, h)
}

// tagged returns what a tag names, and its kind.
func (b *builder) tagged(args []string) (hash, string, error) {
	if len(args) == 0 {
		h, err := b.resolve("HEAD")
		return h, "commit", err
	}
	word, ok := strings.CutPrefix(args[0], "blob=")
	if !ok {
		return hash{}, "", fmt.Errorf("want blob=TEXT, not %q", args[0])
	}
	if text, err := strconv.Unquote(word); err == nil {
		word = `"` + text
	}
	text, err := b.text(word)
	if err != nil {
		return hash{}, "", err
	}
	h, err := b.store.put("blob", text)
	return h, "blob", err
}

const notesRef = "refs/notes/commits"

func (b *builder) note(args []string) error {
	head, err := b.resolve("HEAD")
	if err != nil {
		return err
	}
	text, err := b.expand(literal(args[0]))
	if err != nil {
		return err
	}
	notes := files{}
	var parents []hash
	if h, err := b.resolve(notesRef); err == nil {
		notes = maps.Clone(b.commits[h].files)
		parents = append(parents, h)
	}
	notes[head.String()] = file{text + "\n", regular}
	h, err := b.newCommit("Notes added by 'git notes add'", notes, parents)
	if err != nil {
		return err
	}
	return b.store.setRef(notesRef, h)
}

func (b *builder) stash(args []string) error {
	head, err := b.resolve("HEAD")
	if err != nil {
		return err
	}
	message, err := b.expand(literal(args[0]))
	if err != nil {
		return err
	}
	clean := b.commits[head].files
	onIndex, err := b.newCommit("index on "+strings.TrimPrefix(b.branch, "refs/heads/")+": "+message, clean, []hash{head})
	if err != nil {
		return err
	}
	h, err := b.newCommit("On "+strings.TrimPrefix(b.branch, "refs/heads/")+": "+message, b.work, []hash{head, onIndex})
	if err != nil {
		return err
	}
	b.work = maps.Clone(clean)
	return b.store.setRef("refs/stash", h)
}

func (b *builder) ref(args []string) error {
	h, err := b.resolve(literal(args[1]))
	if err != nil {
		return err
	}
	return b.store.setRef(literal(args[0]), h)
}

func (b *builder) unref(args []string) error {
	return b.store.removeRef(literal(args[0]))
}

func (b *builder) blob(args []string) error {
	text, err := b.text(args[0])
	if err != nil {
		return err
	}
	_, err = b.store.put("blob", text)
	return err
}

// resolve returns the commit that a revision names.
func (b *builder) resolve(rev string) (hash, error) {
	name, back, counted := strings.Cut(rev, "~")
	if name == "HEAD" {
		name = b.branch
	}
	n := 0
	if counted {
		var err error
		if n, err = strconv.Atoi(back); err != nil {
			return hash{}, fmt.Errorf("bad revision %q", rev)
		}
	}
	for _, prefix := range []string{"", "refs/heads/", "refs/tags/"} {
		h, ok := b.store.refs[prefix+name]
		if !ok {
			continue
		}
		for ; n > 0; n-- {
			if c := b.commits[h]; c == nil || len(c.parents) == 0 {
				return hash{}, fmt.Errorf("%q goes back too far", rev)
			}
			h = b.commits[h].parents[0]
		}
		if b.commits[h] == nil {
			return hash{}, fmt.Errorf("%q is no commit", rev)
		}
		return h, nil
	}
	return hash{}, fmt.Errorf("unknown revision %q", rev)
}

// checkOut writes the working tree, and the index of what is committed.
func (b *builder) checkOut() error {
	var committed files
	if head, err := b.resolve("HEAD"); err == nil {
		committed = b.commits[head].files
	}
	for path, f := range b.work {
		if err := b.place(path, f); err != nil {
			return err
		}
	}
	for path, f := range b.untracked {
		if err := b.place(path, f); err != nil {
			return err
		}
	}
	return b.store.writeIndex(committed, b.work)
}

func (b *builder) place(path string, f file) error {
	path = filepath.FromSlash(path)
	if !filepath.IsLocal(path) {
		return fmt.Errorf("%q leads out of the repository", path)
	}
	path = filepath.Join(b.dir, path)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	switch f.mode {
	case symlink:
		return os.Symlink(f.text, path)
	case executable:
		return os.WriteFile(path, []byte(f.text), 0o777)
	}
	return os.WriteFile(path, []byte(f.text), 0o666)
}
