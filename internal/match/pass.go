package match

import "slices"

// Limits of one text. What is beyond them is counted and said.
const (
	maxMatches = 10_000
	maxWords   = 1_000
)

// pass is one look at a text: what the keyword matchers saw of it, and the
// matches of the rules that it led to.
type pass struct {
	e    *Engine
	data []byte
	// from is where the part to be looked at begins; what is before it is only
	// seen.
	from int

	tries []tries // by rule
	tried []*rule // those that have any
	words []Word
	// zones are where rules can match that wait for others.
	zones   []span
	matches [][]*Match // by rule, once done
	done    []bool
}

func (e *Engine) newPass(data []byte, from int) *pass {
	p, _ := e.passes.Get().(*pass)
	if p == nil {
		n := len(e.rules)
		p = &pass{e: e, tries: make([]tries, n), matches: make([][]*Match, n), done: make([]bool, n)}
	}
	p.data, p.from = data, from
	return p
}

// free gives back what the pass allocated. What it found stays valid.
func (p *pass) free() {
	for _, r := range p.tried {
		p.tries[r.index] = p.tries[r.index][:0]
		if cap(p.tries[r.index]) > 1<<12 {
			p.tries[r.index] = nil
		}
	}
	clear(p.matches)
	clear(p.done)
	p.data, p.words, p.tried, p.zones = nil, nil, p.tried[:0], p.zones[:0]
	p.e.passes.Put(p)
}

// look runs the keyword matchers.
func (p *pass) look() {
	p.e.first.each(p.data[p.from:], p.hit)
	reach := 0
	for _, r := range p.tried {
		if r.leads {
			reach = max(reach, r.shape().reach)
			for _, t := range p.tries[r.index] {
				p.zones = append(p.zones, t)
			}
		}
	}
	if len(p.zones) == 0 {
		return
	}
	met := len(p.tried)
	p.e.second.each(p.data[p.from:], p.hit)
	for _, r := range p.tried[met:] {
		reach = max(reach, r.shape().reach)
	}
	// Line feeds are cut off the begin of a match, hence reach.
	p.zones = widen(p.zones, maxApart+2*reach)
}

// widen widens ranges to both sides, puts them in order and joins those that
// then touch.
func widen(all []span, by int) []span {
	slices.SortFunc(all, func(a, b span) int { return a.start - b.start })
	out := all[:0]
	for _, s := range all {
		out = addSpan(out, span{s.start - by, s.end + by}, 0)
	}
	return out
}

func (p *pass) hit(w *keyword, start, end int) {
	start, end = start+p.from, end+p.from
	for _, r := range w.rules {
		t := &p.tries[r.index]
		if len(*t) == 0 {
			p.tried = append(p.tried, r)
		}
		*t = addSpan(*t, span{max(p.from, end-r.shape().lead), start}, 0)
	}
	for _, i := range w.platforms {
		if len(p.words) < maxWords {
			p.words = append(p.words, Word{p.e.platforms[i], start})
		}
	}
}

// rule returns the matches of a rule in order, without regard to what it
// requires.
func (p *pass) rule(r *rule) []*Match {
	if p.done[r.index] {
		return p.matches[r.index]
	}
	p.done[r.index] = true
	var zones []span
	if !r.first {
		zones = p.zones
	}
	var found []*Match
	r.search(p.data, p.from, p.tries[r.index], zones, func(loc []int) {
		if m := p.e.find(r, p.data, loc); m != nil {
			found = append(found, m)
		}
	})
	p.matches[r.index] = found
	return found
}

// find returns the matches of all rules.
func (p *pass) find() []*Match {
	p.tried = append(p.tried, p.e.whole...)
	return p.e.collect(p.data, slices.DeleteFunc(slices.Clone(p.tried), p.hopeless), p.rule)
}

// hopeless reports whether a rule need not be tried: no keyword of a rule that
// it requires was met.
func (p *pass) hopeless(r *rule) bool {
	return slices.ContainsFunc(r.required, func(q *rule) bool { return !q.whole && len(p.tries[q.index]) == 0 })
}
