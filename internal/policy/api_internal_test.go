package policy

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/rules"
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

// The endpoints that a path is are found among those that begin alike as they are
// among all.
func TestMatchByHead(t *testing.T) {
	j, err := New(rules.Builtin(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(3, 4))
	found := 0
	for _, a := range j.apis {
		rows := a.table().rows
		all := &api{table: func() table { return table{rows: rows, anys: counted(len(rows))} }}
		for range 20000 {
			path := slices.Clone(rows[rng.IntN(len(rows))].segments)
			other := rows[rng.IntN(len(rows))].segments
			for range rng.IntN(3) {
				path[rng.IntN(len(path))] = []string{variable, "x", "Assets", other[rng.IntN(len(other))]}[rng.IntN(4)]
			}
			path = path[:1+rng.IntN(len(path))]
			got, want := a.match(path), all.match(path)
			if !slices.Equal(got, want) {
				t.Fatalf("%s: %q: rows %d, not %d", a.platform.ID, path, got, want)
			}
			found += len(got)
		}
	}
	if found == 0 {
		t.Error("nothing was found")
	}
}

func counted(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}
