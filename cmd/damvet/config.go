package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/damvet/damvet/internal/config"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/worktree"
	"github.com/damvet/damvet/rules"
)

var configCommand = &command{
	name: "config", args: "show|check|create|schema [DIR]", minArgs: 1, maxArgs: 2,
	short: "show, check or create the configuration of a directory",
	long: `show prints the configuration that holds for a directory, and where each value
comes from: a flag, the environment, the file, or damvet. check reads it, and the
rule files that it names with their examples, and says what is wrong. create
writes a file to begin with. schema prints the JSON Schema, for editors.`,
	words: func() []string { return []string{"show", "check", "create", "schema"} },
	flags: func(fs *flag.FlagSet, o *options) {
		settingsFlags(fs, o)
		verdictFlags(fs, o)
	},
	run: func(ctx context.Context, u *ui, o *options, args []string) (int, error) {
		dir := target(args[1:])
		switch args[0] {
		case "show":
			return u.showConfig(o, dir)
		case "check":
			return u.checkConfig(ctx, o, dir)
		case "create":
			return u.createConfig(dir)
		case "schema":
			u.print(string(config.Schema))
			return statusClean, nil
		}
		return 0, withHint(fmt.Errorf("unknown word %q", args[0]), "usage: damvet config show|check|create|schema [DIR]")
	},
}

// settingsFor reads the settings that hold for a directory.
func (u *ui) settingsFor(o *options, dir string) (*session, error) {
	info, err := stat(dir)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, withHint(fmt.Errorf("%s: not a directory", dir), "--config names a file")
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	top := abs
	if w, err := worktree.Find(abs); err == nil && w != nil {
		top = w.Root
	}
	within, err := relative(top, abs)
	if err != nil {
		return nil, err
	}
	r := &session{ui: u, options: o, settings: onDisk(top, within), dir: abs, top: top}
	if _, r.inRepository, err = gitstore.Find(abs); err != nil && !errors.Is(err, gitstore.ErrNeither) {
		return nil, err
	}
	return r, r.readSettings()
}

func (u *ui) showConfig(o *options, dir string) (int, error) {
	r, err := u.settingsFor(o, dir)
	if err != nil {
		return 0, err
	}
	c := r.conf
	from := func(flag string) string {
		if origin := r.origin[flag]; origin != "" {
			return origin
		}
		return "default"
	}
	line := func(key, value, origin string) { u.print(fmt.Sprintf("%-44s # %s\n", key+" = "+value, escape(origin))) }
	line("fail-on", strconv.Quote(r.failing.String()), from("fail-on"))
	line("min-confidence", strconv.Quote(r.confidence.String()), from("min-confidence"))
	line("fail-unreachable", strconv.FormatBool(r.failUnreachable), from("fail-unreachable"))
	line("strict", strconv.FormatBool(r.strict), from("strict"))
	switch {
	case r.gitleaksFrom != "":
		line("secrets", strconv.Quote("as "+r.gitleaksFrom+" says"), r.gitleaksFrom)
	case r.options.secrets != "":
		line("secrets", strconv.Quote(r.options.secrets), from("secrets"))
	case c.Secrets != "":
		line("secrets", strconv.Quote(c.Secrets), c.Path)
	default:
		line("secrets", strconv.Quote("cloud"), "default")
	}
	baseline, origin := "", "none is there"
	if b := r.settings.baseline; b != nil {
		baseline, origin = b.Path, "found"
		if r.options.baseline != "" {
			origin = from("baseline")
		} else if c.Baseline != "" {
			origin = c.Path
		}
	}
	line("baseline", strconv.Quote(baseline), origin)
	origin = c.Path
	if c.Path == "" {
		origin = "default"
	}
	for _, l := range []struct {
		key    string
		values []string
	}{{"exclude", c.Exclude}, {"disable", c.Disable}, {"enable", c.Enable}, {"rules", c.Rules}} {
		if len(l.values) > 0 {
			line(l.key, quoteAll(l.values), origin)
		}
	}
	if len(c.Severity) > 0 {
		u.print("\n[severity]\n")
		for _, name := range slices.Sorted(maps.Keys(c.Severity)) {
			line(strconv.Quote(name), strconv.Quote(c.Severity[name].String()), origin)
		}
	}
	u.print("\n[bounds]\n")
	for _, p := range c.Catalogue.Platforms {
		for _, name := range slices.Sorted(maps.Keys(p.Bounds)) {
			value, ok := c.Bounds[name]
			if ok {
				line(name, strconv.Quote(value), origin)
			} else {
				line(name, strconv.Quote(p.Bounds[name].Value), "default")
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(c.Platforms)) {
		p := c.Platforms[id]
		u.print(fmt.Sprintf("\n[platforms.%s]\n", id))
		for _, l := range []struct {
			key    string
			values []string
		}{{"hosts", p.Hosts}, {"words", p.Words}, {"headers", namesOf(p.Headers)}, {"env", namesOf(p.Env)}} {
			if len(l.values) > 0 {
				line(l.key, quoteAll(l.values), origin)
			}
		}
		for i := range p.Go {
			u.print(fmt.Sprintf("[[platforms.%s.go]] # %s, entry %d\n", id, escape(origin), i+1))
		}
	}
	for i, s := range c.Suppress {
		u.print("\n[[suppress]]\n")
		for _, kv := range [][2]string{{"rule", s.Rule}, {"path", s.Path}, {"fingerprint", s.Fingerprint}, {"reason", config.Hide(s.Reason)}, {"owner", config.Hide(s.Owner)}, {"expires", s.Expires.String()}} {
			if kv[1] != "" {
				line(kv[0], strconv.Quote(kv[1]), origin+", suppress "+strconv.Itoa(i+1)+expired(s.Expires.Over(u.now)))
			}
		}
	}
	for i, a := range c.Allow {
		u.print("\n[[allow]]\n")
		line("permissions", quoteAll(a.Permissions), origin+", allow "+strconv.Itoa(i+1)+expired(a.Expires.Over(u.now)))
		for _, kv := range [][2]string{{"platform", a.Platform}, {"template", a.Template}, {"path", a.Path}, {"reason", config.Hide(a.Reason)}, {"owner", config.Hide(a.Owner)}, {"expires", a.Expires.String()}} {
			if kv[1] != "" {
				line(kv[0], strconv.Quote(kv[1]), origin)
			}
		}
	}
	for i, a := range c.Attest {
		u.print("\n[[attest]]\n")
		line("guideline", strconv.Quote(a.Guideline), origin+", attest "+strconv.Itoa(i+1)+expired(a.Until.Over(u.now)))
		line("by", strconv.Quote(a.By), origin)
		line("on", strconv.Quote(a.On.String()), origin)
		line("until", strconv.Quote(a.Until.String()), origin)
		if a.Note != "" {
			line("note", strconv.Quote(config.Hide(a.Note)), origin)
		}
	}
	return statusClean, nil
}

func expired(is bool) string {
	if is {
		return ", expired"
	}
	return ""
}

// namesOf are names with what they carry.
func namesOf(all []rules.Name) []string {
	var names []string
	for _, n := range all {
		names = append(names, n.Name+": "+n.Carries)
	}
	return names
}

func quoteAll(values []string) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = strconv.Quote(v)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

func (u *ui) checkConfig(ctx context.Context, o *options, dir string) (int, error) {
	r, err := u.settingsFor(o, dir)
	if err != nil {
		return 0, err
	}
	if r.conf.Path == "" {
		u.note("there is no configuration: what damvet has built in holds")
	} else {
		u.note("%s: in order", r.conf.Path)
	}
	if b := r.settings.baseline; b != nil {
		u.note("%s: %d entries, in order", b.Path, len(b.Entries))
	}
	for _, line := range r.changes() {
		u.note("configuration: %s", line)
	}
	own, err := r.ownRules()
	if err != nil || len(own) == 0 {
		return statusClean, err
	}
	wrong, err := r.tryExamples(ctx, own)
	if err != nil {
		return 0, err
	}
	for _, w := range wrong {
		u.note("%s", w)
	}
	if len(wrong) > 0 {
		return statusTrouble, nil
	}
	u.note("the examples of %d rules of your own: in order", len(own))
	return statusClean, nil
}

const firstConfig = `#:schema https://raw.githubusercontent.com/damvet/damvet/main/internal/config/damvet.schema.json
# What we decide about the findings of damvet; "damvet config show" tells what
# holds, "damvet help config" more.

# Paths that are left out, as .gitignore writes them.
exclude = []

# Rules, classes, platforms or guidelines that are switched off.
disable = []

# [severity]
# insecure-endpoint = "low"

# [[suppress]]
# rule = "RULE"
# path = "docs/"
# reason = "why"
# owner = "who"
# expires = 2027-01-31
`

func (u *ui) createConfig(dir string) (int, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return 0, err
	}
	defer root.Close()
	if _, err := root.Lstat(config.Name); !errors.Is(err, fs.ErrNotExist) {
		return 0, withHint(fmt.Errorf("%s is there already", config.Name), "`damvet config show` tells what it says")
	}
	if err := replaceFile(root, config.Name, []byte(firstConfig)); err != nil {
		return 0, fmt.Errorf("%s: %w", config.Name, err)
	}
	u.note("%s: written", config.Name)
	return statusClean, nil
}
