package govet

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
)

// Where a package is edited, the go command compiles and vets every package
// again that rests on it, if so much as an inlined function has changed. damvet
// remembers what the last run without complaints was answered, and asks the go
// command for the packages that were edited first. Only what rests on those of
// them that have changed for others (see surface) is asked for again; at once with
// them, if it shows in what they declare (see declarations) that they will have.
// Nor is it asked which packages there are while nothing has changed that says so
// (see footing).

const (
	memoryMagic  = "damvet go 4\n"
	memorySuffix = ".damvet-memory"
	// maxMemory is how large a file may be, and maxMemories how many there are.
	maxMemory   = 64 << 20
	maxMemories = 100
	// maxSource is how large a file is at most that is read to know what a listing
	// depends on.
	maxSource = 16 << 20
	// smallFile is how large a file is at most that is compared byte by byte though
	// it is no Go.
	smallFile = 4 << 10
)

// memory is a group as it was answered without complaints.
type memory struct {
	// Listing is what the go command told the last time, and Footing the hash of
	// what it told that from, "" if that is not known.
	Listing listing
	Footing string
	// Ground is the hash of what all packages rest on.
	Ground   string
	Packages map[string]*remembered // by import path

	file string
}

// remembered is a package.
type remembered struct {
	// Sum is the hash of its files.
	Sum string
	// Declared are the hashes of what it declares for others.
	Declared []string
	// Answers are what go vet wrote: of a package with tests also without them,
	// under the same ID.
	Answers []answered
	// Seen is what it looks like to others.
	Seen inventory
}

type answered struct {
	ID     string
	Checks map[string]json.RawMessage
}

// recall returns what is remembered of a group, or nil, and where to keep what is
// to be remembered of it now, or nil if that is nothing.
func (r *runner) recall(g group) (old, now *memory) {
	if r.Memory == "" || r.overlay != "" || len(r.Unreadable) > 0 {
		return nil, nil
	}
	tool, err := os.Stat(r.Tool)
	if err != nil {
		return nil, nil
	}
	h := sha256.New()
	fmt.Fprintf(h, "%q %d %d %q %q %q %q %q %q\n", r.Tool, tool.Size(), tool.ModTime().UnixNano(), r.version, r.Dir, g.dir, g.work, g.patterns, r.Tags)
	fmt.Fprintf(h, "%q\n", r.toolArgs())
	for _, v := range slices.Sorted(slices.Values(r.env)) {
		if strings.HasPrefix(v, "GO") || strings.HasPrefix(v, "CGO_") {
			fmt.Fprintf(h, "%q\n", v)
		}
	}
	now = &memory{Footing: r.footing(), file: filepath.Join(r.Memory, hex.EncodeToString(h.Sum(nil)[:16])+memorySuffix)}
	if old, err = readMemory(now.file); err != nil {
		old = nil
	}
	return old, now
}

// survey notes in m how the packages are now. It reports whether that can be told.
func (r *runner) survey(m *memory, g group, load, needed []*pkg) bool {
	var err error
	if m.Ground, err = r.ground(g, load, needed); err != nil {
		return false
	}
	m.Packages = map[string]*remembered{}
	for _, p := range load {
		sum, err := hashFiles(p)
		if err != nil {
			return false
		}
		m.Packages[p.ImportPath] = &remembered{Sum: sum}
	}
	return true
}

// footing returns the hash of what listings depend on: the files by which the go
// command knows the modules, and of each Go file its name and what stands before
// its first declaration that is no import. It is "" if there is more to it.
func (r *runner) footing() string {
	if r.footed {
		return r.foot
	}
	r.footed = true
	slices.Sort(r.sources)
	r.sources = slices.Compact(r.sources)
	h := sha256.New()
	for _, f := range r.sources {
		if info, err := os.Stat(f); err != nil || info.Size() > maxSource {
			return ""
		}
		data, err := os.ReadFile(f)
		if err != nil {
			return ""
		}
		switch filepath.Ext(f) {
		case ".go":
			data = head(data)
		case ".mod", ".work":
			if r.leads(f, data) {
				return ""
			}
		}
		fmt.Fprintf(h, "%q %x\n", f, sha256.Sum256(data))
	}
	r.foot = hex.EncodeToString(h.Sum(nil))
	return r.foot
}

// leads reports whether a go.mod or go.work may name a directory that is not below
// Dir.
func (r *runner) leads(file string, data []byte) bool {
	var replace []*modfile.Replace
	var dirs []string
	if filepath.Ext(file) == ".work" {
		f, err := modfile.ParseWork(file, data, nil)
		if err != nil {
			return true
		}
		replace = f.Replace
		for _, u := range f.Use {
			dirs = append(dirs, u.Path)
		}
	} else {
		f, err := modfile.Parse(file, data, nil)
		if err != nil {
			return true
		}
		replace = f.Replace
	}
	for _, p := range replace {
		if p.New.Version == "" {
			dirs = append(dirs, p.New.Path)
		}
	}
	return slices.ContainsFunc(dirs, func(dir string) bool {
		dir = filepath.FromSlash(dir)
		if !filepath.IsAbs(dir) {
			dir = filepath.Join(filepath.Dir(file), dir)
		}
		return !within(r.Dir, dir)
	})
}

// covers reports whether the footing says all of a package's directory.
func (r *runner) covers(p *pkg) bool {
	if p.Standard || within(r.modules, p.Dir) {
		return true
	}
	return !slices.ContainsFunc(p.files(), func(file string) bool {
		_, found := slices.BinarySearch(r.sources, file)
		return !found
	})
}

// head returns a Go file up to the end of its imports, or all of it if it does not
// parse as far.
func head(data []byte) []byte {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "", data, parser.ImportsOnly|parser.SkipObjectResolution)
	if err != nil {
		return data
	}
	end := f.Name.End()
	if n := len(f.Decls); n > 0 {
		end = f.Decls[n-1].End()
	}
	return data[:fset.File(end).Offset(end)]
}

// ground returns the hash of what packages rest on beside each other: the modules,
// and those packages that are not asked for. What is in the module cache goes by
// its name, and so does the standard library.
func (r *runner) ground(g group, load, needed []*pkg) (string, error) {
	h := sha256.New()
	files := map[string]bool{}
	if g.work != "off" {
		files[g.work] = true
	}
	for _, p := range slices.Concat(load, needed) {
		if p.Module != nil && p.Module.GoMod != "" && !within(r.modules, p.Module.GoMod) {
			files[p.Module.GoMod] = true
		}
	}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		data, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%q %x\n", file, sha256.Sum256(data))
	}
	for _, p := range needed {
		if p.Standard {
			continue
		}
		sum := ""
		if !within(r.modules, p.Dir) {
			if len(p.CgoFiles) > 0 {
				return "", errors.New("cgo reads more than Go files")
			}
			var err error
			if sum, err = hashFiles(p); err != nil {
				return "", err
			}
		}
		fmt.Fprintf(h, "%s %q %s\n", p.ImportPath, p.Dir, sum)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// hashFiles returns the hash of a package's Go files, and of what else it is made of:
// of large files by their sizes and times.
func hashFiles(p *pkg) (string, error) {
	h := sha256.New()
	for i, names := range [][]string{p.GoFiles, p.CgoFiles, p.TestGoFiles, p.XTestGoFiles} {
		for _, name := range names {
			data, err := os.ReadFile(filepath.Join(p.Dir, name))
			if err != nil {
				return "", err
			}
			fmt.Fprintf(h, "%d %q %x\n", i, name, sha256.Sum256(data))
		}
	}
	for _, name := range p.EmbedFiles {
		path := filepath.Join(p.Dir, filepath.FromSlash(name))
		info, err := os.Stat(path)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%q %d %d\n", name, info.Size(), info.ModTime().UnixNano())
		if info.Size() <= smallFile {
			data, err := os.ReadFile(path)
			if err != nil {
				return "", err
			}
			h.Write(data)
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// divide returns the packages to ask for first, and the others: those about which
// the memory says nothing any more, and what rests on those of them that declare
// something else than they did.
func (m *memory) divide(load, needed []*pkg, now *memory) (first, rest []*pkg) {
	ask := map[string]bool{}
	var other []string
	for _, p := range load {
		was, is := m.Packages[p.ImportPath], now.Packages[p.ImportPath]
		switch {
		case m.edited(p, now):
			ask[p.ImportPath] = true
			is.Declared = declarations(p)
			if was != nil && !subset(was.Declared, is.Declared) {
				other = append(other, p.ImportPath)
			}
		default:
			is.Declared = was.Declared
		}
	}
	maps.Copy(ask, dependents(other, load, needed))
	for _, p := range load {
		if ask[p.ImportPath] {
			first = append(first, p)
		} else {
			rest = append(rest, p)
		}
	}
	return first, rest
}

// edited reports whether the memory says nothing of a package any more. What cgo
// makes of one depends on more than its files.
func (m *memory) edited(p *pkg, now *memory) bool {
	was := m.Packages[p.ImportPath]
	return was == nil || was.Sum != now.Packages[p.ImportPath].Sum || len(p.CgoFiles) > 0 ||
		slices.ContainsFunc(was.Seen.Dots, func(path string) bool { return m.Packages[path] != nil })
}

// changed returns the paths of the packages that other packages see or hear
// something else of, now that they were vetted again, or that are no more.
func (m *memory) changed(vetted []*pkg, now *memory) []string {
	var out []string
	for path := range m.Packages {
		if now.Packages[path] == nil {
			out = append(out, path)
		}
	}
	for _, p := range vetted {
		was, is := m.Packages[p.ImportPath], now.Packages[p.ImportPath]
		if len(is.Answers) == 0 || was != nil && !was.within(is, len(p.TestGoFiles) > 0) {
			out = append(out, p.ImportPath)
		}
	}
	return out
}

// dependents returns the paths of the packages that rest on some, or whose tests
// do.
func dependents(paths []string, load, needed []*pkg) map[string]bool {
	importers := map[string][]string{}
	testers := map[string][]string{}
	for _, p := range slices.Concat(load, needed) {
		for _, path := range p.Imports {
			importers[path] = append(importers[path], p.ImportPath)
		}
		for _, path := range slices.Concat(p.TestImports, p.XTestImports) {
			testers[path] = append(testers[path], p.ImportPath)
		}
	}
	out := map[string]bool{}
	for seen := map[string]bool{}; len(paths) > 0; {
		path := paths[0]
		paths = paths[1:]
		if seen[path] {
			continue
		}
		seen[path] = true
		paths = append(paths, importers[path]...)
		for _, by := range slices.Concat(importers[path], testers[path]) {
			out[by] = true
		}
	}
	return out
}

// within reports whether other packages see all of a package as it was in what it
// is now, and hear the same of it. What they hear is that of the package without
// its tests, which is not known where it has some.
func (p *remembered) within(now *remembered, tests bool) bool {
	if p.Seen.Told != now.Seen.Told || tests && now.Seen.Told != "" {
		return false
	}
	for name, was := range p.Seen.Surface {
		if was == unclear || now.Seen.Surface[name] != was {
			return false
		}
	}
	return true
}

// note keeps an answer about a package, once.
func (m *memory) note(p *pkg, id string, checks map[string]json.RawMessage) {
	if m == nil || m.Packages[p.ImportPath] == nil {
		return
	}
	is := m.Packages[p.ImportPath]
	if !slices.ContainsFunc(is.Answers, func(a answered) bool {
		return a.ID == id && bytes.Equal(a.Checks[Inventory.Name], checks[Inventory.Name])
	}) {
		is.Answers = append(is.Answers, answered{id, checks})
	}
}

// noteInventory keeps what a package with that ID looks like: with its tests, if it
// has some.
func (m *memory) noteInventory(p *pkg, id string, inv inventory) {
	if m == nil || m.Packages[p.ImportPath] == nil {
		return
	}
	seen := &m.Packages[p.ImportPath].Seen
	dots := append(seen.Dots, inv.Dots...)
	path, _, _ := strings.Cut(id, " [")
	tests := slices.ContainsFunc(inv.Files, func(name string) bool { return strings.HasSuffix(name, "_test.go") })
	if path == p.ImportPath && (seen.Surface == nil || tests) {
		*seen = inv
	}
	seen.Dots = slices.Compact(slices.Sorted(slices.Values(dots)))
}

// complete reports whether all packages were answered for.
func (m *memory) complete() bool {
	for _, p := range m.Packages {
		if len(p.Answers) == 0 {
			return false
		}
	}
	return true
}

// current reports whether the files are still those that were hashed, and not
// edited while the go command read them.
func (m *memory) current(load []*pkg) bool {
	return !slices.ContainsFunc(load, func(p *pkg) bool {
		sum, err := hashFiles(p)
		return err != nil || sum != m.Packages[p.ImportPath].Sum
	})
}

// declarations returns the hashes of the exported declarations of a package,
// without the bodies of functions, in order. It is a guess at what others see,
// which costs little: what does not parse is left out.
func declarations(p *pkg) []string {
	var out []string
	fset := token.NewFileSet()
	for _, name := range p.GoFiles {
		data, err := os.ReadFile(filepath.Join(p.Dir, name))
		if err != nil {
			continue
		}
		f, err := parser.ParseFile(fset, name, data, parser.SkipObjectResolution)
		if err != nil {
			continue
		}
		base := fset.File(f.FileStart).Base()
		note := func(start, end token.Pos) { out = append(out, digest(string(data[int(start)-base:int(end)-base]))) }
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() {
					note(d.Pos(), d.Type.End())
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					if declares(spec) {
						note(spec.Pos(), spec.End())
					}
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// declares reports whether a specification declares something for others.
func declares(spec ast.Spec) bool {
	switch s := spec.(type) {
	case *ast.TypeSpec:
		return s.Name.IsExported()
	case *ast.ValueSpec:
		return slices.ContainsFunc(s.Names, (*ast.Ident).IsExported)
	}
	return false
}

// subset reports whether all of one sorted list are in another.
func subset(of, list []string) bool {
	return !slices.ContainsFunc(of, func(s string) bool {
		_, found := slices.BinarySearch(list, s)
		return !found
	})
}

// write keeps the memory. That it cannot is no error: the next run takes longer.
func (m *memory) write() {
	var body bytes.Buffer
	if gob.NewEncoder(&body).Encode(m) != nil || body.Len() > maxMemory {
		return
	}
	dir := filepath.Dir(m.file)
	if os.MkdirAll(dir, 0o700) != nil {
		return
	}
	makeRoom(dir)
	f, err := os.CreateTemp(dir, "new-*"+memorySuffix)
	if err != nil {
		return
	}
	sum := sha256.Sum256(body.Bytes())
	_, err = f.Write(slices.Concat([]byte(memoryMagic), sum[:], body.Bytes()))
	if errors.Join(err, f.Close()) == nil && os.Rename(f.Name(), m.file) == nil {
		return
	}
	os.Remove(f.Name())
}

func readMemory(file string) (*memory, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxMemory+1<<10 {
		return nil, errors.New("too large")
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	data, ok := bytes.CutPrefix(data, []byte(memoryMagic))
	if !ok || len(data) < sha256.Size || sha256.Sum256(data[sha256.Size:]) != [sha256.Size]byte(data[:sha256.Size]) {
		return nil, errors.New("damaged")
	}
	m := &memory{file: file}
	return m, gob.NewDecoder(bytes.NewReader(data[sha256.Size:])).Decode(m)
}

// makeRoom deletes the files that were written first, if there are many.
func makeRoom(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) < maxMemories {
		return
	}
	var files []os.FileInfo
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && strings.HasSuffix(e.Name(), memorySuffix) {
			files = append(files, info)
		}
	}
	slices.SortFunc(files, func(a, b os.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	for _, f := range files[:max(0, len(files)-maxMemories+1)] {
		os.Remove(filepath.Join(dir, f.Name()))
	}
}
