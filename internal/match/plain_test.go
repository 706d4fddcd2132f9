package match

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"regexp/syntax"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/damvet/damvet/internal/synth"
	"github.com/damvet/damvet/rules"
)

// fast returns what the engine proper finds where Plain would look.
func fast(e *Engine, data []byte) []*Match {
	p := e.newPass(data, 0)
	defer p.free()
	p.run()
	return p.matches
}

func describe(ms []*Match) string {
	var b strings.Builder
	for _, m := range ms {
		fmt.Fprintf(&b, "%s %d-%d %d-%d %q %v\n", m.Rule.ID, m.Start, m.End, m.SecretStart, m.SecretEnd, m.Key, m.Via)
	}
	return b.String()
}

// generator makes texts and expressions that provoke differences.
type generator struct{ *rand.Rand }

var words = []string{"iconik", "token", "secret", "key", "sk-", "Auth-Token", "private_"}

func (g generator) word() string { return words[g.IntN(len(words))] }

func (g generator) pick(from ...string) string { return from[g.IntN(len(from))] }

// case changes the case of some letters, and at times spells k and s oddly.
func (g generator) cased(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case g.IntN(6) > 0:
			return r
		case r == 'k' && g.IntN(3) == 0:
			return kelvin
		case r == 's' && g.IntN(3) == 0:
			return longS
		}
		return unicode.ToUpper(r)
	}, s)
}

// expr returns an expression. Some can be proven to hold a word, some not.
func (g generator) expr(depth int) string {
	if depth == 0 {
		return g.pick(regexp.QuoteMeta(g.word()), "[a-f0-9]{2,4}", ".", "[^\"\n]{0,3}", "k", "s", `\s`, `\W`, `\x{17f}`, "é", "[[:alpha:]]")
	}
	sub := func() string { return g.expr(depth - 1) }
	switch g.IntN(14) {
	case 0, 1, 2, 3:
		return sub() + sub()
	case 4:
		return "(?:" + sub() + "|" + sub() + ")"
	case 5:
		return "(" + sub() + ")"
	case 6:
		return "(?i:" + sub() + ")"
	case 7:
		return "(?:" + sub() + ")" + g.pick("?", "??", "{0,3}", "{2}", "{1,2}?")
	case 8:
		return g.pick(`\b`, `\B`, "^", "(?m:^)") + sub()
	case 9:
		return sub() + g.pick(`\b`, `\B`, "$", "(?m:$)", `\z`)
	case 10:
		return sub() + g.pick("[=: ]{1,3}", `["']?`, "[a-z0-9]{4,12}") + sub()
	case 11:
		return "(?s:" + sub() + ")"
	case 12:
		return sub() + g.pick("[a-z]*", "[0-9]+")
	}
	return sub()
}

// sample returns a string that re may match.
func (g generator) sample(re *syntax.Regexp) string {
	var b strings.Builder
	switch re.Op {
	case syntax.OpLiteral:
		s := string(re.Rune)
		if re.Flags&syntax.FoldCase != 0 {
			s = g.cased(strings.ToLower(s))
		}
		return s
	case syntax.OpCharClass:
		i := 2 * g.IntN(len(re.Rune)/2)
		return string(re.Rune[i] + g.Int32N(min(re.Rune[i+1]-re.Rune[i]+1, 200)))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return g.pick("x", "k", "\xff", "é", "€", "\U0001f600", " ")
	case syntax.OpAlternate:
		return g.sample(re.Sub[g.IntN(len(re.Sub))])
	case syntax.OpQuest, syntax.OpStar, syntax.OpPlus, syntax.OpRepeat:
		lo, hi := re.Min, re.Max
		switch re.Op {
		case syntax.OpQuest:
			lo, hi = 0, 1
		case syntax.OpStar:
			lo, hi = 0, 3
		case syntax.OpPlus:
			lo, hi = 1, 3
		}
		if hi < 0 {
			hi = lo + 3
		}
		for range lo + g.IntN(min(hi-lo, 20)+1) {
			b.WriteString(g.sample(re.Sub[0]))
		}
		return b.String()
	}
	for _, sub := range re.Sub {
		b.WriteString(g.sample(sub))
	}
	return b.String()
}

// text returns a text made of samples of expressions, whole and cut, and noise.
func (g generator) text(exprs []*syntax.Regexp, n int) []byte {
	var b strings.Builder
	for range n {
		switch g.IntN(8) {
		case 0:
			b.WriteString(g.cased(g.word()))
		case 1, 2, 3:
			b.WriteString(g.sample(exprs[g.IntN(len(exprs))]))
		case 4:
			s := g.sample(exprs[g.IntN(len(exprs))])
			if len(s) > 0 {
				i := g.IntN(len(s))
				b.WriteString(s[i : g.IntN(len(s)-i)+i])
			}
		case 5:
			b.WriteString(g.pick("\n", "\r\n", "\r", " ", "\x00", "=", `"`, "\xe2\x84", "\xc5", "\xff", "é"))
		case 6:
			b.WriteString(strings.Repeat(g.pick("x", " ", "ab", "\xff"), g.IntN(40)))
		case 7:
			w := g.word()
			b.WriteString(w[:g.IntN(len(w))])
		}
	}
	return []byte(b.String())
}

// catalogue makes a catalogue of generated rules. None is checked: what a rule
// says of itself is not looked at here.
func (g generator) catalogue(n int) (*rules.Catalogue, []*syntax.Regexp) {
	cat := &rules.Catalogue{}
	var exprs []*syntax.Regexp
	for i := range n {
		r := &rules.TextRule{Regex: g.expr(1 + g.IntN(4)), General: g.IntN(2) == 0}
		if g.IntN(4) > 0 {
			w := g.word()
			r.Keywords = append(r.Keywords, w)
			r.Regex = g.expr(g.IntN(3)) + g.pick("", "(?i)", "(?i)") + regexp.QuoteMeta(w) + g.expr(g.IntN(4))
		}
		r.ID = fmt.Sprint("r", i)
		re, err := syntax.Parse(r.Regex, syntax.Perl)
		if err != nil {
			continue
		}
		for range 1 + g.IntN(4) {
			r.Keywords = append(r.Keywords, g.word())
		}
		switch g.IntN(6) {
		case 0:
			r.Entropy = 2
		case 1:
			r.Allowlists = []*rules.Allowlist{{StopWords: []string{"ab"}}}
		case 2:
			r.SkipReport = true
		}
		if i > 0 && g.IntN(3) == 0 {
			q := rules.Required{ID: cat.Rules[g.IntN(len(cat.Rules))].ID}
			if lines := g.IntN(3); lines > 0 {
				q.WithinLines = &lines
			}
			if columns := g.IntN(20); columns > 9 {
				q.WithinColumns = &columns
			}
			r.Required = append(r.Required, q)
		}
		cat.Rules = append(cat.Rules, r)
		exprs = append(exprs, re)
	}
	return cat, exprs
}

func TestEngineEqualsPlainOnGeneratedRules(t *testing.T) {
	windowed, matched := 0, 0
	for seed := range uint64(150) {
		g := generator{rand.New(rand.NewPCG(seed, 1))}
		cat, exprs := g.catalogue(6)
		if len(exprs) == 0 {
			continue
		}
		e, err := New(cat, Options{Now: testNow})
		if err != nil {
			t.Fatal(err)
		}
		windowed += len(e.rules) - len(e.whole)
		for range 20 {
			data := g.text(exprs, 1+g.IntN(40))
			want := e.Plain(data)
			matched += len(want)
			if got, want := describe(fast(e, data)), describe(want); got != want {
				for _, r := range e.rules {
					t.Logf("%s: %q %q %+v first=%v", r.ID, r.Regex, r.Keywords, r.shape(), r.first)
				}
				t.Fatalf("seed %d: in %q\ngot\n%swant\n%s", seed, data, got, want)
			}
		}
	}
	t.Logf("%d rules windowed, %d matches", windowed, matched)
	if windowed < 300 || matched < 20_000 {
		t.Errorf("the generator is too tame: %d rules windowed, %d matches", windowed, matched)
	}
}

func TestEngineEqualsPlainOnBuiltinRules(t *testing.T) {
	e := builtinEngine(t)
	var exprs []*syntax.Regexp
	var examples []string
	for _, r := range e.rules {
		re, err := syntax.Parse(r.Regex, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		exprs = append(exprs, re)
		for _, ex := range append(r.Examples(), r.Counterexamples()...) {
			text, err := synth.Expand(ex.Text)
			if err != nil {
				t.Error(err)
			}
			examples = append(examples, text)
		}
	}
	matched := 0
	for seed := range uint64(100) {
		g := generator{rand.New(rand.NewPCG(seed, 2))}
		data := g.text(exprs, 1+g.IntN(40))
		for range g.IntN(10) {
			data = append(data, g.cased(g.pick(examples...))...)
			data = append(data, g.pick("\n", "", " ")...)
		}
		want := e.Plain(data)
		matched += len(want)
		if got, want := describe(fast(e, data)), describe(want); got != want {
			t.Fatalf("seed %d: in %q\ngot\n%swant\n%s", seed, data, got, want)
		}
	}
	t.Logf("%d matches", matched)
}

// TestConcurrently scans in several goroutines with one engine.
func TestConcurrently(t *testing.T) {
	e := builtinEngine(t)
	data := []byte(strings.Join(examples(t, e), "\n"))
	want := describe(fast(builtinEngine(t), data))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if describe(fast(e, data)) != want {
				t.Error("another result")
			}
		})
	}
	wg.Wait()
}
