package govet

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/gcexportdata"

	"github.com/damvet/damvet/internal/goflow"
)

// A vet tool gives the types of a package to the packages that import it, with
// its facts, in a file of its own: four bytes of magic, the lengths of both in
// four bytes each, the types as package gcexportdata writes them, without their
// first byte, and the facts.
const vetxMagic = "vetx"

// barren reports whether the package is wanted for its facts alone and has
// none: the standard library knows no platform.
func (u *unit) barren() bool {
	return u.VetxOnly && u.Compiler == "gc" && u.ModulePath == "" && goflow.Standard(u.ImportPath) &&
		strings.HasSuffix(filepath.ToSlash(u.Dir), "/src/"+u.ImportPath)
}

// declare answers for a package without facts: with its types, for which the
// bodies of its functions need not be read.
func (u *unit) declare() error {
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range u.GoFiles {
		f, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files = append(files, f)
	}
	imports := map[string]*types.Package{}
	conf := types.Config{
		IgnoreFuncBodies: true,
		GoVersion:        u.GoVersion,
		Sizes:            types.SizesFor("gc", build.Default.GOARCH),
		Importer: importer(func(path string) (*types.Package, error) {
			if path = u.ImportMap[path]; path == "unsafe" {
				return types.Unsafe, nil
			}
			if pkg := imports[path]; pkg != nil && pkg.Complete() {
				return pkg, nil
			}
			text, err := readTypes(u.PackageVetx[path])
			if err != nil {
				return nil, err
			}
			return gcexportdata.Read(bytes.NewReader(append([]byte("i"), text...)), fset, imports, path)
		}),
	}
	pkg, err := conf.Check(u.ImportPath, fset, files, nil)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := gcexportdata.Write(&out, fset, pkg); err != nil {
		return err
	}
	text := out.Bytes()[1:]
	vetx := binary.LittleEndian.AppendUint32([]byte(vetxMagic), uint32(len(text)))
	vetx = append(binary.LittleEndian.AppendUint32(vetx, 0), text...)
	return os.WriteFile(u.VetxOutput, vetx, 0o666)
}

type importer func(path string) (*types.Package, error)

func (i importer) Import(path string) (*types.Package, error) { return i(path) }

// readTypes returns the types in a file of the vet tool.
func readTypes(file string) ([]byte, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	if len(data) < 12 || string(data[:4]) != vetxMagic {
		return nil, errors.New("not written by a vet tool: " + file)
	}
	n := uint64(binary.LittleEndian.Uint32(data[4:8]))
	if 12+n > uint64(len(data)) {
		return nil, fmt.Errorf("cut short: %s", file)
	}
	return data[12 : 12+n], nil
}
