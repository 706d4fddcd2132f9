package scan

import (
	"bytes"
	"context"
	"sync"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/match"
)

// worthwhile looks at every object and returns those that hold a match or speak
// of a platform: the only ones whose place in the history matters.
func (s *Scanner) worthwhile(ctx context.Context, store *gitstore.Store, o HistoryOptions, total *Result) (map[gitstore.ID]bool, error) {
	look := s.glance
	if o.Plain {
		look = s.whole
	}
	var mu sync.Mutex
	var n, bytes int64
	worth := map[gitstore.ID]bool{}
	err := store.Deltas(ctx, func(v *gitstore.Visit) error {
		if v.Kind == gitstore.Tree {
			return nil
		}
		var cov finding.Coverage
		is, err := look(v, &cov)
		if v.Again {
			return err
		}
		// The store counts objects and bytes.
		cov.Bytes = 0
		within(cov.Unreadable, "object "+v.ID.String())
		mu.Lock()
		defer mu.Unlock()
		if is {
			worth[v.ID] = true
		}
		total.Coverage.Add(&cov)
		n++
		bytes += v.Size
		o.Progress("objects", n, bytes)
		return err
	})
	return worth, err
}

// glance looks at an object where it differs from the one that it is stored as
// the difference to.
func (s *Scanner) glance(v *gitstore.Visit, cov *finding.Coverage) (bool, error) {
	base, _ := v.Base.(*match.Sketch)
	found, sketch, err := s.engine.Glance(v.Data, base, v.Pieces, v.Noted, match.ScanOptions{}, cov)
	if sketch != nil {
		v.Note = sketch
	}
	return found, err
}

// whole looks at an object whole, which is what glance must equal.
func (s *Scanner) whole(v *gitstore.Visit, cov *finding.Coverage) (found bool, err error) {
	if v.Again {
		return false, nil
	}
	err = s.engine.Scan(bytes.NewReader(v.Data), match.ScanOptions{}, cov, func(t *match.Text) error {
		found = found || len(t.Matches)+len(t.Words) > 0
		return nil
	})
	return found, err
}
