package match

import "slices"

// Plain returns the matches in data as a text by itself, without looking into
// encodings and archives, found in the plainest way: every rule's regular
// expression over the whole of it. It is what every faster way must equal.
func (e *Engine) Plain(data []byte) []*Match {
	return e.collect(data, func(r *rule) []*Match {
		var found []*Match
		for _, loc := range r.regex().FindAllSubmatchIndex(data, -1) {
			if m := e.find(r, data, loc); m != nil {
				found = append(found, m)
			}
		}
		return found
	})
}

// collect puts together the matches of all rules. scan returns the matches of
// one rule in order, without regard to what it requires; it is called once a
// rule at most.
func (e *Engine) collect(data []byte, scan func(*rule) []*Match) []*Match {
	var found []*Match
	cache := map[*rule][]*Match{}
	matches := func(r *rule) []*Match {
		own, ok := cache[r]
		if !ok {
			own = scan(r)
			cache[r] = own
		}
		return own
	}
	for _, r := range e.rules {
		if r.SkipReport {
			continue
		}
		own := matches(r)
		if len(r.required) > 0 {
			own = withPartners(r, clone(own), data, matches)
		}
		found = append(found, own...)
	}
	slices.SortStableFunc(found, compareMatches)
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
