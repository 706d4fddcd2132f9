package record

import (
	"fmt"
	"strings"
	"testing"
)

// FuzzModule feeds a module with two files and a file of values: what stands in
// the one that is read ends in it, and what stands elsewhere is in a file of the
// module.
func FuzzModule(f *testing.F) {
	f.Add("a = var.x\nb = local.y", "variable \"x\" {\n  default = [1]\n}\nlocals {\n  y = { z = var.x }\n}", "x = \"${var.x}b\"")
	f.Add("locals {\n  a = local.b\n}\nr \"s\" \"t\" { u = jsonencode(local.a) }", "locals {\n  b = { c = local.a }\n}", "{")
	f.Fuzz(func(t *testing.T, text, other, values string) {
		m := NewModule("a", []File{{"a/main.tf", []byte(text)}, {"a/other.tf", []byte(other)}, {"a/x.auto.tfvars", []byte(values)}})
		for r := range m.Read([]byte(text)) {
			Walk(r.Docs, func(p *Place) bool {
				if err := m.holds(p.Value, len(text)); err != nil {
					t.Errorf("%v: %+v in %q, %q, %q", err, p.Value, text, other, values)
				}
				return true
			})
		}
	})
}

// holds returns an error if a value does not stand in one text.
func (m *Module) holds(v *Value, length int) error {
	f, start, elsewhere := m.Locate(v.Start)
	if elsewhere {
		length = len(f.Data)
	}
	if end := start + v.End - v.Start; start < 0 || start > end || end > length {
		return fmt.Errorf("it stands at %d to %d of %d bytes of %q", start, end, length, f.Path)
	}
	return nil
}

// A name that stands for what itself is made of others is followed, and one that
// goes round in a circle comes to an end.
func TestModuleChain(t *testing.T) {
	m := NewModule("a", []File{
		{"a.tf", []byte("locals {\n  one = local.two\n  round = { a = local.circle }\n}")},
		{"b.tf", []byte("locals {\n  two = var.three\n  circle = { b = local.round }\n}\nvariable \"empty\" {\n  default = \"\"\n}")},
		{"terraform.tfvars", []byte("three = \"end\"")},
	})
	for r := range m.Read([]byte("x = local.one\ny = local.round\nz = var.empty")) {
		if r.Overruled {
			continue
		}
		d := r.Docs[0]
		if v := d.Get("x"); v.Text != "end" || v.Kind != String {
			t.Errorf("x is the %v %q", v.Kind, v.Text)
		}
		if f, at, elsewhere := m.Locate(d.Get("x").Start); !elsewhere || f.Path != "terraform.tfvars" || at != 8 {
			t.Errorf("x stands at %d of %q", at, f.Path)
		}
		if v := d.Get("y"); v.Kind != Map {
			t.Errorf("y is a %v", v.Kind)
		}
		if v := d.Get("z"); v.Known() {
			t.Errorf("z is the %v %q", v.Kind, v.Text)
		}
	}
}

// What many callers say of which each has many is read so often and no more.
func TestManyCallers(t *testing.T) {
	text := []byte("variable \"x\" {}\n" + strings.Repeat("module \"b\" {\n  source = \"../a\"\n  x = var.x\n}\n", 200))
	callers := []Caller{{Dir: "a", Files: []File{{"a/main.tf", text}}}}
	for range 8 {
		var next []Caller
		for range 16 {
			next = append(next, Caller{"a", []File{{"a/main.tf", text}}, callers})
		}
		callers = next[:min(len(next), 3)]
	}
	m := NewModule("a", []File{{"a/main.tf", text}}, callers...)
	if len(m.layers) > maxCalls+1 || m.read > 2*maxCallers || !m.Cut() {
		t.Errorf("%d layers, %d bytes read", len(m.layers), m.read)
	}
}
