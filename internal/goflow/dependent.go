package goflow

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// maxConditions is how far conditions are followed to what they ask.
const maxConditions = 6

// Dependent reports whether a value was chosen by a look at one of others: it is
// what a function made of it, or a condition asked it. What goes with which value
// is then not known.
func Dependent(v ssa.Value, on []ssa.Value) bool {
	seen := map[ssa.Value]bool{}
	switch v := v.(type) {
	case *ssa.Call:
		return slices.ContainsFunc(v.Call.Args, func(arg ssa.Value) bool { return asks(arg, on, seen, 0) })
	case *ssa.Phi:
		if b := v.Block().Idom(); b != nil {
			i, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
			return ok && asks(i.Cond, on, seen, 0)
		}
	}
	return false
}

// asks reports whether a value is one of others, or made of one.
func asks(v ssa.Value, of []ssa.Value, seen map[ssa.Value]bool, depth int) bool {
	if seen[v] {
		return false
	}
	seen[v] = true
	if slices.ContainsFunc(of, func(o ssa.Value) bool { return oneValue(v, o, 0) }) {
		return true
	}
	instr, ok := v.(ssa.Instruction)
	if !ok || depth >= maxConditions {
		return false
	}
	return slices.ContainsFunc(instr.Operands(nil), func(o *ssa.Value) bool { return *o != nil && asks(*o, of, seen, depth+1) })
}

// oneValue reports whether two values are one, or are loaded from one field.
func oneValue(a, b ssa.Value, depth int) bool {
	if a == b {
		return true
	}
	switch a := a.(type) {
	case *ssa.UnOp:
		b, ok := b.(*ssa.UnOp)
		return ok && a.Op == token.MUL && b.Op == token.MUL && depth < maxConditions && oneValue(a.X, b.X, depth+1)
	case *ssa.FieldAddr:
		b, ok := b.(*ssa.FieldAddr)
		return ok && a.Field == b.Field && depth < maxConditions && oneValue(a.X, b.X, depth+1)
	}
	return false
}

// Summands returns what follows the first part of a text that is put together, as
// far as it is no constant.
func Summands(v ssa.Value) []ssa.Value {
	var out []ssa.Value
	add := func(v ssa.Value) {
		if _, ok := constantOf(v); !ok && v != nil {
			out = append(out, stripped(v))
		}
	}
	for range maxDepth {
		switch x := v.(type) {
		case *ssa.BinOp:
			add(x.Y)
			v = x.X
		case *ssa.Call:
			if calleeName(x.Common()) != "fmt.Sprintf" || len(x.Call.Args) != 2 {
				return out
			}
			operands := list(x.Call.Args[1])
			if len(operands) == 0 {
				return out
			}
			for _, o := range operands[1:] {
				add(o)
			}
			v = stripped(operands[0])
		default:
			return out
		}
	}
	return out
}
