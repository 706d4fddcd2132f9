package goflow

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// In a long sum of texts names are found as in a short one: an operand, or what the
// sum begins with.
func TestLongSum(t *testing.T) {
	long := strings.Repeat(` + "word and word "`, 500)
	header := builtinGate.names[0]
	for sum, want := range map[string]bool{
		`"plain"` + long: false,
		`"` + header[:3] + `" + "` + header[3:] + `"` + long: true,
		`"plain"` + long + ` + "` + header + `"`:             true,
		`"` + builtinGate.words[0] + `"` + long:              true,
	} {
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, "a.go", "package a\n\nconst A = "+sum, 0)
		if err != nil {
			t.Fatal(err)
		}
		info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
		pkg, err := new(types.Config).Check("example.com/a", fset, []*ast.File{file}, info)
		if err != nil {
			t.Fatal(err)
		}
		pass := &analysis.Pass{Fset: fset, Files: []*ast.File{file}, Pkg: pkg, TypesInfo: info}
		if got := builtinGate.admits(pass, file); got != want {
			t.Errorf("%.60s … of %d bytes is admitted: %v, want %v", sum, len(sum), got, want)
		}
	}
}
