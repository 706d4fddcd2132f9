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
		pass := constantA(t, sum)
		if got := builtinGate.admits(pass, pass.Files[0]); got != want {
			t.Errorf("%.60s … of %d bytes is admitted: %v, want %v", sum, len(sum), got, want)
		}
	}
}

// Not every sum within a long one is kept.
func TestLongSumRead(t *testing.T) {
	word := builtinGate.words[0]
	f := &Flow{pass: constantA(t, `"be" + "gun"`+strings.Repeat(` + "word and word "`, 5000)+` + "`+word+`"`), table: knowledge()}
	f.readLiterals()
	if len(f.spoken) == 0 {
		t.Errorf("%q is not found behind the beginning", word)
	}
	for _, text := range []string{"be", "begun", "word and word ", "begunword and word "} {
		if f.texts[text] == nil {
			t.Errorf("%q is not among the texts", text)
		}
	}
	if e := f.texts["begun"]; len(e) == 1 && e[0].End()-e[0].Pos() != token.Pos(len(`"be" + "gun"`)) {
		t.Errorf("the beginning takes %d bytes", e[0].End()-e[0].Pos())
	}
	kept := 0
	for text := range f.texts {
		kept += len(text)
	}
	if kept > 1<<20 {
		t.Errorf("%d bytes are kept of a constant", kept)
	}
}

// constantA is a pass over a package that has one constant.
func constantA(t *testing.T, value string) *analysis.Pass {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "a.go", "package a\n\nconst A = "+value, 0)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	pkg, err := new(types.Config).Check("example.com/a", fset, []*ast.File{file}, info)
	if err != nil {
		t.Fatal(err)
	}
	return &analysis.Pass{
		Fset: fset, Files: []*ast.File{file}, Pkg: pkg, TypesInfo: info,
		ExportPackageFact: func(analysis.Fact) {},
	}
}
