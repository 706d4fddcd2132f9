package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/semver"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/govet"
	"github.com/damvet/damvet/internal/scan"
	"github.com/damvet/damvet/internal/synth"
	"github.com/damvet/damvet/rules"
)

// ownRules are the rules of the repository's own files.
func (r *session) ownRules() ([]*rules.Rule, error) {
	base, err := r.general(r.conf.Secrets)
	if err != nil {
		return nil, err
	}
	var own []*rules.Rule
	for rule := range r.conf.Catalogue.All() {
		if base.Rule(rule.ID) == nil && len(rule.Examples()) > 0 {
			own = append(own, rule)
		}
	}
	return own, nil
}

// trial is an example of a rule that is found, or a counterexample that is not.
type trial struct {
	rule *rules.Rule
	name string // "example 1"
	want bool
	file string
	text string
}

// said says what does not come out as the example tells, or "".
func (t *trial) said(found bool) string {
	switch {
	case found == t.want:
		return ""
	case found:
		return fmt.Sprintf("rule %q: %s is found", t.rule.ID, t.name)
	}
	return fmt.Sprintf("rule %q: %s is not found", t.rule.ID, t.name)
}

// trials returns the examples of rules with their placeholders filled in.
func (r *session) trials(own []*rules.Rule) ([]trial, error) {
	expand, err := synth.New(r.conf.Catalogue)
	if err != nil {
		return nil, err
	}
	var out []trial
	for _, rule := range own {
		for i, list := range [][]rules.Example{rule.Examples(), rule.Counterexamples()} {
			for n, e := range list {
				text, err := expand.Expand(e.Text)
				if err != nil {
					return nil, fmt.Errorf("rule %q: %w", rule.ID, err)
				}
				name := fmt.Sprintf("%s %d", []string{"example", "counterexample"}[i], n+1)
				out = append(out, trial{rule, name, i == 0, e.File, text})
			}
		}
	}
	return out, nil
}

// tryExamples holds rules against their examples, and says what does not come
// out as they tell.
func (r *session) tryExamples(ctx context.Context, own []*rules.Rule) ([]string, error) {
	scanner, err := scan.New(r.conf.Catalogue, scan.Options{Now: r.now})
	if err != nil {
		return nil, err
	}
	all, err := r.trials(own)
	if err != nil {
		return nil, err
	}
	var wrong []string
	var inGo []trial
	for _, t := range all {
		if r.isGo(t.rule) {
			inGo = append(inGo, t)
			continue
		}
		res, err := scanner.Content(cmp.Or(t.file, "example"), strings.NewReader(t.text))
		if err != nil {
			return nil, err
		}
		found := slices.ContainsFunc(res.Things, func(thing scan.Thing) bool { return thing.Rule.ID == t.rule.ID })
		if w := t.said(found); w != "" {
			wrong = append(wrong, w)
		}
	}
	more, err := r.tryGo(ctx, inGo)
	return append(wrong, more...), err
}

// isGo reports whether a rule is one of the Go checks'.
func (r *session) isGo(rule *rules.Rule) bool {
	return slices.ContainsFunc(r.conf.Catalogue.Checks, func(k *rules.Check) bool { return k.ID == rule.ID && k.Look.Go != "" })
}

// tryGo is tryExamples for Go checks: each example is a package of a module that
// works beside the directory's own, so that it can import what that has and
// requires.
func (r *session) tryGo(ctx context.Context, all []trial) ([]string, error) {
	if len(all) == 0 {
		return nil, nil
	}
	dir, err := os.MkdirTemp("", "damvet-examples-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	o, err := r.goOptions(dir, dir)
	if err != nil {
		return nil, err
	}
	o.Progress = nil
	module, work := "module damvet.example\n", ""
	if beside, version := r.module(); beside != "" {
		module += "\ngo " + version + "\n"
		work = fmt.Sprintf("go %s\n\nuse .\n\nuse %s\n", version, strconv.Quote(filepath.ToSlash(beside)))
	}
	contents := map[string]string{"go.mod": module}
	if work != "" {
		contents["go.work"] = work
	}
	files := map[string]*trial{}
	for i := range all {
		file := fmt.Sprintf("example%d/example.go", i+1)
		files[file], contents[file] = &all[i], all[i].text
		o.Files = append(o.Files, file)
	}
	for name, text := range contents {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o700), os.WriteFile(name, []byte(text), 0o600)); err != nil {
			return nil, err
		}
	}
	res, err := govet.Run(ctx, o)
	if errors.Is(err, govet.ErrNoGo) {
		return []string{"the examples of Go checks were not tried: " + err.Error()}, nil
	}
	if err != nil {
		return nil, err
	}
	found := map[*trial]bool{}
	for _, f := range res.Findings {
		if t := files[f.Path]; t != nil && t.rule.ID == f.Rule {
			found[t] = true
		}
	}
	var wrong []string
	for _, file := range o.Files {
		t := files[file]
		if !res.Vetted[file] {
			i := slices.IndexFunc(res.Unreadable, func(u finding.Unreadable) bool { return u.Path == path.Dir(file) || u.Path == file })
			wrong = append(wrong, fmt.Sprintf("rule %q: %s is not tried: %s", t.rule.ID, t.name, res.Unreadable[max(i, 0)].Reason))
		} else if w := t.said(found[t]); w != "" {
			wrong = append(wrong, w)
		}
	}
	return wrong, nil
}

// module returns the module that the directory is in, and the version of Go that
// it is written for; "" if it is in none.
func (r *session) module() (dir, version string) {
	for dir := r.dir; ; dir = filepath.Dir(dir) {
		if data, err := os.ReadFile(filepath.Join(dir, "go.mod")); err == nil {
			version := "1.18" // the first with workspaces
			if f, err := modfile.ParseLax("go.mod", data, nil); err == nil && f.Go != nil && semver.Compare("v"+f.Go.Version, "v"+version) > 0 {
				version = f.Go.Version
			}
			return dir, version
		}
		if dir == r.top || dir == filepath.Dir(dir) {
			return "", ""
		}
	}
}
