package config

import (
	"encoding/json"
	"fmt"
	"io/fs"

	"github.com/damvet/damvet/rules"
)

// text is a configuration as it is written, with the rule files that it names.
type text struct {
	Name   string
	Config []byte
	Rules  map[string][]byte
}

// Additions returns what Extended makes the catalogue of again, in another
// process; nil if the configuration adds nothing to it.
func (c *Config) Additions() ([]byte, error) {
	if len(c.Rules)+len(c.Platforms) == 0 {
		return nil, nil
	}
	return json.Marshal(c.text)
}

// Extended returns the built-in catalogue with what a configuration adds to it,
// as Additions tells it. Rules about secrets of any kind are not in it, and text
// rules that require others, which may be such, show nothing.
func Extended(additions []byte) (*rules.Catalogue, error) {
	var t text
	if err := json.Unmarshal(additions, &t); err != nil {
		return nil, err
	}
	c := &Config{Catalogue: rules.Builtin()}
	c.lines.read(t.Config)
	if err := decode(t.Name, t.Config, c); err != nil {
		return nil, err
	}
	added, err := c.added(func(name string, _ int64) ([]byte, error) {
		data, ok := t.Rules[name]
		if !ok {
			return nil, fs.ErrNotExist
		}
		return data, nil
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", t.Name, err)
	}
	for _, f := range added {
		for _, r := range f.Rules {
			if len(r.Required) > 0 {
				r.Required, r.Shown = nil, ""
			}
		}
	}
	cat, err := c.Catalogue.Extend(added...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", t.Name, err)
	}
	return cat, nil
}
