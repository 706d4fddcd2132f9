package match

import (
	"cmp"
	"math"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// plan decides how the rules are looked for.
//
// A rule that requires others counts only where all of them are, so it is
// enough to look for the keywords of one of them in every text, and for those
// of the others where that one was met. Rules that no reported rule needs are
// not looked for at all.
func (e *Engine) plan() {
	words := make([][]string, len(e.platforms))
	looked := map[string]bool{} // keywords that are looked for in every text
	for i, p := range e.platforms {
		words[i] = p.Words
		for _, w := range p.Words {
			looked[lower(w)] = true
		}
	}
	lookFirst := func(r *rule) {
		r.first = true
		for _, k := range r.triggers {
			looked[lower(k)] = true
		}
	}
	var groups [][]*rule // of each group one has to be looked for first
	for _, r := range e.rules {
		r.whole = !r.shape().windowed
		r.anywhere = r.whole && !r.shape().open
	}
	for _, r := range e.rules {
		if r.SkipReport {
			continue
		}
		r.needed = true
		if len(r.required) == 0 || r.whole {
			lookFirst(r)
		}
		if len(r.required) == 0 {
			continue
		}
		group := []*rule{r}
		for _, q := range r.required {
			q.needed, q.partner = true, true
			if q.whole && !q.anywhere {
				lookFirst(q)
			}
			group = append(group, q)
		}
		group = slices.DeleteFunc(group, func(q *rule) bool { return q.whole })
		if len(group) > 0 {
			groups = append(groups, group)
		}
	}
	cheapest := func(group []*rule) (least float64, cheapest *rule) {
		for _, r := range group {
			if cost := r.cost(looked); cheapest == nil || cost < least {
				least, cheapest = cost, r
			}
		}
		return least, cheapest
	}
	// Where every choice is dear first, since a rule chosen there may serve
	// other groups too.
	costs := make(map[*rule]float64, len(groups)) // by the group's own rule
	for _, group := range groups {
		costs[group[0]], _ = cheapest(group)
	}
	slices.SortStableFunc(groups, func(a, b []*rule) int { return cmp.Compare(costs[b[0]], costs[a[0]]) })
	for _, group := range groups {
		if !slices.ContainsFunc(group, func(q *rule) bool { return q.first }) {
			_, r := cheapest(group)
			lookFirst(r)
		}
	}

	var first, second []*rule
	for _, r := range e.rules {
		switch {
		case !r.needed:
		case r.whole:
			e.whole = append(e.whole, r)
			e.gate(r)
			e.always = e.always || len(r.triggers) == 0 || r.partner && r.anywhere
			if r.first {
				first = append(first, r)
			}
		case r.first:
			first = append(first, r)
		default:
			second = append(second, r)
		}
		for _, q := range r.required {
			r.leads = r.leads || !q.first
			q.leads = q.leads || !r.first
		}
	}
	e.first = newKeywords(keywordsOf(first, words, e.gates), false)
	e.second = sync.OnceValue(func() *keywords { return newKeywords(keywordsOf(second, nil, nil), false) })
	e.vocabulary = sync.OnceValue(func() *vocabulary { return e.newVocabulary(first, words) })
}

// gate finds what a text must hold for a rule to match in it, if the rule can
// match anywhere.
func (e *Engine) gate(r *rule) {
	if !r.anywhere {
		return
	}
	for _, text := range required(r.tree()) {
		if len(text) < minGate || slices.ContainsFunc(r.triggers, func(k string) bool { return strings.Contains(lower(k), text) }) {
			continue
		}
		i := slices.Index(e.gates, text)
		if i < 0 {
			i = len(e.gates)
			e.gates = append(e.gates, text)
		}
		r.gates = append(r.gates, i)
	}
}

// minGate is how long a gate must be. Shorter ones are met often.
const minGate = 5

// required returns literals in ASCII that whatever re matches holds, in lower
// case.
func required(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		text := lower(string(re.Rune))
		if strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) {
			return nil
		}
		return []string{text}
	case syntax.OpCapture, syntax.OpPlus:
		return required(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return required(re.Sub[0])
		}
	case syntax.OpConcat:
		var all []string
		for _, sub := range re.Sub {
			all = append(all, required(sub)...)
		}
		slices.Sort(all)
		return slices.Compact(all)
	case syntax.OpAlternate:
		all := required(re.Sub[0])
		for _, sub := range re.Sub[1:] {
			other := required(sub)
			all = slices.DeleteFunc(all, func(text string) bool { return !slices.Contains(other, text) })
		}
		return all
	}
	return nil
}

// cost estimates how much it adds to a scan to look for the rule's keywords
// too. Short ones are met often.
func (r *rule) cost(looked map[string]bool) float64 {
	sum := 0.0
	for _, k := range r.triggers {
		if !looked[lower(k)] {
			sum += 1 + 1000*math.Pow(8, float64(4-len(k)))
		}
	}
	return sum
}

// withoutEnd returns an expression for what stands before the end of a text,
// where re matches as it does there, and whether that is another one.
func withoutEnd(re *syntax.Regexp) (out *syntax.Regexp, ends bool) {
	if re.Op == syntax.OpEndText {
		return &syntax.Regexp{Op: syntax.OpNoMatch}, true
	}
	with := *re
	with.Sub = make([]*syntax.Regexp, len(re.Sub))
	for i, sub := range re.Sub {
		var end bool
		with.Sub[i], end = withoutEnd(sub)
		ends = ends || end
	}
	return &with, ends
}

// tree is the rule's expression.
func (r *rule) tree() *syntax.Regexp {
	return r.theTree.Get(func() *syntax.Regexp {
		re, err := syntax.Parse(r.Regex, syntax.Perl)
		if err != nil { // the catalogue has checked that it parses
			return &syntax.Regexp{Op: syntax.OpNoMatch}
		}
		return re
	})
}

// regex is the rule's expression, compiled.
func (r *rule) regex() *regexp.Regexp {
	return r.theRegex.Get(func() *regexp.Regexp { return regexp.MustCompile(r.Regex) })
}

// inside is regex before the end of a text.
func (r *rule) inside() *regexp.Regexp {
	return r.theInside.Get(func() *regexp.Regexp {
		if cut, ok := cutEnd(r.Regex); ok && cut == r.Regex {
			return r.regex()
		} else if ok {
			return regexp.MustCompile(cut)
		}
		if re, ends := withoutEnd(r.tree()); ends {
			return regexp.MustCompile(re.String())
		}
		return r.regex()
	})
}

// shape is what is proven of the expression.
func (r *rule) shape() shape {
	return r.theShape.Get(func() shape {
		if s, ok := knownShape(r); ok {
			return s
		}
		return analyze(r.tree(), r.triggers)
	})
}

// filter says where the expression cannot match. It is nil where it would be too
// large.
func (r *rule) filter() *filter {
	return r.theFilter.Get(func() *filter {
		if r.whole {
			return newOpenFilter(r.tree())
		}
		return newRuleFilter(r.tree())
	})
}

// tail says where a match can go on behind a keyword.
func (r *rule) tail() tail {
	return r.theTail.Get(func() tail {
		f := r.filter()
		if r.whole {
			f = newRuleFilter(r.tree()) // an open one sees too little
		}
		return newTail(f, r.triggers)
	})
}

// openTail is tail with as few states as can be, for where it has too many.
func (r *rule) openTail() tail {
	return r.theOpenTail.Get(func() tail { return newTail(newOpenFilter(r.tree()), r.triggers) })
}

// ending returns what is behind one of the rule's triggers, in lower case.
func (r *rule) ending(trigger string) *ending {
	for i := range r.endings {
		if r.endings[i].text == trigger {
			return &r.endings[i]
		}
	}
	return nil
}
