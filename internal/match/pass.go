package match

import (
	"slices"
	"sync"
)

// Limits of one text. What is beyond them is counted and said.
const (
	maxMatches = 10_000
	maxWords   = 1_000
)

// pass is one look at a text: what the keyword matcher saw of it, and the
// matches of the rules that it led to.
type pass struct {
	e    *Engine
	data []byte
	// from is where the part to be looked at begins; what is before it is only
	// seen.
	from int

	tries   []tries // by rule
	tried   []*rule // those that have any
	words   []Word
	matches [][]*Match // by rule, once done
	done    []bool
	dropped int
}

// passes keeps what a pass allocates for the next one.
type passes struct{ sync.Pool }

func (e *Engine) newPass(data []byte, from int) *pass {
	p, _ := e.passes.Get().(*pass)
	if p == nil {
		n := len(e.rules)
		p = &pass{e: e, tries: make([]tries, n), matches: make([][]*Match, n), done: make([]bool, n)}
	}
	p.data, p.from = data, from
	return p
}

// free gives back a pass. What it found stays valid.
func (p *pass) free() {
	for i := range p.tries {
		t := &p.tries[i]
		t.starts, t.looked = t.starts[:0], t.looked[:0]
		if cap(t.starts) > 1<<12 {
			*t = tries{}
		}
	}
	clear(p.matches)
	clear(p.done)
	p.data, p.words, p.tried, p.dropped = nil, nil, p.tried[:0], 0
	p.e.passes.Put(p)
}

// look runs the keyword matcher.
func (p *pass) look() {
	p.e.keywords.each(p.data[p.from:], func(w *keyword, start, end int) {
		start, end = start+p.from, end+p.from
		for _, r := range w.rules {
			t := &p.tries[r.index]
			if len(t.starts) == 0 {
				p.tried = append(p.tried, r)
			}
			t.add(r.shape, start, end, p.from)
		}
		for _, i := range w.platforms {
			if len(p.words) < maxWords {
				p.words = append(p.words, Word{p.e.platforms[i], start})
			}
		}
	})
}

// rule returns the matches of a rule in order, without regard to what it
// requires.
func (p *pass) rule(r *rule) []*Match {
	if p.done[r.index] {
		return p.matches[r.index]
	}
	p.done[r.index] = true
	var found []*Match
	r.search(p.data, p.from, &p.tries[r.index], func(loc []int) {
		if m := p.e.find(r, p.data, loc); m != nil {
			found = append(found, m)
		}
	})
	p.matches[r.index] = found
	return found
}

// find returns the matches of all rules.
func (p *pass) find() []*Match {
	for _, r := range p.e.unwindowed {
		if !slices.Contains(p.tried, r) {
			p.tried = append(p.tried, r)
		}
	}
	return p.e.collect(p.data, p.tried, p.rule)
}
