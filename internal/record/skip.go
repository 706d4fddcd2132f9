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
}

// selection says where in a text the maps are that matter. What stands elsewhere
// may be left out, as long as nothing else changes by it.
type selection struct {
	// starts are where spots begin, in rising order, and ends where the first of
	// those ends that begin there or behind it. Without any all matters.
	starts, ends []int
	// keys are where keys stand, nil if a body without any can be part of a map that
	// is looked for.
	keys []int
	// wasted is how many bytes were gone over of bodies that could not be passed
	// over, and holding are where bodies begin of which that is known, in rising
	// order.
	wasted  int
	holding []int
	// lasts are the last parts of the names that are bound, and marks bits for
	// them all.
	lasts map[string]bool
	marks [4]uint64
}

// newSelection returns the selection of sites of which the spots are known.
func newSelection(sites *Sites) selection {
	spots := sites.Spots
	sel := selection{starts: make([]int, len(spots)), ends: make([]int, len(spots))}
	if !sites.Handed {
		sel.keys = sites.Keys
	}
	end := math.MaxInt
	for i, spot := range slices.Backward(spots) {
		end = min(end, spot.End)
		sel.starts[i], sel.ends[i] = spot.Start, end
	}
	return sel
}

// plainly reports whether the end of a body can be told by its brackets, strings
// and comments.
func (l *language) plainly() bool {
	return (l.odd == nothingOdd || l.odd == oddRaw) && !l.indented && !l.dashes && !l.command && l.braces != bracesAlways
}

// mark gives a name one of the bits.
func mark(name string) (word, bit byte) {
	h := name[0]*31 + name[len(name)-1]*7 + byte(len(name))
	return h >> 6, h & 63
}

// note notes that a name is bound.
func (s *source) note(name string) {
	sel := &s.selection
	end := name[strings.LastIndexAny(name, ".>:")+1:]
	if end == "" {
		return
	}
	if end != name {
		if sel.lasts == nil {
			sel.lasts = map[string]bool{}
		}
		sel.lasts[end] = true
	}
	word, bit := mark(end)
	sel.marks[word] |= 1 << bit
}

// marked reports whether a name may be among those that are bound, or ends one.
func (sel *selection) marked(name string) bool {
	word, bit := mark(name)
	return sel.marks[word]&(1<<bit) != 0
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
		to = min(to, sel.ends[i])
	}
	p := passage{s: s, to: to, pos: s.pos}
	if sel.keys != nil && !s.lang.columns {
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
	if marked := s.selection.marked(name); start > 1 && s.src[start-1] == '.' && s.src[start-2] != '.' {
		return !(marked && s.selection.lasts[name] && (!p.keyless || p.changes())) && !(p.based && next == '(' && setters[Key(name)])
	} else if p.based = false; !marked {
		return true
	}
	b := s.names[name]
	switch {
	case s.selection.lasts[name] && (!p.keyless || p.changes()):
		return false
	case b == nil, next == '(':
		return true
	}
	p.based = next == '[' || next == '.' && !strings.HasPrefix(s.src[p.pos:], "..")
	if p.keyless && !p.based && p.changes() {
		p.set = append(p.set, b)
	}
	return p.keyless || p.based
}

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
