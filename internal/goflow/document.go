package goflow

import (
	"go/ast"
	"go/constant"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/internal/record"
)

// documents returns the documents in string constants outside of tests. Where one
// is the format of a text, its verbs are what stands in their place.
func (o *objects) documents() []*record.Value {
	formats := o.formats()
	var out []*record.Value
	for _, text := range slices.Sorted(maps.Keys(o.texts)) {
		if len(text) < 8 || len(text) > maxTextSize || !strings.ContainsRune(text, ':') || !strings.ContainsAny(text, "{[\n") {
			continue
		}
		e := o.texts[text][0]
		if o.inTest(e.Pos()) {
			continue
		}
		data, verbs := []byte(text), []int(nil)
		call := formats[text]
		if call != nil {
			verbs = blank(data)
		}
		docs := record.Read("", data)
		if len(docs) == 0 {
			continue
		}
		place := places(e, len(text))
		move := func(start, end *int) { *start, *end = place(*start), max(place(*start), place(*end)) }
		record.Walk(docs, func(p *record.Place) bool {
			if call != nil {
				o.fill(p.Value, call, verbs)
			}
			if o.origin[p.Value].val == nil {
				move(&p.Value.Start, &p.Value.End)
			}
			for i := range p.Value.Fields {
				move(&p.Value.Fields[i].Start, &p.Value.Fields[i].End)
			}
			return true
		})
		out = append(out, docs...)
		o.docs[text] = docs[0]
	}
	return out
}

// formats returns the calls that format texts, by the format.
func (f *Flow) formats() map[string]*ssa.Call {
	out := map[string]*ssa.Call{}
	f.Instructions(func(instr ssa.Instruction) {
		call, ok := instr.(*ssa.Call)
		if !ok || calleeName(call.Common()) != "fmt.Sprintf" {
			return
		}
		if k, ok := constantOf(call.Call.Args[0]); ok && out[constant.StringVal(k)] == nil {
			out[constant.StringVal(k)] = call
		}
	})
	return out
}

// blank replaces the verbs of a format outside of quotes by values that take as
// many bytes, and returns where all its verbs stand, in the order of operands.
func blank(format []byte) []int {
	var verbs []int
	quoted := false
	for i := 0; i+1 < len(format); i++ {
		switch c, verb := format[i], format[i+1]; {
		case c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case c != '%':
		case verb == '%':
			i++
		default:
			verbs = append(verbs, i)
			if !quoted {
				copy(format[i:], `""`)
			}
			i++
		}
	}
	return verbs
}

// fill makes of a text in a format what the verb stands for that it is; one that
// is more than a verb is not known.
func (o *objects) fill(v *record.Value, call *ssa.Call, verbs []int) {
	if v.Kind != record.String && v.Kind != record.Template {
		return
	}
	n, _ := slices.BinarySearch(verbs, v.Start)
	if n >= len(verbs) || verbs[n] >= v.End {
		return
	}
	operands := list(call.Call.Args[1])
	if v.End-v.Start > len(`"%s"`) || n >= len(operands) {
		v.Kind = record.Template
		return
	}
	got := o.scalar(operands[n], call.Pos())
	*v = *got
	o.origin[v] = storage{operands[n], call.Parent(), call.Pos()}
}

// places returns where the bytes of a constant stand in the expression that it
// is written as; of an expression that is no literal, where that begins.
func places(e ast.Expr, size int) func(int) int {
	lit, ok := e.(*ast.BasicLit)
	if !ok || len(lit.Value) < 2 {
		return func(int) int { return int(e.Pos()) }
	}
	start := int(lit.Pos()) + 1
	if lit.Value[0] == '`' {
		return func(i int) int { return start + min(max(i, 0), size) }
	}
	at := make([]int, 0, size+1)
	rest := lit.Value[1 : len(lit.Value)-1]
	for begin := len(rest); rest != ""; {
		r, multibyte, tail, err := strconv.UnquoteChar(rest, '"')
		if err != nil {
			break
		}
		n := 1
		if multibyte {
			n = utf8.RuneLen(r)
		}
		for range n {
			at = append(at, start+begin-len(rest))
		}
		rest = tail
	}
	at = append(at, int(lit.End())-1)
	return func(i int) int { return at[min(max(i, 0), len(at)-1)] }
}
