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
		others := matches(q)
		if len(own) == 0 || len(others) == 0 {
			return nil
		}
		need := r.Required[i]
		var ownAt, otherAt []position
		lines := 1 << 62 // no limit
		if need.WithinLines != nil {
			lines = min(*need.WithinLines, lines)
		}
		if need.WithinLines != nil || need.WithinColumns != nil {
			origin := min(own[0].Start, others[0].Start)
			ownAt, otherAt = positions(data, own, origin), positions(data, others, origin)
		} else {
			ownAt, otherAt = make([]position, len(own)), make([]position, len(others))
		}
		kept := own[:0]
		for i, m := range own {
			// Others are in order, by place and so by line.
			from := sort.Search(len(others), func(j int) bool {
				return others[j].Start >= m.Start-maxApart && otherAt[j].line >= ownAt[i].line-lines
			})
			var near []*Match
			for j := from; j < len(others) && len(near) < maxPartners; j++ {
				o := others[j]
				if o.Start > m.Start+maxApart || otherAt[j].line > ownAt[i].line+lines {
					break
				}
				if need.WithinColumns == nil || apart(otherAt[j].column, ownAt[i].column) <= *need.WithinColumns {
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

func apart(a, b int) int { return max(a-b, b-a) }

// position is a line, counted from some line, and a column in bytes. A column
// beyond maxColumn counts as maxColumn.
type position struct{ line, column int }

const maxColumn = 64 << 10

// positions returns where matches begin. Lines count from that of the origin,
// which is not behind the first match.
func positions(data []byte, ms []*Match, origin int) []position {
	at := make([]position, len(ms))
	line := 0
	from := max(0, origin-maxColumn)
	lineStart := from + bytes.LastIndexAny(data[from:origin], "\r\n") + 1
	for i, m := range ms {
		line += lineBreaks(data, origin, m.Start)
		if n := bytes.LastIndexAny(data[origin:m.Start], "\r\n"); n >= 0 {
			lineStart = origin + n + 1
		}
		origin = m.Start
		at[i] = position{line, min(m.Start-lineStart, maxColumn)}
	}
	return at
}

// lineBreaks returns how many lines b is below a.
func lineBreaks(data []byte, a, b int) int {
	n := bytes.Count(data[a:b], []byte{'\n'})
	for i := a; i < b; i++ {
		next := bytes.IndexByte(data[i:b], '\r')
		if next < 0 {
			break
		}
		if i += next; i+1 == len(data) || data[i+1] != '\n' {
			n++
		}
	}
	return n
}
