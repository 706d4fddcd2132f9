package fasttoml

import (
	"encoding"
	"math"
	"reflect"
	"sync"

	"github.com/BurntSushi/toml"
)

// Decode reads a document into the struct that dst points to, by the fields'
// toml tags. It reports false if it declines, for a key that dst does not have
// too; dst may be half filled then. The values of the keys without, wherever
// they stand, are passed over.
func Decode(doc string, dst any, without ...string) bool {
	d := decoder{parse(doc, without)}
	if d.nodes == nil {
		return false
	}
	v := reflect.ValueOf(dst).Elem()
	ok := d.set(v, planOf(v.Type()), 0)
	buffers.Put(&d.nodes)
	return ok
}

// buffers hold slices of nodes for the next document.
var buffers = sync.Pool{New: func() any { return new([]node) }}

type decoder struct{ nodes []node }

func (d *decoder) set(dst reflect.Value, to *plan, i int32) bool {
	n := &d.nodes[i]
	if to.kind == reflect.Pointer {
		dst.Set(reflect.New(to.elem.typ))
		return d.set(dst.Elem(), to.elem, i)
	}
	switch {
	case to.toml:
		return dst.Addr().Interface().(toml.Unmarshaler).UnmarshalTOML(d.any(i)) == nil
	case to.text:
		return n.kind == text &&
			dst.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(n.text)) == nil
	}
	switch to.kind {
	case reflect.String:
		dst.SetString(n.text)
		return n.kind == text
	case reflect.Bool:
		dst.SetBool(n.num == 1)
		return n.kind == boolean
	case reflect.Int, reflect.Int64:
		dst.SetInt(int64(n.num))
		return n.kind == integer
	case reflect.Float64:
		f := math.Float64frombits(n.num)
		if n.kind == integer {
			f = float64(int64(n.num))
		}
		dst.SetFloat(f)
		return n.kind == float || n.kind == integer
	case reflect.Interface:
		dst.Set(reflect.ValueOf(d.any(i)))
		return to.typ.NumMethod() == 0
	case reflect.Slice:
		return (n.kind == array || n.kind == tables) && d.setSlice(dst, to, n)
	case reflect.Map:
		return n.kind == object && to.typ.Key().Kind() == reflect.String && d.setMap(dst, to, n)
	case reflect.Struct:
		return n.kind == object && d.setStruct(dst, to, n)
	}
	return false
}

func (d *decoder) setSlice(dst reflect.Value, to *plan, n *node) bool {
	list := reflect.MakeSlice(to.typ, int(n.count), int(n.count))
	at := 0
	for i := n.first; i != 0; i = d.nodes[i].next {
		if !d.set(list.Index(at), to.elem, i) {
			return false
		}
		at++
	}
	dst.Set(list)
	return true
}

func (d *decoder) setMap(dst reflect.Value, to *plan, n *node) bool {
	m := reflect.MakeMapWithSize(to.typ, int(n.count))
	for i := n.first; i != 0; i = d.nodes[i].next {
		elem := reflect.New(to.elem.typ).Elem()
		if !d.set(elem, to.elem, i) {
			return false
		}
		m.SetMapIndex(reflect.ValueOf(d.nodes[i].key).Convert(to.typ.Key()), elem)
	}
	dst.Set(m)
	return true
}

func (d *decoder) setStruct(dst reflect.Value, to *plan, n *node) bool {
	for i := n.first; i != 0; i = d.nodes[i].next {
		f := to.fields[d.nodes[i].key]
		if f == nil || !d.set(dst.FieldByIndex(f.index), f.plan, i) {
			return false
		}
	}
	return true
}

// any returns a value as the library gives it to an interface.
func (d *decoder) any(i int32) any {
	n := &d.nodes[i]
	switch n.kind {
	case text:
		return n.text
	case integer:
		return int64(n.num)
	case float:
		return math.Float64frombits(n.num)
	case boolean:
		return n.num == 1
	case tables:
		list := make([]map[string]any, 0, n.count)
		for i := n.first; i != 0; i = d.nodes[i].next {
			list = append(list, d.any(i).(map[string]any))
		}
		return list
	case array:
		list := make([]any, 0, n.count)
		for i := n.first; i != 0; i = d.nodes[i].next {
			list = append(list, d.any(i))
		}
		return list
	}
	m := make(map[string]any, n.count)
	for i := n.first; i != 0; i = d.nodes[i].next {
		m[d.nodes[i].key] = d.any(i)
	}
	return m
}

// plan is what decoding has to know of a type.
type plan struct {
	typ        reflect.Type
	kind       reflect.Kind
	toml, text bool              // it reads itself
	elem       *plan             // of a pointer, slice or map
	fields     map[string]*field // of a struct, by tag
}

type field struct {
	index []int
	plan  *plan
}

var plans struct {
	sync.Mutex
	of map[reflect.Type]*plan
}

func planOf(t reflect.Type) *plan {
	plans.Lock()
	defer plans.Unlock()
	if plans.of == nil {
		plans.of = map[reflect.Type]*plan{}
	}
	return makePlan(t)
}

// makePlan makes the plan of a type and of all that it holds, with plans locked.
func makePlan(t reflect.Type) *plan {
	if of := plans.of[t]; of != nil {
		return of
	}
	of := &plan{typ: t, kind: t.Kind()}
	plans.of[t] = of
	if of.kind != reflect.Pointer {
		of.toml = reflect.PointerTo(t).Implements(reflect.TypeFor[toml.Unmarshaler]())
		of.text = reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
	}
	switch of.kind {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		of.elem = makePlan(t.Elem())
	case reflect.Struct:
		of.fields = map[string]*field{}
		for _, f := range reflect.VisibleFields(t) {
			if tag := f.Tag.Get("toml"); tag != "" && tag != "-" {
				of.fields[tag] = &field{f.Index, makePlan(f.Type)}
			}
		}
	}
	return of
}
