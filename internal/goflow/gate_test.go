package goflow

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
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
		for _, n := range want.addresses {
			lines = append(lines, fmt.Sprintf("{%q, %q, %d},\n", n.short, n.full, n.arg))
		}
		list("addresses: []namer", lines)
		lines = nil
		for _, t := range want.thresholds {
			lines = append(lines, fmt.Sprintf("{%q, %q},\n", t.name, t.kind))
		}
		list("thresholds: []threshold", lines)
		lines = nil
		for _, n := range want.never {
			needs := "nil"
			if n.needs != nil {
				needs = fmt.Sprintf("%#v", n.needs)
			}
			lines = append(lines, fmt.Sprintf("{%#q, %q, %s},\n", n.expr, n.begin, needs))
		}
		list("never: []never", lines)
		list("samples: []string", quoted(want.samples))
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

// What is left out of the expressions for texts that are no secret matches none
// that is random.
func TestNeverRandom(t *testing.T) {
	table := newTable(rules.Builtin())
	for _, text := range []string{
		"@abcdefgh0123456789xyz@", "__0a1b2c3d4e5f6a7b8c9d__", "YOUR_TOKEN_GOES_HERE_0123456789", "your-api-key-0123456789-here",
		"0a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f", "ABCDEFGHIJ0123456789EXAMPLE", "$ANSIBLE_VAULT0123456789abcdef", "sk_test_0123456789abcdefXXXXXXXX",
		"projects/a1b2c3d4e5/secrets/Fg7Hj8Kl9", "./conf/a1b2c3d4e5f6g7h8i9.json", "vault.example.secret.0123456789", "AKIAIOSFODNN7EXAMPLE",
		"sk_xxxxxx_0123456789abcdefgh", "SK_XXXXXXXXXXXXXXXXXXXXXXX0a", "0123abcd_teſt_0123_ſecret_ab", "gitHub.a1b2c3d4e5f6a7b8c9d0", "00000000-0000-0000-0000-000000000001",
		"f3b1c9d27a6e4058b9c1d2e3f4a5b6c7", "Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MA==", "private_0123456789abcdefghij", "A1B2_C3D4_E5F6_G7H8_I9J0",
	} {
		if got, want := table.random(text), likely(text) && table.secret(text, false); got != want {
			t.Errorf("%s: random %v, but by all expressions %v", text, got, want)
		}
	}
}

func FuzzNeverRandom(f *testing.F) {
	table := newTable(rules.Builtin())
	f.Add("your-api-key-0123456789-here")
	f.Fuzz(func(t *testing.T, text string) {
		if got, want := table.random(text), likely(text) && table.secret(text, false); got != want {
			t.Errorf("%q: random %v, but by all expressions %v", text, got, want)
		}
	})
}

// A long text is scattered if its digits are all over it, as random ones have them.
func TestScattered(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, digits := range []string{"0123456789abcdef", "0123456789abcdefghijklmnopqrstuvwxyz", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"} {
		for n := 64; n <= maxSecret; n *= 2 {
			text := make([]byte, n)
			for i := range text {
				text[i] = digits[random.IntN(len(digits))]
			}
			if !scattered(string(text)) {
				t.Errorf("%d random characters of %d are not scattered", n, len(digits))
			}
		}
	}
	var table strings.Builder // of names, as package html/atom of x/net has one
	for i := range 12 {
		fmt.Fprintf(&table, "abbreviation%dparagraphs%cblockquotetextareafieldsetsummaryoptgroupsauxclickdragendmouseoverwheel", i%10, 'a'+i)
	}
	if text := table.String(); scattered(text) {
		t.Errorf("a table of names is scattered: %s", text)
	}
}

// What is set under a parameter's name is handed on only if it may be a text.
func TestForwards(t *testing.T) {
	fset := token.NewFileSet()
	check := func(path, src string, imports map[string]*types.Package) (*types.Info, *ast.File, *types.Package) {
		file, err := parser.ParseFile(fset, path+".go", src, 0)
		if err != nil {
			t.Fatal(err)
		}
		info := &types.Info{Uses: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}}
		conf := types.Config{Importer: packages(imports)}
		pkg, err := conf.Check(path, fset, []*ast.File{file}, info)
		if err != nil {
			t.Fatal(err)
		}
		return info, file, pkg
	}
	_, _, sync := check("sync", "package sync; type Map struct{}; func (*Map) Store(key, value any) {}", nil)
	info, file, _ := check("p", `package p
import "sync"
type entry struct{ text string }
func f[T any](m *sync.Map, key, value string, b []byte, e *entry, n int, v any, t T) {
	m.Store(key, value)
	m.Store(key, b)
	m.Store(key, v)
	m.Store(key, t)
	m.Store(key, e)
	m.Store(key, *e)
	m.Store(key, n)
	m.Store(key, nil)
	m.Store(key, func() {})
	m.Store("X", value)
}`, map[string]*types.Package{"sync": sync})
	var got []bool
	ast.Inspect(file, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			got = append(got, theGate().forwards(info, call))
		}
		return true
	})
	if want := []bool{true, true, true, true, false, false, false, false, false, false}; !slices.Equal(got, want) {
		t.Errorf("forwards: %v, want %v", got, want)
	}
}

type packages map[string]*types.Package

func (p packages) Import(path string) (*types.Package, error) { return p[path], nil }
