package scan

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/damvet/damvet/internal/change"
	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/history"
)

// checkInterrupted holds a result against what every interrupted scan tells.
func checkInterrupted(t *testing.T, res *Result, err error) {
	t.Helper()
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if !slices.ContainsFunc(res.Coverage.Unreadable, func(u finding.Unreadable) bool { return strings.Contains(u.Reason, "interrupted") }) {
		t.Errorf("nothing is said of the interruption: %v", res.Coverage)
	}
}

func TestInterruptedRange(t *testing.T) {
	store := openStore(t, memorableRepository(t))
	rng, err := history.ParseRange(store, "HEAD~1..HEAD", time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	for phase, all := range map[string]bool{"objects": false, "trees": true, "objects that hold something": true} {
		t.Run(phase, func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			res, err := newScanner(t).History(ctx, store, HistoryOptions{Range: rng, Progress: func(what string, _, _ int64) {
				if what == phase {
					cancel()
				}
			}})
			checkInterrupted(t, res, err)
			if found := ids(res.Things); all && !slices.Contains(found, "iconik-auth-token") {
				t.Errorf("only %v are told", found)
			}
		})
	}
}

func TestInterruptedFiles(t *testing.T) {
	dir := t.TempDir()
	for i := range 500 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprint(i, ".py")), []byte(expand(t, "key = '<<imagekit-private-key>>'\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	res, err := newScanner(t).Tree(ctx, dir, TreeOptions{Progress: func(files, _ int64) {
		if files == 1 {
			cancel()
		}
	}})
	checkInterrupted(t, res, err)
	if len(res.Things) == 0 {
		t.Error("what was found before is not told")
	}
}

func TestInterruptedChange(t *testing.T) {
	var files []change.File
	text := expand(t, "key = '<<imagekit-private-key>>'\n")
	for i := range byte(20) {
		files = append(files, change.File{Path: string('a'+rune(i)) + ".py", After: gitstore.ID{i + 1}, Before: []gitstore.ID{{}}})
	}
	ctx, cancel := context.WithCancel(context.Background())
	c, err := newScanner(t).Change(ctx, files, ChangeOptions{
		NewReader: func() change.Reader { return constant(text) },
		Progress: func(n int64) {
			if n == 3 {
				cancel()
			}
		},
	})
	checkInterrupted(t, c.After, err)
	if n := len(c.Brings().Things); n == 0 || n == len(files) {
		t.Errorf("%d of %d are told", n, len(files))
	}
}

// constant is a reader of which every object is the same blob.
type constant string

func (c constant) Read(id gitstore.ID) (gitstore.Object, error) {
	return gitstore.Object{ID: id, Kind: gitstore.Blob, Size: int64(len(c)), Data: []byte(c)}, nil
}

func (constant) Entries([]byte, func(gitstore.Entry) bool) error { return nil }

// TestHeldInPart: what was found before the time was up is told.
func TestHeldInPart(t *testing.T) {
	store := openStore(t, memorableRepository(t))
	s := newScanner(t)
	ctx, cancel := context.WithCancel(context.Background())
	o := HistoryOptions{Excluded: func(string) bool { return false }, Progress: func(what string, n, _ int64) {
		if what == "objects that hold something" && n == 2 {
			cancel()
		}
	}}
	worth, err := s.worthwhile(ctx, store, o, &Result{})
	if err != nil {
		t.Fatal(err)
	}
	index, err := history.Build(ctx, store, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	all, err := s.held(context.Background(), store, index, worth, HistoryOptions{Excluded: o.Excluded, Progress: func(string, int64, int64) {}}, &Result{})
	if err != nil {
		t.Fatal(err)
	}
	part, err := s.held(ctx, store, index, worth, o, &Result{})
	if !errors.Is(err, context.Canceled) || len(part) == 0 || len(part) >= len(all) {
		t.Errorf("%d of %d, %v", len(part), len(all), err)
	}
}
