// Package scan holds contents against the catalogue: what package match finds
// in a text and what package policy finds in its records becomes findings. It
// runs the same street for the files of a directory, for the objects of a
// repository and for a stream.
package scan

import (
	"slices"
	"sync"
	"time"

	"github.com/damvet/damvet/internal/config"
	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/govet"
	"github.com/damvet/damvet/internal/history"
	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/internal/match"
	"github.com/damvet/damvet/internal/policy"
	"github.com/damvet/damvet/rules"
)

// Options says how to scan.
type Options struct {
	// Config may be nil.
	Config *config.Config
	// Now is what credentials expire against.
	Now time.Time
}

// Scanner holds contents against a catalogue. It is safe for concurrent use.
type Scanner struct {
	cat    *rules.Catalogue
	engine *match.Engine
	// judge is made when a text first speaks of a platform: most do of none.
	judge    func() *policy.Judge
	config   *config.Config
	now      time.Time
	gradings gradings
	// general is about rules for secrets of any kind.
	general *general
	// secrets knows what a secret is, where the catalogue has no rules for any.
	secrets *Scanner
	// recordless leaves records out, to measure what they cost.
	recordless bool
	// redacted are texts that are told often, by what stands for them.
	mu       sync.Mutex
	redacted map[string]string
}

// place is a rules.Place, compiled.
type place struct {
	path     *lazyregexp.Regexp
	severity rules.Severity
	why      string
}

// gradings are the places that grade rules, compiled when they are first asked
// for.
type gradings struct {
	mu sync.Mutex
	of map[*rules.Rule][]place
}

func (g *gradings) places(r *rules.Rule) []place {
	g.mu.Lock()
	defer g.mu.Unlock()
	all, known := g.of[r]
	if !known {
		for _, p := range r.Places {
			all = append(all, place{lazyregexp.New(p.Path), p.Severity, p.Why})
		}
		if g.of == nil {
			g.of = map[*rules.Rule][]place{}
		}
		g.of[r] = all
	}
	return all
}

// New returns a scanner for a catalogue. The error names the rule, check or
// bound that cannot be used.
func New(cat *rules.Catalogue, o Options) (*Scanner, error) {
	if o.Config == nil {
		o.Config = &config.Config{}
	}
	s := &Scanner{cat: cat, general: newGeneral(cat), config: o.Config, now: o.Now, redacted: map[string]string{}}
	judge := sync.OnceValues(func() (*policy.Judge, error) {
		return policy.New(cat, policy.Options{Bounds: o.Config.Bounds, Disabled: o.Config.Disabled, Now: o.Now})
	})
	s.judge = func() *policy.Judge {
		j, err := judge()
		if err != nil {
			panic("scan: " + err.Error())
		}
		return j
	}
	// Of what damvet brings it is known that it can be used.
	if len(o.Config.Bounds) > 0 || !slices.Equal(cat.Checks, rules.Builtin().Checks) {
		if _, err := judge(); err != nil {
			return nil, err
		}
	}
	engine, err := match.New(cat, match.Options{Now: o.Now})
	if err != nil {
		return nil, err
	}
	s.engine = engine
	return s, nil
}

// Thing is a finding and what it is about: two things with one key are the
// same secret, or the same text, wherever they stand.
type Thing struct {
	*finding.Finding
	Key Key
	// Also are the keys of what was found beside it of the same at the same
	// place, and is told with it.
	Also []Key
	// Fix are changes that mend it, as govet.Fix makes them.
	Fix []govet.Edit
	// file is the content that it was found in.
	file string
	// user is the file whose records use what stands there, if it takes more than
	// one file to find it.
	user string
	// mints is the hex SHA-256 of the id of what it is about, if that mints
	// credentials.
	mints string
	// inside is what its credential holds besides, or nil.
	inside *inside
	// allowedIn are commits that may bring it to this place.
	allowedIn []string
	// unseen is true if the rule and the key are all that is known of it.
	unseen bool
	// at is the place of a history where it was seen, and past is what Past was
	// there, before it was traced.
	at   history.Place
	past bool
}

// Key identifies in memory what a finding is about. It never leaves damvet:
// the key of a password is a hash of it.
type Key [32]byte

// Suppressed is a thing that a comment accepts.
type Suppressed struct {
	Thing
	Reason string
	// Untracked is true for a comment in a file that git does not track: it
	// counts for that file alone.
	Untracked bool
}

// Result is what was found in one content or in many.
type Result struct {
	Things     []Thing
	Suppressed []Suppressed
	// Looked counts, by guideline id, the places that were looked at.
	Looked map[string]int
	// Platforms holds the ids of the platforms that the contents speak of.
	Platforms map[string]bool
	// Files holds the paths of the files that were looked at.
	Files    map[string]bool
	Coverage finding.Coverage
	// Needs are the permissions that the code calls for, by platform id.
	Needs map[string]finding.Need

	// speaks holds the paths of the files that speak of a platform, directed of
	// those with a comment that accepts what only the Go checks can find, and
	// unversioned of those that git ignores.
	speaks, directed, unversioned map[string]bool
	tied                          []tied
	modules                       modules
	named                         register
	// uses are what the calls take that are made with what one object mints, by
	// the hash of its id.
	uses map[string]policy.Need
	// told are the objects of a history of which it tells.
	told map[gitstore.ID]bool
	// cleared are the keys of what the text alone would have told of.
	cleared map[Key]bool
	lasts
}

// lasts says how long the same is found in a content.
type lasts struct {
	// fleeting is true if that is not known.
	fleeting bool
	// until is when something expires next, or zero.
	until time.Time
}

// expires notes when something expires that has not yet.
func (l *lasts) expires(at time.Time) {
	if l.until.IsZero() || at.Before(l.until) {
		l.until = at
	}
}

func (l *lasts) add(o lasts) {
	l.fleeting = l.fleeting || o.fleeting
	if !o.until.IsZero() {
		l.expires(o.until)
	}
}

// Keys are the keys of a thing: its own, and of what is told with it.
func (t *Thing) Keys() []Key { return append([]Key{t.Key}, t.Also...) }

// Add adds what another result holds.
func (r *Result) Add(o *Result) {
	r.Things = append(r.Things, o.Things...)
	r.Suppressed = append(r.Suppressed, o.Suppressed...)
	for id, n := range o.Looked {
		r.looked(id, n)
	}
	for id := range o.Platforms {
		r.speaksOf(id)
	}
	for _, s := range []struct {
		set   *map[string]bool
		other map[string]bool
	}{{&r.speaks, o.speaks}, {&r.directed, o.directed}, {&r.unversioned, o.unversioned}} {
		for path := range s.other {
			*s.set = with(*s.set, path)
		}
	}
	r.Coverage.Add(&o.Coverage)
	r.tied = append(r.tied, o.tied...)
	r.modules.add(&o.modules, &r.Coverage)
	r.named.add(&o.named)
}

func (r *Result) looked(guideline string, n int) {
	if r.Looked == nil {
		r.Looked = map[string]int{}
	}
	r.Looked[guideline] += n
}

func (r *Result) tellsOf(id gitstore.ID) {
	if r.told == nil {
		r.told = map[gitstore.ID]bool{}
	}
	r.told[id] = true
}

func (r *Result) saw(path string) { r.Files = with(r.Files, path) }

func (r *Result) speaksOf(platform string) { r.Platforms = with(r.Platforms, platform) }

// with puts a member into a set, which may be nil.
func with(set map[string]bool, member string) map[string]bool {
	if set == nil {
		set = map[string]bool{}
	}
	set[member] = true
	return set
}
