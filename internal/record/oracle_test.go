package record

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestGoOracle holds what the scanner reads of Go against the standard
// library's parser, on this package's own files.
func TestGoOracle(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		missed, all := againstGo(string(data))
		for _, m := range missed {
			t.Errorf("%s: %s", file, m)
		}
		if all == 0 {
			t.Errorf("%s: nothing to compare", file)
		}
	}
}

// againstGo returns which calls of named functions, and which fields of
// literals with constant strings, the reader misses in a text that is Go, and
// how many there are.
func againstGo(text string) (missed []string, all int) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "a.go", text, parser.SkipObjectResolution)
	if err != nil {
		return nil, 0
	}
	calls, fields := map[string]int{}, map[string]int{}
	Walk(Read("a.go", []byte(text)), func(p *Place) bool {
		for _, fl := range p.Value.Fields {
			if fl.Key == Callee {
				calls[fmt.Sprint(fl.Value.End)]++
			} else if fl.Value.Kind == String {
				fields[fmt.Sprint(fl.Start, fl.Value.End)]++
			}
		}
		return true
	})
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			name := dotted(n.Fun)
			// What only makes a string of its arguments is that string.
			if _, ok := golang.ready().makes[name]; name == "" || ok || isLookup(name+"(") || n.Lparen-n.Fun.End() != 0 {
				return true
			}
			all++
			if end := fset.Position(n.Fun.End()).Offset; calls[fmt.Sprint(end)] == 0 {
				missed = append(missed, fmt.Sprintf("%s: no call of %s", fset.Position(n.Pos()), name))
			}
		case *ast.KeyValueExpr:
			value, ok := n.Value.(*ast.BasicLit)
			if !ok || value.Kind != token.STRING {
				return true
			}
			text := strings.Trim(value.Value, "\"`")
			if textKind(text) != String || strings.Contains(text, `\`) {
				return true
			}
			all++
			if at := fmt.Sprint(fset.Position(n.Key.Pos()).Offset, fset.Position(value.End()).Offset); fields[at] == 0 {
				missed = append(missed, fmt.Sprintf("%s: no field of %s", fset.Position(n.Pos()), value.Value))
			}
		}
		return true
	})
	return missed, all
}

// dotted returns the name of a function that is written as names with dots, or
// "".
func dotted(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		if x := dotted(e.X); x != "" {
			return x + "." + e.Sel.Name
		}
	}
	return ""
}
