package rules

import (
	"reflect"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/damvet/damvet/internal/fasttoml"
)

// Every embedded file is written in the part of TOML that is read fast, and is
// understood as the library understands it.
func TestBuiltinIsReadFast(t *testing.T) {
	names, err := embedded.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range names {
		data, err := embedded.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		var got, want File
		if !fasttoml.Decode(string(data), &got) {
			t.Errorf("%s is not read fast", e.Name())
			continue
		}
		if _, err := toml.Decode(string(data), &want); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s is not understood as the library understands it", e.Name())
		}
	}
}

// The catalogue that a run reads lacks nothing but the examples.
func TestBuiltinLacksOnlyExamples(t *testing.T) {
	files, err := read(embedded, unscanned...)
	if err != nil {
		t.Fatal(err)
	}
	got, err := collect(files)
	if err != nil {
		t.Fatal(err)
	}
	files, err = read(embedded)
	if err != nil {
		t.Fatal(err)
	}
	want, err := collect(files)
	if err != nil {
		t.Fatal(err)
	}
	examples := 0
	for r := range want.All() {
		examples += len(r.Found) + len(r.Missed)
		r.Found, r.Missed = nil, nil
	}
	if examples == 0 {
		t.Error("there are no examples")
	}
	if !reflect.DeepEqual(got, want) {
		t.Error("the catalogue without examples is another one")
	}
}
