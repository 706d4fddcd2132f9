package goflow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/rules"
)

// LookUp returns the fix that reads a credential from the environment instead
// of the literal that it is written as, or nil where that is not certain to
// compile and to mean the same: for constants, for parts of longer texts, for
// strings of types of their own, for credentials of which no variable is known,
// and for defaults of flags, which usage messages print.
func (f *Flow) LookUp(h *Hit, v Value, text string) []analysis.SuggestedFix {
	name := h.variable()
	if name == "" || len(v.Parts) != 1 || v.Parts[0].Text != text {
		return nil
	}
	lit, ok := f.Literal(v.Parts[0]).(*ast.BasicLit)
	if !ok || f.pass.TypesInfo.TypeOf(lit) != types.Typ[types.String] {
		return nil
	}
	file := fileOf(f.pass, lit.Pos())
	if file == nil || !assigned(file, lit) || f.shown(lit) {
		return nil
	}
	os, edit := f.importOf(file, "os", lit.Pos())
	if os == "" {
		return nil
	}
	edits := []analysis.TextEdit{{Pos: lit.Pos(), End: lit.End(), NewText: []byte(os + ".Getenv(" + strconv.Quote(name) + ")")}}
	if edit != nil {
		edits = append(edits, *edit)
	}
	return []analysis.SuggestedFix{{Message: "Read it from the environment variable " + name, TextEdits: edits}}
}

// variable returns the environment variable that a credential is read from.
func (h *Hit) variable() string {
	if h.Variable != "" || h.Platform == nil {
		return h.Variable
	}
	for _, e := range h.Platform.Env {
		if e.Carries == string(h.Role) {
			return e.Name
		}
	}
	return ""
}

// assigned reports whether an expression is a value that is handed over as it
// is: an argument, an element, a result, or what a variable is set to.
func assigned(file *ast.File, e ast.Expr) bool {
	path, _ := astutil.PathEnclosingInterval(file, e.Pos(), e.End())
	if len(path) < 2 || path[0] != e {
		return false
	}
	switch p := path[1].(type) {
	case *ast.CallExpr, *ast.ReturnStmt, *ast.CompositeLit:
		return true
	case *ast.KeyValueExpr:
		return p.Value == e
	case *ast.AssignStmt:
		return p.Tok == token.ASSIGN || p.Tok == token.DEFINE
	case *ast.ValueSpec:
		decl, ok := path[2].(*ast.GenDecl)
		return ok && decl.Tok == token.VAR
	}
	return false
}

// shown reports whether a literal becomes the default of a flag.
func (f *Flow) shown(lit ast.Expr) bool {
	f.defaulting.Do(func() {
		f.defaults = map[ast.Expr]bool{}
		add := func(v ssa.Value, instr ssa.Instruction) {
			for _, val := range f.At(v, instr) {
				for _, p := range val.Parts {
					if e := f.Literal(p); e != nil {
						f.defaults[e] = true
					}
				}
			}
		}
		f.Instructions(func(instr ssa.Instruction) {
			switch instr := instr.(type) {
			case ssa.CallInstruction:
				if v := f.Argument(instr.Common(), rules.RoleDefault); v != nil {
					add(v, instr)
				}
			case *ssa.Store:
				if a, ok := instr.Addr.(*ssa.FieldAddr); ok {
					if role, _ := f.FieldRole(a); role == rules.RoleDefault {
						add(instr.Val, instr)
					}
				}
			}
		})
	})
	return f.defaults[lit]
}

// importOf returns the name under which a file knows a package of the standard
// library at a position, and the edit that imports it if it does not. The name
// is "" where something else has it.
func (f *Flow) importOf(file *ast.File, path string, pos token.Pos) (string, *analysis.TextEdit) {
	for _, spec := range file.Imports {
		if got, err := strconv.Unquote(spec.Path.Value); err != nil || got != path {
			continue
		}
		name := path
		if spec.Name != nil {
			name = spec.Name.Name
		}
		_, obj := f.pass.Pkg.Scope().Innermost(pos).LookupParent(name, pos)
		if p, ok := obj.(*types.PkgName); ok && p.Imported().Path() == path {
			return name, nil
		}
		return "", nil
	}
	if scope := f.pass.Pkg.Scope().Innermost(pos); scope == nil {
		return "", nil
	} else if _, obj := scope.LookupParent(path, pos); obj != nil {
		return "", nil
	}
	quoted := strconv.Quote(path)
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.IMPORT || len(gen.Specs) == 0 {
			continue
		}
		if !gen.Lparen.IsValid() {
			if spec := gen.Specs[0].(*ast.ImportSpec); spec.Path.Value == `"C"` {
				continue
			}
			return path, &analysis.TextEdit{Pos: gen.Pos(), End: gen.Pos(), NewText: []byte("import " + quoted + "\n")}
		}
		at := gen.Specs[0].Pos()
		for _, spec := range gen.Specs {
			other := spec.(*ast.ImportSpec).Path.Value
			if strings.Contains(other, ".") || other > quoted {
				break
			}
			at = spec.End()
		}
		if at == gen.Specs[0].Pos() {
			return path, &analysis.TextEdit{Pos: at, End: at, NewText: []byte(quoted + "\n\t")}
		}
		return path, &analysis.TextEdit{Pos: at, End: at, NewText: []byte("\n\t" + quoted)}
	}
	at := file.Name.End()
	return path, &analysis.TextEdit{Pos: at, End: at, NewText: []byte("\n\nimport " + quoted)}
}

// AddLifetime returns the fix that gives the options of a signed URL, which a
// composite literal makes, a lifetime of an hour; nil where the literal has no
// keys or says in a way of its own that it signs.
func (f *Flow) AddLifetime(at token.Pos) []analysis.SuggestedFix {
	file := fileOf(f.pass, at)
	if file == nil {
		return nil
	}
	path, _ := astutil.PathEnclosingInterval(file, at, at)
	for _, n := range path {
		lit, ok := n.(*ast.CompositeLit)
		if !ok {
			continue
		}
		t := f.pass.TypesInfo.TypeOf(lit)
		s, ok := t.Underlying().(*types.Struct)
		if !ok {
			return nil
		}
		roles := f.table.fields[typeName(t)]
		for _, e := range lit.Elts {
			kv, ok := e.(*ast.KeyValueExpr)
			if !ok {
				return nil
			}
			if key, ok := kv.Key.(*ast.Ident); !ok || roles[key.Name].role != rules.RoleSigned {
				continue
			}
			for i := range s.NumFields() {
				switch roles[s.Field(i).Name()].role {
				case rules.RoleLifetime, rules.RoleSigningLifetime:
					value := f.wrap(kv.Value, s.Field(i).Type())
					if value == "" {
						return nil
					}
					return []analysis.SuggestedFix{{
						Message:   "Let it expire after an hour",
						TextEdits: []analysis.TextEdit{{Pos: kv.End(), End: kv.End(), NewText: []byte(", " + s.Field(i).Name() + ": " + value)}},
					}}
				}
			}
		}
		return nil
	}
	return nil
}

// hour is the lifetime that AddLifetime gives, in seconds.
const hour = "3600"

// wrap writes an hour in seconds as a value of a type, in the way in which the
// literal writes another of its fields: as it is, or through a function of the
// same package that wraps what may be left out.
func (f *Flow) wrap(like ast.Expr, t types.Type) string {
	if v := f.pass.TypesInfo.Types[like].Value; v != nil && v.Kind() == constant.Bool {
		if b, ok := t.Underlying().(*types.Basic); ok && b.Info()&types.IsNumeric != 0 {
			return hour
		}
		return ""
	}
	call, ok := like.(*ast.CallExpr)
	if !ok {
		return ""
	}
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	pkg, ok := sel.X.(*ast.Ident)
	fn, isFunc := f.pass.TypesInfo.Uses[sel.Sel].(*types.Func)
	if !ok || !isFunc {
		return ""
	}
	if fn.Signature().TypeParams().Len() == 1 {
		return pkg.Name + "." + fn.Name() + "(" + hour + ".0)"
	}
	scope := fn.Pkg().Scope()
	for _, name := range scope.Names() {
		other, ok := scope.Lookup(name).(*types.Func)
		if !ok || other.Signature().TypeParams().Len() > 0 || other.Signature().Params().Len() != 1 || f.table.funcs[funcName(other)] == nil {
			continue
		}
		if types.Identical(other.Signature().Results().At(0).Type(), t) {
			return pkg.Name + "." + name + "(" + hour + ")"
		}
	}
	return ""
}
