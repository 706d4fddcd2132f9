package goflow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/rules"
)

// readLiterals reads what the constant strings, tags and names of the package say
// of platforms.
func (f *Flow) readLiterals() {
	f.texts = map[string][]ast.Expr{}
	f.fields = map[*types.Var][]storage{}
	known, own := theGate().knows(f.pass.Pkg), workedOn(f.pass)
	f.speak(f.pass.Pkg.Path())
	for _, p := range f.pass.Pkg.Imports() {
		f.speak(p.Path())
	}
	for _, file := range f.pass.Files {
		tells := !IsTest(f.pass, file.Package)
		note := func(text string, e ast.Expr) {
			if f.texts[text] == nil {
				f.read(text)
			}
			f.tells = f.tells || tells && (scattered(text) && f.table.random(text) || own && isPlain(text))
			f.texts[text] = append(f.texts[text], e)
		}
		var visit func(n ast.Node) bool
		visit = func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec:
				return false
			case *ast.Field:
				if n.Tag != nil {
					f.speak(n.Tag.Value)
					f.tag(n)
				}
			case *ast.FuncDecl:
				f.tells = f.tells || tells && gives(f.pass.TypesInfo, n, f.table.giving)
			case *ast.Ident:
				f.tells = f.tells || tells && f.isSwitch(n)
				f.named = f.named || f.pass.TypesInfo.Defs[n] != nil && f.table.spoken(n.Name) != nil
			case *ast.CallExpr:
				f.forwards = f.forwards || tells && !known && theGate().forwards(f.pass.TypesInfo, n)
				f.requests = f.requests || tells && !known && own && theGate().requests(f.pass.TypesInfo, n)
			}
			e, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			if _, ident := e.(*ast.Ident); ident {
				return true
			}
			text, ok := f.constant(e)
			if !ok {
				return true
			}
			note(text, e)
			sum, ok := e.(*ast.BinaryExpr)
			if ok && len(text) > maxSecret {
				f.readSum(sum, visit, note)
				return false
			}
			return ok
		}
		ast.Inspect(file, visit)
	}
	f.hear()
}

// readSum reads what a long constant is a sum of, and how it begins. Not every sum
// within it is made: they would stay.
func (f *Flow) readSum(sum *ast.BinaryExpr, visit func(ast.Node) bool, note func(string, ast.Expr)) {
	within := []ast.Expr{sum}
	for next, ok := sum.X.(*ast.BinaryExpr); ok; next, ok = next.X.(*ast.BinaryExpr) {
		within = append(within, next)
	}
	slices.Reverse(within) // each ends with the operand behind the one before
	begun := ""
	for i, o := range operandsOf(sum) {
		ast.Inspect(o, visit)
		if text, ok := f.constant(o); ok && len(begun) <= maxSecret {
			begun += text
			if i > 0 && len(begun) <= maxSecret {
				note(begun, within[i-1])
			}
		}
	}
}

// constant returns the value of a text that is constant.
func (f *Flow) constant(e ast.Expr) (string, bool) {
	val := f.pass.TypesInfo.Types[e].Value
	if val == nil || val.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(val), true
}

// readPlaces notes what was written at the positions that instructions have.
func (f *Flow) readPlaces() {
	f.calls = map[token.Pos]*ast.CallExpr{}
	f.pairs = map[token.Pos]*ast.KeyValueExpr{}
	f.sums = map[token.Pos]*ast.BinaryExpr{}
	f.composites = map[token.Pos]*ast.CompositeLit{}
	for _, file := range f.pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				f.calls[n.Lparen] = n
			case *ast.KeyValueExpr:
				f.pairs[n.Colon] = n
			case *ast.BinaryExpr:
				f.sums[n.OpPos] = n
			case *ast.CompositeLit:
				f.composites[n.Lbrace] = n
			}
			return true
		})
	}
}

// read notes what a constant string says of platforms.
func (f *Flow) read(text string) {
	_, variable := f.table.environment(text)
	f.named = f.named || variable || f.table.headers[strings.ToLower(text)].platform != nil
	if p := f.table.mention(text); p != nil && !slices.Contains(f.mentions, p) {
		f.mentions = append(f.mentions, p)
	}
	f.speak(text)
}

// isSwitch reports whether a name is a field that switches the checking of
// certificates off.
func (f *Flow) isSwitch(n *ast.Ident) bool {
	if v, ok := f.pass.TypesInfo.Uses[n].(*types.Var); ok && v.IsField() {
		for _, fields := range f.table.fields {
			if fields[n.Name].role == rules.RoleInsecure {
				return true
			}
		}
	}
	return false
}

// tag notes the default that a field's tag gives it, and a field that is read
// from a setting of a platform.
func (f *Flow) tag(field *ast.Field) {
	text, err := strconv.Unquote(field.Tag.Value)
	if err != nil || len(field.Names) != 1 {
		return
	}
	v, ok := f.pass.TypesInfo.Defs[field.Names[0]].(*types.Var)
	if !ok {
		return
	}
	var known named
	setting := ""
	for _, key := range slices.Sorted(maps.Keys(f.table.tags)) {
		value, ok := reflect.StructTag(text).Lookup(key)
		switch {
		case !ok || value == "":
		case f.table.tags[key] == rules.RoleDefault:
			f.texts[value] = append(f.texts[value], field.Tag)
			def := ssa.NewConst(constant.MakeString(value), types.Typ[types.String])
			f.fields[v.Origin()] = append(f.fields[v.Origin()], storage{val: def, pos: field.Tag.Pos()})
		default:
			name, _, _ := strings.Cut(value, ",")
			if e, ok := f.table.environment(name); ok {
				known, setting = e, name
			}
		}
	}
	switch role := rules.GoRole(known.carries); role {
	case rules.RoleCredential, rules.RolePassword, rules.RoleAdministrator:
		f.named = true
		f.tagged = append(f.tagged, &Hit{
			Role: role, Platform: known.platform, What: "the setting " + setting, Pos: field.Tag.Pos(), field: v.Origin(),
		})
	}
}

// readTags adds the hits of the fields that are read from settings.
func (f *Flow) readTags() {
	w := &walk{Flow: f, busy: map[busyKey]bool{}}
	for _, h := range f.tagged {
		h.Values = w.fieldAnywhere(h.field, 0)
		f.Hits = append(f.Hits, h)
	}
}

// hear tells other packages of which platforms this one speaks, and hears from
// those that it imports.
func (f *Flow) hear() {
	var own []string
	for _, p := range f.spoken {
		own = append(own, p.ID)
	}
	if len(own) > 0 {
		f.pass.ExportPackageFact(&Spoken{own})
		f.told = append(f.told, own...)
	}
	for _, p := range f.pass.Pkg.Imports() {
		var s Spoken
		if f.pass.ImportPackageFact(p, &s) {
			for _, id := range s.Platforms {
				f.speakOf(f.table.cat.Platform(id))
			}
		}
	}
}

// speak notes the platforms that a text speaks of.
func (f *Flow) speak(text string) {
	if len(text) > 1<<16 {
		return
	}
	text = strings.ToLower(text)
	for _, p := range f.table.cat.Platforms {
		if speaksOf(text, p) {
			f.speakOf(p)
		}
	}
}

func (f *Flow) speakOf(p *rules.Platform) {
	if p != nil && !slices.Contains(f.spoken, p) {
		f.spoken = append(f.spoken, p)
	}
}

// Writes reports whether a text stands in one of the package's constants.
func (f *Flow) Writes(text string) bool {
	for t := range f.texts {
		if strings.Contains(t, text) {
			return true
		}
	}
	return false
}

// Literal returns the expression that a constant part was written as, or nil:
// of several the last one before the place where it was met, in the same
// function if there is one.
func (f *Flow) Literal(p Part) ast.Expr {
	if p.Const == nil || p.Const.Kind() != constant.String {
		return nil
	}
	var best ast.Expr
	rank := -1
	for _, e := range f.texts[constant.StringVal(p.Const)] {
		r := 0
		if p.Near.IsValid() && e.Pos() < p.Near {
			r = 1
		}
		if p.Fn != nil && p.Fn.Syntax() != nil && p.Fn.Syntax().Pos() <= e.Pos() && e.End() <= p.Fn.Syntax().End() {
			r += 2
		}
		if call := f.calls[p.Near]; call != nil && call.Pos() <= e.Pos() && e.End() <= call.End() {
			r += 4
		}
		if kv := f.pairs[p.Near]; kv != nil && kv.Pos() <= e.Pos() && e.End() <= kv.End() {
			r += 8
		}
		if c := f.composites[p.Near]; c != nil && c.Pos() <= e.Pos() && e.End() <= c.End() {
			r += 8
		}
		if r > rank || r == rank && r&1 == 1 {
			best, rank = e, r
		}
	}
	if c := f.composites[p.Near]; best == nil && c != nil {
		return c // its bytes, one by one
	}
	return best
}

// Declaration returns where a constant of another package is declared that an
// expression names, as far as export data tell: the column is unknown. It returns
// no place if the expression is something else.
func (f *Flow) Declaration(e ast.Expr) Step {
	sel, ok := e.(*ast.SelectorExpr)
	if !ok {
		return Step{}
	}
	c, ok := f.pass.TypesInfo.Uses[sel.Sel].(*types.Const)
	if !ok || c.Pkg() == f.pass.Pkg {
		return Step{}
	}
	at := Position(f.pass.Fset, c.Pos())
	return Step{Path: at.Filename, Line: at.Line}
}

// Call returns the call expression of an instruction's position, or nil.
func (f *Flow) Call(pos token.Pos) *ast.CallExpr {
	return f.calls[pos]
}

// Place turns the position of an instruction into what a person expects: the call
// or the element; without an end if it is neither.
func (f *Flow) Place(pos token.Pos) Span {
	var n ast.Node
	if c := f.calls[pos]; c != nil {
		n = c
	} else if kv := f.pairs[pos]; kv != nil {
		n = kv
	} else if b := f.sums[pos]; b != nil {
		n = b
	} else {
		return Span{pos, token.NoPos}
	}
	return Span{n.Pos(), n.End()}
}

// Span is where a hit is.
func (f *Flow) Span(h *Hit) Span {
	if h.End.IsValid() {
		return Span{h.Pos, h.End}
	}
	return f.Place(h.Pos)
}
