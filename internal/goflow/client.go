package goflow

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/rules"
)

// Talk is a platform that a client sends requests to.
type Talk struct {
	Platform *rules.Platform
	// Pos is where one of the requests is sent, or where the platform's own client
	// is made of it.
	Pos token.Pos
}

// Talk follows a client, its transport or their settings to the requests that
// are sent with it: to which platforms they go, and whether those are all that
// there are. What other modules do with settings that no client for HTTP has is
// no request.
func (f *Flow) Talk(v ssa.Value) (talks []Talk, all bool) {
	r := &reach{Flow: f, seen: map[ssa.Value]bool{}}
	r.visit(v)
	return r.talks, r.used && (!r.unknown || !r.http)
}

// reach follows values forwards.
type reach struct {
	*Flow
	seen    map[ssa.Value]bool
	talks   []Talk
	http    bool // it is part of a client for HTTP
	used    bool // something is done with it
	unknown bool // and it is not known what else is
	// leaves are where other packages can get it.
	leaves []leaving
}

// leaving is a result of a function that other packages see, or a variable.
type leaving struct {
	obj    types.Object
	result int
}

func (r *reach) visit(v ssa.Value) {
	if v == nil || r.seen[v] {
		return
	}
	if len(r.seen) > maxHops*4 {
		r.unknown = true
		return
	}
	r.seen[v] = true
	r.http = r.http || r.table.clients[packageOfType(v.Type())]
	switch v := v.(type) {
	case *ssa.Global:
		for _, load := range r.readers().globals[v] {
			r.visit(load)
		}
		r.unknown = r.unknown || v.Object() == nil || v.Object().Exported()
		r.leave(v.Object(), 0)
		return
	case *ssa.FieldAddr:
		r.field(v)
	}
	refs := v.Referrers()
	if refs == nil {
		r.unknown = true
		return
	}
	for _, instr := range *refs {
		r.use(v, instr)
	}
}

// packageOfType returns the package of a type's name, or of what it points to.
func packageOfType(t types.Type) string {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := types.Unalias(t).(*types.Named); ok && n.Obj().Pkg() != nil {
		return importPath(n.Obj().Pkg())
	}
	return ""
}

func (r *reach) use(v ssa.Value, instr ssa.Instruction) {
	switch u := instr.(type) {
	case *ssa.Store:
		if u.Val == v {
			r.stored(u.Addr)
		}
	case *ssa.FieldAddr, *ssa.Field:
		// A part of it.
	case *ssa.UnOp, *ssa.MakeInterface, *ssa.ChangeType, *ssa.ChangeInterface, *ssa.TypeAssert, *ssa.Extract, *ssa.Phi, *ssa.Slice:
		r.visit(u.(ssa.Value))
	case *ssa.MakeClosure:
		fn := u.Fn.(*ssa.Function)
		if i := slices.Index(u.Bindings, v); i >= 0 && i < len(fn.FreeVars) && !isBound(fn) {
			r.visit(fn.FreeVars[i])
		}
		r.visitBound(u)
	case ssa.CallInstruction:
		r.call(v, u)
	case *ssa.Return:
		r.returned(v, u)
	case *ssa.BinOp, *ssa.If, *ssa.DebugRef:
	default:
		r.unknown = true
	}
}

// visitBound follows the calls of a method value.
func (r *reach) visitBound(m *ssa.MakeClosure) {
	if !isBound(m.Fn.(*ssa.Function)) || m.Referrers() == nil {
		return
	}
	for _, instr := range *m.Referrers() {
		if call, ok := instr.(ssa.CallInstruction); ok && call.Common().Value == m {
			r.call(m.Bindings[0], call)
		} else {
			r.unknown = true
		}
	}
}

// stored follows what is put at an address: to the struct or list whose part
// that is, and to whoever reads it there.
func (r *reach) stored(addr ssa.Value) {
	switch a := addr.(type) {
	case *ssa.FieldAddr:
		r.field(a)
	case *ssa.IndexAddr:
		r.visit(a.X)
	default:
		r.visit(a)
	}
}

// field follows a field that it is kept in: the readers of that of the
// package's own types, else the struct.
func (r *reach) field(a *ssa.FieldAddr) {
	v := structField(a.X.Type(), a.Field)
	if v != nil && v.Pkg() == r.pass.Pkg {
		for _, read := range r.readers().fields[v] {
			r.visit(read)
		}
		r.unknown = r.unknown || v.Exported() && r.exported(a)
		return
	}
	if pkg := packageOfType(a.X.Type()); r.table.clients[pkg] || r.own(pkg) {
		r.http = true
	} else {
		r.used = true
	}
	r.visit(a.X)
	// The struct may itself be kept in one that is read elsewhere.
	if load, ok := a.X.(*ssa.UnOp); ok {
		if outer, ok := load.X.(*ssa.FieldAddr); ok {
			r.visit(outer.X)
			r.field(outer)
		} else {
			r.visit(load.X)
		}
	}
}

// exported reports whether other packages can name the struct of a field.
func (r *reach) exported(a *ssa.FieldAddr) bool {
	name := typeName(a.X.Type())
	return token.IsExported(name[strings.LastIndexByte(name, '.')+1:])
}

func (r *reach) call(v ssa.Value, instr ssa.CallInstruction) {
	call := instr.Common()
	recv, args := arguments(call)
	if p := r.platformOf(call); p != nil {
		r.add(p, instr.Pos())
		return
	}
	if c, ok := instr.(*ssa.Call); ok && recv == v && r.Argument(call, rules.RoleURL) != nil {
		r.send(c, instr.Pos())
		return
	}
	for _, arg := range args {
		if arg != v && r.isRequest(arg.Type()) {
			r.send(r.requestOf(arg, map[ssa.Value]bool{}), instr.Pos())
			return
		}
	}
	own := false
	for _, callee := range r.callees(call) {
		if len(callee.Blocks) == 0 || callee.Pkg != r.pkg && callee.Parent() == nil {
			continue
		}
		own = true
		for i, o := range operands(call, callee) {
			if o == v && i < len(callee.Params) {
				r.visit(callee.Params[i])
			}
		}
	}
	if own {
		return
	}
	// A constructor, or a setter of what it is then part of.
	if c, ok := instr.(*ssa.Call); ok {
		switch {
		case recv != nil && recv != v:
			r.visit(recv)
			r.visit(c)
			return
		case resultType(c) != nil && r.table.clients[packageOfType(resultType(c))]:
			r.visit(c)
			return
		case recv == v && (c.Referrers() == nil || len(*c.Referrers()) == 0 || resultType(c) == nil):
			return // a setting of its own
		}
	}
	r.unknown, r.used = true, true
	fn := callee(call)
	r.http = r.http || fn == nil || fn.Pkg() == nil || r.own(importPath(fn.Pkg()))
}

// own reports whether a package is of the same module, or may be.
func (r *reach) own(path string) bool {
	here := r.pass.Pkg.Path()
	if r.pass.Module != nil && r.pass.Module.Path != "" {
		here = r.pass.Module.Path
	}
	first, _, _ := strings.Cut(here, "/")
	return path == "" || strings.HasPrefix(path+"/", here+"/") || !strings.Contains(first, ".") && strings.HasPrefix(path+"/", first+"/")
}

// send notes a request, by the call that made it: nil if that is not known.
func (r *reach) send(request *ssa.Call, pos token.Pos) {
	if request == nil {
		r.unknown = true
		return
	}
	p, known := r.destination(request)
	r.add(p, pos)
	r.used = r.used || known
	r.unknown = r.unknown || !known
}

// isRequest reports whether a type is a request of one of the clients.
func (r *reach) isRequest(t types.Type) bool {
	return strings.HasSuffix(typeName(t), "Request") && r.table.clients[packageOfType(t)]
}

// resultType returns the type of a call's result, or of the first of several.
func resultType(c *ssa.Call) types.Type {
	t, ok := c.Type().(*types.Tuple)
	if !ok {
		return c.Type()
	}
	if t.Len() == 0 {
		return nil
	}
	return t.At(0).Type()
}

// platformOf returns the platform whose own function is called, or nil.
func (r *reach) platformOf(call *ssa.CallCommon) *rules.Platform {
	fn := callee(call)
	if fn == nil || fn.Pkg() == nil {
		return nil
	}
	if e := r.table.funcs[funcName(fn)]; e != nil && e.platform != nil {
		return e.platform
	}
	return r.table.sinks[importPath(fn.Pkg())]
}

func (r *reach) add(p *rules.Platform, pos token.Pos) {
	r.http = true
	r.used = r.used || p != nil
	if p != nil && !slices.ContainsFunc(r.talks, func(t Talk) bool { return t.Platform == p }) {
		r.talks = append(r.talks, Talk{p, pos})
	}
}

// returned follows a result to the calls of the function.
func (r *reach) returned(v ssa.Value, ret *ssa.Return) {
	fn := ret.Parent()
	obj := fn.Object()
	r.unknown = r.unknown || len(r.callers[fn]) == 0 || obj != nil && obj.Exported()
	if i := slices.Index(ret.Results, v); i >= 0 {
		r.leave(obj, i)
	}
	for _, instr := range r.callers[fn] {
		call, ok := instr.(*ssa.Call)
		if !ok {
			continue
		}
		if len(ret.Results) == 1 {
			r.visit(call)
			continue
		}
		for _, use := range *call.Referrers() {
			if e, ok := use.(*ssa.Extract); ok && e.Index < len(ret.Results) && ret.Results[e.Index] == v {
				r.visit(e)
			}
		}
	}
}

func (r *reach) leave(obj types.Object, result int) {
	if obj != nil && obj.Exported() {
		r.leaves = append(r.leaves, leaving{obj, result})
	}
}

// readers are the places where the package reads its variables and fields.
type readers struct {
	globals map[*ssa.Global][]ssa.Value
	fields  map[*types.Var][]ssa.Value
}

func (f *Flow) readers() *readers {
	f.reading.Do(func() {
		f.reads = readers{map[*ssa.Global][]ssa.Value{}, map[*types.Var][]ssa.Value{}}
		f.Instructions(func(instr ssa.Instruction) {
			switch instr := instr.(type) {
			case *ssa.UnOp:
				switch x := instr.X.(type) {
				case *ssa.Global:
					f.reads.globals[x] = append(f.reads.globals[x], instr)
				case *ssa.FieldAddr:
					if v := structField(x.X.Type(), x.Field); v != nil && v.Pkg() == f.pass.Pkg {
						f.reads.fields[v] = append(f.reads.fields[v], instr)
					}
				}
			case *ssa.Field:
				if v := structField(instr.X.Type(), instr.Field); v != nil && v.Pkg() == f.pass.Pkg {
					f.reads.fields[v] = append(f.reads.fields[v], instr)
				}
			}
		})
	})
	return &f.reads
}
