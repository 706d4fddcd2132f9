package goflow

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/internal/lazy"
)

// standard knows the functions of the standard library that make texts of
// texts.
func (w *walk) standard(v *ssa.Call, name string, result int, args []ssa.Value, arg func(int) []Value, c *context, depth int) ([]Value, bool) {
	if out, ok := w.computed(name, result, args, arg); ok {
		return out, true
	}
	switch name {
	case "fmt.Sprintf":
		return w.sprintf(v, args, c, depth), true
	case "fmt.Sprint", "fmt.Sprintln":
		return w.printed(v, args, c, depth), true
	case "fmt.Append", "fmt.Appendln", "fmt.Appendf":
		if k, ok := args[0].(*ssa.Const); !ok || k.Value != nil {
			return unknown(), true
		}
		if name == "fmt.Appendf" {
			return w.sprintf(v, args[1:], c, depth), true
		}
		return w.printed(v, args[1:], c, depth), true
	case "strings.Join", "bytes.Join":
		elems := w.listed(args[0])
		if elems == nil {
			return unknown(), true
		}
		var parts [][]Value
		sep := arg(1)
		for i, e := range elems {
			if i > 0 {
				parts = append(parts, sep)
			}
			parts = append(parts, mark(w.values(e, c, depth), v.Parent(), e, v.Pos()))
		}
		return join(parts...), true
	case "strings.Map", "bytes.Map":
		// What functions for that are there for is cleaning.
		return encoded(arg(1), unspaced), true
	case "slices.Concat":
		if len(args) == 1 && isBytes(v.Type()) {
			var parts [][]Value
			for _, e := range list(args[0]) {
				parts = append(parts, mark(w.values(e, c, depth), v.Parent(), e, v.Pos()))
			}
			if parts != nil {
				return join(parts...), true
			}
		}
		return unknown(), true
	case "strings.Replacer.Replace":
		if recv, _ := arguments(v.Common()); recv != nil {
			return w.replaced(recv, arg(0), c, depth), true
		}
	case "strconv.Itoa":
		return decimal(arg(0)), true
	case "strings.Builder.String", "bytes.Buffer.String", "bytes.Buffer.Bytes":
		if recv, _ := arguments(v.Common()); recv != nil {
			return w.written(recv, c, depth), true
		}
	case "cmp.Or":
		var out []Value
		if len(args) == 1 {
			for _, e := range list(args[0]) {
				out = merge(out, mark(w.values(e, c, depth), v.Parent(), e, v.Pos()))
			}
		}
		if out == nil {
			out = unknown()
		}
		return out, true
	case "encoding/base64.Encoding.EncodeToString":
		enc := base64Of(v)
		return encoded(arg(0), func(s string) string { return enc.EncodeToString([]byte(s)) }), true
	case "encoding/base64.Encoding.DecodeString":
		enc := base64Of(v)
		return encoded(arg(0), func(s string) string {
			b, _ := enc.DecodeString(s)
			return string(b)
		}), true
	case "net/url.URL.String":
		if recv, _ := arguments(v.Common()); recv != nil {
			return w.address(recv, c, depth), true
		}
	case "io.ReadAll", "io/ioutil.ReadAll":
		if len(args) == 1 && isBody(args[0]) {
			return one(Part{Kind: Body}), true
		}
	case "net/url.User", "net/url.UserPassword":
		parts := [][]Value{arg(0)}
		if len(args) > 1 {
			parts = append(parts, one(Part{Kind: Text, Text: ":"}), arg(1))
		}
		return join(parts...), true
	case "net/url.Values.Encode":
		if recv, _ := arguments(v.Common()); recv != nil {
			return w.query(recv, c, depth), true
		}
	case "context.Context.Value", "sync/atomic.Value.Load", "sync/atomic.Pointer.Load":
		return orUnknown(w.storedOrNone(w.taken(v), c, depth)), true
	case "time.Now":
		return one(Part{Kind: Clock, Const: constant.MakeFloat64(0)}), true
	case "time.Time.UTC", "time.Time.Local", "time.Time.In", "time.Time.Round", "time.Time.Truncate", "time.Time.Unix":
		if recv, _ := arguments(v.Common()); recv != nil {
			if vs := w.values(recv, c, depth); !slices.ContainsFunc(vs, func(v Value) bool { return !isClock(v) }) {
				return vs, true
			}
		}
		return one(Part{Kind: Clock}), true
	case "time.Time.Add", "time.Time.AddDate":
		if recv, _ := arguments(v.Common()); recv != nil {
			return w.shifted(name, w.values(recv, c, depth), args, arg), true
		}
	case "time.Time.UnixMilli", "time.Time.UnixMicro", "time.Time.UnixNano":
		if recv, _ := arguments(v.Common()); recv != nil {
			return scaled(w.values(recv, c, depth), fractions.Get()[name]), true
		}
	case "time.Until", "time.Since":
		return between(arg(0), one(Part{Kind: Clock, Const: constant.MakeFloat64(0)}), name == "time.Since"), true
	case "time.Time.Sub":
		if recv, _ := arguments(v.Common()); recv != nil {
			return between(w.values(recv, c, depth), arg(0), false), true
		}
	case "time.ParseDuration":
		if result == 0 {
			return durations(arg(0)), true
		}
	case "time.Duration.Seconds", "time.Duration.Minutes", "time.Duration.Hours":
		if recv, _ := arguments(v.Common()); recv != nil {
			return inUnits(w.values(recv, c, depth), units.Get()[name]), true
		}
	case "time.Duration.Milliseconds", "time.Duration.Microseconds":
		if recv, _ := arguments(v.Common()); recv != nil {
			return whole(inUnits(w.values(recv, c, depth), units.Get()[name])), true
		}
	}
	return nil, false
}

// unspaced is a text without its white space.
func unspaced(s string) string { return strings.Join(strings.Fields(s), "") }

// units are nanoseconds in what durations are told in.
var units = lazy.Value[map[string]float64]{Make: func() map[string]float64 {
	return map[string]float64{
		"time.Duration.Hours": 3600e9, "time.Duration.Minutes": 60e9, "time.Duration.Seconds": 1e9,
		"time.Duration.Milliseconds": 1e6, "time.Duration.Microseconds": 1e3,
	}
}}

// fractions are what points in time are told in, in parts of a second.
var fractions = lazy.Value[map[string]float64]{Make: func() map[string]float64 {
	return map[string]float64{"time.Time.UnixMilli": 1e3, "time.Time.UnixMicro": 1e6, "time.Time.UnixNano": 1e9}
}}

func scaled(points []Value, units float64) []Value {
	out := slices.Clone(points)
	for i, v := range out {
		p := Part{Kind: Clock}
		if isClock(v) {
			p = v.Parts[0]
		}
		p.Scale = units
		out[i] = Value{Parts: []Part{p}, Trail: v.Trail}
	}
	return out
}

// between returns the nanoseconds from one point in time to another, or back.
func between(to, from []Value, back bool) []Value {
	var out []Value
	for _, a := range to {
		for _, b := range from {
			p := Part{}
			if isClock(a) && isClock(b) && a.Parts[0].Const != nil && b.Parts[0].Const != nil {
				if back {
					a, b = b, a
				}
				seconds := constant.BinaryOp(a.Parts[0].Const, token.SUB, b.Parts[0].Const)
				p = Part{Kind: Number, Const: constant.BinaryOp(constant.ToFloat(seconds), token.MUL, constant.MakeFloat64(1e9))}
			}
			out = merge(out, one(p))
		}
	}
	return out
}

// durations reads texts as durations, in nanoseconds.
func durations(texts []Value) []Value {
	out := slices.Clone(texts)
	for i, v := range out {
		p := Part{}
		if text, ok := v.Constant(); ok {
			if d, err := time.ParseDuration(text); err == nil {
				p = Part{Kind: Number, Const: constant.MakeInt64(int64(d))}
			}
		}
		out[i] = Value{Parts: []Part{p}, Trail: v.Trail}
	}
	return out
}

func inUnits(durations []Value, unit float64) []Value {
	out := slices.Clone(durations)
	for i, v := range out {
		p := Part{}
		if n := v.Number(); n != nil {
			p = Part{Kind: Number, Const: constant.BinaryOp(constant.ToFloat(n), token.QUO, constant.MakeFloat64(unit))}
		}
		out[i] = Value{Parts: []Part{p}, Trail: v.Trail}
	}
	return out
}

// printed is what fmt.Sprint makes of its operands.
func (w *walk) printed(v *ssa.Call, args []ssa.Value, c *context, depth int) []Value {
	if len(args) != 1 {
		return unknown()
	}
	var parts [][]Value
	for _, e := range list(args[0]) {
		vs := w.operand(e, c, depth)
		if b, ok := stripped(e).Type().Underlying().(*types.Basic); ok && b.Info()&types.IsInteger != 0 {
			vs = decimal(vs)
		}
		parts = append(parts, mark(vs, v.Parent(), e, v.Pos()))
	}
	return join(parts...)
}

// operand returns what is printed of an operand of fmt's functions.
func (w *walk) operand(v ssa.Value, c *context, depth int) []Value {
	if plain := stripped(v); structOf(plain.Type()) != nil {
		return w.rendered(plain, c, depth)
	}
	if m, ok := v.(*ssa.MakeInterface); ok && w.masked(m.X.Type()) {
		return unknown()
	}
	return w.values(v, c, depth)
}

// pieces returns element n of the texts that a constant is split into; nil if the
// list is something else.
func (w *walk) pieces(list ssa.Value, n int64, c *context, depth int) []Value {
	call, ok := list.(*ssa.Call)
	if !ok || n < 0 {
		return nil
	}
	name, args := calleeName(call.Common()), call.Call.Args
	split := strings.Fields
	switch name {
	case "strings.Fields":
	case "strings.Split":
		sep, ok := constantOf(args[1])
		if !ok {
			return nil
		}
		split = func(s string) []string { return strings.Split(s, constant.StringVal(sep)) }
	default:
		return nil
	}
	vs := mark(w.values(args[0], c, depth), call.Parent(), args[0], call.Pos())
	vs = slices.DeleteFunc(vs, func(v Value) bool {
		text, ok := v.Constant()
		return !ok || n >= int64(len(split(text)))
	})
	return encoded(vs, func(s string) string { return split(s)[n] })
}

// shifted returns points in time after others: by a duration, or by years,
// months and days.
func (w *walk) shifted(name string, from []Value, args []ssa.Value, arg func(int) []Value) []Value {
	seconds := 0.0
	units := []float64{1e-9}
	if name == "time.Time.AddDate" {
		units = []float64{365 * 86400, 30 * 86400, 86400}
	}
	for i := range args {
		vs := arg(i)
		n := constant.Value(nil)
		if len(vs) == 1 {
			n = vs[0].Number()
		}
		if n == nil || i >= len(units) {
			return one(Part{Kind: Clock})
		}
		f, _ := constant.Float64Val(constant.ToFloat(n))
		seconds += f * units[i]
	}
	var out []Value
	for _, v := range from {
		p := Part{Kind: Clock}
		if isClock(v) {
			p = later(v, token.ADD, constant.MakeFloat64(seconds))
		}
		out = merge(out, one(p))
	}
	return out
}

// query returns the text that a url.Values of the function's own makes.
func (w *walk) query(values ssa.Value, c *context, depth int) []Value {
	origin := values
	if load, ok := values.(*ssa.UnOp); ok {
		origin = load.X
	}
	var users []ssa.Instruction
	if refs := origin.Referrers(); refs != nil {
		users = append(users, *refs...)
	}
	if origin != values && values.Referrers() != nil {
		users = append(users, *values.Referrers()...)
	}
	for _, u := range users {
		if t, ok := u.(*ssa.ChangeType); ok && t.Referrers() != nil {
			users = append(users, *t.Referrers()...)
		}
	}
	parts := [][]Value{unknown()}
	for _, u := range users {
		var name, value ssa.Value
		switch u := u.(type) {
		case *ssa.Call:
			switch calleeName(u.Common()) {
			case "net/url.Values.Set", "net/url.Values.Add":
				if _, args := arguments(u.Common()); len(args) == 2 {
					name, value = args[0], args[1]
				}
			}
		case *ssa.MapUpdate:
			name, value = u.Key, u.Value
			if elems := list(value); len(elems) == 1 {
				value = elems[0]
			}
		}
		if name == nil || len(parts) > 60 {
			continue
		}
		key := w.values(name, c, depth)
		parts = append(parts, one(Part{Kind: Text, Text: "&"}), key[:1], one(Part{Kind: Text, Text: "="}),
			mark(w.values(value, c, depth), u.Parent(), value, u.Pos()))
	}
	return join(parts...)
}

// written returns the text that is written to a builder of the function's own, in
// the order of the source.
func (w *walk) written(builder ssa.Value, c *context, depth int) []Value {
	var parts [][]Value
	switch b := builder.(type) {
	case *ssa.Alloc:
	case *ssa.Call:
		if name := calleeName(b.Common()); name != "bytes.NewBufferString" && name != "bytes.NewBuffer" {
			return unknown()
		}
		parts = append(parts, mark(w.values(b.Call.Args[0], c, depth), b.Parent(), b.Call.Args[0], b.Pos()))
	default:
		return unknown()
	}
	calls := writes(builder)
	for _, call := range calls[:min(len(calls), 60)] {
		parts = append(parts, w.write(call, c, depth))
	}
	if parts == nil {
		return unknown()
	}
	return join(parts...)
}

// writes returns the calls that write to a builder, as their receiver or as the
// writer that they are given.
func writes(builder ssa.Value) []*ssa.Call {
	var calls []*ssa.Call
	for _, instr := range *builder.Referrers() {
		switch instr := instr.(type) {
		case *ssa.Call:
			if recv, _ := arguments(instr.Common()); recv == builder && strings.HasPrefix(calledName(instr.Common()), "Write") {
				calls = append(calls, instr)
			}
		case *ssa.MakeInterface:
			for _, use := range *instr.Referrers() {
				if call, ok := use.(*ssa.Call); ok && len(call.Call.Args) > 0 && call.Call.Args[0] == instr {
					calls = append(calls, call)
				}
			}
		}
	}
	slices.SortStableFunc(calls, func(a, b *ssa.Call) int { return int(a.Pos() - b.Pos()) })
	return calls
}

// write returns what a call writes.
func (w *walk) write(call *ssa.Call, c *context, depth int) []Value {
	recv, args := arguments(call.Common())
	if recv == nil {
		switch args = args[1:]; calleeName(call.Common()) {
		case "fmt.Fprintf":
			return w.sprintf(call, args, c, depth)
		case "fmt.Fprint", "fmt.Fprintln":
			return w.printed(call, args, c, depth)
		case "io.WriteString":
		default:
			return unknown()
		}
	}
	if len(args) != 1 {
		return unknown()
	}
	vs := slices.Clone(mark(w.values(args[0], c, depth), call.Parent(), args[0], call.Pos()))
	for i, v := range vs {
		if n := v.Number(); n != nil { // of a byte or a rune
			r, _ := constant.Int64Val(constant.ToInt(n))
			vs[i].Parts = []Part{{Kind: Text, Text: string(rune(r)), Const: constant.MakeString(string(rune(r)))}}
		}
	}
	return vs
}

// encoded applies an encoding to the alternatives that are constant; a
// parameter that is encoded is still what the parameter is.
func encoded(vs []Value, enc func(string) string) []Value {
	out := slices.Clone(vs)
	for i, v := range out {
		text, ok := v.Constant()
		if !ok {
			continue
		}
		if ok = len(text) <= maxMade; ok {
			text = enc(text)
		}
		out[i] = made(v, text, ok)
	}
	return out
}

// sprintf expands %s, %v, %q and %d; where there is something else, what follows
// is unknown if not all operands are constant.
func (w *walk) sprintf(v *ssa.Call, args []ssa.Value, c *context, depth int) []Value {
	if len(args) == 0 {
		return unknown()
	}
	var operands []ssa.Value
	if len(args) > 1 {
		operands = list(args[1])
	}
	var out []Value
	for _, format := range mark(w.values(args[0], c, depth), v.Parent(), args[0], v.Pos()) {
		text, ok := format.Constant()
		if !ok {
			out = merge(out, []Value{format})
			continue
		}
		at := format.Parts[0]
		lit := func(s string) []Value {
			return one(Part{Kind: Text, Text: s, Const: at.Const, Fn: at.Fn, Near: at.Near})
		}
		var parts [][]Value
		n := 0
		for text != "" {
			i := strings.IndexByte(text, '%')
			if i < 0 || i+1 >= len(text) {
				parts = append(parts, lit(text))
				break
			}
			if i > 0 {
				parts = append(parts, lit(text[:i]))
			}
			verb := text[i+1]
			text = text[i+2:]
			switch {
			case verb == '%':
				parts = append(parts, lit("%"))
			case n < len(operands) && (verb == 's' || verb == 'v' || verb == 'q'):
				operand := mark(w.operand(operands[n], c, depth), v.Parent(), operands[n], v.Pos())
				if verb == 'q' {
					operand = join(lit(`"`), operand, lit(`"`))
				}
				parts = append(parts, operand)
				n++
			case n < len(operands) && verb == 'd':
				parts = append(parts, decimal(w.values(operands[n], c, depth)))
				n++
			case verb == 'd' || verb == 'q' || verb == 's' || verb == 'v':
				parts = append(parts, unknown())
				n++
			case n < len(operands) && strings.HasPrefix(text, "v") && (verb == '+' || verb == '#') && structOf(stripped(operands[n]).Type()) != nil:
				parts = append(parts, w.operand(operands[n], c, depth))
				text = text[1:]
				n++
			default: // flags, widths, indexes
				rest, ok := w.formatted("%"+string(verb)+text, operands[min(n, len(operands)):], c, depth)
				if !ok {
					parts = append(parts, unknown())
				} else {
					parts = append(parts, lit(rest))
				}
				text = ""
			}
		}
		out = merge(out, join(parts...))
	}
	return out
}

// Begins returns what a text begins with that is put together with + or
// fmt.Sprintf, or the text itself. A format stands for itself, unless it begins with
// an operand.
func Begins(v ssa.Value) ssa.Value {
	for range maxDepth {
		switch x := v.(type) {
		case *ssa.BinOp:
			if x.Op != token.ADD {
				return v
			}
			v = x.X
		case *ssa.Call:
			args := x.Call.Args
			if calleeName(x.Common()) != "fmt.Sprintf" || len(args) != 2 {
				return v
			}
			format, ok := constantOf(args[0])
			if !ok {
				return v
			}
			switch text := constant.StringVal(format); {
			case strings.HasPrefix(text, "%s"), strings.HasPrefix(text, "%v"):
				operands := list(args[1])
				if len(operands) == 0 {
					return v
				}
				v = stripped(operands[0])
			case strings.HasPrefix(text, "%"):
				return v
			default:
				return args[0]
			}
		default:
			return v
		}
	}
	return v
}

// decimal writes whole numbers; what is none is unknown.
func decimal(vs []Value) []Value {
	out := slices.Clone(vs)
	for i, v := range out {
		p := Part{}
		if n := v.Number(); n != nil && n.Kind() == constant.Int {
			p = Part{Kind: Text, Text: n.ExactString(), Const: constant.MakeString(n.ExactString())}
		}
		out[i].Parts = []Part{p}
	}
	return out
}

// address returns what the String method of a url.URL gives.
func (w *walk) address(u ssa.Value, c *context, depth int) []Value {
	get := func(name string) []Value {
		if _, ok := u.(*ssa.Alloc); !ok {
			return nil
		}
		return w.filled(u, name, c, depth)
	}
	scheme, host, path := get("Scheme"), get("Host"), get("Path")
	if scheme == nil || host == nil {
		return unknown()
	}
	text := func(s string) []Value { return one(Part{Kind: Text, Text: s}) }
	if path == nil {
		path = text("")
	}
	parts := [][]Value{scheme, text("://")}
	if user := get("User"); user != nil {
		parts = append(parts, user, text("@"))
	}
	parts = append(parts, host, path)
	if query := get("RawQuery"); query != nil {
		parts = append(parts, text("?"), query)
	}
	return join(parts...)
}
