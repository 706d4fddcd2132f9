package gitstore

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// maxAlternates is how deep alternates may be nested, as in git.
const maxAlternates = 5

// openObjects finds the object directories and lists what is in them.
func (s *Store) openObjects() error {
	s.addObjectDir(filepath.Join(s.common, "objects"), 0)
	for i, dir := range s.objects {
		if err := s.listLoose(i, dir); err != nil {
			return err
		}
		s.openPacks(dir)
	}
	return nil
}

// addObjectDir adds an object directory and the alternates that it names.
func (s *Store) addObjectDir(dir string, depth int) {
	dir = resolved(dir)
	if slices.Contains(s.objects, dir) {
		return
	}
	s.objects = append(s.objects, dir)
	file := filepath.Join(dir, "info", "alternates")
	b, err := readSmall(file, 1<<20)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		s.opened.Fail(file, err)
		return
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '"' {
			if unquoted, err := strconv.Unquote(line); err == nil {
				line = unquoted
			}
		}
		if !filepath.IsAbs(line) {
			line = filepath.Join(dir, line)
		}
		if fi, err := os.Stat(line); err != nil || !fi.IsDir() {
			s.opened.Fail(file, fmt.Errorf("names %q, which is no directory; the objects in it are missing", line))
			continue
		}
		if depth == maxAlternates {
			s.opened.Fail(file, fmt.Errorf("alternates are nested deeper than %d", maxAlternates))
			return
		}
		s.addObjectDir(line, depth+1)
	}
}

// listLoose lists the loose objects of one directory.
func (s *Store) listLoose(i int, dir string) error {
	fans, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, fan := range fans {
		if !fan.IsDir() || !isHex(fan.Name(), 2) {
			continue
		}
		files, err := os.ReadDir(filepath.Join(dir, fan.Name()))
		if err != nil {
			s.opened.Fail(filepath.Join(dir, fan.Name()), err)
			continue
		}
		for _, file := range files {
			id, ok := ParseID(fan.Name() + file.Name())
			if !ok || id.String() != fan.Name()+file.Name() {
				continue // tmp_obj_… and the like
			}
			if id.size() != s.format.size {
				return s.otherFormat()
			}
			if _, seen := s.loose[id]; !seen {
				s.loose[id] = looseObject{i, len(s.looseIDs)}
				s.looseIDs = append(s.looseIDs, id)
			}
		}
	}
	return nil
}

// openPacks opens the packs of one object directory. What is wrong with one
// is told by Coverage, and the others are still read.
func (s *Store) openPacks(dir string) {
	dir = filepath.Join(dir, "pack")
	entries, err := os.ReadDir(dir)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			s.opened.Fail(dir, err)
		}
		return
	}
	names := map[string]bool{}
	for _, e := range entries {
		names[e.Name()] = true
	}
	// Packs without an index of their own that can be read are looked up in
	// that of several packs.
	multi, multiErr := map[string]*listing(nil), error(nil)
	list := func(stem string) (*listing, error) {
		failed := errors.New("has no index; run git index-pack on it")
		if names[stem+".idx"] {
			l, err := readIndex(filepath.Join(dir, stem+".idx"), s.format)
			if err == nil {
				return l, nil
			}
			failed = fmt.Errorf("its index cannot be read: %w; run git index-pack on the pack", err)
		}
		if multi == nil && multiErr == nil {
			multi, multiErr = readMulti(dir, s.format)
		}
		if l := multi[stem]; l != nil {
			return l, nil
		}
		return nil, failed
	}
	for _, e := range entries {
		stem, isPack := strings.CutSuffix(e.Name(), ".pack")
		switch {
		case isPack && (names[stem+".idx"] || strings.HasPrefix(stem, "pack-")):
			l, err := list(stem)
			var p *pack
			if err == nil {
				p, err = openPack(filepath.Join(dir, stem), s.format, l)
			}
			if err != nil {
				s.opened.Fail(filepath.Join(dir, e.Name()), err)
				continue
			}
			s.packs = append(s.packs, p)
			s.partial = s.partial || names[stem+".promisor"]
		case !isPack:
			if stem, isIndex := strings.CutSuffix(e.Name(), ".idx"); isIndex && !names[stem+".pack"] {
				s.opened.Fail(filepath.Join(dir, e.Name()), errors.New("the pack of this index is missing"))
			}
		}
	}
}

func (s *Store) diskSize() int64 {
	var n int64
	for _, p := range s.packs {
		n += p.size
	}
	return n + int64(len(s.looseIDs))<<12
}

// recoverTo turns a panic of a decoder on malformed input into an error.
func recoverTo(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("malformed: %v", r)
	}
}
