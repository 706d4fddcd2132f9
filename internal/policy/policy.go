// Package policy judges records: it holds the checks of the catalogue against
// the objects that a text describes, against what a credential says of itself,
// and against addresses. Where a text does not show a value (it is looked up, a
// template fills it in, the text ends before it) the judge is silent.
package policy

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"math/bits"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/damvet/damvet/internal/credential"
	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/lazy"
	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/internal/match"
	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

// Options are what the catalogue leaves open.
type Options struct {
	// Bounds are other values for the catalogue's bounds, by name.
	Bounds map[string]string
	// Platforms are those whose objects are looked for; nil is all of the catalogue.
	Platforms []*rules.Platform
	// Disabled reports whether a check is switched off; nil is none.
	Disabled func(id string) bool
	// Now is what points in time are measured from; zero is the present.
	Now time.Time
}

// Judge holds the checks of a catalogue. It is safe for concurrent use.
type Judge struct {
	platforms   []*rules.Platform
	shapes      []*shape
	credentials map[string][]*check
	urls        []*check
	texts       []*check
	words       wordIndex // of texts, and of what else is looked for in them
	now         time.Time

	// under, behind and described are those of rules.Trials.
	under, behind, described *lazyregexp.Regexp
	// ties are the other sides of the conditions that are over a repository.
	ties        []*tie
	accounts    []*account
	origins     []*origin
	apis        []*api
	parts       *requests
	deployables *deployables

	// names numbers the keys that fields go by, as record.Key writes them;
	// first lists the signs that can begin with the key.
	names   map[string]int
	lengths [256]uint64 // of the names that begin with a byte, a bit each
	secret  int         // the number of rules.AnySecret
	granted map[*rules.Platform]granted
	first   [][]sign
	wanted  lazy.Value[*wanted] // for texts alone
}

// sign is a sign of a shape: its number among them.
type sign struct {
	shape  *shape
	number int
}

// Result is what a text was found to break, in the order of the text and then
// of the catalogue, and where it was looked.
type Result struct {
	Broken []Broken
	Looked []Looked
	// Truncated says that there was more than is ever judged of one text.
	Truncated bool
	// Fleeting says that a point in time was judged: at another time the same
	// text may be told otherwise.
	Fleeting bool
	// Pending are the checks that the rest of the repository decides, and
	// Offers and Code what this text has to say to those of other texts.
	Pending []Pending
	Offers  []Offer
	Code    Code
	// Mentions are the names of accounts in the text, Minters the objects that
	// mint credentials.
	Mentions []Mention
	Minters  []Minter
	// lowered is the text in lower case, if somebody needed it.
	lowered []byte
	// speaks are the accounts that records of the text may name.
	speaks []*account
	words  [][]int // where the words of Judge stand
}

// Broken is a check that an object breaks.
type Broken struct {
	Check *rules.Check
	// Start and End are the bytes to point at: the value that is wrong, or the
	// key or first line of the object that lacks something.
	Start, End int
	Object     Span
	// Facts are what to tell, escaped and bounded; none of them is a secret.
	Facts []finding.Fact
	// Normal is the object in a form that does not depend on how it is written,
	// without secrets, for a fingerprint.
	Normal string
	// KeyPath is the keys, with dots between them, that lead to what Start and
	// End point at.
	KeyPath string
	// Secret is the value at Start and End if it is a secret, else nil.
	Secret *record.Value
	// Hide are the secrets in the object, quotes not included: no excerpt may
	// show them.
	Hide []Span

	// Subsumed are checks that it stands for, broken by the same object.
	Subsumed []*rules.Check

	// Mints is the hex SHA-256 of the id of the object, if it mints credentials.
	Mints string

	of       *record.Value
	value    *record.Value // what is wrong
	shares   bool          // other objects may have it too
	subsumes []*rules.Check
}

// Span is a range of bytes.
type Span struct{ Start, End int }

// Looked is a place that a check looked at.
type Looked struct {
	Check  *rules.Check
	Offset int
}

// maxObjects is how many objects of one text are judged, and maxBroken how many
// broken checks of one text are told.
const (
	maxObjects = 1 << 15
	maxBroken  = 1 << 13
)

// shape is a record of the catalogue.
type shape struct {
	platform *rules.Platform
	record   *rules.Record
	index    int
	fields   map[string]*field
	sorted   []*field
	signs    []*field
	// must are of those signs that an object cannot lack the words of which one
	// stands in what it says, if it has any; nil for others.
	must   [][]string
	checks []*check
	joined bool // a check asks for objects of the shape
	asked  []*joined
	// notPath are the files in which only what is sent is one, notUnder the keys; nil
	// if none are.
	notPath, notUnder *lazyregexp.Regexp
}

// field is a canonical field of a shape.
type field struct {
	name   string
	index  int
	secret bool
	lists  bool // its strings can list values
	// paths are the ways to the field, in the order of preference, each a list
	// of numbers of names.
	paths   [][]int
	written []writtenPath
	callee  bool // it is what is called
}

// check is a check of the catalogue, ready for use.
type check struct {
	*rules.Check
	url, path, notPath, without *lazyregexp.Regexp
	text                        *match.Finder
	with                        func() []*regexp.Regexp
	when, unless                []*condition
	subsumes                    []*rules.Check
	// groups are fields of which an object must have one each to be judged.
	groups [][]*field
}

// New returns a judge. The error names the check, or the bound, that cannot be
// used, and why.
func New(cat *rules.Catalogue, o Options) (*Judge, error) {
	j := &Judge{platforms: cat.Platforms, credentials: map[string][]*check{}, names: map[string]int{}, granted: map[*rules.Platform]granted{}, now: o.Now}
	if j.now.IsZero() {
		j.now = time.Now()
	}
	if o.Platforms != nil {
		j.platforms = slices.DeleteFunc(slices.Clone(cat.Platforms), func(p *rules.Platform) bool { return !slices.Contains(o.Platforms, p) })
	}
	err := checkBounds(cat, o.Bounds)
	if err != nil {
		return nil, err
	}
	j.secret = j.name(rules.AnySecret)
	shapes := map[*rules.Record]*shape{}
	for _, p := range j.platforms {
		for _, name := range slices.Sorted(maps.Keys(p.Records)) {
			s := j.shape(p, p.Records[name])
			shapes[p.Records[name]] = s
			j.shapes = append(j.shapes, s)
		}
	}
	for _, k := range cat.Checks {
		if k.Look.Go != "" || k.Platform != nil && !slices.Contains(j.platforms, k.Platform) || o.Disabled != nil && o.Disabled(k.ID) {
			continue
		}
		c, err := j.compile(k, cat, shapes, o.Bounds)
		if err != nil {
			return nil, fmt.Errorf("check %q: %w", k.ID, err)
		}
		switch {
		case k.Look.Record != "":
			s := shapes[k.Platform.Records[k.Look.Record]]
			s.checks = append(s.checks, c)
		case k.Look.Credential != "":
			j.credentials[k.Look.Credential] = append(j.credentials[k.Look.Credential], c)
		case k.Look.URL != "":
			j.urls = append(j.urls, c)
		case k.Look.Text != "":
			j.texts = append(j.texts, c)
		}
	}
	j.register(shapes)
	for _, c := range slices.Concat(j.urls, j.texts) {
		j.words.add(c.Look.Words...)
	}
	j.index()
	for _, p := range j.platforms {
		j.words.add(p.Words...)
		for _, name := range slices.Sorted(maps.Keys(p.Records)) {
			r := p.Records[name]
			j.words.add(r.Words...)
			for _, sign := range slices.Sorted(maps.Keys(r.SignWords)) {
				j.words.add(r.SignWords[sign]...)
			}
		}
		if p.Endpoints != nil {
			a := j.newAPI(p)
			j.apis = append(j.apis, a)
			j.words.add(a.versions...)
			for _, name := range slices.Sorted(maps.Keys(p.Records)) {
				a.sends(shapes[p.Records[name]])
			}
			j.words.add(p.Endpoints.Clients...)
		}
	}
	j.words.finder = match.NewWords(j.words.words)
	j.wanted.Make = func() *wanted { return newWanted(j.platforms, shapes) }
	j.deployables = newDeployables(cat.Deployables)
	j.parts = newRequests(cat.Requests)
	j.under, j.behind = lazyregexp.New(cat.Trials.Under), lazyregexp.New(cat.Trials.Behind)
	j.described = lazyregexp.New(cat.Trials.Described)
	return j, nil
}

func checkBounds(cat *rules.Catalogue, bounds map[string]string) error {
	known := map[string]*rules.Bound{}
	for _, p := range cat.Platforms {
		maps.Copy(known, p.Bounds)
	}
	for _, name := range slices.Sorted(maps.Keys(bounds)) {
		if known[name] == nil {
			return fmt.Errorf("bound %q: there is none of that name (there are: %s)", name, strings.Join(slices.Sorted(maps.Keys(known)), ", "))
		}
		if err := known[name].Check(bounds[name]); err != nil {
			return fmt.Errorf("bound %q: %w", name, err)
		}
	}
	return nil
}

func (j *Judge) shape(p *rules.Platform, r *rules.Record) *shape {
	s := &shape{platform: p, record: r, index: len(j.shapes), fields: map[string]*field{}, notPath: lazyregexp.New(r.NotPath), notUnder: lazyregexp.New(r.NotUnder)}
	for _, name := range slices.Sorted(maps.Keys(r.Fields)) {
		f := &field{name: name, index: len(s.sorted), secret: slices.Contains(r.Secrets, name) || secretName(name), lists: slices.Contains(r.Lists, name), callee: slices.Equal(r.Fields[name], []string{record.Callee})}
		for _, path := range r.Fields[name] {
			f.paths = append(f.paths, j.ways(strings.Split(path, "."))...)
			f.written = append(f.written, writtenPathOf(path))
		}
		s.fields[name] = f
		s.sorted = append(s.sorted, f)
	}
	for _, name := range r.Signs {
		s.signs = append(s.signs, s.fields[name])
		var words []string
		if slices.Contains(r.Must, name) {
			words = append([]string{}, r.SignWords[name]...)
		}
		s.must = append(s.must, words)
	}
	return s
}

// ways returns the ways in which a path can be met: its keys one in the other,
// or some of them as one key with dots in it.
func (j *Judge) ways(keys []string) [][]int {
	var all [][]int
	for n := 1; n <= len(keys); n++ {
		name := j.name(strings.Join(keys[:n], "."))
		if n == len(keys) {
			return append(all, []int{name})
		}
		if len(keys) > 5 && n > 1 {
			continue
		}
		for _, rest := range j.ways(keys[n:]) {
			all = append(all, append([]int{name}, rest...))
		}
	}
	return all
}

func (j *Judge) name(key string) int {
	key = record.Key(key)
	n, ok := j.names[key]
	if !ok {
		n = len(j.names)
		j.names[key] = n
		if key != "" && len(key) <= 64 {
			j.lengths[key[0]] |= 1 << (len(key) - 1)
		}
	}
	return n
}

// index lists for every name the signs, of the shapes that matter, that can
// begin with it.
func (j *Judge) index() {
	j.first = make([][]sign, len(j.names))
	for _, s := range j.shapes {
		if len(s.checks) == 0 && !s.joined {
			continue
		}
		for i, f := range s.signs {
			for _, path := range f.paths {
				if n, it := path[0], (sign{s, i}); !slices.Contains(j.first[n], it) {
					j.first[n] = append(j.first[n], it)
				}
			}
		}
	}
}

func (j *Judge) compile(k *rules.Check, cat *rules.Catalogue, shapes map[*rules.Record]*shape, bounds map[string]string) (*check, error) {
	c := &check{
		Check: k, url: lazyregexp.New(k.Look.URL), text: match.NewFinder(k.Look.Text),
		path: lazyregexp.New(k.Path), notPath: lazyregexp.New(k.NotPath),
		with: lazyregexp.All(k.With), without: lazyregexp.New(k.Without),
	}
	var err error
	for _, id := range k.Subsumes {
		for _, other := range cat.Checks {
			if other.ID == id {
				c.subsumes = append(c.subsumes, other)
			}
		}
	}
	var s *shape
	if k.Look.Record != "" {
		s = shapes[k.Platform.Records[k.Look.Record]]
	}
	for i := range k.When {
		if c.when, err = j.appendCondition(c.when, k.Platform, s, &k.When[i], shapes, bounds); err != nil {
			return nil, err
		}
	}
	for i := range k.Unless {
		if c.unless, err = j.appendCondition(c.unless, k.Platform, s, &k.Unless[i], shapes, bounds); err != nil {
			return nil, err
		}
	}
	c.groups = groupsOf(nil, c.when)
	return c, nil
}

// Credential judges what a credential says of itself. The places are those of
// the decoded record, which has none in the text.
func (j *Judge) Credential(d *credential.Decoded) (broken []Broken, fleeting bool) {
	checks := j.credentials[d.Kind]
	if len(checks) == 0 {
		return nil, false
	}
	v := d.Record
	if v == nil {
		v = &record.Value{Kind: record.Map}
	}
	r := newRun(j, "", nil)
	r.judge(&object{place: &record.Place{Value: v}}, checks)
	return r.res.Broken, r.res.Fleeting
}

// Records judges the objects in the documents of a text that stands at a path,
// at whatever depth they are. A map is an object of a shape if it has enough of its signs; a map in
// which an object that is around it has fields is not another object of the
// same shape.
func (j *Judge) Records(path string, data []byte, docs []*record.Value) Result {
	return j.RecordsOf(&Aim{}, path, data, docs)
}

// RecordsOf is Records for the objects that are looked for in the text.
func (j *Judge) RecordsOf(aim *Aim, path string, data []byte, docs []*record.Value) Result {
	r := newRun(j, path, data)
	r.sought, r.idle, r.lowered = aim.shapes, aim.idle, aim.lowered
	maps := mapsOf(docs)
	if aim.mute {
		return r.records(maps, maps)
	}
	r.requests(maps)
	return r.records(maps, nil)
}

// Sent is a request that no text shows: its address, with braces for what is not
// known of it, and the object that it sends.
type Sent struct {
	Address, Method string
	Body            *record.Value
}

// Objects is Records for objects that stand in no text, some of which are sent.
func (j *Judge) Objects(docs []*record.Value, sent []Sent) Result {
	r := newRun(j, "", nil)
	maps := mapsOf(docs)
	r.requests(maps)
	for _, s := range sent {
		for _, a := range j.apis {
			path, _ := a.pathOf(s.Address)
			for _, e := range a.endpoints(path) {
				if shapes := e.takes[s.Method]; shapes != nil {
					r.note(s.Body, shapes)
				}
			}
		}
	}
	return r.records(maps, nil)
}

// mapsOf returns the maps in documents, in the order of the text.
func mapsOf(docs []*record.Value) []*record.Place {
	var all []*record.Place
	record.Walk(docs, func(p *record.Place) bool {
		if p.Value.Kind == record.Map {
			all = append(all, p)
		}
		return true
	})
	return all
}

// records judges the objects among maps. Calls are those of which nobody has asked
// yet what they send.
func (r *run) records(maps, calls []*record.Place) Result {
	r.find(maps)
	if slices.ContainsFunc(r.objects, (*object).bodied) {
		r.requests(calls)
		r.objects = slices.DeleteFunc(r.objects, func(o *object) bool { return o.bodied() && r.others[o.place.Value] == o.shape.platform })
	}
	for _, o := range r.objects {
		r.judge(o, o.shape.checks)
	}
	r.offer()
	r.minters()
	r.subsume()
	r.unite()
	return r.res
}

// subsume drops of what an object breaks what says less of the same cause.
func (r *run) subsume() {
	// Objects in one encoded text all have its place.
	less := map[*record.Value][]*rules.Check{}
	broken := map[*record.Value][]*rules.Check{}
	for _, b := range r.res.Broken {
		less[b.of] = append(less[b.of], b.subsumes...)
		broken[b.of] = append(broken[b.of], b.Check)
	}
	r.res.Broken = slices.DeleteFunc(r.res.Broken, func(b Broken) bool { return slices.Contains(less[b.of], b.Check) })
	for i := range r.res.Broken {
		b := &r.res.Broken[i]
		for _, k := range b.subsumes {
			if slices.Contains(broken[b.of], k) {
				b.Subsumed = append(b.Subsumed, k)
			}
		}
	}
}

// unite drops of what several objects break that have one value all but the first:
// calls that are given it, and what is a part of others.
func (r *run) unite() {
	type cause struct {
		check *rules.Check
		value *record.Value
	}
	told := map[cause]bool{} // whether by such an object
	r.res.Broken = slices.DeleteFunc(r.res.Broken, func(b Broken) bool {
		if b.value == nil {
			return false
		}
		c := cause{b.Check, b.value}
		by, again := told[c]
		told[c] = by || b.shares
		return again && (by || b.shares)
	})
}

// Without returns what a result has broken that another one has not.
func (res *Result) Without(o *Result) []Broken {
	type place struct {
		check      *rules.Check
		start, end int
	}
	has := map[place]bool{}
	for _, b := range o.Broken {
		has[place{b.Check, b.Start, b.End}] = true
	}
	return slices.DeleteFunc(slices.Clone(res.Broken), func(b Broken) bool { return has[place{b.Check, b.Start, b.End}] })
}

// run judges one text.
type run struct {
	j       *Judge
	path    string
	data    []byte
	server  Span    // what no browser gets
	words   [][]int // where the words of Judge stand
	lowered []byte
	placed  map[*check]bool
	fitting map[*check]bool
	unsaid  map[*condition]bool
	told    map[*check]bool
	res     Result
	count   int
	spoken  map[*rules.Platform]bool // those of which the text speaks; nil until it is asked
	sought  []bool                   // the shapes to look for, by index; nil if all
	idle    map[*field]bool          // signs that can tell nothing
	said    map[saying]bool          // what was asked of what signs say
	saying  []byte                   // memory for that
	live    []*live                  // by the index of the shape, nil for those that the text has none of
	found   []found
	trial   object                            // what may be one
	takes   map[*record.Value][]*shape        // what calls of endpoints send
	others  map[*record.Value]*rules.Platform // what they change one with at those that take none of the shapes
	hits    map[*record.Value][]hit
	claimed map[claim]bool
	objects []*object
	memo    map[question]outcome
	joined  map[joint][]*object
	joints  map[*joined]bool
}

func newRun(j *Judge, path string, data []byte) *run {
	start, end := record.OnServer(path, data)
	return &run{
		j: j, path: path, data: data, server: Span{start, end}, placed: map[*check]bool{}, fitting: map[*check]bool{}, unsaid: map[*condition]bool{}, told: map[*check]bool{}, hits: map[*record.Value][]hit{}, claimed: map[claim]bool{}, memo: map[question]outcome{},
		joined: map[joint][]*object{}, joints: map[*joined]bool{},
	}
}

// bodied reports whether there are calls that take such an object, and this is sent
// to none.
func (o *object) bodied() bool { return !o.sent && o.shape.record.Body != nil }

// hit is a field of a map whose key has a number.
type hit struct {
	name  int
	field *record.Field
}

// claim is a map that holds fields of an object of a shape.
type claim struct {
	s *shape
	v *record.Value
}

// object is a map that checks look at. Without a shape its fields are what it
// has.
type object struct {
	place *record.Place
	shape *shape
	sent  bool // a call sends it to an endpoint that takes the shape
	hits  []hit
	found []found // by the index of the field
	// What finish makes.
	done   bool
	normal string
	path   string
	hide   []Span
}

// found is a field of an object: nil where there is none. It is open where
// there may be one that cannot be seen.
type found struct {
	field *record.Field
	way   []int // to the field
	open  bool
	known bool // it was looked for
}

// sighting is a map of the documents with fields whose keys have numbers, some of
// which can begin a sign: those from an offset among all up to another.
type sighting struct {
	place    *record.Place
	from, to int
}

// find lists the objects among maps.
func (r *run) find(maps []*record.Place) {
	var seen []sighting
	var hits []hit
	present := make([]bool, len(r.j.names))
	for _, p := range maps {
		from, begins := len(hits), false
		hits = r.j.appendHits(hits, p.Value)
		for _, h := range hits[from:] {
			present[h.name] = true
			begins = begins || len(r.j.first[h.name]) > 0
		}
		if begins || r.takes[p.Value] != nil {
			seen = append(seen, sighting{p, from, len(hits)})
		} else {
			hits = hits[:from]
		}
	}
	if !r.narrow(present) {
		return
	}
	// The signs that a map can have, a bit each, by shape. Those beyond the
	// word share its last bit, and then count for enough.
	const last = 63
	can := make([]uint64, len(r.j.shapes))
	var met []*shape
	for _, at := range seen {
		hits := hits[at.from:at.to:at.to]
		met = met[:0]
		for _, h := range hits {
			for _, it := range r.j.first[h.name] {
				if r.live[it.shape.index] == nil {
					continue
				}
				if can[it.shape.index] == 0 {
					met = append(met, it.shape)
				}
				can[it.shape.index] |= 1 << min(it.number, last)
			}
		}
		sent := r.takes[at.place.Value]
		for _, s := range sent {
			if can[s.index] == 0 && r.live[s.index] != nil {
				met = append(met, s)
			}
		}
		for _, s := range met {
			mask := can[s.index]
			can[s.index] = 0
			if bits.OnesCount64(mask) >= s.record.Need || mask>>last != 0 || slices.Contains(sent, s) {
				r.shaped(at.place, s, hits)
			}
		}
		if r.res.Truncated {
			break
		}
	}
	// An object can come after one that is in it, if it is merged.
	slices.SortStableFunc(r.objects, func(a, b *object) int {
		return cmp.Compare(a.place.Value.Start, b.place.Value.Start)
	})
}

// live is what is left of a shape in a text: of the ways to its fields those
// that begin with a name that the text has.
type live struct {
	ways  [][][]int // by the index of the field
	fewer []bool    // there are others to the field
	deep  [][]int   // those that lead through another map
}

// narrow notes what is left of the shapes where only some names are present,
// and reports whether anything is.
func (r *run) narrow(present []bool) bool {
	r.live = make([]*live, len(r.j.shapes))
	any := false
	absent := func(name int) bool { return !present[name] }
	for _, s := range r.j.shapes {
		if r.sought != nil && !r.sought[s.index] {
			continue
		}
		can := 0
		for i, f := range s.signs {
			if slices.ContainsFunc(f.paths, func(path []int) bool { return !slices.ContainsFunc(path, absent) }) {
				can++
			} else if s.must[i] != nil {
				can -= len(s.signs)
			}
		}
		if can < s.record.Need && !r.taken(s) || !s.joined && !slices.ContainsFunc(s.checks, r.here) {
			continue
		}
		any = true
		l := &live{ways: make([][][]int, len(s.sorted)), fewer: make([]bool, len(s.sorted))}
		for i, f := range s.sorted {
			for _, path := range f.paths {
				if absent(path[0]) {
					l.fewer[i] = true
					continue
				}
				l.ways[i] = append(l.ways[i], path)
				if len(path) > 1 {
					l.deep = append(l.deep, path)
				}
			}
		}
		r.live[s.index] = l
	}
	return any
}

// shaped adds the object that a map with some fields is, if it is one of that
// shape.
func (r *run) shaped(p *record.Place, s *shape, hits []hit) {
	if len(r.claimed) > 0 && r.claimed[claim{s, p.Value}] {
		return
	}
	if len(r.found) < len(s.sorted) {
		r.found = make([]found, 2*len(s.sorted))
	}
	o := &r.trial
	*o = object{place: p, shape: s, sent: slices.Contains(r.takes[p.Value], s), hits: hits, found: r.found[:len(s.sorted)]}
	clear(o.found)
	signs := 0
	for i, f := range s.signs {
		switch {
		case !r.idle[f] && r.says(f, r.get(o, f), s.must[i]):
			signs++
		case s.must[i] != nil && !o.sent:
			return
		}
	}
	if !o.sent && (signs < s.record.Need || r.elsewhere(p, s) || s.record.Need == 1 && p.Block() && r.lone(o)) {
		return
	}
	if len(r.objects) >= maxObjects {
		r.res.Truncated = true
		return
	}
	o = new(object)
	*o = r.trial
	o.found = slices.Clone(o.found)
	r.objects = append(r.objects, o)
	for _, way := range r.live[s.index].deep {
		r.claim(o, way)
	}
}

// claim marks the maps that a way to a field of an object leads through.
func (r *run) claim(o *object, way []int) {
	in := o.hit(way[0])
	var through []*record.Value
	for _, name := range way[1:] {
		if in == nil {
			return
		}
		through = append(through, in.Value)
		in = r.hit(in.Value, name)
	}
	if in == nil {
		return
	}
	for _, v := range through {
		r.claimed[claim{o.shape, v}] = true
	}
}

// appendHits appends the fields of a map whose keys have numbers: of several
// with one key the last.
func (j *Judge) appendHits(hits []hit, v *record.Value) []hit {
	var buf [64]byte
	from := len(hits)
	for i := range v.Fields {
		f := &v.Fields[i]
		key := record.AppendKey(buf[:0], f.Key)
		if n := len(key); n > 0 && n <= 64 && j.lengths[key[0]]&(1<<(n-1)) == 0 {
			continue
		}
		n, ok := j.names[string(key)]
		if !ok {
			continue
		}
		if k := slices.IndexFunc(hits[from:], func(h hit) bool { return h.name == n }); k >= 0 {
			hits[from+k].field = f
		} else {
			hits = append(hits, hit{n, f})
		}
	}
	return hits
}

// hit returns the field of a map whose key has a number, or nil.
func (r *run) hit(v *record.Value, name int) *record.Field {
	switch {
	case v.Kind != record.Map:
		return nil
	case name == r.j.secret:
		return secretIn(v)
	}
	hits, ok := r.hits[v]
	if !ok {
		hits = r.j.appendHits(nil, v)
		r.hits[v] = hits
	}
	return fieldOf(hits, name)
}

// secretIn returns the field of a map whose key says that it is a secret, or nil:
// of several the first that is written out.
func secretIn(v *record.Value) *record.Field {
	var first *record.Field
	for i := range v.Fields {
		f := &v.Fields[i]
		if !secretName(f.Key) {
			continue
		}
		if f.Value.Constant() {
			return f
		}
		if first == nil {
			first = f
		}
	}
	return first
}

// hit returns the field of an object itself whose key has a number, or nil.
func (o *object) hit(name int) *record.Field { return fieldOf(o.hits, name) }

func fieldOf(hits []hit, name int) *record.Field {
	for i := range hits {
		if hits[i].name == name {
			return hits[i].field
		}
	}
	return nil
}

// get finds a field of an object of a shape. Of several that the object has
// under different names, the first counts that is not empty.
func (r *run) get(o *object, f *field) found {
	if o.found[f.index].known {
		return o.found[f.index]
	}
	l := r.live[o.shape.index]
	got := found{known: true, open: l.fewer[f.index] && o.place.Value.Partial}
	for _, way := range l.ways[f.index] {
		v := o.place.Value
		in := o.hit(way[0])
		for _, name := range way[1:] {
			if in == nil {
				break
			}
			v = in.Value
			in = r.hit(v, name)
		}
		if in == nil {
			got.open = got.open || v.Partial || !v.Known()
			continue
		}
		if v = in.Value; got.field == nil || empty(got.field.Value) && !empty(v) {
			got.field, got.way = in, way
		}
	}
	o.found[f.index] = got
	return got
}

// says reports whether there is a field, and one of some words in what it says, if
// there are any.
func (r *run) says(f *field, got found, words []string) bool {
	if got.field == nil || len(words) == 0 {
		return got.field != nil
	}
	said := saying{f, got.field.Value.Text}
	if says, known := r.said[said]; known {
		return says
	}
	// Words can end with the bracket of a call.
	r.saying = append(appendLowered(r.saying[:0], said.text), '(')
	says := slices.ContainsFunc(words, func(w string) bool { return holdsWord(r.saying, w) })
	if r.said == nil {
		r.said = map[saying]bool{}
	}
	r.said[said] = says
	return says
}

// holdsWord reports whether a word stands in a text in lower case. One that is
// shorter than minBeside begins a word there.
func holdsWord(text []byte, word string) bool {
	for from := 0; ; from++ {
		i := bytes.Index(text[from:], []byte(word))
		if i < 0 {
			return false
		}
		if from += i; len(word) >= minBeside || from == 0 || !alphanumeric(text[from-1]) {
			return true
		}
	}
}

// saying is what a field says.
type saying struct {
	field *field
	text  string
}

// lookup finds a field of any object by its name.
func (r *run) lookup(o *object, c *condition) found {
	if c.field != nil {
		return r.get(o, c.field)
	}
	return o.named(c.Field)
}

// named finds a field of an object without a shape.
func (o *object) named(name string) found {
	v := o.place.Value
	if f := named(v, name); f != nil {
		return found{field: f}
	}
	return found{open: v.Partial}
}

func named(v *record.Value, name string) *record.Field {
	for i := len(v.Fields) - 1; i >= 0; i-- {
		f := &v.Fields[i]
		if record.Key(f.Key) == record.Key(name) {
			return f
		}
	}
	if head, rest, ok := strings.Cut(name, "."); ok {
		if f := named(v, head); f != nil {
			return named(f.Value, rest)
		}
	}
	return nil
}

// judge holds checks against an object.
func (r *run) judge(o *object, checks []*check) {
	for _, c := range checks {
		if !r.hereAt(c, o.place.Value.Start) || !r.tells(o, c.groups) {
			continue
		}
		r.res.Looked = append(r.res.Looked, Looked{c.Check, o.place.Value.Start})
		outs, asks, broken := r.breaks(o, c)
		switch {
		case !broken || c.Once && r.told[c] || !r.fits(c) || c.Class != rules.HardcodedToken && r.tried(o):
		case len(r.res.Broken)+len(r.res.Pending) >= maxBroken:
			r.res.Truncated = true
		case len(asks) > 0:
			r.told[c] = true
			r.res.Pending = append(r.res.Pending, Pending{r.broken(o, c, outs), asks})
		default:
			r.told[c] = true
			r.res.Broken = append(r.res.Broken, r.broken(o, c, outs))
		}
	}
}

// here reports whether a check is about files of the text's path.
func (r *run) here(c *check) bool {
	if c.Path+c.NotPath == "" {
		return true
	}
	here, known := r.placed[c]
	if !known {
		path, not := c.path.Get(), c.notPath.Get()
		here = (path == nil || path.MatchString(r.path)) && (not == nil || !not.MatchString(r.path))
		r.placed[c] = here
	}
	return here
}

// hereAt is here for a place in the text.
func (r *run) hereAt(c *check, at int) bool {
	if c.Path+c.NotPath == "" {
		return true
	}
	if at < r.server.Start || r.server.End <= at {
		return r.here(c)
	}
	path, not := c.path.Get(), c.notPath.Get()
	on := ServerPath(r.path)
	return (path == nil || path.MatchString(on)) && (not == nil || !not.MatchString(on))
}

// ServerPath stands for a path in path conditions about what a file holds that no
// browser gets.
func ServerPath(name string) string { return "server/" + path.Base(name) + ".ts" }

// lone reports whether an object has one field alone: a variable that is called so.
func (r *run) lone(o *object) bool {
	n := 0
	for _, f := range o.shape.sorted {
		if r.get(o, f).field != nil {
			n++
		}
	}
	return n < 2
}

// elsewhere reports whether a place is one where objects of a shape are none.
func (r *run) elsewhere(p *record.Place, s *shape) bool {
	not, under := s.notPath.Get(), s.notUnder.Get()
	return not != nil && not.MatchString(r.path) || under != nil && under.MatchString(p.Trail())
}

// maxBehind is how much of the text before an object tells what it is there for.
const maxBehind = 256

// tried reports whether an object is only put to a test, or is what one has before
// somebody sets it.
func (r *run) tried(o *object) bool {
	if o.sent || o.shape == nil {
		return false
	}
	if under := r.j.under.Get(); under != nil && under.MatchString(o.place.Trail()) {
		return true
	}
	behind, start := r.j.behind.Get(), o.place.Value.Start
	return behind != nil && start <= len(r.data) && behind.Match(r.data[max(0, start-maxBehind):start])
}

// fits reports whether the text as a whole is as a check wants it.
func (r *run) fits(c *check) bool {
	fits, known := r.fitting[c]
	if !known {
		without := c.without.Get()
		fits = !slices.ContainsFunc(c.with(), func(re *regexp.Regexp) bool { return !re.Match(r.data) }) &&
			(without == nil || !without.Match(r.data))
		r.fitting[c] = fits
	}
	return fits
}

// breaks reports whether an object breaks a check: all that must hold does, and
// nothing that must not may. It returns what the text alone does not answer.
func (r *run) breaks(o *object, c *check) ([]outcome, []ask, bool) {
	var asks []ask
	outs := make([]outcome, 0, len(c.when))
	for _, cond := range c.when {
		var out outcome
		if cond.Across() {
			a, ok := r.ask(o, cond)
			if !ok {
				return nil, nil, false
			}
			asks = append(asks, a)
		} else if out = r.holds(o, cond); out.verdict != yes {
			return nil, nil, false
		}
		outs = append(outs, out)
	}
	for _, cond := range c.unless {
		if cond.Across() {
			if a, ok := r.ask(o, cond); ok {
				a.not = true
				asks = append(asks, a)
			}
		} else if r.holds(o, cond).verdict != no {
			return nil, nil, false
		}
	}
	return outs, asks, true
}

// broken tells of a check that an object breaks.
func (r *run) broken(o *object, c *check, outs []outcome) Broken {
	v := o.place.Value
	r.finish(o)
	b := Broken{Check: c.Check, Object: Span{v.Start, v.End}, of: v, Normal: o.normal, Hide: o.hide, KeyPath: o.path, Mints: r.mints(o), subsumes: c.subsumes}
	got, at := r.where(o, c, outs)
	if f := got.field; f == nil {
		b.Start, b.End = o.head()
	} else {
		b.Start, b.End = pointAt(f, at)
		b.value, b.shares = at, v.Partial || len(v.Fields) > 0 && v.Fields[0].Key == record.Callee
		b.KeyPath = r.keyPath(o, got)
		if at.Scalar() && o.secret(f, at) {
			b.Secret = at
		}
	}
	facts := facts{o: o}
	for _, p := range parts(c.when, outs) {
		r.tell(&facts, o, p.c, p.out)
	}
	for _, name := range c.Tell {
		if got := r.asked(o, name); got.field != nil {
			facts.add(name, o.render(got.field))
		}
	}
	b.Facts = facts.all
	return b
}

func (r *run) asked(o *object, name string) found {
	if o.shape != nil {
		return r.get(o, o.shape.fields[name])
	}
	return o.named(name)
}

// keyPath returns the keys that lead to a field of an object.
func (r *run) keyPath(o *object, got found) string {
	keys := []string{o.path}
	v := o.place.Value
	for _, name := range got.way {
		f := r.hit(v, name)
		keys = append(keys, clip(f.Key, maxTold))
		v = f.Value
	}
	if got.way == nil {
		keys = append(keys, clip(got.field.Key, maxTold))
	}
	return strings.TrimPrefix(strings.Join(keys, "."), ".")
}

// where returns the field to point at, and the value in it that is wrong.
func (r *run) where(o *object, c *check, outs []outcome) (found, *record.Value) {
	all := parts(c.when, outs)
	at := func(got found, name string) (found, *record.Value) {
		for _, p := range all {
			if p.c.Field == name && len(p.out.at) > 0 {
				return got, p.out.at[0]
			}
		}
		return got, got.field.Value
	}
	if c.At != "" {
		if got := r.asked(o, c.At); got.field != nil {
			return at(got, c.At)
		}
		if slices.ContainsFunc(c.when, func(w *condition) bool { return w.Lacks && w.Field == c.At }) {
			return found{}, nil
		}
	}
	if c.Look.URL != "" {
		return found{}, nil
	}
	for _, p := range all {
		if got := r.lookup(o, p.c); got.field != nil {
			return at(got, p.c.Field)
		}
	}
	return found{}, nil
}

// parts returns conditions that hold, each with its outcome: for several of
// which one has to hold those that do.
func parts(when []*condition, outs []outcome) []part {
	var all []part
	for i, c := range when {
		if c.any == nil {
			all = append(all, part{c, outs[i]})
		} else {
			all = append(all, outs[i].any...)
		}
	}
	return all
}

// pointAt returns the bytes of a value that stands in a field: of a list or map
// those of its key, and of nothing as well.
func pointAt(f *record.Field, v *record.Value) (start, end int) {
	if v == f.Value && (!v.Scalar() || v.Start == v.End) {
		return f.Start, f.End
	}
	return v.Start, v.End
}

// head returns the bytes that stand for an object as a whole: its key, or if it
// has none, or is made before it is named there, what it begins with; of an
// address all.
func (o *object) head() (start, end int) {
	if o.shape == nil {
		return o.place.Value.Start, o.place.Value.End
	}
	if k := o.place.Key; k != nil && k.Start < k.End && k.Start <= o.place.Value.Start {
		return k.Start, k.End
	}
	v := o.place.Value
	if len(v.Fields) > 0 {
		f := &v.Fields[0]
		for i := range v.Fields {
			if v.Fields[i].Start < f.Start {
				f = &v.Fields[i]
			}
		}
		if f.Start >= v.Start && f.End <= v.End {
			return v.Start, f.End
		}
	}
	return v.Start, v.End
}
