package goflow

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/rules"
)

// What looks as though a secret were written, and is not.

// fewLetters is how much of a text may be written that none of its secret is in.
const fewLetters = 8

// unwritten tells for each operand of a call that formats whether no more is
// written of it than its type, or its first letters; nil if the format is not
// known, or counts operands in a way of its own.
func unwritten(call *ssa.CallCommon, fn *types.Func) []bool {
	_, args := arguments(call)
	if !fn.Signature().Variadic() || !strings.HasSuffix(fn.Name(), "f") || len(args) < 2 {
		return nil
	}
	format, ok := constantOf(args[len(args)-2])
	if !ok || format.Kind() != constant.String {
		return nil
	}
	var out []bool
	text := constant.StringVal(format)
	for {
		_, rest, ok := strings.Cut(text, "%")
		if !ok {
			return out
		}
		rest = strings.TrimLeft(rest, "+-# 0123456789")
		few := false
		if number, ok := strings.CutPrefix(rest, "."); ok {
			rest = strings.TrimLeft(number, "0123456789")
			n, _ := strconv.Atoi(number[:len(number)-len(rest)])
			few = n <= fewLetters
		}
		if rest == "" || strings.ContainsAny(rest[:1], "*[") {
			return nil
		}
		if rest[0] != '%' {
			out = append(out, rest[0] == 'T' || few && (rest[0] == 's' || rest[0] == 'q' || rest[0] == 'v'))
		}
		text = rest[1:]
	}
}

// scrubbed reports whether the credential is taken out of headers, or out of those
// of a request, before a position: the last that is done to it there is to delete
// it, or to put a constant in its place; or whether it was never put there.
func (f *Flow) scrubbed(v ssa.Value, before token.Pos) bool {
	var last token.Pos
	out := false
	do := func(pos token.Pos, name ssa.Value, clean bool) {
		if pos < last || pos >= before || !f.credentialHeader(name) {
			return
		}
		last, out = pos, clean
	}
	if f.untouched(v, before) {
		return true
	}
	for _, h := range headersOf(v, 0) {
		for _, instr := range referrers(h) {
			switch instr := instr.(type) {
			case *ssa.MapUpdate:
				if instr.Map == h {
					do(instr.Pos(), instr.Key, madeOfText(instr.Value))
				}
			case *ssa.Call:
				recv, args := arguments(instr.Common())
				switch b, _ := instr.Call.Value.(*ssa.Builtin); {
				case b != nil && b.Name() == "delete" && len(args) == 2 && args[0] == h:
					do(instr.Pos(), args[1], true)
				case recv != h || len(args) == 0:
				case calleeName(instr.Common()) == "net/http.Header.Del":
					do(instr.Pos(), args[0], true)
				case calleeName(instr.Common()) == "net/http.Header.Set" && len(args) == 2:
					_, text := constantOf(args[1])
					do(instr.Pos(), args[0], text)
				}
			}
		}
	}
	return out
}

// untouched reports whether a request, or that whose headers a value is, was made
// in the same function and has no credential yet at a position.
func (f *Flow) untouched(v ssa.Value, before token.Pos) bool {
	v = stripped(v)
	if load, ok := v.(*ssa.UnOp); ok && typeName(v.Type()) == "net/http.Header" {
		field, ok := load.X.(*ssa.FieldAddr)
		if !ok {
			return false
		}
		v = field.X
	}
	made, ok := v.(*ssa.Extract)
	if !ok || typeName(v.Type()) != "net/http.Request" {
		return false
	}
	call, ok := made.Tuple.(*ssa.Call)
	if !ok || f.Argument(call.Common(), rules.RoleURL) == nil {
		return false
	}
	return !slices.ContainsFunc(referrers(made), func(instr ssa.Instruction) bool {
		if instr.Pos() >= before {
			return false
		}
		switch instr := instr.(type) {
		case *ssa.FieldAddr:
			return fieldName(instr.X.Type(), instr.Field) == "Header" && slices.ContainsFunc(referrers(instr), func(use ssa.Instruction) bool {
				load, ok := use.(*ssa.UnOp)
				return !ok || slices.ContainsFunc(referrers(load), func(use ssa.Instruction) bool {
					return use.Pos() < before && f.fills(use, load)
				})
			})
		case *ssa.MakeInterface, *ssa.DebugRef:
			return false
		case *ssa.Call:
			e := f.table.funcs[calleeName(instr.Common())]
			return e == nil || !slices.Contains(roles(e), rules.RoleDumped)
		}
		return true
	})
}

// fills reports whether an instruction may put a credential into headers.
func (f *Flow) fills(instr ssa.Instruction, headers ssa.Value) bool {
	switch instr := instr.(type) {
	case *ssa.MapUpdate:
		return instr.Map != headers || f.credentialHeader(instr.Key)
	case *ssa.Call:
		recv, args := arguments(instr.Common())
		if recv != headers || len(args) == 0 {
			return true
		}
		switch calledName(instr.Common()) {
		case "Get", "Del", "Values":
			return false
		}
		return f.credentialHeader(args[0])
	case *ssa.MakeInterface, *ssa.DebugRef, *ssa.Range, *ssa.Lookup:
		return false
	}
	return true
}

// credentialHeader reports whether a header is that of a credential, or may be.
func (f *Flow) credentialHeader(name ssa.Value) bool {
	text, ok := constantOf(name)
	if !ok || text.Kind() != constant.String {
		return true
	}
	known, ok := f.table.headers[strings.ToLower(constant.StringVal(text))]
	return ok && known.carries != "identifier"
}

// headersOf returns the headers that a value is, or that the request has that it
// is, each time they are loaded.
func headersOf(v ssa.Value, depth int) []ssa.Value {
	v = stripped(v)
	if typeName(v.Type()) == "net/http.Header" {
		load, ok := v.(*ssa.UnOp)
		if !ok || load.Op != token.MUL {
			return []ssa.Value{v}
		}
		if field, ok := load.X.(*ssa.FieldAddr); ok && depth == 0 {
			return headersOf(field.X, 1)
		}
		return loads(load.X)
	}
	requests := []ssa.Value{v}
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
		requests = loads(load.X)
	}
	var out []ssa.Value
	for _, r := range requests {
		for _, instr := range referrers(r) {
			if a, ok := instr.(*ssa.FieldAddr); ok && fieldName(a.X.Type(), a.Field) == "Header" {
				out = append(out, loads(a)...)
			}
		}
	}
	return out
}

func loads(addr ssa.Value) []ssa.Value {
	var out []ssa.Value
	for _, instr := range referrers(addr) {
		if load, ok := instr.(*ssa.UnOp); ok && load.Op == token.MUL {
			out = append(out, load)
		}
	}
	return out
}

func referrers(v ssa.Value) []ssa.Instruction {
	if refs := v.Referrers(); refs != nil {
		return *refs
	}
	return nil
}

// madeOfText reports whether a list of strings is written out.
func madeOfText(v ssa.Value) bool {
	elems := list(v)
	return elems != nil && !slices.ContainsFunc(elems, func(e ssa.Value) bool {
		_, ok := constantOf(e)
		return !ok
	})
}

// checksItself reports whether settings of TLS have a function that checks the
// other side in place of the library, and that does not pass everything.
func checksItself(settings ssa.Value) bool {
	all := []ssa.Value{settings}
	if load, ok := settings.(*ssa.UnOp); ok && load.Op == token.MUL {
		all = loads(load.X)
	}
	for _, v := range all {
		for _, instr := range referrers(v) {
			a, ok := instr.(*ssa.FieldAddr)
			if !ok {
				continue
			}
			switch fieldName(a.X.Type(), a.Field) {
			case "VerifyConnection", "VerifyPeerCertificate":
			default:
				continue
			}
			for _, use := range referrers(a) {
				if s, ok := use.(*ssa.Store); ok && s.Addr == a && mayFail(s.Val) {
					return true
				}
			}
		}
	}
	return false
}

// mayFail reports whether a function that returns an error is more than one that
// never does.
func mayFail(v ssa.Value) bool {
	v = stripped(v)
	if c, ok := v.(*ssa.MakeClosure); ok {
		v = c.Fn
	}
	switch v := v.(type) {
	case *ssa.Const:
		return !v.IsNil()
	case *ssa.Function:
		return len(v.Blocks) == 0 || slices.ContainsFunc(returns(v), func(r *ssa.Return) bool {
			c, ok := r.Results[len(r.Results)-1].(*ssa.Const)
			return !ok || !c.IsNil()
		})
	}
	return true
}
