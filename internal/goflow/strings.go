package goflow

import (
	"go/scanner"
	"go/token"
	"strconv"
)

// String is a string literal of a Go file: its value, and the bytes of the file
// that it takes.
type String struct {
	Start, End int
	Value      string
}

// Strings returns the string literals of a Go file in order, as far as it can be
// read.
func Strings(data []byte) []String {
	var all []String
	var s scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(data))
	s.Init(file, data, func(token.Position, string) {}, 0)
	for {
		pos, tok, text := s.Scan()
		if tok == token.EOF {
			return all
		}
		if tok != token.STRING {
			continue
		}
		start := file.Offset(pos)
		if value, err := strconv.Unquote(text); err == nil {
			// Of a raw string the scanner leaves out carriage returns.
			all = append(all, String{start, min(start+len(text), len(data)), value})
		}
	}
}
