package record

import (
	"slices"
	"strconv"
	"strings"
)

// template reads the arguments of a format's own method.
func (s *source) template(o operand) operand {
	v := s.list('(', ')')
	if v == nil {
		return o
	}
	args := v.Fields
	for i, it := range v.Items {
		args = append(args, Field{ordinal(i), it.Start, it.End, it})
	}
	o.text = string(s.appendFormat(nil, o.text, args))
	o.kind, o.end = textKind(o.text), s.pos
	o.items = append(o.items, s.records(args)...)
	return o
}

// percent makes a string of a format and the operand behind "%".
func (e *expression) percent(o *operand) {
	s := e.s
	var args []Field
	switch {
	case o.v != nil && o.v.Kind == Map && o.role != called:
		args = o.v.Fields
	case o.v != nil && o.v.Kind == List:
		for i, it := range o.v.Items {
			args = append(args, Field{ordinal(i), it.Start, it.End, it})
		}
	default:
		if v := s.keep(o); v != nil {
			args = []Field{{"0", o.start, o.end, v}}
		}
	}
	e.joined = s.appendFormat(e.joined[:0], e.acc.text, args)
}

// formatted returns the string that a call makes of its arguments: all of them
// joined, or the first with the others in the places that it names. The call's
// record is kept if others stand in it.
func (s *source) formatted(o *operand, how makes, args []Field) operand {
	out := operand{role: literal, start: o.start, end: s.pos}
	var text []byte
	switch {
	case how == makesJoined:
		for _, a := range args {
			text = s.appendValue(text, a.Value)
		}
	case len(args) == 0 || args[0].Value.Kind != String:
		return operand{kind: Template, role: other, text: s.src[o.start:s.pos], start: o.start, end: s.pos, items: s.records(args)}
	default:
		text = s.appendFormat(nil, args[0].Value.Text, args[1:])
	}
	out.text, out.items = string(text), s.records(args)
	out.kind = textKind(out.text)
	return out
}

// records returns the values among arguments that hold records.
func (s *source) records(args []Field) []*Value {
	var all []*Value
	for _, a := range args {
		if holds(a.Value) {
			all = append(all, a.Value)
		}
	}
	return all
}

// appendValue appends the text of a value, or ${name} where it is not known.
func (s *source) appendValue(out []byte, v *Value) []byte {
	if v.Kind == String || v.Kind == Number || v.Kind == Bool {
		if !s.b.join(len(v.Text)) {
			return append(out, "${…}"...)
		}
		return append(out, v.Text...)
	}
	return s.appendName(out, &operand{kind: Template, role: naming, text: v.Text, start: v.Start, end: v.End})
}

// appendFormat appends a format with its arguments: %s and the like, {}, {0}
// and {name}.
func (s *source) appendFormat(out []byte, format string, args []Field) []byte {
	next := 0
	byKey := make(map[string]*Value, len(args))
	for _, a := range slices.Backward(args) {
		byKey[a.Key] = a.Value
	}
	argument := func(key string) {
		if key == "" {
			key = ordinal(next)
			next++
		}
		v := byKey[key]
		if v == nil && key == "format" {
			v = byKey[ordinal(next)]
		}
		if v != nil {
			out = s.appendValue(out, v)
		} else if i, err := strconv.Atoi(key); err == nil && i < len(args) && i >= 0 {
			out = s.appendValue(out, args[i].Value)
		} else if v := s.meaning(key); v != nil && (v.Kind == String || v.Kind == Number) {
			out = s.appendValue(out, v)
		} else {
			out = append(append(append(out, "${"...), key...), '}')
		}
	}
	for i := 0; i < len(format); {
		c := format[i]
		switch {
		case i+1 < len(format) && (c == '%' || c == '{' || c == '}') && format[i+1] == c:
			out = append(out, c)
			i += 2
		case c == '%':
			n := verb(format[i:])
			if n == 0 {
				out = append(out, c)
				i++
				continue
			}
			argument("")
			i += n
		case c == '{':
			end := strings.IndexByte(format[i:min(len(format), i+64)], '}')
			name, _, _ := strings.Cut(format[i+1:max(i+1, i+end)], ":")
			if end < 0 || strings.ContainsAny(name, " \"',\n") {
				out = append(out, c)
				i++
				continue
			}
			argument(name)
			i += end + 1
		default:
			out = append(out, c)
			i++
		}
	}
	return out
}

// verb returns how long the placeholder is that begins with the percent sign
// at the start of s, 0 if none does.
func verb(s string) int {
	i := 1
	for i < len(s) && i < 12 && strings.IndexByte("0123456789.+-# $*", s[i]) >= 0 && s[i] != ' ' {
		i++
	}
	if i < len(s) && strings.IndexByte("sdvqxXfFgtTi@cubor", s[i]) >= 0 {
		return i + 1
	}
	return 0
}
