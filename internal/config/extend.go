package config

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/fasttoml"
	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/rules"
)

// extend makes the catalogue: the built-in one, with the rule files and the
// names that the configuration adds.
func (c *Config) extend(base Base, files Files) error {
	if c.Secrets != "" && !slices.Contains(Secrets, c.Secrets) {
		return fmt.Errorf("secrets%s: %w", c.lines.of("secrets"), unknown("value", c.Secrets, Secrets))
	}
	var err error
	if c.Catalogue, err = base.catalogue(c.Secrets); err != nil {
		return err
	}
	added, err := c.added(files)
	if err != nil || len(added) == 0 {
		return err
	}
	c.Catalogue, err = c.Catalogue.Extend(added...)
	return err
}

// added returns what the configuration adds to its catalogue, as rule files.
func (c *Config) added(files Files) ([]*rules.File, error) {
	if len(c.Rules) > maxFiles {
		return nil, fmt.Errorf("rules names %d files, more than %d", len(c.Rules), maxFiles)
	}
	var added []*rules.File
	for _, name := range c.Rules {
		f, err := c.readRules(name, files)
		if err != nil {
			return nil, fmt.Errorf("rules%s: %s: %w", c.lines.of("rules"), clip(name), err)
		}
		added = append(added, f)
	}
	for _, id := range sortedKeys(c.Platforms) {
		p := c.Platforms[id]
		if c.Catalogue.Platform(id) == nil && !slices.ContainsFunc(added, func(f *rules.File) bool { return f.Platform != nil && f.Platform.ID == id }) {
			return nil, fmt.Errorf("platforms.%s%s: %w", clip(id), c.lines.of(id), unknown("platform", id, platformIDs(c.Catalogue)))
		}
		if err := p.check(); err != nil {
			return nil, fmt.Errorf("platforms.%s%s: %w", id, c.lines.of(id), err)
		}
		added = append(added, &rules.File{Name: "platforms." + id, Platform: &rules.Platform{
			ID: id, Hosts: p.Hosts, Words: slices.Concat(p.Words, wordsOf(p.Hosts)), Headers: p.Headers, Env: p.Env, Go: p.Go,
		}})
	}
	return added, nil
}

func (c *Config) readRules(name string, files Files) (*rules.File, error) {
	if files == nil {
		return nil, errors.New("rule files cannot be read here")
	}
	data, err := files(name, maxSize)
	if err != nil {
		return nil, err
	}
	if err := fasttoml.Shallow(data); err != nil {
		return nil, err
	}
	if c.text.Rules == nil {
		c.text.Rules = map[string][]byte{}
	}
	c.text.Rules[name] = data
	return rules.Parse(name, data)
}

var (
	hostName = lazyregexp.New(`^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9][a-z0-9-]{0,62}$`)
	envName  = lazyregexp.New(`^[A-Za-z_][A-Za-z0-9_.-]{2,99}$`)
	carries  = []string{"credential", "password", "identifier", "endpoint", "administrator"}
)

const (
	minWord  = 5
	maxNames = 200
)

func (p *Platform) check() error {
	if len(p.Hosts)+len(p.Words)+len(p.Headers)+len(p.Env)+len(p.Go) > maxNames {
		return fmt.Errorf("more than %d names", maxNames)
	}
	for _, h := range p.Hosts {
		if !hostName.Get().MatchString(h) {
			return fmt.Errorf("bad host %q (a name in lower case, like dam.example.com or *.dam.example.com)", clip(h))
		}
	}
	for _, w := range p.Words {
		if len(w) < minWord || w != strings.ToLower(w) || len(w) > 100 {
			return fmt.Errorf("bad word %q (lower case, at least %d letters)", clip(w), minWord)
		}
	}
	for _, n := range slices.Concat(p.Headers, p.Env) {
		if !envName.Get().MatchString(n.Name) {
			return fmt.Errorf("bad name %q", clip(n.Name))
		}
		if !slices.Contains(carries, n.Carries) {
			return fmt.Errorf("%q carries %q (one of: %s)", n.Name, clip(n.Carries), strings.Join(carries, ", "))
		}
	}
	return nil
}

// wordsOf returns what tells that a text speaks of a host.
func wordsOf(hosts []string) []string {
	var words []string
	for _, h := range hosts {
		words = append(words, strings.TrimPrefix(h, "*."))
	}
	return words
}
