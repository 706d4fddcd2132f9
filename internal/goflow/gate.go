package goflow

import (
	"go/ast"
	"go/constant"
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/damvet/damvet/rules"
)

//go:generate go test . -run TestGateIsCurrent -update

// gate is as much of the catalogue as it takes to tell the packages that can
// have nothing to do with any platform, which are most. Under go vet each has
// a process of its own, for which reading the catalogue would be half of the
// work. All lists are in order.
type gate struct {
	// words, in lower case, speak of a platform: its own and its hosts. Marks
	// stand in credentials that their shape gives away.
	words, marks []string
	// names of headers and variables, in lower case, in which no word stands.
	names []string
	// giving are words in the names of functions that give back a credential, and
	// switches the fields that switch the checking of certificates off.
	giving, switches []string
	// sinks are the packages of platforms.
	sinks []string
	// namers are the arguments of functions that name a header or a variable, or, as
	// addresses, where a request goes.
	namers, addresses []namer
	// thresholds are the bounds that there are.
	thresholds []threshold
	// never are the expressions for random texts that are no secret.
	never []never
	// samples are the hashes of the vendors' samples.
	samples []string
}

// namer is an argument that is a name: the function's without its package, and
// with it, and the argument's index.
type namer struct {
	short, full string
	arg         int
}

type threshold struct{ name, kind string }

// theGate is the gate that goes with what the checks know.
var theGate = func() *gate { return &builtinGate }

func newGate(t *table) *gate {
	var g gate
	for _, p := range t.cat.Platforms {
		g.words = append(g.words, p.Words...)
		for name, b := range p.Bounds {
			g.thresholds = append(g.thresholds, threshold{name, b.Kind})
		}
	}
	for _, h := range t.hosts {
		g.words = append(g.words, strings.ToLower(strings.TrimPrefix(h.name, ".")))
	}
	for _, r := range t.shaped {
		for _, k := range r.Keywords {
			g.marks = append(g.marks, strings.ToLower(k))
		}
	}
	g.words, g.marks = least(g.words), least(g.marks)
	for name := range t.env {
		g.names = append(g.names, strings.ToLower(name))
	}
	for name, h := range t.headers {
		if h.platform != nil {
			g.names = append(g.names, name)
		}
	}
	slices.Sort(g.names)
	g.names = slices.DeleteFunc(slices.Compact(g.names), g.speaks)
	g.giving = slices.Sorted(slices.Values(t.giving))
	for _, fields := range t.fields {
		for name, f := range fields {
			if f.role == rules.RoleInsecure {
				g.switches = append(g.switches, name)
			}
		}
	}
	slices.Sort(g.switches)
	g.switches = slices.Compact(g.switches)
	g.sinks = slices.Sorted(maps.Keys(t.sinks))
	for _, full := range slices.Sorted(maps.Keys(t.funcs)) {
		for i, role := range t.funcs[full].args {
			n := namer{full[strings.LastIndexByte(full, '.')+1:], full, i}
			switch {
			case i < 0:
			case role == rules.RoleHeader || role == rules.RoleEnv:
				g.namers = append(g.namers, n)
			case role == rules.RoleURL && t.funcs[full].platform == nil:
				g.addresses = append(g.addresses, n)
			}
		}
	}
	for _, list := range [][]namer{g.namers, g.addresses} {
		slices.SortStableFunc(list, func(a, b namer) int { return strings.Compare(a.short, b.short) })
	}
	g.never = neverRandom(nevers(t.cat))
	g.samples = slices.Sorted(maps.Keys(t.samples))
	slices.SortFunc(g.thresholds, func(a, b threshold) int { return strings.Compare(a.name, b.name) })
	return &g
}

// least returns words in order, without those that hold another one.
func least(words []string) []string {
	return slices.Compact(slices.DeleteFunc(slices.Sorted(slices.Values(words)), func(w string) bool {
		return slices.ContainsFunc(words, func(o string) bool { return o != w && strings.Contains(w, o) })
	}))
}

// opens reports whether a package can have something to do with a platform. Of
// one for which it does not the checks find nothing, and tell others only what is
// settled.
func (g *gate) opens(pass *analysis.Pass) bool {
	if g.speaks(pass.Pkg.Path()) || reached(pass) {
		return true
	}
	for _, p := range pass.Pkg.Imports() {
		if path := importPath(p); listed(g.sinks, path) || g.speaks(path) || pass.ImportPackageFact(p, new(Spoken)) {
			return true
		}
	}
	return slices.ContainsFunc(pass.Files, func(f *ast.File) bool { return g.admits(pass, f) })
}

// admits reports whether a file holds a name, a text or a call that is of
// interest. What a test may hand to other packages is of none.
func (g *gate) admits(pass *analysis.Pass, file *ast.File) bool {
	info, tells := pass.TypesInfo, !IsTest(pass, file.Package)
	found, known, own := false, g.knows(pass.Pkg), workedOn(pass)
	var visit func(n ast.Node) bool
	says := func(text string) bool {
		return g.says(text) || tells && (scattered(text) && g.random(text) || own && isPlain(text))
	}
	visit = func(n ast.Node) bool {
		if found {
			return false
		}
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			found = n.Tag != nil && g.tagged(n.Tag.Value)
		case *ast.FuncDecl:
			found = tells && gives(info, n, g.giving)
		case *ast.Ident:
			found = info.Defs[n] != nil && g.speaks(n.Name) || tells && info.Uses[n] != nil && listed(g.switches, n.Name)
		case *ast.CallExpr:
			found = tells && !known && (g.forwards(info, n) || own && g.requests(info, n))
		}
		if e, ok := n.(ast.Expr); ok && !found {
			if _, ident := e.(*ast.Ident); ident {
				return false
			}
			if val := info.Types[e].Value; val != nil && val.Kind() == constant.String {
				text := constant.StringVal(val)
				found = says(text)
				sum, ok := e.(*ast.BinaryExpr)
				if ok && len(text) > maxSecret && !found {
					begun := ""
					for _, o := range operandsOf(sum) {
						ast.Inspect(o, visit)
						if val := info.Types[o].Value; val != nil && len(begun) <= maxSecret {
							begun += constant.StringVal(val)
							found = found || len(begun) <= maxSecret && says(begun)
						}
					}
					return false
				}
				return ok
			}
		}
		return !found
	}
	ast.Inspect(file, visit)
	return found
}

// operandsOf are what a sum of texts is made of, in order. Of a long one, as of the
// descriptors in generated code, not every sum within it is made: they would stay.
func operandsOf(sum *ast.BinaryExpr) []ast.Expr {
	var out []ast.Expr
	for {
		out = append(out, sum.Y)
		next, ok := sum.X.(*ast.BinaryExpr)
		if !ok {
			out = append(out, sum.X)
			break
		}
		sum = next
	}
	slices.Reverse(out)
	return out
}

// knows reports whether the catalogue itself says which functions of a package
// take or look up names: then what the package says of them is of no use.
func (g *gate) knows(p *types.Package) bool {
	path := importPath(p)
	return slices.ContainsFunc(g.namers, func(n namer) bool { return packageOf(n.full) == path })
}

// speaks reports whether one of the words stands in a text.
func (g *gate) speaks(text string) bool {
	return holdsOne(strings.ToLower(text), g.words)
}

// gives reports whether other packages can get a credential, in whose name one of
// the words stands, from a function.
func gives(info *types.Info, decl *ast.FuncDecl, words []string) bool {
	fn, ok := info.Defs[decl.Name].(*types.Func)
	if !ok || !fn.Exported() || !holdsOne(strings.ToLower(fn.Name()), words) {
		return false
	}
	results := fn.Signature().Results()
	return results.Len() > 0 && isText(results.At(0).Type())
}

// says reports whether a constant speaks of a platform, is a name that it has, or
// may hold a credential that its shape gives away.
func (g *gate) says(text string) bool {
	text = strings.ToLower(text)
	return holdsOne(text, g.words) || listed(g.names, text) || len(text) >= minShape && holdsOne(text, g.marks)
}

// tagged reports whether a struct tag says what is of interest.
func (g *gate) tagged(literal string) bool {
	return g.speaks(literal) || slices.ContainsFunc(strings.FieldsFunc(literal, func(r rune) bool { return strings.ContainsRune("`:\",", r) }), g.says)
}

// forwards reports whether a call sets a header, or looks a variable up, that a
// parameter names, and what is set may be a text. What does that may do so with a
// platform's for its callers.
func (g *gate) forwards(info *types.Info, call *ast.CallExpr) bool {
	i := byParameter(g.namers, info, call)
	return i >= 0 && (i+1 == len(call.Args) || mayBeText(info.TypeOf(call.Args[i+1])))
}

// requests reports whether a call sends a request to where a parameter says.
func (g *gate) requests(info *types.Info, call *ast.CallExpr) bool {
	return byParameter(g.addresses, info, call) >= 0
}

// byParameter returns the index of the argument of a call that a parameter is part of
// and that is one of some, -1 if there is none.
func byParameter(namers []namer, info *types.Info, call *ast.CallExpr) int {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return -1
	}
	i, ok := slices.BinarySearchFunc(namers, sel.Sel.Name, func(n namer, name string) int { return strings.Compare(n.short, name) })
	if !ok {
		return -1
	}
	fn, ok := info.Uses[sel.Sel].(*types.Func)
	if !ok {
		return -1
	}
	full := funcName(fn.Origin())
	for _, n := range namers[i:] {
		if n.short != sel.Sel.Name {
			break
		}
		if n.full == full && n.arg < len(call.Args) && ofParameter(info, call.Args[n.arg]) {
			return n.arg
		}
	}
	return -1
}

// mayBeText reports whether what is set under a name may be a text: what a map of
// anything takes often is none.
func mayBeText(t types.Type) bool {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	switch t := t.Underlying().(type) {
	case *types.Struct, *types.Chan, *types.Signature:
		return false
	case *types.Basic:
		return t.Info()&types.IsString != 0
	}
	return true
}

// ofParameter reports whether a parameter is part of an expression.
func ofParameter(info *types.Info, e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return !found
		}
		v, ok := info.Uses[id].(*types.Var)
		found = found || ok && v.Kind() == types.ParamVar
		return !found
	})
	return found
}

// bound returns the kind of a threshold, or "" if there is none of that name.
func (g *gate) bound(name string) string {
	i, ok := slices.BinarySearchFunc(g.thresholds, name, func(t threshold, name string) int { return strings.Compare(t.name, name) })
	if !ok {
		return ""
	}
	return g.thresholds[i].kind
}

// scattered reports whether a text may be random, by where its digits are: names
// that packages are full of have theirs together, and what is long and random has
// them all over.
func scattered(text string) bool {
	if !likely(text) || strings.Contains(text, ".") {
		return false
	}
	turns := 0
	for i := 1; i < len(text); i++ {
		if isDigit(text[i]) != isDigit(text[i-1]) {
			turns++
		}
	}
	return turns >= max(4, len(text)/32)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func holdsOne(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

func listed(sorted []string, s string) bool {
	_, ok := slices.BinarySearch(sorted, s)
	return ok
}
