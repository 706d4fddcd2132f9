package goflow

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

// Hides are the words, in lower case, by which a package knows the attributes of a
// structured log of which it writes something else.
type Hides struct{ Words []string }

// AFact marks Hides as a fact.
func (*Hides) AFact() {}

func (h *Hides) String() string { return "hides " + strings.Join(h.Words, ", ") }

const (
	structured   = "log/slog"
	maxHides     = 64
	shortestHide = 3
	longHide     = 5 // is looked for within names
)

// exportHides tells which attributes the package's handlers of structured logs
// replace, and returns what it told.
func exportHides(pass *analysis.Pass) []string {
	if !slices.ContainsFunc(pass.Pkg.Imports(), func(p *types.Package) bool { return p.Path() == structured }) {
		return nil
	}
	h := &hiding{pass: pass, seen: map[types.Object]bool{}}
	for _, file := range pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.KeyValueExpr:
				if h.replaces(n.Key) {
					h.read(n.Value)
				}
			case *ast.AssignStmt:
				for i, lhs := range n.Lhs {
					if sel, ok := lhs.(*ast.SelectorExpr); ok && i < len(n.Rhs) && h.replaces(sel.Sel) {
						h.read(n.Rhs[i])
					}
				}
			}
			return true
		})
	}
	if len(h.words) == 0 {
		return nil
	}
	slices.Sort(h.words)
	h.words = slices.Compact(h.words)
	fact := &Hides{h.words[:min(len(h.words), maxHides)]}
	pass.ExportPackageFact(fact)
	return []string{fact.String()}
}

// hiding collects the words in a function and in what that names.
type hiding struct {
	pass  *analysis.Pass
	seen  map[types.Object]bool
	words []string
}

// replaces reports whether a name is that of the field for the function that
// replaces attributes.
func (h *hiding) replaces(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	if !ok || id.Name != "ReplaceAttr" {
		return false
	}
	v, ok := h.pass.TypesInfo.Uses[id].(*types.Var)
	return ok && v.IsField() && v.Pkg() != nil && v.Pkg().Path() == structured
}

func (h *hiding) read(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		e, ok := n.(ast.Expr)
		if !ok || len(h.words) > maxHides {
			return ok || n != nil
		}
		if val := h.pass.TypesInfo.Types[e].Value; val != nil && val.Kind() == constant.String {
			h.words = append(h.words, strings.FieldsFunc(strings.ToLower(constant.StringVal(val)), func(r rune) bool {
				return !isWordRune(r)
			})...)
			return false
		}
		if id, ok := e.(*ast.Ident); ok {
			if obj := h.pass.TypesInfo.Uses[id]; obj != nil && obj.Parent() == h.pass.Pkg.Scope() && !h.seen[obj] {
				h.seen[obj] = true
				if decl := h.declaration(obj); decl != nil {
					h.read(decl)
				}
			}
		}
		return true
	})
	h.words = slices.DeleteFunc(h.words, func(w string) bool { return len(w) < shortestHide })
}

func isWordRune(r rune) bool {
	return r == '_' || r == '-' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z'
}

// declaration returns what declares a function or a variable of the package, or nil.
func (h *hiding) declaration(obj types.Object) ast.Node {
	for _, file := range h.pass.Files {
		if obj.Pos() < file.FileStart || obj.Pos() >= file.FileEnd {
			continue
		}
		for _, decl := range file.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				if decl.Name.Pos() == obj.Pos() && decl.Body != nil {
					return decl.Body
				}
			case *ast.GenDecl:
				for _, spec := range decl.Specs {
					if vs, ok := spec.(*ast.ValueSpec); ok && vs.Pos() <= obj.Pos() && obj.Pos() < vs.End() {
						return vs
					}
				}
			}
		}
	}
	return nil
}

// hidden reports whether an operand of a structured log stands under a key that the
// package, or one that it rests on, replaces.
func (f *Flow) hidden(obj *types.Func, args []ssa.Value, operands []ssa.Value, i int) bool {
	if obj.Pkg() == nil || obj.Pkg().Path() != structured {
		return false
	}
	var key ssa.Value
	switch {
	case i > 0:
		key = operands[i-1]
	case len(args) > 1 && args[1] == operands[i]:
		key = args[0]
	}
	k, ok := constantOf(key)
	if !ok || k.Kind() != constant.String {
		return false
	}
	name := strings.ToLower(constant.StringVal(k))
	parts := strings.FieldsFunc(name, func(r rune) bool { return !('0' <= r && r <= '9' || 'a' <= r && r <= 'z') })
	return slices.ContainsFunc(f.hides(), func(word string) bool {
		return name == word || slices.Contains(parts, word) || len(word) >= longHide && strings.Contains(name, word)
	})
}

// hides are the words of the package and of those that it rests on.
func (f *Flow) hides() []string {
	f.hiding.Do(func() {
		for _, fact := range f.pass.AllPackageFacts() {
			if h, ok := fact.Fact.(*Hides); ok {
				f.hide = append(f.hide, h.Words...)
			}
		}
	})
	return f.hide
}
