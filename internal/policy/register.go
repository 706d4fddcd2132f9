package policy

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"

	"github.com/damvet/damvet/internal/lazyregexp"
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
	text, value func() *regexp.Regexp
}

// origin is an origin of the catalogue, ready for use.
type origin struct {
	*rules.Origin
	value     func() *regexp.Regexp
	shape     *shape
	id, title *field
}

func (j *Judge) register(cat *rules.Catalogue, shapes map[*rules.Record]*shape) {
	for _, p := range cat.Platforms {
		for _, a := range p.Accounts {
			j.accounts = append(j.accounts, &account{a, p, lazyregexp.New(a.Text), lazyregexp.New(a.Value)})
			j.words.add(a.Words...)
			j.words.add(a.ValueWords...)
		}
		for _, o := range p.Origins {
			s := shapes[p.Records[o.Record]]
			s.joined = true
			j.words.add(o.Words...)
			j.origins = append(j.origins, &origin{o, lazyregexp.New(o.Value), s, s.fields[o.ID], s.fields[o.Title]})
		}
	}
}

// mentions notes the names of accounts in a text.
func (r *run) mentions() {
	for _, a := range r.j.accounts {
		add := func(start, end int, sure bool) {
			r.res.Mentions = append(r.res.Mentions, Mention{start, end, a.platform, a.Account, strings.ToLower(string(r.data[start:end])), sure})
		}
		if a.Text != "" {
			for _, loc := range r.near(a.Words, a.text) {
				add(loc[2], loc[3], true)
			}
		}
		if a.Value != "" {
			for _, loc := range r.near(a.ValueWords, a.value) {
				add(loc[0], loc[1], false)
			}
		}
	}
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
				m.Title = escape(title.Value.Text)
			}
			r.res.Minters = append(r.res.Minters, m)
		}
	}
}

func sha256Hex(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}
