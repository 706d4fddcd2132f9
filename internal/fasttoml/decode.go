package fasttoml

import (
	"encoding"
	"reflect"
	"sync"

	"github.com/BurntSushi/toml"
)

// Decode reads a document into the struct that dst points to, by the fields'
// toml tags. It reports false if it declines, for a key that dst does not have
// too; dst may be half filled then.
func Decode(doc string, dst any) bool {
	root := parse(doc)
	return root != nil && setTable(reflect.ValueOf(dst).Elem(), root)
}

var (
	textType = reflect.TypeFor[encoding.TextUnmarshaler]()
	tomlType = reflect.TypeFor[toml.Unmarshaler]()
)

func set(dst reflect.Value, v *value) bool {
	t := dst.Type()
	if t.Kind() == reflect.Pointer {
		dst.Set(reflect.New(t.Elem()))
		return set(dst.Elem(), v)
	}
	switch of := traitsOf(t); {
	case of.toml:
		return dst.Addr().Interface().(toml.Unmarshaler).UnmarshalTOML(v.any()) == nil
	case of.text:
		return v.kind == text &&
			dst.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(v.text)) == nil
	}
	switch t.Kind() {
	case reflect.String:
		dst.SetString(v.text)
		return v.kind == text
	case reflect.Bool:
		dst.SetBool(v.int == 1)
		return v.kind == boolean
	case reflect.Int, reflect.Int64:
		dst.SetInt(v.int)
		return v.kind == integer
	case reflect.Float64:
		f := v.float
		if v.kind == integer {
			f = float64(v.int)
		}
		dst.SetFloat(f)
		return v.kind == float || v.kind == integer
	case reflect.Interface:
		dst.Set(reflect.ValueOf(v.any()))
		return t.NumMethod() == 0
	case reflect.Slice:
		return setSlice(dst, v)
	case reflect.Map:
		return setMap(dst, v)
	case reflect.Struct:
		return v.kind == object && setTable(dst, v.table)
	}
	return false
}

func setSlice(dst reflect.Value, v *value) bool {
	if v.kind != array && v.kind != tables {
		return false
	}
	list := reflect.MakeSlice(dst.Type(), len(v.list), len(v.list))
	for i := range v.list {
		if !set(list.Index(i), &v.list[i]) {
			return false
		}
	}
	dst.Set(list)
	return true
}

func setMap(dst reflect.Value, v *value) bool {
	t := dst.Type()
	if v.kind != object || t.Key().Kind() != reflect.String {
		return false
	}
	m := reflect.MakeMapWithSize(t, len(v.table.entries))
	for i := range v.table.entries {
		e := &v.table.entries[i]
		elem := reflect.New(t.Elem()).Elem()
		if !set(elem, &e.value) {
			return false
		}
		m.SetMapIndex(reflect.ValueOf(e.key).Convert(t.Key()), elem)
	}
	dst.Set(m)
	return true
}

func setTable(dst reflect.Value, t *table) bool {
	if dst.Kind() != reflect.Struct {
		return false
	}
	fields := traitsOf(dst.Type()).fields
	for i := range t.entries {
		e := &t.entries[i]
		index, ok := fields[e.key]
		if !ok || !set(dst.FieldByIndex(index), &e.value) {
			return false
		}
	}
	return true
}

// any returns the value as the library gives it to an interface.
func (v *value) any() any {
	switch v.kind {
	case text:
		return v.text
	case integer:
		return v.int
	case float:
		return v.float
	case boolean:
		return v.int == 1
	case tables:
		list := make([]map[string]any, len(v.list))
		for i := range v.list {
			list[i] = v.list[i].any().(map[string]any)
		}
		return list
	case array:
		list := make([]any, len(v.list))
		for i := range v.list {
			list[i] = v.list[i].any()
		}
		return list
	}
	m := make(map[string]any, len(v.table.entries))
	for i := range v.table.entries {
		m[v.table.entries[i].key] = v.table.entries[i].value.any()
	}
	return m
}

// traits are what decoding has to know of a type.
type traits struct {
	toml, text bool
	fields     map[string][]int // of a struct, by tag
}

var known sync.Map // of *traits, by reflect.Type

func traitsOf(t reflect.Type) *traits {
	if of, ok := known.Load(t); ok {
		return of.(*traits)
	}
	of := &traits{
		toml: reflect.PointerTo(t).Implements(tomlType),
		text: reflect.PointerTo(t).Implements(textType),
	}
	if t.Kind() == reflect.Struct {
		of.fields = map[string][]int{}
		for _, f := range reflect.VisibleFields(t) {
			if tag := f.Tag.Get("toml"); tag != "" && tag != "-" {
				of.fields[tag] = f.Index
			}
		}
	}
	known.Store(t, of)
	return of
}
