package lazyregexp

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// What is remembered equals what the expressions say, also of more texts than
// are remembered and of longer ones.
func TestAny(t *testing.T) {
	exprs := []string{`^a1`, `7$`}
	any := NewAny(exprs)
	for range 2 {
		for n := range 2*maxSaid + 10 {
			for _, text := range []string{fmt.Sprint("a", n), strings.Repeat("x", shortText) + fmt.Sprint(n)} {
				want := regexp.MustCompile(exprs[0]).MatchString(text) || strings.HasSuffix(text, "7")
				if got := any.Match([]byte(text)); got != want {
					t.Fatalf("Match(%q) = %t, want %t", text, got, want)
				}
			}
		}
	}
	if len(any.said) > maxSaid {
		t.Errorf("%d texts are remembered", len(any.said))
	}
	if NewAny(nil).Match([]byte("a")) {
		t.Error("no expression matches")
	}
}
