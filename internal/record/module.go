package record

import (
	"bytes"
	"cmp"
	"iter"
	"path"
	"slices"
	"strings"
)

// File is a text and the path at which it stands.
type File struct {
	Path string
	Data []byte
}

// Module is the files of one directory of Terraform's. What one of them says of
// a variable or of a local value is known in the others.
type Module struct {
	files  []File
	origin []int // of the values of each file
	layers []layer
}

// layer is what names stand for: first as Terraform itself reads the directory,
// then with each other file of values, then without any.
type layer struct {
	names     map[string]*Definition
	overruled bool
}

// Reading is a file of a module as it is with some of its files of values.
type Reading struct {
	Docs []*Value
	// Names are what names stand for. Overruled is true if a file that Terraform
	// reads by itself may say otherwise.
	Names     map[string]*Definition
	Overruled bool
}

// Definition is what a name stands for.
type Definition struct {
	// Name is the way in which it is referred to: "var.x", "local.y".
	Name  string
	Value *Value
	// File is the one that says so, and Start where it names it.
	File
	Start int
}

// Bounds on a module: MaxModuleFile is how long a file of one may be. Of others
// nothing is known.
const (
	MaxModuleFile  = 1 << 20
	maxModuleFiles = 1 << 10
	maxValueFiles  = 8
	// moduleOrigin is where the offsets of a module begin, beyond those of any
	// text of its own.
	moduleOrigin = 1 << 24
	maxModule    = 1 << 29
)

// InModule reports whether a file of that name can be of a module.
func InModule(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, ".tf") || strings.HasSuffix(name, ".tofu") || isValues(name)
}

// isValues reports whether a file gives values to variables.
func isValues(name string) bool {
	return strings.HasSuffix(name, ".tfvars") || strings.HasSuffix(name, ".tfvars.json")
}

// Defines reports whether a file of a module can say what a name stands for.
func Defines(name string, data []byte) bool {
	return isValues(strings.ToLower(name)) || bytes.Contains(data, []byte("variable")) || bytes.Contains(data, []byte("locals"))
}

// Refers reports whether a file of a module can refer to what others define.
func Refers(name string, data []byte) bool {
	return !isValues(strings.ToLower(name)) && (bytes.Contains(data, []byte("var.")) || bytes.Contains(data, []byte("local.")))
}

// rank is the order in which files define: what a later one says counts. It is
// negative for files of values that Terraform has to be told of.
func rank(name string) int {
	name = strings.ToLower(path.Base(name))
	plain := strings.TrimSuffix(name, ".json")
	switch {
	case !isValues(name):
		return 0
	case name == "terraform.tfvars":
		return 1
	case plain == "terraform.tfvars":
		return 2
	case strings.HasSuffix(plain, ".auto.tfvars"):
		return 3
	}
	return -1
}

// NewModule returns the module of the files of a directory. Of a variable
// without a value, or whose value is empty, nothing is known.
func NewModule(files []File) *Module {
	m := &Module{}
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b File) int {
		return cmp.Or(cmp.Compare(rank(a.Path), rank(b.Path)), strings.Compare(a.Path, b.Path))
	})
	var own, given, told []int
	at := moduleOrigin
	for _, f := range files {
		if len(f.Data) > MaxModuleFile || at > maxModule || len(m.files) == maxModuleFiles {
			continue
		}
		n := len(m.files)
		m.files, m.origin = append(m.files, f), append(m.origin, at)
		at += len(f.Data) + 1
		switch r := rank(f.Path); {
		case r == 0:
			own = append(own, n)
		case r > 0:
			given = append(given, n)
		default:
			told = append(told, n)
		}
	}
	m.layers = append(m.layers, layer{m.define(own, given), false})
	for _, n := range told[:min(len(told), maxValueFiles)] {
		m.layers = append(m.layers, layer{m.define(own, given, []int{n}), false})
	}
	if len(given) > 0 {
		m.layers = append(m.layers, layer{m.define(own), true})
	}
	return m
}

// chain is through how many other names a name is followed.
const chain = 3

// define returns what names stand for by some of the files, in order.
func (m *Module) define(files ...[]int) map[string]*Definition {
	var names map[string]*Definition
	for range chain {
		next, b := map[string]*Definition{}, &builder{left: maxValues}
		for _, n := range slices.Concat(files...) {
			m.defineIn(n, b, names, next)
		}
		names = next
	}
	return names
}

// defineIn notes what names stand for by a file.
func (m *Module) defineIn(n int, b *builder, known, names map[string]*Definition) {
	f := m.files[n]
	define := func(name string, at Field) {
		if at.Value.Known() && at.Value.Kind != Null && (at.Value.Kind != String || at.Value.Text != "" || len(at.Value.Items) > 0) {
			names[name] = &Definition{Name: name, Value: at.Value, File: f, Start: at.Start}
		}
	}
	var docs []*Value
	if src := string(f.Data); strings.HasSuffix(strings.ToLower(f.Path), ".json") {
		docs = readJSON(src, b)
	} else {
		docs = readModule(src, b, known, define)
	}
	if isValues(strings.ToLower(f.Path)) {
		for _, d := range docs {
			for _, at := range d.Fields {
				define("var."+at.Key, at)
			}
		}
	}
	b.know(docs, string(f.Data))
	within(docs, len(f.Data))
	Walk(docs, func(p *Place) bool {
		v := p.Value
		if v.Start >= moduleOrigin {
			return false
		}
		v.Start, v.End = v.Start+m.origin[n], v.End+m.origin[n]
		for i := range v.Fields {
			v.Fields[i].Start += m.origin[n]
			v.Fields[i].End += m.origin[n]
		}
		return true
	})
}

// within makes the values of a text end in it, whatever they hold.
func within(docs []*Value, length int) {
	Walk(docs, func(p *Place) bool {
		if v := p.Value; v.Start < moduleOrigin {
			v.End = min(v.End, length)
			return true
		}
		return false
	})
}

// Read yields the readings of a file, first the one that is Terraform's own.
// What stands in a file of the module is at offsets that Locate tells; others
// are those of the file itself.
func (m *Module) Read(data []byte) iter.Seq[Reading] {
	return func(yield func(Reading) bool) {
		src := string(data)
		for _, l := range m.layers {
			b := &builder{left: maxValues}
			docs := b.know(readModule(src, b, l.names, func(string, Field) {}), src)
			within(docs, len(src))
			if !yield(Reading{docs, l.names, l.overruled}) {
				return
			}
		}
	}
}

// Locate returns the file and the offset in it of a value that another one
// holds, and false for an offset in the text itself.
func (m *Module) Locate(offset int) (File, int, bool) {
	n, _ := slices.BinarySearch(m.origin, offset+1)
	if n == 0 {
		return File{}, offset, false
	}
	return m.files[n-1], offset - m.origin[n-1], true
}
