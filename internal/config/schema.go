package config

import (
	_ "embed"
	"reflect"
)

//go:generate go test . -run TestSchemaIsCurrent -update

// Schema is the JSON Schema of .damvet.toml, as a test makes it of Config.
//
//go:embed damvet.schema.json
var Schema []byte

// key is a key of a table, by the tags of its field.
type key struct {
	name, doc, form string
	typ             reflect.Type
}

// keys returns the keys of a table, those of embedded structs among them.
func keys(t reflect.Type) []key {
	var all []key
	for f := range t.Fields() {
		if f.Anonymous {
			all = append(all, keys(f.Type)...)
			continue
		}
		if name := f.Tag.Get("toml"); name != "" && name != "-" {
			all = append(all, key{name, f.Tag.Get("doc"), f.Tag.Get("form"), f.Type})
		}
	}
	return all
}

// keysBeside returns the keys that could stand where an unknown one stands.
func keysBeside(unknown []string) []string {
	t := reflect.TypeFor[Config]()
	for _, part := range unknown[:len(unknown)-1] {
		if t.Kind() == reflect.Map {
			t = elem(t)
			continue
		}
		for _, k := range keys(t) {
			if k.name == part {
				t = elem(k.typ)
				if k.typ.Kind() == reflect.Map {
					t = k.typ
				}
				break
			}
		}
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	var names []string
	for _, k := range keys(t) {
		names = append(names, k.name)
	}
	return names
}

// elem returns what a pointer, slice or map holds in the end.
func elem(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	return t
}
