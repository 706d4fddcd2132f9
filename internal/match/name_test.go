package match

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// A name is told to be none only if no path that ends in it matches.
func TestNames(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(from ...string) string { return from[r.IntN(len(from))] }
	refused := 0
	for _, expr := range []string{
		`(?i)(?:^|\/)[^\/]+\.p(?:12|fx)$`, `\.pem$`, `^secrets/`, `(^|/)id_(rsa|dsa)$`, `conf/.*\.ya?ml$`, `key`, `^a/b$`, `\bkey\b`, `^$`, `é\.txt\z`, `(?m)\.p12$`,
	} {
		n, err := NewNames(expr)
		if err != nil {
			t.Fatal(err)
		}
		re := regexp.MustCompile(expr)
		for range 3000 {
			name := pick("a", "id_rsa", "key", "conf", "é", "x") + pick(".pem", ".p12", ".PFX", ".yml", "", "é.txt", ".txt")
			var dir strings.Builder
			for range r.IntN(3) {
				dir.WriteString(pick("a", "secrets", "conf", "key", "x.p12") + "/")
			}
			if may := n.May(name); !may {
				refused++
				if re.MatchString(dir.String() + name) {
					t.Fatalf("%s: %q is told to be none, and %q matches", expr, name, dir.String()+name)
				}
			}
		}
	}
	if refused == 0 {
		t.Error("no name is refused")
	}
}
