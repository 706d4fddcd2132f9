package history_test

import (
	"bytes"
	"context"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/history"
	"github.com/damvet/damvet/internal/script/scripttest"
)

// TestRealHistory takes strings from blobs of a real repository and holds which
// commits brought them, and took them out, against what git log -S tells.
func TestRealHistory(t *testing.T) {
	dir := os.Getenv("DAMVET_TEST_HISTORY")
	if dir == "" {
		t.Skip("DAMVET_TEST_HISTORY names no git directory of a repository with all its blobs")
	}
	store, err := gitstore.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	texts := pickStrings(t, store, 30)
	var mu sync.Mutex
	holds := make([]map[gitstore.ID]bool, len(texts))
	all := map[gitstore.ID]bool{}
	err = store.Objects(context.Background(), func(o gitstore.Object) error {
		for i, text := range texts {
			if o.Kind == gitstore.Blob && bytes.Contains(o.Data, []byte(text)) {
				mu.Lock()
				if holds[i] == nil {
					holds[i] = map[gitstore.ID]bool{}
				}
				holds[i][o.ID], all[o.ID] = true, true
				mu.Unlock()
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	x, err := history.Build(context.Background(), store, all, nil)
	if err != nil {
		t.Fatal(err)
	}
	lines := func(args ...string) []string { return strings.Fields(git(t, dir, args...)) }
	order, parents := map[string]int{}, map[string][]string{}
	for line := range strings.Lines(git(t, dir, "rev-list", "--all", "--topo-order", "--reverse", "--parents")) {
		f := strings.Fields(line)
		order[f[0]], parents[f[0]] = len(order), f[1:]
	}
	ancestors := func(id string) map[string]bool {
		all := map[string]bool{}
		for todo := parents[id]; len(todo) > 0; {
			id := todo[0]
			if todo = todo[1:]; !all[id] {
				all[id] = true
				todo = append(slices.Clip(todo), parents[id]...)
			}
		}
		return all
	}
	for i, text := range texts {
		tr := x.Trace(maps.Keys(holds[i]), func(id gitstore.ID, path string) bool { return holds[i][id] && path != "" })
		picked := lines("log", "--all", "-m", "--no-renames", "--format=%H", "-S"+text)
		slices.SortFunc(picked, func(a, b string) int { return order[a] - order[b] })
		picked = slices.Compact(picked)
		var in []string
		for _, i := range tr.In {
			in = append(in, i.Commit.String())
			if !slices.Contains(picked, i.Commit.String()) {
				t.Errorf("%q: introduced in %s, of which git log -S does not tell: %v", text, i.Commit, picked)
			}
		}
		// What git tells of, and of no ancestor of it, brought the string.
		for j, id := range picked {
			before := ancestors(id)
			older := slices.ContainsFunc(picked[:j], func(o string) bool { return before[o] })
			if !older && !slices.Contains(in, id) {
				t.Errorf("%q: not introduced in %s, of which git log -S tells, but in %v", text, id, in)
			}
		}
		atHead := scripttest.Command(dir, "grep", "-q", "-a", "-F", "-e", text, "HEAD").Run() == nil
		if tr.AtHead != atHead {
			t.Errorf("%q: at HEAD is %v, git grep says %v", text, tr.AtHead, atHead)
		}
		if r := tr.Removed.String(); !tr.Removed.IsZero() && !slices.Contains(picked, r) {
			t.Errorf("%q: removed in %s, of which git log -S does not tell: %v", text, r, picked)
		}
		if tr.Removed.IsZero() && !atHead {
			// Then a ref still has it.
			tips := lines("for-each-ref", "--format=%(objectname)")
			if scripttest.Command(dir, append([]string{"grep", "-q", "-a", "-F", "-e", text}, tips...)...).Run() != nil {
				t.Errorf("%q: nothing removed it", text)
			}
		}
		t.Logf("%q: in %v, removed in %v, %d objects; git log -S tells of %d commits", text, in, tr.Removed, tr.Objects, len(picked))
	}
}

// pickStrings returns some strings that stand in blobs here and there.
func pickStrings(t *testing.T, store *gitstore.Store, n int) []string {
	t.Helper()
	word := regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_.]{15,39}`)
	var mu sync.Mutex
	byID := map[gitstore.ID]string{}
	err := store.OfKind(context.Background(), gitstore.Blob, func(o gitstore.Object) error {
		if len(o.Data) > 1<<20 {
			return nil
		}
		// Anywhere in the blob, but always the same.
		at := int(o.ID.Bytes()[0]) * len(o.Data) / 256
		if w := word.Find(o.Data[at:]); w != nil {
			mu.Lock()
			byID[o.ID] = string(w)
			mu.Unlock()
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	ids := make([]gitstore.ID, 0, len(byID))
	for id := range byID {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b gitstore.ID) int { return bytes.Compare(a.Bytes(), b.Bytes()) })
	var texts []string
	for i := 0; len(texts) < n && i < len(ids); i += max(1, len(ids)/(2*n)) {
		if w := byID[ids[i]]; !slices.Contains(texts, w) {
			texts = append(texts, w)
		}
	}
	return texts
}
