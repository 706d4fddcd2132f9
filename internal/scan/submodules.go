package scan

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
)

// submodules scans the histories that a repository keeps of its submodules,
// and adds what they hold to a result. A thing that the repository itself holds
// too tells of that alone.
func (s *Scanner) submodules(ctx context.Context, store *gitstore.Store, o HistoryOptions, total *Result) error {
	modules := store.Submodules()
	slices.SortFunc(modules, func(a, b gitstore.Submodule) int { return cmp.Compare(a.Name, b.Name) })
	seen := map[Key]bool{}
	for _, t := range total.Things {
		seen[t.Key] = true
	}
	for _, t := range total.Suppressed {
		seen[t.Key] = true
	}
	for _, m := range modules {
		res, err := s.submodule(ctx, m, o)
		if err != nil && !errors.Is(err, gitstore.ErrEmpty) && ctx.Err() == nil {
			total.Coverage.Fail("submodule "+m.Name, err)
		}
		if res == nil {
			continue
		}
		tell := func(t *Thing) bool {
			if seen[t.Key] {
				return false
			}
			seen[t.Key] = true
			t.Path = m.Name + "/" + t.Path
			t.Facts = append(slices.Clip(t.Facts), finding.Fact{Name: "submodule", Value: m.Name})
			return true
		}
		res.Things = slices.DeleteFunc(res.Things, func(t Thing) bool { return !tell(&t) })
		res.Suppressed = slices.DeleteFunc(res.Suppressed, func(t Suppressed) bool { return !tell(&t.Thing) })
		for i := range res.Coverage.Unreadable {
			res.Coverage.Unreadable[i].Path = m.Name + ": " + res.Coverage.Unreadable[i].Path
		}
		total.Add(res)
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

func (s *Scanner) submodule(ctx context.Context, m gitstore.Submodule, o HistoryOptions) (*Result, error) {
	store, err := gitstore.Open(m.Dir)
	if err != nil {
		return nil, err
	}
	defer store.Close()
	excluded := o.Excluded
	o.Excluded = func(path string) bool { return excluded(m.Name + "/" + path) }
	return s.objects(ctx, store, o)
}
