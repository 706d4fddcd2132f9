package goflow

import (
	"fmt"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// Takes are the variables of other packages that a package uses as credentials: who
// imports both may set them.
type Takes struct{ Variables []Taken }

// Taken is a variable, and where it reaches.
type Taken struct {
	Package, Name string
	Reach
}

// AFact marks Takes as a fact.
func (*Takes) AFact() {}

func (t *Takes) String() string {
	s := "takes"
	for _, v := range t.Variables {
		s += fmt.Sprintf(" %s.%s", v.Package, v.Name)
	}
	return s
}

const maxTakes = 32

// take notes that a variable of another package reaches a place.
func (f *Flow) take(v types.Object, r Reach) {
	if v.Parent() == v.Pkg().Scope() && len(f.takes.Variables) < maxTakes {
		f.takes.Variables = append(f.takes.Variables, Taken{v.Pkg().Path(), v.Name(), r})
	}
}

func (f *Flow) exportTakes() {
	if len(f.takes.Variables) > 0 && f.pass.Pkg.Name() != "main" {
		f.pass.ExportPackageFact(&f.takes)
		f.told = append(f.told, fmt.Sprintf("%+v", f.takes))
	}
}

// reaching returns where a variable of another package reaches in those that this one
// rests on.
func (f *Flow) reaching(v *types.Var) []Reach {
	var out []Reach
	for _, fact := range f.pass.AllPackageFacts() {
		t, ok := fact.Fact.(*Takes)
		if !ok || fact.Package == f.pass.Pkg {
			continue
		}
		for _, known := range t.Variables {
			if known.Package == v.Pkg().Path() && known.Name == v.Name() {
				out = append(out, known.Reach)
			}
		}
	}
	return out
}

// settable returns a text variable of another package that others may set, as a value
// whose place is not known; nil for anything else.
func settable(g *ssa.Global) []Value {
	v, ok := g.Object().(*types.Var)
	if !ok || !v.Exported() || !isText(v.Type()) || Standard(v.Pkg().Path()) {
		return nil
	}
	return one(Part{Kind: Field, Field: v})
}
