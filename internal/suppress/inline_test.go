package suppress

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

func TestInline(t *testing.T) {
	for _, tt := range []struct {
		text   string
		rules  string
		reason string
		target int
	}{
		{"key = x # damvet:ignore a-rule because of this", "a-rule", "because of this", 1},
		{"key = x // damvet:ignore[a-rule] because", "a-rule", "because", 1},
		{"x /* damvet:ignore a-rule,b-rule both known */", "a-rule b-rule", "both known", 1},
		{"<!-- damvet:ignore[a-rule, b-rule] sample -->", "a-rule b-rule", "sample", 1},
		{"# damvet:ignore a-rule the next line\n\n  key = x\n", "a-rule", "the next line", 3},
		{"\t// damvet:ignore a-rule the next line\r\nkey\r\n", "a-rule", "the next line", 2},
		{"{\"//\": \"damvet:ignore a-rule a sample\",\n\"key\": 1}", "a-rule", "a sample\",", 2},
		{"# damvet:ignore a-rule", "", "", 0},
		{"# damvet:ignore[a-rule] -->", "", "", 0},
		{"# damvet:ignore RULE reason", "", "", 0},
		{"# damvet:ignored a-rule reason", "", "", 0},
	} {
		all := Inline(finding.NewText("f", []byte(tt.text)))
		if tt.rules == "" {
			if len(all) != 0 {
				t.Errorf("%q: %+v, want nothing", tt.text, *all[0])
			}
			continue
		}
		if len(all) != 1 {
			t.Errorf("%q: %d directives", tt.text, len(all))
			continue
		}
		d := all[0]
		if strings.Join(d.Rules, " ") != tt.rules || d.Reason != tt.reason || d.Target != tt.target {
			t.Errorf("%q: %+v", tt.text, *d)
		}
	}
}

func TestMatch(t *testing.T) {
	text := finding.NewText("f", []byte("one # damvet:ignore a-rule known\ntwo\nthree\n"))
	all := Inline(text)
	at := func(rule string, line, endLine int) *finding.Finding {
		return &finding.Finding{Rule: &rules.Rule{ID: rule}, Span: finding.Span{Line: line, EndLine: endLine}}
	}
	if Match(all, at("a-rule", 2, 2)) != nil || Match(all, at("b-rule", 1, 1)) != nil {
		t.Error("it accepts another line, or another rule")
	}
	if all[0].Used {
		t.Error("it counts as used")
	}
	if Match(all, at("a-rule", 1, 3)) == nil || !all[0].Used {
		t.Error("it does not accept its own")
	}
}

// TestRule: the rule that reports unused comments knows a comment by the same
// signs as Inline does.
func TestRule(t *testing.T) {
	for _, r := range rules.Builtin().Rules {
		if r.ID != "unused-suppression" {
			continue
		}
		re := regexp.MustCompile(r.Regex)
		for _, e := range slices.Concat(r.Examples(), r.Counterexamples()) {
			if got, want := len(Inline(finding.NewText("f", []byte(e.Text)))) > 0, re.MatchString(e.Text); got != want {
				t.Errorf("%q: Inline says %v, the rule %v", e.Text, got, want)
			}
		}
		groups := strings.NewReplacer(`\[(`, `\[`, `)\]`, `\]`, `([a-z][`, `[a-z][`, `{0,8}))[`, `{0,8})[`, `([^`, `[^`, `{0,200})`, `{0,200}`)
		if got := groups.Replace(directive.Get().String()); got != r.Regex {
			t.Errorf("Inline looks for\n%s\nand the rule for\n%s", got, r.Regex)
		}
		return
	}
	t.Error("there is no such rule")
}

func FuzzInline(f *testing.F) {
	for _, s := range []string{"# damvet:ignore a-rule why", "damvet:ignore[", "damvet:ignore[a,b] \r", "\ufeff# damvet:ignore[a-rule] x\n\n\ny"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text := finding.NewText("f", data)
		for _, d := range Inline(text) {
			if d.Reason == "" || len(d.Rules) == 0 || slices.Contains(d.Rules, "damvet") && d.Line < 1 {
				t.Errorf("%+v", *d)
			}
			if d.Line < 1 || d.Target < d.Line || !strings.HasPrefix(string(data[d.Offset:]), Keyword) {
				t.Errorf("placed wrongly: %+v", *d)
			}
		}
	})
}
