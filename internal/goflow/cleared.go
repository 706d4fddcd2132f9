package goflow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/rules"
)

// Clearance says that what stands at a place is no finding of a class, whatever it
// looks like to who reads the text alone.
type Clearance struct {
	Class rules.Class
	// Platform is nil for any.
	Platform *rules.Platform
	At       Span
}

// Cleared returns what the package does nothing wrong with: names and addresses
// that are only compared, refused or told of, structs whose lifetime is set after
// they are made, and those of which the checks of records have found nothing,
// webhooks that are read once their sender was checked, attributes that the log
// replaces.
func (f *Flow) Cleared() []Clearance {
	if len(f.funcs) == 0 {
		return nil
	}
	var out []Clearance
	for _, text := range f.onlyMentioned() {
		for _, e := range f.texts[text] {
			at := Span{e.Pos(), e.End()}
			out = append(out, Clearance{rules.AdminBoundKey, nil, at}, Clearance{rules.InsecureEndpoint, nil, at})
		}
	}
	for _, pos := range f.unlogged {
		out = append(out, Clearance{rules.LoggedSecret, nil, f.Place(pos)})
	}
	for _, at := range f.settledFields() {
		for _, p := range f.judged {
			out = append(out, Clearance{rules.OverbroadPermission, p, at}, Clearance{rules.InvalidPolicy, p, at})
		}
	}
	f.Instructions(func(instr ssa.Instruction) {
		switch instr := instr.(type) {
		case *ssa.Alloc:
			for _, at := range f.lifetimes(instr) {
				out = append(out, Clearance{rules.MissingExpiry, nil, at})
			}
		case ssa.CallInstruction:
			if does, _ := f.Does(instr.Common()); does == rules.ActUnverified && f.Guarded(instr) {
				out = append(out, Clearance{rules.UnverifiedWebhook, nil, f.Place(instr.Pos())})
			}
		}
	})
	slices.SortStableFunc(out, func(a, b Clearance) int { return int(a.At.Start - b.At.Start) })
	return out
}

// lifetimes returns where it is said of a struct that it signs, if its lifetime is set
// too, by whomever.
func (f *Flow) lifetimes(alloc *ssa.Alloc) []Span {
	var signs []Span
	set := false
	for _, instr := range referrers(alloc) {
		a, ok := instr.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		switch role, _ := f.FieldRole(a); role {
		case rules.RoleSigned:
			signs = append(signs, f.written(a.Pos()))
		case rules.RoleLifetime, rules.RoleSigningLifetime:
			set = set || stores(a)
		}
	}
	if len(signs) == 0 || !set && !f.SetElsewhere(alloc, rules.RoleLifetime) && !f.SetElsewhere(alloc, rules.RoleSigningLifetime) {
		return nil
	}
	return signs
}

// written returns the element of a literal, or the assignment, in which a field is
// set.
func (f *Flow) written(pos token.Pos) Span {
	if at := f.Place(pos); at.Stop.IsValid() {
		return at
	}
	file := fileOf(f.pass, pos)
	if file == nil {
		return Span{pos, pos}
	}
	path, _ := astutil.PathEnclosingInterval(file, pos, pos)
	for _, n := range path {
		if a, ok := n.(*ast.AssignStmt); ok {
			return Span{a.Pos(), a.End()}
		}
	}
	return Span{pos, pos}
}

// settledFields returns the fields in literals of structs that were held against the
// checks of records. Who reads the text alone does not know under which keys they are
// written, nor what a value is that stands elsewhere.
func (f *Flow) settledFields() []Span {
	if len(f.judged) == 0 {
		return nil
	}
	var out []Span
	for _, c := range f.composites {
		if structOf(f.pass.TypesInfo.TypeOf(c)) == nil || f.inTest(c.Pos()) {
			continue
		}
		for _, e := range c.Elts {
			inner := false
			ast.Inspect(e, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.FuncLit:
					inner = true
				case *ast.CompositeLit:
					_, object := f.pass.TypesInfo.TypeOf(n).Underlying().(*types.Map)
					inner = inner || object
				}
				return !inner
			})
			if !inner {
				out = append(out, Span{e.Pos(), e.End()})
			}
		}
	}
	return out
}

// onlyMentioned returns the constants that speak of a platform and of which nothing
// is made but comparisons and messages.
func (f *Flow) onlyMentioned() []string {
	type use struct {
		instr ssa.Instruction
		v     ssa.Value
	}
	uses := map[string][]use{}
	f.Instructions(func(instr ssa.Instruction) {
		for _, o := range instr.Operands(nil) {
			c, ok := (*o).(*ssa.Const)
			if !ok || c.Value == nil || c.Value.Kind() != constant.String {
				continue
			}
			if text := constant.StringVal(c.Value); f.table.spoken(text) != nil && len(text) <= maxAddress {
				uses[text] = append(uses[text], use{instr, c})
			}
		}
	})
	offered := f.offered()
	var out []string
	for text, all := range uses {
		m := &mention{Flow: f, seen: map[ssa.Value]bool{}}
		if !offered[text] && !slices.ContainsFunc(all, func(u use) bool { return !m.harmless(u.instr, u.v) }) {
			out = append(out, text)
		}
	}
	slices.Sort(out)
	return out
}

// offered are the texts that other packages can name.
func (f *Flow) offered() map[string]bool {
	out := map[string]bool{}
	for _, name := range f.pass.Pkg.Scope().Names() {
		if c, ok := f.pass.Pkg.Scope().Lookup(name).(*types.Const); ok && c.Exported() && c.Val().Kind() == constant.String && f.pass.Pkg.Name() != "main" {
			out[constant.StringVal(c.Val())] = true
		}
	}
	return out
}

// mention follows a constant to whatever is done with it.
type mention struct {
	*Flow
	seen map[ssa.Value]bool
}

// kept reports whether nothing but what is harmless is done with a value.
func (m *mention) kept(v ssa.Value) bool {
	if v == nil || m.seen[v] {
		return v != nil
	}
	if m.seen[v] = true; len(m.seen) > maxElsewhere {
		return false
	}
	if g, ok := v.(*ssa.Global); ok {
		return g.Object() != nil && !g.Object().Exported() && !slices.ContainsFunc(m.readers().globals[g], func(v ssa.Value) bool { return !m.kept(v) }) && len(m.parts[g]) == 0
	}
	refs := v.Referrers()
	return refs != nil && !slices.ContainsFunc(*refs, func(instr ssa.Instruction) bool { return !m.harmless(instr, v) })
}

func (m *mention) harmless(instr ssa.Instruction, v ssa.Value) bool {
	switch i := instr.(type) {
	case *ssa.DebugRef, *ssa.If, *ssa.Panic:
		return true
	case *ssa.BinOp:
		return i.Op != token.ADD || m.kept(i)
	case *ssa.MakeInterface, *ssa.ChangeType, *ssa.ChangeInterface, *ssa.Convert, *ssa.Phi, *ssa.Slice, *ssa.UnOp, *ssa.Index, *ssa.IndexAddr, *ssa.Range, *ssa.Next, *ssa.Extract:
		return m.kept(i.(ssa.Value))
	case *ssa.Lookup:
		return i.X != v || m.kept(i)
	case *ssa.MapUpdate:
		return i.Map == v || m.kept(i.Map)
	case *ssa.Store:
		if i.Val != v {
			return true
		}
		switch a := i.Addr.(type) {
		case *ssa.Global, *ssa.Alloc:
			return m.kept(a)
		case *ssa.IndexAddr:
			return m.kept(a.X)
		}
	case *ssa.Return:
		obj := i.Parent().Object()
		if obj == nil || obj.Exported() || len(i.Results) != 1 {
			return false
		}
		return !slices.ContainsFunc(m.callers[i.Parent()], func(call ssa.CallInstruction) bool { return call.Value() != nil && !m.kept(call.Value()) })
	case ssa.CallInstruction:
		return m.told(i, v)
	}
	return false
}

// told reports whether a call does nothing with a text but compare it, look whether
// a variable of that name is there, or tell people of it.
func (m *mention) told(instr ssa.CallInstruction, v ssa.Value) bool {
	call := instr.Common()
	if b, ok := call.Value.(*ssa.Builtin); ok {
		return b.Name() == "len" || b.Name() == "print" || b.Name() == "println" || b.Name() == "append" && m.kept(instr.Value())
	}
	name := calleeName(call)
	_, args := arguments(call)
	at := slices.Index(args, v)
	pkg, short, _ := strings.Cut(name, ".")
	switch {
	case at < 0:
		return false
	case name == "os.Unsetenv" || name == "slices.Contains" || name == "net/http.Error":
		return true
	case name == "fmt.Sprintf" || name == "fmt.Sprint" || name == "fmt.Sprintln":
		return m.kept(instr.Value())
	case pkg == "strings" && at == 1 && short != "Join":
		return true // what is looked for
	case pkg == "strings":
		return instr.Value() != nil && m.kept(instr.Value())
	}
	if e := m.table.funcs[name]; e != nil {
		role, ok := e.args[at]
		if !ok {
			role = e.rest
		}
		switch role {
		case rules.RoleEnv:
			return instr.Value() != nil && onlyAsked(instr.Value())
		case rules.RoleLogged:
			return !slices.Contains(roles(e), rules.RoleWriter) || stream(m.writer(call, e))
		}
		return false
	}
	callees := m.callees(call)
	return len(callees) > 0 && !slices.ContainsFunc(callees, func(fn *ssa.Function) bool {
		fn, own := m.own(fn)
		i := slices.Index(operands(call, fn), v)
		return !own || i < 0 || i >= len(fn.Params) || !m.kept(fn.Params[i])
	})
}

// writer returns what a call writes to.
func (m *mention) writer(call *ssa.CallCommon, e *fun) ssa.Value {
	recv, args := arguments(call)
	for i, role := range e.args {
		switch {
		case role != rules.RoleWriter:
		case i == receiver:
			return recv
		case i < len(args):
			return args[i]
		}
	}
	return nil
}

// onlyAsked reports whether of what is looked up no more is asked than whether it
// is there, by who would rather it were not.
func onlyAsked(v ssa.Value) bool {
	return !slices.ContainsFunc(referrers(v), func(instr ssa.Instruction) bool {
		switch i := instr.(type) {
		case *ssa.DebugRef:
			return false
		case *ssa.Extract:
			if i.Index == 1 {
				return slices.ContainsFunc(referrers(i), func(use ssa.Instruction) bool {
					not, ok := use.(*ssa.UnOp)
					return ok && not.Op == token.NOT
				})
			}
			return !onlyAsked(i)
		case *ssa.BinOp:
			return i.Op != token.NEQ || !isEmptyConst(i.X) && !isEmptyConst(i.Y)
		case *ssa.Call:
			switch calledAs(i.Common()) {
			case "strings.TrimSpace":
				return !onlyAsked(i)
			case "len":
				return slices.ContainsFunc(referrers(i), func(use ssa.Instruction) bool {
					b, ok := use.(*ssa.BinOp)
					return !ok || b.Op == token.EQL
				})
			}
		}
		return true
	})
}

// Guarded reports whether a call that takes in what arrived comes after a check that
// was made of the same, and only if that said so.
func (f *Flow) Guarded(call ssa.CallInstruction) bool {
	arrived := f.Argument(call.Common(), rules.RolePayload)
	if arrived == nil {
		return false
	}
	c := comparing{f, map[within]bool{}}
	for _, instr := range referrers(arrived) {
		check, ok := instr.(*ssa.Call)
		if !ok || check == call || !check.Block().Dominates(call.Block()) {
			continue
		}
		if c.call(check.Common(), 0) && decides(check, call.Block(), 0) {
			return true
		}
		// What was written into a hash is compared as that.
		for _, b := range call.Parent().Blocks {
			for _, other := range b.Instrs {
				sum, ok := other.(*ssa.Call)
				if ok && check.Block().Dominates(b) && calledName(check.Common()) == "Write" && c.call(sum.Common(), 0) && decides(sum, call.Block(), 0) {
					return true
				}
			}
		}
	}
	return false
}

// comparing tells whether functions compare secrets, or others that they call.
type comparing struct {
	*Flow
	known map[within]bool
}

// within is a function, and how far it is from the call that is asked about.
type within struct {
	fn    *ssa.Function
	depth int
}

func (c *comparing) call(call *ssa.CallCommon, depth int) bool {
	if does, _ := c.Does(call); does == rules.ActCompare || does == rules.ActVerify {
		return true
	}
	if depth > 3 {
		return false
	}
	return slices.ContainsFunc(c.callees(call), func(fn *ssa.Function) bool {
		fn, own := c.own(fn)
		return own && c.body(fn, depth+1)
	})
}

// body is call for those in a function, which is asked once for a depth.
func (c *comparing) body(fn *ssa.Function, depth int) bool {
	at := within{fn, depth}
	if is, known := c.known[at]; known {
		return is
	}
	c.known[at] = slices.ContainsFunc(fn.Blocks, func(b *ssa.BasicBlock) bool {
		return slices.ContainsFunc(b.Instrs, func(instr ssa.Instruction) bool {
			inner, ok := instr.(ssa.CallInstruction)
			return ok && c.call(inner.Common(), depth)
		})
	})
	return c.known[at]
}

// decides reports whether a block is only come to if a value is what it was asked
// for.
func decides(v ssa.Value, block *ssa.BasicBlock, depth int) bool {
	return depth < 6 && slices.ContainsFunc(referrers(v), func(instr ssa.Instruction) bool {
		switch i := instr.(type) {
		case *ssa.If:
			return slices.ContainsFunc(i.Block().Succs, func(s *ssa.BasicBlock) bool { return len(s.Preds) == 1 && s.Dominates(block) })
		case *ssa.BinOp:
			return (i.Op == token.EQL || i.Op == token.NEQ) && decides(i, block, depth+1)
		case *ssa.UnOp, *ssa.Extract, *ssa.Phi:
			return decides(i.(ssa.Value), block, depth+1)
		}
		return false
	})
}
