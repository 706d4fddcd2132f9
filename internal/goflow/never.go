package goflow

import (
	"regexp/syntax"
	"slices"
	"strings"
)

// never is an expression for texts that are no secret, one that can match a
// text that is random by itself. To compile all there are takes longer than to
// check most packages.
type never struct {
	expr string
	// begin are the characters with which a match begins, "" if those are many.
	begin string
	// needs are texts, folded, of which every match holds one; none if that is not
	// known.
	needs []string
}

// matches reports whether a text, which is given folded too, is none.
func (n never) matches(text, folded string) bool {
	return (n.begin == "" || strings.IndexAny(text, n.begin) == 0) && (n.needs == nil || holdsOne(folded, n.needs)) && compiled(n.expr).MatchString(text)
}

// fold writes letters alike that an expression may take for each other.
func fold(text string) string { return strings.ToLower(strings.ToUpper(text)) }

// random reports whether a text looks like a secret by itself.
func (g *gate) random(text string) bool {
	if !likely(text) || !fits(text, false) || listed(g.samples, sampleOf(text)) {
		return false
	}
	folded := fold(text)
	return !slices.ContainsFunc(g.never, func(n never) bool { return n.matches(text, folded) })
}

// neverRandom leaves out of expressions those that match no random text.
func neverRandom(exprs []string) []never {
	var out []never
	for _, expr := range exprs {
		re, err := syntax.Parse(expr, syntax.Perl)
		if err != nil {
			panic(err) // the catalogue was checked
		}
		needs := needed(re)
		if re = re.Simplify(); withinRandom(re) && (!isWhole(re) || hasDigit(re)) {
			out = append(out, never{expr, strings.Join(begins(re), ""), needs})
		}
	}
	return out
}

// withinRandom reports whether what an expression matches can be a part of a
// random text.
func withinRandom(re *syntax.Regexp) bool {
	fits := func(r rune) bool { return !strings.ContainsRune(unfit+unlikely, r) }
	switch re.Op {
	case syntax.OpNoMatch:
		return false
	case syntax.OpLiteral:
		return !slices.ContainsFunc(re.Rune, func(r rune) bool { return !fits(r) })
	case syntax.OpCharClass:
		return anyOf(re.Rune, fits)
	case syntax.OpCapture, syntax.OpPlus:
		return withinRandom(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min == 0 || withinRandom(re.Sub[0])
	case syntax.OpConcat:
		return !slices.ContainsFunc(re.Sub, func(s *syntax.Regexp) bool { return !withinRandom(s) })
	case syntax.OpAlternate:
		return slices.ContainsFunc(re.Sub, withinRandom)
	}
	return true
}

// anyOf reports whether something holds of a character of a class, or whether
// the class is large.
func anyOf(ranges []rune, holds func(rune) bool) bool {
	for i := 0; i < len(ranges); i += 2 {
		if ranges[i+1]-ranges[i] > 128 {
			return true
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			if holds(r) {
				return true
			}
		}
	}
	return false
}

// isWhole reports whether an expression matches nothing but whole texts.
func isWhole(re *syntax.Regexp) bool {
	return re.Op == syntax.OpConcat && re.Sub[0].Op == syntax.OpBeginText && re.Sub[len(re.Sub)-1].Op == syntax.OpEndText
}

// hasDigit reports whether a digit, which every random text has, can be in what
// an expression matches.
func hasDigit(re *syntax.Regexp) bool {
	digit := func(r rune) bool { return '0' <= r && r <= '9' }
	switch re.Op {
	case syntax.OpLiteral:
		return slices.ContainsFunc(re.Rune, digit)
	case syntax.OpCharClass:
		return anyOf(re.Rune, digit)
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return true
	}
	return slices.ContainsFunc(re.Sub, hasDigit)
}

// begins returns the characters with which a match begins that begins the text,
// nil if those are many or not known.
func begins(re *syntax.Regexp) []string {
	if re.Op != syntax.OpConcat || re.Sub[0].Op != syntax.OpBeginText || len(re.Sub) < 2 {
		return nil
	}
	switch first := re.Sub[1]; {
	case first.Op == syntax.OpLiteral && first.Flags&syntax.FoldCase == 0:
		return []string{string(first.Rune[0])}
	case first.Op == syntax.OpCharClass && len(first.Rune) <= 8:
		var out []string
		for i := 0; i < len(first.Rune); i += 2 {
			if first.Rune[i] != first.Rune[i+1] {
				return nil
			}
			out = append(out, string(first.Rune[i]))
		}
		return out
	}
	return nil
}

// needed returns texts, folded, of which whatever an expression matches holds one;
// nil if it need not hold two characters in a row.
func needed(re *syntax.Regexp) []string {
	texts, _ := literals(re)
	if shortest(texts) < 2 {
		return nil
	}
	return least(texts)
}

// maxLiterals is how many texts are told apart.
const maxLiterals = 128

// literals returns texts, folded, of which whatever an expression matches holds
// one, and whether those are all that it matches; nil if that is not known.
func literals(re *syntax.Regexp) (texts []string, all bool) {
	switch re.Op {
	case syntax.OpLiteral:
		return []string{fold(string(re.Rune))}, true
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				if len(texts) == maxLiterals {
					return nil, false
				}
				texts = append(texts, fold(string(r)))
			}
		}
		return texts, texts != nil
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return []string{""}, true
	case syntax.OpCapture:
		return literals(re.Sub[0])
	case syntax.OpQuest:
		if texts, all = literals(re.Sub[0]); all {
			return append(texts, ""), true
		}
		return nil, false
	case syntax.OpPlus:
		texts, _ = literals(re.Sub[0])
		return texts, false
	case syntax.OpRepeat:
		if re.Min == 0 {
			return nil, false
		}
		if texts, all = literals(re.Sub[0]); all && len(texts) == 1 {
			texts = []string{strings.Repeat(texts[0], re.Min)}
		}
		return texts, false
	case syntax.OpConcat:
		return inRow(re.Sub)
	case syntax.OpAlternate:
		all = true
		for _, sub := range re.Sub {
			some, whole := literals(sub)
			if some == nil || len(texts)+len(some) > maxLiterals {
				return nil, false
			}
			texts, all = append(texts, some...), all && whole
		}
		return texts, all
	}
	return nil, false
}

// inRow is literals for expressions one behind the other.
func inRow(subs []*syntax.Regexp) (texts []string, all bool) {
	var best []string
	all = true
	run := []string{""} // what those match that came last
	for _, sub := range subs {
		some, whole := literals(sub)
		if whole && len(run)*len(some) <= maxLiterals {
			var longer []string
			for _, a := range run {
				for _, b := range some {
					longer = append(longer, a+b)
				}
			}
			run = longer
			continue
		}
		all = false
		for _, texts := range [][]string{run, some} {
			if shortest(texts) > shortest(best) {
				best = texts
			}
		}
		run = []string{""}
	}
	if all || shortest(run) > shortest(best) {
		best = run
	}
	return best, all
}

func shortest(texts []string) int {
	if len(texts) == 0 {
		return 0
	}
	n := len(texts[0])
	for _, s := range texts {
		n = min(n, len(s))
	}
	return n
}
