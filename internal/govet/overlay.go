package govet

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/damvet/damvet/internal/lazyregexp"
)

// overlayDir is in the name of the directory that holds the contents of the
// overlay. Below it they stand under their own absolute paths: answers that the
// go command kept from an earlier run name another such directory, and still
// say which file they are about.
const overlayDir = "damvet-overlay-"

var inOverlay = lazyregexp.New(regexp.QuoteMeta(overlayDir) + `[0-9]+[/\\]`)

// writeOverlay writes the overlay where the go command can read it, and returns
// what takes it away again.
func (r *runner) writeOverlay() (clean func(), err error) {
	if len(r.Overlay) == 0 {
		return func() {}, nil
	}
	dir, err := os.MkdirTemp("", overlayDir)
	if err != nil {
		return nil, err
	}
	clean = func() { os.RemoveAll(dir) }
	replace := map[string]string{}
	for rel, data := range r.Overlay {
		file := filepath.Join(r.Dir, filepath.FromSlash(rel))
		if data == nil {
			replace[file] = ""
			continue
		}
		as := filepath.Join(dir, strings.ReplaceAll(file, ":", "%3A"))
		if err := os.MkdirAll(filepath.Dir(as), 0o700); err != nil {
			clean()
			return nil, err
		}
		if err := os.WriteFile(as, data, 0o600); err != nil {
			clean()
			return nil, err
		}
		replace[file] = as
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		clean()
		return nil, err
	}
	r.overlay = filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(r.overlay, text, 0o600); err != nil {
		clean()
		return nil, err
	}
	return clean, nil
}

// original returns the path of the file that an overlay stands for, or the path
// itself.
func original(path string) string {
	at := inOverlay.Get().FindStringIndex(path)
	if at == nil {
		return path
	}
	path = strings.ReplaceAll(path[at[1]:], "%3A", ":")
	if filepath.VolumeName(path) == "" {
		path = string(filepath.Separator) + path
	}
	return path
}
