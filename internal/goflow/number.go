package goflow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"iter"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

// A lifetime may be set in a package that says of no platform whose. What is told of
// numbers are those that package variables begin as and keep, and those that
// functions of no parameters give back, in the modules that are being worked on. Who
// imports a package may set its variables: they are known in programs alone, which
// nothing imports, unless a package that goes into the program sets them.

// minNumber is the least that is told of: 0 stands for what is set later, and what is
// little more lasts for long in no unit.
const minNumber = 10

// numbers are the objects of which a number is told.
func numbers(pass *analysis.Pass) iter.Seq2[types.Object, Return] {
	return func(yield func(types.Object, Return) bool) {
		if !workedOn(pass) {
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
			for obj := range changes(pass.TypesInfo, file) {
				delete(kept, obj)
			}
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

// Changed is the variables of others that a package sets, or one that it imports:
// those of which a number is told, and all where they are too many.
type Changed struct{ Variables []string }

// AFact marks Changed as a fact.
func (*Changed) AFact() {}

func (c *Changed) String() string { return "sets " + strings.Join(c.Variables, ", ") }

const (
	maxChanged = 500
	allChanged = "*"
)

// exportChanged tells which variables of others are set.
func exportChanged(pass *analysis.Pass) {
	if names := changedVariables(pass); len(names) > 0 && pass.Pkg.Name() != "main" {
		pass.ExportPackageFact(&Changed{names})
	}
}

// changedVariables are the variables of a Changed, in order.
func changedVariables(pass *analysis.Pass) []string {
	told := map[types.Object]bool{}
	for _, o := range pass.AllObjectFacts() {
		if s, ok := o.Fact.(*Summary); ok && isVariable(o.Object) && slices.ContainsFunc(s.Returns, func(r Return) bool { return r.Number != "" }) {
			told[o.Object] = true
		}
	}
	var out []string
	for _, p := range pass.Pkg.Imports() {
		var c Changed
		if pass.ImportPackageFact(p, &c) {
			out = append(out, c.Variables...)
		}
	}
	for _, file := range pass.Files {
		if len(told) == 0 || IsTest(pass, file.Package) {
			continue
		}
		for obj := range changes(pass.TypesInfo, file) {
			if told[obj] {
				out = append(out, variableName(obj))
			}
		}
	}
	slices.Sort(out)
	if out = slices.Compact(out); len(out) > maxChanged {
		return []string{allChanged}
	}
	return out
}

func isVariable(obj types.Object) bool {
	_, ok := obj.(*types.Var)
	return ok
}

func variableName(obj types.Object) string { return obj.Pkg().Path() + "." + obj.Name() }

// unchanged reports whether a variable of another package is what it begins as.
func (f *Flow) unchanged(obj types.Object) bool {
	if f.pass.Pkg.Name() != "main" {
		return !isVariable(obj)
	}
	f.changing.Do(func() { f.changed = changedVariables(f.pass) })
	return !slices.Contains(f.changed, variableName(obj)) && !slices.Contains(f.changed, allChanged)
}

// changes are the variables that a file changes, or whose address it takes.
func changes(info *types.Info, file *ast.File) iter.Seq[types.Object] {
	return func(yield func(types.Object) bool) {
		more := true
		ast.Inspect(file, func(n ast.Node) bool {
			for _, e := range changed(n) {
				var obj types.Object
				switch e := ast.Unparen(e).(type) {
				case *ast.Ident:
					obj = info.Uses[e]
				case *ast.SelectorExpr:
					obj = info.Uses[e.Sel]
				}
				if more = more && (obj == nil || yield(obj)); !more {
					break
				}
			}
			return more
		})
	}
}

// isNumber reports whether a type points to a number.
func isNumber(t types.Type) bool {
	p, ok := t.Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	b, ok := p.Elem().Underlying().(*types.Basic)
	return ok && b.Info()&types.IsNumeric != 0
}

// unsettle notes that the address of a number is given away.
func (f *Flow) unsettle(addr ssa.Value) {
	switch a := addr.(type) {
	case *ssa.Global:
		if isNumber(a.Type()) {
			f.unsettled[a] = true
		}
	case *ssa.FieldAddr:
		if isNumber(a.Type()) {
			f.unsettled[structField(a.X.Type(), a.Field)] = true
		}
	}
}

// neverSet reports whether a field is a number that nothing sets: other packages and
// decoders cannot.
func (f *Flow) neverSet(v *types.Var) bool {
	b, ok := v.Type().Underlying().(*types.Basic)
	return ok && b.Info()&types.IsNumeric != 0 && !v.Exported() && v.Pkg() == f.pass.Pkg && len(f.fields[v]) == 0 && !f.unsettled[v]
}

// begins reports whether a program begins with a function: with what nothing decides
// whether to do.
func (f *Flow) begins(fn *ssa.Function) bool {
	name := fn.Name()
	return fn.Signature.Recv() == nil && fn.Parent() == nil && (strings.HasPrefix(name, "init#") || name == "main" && f.pass.Pkg.Name() == "main")
}

// assigned are what is stored in a package variable. A number that is set before it
// is used is not what the variable begins as.
func (f *Flow) assigned(g *ssa.Global) []storage {
	switch {
	case f.unsettled[g]:
		return nil
	case isNumber(g.Type()) && f.reset[g]:
		return slices.DeleteFunc(slices.Clone(f.globals[g]), func(s storage) bool { return s.fn == f.pkg.Func("init") })
	}
	return f.globals[g]
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
