package policy

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

// verdict is whether a condition holds: it may where the text does not show.
type verdict uint8

const (
	no verdict = iota
	maybe
	yes
)

// outcome is the verdict on a condition, and the values that it holds of where
// these are parts of the field's.
type outcome struct {
	verdict verdict
	at      []*record.Value
	any     []part // those of several conditions that hold
}

type part struct {
	c   *condition
	out outcome
}

// condition is a condition of the catalogue, ready for use.
type condition struct {
	*rules.Condition
	field *field // nil without a shape
	// test judges one element of the field's value. It is nil for conditions
	// over the field as a whole.
	test func(r *run, v *record.Value) verdict
	// whole judges the field's value as one.
	whole func(r *run, v *record.Value) verdict
	// table is the platform's permissions, in capitals.
	table  map[string]string
	names  []string
	limit  string
	joined *joined
	tie    *tie // of a condition over the repository, but for surplus
	// platform is whose calls a surplus is beyond.
	platform *rules.Platform
	any      []*condition // of which one has to hold
	// about is what the text or the keys that lead to the object are matched with.
	about *lazyregexp.Regexp
	oneOf bool // it is one of those
}

// joined is the other side of a join.
type joined struct {
	shape *shape
	field *field
	when  []*condition
}

func (j *Judge) appendCondition(all []*condition, p *rules.Platform, s *shape, c *rules.Condition, shapes map[*rules.Record]*shape, bounds map[string]string) ([]*condition, error) {
	out := &condition{Condition: c}
	if s != nil {
		out.field = s.fields[c.Field]
	}
	if err := out.compile(j, p, s, shapes, bounds); err != nil {
		return nil, fmt.Errorf("the condition on %q: %w", c.Field, err)
	}
	return append(all, out), nil
}

func (c *condition) compile(j *Judge, p *rules.Platform, s *shape, shapes map[*rules.Record]*shape, bounds map[string]string) error {
	switch {
	case c.Any != nil:
		for i := range c.Any {
			var err error
			if c.any, err = j.appendCondition(c.any, p, s, &c.Any[i], shapes, bounds); err != nil {
				return err
			}
			c.any[i].oneOf = true
		}
	case c.Equals != nil:
		c.whole = func(_ *run, v *record.Value) verdict {
			return sure(slices.ContainsFunc(c.Equals, func(want any) bool { return equal(v, want) }))
		}
	case c.AnyOf != nil:
		c.test = oneOf(c.AnyOf)
	case c.AnyClass != nil, c.Unknown:
		c.table, c.names = j.permissions(p)
		c.test = func(_ *run, v *record.Value) verdict {
			name := strings.ToUpper(strings.TrimSpace(v.Text))
			class, known := c.table[name]
			if c.Unknown {
				return sure(!known && name != "" && len(c.table) > 0)
			}
			return sure(known && slices.Contains(c.AnyClass, class))
		}
	case c.Matches+c.Written != "":
		re := lazyregexp.New(c.Matches + c.Written)
		c.test = func(_ *run, v *record.Value) verdict { return sure(re.Get().MatchString(v.Text)) }
	case c.Under+c.Unsaid != "":
		c.about = lazyregexp.New(c.Under + c.Unsaid)
	case c.WiderThan != "":
		value, err := bound(p, c.WiderThan, "prefix", bounds)
		if err != nil {
			return err
		}
		bits, err := strconv.Atoi(strings.TrimPrefix(value, "/"))
		if err != nil {
			return err
		}
		c.limit = value
		c.test = func(_ *run, v *record.Value) verdict { return sure(wider(v.Text, bits)) }
	case c.LongerThan != "":
		value, err := bound(p, c.LongerThan, "duration", bounds)
		if err != nil {
			return err
		}
		most, err := rules.Duration(value)
		if err != nil {
			return err
		}
		c.limit = value
		c.test = func(r *run, v *record.Value) verdict {
			seconds, ok := r.seconds(v, c.Unit)
			return sure(ok && seconds > most.Seconds())
		}
	case c.AtLeast != nil:
		c.test = func(_ *run, v *record.Value) verdict {
			n, ok := v.Number()
			return sure(ok && n >= *c.AtLeast)
		}
	case c.Below != nil:
		c.test = func(_ *run, v *record.Value) verdict {
			n, ok := v.Number()
			return sure(ok && n < *c.Below)
		}
	case c.Holds > 0:
		c.table, c.names = j.permissions(p) // a string can list them
		c.whole = func(_ *run, v *record.Value) verdict {
			different := map[string]bool{}
			for _, e := range c.elements(v) {
				if e.Scalar() && e.Kind != record.Null && e.Known() {
					different[strings.ToUpper(strings.TrimSpace(e.Text))] = true
				}
			}
			return sure(len(different) >= c.Holds)
		}
	case c.Constant:
		c.test = func(_ *run, v *record.Value) verdict { return sure(v.Constant()) }
	case c.Surplus:
		c.platform = p
		c.table, c.names = j.permissions(p)
	case c.Spread > 0:
		c.tie = j.newTie()
	case c.Joins != nil && c.Joins.Text != "":
		c.tie = j.newText(c.Joins.Text)
	case c.Joins != nil:
		other := shapes[p.Records[c.Joins.Record]]
		other.joined = true
		c.joined = &joined{shape: other, field: other.fields[c.Joins.Field]}
		for i := range c.Joins.When {
			var err error
			if c.joined.when, err = j.appendCondition(c.joined.when, p, other, &c.Joins.When[i], shapes, bounds); err != nil {
				return err
			}
		}
		other.asked = append(other.asked, c.joined)
		if c.Joins.Anywhere {
			c.tie = j.newTie()
			c.tie.joined = c.joined
		}
	}
	return nil
}

// bound returns the value of a bound of a kind.
func bound(p *rules.Platform, name, kind string, bounds map[string]string) (string, error) {
	b := p.Bounds[name]
	if b.Kind != kind {
		return "", fmt.Errorf("the bound %q is a %s, not a %s", name, b.Kind, kind)
	}
	if value, ok := bounds[name]; ok {
		return value, nil
	}
	return b.Value, nil
}

func (j *Judge) permissions(p *rules.Platform) (table map[string]string, names []string) {
	known, ok := j.granted[p]
	if !ok {
		known.classes = map[string]string{}
		for _, perm := range p.Permissions {
			known.classes[strings.ToUpper(perm.Name)] = perm.Class
			known.names = append(known.names, perm.Name)
		}
		j.granted[p] = known
	}
	return known.classes, known.names
}

// granted is a platform's table of permissions, by names in capitals.
type granted struct {
	classes map[string]string
	names   []string
}

func sure(holds bool) verdict {
	if holds {
		return yes
	}
	return no
}

// few is how many elements of a list are looked at where all could belong to
// any number of objects.
const few = 64

// empty reports whether a value is as good as none: null, or nothing but a few
// empty strings.
func empty(v *record.Value) bool {
	switch v.Kind {
	case record.Null:
		return true
	case record.String:
		return len(v.Text) < few && strings.TrimSpace(v.Text) == ""
	case record.List:
		return !v.Partial && len(v.Items) < few && !slices.ContainsFunc(v.Items, func(it *record.Value) bool {
			return it.Kind != record.Null && (it.Kind != record.String || strings.TrimSpace(it.Text) != "")
		})
	case record.Map:
		return !v.Partial && len(v.Fields) == 0
	}
	return false
}

// equal compares a value with one of the catalogue. What a text writes as a
// string can stand for a number or a truth value.
func equal(v *record.Value, want any) bool {
	if !v.Scalar() || v.Kind == record.Null {
		return false
	}
	switch want := want.(type) {
	case string:
		return strings.EqualFold(strings.TrimSpace(v.Text), want)
	case bool:
		return v.Kind != record.Number && strings.EqualFold(strings.TrimSpace(v.Text), strconv.FormatBool(want))
	case int64:
		n, ok := v.Number()
		return ok && n == float64(want)
	case float64:
		n, ok := v.Number()
		return ok && n == want
	}
	return false
}

func oneOf(words []string) func(*run, *record.Value) verdict {
	set := map[string]bool{}
	for _, w := range words {
		set[strings.ToLower(w)] = true
	}
	return func(_ *run, v *record.Value) verdict {
		return sure(set[strings.ToLower(strings.TrimSpace(v.Text))])
	}
}

// question is a condition asked of a value.
type question struct {
	c *condition
	v *record.Value
}

// holds judges a condition over an object.
func (r *run) holds(o *object, c *condition) outcome {
	switch {
	case c.any != nil:
		return r.anyOf(o, c.any)
	case c.Sent:
		return outcome{verdict: sure(o.sent)}
	case c.Unsaid != "":
		unsaid, known := r.unsaid[c]
		if !known {
			unsaid = !c.about.Get().Match(r.data)
			r.unsaid[c] = unsaid
		}
		return outcome{verdict: sure(unsaid)}
	case c.Under != "":
		return outcome{verdict: sure(c.about.Get().MatchString(o.place.Trail()))}
	}
	got := r.lookup(o, c)
	switch {
	case c.Lacks, c.Present:
		have := maybe
		if got.field != nil && !empty(got.field.Value) {
			have = yes
		} else if !got.open {
			have = no
		}
		if c.Lacks {
			have = yes - have
		}
		return outcome{verdict: have}
	case got.field == nil && got.open:
		return outcome{verdict: maybe}
	case got.field == nil:
		return outcome{}
	}
	v := got.field.Value
	if c.SameAs != "" {
		other := r.asked(o, c.SameAs).field
		return outcome{verdict: sure(other != nil && v.Scalar() && other.Value.Scalar() && strings.TrimSpace(v.Text) != "" && v.Text == other.Value.Text)}
	}
	if c.joined != nil {
		return r.join(o, c.joined, v)
	}
	if v.Scalar() && len(v.Text) < few {
		return r.test(c, v)
	}
	// The value can belong to any number of objects.
	q := question{c, v}
	out, ok := r.memo[q]
	if !ok {
		out = r.test(c, v)
		r.memo[q] = out
	}
	return out
}

// anyOf judges conditions of which one has to hold.
func (r *run) anyOf(o *object, all []*condition) outcome {
	var out outcome
	for _, c := range all {
		got := r.holds(o, c)
		if got.verdict == yes {
			out.any = append(out.any, part{c, got})
		}
		out.verdict = max(out.verdict, got.verdict)
	}
	return out
}

// test judges a condition over a value.
func (r *run) test(c *condition, v *record.Value) outcome {
	if c.whole != nil {
		if !v.Known() {
			return outcome{verdict: maybe}
		}
		return outcome{verdict: c.whole(r, v)}
	}
	var out outcome
	if v.Partial {
		out.verdict = maybe
	}
	for _, e := range c.elements(v) {
		var got verdict
		switch {
		case !e.Scalar() || e.Kind == record.Null:
			continue
		case !e.Known():
			// That a value is looked up is all there is to know of it.
			switch got = maybe; {
			case c.Constant:
				got = no
			case c.Written != "":
				got = c.test(r, e)
			}
		default:
			got = c.test(r, e)
		}
		if got == yes {
			out.at = append(out.at, e)
		}
		out.verdict = max(out.verdict, got)
	}
	return out
}

// elements returns what a condition is asked of, one by one. A string can list
// permissions, words or addresses too.
func (c *condition) elements(v *record.Value) []*record.Value {
	all := v.Elements()
	separators := ""
	switch {
	case c.table != nil:
		separators = ",;| \t\r\n"
	case c.AnyOf != nil, c.WiderThan != "":
		separators = ",;|\r\n"
	case c.field != nil && c.field.lists:
		separators = ",;\r\n"
	}
	if separators == "" {
		return all
	}
	return slices.Collect(func(yield func(*record.Value) bool) {
		for _, e := range all {
			if e.Kind != record.String || !strings.ContainsAny(e.Text, separators) {
				if !yield(e) {
					return
				}
				continue
			}
			for part := range strings.FieldsFuncSeq(e.Text, func(c rune) bool { return strings.ContainsRune(separators, c) }) {
				in := *e
				in.Text, in.Items = strings.TrimSpace(part), nil
				if !yield(&in) {
					return
				}
			}
		}
	})
}

// maxJoin is how long a value may be that joins.
const maxJoin = 4096

// joint is a value under which objects of a join are kept.
type joint struct {
	j    *joined
	text string
}

// join judges whether another object has the value.
func (r *run) join(o *object, j *joined, v *record.Value) outcome {
	if !r.joints[j] {
		r.joints[j] = true
		r.fill(j)
	}
	var out outcome
	for _, e := range joinable(v) {
		if !e.Known() {
			out.verdict = max(out.verdict, maybe)
			continue
		}
		for _, other := range r.joined[joint{j, joinText(e)}] {
			if other.place.Value != o.place.Value {
				out.verdict = yes
				out.at = append(out.at, e)
				break
			}
		}
	}
	return out
}

// joinable returns the values by which a field joins.
func joinable(v *record.Value) []*record.Value {
	switch v.Kind {
	case record.List:
		return v.Items[:min(len(v.Items), few)]
	case record.Map:
		return nil
	}
	return []*record.Value{v}
}

// joinText returns what values are compared by, "" for what is none.
func joinText(v *record.Value) string {
	if !v.Scalar() || v.Kind == record.Null || !v.Known() || len(v.Text) > maxJoin {
		return ""
	}
	return strings.ToLower(strings.TrimSpace(v.Text))
}

// fill lists the objects on the other side of a join. Of those with one value
// two are enough, since one of them is another than the object that asks.
func (r *run) fill(j *joined) {
	for _, o := range r.objects {
		if o.shape != j.shape {
			continue
		}
		f := r.get(o, j.field).field
		if f == nil || slices.ContainsFunc(j.when, func(c *condition) bool { return r.holds(o, c).verdict != yes }) {
			continue
		}
		for _, e := range joinable(f.Value) {
			if key := (joint{j, joinText(e)}); key.text != "" && len(r.joined[key]) < 2 {
				r.joined[key] = append(r.joined[key], o)
			}
		}
	}
}
