package insecureendpoint

import (
	"go/ast"
	"go/constant"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/damvet/damvet/internal/goflow"
)

// literals looks at constant strings as they are written. Of a long sum, as of the
// descriptors in generated code, not every sum within it is made.
func (c *check) literals() {
	for _, file := range c.pass.Files {
		var other ast.Expr // is a sum that begins as no URL does, or within a long one
		ast.PreorderStack(file, nil, func(n ast.Node, above []ast.Node) bool {
			switch n := n.(type) {
			case *ast.BinaryExpr:
				switch {
				case !c.isText(n):
				case n == other || !c.plain(n):
					other = n.X
				case c.literal(n, above[len(above)-1]) > maxSum:
					other = n.X
				}
			case *ast.BasicLit:
				c.literal(n, above[len(above)-1])
			}
			return true
		})
	}
}

// maxSum is how long a sum is at most, in bytes, if those within it are looked at too.
const maxSum = 4096

// plain reports whether a sum may be an http URL by what it begins with.
func (c *check) plain(sum *ast.BinaryExpr) bool {
	const scheme = "http://"
	rest := []ast.Expr{sum.Y}
	first := sum.X
	for {
		next, ok := first.(*ast.BinaryExpr)
		if !ok {
			break
		}
		rest = append(rest, next.Y)
		first = next.X
	}
	text, _ := c.constant(first)
	for i := len(rest) - 1; i >= 0 && len(text) < len(scheme); i-- {
		next, _ := c.constant(rest[i])
		text += next
	}
	n := min(len(text), len(scheme))
	return strings.EqualFold(text[:n], scheme[:n])
}

// isText reports whether an expression is a constant text.
func (c *check) isText(e ast.Expr) bool {
	val := c.pass.TypesInfo.Types[e].Value
	return val != nil && val.Kind() == constant.String
}

// constant returns the value of a text that is constant.
func (c *check) constant(e ast.Expr) (string, bool) {
	if !c.isText(e) {
		return "", false
	}
	return constant.StringVal(c.pass.TypesInfo.Types[e].Value), true
}

// literal looks at a constant string that is a part of what is above it, and returns
// how long it is.
func (c *check) literal(e ast.Expr, above ast.Node) int {
	text, ok := c.constant(e)
	if !ok {
		return 0
	}
	v := goflow.Value{Parts: []goflow.Part{{Kind: goflow.Text, Text: text}}}
	scheme, host, ok := v.Host()
	if !ok || scheme != "http" {
		return len(text)
	}
	if p := goflow.HostPlatform(host); p != nil && !compared(c.pass, above) {
		c.report(p, e, e, host, nil)
	}
	return len(text)
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
