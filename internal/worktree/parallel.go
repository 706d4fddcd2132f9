package worktree

import (
	"context"
	"sync"

	"github.com/damvet/damvet/internal/finding"
)

// ahead is how many results may wait, for each worker, for one before them.
const ahead = 64

// WalkParallel is Walk with n workers that call scan, at the same time and in
// no order, and with emit, which gets what they return in the order of Walk,
// one at a time. Errors of both have the meaning that those of visit have.
// When it returns, no worker runs any more.
func WalkParallel[T any](ctx context.Context, root string, o Options, n int, scan func(context.Context, File) (T, error), emit func(File, T) error) (finding.Coverage, error) {
	type job struct {
		file   File
		result T
		err    error
		done   chan struct{}
	}
	n = max(n, 1)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	work := make(chan *job)
	// What stands in order and is not yet emitted bounds the memory.
	order := make(chan *job, ahead*n)

	var workers sync.WaitGroup
	for range n {
		workers.Go(func() {
			for j := range work {
				j.result, j.err = scan(ctx, j.file)
				close(j.done)
			}
		})
	}

	w := &walker{ctx: ctx, o: &o}
	var failed error
	var emitter sync.WaitGroup
	counter := &walker{}
	emitter.Go(func() {
		for j := range order {
			<-j.done
			if failed != nil {
				continue
			}
			err := j.err
			if err == nil {
				err = emit(j.file, j.result)
			}
			if failed = counter.count(j.file, err); failed != nil {
				cancel()
			}
		}
	})
	w.visit = func(f File) error {
		j := &job{file: f, done: make(chan struct{})}
		select {
		case order <- j:
		case <-ctx.Done():
			return ctx.Err()
		}
		select {
		case work <- j:
			return nil
		case <-ctx.Done():
			j.err = ctx.Err()
			close(j.done)
			return j.err
		}
	}
	err := w.walk(root)
	close(work)
	workers.Wait()
	close(order)
	emitter.Wait()
	w.close()
	w.cov.Add(&counter.cov)
	if failed != nil {
		err = failed
	}
	return w.cov, err
}
