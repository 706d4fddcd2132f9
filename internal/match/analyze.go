package match

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxReach is how many bytes a match may hold for its rule to be tried in
// windows.
const maxReach = 32 << 10

// shape is what follows from a rule's regular expression and keywords. All
// lengths are in bytes.
type shape struct {
	// windowed is true if it is proven that every match holds a keyword and is
	// at most reach long.
	windowed bool
	// open is true if it is proven that every match holds a keyword near its
	// start, but not where a match ends. A rule that is neither windowed nor
	// open can match anywhere in a text that holds a keyword.
	open bool
	// lead: the first keyword of a match ends at most so far behind its start.
	lead int
	// reach is how long a match can be.
	reach int
}

// analyze finds the shape of a regular expression. The proof follows every way
// through the expression at once: what is kept of a way is how much of a
// keyword has just been spelled, and ways that have spelled one are done.
func analyze(re *syntax.Regexp, keywords []string) shape {
	var s shape
	if len(keywords) == 0 {
		return s
	}
	p := newProof(keywords)
	if len(p.walk(re, ways{{}})) > 0 || p.lead > maxReach {
		return s // a match without a keyword, or far from one
	}
	s.lead = p.lead
	if s.reach = maxLen(re); s.reach >= 0 && s.reach <= maxReach {
		s.windowed = true
	} else {
		s.open = true
	}
	return s
}

// maxLen returns how many bytes re can match, or -1 if there is no bound.
func maxLen(re *syntax.Regexp) int {
	switch re.Op {
	case syntax.OpLiteral:
		n := 0
		for _, r := range re.Rune {
			n += maxWidth(r, re.Flags&syntax.FoldCase != 0)
		}
		return n
	case syntax.OpCharClass:
		if len(re.Rune) == 0 {
			return 0
		}
		return utf8.RuneLen(re.Rune[len(re.Rune)-1])
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return utf8.UTFMax
	case syntax.OpConcat:
		n := 0
		for _, sub := range re.Sub {
			m := maxLen(sub)
			if m < 0 {
				return -1
			}
			n += m
		}
		return n
	case syntax.OpAlternate:
		n := 0
		for _, sub := range re.Sub {
			m := maxLen(sub)
			if m < 0 {
				return -1
			}
			n = max(n, m)
		}
		return n
	case syntax.OpCapture, syntax.OpQuest:
		return maxLen(re.Sub[0])
	case syntax.OpStar, syntax.OpPlus:
		if maxLen(re.Sub[0]) == 0 {
			return 0
		}
		return -1
	case syntax.OpRepeat:
		m := maxLen(re.Sub[0])
		if m == 0 {
			return 0
		}
		if m < 0 || re.Max < 0 {
			return -1
		}
		return m * re.Max
	}
	return 0 // empty, assertions, no match at all
}

func maxWidth(r rune, folded bool) int {
	n := utf8.RuneLen(r)
	if folded {
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			n = max(n, utf8.RuneLen(f))
		}
	}
	return n
}

// fold returns the letter that the keyword matcher takes a rune for.
func fold(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case r == kelvin:
		return 'k'
	case r == longS:
		return 's'
	}
	return r
}

// The two runes beyond ASCII that regular expressions take for ASCII letters
// when case does not matter.
const (
	kelvin = '\u212a' // k
	longS  = '\u017f' // s
)

// proof is an automaton that spells keywords. Its states are the beginnings of
// keywords; state 0 is the empty one.
type proof struct {
	next    [][]int32 // by state and letter; letter 0 is any that no keyword holds
	hit     []bool
	texts   []string // what a state spells
	letters map[rune]int32
	lead    int
	// at says where in a set of ways being made a state stands, plus one.
	at []int
}

func newProof(keywords []string) *proof {
	p := &proof{letters: map[rune]int32{}}
	for _, k := range keywords {
		for _, r := range k {
			r = fold(r)
			// An invalid byte matches as the replacement character.
			if _, ok := p.letters[r]; !ok && r != utf8.RuneError {
				p.letters[r] = int32(len(p.letters)) + 1
			}
		}
	}
	grow := func(text string) int32 {
		p.next = append(p.next, make([]int32, len(p.letters)+1))
		p.hit = append(p.hit, false)
		p.texts = append(p.texts, text)
		return int32(len(p.next)) - 1
	}
	grow("")
	for _, k := range keywords {
		if k == "" || strings.ContainsRune(k, utf8.RuneError) {
			continue
		}
		at := int32(0)
		for _, r := range k {
			l := p.letters[fold(r)]
			if p.next[at][l] == 0 {
				to := grow(p.texts[at] + string(fold(r)))
				p.next[at][l] = to
			}
			at = p.next[at][l]
		}
		p.hit[at] = true
	}
	// Breadth first: where a state has no way of its own, its suffix has.
	suffix := make([]int32, len(p.next))
	queue := make([]int32, 1, len(p.next))
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for l, to := range p.next[at] {
			switch back := p.next[suffix[at]][l]; {
			case to == 0:
				p.next[at][l] = back
			case at == 0:
				queue = append(queue, to)
			default:
				suffix[to] = back
				p.hit[to] = p.hit[to] || p.hit[back]
				queue = append(queue, to)
			}
		}
	}
	p.at = make([]int, len(p.next))
	return p
}

// ways are the states that can be reached without spelling a keyword.
type ways []way

// way is a state, and how many bytes the longest way to it has consumed.
type way struct {
	state  int32
	length int
}

// join returns the ways of both sets.
func (p *proof) join(a, b ways) ways {
	out := make(ways, 0, len(a)+len(b))
	for _, w := range a {
		out = p.put(out, w)
	}
	for _, w := range b {
		out = p.put(out, w)
	}
	return p.made(out)
}

// put adds a way to a set being made.
func (p *proof) put(to ways, w way) ways {
	if i := p.at[w.state]; i > 0 {
		to[i-1].length = max(to[i-1].length, w.length)
		return to
	}
	to = append(to, w)
	p.at[w.state] = len(to)
	return to
}

// made ends the making of a set.
func (p *proof) made(set ways) ways {
	for _, w := range set {
		p.at[w.state] = 0
	}
	return set
}

// letter is a letter of the automaton, and the most bytes it can have.
type letter struct {
	letter int32
	width  int
}

// step takes one letter of several.
func (p *proof) step(from ways, letters []letter) ways {
	to := make(ways, 0, len(from))
	for _, w := range from {
		for _, l := range letters {
			state := p.next[w.state][l.letter]
			if p.hit[state] {
				p.lead = max(p.lead, w.length+l.width)
			} else {
				to = p.put(to, way{state, w.length + l.width})
			}
		}
	}
	return p.made(to)
}

// walk returns the ways after re has matched.
func (p *proof) walk(re *syntax.Regexp, w ways) ways {
	if len(w) == 0 {
		return nil
	}
	switch re.Op {
	case syntax.OpNoMatch:
		return nil
	case syntax.OpLiteral:
		var letters []letter
		for _, r := range re.Rune {
			letters = append(letters[:0], letter{p.letters[fold(r)], utf8.RuneLen(r)})
			if re.Flags&syntax.FoldCase != 0 {
				for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
					letters = append(letters, letter{p.letters[fold(f)], utf8.RuneLen(f)})
				}
			}
			w = p.step(w, letters)
		}
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return p.step(w, p.class(re))
	case syntax.OpCapture:
		return p.walk(re.Sub[0], w)
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			w = p.walk(sub, w)
		}
	case syntax.OpAlternate:
		var out ways
		for _, sub := range re.Sub {
			out = p.join(out, p.walk(sub, w))
		}
		return out
	case syntax.OpQuest:
		return p.join(w, p.walk(re.Sub[0], w))
	case syntax.OpStar:
		return p.loop(re.Sub[0], w)
	case syntax.OpPlus:
		return p.loop(re.Sub[0], p.walk(re.Sub[0], w))
	case syntax.OpRepeat:
		again, even := func(w ways) ways { return p.walk(re.Sub[0], w) }, false
		switch sub := re.Sub[0]; sub.Op {
		case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
			letters := p.class(sub)
			again, even = func(w ways) ways { return p.step(w, letters) }, true
		}
		w, _ = p.repeat(again, even, re.Min, w, nil)
		if re.Max < 0 {
			return p.loop(re.Sub[0], w)
		}
		_, out := p.repeat(again, even, re.Max-re.Min, w, w)
		return out
	}
	// Assertions consume nothing.
	return w
}

// repeat returns the ways after again, n times, and what of them joins others
// on the way. If again is even, ways that are longer by a number come out of it
// longer by that number.
func (p *proof) repeat(again func(ways) ways, even bool, n int, w, joined ways) (last, all ways) {
	for n > 0 && len(w) > 0 {
		next := again(w)
		n--
		longer, same := next.longer(w)
		if w = next; same && longer == 0 {
			n = 0 // nor does any other turn change anything
		} else if same && even && n > 1 {
			// So it goes on; the last turn is the one that comes farthest.
			for i := range w {
				w[i].length += longer * (n - 1)
			}
			n = 1
		}
		if joined != nil {
			joined = p.join(joined, w)
		}
	}
	return w, joined
}

// longer returns by how much every way is longer than that of other, if they
// are the same but for that.
func (w ways) longer(other ways) (by int, same bool) {
	if len(w) == 0 || len(w) != len(other) {
		return 0, false
	}
	by = w[0].length - other[0].length
	for i := range w {
		if w[i].state != other[i].state || w[i].length-other[i].length != by {
			return 0, false
		}
	}
	return by, by >= 0
}

// endless is the length of a way that goes round a loop.
const endless = 1 << 30

// loop returns the ways after re has matched any number of times.
func (p *proof) loop(re *syntax.Regexp, w ways) ways {
	out := w
	for more := w; len(more) > 0; {
		next := p.walk(re, more)
		if maxLen(re) != 0 {
			for i := range next {
				next[i].length = endless
			}
		}
		before := len(out)
		known := slices.Clone(out)
		out = p.join(out, next)
		if len(out) == before && slices.Equal(known, out) {
			break
		}
		more = next
	}
	return out
}

// class returns the letters of a class of runes.
func (p *proof) class(re *syntax.Regexp) []letter {
	ranges := re.Rune
	switch re.Op {
	case syntax.OpAnyChar:
		ranges = []rune{0, unicode.MaxRune}
	case syntax.OpAnyCharNotNL:
		ranges = []rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune}
	}
	var letters []letter
	size, named := 0, 0 // runes of the class, and those that keywords hold
	for i := 0; i < len(ranges); i += 2 {
		size += int(ranges[i+1]-ranges[i]) + 1
	}
	has := func(r rune) bool {
		for i := 0; i < len(ranges); i += 2 {
			if ranges[i] <= r && r <= ranges[i+1] {
				named++
				return true
			}
		}
		return false
	}
	for r, l := range p.letters {
		width := 0
		if has(r) {
			width = utf8.RuneLen(r)
		}
		if 'a' <= r && r <= 'z' && has(r-'a'+'A') {
			width = max(width, 1)
		}
		if r == 'k' && has(kelvin) {
			width = utf8.RuneLen(kelvin)
		}
		if r == 's' && has(longS) {
			width = utf8.RuneLen(longS)
		}
		if width > 0 {
			letters = append(letters, letter{l, width})
		}
	}
	if size > named {
		letters = append(letters, letter{0, maxLen(re)})
	}
	return letters
}
