package goflow

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// exportHanded tells which functions of a package, for which there is no SSA, give
// back a text that they are given, as far as their return statements say so: what
// makes pointers, what falls back to something else, what panics on an error. It
// does so for the modules that are being worked on: those of others are many, and
// the catalogue names their functions that matter.
func (f *Flow) exportHanded(pass *analysis.Pass) {
	if !workedOn(pass) {
		return
	}
	for _, file := range pass.Files {
		if strings.HasSuffix(pass.Fset.Position(file.Package).Filename, "_test.go") {
			continue
		}
		for _, decl := range file.Decls {
			decl, ok := decl.(*ast.FuncDecl)
			if !ok || decl.Body == nil || decl.Recv != nil || !decl.Name.IsExported() {
				continue
			}
			fn, ok := pass.TypesInfo.Defs[decl.Name].(*types.Func)
			if !ok || !handsTexts(fn.Signature()) {
				continue
			}
			if s := handed(pass.TypesInfo, fn, decl.Body); len(s.Returns) > 0 {
				pass.ExportObjectFact(fn, s)
				f.told = append(f.told, fn.Name()+" "+s.String())
			}
		}
	}
}

// handsTexts reports whether a function takes what may be texts, and gives back
// such.
func handsTexts(s *types.Signature) bool {
	takes := func(v *types.Var) bool { return carriesText(v.Type()) || isText(elementType(v.Type())) }
	gives := func(v *types.Var) bool { return carriesText(v.Type()) }
	return slices.ContainsFunc(slices.Collect(s.Params().Variables()), takes) &&
		slices.ContainsFunc(slices.Collect(s.Results().Variables()), gives)
}

// handed says which parameters the return statements of a function name, as they
// are or by their address.
func handed(info *types.Info, fn *types.Func, body *ast.BlockStmt) *Summary {
	origins := map[types.Object]Return{}
	for i := range fn.Signature().Params().Len() {
		origins[fn.Signature().Params().At(i)] = Return{Param: i + 1}
	}
	from := func(e ast.Expr) (Return, bool) {
		r, ok := origins[variableOf(info, e)]
		return r, ok
	}
	var s Summary
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				if r, ok := from(n.Rhs[min(i, len(n.Rhs)-1)]); ok && len(n.Lhs) == len(n.Rhs) {
					if id, ok := lhs.(*ast.Ident); ok && info.Defs[id] != nil {
						origins[info.Defs[id]] = r
					}
				}
			}
		case *ast.RangeStmt:
			if r, ok := from(n.X); ok && n.Value != nil && isText(elementType(info.TypeOf(n.X))) {
				if id, ok := n.Value.(*ast.Ident); ok && info.Defs[id] != nil {
					r.From = elementsOf
					origins[info.Defs[id]] = r
				}
			}
		case *ast.ReturnStmt:
			for i, e := range n.Results {
				r, ok := from(e)
				if !ok || i >= fn.Signature().Results().Len() || !carriesText(fn.Signature().Results().At(i).Type()) {
					continue
				}
				if r.Result = i; !slices.Contains(s.Returns, r) && len(s.Returns) < maxReturns {
					s.Returns = append(s.Returns, r)
				}
			}
		}
		return true
	})
	return &s
}

// variableOf returns the variable that an expression is, to which it points, or of
// which it is a conversion; nil if it is something else.
func variableOf(info *types.Info, e ast.Expr) types.Object {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return info.Uses[e]
	case *ast.UnaryExpr:
		return variableOf(info, e.X)
	case *ast.StarExpr:
		return variableOf(info, e.X)
	case *ast.CallExpr:
		if info.Types[e.Fun].IsType() && len(e.Args) == 1 && carriesText(info.TypeOf(e)) && carriesText(info.TypeOf(e.Args[0])) {
			return variableOf(info, e.Args[0])
		}
	}
	return nil
}
