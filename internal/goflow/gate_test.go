package goflow

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/damvet/damvet/rules"
)

var update = flag.Bool("update", false, "write gate_builtin.go anew")

// What stands in gate_builtin.go is what the embedded rule files say.
func TestGateIsCurrent(t *testing.T) {
	want := newGate(newTable(rules.Builtin()))
	if *update {
		var b bytes.Buffer
		b.WriteString("// Code generated from the rule files; go generate writes it anew. DO NOT EDIT.\n\npackage goflow\n\nvar builtinGate = gate{\n")
		list := func(name string, lines []string) {
			fmt.Fprintf(&b, "%s {\n%s},\n", name, strings.Join(lines, ""))
		}
		quoted := func(words []string) (lines []string) {
			for _, w := range words {
				lines = append(lines, fmt.Sprintf("%q,\n", w))
			}
			return lines
		}
		list("words: []string", quoted(want.words))
		list("marks: []string", quoted(want.marks))
		list("names: []string", quoted(want.names))
		list("giving: []string", quoted(want.giving))
		list("switches: []string", quoted(want.switches))
		list("sinks: []string", quoted(want.sinks))
		var lines []string
		for _, n := range want.namers {
			lines = append(lines, fmt.Sprintf("{%q, %q, %d},\n", n.short, n.full, n.arg))
		}
		list("namers: []namer", lines)
		lines = nil
		for _, t := range want.thresholds {
			lines = append(lines, fmt.Sprintf("{%q, %q},\n", t.name, t.kind))
		}
		list("thresholds: []threshold", lines)
		b.WriteString("}\n")
		src, err := format.Source(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("gate_builtin.go", src, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !reflect.DeepEqual(builtinGate, *want) {
		t.Error("gate_builtin.go is not what the rule files say; go generate writes it anew")
	}
}
