package match

import (
	"regexp/syntax"
	"slices"
	"unicode"
)

// maxTail is how many bytes behind a keyword are looked at to see that it leads
// to no match.
const maxTail = 512

// tail is where the matches of a rule can go on behind the first keyword that
// they hold.
type tail struct {
	filter *filter
	state  *state // nil if nothing can be said
}

// newTail returns the tail of a rule with these keywords.
func newTail(f *filter, keywords []string) tail {
	if f == nil || len(keywords) == 0 {
		return tail{}
	}
	places, ok := f.behind(newProof(keywords))
	if !ok {
		return tail{}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	slices.Sort(places)
	return tail{f, f.root(slices.Compact(places)...)}
}

// silent reports whether it is certain that no match of the rule in data has
// the keyword that ends at an offset for its first one. That depends on the
// keyword and the next seen bytes alone; the end of data counts as a byte.
func (r *rule) silent(data []byte, at int) (seen int, ok bool) {
	t := r.tail()
	s := t.state
	if s == nil || s.accept {
		return 0, false
	}
	classes := len(t.filter.samples)
	for i := at; !s.dead; i++ {
		switch {
		case i == len(data):
			return i + 1 - at, true
		case i == at+maxTail:
			return maxTail, false
		}
		class := t.filter.classes[data[i]]
		to := s.next[classes+int(class)].Load()
		if to == nil {
			if to = t.filter.step(s, false, class); to == nil {
				t.filter.passed.Add(maxTail)
				return i + 1 - at, false
			}
			t.filter.passed.Add(int64(i - at))
		}
		seen++
		if s = to; s.accept {
			return seen, false
		}
	}
	return seen, true
}

// silent is the same for every rule of a keyword.
func (w *keyword) silent(data []byte, at int) (seen int, ok bool) {
	for _, r := range w.rules {
		n, silent := r.silent(data, at)
		if seen = max(seen, n); !silent {
			return seen, false
		}
	}
	return seen, true
}

// behind returns the places in the program that can be reached by spelling a
// keyword, without having spelled one before. It returns false if something
// matches that spells none.
func (f *filter) behind(p *proof) (places []uint32, ok bool) {
	type at struct {
		place uint32
		state int32
	}
	visited := map[at]bool{}
	var queue []at
	var visit func(pc uint32, state int32) bool
	visit = func(pc uint32, state int32) bool {
		if visited[at{pc, state}] {
			return true
		}
		visited[at{pc, state}] = true
		switch in := &f.prog.Inst[pc]; in.Op {
		case syntax.InstMatch:
			return false
		case syntax.InstAlt, syntax.InstAltMatch:
			return visit(in.Out, state) && visit(in.Arg, state)
		case syntax.InstEmptyWidth, syntax.InstCapture, syntax.InstNop:
			return visit(in.Out, state)
		case syntax.InstFail:
		default:
			queue = append(queue, at{pc, state})
		}
		return len(visited) <= maxVisited
	}
	if !visit(uint32(f.prog.Start), 0) {
		return nil, false
	}
	letters := map[uint32][]int32{} // by place
	for len(queue) > 0 {
		q := queue[0]
		queue = queue[1:]
		in := &f.prog.Inst[q.place]
		if _, ok := letters[q.place]; !ok {
			letters[q.place] = p.spelled(in)
		}
		for _, l := range letters[q.place] {
			if to := p.next[q.state][l]; p.hit[to] {
				places = append(places, in.Out)
			} else if !visit(in.Out, to) {
				return nil, false
			}
		}
	}
	return places, true
}

// maxVisited is how many places and states together behind looks at.
const maxVisited = 1 << 16

// spelled returns the letters that an instruction can consume.
func (p *proof) spelled(in *syntax.Inst) []int32 {
	var all []int32
	named := 0 // runes that keywords hold
	for r, l := range p.letters {
		has := false
		for _, r := range spellings(r) {
			if matchesRune(in, r) {
				has = true
				named++
			}
		}
		if has {
			all = append(all, l)
		}
	}
	if runes(in) > named {
		all = append(all, 0)
	}
	return all
}

// spellings are the runes that the keyword matcher takes for a folded one.
func spellings(r rune) []rune {
	all := []rune{r}
	if 'a' <= r && r <= 'z' {
		all = append(all, r-'a'+'A')
	}
	switch r {
	case 'k':
		all = append(all, kelvin)
	case 's':
		all = append(all, longS)
	}
	return all
}

// runes returns how many runes an instruction can consume.
func runes(in *syntax.Inst) int {
	switch {
	case in.Op == syntax.InstRuneAny || in.Op == syntax.InstRuneAnyNotNL:
		return unicode.MaxRune
	case len(in.Rune) == 1:
		n := 1
		if syntax.Flags(in.Arg)&syntax.FoldCase != 0 && in.Op != syntax.InstRune1 {
			for f := unicode.SimpleFold(in.Rune[0]); f != in.Rune[0]; f = unicode.SimpleFold(f) {
				n++
			}
		}
		return n
	}
	n := 0
	for i := 0; i < len(in.Rune); i += 2 {
		n += int(in.Rune[i+1]-in.Rune[i]) + 1
	}
	return n
}
