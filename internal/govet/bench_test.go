//go:build unix

package govet_test

import (
	"flag"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/damvet/damvet/internal/govet"
)

var benchPackages = flag.Int("packages", 400, "how many packages the module of BenchmarkEdit has")

// BenchmarkEdit checks a module again after one package was edited: a leaf,
// which nothing imports, one on which a tenth of the others rest, or the deepest,
// on which all do. A comment leaves a compiled package as it is. With a body of a
// function it changes, with a new function there is more to see of it, and with
// another type what others see is another thing: then everything that rests on it
// is checked again, as it is by go vet with all three. CPU seconds are those of
// all processes. Run it by hand:
//
//	go test ./internal/govet -run '^$' -bench Edit -benchtime 3x
func BenchmarkEdit(b *testing.B) {
	o := options(b, generated(*benchPackages))
	o.Memory = b.TempDir()
	deep, tenth, leaf := 0, *benchPackages-*benchPackages/5, *benchPackages-1
	edits := 0
	for _, name := range []string{"go vet", "damvet"} {
		check := func() {
			if name == "damvet" {
				if res, err := govet.Run(b.Context(), o); err != nil || len(res.Unreadable) > 0 {
					b.Fatal(err, res)
				}
				return
			}
			cmd := exec.Command("go", "vet", "./...")
			cmd.Dir = o.Dir
			if out, err := cmd.CombinedOutput(); err != nil {
				b.Fatalf("%v: %s", err, out)
			}
		}
		for _, n := range []int{leaf, tenth, deep} { // as they were before the other tool's edits
			path, text := generatedPackage(n, *benchPackages)
			write(b, o.Dir, path, text)
		}
		check()
		for _, edit := range []struct {
			what string
			n    int
			text string
		}{
			{"nothing", leaf, ""},
			{"leaf", leaf, "// Edit %d.\n"},
			{"leaf-type", leaf, "type Edit [%d]int\n"},
			{"deep", deep, "// Edit %d.\n"},
			{"tenth-type", tenth, "type Edit [%d]int\n"},
			{"deep-body", deep, "func edit() int { return %d }\n"},
			{"deep-new", deep, "func Edit%d() {}\n"},
			{"deep-type", deep, "type Edit [%d]int\n"},
		} {
			grown := ""
			b.Run(name+"/"+edit.what, func(b *testing.B) {
				before := spent(b)
				for range b.N {
					if edit.text != "" {
						edits++
						path, text := generatedPackage(edit.n, *benchPackages)
						more := fmt.Sprintf(edit.text, edits)
						if edit.what == "deep-new" {
							grown += more
							more = grown
						}
						write(b, o.Dir, path, text+"\n"+more)
					}
					check()
				}
				b.ReportMetric((spent(b)-before).Seconds()/float64(b.N), "cpu-s/op")
			})
		}
	}
}

// spent is the CPU time of this process and of those that it has waited for.
func spent(b *testing.B) time.Duration {
	var all time.Duration
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var u syscall.Rusage
		if err := syscall.Getrusage(who, &u); err != nil {
			b.Fatal(err)
		}
		all += time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	return all
}

// generated is a module of so many packages, each of which imports four that
// come before it.
func generated(n int) string {
	var s strings.Builder
	s.WriteString(module)
	for i := range n {
		path, text := generatedPackage(i, n)
		fmt.Fprintf(&s, "-- %s --\n%s", path, text)
	}
	return s.String()
}

func generatedPackage(i, n int) (path, text string) {
	var s strings.Builder
	fmt.Fprintf(&s, "package p%d\n\n", i)
	var imports []int
	for _, j := range []int{i - 1, i / 2, i / 3, 0} {
		// The last tenth is leaves.
		if j >= 0 && j < i && j < n-n/10 && !slices.Contains(imports, j) {
			imports = append(imports, j)
			fmt.Fprintf(&s, "import \"example.com/app/p%d\"\n\n", j)
		}
	}
	fmt.Fprintf(&s, "type T struct{ name, token string }\n\nfunc New(name, token string) *T {\n")
	for _, j := range imports {
		fmt.Fprintf(&s, "\t_ = p%d.New(name, token)\n", j)
	}
	s.WriteString("\treturn &T{name, token}\n}\n")
	for k := range 20 {
		fmt.Fprintf(&s, "\nfunc (t *T) M%d(n int) int {\n\tfor i := range n {\n\t\tif len(t.name)+i > %d {\n\t\t\treturn i\n\t\t}\n\t}\n\treturn n\n}\n", k, k)
	}
	return fmt.Sprintf("p%d/p.go", i), s.String()
}
