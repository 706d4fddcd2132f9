package goflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/rules"
)

// passages are what values pass through that is neither assigned nor called: the
// channels and names under which one place of the package leaves them and another
// takes them.
type passages struct {
	sent []sending
	left map[string][]storage // by the name of a setting, or the key of a context
	// cells are what atomic variables are set to, by the variable or the field.
	cells map[any][]storage
}

// sending is a value that is sent on a channel.
type sending struct {
	channel ssa.Value
	storage
}

// indexPassages notes what an instruction leaves for others.
func (f *Flow) indexPassages(fn *ssa.Function, instr ssa.Instruction) {
	switch instr := instr.(type) {
	case *ssa.Send:
		f.sent = append(f.sent, sending{instr.Chan, storage{instr.X, fn, instr.Pos()}})
	case *ssa.Select:
		for _, s := range instr.States {
			if s.Dir == types.SendOnly {
				f.sent = append(f.sent, sending{s.Chan, storage{s.Send, fn, s.Pos}})
			}
		}
	case ssa.CallInstruction:
		f.indexCell(fn, instr)
		name, value := f.leaves(instr.Common())
		if name != "" {
			f.left[name] = append(f.left[name], storage{value, fn, instr.Pos()})
		}
	}
}

// leaves returns the name under which a call leaves a value for whoever asks for
// that, and the value; "" if it does not.
func (f *Flow) leaves(call *ssa.CallCommon) (string, ssa.Value) {
	name := calleeName(call)
	if name == "context.WithValue" {
		if key := keyOfContext(call.Args[1]); key != "" {
			return key, call.Args[2]
		}
	}
	e := f.table.funcs[name]
	if e == nil {
		return "", nil
	}
	setting, value := "", ssa.Value(nil)
	_, args := arguments(call)
	for i, arg := range args {
		switch e.args[i] {
		case rules.RoleSetting:
			if k, ok := constantOf(arg); ok {
				setting = k.ExactString()
			}
		case rules.RoleValue, rules.RoleDefault:
			value = arg
		}
	}
	if value == nil {
		return "", nil
	}
	return setting, value
}

// asked returns what is left under the name that a function asks for.
func (w *walk) asked(name ssa.Value, c *context, depth int) []Value {
	if k, ok := constantOf(name); ok {
		return w.storedOrNone(w.left[k.ExactString()], c, depth)
	}
	return nil
}

// taken returns what was left where a call takes it from: in an atomic variable or
// in a context.
func (f *Flow) taken(call *ssa.Call) []storage {
	switch name := calleeName(call.Common()); name {
	case "context.Context.Value":
		return f.left[keyOfContext(call.Call.Args[0])]
	case "sync/atomic.Value.Load", "sync/atomic.Pointer.Load":
		if recv, _ := arguments(call.Common()); recv != nil {
			if cell := cellOf(recv); cell != nil {
				return f.cells[cell]
			}
		}
	}
	return nil
}

func (w *walk) storedOrNone(list []storage, c *context, depth int) []Value {
	if len(list) == 0 {
		return nil
	}
	return w.stored(list, c, depth)
}

// keyOfContext tells the keys of contexts apart: by their types, if those have one
// value, or by the constant or variable that they are; "" if that is not known.
func keyOfContext(v ssa.Value) string {
	m, ok := v.(*ssa.MakeInterface)
	if !ok {
		return ""
	}
	key := "context " + m.X.Type().String()
	if s, ok := m.X.Type().Underlying().(*types.Struct); ok && s.NumFields() == 0 {
		return key
	}
	if k, ok := constantOf(m.X); ok {
		return key + k.ExactString()
	}
	if load, ok := m.X.(*ssa.UnOp); ok {
		if g, ok := load.X.(*ssa.Global); ok {
			return key + g.String()
		}
	}
	return ""
}

// indexCell notes what an atomic variable is set to.
func (f *Flow) indexCell(fn *ssa.Function, instr ssa.CallInstruction) {
	switch calleeName(instr.Common()) {
	case "sync/atomic.Value.Store", "sync/atomic.Value.Swap", "sync/atomic.Pointer.Store", "sync/atomic.Pointer.Swap":
		recv, args := arguments(instr.Common())
		if cell := cellOf(recv); cell != nil && len(args) == 1 {
			f.cells[cell] = append(f.cells[cell], storage{args[0], fn, instr.Pos()})
		}
	}
}

// cellOf tells variables apart by their addresses, those of fields by the field;
// nil if it cannot.
func cellOf(addr ssa.Value) any {
	switch a := addr.(type) {
	case *ssa.Global, *ssa.Alloc:
		return a
	case *ssa.FieldAddr:
		if f := structField(a.X.Type(), a.Field); f != nil {
			return f
		}
	case *ssa.FreeVar:
		if b := binding(a); b != nil {
			return cellOf(b)
		}
	}
	return nil
}

// received returns what can come out of a channel of the package's own.
func (w *walk) received(channel ssa.Value, c *context, depth int) []Value {
	made := channels(w.origins(channel))
	var list []storage
	for _, s := range w.sent {
		if len(list) < maxValues && slices.ContainsFunc(channels(w.origins(s.channel)), func(m *ssa.MakeChan) bool { return slices.Contains(made, m) }) {
			list = append(list, s.storage)
		}
	}
	return w.stored(list, c, depth)
}

func channels(vs []ssa.Value) []*ssa.MakeChan {
	var out []*ssa.MakeChan
	for _, v := range vs {
		if m, ok := v.(*ssa.MakeChan); ok {
			out = append(out, m)
		}
	}
	return out
}

// selected returns what the received value at an index of a select's result is.
func (w *walk) selected(s *ssa.Select, index int, c *context, depth int) []Value {
	for _, state := range s.States {
		if state.Dir != types.RecvOnly {
			continue
		}
		if index == 2 {
			return w.received(state.Chan, c, depth)
		}
		index--
	}
	return unknown()
}
