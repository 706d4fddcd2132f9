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
}

func (n never) matches(text string) bool {
	return (n.begin == "" || strings.IndexAny(text, n.begin) == 0) && compiled(n.expr).MatchString(text)
}

// neverRandom leaves out of expressions those that match no random text.
func neverRandom(exprs []string) []never {
	var out []never
	for _, expr := range exprs {
		re, err := syntax.Parse(expr, syntax.Perl)
		if err != nil {
			panic(err) // the catalogue was checked
		}
		if re = re.Simplify(); withinRandom(re) && (!isWhole(re) || hasDigit(re)) {
			out = append(out, never{expr, strings.Join(begins(re), "")})
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
