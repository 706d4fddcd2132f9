package govet

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/damvet/damvet/internal/finding"
)

// group is what one go command can look at: a module, or the modules of a
// workspace.
type group struct {
	// dir is where the go command is started.
	dir string
	// work is the value of GOWORK: "off", or a file.
	work     string
	patterns []string
}

// groups returns what there is to vet: nothing where no go.mod holds.
func (r *runner) groups() ([]group, error) {
	dirs, err := r.moduleDirs()
	if err != nil {
		return nil, err
	}
	var all []group
	for _, dir := range dirs {
		work := r.workspace(dir)
		patterns := []string{"./..."}
		if !within(r.Dir, dir) {
			// The module begins above: only what is below counts.
			dir = r.Dir
		}
		if len(r.Patterns) > 0 {
			if dir != r.Dir {
				continue
			}
			patterns = r.Patterns
		}
		if work == "off" {
			all = append(all, group{dir, work, patterns})
			continue
		}
		if i := slices.IndexFunc(all, func(g group) bool { return g.work == work }); i >= 0 && within(all[i].dir, dir) && len(r.Patterns) == 0 {
			rel, _ := below(all[i].dir, dir)
			all[i].patterns = append(all[i].patterns, "./"+rel+"/...")
			continue
		}
		g := group{dir, work, patterns}
		if home := filepath.Dir(work); len(r.Patterns) == 0 && within(home, dir) && within(r.Dir, home) {
			rel, _ := below(home, dir)
			g.dir, g.patterns = home, []string{"./" + path.Join(rel, "...")}
		}
		all = append(all, g)
	}
	return all, nil
}

// moduleDirs returns the directories with a go.mod: those below Dir that the go
// command would look into, and the one that holds for Dir.
func (r *runner) moduleDirs() ([]string, error) {
	var dirs []string
	for _, f := range r.Files {
		if path.Base(f) == "go.mod" && !ignoredDir(f) {
			dirs = append(dirs, filepath.Join(r.Dir, filepath.FromSlash(path.Dir(f))))
		}
	}
	for _, dir := range r.linked() {
		if info, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil && info.Mode().IsRegular() {
			dirs = append(dirs, dir)
		}
	}
	slices.Sort(dirs)
	dirs = slices.Compact(dirs)
	above, err := r.upward(r.Dir, "go.mod")
	if err != nil {
		return nil, err
	}
	if above != "" && filepath.Dir(above) != r.Dir {
		dirs = append([]string{filepath.Dir(above)}, dirs...)
	} else if above != "" && !slices.Contains(dirs, r.Dir) && len(r.files) > 0 {
		// Ignored or left out, but the go command obeys it.
		dirs = append([]string{r.Dir}, dirs...)
	}
	return dirs, nil
}

// upward returns the nearest file of that name in a directory or above it, as
// far as Top, or "".
func (r *runner) upward(dir, name string) (string, error) {
	for {
		file := filepath.Join(dir, name)
		info, err := os.Stat(file)
		if err == nil && info.Mode().IsRegular() {
			return file, nil
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		if !within(r.Top, dir) || dir == r.Top || filepath.Dir(dir) == dir {
			return "", nil
		}
		dir = filepath.Dir(dir)
	}
}

// workspace returns the GOWORK that a module is to be looked at with: the
// go.work that names it, or off.
func (r *runner) workspace(module string) string {
	file := ""
	for _, v := range r.Env {
		if value, ok := strings.CutPrefix(v, "GOWORK="); ok {
			file = value
		}
	}
	if file == "off" {
		return file
	}
	if file == "" {
		var err error
		if file, err = r.upward(module, "go.work"); err != nil || file == "" {
			return "off"
		}
	}
	data, err := r.read(file)
	if err != nil {
		return "off"
	}
	work, err := modfile.ParseWork(file, data, nil)
	if err != nil {
		rel, _ := r.relative(file)
		r.Unreadable = append(r.Unreadable, finding.Unreadable{Path: rel, Reason: fmt.Sprint(err)})
		return "off"
	}
	for _, use := range work.Use {
		dir := filepath.FromSlash(use.Path)
		if !filepath.IsAbs(dir) {
			dir = filepath.Join(filepath.Dir(file), dir)
		}
		if real, err := filepath.EvalSymlinks(dir); err == nil && real == module {
			return file
		}
	}
	return "off"
}

// read reads a file as the overlay has it.
func (r *runner) read(file string) ([]byte, error) {
	if rel, ok := below(r.Dir, file); ok {
		return r.content(rel)
	}
	return os.ReadFile(file)
}

func within(dir, path string) bool {
	_, ok := below(dir, path)
	return ok
}
