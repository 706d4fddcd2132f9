package policy

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The names in a text are what an expression says that they are.
func TestIdentifiers(t *testing.T) {
	name := regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_]{7,80}`)
	texts := []string{
		"", "short", "A_LONG_NAME=1", "1digits_first", "é_longer_name", strings.Repeat("9", 200) + "behind_it",
		strings.Repeat("x", 81) + "_and_more", strings.Repeat("x", 85), strings.Repeat("some_name ", maxIdentifiers) + "one_too_many",
	}
	files, err := filepath.Glob("../record/testdata/integration/*")
	if err != nil || len(files) == 0 {
		t.Fatal("no integration: ", err)
	}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	for _, text := range texts {
		want := map[string]bool{}
		for _, m := range name.FindAllString(text, maxIdentifiers) {
			want[strings.ToLower(strings.ReplaceAll(m, "_", ""))] = true
		}
		if got := identifiers([]byte(text)); !maps.Equal(got, want) {
			t.Errorf("%.60q: %v, want %v", text, got, want)
		}
	}
}
