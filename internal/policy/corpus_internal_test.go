package policy

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/damvet/damvet/internal/record"
)

// Corpus calls f for the files that are read below the directory that
// DAMVET_CORPUS names, and reports whether it names one.
func Corpus(t *testing.T, f func(path string, data []byte)) bool {
	t.Helper()
	root := os.Getenv("DAMVET_CORPUS")
	if root == "" {
		return false
	}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		if err == nil && record.Format(path, data) != "" {
			f(path, data)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	return true
}
