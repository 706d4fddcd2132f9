package record

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// What is taken over from another map counts as what is read does: a few bytes of
// a text cannot bring the same fields again and again.
func TestTakenOver(t *testing.T) {
	fields := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "'k%d': 1, ", i)
		}
		return b.String()
	}
	for path, text := range map[string]string{
		"a.js": "const a = {" + fields(maxSpread) + "}\nf({" + strings.Repeat("...a,", 200_000) + "})",
		"a.py": "h = {" + fields(10_000) + "}\n" + strings.Repeat("s.headers.update(h)\n", 5_000),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		docs := Read(path, []byte(text))
		runtime.ReadMemStats(&after)
		if got := (after.TotalAlloc - before.TotalAlloc) >> 20; got > 400 {
			t.Errorf("%s: %d MiB for %d bytes", path, got, len(text))
		}
		if len(docs) == 0 {
			t.Errorf("%s: nothing was read", path)
		}
	}
}
