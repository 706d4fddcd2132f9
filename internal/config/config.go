// Package config reads .damvet.toml: what a team decides about the findings of
// its repository. A configuration makes damvet run nothing, reads nothing
// outside of the repository, and hides nothing in silence: Changes tells what
// it takes away.
package config

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/damvet/damvet/internal/fasttoml"
	"github.com/damvet/damvet/internal/lazy"
	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/internal/spelling"
	"github.com/damvet/damvet/internal/worktree"
	"github.com/damvet/damvet/rules"
)

// Name is the name of the configuration file, BaselineName that of the baseline
// where the configuration names no other.
const (
	Name         = ".damvet.toml"
	BaselineName = ".damvet-baseline.jsonl"
)

// Config is a configuration as it stands. The zero value decides nothing. The
// field tags doc and form are the source of the JSON Schema.
type Config struct {
	// Path is where it was read; empty if there was none.
	Path string `toml:"-"`
	// Catalogue is the built-in one, with what the configuration adds to it.
	Catalogue *rules.Catalogue `toml:"-"`

	FailOn          *rules.Severity   `toml:"fail-on" doc:"The least severity that makes the exit status 1."`
	MinConfidence   *rules.Confidence `toml:"min-confidence" doc:"The least confidence that makes the exit status 1."`
	FailUnreachable *bool             `toml:"fail-unreachable" doc:"Let findings in unreachable objects make the exit status 1."`
	Strict          *bool             `toml:"strict" doc:"Let what is out of date here and in the baseline make the exit status 1."`
	Baseline        string            `toml:"baseline" doc:"The file, or the directory with a slash at the end, that holds accepted findings; relative to this file."`

	Exclude []string `toml:"exclude" doc:"Paths that are left out of files and history, as .gitignore writes them."`
	Disable []string `toml:"disable" form:"name" doc:"Rules, classes, platforms and guidelines that are switched off."`
	Enable  []string `toml:"enable" form:"name" doc:"What stays on of what disable names."`

	Severity map[string]rules.Severity `toml:"severity" doc:"Another severity for rules, guidelines, classes and platforms; the most specific counts."`
	Bounds   map[string]string         `toml:"bounds" form:"bound" doc:"Policy bounds by name; damvet rules --bounds lists them."`

	Secrets   string               `toml:"secrets" form:"secrets" doc:"What is looked for beside the platforms' credentials: none, cloud (keys of the cloud storage behind them), all (every secret that gitleaks' default rules know)."`
	Rules     []string             `toml:"rules" form:"path" doc:"Rule files of your own, in the format of damvet's; relative to this file."`
	Platforms map[string]*Platform `toml:"platforms" doc:"What a platform goes by in this repository, by the platform's id."`

	Suppress []*Suppression `toml:"suppress" doc:"Findings that are accepted."`
	Allow    []*Allowance   `toml:"allow" doc:"Permissions that a template or a path may grant."`
	Attest   []*Attestation `toml:"attest" doc:"Guidelines that a person has looked at, where only a person can judge."`

	disabled map[string]bool
	grades   map[string]rules.Severity
	lines    places
	text     text
}

// Platform is what a platform goes by in one repository.
type Platform struct {
	Hosts   []string         `toml:"hosts" form:"host" doc:"Host names of your own that lead to the platform: custom domains, proxies, CNAMEs."`
	Words   []string         `toml:"words" form:"word" doc:"Words, at least five letters long, that tell that a text speaks of the platform."`
	Headers []rules.Name     `toml:"headers" doc:"HTTP headers that carry its credentials and identifiers."`
	Env     []rules.Name     `toml:"env" doc:"Environment variables that hold its credentials and identifiers."`
	Go      []*rules.GoEntry `toml:"go" doc:"Functions, structs and headers of Go code that take its credentials."`
}

// Suppression accepts findings.
type Suppression struct {
	Rule        string `toml:"rule" form:"name" doc:"A rule, class, platform or guideline; all if it is left out."`
	Path        string `toml:"path" doc:"Files, as .gitignore writes them; all if it is left out."`
	Fingerprint string `toml:"fingerprint" form:"fingerprint" doc:"One finding, by its fingerprint."`
	Accepted
}

// Accepted is who accepts something, why, and until when.
type Accepted struct {
	Reason  string `toml:"reason" form:"required" doc:"Why it is accepted."`
	Owner   string `toml:"owner" doc:"Who answers for it."`
	Expires Date   `toml:"expires" doc:"The last day on which it counts."`
}

// Allowance lets a template, or the files of a path, grant permissions that are
// reported elsewhere.
type Allowance struct {
	Permissions []string `toml:"permissions" form:"required" doc:"The permissions, as the platform writes them."`
	Platform    string   `toml:"platform" doc:"The platform's id; all if it is left out."`
	Template    string   `toml:"template" doc:"The name or description of the template, group or key."`
	Path        string   `toml:"path" doc:"Files, as .gitignore writes them."`
	Accepted
}

// Attestation says that a person looked at a guideline and found it kept.
type Attestation struct {
	Guideline string `toml:"guideline" form:"required" doc:"The guideline's id; damvet guidelines lists them."`
	By        string `toml:"by" form:"required" doc:"Who looked."`
	On        Date   `toml:"on" form:"required" doc:"The day of the look."`
	Until     Date   `toml:"until" form:"required" doc:"The last day on which it counts."`
	Note      string `toml:"note" doc:"What was looked at, and where."`
}

// Base returns the catalogue that a configuration adds to. Secrets is what the
// configuration says of it, or "". A nil Base is the built-in catalogue.
type Base func(secrets string) (*rules.Catalogue, error)

func (b Base) catalogue(secrets string) (*rules.Catalogue, error) {
	if b == nil {
		return rules.Builtin(), nil
	}
	return b(secrets)
}

// None returns the configuration of a repository that has none.
func None(base Base) (*Config, error) {
	cat, err := base.catalogue("")
	return &Config{Catalogue: cat}, err
}

// Secrets are the values of the key secrets, least first.
var Secrets = []string{"none", "cloud", "all"}

// Find returns the path of the configuration that holds for a directory: the
// first .damvet.toml from there upward to the root that files reads from; ""
// if there is none. Directories are written with slashes, the root is "".
func Find(files Files, dir string) (string, error) {
	for {
		name := path.Join(dir, Name)
		_, err := files(name, maxSize)
		if err == nil {
			return name, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		if dir == "" || dir == "." {
			return "", nil
		}
		dir = path.Dir(dir)
	}
}

// Load reads the configuration that holds for a directory, and the rule files
// that it names. Without one the result is None. Errors name the file, the place
// and what to do.
func Load(base Base, files Files, dir string) (*Config, error) {
	name, err := Find(files, dir)
	if err != nil {
		return nil, err
	}
	if name == "" {
		return None(base)
	}
	return Read(base, files, name)
}

// Read reads a configuration by its name, and the rule files that it names.
func Read(base Base, files Files, name string) (*Config, error) {
	data, err := files(name, maxSize)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	dir := path.Dir(name)
	return Parse(base, name, data, func(rel string, limit int64) ([]byte, error) {
		if !fs.ValidPath(rel) {
			return nil, fmt.Errorf("%q leads out of the repository, or is not written plainly", rel)
		}
		return files(path.Join(dir, rel), limit)
	})
}

// Parse reads a configuration from its text; the rule files that it names are
// read through files, by their paths from the configuration. Nil refuses them.
func Parse(base Base, name string, data []byte, files Files) (*Config, error) {
	c, err := parse(base, name, data, files)
	return c, HideIn(name, err)
}

func parse(base Base, name string, data []byte, files Files) (*Config, error) {
	c := &Config{Path: name, text: text{Name: name, Config: data}}
	c.lines.read(data)
	if err := decode(name, data, c); err != nil {
		return nil, err
	}
	if err := c.extend(base, files); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if err := c.check(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	c.resolve()
	return c, nil
}

// decode reads the text strictly: a key that is unknown is an error.
func decode(name string, data []byte, c *Config) error {
	if err := fasttoml.Shallow(data); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	md, err := toml.NewDecoder(bytes.NewReader(data)).Decode(c)
	if err != nil {
		if perr, ok := errors.AsType[toml.ParseError](err); ok {
			return fmt.Errorf("%s:%d: %s", name, perr.Position.Line, perr.Message)
		}
		return fmt.Errorf("%s: %w", name, plainType(err))
	}
	for _, key := range []string{"severity", "bounds", "platforms"} {
		// The decoder passes over what is no table.
		if is := md.Type(key); is != "" && is != "Hash" {
			return fmt.Errorf("%s%s: %q is no table", name, c.lines.of(key), key)
		}
	}
	if unknown := md.Undecoded(); len(unknown) > 0 {
		key := unknown[0]
		return fmt.Errorf("%s%s: unknown key %q (there are: %s)", name, c.lines.of(key[len(key)-1]), key.String(), strings.Join(keysBeside(key), ", "))
	}
	return nil
}

// wrongType is how a value of another type than its key's is told of.
var wrongType = lazyregexp.New(`^toml: (?:(line \d+) )?\(last key "(.*)"\): (?:incompatible types: TOML value has type (\S+); destination has type (\S+)|type mismatch for \S+: expected (table) but found (\S+))$`)

// typeWords are the types of a configuration for who writes one.
var typeWords = lazy.Value[map[string]string]{Make: func() map[string]string {
	return map[string]string{
		"map[string]any": "a table", "map": "a table", "table": "a table", "[]any": "a list", "slice": "a list", "[]map[string]any": "a list",
		"string": "a string", "int64": "a number", "float64": "a number", "bool": "true or false", "boolean": "true or false", "time.Time": "a date",
	}
}}

// plainType says of a value of the wrong type what it is and what belongs there.
func plainType(err error) error {
	m := wrongType.Get().FindStringSubmatch(err.Error())
	if m == nil {
		return err
	}
	has, wants := cmp.Or(typeWords.Get()[m[3]+m[6]], "something else"), cmp.Or(typeWords.Get()[m[4]+m[5]], "something else")
	line := m[1]
	if line != "" {
		line += ": "
	}
	if m[2] == "rules" {
		return fmt.Errorf("%srules lists files, in which [[rules]] of your own stand", line)
	}
	return fmt.Errorf("%s%q is %s, where %s belongs", line, m[2], has, wants)
}

// Bounds on what a configuration may hold.
const (
	maxSize    = 1 << 20
	maxFiles   = 64
	maxEntries = 10_000
	maxText    = 2000
)

var fingerprint = lazyregexp.New(`^[0-9a-f]{32}$`)

func (c *Config) check() error {
	if n := len(c.Suppress) + len(c.Allow) + len(c.Attest) + len(c.Exclude) + len(c.Disable) + len(c.Enable); n > maxEntries {
		return fmt.Errorf("it holds %d entries, more than %d", n, maxEntries)
	}
	if c.Baseline != "" && !fs.ValidPath(strings.TrimSuffix(c.Baseline, "/")) {
		return fmt.Errorf("baseline%s: %q is not a plain path below the configuration", c.lines.of("baseline"), c.Baseline)
	}
	for _, pattern := range c.Exclude {
		if err := worktree.CheckPattern(pattern); err != nil {
			return fmt.Errorf("exclude%s: %q: %w", c.lines.of("exclude"), pattern, err)
		}
	}
	for key, names := range map[string][]string{"disable": c.Disable, "enable": c.Enable} {
		for _, name := range names {
			if err := c.checkName(name); err != nil {
				return fmt.Errorf("%s%s: %w", key, c.lines.of(key), err)
			}
		}
	}
	for _, name := range sortedKeys(c.Severity) {
		if err := c.checkName(name); err != nil {
			return fmt.Errorf("severity%s: %w", c.lines.of(name), err)
		}
	}
	for _, name := range sortedKeys(c.Bounds) {
		if err := checkBound(c.Catalogue, name, c.Bounds[name]); err != nil {
			return fmt.Errorf("bounds.%s%s: %w", name, c.lines.of(name), err)
		}
	}
	for i, s := range c.Suppress {
		if err := c.checkSuppression(s); err != nil {
			return fmt.Errorf("suppress %d%s: %w", i+1, c.lines.entry("suppress", i), err)
		}
	}
	for i, a := range c.Allow {
		if err := c.checkAllowance(a); err != nil {
			return fmt.Errorf("allow %d%s: %w", i+1, c.lines.entry("allow", i), err)
		}
	}
	for i, a := range c.Attest {
		if err := c.checkAttestation(a); err != nil {
			return fmt.Errorf("attest %d%s: %w", i+1, c.lines.entry("attest", i), err)
		}
	}
	return nil
}

func (c *Config) checkSuppression(s *Suppression) error {
	switch {
	case s.Rule == "" && s.Path == "" && s.Fingerprint == "":
		return errors.New("it names no rule, no path and no fingerprint, and would accept everything")
	case s.Fingerprint != "" && !fingerprint.Get().MatchString(s.Fingerprint):
		return fmt.Errorf("bad fingerprint %q (32 hexadecimal digits)", clip(s.Fingerprint))
	}
	if s.Rule != "" {
		if err := c.checkName(s.Rule); err != nil {
			return err
		}
	}
	return s.Accepted.Check()
}

// Check says whether there is a reason, and what is too long.
func (a *Accepted) Check() error {
	switch {
	case strings.TrimSpace(a.Reason) == "":
		return errors.New("it gives no reason")
	case len(a.Reason) > maxText || len(a.Owner) > maxText:
		return fmt.Errorf("reason and owner are at most %d bytes long", maxText)
	}
	return nil
}

func (c *Config) checkAllowance(a *Allowance) error {
	switch {
	case len(a.Permissions) == 0:
		return errors.New("it names no permissions")
	case a.Template == "" && a.Path == "":
		return errors.New("it names neither template nor path, and would allow them everywhere")
	case a.Platform != "" && c.Catalogue.Platform(a.Platform) == nil:
		return unknown("platform", a.Platform, platformIDs(c.Catalogue))
	}
	for _, p := range a.Permissions {
		known := slices.ContainsFunc(c.Catalogue.Platforms, func(pl *rules.Platform) bool {
			return (a.Platform == "" || pl.ID == a.Platform) && slices.ContainsFunc(pl.Permissions, func(have rules.Permission) bool { return strings.EqualFold(have.Name, p) })
		})
		if !known {
			return fmt.Errorf("no platform has a permission %q%s", clip(p), spelling.DidYouMean(p, permissionNames(c.Catalogue)))
		}
	}
	return a.Accepted.Check()
}

func (c *Config) checkAttestation(a *Attestation) error {
	g := c.Catalogue.Guideline(a.Guideline)
	switch {
	case g == nil:
		return fmt.Errorf("unknown guideline %q%s; `damvet guidelines` lists them", clip(a.Guideline), spelling.DidYouMean(a.Guideline, guidelineIDs(c.Catalogue)))
	case g.Visibility == rules.Full:
		return fmt.Errorf("damvet sees all of %q: there is nothing to attest", g.ID)
	case strings.TrimSpace(a.By) == "":
		return errors.New("it does not say by whom")
	case a.On.IsZero(), a.Until.IsZero():
		return errors.New("it needs the days on and until")
	case a.Until.Before(a.On):
		return fmt.Errorf("it ends on %s, before %s", a.Until, a.On)
	case len(a.By) > maxText || len(a.Note) > maxText:
		return fmt.Errorf("by and note are at most %d bytes long", maxText)
	}
	return nil
}

func checkBound(cat *rules.Catalogue, name, value string) error {
	var names []string
	for _, p := range cat.Platforms {
		if b := p.Bounds[name]; b != nil {
			return b.Check(value)
		}
		names = slices.AppendSeq(names, maps.Keys(p.Bounds))
	}
	slices.Sort(names)
	return fmt.Errorf("no such bound%s; `damvet rules --bounds` lists them", spelling.DidYouMean(name, names))
}

func clip(s string) string {
	if len(s) > 100 {
		return s[:100] + "…"
	}
	return s
}
