package match

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/rules"
)

// pairEngine knows a rule "main" that requires "part" nearby.
func pairEngine(t *testing.T, need rules.Required, change func(main, part *rules.TextRule)) *Engine {
	t.Helper()
	need.ID = "part"
	main := &rules.TextRule{Rule: rules.Rule{ID: "main"}, Regex: `mainword\d`, Keywords: []string{"mainword"}, Required: []rules.Required{need}}
	part := &rules.TextRule{Rule: rules.Rule{ID: "part"}, Regex: `partword\d`, Keywords: []string{"partword"}, SkipReport: true}
	if change != nil {
		change(main, part)
	}
	e, err := New(&rules.Catalogue{Rules: []*rules.TextRule{main, part}}, Options{Now: testNow})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestRequired(t *testing.T) {
	number := func(n int) *int { return &n }
	far := strings.Repeat(".", maxApart-9)
	tests := []struct {
		name string
		need rules.Required
		text string
		want int
	}{
		{"alone", rules.Required{}, "mainword1", 0},
		{"before", rules.Required{}, "partword1 mainword1", 1},
		{"behind", rules.Required{}, "mainword1\n\n\npartword1", 1},
		{"of several", rules.Required{}, "partword1 mainword1 mainword2 partword2", 2},
		{"just near enough", rules.Required{}, "mainword1" + far + "partword1", 1},
		{"too far", rules.Required{}, "mainword1." + far + "partword1", 0},
		{"just near enough before", rules.Required{}, "partword1" + far + "mainword1", 1},
		{"too far before", rules.Required{}, "partword1." + far + "mainword1", 0},
		{"same line", rules.Required{WithinLines: number(0)}, "x\npartword1 mainword1\n", 1},
		{"next line", rules.Required{WithinLines: number(0)}, "partword1\nmainword1\n", 0},
		{"within a line", rules.Required{WithinLines: number(1)}, "mainword1\r\npartword1\r\n", 1},
		{"within a line, carriage return", rules.Required{WithinLines: number(1)}, "mainword1\r\rpartword1", 0},
		{"within two lines", rules.Required{WithinLines: number(2)}, "partword1\r\n\nmainword1", 1},
		{"within one of two lines", rules.Required{WithinLines: number(1)}, "partword1\r\n\nmainword1", 0},
		{"many lines, capped", rules.Required{WithinLines: number(1 << 20)}, "mainword1." + far + "partword1", 0},
		{"columns", rules.Required{WithinColumns: number(10)}, "mainword1 partword1", 1},
		{"columns, too far", rules.Required{WithinColumns: number(9)}, "mainword1 partword1", 0},
		{"columns of different lines", rules.Required{WithinColumns: number(2)}, "  mainword1\npartword1", 1},
		{"columns of different lines, too far", rules.Required{WithinColumns: number(1)}, "  mainword1\npartword1", 0},
		{"lines and columns", rules.Required{WithinLines: number(1), WithinColumns: number(0)}, "mainword1\npartword1 mainword2", 1},
		{"the nearest is not in the same column", rules.Required{WithinLines: number(3), WithinColumns: number(0)}, " partword1\npartword2\n\nmainword1", 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := pairEngine(t, test.need, nil)
			data := []byte(test.text)
			if got := len(e.Plain(data)); got != test.want {
				t.Errorf("plain: %d matches, not %d", got, test.want)
			}
			if got := len(fast(e, data)); got != test.want {
				t.Errorf("fast: %d matches, not %d", got, test.want)
			}
		})
	}
}

// TestRequiredFarApart goes through a large text in which only some pairs are
// near each other.
func TestRequiredFarApart(t *testing.T) {
	e := pairEngine(t, rules.Required{}, nil)
	var b strings.Builder
	want := 0
	for i := range 60 {
		gap := 1 + i*4<<10
		fmt.Fprintf(&b, "mainword1%sPARTWORD1partword1", strings.Repeat(" ", gap))
		b.WriteString(strings.Repeat(" ", 2*maxApart))
		if gap <= maxApart-18 {
			want++
		}
	}
	data := []byte(b.String())
	if got := len(e.Plain(data)); got != want {
		t.Errorf("plain: %d matches, not %d", got, want)
	}
	if got := len(fast(e, data)); got != want {
		t.Errorf("fast: %d matches, not %d", got, want)
	}
}

// TestAllowedAt asks about paths after the scan.
func TestAllowedAt(t *testing.T) {
	tests := []struct {
		name   string
		change func(main, part *rules.TextRule)
		paths  []string // at which the match is a finding, of all below
	}{
		{"no conditions", nil, []string{"", "a.go", "test/a.go", "test/a.md"}},
		{"path of the rule", func(main, _ *rules.TextRule) { main.Path = `\.go$` }, []string{"a.go", "test/a.go"}},
		{"path of the other rule", func(_, part *rules.TextRule) { part.Path = `\.go$` }, []string{"a.go", "test/a.go"}},
		{"allowed path", func(main, _ *rules.TextRule) {
			main.Allowlists = []*rules.Allowlist{{Paths: []string{"^test/"}}}
		}, []string{"", "a.go"}},
		{"allowed path of the other rule", func(_, part *rules.TextRule) {
			part.Allowlists = []*rules.Allowlist{{Paths: []string{"^test/"}}}
		}, []string{"", "a.go"}},
		{"path and stop word", func(main, _ *rules.TextRule) {
			main.Allowlists = []*rules.Allowlist{{Condition: "AND", Paths: []string{"^test/"}, StopWords: []string{"word1"}}}
		}, []string{"", "a.go"}},
		{"path and another stop word", func(main, _ *rules.TextRule) {
			main.Allowlists = []*rules.Allowlist{{Condition: "AND", Paths: []string{"^test/"}, StopWords: []string{"word2"}}}
		}, []string{"", "a.go", "test/a.go", "test/a.md"}},
		{"path or another stop word", func(main, _ *rules.TextRule) {
			main.Allowlists = []*rules.Allowlist{{Paths: []string{"^test/"}, StopWords: []string{"word2"}}}
		}, []string{"", "a.go"}},
		{"path and commit", func(main, _ *rules.TextRule) {
			main.Allowlists = []*rules.Allowlist{{Condition: "AND", Paths: []string{"^test/"}, Commits: []string{"abc"}}}
		}, []string{"", "a.go", "test/a.go", "test/a.md"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := pairEngine(t, rules.Required{}, test.change)
			ms := fast(e, []byte("partword1 mainword1"))
			if len(ms) != 1 {
				t.Fatalf("%d matches", len(ms))
			}
			var got []string
			for _, path := range []string{"", "a.go", "test/a.go", "test/a.md"} {
				if !e.AllowedAt(ms[0], path) {
					got = append(got, path)
				}
			}
			if !slices.Equal(got, test.paths) {
				t.Errorf("a finding at %q, not %q", got, test.paths)
			}
		})
	}
}
