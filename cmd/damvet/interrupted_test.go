package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/damvet/damvet/internal/script"
	"github.com/damvet/damvet/internal/synth"
)

// TestInterrupted: a run that is interrupted writes a report of what it has
// found, ends with the status of what could not be read, and leaves nothing
// running.
func TestInterrupted(t *testing.T) {
	dir := t.TempDir()
	err := script.Build(dir, txtar.Parse([]byte("write a.py \"key = 1\\n\"\ncommit one\nwrite a.py \"key = 2\\n\"\ncommit two\nwrite a.py \"key = 3\\n\"\n")), synth.Expand)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, args := range [][]string{
		{"stdin"},
		{"files"},
		{"check", "--no-go"},
		{"history", "--no-cache"},
		{"history", "--range", "HEAD~1..HEAD"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			var stderr bytes.Buffer
			out := filepath.Join(t.TempDir(), "report")
			u := &ui{stdin: blocked{}, stdout: &stderr, stderr: &stderr, getenv: func(string) string { return "" }, now: time.Now()}
			args = append(args, "--output", out, "--format", "json")
			if args[0] != "stdin" {
				args = append(args, dir)
			}
			running := runtime.NumGoroutine()
			if args[0] == "stdin" {
				running++ // who waits for standard input
			}
			status := run(ctx, u, args)
			for wait := time.Millisecond; runtime.NumGoroutine() > running; wait *= 2 {
				if wait > 4*time.Second {
					t.Errorf("%d goroutines are left of %d", runtime.NumGoroutine(), running)
					break
				}
				time.Sleep(wait)
			}
			report, _ := os.ReadFile(out)
			if status != statusTrouble || !strings.Contains(stderr.String(), "interrupted") || !bytes.Contains(report, []byte("interrupted")) {
				t.Errorf("status %d\n%s\n%s", status, stderr.Bytes(), report)
			}
		})
	}
}

// blocked is a standard input that never says anything.
type blocked struct{}

func (blocked) Read([]byte) (int, error) { select {} }
