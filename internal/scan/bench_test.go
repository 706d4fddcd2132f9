package scan

import (
	"context"
	"os"
	"testing"
	"time"

	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/rules"
)

// BenchmarkHistory looks at every object of the repository whose git directory
// the environment variable DAMVET_BENCH_REPO names, by the differences that it
// is stored as and whole.
func BenchmarkHistory(b *testing.B) {
	dir := os.Getenv("DAMVET_BENCH_REPO")
	if dir == "" {
		b.Skip("DAMVET_BENCH_REPO names no repository")
	}
	s, err := New(rules.Builtin(), Options{Now: time.Now()})
	if err != nil {
		b.Fatal(err)
	}
	for _, how := range []string{"delta", "plain"} {
		b.Run(how, func(b *testing.B) {
			for b.Loop() {
				store, err := gitstore.Open(dir)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := s.History(context.Background(), store, HistoryOptions{Plain: how == "plain"}); err != nil {
					b.Fatal(err)
				}
				b.SetBytes(store.Coverage().Bytes)
				store.Close()
			}
		})
	}
}
