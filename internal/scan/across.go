package scan

import (
	"maps"
	"slices"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/history"
	"github.com/damvet/damvet/internal/policy"
	"github.com/damvet/damvet/internal/suppress"
)

// tied is what a text has to do with the other texts of its repository.
type tied struct {
	path    string
	offers  []policy.Offer
	code    policy.Code
	pending []pending
}

// pending is a thing that is one if other texts bear it out.
type pending struct {
	Thing
	asks policy.Pending
	// accepted is the comment that suppresses it, nil without one.
	accepted *suppress.Directive
}

type pendingDraft struct {
	draft
	policy.Pending
}

// Settle decides the checks that take the whole repository. It is for a result
// that was put together of single contents, once all of them are in it.
func (s *Scanner) Settle(res *Result) {
	s.settleModules(res)
	if len(res.tied) == 0 {
		return
	}
	repo := s.repository(slices.Collect(maps.Keys(res.Files)), res.tied)
	for _, t := range res.tied {
		for _, p := range t.pending {
			if t, ok := p.settle(repo, t.path); ok {
				res.settled(t, p.accepted)
			}
		}
	}
	s.needs(repo, res)
	res.tied = nil
}

func (s *Scanner) needs(repo *policy.Repository, res *Result) {
	res.uses = repo.NeedsOf()
	for _, p := range s.cat.Platforms {
		if permissions, calls := repo.Needs(p); calls > 0 {
			if res.Needs == nil {
				res.Needs = map[string]finding.Need{}
			}
			res.Needs[p.ID] = finding.Need{Permissions: permissions, Calls: calls}
		}
	}
}

func (r *Result) settled(t Thing, accepted *suppress.Directive) {
	if accepted != nil {
		r.Suppressed = append(r.Suppressed, Suppressed{Thing: t, Reason: accepted.Reason})
		return
	}
	r.Things = append(r.Things, t)
}

func (s *Scanner) repository(paths []string, all []tied) *policy.Repository {
	for _, t := range all {
		paths = append(paths, t.path)
	}
	repo := s.judge().Repository(paths)
	for _, t := range all {
		repo.Add(t.path, t.offers, &t.code)
	}
	return repo
}

// settle returns the thing with what bears it out.
func (p *pending) settle(repo *policy.Repository, path string) (Thing, bool) {
	steps, facts, ok := repo.Settle(path, &p.asks)
	if !ok {
		return Thing{}, false
	}
	t := p.Thing
	f := *t.Finding
	f.Steps = slices.Concat(f.Steps, steps)
	f.Facts = slices.Clone(f.Facts)
	for _, fact := range facts {
		if f.Fact(fact.Name) == "" {
			f.Facts = append(f.Facts, fact)
		}
	}
	t.Finding = &f
	return t, true
}

// placed are the ties of a text of the history.
type placed struct {
	history.Place
	atHead bool
	tied
}

// settlePlaced decides the checks that take the whole repository, of the one at
// HEAD and of what it ever held: a thing that only the latter bears out is
// past. It calls add for each.
func (s *Scanner) settlePlaced(all []placed, res *Result, add func(history.Place, Thing, *suppress.Directive)) {
	if len(all) == 0 {
		return
	}
	var head, ever []tied
	for _, p := range all {
		ever = append(ever, p.tied)
		if p.atHead {
			head = append(head, p.tied)
		}
	}
	now, once := s.repository(nil, head), s.repository(nil, ever)
	for _, p := range all {
		for _, wait := range p.pending {
			if p.atHead {
				if t, ok := wait.settle(now, p.Path); ok {
					add(p.Place, t, wait.accepted)
					continue
				}
			}
			if wait.asks.Momentary() {
				continue
			}
			if t, ok := wait.settle(once, p.Path); ok {
				t.Past = true
				add(p.Place, t, nil)
			}
		}
	}
	s.needs(now, res)
}
