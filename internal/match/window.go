package match

import "sort"

// pad is how many bytes beyond a window a regular expression sees, so that
// assertions at its edges see their neighbours. It is at least utf8.UTFMax,
// so that a rune which the slice cuts in two stays outside the window.
const pad = 8

// chunk is how many places at which a match may begin a filter is asked about
// at once.
const chunk = 128

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
type tries []span

// search calls found with the submatch indices of every match of the rule's
// regular expression that begins at from or behind it, in order. If zones are
// given, only matches in and around them are wanted.
func (r *rule) search(data []byte, from int, t tries, zones []span, found func(loc []int)) {
	if r.whole {
		r.searchIn(data, from, len(data), from, found)
		return
	}
	reach, f := r.shape().reach, r.filter()
	var windows []span
	for len(t) > 0 {
		// Tries whose windows touch are one cluster: what is matched in it
		// depends on nothing outside.
		n, end := 1, t[0].end+reach
		for n < len(t) && t[n].start <= end+2*pad {
			end = t[n].end + reach
			n++
		}
		cluster := t[:n]
		t = t[n:]
		if zones != nil && !touches(zones, span{cluster[0].start, end}) {
			continue
		}
		for _, s := range cluster {
			for lo := s.start; lo <= s.end; lo += chunk {
				hi := min(s.end, lo+chunk-1)
				end := min(len(data), hi+reach)
				if f != nil {
					end = f.extent(data, lo, hi, end)
				}
				if end >= 0 {
					windows = addSpan(windows, span{lo, end}, 2*pad)
				}
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

// touches reports whether a range overlaps one of several in order.
func touches(all []span, s span) bool {
	i := sort.Search(len(all), func(i int) bool { return all[i].end >= s.start })
	return i < len(all) && all[i].start <= s.end
}
