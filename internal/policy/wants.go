package policy

import (
	"bytes"
	"cmp"
	"maps"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

// Aim is what is looked for in the records of a text.
type Aim struct {
	// Spots are where in a long text enough keys of an object stand together: there
	// is nothing to tell of maps that have none in them. They are nil where all maps
	// matter.
	Spots []record.Spot
	// shapes are those that matter, by index; nil if all do.
	shapes []bool
}

// Wants reports whether the records of a text can tell anything: whether the
// keys of some object that checks of a platform look for of which it speaks can
// stand in it. Texts is what Texts returned. A key counts that is written out, in
// any case and with '_' and '-' wherever they may be; one that code puts together
// of pieces does not.
func (j *Judge) Wants(texts *Result, path string, data []byte) (aim Aim, wants bool) {
	// A request does not name its parts.
	if len(texts.speaks) > 0 || record.Format(path, data) == "requests" {
		return Aim{}, true
	}
	w := &j.wanted
	r := newRun(j, path, data)
	r.words = texts.words
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
	if obscure(data) {
		return Aim{}, true
	}
	aim.shapes = may
	missing := slices.Clone(w.missing)
	got := make([]bool, len(w.signs))
	signs := make([]int, len(j.shapes))
	meet := func(id int) bool {
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
			if signs[s.index]++; signs[s.index] >= s.needs && is(s) {
				return true
			}
		}
		return false
	}
	skip := w.others(may)
	if len(data) < minSpotted || !record.Selects(record.Format(path, data)) {
		w.keys.each(data, skip, func(id, _ int) bool {
			skip[id] = true
			wants = meet(id)
			return !wants
		})
		return aim, wants
	}
	keys := make([]int, len(w.by)) // how often each stands there
	var all []met
	w.keys.each(data, skip, func(id, at int) bool {
		if keys[id]++; keys[id] == 1 {
			wants = meet(id) || wants
		}
		all = append(all, met{id, at})
		return true
	})
	if wants {
		aim.Spots = w.spots(is, keys, all)
	}
	return aim, wants
}

// may returns the shapes, by index, that checks of a platform look for of which
// the text speaks.
func (r *run) may() []bool {
	may := make([]bool, len(r.j.shapes))
	shapes := r.j.wanted.shapes
	spoken := false
	for i, s := range shapes {
		if i == 0 || s.platform != shapes[i-1].platform {
			spoken = r.has(s.platform.Words)
		}
		may[s.index] = spoken
	}
	// What it speaks of can be encoded.
	encoded := !slices.Contains(may, true)
	for _, s := range shapes {
		may[s.index] = (encoded || may[s.index]) && (s.record.Words == nil || r.has(s.record.Words))
	}
	return may
}

// others returns the keys, by number, that none of some shapes is known by.
func (w *wanted) others(shapes []bool) []bool {
	others := make([]bool, len(w.by))
	for id, ways := range w.by {
		others[id] = !slices.ContainsFunc(ways, func(at int) bool { return shapes[w.signs[w.of[at]].index] })
	}
	return others
}

// minSpotted is how long a text is in which it pays to know where keys stand.
var minSpotted = 8 << 10

// met is a key that stands in a text.
type met struct{ id, at int }

// spots returns where in a text so many signs of a shape that is worth it stand
// that an object can have them, nil if that does not tell. Keys are how often each
// stands there, and all are they in the order of the text.
func (w *wanted) spots(is func(*wantedShape) bool, keys []int, all []met) []record.Spot {
	spots := []record.Spot{}
	for _, s := range w.shapes {
		switch {
		case !is(s):
		case s.needs <= 0 || len(s.keys) > maxSigns:
			return nil
		default:
			spots = w.together(spots, s, keys, all)
		}
	}
	slices.SortFunc(spots, func(a, b record.Spot) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return spots
}

// together appends the shortest stretches in which enough signs of a shape stand.
func (w *wanted) together(spots []record.Spot, s *wantedShape, keys []int, all []met) []record.Spot {
	of := make([]uint64, len(keys)) // the signs that a key can be of, a bit each
	enough := 0
	for i, sign := range s.keys {
		is := false
		for _, id := range sign {
			of[id] |= 1 << i
			is = is || keys[id] > 0
		}
		if is {
			enough++
		}
	}
	if enough < s.needs {
		return spots
	}
	// How often the signs stand between the first and the last key.
	var signs [maxSigns]int
	here, first := 0, 0
	for _, last := range all {
		for set := of[last.id]; set != 0; set &= set - 1 {
			i := bits.TrailingZeros64(set)
			if signs[i]++; signs[i] == 1 {
				here++
			}
		}
		for ; here >= s.needs; first++ {
			for set := of[all[first].id]; set != 0; set &= set - 1 {
				i := bits.TrailingZeros64(set)
				if signs[i]--; signs[i] == 0 {
					here--
				}
			}
			if here < s.needs {
				spots = append(spots, record.Spot{Start: all[first].at, End: last.at})
			}
		}
	}
	return spots
}

// maxSigns is how many signs of a shape are told apart in a text.
const maxSigns = 64

// wanted is what objects of the shapes are known by in a text that nobody has
// read yet.
type wanted struct {
	keys   keyIndex
	shapes []*wantedShape
	signs  []*wantedShape // whose they are
	// Ways are sets of keys that a sign can be met by: of is whose they are,
	// missing how many keys they have, and by lists them by key.
	of      []int
	missing []uint8
	by      [][]int
}

// wantedShape is a shape that needs so many signs of which the text shows
// something.
type wantedShape struct {
	*shape
	platform *rules.Platform
	needs    int
	keys     [][]int // of each sign
}

// want notes what a shape is known by.
func (w *wanted) want(p *rules.Platform, s *shape) {
	if len(s.checks) == 0 && !s.joined {
		return
	}
	out := &wantedShape{shape: s, platform: p, needs: s.record.Need}
	w.shapes = append(w.shapes, out)
	for _, name := range s.record.Signs {
		ways := map[string][]string{}
		for _, path := range s.record.Fields[name] {
			keys := writtenKeys(path)
			ways[strings.Join(keys, " ")] = keys
		}
		if _, unseen := ways[""]; unseen {
			out.needs--
			continue
		}
		sign := len(w.signs)
		w.signs = append(w.signs, out)
		var ids []int
		for _, way := range slices.Sorted(maps.Keys(ways)) {
			for _, key := range ways[way] {
				id := w.keys.add(key)
				if id == len(w.by) {
					w.by = append(w.by, nil)
				}
				w.by[id] = append(w.by[id], len(w.of))
				ids = append(ids, id)
			}
			w.of = append(w.of, sign)
			w.missing = append(w.missing, uint8(len(ways[way])))
		}
		out.keys = append(out.keys, ids)
	}
}

// writtenKeys returns of the keys on a path those that a text has to hold. Others
// are too short, begin with a sign, or are made by a reader: the numbers of
// arguments, what is called, and what a reader of commands calls what they are
// given.
func writtenKeys(path string) []string {
	var keys []string
	for key := range strings.FieldsFuncSeq(path, func(c rune) bool { return c == '.' || c == ' ' }) {
		key = record.Key(key)
		if len(key) >= 3 && alphanumeric(key[0]) && key != "headers" && key != "stdin" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// keyIndex finds many keys in a text, as record.Key writes them.
type keyIndex struct {
	wordIndex
	// seen has a bit for a hash of each three bytes that keys begin with; lists are
	// the keys by such a hash, and at says which list.
	seen  [1 << 10]uint64
	at    [1 << 16]uint16
	lists [][]int
}

func (x *keyIndex) add(key string) int {
	n := len(x.words)
	id := x.wordIndex.add(key)
	if id == n {
		h := hashed((uint32(key[0]) | uint32(key[1])<<8 | uint32(key[2])<<16) | caseless)
		if x.seen[h>>6]>>(h&63)&1 == 0 {
			x.seen[h>>6] |= 1 << (h & 63)
			x.at[h] = uint16(len(x.lists))
			x.lists = append(x.lists, nil)
		}
		x.lists[x.at[h]] = append(x.lists[x.at[h]], id)
	}
	return id
}

// caseless makes three bytes a number in which ASCII letters have no case, and
// so have some bytes that are no letters.
const caseless = 0x202020

// hashed returns 16 bits.
func hashed(head uint32) uint32 { return head * 0x9e3779b1 >> 16 }

// keyByte says of each byte what it is in a key, 0 if it is left out of one.
var keyByte = func() (t [256]byte) {
	for c := range t {
		t[c] = byte(c)
		if 'A' <= c && c <= 'Z' {
			t[c] += 'a' - 'A'
		}
	}
	t['_'], t['-'], t['\\'] = 0, 0, 0
	return t
}()

// each calls f for every key that stands in a text, but for some, and for where
// it begins, until it returns false. A key begins where a word of letters and
// digits does, and anywhere near behind a backslash.
func (x *keyIndex) each(data []byte, skip []bool, f func(id, at int) bool) {
	escape := -2 * maxEscape // where the last backslash stands
	for i := 0; i < len(data); {
		switch wordByte[data[i]] {
		case ofWord:
			for last := i; ; last = i {
				if !x.from(data[i:], i, skip, f) {
					return
				}
				for i++; i < len(data) && wordByte[data[i]] == joinsWord; i++ {
				}
				if i == len(data) || wordByte[data[i]] != ofWord || last-escape > maxEscape {
					break
				}
			}
			for i < len(data) && wordByte[data[i]] >= joinsWord {
				i++
			}
		case escapesWord:
			escape = i
			i++
		default:
			i++
		}
	}
}

// from calls f for the keys that a text, which itself stands at an offset, begins
// with.
func (x *keyIndex) from(text []byte, at int, skip []bool, f func(id, at int) bool) bool {
	head, n := uint32(0), 0
	for _, c := range text {
		if c = keyByte[c]; c != 0 {
			head |= uint32(c) << (8 * n)
			if n++; n == 3 {
				break
			}
		}
	}
	h := hashed(head | caseless)
	if x.seen[h>>6]>>(h&63)&1 == 0 {
		return true
	}
	for _, id := range x.lists[x.at[h]] {
		if !skip[id] && keyAt(text, x.words[id]) && !f(id, at) {
			return false
		}
	}
	return true
}

// wordByte says of each byte what it is of a word.
var wordByte = func() (t [256]byte) {
	for c := range t {
		if alphanumeric(byte(c)) {
			t[c] = ofWord
		}
	}
	t['_'], t['-'], t['\\'] = joinsWord, joinsWord, escapesWord
	return t
}()

const (
	noWord byte = iota
	escapesWord
	joinsWord
	ofWord
)

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

// obscure reports whether the keys of a text may not be what is written in it:
// letters are escaped, values are encoded as they are in Secrets of Kubernetes,
// or a command has flags of one letter.
func obscure(data []byte) bool {
	if bytes.Contains(data, []byte("curl")) || bytes.Contains(data, []byte("wget")) {
		return true
	}
	const secret = "Secret"
	for rest := data; ; {
		i := bytes.Index(rest, []byte(secret))
		if i < 0 {
			break
		}
		if end := i + len(secret); (i == 0 || !letter(rest[i-1])) && (end == len(rest) || !letter(rest[end])) {
			return true
		}
		rest = rest[i+len(secret):]
	}
	return contains(data, `\`, escapesLetter) || contains(data, "&#", func(s []byte) bool {
		if s[0]|0x20 == 'x' {
			return numbersLetter(s[1:], 16)
		}
		return numbersLetter(s, 10)
	})
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
