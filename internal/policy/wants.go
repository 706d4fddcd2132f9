package policy

import (
	"bytes"
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/damvet/damvet/internal/match"
	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

// Aim is what is looked for in the records of a text.
type Aim struct {
	// Sites are where in a long text keys of an object stand, and where enough of
	// them do.
	record.Sites
	// shapes are those that matter, by index; nil if all do.
	shapes []bool
	// idle are signs that can tell nothing in the text.
	idle map[*field]bool
	// mute: no call stands in the text that sends what is looked for.
	mute bool
	// lowered is the text in lower case, if somebody needed it.
	lowered []byte
}

// Wants reports whether the records of a text can tell anything: whether the
// keys of some object that checks of a platform look for of which it speaks can
// stand in it. Texts is what Texts returned. A key counts that is written out, in
// any case and with '_' and '-' wherever they may be; one that code puts together
// of pieces does not.
func (j *Judge) Wants(texts *Result, path string, data []byte) (aim Aim, wants bool) {
	format := record.Format(path, data)
	// A request does not name its parts.
	if len(texts.speaks) > 0 || format == "requests" {
		return Aim{}, true
	}
	w := j.wanted.Get()
	r := newRun(j, path, data)
	r.words, r.lowered = texts.words, texts.lowered
	may := r.may()
	worth := make([]int8, len(w.shapes))
	is := func(s *wantedShape) bool {
		if worth[s.number] == 0 {
			worth[s.number] = -1
			if may[s.index] && (s.demand.joined || slices.ContainsFunc(s.demand.checks, r.here)) {
				worth[s.number] = 1
			}
		}
		return worth[s.number] > 0
	}
	if !slices.ContainsFunc(w.shapes, is) {
		return Aim{}, false
	}
	if obscure(format, data, record.Selects(format) && len(data) >= minBundled) {
		return Aim{}, true
	}
	aim.mute = !slices.ContainsFunc(j.apis, r.makes)
	aim.lowered = r.lowered
	if !aim.mute && len(data) <= maxCalling {
		return Aim{shapes: may, lowered: r.lowered}, true
	}
	aim.shapes = may
	lacks, idle := w.lacks(r)
	aim.idle = idle
	missing := slices.Clone(lacks)
	got := make([]bool, len(w.signs))
	signs := make([]int, len(w.shapes))
	meet := func(id int) (wants bool) {
		for _, at := range w.by[id] {
			if missing[at]--; missing[at] > 0 {
				continue
			}
			sign := w.of[at]
			s := w.signs[sign]
			if got[sign] {
				continue
			}
			got[sign] = true
			if signs[s.number] += w.weights[sign]; signs[s.number] >= s.needs && is(s) {
				wants = true
			}
		}
		return wants
	}
	skip := w.others(may, lacks)
	var all []met
	stands := make([]bool, len(w.by))
	many := false
	stand := record.KeysOf(format)
	selects := record.Selects(format)
	for id, words := range w.beside {
		if skip[id] {
			continue
		}
		at, whole := r.besides(words)
		if selects && w.called[id] {
			at = slices.DeleteFunc(at, func(at int) bool { return !stand.Called(data, at) })
		}
		for _, at := range at {
			all = append(all, met{id, at, true})
		}
		if stands[id] = len(at) > 0; stands[id] {
			wants = meet(id) || wants
		}
		many = many || !whole
	}
	spotted := len(data) >= minSpotted && !many && selects
	bundled := spotted && len(data) >= minBundled
	nears := map[*match.Words]*near{}
	isNear := func(words *match.Words, at int) bool {
		if nears[words] == nil {
			nears[words] = &near{data: data}
		}
		return nears[words].has(words, at)
	}
	values := valueWords{run: r}
	if selects {
		values.keys = stand
	}
	w.keys.each(data, w.only(may), skip, func(id, at int) {
		if stand != nil && !stand.Stand(data, at) {
			return
		}
		note := func(id int) {
			if !stands[id] {
				stands[id] = true
				wants = meet(id) || wants
			}
			if spotted {
				all = append(all, met{id: id, at: at})
			}
			if len(all) > maxMet {
				// Where so many are all of it is read.
				spotted, bundled, all = false, false, nil
			}
		}
		note(id)
		var value *record.Value
		for i, v := range w.valued[id] {
			if i == 0 && bundled {
				value = stand.Literal(data, at)
			}
			switch {
			case skip[v.id], v.words != nil && !values.behind(v.words, at):
			case value != nil && v.accepts != nil && !v.accepts(value):
			case bundled && v.near != nil && !isNear(v.near, at):
			default:
				note(v.id)
			}
		}
		// Of a short text it is enough to know that it stands there.
		skip[id] = !spotted && w.valued[id] == nil
	}, func() bool {
		return slices.ContainsFunc(w.shapes, func(s *wantedShape) bool { return s.short > 0 && signs[s.number]+s.short >= s.needs && is(s) })
	})
	wants = wants || !aim.mute
	if !spotted || !wants {
		return aim, wants
	}
	aim.Near = bundled
	slices.SortFunc(all, func(a, b met) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.id, b.id)) })
	var there []*wantedShape
	aim.Spots, there = w.spots(all, lacks, keysApart(data), func(s *wantedShape) bool { return signs[s.number] >= s.needs && is(s) })
	for _, key := range all {
		if of := slices.IndexFunc(there, func(s *wantedShape) bool { return s.ways(key.id) != nil }); of >= 0 && !key.beside {
			aim.Keys = append(aim.Keys, key.at)
			aim.Handed = aim.Handed || slices.ContainsFunc(there[of:], func(s *wantedShape) bool { return s.handed[key.id] })
		}
	}
	if !aim.mute && aim.Spots != nil {
		for _, a := range j.apis {
			for at := range r.calls(a) {
				aim.Spots, aim.Keys = append(aim.Spots, record.Spot{Start: at, End: at}), append(aim.Keys, at)
			}
		}
		sortSpots(aim.Spots)
		slices.Sort(aim.Keys)
	}
	return aim, aim.Spots == nil || len(aim.Spots) > 0
}

// maxPreamble is how much of the beginning of a text tells what it is.
const maxPreamble = 1 << 10

// Describes reports whether a text in a format is the description of an API: no
// object in it is one of the API's.
func (j *Judge) Describes(format string, data []byte) bool {
	re := j.described.Get()
	return re != nil && (format == "json" || format == "yaml") && re.Match(data[:min(len(data), maxPreamble)])
}

// may returns the shapes, by index, that checks of a platform look for of which
// the text speaks.
func (r *run) may() []bool {
	may := make([]bool, len(r.j.shapes))
	for _, s := range r.j.wanted.Get().shapes {
		may[s.index] = r.speaks(s.platform) && (s.record.Words == nil || r.has(s.record.Words))
	}
	return may
}

// speaks reports whether the text speaks of a platform. If it does of none, what
// it speaks of is encoded, and can be any.
func (r *run) speaks(p *rules.Platform) bool {
	if r.spoken == nil {
		r.spoken = make(map[*rules.Platform]bool, len(r.j.platforms))
		any := false
		named := NamedBy(r.path, r.j.platforms)
		for _, p := range r.j.platforms {
			r.spoken[p] = r.has(p.Words) || slices.Contains(named, p)
			any = any || r.spoken[p]
		}
		for _, p := range r.j.platforms {
			r.spoken[p] = r.spoken[p] || !any
		}
	}
	return p == nil || r.spoken[p]
}

// others returns the keys, by number, that none of some shapes is known by.
func (w *wanted) others(shapes []bool, lacks []uint8) []bool {
	others := make([]bool, len(w.by))
	for id, ways := range w.by {
		others[id] = !slices.ContainsFunc(ways, func(at int) bool { return lacks[at] != never && shapes[w.signs[w.of[at]].index] })
	}
	for id, valued := range w.valued {
		for _, v := range valued {
			others[id] = others[id] && others[v.id]
		}
	}
	return others
}

// only returns the platform that all of some shapes are of, nil if there is none.
func (w *wanted) only(shapes []bool) *rules.Platform {
	var only *rules.Platform
	for _, s := range w.shapes {
		switch {
		case !shapes[s.index] || s.platform == only:
		case only != nil || w.keys.own[s.platform] == nil:
			return nil
		default:
			only = s.platform
		}
	}
	return only
}

// never is how many keys a way lacks of a sign that can tell nothing.
const never = math.MaxUint8

// lacks returns how many keys the ways have, never for those of signs that can
// tell nothing in a text, and which those are.
func (w *wanted) lacks(r *run) (lacks []uint8, idle map[*field]bool) {
	lacks = slices.Clone(w.missing)
	for at, sign := range w.of {
		if words := w.words[sign]; words != nil && !r.has(words) {
			if idle == nil {
				idle = map[*field]bool{}
			}
			lacks[at], idle[w.fields[sign]] = never, true
		}
	}
	return lacks, idle
}

// Of a text that is as long as minSpotted it pays to know where keys stand, and
// in one the keys of an object and its words stand no further apart than maxApart;
// the keys no further than maxBundled in one as long as minBundled, which nobody
// writes.
var (
	minSpotted = 8 << 10
	maxApart   = 32 << 10
	minBundled = 128 << 10
	maxBundled = 8 << 10
)

// keysApart returns how far the keys of an object may stand apart in a text.
func keysApart(text []byte) int {
	if len(text) >= minBundled {
		return min(maxBundled, maxApart)
	}
	return maxApart
}

// maxCalling is how long a text may be of which all is read if there are calls in it:
// what people write, and no bundles. Of those it is what stands around the calls.
const maxCalling = 128 << 10

// maxMet is of how many keys in a text it is known where they stand.
const maxMet = 1 << 19

// met is a key that stands in a text, or a word beside one.
type met struct {
	id, at int
	beside bool
}

// spots returns where in a text so many signs of a shape that is worth it stand
// that an object can have them, nil if that does not tell, and whose signs those
// are. All are the keys in the order of the text.
func (w *wanted) spots(all []met, lacks []uint8, apart int, is func(*wantedShape) bool) ([]record.Spot, []*wantedShape) {
	spots := []record.Spot{}
	var there []*wantedShape
	for _, s := range w.shapes {
		switch {
		case !is(s):
		case s.needs <= 0:
			return nil, nil
		default:
			n := len(spots)
			if spots = w.together(spots, s, all, lacks, apart); len(spots) > n {
				there = append(there, s)
			}
		}
	}
	sortSpots(spots)
	return spots, there
}

func sortSpots(spots []record.Spot) {
	slices.SortFunc(spots, func(a, b record.Spot) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
}

// together appends the shortest stretches in which enough signs of a shape stand, if
// its keys are not too far apart in them.
func (w *wanted) together(spots []record.Spot, s *wantedShape, all []met, lacks []uint8, apart int) []record.Spot {
	// Between the first and the last key: how often each stands there, how many
	// keys ways lack, and how many ways of a sign lack none.
	keys := make([]int, len(s.by))
	missing := slices.Clone(lacks[s.way:])
	whole := make([]int, s.signs)
	here, first := 0, 0
	for i, last := range all {
		ways := s.ways(last.id)
		if ways == nil {
			continue
		}
		if keys[last.id]++; keys[last.id] == 1 {
			for _, way := range ways {
				if missing[way-s.way]--; missing[way-s.way] == 0 {
					if whole[w.of[way]-s.sign]++; whole[w.of[way]-s.sign] == 1 {
						here += w.weights[w.of[way]]
					}
				}
			}
		}
		for ; here >= s.needs; first++ {
			id := all[first].id
			ways := s.ways(id)
			if ways == nil {
				continue
			}
			if keys[id]--; keys[id] > 0 {
				continue
			}
			for _, way := range ways {
				if missing[way-s.way]++; missing[way-s.way] == 1 {
					if whole[w.of[way]-s.sign]--; whole[w.of[way]-s.sign] == 0 {
						here -= w.weights[w.of[way]]
					}
				}
			}
			if here < s.needs && last.at-all[first].at <= apart {
				spots = append(spots, s.spot(all[first:i+1]))
			}
		}
	}
	return spots
}

// spot returns the stretch between the first and the last of the shape's keys among
// some, words beside them left out.
func (s *wantedShape) spot(some []met) record.Spot {
	is := func(m met) bool { return !m.beside && s.ways(m.id) != nil }
	first, last := 0, len(some)-1
	for first < last && !is(some[first]) {
		first++
	}
	for first < last && !is(some[last]) {
		last--
	}
	return record.Spot{Start: some[first].at, End: some[last].at}
}

// wanted is what objects of the shapes are known by in a text that nobody has
// read yet.
type wanted struct {
	keys   keyIndex
	shapes []*wantedShape
	signs  []*wantedShape // whose they are
	fields []*field
	words  [][]string // in texts in which they can tell anything, nil for any
	// weights are what they count: one that an object must have more than all that
	// it need not.
	weights []int
	// Ways are sets of keys that a sign can be met by: of is whose they are,
	// missing how many keys they have, and by lists them by key.
	of      []int
	missing []uint8
	by      [][]int
	// A sign with words but without keys has a way with a key that no text has: by
	// that, beside are the words that stand for it. One that has words and a key says
	// it in what stands behind that: by the key, valued are those for it and a word.
	beside map[int][]string
	valued map[int][]valued
	// called are those of beside that stand for what is called.
	called map[int]bool
	// granted are the permissions of platforms.
	granted map[*rules.Platform]*match.Words
}

// valued is a key with one of some words in its value, if there are any, with a
// value that is accepted, if it is written out, and with one of others near.
type valued struct {
	id      int
	words   []string
	accepts func(*record.Value) bool
	near    *match.Words
}

// near tells what stands near the places of a text.
type near struct {
	data []byte
	// Between from and to was looked, and last is where the last was found, or -1.
	from, to, last int
}

// has reports whether one of some words stands near an offset. It goes forward.
func (n *near) has(words *match.Words, at int) bool {
	first, end := max(0, at-maxBundled), min(len(n.data), at+maxBundled)
	if first < n.from || n.to == 0 {
		n.from, n.to, n.last = first, first, -1
	}
	if start := max(n.to, first); start < end {
		words.Each(n.data[start:end], func(_, i int) { n.last = max(n.last, start+i) })
		// What stands across the end is found the next time.
		n.to = max(start, end-maxPermission)
	}
	return n.last >= first
}

// maxPermission is how long a permission is at most that is looked for.
const maxPermission = 64

// maxValue is how far behind a key a word stands that is in its value.
const maxValue = 512

// valueWords tells what stands in the values of a text.
type valueWords struct {
	run  *run
	keys *record.Keys // that tell where values end, if any do
	// By the list of the words, in rising order; nil is anywhere.
	at map[*string][]int
}

// behind reports whether one of some words may stand in the value of a key at an
// offset.
func (v *valueWords) behind(words []string, at int) bool {
	all, known := v.at[&words[0]]
	if !known {
		found, whole := v.run.besides(words)
		if slices.Sort(found); whole {
			all = append([]int{}, found...)
		}
		if v.at == nil {
			v.at = map[*string][]int{}
		}
		v.at[&words[0]] = all
	}
	i, _ := slices.BinarySearch(all, at)
	return all == nil || i < len(all) && all[i] <= at+maxValue && (v.keys == nil || all[i] < v.keys.ValueEnd(v.run.data, at, at+maxValue+1))
}

// wantedShape is a shape, as far as objects of it can be told by one of its demands,
// that needs signs of so much weight of which the text shows something.
type wantedShape struct {
	*shape
	demand *demand
	needs  int
	// Of those of all shapes it is so many, its signs are so many from the number sign
	// on, and its ways those from way on that by lists by key.
	number, sign, signs, way int
	by                       [][]int
	// short is the weight of the signs on whose ways keys of two bytes are.
	short int
	// handed are the keys on ways that begin with none.
	handed map[int]bool
}

// ways returns the ways of the shape that a key is on.
func (s *wantedShape) ways(key int) []int {
	if key < len(s.by) {
		return s.by[key]
	}
	return nil
}

func newWanted(platforms []*rules.Platform, shapes map[*rules.Record]*shape) *wanted {
	w := &wanted{beside: map[int][]string{}, valued: map[int][]valued{}, called: map[int]bool{}, granted: map[*rules.Platform]*match.Words{}}
	for _, p := range platforms {
		for _, name := range slices.Sorted(maps.Keys(p.Records)) {
			w.want(p, shapes[p.Records[name]])
		}
	}
	w.keys.ready()
	return w
}

// want notes what the objects of a shape are known by that can be told.
func (w *wanted) want(p *rules.Platform, s *shape) {
	if len(s.checks) == 0 && !s.joined {
		return
	}
	for _, n := range s.demands() {
		w.unit(s, n)
	}
}

// unit notes what the objects of a shape with one of its demands are known by.
func (w *wanted) unit(s *shape, n *demand) {
	out := &wantedShape{shape: s, demand: n, needs: s.record.Need, number: len(w.shapes), sign: len(w.signs), way: len(w.of), handed: map[int]bool{}}
	w.shapes = append(w.shapes, out)
	groups := slices.Clone(n.groups)
	most := len(s.signs) + 1 // what weighs more than all that need not be
	for i, f := range s.signs {
		weight := 1
		asked := slices.IndexFunc(groups, func(g []*field) bool { return len(g) == 1 && g[0] == f })
		if asked >= 0 {
			groups = slices.Delete(groups, asked, asked+1)
		}
		if s.must[i] != nil || asked >= 0 {
			weight = most
			out.needs += most - 1
		}
		words := s.record.SignWords[f.name]
		if words == nil && unwritten([]*field{f}) {
			out.needs -= weight
			continue
		}
		w.known(out, []*field{f}, weight, asked >= 0)
	}
	for _, g := range groups {
		out.needs += most
		w.known(out, g, most, true)
	}
	out.signs = len(w.signs) - out.sign
}

// known notes a sign by which an object is known: one of some fields. If it is asked
// for, what is written out behind its keys is looked at too.
func (w *wanted) known(out *wantedShape, fields []*field, weight int, asked bool) {
	type way struct {
		keys, words []string
		last        string // behind which the value stands
		handed      bool   // it begins with no key
	}
	ways := map[string]way{}
	for _, f := range fields {
		words := out.record.SignWords[f.name]
		for _, path := range f.written {
			to := way{keys: path.keys, words: words, last: path.last, handed: path.handed}
			name := strings.Join(to.keys, " ")
			if len(to.keys) > 1 {
				to.words = nil
			}
			if had, ok := ways[name]; ok {
				to.handed = to.handed || had.handed
				if !slices.Contains(to.keys, to.last) {
					to.last = had.last
				}
				if had.words == nil {
					to.words = nil
				}
			}
			ways[name] = to
		}
	}
	sign := len(w.signs)
	for _, way := range ways {
		if slices.ContainsFunc(way.keys, func(key string) bool { return len(key) < headLen }) {
			out.short += weight
			break
		}
	}
	w.signs = append(w.signs, out)
	w.fields = append(w.fields, fields[0])
	w.words = append(w.words, nil)
	if len(fields) == 1 {
		w.words[sign] = out.record.SignWords[fields[0].name]
	}
	w.weights = append(w.weights, weight)
	for _, name := range slices.Sorted(maps.Keys(ways)) {
		way := ways[name]
		var ids []int
		for _, key := range way.keys {
			id := w.keys.add(out.platform, key)
			v := valued{words: way.words}
			switch {
			case !asked:
			case way.last == key:
				v.accepts = func(v *record.Value) bool { return out.demand.accepts(fields, v) }
			default:
				v.accepts = func(*record.Value) bool { return false }
			}
			if asked && slices.ContainsFunc(fields, func(f *field) bool { return slices.Contains(out.record.Grants, f.name) }) {
				v.near = w.permissions(out.platform)
			}
			if v.words != nil || v.accepts != nil {
				v.id = w.keys.fresh()
				w.valued[id] = append(w.valued[id], v)
				id = v.id
			}
			if way.handed {
				out.handed[id] = true
			}
			ids = append(ids, id)
		}
		if len(ids) == 0 {
			id := w.keys.fresh()
			w.beside[id] = out.record.SignWords[fields[0].name]
			w.called[id] = fields[0].callee
			ids = append(ids, id)
		}
		for _, id := range ids {
			for len(w.by) <= id {
				w.by = append(w.by, nil)
			}
			w.by[id] = append(w.by[id], len(w.of))
			for len(out.by) <= id {
				out.by = append(out.by, nil)
			}
			out.by[id] = append(out.by[id], len(w.of))
		}
		w.of = append(w.of, sign)
		w.missing = append(w.missing, uint8(len(ids)))
	}
}

// permissions finds what may be permissions of a platform, those that are mistyped and
// patterns too.
func (w *wanted) permissions(p *rules.Platform) *match.Words {
	if w.granted[p] == nil {
		var words []string
		add := func(word string) {
			if !slices.Contains(words, word) {
				words = append(words, word)
			}
		}
		for _, quote := range []string{`"`, `'`, "`"} {
			for _, all := range []string{"*" + quote, "*_", ".*", ".+"} {
				add(quote + all)
			}
			for _, perm := range p.Permissions {
				if head, _, cut := strings.Cut(strings.ToLower(perm.Name), "_"); cut {
					add(quote + head + "_")
				}
			}
		}
		for _, perm := range p.Permissions {
			add(strings.ToLower(perm.Name))
		}
		w.granted[p] = match.NewWords(words)
	}
	return w.granted[p]
}

// writtenKeys returns of the keys on a path those that a text has to hold. Others
// are too short, begin with signs, or are made by a reader: the numbers of
// arguments, what is called, and what a reader of commands calls what they are
// given.
func writtenKeys(path string) []string {
	var keys []string
	for key := range strings.FieldsFuncSeq(path, func(c rune) bool { return c == '.' || c == ' ' }) {
		key = record.Key(key)
		if len(key) >= 2 && !strings.ContainsFunc(key[:min(len(key), 3)], isSign) && key != "headers" && key != "stdin" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

func isSign(c rune) bool { return c >= utf8.RuneSelf || !alphanumeric(byte(c)) }

// keyIndex finds many keys in a text, as record.Key writes them.
type keyIndex struct {
	wordIndex
	heads heads
	// own are the heads of a platform's keys alone.
	own map[*rules.Platform]*heads
	// added are the keys by their numbers, of a platform or of any.
	added map[added]bool
}

type added struct {
	of *rules.Platform
	id int
}

// heads find what keys begin with: those of keys of two bytes, and those of longer
// ones.
type heads [2]headIndex

// headIndex finds what some keys begin with. By head, lists are the keys.
type headIndex struct {
	wordIndex
	lists [][]int
	keys  []int
}

// headLen is how many bytes of a key are looked for, with '_' and '-' between
// them.
const headLen = 3

// add adds a key of at least two bytes that a platform has.
func (x *keyIndex) add(p *rules.Platform, key string) int {
	id := x.wordIndex.add(key)
	if x.own[p] == nil {
		if x.own == nil {
			x.own = map[*rules.Platform]*heads{}
			x.added = map[added]bool{}
		}
		x.own[p] = &heads{}
	}
	if x.added[added{p, id}] {
		return id
	}
	x.added[added{p, id}] = true
	if !x.added[added{nil, id}] {
		x.added[added{nil, id}] = true
		x.heads.add(key, id)
	}
	x.own[p].add(key, id)
	return id
}

// fresh returns the number of a key that no text has.
func (x *keyIndex) fresh() int {
	x.words = append(x.words, "")
	return len(x.words) - 1
}

func (h *heads) add(key string, id int) {
	of := &h[min(len(key), headLen)-2]
	of.keys = append(of.keys, id)
	for _, text := range parted(key[:min(len(key), headLen)]) {
		head := of.wordIndex.add(text)
		if head == len(of.lists) {
			of.lists = append(of.lists, nil)
		}
		of.lists[head] = append(of.lists[head], id)
	}
}

// parted returns a word, and it with '_' or '-' between its bytes.
func parted(word string) []string {
	if len(word) < 2 {
		return []string{word}
	}
	var all []string
	for _, rest := range parted(word[1:]) {
		for _, between := range []string{"", "_", "-"} {
			all = append(all, word[:1]+between+rest)
		}
	}
	return all
}

// ready makes ready to look for the keys.
func (x *keyIndex) ready() {
	x.heads.ready()
	for _, h := range x.own {
		h.ready()
	}
}

func (h *heads) ready() {
	for i := range h {
		h[i].finder = match.NewWords(h[i].words)
	}
}

// keyByte says of each byte what it is in a key, 0 if it is left out of one.
var keyByte = func() (t [256]byte) {
	for c := range t {
		t[c] = lowerByte(byte(c))
	}
	t['_'], t['-'], t['\\'] = 0, 0, 0
	return t
}()

// each calls f for every key that stands in a text, but for some, and for where
// it begins. If only is not nil the keys are that platform's. Keys of two bytes come
// last, if they are asked for then.
func (x *keyIndex) each(data []byte, only *rules.Platform, skip []bool, f func(id, at int), short func() bool) {
	heads := &x.heads
	if only != nil {
		heads = x.own[only]
	}
	for i, of := range []*headIndex{&heads[1], &heads[0]} {
		if i == 1 && !short() || !slices.ContainsFunc(of.keys, func(id int) bool { return !skip[id] }) {
			continue
		}
		of.finder.Each(data, func(head, at int) {
			keys := of.lists[head]
			if !slices.ContainsFunc(keys, func(id int) bool { return !skip[id] }) || !begins(data, at) {
				return
			}
			for _, id := range keys {
				if !skip[id] && keyAt(data[at:], x.words[id]) {
					f(id, at)
				}
			}
		})
	}
}

// begins reports whether a key can begin at an offset of a text: a word of
// letters and digits does, or a backslash is near before it.
func begins(data []byte, at int) bool {
	i := at - 1
	for i >= 0 && (data[i] == '_' || data[i] == '-') {
		i--
	}
	return i < 0 || !alphanumeric(data[i]) || bytes.IndexByte(data[max(0, at-maxEscape-1):at], '\\') >= 0
}

// maxEscape is how long an escape can be.
const maxEscape = 10

// keyAt reports whether a text begins with a key: no other letter or digit stands
// behind it that can be of one with it.
func keyAt(text []byte, key string) bool {
	for i, c := range text {
		if c = keyByte[c]; key == "" {
			if c = text[i]; c != '_' && c != '-' {
				return !alphanumeric(c)
			}
		} else if c != 0 {
			if c != key[0] {
				return false
			}
			key = key[1:]
		}
	}
	return key == ""
}

func alphanumeric(c byte) bool { return letter(c) || '0' <= c && c <= '9' }

// maxKind is how far before its kind a manifest of Kubernetes says that it is one.
const maxKind = 32

// obscure reports whether the keys of a text may not be what is written in it:
// letters are escaped, values are encoded as they are in Secrets of Kubernetes,
// or a command has flags of one letter, which stands in no bundle.
func obscure(format string, data []byte, bundled bool) bool {
	return !bundled && (runs(data, "curl") || runs(data, "wget")) || !record.Selects(format) && encodes(data) ||
		contains(data, `\`, escapesLetter) || contains(data, "&#", func(s []byte) bool {
		if s[0]|0x20 == 'x' {
			return numbersLetter(s[1:], 16)
		}
		return numbersLetter(s, 10)
	})
}

// encodes reports whether a manifest of a Secret may stand in a text.
func encodes(data []byte) bool {
	const secret = "Secret"
	for end := 0; ; {
		i := bytes.Index(data[end:], []byte(secret))
		if i < 0 {
			return false
		}
		i += end
		end = i + len(secret)
		if bytes.Contains(lowered(data[max(0, i-maxKind):i]), []byte("kind")) {
			return true
		}
	}
}

// contains reports whether a text contains a mark behind which stands what is
// asked for.
func contains(text []byte, mark string, is func(behind []byte) bool) bool {
	for {
		i := bytes.Index(text, []byte(mark))
		if i < 0 || i+len(mark) == len(text) {
			return false
		}
		text = text[i+len(mark):]
		if is(text[:min(len(text), maxEscape)]) {
			return true
		}
	}
}

// runs reports whether a command of some name may stand in a text.
func runs(text []byte, command string) bool {
	for {
		i := bytes.Index(text, []byte(command))
		if i < 0 {
			return false
		}
		end := i + len(command)
		if (i == 0 || !alphanumeric(text[i-1]) && text[i-1] != '.') && (end == len(text) || !alphanumeric(text[end]) && text[end] != '_') {
			return true
		}
		text = text[end:]
	}
}

// escapesLetter reports whether what stands behind a backslash is the number of
// an ASCII letter.
func escapesLetter(s []byte) bool {
	digits := s[1:]
	switch {
	case s[0] == 'x':
		return numbersLetter(digits[:min(len(digits), 2)], 16)
	case s[0] == 'u' && len(digits) > 0 && digits[0] == '{':
		return numbersLetter(digits[1:], 16)
	case s[0] == 'u':
		return numbersLetter(digits[:min(len(digits), 4)], 16)
	}
	return s[0] == 'U' && numbersLetter(digits[:min(len(digits), 8)], 16)
}

// numbersLetter reports whether a number that a text begins with is that of an
// ASCII letter.
func numbersLetter(text []byte, base int) bool {
	n := 0
	for n < len(text) && alphanumeric(text[n]) {
		n++
	}
	c, err := strconv.ParseUint(string(text[:n]), base, 32)
	return err == nil && c < utf8.RuneSelf && letter(byte(c))
}
