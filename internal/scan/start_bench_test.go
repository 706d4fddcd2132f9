package scan

import (
	"testing"

	"github.com/damvet/damvet/rules"
)

// BenchmarkNew makes a scanner ready, the catalogue being there.
func BenchmarkNew(b *testing.B) {
	cat := rules.Builtin()
	for b.Loop() {
		if _, err := New(cat, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
