package rules

import (
	"testing"

	"github.com/BurntSushi/toml"
)

// BenchmarkRead reads the embedded files as every run does, and with the
// library alone.
func BenchmarkRead(b *testing.B) {
	b.Run("damvet", func(b *testing.B) {
		for b.Loop() {
			if _, err := read(embedded); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("library", func(b *testing.B) {
		names, _ := embedded.ReadDir(".")
		for b.Loop() {
			for _, e := range names {
				data, _ := embedded.ReadFile(e.Name())
				if _, err := toml.Decode(string(data), &File{}); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
