package worktree

import (
	"slices"
	"sort"
	"strings"

	"github.com/damvet/damvet/internal/worktree/index"
)

// tracked is what the index of a repository says about paths.
type tracked struct {
	fold bool
	// paths are sorted; under fold they are in lower case. One that ends in a
	// slash stands for all of a directory.
	paths []string
	// links are the submodules.
	links map[string]bool
	// hidden are the ignore files that a sparse checkout leaves out of the
	// working tree, and that count all the same, with their object ids.
	hidden map[string][]byte
}

func newTracked(x *index.Index, fold bool) *tracked {
	t := &tracked{fold: fold, paths: make([]string, len(x.Entries))}
	for i := range x.Entries {
		e := &x.Entries[i]
		path := folded(e.Path, fold)
		t.paths[i] = path
		switch {
		case e.Mode == index.ModeGitlink:
			if t.links == nil {
				t.links = map[string]bool{}
			}
			t.links[path] = true
		case e.Flags&index.SkipWorktree != 0 && (e.Path == ignoreFile || strings.HasSuffix(e.Path, "/"+ignoreFile)):
			if t.hidden == nil {
				t.hidden = map[string][]byte{}
			}
			t.hidden[e.Path] = e.ID
		}
	}
	if fold {
		slices.Sort(t.paths)
	}
	return t
}

// span is what an index says about one directory.
type span struct {
	*tracked
	// base is how many bytes of a path come before what the index calls it.
	base   int
	lo, hi int
	all    bool
}

func (t *tracked) span(base int) span {
	return span{tracked: t, base: base, hi: len(t.paths)}
}

// search returns the first position of the span at or behind a path.
func (s span) search(path string) int {
	return s.lo + sort.SearchStrings(s.paths[s.lo:s.hi], path)
}

// has reports whether a file of the directory is tracked.
func (s span) has(path string) bool {
	if s.all {
		return true
	}
	path = folded(path[s.base:], s.fold)
	i := s.search(path)
	return i < s.hi && s.paths[i] == path
}

// link reports whether a directory is a submodule.
func (s span) link(path string) bool {
	return s.links != nil && s.links[folded(path[s.base:], s.fold)]
}

// in returns what the index says about a directory in the directory; its path
// ends in a slash.
func (s span) in(path string) span {
	if s.all {
		return s
	}
	path = folded(path[s.base:], s.fold)
	s.lo = s.search(path)
	s.hi = s.search(path[:len(path)-1] + "0") // what follows the slash
	s.all = s.lo < s.hi && s.paths[s.lo] == path
	return s
}

func (s span) empty() bool { return s.lo == s.hi && !s.all }
