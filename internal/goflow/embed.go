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

// embeddedFile returns the file that a variable is filled with, "" if there is none:
// that its directive names, and not by a pattern.
func embeddedFile(fset *token.FileSet, decl *ast.GenDecl, spec *ast.ValueSpec) string {
	if decl.Tok != token.VAR || len(spec.Names) != 1 || len(spec.Values) > 0 {
		return ""
	}
	name := directive(decl, spec)
	if name == "" || strings.ContainsAny(name, "*?[\\ \t") || !filepath.IsLocal(name) {
		return ""
	}
	return filepath.Join(filepath.Dir(fset.PositionFor(decl.Pos(), false).Filename), filepath.FromSlash(name))
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

// embedded returns the file that a variable of the package is filled with, "" if
// there is none.
func (f *Flow) embedded(v *types.Var) string {
	f.embedding.Do(func() {
		f.embeds = map[types.Object]string{}
		for _, file := range f.pass.Files {
			for _, decl := range file.Decls {
				if decl, ok := decl.(*ast.GenDecl); ok {
					for _, spec := range decl.Specs {
						if spec, ok := spec.(*ast.ValueSpec); ok {
							if path := embeddedFile(f.pass.Fset, decl, spec); path != "" {
								f.embeds[f.pass.TypesInfo.Defs[spec.Names[0]]] = path
							}
						}
					}
				}
			}
		}
	})
	return f.embeds[v]
}

// readEmbedded returns what a file holds that is not large. The compiler has read it
// too, but a pass hands out Go files alone.
func readEmbedded(path string) (string, bool) {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxEmbedded {
		return "", false
	}
	data, err := os.ReadFile(path)
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
	path, ok := name[0].Constant()
	if !ok || !filepath.IsLocal(path) {
		return nil
	}
	return w.inFile(filepath.Join(filepath.Dir(w.pass.Fset.PositionFor(g.Pos(), false).Filename), filepath.FromSlash(path)))
}

// inFile returns the text of a file as a value; nil if it cannot be read.
func (f *Flow) inFile(path string) []Value {
	if text, ok := readEmbedded(path); ok {
		return one(Part{Kind: Text, Text: text, Held: &Return{At: placeIn(path)}})
	}
	return nil
}

// heldIn returns what to tell of a variable that is filled with a file, if that is a
// secret and no more.
func heldIn(path string) (Return, bool) {
	if path == "" {
		return Return{}, false
	}
	text, ok := readEmbedded(path)
	if text = strings.TrimSpace(text); !ok || !theGate().random(text) {
		return Return{}, false
	}
	return Return{SHA256: Hash(text), At: placeIn(path)}, true
}

func placeIn(path string) Step { return Step{Path: path, Line: 1, Column: 1, Message: inProgram} }

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
