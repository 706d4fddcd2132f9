package policy

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/match"
	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

// Pending is a check that an object of one text breaks if the rest of the
// repository bears it out.
type Pending struct {
	Broken
	asks []ask
}

// ask is a condition over the repository, asked of one object.
type ask struct {
	tie  *tie
	keys []key // any of them has to be offered
	not  bool
	// least is how many deployables have to offer it.
	least int
	// granted are the permissions that must not all be needed.
	granted  []string
	platform *rules.Platform
}

// key is a value by which texts are joined. It is a hash: the value can be a
// secret, and is not kept.
type key [16]byte

func newKey(text string) key {
	sum := sha256.Sum256([]byte(text))
	return key(sum[:16])
}

// Offer is what a text has for the checks of others: an object with the value
// that one of them may ask for.
type Offer struct {
	// Start and End are the bytes of the object in its text.
	Start, End int
	// Step is the place, for the finding that it bears out. Whoever has the
	// text fills in all but the message.
	Step finding.Step

	tie   *tie
	key   key
	facts []finding.Fact
}

// tie is the other side of a condition over the repository.
type tie struct {
	id     int
	joined *joined       // objects of a shape
	text   *match.Finder // matches in any text
	// prefix begins every match of text, and word is the same in lower case;
	// empty if it is not known.
	prefix []byte
	word   []string
}

// newText makes a tie to what matches an expression.
func (j *Judge) newText(expr string) *tie {
	t := j.newTie()
	t.text = match.NewFinder(expr)
	if w := literalPrefix(expr); len(w) >= 3 {
		t.prefix, t.word = []byte(w), []string{strings.ToLower(w)}
		j.words.add(t.word...)
	}
	return t
}

// literalPrefix returns what every match of an expression begins with, as far as
// its spelling shows at once.
func literalPrefix(expr string) string {
	n := strings.IndexFunc(expr, func(c rune) bool { return c >= utf8.RuneSelf || strings.ContainsRune(`\.+*?()|[]{}^$`, c) })
	switch {
	case strings.Contains(expr, "|"):
		return ""
	case n < 0:
		return expr
	case n > 0 && strings.IndexByte("*?{", expr[n]) >= 0:
		n--
	}
	return expr[:n]
}

func (j *Judge) newTie() *tie {
	t := &tie{id: len(j.ties)}
	j.ties = append(j.ties, t)
	return t
}

// ask asks a condition over the repository of an object. It reports false if
// the object has nothing to ask for.
func (r *run) ask(o *object, c *condition) (ask, bool) {
	got := r.lookup(o, c).field
	if got == nil {
		return ask{}, false
	}
	a := ask{tie: c.tie, least: c.Spread, platform: c.platform}
	if c.Surplus {
		for _, e := range c.elements(got.Value) {
			name := strings.ToUpper(strings.TrimSpace(e.Text))
			if _, known := c.table[name]; known && e.Scalar() && e.Known() && !slices.Contains(a.granted, name) {
				a.granted = append(a.granted, name)
			}
		}
		return a, len(a.granted) > 0
	}
	for _, e := range joinable(got.Value) {
		if text := joinText(e); text != "" {
			a.keys = append(a.keys, newKey(text))
		}
	}
	if c.Spread > 0 {
		v := o.place.Value
		for _, k := range a.keys {
			r.res.Offers = append(r.res.Offers, Offer{Start: v.Start, End: v.End, tie: c.tie, key: k})
		}
	}
	return a, len(a.keys) > 0
}

// offer adds the objects that the checks of other texts may ask for.
func (r *run) offer() {
	for _, t := range r.j.ties {
		if t.joined == nil {
			continue
		}
		for _, o := range r.objects {
			if o.shape != t.joined.shape || len(r.res.Offers) >= maxObjects {
				continue
			}
			got := r.get(o, t.joined.field).field
			if got == nil {
				continue
			}
			facts := facts{o: o}
			if !slices.ContainsFunc(t.joined.when, func(c *condition) bool {
				out := r.holds(o, c)
				r.tell(&facts, o, c, out)
				return out.verdict != yes
			}) {
				v := o.place.Value
				for _, e := range joinable(got.Value) {
					if text := joinText(e); text != "" {
						r.res.Offers = append(r.res.Offers, Offer{
							Start: v.Start, End: v.End, Step: finding.Step{Message: o.shape.record.Title},
							tie: t, key: newKey(text), facts: facts.all,
						})
					}
				}
			}
		}
	}
}

// reach is how far from one of its words a match of a check can begin and end.
const reach = 300

// lower returns the text with its ASCII letters in lower case.
func (r *run) lower() []byte {
	if r.lowered == nil {
		r.lowered = lowered(r.data)
	}
	return r.lowered
}

func lowered(data []byte) []byte {
	lower := make([]byte, len(data))
	for i, c := range data {
		lower[i] = lowers[c]
	}
	return lower
}

// appendLowered appends a text in lower case.
func appendLowered(to []byte, text string) []byte {
	for i := range len(text) {
		to = append(to, lowers[text[i]])
	}
	return to
}

var lowers = func() (t [256]byte) {
	for c := range t {
		t[c] = lowerByte(byte(c))
	}
	return t
}()

func lowerByte(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// near returns the matches of an expression, in the order of the text: it looks
// around some words alone.
func (r *run) near(words []string, re *match.Finder) [][]int {
	at, data := r.places(words), r.data
	var all [][]int
	for i := 0; i < len(at); {
		start, end := max(at[i]-reach, 0), at[i]+reach
		for i++; i < len(at) && at[i]-reach <= end; i++ {
			end = at[i] + reach
		}
		end = min(end, len(data))
		for _, loc := range re.FindAllSubmatchIndex(data[start:end], maxTexts) {
			for k := range loc {
				if loc[k] >= 0 {
					loc[k] += start
				}
			}
			all = append(all, loc)
		}
	}
	return all
}

// maxTexts is how many matches of one expression in one text are judged.
const maxTexts = 1 << 10

// Texts judges the addresses in a text that stands at a path, and what the checks
// that look at texts match in it, and lists the calls of platforms that it makes.
func (j *Judge) Texts(path string, data []byte) Result {
	r := newRun(j, path, data)
	r.words = j.words.find(data)
	r.res.words = r.words
	r.urls()
	for _, c := range j.texts {
		if !r.has(c.Look.Words) || !r.speaks(c.Platform) || !r.here(c) {
			continue
		}
		for _, loc := range r.near(c.Look.Words, c.text) {
			v := &record.Value{Kind: record.Map, Start: loc[0], End: loc[1]}
			for i, name := range c.text.Regexp.Get().SubexpNames() {
				start, end := loc[2*i], loc[2*i+1]
				if name != "" && start >= 0 {
					v.Fields = append(v.Fields, record.Field{Key: name, Start: start, End: end, Value: &record.Value{Kind: record.String, Text: string(data[start:end]), Start: start, End: end}})
				}
			}
			r.judge(&object{place: &record.Place{Value: v}}, []*check{c})
		}
	}
	for _, t := range j.ties {
		if t.text == nil || t.word != nil && (!r.has(t.word) || !bytes.Contains(data, t.prefix)) {
			continue
		}
		for _, loc := range t.text.FindAllSubmatchIndex(data, maxTexts) {
			start, end := loc[0], loc[1]
			if len(loc) > 2 && loc[2] >= 0 {
				start, end = loc[2], loc[3]
			}
			text := strings.ToLower(strings.TrimSpace(string(data[start:end])))
			r.res.Offers = append(r.res.Offers, Offer{Start: start, End: end, tie: t, key: newKey(text)})
		}
	}
	if slices.ContainsFunc(j.apis, r.called) && !j.deployables.none(path) {
		for _, a := range j.apis {
			r.res.Code.Calls = a.appendCalls(r.res.Code.Calls, r)
		}
	}
	r.uses()
	r.mentions()
	r.subsume()
	r.res.lowered = r.lowered
	return r.res
}

// Repository is what the texts of a repository say to each other's checks.
type Repository struct {
	j      *Judge
	offers map[offered][]Offer
	sorted map[offered]bool
	needs  map[string]*need // by platform id
	code   []*code
	units  map[string]string
	dirs   map[string]bool
}

// offered is a value that is offered to a condition.
type offered struct {
	tie int
	key key
}

// code is the Code of a path.
type code struct {
	*Code
	path string
}

// need is what the calls of one platform's API take.
type need struct {
	permissions map[string]bool
	calls       int
}

// Repository returns one of which nothing is known yet but the paths of its
// files.
func (j *Judge) Repository(paths []string) *Repository {
	return &Repository{
		j: j, offers: map[offered][]Offer{}, sorted: map[offered]bool{}, needs: map[string]*need{},
		units: map[string]string{}, dirs: j.deployables.dirs(paths),
	}
}

// Add adds what a text that stands at a path offers, with its steps filled in,
// and its code.
func (r *Repository) Add(path string, offers []Offer, c *Code) {
	for _, o := range offers {
		at := offered{o.tie.id, o.key}
		r.offers[at] = append(r.offers[at], o)
	}
	if c.Tells() {
		r.code = append(r.code, &code{c, path})
	}
	for _, c := range c.Calls {
		n := r.need(c.api.platform.ID)
		n.calls++
		c.api.need(c, n.permissions)
	}
	for platform, more := range c.needs {
		n := r.need(platform)
		n.calls += more.Calls
		for _, p := range more.Permissions {
			n.permissions[p] = true
		}
	}
}

func (r *Repository) need(platform string) *need {
	n := r.needs[platform]
	if n == nil {
		n = &need{permissions: map[string]bool{}}
		r.needs[platform] = n
	}
	return n
}

// Needs returns the permissions that the calls of a platform's API take, in
// the order of the catalogue, and how many calls there are.
func (r *Repository) Needs(p *rules.Platform) (permissions []string, calls int) {
	n := r.needs[p.ID]
	if n == nil {
		return nil, 0
	}
	return ordered(p, n.permissions), n.calls
}

// ordered returns permissions in the order of the catalogue.
func ordered(p *rules.Platform, set map[string]bool) (permissions []string) {
	for _, perm := range p.Permissions {
		if set[perm.Name] {
			permissions = append(permissions, perm.Name)
		}
	}
	return permissions
}

// Momentary reports whether a check is about one state of a repository: of many
// states together it says nothing.
func (p *Pending) Momentary() bool {
	return slices.ContainsFunc(p.asks, func(a ask) bool { return a.least > 0 || a.granted != nil })
}

// maxSteps is how many places a finding tells of that bear it out.
const maxSteps = 8

// Settle reports whether the repository bears a pending check out, which stands
// at a path, with the places and facts that do.
func (r *Repository) Settle(path string, p *Pending) (steps []finding.Step, facts []finding.Fact, ok bool) {
	for _, a := range p.asks {
		s, f, holds := r.settle(path, p, a)
		if holds == a.not {
			return nil, nil, false
		}
		if !a.not {
			steps, facts = append(steps, s...), append(facts, f...)
		}
	}
	return steps[:min(len(steps), maxSteps)], facts, true
}

func (r *Repository) settle(path string, p *Pending, a ask) ([]finding.Step, []finding.Fact, bool) {
	switch {
	case a.granted != nil:
		return r.surplus(a)
	case a.least > 0:
		return r.spread(path, p, a)
	}
	var steps []finding.Step
	var facts []finding.Fact
	for _, k := range a.keys {
		for _, o := range r.at(offered{a.tie.id, k}) {
			if o.Step.Path == path && p.Object.Start <= o.Start && o.Start < p.Object.End {
				continue
			}
			steps = append(steps, o.Step)
			if facts == nil {
				facts = o.facts
			}
		}
	}
	return steps, facts, len(steps) > 0
}

// at returns what is offered, in the order of the paths.
func (r *Repository) at(at offered) []Offer {
	all := r.offers[at]
	if !r.sorted[at] {
		r.sorted[at] = true
		slices.SortFunc(all, func(a, b Offer) int {
			return cmp.Or(strings.Compare(a.Step.Path, b.Step.Path), cmp.Compare(a.Start, b.Start))
		})
	}
	return all
}

// spread counts the deployables that have a value. Of all places the first
// tells of it.
func (r *Repository) spread(path string, p *Pending, a ask) ([]finding.Step, []finding.Fact, bool) {
	var steps []finding.Step
	var units []string
	first := true
	for _, k := range a.keys {
		for _, o := range r.at(offered{a.tie.id, k}) {
			unit := r.unit(o.Step.Path)
			if unit == "" {
				continue
			}
			if first && (o.Step.Path != path || o.Start != p.Object.Start) {
				return nil, nil, false
			}
			first = false
			if !slices.Contains(units, unit) {
				units = append(units, unit)
				o.Step.Message = "also in " + unit
				steps = append(steps, o.Step)
			}
		}
	}
	if len(units) < a.least {
		return nil, nil, false
	}
	steps[0].Message = "in " + units[0]
	return steps, []finding.Fact{{Name: "deployables", Value: listed(units)}}, true
}

// surplus compares what is granted with what the calls take.
func (r *Repository) surplus(a ask) ([]finding.Step, []finding.Fact, bool) {
	need, calls := r.Needs(a.platform)
	if calls == 0 {
		return nil, nil, false
	}
	api := r.j.apis[slices.IndexFunc(r.j.apis, func(x *api) bool { return x.platform == a.platform })]
	var surplus, undecided []string
	for _, perm := range a.platform.Permissions {
		switch {
		case !slices.Contains(a.granted, strings.ToUpper(perm.Name)), slices.Contains(need, perm.Name):
		case api.table().known[perm.Name]:
			surplus = append(surplus, perm.Name)
		default:
			// What no known call takes cannot be judged.
			undecided = append(undecided, perm.Name)
		}
	}
	if len(surplus) == 0 {
		return nil, nil, false
	}
	facts := []finding.Fact{
		{Name: "surplus", Value: listed(surplus)},
		{Name: "needed", Value: cmp.Or(listed(need), "none")},
		{Name: "calls", Value: strconv.Itoa(calls)},
	}
	if len(undecided) > 0 {
		facts = append(facts, finding.Fact{Name: "not decided", Value: listed(undecided)})
	}
	return nil, facts, true
}

// maxNames is how many a fact names at most.
const maxNames = 60

func listed(names []string) string {
	if len(names) <= maxNames {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:maxNames], ", ") + ", … " + strconv.Itoa(len(names)) + " in all"
}
