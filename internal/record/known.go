package record

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"
)

// know adds what well-known documents say in ways of their own:
//
//   - A list of names and values, as in HAR and Postman files, in the
//     environment of a container, in tags, has the map that it stands for as
//     one more item; so has a list of strings NAME=value.
//   - A list of the words of a command has its record as one more item.
//   - The data of a Kubernetes Secret are decoded: a value's text is what was
//     encoded, at the place where that stands.
//   - The scripts of a package are read as shell.
//
// Scripts in workflows are read with the string that holds them.
func (b *builder) know(docs []*Value, src string) []*Value {
	k := knower{b: b, src: src}
	for _, d := range docs {
		k.value(d, "", 0)
	}
	return docs
}

type knower struct {
	b   *builder
	src string
}

func (k *knower) value(v *Value, key string, depth int) {
	if depth > maxDepth || v.known {
		return
	}
	v.known = true
	switch v.Kind {
	case Map:
		k.secret(v)
		for i := range v.Fields {
			f := &v.Fields[i]
			k.value(f.Value, f.Key, depth+1)
			if key == "scripts" && f.Value.Kind == String && len(f.Value.Items) == 0 && f.Value.End-f.Value.Start == len(f.Value.Text)+2 {
				var m origin
				m.add(0, f.Value.Start+1, f.Value.End-1)
				f.Value.Items = k.b.within(f.Value.Text, readShell, &m)
			}
		}
	case List:
		for _, it := range v.Items {
			k.value(it, "", depth+1)
		}
		var more *Value
		switch {
		case len(v.Items) == 0:
		case v.Items[0].Kind == Map:
			more = k.pairs(v)
		case isCommand(key):
			more = k.command(v)
		case v.Items[0].Kind == String:
			more = k.settings(v)
		}
		if more != nil {
			v.Items = append(v.Items[:len(v.Items):len(v.Items)], more)
		}
	}
}

// pairs returns the map that a list of names and values stands for, or nil.
func (k *knower) pairs(v *Value) *Value {
	var fields []Field
	for _, it := range v.Items {
		if it.Kind != Map {
			return nil
		}
		name, val := it.first("name", "key"), it.first("value", "val")
		switch {
		case name == nil || name.Kind != String && name.Kind != Number || name.Text == "":
			return nil
		case val == nil:
			// What it is stands elsewhere.
			if val = it.first("valueFrom"); val == nil {
				return nil
			}
			val = k.b.value(Lookup, val.Start, val.End)
			if val == nil {
				return nil
			}
		default:
			val.shared = true
		}
		fields = append(fields, Field{name.Text, name.Start, name.End, val})
	}
	return k.add(v, fields)
}

// first returns the value of the first of some keys that a map has, or nil.
func (v *Value) first(keys ...string) *Value {
	for _, k := range keys {
		if f := v.field(k); f != nil {
			return f.Value
		}
	}
	return nil
}

func (k *knower) add(v *Value, fields []Field) *Value {
	m := k.b.value(Map, v.Start, v.End)
	if m != nil {
		m.Fields, m.Partial = fields, v.Partial
	}
	return m
}

// settings returns the map that a list of strings NAME=value stands for, or
// nil.
func (k *knower) settings(v *Value) *Value {
	var fields []Field
	for _, it := range v.Items {
		name, value, ok := strings.Cut(it.Text, "=")
		if !ok || it.Kind != String || strings.HasPrefix(value, "=") || !isPlainKey(name) || name[0] >= '0' && name[0] <= '9' || name[0] == '-' {
			return nil
		}
		at := k.plain(it)
		f := Field{Key: name, Start: it.Start, End: it.End}
		start, end := it.Start, it.End
		if at > 0 {
			f.Start, f.End = at, at+len(name)
			start, end = f.End+1, at+len(it.Text)
		}
		if f.Value = k.b.value(textKind(value), start, end); f.Value == nil {
			return nil
		}
		f.Value.Text = value
		fields = append(fields, f)
	}
	return k.add(v, fields)
}

// plain returns where the text of a string stands if it is written as it
// means, or 0.
func (k *knower) plain(v *Value) int {
	for at := v.Start; at <= v.Start+1; at++ {
		if at > 0 && at+len(v.Text) <= min(v.End, len(k.src)) && k.src[at:at+len(v.Text)] == v.Text {
			return at
		}
	}
	return 0
}

// isCommand reports whether the words of a command stand under a key.
func isCommand(key string) bool {
	switch Key(key) {
	case "command", "args", "entrypoint", "cmd":
		return true
	}
	return false
}

// command returns the record of the command whose words are a list, or nil.
func (k *knower) command(v *Value) *Value {
	s := &shell{src: k.src, b: k.b}
	words := make([]shellWord, 0, len(v.Items)+1)
	for _, it := range v.Items {
		if !it.Scalar() || it.Kind == Null {
			return nil
		}
		w := shellWord{text: it.Text, start: it.Start, end: it.End, kind: it.Kind, known: it.Known(), equals: -1}
		if at := k.plain(it); at > 0 {
			w.start, w.end = at, at+len(it.Text)
			if i := strings.IndexByte(it.Text, '='); i > 0 && it.Text[0] == '-' {
				w.equals, w.equalsAt = i, at+i
			}
		}
		words = append(words, w)
	}
	if words[0].text == "" || words[0].text[0] == '-' {
		// Its name stands elsewhere.
		words = append([]shellWord{{text: "args", start: v.Start, end: v.Start, kind: String, known: true, equals: -1}}, words...)
	}
	s.called(words)
	if len(s.docs) == 0 {
		return nil
	}
	return s.docs[0]
}

// secret decodes the data of a Kubernetes Secret.
func (k *knower) secret(v *Value) {
	kind, data := v.field("kind"), v.field("data")
	if kind == nil || kind.Value.Text != "Secret" || data == nil || data.Value.Kind != Map {
		return
	}
	for i := range data.Value.Fields {
		f := &data.Value.Fields[i]
		in := f.Value
		if in.Kind != String || in.shared {
			continue
		}
		text, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(in.Text), ""))
		if err != nil || len(text) == 0 || !utf8.Valid(text) {
			continue
		}
		in.Text = string(text)
		in.Kind = textKind(in.Text)
		// All that stands in it stands there.
		var m origin
		m.runs = []run{{0, in.Start, in.Start}}
		docs := k.b.nest(in.Text, f.Key, &m)
		Walk(docs, func(p *Place) bool {
			p.Value.Start, p.Value.End = in.Start, in.End
			for i := range p.Value.Fields {
				p.Value.Fields[i].Start, p.Value.Fields[i].End = in.Start, in.End
			}
			return true
		})
		in.Items = docs
	}
}

// isScript reports whether a script for a shell stands under a key.
func isScript(key string) bool {
	switch key {
	case "run", "script", "before_script", "after_script", "command", "user_data", "userData", "entrypoint", "inlineScript":
		return true
	}
	return false
}
