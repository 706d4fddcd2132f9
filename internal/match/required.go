package match

import (
	"bytes"
	"sort"
)

// maxApart is how many bytes two matches may be apart for one to be what the
// other requires nearby.
const maxApart = 64 << 10

// maxPartners is how many partners of one required rule a match keeps, to ask
// them about paths.
const maxPartners = 4

// withPartners keeps those of a rule's matches that have a match of every
// required rule nearby. matches returns the matches of a required rule in the
// same text, in order.
func withPartners(r *rule, own []*Match, data []byte, matches func(*rule) []*Match) []*Match {
	for i, q := range r.required {
		if len(own) == 0 {
			return nil
		}
		others := matches(q)
		need := r.Required[i]
		var ownLines, otherLines []int
		if need.WithinLines != nil && len(others) > 0 {
			origin := min(own[0].Start, others[0].Start)
			ownLines, otherLines = lineNumbers(data, own, origin), lineNumbers(data, others, origin)
		}
		kept := own[:0]
		for i, m := range own {
			// Others are in order, by place and so by line.
			from := sort.Search(len(others), func(j int) bool {
				return others[j].Start >= m.Start-maxApart &&
					(need.WithinLines == nil || otherLines[j] >= ownLines[i]-*need.WithinLines)
			})
			var near []*Match
			for j := from; j < len(others) && len(near) < maxPartners; j++ {
				o := others[j]
				if o.Start > m.Start+maxApart || need.WithinLines != nil && otherLines[j] > ownLines[i]+*need.WithinLines {
					break
				}
				if need.WithinColumns == nil || columnsApart(data, m.Start, o.Start) <= *need.WithinColumns {
					near = append(near, o)
				}
			}
			if len(near) > 0 {
				m.partners = append(m.partners, near)
				kept = append(kept, m)
			}
		}
		own = kept
	}
	return own
}

// lineNumbers returns the lines in which matches begin, counted from that of
// the origin. The origin is not behind the first match.
func lineNumbers(data []byte, ms []*Match, origin int) []int {
	lines := make([]int, len(ms))
	line := 0
	for i, m := range ms {
		line += lineBreaks(data, origin, m.Start)
		lines[i], origin = line, m.Start
	}
	return lines
}

// lineBreaks returns how many lines b is below a.
func lineBreaks(data []byte, a, b int) int {
	between := data[a:b]
	n := bytes.Count(between, []byte{'\n'})
	for i := bytes.IndexByte(between, '\r'); i >= 0; {
		if a+i+1 == len(data) || data[a+i+1] != '\n' {
			n++
		}
		next := bytes.IndexByte(between[i+1:], '\r')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return n
}

// columnsApart returns how many bytes apart the columns of two offsets are. On
// different lines, a column beyond maxApart counts as maxApart.
func columnsApart(data []byte, a, b int) int {
	if a > b {
		a, b = b, a
	}
	if lineBreaks(data, a, b) == 0 {
		return b - a
	}
	apart := column(data, b) - column(data, a)
	return max(apart, -apart)
}

func column(data []byte, off int) int {
	from := max(0, off-maxApart)
	return off - from - 1 - bytes.LastIndexAny(data[from:off], "\r\n")
}
