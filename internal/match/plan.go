package match

import (
	"regexp/syntax"
	"slices"
	"sync"
)

// plan decides how the rules are looked for.
//
// A rule that requires another counts only where both are, so it is enough to
// look for the keywords of one of them in every text, and for those of the
// other where the first has been met. The one that is looked for first is the
// one whose keywords are rarer, which here means longer. Rules that no
// reported rule needs are not looked for at all.
func (e *Engine) plan(proven bool) {
	for _, r := range e.rules {
		if !r.SkipReport && len(r.required) == 0 {
			r.first = true
		}
		if !r.SkipReport {
			r.needed = true
			for _, q := range r.required {
				q.needed, q.partner = true, true
			}
		}
		r.whole = !proven && !r.shape().windowed
	}
	for _, r := range e.rules {
		if r.SkipReport || len(r.required) == 0 {
			continue
		}
		group := append([]*rule{r}, r.required...)
		group = slices.DeleteFunc(group, func(q *rule) bool { return q.whole })
		if len(group) > 0 && !slices.ContainsFunc(group, func(q *rule) bool { return q.first }) {
			slices.MaxFunc(group, func(a, b *rule) int { return a.shortest() - b.shortest() }).first = true
		}
	}
	var first, second []*rule
	for _, r := range e.rules {
		switch {
		case !r.needed:
		case r.whole:
			e.whole = append(e.whole, r)
		case r.first:
			first = append(first, r)
		default:
			second = append(second, r)
		}
	}
	for _, r := range e.rules {
		for _, q := range r.required {
			r.leads = r.leads || !q.first
			q.leads = q.leads || !r.first
		}
	}
	words := make([][]string, len(e.platforms))
	for i, p := range e.platforms {
		words[i] = p.Words
	}
	e.first = newKeywords(keywordsOf(first, words))
	e.second = newKeywords(keywordsOf(second, nil))
}

// shortest returns the length of the rule's shortest keyword.
func (r *rule) shortest() int {
	n := 0
	for i, k := range r.Keywords {
		if i == 0 || len(k) < n {
			n = len(k)
		}
	}
	return n
}

// look gives the rule what follows from its expression, when it is needed.
func (r *rule) look() {
	tree := sync.OnceValue(func() *syntax.Regexp {
		re, err := syntax.Parse(r.Regex, syntax.Perl)
		if err != nil { // the catalogue has checked that it parses
			return &syntax.Regexp{Op: syntax.OpNoMatch}
		}
		return re
	})
	r.shape = sync.OnceValue(func() shape { return analyze(tree(), r.Keywords) })
	r.filter = sync.OnceValue(func() *filter { return newFilter(tree(), false) })
}
