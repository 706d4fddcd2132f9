package record

import (
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkRead reads the integration of each language, repeated to a megabyte.
func BenchmarkRead(b *testing.B) {
	files, err := filepath.Glob("testdata/integration/*")
	if err != nil {
		b.Fatal(err)
	}
	files = append(files, "testdata/compose.yaml", "testdata/manifests.yaml")
	for _, file := range files {
		one, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		var data []byte
		for len(data) < 1<<18 {
			data = append(append(data, one...), '\n')
		}
		b.Run(filepath.Base(file), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				Read(file, data)
			}
		})
	}
}
