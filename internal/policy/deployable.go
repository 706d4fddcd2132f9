package policy

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/rules"
)

// deployables tells which files of a repository are deployed together.
type deployables struct {
	manifests  map[string]bool
	alone, not func() []*regexp.Regexp
}

func newDeployables(d *rules.Deployables) *deployables {
	out := &deployables{manifests: map[string]bool{}, alone: lazyregexp.All(d.Alone), not: lazyregexp.All(d.None)}
	for _, name := range d.Manifests {
		out.manifests[strings.ToLower(name)] = true
	}
	return out
}

// none reports whether a file is part of no deployable.
func (d *deployables) none(name string) bool {
	return slices.ContainsFunc(d.not(), func(re *regexp.Regexp) bool { return re.MatchString(name) })
}

// dirs returns the directories that have a manifest.
func (d *deployables) dirs(paths []string) map[string]bool {
	all := map[string]bool{}
	for _, p := range paths {
		if d.manifests[strings.ToLower(path.Base(p))] {
			all[path.Dir(p)] = true
		}
	}
	return all
}

// unit returns the name of the deployable that a file belongs to, "" for none.
func (r *Repository) unit(name string) string {
	unit, ok := r.units[name]
	if !ok {
		unit = r.findUnit(name)
		r.units[name] = unit
	}
	return unit
}

func (r *Repository) findUnit(name string) string {
	d := r.j.deployables
	if d.none(name) {
		return ""
	}
	for _, re := range d.alone() {
		if m := re.FindStringSubmatch(name); len(m) > 1 && m[1] != "" {
			return m[1]
		} else if m != nil {
			return name
		}
	}
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		if r.dirs[dir] || dir == "." || dir == "/" {
			if dir == "." {
				return "the repository's root"
			}
			return dir
		}
	}
}
