package scan

import (
	"strings"
	"testing"
)

// A text with more records than are read is counted.
func TestRecordBound(t *testing.T) {
	const excluded = "records of a text behind its first 524,288 values"
	for n, want := range map[int]int{10: 0, 1 << 20: 1} {
		text := `[{"description": "press", "permissions": ["OBJECT_LIST"], "filerobot": [` + strings.Repeat("1,", n) + `1]}]`
		res, err := newScanner(t).Content("a.json", strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := res.Coverage.Excluded[excluded]; int(got) != want {
			t.Errorf("of %d values: the coverage is %v", n, res.Coverage.Excluded)
		}
	}
}
