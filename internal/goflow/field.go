package goflow

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/rules"
)

// Fields are named by paths: "Token", or "Iconik.Token" for that of a struct
// within a struct. Those of the package's own types are one place each, whatever
// struct it is; those of others are followed struct by struct, since what other
// packages do with them is not known.

// structField returns the field of a struct, or of the struct that a pointer
// points to.
func structField(t types.Type, index int) *types.Var {
	s := structOf(t)
	if s == nil || index < 0 || index >= s.NumFields() {
		return nil
	}
	return s.Field(index).Origin()
}

func structOf(t types.Type) *types.Struct {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	s, _ := t.Underlying().(*types.Struct)
	return s
}

// fieldName returns the name of a field of a struct; "" if there is none.
func fieldName(t types.Type, index int) string {
	if f := structField(t, index); f != nil {
		return f.Name()
	}
	return ""
}

// fieldAt returns the field at a path, or nil.
func fieldAt(t types.Type, path string) *types.Var {
	for {
		name, rest, more := strings.Cut(path, ".")
		s := structOf(t)
		if s == nil {
			return nil
		}
		var field *types.Var
		for f := range s.Fields() {
			if f.Name() == name {
				field = f
				break
			}
		}
		switch {
		case field == nil:
			return nil
		case !more:
			return field.Origin()
		}
		t, path = field.Type(), rest
	}
}

// under is the path of a field of a struct that is itself a field.
func under(outer, path string) string { return outer + "." + path }

// fieldOf returns the field at a path of the struct that a value is or points
// to.
func (w *walk) fieldOf(v ssa.Value, path string, c *context, depth int) []Value {
	if f := fieldAt(v.Type(), path); f != nil {
		return w.partOf(v, path, f, c, depth)
	}
	return unknown()
}

// partOf is part, or all that is stored in the field if that is not known.
func (w *walk) partOf(v ssa.Value, path string, f *types.Var, c *context, depth int) []Value {
	out := w.part(v, path, f, c, depth)
	if out == nil {
		out = w.fieldAnywhere(f, depth)
	}
	if p := w.issuedIn(f); p != nil {
		out = append(slices.Clip(out), Value{Parts: []Part{{Kind: Issued, Platform: p, Field: f}}})
	}
	return out
}

// unset returns the zero of a number, or of a switch, in a struct that is a copy of a
// literal which leaves it out and to which nothing else is done; nil if it is not.
func unset(v ssa.Value, path string, f *types.Var) []Value {
	b, ok := f.Type().Underlying().(*types.Basic)
	load, copied := v.(*ssa.UnOp)
	if !ok || !copied || load.Op != token.MUL {
		return nil
	}
	lit, ok := load.X.(*ssa.Alloc)
	if !ok {
		return nil
	}
	for _, instr := range referrers(lit) {
		switch i := instr.(type) {
		case *ssa.FieldAddr:
			if name := fieldName(i.X.Type(), i.Field); name == path || strings.HasPrefix(path, name+".") {
				return nil
			}
		case *ssa.UnOp, *ssa.DebugRef:
		default:
			return nil
		}
	}
	switch {
	case b.Info()&types.IsBoolean != 0:
		return one(Part{Kind: Number, Const: constant.MakeBool(false)})
	case b.Info()&types.IsNumeric != 0:
		return one(Part{Kind: Number, Const: constant.MakeInt64(0)})
	}
	return nil
}

// fieldAnywhere returns what the package stores in a field of one of its own
// types, whatever struct it is, and the field itself, which other packages may
// set.
func (w *walk) fieldAnywhere(f *types.Var, depth int) []Value {
	if w.apart(f) {
		return one(Part{Kind: Field, Field: f})
	}
	var out []Value
	if list := w.fields[f]; len(list) > 0 && !w.unsettled[f] {
		out = keptIn(f, w.stored(list, nil, depth))
	} else if w.neverSet(f) {
		return one(Part{Kind: Number, Const: constant.MakeInt64(0)})
	}
	if len(w.decodings[f]) > 0 {
		out = merge(out, w.decoded(f, depth))
	}
	return append(out, Value{Parts: []Part{{Kind: Field, Field: f}}})
}

// keptIn adds to the trails of values that they were kept in a field.
func keptIn(f *types.Var, vs []Value) []Value {
	for i := range vs {
		vs[i].Trail = append(slices.Clip(vs[i].Trail), Stop{Pos: f.Pos(), Message: "kept in the field " + f.Name(), field: true})
	}
	return vs
}

// apart reports whether a field is another one in every struct.
func (w *walk) apart(f *types.Var) bool { return w.local || f.Pkg() != w.pkg.Pkg }

// part returns the field f at a path of the struct that a value is or points to,
// as far as it is known where that was made; nil if it is not.
func (w *walk) part(v ssa.Value, path string, f *types.Var, c *context, depth int) []Value {
	if w.work++; depth > maxDepth || w.work > maxWork {
		return nil
	}
	name, rest, nested := strings.Cut(path, ".")
	first := fieldAt(v.Type(), name)
	apart := first == nil || w.apart(first)
	if out := w.made(v, path, f, apart, c, depth+1); out != nil || apart || !nested || !w.apart(f) {
		return out
	}
	return keptIn(first, w.kin(w.fields[first], rest, f, depth+1))
}

// made is part where the value itself says what it was made of. Pointers are
// followed if its fields are apart.
func (w *walk) made(v ssa.Value, path string, f *types.Var, apart bool, c *context, depth int) []Value {
	_, pointer := v.Type().Underlying().(*types.Pointer)
	follow := !pointer || apart
	switch x := v.(type) {
	case *ssa.Alloc:
		out := w.filled(x, path, c, depth)
		if !apart && !w.local && len(w.shared[f]) > 0 && handedOn(x) {
			out = merge(out, keptIn(f, w.stored(w.shared[f], nil, depth)))
		}
		return out
	case *ssa.Global:
		switch {
		case x.Pkg != w.pkg:
			return w.foreign(x.Object(), path)
		case follow:
			return w.filled(x, path, c, depth)
		}
	case *ssa.UnOp:
		switch {
		case x.Op != token.MUL:
		case !pointer:
			return w.part(x.X, path, f, c, depth)
		case follow:
			return w.pointed(x.X, path, f, depth)
		}
	case *ssa.FieldAddr:
		return w.part(x.X, under(fieldName(x.X.Type(), x.Field), path), f, c, depth)
	case *ssa.Field:
		return w.part(x.X, under(fieldName(x.X.Type(), x.Field), path), f, c, depth)
	case *ssa.IndexAddr:
		if follow {
			return w.member(x.X, x.Index, path, c, depth)
		}
	case *ssa.Lookup:
		if follow {
			return w.member(x.X, x.Index, path, c, depth)
		}
	case *ssa.MakeInterface:
		return w.part(x.X, path, f, c, depth)
	case *ssa.ChangeType:
		return w.part(x.X, path, f, c, depth)
	case *ssa.TypeAssert:
		if call, ok := x.X.(*ssa.Call); ok && follow {
			if out := w.takenPart(call, path, f, depth); out != nil {
				return out
			}
		}
		return w.part(x.X, path, f, c, depth)
	case *ssa.Parameter:
		if arg, parent, ok := c.argument(x); ok && follow {
			if out := unset(arg, path, f); out != nil {
				return out
			}
			return w.part(arg, path, f, parent, depth)
		} else if follow {
			return w.handed(x, path, f, apart, c, depth)
		}
	case *ssa.FreeVar:
		if b := binding(x); b != nil && follow {
			return w.part(b, path, f, nil, depth)
		}
	case *ssa.Phi:
		var out []Value
		for _, e := range x.Edges {
			if e != v && follow {
				out = merge(out, w.part(e, path, f, c, depth))
			}
		}
		return out
	case *ssa.Extract:
		switch t := x.Tuple.(type) {
		case *ssa.Call:
			if follow {
				return w.resulting(t, x.Index, path, c, depth)
			}
		case *ssa.TypeAssert, *ssa.Lookup:
			return w.part(t, path, f, c, depth)
		}
	case *ssa.Call:
		if follow {
			return w.resulting(x, 0, path, c, depth)
		}
	}
	return nil
}

// perMember is how deep a member of a list leads: three lists, each of which is
// filled from the one before, are followed. More lead everywhere.
const perMember = maxDepth / 3

// member is part for an element of a list, or of a map: for any, if the index is
// not constant.
func (w *walk) member(of, index ssa.Value, path string, c *context, depth int) []Value {
	if out := w.foreignElement(of, index, path); out != nil || depth > maxDepth {
		return out
	}
	want, settled := constantOf(index)
	var out []Value
	for _, made := range w.origins(of) {
		for _, m := range members(made) {
			if len(out) < maxValues && (!settled || equal(m.key, want)) {
				out = merge(out, w.within(m, path, c, depth+perMember))
			}
		}
	}
	return out
}

// membership is what a list, or a map, holds under a key: as a value, or at an
// address.
type membership struct {
	key constant.Value
	storage
}

// within returns what is known of a member, or of the field of it at a path.
func (w *walk) within(m membership, path string, c *context, depth int) []Value {
	if c != nil && c.fn != m.fn {
		c = nil
	}
	switch addr, ok := m.val.(*ssa.IndexAddr); {
	case ok:
		return w.filled(addr, path, c, depth)
	case path == "":
		return mark(w.values(m.val, c, depth), m.fn, m.val, m.pos)
	}
	return w.fieldOf(m.val, path, c, depth)
}

// members returns what a list or a map that the code has made holds under
// constant keys.
func members(made ssa.Value) []membership {
	var out []membership
	add := func(key, val ssa.Value, at ssa.Instruction) {
		if k, ok := constantOf(key); ok && len(out) < maxListed {
			out = append(out, membership{k, storage{val, at.Parent(), at.Pos()}})
		}
	}
	if s, ok := made.(*ssa.Slice); ok {
		made = s.X
	}
	refs := made.Referrers()
	if refs == nil {
		return nil
	}
	for _, instr := range *refs {
		switch instr := instr.(type) {
		case *ssa.MapUpdate:
			if instr.Map == made {
				add(instr.Key, instr.Value, instr)
			}
		case *ssa.IndexAddr:
			if instr.X != made || instr.Referrers() == nil {
				continue
			}
			whole := false
			for _, use := range *instr.Referrers() {
				if s, ok := use.(*ssa.Store); ok && s.Addr == instr {
					whole = true
					add(instr.Index, s.Val, s)
				}
			}
			if !whole && isStruct(instr.Type()) {
				add(instr.Index, instr, instr)
			}
		}
	}
	return out
}

// pointed is part for a pointer that stands at an address.
func (w *walk) pointed(addr ssa.Value, path string, f *types.Var, depth int) []Value {
	if g, ok := addr.(*ssa.Global); ok && g.Pkg != w.pkg {
		return w.foreign(g.Object(), path)
	}
	if a, ok := addr.(*ssa.IndexAddr); ok {
		return w.member(a.X, a.Index, path, nil, depth)
	}
	return w.kin(w.kept(addr, &hops{}), path, f, depth)
}

// kin is part for what is stored somewhere.
func (w *walk) kin(list []storage, path string, f *types.Var, depth int) []Value {
	var out []Value
	for _, s := range list {
		out = merge(out, w.part(s.val, path, f, nil, depth))
	}
	return out
}

// handed is part for a parameter.
func (w *walk) handed(p *ssa.Parameter, path string, f *types.Var, apart bool, c *context, depth int) []Value {
	var out []Value
	if !w.local && c == nil {
		for site := range w.sites(p) {
			vs := unset(site.val, path, f)
			if vs == nil {
				vs = w.partOf(site.val, path, f, nil, depth)
			}
			for i := range vs {
				vs[i].Trail = append(slices.Clip(vs[i].Trail), passed(site, p))
			}
			out = merge(out, vs)
		}
		if f.Exported() && f.Pkg() == w.pkg.Pkg {
			out = append(out, Value{Parts: []Part{{Kind: Field, Field: f}}})
		}
	}
	if apart {
		out = append(out, Value{Parts: []Part{{Kind: Param, Param: p, Path: path, Field: f}}})
	}
	return out
}

// resulting is part for result i of a call.
func (w *walk) resulting(v *ssa.Call, i int, path string, c *context, depth int) []Value {
	call := v.Common()
	if f := fieldAt(v.Type(), path); f != nil && i == 0 {
		if out := w.takenPart(v, path, f, depth); out != nil {
			return out
		}
	}
	var out []Value
	for _, callee := range w.callees(call) {
		fn, own := w.own(callee)
		if !own {
			out = merge(out, w.summarised(fn.Object(), i, path, operands(call, fn), c, depth))
			continue
		}
		inner, ok := c.enter(fn, call)
		if !ok {
			return nil
		}
		for _, r := range returns(fn) {
			if i < len(r.Results) {
				out = merge(out, w.fieldOf(r.Results[i], path, inner, depth))
			}
		}
	}
	return out
}

// takenPart is part for what a call takes from where it was left.
func (w *walk) takenPart(call *ssa.Call, path string, f *types.Var, depth int) []Value {
	out := w.kin(w.taken(call), path, f, depth)
	if out == nil {
		return nil
	}
	return append(slices.Clip(out), Value{Parts: []Part{{Kind: Field, Field: f}}})
}

// filled returns what the code stores in the field at a path of the struct at an
// address, which it has itself made.
func (w *walk) filled(addr ssa.Value, path string, c *context, depth int) []Value {
	name, rest, nested := strings.Cut(path, ".")
	var list []storage
	var out []Value
	for _, instr := range w.references(addr) {
		switch r := instr.(type) {
		case *ssa.FieldAddr:
			switch {
			case r.X != addr || fieldName(r.X.Type(), r.Field) != name:
			case nested:
				out = merge(out, w.filled(r, rest, c, depth))
			case isNumber(r.Type()) && w.givenAway(r):
				return unknown()
			default:
				list = append(list, w.storedIn(r)...)
			}
		case *ssa.Store:
			if r.Addr == addr && depth <= maxDepth { // the struct as a whole
				out = merge(out, w.fieldOf(r.Val, path, c, depth+1))
			}
		}
	}
	if g, ok := addr.(*ssa.Global); ok {
		for _, s := range w.globals[g] {
			out = merge(out, w.fieldOf(s.val, path, nil, depth+1))
		}
	}
	if len(list) > 0 {
		out = merge(out, w.stored(list, c, depth))
	}
	return out
}

// handedOn reports whether a function gets the address of a struct, or shares it.
func handedOn(made *ssa.Alloc) bool {
	if made.Referrers() == nil {
		return false
	}
	for _, use := range *made.Referrers() {
		switch use.(type) {
		case ssa.CallInstruction, *ssa.MakeClosure:
			return true
		}
	}
	return false
}

// references returns the instructions that use an address.
func (f *Flow) references(addr ssa.Value) []ssa.Instruction {
	if g, ok := addr.(*ssa.Global); ok {
		return f.parts[g]
	}
	if refs := addr.Referrers(); refs != nil {
		return *refs
	}
	return nil
}

// storedIn returns what is stored in a field, or in the wrapper that it is.
func (f *Flow) storedIn(a *ssa.FieldAddr) []storage {
	if a.Referrers() == nil {
		return nil
	}
	var out []storage
	for _, use := range *a.Referrers() {
		switch u := use.(type) {
		case *ssa.Store:
			if u.Addr == a {
				out = append(out, storage{u.Val, u.Parent(), a.Pos()})
			}
		case *ssa.FieldAddr:
			out = append(out, f.wrapped(u)...)
		case ssa.CallInstruction:
			if v := f.defaulted(u.Common(), a); v != nil {
				out = append(out, storage{v, u.Parent(), u.Pos()})
			}
		}
	}
	return out
}

// wrapped returns what is stored in the field of a wrapper that is its value.
func (f *Flow) wrapped(a *ssa.FieldAddr) []storage {
	if role, _ := f.FieldRole(a); role != rules.RoleResult || a.Referrers() == nil {
		return nil
	}
	var out []storage
	for _, use := range *a.Referrers() {
		if s, ok := use.(*ssa.Store); ok && s.Addr == a {
			out = append(out, storage{s.Val, s.Parent(), a.Pos()})
		}
	}
	return out
}
