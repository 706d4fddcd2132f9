package govet

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/damvet/damvet/internal/goflow"
	"github.com/damvet/damvet/internal/stack"
)

// Inventory reports, when damvet itself asks, what was vetted, as a JSON
// inventory. The go command says nothing of a package without findings, nothing
// of one that it left out because another does not compile, and not whether a
// package came with its tests.
var Inventory = &analysis.Analyzer{
	Name:     "inventory",
	Doc:      "tell damvet which packages were vetted",
	Flags:    inventoryFlags(),
	Requires: []*analysis.Analyzer{goflow.Analyzer},
	Run: func(pass *analysis.Pass) (any, error) {
		if !goflow.JSON || len(pass.Files) == 0 {
			return nil, nil
		}
		stack.Deepen()
		text, err := json.Marshal(inventoryOf(pass))
		pass.Report(analysis.Diagnostic{Pos: pass.Files[0].Package, Category: "inventory", Message: string(text)})
		return nil, err
	},
}

// inventory is what is told of a package.
type inventory struct {
	// Files are the names of those that were looked at.
	Files []string `json:"files"`
	// Surface and Told are what other packages see and hear of it.
	Surface map[string]string `json:"surface"`
	Told    string            `json:"told,omitempty"`
	// Dots are the paths of what it imports under no name, so that each name
	// there may clash with one of its own.
	Dots []string `json:"dots,omitempty"`
}

func inventoryOf(pass *analysis.Pass) inventory {
	inv := inventory{Surface: surface(pass), Told: pass.ResultOf[goflow.Analyzer].(*goflow.Flow).Told()}
	for _, f := range pass.Files {
		inv.Files = append(inv.Files, filepath.Base(goflow.Position(pass.Fset, f.Package).Filename))
		for _, spec := range f.Imports {
			if spec.Name != nil && spec.Name.Name == "." {
				path, _ := strconv.Unquote(spec.Path.Value) // it was parsed
				inv.Dots = append(inv.Dots, path)
			}
		}
	}
	return inv
}

// Asked reports whether arguments are those with which the go command calls its
// vet tool: the questions for its version and flags, or the description of a
// package.
func Asked(args []string) bool {
	if len(args) == 0 {
		return false
	}
	first, last := args[0], args[len(args)-1]
	return first == "-V=full" || first == "-flags" ||
		strings.HasSuffix(last, ".cfg") && (len(args) == 1 || strings.HasPrefix(first, "-"))
}

// Tool answers the go command with the given checks. It does not return.
func Tool(suite []*analysis.Analyzer) {
	stack.Deepen()
	if last := len(os.Args) - 1; strings.HasSuffix(os.Args[last], ".cfg") {
		if u := readUnit(os.Args[last]); u != nil {
			if u.barren() && u.declare() == nil {
				os.Exit(0)
			}
			if asksJSON(os.Args) {
				os.Args[last] = u.whole()
			}
		}
	}
	unitchecker.Main(append(slices.Clip(suite), Inventory, Names, Clearances)...)
}

func asksJSON(args []string) bool {
	return slices.ContainsFunc(args, func(a string) bool {
		return strings.HasSuffix(strings.TrimSuffix(a, "=true"), "."+goflow.JSONFlag)
	})
}

// unit is a package as the go command describes it to its vet tool.
type unit struct {
	file string
	text []byte // is an object

	ImportPath, ModulePath, Dir, Compiler, GoVersion string

	GoFiles     []string
	ImportMap   map[string]string
	PackageVetx map[string]string

	VetxOnly           bool
	VetxOutput, Stdout string
}

// readUnit returns nil for a description that cannot be read: what is wrong
// with it unitchecker says.
func readUnit(file string) *unit {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	u := &unit{file: file, text: text}
	if json.Unmarshal(text, u) != nil {
		return nil
	}
	return u
}

// whole makes a package that is wanted for its facts alone answer in full, and
// returns the description to use. Since Go 1.26 the go command keeps the answer
// to either question under one key, and a package that was once asked for its
// facts would have no findings for good.
func (u *unit) whole() string {
	if !u.VetxOnly || u.Stdout == "" {
		return u.file
	}
	// Of a key that stands twice the last value counts.
	text := append(u.text[:bytes.LastIndexByte(u.text, '}')], `,"VetxOnly":false}`...)
	whole := filepath.Join(filepath.Dir(u.file), "whole.cfg")
	if os.WriteFile(whole, text, 0o600) != nil {
		return u.file
	}
	return whole
}
