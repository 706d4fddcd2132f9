package scan

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/damvet/damvet/internal/change"
	"github.com/damvet/damvet/internal/gitstore"
)

// ChangeOptions says how to scan a change.
type ChangeOptions struct {
	// NewReader returns a reader of the repository's objects, for one
	// goroutine.
	NewReader func() change.Reader
	// Excluded, if given, reports whether the configuration leaves a path out.
	Excluded func(path string) bool
	// MaxSize is how large a content may be, in bytes; a larger one is counted
	// as excluded. 0 is no limit.
	MaxSize int64
	// Progress, if given, is called now and then with the contents that have
	// been looked at.
	Progress func(contents int64)
}

// Change is what a change leaves behind and what was there, in the files that
// it touches.
type Change struct {
	After *Result
	// Before has a result for each tree that the change is compared with.
	Before []*Result
}

// Change scans the contents of files before and after a change. A content that
// the repository does not hold is recorded in the coverage, like any other that
// cannot be read; the error is one that ends the scan. If ctx ends it, there is
// a change of the files that had been looked at by then, and its coverage says
// so.
func (s *Scanner) Change(ctx context.Context, files []change.File, o ChangeOptions) (*Change, error) {
	c := &Change{After: &Result{}}
	var todo []content
	index := map[content]int{}
	add := func(path string, id gitstore.ID) {
		k := content{path, id}
		if _, ok := index[k]; !ok && !id.IsZero() {
			index[k] = len(todo)
			todo = append(todo, k)
		}
	}
	sides := 0
	for _, f := range files {
		add(f.Path, f.After)
		for _, id := range f.Before {
			add(f.Path, id)
		}
		sides = max(sides, len(f.Before))
	}
	all, err := s.contents(ctx, todo, o)
	for range sides {
		c.Before = append(c.Before, &Result{})
	}
	if err != nil {
		c.After.Coverage.Fail("files", errInterrupted)
	}
	for _, f := range files {
		if slices.ContainsFunc(append(slices.Clone(f.Before), f.After), func(id gitstore.ID) bool {
			i, ok := index[content{f.Path, id}]
			return ok && all[i] == nil
		}) {
			continue
		}
		if i, ok := index[content{f.Path, f.After}]; ok {
			c.After.saw(f.Path)
			c.After.Add(all[i])
		}
		for side, id := range f.Before {
			if i, ok := index[content{f.Path, id}]; ok {
				c.Before[side].saw(f.Path)
				c.Before[side].Add(all[i])
			}
		}
	}
	return c, err
}

// Settle decides the checks that take the whole repository, before and after.
// It is for a change of which all files were looked at.
func (c *Change) Settle(s *Scanner) {
	s.Settle(c.After)
	for _, before := range c.Before {
		s.Settle(before)
	}
}

// Unsettled counts, for a change of which only some files were looked at, the
// checks that take the whole repository as left out.
func (c *Change) Unsettled() { c.After.unsettled() }

func (r *Result) unsettled() {
	for _, t := range r.tied {
		r.Coverage.Exclude("checks that take the whole repository", int64(len(t.pending)))
	}
}

// content is a blob under a path.
type content struct {
	path string
	id   gitstore.ID
}

// contents scans contents, several at a time.
func (s *Scanner) contents(ctx context.Context, todo []content, o ChangeOptions) ([]*Result, error) {
	all := make([]*Result, len(todo))
	var mu sync.Mutex
	next, failed := 0, error(nil)
	take := func() (int, bool) {
		mu.Lock()
		defer mu.Unlock()
		if failed == nil {
			failed = ctx.Err()
		}
		if next == len(todo) || failed != nil {
			return 0, false
		}
		next++
		if o.Progress != nil {
			o.Progress(int64(next))
		}
		return next - 1, true
	}
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), max(1, len(todo)/4)) {
		workers.Go(func() {
			reader := o.NewReader()
			for i, ok := take(); ok; i, ok = take() {
				all[i] = s.blob(todo[i], reader, o)
			}
		})
	}
	workers.Wait()
	return all, failed
}

// blob scans one content.
func (s *Scanner) blob(c content, reader change.Reader, o ChangeOptions) *Result {
	res := &Result{}
	if o.Excluded != nil && o.Excluded(c.path) {
		res.Coverage.Exclude("left out by configuration", 1)
		return res
	}
	obj, err := reader.Read(c.id)
	switch {
	case errors.Is(err, gitstore.ErrAbsent):
		err = fmt.Errorf("blob %s is not in the repository: a partial clone lacks it, and git fetch brings it", c.id)
	case err == nil && obj.Kind != gitstore.Blob:
		err = fmt.Errorf("object %s is a %s, not a blob", c.id, obj.Kind)
	case err == nil && o.MaxSize > 0 && obj.Size > o.MaxSize:
		res.Coverage.Exclude("larger than the limit", 1)
		return res
	}
	if err == nil {
		res, err = s.Content(c.path, bytes.NewReader(obj.Data))
	}
	if err != nil {
		res.Coverage.Fail(c.path, err)
		return res
	}
	res.Coverage.Files, res.Coverage.Bytes = 1, obj.Size
	return res
}

// Brought is what a change brings.
type Brought struct {
	// Result holds the findings that were not there before. Its coverage is
	// that of what the change leaves behind, and what could not be read on
	// either side.
	*Result
	// Known is how many findings were there before and still are.
	Known int
	// Accepted are those of Result.Suppressed that no comment accepted before.
	Accepted []Suppressed
}

// Brings compares what is there after a change with what was there before, by
// fingerprint: what counts is not whether a line was added. A finding that
// stood at more places after the change than in any of the trees before is
// brought at the places that are new; one that merely moved is not.
func (c *Change) Brings() *Brought {
	after := *c.After
	b := &Brought{Result: &after}
	b.Things, b.Known = unknown(c.After.Things, c.Before, func(r *Result) []Thing { return r.Things })
	var accepted []Thing
	for _, s := range c.After.Suppressed {
		accepted = append(accepted, s.Thing)
	}
	fresh, _ := unknown(accepted, c.Before, func(r *Result) []Thing {
		var all []Thing
		for _, s := range r.Suppressed {
			all = append(all, s.Thing)
		}
		return all
	})
	for _, s := range c.After.Suppressed {
		if slices.ContainsFunc(fresh, func(t Thing) bool { return t.Finding == s.Finding }) {
			b.Accepted = append(b.Accepted, s)
		}
	}
	for _, before := range c.Before {
		b.Coverage.Unreadable = append(b.Coverage.Unreadable, before.Coverage.Unreadable...)
	}
	return b
}

// identity is what makes two findings the same.
func (t Thing) identity() string {
	switch {
	case t.SecretSHA256 != "":
		return t.Rule.ID + " " + t.SecretSHA256
	case t.Leaks():
		// A password that was replaced by another has the same fingerprint.
		return string(t.Key[:])
	}
	return t.Fingerprint
}

// unknown returns those of the things that are in none of the results, and how
// many of them are.
func unknown(things []Thing, before []*Result, of func(*Result) []Thing) (fresh []Thing, known int) {
	type place struct{ identity, path string }
	left := map[string]int{}
	here := map[place]int{}
	for _, r := range before {
		total, at := map[string]int{}, map[place]int{}
		for _, t := range of(r) {
			id := t.identity()
			total[id]++
			at[place{id, t.Path}]++
			left[id] = max(left[id], total[id])
			here[place{id, t.Path}] = max(here[place{id, t.Path}], at[place{id, t.Path}])
		}
	}
	isKnown := make([]bool, len(things))
	// What stayed where it was comes before what moved.
	for _, moved := range []bool{false, true} {
		for i, t := range things {
			id := t.identity()
			p := place{id, t.Path}
			if isKnown[i] || left[id] == 0 || !moved && here[p] == 0 {
				continue
			}
			isKnown[i] = true
			left[id]--
			here[p]--
			known++
		}
	}
	for i, t := range things {
		if !isKnown[i] {
			fresh = append(fresh, t)
		}
	}
	return fresh, known
}

// Same reports whether two things are the same, wherever they stand.
func (t Thing) Same(o Thing) bool { return t.identity() == o.identity() }
