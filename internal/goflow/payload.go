package goflow

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

// Payload is a struct into which the package decodes what a platform sends to
// whoever finds the address.
type Payload struct {
	Platform *rules.Platform
	Record   *rules.Record
	// Pos is the call that decodes it.
	Pos token.Pos
	// secrets are the fields in which a credential arrives.
	secrets []*types.Var
	fn      *ssa.Function
}

// Payloads returns the structs that the package decodes which are of a record
// whose objects arrive unverified.
func (f *Flow) Payloads() []Payload { return f.payloads }

func (f *Flow) findPayloads() {
	if len(f.table.arriving) == 0 {
		return
	}
	f.Instructions(func(instr ssa.Instruction) {
		call, ok := instr.(ssa.CallInstruction)
		if !ok || !decodes(calledName(call.Common())) {
			return
		}
		_, args := arguments(call.Common())
		for _, arg := range args {
			if m, ok := arg.(*ssa.MakeInterface); ok {
				arg = m.X
			}
			p, ok := arg.Type().Underlying().(*types.Pointer)
			if !ok {
				continue
			}
			if s, ok := p.Elem().Underlying().(*types.Struct); ok {
				f.payload(s, call)
			}
		}
	})
}

func calledName(call *ssa.CallCommon) string {
	if fn := callee(call); fn != nil {
		return fn.Name()
	}
	return ""
}

// payload adds a struct if it has enough of the signs of a record.
func (f *Flow) payload(s *types.Struct, call ssa.CallInstruction) {
	v := &record.Value{Kind: record.Map}
	fields := map[string]*types.Var{}
	for i := range s.NumFields() {
		if key, ok := keyOf(s, i); ok && key != "" {
			fields[key] = s.Field(i).Origin()
			v.Fields = append(v.Fields, record.Field{Key: key, Value: &record.Value{Kind: record.Template, Text: key}})
		}
	}
	for _, a := range f.table.arriving {
		if !has(v, a.record) {
			continue
		}
		p := Payload{Platform: a.platform, Record: a.record, Pos: call.Pos(), fn: call.Parent()}
		for _, name := range a.record.Secrets {
			if got := fieldIn(v, a.record, name); got != nil {
				p.secrets = append(p.secrets, fields[got.Text])
			}
		}
		f.payloads = append(f.payloads, p)
	}
}

// Compares reports whether the package compares secrets, or a header of a
// request with something, as who checks a sender does, or has another do it.
func (f *Flow) Compares() bool {
	found := false
	f.Instructions(func(instr ssa.Instruction) {
		switch instr := instr.(type) {
		case *ssa.Call:
			does, _ := f.Does(instr.Common())
			found = found || does == rules.ActCompare || does == rules.ActVerify || f.asksElsewhere(instr.Common())
		case *ssa.BinOp:
			if instr.Op == token.EQL || instr.Op == token.NEQ {
				found = found || isHeader(instr.X) != isHeader(instr.Y) && !isEmptyConst(instr.X) && !isEmptyConst(instr.Y)
			}
		}
	})
	return found
}

// asksElsewhere reports whether a call lets another package say yes or no to a
// request, of which it is given the whole, or headers, and nothing to fill in.
func (f *Flow) asksElsewhere(call *ssa.CallCommon) bool {
	fn := call.Method
	if callee := call.StaticCallee(); callee != nil {
		fn, _ = callee.Object().(*types.Func)
	}
	if fn == nil || fn.Pkg() == nil || fn.Pkg() == f.pass.Pkg && !call.IsInvoke() {
		return false
	}
	if host, _, _ := strings.Cut(fn.Pkg().Path(), "/"); !strings.Contains(host, ".") {
		return false
	}
	results := call.Signature().Results()
	if results.Len() != 1 || results.At(0).Type() != types.Universe.Lookup("error").Type() && results.At(0).Type() != types.Typ[types.Bool] {
		return false
	}
	_, args := arguments(call)
	request := false
	for _, arg := range args {
		switch typeName(arg.Type()) {
		case "net/http.Request", "net/http.Header":
			request = true
			continue
		case "net/http.ResponseWriter", "context.Context":
			continue
		}
		if _, ok := arg.Type().Underlying().(*types.Pointer); ok || types.IsInterface(arg.Type()) {
			return false
		}
		request = request || isHeader(arg)
	}
	return request
}

// isHeader reports whether a value is a header of a request.
func isHeader(v ssa.Value) bool {
	call, ok := v.(*ssa.Call)
	if !ok {
		return false
	}
	switch calledName(call.Common()) {
	case "GetHeader":
		return true
	case "Get":
		_, args := arguments(call.Common())
		recv, _ := arguments(call.Common())
		return len(args) > 0 && recv != nil && typeName(recv.Type()) == "net/http.Header" || recv != nil && len(args) == 2
	}
	return false
}

func isEmptyConst(v ssa.Value) bool {
	k, ok := v.(*ssa.Const)
	return ok && (k.Value == nil || k.Value.ExactString() == `""`)
}

// isBody reports whether a value is the body of a request that came in.
func isBody(v ssa.Value) bool {
	if i, ok := v.(*ssa.ChangeInterface); ok {
		v = i.X
	}
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	a, ok := load.X.(*ssa.FieldAddr)
	if !ok || typeName(a.X.Type()) != "net/http.Request" {
		return false
	}
	field := structField(a.X.Type(), a.Field)
	return field != nil && field.Name() == "Body"
}
