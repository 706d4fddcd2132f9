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
	w := &j.wanted
	r := newRun(j, path, data)
	r.words, r.lowered = texts.words, texts.lowered
	may := r.may()
	worth := make([]int8, len(j.shapes))
	is := func(s *wantedShape) bool {
		if worth[s.index] == 0 {
			worth[s.index] = -1
			if may[s.index] && (s.joined || slices.ContainsFunc(s.checks, r.here)) {
				worth[s.index] = 1
			}
		}
		return worth[s.index] > 0
	}
	if !slices.ContainsFunc(w.shapes, is) {
		return Aim{}, false
	}
	if obscure(format, data) {
		return Aim{}, true
	}
	aim.mute = !slices.ContainsFunc(j.apis, r.calls)
	aim.lowered = r.lowered
	if !aim.mute && len(data) <= maxCalling {
		return Aim{shapes: may, lowered: r.lowered}, true
	}
	aim.shapes = may
	lacks, idle := w.lacks(r)
	aim.idle = idle
	missing := slices.Clone(lacks)
	got := make([]bool, len(w.signs))
	signs := make([]int, len(j.shapes))
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
			if signs[s.index] += w.weights[sign]; signs[s.index] >= s.needs && is(s) {
				wants = true
			}
		}
		return wants
	}
	skip := w.others(may, lacks)
	var all []met
	stands := make([]bool, len(w.by))
	many := false
	for id, words := range w.beside {
		if skip[id] {
			continue
		}
		at, whole := r.besides(words)
		for _, at := range at {
			all = append(all, met{id, at, true})
		}
		if stands[id] = len(at) > 0; stands[id] {
			wants = meet(id) || wants
		}
		many = many || !whole
	}
	stand := record.KeysOf(format)
	spotted := len(data) >= minSpotted && !many && record.Selects(format)
	values := valueWords{run: r}
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
		}
		note(id)
		for _, v := range w.valued[id] {
			if !skip[v.id] && values.behind(v.words, at) {
				note(v.id)
			}
		}
		// Of a short text it is enough to know that it stands there.
		skip[id] = !spotted && w.valued[id] == nil
	})
	if !spotted || !wants {
		return aim, wants
	}
	slices.SortFunc(all, func(a, b met) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.id, b.id)) })
	var there []*wantedShape
	aim.Spots, there = w.spots(all, lacks, keysApart(data), func(s *wantedShape) bool { return signs[s.index] >= s.needs && is(s) })
	for _, key := range all {
		if of := slices.IndexFunc(there, func(s *wantedShape) bool { return s.ways(key.id) != nil }); of >= 0 && !key.beside {
			aim.Keys = append(aim.Keys, key.at)
			aim.Handed = aim.Handed || slices.ContainsFunc(there[of:], func(s *wantedShape) bool { return s.handed[key.id] })
		}
	}
	return aim, aim.Spots == nil || len(aim.Spots) > 0
}

// may returns the shapes, by index, that checks of a platform look for of which
// the text speaks.
func (r *run) may() []bool {
	may := make([]bool, len(r.j.shapes))
	for _, s := range r.j.wanted.shapes {
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

// maxCalling is how long a text may be that is read for nothing but the calls in
// it: what people write, and no bundles. In those they are seen where something
// else is looked for.
const maxCalling = 64 << 10

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
	slices.SortFunc(spots, func(a, b record.Spot) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return spots, there
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
			if here >= s.needs || last.at-all[first].at > maxApart {
				continue
			}
			if spot := s.spot(all[first : i+1]); spot.End-spot.Start <= apart {
				spots = append(spots, spot)
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
}

// valued is a key with one of some words in its value.
type valued struct {
	id    int
	words []string
}

// maxValue is how far behind a key a word stands that is in its value.
const maxValue = 512

// valueWords tells what stands in the values of a text.
type valueWords struct {
	run *run
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
	return all == nil || i < len(all) && all[i] <= at+maxValue
}

// wantedShape is a shape that needs signs of so much weight of which the text
// shows something.
type wantedShape struct {
	*shape
	needs int
	// Of those of all shapes, its signs are so many from the number sign on, and its
	// ways those from way on that by lists by key.
	sign, signs, way int
	by               [][]int
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

// want notes what a shape is known by.
func (w *wanted) want(p *rules.Platform, s *shape) {
	if len(s.checks) == 0 && !s.joined {
		return
	}
	out := &wantedShape{shape: s, needs: s.record.Need, sign: len(w.signs), way: len(w.of), handed: map[int]bool{}}
	w.shapes = append(w.shapes, out)
	for i, name := range s.record.Signs {
		weight := 1
		if s.must[i] != nil {
			weight = len(s.signs)
			out.needs += weight - 1
		}
		ways := map[string][]string{}
		handed := map[string]bool{}
		for _, path := range s.record.Fields[name] {
			keys := writtenKeys(path)
			ways[strings.Join(keys, " ")] = keys
			head, _, _ := strings.Cut(path, ".")
			for _, key := range keys {
				handed[key] = handed[key] || len(writtenKeys(head)) == 0
			}
		}
		words := s.record.SignWords[name]
		if _, unseen := ways[""]; unseen && words == nil {
			out.needs -= weight
			continue
		}
		sign := len(w.signs)
		w.signs = append(w.signs, out)
		w.fields = append(w.fields, s.fields[name])
		w.words = append(w.words, words)
		w.weights = append(w.weights, weight)
		for _, way := range slices.Sorted(maps.Keys(ways)) {
			// No text has it.
			own := "\x00" + p.ID + "/" + s.record.Title + "/" + name + "/" + way
			var ids []int
			for _, key := range ways[way] {
				id := w.keys.add(p, key)
				if words != nil && len(ways[way]) == 1 {
					valued := valued{w.keys.wordIndex.add(own), words}
					w.valued[id] = append(w.valued[id], valued)
					id = valued.id
				}
				if handed[key] {
					out.handed[id] = true
				}
				ids = append(ids, id)
			}
			if len(ids) == 0 {
				id := w.keys.wordIndex.add(own)
				w.beside[id] = words
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
	out.signs = len(w.signs) - out.sign
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
		}
		x.own[p] = &heads{}
	}
	x.heads.add(key, id)
	x.own[p].add(key, id)
	return id
}

func (h *heads) add(key string, id int) {
	of := &h[min(len(key), headLen)-2]
	if slices.Contains(of.keys, id) {
		return
	}
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
// it begins. If only is not nil the keys are that platform's.
func (x *keyIndex) each(data []byte, only *rules.Platform, skip []bool, f func(id, at int)) {
	heads := &x.heads
	if only != nil {
		heads = x.own[only]
	}
	for i := range heads {
		of := &heads[i]
		if !slices.ContainsFunc(of.keys, func(id int) bool { return !skip[id] }) {
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
// or a command has flags of one letter.
func obscure(format string, data []byte) bool {
	return runs(data, "curl") || runs(data, "wget") || !record.Selects(format) && encodes(data) ||
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
