package config

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"github.com/damvet/damvet/rules"
)

// generateSchema returns the JSON Schema of Config, in draft 2020-12.
func generateSchema() []byte {
	s := object(reflect.TypeFor[Config]())
	s = append(ordered{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", Name}, {"description", "What a team decides about the findings of damvet in its repository."}}, s...)
	data, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, data, "", "  "); err != nil {
		panic(err)
	}
	return append(b.Bytes(), '\n')
}

// ordered is a JSON object that keeps the order of its members.
type ordered []member

type member struct {
	name  string
	value any
}

func (o ordered) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(m.name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func object(t reflect.Type) ordered {
	var properties ordered
	required := []string{}
	for _, k := range keys(t) {
		s := schemaOf(k)
		if k.doc != "" {
			s = append(ordered{{"description", k.doc}}, s...)
		}
		properties = append(properties, member{k.name, s})
		if k.form == "required" {
			required = append(required, k.name)
		}
	}
	o := ordered{{"type", "object"}, {"additionalProperties", false}, {"properties", properties}}
	if t == reflect.TypeFor[rules.Name]() {
		required = []string{"name", carried}
	}
	if len(required) > 0 {
		o = append(o, member{"required", required})
	}
	var one []ordered
	for _, name := range oneOf[t] {
		one = append(one, ordered{{"required", []string{name}}})
	}
	if one != nil {
		o = append(o, member{"anyOf", one})
	}
	return o
}

// oneOf are the keys of which a table needs one at the least.
var oneOf = map[reflect.Type][]string{
	reflect.TypeFor[Suppression](): {"rule", "path", "fingerprint"},
	reflect.TypeFor[Allowance]():   {"template", "path"},
}

var words = map[reflect.Type][]string{
	reflect.TypeFor[rules.Severity]():   {"info", "low", "medium", "high", "critical"},
	reflect.TypeFor[rules.Confidence](): {"tentative", "firm", "certain"},
}

// carried is the field of rules.Name that holds one of carries.
const carried = "carries"

func schemaOf(k key) ordered {
	t := k.typ
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case words[t] != nil:
		return ordered{{"enum", words[t]}}
	case t == reflect.TypeFor[Date]():
		return ordered{{"type", "string"}, {"format", "date"}, {"pattern", `^\d{4}-\d{2}-\d{2}$`}}
	case k.form == "bound":
		return boundsSchema()
	}
	switch t.Kind() {
	case reflect.Bool:
		return ordered{{"type", "boolean"}}
	case reflect.Slice:
		s := ordered{{"type", "array"}, {"items", schemaOf(key{typ: t.Elem(), form: k.form, name: k.name})}}
		if k.form == "required" {
			s = append(s, member{"minItems", 1})
		}
		return s
	case reflect.Map:
		return ordered{{"type", "object"}, {"additionalProperties", schemaOf(key{typ: t.Elem()})}}
	case reflect.Struct:
		return object(t)
	}
	s := ordered{{"type", "string"}}
	switch {
	case k.name == carried:
		s = ordered{{"enum", carries}}
	case k.form == "secrets":
		s = ordered{{"enum", Secrets}}
	case k.form == "fingerprint":
		s = append(s, member{"pattern", fingerprint.Get().String()})
	case k.form == "host":
		s = append(s, member{"pattern", hostName.Get().String()})
	case k.form == "word":
		s = append(s, member{"minLength", minWord}, member{"pattern", "^[^A-Z]*$"})
	case k.form == "required", k.form == "path":
		s = append(s, member{"minLength", 1})
	}
	return s
}

// boundsSchema lists the bounds of the catalogue by name.
func boundsSchema() ordered {
	var properties ordered
	patterns := map[string]string{
		"duration": `^([0-9.]+d|([0-9.]+(h|m|s|ms))+)$`, "number": `^-?[0-9.]+$`, "prefix": `^/[0-9]{1,3}$`,
	}
	for _, p := range rules.Builtin().Platforms {
		for _, name := range sortedKeys(p.Bounds) {
			b := p.Bounds[name]
			properties = append(properties, member{name, ordered{
				{"description", b.Title}, {"type", "string"}, {"pattern", patterns[b.Kind]}, {"default", b.Value},
			}})
		}
	}
	slices.SortStableFunc(properties, func(a, b member) int { return strings.Compare(a.name, b.name) })
	return ordered{{"type", "object"}, {"properties", properties}, {"additionalProperties", ordered{{"type", "string"}}}}
}
