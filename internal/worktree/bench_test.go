//go:build unix

package worktree

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/damvet/damvet/internal/worktree/gittest"
)

// benchRules are of the kinds that projects have, 120 of them.
func benchRules() string {
	rules := []string{
		"# build", "/bin/", "/dist", "build/", "node_modules/", "*.o", "*.a", "*.so", "*.so.*", "*.py[cod]", "__pycache__/", "*~", ".#*",
		".env", ".env.*", "!.env.example", "/coverage/*.html", "**/target/**", "docs/**/*.tmp", "**/.cache", "*.log", "npm-debug.log*",
		".DS_Store", "Thumbs.db", "[Dd]ebug/", "[Rr]elease/", "*.sw?", "/vendor/*/testdata", "!/vendor/keep/testdata", ".idea/",
	}
	for i := len(rules); i < 120; i++ {
		switch i % 4 {
		case 0:
			rules = append(rules, fmt.Sprintf("/generated/part%d/", i))
		case 1:
			rules = append(rules, fmt.Sprintf("*.ext%d", i))
		case 2:
			rules = append(rules, fmt.Sprintf("scratch%d", i))
		case 3:
			rules = append(rules, fmt.Sprintf("tmp%d-*.txt", i))
		}
	}
	return strings.Join(rules, "\n") + "\n"
}

// benchTree makes 50,000 files of about 4 KB in 2,500 directories, a fifth of
// them ignored. DAMVET_BENCH_TREE names a directory in which to keep it for
// other programs to be measured on.
func benchTree(b *testing.B, tracked bool) *gittest.Repo {
	b.Helper()
	r := gittest.New(b)
	if keep := os.Getenv("DAMVET_BENCH_TREE"); keep != "" {
		r.Dir = filepath.Join(keep, fmt.Sprint("tracked-", tracked))
		if _, err := os.Stat(r.Dir); err == nil {
			return r
		}
		if err := os.MkdirAll(r.Dir, 0o777); err != nil {
			b.Fatal(err)
		}
		r.Git("init", "-q")
	}
	content := strings.Repeat("package p // nothing to see\n", 150)
	r.Write(".gitignore", benchRules())
	for i := range 2500 {
		dir := fmt.Sprintf("module%02d/package%02d/dir%d", i/100, i/10%10, i%10)
		if i%50 == 0 {
			r.Write(dir+"/.gitignore", "*.bak\n/local\n")
		}
		for k := range 20 {
			name := fmt.Sprintf("source_file_%02d.go", k)
			if k%5 == 4 {
				name = fmt.Sprintf("object_%02d.o", k)
			}
			r.Write(dir+"/"+name, content)
		}
	}
	if tracked {
		r.Git("add", ".")
	}
	return r
}

func BenchmarkWalk(b *testing.B) {
	for _, tracked := range []bool{true, false} {
		r := benchTree(b, tracked)
		o := Options{Git: Config{Home: r.Home}}
		b.Run(fmt.Sprint("tracked=", tracked), func(b *testing.B) {
			b.ReportAllocs()
			reportCPU(b)
			for b.Loop() {
				cov, err := Walk(b.Context(), r.Dir, o, func(File) error { return nil })
				if err != nil || cov.Files < 40_000 || cov.Files > 40_100 {
					b.Fatal(cov, err)
				}
			}
		})
		b.Run(fmt.Sprintf("tracked=%v,read", tracked), func(b *testing.B) {
			buf := make([]byte, 64<<10)
			b.ReportAllocs()
			reportCPU(b)
			for b.Loop() {
				cov, err := Walk(b.Context(), r.Dir, o, func(f File) error { return readAll(f, buf) })
				if err != nil || cov.Files < 40_000 {
					b.Fatal(cov, err)
				}
			}
		})
		b.Run(fmt.Sprintf("tracked=%v,parallel", tracked), func(b *testing.B) {
			buffers := sync.Pool{New: func() any { return new([8 << 10]byte) }}
			b.ReportAllocs()
			reportCPU(b)
			for b.Loop() {
				cov, err := WalkParallel(b.Context(), r.Dir, o, 2, func(_ context.Context, f File) (struct{}, error) {
					buf := buffers.Get().(*[8 << 10]byte)
					defer buffers.Put(buf)
					return struct{}{}, readAll(f, buf[:])
				}, func(File, struct{}) error { return nil })
				if err != nil || cov.Files < 40_000 {
					b.Fatal(cov, err)
				}
			}
		})
	}
}

// reportCPU adds the CPU time of an operation, system calls and all threads
// included, which other programs on the machine do not change much.
func reportCPU(b *testing.B) {
	start := cpu(b)
	b.Cleanup(func() {
		b.ReportMetric(float64((cpu(b)-start).Microseconds())/1000/float64(b.N), "cpu-ms/op")
	})
}

func cpu(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func readAll(f File, buf []byte) error {
	c, err := f.Open()
	if err != nil {
		return err
	}
	defer c.Close()
	if _, err := io.ReadFull(c, buf[:c.Size()]); err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	return nil
}

func BenchmarkRules(b *testing.B) {
	set := (*ruleset)(nil).with(parseRules("", benchRules(), false), 0, false)
	paths := []string{"module01/package02/dir3/source_file_04.go", "module01/package02/dir3/object.o", "README.md", "docs/a/b/c.html"}
	b.ReportAllocs()
	reportCPU(b)
	for b.Loop() {
		for _, path := range paths {
			set.ignored(path, false)
		}
	}
}
