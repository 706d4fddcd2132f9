package goflow

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/damvet/damvet/rules"
)

// holds reports whether a condition holds of a finding's fields. Of the
// catalogue's comparisons these make sense for Go code: lacks, present, equals,
// any-of, matches, below, at-least, longer-than.
func holds(c rules.Condition, fields map[string]any) bool {
	v, present := fields[c.Field]
	if _, doubt := v.(Doubt); doubt {
		return false
	}
	switch {
	case c.Lacks:
		return !present || v == ""
	case !present:
		return false
	case c.Present:
		return v != ""
	case c.Equals != nil:
		return slices.ContainsFunc(c.Equals, func(e any) bool { return strings.EqualFold(fmt.Sprint(e), fmt.Sprint(v)) })
	case c.AnyOf != nil:
		return slices.ContainsFunc(c.AnyOf, func(e string) bool { return strings.EqualFold(e, fmt.Sprint(v)) })
	case c.Matches != "":
		text, ok := v.(string)
		return ok && compiled(c.Matches).MatchString(text)
	}
	n, ok := v.(float64)
	switch {
	case !ok:
		return false
	case c.Below != nil:
		return n < *c.Below
	case c.AtLeast != nil:
		return n >= *c.AtLeast
	case c.LongerThan != "":
		b := boundOf(c.LongerThan)
		if b == nil {
			return false
		}
		value := b.Value
		if own, ok := bounds[c.LongerThan]; ok {
			value = own
		}
		d, err := rules.Duration(value)
		return err == nil && n > d.Seconds()
	}
	return false
}

var regexes sync.Map

func compiled(expr string) *regexp.Regexp {
	if re, ok := regexes.Load(expr); ok {
		return re.(*regexp.Regexp)
	}
	re := regexp.MustCompile(expr)
	regexes.Store(expr, re)
	return re
}
