package scan

import (
	"bytes"
	"context"
	"sync"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/match"
)

// worthwhile scans every object and returns those that hold a match or speak
// of a platform: the only ones whose place in the history matters.
func (s *Scanner) worthwhile(ctx context.Context, store *gitstore.Store, o HistoryOptions, total *Result) (map[gitstore.ID]bool, error) {
	var mu sync.Mutex
	var n int64
	worth := map[gitstore.ID]bool{}
	err := store.Objects(ctx, func(obj gitstore.Object) error {
		if obj.Kind == gitstore.Tree {
			return nil
		}
		var cov finding.Coverage
		is := false
		err := s.engine.Scan(bytes.NewReader(obj.Data), match.ScanOptions{}, &cov, func(t *match.Text) error {
			is = is || len(t.Matches) > 0 || len(t.Words) > 0
			return nil
		})
		mu.Lock()
		defer mu.Unlock()
		if is {
			worth[obj.ID] = true
		}
		// The store counts objects and bytes.
		cov.Bytes = 0
		within(cov.Unreadable, "object "+obj.ID.String())
		total.Coverage.Add(&cov)
		n++
		o.Progress("objects", n)
		return err
	})
	return worth, err
}
