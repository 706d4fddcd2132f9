package goflow

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/rules"
)

// Credentials knows which parameters and fields of a package, and which
// environment variables, are credentials.
type Credentials struct {
	flow     *Flow
	params   map[param]*Hit
	fields   map[*types.Var]*Hit
	arriving map[*types.Var]Payload
	// written are constants that are used as credentials, by their texts, or by
	// their hashes if they stand in other packages.
	written map[string]*Hit
}

// param is a parameter, or the field at a path of it.
type param struct {
	*ssa.Parameter
	path string
}

// Credential is what is known of a part of a value that is one.
type Credential struct {
	Role     rules.GoRole
	Platform *rules.Platform
	// What it is, in words: "the parameter token".
	What string
	// Steps say why.
	Steps []Place
}

// Credentials collects the parameters and fields that the package uses as
// credentials.
func (f *Flow) Credentials() *Credentials {
	c := &Credentials{f, map[param]*Hit{}, map[*types.Var]*Hit{}, map[*types.Var]Payload{}, map[string]*Hit{}}
	for _, p := range f.payloads {
		for _, v := range p.secrets {
			c.arriving[v] = p
		}
	}
	for _, h := range f.Hits {
		switch h.Role {
		case rules.RoleCredential, rules.RolePassword, rules.RoleAdministrator:
		default:
			continue
		}
		if h.Platform == nil {
			continue
		}
		for _, v := range h.Values {
			for _, p := range v.Parts {
				switch p.Kind {
				case Text:
					if f.table.secret(p.Text, false) { // a short password may be any word
						c.written[p.Text] = h
					}
				case Held:
					c.written[p.Held.SHA256] = h
				case Param:
					c.params[param{p.Param, p.Path}] = h
					if p.Field != nil { // of a struct of another package
						c.fields[p.Field] = h
					}
				case Field:
					c.fields[p.Field] = h
				}
			}
		}
	}
	return c
}

// Of returns what a part of a value is, if it is a credential.
func (c *Credentials) Of(p Part) (Credential, bool) {
	var h *Hit
	what := ""
	switch p.Kind {
	case Env:
		e, _ := knowledge().environment(p.Text)
		switch e.carries {
		case "credential", "password", "administrator":
			return Credential{Role: rules.GoRole(e.carries), Platform: e.platform, What: settingInWords(p.Text)}, true
		}
	case Param:
		h, what = c.params[param{p.Param, p.Path}], "the parameter "+p.Param.Name()+p.within()
	case Field:
		h, what = c.fields[p.Field], "the field "+p.Field.Name()
		if !p.Field.IsField() {
			what = "the variable " + p.Field.Name()
		}
		if got, ok := c.arriving[p.Field]; ok && h == nil {
			return got.credential(c.flow, what), true
		}
	case Body:
		for _, p := range c.flow.payloads {
			if len(p.secrets) > 0 {
				return p.credential(c.flow, "in the body of the request"), true
			}
		}
	}
	if h == nil && p.Field != nil {
		return c.flow.foreignField(p.Field)
	}
	if h == nil {
		return Credential{}, false
	}
	return Credential{
		Role: h.Role, Platform: h.Platform, What: what,
		Steps: []Place{{Pos: c.flow.Place(h.Pos).Start, Message: "it is a credential: it reaches " + h.What}},
	}, true
}

// settingInWords is what something is that is read from the environment, or from a
// flag.
func settingInWords(name string) string {
	if strings.ToUpper(name) != name {
		return "the setting " + name
	}
	return "the environment variable " + name
}

// Written returns what a part of a value is that is written somewhere: beside what
// Of returns also a struct that is written out with its fields, and what the code
// has itself made for others to authenticate with.
func (c *Credentials) Written(p Part) (Credential, bool) {
	if got, ok := c.Of(p); ok {
		return got, true
	}
	switch {
	case p.Kind == Issued && p.Field != nil:
		return issuedField(p.Field, p.Platform), true
	case p.Kind == Issued && p.Platform != nil:
		return Credential{Role: rules.RoleCredential, Platform: p.Platform, What: "a signature with what it signs"}, true
	case p.Kind == Rendered:
		return c.within(p.Type, true)
	case p.Kind == Text:
		return c.constant(p.Text)
	case p.Kind == Held:
		return c.constant(p.Held.SHA256)
	}
	return Credential{}, false
}

// constant returns what a constant is that is used as a credential, or is one by its
// shape.
func (c *Credentials) constant(text string) (Credential, bool) {
	if h := c.written[text]; h != nil {
		return Credential{
			Role: h.Role, Platform: h.Platform, What: "a constant",
			Steps: []Place{{Pos: c.flow.Place(h.Pos).Start, Message: "it is a credential: it reaches " + h.What}},
		}, true
	}
	if r := c.flow.holding[text]; r != nil {
		return Credential{Role: rules.RoleCredential, Platform: r.Platform, What: "a constant that is one by its shape"}, true
	}
	return Credential{}, false
}

func issuedField(v *types.Var, p *rules.Platform) Credential {
	return Credential{Role: rules.RoleCredential, Platform: p, What: "the field " + v.Name()}
}

// sentIn returns the secret in a struct that is one of the objects whose fields the
// catalogue gives roles: the body of a log-in.
func (c *Credentials) sentIn(s *types.Struct) (Credential, bool) {
	for _, o := range c.flow.table.records {
		if !slices.Contains(c.flow.spoken, o.platform) || !has(keysOf(s), o.record) {
			continue
		}
		for i := range s.NumFields() {
			key, ok := keyOf(s, i)
			if !ok || !o.secret(key) || s.Field(i).Exported() && c.flow.masked(s.Field(i).Type()) {
				continue
			}
			for name, role := range o.fields {
				if o.named(name, key) {
					return Credential{Role: role, Platform: o.platform, What: "the field " + s.Field(i).Name()}, true
				}
			}
		}
	}
	return Credential{}, false
}

// credential returns the credential that arrives in a payload.
func (p Payload) credential(f *Flow, what string) Credential {
	return Credential{
		Role: rules.RoleCredential, Platform: p.Platform, What: what,
		Steps: []Place{{Pos: f.Place(p.Pos).Start, Message: "it arrives with " + p.Record.Title}},
	}
}

// foreignField returns what is known of a field of another package's struct: by
// the catalogue, or by what that package does with it.
func (f *Flow) foreignField(v *types.Var) (Credential, bool) {
	var s Summary
	if v.Pkg() == f.pass.Pkg || !f.summary(v, &s) {
		return Credential{}, false
	}
	for _, r := range s.Reaches {
		switch role := rules.GoRole(r.Role); role {
		case rules.RoleCredential, rules.RolePassword, rules.RoleAdministrator:
			out := Credential{Role: role, Platform: f.table.cat.Platform(r.Platform), What: "the field " + v.Name()}
			for _, step := range r.Steps {
				out.Steps = append(out.Steps, Place{Step: step})
			}
			return out, out.Platform != nil
		}
	}
	return Credential{}, false
}

// Within returns the field of a struct that is a credential, if a value of the
// type prints its fields: it is a struct, or points to one, that has no method
// which says how it is printed.
func (c *Credentials) Within(t types.Type) (Credential, bool) { return c.within(t, false) }

// within is Within, or for a struct that is encoded: without the fields that are
// left out then.
func (c *Credentials) within(t types.Type, encoded bool) (Credential, bool) {
	if t == nil {
		return Credential{}, false
	}
	s := structOf(t)
	if s == nil || c.flow.speaksForItself(t) {
		return Credential{}, false
	}
	named := c.flow.table.fields[typeName(t)]
	for i := range s.NumFields() {
		v := s.Field(i).Origin()
		if _, written := keyOf(s, i); encoded && (!written || !v.Exported()) || v.Exported() && c.flow.masked(v.Type()) {
			continue
		}
		switch e := named[v.Name()]; e.role {
		case rules.RoleCredential, rules.RolePassword, rules.RoleAdministrator:
			return Credential{Role: e.role, Platform: e.platform, What: "the field " + v.Name()}, e.platform != nil
		}
		if got, ok := c.Of(Part{Kind: Field, Field: v}); ok {
			return got, true
		}
	}
	if field, platform := c.flow.issuedBy(s); field != nil && !(field.Exported() && c.flow.masked(field.Type())) {
		return issuedField(field, platform), true
	}
	return c.sentIn(s)
}

// Masked reports whether what is no struct says how it is printed.
func (c *Credentials) Masked(t types.Type) bool { return c.flow.masked(t) }

func (f *Flow) masked(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && !types.IsInterface(t) && isText(n) && f.speaksForItself(t)
}

// speaksForItself reports whether a type has a method that says how it is printed.
func (f *Flow) speaksForItself(t types.Type) bool {
	for _, name := range []string{"String", "GoString", "Format", "Error", "MarshalText", "MarshalJSON", "LogValue", "MarshalZerologObject", "MarshalLogObject"} {
		if obj, _, _ := types.LookupFieldOrMethod(t, true, f.pass.Pkg, name); obj != nil {
			if _, ok := obj.(*types.Func); ok {
				return true
			}
		}
	}
	return false
}

// Trail returns the places that a value passed.
func (f *Flow) Trail(v Value) []Place {
	var out []Place
	for _, stop := range v.Trail {
		out = append(out, Place{Pos: f.Place(stop.Pos).Start, Message: stop.Message})
	}
	return out
}
