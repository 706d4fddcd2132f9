//go:build unix

package record

import (
	"bytes"
	"go/scanner"
	"go/token"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// cpu returns the processor time that this process has taken.
func cpu() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkRead reads the integration of each language, repeated to a quarter of
// a megabyte, and tells what it reads in a second of processor time, that of the
// garbage collector with it.
func BenchmarkRead(b *testing.B) {
	files, err := filepath.Glob("testdata/integration/*")
	if err != nil {
		b.Fatal(err)
	}
	files = append(files, "testdata/compose.yaml", "testdata/manifests.yaml")
	for _, file := range files {
		one, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		var data []byte
		for len(data) < 1<<18 {
			data = append(append(data, one...), '\n')
		}
		b.Run(filepath.Base(file), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			start := cpu()
			for b.Loop() {
				Read(file, data)
			}
			b.ReportMetric(float64(b.N*len(data))/1e6/(cpu()-start).Seconds(), "MB/cpu-s")
		})
	}
}

// BenchmarkLexer is what the standard library's lexer of Go takes for the same
// text, to compare with.
func BenchmarkLexer(b *testing.B) {
	one, err := os.ReadFile("testdata/integration/app.go")
	if err != nil {
		b.Fatal(err)
	}
	data := bytes.Repeat(one, 1<<18/len(one)+1)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		fset := token.NewFileSet()
		var s scanner.Scanner
		s.Init(fset.AddFile("", -1, len(data)), data, nil, 0)
		for {
			if _, tok, _ := s.Scan(); tok == token.EOF {
				break
			}
		}
	}
}
