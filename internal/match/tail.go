package match

import (
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// maxTail is how many bytes behind a keyword are looked at to see that it leads
// to no match.
const maxTail = 512

// tail is where the matches of a rule can go on behind the first keyword that
// they hold.
type tail struct {
	filter *filter // nil if nothing can be said
	// behind are the places in the filter's program by keyword.
	behind map[string][]uint32
}

// newTail returns the tail of a rule with these keywords.
func newTail(f *filter, keywords []string) tail {
	if f == nil || len(keywords) == 0 {
		return tail{}
	}
	p := newProof(keywords)
	places, ok := f.behind(p)
	if !ok {
		return tail{}
	}
	t := tail{f, map[string][]uint32{}}
	for _, k := range keywords {
		k = lower(k)
		for state, some := range places {
			if strings.HasSuffix(p.texts[state], k) {
				t.behind[k] = append(t.behind[k], some...)
			}
		}
	}
	return t
}

// ending is the tail of a rule behind one of its keywords.
type ending struct {
	rule *rule
	text string // the keyword, in lower case

	plain atomic.Pointer[begin] // behind the keyword in lower case
	mu    sync.Mutex
	other map[string]*begin // by how it is spelled otherwise
	open  atomic.Bool       // the tail is the open one
}

// begin is where a tail begins. Its state is nil if nothing can be said.
type begin struct {
	filter *filter
	state  *state
}

// maxSpellings is how many spellings of a keyword are told apart.
const maxSpellings = 64

// begin returns where the tail begins behind a keyword that is spelled in some
// way.
func (e *ending) begin(spelled []byte) *begin {
	if string(spelled) == e.text {
		b := e.plain.Load()
		if b == nil {
			b = e.newBegin(spelled)
			e.plain.Store(b)
		}
		return b
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	b := e.other[string(spelled)]
	if b == nil && len(e.other) == maxSpellings {
		spelled = nil
		b = e.other[""]
	}
	if b == nil {
		b = e.newBegin(spelled)
		if e.other == nil {
			e.other = map[string]*begin{}
		}
		e.other[string(spelled)] = b
	}
	return b
}

// newBegin makes a begin. What is not spelled in ASCII may be spelled in any
// way.
func (e *ending) newBegin(spelled []byte) *begin {
	t := e.rule.tail()
	if e.open.Load() {
		t = e.rule.openTail()
	}
	f := t.filter
	if f == nil {
		return &begin{}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	places := slices.Clone(t.behind[e.text])
	slices.Sort(places)
	places = slices.Clone(f.close(nil, slices.Compact(places)...))
	if len(spelled) == len(e.text) && !slices.ContainsFunc(spelled, func(c byte) bool { return c >= utf8.RuneSelf }) {
		through := f.through(spelled)
		places = slices.DeleteFunc(places, func(pc uint32) bool {
			_, ok := slices.BinarySearch(through, pc)
			return !ok
		})
	}
	return &begin{f, f.root(places...)}
}

// refused takes the open tail from now on, as the one of b has too many states.
func (e *ending) refused(b *begin) {
	if b.filter == e.rule.openTail().filter {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.open.Store(true)
	e.plain.Store(nil)
	e.other = nil
}

// through returns the places that can be reached by consuming some ASCII
// characters, from wherever, in order.
func (f *filter) through(text []byte) []uint32 {
	set := make([]uint32, len(f.prog.Inst))
	for pc := range set {
		set[pc] = uint32(pc)
	}
	for _, c := range text {
		var outs []uint32
		for _, pc := range set {
			if in := &f.prog.Inst[pc]; consumes(in) && matchesRune(in, rune(c)) {
				outs = append(outs, in.Out)
			}
		}
		set = slices.Clone(f.close(nil, outs...))
	}
	return set
}

// silent reports whether it is certain that no match of the rule in data has
// the keyword between two offsets for its first one. That depends on the keyword
// and the next seen bytes alone; the end of data counts as a byte.
func (e *ending) silent(data []byte, start, end int) (seen int, ok bool) {
	b := e.begin(data[start:end])
	s, f := b.state, b.filter
	if s == nil || s.accept {
		return 0, false
	}
	classes := len(f.samples)
	counted := end
	for i := end; !s.dead; i++ {
		switch {
		case i == len(data):
			return i + 1 - end, !s.atEnd
		case i == end+maxTail:
			return maxTail, false
		}
		class := f.classes[data[i]]
		to := s.next[classes+int(class)].Load()
		if to == nil {
			f.passed.Add(int64(i - counted))
			counted = i
			if to = f.step(s, false, class); to == nil && e.rule.General {
				// What is silent decides what is told of these.
				to = f.passing(s, class)
			} else if to == nil {
				e.refused(b)
				return i + 1 - end, false
			}
		}
		seen++
		if s = to; s.accept {
			return seen, false
		}
	}
	return seen, true
}

// silent is the same for every rule of a keyword.
func (w *keyword) silent(data []byte, start, end int) (seen int, ok bool) {
	for _, e := range w.endings {
		n, silent := e.silent(data, start, end)
		if seen = max(seen, n); !silent {
			return seen, false
		}
	}
	return seen, true
}

// behind returns the places in the program that can be reached by spelling a
// keyword, without having spelled one before, by the state of the proof that then
// is reached. It returns false if something matches that spells none.
func (f *filter) behind(p *proof) (places map[int32][]uint32, ok bool) {
	places = map[int32][]uint32{}
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
				places[to] = append(places[to], in.Out)
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
