package goflow

import (
	"regexp/syntax"
	"slices"
	"testing"
	"unsafe"
)

func TestNeeded(t *testing.T) {
	for expr, want := range map[string][]string{
		`^(?i)(?:your|yours|my)_key$`:          {"my_key", "your_key", "yours_key"},
		`^[\w+/]{0,20}(?:\*{3,}|X{6,})[\w]*$`:  {"***", "xxxxxx"},
		`^\$(?:ENV|SERVER)\b|^env[:#]`:         {"$env", "$server", "env#", "env:"},
		`^(?:file://)?/(?:run|etc)/secrets?`:   {"/etc/secret", "/run/secret"},
		`^(?:abc)?def+[0-9]{0,9}$`:             {"de"},
		`^(?i)(?:[a-z]{2,12}_)?(?:a+|b+|0+)=?`: nil,
		`^[A-Z]+$`:                             nil,
	} {
		re, err := syntax.Parse(expr, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if got := needed(re); !slices.Equal(got, want) {
			t.Errorf("%s needs %q, want %q", expr, got, want)
		}
	}
}

// Values are copied as they are followed: most of what a package takes was once parts.
func TestPartIsSmall(t *testing.T) {
	if size := unsafe.Sizeof(Part{}); size > 128 {
		t.Errorf("a part takes %d bytes", size)
	}
}
