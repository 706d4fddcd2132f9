package goflow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"iter"

	"golang.org/x/tools/go/analysis"
)

// A lifetime may be set in a package that says of no platform whose. What is told of
// numbers are those that package variables begin as and keep, and those that
// functions of no parameters give back, in the modules that are being worked on.

// minNumber is the least that is told of: 0 stands for what is set later, and what is
// little more lasts for long in no unit.
const minNumber = 10

// exportNumbers tells of the numbers of a package for which there is no SSA.
func (f *Flow) exportNumbers(pass *analysis.Pass) {
	for obj, r := range numbers(pass) {
		s := &Summary{Returns: []Return{r}}
		pass.ExportObjectFact(obj, s)
		f.told = append(f.told, obj.Name()+" "+s.String())
	}
}

// numbers are the objects of which a number is told.
func numbers(pass *analysis.Pass) iter.Seq2[types.Object, Return] {
	return func(yield func(types.Object, Return) bool) {
		if pass.Module != nil && pass.Module.Version != "" {
			return
		}
		kept := map[types.Object]ast.Expr{}
		for _, file := range pass.Files {
			if IsTest(pass, file.Package) {
				continue
			}
			for _, decl := range file.Decls {
				switch decl := decl.(type) {
				case *ast.FuncDecl:
					obj, val := pass.TypesInfo.Defs[decl.Name], returnedNumber(decl)
					if val == nil || obj == nil || !obj.Exported() {
						continue
					}
					if r, ok := numberOf(pass, val); ok && !yield(obj, r) {
						return
					}
				case *ast.GenDecl:
					for _, spec := range decl.Specs {
						vs, ok := spec.(*ast.ValueSpec)
						if !ok || decl.Tok != token.VAR || len(vs.Names) != len(vs.Values) {
							continue
						}
						for i, name := range vs.Names {
							if _, ok := numberOf(pass, vs.Values[i]); ok && name.IsExported() {
								kept[pass.TypesInfo.Defs[name]] = vs.Values[i]
							}
						}
					}
				}
			}
		}
		if len(kept) == 0 {
			return
		}
		for _, file := range pass.Files {
			ast.Inspect(file, func(n ast.Node) bool {
				for _, e := range changed(n) {
					if id, ok := ast.Unparen(e).(*ast.Ident); ok {
						delete(kept, pass.TypesInfo.Uses[id])
					}
				}
				return true
			})
		}
		for obj, val := range kept {
			if r, ok := numberOf(pass, val); ok && !yield(obj, r) {
				return
			}
		}
	}
}

// returnedNumber returns what a function of no parameters gives back, if that is one
// thing and all that it does; nil otherwise.
func returnedNumber(decl *ast.FuncDecl) ast.Expr {
	if decl.Recv != nil || decl.Body == nil || len(decl.Body.List) != 1 || decl.Type.Params.NumFields() > 0 || decl.Type.Results.NumFields() != 1 {
		return nil
	}
	if r, ok := decl.Body.List[0].(*ast.ReturnStmt); ok && len(r.Results) == 1 {
		return r.Results[0]
	}
	return nil
}

// changed returns the expressions that a statement may change, or whose address it
// takes.
func changed(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		return n.Lhs
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.RangeStmt:
		return []ast.Expr{n.Key, n.Value}
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			return []ast.Expr{n.X}
		}
	}
	return nil
}

// numberOf is what to tell of an expression that is a whole number.
func numberOf(pass *analysis.Pass, e ast.Expr) (Return, bool) {
	tv := pass.TypesInfo.Types[e]
	if tv.Value == nil || !constant.Compare(constant.ToInt(tv.Value), token.GEQ, constant.MakeInt64(minNumber)) {
		return Return{}, false
	}
	p := Position(pass.Fset, e.Pos())
	return Return{Number: constant.ToInt(tv.Value).ExactString(), At: Step{p.Filename, p.Line, p.Column, "a constant"}}, true
}
