package policy

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/rules"
)

// Code is what a text has to do with the calls of other texts: the calls that
// it makes, and what tells which credential they are made with.
type Code struct {
	Calls []Call
	uses  []use
	// mints are the ids of what the text describes.
	mints map[string]bool
	// names are what the text may read of others, if it makes calls.
	names map[string]bool
	// needs are what other calls take, by platform id.
	needs map[string]finding.Need
}

// CodeOf returns the code of a text of which Code.Needs is known.
func CodeOf(needs map[string]finding.Need) Code { return Code{needs: needs} }

// Needs returns what the calls take, by platform id. It returns false if more
// can be told of them: which credential they are made with.
func (c *Code) Needs() (map[string]finding.Need, bool) {
	if len(c.uses)+len(c.names) > 0 {
		return nil, false
	}
	all := maps.Clone(c.needs)
	for _, call := range c.Calls {
		if all == nil {
			all = map[string]finding.Need{}
		}
		p := call.api.platform
		set := map[string]bool{}
		for _, name := range all[p.ID].Permissions {
			set[name] = true
		}
		call.api.need(call, set)
		all[p.ID] = finding.Need{Permissions: ordered(p, set), Calls: all[p.ID].Calls + 1}
	}
	return all, true
}

// use is a place where the id of what mints credentials stands.
type use struct {
	origin *rules.Origin
	sha256 string
	// name is what it is called there, folded; empty if it has no name.
	name string
}

// Tells reports whether there is something in it.
func (c *Code) Tells() bool { return len(c.Calls)+len(c.uses)+len(c.needs) > 0 }

// Add adds what was found in another way in the same text.
func (c *Code) Add(o Code) {
	c.Calls, c.uses = append(c.Calls, o.Calls...), append(c.uses, o.uses...)
	for id := range o.mints {
		if c.mints == nil {
			c.mints = map[string]bool{}
		}
		c.mints[id] = true
	}
	if o.names != nil {
		c.names = o.names
	}
}

// maxIdentifiers is how many names a text may read of others.
const maxIdentifiers = 4 << 10

// The names that matter have so many bytes; of a longer one the beginning does.
const (
	minIdentifier = 8
	maxIdentifier = 81
)

// nameBefore is what stands before a value that is given a name.
var nameBefore = lazyregexp.New(`([A-Za-z_][A-Za-z0-9_]{7,80})["'\x60\]]{0,2}\s{0,20}(?::=|=>|[:=,])\s{0,20}["'\x60]?$`)

// identifiers returns the names in a text, up to a bound.
func identifiers(data []byte) map[string]bool {
	names := map[string]bool{}
	var buf []byte
	for i, n := 0, 0; i < len(data) && n < maxIdentifiers; {
		from := i
		if !letter(data[i]) && data[i] != '_' {
			i++
			continue
		}
		for i < len(data) && i < from+maxIdentifier && (alphanumeric(data[i]) || data[i] == '_') {
			i++
		}
		if i-from < minIdentifier {
			continue
		}
		n++
		if buf = appendFolded(buf[:0], data[from:i]); !names[string(buf)] {
			names[string(buf)] = true
		}
	}
	return names
}

// uses notes where the ids of a text stand, and the names that its code may
// read.
func (r *run) uses() {
	for _, o := range r.j.origins {
		if o.Value == "" {
			continue
		}
		for _, loc := range r.near(o.Words, o.value) {
			u := use{origin: o.Origin, sha256: sha256Hex(string(r.data[loc[0]:loc[1]]))}
			if m := nameBefore.Get().FindSubmatch(r.data[lineStart(r.data, loc[0]):loc[0]]); m != nil {
				u.name = folded(m[1])
			}
			r.res.Code.uses = append(r.res.Code.uses, u)
		}
	}
	if !slices.ContainsFunc(r.res.Code.Calls, func(c Call) bool { return len(c.api.platform.Origins) > 0 }) {
		return
	}
	r.res.Code.names = identifiers(r.data)
}

// folded is a name without what tells the ways of writing it apart.
func folded(name []byte) string { return string(appendFolded(nil, name)) }

func appendFolded(dst, name []byte) []byte {
	for _, c := range name {
		if c != '_' {
			dst = append(dst, lowerByte(c))
		}
	}
	return dst
}

// Need is what calls take.
type Need struct {
	// Permissions are in the order of the catalogue.
	Permissions []string
	Calls       int
	// Paths are the files that make them.
	Paths []string
}

// attributed is what the calls take that are made with one credential.
type attributed struct {
	permissions map[string]bool
	calls       int
	paths       []string
}

// NeedsOf returns what the calls take that are seen to be made with what one
// origin mints, by the hash of its id: those of a text that holds the id, or
// that reads it under a name which configuration gives to it alone. Each text
// has to be of a path.
func (r *Repository) NeedsOf() map[string]Need {
	byName := map[string][]placedUse{}
	for _, t := range r.code {
		for _, u := range t.uses {
			if u.name != "" && !t.mints[u.sha256] {
				byName[u.name] = append(byName[u.name], placedUse{u, t.path})
			}
		}
	}
	all := map[*rules.Platform]map[string]*attributed{}
	for _, t := range r.code {
		for _, c := range t.Calls {
			p := c.api.platform
			id := r.usedBy(t, p, byName)
			if id == "" {
				continue
			}
			if all[p] == nil {
				all[p] = map[string]*attributed{}
			}
			a := all[p][id]
			if a == nil {
				a = &attributed{permissions: map[string]bool{}}
				all[p][id] = a
			}
			a.calls++
			c.api.need(c, a.permissions)
			if !slices.Contains(a.paths, t.path) {
				a.paths = append(a.paths, t.path)
			}
		}
	}
	needs := map[string]Need{}
	for p, ids := range all {
		for id, a := range ids {
			slices.Sort(a.paths)
			needs[id] = Need{ordered(p, a.permissions), a.calls, a.paths}
		}
	}
	return needs
}

type placedUse struct {
	use
	path string
}

// usedBy returns the one id that a text uses for a platform, or "".
func (r *Repository) usedBy(t *code, p *rules.Platform, byName map[string][]placedUse) string {
	var here, unit, elsewhere only
	for _, u := range t.uses {
		if slices.Contains(p.Origins, u.origin) && !t.mints[u.sha256] {
			here.add(u.sha256)
		}
	}
	for name := range t.names {
		for _, u := range byName[name] {
			if u.path == t.path || !slices.Contains(p.Origins, u.origin) {
				continue
			}
			if path.Dir(u.path) == path.Dir(t.path) || r.unit(u.path) != "" && r.unit(u.path) == r.unit(t.path) {
				unit.add(u.sha256)
			} else {
				elsewhere.add(u.sha256)
			}
		}
	}
	for _, o := range []only{here, unit, elsewhere} {
		if o.id != "" {
			return o.one()
		}
	}
	return ""
}

// only holds an id, as long as there is no other.
type only struct {
	id   string
	more bool
}

func (o *only) add(id string) {
	o.more = o.more || o.id != "" && o.id != id
	o.id = cmp.Or(o.id, id)
}

func (o only) one() string {
	if o.more {
		return ""
	}
	return o.id
}

// mints is the hash of the id of an object that mints credentials, or "".
func (r *run) mints(o *object) string {
	for _, origin := range r.j.origins {
		if o.shape != origin.shape {
			continue
		}
		if id := r.get(o, origin.id).field; id != nil && id.Value.Known() && strings.TrimSpace(id.Value.Text) != "" {
			return sha256Hex(id.Value.Text)
		}
	}
	return ""
}
