package goflow

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/internal/policy"
	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

// What a request sends is known by its address, whatever fields it has: an object
// that is written out and is the request's body, also where a function is handed
// both.

// Bounds on the requests of a package.
const (
	maxSends   = 8    // that are told of a function
	maxHanding = 3    // functions of the package through which one is handed on
	maxThrough = 4000 // calls that hand one on
	maxSent    = 1000 // of all
)

// Send says that a function sends an argument.
type Send struct {
	Method Piece
	// Address is what is known of it, in order.
	Address []Piece
	// Body is the index of the parameter, a receiver counted, and Path that of its
	// field, if it is not the whole.
	Body int
	Path string
	// Platform is the one that the package talks to, "" if that is not one alone.
	Platform string
}

// Piece is a part of an address: a text, or 1 + the index of a parameter and the
// path of its field. One that is neither is not known.
type Piece struct {
	Text  string
	Param int
	Path  string
}

func (p Piece) String() string {
	switch {
	case p.Param > 0:
		return "{" + operand(p.Param-1, p.Path) + "}"
	case p.Text == "":
		return unseen
	}
	return p.Text
}

func (s Send) String() string {
	out := operand(s.Body, s.Path) + ":" + s.Method.String() + " "
	for _, p := range s.Address {
		out += p.String()
	}
	return out
}

// anywhere reports whether the request goes where the function is told to.
func (s Send) anywhere() bool {
	return len(s.Address) > 0 && s.Address[0].Param > 0
}

// unseen stands for what is not known of an address.
const unseen = "{}"

// delivery is a request that a function makes. Its method and address are as the
// function knows them.
type delivery struct {
	fn       *ssa.Function
	pos      token.Pos
	method   []Value
	address  []Value
	body     ssa.Value
	platform *rules.Platform
	handed   bool // to a function of another package, its path as well
}

// deliveries returns the requests of the package's functions whose body is something
// written out.
func (f *Flow) deliveries() []delivery {
	f.delivering.Do(func() {
		f.Instructions(func(instr ssa.Instruction) {
			call, ok := instr.(ssa.CallInstruction)
			if !ok || len(f.sends) >= maxSent || f.inTest(call.Pos()) {
				return
			}
			if url := f.Argument(call.Common(), rules.RoleURL); url != nil {
				if body, method := f.bodyOf(call.Common()), f.methodOf(call.Common()); body != nil && method != nil {
					f.sends = append(f.sends, delivery{instr.Parent(), call.Pos(), method, f.localValues(url), body, nil, false})
				}
				return
			}
			var s Summary
			obj := callee(call.Common())
			if obj == nil || obj.Pkg() == f.pass.Pkg || !f.summary(obj, &s) {
				return
			}
			recv, args := arguments(call.Common())
			if obj.Signature().Recv() != nil {
				args = append([]ssa.Value{recv}, args...)
			}
			for _, told := range s.Sends {
				if told.Body < 0 || told.Body >= len(args) || args[told.Body] == nil {
					continue
				}
				body := fieldValue(args[told.Body], told.Path, 0)
				if body == nil {
					continue
				}
				address, handed := []Value{{}}, false
				for _, p := range told.Address {
					vs := f.piece(p, args)
					address, handed = join(address, vs), handed || p.Param > 0 && slices.ContainsFunc(vs, isPath)
				}
				f.sends = append(f.sends, delivery{
					instr.Parent(), call.Pos(), f.piece(told.Method, args), address, body, f.table.cat.Platform(told.Platform), handed,
				})
			}
		})
	})
	return f.sends
}

// isPath reports whether a path of some depth stands in a value.
func isPath(v Value) bool {
	return slices.ContainsFunc(v.Parts, func(p Part) bool { return p.Kind == Text && strings.Contains(p.Text, "/") })
}

// piece returns what a piece of a fact is where a function is given arguments.
func (f *Flow) piece(p Piece, args []ssa.Value) []Value {
	switch {
	case p.Param > 0 && p.Param <= len(args) && args[p.Param-1] != nil:
		return f.localField(args[p.Param-1], p.Path)
	case p.Text != "":
		return one(Part{Kind: Text, Text: p.Text})
	}
	return unknown()
}

// pieceOf is what to tell of a part of what a function knows.
func pieceOf(p Part, fn *ssa.Function) Piece {
	switch {
	case p.Kind == Text:
		return Piece{Text: p.Text}
	case p.Kind == Param && p.Path != elementsOf && p.Param.Parent() == fn:
		return Piece{Param: 1 + paramIndex(p.Param), Path: p.Path}
	}
	return Piece{}
}

// methodOf returns the method of the request that a call makes: the argument, or
// the one that the function is called after; nil if there is none.
func (f *Flow) methodOf(call *ssa.CallCommon) []Value {
	if arg := f.Argument(call, rules.RoleMethod); arg != nil {
		return f.localValues(arg)
	}
	if name := strings.ToUpper(calledName(call)); rules.IsMethod(name) {
		return one(Part{Kind: Text, Text: name})
	}
	return nil
}

// bodyOf returns what is written out as the body of the request that a call makes,
// or nil.
func (f *Flow) bodyOf(call *ssa.CallCommon) ssa.Value {
	fn := callee(call)
	_, args := arguments(call)
	for i, arg := range args {
		if params := fn.Signature().Params(); i < params.Len() && typeName(params.At(i).Type()) == "io.Reader" {
			return f.rendered(arg, 0)
		}
	}
	if body := f.Argument(call, rules.RoleBody); body != nil {
		return f.body(body)
	}
	recv, _ := arguments(call)
	return f.bodyGiven(recv, 0)
}

// body returns what is written out as a body that is given as it is, as a text or
// as something to be written out.
func (f *Flow) body(v ssa.Value) ssa.Value {
	if out := f.rendered(v, 0); out != nil {
		return out
	}
	return unwrapped(v)
}

// bodyGiven returns the body that a request is given before it is sent, in one chain
// of calls or in several; nil if there is none.
func (f *Flow) bodyGiven(request ssa.Value, depth int) ssa.Value {
	if request == nil || depth > 16 {
		return nil
	}
	if request.Referrers() != nil {
		for _, use := range *request.Referrers() {
			call, ok := use.(*ssa.Call)
			if !ok {
				continue
			}
			if recv, _ := arguments(call.Common()); recv != request {
				continue
			}
			if body := f.Argument(call.Common(), rules.RoleBody); body != nil {
				return f.body(body)
			}
		}
	}
	if call, ok := request.(*ssa.Call); ok {
		recv, _ := arguments(call.Common())
		return f.bodyGiven(recv, depth+1)
	}
	return nil
}

// localField is localValues for the field at a path of a value.
func (f *Flow) localField(v ssa.Value, path string) []Value {
	if path == "" {
		return f.localValues(v)
	}
	w := &walk{Flow: f, local: true, busy: map[busyKey]bool{}}
	return w.fieldOf(v, path, nil, 0)
}

// paramOf returns the parameter whose field at a path a value is: the whole, if the
// path is empty; nil if it is something else.
func paramOf(v ssa.Value) (p *ssa.Parameter, path string) {
	switch v := v.(type) {
	case *ssa.Parameter:
		return v, ""
	case *ssa.Field:
		if p, ok := v.X.(*ssa.Parameter); ok {
			return p, fieldName(p.Type(), v.Field)
		}
	case *ssa.UnOp:
		if a, ok := v.X.(*ssa.FieldAddr); ok && v.Op == token.MUL {
			return givenWhole(a.X), fieldName(a.X.Type(), a.Field)
		}
	}
	return nil, ""
}

// givenWhole returns the parameter that points to a struct, or whose copy it is.
func givenWhole(addr ssa.Value) *ssa.Parameter {
	switch a := addr.(type) {
	case *ssa.Parameter:
		return a
	case *ssa.Alloc:
		if a.Referrers() == nil {
			return nil
		}
		for _, use := range *a.Referrers() {
			if s, ok := use.(*ssa.Store); ok && s.Addr == a {
				p, _ := s.Val.(*ssa.Parameter)
				return p
			}
		}
	}
	return nil
}

// fieldValue returns what the code stores in the field at a path of a struct that it
// has itself made, or the value itself if the path is empty; nil if that is not
// known.
func fieldValue(v ssa.Value, path string, depth int) ssa.Value {
	if path == "" || v == nil || depth > 8 {
		return v
	}
	v = unwrapped(v)
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
		v = load.X
	}
	made, ok := v.(*ssa.Alloc)
	if !ok || made.Referrers() == nil {
		return nil
	}
	var whole, out ssa.Value
	for _, use := range *made.Referrers() {
		switch use := use.(type) {
		case *ssa.Store:
			if use.Addr == made {
				whole = use.Val
			}
		case *ssa.FieldAddr:
			if fieldName(made.Type(), use.Field) != path || use.Referrers() == nil {
				continue
			}
			for _, s := range *use.Referrers() {
				if s, ok := s.(*ssa.Store); ok && s.Addr == use {
					out = unwrapped(s.Val)
				}
			}
		}
	}
	if out == nil && whole != nil {
		return fieldValue(whole, path, depth+1)
	}
	return out
}

// rendered returns the value that was written out as a text, or the text itself if
// it is constant; nil if that is not known.
func (f *Flow) rendered(v ssa.Value, depth int) ssa.Value {
	if depth > 8 {
		return nil
	}
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value != nil {
			return v
		}
	case *ssa.MakeInterface:
		return f.rendered(v.X, depth+1)
	case *ssa.ChangeInterface:
		return f.rendered(v.X, depth+1)
	case *ssa.ChangeType:
		return f.rendered(v.X, depth+1)
	case *ssa.Convert:
		return f.rendered(v.X, depth+1)
	case *ssa.Phi:
		for _, e := range v.Edges {
			if e == v {
				continue
			}
			if out := f.rendered(e, depth+1); out != nil {
				return out
			}
		}
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok && v.Index == 0 {
			return f.renderedBy(call, depth)
		}
	case *ssa.Call:
		return f.renderedBy(v, depth)
	case *ssa.UnOp:
		if v.Op == token.MUL {
			for _, s := range f.addressed(v.X, nil, 0) {
				if out := f.rendered(s.val, depth+1); out != nil {
					return out
				}
			}
		}
	case *ssa.Alloc:
		return f.encodedInto(v)
	}
	return nil
}

// renderedBy is rendered for the first result of a call.
func (f *Flow) renderedBy(call *ssa.Call, depth int) ssa.Value {
	_, args := arguments(call.Common())
	name := calleeName(call.Common())
	switch name {
	case "bytes.NewReader", "bytes.NewBuffer", "bytes.NewBufferString", "strings.NewReader":
		return f.rendered(args[0], depth+1)
	case "bytes.Buffer.Bytes", "bytes.Buffer.String":
		recv, _ := arguments(call.Common())
		return f.rendered(recv, depth+1)
	}
	if e := f.table.funcs[name]; e != nil {
		for i, role := range e.args {
			if role == rules.RoleRendered && i >= 0 && i < len(args) {
				return unwrapped(args[i])
			}
		}
		return nil
	}
	// A function that writes out what it is given.
	fn := call.Call.StaticCallee()
	if fn == nil {
		return nil
	}
	for _, r := range returns(fn) {
		if len(r.Results) == 0 {
			continue
		}
		out := f.rendered(r.Results[0], depth+1)
		if p, ok := out.(*ssa.Parameter); ok && p.Parent() == fn {
			if i, args := paramIndex(p), operands(call.Common(), fn); i < len(args) && args[i] != nil {
				return unwrapped(args[i])
			}
		} else if out != nil {
			return out
		}
	}
	return nil
}

// encodedInto returns what an encoder writes into a buffer, or nil.
func (f *Flow) encodedInto(buffer *ssa.Alloc) ssa.Value {
	if typeName(buffer.Type()) != "bytes.Buffer" || buffer.Referrers() == nil {
		return nil
	}
	for _, instr := range *buffer.Referrers() {
		m, ok := instr.(*ssa.MakeInterface)
		if !ok || m.Referrers() == nil {
			continue
		}
		for _, use := range *m.Referrers() {
			enc, ok := use.(*ssa.Call)
			if !ok || calledName(enc.Common()) != "NewEncoder" || enc.Referrers() == nil {
				continue
			}
			for _, use := range *enc.Referrers() {
				if c, ok := use.(ssa.CallInstruction); ok && calledName(c.Common()) == "Encode" {
					if _, args := arguments(c.Common()); len(args) == 1 {
						return unwrapped(args[0])
					}
				}
			}
		}
	}
	return nil
}

// unwrapped returns what an interface is made of.
func unwrapped(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		case *ssa.ChangeType: // of a type parameter
			v = x.X
		default:
			return v
		}
	}
}

// through is a request as it is made through a call of the function that makes it.
func (f *Flow) through(s delivery, call ssa.CallInstruction) (delivery, bool) {
	args := operands(call.Common(), s.fn)
	p, path := paramOf(s.body)
	if p == nil {
		return s, false
	}
	i := paramIndex(p)
	if i >= len(args) || args[i] == nil {
		return s, false
	}
	body := fieldValue(args[i], path, 0)
	if body == nil {
		return s, false
	}
	out := s
	out.fn, out.pos, out.body = call.Parent(), call.Pos(), unwrapped(body)
	out.method, out.address = f.given(s.method, s.fn, args), f.given(s.address, s.fn, args)
	return out, true
}

// given returns values as they are where a function is given arguments.
func (f *Flow) given(vs []Value, fn *ssa.Function, args []ssa.Value) []Value {
	var out []Value
	for _, v := range vs {
		whole := []Value{{}}
		for _, part := range v.Parts {
			next := one(part)
			if piece := pieceOf(part, fn); piece.Param > 0 {
				next = f.piece(piece, args)
			}
			whole = join(whole, next)
		}
		out = merge(out, whole)
	}
	return out
}

// sent returns the requests that send objects which the package makes.
func (o *objects) sent(docs map[string]*record.Value) []policy.Sent {
	var out []policy.Sent
	calls := 0
	var add func(s delivery, depth int)
	add = func(s delivery, depth int) {
		if p, _ := paramOf(s.body); p != nil {
			for _, call := range o.callers[s.fn] {
				if calls++; depth >= maxHanding || calls > maxThrough || len(out) >= maxSent {
					return
				}
				if next, ok := o.through(s, call); ok && !o.inTest(next.pos) {
					add(next, depth+1)
				}
			}
			return
		}
		var body *record.Value
		if k, ok := constantOf(s.body); !ok {
			body = o.value(s.body, s.pos, 0)
		} else if k.Kind() == constant.String {
			body = docs[constant.StringVal(k)]
		}
		if body == nil || body.Kind != record.Map {
			return
		}
		for _, m := range s.method {
			for _, v := range s.address {
				out = append(out, policy.Sent{Address: o.spelling(v), Method: strings.ToUpper(o.spelling(m)), Body: body})
			}
		}
	}
	for _, s := range o.deliveries() {
		add(s, 0)
	}
	return out
}

// spelling writes a text with braces where a part of it is not known.
func (f *Flow) spelling(v Value) string {
	var b strings.Builder
	for _, p := range v.Parts {
		text := unseen
		if p.Kind == Text {
			text = p.Text
		} else if p.Kind == Param && p.Path == "" {
			if vs := f.Values(p.Param); len(vs) > 0 {
				if known, ok := vs[0].Constant(); ok {
					text = known
				}
			}
		}
		b.WriteString(text)
	}
	return b.String()
}

// Handed calls visit for every request that a function of another package makes to a
// path that it is handed, with what is known of the address.
func (f *Flow) Handed(visit func(pos token.Pos, method string, address Value)) {
	for _, s := range f.deliveries() {
		if !s.handed {
			continue
		}
		for _, m := range s.method {
			for _, v := range s.address {
				visit(s.pos, strings.ToUpper(f.spelling(m)), v)
			}
		}
	}
}

// exportSends tells which functions send what they are given.
func (f *Flow) exportSends(sum func(types.Object) *Summary) {
	platform := ""
	if about := f.About(); len(about) == 1 {
		platform = about[0].ID
	}
	calls := 0
	var add func(s delivery, depth int)
	add = func(s delivery, depth int) {
		p, path := paramOf(s.body)
		if p == nil {
			return
		}
		if obj := s.fn.Object(); obj != nil && obj.Exported() && len(s.address) == 1 && len(s.method) == 1 && len(s.method[0].Parts) == 1 {
			told := Send{Method: pieceOf(s.method[0].Parts[0], s.fn), Body: paramIndex(p), Path: path, Platform: platform}
			for _, part := range s.address[0].Parts {
				told.Address = append(told.Address, pieceOf(part, s.fn))
			}
			if all := sum(obj); len(all.Sends) < maxSends && (f.relates || told.anywhere()) {
				all.Sends = append(all.Sends, told)
			}
		}
		for _, call := range f.callers[s.fn] {
			if calls++; depth >= maxHanding || calls > maxThrough {
				return
			}
			if next, ok := f.through(s, call); ok && !f.inTest(next.pos) {
				add(next, depth+1)
			}
		}
	}
	for _, s := range f.deliveries() {
		add(s, 0)
	}
}

// About returns the platforms that the package has to do with.
func (f *Flow) About() []*rules.Platform {
	out := f.Talks()
	for _, p := range f.spoken {
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	for _, s := range f.deliveries() {
		if s.platform != nil && !slices.Contains(out, s.platform) {
			out = append(out, s.platform)
		}
	}
	return out
}
