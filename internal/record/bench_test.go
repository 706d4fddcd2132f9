//go:build unix

package record

import (
	"bytes"
	"go/scanner"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
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

// BenchmarkRead reads texts of each language and tells what it reads in a second
// of processor time, that of the garbage collector with it: the integration of
// each, repeated to a quarter of a megabyte, and the files below the directory
// that DAMVET_CORPUS names. Of those it also tells the speed of the median file.
func BenchmarkRead(b *testing.B) {
	files, err := filepath.Glob("testdata/integration/*")
	if err != nil {
		b.Fatal(err)
	}
	for _, file := range append(files, "testdata/compose.yaml", "testdata/manifests.yaml") {
		one := readFile(b, file)
		var data []byte
		for len(data) < 1<<18 {
			data = append(append(data, one...), '\n')
		}
		b.Run(filepath.Base(file), func(b *testing.B) { benchmarkRead(b, []corpusFile{{file, data}}) })
	}
	corpus := corpusFiles(b)
	for _, format := range slices.Sorted(maps.Keys(corpus)) {
		b.Run("corpus/"+format, func(b *testing.B) { benchmarkRead(b, corpus[format]) })
	}
}

func benchmarkRead(b *testing.B, files []corpusFile) {
	size := 0
	took := make([]time.Duration, len(files))
	for _, f := range files {
		size += len(f.data)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	start := cpu()
	var r Reader
	for b.Loop() {
		for i, f := range files {
			from := cpu()
			r.Read(f.name, f.data)
			took[i] += cpu() - from
		}
	}
	b.ReportMetric(float64(b.N*size)/1e6/(cpu()-start).Seconds(), "MB/cpu-s")
	if len(files) > 1 {
		speeds := make([]float64, len(files))
		for i, f := range files {
			speeds[i] = float64(b.N*len(f.data)) / 1e6 / took[i].Seconds()
		}
		slices.Sort(speeds)
		b.ReportMetric(speeds[len(speeds)/2], "MB/cpu-s-median")
	}
}

// BenchmarkLexer is what the standard library's lexer of Go takes for the same
// texts, to compare with.
func BenchmarkLexer(b *testing.B) {
	one := readFile(b, "testdata/integration/app.go")
	data := bytes.Repeat(one, 1<<18/len(one)+1)
	b.Run("app.go", func(b *testing.B) { lex(b, []corpusFile{{"app.go", data}}) })
	if files := corpusFiles(b)["go"]; len(files) > 0 {
		b.Run("corpus", func(b *testing.B) { lex(b, files) })
	}
}

func lex(b *testing.B, files []corpusFile) {
	size := 0
	for _, f := range files {
		size += len(f.data)
	}
	b.SetBytes(int64(size))
	start := cpu()
	for b.Loop() {
		for _, f := range files {
			var s scanner.Scanner
			s.Init(token.NewFileSet().AddFile("", -1, len(f.data)), f.data, nil, 0)
			for {
				if _, tok, _ := s.Scan(); tok == token.EOF {
					break
				}
			}
		}
	}
	b.ReportMetric(float64(b.N*size)/1e6/(cpu()-start).Seconds(), "MB/cpu-s")
}
