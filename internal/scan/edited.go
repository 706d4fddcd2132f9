package scan

import "slices"

// sin is a rule that the bytes at a path break.
type sin struct{ rule, path string }

// broughtIn is a sin and the commit that brought it.
type broughtIn struct {
	sin
	commit string
}

// joinEdits makes one thing of those that one sin was told as because what
// surrounds it was edited: a commit took one out and brought the next of the same
// rule to the same path. The newest stays, and has come in with the oldest.
func joinEdits(all []Thing) []Thing {
	in := map[broughtIn][]int{}
	for i, t := range all {
		if t.edits() && t.History.Commit != "" {
			b := broughtIn{t.sin(), t.History.Commit}
			in[b] = append(in[b], i)
		}
	}
	before := map[int]int{}
	gone := make([]bool, len(all))
	for i, t := range all {
		if !t.edits() || !t.Past || t.History.RemovedIn == "" {
			continue
		}
		b := broughtIn{t.sin(), t.History.RemovedIn}
		next := in[b]
		if len(next) == 0 {
			continue
		}
		// Of several one that has not moved is the likeliest.
		at := max(0, slices.IndexFunc(next, func(n int) bool { return all[n].Span.Line == t.Span.Line }))
		before[next[at]], gone[i] = i, true
		in[b] = slices.Delete(next, at, at+1)
	}
	var kept []Thing
	for i, t := range all {
		if gone[i] {
			continue
		}
		first := i
		for n := 0; n < len(before); n++ {
			older, ok := before[first]
			if !ok {
				break
			}
			first = older
		}
		if first != i {
			t = t.since(all[first])
		}
		kept = append(kept, t)
	}
	return kept
}

// edits reports whether edits around a thing make another of it: it is about no
// secret, and it is known where it comes from.
func (t *Thing) edits() bool { return t.Redacted == "" && t.Path != "" && t.History != nil }

func (t *Thing) sin() sin { return sin{t.Rule.ID, t.Path} }

// since returns a thing that has come in with an older one.
func (t *Thing) since(older Thing) Thing {
	out, f, h := *t, *t.Finding, *older.History
	if now := t.History; now != nil {
		h = *now
		h.Commit, h.Author, h.Date, h.AlsoIn, h.Boundary = older.History.Commit, older.History.Author, older.History.Date, older.History.AlsoIn, older.History.Boundary
	}
	f.History = &h
	out.Finding = &f
	return out
}
