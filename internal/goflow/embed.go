package goflow

import (
	"encoding/json"
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// maxEmbedded is how large a file is at most that is read because it becomes a part
// of the program.
const maxEmbedded = 64 << 10

// inProgram is what is said of a secret that stands in such a file.
const inProgram = "the file becomes a part of the program"

// embedded is a file that becomes a part of the program: its name in the directory of
// the package. That of none is "".
type embedded struct{ dir, name string }

// besides returns the file of a name beside the one in which a place is.
func besides(fset *token.FileSet, pos token.Pos, name string) embedded {
	return embedded{filepath.Dir(fset.PositionFor(pos, false).Filename), filepath.FromSlash(name)}
}

// embeddedIn returns the file that a variable is filled with: that its directive
// names, and not by a pattern.
func embeddedIn(fset *token.FileSet, decl *ast.GenDecl, spec *ast.ValueSpec) embedded {
	if decl.Tok != token.VAR || len(spec.Names) != 1 || len(spec.Values) > 0 {
		return embedded{}
	}
	name := directive(decl, spec)
	if name == "" || strings.ContainsAny(name, "*?[\\ \t") {
		return embedded{}
	}
	return besides(fset, decl.Pos(), name)
}

// directive returns what the one directive of a variable names, "" if there is none,
// or more than one.
func directive(decl *ast.GenDecl, spec *ast.ValueSpec) string {
	name := ""
	for _, doc := range []*ast.CommentGroup{decl.Doc, spec.Doc} {
		if doc == nil {
			continue
		}
		for _, c := range doc.List {
			args, ok := strings.CutPrefix(c.Text, "//go:embed ")
			if !ok {
				continue
			}
			if name != "" {
				return ""
			}
			name = strings.Trim(strings.TrimSpace(args), "\"`")
		}
	}
	return name
}

// embedded returns the file that a variable of the package is filled with.
func (f *Flow) embedded(v *types.Var) embedded {
	f.embedding.Do(func() {
		f.embeds = map[types.Object]embedded{}
		for _, file := range f.pass.Files {
			for _, decl := range file.Decls {
				if decl, ok := decl.(*ast.GenDecl); ok {
					for _, spec := range decl.Specs {
						if spec, ok := spec.(*ast.ValueSpec); ok {
							if e := embeddedIn(f.pass.Fset, decl, spec); e.name != "" {
								f.embeds[f.pass.TypesInfo.Defs[spec.Names[0]]] = e
							}
						}
					}
				}
			}
		}
	})
	return f.embeds[v]
}

// read returns what the file holds, if it is not large and in the directory, whatever
// links say. The compiler has read it too, but a pass hands out Go files alone.
func (e embedded) read() (string, bool) {
	if e.name == "" {
		return "", false
	}
	root, err := os.OpenRoot(e.dir)
	if err != nil {
		return "", false
	}
	defer root.Close()
	info, err := root.Lstat(e.name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxEmbedded {
		return "", false
	}
	data, err := root.ReadFile(e.name)
	return string(data), err == nil && len(data) <= maxEmbedded
}

// readOf returns what a call reads of the files that a variable of the package is
// filled with; nil if that is not known.
func (w *walk) readOf(recv ssa.Value, name []Value) []Value {
	if load, ok := recv.(*ssa.UnOp); ok {
		recv = load.X
	}
	g, ok := recv.(*ssa.Global)
	if !ok || g.Pkg != w.pkg || len(name) != 1 {
		return nil
	}
	if path, ok := name[0].Constant(); ok {
		return besides(w.pass.Fset, g.Pos(), path).values()
	}
	return nil
}

// values returns the text of the file as a value; nil if it cannot be read.
func (e embedded) values() []Value {
	if text, ok := e.read(); ok {
		return one(Part{Kind: Text, Text: text, Held: &Return{At: e.step()}})
	}
	return nil
}

// held returns what to tell of a variable that is filled with the file, if that is a
// secret and no more.
func (e embedded) held() (Return, bool) {
	text, ok := e.read()
	if text = strings.TrimSpace(text); !ok || !theGate().random(text) {
		return Return{}, false
	}
	return Return{SHA256: Hash(text), At: e.step()}, true
}

func (e embedded) step() Step {
	return Step{Path: filepath.Join(e.dir, e.name), Line: 1, Column: 1, Message: inProgram}
}

// Source returns where a constant stands that is no literal, or no place.
func (p Part) Source() Step {
	if p.Kind != Text || p.Const != nil || p.Held == nil {
		return Step{}
	}
	return p.Held.At
}

// decoding is a text that is decoded into a struct, and where a field's value stands
// in it.
type decoding struct {
	data ssa.Value
	call ssa.CallInstruction
	keys []string
}

// indexDecoding notes what is decoded into the fields of the package's own structs.
func (f *Flow) indexDecoding(instr ssa.CallInstruction) {
	call := instr.Common()
	if calleeName(call) != "encoding/json.Unmarshal" || len(call.Args) != 2 {
		return
	}
	into := stripped(call.Args[1])
	if s := structOf(into.Type()); s != nil {
		f.decodingInto(s, decoding{call.Args[0], instr, nil}, 0)
	}
}

func (f *Flow) decodingInto(s *types.Struct, d decoding, depth int) {
	for i := range s.NumFields() {
		v := s.Field(i).Origin()
		key, ok := keyOf(s, i)
		if !ok || v.Pkg() != f.pass.Pkg {
			continue
		}
		inner := d
		if key != "" {
			inner.keys = append(d.keys[:len(d.keys):len(d.keys)], key)
		}
		if isText(v.Type()) {
			if f.decodings == nil {
				f.decodings = map[*types.Var][]decoding{}
			}
			f.decodings[v] = append(f.decodings[v], inner)
		} else if t := structOf(v.Type()); t != nil && depth < 3 {
			f.decodingInto(t, inner, depth+1)
		}
	}
}

// decoded returns what constant texts that are decoded bring into a field.
func (w *walk) decoded(f *types.Var, depth int) []Value {
	var out []Value
	for _, d := range w.decodings[f] {
		for _, v := range mark(w.values(d.data, nil, depth), d.call.Parent(), d.data, d.call.Pos()) {
			text, ok := v.Constant()
			if !ok || len(text) > maxEmbedded {
				continue
			}
			if text, ok = textUnder(text, d.keys); ok && text != "" {
				out = merge(out, []Value{made(v, text, true)})
			}
		}
	}
	return out
}

// textUnder returns the text that stands under keys of an object in JSON.
func textUnder(text string, keys []string) (string, bool) {
	var at any
	if json.Unmarshal([]byte(text), &at) != nil {
		return "", false
	}
	for _, key := range keys {
		object, ok := at.(map[string]any)
		if !ok {
			return "", false
		}
		next, ok := object[key]
		for name, val := range object {
			if !ok && strings.EqualFold(name, key) {
				next, ok = val, true
			}
		}
		if !ok {
			return "", false
		}
		at = next
	}
	out, ok := at.(string)
	return out, ok
}
