package history_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/history"
	"github.com/damvet/damvet/internal/script/scripttest"
)

func openStore(t *testing.T, dir string) *gitstore.Store {
	t.Helper()
	gitdir, _, err := gitstore.Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	s, err := gitstore.Open(gitdir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func words(ids []gitstore.ID) []string {
	var all []string
	for _, id := range ids {
		all = append(all, id.String())
	}
	slices.Sort(all)
	return all
}

// TestSelect holds ranges of made-up histories against git rev-list: the same
// commits, and at least the blobs that git finds in them and not in the base.
func TestSelect(t *testing.T) {
	for seed := range uint64(2) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			dir := scripttest.Repo(t, randomScript(rand.New(rand.NewPCG(seed, 7)), 25))
			git(t, dir, "tag", "-am", "a tag", "annotated", "one")
			s := openStore(t, dir)
			old := git(t, dir, "rev-parse", "main~5")
			for spec, revs := range map[string]string{
				"one..main":           "main ^one",
				"main..one":           "one ^main",
				"one...two":           "one...two",
				"..two":               "two ^HEAD",
				"main~5..":            "HEAD ^" + old,
				"^one ^two main":      "main ^one ^two",
				"main~3":              "main~3^!",
				"main~3 one":          "main~3^! + one^!",
				"main^!":              "main^!",
				"main^@ ^main~4":      "main^@ ^main~4",
				"two^-":               "two ^two^",
				old[:9] + "..main~1":  "main~1 ^" + old,
				"main~5..annotated":   "annotated ^main~5",
				"one...main ^two~2":   "one...main ^two~2",
				"main~8..main~6 ^one": "main~6 ^main~8 ^one",
			} {
				var want []string
				for _, part := range strings.Split(revs, " + ") {
					want = append(want, strings.Fields(git(t, dir, append([]string{"rev-list"}, strings.Fields(part)...)...))...)
				}
				slices.Sort(want)
				r, err := history.ParseRange(s, spec, time.Time{})
				if err != nil {
					t.Fatalf("%s: %v", spec, err)
				}
				sel, err := r.Select(context.Background(), s)
				if len(want) == 0 && errors.Is(err, history.ErrEmptyRange) {
					continue
				}
				if err != nil {
					t.Fatalf("%s: %v", spec, err)
				}
				if got := words(sel.Commits); !slices.Equal(got, want) {
					t.Errorf("%s has commits %s, want %s", spec, got, want)
				}
				base := git(t, dir, append([]string{"rev-list", "--objects"}, words(sel.Base)...)...)
				for _, id := range want {
					for _, line := range strings.Split(git(t, dir, "ls-tree", "-r", id), "\n") {
						blob := strings.Fields(line)[2]
						if !strings.Contains(base, blob) && !slices.Contains(words(sel.Blobs), blob) {
							t.Errorf("%s: blob %s of %s is left out", spec, blob, id)
						}
					}
				}
			}
			since := git(t, dir, "log", "-1", "--format=%cI", "main~6")
			when, _ := time.Parse(time.RFC3339, since)
			r, err := history.ParseRange(s, "", when)
			if err != nil {
				t.Fatal(err)
			}
			sel, err := r.Select(context.Background(), s)
			if err != nil {
				t.Fatal(err)
			}
			want := strings.Fields(git(t, dir, "rev-list", "--all", "--since-as-filter="+since))
			if slices.Sort(want); !slices.Equal(words(sel.Commits), want) {
				t.Errorf("since %s: %s, want %s", since, words(sel.Commits), want)
			}
		})
	}
}

// TestSelectShallow: what lacks nothing that the range needs is enough.
func TestSelectShallow(t *testing.T) {
	dir := scripttest.Repo(t, `
write a "1"
commit A
write a "2"
commit B
write b "3"
commit C
write a "4"
commit D
`)
	full := openStore(t, dir)
	clone := func(args ...string) *gitstore.Store {
		to := filepath.Join(t.TempDir(), "clone")
		git(t, dir, "config", "uploadpack.allowFilter", "true")
		git(t, dir, append(append([]string{"clone", "-q"}, args...), "file://"+dir, to)...)
		return openStore(t, to)
	}
	blobs := func(s *gitstore.Store, spec string) ([]string, error) {
		r, err := history.ParseRange(s, spec, time.Time{})
		if err != nil {
			return nil, err
		}
		sel, err := r.Select(context.Background(), s)
		if err != nil {
			return nil, err
		}
		return words(sel.Blobs), nil
	}
	shallow := clone("--depth=3")
	for _, spec := range []string{"HEAD~2..HEAD", "HEAD~1..", "HEAD", "HEAD~1"} {
		want, _ := blobs(full, spec)
		got, err := blobs(shallow, spec)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %s, %v; want %s", spec, got, err, want)
		}
	}
	if _, err := blobs(shallow, "HEAD~2"); !incomplete(err, true) {
		t.Errorf("the edge alone: %v", err)
	}
	r := history.Range{Include: []gitstore.ID{shallow.Head().ID}}
	if _, err := r.Select(context.Background(), shallow); !incomplete(err, true) {
		t.Errorf("an edge inside: %v", err)
	}
	if _, err := blobs(shallow, "HEAD~3.."); err == nil || incomplete(err, true) {
		t.Errorf("a base beyond the edge: %v", err)
	}
	if _, err := blobs(shallow, "HEAD..HEAD~1"); !errors.Is(err, history.ErrEmptyRange) {
		t.Errorf("the wrong way round: %v", err)
	}
	if _, err := blobs(clone("--filter=tree:0", "--no-checkout"), "HEAD~1.."); !incomplete(err, false) {
		t.Errorf("trees are missing: %v", err)
	}
}

func incomplete(err error, shallow bool) bool {
	var e *history.IncompleteError
	return errors.As(err, &e) && e.Shallow == shallow
}
