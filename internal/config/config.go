// Package config reads .damvet.toml. A configuration leaves out paths,
// switches rules off and moves bounds. It cannot make damvet run or read
// anything.
package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/BurntSushi/toml"

	"github.com/damvet/damvet/rules"
)

// Name is the name of the configuration file.
const Name = ".damvet.toml"

// maxSize is how large a configuration may be, in bytes.
const maxSize = 1 << 20

// Config is a configuration as it stands.
type Config struct {
	// Path is where it was read; empty if there was none.
	Path string `toml:"-"`
	// Exclude are patterns, as .gitignore writes them, of paths that are left
	// out in the working tree and in the history.
	Exclude []string `toml:"exclude"`
	// Disable are the ids of rules that are switched off.
	Disable []string `toml:"disable"`
	// Bounds are policy bounds by name, as `damvet rules` shows them.
	Bounds map[string]string `toml:"bounds"`
}

// Find returns the path of the configuration that holds for a directory: the
// first .damvet.toml from there upward to stop, which is the root of the
// repository or the directory itself. It returns "" if there is none.
func Find(dir, stop string) (string, error) {
	for {
		path := filepath.Join(dir, Name)
		switch info, err := os.Lstat(path); {
		case err == nil && info.Mode().IsRegular():
			return path, nil
		case err == nil:
			return "", fmt.Errorf("%s: not a regular file", path)
		case !errors.Is(err, fs.ErrNotExist):
			return "", err
		}
		parent := filepath.Dir(dir)
		if dir == stop || parent == dir {
			return "", nil
		}
		dir = parent
	}
}

// Read reads a configuration and checks its names against the catalogue.
func Read(path string, cat *rules.Catalogue) (*Config, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxSize {
		return nil, fmt.Errorf("%s: larger than %d bytes", path, maxSize)
	}
	return Parse(path, data, cat)
}

// Parse reads a configuration from its text. Unknown keys, rules and bounds
// are errors, which name the path and the place.
func Parse(path string, data []byte, cat *rules.Catalogue) (*Config, error) {
	c := &Config{Path: path}
	md, err := toml.NewDecoder(bytes.NewReader(data)).Decode(c)
	if err != nil {
		if perr, ok := errors.AsType[toml.ParseError](err); ok {
			return nil, fmt.Errorf("%s:%d: %s", path, perr.Position.Line, perr.Message)
		}
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if unknown := md.Undecoded(); len(unknown) > 0 {
		return nil, fmt.Errorf("%s: unknown key %q (there are: exclude, disable, bounds)", path, unknown[0].String())
	}
	for _, id := range c.Disable {
		if cat.Rule(id) == nil {
			return nil, fmt.Errorf("%s: disable names an unknown rule %q; `damvet rules` lists them", path, id)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.Bounds)) {
		if err := checkBound(cat, name, c.Bounds[name]); err != nil {
			return nil, fmt.Errorf("%s: bounds.%s: %w", path, name, err)
		}
	}
	return c, nil
}

func checkBound(cat *rules.Catalogue, name, value string) error {
	for _, p := range cat.Platforms {
		if b := p.Bounds[name]; b != nil {
			return b.Check(value)
		}
	}
	return errors.New("no such bound; `damvet rules --bounds` lists them")
}

// Disabled reports whether a rule is switched off.
func (c *Config) Disabled(id string) bool { return slices.Contains(c.Disable, id) }
