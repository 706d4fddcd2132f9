package gitstore

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
)

// readReplacements finds out which objects git shows others in the place of.
func (s *Store) readReplacements() {
	for _, ref := range s.refs {
		if hex, ok := strings.CutPrefix(ref.Name, "refs/replace/"); ok {
			if id, ok := ParseID(hex); ok {
				if s.replaced == nil {
					s.replaced = map[ID]ID{}
				}
				s.replaced[id] = ref.ID
			}
		}
	}
	s.readGrafts()
}

// readGrafts reads info/grafts: lines of a commit and the parents that it is to
// have.
func (s *Store) readGrafts() {
	file := filepath.Join(s.common, "info", "grafts")
	b, err := readSmall(file, 1<<26)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		s.opened.Fail(file, err)
		return
	}
	s.grafts = map[ID][]ID{}
lines:
	for line := range bytes.Lines(b) {
		fields := strings.Fields(string(line))
		if len(fields) == 0 || fields[0][0] == '#' {
			continue
		}
		ids := make([]ID, len(fields))
		for i, f := range fields {
			var ok bool
			if ids[i], ok = ParseID(f); !ok {
				s.opened.Fail(file, errors.New("a line names no commits"))
				continue lines
			}
		}
		s.grafts[ids[0]] = ids[1:]
	}
}

// Replaced returns the object that git shows in the place of another.
func (s *Store) Replaced(id ID) (by ID, ok bool) {
	for range maxSymrefs {
		next, more := s.replaced[id]
		if !more {
			break
		}
		by, ok, id = next, true, next
	}
	return by, ok
}

// Shown returns what git shows in the place of a commit, which is the commit
// itself unless something replaces it or a graft gives it other parents.
// changed reports whether it does.
func (s *Store) Shown(id ID, c CommitData) (shown CommitData, changed bool) {
	if by, ok := s.Replaced(id); ok {
		if o, err := s.Get(by); err == nil && o.Kind == Commit {
			if r, err := ParseCommit(o.Data); err == nil {
				c, changed = r, true
			}
		}
	}
	if parents, ok := s.grafts[id]; ok {
		c.Parents, changed = parents, true
	}
	return c, changed
}

// Commit returns what a commit says, as git shows it. The error is that of
// Get, or says that it is no commit.
func (s *Store) Commit(id ID) (CommitData, error) {
	o, err := s.Get(id)
	if err != nil {
		return CommitData{}, err
	}
	if o.Kind != Commit {
		return CommitData{}, errors.New("not a commit")
	}
	c, err := ParseCommit(o.Data)
	if err != nil {
		return CommitData{}, err
	}
	c, _ = s.Shown(id, c)
	return c, nil
}
