package worktree

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestWalkParallelSlow opens files long after the walk itself has come to its
// end: the workers have them still.
func TestWalkParallelSlow(t *testing.T) {
	dir := t.TempDir()
	for i := range 20 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprint("f", i)), []byte("text"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	n := 0
	cov, err := WalkParallel(context.Background(), dir, Options{}, 4, func(_ context.Context, f File) (string, error) {
		time.Sleep(5 * time.Millisecond)
		c, err := f.Open()
		if err != nil {
			return "", err
		}
		defer c.Close()
		data, err := io.ReadAll(c)
		return string(data), err
	}, func(f File, text string) error {
		if text != "text" {
			t.Errorf("%s: read %q", f.Path, text)
		}
		n++
		return nil
	})
	if err != nil || n != 20 || len(cov.Unreadable) > 0 {
		t.Errorf("%d files, unreadable %v, error %v", n, cov.Unreadable, err)
	}
}
