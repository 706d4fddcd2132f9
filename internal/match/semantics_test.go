package match

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/zricethezav/gitleaks/v8/detect"

	"github.com/damvet/damvet/rules"
)

// TestMeaningsAreGitleaks has gitleaks' detector and the plain scan read the
// same generated configurations and texts: secret groups, entropy, allowlists
// of every kind, required rules, paths.
func TestMeaningsAreGitleaks(t *testing.T) {
	matched, kinds := 0, map[string]int{}
	for seed := range uint64(300) {
		g := generator{rand.New(rand.NewPCG(seed, 5))}
		config := g.config()
		file, err := rules.Parse("test", []byte(config))
		if err != nil {
			t.Fatalf("%v in\n%s", err, config)
		}
		e, err := New(&rules.Catalogue{Rules: file.Rules, Allowlists: file.Allowlists}, Options{Now: testNow})
		if err != nil {
			t.Fatal(err)
		}
		cfg, err := loadGitleaks(config)
		if err != nil {
			t.Fatalf("%v in\n%s", err, config)
		}
		d := detect.NewDetector(cfg)
		for range 10 {
			text, path := g.settings(), g.pick("src/a.go", "test/b.go", "c.md")
			if strings.Contains(config, "withinColumns") {
				// Behind the first line gitleaks counts one column too many.
				text = "\n" + text
			}
			var got, want []string
			for _, m := range e.Plain([]byte(text)) {
				if !e.AllowedAt(m, path) {
					got = append(got, m.Rule.ID+" "+string(m.Secret))
				}
			}
			//lint:ignore SA1019 Detect takes no other type.
			for _, f := range d.Detect(detect.Fragment{Raw: text, FilePath: path}) {
				want = append(want, f.RuleID+" "+f.Secret)
				kinds[f.RuleID]++
			}
			slices.Sort(got)
			slices.Sort(want)
			matched += len(want)
			if !slices.Equal(got, want) {
				t.Fatalf("seed %d, %s: got\n%q\nwant\n%q\nin %q\nof\n%s", seed, path, got, want, text, config)
			}
		}
	}
	t.Logf("%d matches: %v", matched, kinds)
	if matched < 2_000 || len(kinds) < 5 {
		t.Errorf("the generator is too tame: %d matches, %v", matched, kinds)
	}
}

// config returns a gitleaks configuration. Every match of its rules holds a
// keyword, since gitleaks asks for one somewhere in the text.
func (g generator) config() string {
	var b strings.Builder
	maybe := func(n int, format string, args ...any) {
		if g.IntN(n) == 0 {
			fmt.Fprintf(&b, format+"\n", args...)
		}
	}
	allowlist := func(table string) {
		fmt.Fprintf(&b, "[[%s]]\n", table)
		maybe(2, "condition = %q", g.pick("AND", "OR", "and"))
		maybe(2, "regexTarget = %q", g.pick("match", "line", "secret"))
		some := false
		for _, line := range []string{
			"regexes = ['''" + g.pick("a0", "^b", "key", "c$", "9", "# ok") + "''', '''" + g.pick("zzz", "b{3}") + "''']",
			`stopwords = ["` + g.pick("ab", "C1", "00") + `"]`,
			`paths = ['''` + g.pick("^test/", `\.md$`) + `''']`,
		} {
			if g.IntN(3) == 0 {
				some = true
				b.WriteString(line + "\n")
			}
		}
		if !some {
			b.WriteString("stopwords = [\"b2\"]\n")
		}
	}
	n := 3 + g.IntN(3)
	for i := range n {
		fmt.Fprintf(&b, "[[rules]]\nid = \"r%d\"\n", i)
		regex := g.pick(`key=([a-c0-9]{4,8})`, `(?i)KEY=()([a-c0-9]{4,8})`, `key[:=][a-c0-9]{4}`, `key=([a-c]{2})?([0-9]{2})?`,
			`\nkey=\w{4,9}\n\n?`, `user=(\w+)`, `key=(\w+)\s+#`, `(?:key|user)=([^\s]{3,9})`)
		fmt.Fprintf(&b, "regex = '''%s'''\n", regex)
		fmt.Fprintln(&b, `keywords = ["key", "User"]`)
		// Where the group asked for may be empty damvet has its own mind.
		if strings.HasSuffix(regex, ")") && !strings.Contains(regex, "()") {
			maybe(3, "secretGroup = 1")
		}
		maybe(3, "entropy = %.2f", g.Float64()*3)
		maybe(4, "path = '''%s'''", g.pick(`\.go$`, "^src/", "x"))
		maybe(6, "skipReport = true")
		if i > 0 && g.IntN(3) == 0 {
			fmt.Fprintf(&b, "[[rules.required]]\nid = \"r%d\"\n", g.IntN(i))
			maybe(2, "withinLines = %d", g.IntN(3))
			maybe(3, "withinColumns = %d", g.IntN(20))
		}
		for range g.IntN(3) {
			allowlist("rules.allowlists")
		}
	}
	for range g.IntN(3) {
		allowlist("allowlists")
		maybe(2, "targetRules = [\"r%d\", \"r%d\"]", g.IntN(n), g.IntN(n))
	}
	return b.String()
}

// settings returns a text for such a configuration. It ends with a line feed:
// in a last line without one gitleaks takes the whole text for the line.
func (g generator) settings() string {
	var b strings.Builder
	for range g.IntN(12) {
		b.WriteString(g.pick("key=", "Key=", "user=", "key:", ""))
		for range g.IntN(9) {
			b.WriteString(g.pick("a", "b", "c", "0", "1", "9", "ab"))
		}
		b.WriteString(g.pick("\n", "\n", "\n", " # ok\n", " ", "\n\n", " #\n"))
	}
	return b.String() + "\n"
}
