package govet

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/mod/semver"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/goflow"
	"github.com/damvet/damvet/internal/lazyregexp"
)

// maxArgs is how long the packages of one command line may be together, in
// bytes. Windows allows 32767 characters for the whole line.
const maxArgs = 24 << 10

// maxAnswer is how much of an answer is read, in bytes.
const maxAnswer = 1 << 30

// vet vets packages that load, as far as the go list command can tell: those that
// were edited, and of the others those for which that changes anything.
func (r *runner) vet(ctx context.Context, g group, load, needed []*pkg, old, now *memory) error {
	byPath := map[string]*pkg{}
	for _, p := range load {
		byPath[p.ImportPath] = p
	}
	if now != nil && (len(r.Unreadable) > 0 || !r.survey(now, g, load, needed)) {
		old, now = nil, nil
	}
	if old != nil && old.Ground != now.Ground {
		old = nil
	}
	if old == nil && now != nil {
		for _, p := range load {
			now.Packages[p.ImportPath].Declared = declarations(p)
		}
	}
	r.now = now
	first, rest := load, []*pkg(nil)
	if old != nil {
		first, rest = old.divide(load, needed, now)
	}
	if err := r.vetAll(ctx, g, first, byPath); err != nil {
		return err
	}
	if old != nil && len(r.Unreadable) == 0 {
		again := dependents(old.changed(first, now), load, needed)
		for _, p := range rest {
			if again[p.ImportPath] {
				continue
			}
			for _, a := range old.Packages[p.ImportPath].Answers {
				if err := r.take(p, a.ID, a.Checks); err != nil {
					return err
				}
			}
		}
		rest = slices.DeleteFunc(rest, func(p *pkg) bool { return !again[p.ImportPath] })
	}
	if err := r.vetAll(ctx, g, rest, byPath); err != nil {
		return err
	}
	if now != nil && len(r.Unreadable) == 0 && now.complete() && now.current(load) {
		now.write()
	}
	return nil
}

// vetAll vets packages, so many at a time as a command line holds.
func (r *runner) vetAll(ctx context.Context, g group, all []*pkg, byPath map[string]*pkg) error {
	for len(all) > 0 {
		n, size := 0, 0
		for ; n < len(all) && size < maxArgs; n++ {
			size += len(all[n].ImportPath) + 1
		}
		if err := r.vetSome(ctx, g, all[:n], byPath); err != nil {
			return err
		}
		all = all[n:]
	}
	return nil
}

func (r *runner) vetSome(ctx context.Context, g group, some []*pkg, byPath map[string]*pkg) error {
	args := append(r.buildArgs("vet", "-vettool="+r.Tool, "-json"), r.toolArgs()...)
	args = append(args, "--")
	for _, p := range some {
		args = append(args, p.ImportPath)
	}
	cmd := r.command(ctx, g.dir, g.work, args...)
	var words limited
	cmd.Stderr = &words
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	readErr := r.answers(io.LimitReader(stdout, maxAnswer), byPath)
	// What is not wanted any more is read all the same, or the go command
	// would wait.
	_, _ = io.Copy(io.Discard, stdout)
	err = cmd.Wait()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	text := words.String()
	if r.answersOnStderr() {
		var answers []byte
		answers, text = split(text)
		readErr = cmp.Or(readErr, r.answers(bytes.NewReader(answers), byPath))
	}
	if readErr != nil {
		return fmt.Errorf("go vet: %w", readErr)
	}
	if err != nil {
		r.complaints(g, text, err, byPath)
	}
	return nil
}

// toolArgs are the flags that reach the checks. They hold all that the answer
// depends on, since the go command keeps it under them.
func (r *runner) toolArgs() []string {
	args := []string{"-" + Inventory.Name + "." + goflow.JSONFlag}
	if len(r.Additions) > 0 {
		args = append(args, "-"+Inventory.Name+"."+additionsFlag+"="+hashOf(r.Additions))
	}
	if len(r.Bounds) > 0 {
		var all []string
		for _, name := range slices.Sorted(maps.Keys(r.Bounds)) {
			all = append(all, name+"="+r.Bounds[name])
		}
		args = append(args, "-"+Inventory.Name+"."+goflow.BoundsFlag+"="+strings.Join(all, ","))
	}
	return args
}

// answersOnStderr reports whether the go command writes the answers of a vet
// tool to standard error, as it did before Go 1.26.
func (r *runner) answersOnStderr() bool {
	return semver.Compare("v"+strings.TrimPrefix(r.version, "go"), "v1.26") < 0
}

// split separates what a vet tool answered from what the go command wrote.
func split(text string) (answers []byte, words string) {
	var b strings.Builder
	inside := false
	for line := range strings.Lines(text) {
		bare := strings.TrimRight(line, "\r\n")
		inside = inside || bare == "{" || bare == "{}"
		if inside {
			answers = append(answers, line...)
		} else {
			b.WriteString(line)
		}
		if bare == "}" || bare == "{}" {
			inside = false
		}
	}
	return answers, b.String()
}

// answer is a diagnostic as -json writes it.
type answer struct {
	Category string `json:"category"`
	Posn     string `json:"posn"`
	Message  string `json:"message"`
	Fixes    []struct {
		Edits []struct {
			Filename string `json:"filename"`
			Start    int    `json:"start"`
			End      int    `json:"end"`
			New      string `json:"new"`
		} `json:"edits"`
	} `json:"suggested_fixes"`
}

// answers reads the answers of the vet tool: by package, by check.
func (r *runner) answers(stream io.Reader, byPath map[string]*pkg) error {
	for dec := json.NewDecoder(stream); ; {
		var tree map[string]map[string]json.RawMessage
		if err := dec.Decode(&tree); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		for id, checks := range tree {
			p := byID(id, byPath)
			if p == nil {
				continue // a package that another one needs
			}
			if err := r.take(p, id, checks); err != nil {
				return err
			}
		}
	}
}

// take reads the answers about an ID of a package.
func (r *runner) take(p *pkg, id string, checks map[string]json.RawMessage) error {
	r.packages[id] = true
	r.now.note(p, id, checks)
	for check, raw := range checks {
		if err := r.answer(p, id, check, raw); err != nil {
			return fmt.Errorf("%s: %s: %w", id, check, err)
		}
	}
	return nil
}

// byID returns the package that an ID of the go command means: the path of the
// package, with "_test" for tests of another package name, and perhaps with
// what it is tested for in brackets.
func byID(id string, byPath map[string]*pkg) *pkg {
	path, _, _ := strings.Cut(id, " [")
	if p := byPath[path]; p != nil {
		return p
	}
	return byPath[strings.TrimSuffix(path, "_test")]
}

func (r *runner) answer(p *pkg, id, check string, raw json.RawMessage) error {
	if bytes.HasPrefix(bytes.TrimSpace(raw), []byte("{")) {
		var failed struct {
			Error string `json:"error"`
		}
		if err := json.Unmarshal(raw, &failed); err != nil {
			return err
		}
		r.fail(p, check+": "+failed.Error)
		return nil
	}
	var all []answer
	if err := json.Unmarshal(raw, &all); err != nil {
		return err
	}
	for _, a := range all {
		if a.Category == Inventory.Name {
			if err := r.vetted(p, id, a.Message); err != nil {
				return err
			}
			continue
		}
		if a.Category == Names.Name {
			if err := r.named(&a); err != nil {
				return err
			}
			continue
		}
		if a.Category == Clearances.Name {
			if err := r.clear(&a); err != nil {
				return err
			}
			continue
		}
		var m goflow.Message
		if err := json.Unmarshal([]byte(a.Message), &m); err != nil {
			return err
		}
		r.found(p, &a, &m)
	}
	return nil
}

// vetted notes which files of a package were looked at.
func (r *runner) vetted(p *pkg, id, message string) error {
	var inv inventory
	if err := json.Unmarshal([]byte(message), &inv); err != nil {
		return err
	}
	r.now.noteInventory(p, id, inv)
	for _, name := range inv.Files {
		if rel, ok := r.relative(filepath.Join(p.Dir, name)); ok && r.files[rel] {
			r.Vetted[rel] = true
		}
	}
	if r.Progress != nil {
		r.Progress(len(r.packages))
	}
	return nil
}

// found turns a diagnostic into a finding. What stands in a file that does not
// count is dropped.
func (r *runner) found(p *pkg, a *answer, m *goflow.Message) {
	f := Finding{Rule: m.Rule, Message: m.Message, Facts: m.Facts, SHA256: m.SecretSHA256}
	var ok bool
	if f.Path, f.Start, f.End, ok = r.place(a, m); !ok || !r.counted(f.Path) {
		return
	}
	for _, s := range m.Steps {
		f.Steps = append(f.Steps, r.step(s))
	}
	f.Fix = a.fix(m, f.Path)
	r.trace(&f, m)
	r.Findings = append(r.Findings, f)
}

// fix returns the edits of the first fix, unless they are to a file that nobody
// wrote: the go command names the file that cgo read, and places in the one that
// it made.
func (a *answer) fix(m *goflow.Message, path string) []Edit {
	var edits []Edit
	if len(a.Fixes) == 0 {
		return nil
	}
	for _, e := range a.Fixes[0].Edits {
		if e.Filename != m.File {
			return nil
		}
		edits = append(edits, Edit{path, e.Start, e.End, e.New})
	}
	return edits
}

func (r *runner) counted(rel string) bool { return r.files[rel] || !strings.HasSuffix(rel, ".go") }

// place returns where a diagnostic stands: in the file that the compiler read,
// or, where that is one that cgo made, in the file that it was made of.
func (r *runner) place(a *answer, m *goflow.Message) (rel string, start, end int, ok bool) {
	if rel, ok = r.relative(m.File); ok && m.File != "" && r.files[rel] {
		return rel, m.Start, m.End, true
	}
	file, line, column := splitPosition(a.Posn)
	if rel, ok = r.relative(file); !ok {
		return "", 0, 0, false
	}
	t, err := r.text(rel)
	if err != nil {
		return "", 0, 0, false
	}
	start = t.offset(line, column)
	return rel, start, min(start+m.End-m.Start, len(t.data)), true
}

// step places a step: in the tree with a column in code points, or in a module.
func (r *runner) step(s goflow.MessageStep) finding.Step {
	step := finding.Step{Path: filepath.ToSlash(s.Path), Line: s.Line, Column: s.Column, Message: s.Message}
	if rel, ok := r.relative(s.Path); ok {
		step.Path = rel
		if t, err := r.text(rel); err == nil {
			step.Column = t.column(t.offset(s.Line, s.Column))
		}
		return step
	}
	for _, dir := range []string{r.modules, filepath.Join(r.root, "src")} {
		if rel, ok := below(dir, s.Path); ok && dir != "" {
			step.Path = rel
			return step
		}
	}
	step.Path = filepath.Base(s.Path)
	return step
}

// splitPosition takes "file:line:column" apart; line and column may be missing.
func splitPosition(posn string) (file string, line, column int) {
	var numbers []int
	for len(numbers) < 2 {
		i := strings.LastIndexByte(posn, ':')
		if i < 0 {
			break
		}
		n, err := strconv.Atoi(posn[i+1:])
		if err != nil {
			break
		}
		posn, numbers = posn[:i], append(numbers, n)
	}
	switch len(numbers) {
	case 2:
		return posn, numbers[1], numbers[0]
	case 1:
		return posn, numbers[0], 1
	}
	return posn, 1, 1
}

// header begins what the go command says about a package.
var header = lazyregexp.New(`^# ([^ \r\n]+)(?: \[[^\r\n]*\])?\r?\n?$`)

// position begins a line about a place in a file.
var position = lazyregexp.New(`^([^\s:]+\.go)(:[0-9]+)`)

// placed returns a line with the file that it begins with as Options.Files names
// it: the go command names it from where it was started.
func (r *runner) placed(g group, line string) string {
	m := position.Get().FindStringSubmatch(line)
	if m == nil {
		return line
	}
	file := m[1]
	if !filepath.IsAbs(file) {
		file = filepath.Join(g.dir, file)
	}
	if rel, ok := r.relative(file); ok {
		return rel + line[len(m[1]):]
	}
	return line
}

// complaints records what the go command says of packages that do not compile.
func (r *runner) complaints(g group, text string, failed error, byPath map[string]*pkg) {
	c := complaint{dir: g.dir}
	said := false
	flush := func() {
		if len(c.words) > 0 {
			said = true
			r.complain(&c)
		}
		c.words = nil
	}
	for line := range strings.Lines(text) {
		if m := header.Get().FindStringSubmatch(line); m != nil {
			flush()
			c.dir = g.dir
			if p := byID(m[1], byPath); p != nil {
				c.dir = p.Dir
			}
			continue
		}
		line = strings.TrimPrefix(strings.TrimSpace(line), "vet: ")
		line = r.placed(g, line)
		if m := position.Get().FindStringSubmatch(line); m != nil && !filepath.IsAbs(m[1]) && c.dir == g.dir {
			c.dir = filepath.Dir(filepath.Join(r.Dir, filepath.FromSlash(m[1])))
		}
		if about, rest, ok := strings.Cut(line, ": "); ok && byPath[about] != nil && c.dir == g.dir {
			c.dir, line = byPath[about].Dir, rest
		}
		if line != "" {
			c.words = append(c.words, line)
		}
	}
	flush()
	if !said {
		r.complain(&complaint{g.dir, []string{"go vet: " + failed.Error()}})
	}
}

// complaint is what the go command says about the package of a directory.
type complaint struct {
	dir   string
	words []string
}

func (r *runner) complain(c *complaint) {
	reason := strings.ReplaceAll(strings.Join(c.words, "; "), ":; ", ": ")
	r.missing(reason)
	rel, ok := r.relative(c.dir)
	if !ok {
		rel = filepath.Base(c.dir)
	}
	r.Unreadable = append(r.Unreadable, finding.Unreadable{Path: rel, Reason: "package does not load: " + reason})
}
