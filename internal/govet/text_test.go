package govet

import (
	"bytes"
	"testing"
	"unicode/utf8"
)

// Lines, columns and offsets are those that counting finds, also where they lie
// outside of the text.
func TestText(t *testing.T) {
	for _, data := range []string{"", "\n", "a", "a\n", "ä b\n\nccc\n", "x\r\ny", "\n\n\nz"} {
		r := &runner{Options: Options{Overlay: map[string][]byte{"a.go": []byte(data)}}}
		text, err := r.text("a.go")
		if err != nil {
			t.Fatal(err)
		}
		for at := range len(data) + 1 {
			before := []byte(data[:at])
			line, begin := 1+bytes.Count(before, []byte("\n")), bytes.LastIndexByte(before, '\n')+1
			if got := text.line(at); got != line {
				t.Errorf("%q: offset %d is on line %d, want %d", data, at, got, line)
			}
			if got, want := text.column(at), 1+utf8.RuneCount(before[begin:]); got != want {
				t.Errorf("%q: offset %d is in column %d, want %d", data, at, got, want)
			}
			if got := text.offset(line, 1+at-begin); got != at {
				t.Errorf("%q: line %d, column %d is offset %d, want %d", data, line, 1+at-begin, got, at)
			}
		}
		for _, at := range [][2]int{{99, 1}, {1, 99}, {0, 0}, {-1, -1}} {
			if got := text.offset(at[0], at[1]); got < 0 || got > len(data) {
				t.Errorf("%q: line %d, column %d is offset %d", data, at[0], at[1], got)
			}
		}
	}
}
