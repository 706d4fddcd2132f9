package goflow

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

// What a package, or an SDK, makes for others to authenticate with is a credential
// as long as it lasts: a signature with what it signs. It is told by its shape,
// which records describe.

// isObject reports whether a type is a map under names.
func isObject(t types.Type) bool {
	m, ok := t.Underlying().(*types.Map)
	return ok && isText(m.Key())
}

// shapeOf returns the record among those that are issued, of a platform that the
// package speaks of, that an object is by its keys; nil if there is none.
func (f *Flow) shapeOf(v *record.Value) *objectSink {
	for i, o := range f.table.issued {
		if slices.Contains(f.spoken, o.platform) && has(v, o.record) {
			return &f.table.issued[i]
		}
	}
	return nil
}

// secret reports whether a key is that of a secret of the record.
func (o *objectSink) secret(key string) bool {
	return slices.ContainsFunc(o.record.Secrets, func(name string) bool { return o.named(name, key) })
}

// named reports whether a key is that of a field of the record.
func (o *objectSink) named(field, key string) bool {
	key = record.Key(key)
	return slices.ContainsFunc(o.record.Fields[field], func(name string) bool { return record.Key(name) == key })
}

// issues returns the platform for which a map that the code makes is a credential,
// or nil.
func (f *Flow) issues(m *ssa.MakeMap) *rules.Platform {
	if len(f.table.issued) == 0 || !isObject(m.Type()) {
		return nil
	}
	keys := &record.Value{Kind: record.Map}
	for _, u := range members(m) {
		if u.key.Kind() == constant.String {
			addKey(keys, constant.StringVal(u.key))
		}
	}
	if o := f.shapeOf(keys); o != nil {
		return o.platform
	}
	return nil
}

// issuedUnder returns what a map that is a credential holds under the key of its
// secret; nil if it is none, or the key another.
func (w *walk) issuedUnder(v *ssa.Lookup, c *context, depth int) []Value {
	key, ok := constantOf(v.Index)
	if !ok || key.Kind() != constant.String || !isObject(v.X.Type()) {
		return nil
	}
	for _, o := range w.table.issued {
		if !o.secret(constant.StringVal(key)) {
			continue
		}
		for _, val := range w.values(v.X, c, depth) {
			if len(val.Parts) == 1 && val.Parts[0].Kind == Issued && val.Parts[0].Platform == o.platform {
				return []Value{val}
			}
		}
	}
	return nil
}

// issuedIn returns the platform for which a field holds the secret of such a
// credential, or nil.
func (f *Flow) issuedIn(field *types.Var) *rules.Platform {
	if len(f.table.issued) == 0 || !isText(field.Type()) {
		return nil
	}
	if known, ok := f.issuing.Load(field); ok {
		return known.(*rules.Platform)
	}
	var out *rules.Platform
	if s := f.ownerOf(field); s != nil {
		if secret, p := f.issuedBy(s); secret == field {
			out = p
		}
	}
	f.issuing.Store(field, out)
	return out
}

// issuedBy returns the field of a struct that is such a credential, and the
// platform; nil if there is none.
func (f *Flow) issuedBy(s *types.Struct) (*types.Var, *rules.Platform) {
	if len(f.table.issued) == 0 {
		return nil, nil
	}
	o := f.shapeOf(keysOf(s))
	if o == nil {
		return nil, nil
	}
	for i := range s.NumFields() {
		if key, ok := keyOf(s, i); ok && o.secret(key) {
			return s.Field(i).Origin(), o.platform
		}
	}
	return nil, nil
}

// keysOf is an object with the keys of a struct.
func keysOf(s *types.Struct) *record.Value {
	v := &record.Value{Kind: record.Map}
	for i := range s.NumFields() {
		if key, ok := keyOf(s, i); ok && key != "" {
			addKey(v, key)
		}
	}
	return v
}

func addKey(v *record.Value, key string) {
	v.Fields = append(v.Fields, record.Field{Key: key, Value: &record.Value{Kind: record.Template, Text: key}})
}

// ownerOf returns the struct that declares a field: of the package itself, or one
// whose type has a name in its own.
func (f *Flow) ownerOf(field *types.Var) *types.Struct {
	if field.Pkg() == f.pass.Pkg {
		f.owning.Do(func() {
			f.owners = map[*types.Var]*types.Struct{}
			for _, file := range f.pass.Files {
				ast.Inspect(file, func(n ast.Node) bool {
					if e, ok := n.(*ast.StructType); ok {
						if s, ok := f.pass.TypesInfo.TypeOf(e).(*types.Struct); ok {
							for v := range s.Fields() {
								f.owners[v] = s
							}
						}
					}
					return true
				})
			}
		})
		return f.owners[field]
	}
	if field.Pkg() == nil {
		return nil
	}
	scope := field.Pkg().Scope()
	for _, name := range scope.Names() {
		t, ok := scope.Lookup(name).(*types.TypeName)
		if !ok {
			continue
		}
		if s, ok := t.Type().Underlying().(*types.Struct); ok && slices.Contains(slices.Collect(s.Fields()), field) {
			return s
		}
	}
	return nil
}

// rendered returns what is in a text that something is written out as: a struct
// with its fields, or the values of a map.
func (w *walk) rendered(v ssa.Value, c *context, depth int) []Value {
	v = stripped(v)
	if structOf(v.Type()) != nil {
		return one(Part{Kind: Rendered, Type: v.Type()})
	}
	if _, ok := v.Type().Underlying().(*types.Map); !ok {
		return unknown()
	}
	out := w.values(v, c, depth)
	for _, made := range w.origins(v) {
		for _, m := range members(made) {
			out = merge(out, w.within(m, "", c, depth+1))
		}
	}
	return out
}
