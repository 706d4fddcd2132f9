package insecureendpoint

import (
	"go/ast"
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/damvet/damvet/internal/goflow"
)

// literals looks at constant strings as they are written.
func (c *check) literals() {
	for _, file := range c.pass.Files {
		ast.PreorderStack(file, nil, func(n ast.Node, above []ast.Node) bool {
			switch n.(type) {
			case *ast.BasicLit, *ast.BinaryExpr:
				c.literal(n.(ast.Expr), above[len(above)-1])
			}
			return true
		})
	}
}

// literal looks at a constant string that is a part of what is above it.
func (c *check) literal(e ast.Expr, above ast.Node) {
	val := c.pass.TypesInfo.Types[e].Value
	if val == nil || val.Kind() != constant.String {
		return
	}
	v := goflow.Value{Parts: []goflow.Part{{Kind: goflow.Text, Text: constant.StringVal(val)}}}
	scheme, host, ok := v.Host()
	if !ok || scheme != "http" {
		return
	}
	if p := goflow.HostPlatform(host); p != nil && !compared(c.pass, above) {
		c.report(p, e, e, host, nil)
	}
}

// compared reports whether a constant only serves to recognise or to replace, by
// what is above it.
func compared(pass *analysis.Pass, above ast.Node) bool {
	switch p := above.(type) {
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
