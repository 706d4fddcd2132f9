package scan

import (
	"slices"

	"github.com/damvet/damvet/internal/match"
	"github.com/damvet/damvet/internal/policy"
	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

// commented reports whether a comment stands at an offset of the text. What it
// tells is not done: a secret in it is one all the same, a policy is none.
func (b *builder) commented(offset int) bool {
	if !b.asked && b.whole {
		b.comments = record.Comments(b.name, b.text.Bytes(0, b.text.Len()))
	}
	b.asked = true
	i, _ := slices.BinarySearchFunc(b.comments, offset, func(s record.Spot, at int) int {
		if s.Start <= at {
			return -1
		}
		return 1
	})
	return i > 0 && offset < b.comments[i-1].End
}

// onlySaid reports whether a match says what is done, and stands in a comment.
func (b *builder) onlySaid(m *match.Match) bool {
	return m.Rule.Acts() && b.commented(m.SecretStart)
}

// done drops of what texts were found to break what a comment says. What tells of a
// credential in several places, stands in them all.
func (b *builder) done(r *policy.Result) {
	said := func(broken *policy.Broken) bool {
		k := broken.Check
		spread := slices.ContainsFunc(k.When, func(c rules.Condition) bool { return c.Spread > 0 })
		return k.Look.Text != "" && !spread && !k.Added && b.commented(broken.Start)
	}
	r.Broken = slices.DeleteFunc(r.Broken, func(broken policy.Broken) bool { return said(&broken) })
	r.Pending = slices.DeleteFunc(r.Pending, func(p policy.Pending) bool { return said(&p.Broken) })
}
