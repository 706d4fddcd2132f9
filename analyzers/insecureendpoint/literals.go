package insecureendpoint

import (
	"go/ast"
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/damvet/damvet/internal/goflow"
)

// literals looks at constant strings as they are written.
func (c *check) literals(in *inspector.Inspector) {
	for cur := range in.Root().Preorder((*ast.BasicLit)(nil), (*ast.BinaryExpr)(nil)) {
		e := cur.Node().(ast.Expr)
		val := c.pass.TypesInfo.Types[e].Value
		if val == nil || val.Kind() != constant.String {
			continue
		}
		v := goflow.Value{Parts: []goflow.Part{{Kind: goflow.Text, Text: constant.StringVal(val)}}}
		scheme, host, ok := v.Host()
		if !ok || scheme != "http" {
			continue
		}
		if p := goflow.HostPlatform(host); p != nil && !compared(c.pass, cur) {
			c.report(p, e, e, host, nil)
		}
	}
}

// compared reports whether a constant only serves to recognise or to replace.
func compared(pass *analysis.Pass, cur inspector.Cursor) bool {
	switch p := cur.Parent().Node().(type) {
	case *ast.BinaryExpr:
		return p.Op != token.ADD
	case *ast.CaseClause, *ast.ImportSpec:
		return true
	case *ast.CallExpr:
		sel, ok := p.Fun.(*ast.SelectorExpr)
		if !ok {
			return false
		}
		fn := pass.TypesInfo.Uses[sel.Sel]
		if fn == nil || fn.Pkg() == nil {
			return false
		}
		switch fn.Pkg().Path() {
		case "strings":
			return fn.Name() != "Join" && fn.Name() != "Clone"
		case "bytes", "regexp":
			return true
		}
	}
	return false
}
