package scan

import (
	"context"
	"errors"
	"time"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/history"
)

// errInterrupted is told of what a run that was ended did not look at whole.
var errInterrupted = errors.New("the run was interrupted: only what had been looked at by then is told")

// graceful is how long an interrupted scan may take to tell what it has found.
const graceful = 2 * time.Second

// interrupted tells what a pass that was ended has found so far. Where in the
// history it stands is not known then: it is told with its object alone, as
// what is out.
func (s *Scanner) interrupted(ctx context.Context, store *gitstore.Store, worth map[gitstore.ID]bool, o HistoryOptions, total *Result) {
	told := "the run was interrupted: what had been looked at by then is told, without the commits that brought it"
	if o.Range != nil {
		told += ", and also if it was there before the range"
	}
	total.Coverage.Fail("history", errors.New(told))
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), graceful)
	defer cancel()
	index, err := history.Build(ctx, store, nil, nil)
	if err != nil {
		return
	}
	found, err := s.held(ctx, store, index, worth, o, total)
	if err != nil {
		total.Coverage.Fail("history", errors.New("not everything that had been found could be told in time"))
	}
	for _, h := range found {
		if h.suppressed != nil {
			continue
		}
		for p, t := range h.at {
			t.Finding.History = &finding.History{Blob: p.Blob.String(), Reachable: true, Objects: len(h.at)}
			total.Things = append(total.Things, t)
			break
		}
	}
}
