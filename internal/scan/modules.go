package scan

import (
	"bytes"
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/internal/match"
	"github.com/damvet/damvet/internal/policy"
	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/internal/suppress"
	"github.com/damvet/damvet/rules"
)

// modules are the files of Terraform's modules, as far as they have to do with
// each other, until all of them are there.
type modules struct {
	files []moduleFile
	size  int
}

type moduleFile struct {
	record.File
	// uses is true if it speaks of a platform and refers to values that may stand
	// in other files.
	uses bool
}

// maxModules is how many bytes of such files are kept.
const maxModules = 16 << 20

// ofModule keeps a file of a module, if it has to do with others. Spoken is true
// if it speaks of a platform.
func (r *Result) ofModule(f record.File, spoken bool) {
	uses := spoken && record.Refers(f.Path, f.Data)
	switch {
	case !uses && !record.Defines(f.Path, f.Data):
	case len(f.Data) > record.MaxModuleFile:
		r.Coverage.Exclude("values of Terraform's variables in files larger than 1 MiB", 1)
	default:
		f.Data = bytes.Clone(f.Data)
		r.modules.add(&modules{[]moduleFile{{f, uses}}, len(f.Data)}, &r.Coverage)
	}
}

// use reports whether a file uses values that may stand in others.
func (m *modules) use() bool {
	return slices.ContainsFunc(m.files, func(f moduleFile) bool { return f.uses })
}

func (m *modules) add(o *modules, cov *finding.Coverage) {
	for _, f := range o.files {
		if m.size+len(f.Data) > maxModules {
			cov.Exclude("values of Terraform's variables in files beyond 16 MiB of them", 1)
			continue
		}
		m.files, m.size = append(m.files, f), m.size+len(f.Data)
	}
}

// settleModules finds what the files of modules break together: a value that
// stands in one of them counts where another uses it.
func (s *Scanner) settleModules(res *Result) {
	all := map[string][]moduleFile{}
	for _, f := range res.modules.files {
		dir := path.Dir(f.Path)
		all[dir] = append(all[dir], f)
	}
	res.modules = modules{}
	callers := callersOf(all, &res.Coverage)
	for _, dir := range slices.Sorted(maps.Keys(all)) {
		if slices.ContainsFunc(all[dir], func(f moduleFile) bool { return f.uses }) {
			s.newModule(dir, all[dir], callers[dir]...).settle(res, &res.Coverage)
		}
	}
}

// callersOf returns for each directory those that call it as a module.
func callersOf(all map[string][]moduleFile, cov *finding.Coverage) map[string][]record.Caller {
	callers := map[string][]record.Caller{}
	for _, dir := range slices.Sorted(maps.Keys(all)) {
		c := record.Caller{Dir: dir}
		called := map[string]bool{}
		for _, f := range all[dir] {
			c.Files = append(c.Files, f.File)
			for _, to := range record.Called(f.Path, f.Data) {
				called[to] = to != dir && all[to] != nil
			}
		}
		for to, is := range called {
			switch {
			case !is:
			case len(callers[to]) < maxCallers:
				callers[to] = append(callers[to], c)
			default:
				cov.Exclude("directories that call a module of Terraform's, beyond its first 16", 1)
			}
		}
	}
	// What calls a module may be one that others call.
	nested := map[string][]record.Caller{}
	for dir, all := range callers {
		left := maxNested
		nested[dir] = nest(all, callers, maxNesting, &left)
		if left < 0 {
			cov.Exclude(manyCallers, 1)
		}
	}
	return nested
}

// nest returns callers with those that call them, down to a depth.
func nest(all []record.Caller, callers map[string][]record.Caller, depth int, left *int) []record.Caller {
	if *left -= len(all); depth == 0 || *left < 0 {
		return nil
	}
	all = slices.Clone(all)
	for i := range all {
		all[i].Callers = nest(callers[all[i].Dir], callers, depth-1, left)
	}
	return all
}

// Bounds on what calls a module: how many directories do that are looked at,
// through how many others, and how many all of these are.
const (
	maxCallers = 16
	maxNesting = 8
	maxNested  = 1 << 10

	manyCallers = "modules of Terraform's that very many others call"
)

// module is the files of one module and what they break together.
type module struct {
	s        *Scanner
	values   *record.Module
	files    []moduleFile
	builders map[string]*builder
	told     map[toldIn]bool
}

// toldIn is a finding of a rule in a file.
type toldIn struct {
	rule       *rules.Rule
	file       string
	start, end int
}

func (s *Scanner) newModule(dir string, files []moduleFile, callers ...record.Caller) *module {
	slices.SortFunc(files, func(a, b moduleFile) int { return strings.Compare(a.Path, b.Path) })
	m := &module{s: s, files: files, builders: map[string]*builder{}, told: map[toldIn]bool{}}
	var all []record.File
	for _, f := range files {
		all = append(all, f.File)
	}
	m.values = record.NewModule(dir, all, callers...)
	return m
}

// settle adds to a result what its files do not hold one by one.
func (m *module) settle(res *Result, cov *finding.Coverage) {
	if m.values.Cut() {
		cov.Exclude(manyCallers, 1)
	}
	for _, f := range m.files {
		if f.uses {
			m.judge(f.File, res)
		}
	}
	for _, file := range slices.Sorted(maps.Keys(m.builders)) {
		m.builders[file].join(res)
	}
}

// builder returns the builder for a file.
func (m *module) builder(f record.File) *builder {
	b := m.builders[f.Path]
	if b == nil {
		t := &match.Text{Data: f.Data, FirstLine: 1, FirstColumn: 1}
		m.s.engine.ScanBytes(f.Data, match.ScanOptions{All: true, Archives: -1}, &finding.Coverage{}, func(it *match.Text) error {
			t = it
			return nil
		})
		b = m.s.newBuilder(f.Path, t, nil)
		m.builders[f.Path] = b
	}
	return b
}

// judge judges a file that uses values of others.
func (m *module) judge(f record.File, res *Result) {
	alone := m.s.judge().Records(f.Path, f.Data, record.Read(f.Path, f.Data))
	for reading := range m.values.Read(f.Data) {
		got := m.s.judge().Records(f.Path, f.Data, reading.Docs)
		res.fleeting = res.fleeting || got.Fleeting
		for _, broken := range got.Without(&alone) {
			// What is overruled may be no more than a default, but a secret is
			// one all the same.
			if reading.Overruled && broken.Secret == nil {
				continue
			}
			m.draft(f, &broken, reading.Names)
		}
		m.match(f, reading.Names)
	}
}

// inserted is a value of another file that stands in a text in place of a
// reference to it.
type inserted struct {
	def *record.Definition
	// at is the offset of the reference, start and end are those of the value in
	// the text with values.
	at, start, end int
}

// insert returns a file with values in place of references to them.
func (m *module) insert(f record.File, names map[string]*record.Definition) (text []byte, values []inserted) {
	done := 0
	for _, at := range insertable.Get().FindAllSubmatchIndex(f.Data, maxInserted) {
		from, to, quote := at[2], at[3], ""
		if from < 0 {
			from, to, quote = at[4], at[5], `"`
		}
		d := names[string(f.Data[from:to])]
		if d == nil || d.Value.Kind != record.String || len(d.Value.Text) < minInserted || len(d.Value.Text) > maxInsertedText {
			continue
		}
		text = append(append(text, f.Data[done:at[0]]...), quote...)
		values = append(values, inserted{d, from, len(text), len(text) + len(d.Value.Text)})
		text = append(append(text, d.Value.Text...), quote...)
		done = at[1]
		if quote != "" {
			done = to
		}
	}
	return append(text, f.Data[done:]...), values
}

// insertable is a reference: all there is in braces, or by itself.
var insertable = lazyregexp.New(`\$\{\s{0,9}((?:var|local)\.[A-Za-z_][\w-]{0,80})\s{0,9}\}|\b((?:var|local)\.[A-Za-z_][\w-]{0,80})(?:[^\w.\[-]|$)`)

// Bounds on what is inserted.
const (
	maxInserted     = 1 << 12
	minInserted     = 8
	maxInsertedText = 4 << 10
)

// match drafts the findings of text rules about secrets of other files: what a
// secret is given to may tell what it is.
func (m *module) match(f record.File, names map[string]*record.Definition) {
	text, values := m.insert(f, names)
	if len(values) == 0 {
		return
	}
	m.s.engine.ScanBytes(text, match.ScanOptions{Archives: -1}, &finding.Coverage{}, func(t *match.Text) error {
		for _, found := range t.Matches {
			i, _ := slices.BinarySearchFunc(values, found.SecretStart+1, func(v inserted, at int) int { return cmp.Compare(v.start, at) })
			if i == 0 || found.SecretEnd > values[i-1].end || m.s.config.Disabled(found.Rule.ID) || m.s.engine.AllowedAt(found, f.Path) {
				continue
			}
			v := values[i-1]
			in, at, elsewhere := m.values.Locate(v.def.Value.Start)
			start, end := at, at+v.def.Value.End-v.def.Value.Start
			if end-start == len(v.def.Value.Text)+2 {
				start, end = start+1+found.SecretStart-v.start, start+1+found.SecretEnd-v.start
			}
			it := toldIn{&found.Rule.Rule, in.Path, start, end}
			if !elsewhere || m.told[it] {
				continue
			}
			m.told[it] = true
			here := *found
			here.SecretStart, here.SecretEnd = start, end
			b := m.builder(in)
			b.text.Hide(start, end, secretOf(found, in.Path).Redact())
			b.text.HideValue(found.Secret)
			n := len(b.drafts)
			b.match(&here)
			for j := range b.drafts[n:] {
				d := &b.drafts[n+j]
				d.Steps = []finding.Step{m.step(v.def.File, v.def.Start, "what "+v.def.Name+" stands for"), m.step(f, v.at, "where "+v.def.Name+" is used")}
				d.user = f.Path
			}
		}
		return nil
	})
}

// draft drafts the finding of a check that an object of a file breaks with
// values of others.
func (m *module) draft(f record.File, broken *policy.Broken, names map[string]*record.Definition) {
	in, start, elsewhere := m.values.Locate(broken.Start)
	if !elsewhere {
		in = f
	}
	it := toldIn{&broken.Check.Rule, in.Path, start, start + broken.End - broken.Start}
	if m.told[it] {
		return
	}
	m.told[it] = true
	b, local := m.builder(in), *broken
	local.Start, local.End, local.Hide = it.start, it.end, nil
	for _, h := range broken.Hide {
		from, at, other := m.values.Locate(h.Start)
		if !other {
			from = f
		}
		hidden := m.builder(from).text
		hidden.Hide(at, at+h.End-h.Start, "…")
		b.text.HideValue(hidden.Bytes(at, at+h.End-h.Start))
	}
	d := b.broken(&local)
	d.Steps = m.steps(f, broken, names, elsewhere)
	d.user = f.Path
	b.drafts = append(b.drafts, *d)
}

// reference is a name that may stand for a value of another file.
var reference = lazyregexp.New(`\b(?:var|local)\.[A-Za-z_][\w-]{0,80}`)

// maxReferences is how many names in one object are looked up.
const maxReferences = 64

// steps tells where what an object uses is said, and where it is used.
func (m *module) steps(f record.File, broken *policy.Broken, names map[string]*record.Definition, elsewhere bool) []finding.Step {
	from, to := broken.Object.Start, broken.Object.End
	if !elsewhere && broken.Start < broken.End && reference.Get().Match(f.Data[broken.Start:broken.End]) {
		from, to = broken.Start, broken.End
	}
	if _, _, other := m.values.Locate(from); other || to > len(f.Data) {
		from, to = 0, len(f.Data)
	}
	var steps []finding.Step
	told := map[*record.Definition]bool{}
	for _, at := range reference.Get().FindAllIndex(f.Data[from:to], maxReferences) {
		d := names[string(f.Data[from+at[0]:from+at[1]])]
		if d == nil || told[d] || len(steps) >= maxModuleSteps || elsewhere && (broken.Start < d.Value.Start || broken.End > d.Value.End) {
			continue
		}
		told[d] = true
		steps = append(steps, m.step(d.File, d.Start, "what "+d.Name+" stands for"), m.step(f, from+at[0], "where "+d.Name+" is used"))
	}
	if len(steps) == 0 && elsewhere && from == broken.Object.Start {
		steps = append(steps, m.step(f, from, "where it is used"))
	}
	return steps
}

// maxModuleSteps is how many steps are told of one finding.
const maxModuleSteps = 8

func (m *module) step(f record.File, offset int, message string) finding.Step {
	b := m.builder(f)
	line, column := b.text.Position(offset)
	return finding.Step{Path: b.Redact(b.text.Scrub(f.Path)), Line: line, Column: column, Message: b.text.Scrub(message)}
}

// join adds the findings of a file of a module to a result: each that the file
// by itself does not tell too.
func (b *builder) join(res *Result) {
	if len(b.drafts) == 0 {
		return
	}
	kept := mostSpecific(b.drafts, nil)
	directives := suppress.Inline(b.text)
	hashes := b.lineHashes(kept, nil)
	occurrences := map[Key]int{}
	var here []*finding.Finding
	for i := range res.Things {
		if t := &res.Things[i]; t.file == b.file {
			here = append(here, t.Finding)
			occurrences[t.Key]++
		}
	}
	for i := range res.Suppressed {
		if t := &res.Suppressed[i]; t.file == b.file {
			here = append(here, t.Finding)
			occurrences[t.Key]++
		}
	}
	for _, d := range kept {
		if i := slices.IndexFunc(here, d.toldBy); i >= 0 {
			here[i].Steps = append(slices.Clip(here[i].Steps), d.Steps...)
			continue
		}
		b.complete(&d, hashes, occurrences)
		if res.unversioned[b.file] || res.unversioned[d.user] {
			d.Severity = min(d.Severity, rules.Low)
			d.Facts = append(d.Facts, ignoredFact)
		}
		if s := b.accepted(directives, &d); s != nil {
			res.Suppressed = append(res.Suppressed, Suppressed{Thing: d.Thing, Reason: s.Reason})
			continue
		}
		res.Things = append(res.Things, d.Thing)
	}
	res.Things = slices.DeleteFunc(res.Things, func(t Thing) bool {
		return t.file == b.file && t.Rule.ID == unusedSuppression && slices.ContainsFunc(directives, func(d *suppress.Directive) bool {
			return d.Used && t.Span.Line <= d.Line && d.Line <= t.Span.EndLine
		})
	})
}

// toldBy reports whether a finding in the same file says what a draft says, or
// more of the same secret.
func (d *draft) toldBy(f *finding.Finding) bool {
	if f.Rule == d.Rule {
		return f.Span == d.Span
	}
	return f.Rule.Class == d.Rule.Class && d.Redacted != "" && f.Redacted != "" && overlap(f.Span, d.Span)
}

func overlap(a, b finding.Span) bool {
	before := func(line, column, otherLine, otherColumn int) bool {
		return cmp.Or(cmp.Compare(line, otherLine), cmp.Compare(column, otherColumn)) < 0
	}
	return before(a.Line, a.Column, b.EndLine, b.EndColumn) && before(b.Line, b.Column, a.EndLine, a.EndColumn)
}
