package govet

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
)

// Edit replaces the bytes from Start to End of a file.
type Edit struct {
	Path       string
	Start, End int
	New        string
}

// Fix makes the changes that mend findings to the files of a directory, and
// returns how many of them it made and the files that changed. Of fixes that
// touch the same place one is made; the others may follow in another run.
// Generated files, and files that are not what the checks saw, are left alone.
func Fix(dir string, fixes [][]Edit) (made int, files []string, err error) {
	byPath := map[string][][]Edit{}
	for _, f := range fixes {
		if len(f) > 0 {
			byPath[f[0].Path] = append(byPath[f[0].Path], f)
			if !slices.Contains(files, f[0].Path) {
				files = append(files, f[0].Path)
			}
		}
	}
	slices.Sort(files)
	var changed []string
	for _, path := range files {
		n, err := fixFile(filepath.Join(dir, filepath.FromSlash(path)), byPath[path])
		if err != nil {
			return made, changed, fmt.Errorf("%s: %w", path, err)
		}
		if n > 0 {
			made, changed = made+n, append(changed, path)
		}
	}
	return made, changed, nil
}

func fixFile(file string, fixes [][]Edit) (made int, err error) {
	info, err := os.Lstat(file)
	if err != nil || !info.Mode().IsRegular() {
		return 0, err
	}
	old, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	f, err := parser.ParseFile(token.NewFileSet(), file, old, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil || ast.IsGenerated(f) {
		return 0, nil
	}
	var edits []Edit
	for _, fix := range fixes {
		if compatible(edits, fix, len(old)) {
			made++
			for _, e := range fix {
				if !slices.Contains(edits, e) {
					edits = append(edits, e)
				}
			}
		}
	}
	text, err := apply(old, edits)
	if err != nil || bytes.Equal(text, old) {
		return 0, err
	}
	// Beside the file, so that it is there at every moment.
	tmp, err := os.CreateTemp(filepath.Dir(file), ".damvet-*")
	if err != nil {
		return 0, err
	}
	_, err = tmp.Write(text)
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Chmod(tmp.Name(), info.Mode().Perm())
	}
	if err == nil {
		err = os.Rename(tmp.Name(), file)
	}
	if err != nil {
		os.Remove(tmp.Name())
		return 0, err
	}
	return made, nil
}

// compatible reports whether a fix can be made beside edits that are made
// already: it touches none of them, or makes the same change.
func compatible(made, fix []Edit, size int) bool {
	for i, e := range fix {
		if e.Start < 0 || e.End < e.Start || e.End > size || e.Path != fix[0].Path {
			return false
		}
		for _, o := range slices.Concat(made, fix[:i]) {
			if e != o && e.Start <= o.End && o.Start <= e.End {
				return false
			}
		}
	}
	return true
}

// apply makes edits to a Go file. One that was formatted stays so.
func apply(old []byte, edits []Edit) ([]byte, error) {
	slices.SortFunc(edits, func(a, b Edit) int { return b.Start - a.Start })
	text := slices.Clone(old)
	for _, e := range edits {
		text = slices.Replace(text, e.Start, e.End, []byte(e.New)...)
	}
	formatted, err := format.Source(text)
	if err != nil {
		return nil, fmt.Errorf("a fix would break it: %w", err)
	}
	if was, err := format.Source(old); err == nil && bytes.Equal(was, old) {
		text = formatted
	}
	return text, nil
}
