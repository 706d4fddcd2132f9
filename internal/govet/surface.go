package govet

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// unclear is the value of what cannot be told apart from what it was.
const unclear = "?"

// surface returns what packages that import this one can see of its types: for
// each object that they can reach a hash of what it is. Objects of test files
// are left out. A package that had this surface and has one more object has
// changed for none of those that compiled before; a method is a part of its
// type, since it may clash with another one where the type is embedded.
func surface(pass *analysis.Pass) map[string]string {
	s := &surfacer{pass: pass, seen: map[string]string{}}
	scope := pass.Pkg.Scope()
	for _, name := range scope.Names() {
		if token.IsExported(name) {
			s.add(scope.Lookup(name))
		}
	}
	return s.seen
}

type surfacer struct {
	pass *analysis.Pass
	seen map[string]string
}

func (s *surfacer) add(obj types.Object) {
	if _, ok := s.seen[obj.Name()]; ok || s.inTest(obj) {
		return
	}
	s.seen[obj.Name()] = unclear // while it is looked at
	var b strings.Builder
	fmt.Fprintf(&b, "%T ", obj)
	clear := s.write(&b, obj.Type())
	switch obj := obj.(type) {
	case *types.Const:
		b.WriteString(" " + obj.Val().ExactString())
	case *types.TypeName:
		if named, ok := obj.Type().(*types.Named); ok && !obj.IsAlias() {
			clear = s.write(&b, named.Underlying()) && s.methods(&b, named) && clear
		}
		if alias, ok := obj.Type().(*types.Alias); ok {
			clear = s.write(&b, alias.Rhs()) && clear
		}
	}
	if clear {
		s.seen[obj.Name()] = digest(b.String())
	}
}

// methods writes the exported methods of a type. An unexported one that is new
// is no matter to other packages.
func (s *surfacer) methods(b *strings.Builder, named *types.Named) bool {
	clear := true
	for p := range named.TypeParams().TypeParams() {
		clear = s.write(b, p.Constraint()) && clear
	}
	for m := range named.Methods() {
		if s.inTest(m) {
			continue
		}
		var sig strings.Builder
		if _, pointer := m.Signature().Recv().Type().(*types.Pointer); pointer {
			sig.WriteString("*")
		}
		clear = s.write(&sig, m.Signature()) && clear
		if m.Exported() {
			fmt.Fprintf(b, "\n%s %s", m.Name(), sig.String())
		} else {
			s.seen[named.Obj().Name()+"."+m.Name()] = digest(sig.String())
		}
	}
	return clear
}

// write writes a type, and adds the unexported ones of the package that are part
// of it. It reports false if there is one that has no name in the package.
func (s *surfacer) write(b *strings.Builder, t types.Type) bool {
	b.WriteString(types.TypeString(t, (*types.Package).Path))
	return s.parts(t, map[types.Type]bool{})
}

func (s *surfacer) parts(t types.Type, seen map[types.Type]bool) bool {
	if seen[t] {
		return true
	}
	seen[t] = true
	all := func(tuple *types.Tuple) bool {
		clear := true
		for v := range tuple.Variables() {
			clear = s.parts(v.Type(), seen) && clear
		}
		return clear
	}
	switch t := t.(type) {
	case *types.Alias:
		return s.named(t.Obj(), t.TypeArgs(), seen)
	case *types.Named:
		return s.named(t.Obj(), t.TypeArgs(), seen)
	case interface{ Elem() types.Type }: // pointer, slice, array, channel, map
		clear := s.parts(t.Elem(), seen)
		if m, ok := t.(*types.Map); ok {
			clear = s.parts(m.Key(), seen) && clear
		}
		return clear
	case *types.Signature:
		clear := all(t.Params()) && all(t.Results())
		for p := range t.TypeParams().TypeParams() {
			clear = s.parts(p.Constraint(), seen) && clear
		}
		return clear
	case *types.Struct:
		clear := true
		for f := range t.Fields() {
			clear = s.parts(f.Type(), seen) && clear
		}
		return clear
	case *types.Interface:
		clear := true
		for m := range t.ExplicitMethods() {
			clear = s.parts(m.Type(), seen) && clear
		}
		for e := range t.EmbeddedTypes() {
			clear = s.parts(e, seen) && clear
		}
		return clear
	case *types.Union:
		clear := true
		for term := range t.Terms() {
			clear = s.parts(term.Type(), seen) && clear
		}
		return clear
	}
	return true
}

func (s *surfacer) named(obj *types.TypeName, args *types.TypeList, seen map[types.Type]bool) bool {
	clear := true
	for arg := range args.Types() {
		clear = s.parts(arg, seen) && clear
	}
	if obj.Pkg() != s.pass.Pkg {
		return clear
	}
	if obj.Parent() != s.pass.Pkg.Scope() {
		return false
	}
	s.add(obj)
	return clear
}

func (s *surfacer) inTest(obj types.Object) bool {
	f := s.pass.Fset.File(obj.Pos())
	return f != nil && strings.HasSuffix(f.Name(), "_test.go")
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}
