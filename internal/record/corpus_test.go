package record

import (
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestCorpus reads every file below the directory that DAMVET_CORPUS names with
// every reader that there is for its name or its looks, and files that no reader
// is for with all of them. It holds the readers against the standard library and
// against each other, and tells how much longer a whole file takes than twice
// its half. It is run by hand, on checked-out repositories.
func TestCorpus(t *testing.T) {
	root := os.Getenv("DAMVET_CORPUS")
	if root == "" {
		t.Skip("DAMVET_CORPUS names no directory")
	}
	files, differ, loose := map[string]int{}, 0, 0
	missed, compared := 0, 0
	worst, slowest := 0.0, ""
	readers.Do(ready)
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
		if format == "" {
			for i := range readers.all {
				if err := sound(readers.all[i].read(text, &builder{left: maxValues}), len(data)); err != nil {
					t.Errorf("%s, as %s: %v", path, readers.all[i].name, err)
				}
			}
		} else if len(data) > 1<<15 {
			if ratio := growth(path, data); ratio > worst {
				worst, slowest = ratio, path
			}
		}
		switch format {
		case "go":
			m, all := againstGo(text)
			missed, compared = missed+len(m), compared+all
			if len(m) > 0 && testing.Verbose() {
				t.Logf("%s: %d of %d missed: %s", path, len(m), all, m[0])
			}
		case "toml":
			if err := againstTOML(text); err != nil {
				t.Errorf("%s: %v", path, err)
			}
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
	t.Logf("whole against twice the half: %.2f in %s", worst, slowest)
	t.Logf("of %d calls and fields of Go %d missed", compared, missed)
	t.Logf("files %v; of the YAML documents %d went to the reader by lines, and %d others would be read differently by it", files, loose, differ)
}

// growth returns how much longer a whole file takes than twice its half. What
// looks slow is measured again, for others use the machine too.
func growth(path string, data []byte) float64 {
	least := math.Inf(1)
	for range 8 {
		if least = min(least, fastest(path, data)/fastest(path, data[:len(data)/2])/2); least < 1.5 {
			break
		}
	}
	return least
}

// fastest returns the least of three times, in seconds, that reading takes.
func fastest(path string, data []byte) float64 {
	least := time.Hour
	for range 3 {
		start := time.Now()
		Read(path, data)
		least = min(least, time.Since(start))
	}
	return least.Seconds()
}

type corpusFile struct {
	name string
	data []byte
}

func readFile(tb testing.TB, name string) []byte {
	data, err := os.ReadFile(name)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// corpusFiles returns the files below the directory that DAMVET_CORPUS names by
// the language that they are in: those of the dialects of one by themselves, too.
func corpusFiles(tb testing.TB) map[string][]corpusFile {
	corpus := map[string][]corpusFile{}
	root := os.Getenv("DAMVET_CORPUS")
	if root == "" {
		return corpus
	}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data := readFile(tb, path)
		format := Format(path, data)
		switch ext := filepath.Ext(path); ext {
		case ".ts", ".tsx", ".jsx", ".vue":
			format += ext
		}
		if len(data) > 0 && format != "" {
			corpus[format] = append(corpus[format], corpusFile{path, data})
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return corpus
}
