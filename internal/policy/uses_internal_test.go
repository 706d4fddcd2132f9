package policy

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// integration returns the same integration in every language, by path.
func integration(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../record/testdata/integration/*")
	if err != nil || len(files) == 0 {
		t.Fatal("no integration: ", err)
	}
	texts := map[string]string{}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts[path] = string(text)
	}
	return texts
}

// The names in a text are what an expression says that they are.
func TestIdentifiers(t *testing.T) {
	name := regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_]{7,80}`)
	texts := []string{
		"", "short", "A_LONG_NAME=1", "1digits_first", "é_longer_name", strings.Repeat("9", 200) + "behind_it",
		strings.Repeat("x", 81) + "_and_more", strings.Repeat("x", 85), strings.Repeat("some_name ", maxIdentifiers) + "one_too_many",
	}
	for _, text := range integration(t) {
		texts = append(texts, text)
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
