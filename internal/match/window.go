package match

import (
	"slices"
	"sort"
)

// pad is how many bytes beyond a window a regular expression sees, so that
// assertions at its edges see their neighbours. It is at least utf8.UTFMax,
// so that a rune which the slice cuts in two stays outside the window.
const pad = 8

// A filter is asked about many places at once at which a match may begin, at
// least chunk, and where it cannot rule them out about each half of them, down
// to fineChunk. Places no further apart than joinTries are taken together.
const (
	chunk     = 1024
	fineChunk = 16
	joinTries = 64
)

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

// touches reports whether a range overlaps one of several in order.
func touches(all []span, s span) bool {
	i := sort.Search(len(all), func(i int) bool { return all[i].end >= s.start })
	return i < len(all) && all[i].start <= s.end
}

// tries are the places in a text at which a rule is tried: ranges of offsets
// at which a match may begin, the end inclusive.
type tries []span

// cluster cuts the first cluster off tries: those whose matches can touch. What
// is matched in a cluster depends on nothing outside. The range is what the
// cluster's matches lie in.
func (t tries) cluster(reach int) (first, rest tries, s span) {
	n, s := 1, span{t[0].start, t[0].end + reach}
	for n < len(t) && t[n].start <= s.end+2*pad {
		s.end = max(s.end, t[n].end+reach)
		n++
	}
	return t[:n], t[n:], s
}

// windows adds the windows of a cluster: what the rule's regular expression has
// to see so as to find every match.
func (r *rule) windows(to []span, data []byte, cluster tries) []span {
	reach, f := r.shape().reach, r.filter()
	for len(cluster) > 0 {
		// It costs less to look at a few places too many than to begin again.
		s, n := cluster[0], 1
		for n < len(cluster) && cluster[n].start <= s.end+joinTries {
			s.end = max(s.end, cluster[n].end)
			n++
		}
		cluster = cluster[n:]
		if f == nil {
			to = addSpan(to, span{s.start, min(len(data), s.end+reach)}, 2*pad)
			continue
		}
		// Behind every chunk the filter may go on for as long as a match can be.
		for lo, n := s.start, max(chunk, 4*reach); lo <= s.end; lo += n {
			to = f.narrow(to, data, lo, min(s.end, lo+n-1), reach)
		}
	}
	return to
}

// narrow adds the windows of the matches, at most reach long, that may begin at
// an offset from lo up to and including hi.
func (f *filter) narrow(to []span, data []byte, lo, hi, reach int) []span {
	end := f.extent(data, lo, hi, hi+reach)
	switch {
	case end < 0:
		return to
	case hi-lo < fineChunk:
		return addSpan(to, span{lo, end}, 2*pad)
	}
	middle := lo + (hi-lo)/2
	return f.narrow(f.narrow(to, data, lo, middle, reach), data, middle+1, hi, reach)
}

// openWindows returns the windows of a rule whose matches may have any length:
// what its regular expression has to see so as to find every match that begins
// in one of the tries. The filter goes over each byte once.
func (r *rule) openWindows(data []byte, from tries) []span {
	var windows []span
	f := r.filter()
	for len(from) > 0 {
		start := from[0].start
		if f == nil {
			return append(windows, span{start, len(data)})
		}
		accepted, end := f.run(data, from)
		if accepted >= 0 {
			windows = addSpan(windows, span{start, accepted}, 2*pad)
		}
		if end == len(data) {
			break
		}
		// No try that the run came to is open.
		for len(from) > 0 && from[0].start < end {
			from = from[1:]
		}
	}
	return windows
}

// searchIn calls found with the submatch indices of every match of the rule's
// regular expression in a window, in order and at most n times.
func (r *rule) searchIn(m *memo, data []byte, window span, n int, found func(loc []int)) {
	lo, hi := max(0, window.start-pad), min(len(data), window.end+pad)
	for _, at := range m.search(r, data[lo:hi], hi == len(data), n) {
		found(shifted(slices.Clone(at), lo))
	}
}
