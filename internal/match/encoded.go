package match

import (
	"slices"
	"sort"
)

// Encoded text is looked at as it would stand there if it were not encoded:
// what a run stands for takes the run's place, with what stands before and
// behind it, so that a name beside an encoded value counts.

// How many bytes around encoded text are seen with it. Encoded stretches that
// are no further apart than contextBefore are seen together.
const (
	contextBefore = 256
	contextBehind = 128
)

// deep returns what is found in the part of data that begins at from, encoded
// text to a depth included. look looks at a text as it stands. busy, if given,
// is told of stretches that depend on what stands before them in the stretch.
func (e *Engine) deep(look func(data []byte, from int) result, data []byte, from, depth int, busy func(span)) result {
	res := look(data, from)
	if depth > 0 {
		before := len(res.matches)
		e.groups(data, from, len(data), busy, func(group []piece) {
			e.decoded(look, data, group, depth, &res)
		})
		if len(res.matches) > before {
			res.tidy()
		}
	}
	return res
}

// groups calls visit with the encoded stretches of data between two offsets, at
// neither of which one is cut in two, in order and in groups of those that are
// near each other.
func (e *Engine) groups(data []byte, from, to int, busy func(span), visit func([]piece)) {
	var group []piece
	end := func() {
		if len(group) == 0 {
			return
		}
		if busy != nil && len(group) > 1 {
			busy(span{group[0].start, group[len(group)-1].end})
		}
		visit(group)
		group = group[:0]
	}
	add := func(p piece) {
		if n := len(group); n > 0 {
			last := group[n-1]
			if p.start < last.end || p.start > last.end+contextBefore || last.own < len(last.decoded) ||
				p.end-group[0].start > maxRun {
				end()
			}
		}
		group = append(group, p)
	}
	e.encoded(data, from, to, func(p piece) {
		if busy != nil {
			busy(span{p.start, p.end})
		}
		add(p)
	}, func(r run) bool {
		if busy != nil {
			busy(span{r.start, r.next})
		}
		all := e.pieces(r)
		for _, p := range all {
			add(p)
		}
		return len(all) > 0
	})
	end()
}

// part says which bytes of a decoded text stand for which of the original.
type part struct {
	start    int // in the decoded text
	from, to int // in the original
	// unit is how many bytes of the original a decoded byte stands for; 0 if
	// the part stands for its original as a whole.
	unit int
	via  []string // nil for what is not encoded
}

// decoded looks at a group of encoded stretches and adds what it finds to res.
func (e *Engine) decoded(look func(data []byte, from int) result, data []byte, group []piece, depth int, res *result) {
	var text []byte
	var parts []part
	at := max(0, group[0].start-contextBefore)
	raw := func(to int) {
		parts = append(parts, part{start: len(text), from: at, to: to, unit: 1})
		text = append(text, data[at:to]...)
		at = to
	}
	limit := 0 // what begins here or behind it belongs to the next part of a run
	for _, p := range group {
		raw(p.start)
		parts = append(parts, part{start: len(text), from: p.start, to: p.end, unit: p.unit, via: p.via})
		limit = len(text) + p.own
		text = append(text, p.decoded...)
		at = p.end
	}
	if last := group[len(group)-1]; last.own == len(last.decoded) {
		raw(min(len(data), at+contextBehind))
		limit = len(text)
	}

	in := e.deep(look, text, 0, depth-1, nil)
	place := func(off int) int {
		return sort.Search(len(parts), func(i int) bool { return parts[i].start > off }) - 1
	}
	// hidden returns the first encoded part of a range.
	hidden := func(start, end int) *part {
		for i := place(start); i < len(parts) && parts[i].start < max(end, start+1); i++ {
			if parts[i].via != nil {
				return &parts[i]
			}
		}
		return nil
	}
	original := func(start, end int) (int, int) {
		a, b := parts[place(start)], parts[place(max(start, end-1))]
		from, to := a.from+a.unit*(start-a.start), b.to
		if b.unit > 0 {
			to = b.from + b.unit*(end-b.start)
		}
		return from, to
	}
	for _, m := range in.matches {
		if m.Start >= limit {
			continue
		}
		p := hidden(m.SecretStart, m.SecretEnd)
		if p == nil {
			p = hidden(m.Start, m.End)
		}
		if p == nil && (len(m.Via) > 0 || !slices.ContainsFunc(slices.Concat(m.partners...), func(q *Match) bool { return hidden(q.Start, q.End) != nil })) {
			continue // it stands in the original too
		}
		moved := *m // it may be the partner of another
		m = &moved
		if p != nil {
			m.Via = slices.Concat(p.via, m.Via)
		}
		m.Start, m.End = original(m.Start, m.End)
		m.SecretStart, m.SecretEnd = original(m.SecretStart, m.SecretEnd)
		m.Secret = slices.Clone(m.Secret)
		res.matches = append(res.matches, m)
	}
	res.dropped += in.dropped
	for _, w := range in.words {
		if hidden(w.Offset, w.Offset) != nil && w.Offset < limit && len(res.words) < maxWords {
			w.Offset, _ = original(w.Offset, w.Offset)
			res.words = append(res.words, w)
		}
	}
	for _, l := range in.looked {
		if hidden(l.Offset, l.Offset) != nil && l.Offset < limit && len(res.looked) < maxLooked {
			l.Offset, _ = original(l.Offset, l.Offset)
			res.looked = append(res.looked, l)
		}
	}
}

// tidy puts matches in order, without those that were found twice.
func (r *result) tidy() {
	slices.SortStableFunc(r.matches, compareMatches)
	r.matches = slices.CompactFunc(r.matches, func(a, b *Match) bool {
		return compareMatches(a, b) == 0 && a.SecretStart == b.SecretStart && string(a.Secret) == string(b.Secret)
	})
	if n := len(r.matches); n > maxMatches {
		r.dropped += n - maxMatches
		r.matches = r.matches[:maxMatches]
	}
}
