package goflow

import (
	"go/constant"
	"go/token"
	"go/types"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

// Bounds on the objects of a package.
const (
	maxObjects  = 4000
	maxVariants = 4
	maxNested   = 12
	maxWeight   = 500
	maxTextSize = 1 << 18
)

// objects reads the structs and maps that code makes as records. The offsets
// of their values are positions of the file set.
type objects struct {
	*walk
	made    map[ssa.Value]*record.Value // by address, or by map
	open    map[*record.Value]bool      // being made
	origin  map[*record.Value]storage   // of scalars
	inner   map[*record.Value]bool
	docs    map[string]*record.Value // in constant texts
	variant int                      // of what can reach a place, this one counts
	most    int                      // there are so many somewhere
}

func (f *Flow) newObjects(variant int) *objects {
	return &objects{
		walk: &walk{Flow: f, busy: map[busyKey]bool{}}, made: map[ssa.Value]*record.Value{}, open: map[*record.Value]bool{},
		origin: map[*record.Value]storage{}, inner: map[*record.Value]bool{}, docs: map[string]*record.Value{}, variant: variant,
	}
}

// all returns the objects that the package makes outside of its tests, each
// with what is in it.
func (o *objects) all() []*record.Value {
	var roots []*record.Value
	add := func(v ssa.Value) {
		if len(o.made) < maxObjects && !o.inTest(v.Pos()) {
			o.value(v, v.Pos(), 0)
		}
	}
	for _, fn := range o.funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				switch v := instr.(type) {
				case *ssa.Alloc:
					if isStruct(v.Type()) || isArray(v.Type()) {
						add(v)
					}
				case *ssa.MakeMap:
					add(v)
				}
			}
		}
	}
	globals := slices.SortedFunc(maps.Keys(o.parts), func(a, b *ssa.Global) int { return int(a.Pos() - b.Pos()) })
	for _, g := range globals {
		add(g)
	}
	for _, v := range o.made {
		if !o.inner[v] && len(v.Fields)+len(v.Items) > 0 {
			roots = append(roots, v)
		}
	}
	slices.SortFunc(roots, func(a, b *record.Value) int { return a.Start - b.Start })
	return roots
}

// isStruct reports whether a type points to a struct that is not one of the
// standard library's.
func isStruct(t types.Type) bool {
	p, ok := t.Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	if _, ok := p.Elem().Underlying().(*types.Struct); !ok {
		return false
	}
	n, ok := types.Unalias(p.Elem()).(*types.Named)
	return !ok || n.Obj().Pkg() != nil && !Standard(n.Obj().Pkg().Path())
}

// isArray reports whether a type points to an array of structs or maps, as
// slice literals have one.
func isArray(t types.Type) bool {
	p, ok := t.Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	a, ok := p.Elem().Underlying().(*types.Array)
	if !ok {
		return false
	}
	switch a.Elem().Underlying().(type) {
	case *types.Struct, *types.Map:
		return true
	}
	return isStruct(a.Elem())
}

// value reads an operand that is met near a position.
func (o *objects) value(v ssa.Value, near token.Pos, depth int) *record.Value {
	if o.work++; depth > maxNested || o.work > maxWork*4 {
		return o.scalar(v, near)
	}
	switch x := v.(type) {
	case *ssa.MakeInterface:
		return o.value(x.X, near, depth)
	case *ssa.ChangeType:
		return o.value(x.X, near, depth)
	case *ssa.ChangeInterface:
		return o.value(x.X, near, depth)
	case *ssa.Alloc, *ssa.Global:
		if got := o.at(x, near, depth); got != nil {
			return got
		}
	case *ssa.UnOp:
		if x.Op == token.MUL {
			if got := o.at(x.X, near, depth); got != nil {
				return got
			}
		}
	case *ssa.MakeMap:
		return o.mapOf(x, depth)
	case *ssa.Slice:
		if a, ok := x.X.(*ssa.Alloc); ok {
			return o.list(a, near, depth)
		}
	case *ssa.Phi:
		o.most = max(o.most, len(x.Edges))
		if e := x.Edges[min(o.variant, len(x.Edges)-1)]; e != v {
			return o.value(e, near, depth+1)
		}
	case *ssa.Parameter:
		if sites := slices.Collect(o.sites(x)); len(sites) > 0 {
			o.most = max(o.most, len(sites))
			s := sites[min(o.variant, len(sites)-1)]
			return o.value(s.val, near, depth+1)
		}
	case *ssa.Call:
		if got := o.call(x, near, depth); got != nil {
			return got
		}
	}
	return o.scalar(v, near)
}

// at reads what stands at an address; nil if that is a scalar.
func (o *objects) at(addr ssa.Value, near token.Pos, depth int) *record.Value {
	p, ok := addr.Type().Underlying().(*types.Pointer)
	if !ok {
		return nil
	}
	switch p.Elem().Underlying().(type) {
	case *types.Struct:
		return o.structAt(addr, near, depth)
	case *types.Array:
		if a, ok := addr.(*ssa.Alloc); ok {
			return o.list(a, near, depth)
		}
		return nil
	case *types.Basic:
		return nil
	}
	// A variable that holds a map, a list or a pointer.
	var stores []storage
	switch a := addr.(type) {
	case *ssa.Global:
		stores = o.globals[a]
	case *ssa.Alloc:
		stores = o.addressed(a, nil, 0)
	case *ssa.FieldAddr:
		if alloc, ok := a.X.(*ssa.Alloc); ok {
			for _, ref := range *alloc.Referrers() {
				if f, ok := ref.(*ssa.FieldAddr); ok && f.Field == a.Field {
					stores = o.addressed(f, stores, 0)
				}
			}
		}
	}
	if len(stores) == 0 {
		return nil
	}
	o.most = max(o.most, len(stores))
	return o.value(stores[min(o.variant, len(stores)-1)].val, near, depth+1)
}

// call reads the result of a call of a function of the package, of a wrapper,
// or of append.
func (o *objects) call(c *ssa.Call, near token.Pos, depth int) *record.Value {
	if b, ok := c.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" && len(c.Call.Args) == 2 {
		head := o.value(c.Call.Args[0], near, depth+1)
		tail := o.value(c.Call.Args[1], near, depth+1)
		out := o.make(record.List, c.Pos())
		for _, v := range []*record.Value{head, tail} {
			if v.Kind == record.List {
				out.Items = append(out.Items, v.Items...)
			}
			out.Partial = out.Partial || v.Partial || v.Kind != record.List && v.Kind != record.Null
		}
		return out
	}
	if e := o.table.funcs[calleeName(c.Common())]; e != nil {
		_, args := arguments(c.Common())
		for i, role := range e.args {
			if role == rules.RoleResult && i >= 0 && i < len(args) {
				return o.value(args[i], near, depth+1)
			}
		}
	}
	callee := c.Call.StaticCallee()
	if callee == nil || len(callee.Blocks) == 0 || callee.Signature.Results().Len() != 1 {
		return nil
	}
	switch callee.Signature.Results().At(0).Type().Underlying().(type) {
	case *types.Basic:
		return nil
	}
	all := returns(callee)
	if len(all) == 0 {
		return nil
	}
	o.most = max(o.most, len(all))
	return o.value(all[min(o.variant, len(all)-1)].Results[0], near, depth+2)
}

// make returns a list or map at a position.
func (o *objects) make(k record.Kind, pos token.Pos) *record.Value {
	v := &record.Value{Kind: k}
	at := o.Place(pos)
	if c := o.composites[pos]; c != nil {
		at = Span{c.Pos(), c.End()}
	}
	v.Start, v.End = at.offsets()
	return v
}

// offsets are those of a span in a record.
func (s Span) offsets() (start, end int) { return int(s.Start), int(max(s.Start, s.Stop)) }

// put adds a field, and marks what it holds as no object of its own.
func (o *objects) put(in *record.Value, key string, pos token.Pos, v *record.Value) {
	o.inner[v] = true
	f := record.Field{Key: key, Value: v}
	at := o.Place(pos)
	if kv := o.pairs[pos]; kv != nil {
		at = Span{kv.Key.Pos(), kv.Key.End()}
	}
	f.Start, f.End = at.offsets()
	in.Fields = append(in.Fields, f)
}

// structAt reads the struct at an address.
func (o *objects) structAt(addr ssa.Value, near token.Pos, depth int) *record.Value {
	if v, ok := o.made[addr]; ok {
		return o.again(v)
	}
	pos := addr.Pos()
	if _, part := addr.(*ssa.FieldAddr); part || !pos.IsValid() {
		pos = near
	}
	v := o.make(record.Map, pos)
	o.made[addr] = v
	o.open[v] = true
	defer delete(o.open, v)
	t := addr.Type().Underlying().(*types.Pointer).Elem()
	name := typeName(t)
	for _, r := range o.table.fields[name] {
		// The options of signed URLs have a check of their own.
		if r.role == rules.RoleSigned {
			v.Partial = true
			return v
		}
	}
	for key, text := range o.table.given[name] {
		v.Fields = append(v.Fields, record.Field{Key: key, Start: v.Start, End: v.Start, Value: &record.Value{Kind: record.String, Text: text, Start: v.Start, End: v.Start}})
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return v
	}
	if g, ok := addr.(*ssa.Global); ok {
		for _, s := range o.globals[g] {
			o.whole(v, s.val, near, depth)
		}
	}
	for _, ref := range o.references(addr) {
		switch r := ref.(type) {
		case *ssa.FieldAddr:
			if r.X == addr && r.Field < s.NumFields() && len(v.Fields) < 1000 {
				o.field(v, s, r, depth)
			}
		case *ssa.Store:
			if r.Addr == addr {
				o.whole(v, r.Val, near, depth)
			}
		case ssa.CallInstruction:
			v.Partial = v.Partial || o.changes(r.Common(), addr)
		case *ssa.MakeInterface:
			if r.Referrers() == nil {
				continue
			}
			for _, use := range *r.Referrers() {
				if call, ok := use.(ssa.CallInstruction); ok {
					v.Partial = v.Partial || o.changes(call.Common(), r)
				}
			}
		case *ssa.MakeClosure:
			v.Partial = true
		}
	}
	return v
}

// whole puts what a struct that is stored as a whole holds before what is
// stored in its fields.
func (o *objects) whole(in *record.Value, v ssa.Value, near token.Pos, depth int) {
	got := o.value(v, near, depth+1)
	if got.Kind != record.Map {
		in.Partial = in.Partial || got.Kind != record.Null
		return
	}
	o.inner[got] = true
	in.Fields = append(slices.Clone(got.Fields), in.Fields...)
	in.Partial = in.Partial || got.Partial
}

// again returns a value that was made before, or is being made: records are
// neither cyclic, nor do they grow by being put into each other.
func (o *objects) again(v *record.Value) *record.Value {
	if o.open[v] || weight(v, maxWeight) >= maxWeight {
		return &record.Value{Kind: record.Template, Start: v.Start, End: v.End}
	}
	return v
}

// weight counts the values in a value, up to a limit.
func weight(v *record.Value, limit int) int {
	n := 1
	for i := 0; i < len(v.Fields) && n < limit; i++ {
		n += weight(v.Fields[i].Value, limit-n)
	}
	for i := 0; i < len(v.Items) && n < limit; i++ {
		n += weight(v.Items[i], limit-n)
	}
	return n
}

// field reads what is stored in a field of a struct.
func (o *objects) field(in *record.Value, s *types.Struct, a *ssa.FieldAddr, depth int) {
	key, ok := keyOf(s, a.Field)
	if !ok || a.Referrers() == nil {
		return
	}
	var got *record.Value
	for _, use := range *a.Referrers() {
		switch u := use.(type) {
		case *ssa.Store:
			if u.Addr == a {
				got = o.value(u.Val, a.Pos(), depth+1)
			}
		case *ssa.FieldAddr:
			if u.X == a {
				got = o.structAt(a, a.Pos(), depth+1)
			}
		case ssa.CallInstruction:
			// Its address is given away, to a flag or a decoder.
			if got == nil {
				got = &record.Value{Kind: record.Template}
			}
		}
		if got != nil {
			break
		}
	}
	switch {
	case got == nil:
	case key == "":
		o.inner[got] = true
		in.Fields = append(in.Fields, got.Fields...)
		in.Partial = in.Partial || got.Partial
	default:
		// The value of a wrapper is the wrapper's own.
		if role, _ := o.FieldRole(a); role == rules.RoleResult {
			*in = *got
			return
		}
		o.put(in, key, a.Pos(), got)
	}
}

// keyOf returns the key under which a field is written in JSON or YAML: "" for
// one whose fields are the struct's own, false for one that is left out.
func keyOf(s *types.Struct, i int) (string, bool) {
	tag := reflect.StructTag(s.Tag(i))
	for _, format := range []string{"json", "yaml", "mapstructure", "url", "form", "bson"} {
		text, ok := tag.Lookup(format)
		if !ok {
			continue
		}
		name, _, _ := strings.Cut(text, ",")
		if name == "-" {
			return "", false
		}
		if name != "" {
			return name, true
		}
	}
	if s.Field(i).Embedded() {
		return "", true
	}
	return s.Field(i).Name(), true
}

// changes reports whether a call may fill in or change what it is given the
// address of: a decoder, or a function of the package that stores through it.
func (o *objects) changes(call *ssa.CallCommon, arg ssa.Value) bool {
	fn := call.StaticCallee()
	if fn == nil {
		return call.IsInvoke() && decodes(call.Method.Name())
	}
	if len(fn.Blocks) == 0 {
		return decodes(fn.Name())
	}
	i := slices.Index(call.Args, arg)
	if i < 0 || i >= len(fn.Params) || fn.Params[i].Referrers() == nil {
		return false
	}
	for _, ref := range *fn.Params[i].Referrers() {
		switch r := ref.(type) {
		case *ssa.FieldAddr:
			if r.Referrers() != nil && slices.ContainsFunc(*r.Referrers(), func(use ssa.Instruction) bool {
				s, ok := use.(*ssa.Store)
				return ok && s.Addr == r
			}) {
				return true
			}
		case *ssa.MapUpdate:
			return true
		}
	}
	return false
}

func decodes(name string) bool {
	for _, verb := range []string{"Unmarshal", "Decode", "Scan", "Bind", "Parse", "Load", "Read", "SetResult", "ShouldBind", "Process", "Populate", "Fill"} {
		if strings.HasPrefix(name, verb) {
			return true
		}
	}
	return false
}

// mapOf reads a map that the code makes.
func (o *objects) mapOf(m *ssa.MakeMap, depth int) *record.Value {
	if v, ok := o.made[m]; ok {
		return o.again(v)
	}
	v := o.make(record.Map, m.Pos())
	o.made[m] = v
	o.open[v] = true
	defer delete(o.open, v)
	if m.Referrers() == nil {
		return v
	}
	for _, ref := range *m.Referrers() {
		switch r := ref.(type) {
		case *ssa.MapUpdate:
			key, ok := r.Key.(*ssa.Const)
			if i, is := r.Key.(*ssa.MakeInterface); is {
				key, ok = i.X.(*ssa.Const)
			}
			if !ok || key.Value == nil || key.Value.Kind() != constant.String || len(v.Fields) >= 1000 {
				v.Partial = true
				continue
			}
			o.put(v, constant.StringVal(key.Value), r.Pos(), o.value(r.Value, r.Pos(), depth+1))
		case ssa.CallInstruction:
			v.Partial = v.Partial || o.changes(r.Common(), m)
		case *ssa.MakeClosure:
			v.Partial = true
		}
	}
	return v
}

// list reads the elements of a slice or array literal.
func (o *objects) list(a *ssa.Alloc, near token.Pos, depth int) *record.Value {
	pos := a.Pos()
	if !pos.IsValid() {
		pos = near
	}
	if v, ok := o.made[a]; ok {
		return o.again(v)
	}
	v := o.make(record.List, pos)
	o.made[a] = v
	o.open[v] = true
	defer delete(o.open, v)
	if a.Referrers() == nil {
		return v
	}
	items := map[int64]*record.Value{}
	for _, ref := range *a.Referrers() {
		ia, ok := ref.(*ssa.IndexAddr)
		if !ok || ia.Referrers() == nil {
			continue
		}
		idx, ok := ia.Index.(*ssa.Const)
		if !ok || idx.Value == nil || len(items) >= 1000 {
			v.Partial = true
			continue
		}
		n, _ := constant.Int64Val(idx.Value)
		for _, use := range *ia.Referrers() {
			switch u := use.(type) {
			case *ssa.Store:
				if u.Addr == ia {
					items[n] = o.value(u.Val, pos, depth+1)
				}
			case *ssa.FieldAddr:
				if u.X == ia {
					items[n] = o.structAt(ia, pos, depth+1)
				}
			}
		}
	}
	for _, n := range slices.Sorted(maps.Keys(items)) {
		o.inner[items[n]] = true
		v.Items = append(v.Items, items[n])
	}
	return v
}

// scalar reads what is neither list nor map, and what is not understood.
func (o *objects) scalar(v ssa.Value, near token.Pos) *record.Value {
	fn := v.Parent()
	out := &record.Value{Kind: record.Template}
	at := o.Place(near)
	if kv := o.pairs[near]; kv != nil {
		at = Span{kv.Value.Pos(), kv.Value.End()}
	}
	out.Start, out.End = at.offsets()
	if c, ok := v.(*ssa.Const); ok && c.Value == nil {
		if b, ok := c.Type().Underlying().(*types.Basic); !ok || b.Kind() == types.UntypedNil {
			out.Kind = record.Null
			return out
		}
	}
	switch v.Type().Underlying().(type) {
	case *types.Map, *types.Chan, *types.Signature, *types.Struct:
		return out
	}
	o.origin[out] = storage{v, fn, near}
	vs := mark(o.Values(v), fn, v, near)
	if len(vs) == 0 {
		return out
	}
	o.most = max(o.most, len(vs))
	val := vs[min(o.variant, len(vs)-1)]
	if text, ok := val.Constant(); ok {
		if lit := o.Literal(val.Longest()); lit != nil {
			out.Start, out.End = int(lit.Pos()), int(lit.End())
		}
		*out = *record.NewText(text, out.Start, out.End)
		return out
	}
	if n := val.Number(); n != nil {
		out.Kind, out.Text = record.Number, number(n)
		if n.Kind() == constant.Bool {
			out.Kind = record.Bool
		}
		return out
	}
	if len(val.Parts) == 1 && val.Parts[0].Kind == Env {
		out.Kind, out.Text = record.Lookup, val.Parts[0].Text
	}
	return out
}

// number writes a constant number or boolean.
func number(n constant.Value) string {
	if n.Kind() == constant.Float {
		f, _ := constant.Float64Val(n)
		return strconv.FormatFloat(f, 'g', -1, 64)
	}
	return n.ExactString()
}
