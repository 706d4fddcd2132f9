package match

import (
	"bytes"
	"math/rand/v2"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"testing"

	gitleaksconfig "github.com/zricethezav/gitleaks/v8/config"
	"github.com/zricethezav/gitleaks/v8/detect"

	"github.com/damvet/damvet/internal/gitleaks"
	"github.com/damvet/damvet/rules"
)

// withGeneral returns the embedded catalogue with gitleaks' default rules.
func withGeneral(t testing.TB) *rules.Catalogue {
	cat, err := rules.Builtin().WithGeneral(gitleaks.Default().Rules, false)
	if err != nil {
		t.Fatal(err)
	}
	return cat
}

// generalTexts are texts of samples of each rule's expression, of a few others',
// and noise; all end with a line feed, since in a last line without one gitleaks
// takes the whole text for the line.
func generalTexts(t *testing.T, e *Engine, seeds uint64) [][]byte {
	var exprs []*syntax.Regexp
	for _, r := range e.rules {
		if r.General {
			re, err := syntax.Parse(r.Regex, syntax.Perl)
			if err != nil {
				t.Fatal(err)
			}
			exprs = append(exprs, re)
		}
	}
	var texts [][]byte
	for seed := range seeds {
		g := generator{rand.New(rand.NewPCG(seed, 3))}
		for i, re := range exprs {
			some := []*syntax.Regexp{re, re, exprs[g.IntN(len(exprs))], exprs[g.IntN(len(exprs))]}
			var b bytes.Buffer
			for range 1 + g.IntN(4) {
				b.Write(g.text(some, 1+g.IntN(4)))
				b.WriteString(g.pick("\n", " ", "\"", "'\n", "\n"))
				b.WriteString(g.pick("key: ", "token = ", "curl ", "secret=\"", ""))
				b.WriteString(g.sample(exprs[i]))
				b.WriteString(g.pick("\n", "\"\n", ";\n"))
			}
			texts = append(texts, b.Bytes())
		}
	}
	return texts
}

func TestEngineEqualsPlainOnGeneralRules(t *testing.T) {
	e, err := New(withGeneral(t), Options{Now: testNow})
	if err != nil {
		t.Fatal(err)
	}
	met := map[string]bool{}
	for i, data := range generalTexts(t, e, 2) {
		want := e.Plain(data)
		for _, m := range want {
			met[m.Rule.ID] = true
		}
		if got, want := describe(fast(e, data)), describe(want); got != want {
			t.Fatalf("text %d: in %q\ngot\n%swant\n%s", i, data, got, want)
		}
	}
	t.Logf("%d rules matched", len(met))
	if len(met) < 170 {
		t.Errorf("only %d rules matched", len(met))
	}
}

// TestGeneralIsGitleaks holds what is found with gitleaks' default rules
// against what gitleaks' own detector finds in the same texts.
func TestGeneralIsGitleaks(t *testing.T) {
	cfg, err := loadGitleaks(gitleaksconfig.DefaultConfig)
	if err != nil {
		t.Fatal(err)
	}
	detector := detect.NewDetector(cfg)
	e, err := New(withGeneral(t), Options{Now: testNow})
	if err != nil {
		t.Fatal(err)
	}
	met := map[string]bool{}
	for _, data := range generalTexts(t, e, 2) {
		// gitleaks looks for keywords in lower case, where these two letters stay
		// what they are, though its expressions take them for s and k.
		data = bytes.ReplaceAll(bytes.ReplaceAll(data, []byte("ſ"), []byte("s")), []byte("\u212a"), []byte("k"))
		compareWithGitleaks(t, e, detector, data, fast(e, data), met)
	}
	t.Logf("%d rules matched", len(met))
	if len(met) < 170 {
		t.Errorf("only %d rules matched", len(met))
	}
}

// compareWithGitleaks holds the secrets that matches are about against what
// gitleaks finds in the same text, and notes which of its rules do.
func compareWithGitleaks(t *testing.T, e *Engine, detector *detect.Detector, data []byte, matches []*Match, met map[string]bool) {
	t.Helper()
	var got, want []string
	for _, m := range matches {
		if m.Rule.General && !e.AllowedAt(m, "") {
			got = append(got, m.Rule.ID+" "+strconv.Quote(string(m.Secret)))
		}
	}
	for _, f := range detector.DetectBytes(data) {
		met[f.RuleID] = true
		want = append(want, f.RuleID+" "+strconv.Quote(f.Secret))
	}
	slices.Sort(got)
	slices.Sort(want)
	// Where a rule tells more gitleaks drops what a generic one found.
	got = slices.DeleteFunc(slices.Compact(got), func(s string) bool {
		return strings.HasPrefix(s, "generic") && !slices.Contains(want, s)
	})
	if want = slices.Compact(want); !slices.Equal(got, want) {
		t.Errorf("in %q\ngot\n%s\nand gitleaks finds\n%s", data, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
