package record

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// What a Reader returns does not depend on what it read before: not on texts that
// take more memory, nor on one that ends where it should not.
func TestReaderReuse(t *testing.T) {
	files, err := filepath.Glob("testdata/integration/*")
	if err != nil || len(files) == 0 {
		t.Fatal("no integration: ", err)
	}
	var r Reader
	for range 2 {
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, text := range [][]byte{data, data[:len(data)/2]} {
				if got, want := r.Read(file, text), Read(file, text); !reflect.DeepEqual(got, want) {
					t.Errorf("%s: the %d bytes are read differently by a reader that has read others", file, len(text))
				}
			}
		}
	}
}

// A literal that is bound in a block is forgotten behind it, and what the name
// stood for before it counts again.
func TestReaderBlocks(t *testing.T) {
	testReadings(t, "a.js", []reading{
		{"shadowed", "const a = 'x'; { const b = 'y'; f(a, b) } g(a, b)", `{():"f" 0:"x" 1:"y"} | {b:"y"}~ | {():"g" 0:"x" 1:?(b)} | {a:"x"}~`},
		{"set again", "let a = 'x'; { a = 'y'; f(a) } g(a)", `{():"f" 0:"y"} | {a:"y"}~ | {():"g" 0:?(a)} | {a:"x"}~`},
		{"changed", "let a = 'x'; { a += 'y'; f(a) } g(a)", `{():"f" 0:?(a)} | {():"g" 0:?(a)} | {a:"x"}~`},
		{"siblings", "{ let a = {b: 1}; a.c = 2 } { let d = {e: 3}; a.f = 4 }", `{a:{b:1 c:2}}~ | {d:{e:3} a:{f:4}~}~`},
	})
}

// What a package manager has written is not read.
func TestLocks(t *testing.T) {
	data := []byte(`{"name": "a", "lockfileVersion": 3}`)
	if got := Format("web/package-lock.json", data); got != "" {
		t.Errorf("it is read as %s", got)
	}
	if got := Format("web/package.json", data); got != "json" {
		t.Errorf("what is no lock file is read as %q", got)
	}
}

// A text in no format is read whole, there is nothing in it.
func TestReaderOfNothing(t *testing.T) {
	var r Reader
	if docs := r.Read("a.bin", []byte("x")); docs != nil || r.Full() {
		t.Errorf("%d documents, full: %t", len(docs), r.Full())
	}
}
