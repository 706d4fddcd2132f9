package gitstore_test

import (
	"context"
	"os"
	"sync/atomic"
	"testing"

	"github.com/damvet/damvet/internal/gitstore"
)

// BenchmarkObjects reads the repository whose git directory the environment
// variable DAMVET_BENCH_REPO names. Compare its CPU time with that of
//
//	git cat-file --batch-all-objects --unordered --batch
func BenchmarkObjects(b *testing.B) {
	dir := os.Getenv("DAMVET_BENCH_REPO")
	if dir == "" {
		b.Skip("DAMVET_BENCH_REPO names no repository")
	}
	for b.Loop() {
		s, err := gitstore.Open(dir)
		if err != nil {
			b.Fatal(err)
		}
		var n atomic.Int64
		err = s.Objects(context.Background(), func(o gitstore.Object) error {
			n.Add(o.Size)
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(n.Load())
		s.Close()
	}
}
