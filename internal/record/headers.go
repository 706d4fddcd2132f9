package record

import (
	"strings"
)

// What goes with a request in its headers is known by the path that leads to
// them, request.headers, however it was set: all at once, one by one, by methods
// of the request, or by the chain of calls that makes it.

// headed reports whether a path ends as those of headers do.
func headed(path string) bool {
	n := len(path) - len("headers")
	return n >= 0 && (path[n+1:] == "eaders" && path[n]|0x20 == 'h' || strings.HasSuffix(path, "HTTPHeaderFields"))
}

// own reports whether a path begins with the object at hand, so that it leads to
// the same in all of its methods.
func own(path string) bool {
	switch path[0] {
	case '@', '_':
		return true
	case 't', 's', '$':
		return strings.HasPrefix(path, "this.") || strings.HasPrefix(path, "self.") || strings.HasPrefix(path, "$this->")
	}
	return false
}

// headersOf returns the headers of what the path before them stands for, or nil.
func (s *source) headersOf(path string) *Value {
	i := strings.LastIndexAny(path, ".>:")
	if i < 0 {
		return nil
	}
	of := s.names[strings.TrimRight(path[:i], ".-?:!")]
	if of == nil || of.v == nil || of.v.Kind != Map {
		return nil
	}
	if f := of.v.field(path[i+1:]); f != nil && f.Value.Kind == Map {
		return f.Value
	}
	return nil
}

// selves are how a path begins with the object at hand, and what parts it from a
// member.
var selves = [...]string{"this.", "self.", "$this->", "@"}

// clients are words in the names of what one object holds to make its calls with.
var clients = [...]string{"client", "api", "session", "service"}

// handedHeaders returns the headers of an object that another one holds, if it is
// called like what makes the calls: those that an object of this text sets as its
// own.
func (s *source) handedHeaders(path string) *Value {
	rest, self := path, ""
	for _, own := range selves {
		if in, ok := strings.CutPrefix(path, own); ok {
			rest, self = in, own
		}
	}
	i := strings.IndexAny(rest, ".-?")
	if i <= 0 {
		return nil
	}
	holder, member := strings.ToLower(rest[:i]), strings.TrimLeft(rest[i:], ".->?")
	for _, word := range clients {
		if !strings.Contains(holder, word) {
			continue
		}
		for _, own := range selves {
			if self != "" && own != self {
				continue
			}
			if b := s.names[own+member]; b != nil && b.v != nil && b.v.Kind == Map {
				return b.v
			}
		}
	}
	return nil
}

// bindTo binds a path to what an expression is, and what leads to the headers in
// it.
func (s *source) bindTo(path string, v *Value, o *operand) {
	if m := s.heads; m.v != nil && m.call == v {
		if !m.all {
			s.bind(path, v, o)
			path += ".headers"
		}
		v = m.v
	}
	here := s.scope
	if headed(path) && own(path) {
		for s.scope.up != nil {
			s.scope = s.scope.up
		}
	}
	s.bind(path, v, o)
	s.scope = here
}

// header sets a header of a request whose headers a path leads to.
func (s *source) header(path string, f Field) {
	m := s.meaning(path)
	if m != nil && m.Kind == Map {
		s.grow(m, f)
		return
	}
	if m = s.b.value(Map, f.Start, f.End); m == nil {
		return
	}
	m.Fields, m.Partial = []Field{f}, true
	s.bindTo(path, m, &operand{start: f.Start})
}

// merge sets headers to which a path leads to the arguments of a call, or to those
// in the map that is the only one.
func (s *source) merge(path string, args []Field) {
	if v := args[0].Value; args[0].Key == "0" && len(args) == 1 && v.Kind == Map && v.field(Callee) == nil {
		args = v.Fields
	}
	if !s.b.spend(len(args)) {
		return
	}
	for _, f := range args {
		if f.Key != "" && strings.Trim(f.Key, "0123456789") != "" {
			f.Value.shared = true
			s.header(path, f)
		}
	}
}

// header adds the header that a call in a chain sets.
func header(heads []Field, call *Value) []Field {
	if call == nil || call.Kind != Map || len(call.Fields) != 3 || len(heads) > 64 {
		return heads
	}
	k, v := call.Fields[1], call.Fields[2]
	if k.Key != "0" || v.Key != "1" || k.Value.Kind != String {
		return heads
	}
	v.Value.shared = true
	return append(heads, Field{k.Value.Text, k.Value.Start, k.Value.End, v.Value})
}

// headMade is what a chain of calls makes, as far as it is headers: all that the last
// call returns, or those of it.
type headMade struct {
	call, v *Value
	all     bool
}

// makes notes what headers a chain of calls sets.
func (s *source) makes(heads []Field, call *Value, all bool) {
	v := s.b.value(Map, heads[0].Start, heads[len(heads)-1].Value.End)
	if v != nil {
		v.Fields, v.Partial = heads, true
		s.heads = headMade{call, v, all}
	}
}

// heading are methods of a request, or of what makes one, that set a header.
func heading(s string) bool {
	switch s {
	case "header", "addHeader", "setHeader", "withHeader", "defaultHeader", "setRequestHeader", "AddHeader",
		"WithHeader", "AddDefaultHeader", "AddOrUpdateHeader":
		return true
	}
	return false
}

// merging are methods of a collection that take over another one.
func merging(s string) bool {
	switch s {
	case "update", "merge", "putAll", "addAll", "setAll", "assign":
		return true
	}
	return false
}

// views are methods without arguments that return what a collection holds.
func views(s string) bool {
	switch s {
	case "map", "toMap", "asMap", "toMultimap", "toSingleValueMap", "entries", "entrySet", "items", "values", "to_h",
		"all":
		return true
	}
	return false
}

// shows reports whether what stands for a map shows what is in it where a text is
// made of it.
func (s *source) shows(path string) bool {
	return s.lang.shows || s.lang.typed && strings.HasSuffix(path, "Headers")
}

// viewed returns the map that a call without arguments returns as it is, or nil.
func (s *source) viewed(path string) *Value {
	i := strings.LastIndexAny(path, ".>:")
	if i < 0 {
		return nil
	}
	name, of := path[i+1:], strings.TrimRight(path[:i], ".-?:!")
	var v *Value
	switch {
	case headed(name):
		if v = s.meaning(path); v == nil {
			v = s.meaning(of + ".headers")
		}
	case views(name), same(name) && s.shows(of):
		v = s.meaning(of)
	}
	if v == nil || v.Kind != Map {
		return nil
	}
	v.shared = true
	return v
}
