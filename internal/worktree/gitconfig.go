package worktree

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/damvet/damvet/internal/worktree/regular"
)

const (
	maxConfig       = 8 << 20
	maxIncludeDepth = 10 // git's
	maxIncludes     = 200
)

// Config says where git's configuration is, which is read for nothing but
// what decides about files: core.excludesFile, core.ignoreCase and the format
// of the repository. Empty fields mean that there is none.
type Config struct {
	// Home is the user's home directory, XDGConfigHome the value of
	// XDG_CONFIG_HOME.
	Home, XDGConfigHome string
	// System is the file of the whole machine, usually /etc/gitconfig.
	System string
	// Global is the value of GIT_CONFIG_GLOBAL: a file in place of those in
	// Home and XDGConfigHome.
	Global string
}

// xdg returns the path of a file in the user's configuration directory.
func (c Config) xdg(name string) string {
	switch {
	case c.XDGConfigHome != "":
		return filepath.Join(c.XDGConfigHome, "git", name)
	case c.Home != "":
		return filepath.Join(c.Home, ".config", "git", name)
	}
	return ""
}

// settings are the values that matter here.
type settings struct {
	excludesFile    string
	excludesFileSet bool
	ignoreCase      bool
	objectFormat    string
	worktreeConfig  bool
}

// settings reads the configuration as it holds in a repository. What cannot be read or understood is reported and passed over.
func (c Config) settings(r *Repository, fail func(path string, err error)) settings {
	l := &configLoader{config: c, repo: r}
	load := func(name string) {
		err := l.file(name, 0)
		switch {
		case err == nil, missing(err):
		case !l.local && errors.Is(err, fs.ErrPermission):
			// A container often runs under another user than its home
			// directory belongs to: git says nothing either.
		default:
			fail(name, err)
		}
	}
	if c.System != "" {
		load(c.System)
	}
	if c.Global != "" {
		load(c.Global)
	} else if user := c.xdg("config"); user != "" {
		load(user)
		if c.Home != "" {
			load(filepath.Join(c.Home, ".gitconfig"))
		}
	}
	l.local = true
	load(filepath.Join(r.CommonDir, "config"))
	if l.worktreeConfig {
		load(filepath.Join(r.GitDir, "config.worktree"))
	}
	if !l.excludesFileSet {
		l.excludesFile = c.xdg("ignore")
	}
	return l.settings
}

type configLoader struct {
	settings
	config Config
	repo   *Repository
	// local is set while the repository's own configuration is read.
	local bool
	files int
}

func (l *configLoader) file(name string, depth int) error {
	if depth > maxIncludeDepth {
		return errors.New("files include one another too deeply")
	}
	if l.files++; l.files > maxIncludes {
		return errors.New("includes too many files")
	}
	if name == os.DevNull {
		return nil // git's way to say that there is none
	}
	data, err := regular.Read(name, maxConfig)
	if err != nil {
		return bare(err)
	}
	return parseConfig(data, func(section, sub, key string, value *string) error {
		switch section {
		case "include":
			if sub != "" {
				return nil
			}
		case "includeif":
			if sub == "" || key != "path" || !l.condition(sub, name) {
				return nil
			}
		case "core":
			if sub != "" {
				return nil
			}
		case "extensions":
			if sub != "" || !l.local {
				return nil
			}
		default:
			return nil
		}
		var err error
		switch key := section + "." + key; key {
		case "core.excludesfile":
			l.excludesFile, err = l.path(key, value)
			l.excludesFileSet = true
		case "core.ignorecase":
			l.ignoreCase, err = boolean(key, value)
		case "extensions.worktreeconfig":
			l.worktreeConfig, err = boolean(key, value)
		case "extensions.objectformat":
			if value == nil {
				return fmt.Errorf("%s has no value", key)
			}
			l.objectFormat = *value
		case "include.path", "includeif.path":
			path, err := l.path(key, value)
			if err != nil {
				return err
			}
			if !filepath.IsAbs(path) {
				path = filepath.Join(filepath.Dir(name), path)
			}
			if err := l.file(path, depth+1); err != nil && !missing(err) {
				return fmt.Errorf("%s: %w", path, err)
			}
		}
		return err
	})
}

// path expands a file name. One that begins with the name of another user
// leads nowhere.
func (l *configLoader) path(key string, value *string) (string, error) {
	if value == nil {
		return "", fmt.Errorf("%s has no value", key)
	}
	path := *value
	if rest, ok := strings.CutPrefix(path, "~/"); ok || path == "~" {
		if l.config.Home == "" {
			return "", fmt.Errorf("%s: no home directory is known for %q", key, path)
		}
		return filepath.Join(l.config.Home, filepath.FromSlash(rest)), nil
	}
	if strings.HasPrefix(path, "~") || strings.HasPrefix(path, "%(prefix)/") {
		return "", fmt.Errorf("%s: %q cannot be resolved; write the whole path", key, path)
	}
	return filepath.FromSlash(path), nil
}

// condition reports whether the condition of an include holds. Of git's
// conditions, hasconfig:remote.*.url is not known and never holds.
func (l *configLoader) condition(cond, file string) bool {
	kind, pattern, _ := strings.Cut(cond, ":")
	fold := kind == "gitdir/i"
	literal := ""
	var texts []string
	switch kind {
	case "gitdir", "gitdir/i":
		switch {
		case strings.HasPrefix(pattern, "~/"):
			if l.config.Home == "" {
				return false
			}
			pattern = filepath.ToSlash(l.config.Home) + pattern[1:]
		case strings.HasPrefix(pattern, "./"):
			dir, err := filepath.EvalSymlinks(filepath.Dir(file))
			if err != nil {
				return false
			}
			literal, pattern = filepath.ToSlash(dir)+"/", pattern[2:]
		case !filepath.IsAbs(pattern):
			pattern = "**/" + pattern
		}
		texts = append(texts, filepath.ToSlash(l.repo.GitDir))
		if real, err := filepath.EvalSymlinks(l.repo.GitDir); err == nil {
			texts = append(texts, filepath.ToSlash(real))
		}
	case "onbranch":
		head, err := regular.Read(filepath.Join(l.repo.GitDir, "HEAD"), maxSmall)
		if err != nil {
			return false
		}
		branch, ok := strings.CutPrefix(string(bytes.TrimSpace(head)), "ref: refs/heads/")
		if !ok {
			return false
		}
		texts = append(texts, branch)
	default:
		return false
	}
	if strings.HasSuffix(pattern, "/") {
		pattern += "**"
	}
	g := compileGlob(pattern, fold)
	for _, text := range texts {
		if rest, ok := strings.CutPrefix(folded(text, fold), folded(literal, fold)); ok && g.match(rest) {
			return true
		}
	}
	return false
}

func boolean(key string, value *string) (bool, error) {
	if value == nil {
		return true, nil
	}
	switch strings.ToLower(*value) {
	case "true", "yes", "on":
		return true, nil
	case "false", "no", "off", "":
		return false, nil
	}
	v := strings.ToLower(*value)
	if n := len(v) - 1; n > 0 && strings.IndexByte("kmg", v[n]) >= 0 {
		v = v[:n]
	}
	n, err := strconv.ParseInt(v, 0, 64)
	if err != nil {
		return false, fmt.Errorf("%s is neither true nor false", key)
	}
	return n != 0, nil
}

// parseConfig calls set for each variable of a configuration file, in order,
// until set fails. Section and key come in lower case, the value is nil where
// there is no equals sign; section is empty before the first one. Errors name the line.
func parseConfig(data []byte, set func(section, sub, key string, value *string) error) error {
	p := &configParser{data: bytes.TrimPrefix(data, []byte("\ufeff")), line: 1}
	var section, sub string
	for {
		c := p.next()
		line := p.line
		wrong := func() error { return fmt.Errorf("line %d: not the form of a git configuration", line) }
		switch {
		case c == eof:
			return nil
		case c == '\n' || isConfigSpace(c):
		case c == '#' || c == ';':
			p.comment()
		case c == '[':
			var ok bool
			if section, sub, ok = p.section(); !ok {
				return wrong()
			}
		case isLower(byte(c)) || isUpper(byte(c)):
			key, value, ok := p.variable(byte(c))
			if !ok {
				return wrong()
			}
			if err := set(section, sub, key, value); err != nil {
				return fmt.Errorf("line %d: %w", line, err)
			}
		default:
			return wrong()
		}
	}
}

type configParser struct {
	data []byte
	off  int
	line int
}

const eof = -1

// next returns the next byte, LF for CRLF, or eof.
func (p *configParser) next() int {
	if p.off >= len(p.data) {
		return eof
	}
	c := p.data[p.off]
	p.off++
	if c == '\r' && p.off < len(p.data) && p.data[p.off] == '\n' {
		p.off++
		c = '\n'
	}
	if c == '\n' {
		p.line++
	}
	return int(c)
}

func (p *configParser) comment() {
	for c := p.next(); c != '\n' && c != eof; c = p.next() {
	}
}

func isConfigSpace(c int) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// section reads what follows an opening bracket.
func (p *configParser) section() (section, sub string, ok bool) {
	var name []byte
	for {
		c := p.next()
		switch {
		case c == ']':
			// The old form: what follows a dot is a subsection.
			section, sub, _ = strings.Cut(string(name), ".")
			return section, sub, section != ""
		case c == ' ' || c == '\t':
			for c == ' ' || c == '\t' {
				c = p.next()
			}
			if c != '"' {
				return "", "", false
			}
			var quoted []byte
			for c = p.next(); c != '"'; c = p.next() {
				if c == '\\' {
					c = p.next()
				}
				if c == '\n' || c == eof {
					return "", "", false
				}
				quoted = append(quoted, byte(c))
			}
			return string(name), string(quoted), p.next() == ']' && len(name) > 0
		case c == '-' || c == '.' || c >= 0 && (isLower(byte(c)) || isUpper(byte(c)) || isDigit(byte(c))):
			name = append(name, lower(byte(c)))
		default:
			return "", "", false
		}
	}
}

// variable reads the rest of a variable's name, and its value.
func (p *configParser) variable(first byte) (key string, value *string, ok bool) {
	name := []byte{lower(first)}
	c := p.next()
	for ; c >= 0 && (c == '-' || isLower(byte(c)) || isUpper(byte(c)) || isDigit(byte(c))); c = p.next() {
		name = append(name, lower(byte(c)))
	}
	for c == ' ' || c == '\t' {
		c = p.next()
	}
	if c == '\n' || c == eof {
		return string(name), nil, true
	}
	if c != '=' {
		return "", nil, false
	}
	var v []byte
	// end is how much of v stays when trailing blanks are cut off.
	end, quoted := 0, false
	for {
		c := p.next()
		switch {
		case c == '\n' || c == eof:
			if quoted {
				return "", nil, false
			}
			s := string(v[:end])
			return string(name), &s, true
		case isConfigSpace(c) && !quoted:
			if len(v) > 0 {
				v = append(v, byte(c))
			}
			continue
		case !quoted && (c == '#' || c == ';'):
			p.comment()
			s := string(v[:end])
			return string(name), &s, true
		case c == '"':
			quoted = !quoted
			end = len(v)
			continue
		case c == '\\':
			switch c = p.next(); c {
			case '\n', eof:
				continue
			case 't':
				v = append(v, '\t')
			case 'b':
				v = append(v, '\b')
			case 'n':
				v = append(v, '\n')
			case '\\', '"':
				v = append(v, byte(c))
			default:
				return "", nil, false
			}
		default:
			v = append(v, byte(c))
		}
		end = len(v)
	}
}

// missing reports whether an error says that there is no such file.
func missing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// bare returns an error without the file name that the os package puts in.
func bare(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
