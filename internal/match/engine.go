package match

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/damvet/damvet/internal/credential"
	"github.com/damvet/damvet/rules"
)

// Options says how an Engine works. The zero value is ready for use.
type Options struct {
	// Now is what decoders take for the present; zero means the time of New.
	Now time.Time
}

// Engine looks for the text rules of a catalogue. It is safe for concurrent
// use.
type Engine struct {
	rules     []*rule
	platforms []*rules.Platform
	now       time.Time

	// first are the keywords that are looked for in every text, second those
	// that only matter where one of the first was met.
	first  *keywords
	second func() *keywords
	// whole are the rules that are not windowed; always is true if one of them
	// can match in a text without any keyword.
	whole  []*rule
	always bool
	// short is true if short runs are decoded too.
	short bool
	// gates are what a text must hold for some rule to match in it.
	gates  []string
	passes sync.Pool
	memo   memo
	empty  empties
	dry    dry
	sketching
}

// New returns an engine for the text rules of a catalogue. Rules without a
// regular expression are passed over: they see no text.
func New(cat *rules.Catalogue, o Options) (*Engine, error) {
	e := &Engine{platforms: cat.Platforms, now: o.Now, empty: newEmpties(), dry: newDry(), short: cat.ShortRuns}
	if e.now.IsZero() {
		e.now = time.Now()
	}
	var global []*allowlist
	targeted := map[string][]*allowlist{}
	for _, a := range cat.Allowlists {
		l := newAllowlist(a)
		if len(a.TargetRules) == 0 {
			global = append(global, l)
		}
		for _, id := range a.TargetRules {
			targeted[id] = append(targeted[id], l)
		}
	}
	made := map[*rules.Allowlist]*allowlist{}
	byID := map[string]*rule{}
	for _, t := range cat.Rules {
		if t.Regex == "" {
			continue
		}
		decoder := credential.Lookup(t.Decoder)
		if t.Decoder != "" && decoder == nil {
			return nil, fmt.Errorf("rule %q: unknown decoder %q (one of: %s)", t.ID, t.Decoder, strings.Join(credential.Names(), ", "))
		}
		r := newRule(t)
		r.index, r.decoder = len(e.rules), decoder
		// What is never a secret says nothing of rules that are not about one.
		if t.Secret != rules.SecretNone && !t.General {
			r.allow = slices.Clone(global)
		}
		for _, a := range t.Allowlists {
			// General rules share most of theirs.
			if made[a] == nil {
				made[a] = newAllowlist(a)
			}
			r.allow = append(r.allow, made[a])
		}
		r.allow = append(r.allow, targeted[t.ID]...)
		e.rules = append(e.rules, r)
		byID[t.ID] = r
	}
	for _, r := range e.rules {
		for _, q := range r.Required {
			other := byID[q.ID]
			if other == nil {
				return nil, fmt.Errorf("rule %q requires %q, which has no regex", r.ID, q.ID)
			}
			r.required = append(r.required, other)
		}
	}
	e.plan()
	return e, nil
}
