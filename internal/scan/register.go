package scan

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/damvet/damvet/internal/credential"
	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/history"
	"github.com/damvet/damvet/internal/policy"
	"github.com/damvet/damvet/rules"
)

// register is what the texts of a repository say of accounts, and of what mints
// credentials.
type register struct {
	mentions []mention
	minters  []minter
}

type mention struct {
	policy.Mention
	at finding.Step
	// past is true for what HEAD does not hold, crowded in a text of which not
	// everything is told.
	past, crowded bool
}

type minter struct {
	policy.Minter
	at finding.Step
}

func (r *register) add(o *register) {
	r.mentions = append(r.mentions, o.mentions...)
	r.minters = append(r.minters, o.minters...)
}

// namedIn is the name of an account in a file.
type namedIn struct {
	kind        *rules.Account
	value, path string
}

func (m *mention) name() namedIn { return namedIn{m.Account, m.Value, m.at.Path} }

// names returns the names of accounts, each once.
func (r *register) names() []namedIn {
	var all []namedIn
	met := map[namedIn]bool{}
	for _, m := range r.mentions {
		if k := m.name(); !met[k] {
			met[k] = true
			all = append(all, k)
		}
	}
	return all
}

// addFrom adds what an object of a history says, and reports whether that is
// anything. Of the objects that HEAD does not hold one of a path is enough for
// each name.
func (r *register) addFrom(o *register, place history.Place, atHead bool, met map[namedIn]bool) bool {
	before := len(r.mentions)
	r.minters = append(r.minters, o.minters...)
	for _, m := range o.mentions {
		if place.Path == "" {
			m.at.Path = "object " + place.Blob.String()[:12] + m.at.Path
		}
		if m.past = !atHead; m.past {
			k := m.name()
			if met[k] {
				continue
			}
			met[k] = true
		}
		r.mentions = append(r.mentions, m)
	}
	return len(o.minters) > 0 || len(r.mentions) > before
}

// under puts the places below a directory, whose name ends in a slash.
func (r *register) under(dir string) {
	for i := range r.mentions {
		r.mentions[i].at.Path = dir + r.mentions[i].at.Path
	}
	for i := range r.minters {
		r.minters[i].at.Path = dir + r.minters[i].at.Path
	}
}

// register notes what a text says of names.
func (b *builder) register(r *policy.Result) {
	at := func(start, end int) finding.Step {
		span := b.text.Span(start, end)
		return finding.Step{Path: b.name, Line: span.Line, Column: span.Column}
	}
	for _, m := range r.Mentions {
		if b.text.Scrub(m.Value) != m.Value {
			continue // it is a secret, whatever it is called
		}
		b.named.mentions = append(b.named.mentions, mention{Mention: m, at: at(m.Start, m.End)})
	}
	for _, m := range r.Minters {
		m.Title = b.Redact(b.text.Scrub(m.Title))
		b.named.minters = append(b.named.minters, minter{m, at(m.Start, m.End)})
	}
}

// inside is the credential that another one holds.
type inside struct {
	origin *rules.Origin
	sha256 string
}

// insideOf returns what a decoded credential of a rule's platform holds, or nil
// where nothing is known of such.
func insideOf(r *rules.Rule, d *credential.Decoded) *inside {
	if r.Platform == nil {
		return nil
	}
	for _, o := range r.Platform.Origins {
		if o.Credential == d.Kind && d.Inside != nil {
			sum := sha256.Sum256(d.Inside)
			return &inside{o, hex.EncodeToString(sum[:])}
		}
	}
	return nil
}

// Trace tells of the credentials that hold what minted them where that is
// described. It is for a result to which nothing is added any more.
func (s *Scanner) Trace(r *Result) {
	minters, places := map[string]minter{}, map[string]string{}
	for _, m := range r.named.minters {
		if old, ok := minters[m.SHA256]; !ok || old.Title == "" && m.Title != "" {
			minters[m.SHA256] = m
		}
	}
	all := slices.Clone(r.Things)
	for _, t := range r.Suppressed {
		all = append(all, t.Thing)
	}
	for _, t := range all {
		if t.SecretSHA256 != "" && places[t.SecretSHA256] == "" {
			places[t.SecretSHA256] = t.Path + ":" + strconv.Itoa(t.Span.Line)
		}
	}
	for _, t := range all {
		for i, step := range t.Steps {
			if shown := s.shown(step.Path); shown != step.Path {
				t.Steps = slices.Clone(t.Steps)
				t.Steps[i].Path = shown
			}
		}
		t.tellUse(r.uses, s.shown)
		if t.inside == nil || t.Fact(t.inside.origin.Fact) != "" {
			continue
		}
		o := t.inside.origin
		told := o.None
		if m, ok := minters[t.inside.sha256]; ok {
			told = s.shown(m.at.Path) + ":" + strconv.Itoa(m.at.Line)
			if m.Title != "" {
				told = strconv.Quote(m.Title) + " (" + told + ")"
			}
			m.at.Path, m.at.Message = s.shown(m.at.Path), "what minted it is described here"
			t.Steps = append(slices.Clone(t.Steps), m.at)
		} else if place := places[t.inside.sha256]; place != "" {
			told = strings.ReplaceAll(o.Elsewhere, "{place}", place)
		}
		t.Facts = append(slices.Clone(t.Facts), finding.Fact{Name: o.Fact, Value: told})
	}
}

// tellUse tells what the code takes that uses what a finding is about, if that
// grants something.
func (t *Thing) tellUse(uses map[string]policy.Need, path func(string) string) {
	id := t.mints
	if t.inside != nil {
		id = t.inside.sha256
	}
	n, ok := uses[id]
	if !ok || t.Fact("permissions")+t.Fact("offending") == "" || t.Fact(finding.UsedIn) != "" {
		return
	}
	var files []string
	for _, p := range n.Paths {
		files = append(files, path(p))
	}
	if more := len(files) - maxUsedIn; more > 0 {
		files = append(files[:maxUsedIn], fmt.Sprintf("%d more", more))
	}
	t.Facts = append(slices.Clone(t.Facts),
		finding.Fact{Name: finding.Needed, Value: cmp.Or(strings.Join(n.Permissions, ", "), "none")},
		finding.Fact{Name: finding.UsedIn, Value: strings.Join(files, ", ")})
}

// maxUsedIn is how many files are told that use what a finding is about.
const maxUsedIn = 10

// maxPlaces is how many places of one account are told.
const maxPlaces = 500

// knownAccount is an account, and the places of it that were met.
type knownAccount struct {
	*finding.Account
	met map[finding.AccountPlace]bool
}

// known returns the accounts that the contents name, or that findings tell of,
// without their places.
func (s *Scanner) known(r *Result) map[accountName]*knownAccount {
	all := map[accountName]*knownAccount{}
	know := func(p *rules.Platform, kind *rules.Account, value string) {
		if k := (accountName{kind, value}); all[k] == nil {
			all[k] = &knownAccount{&finding.Account{Platform: p, Kind: kind, Value: value}, map[finding.AccountPlace]bool{}}
		}
	}
	for _, m := range r.named.mentions {
		if m.Sure {
			know(m.Platform, m.Account, m.Value)
		}
	}
	for _, t := range r.Things {
		if p := t.Rule.Platform; p != nil {
			for _, a := range p.Accounts {
				if value := t.Fact(a.Fact); value != "" {
					know(p, a, strings.ToLower(value))
				}
			}
		}
	}
	return all
}

// Accounts returns the accounts that the contents name, or that findings tell
// of, in the order of the catalogue and their names, each with its places: those
// in texts that speak of its platform and, if n is not nil, those that n found.
func (s *Scanner) Accounts(r *Result, n *Names) []finding.Account {
	known, mentions := s.known(r), r.named.mentions
	if n != nil {
		mentions = slices.Concat(mentions, n.beside(mentions, r.Files))
	}
	for _, past := range []bool{false, true} {
		for _, m := range mentions {
			a := known[accountName{m.Account, m.Value}]
			if a == nil || m.past != past {
				continue
			}
			at := finding.AccountPlace{Path: s.shown(m.at.Path), Line: m.at.Line, Column: m.at.Column}
			file := finding.AccountPlace{Path: at.Path}
			// Of a file's past it is enough that the name stood in it.
			if a.met[at] || past && a.met[file] {
				continue
			}
			a.met[at], a.met[file] = true, true
			if len(a.Places) == maxPlaces {
				a.More++
				continue
			}
			at.Past = past
			a.Places = append(a.Places, at)
		}
	}
	var all []finding.Account
	for _, a := range sortedAccounts(known) {
		slices.SortFunc(a.Places, func(a, b finding.AccountPlace) int {
			return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
		})
		k := accountName{a.Kind, a.Value}
		if a.Unsought = "this run did not look there"; n != nil {
			a.Unsought = n.unsought[k]
			a.More += n.more[k]
		}
		all = append(all, *a.Account)
	}
	return all
}
