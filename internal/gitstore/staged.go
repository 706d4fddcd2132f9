package gitstore

import (
	"errors"
	"io/fs"
	"path/filepath"

	"github.com/damvet/damvet/internal/worktree/index"
)

// Staged calls f for what stands in the indexes of all worktrees, with its
// path from the root of its worktree: what a commit would have. A path may come
// with several objects, as in a conflict. An index that cannot be read is told
// by Coverage.
func (s *Store) Staged(f func(path string, id ID)) {
	for _, dir := range s.gitDirs() {
		x, err := index.Read(dir, s.format.size)
		if err != nil {
			if p, ok := errors.AsType[*fs.PathError](err); ok {
				err = p.Err
			}
			s.coverage.Fail(filepath.Join(dir, "index"), err)
			continue
		}
		for _, e := range x.Entries {
			if e.Mode != index.ModeDir && e.Mode != index.ModeGitlink {
				f(e.Path, IDOf(e.ID))
			}
		}
	}
}
