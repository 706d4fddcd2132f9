package goflow

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"go/constant"
	"go/types"
	"html"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/internal/lazy"
)

// maxMade is how long a text may be that is computed from constants.
const maxMade = 1 << 15

// operation computes a result of a function from its first argument and from the
// others, which are constants; false if that cannot be.
type operation func(text string, rest []constant.Value) (string, bool)

// operations are functions of the standard library whose results are made of their
// first argument, result by result. Of an argument that is not constant the first
// result is taken to be that argument.
var operations = lazy.Value[map[string][]operation]{Make: func() map[string][]operation {
	all := map[string][]operation{
		"net/url.PathEscape":          {plain(url.PathEscape)},
		"net/url.QueryEscape":         {plain(url.QueryEscape)},
		"net/url.PathUnescape":        {fallible(url.PathUnescape)},
		"net/url.QueryUnescape":       {fallible(url.QueryUnescape)},
		"html.EscapeString":           {plain(html.EscapeString)},
		"html.UnescapeString":         {plain(html.UnescapeString)},
		"strconv.Quote":               {plain(strconv.Quote)},
		"strconv.Unquote":             {fallible(strconv.Unquote)},
		"slices.Clone":                {plain(strings.Clone)}, // of bytes
		"encoding/hex.EncodeToString": {plain(func(s string) string { return hex.EncodeToString([]byte(s)) })},
		"encoding/hex.DecodeString": {fallible(func(s string) (string, error) {
			b, err := hex.DecodeString(s)
			return string(b), err
		})},
	}
	for name, does := range textual() {
		all["strings."+name], all["bytes."+name] = does, does
	}
	return all
}}

// textual are those that packages strings and bytes both have.
func textual() map[string][]operation {
	return map[string][]operation{
		"TrimSpace":     {plain(strings.TrimSpace)},
		"Clone":         {plain(strings.Clone)},
		"ToLower":       {plain(strings.ToLower)},
		"ToUpper":       {plain(strings.ToUpper)},
		"ToTitle":       {plain(strings.ToTitle)},
		"Title":         {plain(titled)},
		"ToValidUTF8":   {with(strings.ToValidUTF8)},
		"Trim":          {with(strings.Trim)},
		"TrimLeft":      {with(strings.TrimLeft)},
		"TrimRight":     {with(strings.TrimRight)},
		"TrimPrefix":    {with(strings.TrimPrefix)},
		"TrimSuffix":    {with(strings.TrimSuffix)},
		"TrimFunc":      {plain(strings.TrimSpace)}, // which most of them ask for
		"TrimLeftFunc":  {plain(strings.TrimSpace)},
		"TrimRightFunc": {plain(strings.TrimSpace)},
		"CutPrefix":     {with(strings.TrimPrefix)},
		"CutSuffix":     {with(strings.TrimSuffix)},
		"Cut": {
			with(func(s, sep string) string { before, _, _ := strings.Cut(s, sep); return before }),
			with(func(s, sep string) string { _, after, _ := strings.Cut(s, sep); return after }),
		},
		"ReplaceAll": {replace},
		"Replace":    {replace},
		"Repeat":     {repeat},
	}
}

// titled writes the first letter of a text as a capital one.
func titled(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToTitle(r)) + s[n:]
}

func plain(f func(string) string) operation {
	return func(s string, _ []constant.Value) (string, bool) { return f(s), true }
}

func fallible(f func(string) (string, error)) operation {
	return func(s string, _ []constant.Value) (string, bool) {
		out, err := f(s)
		return out, err == nil
	}
}

func with(f func(a, b string) string) operation {
	return func(s string, rest []constant.Value) (string, bool) {
		b, ok := textOf(rest, 0)
		return f(s, b), ok
	}
}

func replace(s string, rest []constant.Value) (string, bool) {
	from, ok := textOf(rest, 0)
	to, also := textOf(rest, 1)
	n := -1
	if len(rest) > 2 {
		many, exact := wholeOf(rest, 2)
		n, also = many, also && exact
	}
	if !ok || !also || (len(s)+1)*(len(to)+1) > maxMade {
		return "", false
	}
	return strings.Replace(s, from, to, n), true
}

func repeat(s string, rest []constant.Value) (string, bool) {
	n, ok := wholeOf(rest, 0)
	if !ok || n < 0 || n > maxMade || n*len(s) > maxMade {
		return "", false
	}
	return strings.Repeat(s, n), true
}

func textOf(list []constant.Value, i int) (string, bool) {
	if i >= len(list) || list[i] == nil || list[i].Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(list[i]), true
}

func wholeOf(list []constant.Value, i int) (int, bool) {
	if i >= len(list) || list[i] == nil || list[i].Kind() != constant.Int {
		return 0, false
	}
	n, exact := constant.Int64Val(list[i])
	return int(n), exact
}

// computed returns result i of a function of which it is known how that is made of
// its arguments.
func (w *walk) computed(name string, i int, args []ssa.Value, arg func(int) []Value) ([]Value, bool) {
	results, ok := operations.Get()[name]
	if !ok || len(args) == 0 {
		return nil, false
	}
	if i >= len(results) {
		return unknown(), true
	}
	var rest []constant.Value
	for n := range args[1:] {
		rest = append(rest, single(arg(n+1)))
	}
	out := slices.Clone(arg(0))
	for j, v := range out {
		text, ok := v.Constant()
		switch {
		case !ok && i == 0:
			continue
		case ok && len(text) <= maxMade:
			text, ok = results[i](text, rest)
		default:
			ok = false
		}
		out[j] = made(v, text, ok)
	}
	return out, true
}

// single returns the constant that a value certainly is, or nil.
func single(vs []Value) constant.Value {
	if len(vs) != 1 {
		return nil
	}
	if text, ok := vs[0].Constant(); ok {
		return constant.MakeString(text)
	}
	return vs[0].Number()
}

// made is a text that was made of a constant, or what is not known if it could
// not be. It was written where the constant was.
func made(of Value, text string, ok bool) Value {
	if !ok {
		return Value{Parts: []Part{{}}, Trail: of.Trail}
	}
	p := of.Longest()
	return Value{Parts: []Part{{Kind: Text, Text: text, Const: p.Const, Fn: p.Fn, Near: p.Near, Held: p.Held}}, Trail: of.Trail}
}

// replaced returns what a strings.Replacer that is made of constants makes of a
// text.
func (w *walk) replaced(recv ssa.Value, text []Value, c *context, depth int) []Value {
	call, ok := recv.(*ssa.Call)
	if !ok || calleeName(call.Common()) != "strings.NewReplacer" || len(call.Call.Args) != 1 {
		return text
	}
	var pairs []string
	for _, e := range list(call.Call.Args[0]) {
		s, ok := textOf([]constant.Value{single(w.values(e, c, depth))}, 0)
		if !ok || len(s) > 256 {
			return text
		}
		pairs = append(pairs, s)
	}
	if len(pairs)%2 != 0 {
		return text
	}
	return encoded(text, strings.NewReplacer(pairs...).Replace)
}

// sliced returns the part of a text that a slice expression takes, or the text
// that a list of bytes or runes is.
func (w *walk) sliced(s *ssa.Slice, c *context, depth int) []Value {
	if b, ok := s.X.Type().Underlying().(*types.Basic); !ok || b.Info()&types.IsString == 0 {
		return w.spelled(s, c, depth)
	}
	bound := func(v ssa.Value, otherwise int) int {
		if v == nil {
			return otherwise
		}
		if n, ok := wholeOf([]constant.Value{single(w.values(v, c, depth))}, 0); ok {
			return n
		}
		return -1
	}
	vs := slices.Clone(mark(w.values(s.X, c, depth), s.Parent(), s.X, s.Pos()))
	for i, v := range vs {
		text, ok := v.Constant()
		low, high := bound(s.Low, 0), bound(s.High, len(text))
		if ok = ok && 0 <= low && low <= high && high <= len(text); ok {
			text = text[low:high]
		}
		vs[i] = made(v, text, ok)
	}
	return vs
}

// spelled returns the text of a list of bytes or runes that are written one by
// one.
func (w *walk) spelled(v ssa.Value, c *context, depth int) []Value {
	b, ok := elementType(v.Type()).(*types.Basic)
	if !ok || b.Kind() != types.Uint8 && b.Kind() != types.Int32 {
		return unknown()
	}
	var text strings.Builder
	elems := list(v)
	for _, e := range elems {
		n, ok := wholeOf([]constant.Value{single(w.values(e, c, depth))}, 0)
		switch {
		case !ok:
			return unknown()
		case b.Kind() == types.Uint8:
			text.WriteByte(byte(n))
		default:
			text.WriteRune(rune(n))
		}
	}
	if elems == nil {
		return unknown()
	}
	return one(Part{Kind: Text, Text: text.String(), Const: constant.MakeString(text.String()), Fn: v.Parent(), Near: v.Pos()})
}

func isBytes(t types.Type) bool {
	b, ok := elementType(t).(*types.Basic)
	return ok && b.Kind() == types.Uint8
}

// elementType returns the type of a slice's elements, or nil.
func elementType(t types.Type) types.Type {
	if s, ok := t.Underlying().(*types.Slice); ok {
		return s.Elem().Underlying()
	}
	return nil
}

// appended returns the text that append makes of bytes.
func (w *walk) appended(call *ssa.Call, c *context, depth int) []Value {
	args := call.Call.Args
	if !isBytes(call.Type()) || len(args) != 2 {
		return unknown()
	}
	head := mark(w.values(args[0], c, depth), call.Parent(), args[0], call.Pos())
	return join(head, mark(w.values(args[1], c, depth), call.Parent(), args[1], call.Pos()))
}

// formatted is what fmt.Sprintf makes of constants alone, whatever verbs, flags
// and widths there are.
func (w *walk) formatted(format string, operands []ssa.Value, c *context, depth int) (string, bool) {
	width := 0
	for _, r := range format {
		if r < '0' || r > '9' {
			width = 0
		} else if width++; width > 3 {
			return "", false
		}
	}
	if strings.Contains(format, "*") || len(format) > maxMade {
		return "", false
	}
	var args []any
	for _, o := range operands {
		k := single(w.values(o, c, depth))
		if k == nil {
			return "", false
		}
		switch k.Kind() {
		case constant.String:
			args = append(args, constant.StringVal(k))
		case constant.Int:
			n, exact := constant.Int64Val(k)
			if !exact {
				return "", false
			}
			args = append(args, n)
		case constant.Float:
			f, _ := constant.Float64Val(k)
			args = append(args, f)
		case constant.Bool:
			args = append(args, constant.BoolVal(k))
		default:
			return "", false
		}
	}
	return fmt.Sprintf(format, args...), true
}

// base64Of returns the encoding that a method is called on, the standard one if
// it is not known.
func base64Of(call *ssa.Call) *base64.Encoding {
	recv, _ := arguments(call.Common())
	if load, ok := recv.(*ssa.UnOp); ok {
		if g, ok := load.X.(*ssa.Global); ok {
			switch g.Name() {
			case "URLEncoding":
				return base64.URLEncoding
			case "RawStdEncoding":
				return base64.RawStdEncoding
			case "RawURLEncoding":
				return base64.RawURLEncoding
			}
		}
	}
	return base64.StdEncoding
}
