package match

import "sort"

// pad is how many bytes beyond a window a regular expression sees, so that
// assertions at its edges see their neighbours. It is at least utf8.UTFMax,
// so that a rune which the slice cuts in two stays outside the window.
const pad = 8

// A filter is asked about chunk places at once at which a match may begin, and
// where it cannot rule them out, again about fewer.
const (
	chunk     = 128
	fineChunk = 8
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
	for _, s := range cluster {
		if f == nil {
			to = addSpan(to, span{s.start, min(len(data), s.end+reach)}, 2*pad)
			continue
		}
		for lo := s.start; lo <= s.end; lo += chunk {
			hi := min(s.end, lo+chunk-1)
			if f.extent(data, lo, hi, hi+reach) < 0 {
				continue
			}
			for lo := lo; lo <= hi; lo += fineChunk {
				last := min(hi, lo+fineChunk-1)
				if end := f.extent(data, lo, last, last+reach); end >= 0 {
					to = addSpan(to, span{lo, end}, 2*pad)
				}
			}
		}
	}
	return to
}

// searchIn calls found with the submatch indices of every match of the rule's
// regular expression in a window, in order and at most n times.
func (r *rule) searchIn(data []byte, window span, n int, found func(loc []int)) {
	lo, hi := max(0, window.start-pad), min(len(data), window.end+pad)
	for _, loc := range r.regex().FindAllSubmatchIndex(data[lo:hi], n) {
		for i := range loc {
			if loc[i] >= 0 {
				loc[i] += lo
			}
		}
		found(loc)
	}
}
