//go:build unix

package match

import (
	"bytes"
	"crypto/sha1"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/synth"
	"github.com/damvet/damvet/rules"
)

// sources are the files of Go's standard library: source text that hardly
// speaks of any platform.
var sources = sync.OnceValues(func() ([][]byte, error) {
	var all [][]byte
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	err = filepath.WalkDir(filepath.Join(strings.TrimSpace(string(root)), "src"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		data, err := os.ReadFile(path)
		all = append(all, data)
		return err
	})
	return all, err
})

// speaking and dense are some of the sources with the names of platforms in
// place of some words and of the most common ones: text that speaks of platforms
// every few lines, or in every line, and gives nothing away.
var (
	speaking = replaced("interface", "iconik", "package", "filerobot", "errors", "imagekit", "Name", "Password")
	dense    = replaced("string", "iconik", "error", "imagekit", "return", "filerobot", "func", "oneteg", "Type", "token", "Name", "Password")
)

func replaced(oldnew ...string) func() ([][]byte, error) {
	return sync.OnceValues(func() ([][]byte, error) {
		all, err := sources()
		var some [][]byte
		for i := 0; i < len(all); i += 20 {
			some = append(some, []byte(strings.NewReplacer(oldnew...).Replace(string(all[i]))))
		}
		return some, err
	})
}

// leaky is text that gives everything away: every example and counterexample of
// the catalogue, over and over.
var leaky = sync.OnceValues(func() ([][]byte, error) {
	var b bytes.Buffer
	for _, r := range rules.Builtin().Rules {
		for _, ex := range slices.Concat(r.Examples(), r.Counterexamples()) {
			text, err := synth.Expand(ex.Text)
			if err != nil {
				return nil, err
			}
			b.WriteString(text)
			b.WriteByte('\n')
		}
	}
	return [][]byte{bytes.Repeat(b.Bytes(), 1+(1<<20)/b.Len())}, nil
})

// benchmark scans a corpus and reports the speed beside that of SHA-1 over the
// same bytes in the same run, both in processor time: on a busy machine only
// ratios mean much.
func benchmark(b *testing.B, corpus func() ([][]byte, error), scan func(e *Engine, data []byte)) {
	benchmarkOf(b, builtinEngine(b), corpus, scan)
}

func benchmarkOf(b *testing.B, e *Engine, corpus func() ([][]byte, error), scan func(e *Engine, data []byte)) {
	all, err := corpus()
	if err != nil {
		b.Skip(err)
	}
	total := 0
	for _, data := range all {
		total += len(data)
	}
	b.SetBytes(int64(total))
	var scanned, hashed time.Duration
	for b.Loop() {
		start := cpuTime()
		for _, data := range all {
			scan(e, data)
		}
		middle := cpuTime()
		for _, data := range all {
			sha1.Sum(data)
		}
		scanned += middle - start
		hashed += cpuTime() - middle
	}
	b.ReportMetric(hashed.Seconds()/scanned.Seconds(), "x-sha1")
	b.ReportMetric(float64(total)/1e6*float64(b.N)/scanned.Seconds(), "MB/cpu-s")
}

// cpuTime returns the processor time of the process. On a busy machine it says more
// than the clock.
func cpuTime() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// scanAll scans with everything on.
func scanAll(e *Engine, data []byte) {
	e.ScanBytes(data, ScanOptions{}, &finding.Coverage{}, func(*Text) error { return nil })
}

func BenchmarkKeywords(b *testing.B) {
	hits := 0
	benchmark(b, sources, func(e *Engine, data []byte) {
		e.first.each(data, func(*keyword, int, int) { hits++ })
	})
	b.ReportMetric(float64(hits)/float64(b.N), "hits/op")
}

func BenchmarkSource(b *testing.B) {
	benchmark(b, sources, scanAll)
}

// BenchmarkGeneral is BenchmarkSource with gitleaks' default rules too.
func BenchmarkGeneral(b *testing.B) {
	e, err := New(withGeneral(b), Options{Now: testNow})
	if err != nil {
		b.Fatal(err)
	}
	benchmarkOf(b, e, sources, scanAll)
}

func BenchmarkSpeaking(b *testing.B) {
	benchmark(b, speaking, scanAll)
}

func BenchmarkDense(b *testing.B) {
	benchmark(b, dense, scanAll)
}

func BenchmarkLeaky(b *testing.B) {
	benchmark(b, leaky, scanAll)
}

func BenchmarkNew(b *testing.B) {
	cat := rules.Builtin()
	start := cpuTime()
	for b.Loop() {
		if _, err := New(cat, Options{Now: testNow}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric((cpuTime()-start).Seconds()*1e3/float64(b.N), "cpu-ms/op")
}
