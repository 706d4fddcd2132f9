package policy

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// The methods that code is read for are those that an expression finds.
func TestMethods(t *testing.T) {
	re := regexp.MustCompile(`(?:^|[^A-Za-z])(?:(?i:method)[._]?)?(?i:(get|post|put|patch|delete|head))(?:[^A-Za-z]|$)|Method(Get|Post|Put|Patch|Delete|Head)\b`)
	rng := rand.New(rand.NewPCG(1, 2))
	parts := []string{"get", "Post", "PUT", "patch", "delete", "head", "method", "Method", "METHOD", "Get", "Head", ".", "_", " ", "é", "x", "1", "\n", "(", "M"}
	found := 0
	for range 50000 {
		var b strings.Builder
		for range rng.IntN(8) {
			b.WriteString(parts[rng.IntN(len(parts))])
		}
		text := []byte(b.String())
		var first, last string
		for i, m := range re.FindAllSubmatch(text, -1) {
			last = strings.ToUpper(string(m[1]) + string(m[2]))
			if i == 0 {
				first = last
			}
			found++
		}
		if got := firstMethod(text); got != first {
			t.Fatalf("%q: first %q, not %q", text, got, first)
		}
		if got := lastMethod(text); got != last {
			t.Fatalf("%q: last %q, not %q", text, got, last)
		}
	}
	if found == 0 {
		t.Error("nothing was found")
	}
}
