package match

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/lazyregexp"
)

// TestFinder holds finders against the expressions themselves, before and after
// they have made their filters.
func TestFinder(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	words := []string{"app", "App_id", " : ", "'", "\n", "é", "ſign_token(", "sign", "req.query", "x", "}", "aaaaaaaaaa", "0", "xapp"}
	for _, expr := range []string{
		`(?i)\bapp(?:lication)?[-_]?id\b\s{0,3}[:=]?`, `(?i)(?P<call>sign_?token\(\s{0,3}[^()\r\n]{0,80}req\.(?:query|body))`,
		`(?m)^app|}$`, `\Aapp|x\z`, `a{3,}`, `(?i)\bs?ign\b`, `x*`,
	} {
		f, re := NewFinder(expr), lazyregexp.New(expr).Get()
		for range 200 {
			var b strings.Builder
			for b.Len() < 600 {
				b.WriteString(words[rng.IntN(len(words))])
				if rng.IntN(4) == 0 {
					b.WriteString(strings.Repeat("-", rng.IntN(60)))
				}
			}
			for _, n := range []int{-1, 3} {
				data := []byte(b.String())
				if got, want := f.FindAllSubmatchIndex(data, n), re.FindAllSubmatchIndex(data, n); !reflect.DeepEqual(got, want) && len(got)+len(want) > 0 {
					t.Fatalf("%s, at most %d in %q: %v, and not %v", expr, n, data, got, want)
				}
			}
		}
		if f.passed.Load() < finderAfter {
			t.Fatalf("%s: no filter was made", expr)
		}
	}
}
