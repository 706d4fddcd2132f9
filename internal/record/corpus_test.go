package record

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestCorpus reads every file below the directory that DAMVET_CORPUS names, and
// holds the readers against the standard library and against each other. It is
// run by hand, on checked-out repositories.
func TestCorpus(t *testing.T) {
	root := os.Getenv("DAMVET_CORPUS")
	if root == "" {
		t.Skip("DAMVET_CORPUS names no directory")
	}
	files, differ, loose := map[string]int{}, 0, 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		format := Format(path, data)
		files[format]++
		if err := sound(Read(path, data), len(data)); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		text := string(data)
		switch format {
		case "json":
			if err := againstJSON(text); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		case "yaml":
			for from := 0; from < len(text); {
				to := nextDocument(text, from)
				if _, ok := readStrict(text, from, to, &builder{left: maxValues}); !ok {
					loose++
				} else if againstYAML(text[from:to]) != nil {
					t.Logf("%s: the reading by lines differs", path)
					differ++
				}
				from = to
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	t.Logf("files %v; of the YAML documents %d went to the reader by lines, and %d others would be read differently by it", files, loose, differ)
}
