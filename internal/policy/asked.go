package policy

import (
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/record"
)

// demand is what stands in every object that some checks can tell anything about: of
// each group of fields at least one. Joined says that other objects, or texts, ask
// for such an object.
type demand struct {
	groups [][]*field
	checks []*check
	joined bool
	// when are the conditions of all of them, and free the fields by which others ask.
	when []*condition
	free []*field
}

// demands returns what objects of the shape are told by, each once and none that
// includes another.
func (s *shape) demands() []*demand {
	var all []*demand
	for _, c := range s.checks {
		all = append(all, &demand{groups: c.groups, checks: []*check{c}, when: c.when})
	}
	for _, j := range s.asked {
		all = append(all, &demand{groups: groupsOf([][]*field{{j.field}}, j.when), joined: true, when: j.when, free: []*field{j.field}})
	}
	slices.SortStableFunc(all, func(a, b *demand) int { return len(a.groups) - len(b.groups) })
	var kept []*demand
	for _, n := range all {
		i := slices.IndexFunc(kept, func(k *demand) bool { return k.within(n) })
		if i < 0 {
			kept = slices.DeleteFunc(kept, func(k *demand) bool {
				if !n.within(k) {
					return false
				}
				n.add(k)
				return true
			})
			kept = append(kept, n)
			continue
		}
		kept[i].add(n)
	}
	return kept
}

// add adds what tells of the same objects, or of some of them.
func (n *demand) add(b *demand) {
	n.checks = slices.Concat(n.checks, b.checks)
	n.when = slices.Concat(n.when, b.when)
	n.free = slices.Concat(n.free, b.free)
	n.joined = n.joined || b.joined
}

// accepts reports whether one of some fields can have a value that is written out,
// by the conditions over it.
func (n *demand) accepts(fields []*field, v *record.Value) bool {
	if slices.ContainsFunc(fields, func(f *field) bool { return slices.Contains(n.free, f) }) {
		return true
	}
	asked := false
	var holds func(c *condition) bool
	holds = func(c *condition) bool {
		if c.any != nil {
			return slices.ContainsFunc(c.any, holds)
		}
		if !slices.Contains(fields, c.field) {
			return false
		}
		asked = true
		if c.LongerThan != "" || c.whole == nil && c.test == nil {
			return true
		}
		return (&run{}).test(c, v).verdict != no
	}
	return slices.ContainsFunc(n.when, holds) || !asked
}

// within reports whether every object that has what b asks for has what n asks for
// too.
func (n *demand) within(b *demand) bool {
	return !slices.ContainsFunc(n.groups, func(g []*field) bool {
		return !slices.ContainsFunc(b.groups, func(h []*field) bool {
			return !slices.ContainsFunc(h, func(f *field) bool { return !slices.Contains(g, f) })
		})
	})
}

// groupsOf appends the groups of fields of which some conditions cannot hold without
// one each. Fields that can stand where no key of theirs does are in none.
func groupsOf(groups [][]*field, all []*condition) [][]*field {
	for _, c := range all {
		if g := c.fieldsOf(nil); g != nil && !unwritten(g) {
			groups = append(groups, g)
		}
	}
	return groups
}

// tells reports whether an object has a field of each group.
func (r *run) tells(o *object, groups [][]*field) bool {
	return !slices.ContainsFunc(groups, func(g []*field) bool {
		return !slices.ContainsFunc(g, func(f *field) bool { return r.get(o, f).field != nil })
	})
}

// fieldsOf appends the fields without one of which the condition cannot hold; nil
// means that it can without any.
func (c *condition) fieldsOf(fields []*field) []*field {
	switch {
	case c.any != nil:
		for _, of := range c.any {
			more := of.fieldsOf(fields)
			if more == nil {
				return nil
			}
			fields = more
		}
		return fields
	case c.Lacks || c.Sent || c.Under+c.Unsaid != "" || c.field == nil:
		return nil
	}
	return append(fields, c.field)
}

// unwritten reports whether one of some fields can stand in a text that has none of
// the keys that lead to it.
func unwritten(fields []*field) bool {
	return slices.ContainsFunc(fields, func(f *field) bool {
		return slices.ContainsFunc(f.written, func(w writtenPath) bool { return len(w.keys) == 0 })
	})
}

// writtenPath is a path to a field as a text has it: the keys of it that a text has
// to hold, in rising order, the last of all keys, and whether it begins with one
// that a text need not hold.
type writtenPath struct {
	keys   []string
	last   string
	handed bool
}

func writtenPathOf(path string) writtenPath {
	head, _, _ := strings.Cut(path, ".")
	return writtenPath{writtenKeys(path), record.Key(path[strings.LastIndexByte(path, '.')+1:]), len(writtenKeys(head)) == 0}
}
