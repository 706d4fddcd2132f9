package match

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// Limits of a filter: how many ways between states it has room for, how often a
// repetition is unrolled, and how large its program may be.
const (
	maxWays    = 1 << 18
	maxCopies  = 40
	maxProgram = 4096
)

// bytesPerState is how many bytes a filter must have gone over for each state
// that it made since it last forgot them for it to do so again. On fewer it costs
// more to make the states than it does to run the expression.
const bytesPerState = 100

// filter says quickly where a regular expression cannot match. It runs an
// automaton that matches everything the expression does and a little more:
// assertions hold everywhere, but for the end of the text if it is asked for
// that, long repetitions have no upper bound, and a byte beyond ASCII is whatever
// it needs to be. States are made when they are first reached, and forgotten when
// there are too many. It is safe for concurrent use.
type filter struct {
	prog    *syntax.Prog
	ends    bool            // the end of the text is only where it is
	atEnd   map[uint32]bool // places that match at the end of the text alone
	classes [256]uint8
	samples []rune // one of each class; the last stands for all beyond ASCII

	start *state   // before the first byte
	entry []uint32 // where a match begins behind it
	room  int      // for ways between states
	// idles are the bytes with which no match begins.
	idles atomic.Pointer[[256]bool]
	// passed is how many bytes were gone over.
	passed atomic.Int64

	mu        sync.Mutex
	states    map[string]*state
	roots     []*state // that are never forgotten
	forgotten int64    // how many bytes had been gone over then
	scratch   queue
}

// state is a set of places in the program. By class of the next byte, the first
// half of next leads on where another match may begin behind that byte, and the
// second half where none may.
type state struct {
	places []uint32
	accept bool
	// atEnd is true if it accepts where the text ends.
	atEnd bool
	dead  bool
	next  []atomic.Pointer[state]
}

// newFilter returns a filter for re, or nil if it would be too large. If whole
// is true, it will be used on whole texts only, and knows where they begin.
func newFilter(re *syntax.Regexp, whole bool) *filter {
	return compileFilter(loosen(re), whole, false)
}

// newRuleFilter returns a filter for what searchIn runs. It knows where a text
// ends.
func newRuleFilter(re *syntax.Regexp) *filter {
	return compileFilter(loosen(re), false, true)
}

// newOpenFilter is newRuleFilter for a rule whose matches may have any length,
// with as few states as can be.
func newOpenFilter(re *syntax.Regexp) *filter {
	return compileFilter(loosenMore(re), false, true)
}

func compileFilter(re *syntax.Regexp, whole, ends bool) *filter {
	prog, err := syntax.Compile(re.Simplify())
	if err != nil || len(prog.Inst) > maxProgram {
		return nil
	}
	f := &filter{prog: prog, room: maxWays, states: map[string]*state{}}
	f.classify()
	f.scratch.seen = make([]bool, len(prog.Inst))
	if ends {
		f.findEnds()
	}
	f.start = f.root(uint32(prog.Start))
	f.scratch.inside = whole
	f.entry = slices.Clone(f.close(nil, uint32(prog.Start)))
	return f
}

// findEnds makes the filter know where a text ends.
func (f *filter) findEnds() {
	f.atEnd = map[uint32]bool{}
	for pc := range f.prog.Inst {
		if isEnd(&f.prog.Inst[pc]) {
			f.atEnd[uint32(pc)] = slices.ContainsFunc(f.close(nil, f.prog.Inst[pc].Out), func(pc uint32) bool { return f.prog.Inst[pc].Op == syntax.InstMatch })
		}
	}
	f.ends = true
}

// isEnd reports whether an instruction asks for the end of the text.
func isEnd(in *syntax.Inst) bool {
	return in.Op == syntax.InstEmptyWidth && syntax.EmptyOp(in.Arg)&syntax.EmptyEndText != 0
}

// loosen returns an expression that matches whatever re does, with fewer
// copies of what is repeated.
func loosen(re *syntax.Regexp) *syntax.Regexp {
	out := *re
	out.Sub = make([]*syntax.Regexp, len(re.Sub))
	for i, sub := range re.Sub {
		out.Sub[i] = loosen(sub)
	}
	if re.Op == syntax.OpRepeat {
		if re.Max < 0 || re.Max > maxCopies && re.Max-re.Min > 0 || re.Min > maxCopies {
			out.Max = -1
		}
		out.Min = min(re.Min, maxCopies)
		if len(re.Sub[0].Sub) > 0 && (out.Max > 8 || out.Min > 4) {
			out.Min, out.Max = min(out.Min, 4), -1
		}
	}
	return &out
}

// loosenMore is loosen without upper bounds and with few copies.
func loosenMore(re *syntax.Regexp) *syntax.Regexp {
	out := *re
	out.Sub = make([]*syntax.Regexp, len(re.Sub))
	for i, sub := range re.Sub {
		out.Sub[i] = loosenMore(sub)
	}
	if re.Op == syntax.OpRepeat {
		if re.Max != 1 {
			out.Max = -1
		}
		out.Min = min(re.Min, 8)
	}
	return &out
}

// classify puts bytes into classes that the program does not tell apart.
func (f *filter) classify() {
	var edge [utf8.RuneSelf + 1]bool
	mark := func(lo, hi rune) {
		if lo < utf8.RuneSelf {
			edge[lo] = true
			edge[min(hi, utf8.RuneSelf-1)+1] = true
		}
	}
	for i := range f.prog.Inst {
		in := &f.prog.Inst[i]
		switch in.Op {
		case syntax.InstRune1:
			mark(in.Rune[0], in.Rune[0])
		case syntax.InstRuneAnyNotNL:
			mark('\n', '\n')
		case syntax.InstRune:
			if len(in.Rune) == 1 {
				r := in.Rune[0]
				mark(r, r)
				for o := unicode.SimpleFold(r); o != r; o = unicode.SimpleFold(o) {
					mark(o, o)
				}
				continue
			}
			for j := 0; j < len(in.Rune); j += 2 {
				mark(in.Rune[j], in.Rune[j+1])
			}
		}
	}
	f.samples = []rune{0}
	for b := rune(0); b < utf8.RuneSelf; b++ {
		if b > 0 && edge[b] {
			f.samples = append(f.samples, b)
		}
		f.classes[b] = uint8(len(f.samples) - 1)
	}
	f.samples = append(f.samples, -1)
	for b := utf8.RuneSelf; b < 256; b++ {
		f.classes[b] = uint8(len(f.samples) - 1)
	}
}

// queue is a set of places being collected.
type queue struct {
	places     []uint32
	seen       []bool
	inside     bool // behind the begin of the text
	stay, outs []uint32
	key        []byte
}

// close adds a place to a set, and what can be reached from it without
// consuming anything. The set it returns is sorted, and valid until the next call.
func (f *filter) close(set []uint32, places ...uint32) []uint32 {
	q := &f.scratch
	q.places = append(q.places[:0], set...)
	for _, p := range q.places {
		q.seen[p] = true
	}
	for _, p := range places {
		f.add(p)
	}
	// Only places that consume, accept or wait tell states apart.
	out := q.places[:0]
	for _, p := range q.places {
		q.seen[p] = false
		if in := &f.prog.Inst[p]; in.Op == syntax.InstMatch || consumes(in) || f.atEnd[p] {
			out = append(out, p)
		}
	}
	slices.Sort(out)
	return out
}

// add adds a place to what is being collected.
func (f *filter) add(pc uint32) {
	q := &f.scratch
	if q.seen[pc] {
		return
	}
	q.seen[pc] = true
	q.places = append(q.places, pc)
	switch in := &f.prog.Inst[pc]; in.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		f.add(in.Out)
		f.add(in.Arg)
	case syntax.InstEmptyWidth:
		if f.ends && isEnd(in) {
			break // it waits for the end
		}
		if !q.inside || syntax.EmptyOp(in.Arg)&syntax.EmptyBeginText == 0 {
			f.add(in.Out)
		}
	case syntax.InstCapture, syntax.InstNop:
		f.add(in.Out)
	}
}

// root returns the state of some places and what can be reached from them
// without consuming anything. It stays as long as the filter does.
func (f *filter) root(places ...uint32) *state {
	all := f.close(nil, places...)
	s := f.state(all)
	if s == nil {
		s = f.newState(all)
	}
	f.roots = append(f.roots, s)
	return s
}

// state returns the state of a set of places, or nil if there are too many.
func (f *filter) state(places []uint32) *state {
	k := appendKey(f.scratch.key[:0], places)
	f.scratch.key = k
	if s := f.states[string(k)]; s != nil {
		return s
	}
	if (len(f.states)+1)*2*len(f.samples) > f.room && !f.forget() {
		return nil
	}
	s := f.newState(places)
	f.states[string(k)] = s
	return s
}

func (f *filter) newState(places []uint32) *state {
	s := &state{places: slices.Clone(places), dead: len(places) == 0}
	for _, pc := range places {
		s.accept = s.accept || f.prog.Inst[pc].Op == syntax.InstMatch
		s.atEnd = s.atEnd || s.accept || f.atEnd[pc]
	}
	s.next = make([]atomic.Pointer[state], 2*len(f.samples))
	return s
}

func appendKey(k []byte, places []uint32) []byte {
	for _, p := range places {
		k = binary.LittleEndian.AppendUint32(k, p)
	}
	return k
}

// forget forgets the states, if it was not done just now. Whoever stands in one
// can go on from there.
func (f *filter) forget() bool {
	passed := f.passed.Load()
	if passed-f.forgotten < bytesPerState*int64(len(f.states)) {
		return false
	}
	f.forgotten = passed
	clear(f.states)
	for _, s := range f.roots {
		for i := range s.next {
			s.next[i].Store(nil)
		}
		f.states[string(appendKey(nil, s.places))] = s
	}
	return true
}

// step makes the state that s leads to on a class of bytes, or returns nil if
// there are too many.
func (f *filter) step(s *state, begins bool, class uint8) *state {
	f.mu.Lock()
	defer f.mu.Unlock()
	at := int(class)
	if !begins {
		at += len(f.samples)
	}
	if to := s.next[at].Load(); to != nil {
		return to
	}
	to := f.state(f.led(s, begins, class))
	if to != nil {
		s.next[at].Store(to)
	}
	return to
}

// passing is step for where no match begins, and never nil: a state for which
// there is no room is not kept.
func (f *filter) passing(s *state, class uint8) *state {
	if to := f.step(s, false, class); to != nil {
		return to
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.newState(f.led(s, false, class))
}

// led returns the places that s leads to on a class of bytes, as close does.
func (f *filter) led(s *state, begins bool, class uint8) []uint32 {
	outs, stay := f.scratch.outs[:0], f.scratch.stay[:0]
	r := f.samples[class]
	for _, pc := range s.places {
		in := &f.prog.Inst[pc]
		if in.Op == syntax.InstMatch || in.Op == syntax.InstEmptyWidth {
			continue
		}
		if r >= 0 {
			if matchesRune(in, r) {
				outs = append(outs, in.Out)
			}
		} else if matchesBeyondASCII(in) {
			stay = append(stay, pc)
			outs = append(outs, in.Out)
		}
	}
	if begins {
		stay = append(stay, f.entry...)
	}
	slices.Sort(stay)
	f.scratch.outs, f.scratch.stay = outs, stay
	return f.close(slices.Compact(stay), outs...)
}

// consumes reports whether an instruction consumes a rune.
func consumes(in *syntax.Inst) bool {
	switch in.Op {
	case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		return true
	}
	return false
}

func matchesRune(in *syntax.Inst, r rune) bool {
	switch in.Op {
	case syntax.InstRuneAny:
		return true
	case syntax.InstRuneAnyNotNL:
		return r != '\n'
	}
	return in.MatchRune(r)
}

func matchesBeyondASCII(in *syntax.Inst) bool {
	switch in.Op {
	case syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		return true
	}
	switch len(in.Rune) {
	case 0:
		return false
	case 1:
		return maxWidth(in.Rune[0], syntax.Flags(in.Arg)&syntax.FoldCase != 0) > 1
	}
	return in.Rune[len(in.Rune)-1] >= utf8.RuneSelf
}

// extent returns where the last match can end that begins at an offset from
// start up to and including last and ends at limit or before; -1 if none can
// begin there. There may be no match all the same.
func (f *filter) extent(data []byte, start, last, limit int) int {
	limit = min(limit, len(data))
	last = min(last, limit)
	f.passed.Add(int64(max(0, last-start)))
	s, end := f.start, -1
	if s.accept {
		end = start
	}
	i := start
	for i < last {
		class := f.classes[data[i]]
		to := s.next[class].Load()
		if to == nil {
			if to = f.step(s, true, class); to == nil {
				return limit
			}
		}
		i++
		if to.accept {
			end = i
		} else if to == s {
			// Most of a text leads from some state to itself.
			for i < last && s.next[f.classes[data[i]]].Load() == s {
				i++
			}
		}
		s = to
	}
	for classes := len(f.samples); i < limit && !s.dead; i++ {
		class := f.classes[data[i]]
		to := s.next[classes+int(class)].Load()
		if to == nil {
			if to = f.step(s, false, class); to == nil {
				f.passed.Add(int64(limit - i))
				return limit
			}
		}
		if s = to; s.accept {
			end = i + 1
		}
	}
	if i == len(data) && s.atEnd {
		end = i
	}
	return end
}

// run follows the matches that begin in the first of several tries, and those
// that begin in others while it does, until none can go on. It returns where
// the last of them may end, or -1 if none matches, and where it stopped: at the
// end of data, or at an offset behind which no match goes on that begins before
// it.
func (f *filter) run(data []byte, from tries) (accepted, end int) {
	start := from[0].start
	i, s := start, f.start
	accepted = -1
	if s.accept {
		accepted = i
	}
	for i < len(data) {
		// A match may begin behind the next byte.
		for len(from) > 0 && from[0].end < i+1 {
			from = from[1:]
		}
		begins := len(from) > 0 && from[0].start <= i+1
		class := int(f.classes[data[i]])
		if !begins {
			class += len(f.samples)
		}
		to := s.next[class].Load()
		if to == nil {
			if to = f.step(s, begins, f.classes[data[i]]); to == nil {
				accepted, i = len(data), len(data)
				break
			}
		}
		i++
		if s = to; s.accept {
			accepted = i
		}
		if s.dead {
			break
		}
	}
	if i == len(data) && s.atEnd {
		accepted = i
	}
	f.passed.Add(int64(i - start))
	return accepted, i
}

// dead reports whether a byte of a class ends every match that is open.
func (f *filter) dead(s *state, class uint8) bool {
	to := s.next[len(f.samples)+int(class)].Load()
	if to == nil {
		to = f.step(s, false, class)
	}
	return to != nil && to.dead
}

// idling returns the bytes with which no match begins.
func (f *filter) idling() *[256]bool {
	if known := f.idles.Load(); known != nil {
		return known
	}
	var idles [256]bool
	for c, class := range f.classes {
		idles[c] = f.dead(f.start, class)
	}
	f.idles.Store(&idles)
	return &idles
}

// stretches returns the stretches of data, from an offset on, in which all
// matches lie that begin there or behind it. None goes on where a stretch begins.
func (f *filter) stretches(data []byte, from int) []span {
	var all []span
	if f.start.atEnd {
		return append(all, span{from, len(data)})
	}
	begin, accepted, i := from, -1, from
	idles := f.idling()
	idle := func() {
		if accepted >= 0 {
			all = addSpan(all, span{begin, accepted}, 2*pad)
			accepted = -1
		}
		for i < len(data) && idles[data[i]] {
			i++
		}
		begin = i
	}
	idle()
	s := f.start
	for i < len(data) {
		class := f.classes[data[i]]
		to := s.next[class].Load()
		if to == nil {
			if to = f.step(s, true, class); to == nil {
				accepted, i = len(data), len(data)
				break
			}
		}
		ended := to == f.start && f.dead(s, class)
		i++
		if s = to; s.accept {
			accepted = i
		}
		if ended {
			idle()
		}
	}
	if s.atEnd {
		accepted = len(data)
	}
	idle()
	f.passed.Add(int64(i - from))
	return all
}
