package match

import (
	"bytes"
	"slices"
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
		need := r.Required[i]
		others := matches(q)
		own = slices.DeleteFunc(own, func(m *Match) bool {
			var near []*Match
			from := sort.Search(len(others), func(i int) bool { return others[i].Start >= m.Start-maxApart })
			for _, o := range others[from:] {
				if o.Start > m.Start+maxApart || len(near) == maxPartners {
					break
				}
				if need.WithinLines != nil && lineBreaks(data, min(m.Start, o.Start), max(m.Start, o.Start)) > *need.WithinLines {
					continue
				}
				if need.WithinColumns != nil && columnsApart(data, m.Start, o.Start) > *need.WithinColumns {
					continue
				}
				near = append(near, o)
			}
			m.partners = append(m.partners, near)
			return len(near) == 0
		})
	}
	return own
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
