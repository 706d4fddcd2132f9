package match

import "slices"

// Limits of one text. Beyond them nothing is looked for.
const (
	maxMatches = 10_000
	maxWords   = 1_000
	maxLooked  = 100_000
)

// result is what is found in a text.
type result struct {
	matches []*Match
	// dropped is how many matches at least there are beyond maxMatches.
	dropped int
	words   []Word
	looked  []Look
}

// pass is one look at a text: what the keyword matchers saw of it, and the
// matches of the rules that it led to.
type pass struct {
	e    *Engine
	data []byte
	// from is where the part to be looked at begins; what is before it is only
	// seen.
	from int
	result

	tries []tries // by rule
	tried []*rule // those that have any
	// zones are where rules can match that wait for others.
	zones []span
	found [][]*Match // by rule, once done
	done  []bool
	gates []bool // which of the gates the text holds

	// prior are matches before from of rules that others require.
	prior map[*rule][]*Match
	// If known is given, the keywords are known.
	known *sketcher
	// If busy is given, it is told of the clusters and windows of the pass.
	busy func(kind busyKind, s span)
}

// busyKind says what depends on what in a busy range.
type busyKind int

const (
	// busyLooking: the ranges in which a keyword may belong to an earlier one.
	busyLooking busyKind = iota
	// busyMatching: the ranges in which a match may follow from an earlier one.
	busyMatching
)

// newPass begins a pass. It must be freed.
func (e *Engine) newPass(data []byte, from int) *pass {
	p, _ := e.passes.Get().(*pass)
	if p == nil {
		n := len(e.rules)
		p = &pass{e: e, tries: make([]tries, n), found: make([][]*Match, n), done: make([]bool, n), gates: make([]bool, len(e.gates))}
	}
	p.data, p.from = data, from
	return p
}

// free gives back what the pass allocated. Its result stays valid.
func (p *pass) free() {
	for _, r := range p.tried {
		p.tries[r.index] = p.tries[r.index][:0]
		if cap(p.tries[r.index]) > 1<<12 {
			p.tries[r.index] = nil
		}
		p.found[r.index], p.done[r.index] = nil, false
	}
	for _, r := range p.e.whole {
		p.found[r.index], p.done[r.index] = nil, false
	}
	clear(p.gates)
	p.data, p.result, p.tried, p.zones, p.prior, p.busy, p.known = nil, result{}, p.tried[:0], p.zones[:0], nil, nil, nil
	p.e.passes.Put(p)
}

// run makes the pass.
func (p *pass) run() {
	p.look()
	if len(p.tried) == 0 && !p.e.always {
		return
	}
	p.matches = p.e.collect(p.data, p.e.rules, p.own, p.partners)
	if n := len(p.matches); n > maxMatches {
		p.dropped += n - maxMatches
		p.matches = p.matches[:maxMatches]
	}
	slices.SortStableFunc(p.looked, func(a, b Look) int { return a.Offset - b.Offset })
}

// look runs the keyword matchers.
func (p *pass) look() {
	if p.known != nil {
		p.known.each(p.hit)
	} else {
		p.e.first.each(p.data[p.from:], p.hit)
	}
	for _, r := range p.tried {
		if r.leads {
			p.zones = append(p.zones, p.tries[r.index]...)
		}
	}
	for _, ms := range p.prior {
		for _, m := range ms {
			p.zones = append(p.zones, span{m.Start, m.Start})
		}
	}
	if len(p.zones) > 0 {
		p.zones = widen(p.zones, nearby)
		p.e.second().each(p.data[p.from:], p.hit)
	}
}

// hit notes a keyword.
func (p *pass) hit(w *keyword, start, end int) {
	start, end = start+p.from, end+p.from
	for i, r := range w.rules {
		if p.known != nil || r.General { // of others it counts where they were looked for
			if _, silent := w.endings[i].silent(p.data, start, end); silent {
				continue
			}
		}
		t := &p.tries[r.index]
		if len(*t) == 0 {
			p.tried = append(p.tried, r)
		}
		lead := len(p.data)
		if !r.anywhere {
			lead = r.shape().lead
		}
		*t = addSpan(*t, span{max(p.from, end-lead), start}, 0)
	}
	for _, g := range w.gates {
		p.gates[g] = true
	}
	for _, i := range w.platforms {
		if len(p.words) < maxWords {
			p.words = append(p.words, Word{p.e.platforms[i], start})
		}
	}
}

// nearby is how far the keywords of two matches can be apart of which one
// requires the other. Line feeds are cut off the begin of a match, hence twice
// the reach.
const nearby = maxApart + 2*maxReach

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

// own returns the matches of a rule that is reported: one that has keywords is
// looked for only in texts that hold one of them.
func (p *pass) own(r *rule) []*Match {
	if len(p.tries[r.index]) == 0 && len(r.Keywords) > 0 {
		return nil
	}
	return p.rule(r)
}

// partners returns the matches of a rule that another requires.
func (p *pass) partners(r *rule) []*Match {
	if prior := p.prior[r]; len(prior) > 0 {
		return slices.Concat(prior, p.rule(r))
	}
	return p.rule(r)
}

// rule returns the matches of a rule in order, without regard to what it
// requires. Those that can have no partner may be left out.
func (p *pass) rule(r *rule) []*Match {
	if p.done[r.index] || len(p.tries[r.index]) == 0 && !r.whole {
		return p.found[r.index]
	}
	p.done[r.index] = true
	if slices.ContainsFunc(r.gates, func(g int) bool { return !p.gates[g] }) {
		return nil
	}
	s := &search{p: p, r: r}
	if r.whole {
		s.whole()
	} else {
		s.clusters()
	}
	p.found[r.index] = s.found
	return s.found
}

// whole looks for the matches of a rule that is not windowed.
func (s *search) whole() {
	p, r := s.p, s.r
	from := p.tries[r.index]
	if len(from) > 0 {
		p.lookedAt(r, from[0].end)
	}
	f := r.filter()
	switch {
	case r.anywhere && f != nil:
		s.in(f.stretches(p.data, p.from))
	case r.anywhere:
		s.in([]span{{p.from, len(p.data)}})
	case f != nil && p.known != nil:
		s.runs(f, from)
	default:
		s.in(r.openWindows(p.data, from))
	}
}

// clusters looks for the matches of a rule that is windowed.
func (s *search) clusters() {
	p, r := s.p, s.r
	zones := p.zonesOf(r)
	reach := r.shape().reach
	var windows []span
	for rest := p.tries[r.index]; len(rest) > 0; {
		var cluster tries
		var at span
		cluster, rest, at = rest.cluster(reach)
		if slices.ContainsFunc(zones, func(z []span) bool { return !touches(z, at) }) {
			continue
		}
		if p.known != nil {
			s.remember(at, cluster, func() (int, bool) {
				s.in(r.windows(nil, p.data, cluster))
				return at.end, true
			})
			continue
		}
		p.tell(busyLooking, at)
		p.lookedAt(r, cluster[0].end)
		windows = r.windows(windows, p.data, cluster)
	}
	s.in(windows)
}

func (p *pass) lookedAt(r *rule, offset int) {
	if !r.SkipReport && len(p.looked) < maxLooked {
		p.looked = append(p.looked, Look{r.TextRule, offset})
	}
}

func (p *pass) tell(kind busyKind, s span) {
	if p.busy != nil {
		p.busy(kind, span{s.start - 2*pad, s.end + 2*pad})
	}
}

// zonesOf returns sets of ranges; a match of the rule counts only if it touches
// one range of each.
func (p *pass) zonesOf(r *rule) [][]span {
	var all [][]span
	if !r.first {
		all = append(all, p.zones)
	}
	if !r.partner {
		for _, q := range r.required {
			if !q.whole {
				near := slices.Clone([]span(p.tries[q.index]))
				for _, m := range p.prior[q] {
					near = append(near, span{m.Start, m.Start})
				}
				all = append(all, widen(near, nearby))
			}
		}
	}
	return all
}
