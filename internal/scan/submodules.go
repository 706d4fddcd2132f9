package scan

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/history"
)

// submodules scans the histories that a repository keeps of its submodules,
// and adds what they hold to a result. A thing that the repository itself holds
// too tells of that alone.
func (s *Scanner) submodules(ctx context.Context, store *gitstore.Store, o HistoryOptions, total *Result) error {
	modules := store.Submodules()
	slices.SortFunc(modules, func(a, b gitstore.Submodule) int { return cmp.Compare(a.Name, b.Name) })
	for _, m := range modules {
		res, err := s.submodule(m, o, func(store *gitstore.Store, o HistoryOptions) (*Result, error) {
			return s.objects(ctx, store, o)
		})
		if err != nil && !errors.Is(err, gitstore.ErrEmpty) && ctx.Err() == nil {
			total.Coverage.Fail("submodule "+s.Redact(m.Name), err)
		}
		total.addModule(s.Redact(m.Name), res)
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// modulesOf scans what a range brings to the submodules that it moves.
func (s *Scanner) modulesOf(ctx context.Context, sel *history.Selection, store *gitstore.Store, o HistoryOptions, total *Result) error {
	if len(sel.Modules) == 0 {
		return nil
	}
	found := map[gitstore.ID]bool{}
	for _, m := range store.Submodules() {
		res, err := s.submodule(m, o, func(store *gitstore.Store, o HistoryOptions) (*Result, error) {
			r := &history.Range{Since: o.Range.Since}
			for _, id := range slices.SortedFunc(maps.Keys(sel.Modules), func(a, b gitstore.ID) int { return bytes.Compare(a[:], b[:]) }) {
				if !store.Has(id) {
					continue
				}
				found[id] = true
				r.Include = append(r.Include, id)
				for _, before := range sel.Modules[id] {
					// What the range itself moved to is no base of it.
					if _, brought := sel.Modules[before]; !brought && store.Has(before) {
						r.Exclude = append(r.Exclude, before)
					}
				}
			}
			if len(r.Include) == 0 {
				return nil, history.ErrEmptyRange
			}
			o.Range = r
			return s.inRange(ctx, store, o)
		})
		if err != nil && !errors.Is(err, history.ErrEmptyRange) && ctx.Err() == nil {
			total.Coverage.Fail("submodule "+s.Redact(m.Name), err)
		}
		total.addModule(s.Redact(m.Name), res)
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	total.Coverage.Exclude("commits of submodules whose repositories are not here", int64(len(sel.Modules)-len(found)))
	return nil
}

// submodule opens a submodule and scans it, or a part of it.
func (s *Scanner) submodule(m gitstore.Submodule, o HistoryOptions, scan func(*gitstore.Store, HistoryOptions) (*Result, error)) (*Result, error) {
	store, err := gitstore.Open(m.Dir)
	if err != nil {
		return nil, err
	}
	defer store.Close()
	excluded := o.Excluded
	if o.Excludes != "" {
		o.Excludes += " below " + m.Name
	}
	o.Excluded = func(path string) bool { return excluded(m.Name + "/" + path) }
	return scan(store, o)
}

const submoduleFact = "submodule"

// InSubmodule reports whether a thing stands in the history of a submodule.
func (t Thing) InSubmodule() bool {
	return slices.ContainsFunc(t.Facts, func(f finding.Fact) bool { return f.Name == submoduleFact })
}

// addModule adds what a submodule holds, if it was scanned.
func (r *Result) addModule(name string, res *Result) {
	if res == nil {
		return
	}
	seen := map[Key]bool{}
	for _, t := range r.Things {
		seen[t.Key] = true
	}
	for _, t := range r.Suppressed {
		seen[t.Key] = true
	}
	tell := func(t *Thing) bool {
		if seen[t.Key] {
			return false
		}
		seen[t.Key] = true
		t.Path = name + "/" + t.Path
		t.Facts = append(slices.Clip(t.Facts), finding.Fact{Name: submoduleFact, Value: name})
		return true
	}
	res.Things = slices.DeleteFunc(res.Things, func(t Thing) bool { return !tell(&t) })
	res.Suppressed = slices.DeleteFunc(res.Suppressed, func(t Suppressed) bool { return !tell(&t.Thing) })
	res.named.under(name + "/")
	for i := range res.Coverage.Unreadable {
		res.Coverage.Unreadable[i].Path = name + ": " + res.Coverage.Unreadable[i].Path
	}
	r.Add(res)
}
