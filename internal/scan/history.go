package scan

import (
	"bytes"
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/history"
	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/internal/suppress"
)

// HistoryOptions says how to scan a repository.
type HistoryOptions struct {
	// Progress, if given, is called now and then with what is being looked at,
	// how much of it has been, and how many bytes that were, or 0.
	Progress func(what string, n, bytes int64)
	// Excluded, if given, reports whether the configuration leaves a path out.
	// Excludes tells it from others that leave out other paths; without it what
	// was found is not remembered as a whole.
	Excluded func(path string) bool
	Excludes string
	// Range, if given, leaves out everything but what its commits bring. It
	// may fail with history.ErrEmptyRange or a *history.IncompleteError.
	Range *history.Range
	// Plain makes the scan look at every object whole, whatever it is stored as
	// the difference to. What is found is the same.
	Plain bool
	// Reachable leaves out what stands in unreachable objects alone.
	Reachable bool
	// Memory, if given, keeps what need not be looked at again.
	Memory *Memory
}

// History scans every object of a repository, or what a range brings. What
// cannot be read is recorded in the coverage; the error is one that ends the
// scan. If ctx ends it, the result has what was found by then, and its coverage
// says so.
func (s *Scanner) History(ctx context.Context, store *gitstore.Store, o HistoryOptions) (*Result, error) {
	if o.Progress == nil {
		o.Progress = func(string, int64, int64) {}
	}
	if o.Excluded == nil {
		o.Excluded, o.Excludes = func(string) bool { return false }, "nothing"
	}
	if o.Range != nil {
		return s.inRange(ctx, store, o)
	}
	total, err := s.objects(ctx, store, o)
	if err != nil {
		return total, err
	}
	return total, s.submodules(ctx, store, o, total)
}

// counts is Progress for what has no bytes.
func (o HistoryOptions) counts(what string, n int64) { o.Progress(what, n, 0) }

// survey is what every object of a repository was looked at for.
type survey struct {
	// worth are the objects that hold something, and index says where.
	worth map[gitstore.ID]bool
	index *history.Index
	// known is what an earlier run remembers, collected what a later one will.
	known     *recall
	collected *remembered
}

// survey looks at every object of a repository. If it fails, the objects of
// worth are those that were found by then.
func (s *Scanner) survey(ctx context.Context, store *gitstore.Store, known *recall, o HistoryOptions, total *Result) (*survey, error) {
	v := &survey{known: known}
	known.read(store)
	store.Watch(s.general.named)
	var err error
	if v.worth, err = s.worthwhile(ctx, store, o, total); err != nil {
		return v, err
	}
	graph := v.known.apply(store, v.worth, total)
	if v.index, err = history.BuildFrom(ctx, store, graph, v.worth, s.general.named, o.counts); err != nil {
		return v, err
	}
	keep := maps.Clone(v.worth)
	for _, id := range v.index.Named() {
		keep[id] = true
	}
	v.collected = v.known.collect(s, store, v.index, keep, &total.Coverage)
	v.index.Forget()
	store.Forget()
	return v, nil
}

// objects scans every object of one repository.
func (s *Scanner) objects(ctx context.Context, store *gitstore.Store, o HistoryOptions) (*Result, error) {
	known := s.recall(store, o)
	if res := known.again(s, store); res != nil {
		return res, nil
	}
	total := &Result{}
	defer func() { total.Coverage.Add(store.Coverage()) }()
	v, err := s.survey(ctx, store, known, o, total)
	worth, index, collected := v.worth, v.index, v.collected
	ended := false
	defer func() {
		if ctx.Err() != nil && !ended {
			s.interrupted(ctx, store, worth, o, total)
		}
	}()
	if err != nil {
		return total, err
	}
	at := s.newPlaces(store)
	if known != nil {
		err = at.recall(ctx, known.holdings(), s.open(store, known.answer), func(p history.Place) bool {
			return worth[p.Blob] && !o.Excluded(p.Path) && slices.Contains(pathsOf(index, p.Blob), p.Path)
		}, index.AtHead)
		if err != nil {
			known.keep(collected, known.holdings(), nil)
			return total, err
		}
	}
	held, err := s.heldAt(ctx, at, index, worth, o, total)
	if err != nil {
		known.keep(collected, known.holdings(), nil)
		return total, err
	}
	for _, h := range held {
		s.trace(h, index, o, total)
	}
	total.Things = joinEdits(total.Things)
	total.Coverage.Add(index.Coverage())
	if collected != nil {
		whole := *total
		whole.Coverage = finding.Coverage{}
		whole.Coverage.Add(&total.Coverage)
		whole.Coverage.Add(store.Coverage())
		h, of := at.remember(held)
		known.keep(collected, h, s.answer(store, known.question, &whole, of))
	}
	ended = true
	return total, nil
}

// held is one thing and every place that holds it.
type held struct {
	key Key
	at  map[history.Place]Thing
	// told is the place that it is told of, once it is traced.
	told history.Place
	// places tells more of things that are unseen.
	places *places
	// suppressed is the reason of a comment at HEAD that accepts it.
	suppressed *Suppressed
}

// objects yields the objects that hold it, some more than once.
func (h *held) objects() iter.Seq[gitstore.ID] {
	return func(yield func(gitstore.ID) bool) {
		for p := range h.at {
			if !yield(p.Blob) {
				return
			}
		}
	}
}

// see returns the thing as it stands at a place, with all that is to be said of
// it, and false if that cannot be read any more.
func (h *held) see(p history.Place, total *Result) (Thing, bool) {
	t, err := h.places.see(p, h.at[p], p == h.told)
	if err != nil {
		total.Coverage.Fail("object "+p.Blob.String(), err)
		return t, false
	}
	t.at, t.past = p, t.Past
	return t, true
}

// held is heldAt for a scan that knows nothing.
func (s *Scanner) held(ctx context.Context, store *gitstore.Store, index *history.Index, worth map[gitstore.ID]bool, o HistoryOptions, total *Result) ([]*held, error) {
	return s.heldAt(ctx, s.newPlaces(store), index, worth, o, total)
}

// heldAt scans the worthwhile objects again, under each of their paths, as far
// as it is not known what they hold, and groups what it finds by what it is
// about. If ctx ends it, it returns what it has found by then, and the error.
func (s *Scanner) heldAt(ctx context.Context, at *places, index *history.Index, worth map[gitstore.ID]bool, o HistoryOptions, total *Result) ([]*held, error) {
	byKey := map[Key]*held{}
	var keys []Key
	add := func(p history.Place, t Thing) *held {
		h := byKey[t.Key]
		if h == nil {
			h = &held{key: t.Key, at: map[history.Place]Thing{}, places: at}
			byKey[t.Key] = h
			keys = append(keys, t.Key)
		}
		if _, ok := h.at[p]; !ok {
			h.at[p] = t
		}
		return h
	}
	var across []placed
	modules := headModules{places: at}
	named := map[namedIn]bool{}
	var turns []turn
	for _, id := range sortedIDs(worth) {
		for _, path := range pathsOf(index, id) {
			if o.Excluded(path) {
				total.Coverage.Exclude("left out by configuration", 1)
				continue
			}
			place := history.Place{Blob: id, Path: path}
			turns = append(turns, turn{place, index.AtHead(place)})
		}
	}
	stop := at.start(ctx, turns)
	defer stop()
	var failed gitstore.ID // the object that cannot be read
	for n, it := range turns {
		if it.Blob == failed {
			continue
		}
		o.Progress("objects that hold something", int64(n), 0)
		place, atHead := it.Place, it.atHead
		res, err := at.at(it)
		if ctx.Err() != nil {
			across, modules.users = nil, nil // take them all
			break
		}
		if err != nil {
			total.Coverage.Fail("object "+it.Blob.String(), err)
			failed = it.Blob
			continue
		}
		for g, n := range res.Looked {
			total.looked(g, n)
		}
		for p := range res.Platforms {
			total.speaksOf(p)
		}
		total.lasts.add(res.lasts)
		if total.named.addFrom(&res.named, place, atHead, named) {
			total.tellsOf(it.Blob)
		}
		for _, t := range res.tied {
			across = append(across, placed{place, atHead, t})
		}
		if atHead {
			modules.note(place, res)
		} else if res.modules.use() {
			total.Coverage.Exclude("earlier files of Terraform's modules, each looked at by itself", 1)
		}
		for _, t := range res.Things {
			if t.Rule.ID != unusedSuppression || atHead {
				add(place, t)
			}
		}
		for _, t := range res.Suppressed {
			if atHead && t.Redacted == "" {
				// What is no secret is accepted where the comment stands.
				total.Suppressed = append(total.Suppressed, t)
				total.tellsOf(it.Blob)
				continue
			}
			h := add(place, t.Thing)
			if atHead {
				h.suppressed = &t
			}
		}
	}
	for _, id := range index.Named() {
		for _, path := range index.Paths(id) {
			if o.Excluded(path) {
				continue
			}
			res := &Result{}
			s.path(path, res)
			place := history.Place{Blob: id, Path: path}
			at.keep(place, false, res)
			for _, t := range res.Things {
				add(place, t)
			}
		}
	}
	modules.settle(o, total, func(p history.Place, t Thing) { add(p, t).at[p] = t })
	s.settlePlaced(across, total, func(p history.Place, t Thing, accepted *suppress.Directive) {
		if accepted != nil {
			total.Suppressed = append(total.Suppressed, Suppressed{Thing: t, Reason: accepted.Reason})
			total.tellsOf(p.Blob)
			return
		}
		add(p, t)
	})
	all := make([]*held, len(keys))
	for i, k := range keys {
		all[i] = byKey[k]
	}
	return all, ctx.Err()
}

func sortedIDs(all map[gitstore.ID]bool) []gitstore.ID {
	return slices.SortedFunc(maps.Keys(all), func(a, b gitstore.ID) int { return bytes.Compare(a[:], b[:]) })
}

// pathsOf returns the paths of an object, or "" if it has none.
func pathsOf(index *history.Index, id gitstore.ID) []string {
	if paths := index.Paths(id); len(paths) > 0 {
		return paths
	}
	return []string{""}
}

// trace finds out where a thing stands in the history and adds it to the
// result, placed where it is at HEAD or else where it came in.
func (s *Scanner) trace(h *held, index *history.Index, o HistoryOptions, total *Result) {
	tr := index.Trace(h.objects(), func(id gitstore.ID, path string) bool {
		_, ok := h.at[history.Place{Blob: id, Path: path}]
		return ok
	})
	h.told = tr.Place
	if _, ok := h.at[h.told]; !ok {
		// Every commit that would name a place is missing.
		h.told = slices.MinFunc(slices.Collect(maps.Keys(h.at)), comparePlaces)
	}
	if tr.Before {
		return
	}
	if o.Reachable && !tr.Reachable {
		total.Coverage.Exclude("findings in unreachable objects alone", 1)
		return
	}
	t, ok := h.see(h.told, total)
	if !ok {
		return
	}
	total.tellsOf(h.told.Blob)
	t.Finding.History = s.traced(&tr)
	t.Past = t.Past || !tr.AtHead && !t.Leaks()
	if h.suppressed != nil {
		total.Suppressed = append(total.Suppressed, Suppressed{Thing: t, Reason: h.suppressed.Reason})
		return
	}
	if s.general.broughtByAllowed(h, tr.In) {
		total.Suppressed = append(total.Suppressed, Suppressed{Thing: t, Reason: "an allowlist names the commit that introduced it"})
		return
	}
	if t.Past && !tr.Reachable {
		// It is no longer so, and hangs on nothing.
		total.Coverage.Exclude("findings that are past and stand in unreachable objects alone", 1)
		return
	}
	if !tr.AtHead || t.Redacted != "" {
		total.Things = append(total.Things, t)
		return
	}
	// What is no secret is a sin at each of its places.
	for _, p := range slices.SortedFunc(maps.Keys(h.at), comparePlaces) {
		if index.AtHead(p) {
			t, ok := h.see(p, total)
			if !ok {
				continue
			}
			total.tellsOf(p.Blob)
			here := s.traced(&tr)
			here.Blob = p.Blob.String()
			t.Finding.History = here
			total.Things = append(total.Things, t)
		}
	}
}

// traced is a trace in the form of a finding, without the secrets that people
// and branches may be called.
func (s *Scanner) traced(tr *history.Trace) *finding.History {
	h := tr.History()
	h.Author = s.shown(h.Author)
	h.Branches = slices.Clone(h.Branches)
	for i, name := range h.Branches {
		h.Branches[i] = s.shown(name)
	}
	return h
}

func comparePlaces(a, b history.Place) int {
	return cmp.Or(cmp.Compare(a.Path, b.Path), bytes.Compare(a.Blob[:], b.Blob[:]))
}

// Merge joins what was found in the files of a directory with what was found
// in the history of its repository. A thing that the files hold tells its
// history; what only the history holds stands for itself; a comment in the
// files suppresses it everywhere. Tree is nil if no files were looked at. Gone
// reports whether a path that was not looked at is no longer there.
func Merge(tree, past *Result, gone func(path string) bool) *Result {
	if tree == nil {
		return past
	}
	byKey := map[Key]*finding.Finding{}
	for _, t := range past.Things {
		byKey[t.Key] = t.Finding
	}
	for _, t := range past.Suppressed {
		byKey[t.Key] = t.Finding
	}
	here := map[Key]bool{}
	for _, t := range tree.Things {
		for _, key := range t.Keys() {
			here[key] = true
			if f := byKey[key]; f != nil && t.History == nil {
				t.History = f.History
			}
		}
	}
	for _, t := range tree.Suppressed {
		for _, key := range t.Keys() {
			here[key] = here[key] || !t.Untracked
		}
	}
	edited := map[sin][]int{}
	for i, t := range tree.Things {
		if t.Redacted == "" && t.History == nil {
			edited[t.sin()] = append(edited[t.sin()], i)
		}
	}
	for _, t := range past.Things {
		if here[t.Key] || tree.cleared[t.Key] && t.History.AtHead {
			continue
		}
		if now := edited[t.sin()]; len(now) > 0 && t.edits() && t.History.AtHead {
			tree.Things[now[0]] = tree.Things[now[0]].since(t)
			edited[t.sin()] = now[1:]
			continue
		}
		// The files are newer than HEAD: what they no longer hold is no longer
		// so. What was not looked at is as HEAD has it.
		if !t.Leaks() && (tree.Files[t.Path] || gone(t.Path)) {
			t.Past = true
		}
		tree.Things = append(tree.Things, t)
	}
	for _, t := range past.Suppressed {
		if !here[t.Key] {
			tree.Suppressed = append(tree.Suppressed, t)
		}
	}
	tree.Coverage.Add(&past.Coverage)
	past.named.mentions = slices.DeleteFunc(past.named.mentions, func(m mention) bool { return !m.past && tree.Files[m.at.Path] })
	tree.named.add(&past.named)
	return tree
}

// headerName is a name of an object in the header of a commit or a tag.
var headerName = lazyregexp.New(`(?m)^(?:tree|parent|object|mergetag object) (?:[0-9a-f]{64}|[0-9a-f]{40})$`)

// withoutNames returns the content of an object, of commits and tags with
// blanks in place of the names of other objects: to rules about hexadecimal
// digits they are secrets.
func withoutNames(o gitstore.Object) []byte {
	if o.Kind != gitstore.Commit && o.Kind != gitstore.Tag {
		return o.Data
	}
	header, _, _ := bytes.Cut(o.Data, []byte("\n\n"))
	data := bytes.Clone(o.Data)
	for _, at := range headerName.Get().FindAllIndex(header, -1) {
		name := data[at[0]:at[1]]
		copy(name, bytes.Repeat([]byte(" "), len(name)))
	}
	return data
}
