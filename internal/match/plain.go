package match

import (
	"slices"
	"strings"
)

// Plain returns the matches in data as a text by itself, without looking into
// encodings and archives, found in the plainest way: every rule's regular
// expression over the whole of it. It is what every faster way must equal.
func (e *Engine) Plain(data []byte) []*Match {
	cache := map[*rule][]*Match{}
	scan := func(r *rule) []*Match {
		found, ok := cache[r]
		if ok {
			return found
		}
		for _, loc := range r.regex().FindAllSubmatchIndex(data, maxMatches) {
			if m := e.find(r, data, loc); m != nil {
				found = append(found, m)
			}
		}
		cache[r] = found
		return found
	}
	own := func(r *rule) []*Match {
		if !r.spokenOf(data) {
			return nil
		}
		return scan(r)
	}
	all := e.collect(data, e.rules, own, scan)
	return all[:min(len(all), maxMatches)]
}

// spokenOf reports whether a text holds a keyword of the rule, if it has any.
func (r *rule) spokenOf(data []byte) bool {
	text := lower(string(data))
	return len(r.Keywords) == 0 || slices.ContainsFunc(r.Keywords, func(k string) bool {
		return strings.Contains(text, lower(k))
	})
}

// collect puts together the matches of rules. matches returns those of one
// rule in order, without regard to what it requires, and partners those that
// others may require.
func (e *Engine) collect(data []byte, all []*rule, matches, partners func(*rule) []*Match) []*Match {
	var found []*Match
	for _, r := range all {
		if r.SkipReport {
			continue
		}
		own := matches(r)
		if len(r.required) > 0 && len(own) > 0 {
			own = withPartners(r, clone(own), data, partners)
		}
		found = append(found, own...)
	}
	slices.SortFunc(found, compareMatches)
	return found
}

// clone copies matches, since a rule may be reported and be required too.
func clone(ms []*Match) []*Match {
	out := make([]*Match, len(ms))
	for i, m := range ms {
		c := *m
		out[i] = &c
	}
	return out
}
