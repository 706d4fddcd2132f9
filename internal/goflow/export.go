package goflow

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"iter"
	"net/netip"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/rules"
)

// Bounds on what is told of a function's result or of a variable.
const (
	maxPaths   = 24
	maxReturns = 4
	maxReaches = 16
	maxSteps   = 8
	maxTelling = 200000 // steps, for all of a package
)

// export tells other packages what this one's functions, fields and variables
// do with values. What stands in its tests is of use to other tests at most.
func (f *Flow) export() {
	sums := map[types.Object]*Summary{}
	sum := func(o types.Object) *Summary {
		if sums[o] == nil {
			sums[o] = &Summary{}
		}
		return sums[o]
	}
	for obj, r := range settled(f.pass) {
		s := sum(obj)
		s.Returns = append(s.Returns, r)
	}
	if f.pkg != nil {
		for _, h := range f.Hits {
			if h.Role == rules.RoleLogged {
				continue
			}
			for _, v := range h.Values {
				f.exportReach(h, v, sum)
			}
		}
		f.exportReturns(sum)
		f.exportVariables(sum)
		f.exportLax(sum)
		f.exportLasting(sum)
		f.exportOffers(sum)
		if f.relates || f.requests {
			f.exportSends(sum)
		}
	}
	f.exportTakes()
	for o, s := range sums {
		s.settle()
		if len(s.Reaches)+len(s.Returns)+len(s.Lax)+len(s.Sends)+len(s.Lasts)+len(s.Offers) > 0 {
			f.pass.ExportObjectFact(o, s)
			f.told = append(f.told, fmt.Sprintf("%s %+v", f.pass.Fset.Position(o.Pos()), *s))
		}
	}
}

// settled are the objects of which the text alone says what to tell.
func settled(pass *analysis.Pass) iter.Seq2[types.Object, Return] {
	return func(yield func(types.Object, Return) bool) {
		for _, list := range []iter.Seq2[types.Object, Return]{constants(pass), numbers(pass)} {
			for obj, r := range list {
				if !yield(obj, r) {
					return
				}
			}
		}
	}
}

// exportSettled tells of a package that does not follow values.
func (f *Flow) exportSettled(pass *analysis.Pass) {
	for obj, r := range settled(pass) {
		s := &Summary{Returns: []Return{r}}
		pass.ExportObjectFact(obj, s)
		f.told = append(f.told, fmt.Sprintf("%s %+v", obj.Name(), *s))
	}
}

// Told is the hash of what the package tells others, "" if that is nothing.
func (f *Flow) Told() string {
	if len(f.told) == 0 {
		return ""
	}
	slices.Sort(f.told)
	return Hash(strings.Join(f.told, "\n"))
}

func (f *Flow) exportReach(h *Hit, v Value, sum func(types.Object) *Summary) {
	for _, p := range v.Parts {
		if p.Kind != Text && p.Kind != Param && p.Kind != Field {
			return // partly something else
		}
	}
	for _, p := range v.Parts {
		r := Reach{Role: string(h.Role), What: h.What}
		if h.Platform != nil {
			r.Platform = h.Platform.ID
		}
		var obj types.Object
		switch p.Kind {
		case Param:
			obj = p.Param.Parent().Object()
			r.Param, r.Path = paramIndex(p.Param), p.Path
		case Field:
			obj = p.Field
		default:
			continue
		}
		if obj == nil || !obj.Exported() || obj.Pkg() == f.pass.Pkg && f.inTest(obj.Pos()) || obj.Pkg() != f.pass.Pkg && p.Kind != Field {
			continue
		}
		if h.Platform == nil && h.to != nil {
			if p.Kind != Param || h.to.Parent() != p.Param.Parent() {
				continue
			}
			r.To = 1 + paramIndex(h.to)
		}
		if len(h.header) > 0 {
			name := h.header[0].parameter()
			if p.Kind != Param || name.Parent() != p.Param.Parent() {
				continue
			}
			r.Header = 1 + paramIndex(name)
		}
		for _, stop := range v.Trail {
			r.Steps = append(r.Steps, f.Step(stop.Pos, stop.Message))
		}
		r.Steps = append(r.Steps, f.Step(h.Pos, "it reaches "+h.What))
		r.Steps = append(r.Steps, h.Steps...)
		r.Steps = r.Steps[max(0, len(r.Steps)-maxSteps):]
		if obj.Pkg() != f.pass.Pkg {
			f.take(obj, r)
			continue
		}
		s := sum(obj)
		if len(s.Reaches) < maxReaches {
			s.Reaches = append(s.Reaches, r)
		}
	}
}

func paramIndex(p *ssa.Parameter) int { return slices.Index(p.Parent().Params, p) }

// exportReturns tells what functions return: texts, texts in structs, and what
// the methods of interfaces give back.
func (f *Flow) exportReturns(sum func(types.Object) *Summary) {
	for _, fn := range f.funcs {
		obj, ok := fn.Object().(*types.Func)
		if !ok || !obj.Exported() || fn.Synthetic != "" || f.inTest(obj.Pos()) {
			continue
		}
		results := fn.Signature.Results()
		for i := range results.Len() {
			for _, path := range f.paths(results.At(i).Type()) {
				var vs []Value
				for _, r := range returns(fn) {
					if i < len(r.Results) {
						vs = merge(vs, f.localAt(r.Results[i], path, fn, r.Pos()))
					}
				}
				if out := f.summarise(vs, fn); len(out) > 0 {
					s := sum(obj)
					for _, r := range out {
						r.Result, r.Path = i, path
						s.Returns = append(s.Returns, r)
					}
				}
			}
		}
	}
}

// exportVariables tells what the fields of package variables hold, and variables
// that an environment variable of a platform fills.
func (f *Flow) exportVariables(sum func(types.Object) *Summary) {
	for _, member := range f.pkg.Members {
		g, ok := member.(*ssa.Global)
		if !ok || g.Object() == nil || !g.Object().Exported() || f.inTest(g.Pos()) {
			continue
		}
		t := g.Type().Underlying().(*types.Pointer).Elem()
		for _, path := range f.paths(t) {
			var vs []Value
			if _, whole := t.Underlying().(*types.Struct); whole {
				vs = f.localAt(g, path, nil, g.Pos())
			} else if stores := f.globals[g]; len(stores) == 1 {
				vs = f.localAt(stores[0].val, path, stores[0].fn, stores[0].pos)
			}
			for _, r := range f.summarise(vs, nil) {
				if path == "" && r.Env == "" && r.Address == "" {
					continue
				}
				s := sum(g.Object())
				r.Path = path
				s.Returns = append(s.Returns, r)
			}
		}
		f.exportElements(g, t, sum)
	}
}

// exportElements tells what the texts are in a map or a list that a package
// variable begins as, and in the structs there.
func (f *Flow) exportElements(g *ssa.Global, t types.Type, sum func(types.Object) *Summary) {
	var elem types.Type
	switch t := t.Underlying().(type) {
	case *types.Map:
		elem = t.Elem()
	case *types.Slice:
		elem = t.Elem()
	}
	stores := f.globals[g]
	if elem == nil || len(stores) != 1 {
		return
	}
	paths := f.paths(elem)
	if len(paths) == 0 {
		return
	}
	for _, m := range members(stores[0].val) {
		for _, path := range paths {
			if f.telling > maxTelling {
				return
			}
			w := &walk{Flow: f, local: true, busy: map[busyKey]bool{}}
			vs := w.within(m, path, nil, 0)
			f.telling += 1 + w.work
			for _, r := range f.summarise(vs, nil) {
				if s := sum(g.Object()); len(s.Returns) < maxPaths {
					r.Path = keyed(m.key.ExactString(), path)
					s.Returns = append(s.Returns, r)
				}
			}
		}
	}
}

// paths returns the paths of the texts in values of a type: "" for the whole, and
// "Token()" for a method of an interface that gives back one.
func (f *Flow) paths(t types.Type) []string {
	if carriesText(t) || isObject(t) && len(f.spoken) > 0 {
		return []string{""}
	}
	if i, ok := t.Underlying().(*types.Interface); ok {
		var out []string
		for m := range i.Methods() {
			if r := m.Signature().Results(); r.Len() > 0 && isText(r.At(0).Type()) && m.Name() != "Error" && len(out) < maxPaths {
				out = append(out, m.Name()+"()")
			}
		}
		return out
	}
	return texts(t, 2)
}

func isText(t types.Type) bool {
	if t == nil {
		return false
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// carriesText reports whether a value of a type is a text, as bytes too, points to
// one, or is of a type parameter, which may be one.
func carriesText(t types.Type) bool {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	_, generic := types.Unalias(t).(*types.TypeParam)
	return generic || isText(t) || isBytes(t)
}

// texts returns the paths of the texts in a struct, or in what a pointer to one
// points to.
func texts(t types.Type, depth int) []string {
	s := structOf(t)
	if n, ok := types.Unalias(t).(*types.Named); s == nil || ok && n.Obj().Pkg() != nil && Standard(n.Obj().Pkg().Path()) {
		return nil
	}
	var out []string
	for f := range s.Fields() {
		switch {
		case len(out) >= maxPaths:
			return out
		case carriesText(f.Type()):
			out = append(out, f.Name())
		case depth > 1:
			for _, path := range texts(f.Type(), depth-1) {
				out = append(out, under(f.Name(), path))
			}
		}
	}
	return out
}

// localAt returns what a function knows by itself of the text at a path of a
// value.
func (f *Flow) localAt(v ssa.Value, path string, fn *ssa.Function, pos token.Pos) []Value {
	if f.telling > maxTelling {
		return nil
	}
	w := &walk{Flow: f, local: true, busy: map[busyKey]bool{}}
	defer func() { f.telling += 1 + w.work }()
	if path == "" {
		return mark(w.values(v, nil, 0), fn, v, pos)
	}
	if name, ok := strings.CutSuffix(path, "()"); ok {
		return w.answers(v, name)
	}
	if field := fieldAt(v.Type(), path); field != nil {
		return w.part(v, path, field, nil, 0)
	}
	return nil
}

// answers returns what the method of that name gives back first of the values of
// the package's own types that an interface can hold.
func (w *walk) answers(v ssa.Value, name string) []Value {
	var out []Value
	for _, o := range w.trace(v, behind) {
		made, ok := o.(*ssa.MakeInterface)
		if !ok {
			continue
		}
		for _, m := range w.methods[name] {
			if types.Identical(m.Signature.Recv().Type(), made.X.Type()) {
				out = merge(out, w.returned(m, 0, &context{fn: m, args: []ssa.Value{made.X}}, 0))
			}
		}
	}
	return out
}

// summarise says of values what other packages need to know; those that are a
// parameter of another function than fn are of no use to them.
func (f *Flow) summarise(vs []Value, fn *ssa.Function) []Return {
	var out []Return
	for _, v := range vs {
		var r Return
		if text, ok := v.Constant(); ok && f.isAddress(text) {
			r.Address = text
		} else if ok && fn != nil && f.isPlain(text) {
			r.Address, r.At = text, f.placeOf(v)
		} else if ok {
			if !f.table.random(text) {
				continue
			}
			r.SHA256, r.At = Hash(text), f.placeOf(v)
		} else if len(v.Parts) != 1 {
			continue
		} else if p := v.Parts[0]; p.Kind == Issued && p.Platform != nil {
			r.Issued = p.Platform.ID
		} else if p.Kind == Env {
			if _, ok := f.table.environment(p.Text); !ok {
				continue
			}
			r.Env = p.Text
		} else if p.Kind == Param && fn != nil && p.Param.Parent() == fn {
			r.Param, r.From = 1+paramIndex(p.Param), p.Path
		} else {
			continue
		}
		if len(out) < maxReturns && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

// placeOf is where a constant is written.
func (f *Flow) placeOf(v Value) Step {
	pos := v.Parts[0].Near
	if lit := f.Literal(v.Longest()); lit != nil {
		pos = lit.Pos()
	}
	return f.Step(pos, "a constant")
}

// maxAddress is how long an address is at most that is told.
const maxAddress = 200

// isAddress reports whether a text is an address of a platform over HTTPS that has
// nothing in it which may be a secret.
func (f *Flow) isAddress(text string) bool {
	_, host, ok := Value{Parts: []Part{{Kind: Text, Text: text}}}.Host()
	return ok && len(text) <= maxAddress && strings.HasPrefix(text, "https://") && f.table.hostPlatform(host) != nil &&
		!strings.ContainsAny(text, "@?#") && !slices.ContainsFunc(strings.Split(text, "/"), f.table.random)
}

// isPlain reports whether a text is an address over plain HTTP that may be one of a
// platform's: those of its own hosts are told of where they are written.
func (f *Flow) isPlain(text string) bool {
	return isPlain(text) && !slices.ContainsFunc(strings.Split(text, "/"), f.table.random) && f.table.mention(text) == nil
}

func isPlain(text string) bool {
	if !strings.HasPrefix(text, "http://") || len(text) > maxAddress || strings.ContainsAny(text, "@?# ") {
		return false
	}
	_, host, ok := Value{Parts: []Part{{Kind: Text, Text: text}}}.Host()
	return ok && !Near(host)
}

// Near reports whether a host is the own machine, in a private network, or an
// example.
func Near(host string) bool {
	if a, err := netip.ParseAddr(host); err == nil {
		return a.IsLoopback() || a.IsPrivate() || a.IsUnspecified() || a.IsLinkLocalUnicast()
	}
	if !strings.Contains(host, ".") {
		return true
	}
	switch host[strings.LastIndexByte(host, '.')+1:] {
	case "local", "localhost", "test", "internal", "invalid", "lan", "example":
		return true
	}
	return strings.HasPrefix(host, "example.") || strings.Contains(host, ".example.")
}

// constants are the package variables that other packages see and that begin as a
// constant which looks like a secret.
func constants(pass *analysis.Pass) iter.Seq2[types.Object, Return] {
	return func(yield func(types.Object, Return) bool) {
		for _, file := range pass.Files {
			if IsTest(pass, file.Package) {
				continue
			}
			for _, decl := range file.Decls {
				gen, ok := decl.(*ast.GenDecl)
				if !ok || gen.Tok != token.VAR {
					continue
				}
				for _, spec := range gen.Specs {
					vs, ok := spec.(*ast.ValueSpec)
					if ok && len(vs.Names) == 1 && vs.Names[0].IsExported() {
						if r, ok := embeddedIn(pass.Fset, gen, vs).held(); ok && !yield(pass.TypesInfo.Defs[vs.Names[0]], r) {
							return
						}
					}
					if !ok || len(vs.Names) != len(vs.Values) {
						continue
					}
					for i, name := range vs.Names {
						val := pass.TypesInfo.Types[vs.Values[i]].Value
						if !name.IsExported() || val == nil || val.Kind() != constant.String || !theGate().random(constant.StringVal(val)) {
							continue
						}
						at := Position(pass.Fset, vs.Values[i].Pos())
						r := Return{SHA256: Hash(constant.StringVal(val)), At: Step{at.Filename, at.Line, at.Column, "a constant in the variable " + name.Name}}
						if !yield(pass.TypesInfo.Defs[name], r) {
							return
						}
					}
				}
			}
		}
	}
}
