package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/scan"
)

var cacheCommand = &command{
	name: "cache", args: "[clear]", maxArgs: 1,
	short: "show what is remembered of earlier runs, or clear it",
	long: `
So that a second run over a history need not look at every object again, damvet
remembers in the user's cache directory which objects it has looked at under
which rules, which of them it has to look at more closely, and what the history
is made of. What it found it remembers sealed with the bytes of the objects that
it found it in: only who has the repository can open that, and what is opened is
what a report says. Of Go packages it remembers what the Go checks answered, as
the go command's own cache does. No secret is among it, and nothing of it is ever
written into a repository. It is bounded, and may be deleted at any time.`,
	words: func() []string { return []string{"clear"} },
	run: func(_ context.Context, u *ui, _ *options, args []string) (int, error) {
		if len(args) > 0 && args[0] != "clear" {
			return 0, withHint(fmt.Errorf("cache does not know %q", args[0]), "`damvet cache clear` deletes what is remembered")
		}
		m, err := newMemory()
		if err != nil {
			return 0, err
		}
		for _, m := range []*scan.Memory{m, {Dir: goMemory(m)}} {
			if len(args) > 0 {
				n, err := m.Clear()
				if err != nil {
					return 0, err
				}
				u.print(fmt.Sprintf("%s of %s deleted\n", plural(n, "file"), escape(m.Dir)))
				continue
			}
			files, err := m.Files()
			if err != nil {
				return 0, err
			}
			total := int64(0)
			for _, f := range files {
				total += f.Size
				u.print(fmt.Sprintf("%s  %6.1f MB  %s\n", f.Used.UTC().Format("2006-01-02 15:04"), float64(f.Size)/1e6, escape(filepath.Base(f.Path))))
			}
			u.print(fmt.Sprintf("%s: %s, %.1f MB\n", escape(m.Dir), plural(len(files), "file"), float64(total)/1e6))
		}
		return statusClean, nil
	},
}

func plural(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

// newMemory returns the memory of the user who runs damvet.
func newMemory() (*scan.Memory, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil, withHint(err, "set HOME or XDG_CACHE_HOME")
	}
	return &scan.Memory{Dir: filepath.Join(dir, "damvet", "history"), Version: build()}, nil
}

// goMemory is where beside it the Go checks remember.
func goMemory(m *scan.Memory) string { return filepath.Join(filepath.Dir(m.Dir), "go") }

// build tells builds of damvet apart, also those without a version.
func build() string {
	v := buildVersion()
	self, err := os.Executable()
	if err != nil {
		return v
	}
	info, err := os.Stat(self)
	if err != nil {
		return v
	}
	return fmt.Sprintf("%s %d %d", v, info.Size(), info.ModTime().UnixNano())
}

// memory returns where a scan of a history remembers what it has looked at;
// nil if it is not to. Nothing is written into what is scanned.
func (r *session) memory(store *gitstore.Store) *scan.Memory {
	if r.noCache || r.plain || r.maxMemory > 0 {
		return nil
	}
	m, err := newMemory()
	if err != nil {
		return nil
	}
	// The repository may reach up to the directory above its own.
	dir, err := filepath.Abs(m.Dir)
	if err != nil || inside(filepath.Dir(store.Dir()), dir) && filepath.Base(store.Dir()) == ".git" || inside(store.Dir(), dir) {
		return nil
	}
	return m
}

// goMemory returns where the Go checks of a directory are remembered, "" if they
// are not to be.
func (r *session) goMemory(dir string) string {
	m, err := newMemory()
	if err != nil || r.noCache {
		return ""
	}
	where, err := filepath.Abs(goMemory(m))
	if err != nil || inside(dir, where) {
		return ""
	}
	return where
}

// inside reports whether a path is a directory or below it.
func inside(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
