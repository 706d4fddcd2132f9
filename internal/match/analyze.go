package match

import (
	"regexp/syntax"
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
	// at most reach long. A rule that is not windowed sees the whole text.
	windowed bool
	// lead: the first keyword of a match ends at most so far behind its start.
	lead int
	// reach is how long a match can be.
	reach int
	// begins is true if the expression asks for the begin of the text.
	begins bool
}

// analyze finds the shape of a regular expression. The proof follows every way
// through the expression at once: what is kept of a way is how much of a
// keyword has just been spelled, and ways that have spelled one are done.
func analyze(re *syntax.Regexp, keywords []string) shape {
	s := shape{begins: asksBegin(re)}
	reach := maxLen(re)
	if reach < 0 || reach > maxReach || len(keywords) == 0 {
		return s
	}
	p := newProof(keywords)
	start := p.none()
	start[0] = 0
	for _, length := range p.walk(re, start) {
		if length >= 0 {
			return s // a match without a keyword
		}
	}
	s.windowed, s.lead, s.reach = true, p.lead, reach
	return s
}

func asksBegin(re *syntax.Regexp) bool {
	if re.Op == syntax.OpBeginText {
		return true
	}
	for _, sub := range re.Sub {
		if asksBegin(sub) {
			return true
		}
	}
	return false
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
	next  []map[rune]int // without the ways that lead to 0
	hit   []bool
	runes []rune // that keywords are made of
	lead  int
}

func newProof(keywords []string) *proof {
	p := &proof{next: []map[rune]int{{}}, hit: []bool{false}}
	seen := map[rune]bool{}
	for _, k := range keywords {
		at := 0
		for _, r := range k {
			r = fold(r)
			if !seen[r] {
				seen[r] = true
				p.runes = append(p.runes, r)
			}
			to, ok := p.next[at][r]
			if !ok {
				to = len(p.next)
				p.next = append(p.next, map[rune]int{})
				p.hit = append(p.hit, false)
				p.next[at][r] = to
			}
			at = to
		}
		p.hit[at] = true
	}
	// Breadth first: where a state has no way of its own, its suffix has.
	suffix := make([]int, len(p.next))
	queue := []int{0}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, r := range p.runes {
			to, own := p.next[at][r]
			if at == 0 {
				if own {
					queue = append(queue, to)
				}
				continue
			}
			back := p.next[suffix[at]][r]
			if own {
				suffix[to] = back
				p.hit[to] = p.hit[to] || p.hit[back]
				queue = append(queue, to)
			} else if back != 0 {
				p.next[at][r] = back
			}
		}
	}
	return p
}

// ways says for each state how many bytes the longest way to it has consumed
// without spelling a keyword; -1 if there is none.
type ways []int

func (p *proof) none() ways {
	w := make(ways, len(p.next))
	for i := range w {
		w[i] = -1
	}
	return w
}

func (w ways) empty() bool {
	for _, n := range w {
		if n >= 0 {
			return false
		}
	}
	return true
}

func (w ways) join(o ways) ways {
	for i, n := range o {
		w[i] = max(w[i], n)
	}
	return w
}

// letter is a rune as the automaton sees it, and the most bytes it can have.
type letter struct {
	r     rune // -1: one that no keyword holds
	width int
}

// step takes one letter of several.
func (p *proof) step(from ways, letters []letter) ways {
	to := p.none()
	for state, n := range from {
		if n < 0 {
			continue
		}
		for _, l := range letters {
			at := 0
			if l.r >= 0 {
				at = p.next[state][l.r]
			}
			if p.hit[at] {
				p.lead = max(p.lead, n+l.width)
			} else {
				to[at] = max(to[at], n+l.width)
			}
		}
	}
	return to
}

// walk returns the ways after re has matched.
func (p *proof) walk(re *syntax.Regexp, w ways) ways {
	if w.empty() {
		return w
	}
	switch re.Op {
	case syntax.OpNoMatch:
		return p.none()
	case syntax.OpLiteral:
		for _, r := range re.Rune {
			letters := []letter{{p.known(fold(r)), utf8.RuneLen(r)}}
			if re.Flags&syntax.FoldCase != 0 {
				for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
					letters = append(letters, letter{p.known(fold(f)), utf8.RuneLen(f)})
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
		out := p.none()
		for _, sub := range re.Sub {
			out.join(p.walk(sub, w))
		}
		return out
	case syntax.OpQuest:
		return p.none().join(w).join(p.walk(re.Sub[0], w))
	case syntax.OpRepeat:
		for range re.Min {
			w = p.walk(re.Sub[0], w)
		}
		out := p.none().join(w)
		for range re.Max - re.Min {
			if w.empty() {
				break
			}
			w = p.walk(re.Sub[0], w)
			out.join(w)
		}
		return out
	}
	// Assertions consume nothing; star and plus have a bound only if what they
	// repeat consumes nothing.
	return w
}

// known returns r if keywords hold it, and -1 otherwise.
func (p *proof) known(r rune) rune {
	// An invalid byte matches as the replacement character.
	if r == utf8.RuneError {
		return -1
	}
	for _, k := range p.runes {
		if k == r {
			return r
		}
	}
	return -1
}

// class returns the letters of a class.
func (p *proof) class(re *syntax.Regexp) []letter {
	has := func(r rune) bool {
		switch re.Op {
		case syntax.OpAnyChar:
			return true
		case syntax.OpAnyCharNotNL:
			return r != '\n'
		}
		for i := 0; i < len(re.Rune); i += 2 {
			if re.Rune[i] <= r && r <= re.Rune[i+1] {
				return true
			}
		}
		return false
	}
	var letters []letter
	named := 0 // runes of the class that keywords hold
	for _, k := range p.runes {
		width := 0
		variants := []rune{k}
		switch {
		case k == 'k':
			variants = append(variants, 'K', kelvin)
		case k == 's':
			variants = append(variants, 'S', longS)
		case 'a' <= k && k <= 'z':
			variants = append(variants, k-'a'+'A')
		}
		for _, v := range variants {
			if has(v) && v != utf8.RuneError {
				named++
				width = max(width, utf8.RuneLen(v))
			}
		}
		if width > 0 {
			letters = append(letters, letter{k, width})
		}
	}
	size := int(unicode.MaxRune) + 1
	if re.Op == syntax.OpCharClass {
		size = 0
		for i := 0; i < len(re.Rune); i += 2 {
			size += int(re.Rune[i+1]-re.Rune[i]) + 1
		}
	}
	if size > named {
		letters = append(letters, letter{-1, maxLen(re)})
	}
	return letters
}
