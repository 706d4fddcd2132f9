//go:build unix

package scan

import (
	"context"
	"os"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/worktree"
	"github.com/damvet/damvet/rules"
)

// BenchmarkRecords tells what records cost: the CPU time, system and collector
// included, of scanning the directory that DAMVET_BENCH_TREE names, and the
// history of DAMVET_BENCH_REPO, with them and without. It scans in pairs, each
// side first in every other one and from the same heap, after one scan that does
// not count, and tells the median of each side and of what the one takes more
// than the other.
func BenchmarkRecords(b *testing.B) {
	s, err := New(rules.Builtin(), Options{Now: time.Now()})
	if err != nil {
		b.Fatal(err)
	}
	tree, repo := os.Getenv("DAMVET_BENCH_TREE"), os.Getenv("DAMVET_BENCH_REPO")
	pairs := func(b *testing.B, scan func() error) {
		var with, without, more []float64
		once := func(recordless bool) float64 {
			s.recordless = recordless
			runtime.GC()
			before := cpu(b)
			if err := scan(); err != nil {
				b.Fatal(err)
			}
			return cpu(b) - before
		}
		once(false)
		for n := 0; b.Loop(); n++ {
			var took [2]float64
			for i := range took {
				side := (i + n) % 2
				took[side] = once(side == 1)
			}
			with, without = append(with, took[0]), append(without, took[1])
			more = append(more, 100*(took[0]/took[1]-1))
		}
		b.ReportMetric(median(with), "cpu-s/with")
		b.ReportMetric(median(without), "cpu-s/without")
		b.ReportMetric(median(more), "%more")
	}
	b.Run("tree", func(b *testing.B) {
		if tree == "" {
			b.Skip("DAMVET_BENCH_TREE names no directory")
		}
		pairs(b, func() error {
			_, err := s.Tree(context.Background(), tree, TreeOptions{Walk: worktree.Options{Ignored: true}})
			return err
		})
	})
	b.Run("history", func(b *testing.B) {
		if repo == "" {
			b.Skip("DAMVET_BENCH_REPO names no repository")
		}
		pairs(b, func() error {
			store, err := gitstore.Open(repo)
			if err != nil {
				return err
			}
			defer store.Close()
			_, err = s.History(context.Background(), store, HistoryOptions{})
			return err
		})
	})
}

// cpu returns the seconds of CPU time that the process has taken.
func cpu(b *testing.B) float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
}

func median(all []float64) float64 {
	slices.Sort(all)
	return all[len(all)/2]
}
