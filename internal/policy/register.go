package policy

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/internal/match"
	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

// What texts say of accounts and of what mints credentials is no sin: it is
// noted, for what findings tell of them.

// Mention is a place where the name of an account stands.
type Mention struct {
	Start, End int
	Platform   *rules.Platform
	Account    *rules.Account
	Value      string
	// Sure is false for what only looks like such a name.
	Sure bool
}

// Minter is an object that mints credentials.
type Minter struct {
	Start, End int
	Origin     *rules.Origin
	// SHA256 is the hex SHA-256 of its id, Title what it is called.
	SHA256, Title string
}

// account is an account of the catalogue, ready for use.
type account struct {
	*rules.Account
	platform    *rules.Platform
	text, value *match.Finder
}

// origin is an origin of the catalogue, ready for use.
type origin struct {
	*rules.Origin
	value     *match.Finder
	shape     *shape
	id, title *field
}

func (j *Judge) register(shapes map[*rules.Record]*shape) {
	for _, p := range j.platforms {
		for _, a := range p.Accounts {
			j.accounts = append(j.accounts, &account{a, p, match.NewFinder(a.Text), match.NewFinder(a.Value)})
			j.words.add(a.Words...)
			j.words.add(a.ValueWords...)
		}
		for _, o := range p.Origins {
			s := shapes[p.Records[o.Record]]
			s.joined = true
			s.asked = append(s.asked, &joined{shape: s, field: s.fields[o.ID]})
			j.words.add(o.Words...)
			j.origins = append(j.origins, &origin{o, match.NewFinder(o.Value), s, s.fields[o.ID], s.fields[o.Title]})
		}
	}
}

// mentions notes the names of accounts in a text.
func (r *run) mentions() {
	for _, a := range r.j.accounts {
		if a.Value != "" && !r.has(a.ValueWords) {
			continue
		}
		add := func(start, end int, sure bool) {
			r.res.Mentions = append(r.res.Mentions, Mention{start, end, a.platform, a.Account, strings.ToLower(string(r.data[start:end])), sure})
		}
		if a.Text != "" {
			for _, loc := range r.near(a.Words, a.text) {
				add(loc[2], loc[3], true)
			}
		}
		if a.Value != "" {
			values := r.near(a.ValueWords, a.value)
			for _, loc := range values {
				add(loc[0], loc[1], false)
			}
			if len(a.Keys) > 0 && r.handed(a.Words, values) {
				r.res.speaks = append(r.res.speaks, a)
			}
		}
	}
}

// handed reports whether records may hand one of some values over to what a word
// names. In JSON nothing has a name by which it is meant elsewhere: there the two
// stand beside each other.
func (r *run) handed(words []string, values [][]int) bool {
	if len(values) == 0 || !r.has(words) {
		return false
	}
	at := r.places(words)
	if len(at) == maxTexts || record.Format(r.path, r.data) != "json" {
		return true
	}
	return slices.ContainsFunc(values, func(v []int) bool {
		i, _ := slices.BinarySearch(at, v[0]-maxSaid)
		return i < len(at) && at[i] <= v[1]+maxSaid
	})
}

// Mentions returns the names of accounts that records hand over, by whatever
// way, to a key, a header or an argument that takes one: a constant of another
// name, a text that is put together. Texts is what the text itself tells.
func (j *Judge) Mentions(texts *Result, data []byte, docs []*record.Value) []Mention {
	var all []Mention
	for _, a := range texts.speaks {
		n := naming{account: a, data: data, docs: docs, mentions: all}
		record.Walk(docs, func(p *record.Place) bool {
			n.at(p.Value)
			return len(n.mentions) < maxTexts
		})
		all = n.mentions
	}
	return all
}

// Named returns the mention of what code hands over to a platform as the name of
// an account, without its place, and false if it does not look like one.
func (j *Judge) Named(platform, name string) (Mention, bool) {
	for _, a := range j.accounts {
		if a.platform.ID == platform && len(a.Keys) > 0 && a.value.Regexp.Get().FindString(name) == name && name != "" {
			return Mention{Platform: a.platform, Account: a.Account, Value: strings.ToLower(name), Sure: true}, true
		}
	}
	return Mention{}, false
}

// naming looks for the names of an account in the records of a text.
type naming struct {
	*account
	data []byte
	docs []*record.Value
	// given are the values that look like one, by what they are called, nil where
	// several go by one name; once somebody asks.
	given    map[string]*record.Value
	mentions []Mention
}

// maxSaid is how long a string may be that says what the name of an account is.
const maxSaid = 512

// looks reports whether a value looks like the name of an account.
func (n *naming) looks(v *record.Value) bool {
	return v.Kind == record.String && v.Text != "" && v.Known() && n.value.Regexp.Get().FindString(v.Text) == v.Text
}

// gave returns the value that looks like a name and is called by some word, nil if
// there is none or several.
func (n *naming) gave(called string) *record.Value {
	if n.given == nil {
		n.given = map[string]*record.Value{}
		record.Walk(n.docs, func(p *record.Place) bool {
			n.give(p.Value)
			return len(n.given) < maxTexts
		})
	}
	return n.given[record.Key(called)]
}

// give notes what the fields of a map call what looks like a name.
func (n *naming) give(v *record.Value) {
	for _, f := range v.Fields {
		if !n.looks(f.Value) {
			continue
		}
		key := record.Key(f.Key)
		if old, met := n.given[key]; met && (old == nil || !strings.EqualFold(old.Text, f.Value.Text)) {
			n.given[key] = nil
		} else {
			n.given[key] = f.Value
		}
	}
}

func (n *naming) at(v *record.Value) {
	switch v.Kind {
	case record.Map:
		for i, f := range v.Fields {
			if n.takes(f.Key) {
				n.name(f.Value)
			}
			if f.Key == record.Callee || f.Value.Kind != record.String || !n.takes(f.Value.Text) {
				continue
			}
			// What an argument or a field names stands beside it.
			if i > 0 && v.Fields[i-1].Key != record.Callee {
				n.name(v.Fields[i-1].Value)
			}
			if i+1 < len(v.Fields) {
				n.name(v.Fields[i+1].Value)
			}
		}
	case record.List:
		for i := range len(v.Items) - 1 {
			if v.Items[i].Kind == record.String && n.takes(v.Items[i].Text) {
				n.name(v.Items[i+1])
			}
		}
	case record.String:
		if len(v.Text) > maxSaid {
			return
		}
		said := []byte(v.Text)
		for _, loc := range n.text.FindAllSubmatchIndex(said, 1) {
			if !bytes.Contains(n.data, said) { // else the text itself tells
				n.add(v, v.Text[loc[2]:loc[3]])
			}
		}
	case record.Template:
		if before, after, ok := strings.Cut(v.Text, "${"); ok && n.takes(strings.TrimRight(before, ": ")) {
			n.called(after)
		}
	}
}

// takes reports whether a key, or what names one, is given the name of an
// account.
func (n *naming) takes(key string) bool {
	if len(key) > maxTold {
		return false
	}
	return slices.ContainsFunc(n.Keys, func(end string) bool { return endsKey(key, end) })
}

// endsKey reports whether record.Key of a key ends with what that returned.
func endsKey(key, end string) bool {
	for i := len(key) - 1; end != ""; i-- {
		if i < 0 {
			return false
		}
		switch c := lowerByte(key[i]); {
		case c == end[len(end)-1]:
			end = end[:len(end)-1]
		case c != '_' && c != '-':
			return false
		}
	}
	return true
}

// name notes a value that is the name of an account, is called what one is
// called, falls back to one, or is made of one by a call.
func (n *naming) name(v *record.Value) {
	switch {
	case n.looks(v):
		n.add(v, v.Text)
	case v.Scalar() && (!v.Known() || strings.ContainsAny(v.Text, "$%")):
		n.called(v.Text)
	}
	for _, it := range v.Items {
		if n.looks(it) {
			n.add(it, it.Text)
		}
	}
	if len(v.Fields) == 0 || v.Fields[0].Key != record.Callee {
		return
	}
	n.called(v.Fields[0].Value.Text)
	for _, f := range v.Fields[1:] {
		if f.Value.Scalar() {
			n.name(f.Value)
		}
	}
}

var word = lazyregexp.New(`[A-Za-z_][A-Za-z0-9_]{2,80}`)

// called notes what an expression that is not known calls by the name of what
// looks like the name of an account.
func (n *naming) called(expression string) {
	if len(expression) > maxSaid {
		return
	}
	for _, w := range word.Get().FindAllString(expression, -1) {
		if v := n.gave(w); v != nil {
			n.add(v, v.Text)
		}
	}
}

// add notes a name that stands in a value, or that the value is made of.
func (n *naming) add(v *record.Value, name string) {
	m := Mention{v.Start, v.End, n.platform, n.Account, strings.ToLower(name), true}
	if i := bytes.Index(lowered(n.data[v.Start:v.End]), []byte(m.Value)); i >= 0 {
		m.Start, m.End = v.Start+i, v.Start+i+len(name)
	}
	n.mentions = append(n.mentions, m)
}

// minters notes the objects of a text that mint credentials.
func (r *run) minters() {
	for _, o := range r.j.origins {
		for _, it := range r.objects {
			if it.shape != o.shape {
				continue
			}
			id := r.get(it, o.id).field
			if id == nil || id.Value.Kind != record.String || !id.Value.Known() || len(r.res.Minters) == maxTexts {
				continue
			}
			if r.res.Code.mints == nil {
				r.res.Code.mints = map[string]bool{}
			}
			r.res.Code.mints[sha256Hex(id.Value.Text)] = true
			m := Minter{Start: id.Start, End: id.End, Origin: o.Origin, SHA256: sha256Hex(id.Value.Text)}
			if title := r.get(it, o.title).field; title != nil && title.Value.Kind == record.String && title.Value.Known() {
				m.Title = escape(title.Value.Text, maxTold)
			}
			r.res.Minters = append(r.res.Minters, m)
		}
	}
}

func sha256Hex(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}
