package scan

import (
	"bytes"
	"context"
	"errors"
	"runtime"
	"sync"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/history"
	"github.com/damvet/damvet/internal/match"
)

// inRange scans what a range of commits brings: the blobs that its base does
// not have, each as a whole, and the messages of its commits and tags. What
// the base has too is not reported. The base is scanned only if the range
// brings something. Of submodules, what their commits bring that the range
// moves them to.
func (s *Scanner) inRange(ctx context.Context, store *gitstore.Store, o HistoryOptions) (*Result, error) {
	total := &Result{}
	total.Coverage.Add(store.Coverage())
	p := s.newListPass(store, o, &total.Coverage)
	ended := false
	defer func() {
		if ctx.Err() != nil && !ended {
			s.interrupted(ctx, store, p.worth, o, total)
		}
	}()
	sel, err := p.brought(ctx)
	if err != nil {
		return total, err
	}
	total.Coverage.Commits += int64(len(sel.Commits))
	index, err := sel.Build(ctx, store, p.worth, s.general.named, o.counts)
	if err != nil {
		return total, err
	}
	// What is found is counted once the base has been looked at too.
	found, err := s.held(ctx, store, index, p.worth, o, &Result{})
	if err != nil {
		return total, err
	}
	if len(found) > 0 {
		before, err := sel.Before(ctx, store)
		if err != nil {
			return total, err
		}
		base := s.newListPass(store, o, &finding.Coverage{})
		if err := base.scan(ctx, before); err != nil {
			return total, err
		}
		total.Coverage.Unreadable = append(total.Coverage.Unreadable, base.coverage.Unreadable...)
		for id := range base.worth {
			p.worth[id] = true
		}
		if index, err = sel.Build(ctx, store, p.worth, s.general.named, o.counts); err != nil {
			return total, err
		}
	}
	found, err = s.held(ctx, store, index, p.worth, o, total)
	if err != nil {
		return total, err
	}
	for _, h := range found {
		s.trace(h, index, o, total)
	}
	total.Things = joinEdits(total.Things)
	total.Coverage.Add(index.Coverage())
	if err := s.modulesOf(ctx, sel, store, o, total); err != nil {
		return total, err
	}
	ended = true
	return total, nil
}

// listPass scans listed objects and remembers those that hold a match or speak
// of a platform.
type listPass struct {
	*Scanner
	store *gitstore.Store
	o     HistoryOptions

	mu       sync.Mutex
	worth    map[gitstore.ID]bool
	coverage *finding.Coverage
}

func (s *Scanner) newListPass(store *gitstore.Store, o HistoryOptions, cov *finding.Coverage) *listPass {
	return &listPass{Scanner: s, store: store, o: o, worth: map[gitstore.ID]bool{}, coverage: cov}
}

// brought scans what the range brings.
func (p *listPass) brought(ctx context.Context) (*history.Selection, error) {
	sel, err := p.o.Range.Select(ctx, p.store)
	if err != nil {
		return nil, err
	}
	for _, ids := range [][]gitstore.ID{sel.Blobs, sel.Commits, sel.Tags} {
		if err := p.scan(ctx, ids); err != nil {
			return nil, err
		}
	}
	return sel, nil
}

func (p *listPass) scan(ctx context.Context, ids []gitstore.ID) error {
	todo := make(chan gitstore.ID)
	var wg sync.WaitGroup
	var failed error
	for range min(runtime.GOMAXPROCS(0), len(ids)) {
		wg.Go(func() {
			reader := p.store.NewReader()
			for id := range todo {
				if err := p.one(reader, id); err != nil {
					p.mu.Lock()
					failed = err
					p.mu.Unlock()
				}
			}
		})
	}
	for i, id := range ids {
		if ctx.Err() != nil {
			break
		}
		todo <- id
		p.o.Progress("objects", int64(i), 0)
	}
	close(todo)
	wg.Wait()
	return errors.Join(ctx.Err(), failed)
}

func (p *listPass) one(reader *gitstore.Reader, id gitstore.ID) error {
	obj, err := reader.Read(id)
	if err != nil {
		// A range needs every one of them, whatever the clone left out.
		p.mu.Lock()
		defer p.mu.Unlock()
		if errors.Is(err, gitstore.ErrAbsent) {
			err = errors.New("is missing, though the range needs it; fetch it with git fetch --refetch, or make a clone that is not partial")
		}
		p.coverage.Fail("object "+id.String(), err)
		return nil
	}
	var cov finding.Coverage
	is := false
	err = p.engine.Scan(bytes.NewReader(obj.Data), match.ScanOptions{}, &cov, func(t *match.Text) error {
		is = is || len(t.Matches) > 0 || len(t.Words) > 0
		return nil
	})
	p.mu.Lock()
	defer p.mu.Unlock()
	if is {
		p.worth[id] = true
	}
	cov.Objects, cov.Bytes = 1, obj.Size
	within(cov.Unreadable, "object "+id.String())
	p.coverage.Add(&cov)
	return err
}
