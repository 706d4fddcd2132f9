package record

import (
	"bytes"
	"cmp"
	"iter"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/lazyregexp"
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
	read   int // bytes of callers, as often as they were read
}

// layer is what names stand for: with the arguments of each block that calls the
// module, as Terraform itself reads the directory, with each other file of
// values, and without any.
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

// Caller is a directory from which others are called as modules, and those from
// which it is itself.
type Caller struct {
	Dir     string
	Files   []File
	Callers []Caller
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
	maxCalls       = 64 // of one module, and by one directory
	// moduleOrigin is where the offsets of a module begin, beyond those of any
	// text of its own.
	moduleOrigin = 1 << 24
	maxModule    = 1 << 29
	maxCallers   = 64 << 20 // bytes of callers, as often as they are read
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
	return isValues(strings.ToLower(name)) || bytes.Contains(data, []byte("variable")) || bytes.Contains(data, []byte("locals")) || len(Called(name, data)) > 0
}

// localSource is the argument of a block that says where in the repository its
// module is.
var localSource = lazyregexp.New(`(?m)^[ \t]*source[ \t]*=[ \t]*"(\.{1,2}/[\w./ -]{0,200}|\.{1,2})"`)

// Called returns the directories that a file of a module calls as modules.
func Called(name string, data []byte) []string {
	if isValues(strings.ToLower(name)) || !bytes.Contains(data, []byte("module")) {
		return nil
	}
	var all []string
	for _, m := range localSource.Get().FindAllSubmatch(data, maxCalls) {
		if dir := path.Join(path.Dir(name), string(m[1])); !slices.Contains(all, dir) {
			all = append(all, dir)
		}
	}
	return all
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

// NewModule returns the module of the files of a directory, called from others.
// Of a variable without a value, or whose value is empty, nothing is known; of
// one of a caller, what those say that call it, or else its own files.
func NewModule(dir string, files []File, callers ...Caller) *Module {
	m := &Module{}
	own, given, told := m.add(files)
	for _, c := range callers {
		for _, given := range m.calls(dir, c) {
			m.layers = append(m.layers, layer{m.define(given, own), false})
		}
	}
	called := len(m.layers) > 0
	m.layers = append(m.layers, layer{m.define(nil, own, given), called})
	for _, n := range told[:min(len(told), maxValueFiles)] {
		m.layers = append(m.layers, layer{m.define(nil, own, given, []int{n}), called})
	}
	if len(given) > 0 {
		m.layers = append(m.layers, layer{m.define(nil, own), true})
	}
	return m
}

// add adds files, and returns the numbers of those that define, of those that
// give values and of those that do so where Terraform is told of them, each in
// the order in which they count.
func (m *Module) add(files []File) (own, given, told []int) {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b File) int {
		return cmp.Or(cmp.Compare(rank(a.Path), rank(b.Path)), strings.Compare(a.Path, b.Path))
	})
	at := moduleOrigin
	if n := len(m.files); n > 0 {
		at = m.origin[n-1] + len(m.files[n-1].Data) + 1
	}
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
	return own, given, told
}

// calls returns the arguments of each block of a caller that calls the module of
// a directory, with what those say that call it in turn.
func (m *Module) calls(dir string, c Caller) (all []map[string]*Definition) {
	if m.read > maxCallers {
		return nil
	}
	own, given, _ := m.add(c.Files)
	var known []map[string]*Definition
	size := 0
	for _, n := range own {
		size += len(m.files[n].Data)
	}
	for _, up := range c.Callers {
		for _, given := range m.calls(c.Dir, up) {
			if len(known) == maxCalls || m.read > maxCallers {
				break
			}
			m.read += (chain + 1) * size
			known = append(known, m.define(given, own))
		}
	}
	if len(known) == 0 {
		m.read += (chain + 1) * size
		known = append(known, m.define(nil, own, given))
	}
	for _, names := range known {
		for _, n := range own {
			b := &builder{left: maxValues}
			docs := m.place(n, readModule(string(m.files[n].Data), b, names, func(string, Field) {}), b)
			for _, block := range blocks(docs, "module") {
				from := block.field("source")
				if from == nil || from.Value.Kind != String || path.Join(c.Dir, from.Value.Text) != dir || len(m.layers)+len(all) >= maxCalls {
					continue
				}
				args := map[string]*Definition{}
				for _, f := range block.Fields {
					if f.Value.defines() {
						name := "var." + f.Key
						args[name] = &Definition{Name: name, Value: f.Value, File: m.files[n], Start: f.Start - m.origin[n]}
					}
				}
				all = append(all, args)
			}
		}
	}
	return all
}

// Cut reports whether there are more callers than are looked at.
func (m *Module) Cut() bool { return m.read > maxCallers }

// blocks returns the bodies of the blocks of a type with one label.
func blocks(docs []*Value, block string) []*Value {
	var all []*Value
	for _, d := range docs {
		for _, f := range d.Fields {
			if f.Key != block || f.Value.Kind != Map {
				continue
			}
			for _, labelled := range f.Value.Fields {
				if labelled.Value.Kind == Map {
					all = append(all, labelled.Value)
				}
			}
		}
	}
	return all
}

// defines reports whether a name is known by a value.
func (v *Value) defines() bool {
	return v.Known() && v.Kind != Null && (v.Kind != String || v.Text != "" || len(v.Items) > 0)
}

// chain is through how many other names a name is followed.
const chain = 3

// define returns what names stand for by what is given and by some of the
// files, in order.
func (m *Module) define(given map[string]*Definition, files ...[]int) map[string]*Definition {
	names := given
	for range chain {
		next, b := map[string]*Definition{}, &builder{left: maxValues}
		for _, n := range slices.Concat(files...) {
			m.defineIn(n, b, names, next)
		}
		maps.Copy(next, given)
		names = next
	}
	return names
}

// defineIn notes what names stand for by a file.
func (m *Module) defineIn(n int, b *builder, known, names map[string]*Definition) {
	f := m.files[n]
	define := func(name string, at Field) {
		if at.Value.defines() {
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
	m.place(n, docs, b)
}

// place puts what was read of a file where Locate finds it.
func (m *Module) place(n int, docs []*Value, b *builder) []*Value {
	data := m.files[n].Data
	b.know(docs, string(data))
	within(docs, len(data))
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
	return docs
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
