package match

// pad is how many bytes beyond a window a regular expression sees, so that
// assertions at its edges see their neighbours. It is at least utf8.UTFMax,
// so that a rune which the slice cuts in two stays outside the window.
const pad = 8

// stride is how many places at which a match may begin a filter is asked about
// at once.
const stride = 512

// span is a range of offsets, the end exclusive.
type span struct{ start, end int }

// addSpan adds a range to ranges that are nearly in order, joining it with
// those that it comes within gap of.
func addSpan(all []span, s span, gap int) []span {
	for len(all) > 0 {
		last := all[len(all)-1]
		if s.start > last.end+gap {
			break
		}
		s.start, s.end = min(s.start, last.start), max(s.end, last.end)
		all = all[:len(all)-1]
	}
	return append(all, s)
}

// tries are the places in a text at which a rule is tried: ranges of offsets
// at which a match may begin, the end inclusive.
type tries struct {
	starts []span
	looked []int // offsets of keywords
}

// add notes a keyword from start to end.
func (t *tries) add(s shape, start, end, from int) {
	lo, hi := max(from, end-s.lead), start
	if hi < from {
		return
	}
	if n := len(t.starts); n == 0 || lo > t.starts[n-1].end+s.reach {
		t.looked = append(t.looked, start)
	}
	t.starts = addSpan(t.starts, span{lo, hi}, 0)
}

// search calls found with the submatch indices of every match of the rule's
// regular expression that begins at from or behind it, in order.
func (r *rule) search(data []byte, from int, t *tries, found func(loc []int)) {
	if !r.shape.windowed {
		r.searchIn(data, from, len(data), from, found)
		return
	}
	var windows []span
	f := r.filter()
	for _, s := range t.starts {
		for lo := s.start; lo <= s.end; lo += stride {
			hi := min(s.end, lo+stride-1)
			if f == nil || f.maybe(data, lo, hi) {
				windows = addSpan(windows, span{lo, min(len(data), hi+r.shape.reach)}, 2*pad)
			}
		}
	}
	for _, w := range windows {
		r.searchIn(data, w.start, w.end, from, found)
	}
}

func (r *rule) searchIn(data []byte, start, end, from int, found func(loc []int)) {
	lo, hi := max(from, start-pad), min(len(data), end+pad)
	for _, loc := range r.regex().FindAllSubmatchIndex(data[lo:hi], -1) {
		for i := range loc {
			if loc[i] >= 0 {
				loc[i] += lo
			}
		}
		found(loc)
	}
}
