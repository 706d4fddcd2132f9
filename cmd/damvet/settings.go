package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/config"
	"github.com/damvet/damvet/internal/gitleaks"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/report"
	"github.com/damvet/damvet/internal/suppress"
	"github.com/damvet/damvet/rules"
)

// Where a setting comes from, first come first served: a flag, an environment
// variable, the configuration, damvet.

// fromEnvironment are the flags that the environment can give, as
// DAMVET_FAIL_ON gives --fail-on.
var fromEnvironment = []string{
	"config", "baseline", "secrets", "gitleaks-config", "fail-on", "min-confidence", "fail-unreachable", "allow-absent", "strict", "format", "color", "quiet",
}

func variable(flag string) string {
	return "DAMVET_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// environment gives the flags that the command line left out.
func (o *options) environment(flags *flag.FlagSet, getenv func(string) string) error {
	o.origin = map[string]string{}
	flags.Visit(func(f *flag.Flag) { o.origin[f.Name] = "--" + f.Name })
	for _, name := range fromEnvironment {
		value := getenv(variable(name))
		if value == "" || o.origin[name] != "" || flags.Lookup(name) == nil {
			continue
		}
		if name == "format" && !slices.Equal(formats(flags), report.Formats()) {
			// The variable is about reports.
			continue
		}
		if err := flags.Set(name, value); err != nil {
			return fmt.Errorf("%s: %w", variable(name), err)
		}
		o.origin[name] = variable(name)
	}
	return nil
}

// given is how a flag was given, for messages.
func (o *options) given(flag string) string {
	if from := o.origin[flag]; from != "" {
		return from
	}
	return "--" + flag
}

// settings is where the configuration and the baseline of a run come from, and
// what they are. The zero value reads none but those that flags name.
type settings struct {
	// read reads from the root of the repository, list lists a directory there;
	// both are nil where there is none.
	read config.Files
	list func(dir string) ([]string, error)
	// within is where in the repository the run looks: the search for a
	// configuration begins there.
	within string
	// whole is true for a run that looks at all of a directory or repository,
	// inRepository for one in a repository.
	whole, inRepository bool

	conf     *config.Config
	baseline *suppress.Baseline
	// gitleaksFrom is where the rules about secrets of any kind come from if it
	// is a configuration of gitleaks.
	gitleaksFrom string
}

// onDisk takes settings from the directory top.
func onDisk(top, within string) settings {
	return settings{read: config.Dir(top), within: within, list: func(dir string) ([]string, error) {
		entries, err := fs.ReadDir(os.DirFS(top), dir)
		return names(entries), plain(err)
	}}
}

func names(entries []fs.DirEntry) []string {
	all := make([]string, len(entries))
	for i, e := range entries {
		all[i] = e.Name()
	}
	return all
}

// readSettings reads the configuration and the baseline.
func (r *session) readSettings() error {
	var err error
	switch {
	case r.options.config != "":
		name := filepath.ToSlash(r.options.config)
		r.conf, err = config.Read(r.general, func(name string, limit int64) ([]byte, error) {
			return config.File(filepath.FromSlash(name), limit)
		}, name)
	case r.noConfig || r.read == nil:
		r.conf, err = config.None(r.general)
	default:
		r.conf, err = config.Load(r.general, r.read, r.within)
	}
	if _, ok := errors.AsType[*hinted](err); ok {
		return err
	}
	if err != nil && r.options.config != "" {
		return withHint(err, "--gitleaks-config takes a configuration of gitleaks; --no-config passes over all")
	}
	if err != nil {
		return withHint(err, "--no-config passes over the configuration")
	}
	r.settle()
	if r.settings.baseline, err = r.readBaseline(); err != nil {
		return withHint(err, "--no-baseline passes over the baseline")
	}
	return nil
}

// general returns the built-in catalogue with the rules about secrets of any
// kind that flags, a configuration of gitleaks or damvet's own ask for, first
// come first served.
func (r *session) general(secrets string) (*rules.Catalogue, error) {
	own, err := r.gitleaksConfig()
	if err != nil {
		if r.options.gitleaks != "" {
			return nil, withHint(err, "without --gitleaks-config, --secrets all takes gitleaks' default rules")
		}
		return nil, withHint(err, "--secrets cloud passes over gitleaks' configuration")
	}
	switch given := cmp.Or(r.options.secrets, secrets); {
	case given == "none":
		return rules.Builtin(), nil
	case own != nil && (r.options.gitleaks != "" || given == ""):
		r.gitleaksFrom = own.Path
		cat, err := rules.Builtin().WithGeneral(own.Rules, false)
		if err != nil {
			err = withHint(fmt.Errorf("%s: %w", own.Path, err), "damvet has a rule of that id; --secrets cloud passes over gitleaks' configuration")
		}
		return cat, err
	default:
		go gitleaks.Default() // read while damvet's own rules are
		return rules.Builtin().WithGeneral(gitleaks.Default().Rules, given != "all")
	}
}

// gitleaksConfig reads the configuration of gitleaks that a flag names, or the
// one at the root of the repository; nil if there is none.
func (r *session) gitleaksConfig() (*gitleaks.Config, error) {
	if r.options.gitleaks != "" {
		name := path.Clean(filepath.ToSlash(r.options.gitleaks))
		return gitleaks.Read(func(file string, limit int64) ([]byte, error) {
			if file == name {
				return config.File(name, limit)
			}
			// What it extends is not named by the user.
			below, err := filepath.Rel(path.Dir(name), file)
			if err != nil {
				return nil, err
			}
			return config.Dir(path.Dir(name))(filepath.ToSlash(below), limit)
		}, name)
	}
	if r.read == nil || r.noConfig || r.options.secrets != "" {
		return nil, nil
	}
	own, err := gitleaks.Read(gitleaks.Files(r.read), gitleaks.FileName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return own, err
}

// passesOverGitleaks reports whether a configuration of gitleaks is there, and
// its default rules were asked for in its place.
func (r *session) passesOverGitleaks() bool {
	if r.read == nil || r.noConfig || cmp.Or(r.options.secrets, r.conf.Secrets) != "all" {
		return false
	}
	_, err := r.read(gitleaks.FileName, 0)
	return !errors.Is(err, fs.ErrNotExist)
}

// settle takes from the configuration what neither flags nor environment give.
func (r *session) settle() {
	set := func(flag string, given bool, take func()) {
		if given && r.origin[flag] == "" {
			take()
			r.origin[flag] = r.conf.Path
		}
	}
	c := r.conf
	set("fail-on", c.FailOn != nil, func() { r.failing = *c.FailOn })
	set("min-confidence", c.MinConfidence != nil, func() { r.confidence = *c.MinConfidence })
	set("fail-unreachable", c.FailUnreachable != nil, func() { r.failUnreachable = *c.FailUnreachable })
	set("strict", c.Strict != nil, func() { r.strict = *c.Strict })
}

// readBaseline reads the baseline that flags or configuration name, or else the
// one at the root of the repository, if there is one.
func (r *session) readBaseline() (*suppress.Baseline, error) {
	switch name := r.options.baseline; {
	case r.noBaseline:
		return nil, nil
	case name != "":
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			name = strings.TrimRight(name, `/\`) + "/"
		}
		b, err := suppress.ReadBaseline(config.File, func(dir string) ([]string, error) {
			entries, err := os.ReadDir(dir)
			return names(entries), plain(err)
		}, filepath.ToSlash(name))
		if errors.Is(err, fs.ErrNotExist) && r.creates {
			return nil, nil
		}
		return b, err
	case r.read == nil:
		return nil, nil
	}
	name := r.baselineName()
	b, err := suppress.ReadBaseline(r.read, r.list, name)
	if errors.Is(err, fs.ErrNotExist) && (r.conf.Baseline == "" || r.creates) {
		return nil, nil
	}
	return b, err
}

// baselineName is the path of the baseline from the root of the repository.
func (r *session) baselineName() string {
	if r.conf.Baseline == "" {
		return config.BaselineName
	}
	name := path.Join(r.configDir(), r.conf.Baseline)
	if strings.HasSuffix(r.conf.Baseline, "/") {
		name += "/"
	}
	return name
}

// configDir is the directory that the configuration's paths are relative to,
// from the root of the repository: its own, or the root if a flag named it.
func (r *session) configDir() string {
	if r.conf.Path == "" || r.options.config != "" {
		return ""
	}
	if dir := path.Dir(r.conf.Path); dir != "." {
		return dir
	}
	return ""
}

// below is the path from the configuration's directory to what is scanned.
func (r *session) below() string {
	below, _ := r.underConfig(r.within)
	return below
}

// fromRoot is the path of a finding from the root of the repository.
func (r *session) fromRoot(at string) string {
	if r.prefix != "" || at == "" {
		return at
	}
	return path.Join(r.within, at)
}

// fromConfig is the path of a finding from the configuration's directory, or
// false if it stands outside of that.
func (r *session) fromConfig(at string) (string, bool) { return r.underConfig(r.fromRoot(at)) }

func (r *session) underConfig(at string) (string, bool) {
	dir := r.configDir()
	if dir == "" || at == dir {
		return strings.TrimPrefix(at, dir), true
	}
	return strings.CutPrefix(at, dir+"/")
}

// accept takes out of a run's findings those that configuration and baseline
// accept, and tells what is out of date in these.
func (r *session) accept(run *report.Run) *suppress.Accepting {
	r.resolve(r.settings.baseline)
	a := suppress.New(r.conf, r.settings.baseline, r.now, suppress.Paths{FromRoot: r.fromRoot, FromConfig: r.fromConfig})
	kept, accepted, why := a.Sort(run.Findings)
	run.Findings = kept
	// What people write beside a finding can hold its secret.
	told := map[string]string{}
	redact := func(text string) string {
		if _, ok := told[text]; !ok {
			told[text] = r.scanner.Redact(text)
		}
		return told[text]
	}
	for i := range run.Suppressed {
		run.Suppressed[i].Reason = redact(run.Suppressed[i].Reason)
	}
	for i, f := range accepted {
		run.Suppressed = append(run.Suppressed, report.Suppressed{
			Finding: f, By: why[i].By, Reason: redact(why[i].Reason), Owner: redact(why[i].Owner), Expires: why[i].Expires.String(),
		})
	}
	for _, n := range a.Notices(r.seen(run)) {
		if r.prune && n.Kind == "stale" {
			continue // it is taken out
		}
		run.Notices = append(run.Notices, r.scanner.Redact(n.Text))
	}
	return a
}

// attest notes who looked at which guideline, and which guidelines the
// configuration switches off.
func (r *session) attest(run *report.Run) {
	off := map[string]bool{}
	for _, id := range run.Disabled {
		off[id] = true
	}
	looked := map[string]bool{}
	cited := map[string]bool{}
	for rule := range run.Catalogue.All() {
		for _, g := range rule.Guidelines {
			cited[g] = true
			looked[g] = looked[g] || !off[rule.ID]
		}
	}
	for i := range run.Guidelines {
		g := &run.Guidelines[i]
		g.Off = cited[g.Guideline.ID] && !looked[g.Guideline.ID]
		for _, a := range r.conf.Attest {
			// Of several the last that counts is told.
			if a.Guideline == g.Guideline.ID && (g.Attested == nil || g.Attested.Expired || !a.Until.Over(r.now)) {
				g.Attested = &report.Attested{By: a.By, On: a.On.String(), Until: a.Until.String(), Note: a.Note, Expired: a.Until.Over(r.now)}
			}
		}
	}
}

// head is the commit that HEAD of a repository is, or "".
func head(gitDir string, inRepository bool) string {
	if !inRepository {
		return ""
	}
	l, err := gitstore.OpenLookup(gitDir)
	if err != nil {
		return ""
	}
	defer l.Close()
	if id := l.Head().ID; !id.IsZero() {
		return id.String()
	}
	return ""
}

// seen says what the run looked at of what configuration and baseline are for.
func (r *session) seen(run *report.Run) suppress.Seen {
	return suppress.Seen{
		Files: r.files && r.whole, Go: r.golang, History: (r.history || !r.inRepository) && r.commits == "" && r.since == "" && r.change == nil,
		Complete: len(run.Coverage.Unreadable) == 0 && len(run.Coverage.Absent) == 0,
	}
}

// changes tells what the configuration changes, in one line each.
func (r *session) changes() []string {
	var all []string
	for _, c := range r.conf.Changes() {
		switch c.Kind {
		case "disabled":
			all = append(all, fmt.Sprintf("%s is switched off (%s)", c.Name, ruleCount(c)))
		case "severity":
			all = append(all, fmt.Sprintf("%s is %s instead of %s (%s)", c.Name, c.To, c.From, ruleCount(c)))
		case "bound":
			all = append(all, fmt.Sprintf("the bound %s is %s instead of %s", c.Name, c.To, c.From))
		case "exclude":
			all = append(all, fmt.Sprintf("%s is left out", c.Name))
		}
	}
	for _, name := range r.conf.Rules {
		all = append(all, "rules of the repository's own are added: "+name)
	}
	for _, id := range slices.Sorted(maps.Keys(r.conf.Platforms)) {
		all = append(all, id+" goes by further names")
	}
	if r.conf.Secrets != "" && r.options.secrets == "" && r.gitleaksFrom == "" {
		all = append(all, "secrets is "+r.conf.Secrets)
	}
	if r.gitleaksFrom != "" {
		all = append(all, "secrets of other kinds are looked for as "+r.gitleaksFrom+" says")
	} else if r.passesOverGitleaks() {
		all = append(all, gitleaks.FileName+" is not read: secrets all takes gitleaks' default rules")
	}
	for _, name := range []string{"GITLEAKS_CONFIG", "GITLEAKS_CONFIG_TOML"} {
		if r.getenv(name) != "" && r.options.gitleaks == "" && r.options.secrets != "none" {
			all = append(all, name+" is set, and not read: --gitleaks-config or DAMVET_GITLEAKS_CONFIG names a file")
		}
	}
	for _, flag := range []string{"fail-on", "min-confidence"} {
		if r.conf.Path != "" && r.origin[flag] == r.conf.Path {
			value := r.failing.String()
			if flag == "min-confidence" {
				value = r.confidence.String()
			}
			all = append(all, fmt.Sprintf("%s is %s", flag, value))
		}
	}
	return all
}

func ruleCount(c config.Change) string {
	switch len(c.Rules) {
	case 0:
		return "no rules"
	case 1:
		return "1 rule"
	}
	return fmt.Sprintf("%d rules", len(c.Rules))
}
