package record

import (
	"math"
	"slices"
	"strings"
)

// Spot is a stretch of a text in which a map that is looked for may be: keys of
// it stand at both ends.
type Spot struct{ Start, End int }

// Sites are where in a text maps may be that are looked for.
type Sites struct {
	// Spots are where they may be, in the order of where these begin. If they are
	// nil it may be anywhere.
	Spots []Spot
	// Keys are where all keys of such maps stand, in rising order, whether enough
	// of them stand together or not.
	Keys []int
	// Handed says that a map can be one that has none of these keys itself, but
	// holds a map that does.
	Handed bool
	// Near says that nobody writes such a text, and that what is looked for is made
	// only of what stands near it: in the same 16 KiB of the statements of a body.
	Near bool
}

// selection says where in a text the maps are that matter. What stands elsewhere
// may be left out, as long as nothing else changes by it.
type selection struct {
	// starts are where spots begin, in rising order, and until where the first of
	// those ends that begin there or behind it. Without any all matters.
	starts, until []int
	// keys are where keys stand, and handed says that a body without any can be part
	// of a map that is looked for, if it uses what stands for a map with some.
	keys   []int
	handed bool
	// wasted is how many bytes were gone over of bodies that could not be passed
	// over, and holding are where bodies begin of which that is known, in rising
	// order.
	wasted  int
	holding []int
	// lasts are the last parts of the names with several that are bound, each with
	// whether one stands for more than a scalar. Bits stand for them in ends, and for
	// names of one part in words.
	lasts       map[string]bool
	ends, words nameBits
}

// nameBits are bits for names.
type nameBits [16]uint64

// newSelection returns the selection of sites of which the spots are known.
func newSelection(sites *Sites) selection {
	spots := sites.Spots
	sel := selection{starts: make([]int, len(spots)), until: make([]int, len(spots)), keys: sites.Keys, handed: sites.Handed}
	end := math.MaxInt
	for i, spot := range slices.Backward(spots) {
		end = min(end, spot.End)
		sel.starts[i], sel.until[i] = spot.Start, end
	}
	return sel
}

// plainly reports whether the end of a body can be told by its brackets, strings
// and comments.
func (l *language) plainly() bool {
	return (l.odd == nothingOdd || l.odd == oddRaw) && !l.indented && !l.dashes && !l.command && l.braces != bracesAlways
}

// add gives a name one of the bits.
func (m *nameBits) add(name string) { m[hashed(name)>>6] |= 1 << (hashed(name) & 63) }

// has reports whether a name may be among those with bits.
func (m *nameBits) has(name string) bool { return m[hashed(name)>>6]&(1<<(hashed(name)&63)) != 0 }

func hashed(name string) uint {
	n := len(name)
	return (uint(name[0])*37 + uint(name[n-1])*11 + uint(name[n/2])*5 + uint(n)*101) % (64 * uint(len(nameBits{})))
}

// note notes that a name is bound to a value.
func (s *source) note(name string, v *Value) {
	sel := &s.selection
	end := name[strings.LastIndexAny(name, ".>:")+1:]
	switch {
	case end == "":
	case end == name:
		sel.words.add(name)
	default:
		if sel.lasts == nil {
			sel.lasts = map[string]bool{}
		}
		sel.lasts[end] = sel.lasts[end] || v != nil && !v.Scalar()
		sel.ends.add(end)
	}
}

// carries reports whether what a name stands for can hold keys of a map that is
// looked for.
func (s *source) carries(v *Value) bool {
	if v == nil || v.Scalar() {
		return false
	}
	i, _ := slices.BinarySearch(s.selection.keys, v.Start)
	return s.grown[v] || i < len(s.selection.keys) && s.selection.keys[i] < v.End
}

// passOver passes over the body that begins at the position if nothing that
// matters comes of it: no spot is in it, nothing that is bound outside of it is
// used or changed in it, and its end is certain.
func (s *source) passOver() bool {
	sel := &s.selection
	if sel.starts == nil || sel.wasted > len(s.src) {
		return false
	}
	if _, held := slices.BinarySearch(sel.holding, s.pos); held {
		return false
	}
	to := len(s.src)
	if i, _ := slices.BinarySearch(sel.starts, s.pos); i < len(sel.starts) {
		to = min(to, sel.until[i])
	}
	p := passage{s: s, to: to, pos: s.pos}
	if !s.lang.columns {
		// Of a body without keys nothing is told that is made of names in it.
		if i, _ := slices.BinarySearch(sel.keys, s.pos); i < len(sel.keys) {
			p.to = min(to, sel.keys[i])
		}
		p.keyless = true
		if !p.run() && p.pos >= p.to && p.to < to {
			sel.wasted += p.pos - s.pos
			p = passage{s: s, to: to, pos: s.pos}
			p.run()
		}
	} else {
		p.run()
	}
	if p.done {
		for _, b := range p.set {
			if s.mute == 0 {
				b.forget()
			}
		}
		s.pos = p.pos
		return true
	}
	sel.wasted += p.pos - s.pos
	if !p.named {
		sel.holding = sel.holding[:0]
		for _, o := range p.open {
			if o.close == '}' && o.quote == nil {
				sel.holding = append(sel.holding, o.at)
			}
		}
	}
	return false
}

// passage is how a body is passed over.
type passage struct {
	s       *source
	pos, to int
	open    []opening
	// before is what stands before the position.
	before before
	// based: the members that are being read are those of a name that is bound.
	based bool
	named bool // what is bound ended it
	done  bool // it is over
	// keyless: no key of a map that is looked for stands in it. What is bound can be
	// used, and set are the names that are given another value.
	keyless bool
	set     []*binding
}

// opening is a bracket that is open, or an expression in a string.
type opening struct {
	at      int
	close   byte
	quote   *quote // of the string
	choices int    // that are open in the expression
	based   bool   // before it
}

// before is what stands before a place, as far as it tells what a sign there is.
type before uint8

const (
	anOperator before = iota
	anOperand
	unclear
)

// run goes to the end of the body and reports whether it came there.
func (p *passage) run() bool {
	s := p.s
	class := &s.lang.class
	for p.pos < p.to {
		c := s.src[p.pos]
		switch class[c] {
		case cLetter:
			if !p.name() {
				return false
			}
		case cSpace:
			p.pos++
		case cLine:
			if p.before == anOperand {
				p.before = unclear
			}
			if p.within() != nil {
				return false
			}
			p.pos++
		case cDigit:
			p.number()
		case cQuote:
			q := p.quoteAt()
			if q == nil {
				return false
			}
			p.pos += len(q.open)
			if !p.text(q) {
				return false
			}
		case cOpen:
			if s.depth+4*len(p.open) > maxDepth/2 {
				return false
			}
			p.open = append(p.open, opening{at: p.pos, close: closing(c), based: p.based})
			p.before = anOperator
			p.pos++
		case cClose:
			top := p.open[len(p.open)-1]
			if c != top.close {
				return false
			}
			p.open = p.open[:len(p.open)-1]
			p.pos++
			p.before, p.based = anOperand, top.based
			if top.quote != nil {
				if !p.text(top.quote) {
					return false
				}
				continue
			}
			if len(p.open) == 0 {
				p.done = true
				return true
			}
			if c == '}' {
				p.before = unclear
			}
		default:
			if !p.sign(c) {
				return false
			}
		}
	}
	return false
}

// within returns the expression in a string in which the position directly is,
// or nil.
func (p *passage) within() *opening {
	if n := len(p.open); n > 0 && p.open[n-1].quote != nil {
		return &p.open[n-1]
	}
	return nil
}

// at puts the source where the passage is, and back to where it was.
func (p *passage) at(f func() bool) bool {
	s := p.s
	from := s.pos
	s.pos = p.pos
	is := f()
	if is {
		p.pos = s.pos
	}
	s.pos = from
	return is
}

func (p *passage) quoteAt() *quote {
	for _, q := range p.s.lang.opens[p.s.src[p.pos]] {
		if len(q.open) == 1 || strings.HasPrefix(p.s.src[p.pos:], q.open) {
			return q
		}
	}
	return nil
}

// name passes over a name.
func (p *passage) name() bool {
	s := p.s
	start, named := p.pos, &s.lang.named
	for p.pos < len(s.src) && named[s.src[p.pos]] {
		p.pos++
	}
	text := s.src[start:p.pos]
	if !p.bare(text, start) {
		p.named = true
		return false
	}
	w := s.lang.known(text)
	switch {
	case w == wNone || w == wScalar:
		if s.lang.odd == oddRaw && p.pos < len(s.src) && s.lang.class[s.src[p.pos]] == cQuote {
			return false
		}
		p.before = anOperand
	case text == "for" && p.before == anOperand:
		return false // what a list is made with
	case w == wShape && p.pos+1 < len(s.src) && s.src[p.pos] == ' ' && s.lang.class[s.src[p.pos+1]] == cLetter:
		return false // a type is not read as values are
	default:
		p.before = unclear
	}
	return true
}

// bare reports whether a name that begins at an offset, and ends at the
// position, neither hands over what a name stands for nor changes it, as far as
// can be told here.
func (p *passage) bare(name string, start int) bool {
	s := p.s
	next := byte(0)
	if p.pos < len(s.src) {
		next = s.src[p.pos]
	}
	sel := &s.selection
	member := start > 1 && s.src[start-1] == '.' && s.src[start-2] != '.'
	if member && p.based && next == '(' && keyIn(setters, name) {
		return false
	}
	if (!p.keyless || sel.handed || !stays[next]) && sel.ends.has(name) {
		// A name of several parts ends with it.
		if held, is := sel.lasts[name]; is && (!p.keyless || sel.handed && held || p.changes()) {
			return false
		}
	}
	if member {
		return true
	}
	p.based = false
	if !sel.words.has(name) {
		return true
	}
	b := s.names[name]
	if b == nil || next == '(' {
		return true
	}
	p.based = next == '[' || next == '.' && !strings.HasPrefix(s.src[p.pos:], "..")
	if p.keyless && !p.based && p.changes() {
		p.set = append(p.set, b)
	}
	return p.based || p.keyless && !(sel.handed && s.carries(b.v))
}

// stays are the bytes behind a name that does not get another value there.
var stays = [256]bool{'.': true, '(': true, ')': true, '[': true, ']': true, '}': true, ',': true, ';': true}

// changes reports whether what stands behind a name at the position gives it
// another value, or may.
func (p *passage) changes() bool {
	rest := strings.TrimLeft(p.s.src[p.pos:], " \t\r\n")
	n := 0
	for n < min(len(rest), maxOperator) && strings.IndexByte("%^&|*/~+-?:<>", rest[n]) >= 0 {
		n++
	}
	switch {
	case n >= len(rest):
		return false
	case rest[n] != '=':
		return n == 1 && rest[0] == ':' && typed(rest[1:])
	case n == 0:
		return len(rest) == 1 || strings.IndexByte("=>~", rest[1]) < 0
	}
	return n > 1 || rest[0] != '<' && rest[0] != '>'
}

// maxOperator is how long the part of an operator is that stands before "=".
const maxOperator = 3

// typed reports whether a type may stand before a value that a name is given.
func typed(text string) bool {
	text = text[:min(len(text), maxGeneric)]
	i := strings.IndexAny(text, "=,;(){}\"'`\n")
	return i >= 0 && text[i] == '=' && i+1 < len(text) && text[i+1] != '=' && text[i+1] != '>'
}

// number passes over a number.
func (p *passage) number() {
	src := p.s.src
	for p.pos++; p.pos < len(src); p.pos++ {
		c := src[p.pos]
		if !isWordByte(c) && (c != '.' || p.pos+1 >= len(src) || src[p.pos+1] < '0' || src[p.pos+1] > '9') {
			break
		}
	}
	p.before = anOperand
}

// sign passes over a byte that is an operator or begins a comment.
func (p *passage) sign(c byte) bool {
	s := p.s
	next := byte(0)
	if p.pos+1 < len(s.src) {
		next = s.src[p.pos+1]
	}
	if s.lang.comments[c] && p.at(s.comment) {
		return p.pos <= p.to
	}
	switch c {
	case '/':
		if s.lang.regexps {
			switch {
			case p.before == unclear:
				return false
			case p.before == anOperator && p.at(s.regexp):
				p.before = anOperand
				return true
			}
		}
	case '<':
		if s.lang.markup && p.before != anOperand && (next == '>' || s.lang.class[next] == cLetter) {
			return false
		}
	case '.':
		if next == '.' && strings.HasPrefix(s.src[p.pos:], "...this.") {
			p.named = true
			return false
		}
		p.pos++
		if next == '.' || s.lang.class[next] != cLetter {
			p.before = unclear
		}
		return true
	case '!', '\\', '#', '@', '~':
		p.before = unclear
		p.pos++
		return true
	case '+', '-':
		if next == c {
			p.before = unclear
			p.pos += 2
			return true
		}
	case '?':
		if next == ':' {
			return false
		}
	}
	sets := c == '=' && next != '=' && next != '>' && strings.IndexByte("=!<>", s.src[p.pos-1]) < 0
	if sets && p.based {
		p.named = true
		return false
	}
	if in := p.within(); in != nil {
		switch c {
		case ',', ';':
			return false
		case '=':
			if sets {
				return false
			}
		case '?':
			in.choices++
		case ':':
			if in.choices--; in.choices < 0 {
				return false
			}
		}
	}
	p.before = anOperator
	p.pos++
	return true
}

// text passes over the rest of a string, up to its end or to an expression in
// it.
func (p *passage) text(q *quote) bool {
	s := p.s
	if q.plain || q.escape != 0 {
		return false
	}
	for p.pos < p.to {
		c := s.src[p.pos]
		switch {
		case !marked[c]:
			p.pos++
		case c == q.close[0] && strings.HasPrefix(s.src[p.pos:], q.close):
			p.pos += len(q.close)
			if q.doubled && strings.HasPrefix(s.src[p.pos:], q.close) {
				p.pos += len(q.close)
				continue
			}
			p.before = anOperand
			return true
		case c == '\n' && !q.lines:
			return false
		case q.insert != "" && c == q.insert[0] && strings.HasPrefix(s.src[p.pos:], q.insert):
			if q.insert == "{" || len(p.open) > maxDepth/8 {
				return false
			}
			p.open = append(p.open, opening{at: p.pos, close: closing(q.insert[len(q.insert)-1]), quote: q})
			p.pos += len(q.insert)
			p.before = anOperator
			return true
		case c == '}' && q.insert == "{", c == '$' && q.bare && p.pos+1 < len(s.src) && s.lang.class[s.src[p.pos+1]] == cLetter:
			return false
		case c == '\\' && !q.raw:
			if p.pos+1 >= len(s.src) || s.src[p.pos+1] == '\r' || s.src[p.pos+1] == '\n' && !q.lines {
				return false
			}
			p.pos += 2
		default:
			p.pos++
		}
	}
	return false
}
