package scan

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/history"
	"github.com/damvet/damvet/internal/record"
)

// headModules are the directories at HEAD with files that use values of others.
// The modules of earlier commits are not put together.
type headModules struct {
	places *places
	users  map[string]map[string]history.Place // by directory and path
	at     map[string][]history.Place          // all places at HEAD by directory
}

// note notes what is at HEAD.
func (m *headModules) note(at history.Place, res *Result) {
	if m.users == nil {
		m.users, m.at = map[string]map[string]history.Place{}, map[string][]history.Place{}
	}
	if !record.InModule(at.Path) {
		return
	}
	dir := path.Dir(at.Path)
	m.at[dir] = append(m.at[dir], at)
	for _, f := range res.modules.files {
		if f.uses {
			if m.users[dir] == nil {
				m.users[dir] = map[string]history.Place{}
			}
			m.users[dir][f.Path] = at
		}
	}
}

// settle finds what the files of the modules break together, and calls add for
// each with the place of a file that has to do with it, and for what one file
// holds if there are steps to tell of it. What cannot be read is
// told where it is looked at.
func (m *headModules) settle(o HistoryOptions, total *Result, add func(history.Place, Thing)) {
	if len(m.users) == 0 {
		return
	}
	commit, err := m.places.store.Commit(m.places.store.Head().ID)
	if err != nil {
		return
	}
	callers := m.callers(commit.Tree, o.Excluded, total)
	var told []Thing
	for _, dir := range slices.Sorted(maps.Keys(m.users)) {
		files, blobs := m.read(commit.Tree, dir, o.Excluded)
		for i, f := range files {
			_, files[i].uses = m.users[dir][f.Path]
		}
		// What is found must not be told again.
		alone := &Result{Things: slices.Clone(told)}
		known := map[string]history.Place{}
		around := m.at[dir]
		for _, caller := range dirsOf(callers[dir]) {
			around = append(slices.Clip(around), m.at[caller]...)
			_, more := m.read(commit.Tree, caller, o.Excluded)
			blobs = append(blobs, more...)
		}
		for _, at := range around {
			known[at.Path] = at
			if res := m.places.ahead(at); res != nil {
				alone.Things = append(alone.Things, res.Things...)
				alone.Suppressed = append(alone.Suppressed, res.Suppressed...)
			}
		}
		m.places.s.newModule(dir, files, callers[dir]...).settle(alone, &total.Coverage)
		total.fleeting = total.fleeting || alone.fleeting
		for i, t := range alone.Things {
			if i < len(told) || t.user == "" && len(t.Steps) == 0 {
				continue
			}
			at, ok := known[t.file]
			if !ok {
				at = m.users[dir][t.user]
			}
			add(at, t)
			for _, id := range blobs {
				total.tellsOf(id)
			}
		}
		told = slices.Concat(told, slices.DeleteFunc(alone.Things[len(told):], func(t Thing) bool { return t.user == "" }))
		for _, t := range alone.Suppressed {
			if t.user != "" {
				total.Suppressed = append(total.Suppressed, t)
			}
		}
	}
}

// dirsOf returns the directories of callers and of those that call them.
func dirsOf(callers []record.Caller) []string {
	var dirs []string
	for _, c := range callers {
		for _, dir := range append(dirsOf(c.Callers), c.Dir) {
			if !slices.Contains(dirs, dir) {
				dirs = append(dirs, dir)
			}
		}
	}
	return dirs
}

// callers returns for each directory of a tree those that call it as a module.
func (m *headModules) callers(root gitstore.ID, excluded func(string) bool, total *Result) map[string][]record.Caller {
	r := m.places.reader
	all := map[string][]moduleFile{}
	trees, size, whole := 0, 0, true
	var walk func(tree gitstore.ID, dir string, depth int)
	walk = func(tree gitstore.ID, dir string, depth int) {
		obj, err := r.Read(tree)
		if err != nil {
			return
		}
		if trees++; trees > maxModuleTrees || depth > maxModuleDepth || size > maxModules {
			whole = false
			return
		}
		below := map[string]gitstore.ID{}
		modular := false
		r.Entries(obj.Data, func(e gitstore.Entry) bool {
			if e.Kind == gitstore.Tree {
				below[string(e.Name)] = e.ID
			}
			modular = modular || e.Kind == gitstore.Blob && record.InModule(string(e.Name))
			return true
		})
		if modular {
			all[dir], _ = m.read(root, dir, excluded)
			for _, f := range all[dir] {
				size += len(f.Data)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(below)) {
			walk(below[name], path.Join(dir, name), depth+1)
		}
	}
	walk(root, ".", 0)
	if !whole {
		total.Coverage.Exclude("arguments of Terraform's modules in a tree that is too large", 1)
	}
	return callersOf(all, &total.Coverage)
}

// Bounds on the tree in which callers are looked for.
const (
	maxModuleTrees = 1 << 14
	maxModuleDepth = 64
)

// read reads the files of a module from a tree, and returns their ids too.
func (m *headModules) read(tree gitstore.ID, dir string, excluded func(string) bool) (files []moduleFile, blobs []gitstore.ID) {
	r := m.places.reader
	if dir != "." {
		for name := range strings.SplitSeq(dir, "/") {
			if tree = child(r, tree, name); tree.IsZero() {
				return nil, nil
			}
		}
	}
	obj, err := r.Read(tree)
	if err != nil {
		return nil, nil
	}
	var all []gitstore.Entry
	r.Entries(obj.Data, func(e gitstore.Entry) bool {
		if e.Kind == gitstore.Blob && !e.Link && record.InModule(string(e.Name)) {
			e.Name = bytes.Clone(e.Name)
			all = append(all, e)
		}
		return true
	})
	size := 0
	for _, e := range all {
		name := path.Join(dir, string(e.Name))
		if excluded(name) {
			continue
		}
		obj, err := r.Read(e.ID)
		if err != nil || len(obj.Data) > record.MaxModuleFile || size+len(obj.Data) > maxModules {
			continue
		}
		size += len(obj.Data)
		files = append(files, moduleFile{File: record.File{Path: name, Data: bytes.Clone(obj.Data)}})
		blobs = append(blobs, e.ID)
	}
	return files, blobs
}

// child returns the tree of a directory in another, or zero.
func child(r *gitstore.Reader, tree gitstore.ID, name string) (id gitstore.ID) {
	obj, err := r.Read(tree)
	if err != nil {
		return id
	}
	r.Entries(obj.Data, func(e gitstore.Entry) bool {
		if e.Kind == gitstore.Tree && string(e.Name) == name {
			id = e.ID
		}
		return id.IsZero()
	})
	return id
}
