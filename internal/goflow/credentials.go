package goflow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/rules"
)

// Credentials knows which parameters and fields of a package, and which
// environment variables, are credentials.
type Credentials struct {
	flow   *Flow
	params map[*ssa.Parameter]*Hit
	fields map[*types.Var]*Hit
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
	c := &Credentials{f, map[*ssa.Parameter]*Hit{}, map[*types.Var]*Hit{}}
	for _, h := range f.Hits {
		switch h.Role {
		case rules.RoleCredential, rules.RolePassword, rules.RoleAdministrator:
		default:
			continue
		}
		for _, v := range h.Values {
			for _, p := range v.Parts {
				switch p.Kind {
				case Param:
					c.params[p.Param] = h
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
		e := builtin().env[p.Text]
		switch e.carries {
		case "credential", "password", "administrator":
			return Credential{Role: rules.GoRole(e.carries), Platform: e.platform, What: "the environment variable " + p.Text}, true
		}
	case Param:
		h, what = c.params[p.Param], "the parameter "+p.Param.Name()
	case Field:
		h, what = c.fields[p.Field], "the field "+p.Field.Name()
	}
	if h == nil {
		return Credential{}, false
	}
	pos, _ := c.flow.Place(h.Pos)
	return Credential{
		Role: h.Role, Platform: h.Platform, What: what,
		Steps: []Place{{Pos: pos, Message: "it is a credential: it reaches " + h.What}},
	}, true
}

// Trail returns the places that a value passed.
func (f *Flow) Trail(v Value) []Place {
	var out []Place
	for _, stop := range v.Trail {
		pos, _ := f.Place(stop.Pos)
		out = append(out, Place{Pos: pos, Message: stop.Message})
	}
	return out
}
