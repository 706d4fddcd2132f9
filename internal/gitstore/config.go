package gitstore

import (
	"crypto/sha1"
	"crypto/sha256"
	"errors"
	"hash"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
)

// known are the extensions that change nothing in how objects are read, or
// whose value says so.
var known = []string{
	"noop", "noop-v1", "partialclone", "preciousobjects", "worktreeconfig",
	"objectformat", "compatobjectformat", "refstorage", "relativeworktrees", "submodulepathconfig",
}

// maxConfig is how large a configuration may be, in bytes.
const maxConfig = 1 << 22

// checkFormat returns an error unless the repository's own description says
// that its objects can be read. A repository without configuration is of the
// first format.
func (s *Store) checkFormat() error {
	path := filepath.Join(s.common, "config")
	b, err := readSmall(path, maxConfig)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	vars := formatVars(string(b))
	version := vars["core.repositoryformatversion"]
	if version != "" && version != "0" && version != "1" {
		return &Unsupported{s.dir, "its format version is " + printable(version), "make a copy of version 1 with git clone"}
	}
	if f := strings.ToLower(vars["extensions.objectformat"]); f != "" && f != "sha1" {
		if f != "sha256" {
			return &Unsupported{s.dir, "its objects are named by " + printable(f), "see whether a newer damvet knows that"}
		}
		s.format = sha256Format
	}
	switch f, _, _ := strings.Cut(strings.ToLower(vars["extensions.refstorage"]), ":"); f {
	case "", "files":
	case "reftable":
		s.reftable = true
	default:
		return &Unsupported{s.dir, "its refs are stored as " + printable(f), "run git refs migrate --ref-format=files, on a copy if need be"}
	}
	if version == "1" {
		for _, key := range slices.Sorted(maps.Keys(vars)) {
			if name, ok := strings.CutPrefix(key, "extensions."); ok && !slices.Contains(known, name) {
				return &Unsupported{s.dir, "the extension " + printable(name) + " is not known", "make a copy without it with git clone"}
			}
		}
	}
	s.partial = vars["extensions.partialclone"] != ""
	return nil
}

// format is what follows from the hash that names objects.
type format struct {
	name    string
	size    int // of an ID, in bytes
	newHash func() hash.Hash
}

var (
	sha1Format   = format{"sha1", sha1.Size, sha1.New}
	sha256Format = format{"sha256", sha256.Size, sha256.New}
)

// trailer returns how many bytes the checksum at the end of a file has.
func (f format) trailer() int64 { return int64(f.size) }

// otherFormat is the error for a repository in which something has a name of
// another length than its configuration says.
func (s *Store) otherFormat() error {
	return &Unsupported{s.dir, "its configuration says that objects are named by " + s.format.name + ", but they are not", "make extensions.objectFormat in its config say what git rev-parse --show-object-format says of the original, or clone it anew"}
}

// formatVars returns the variables of the sections core and extensions of a
// git configuration, keys in lower case.
func formatVars(text string) map[string]string {
	vars := map[string]string{}
	eachVar(text, func(section, sub, key, value string) {
		if sub == "" && (section == "core" || section == "extensions") {
			vars[section+"."+key] = value
		}
	})
	return vars
}

// tracking returns what the repository's configuration says a branch follows:
// the remote, the ref there, and how the remote's refs are fetched.
func (s *Store) tracking(branch string) (remote, merge string, fetch []string, err error) {
	b, err := readSmall(filepath.Join(s.common, "config"), maxConfig)
	if err != nil {
		return "", "", nil, err
	}
	specs := map[string][]string{}
	eachVar(string(b), func(section, sub, key, value string) {
		switch {
		case section == "branch" && sub == branch && key == "remote":
			remote = value
		case section == "branch" && sub == branch && key == "merge":
			merge = value
		case section == "remote" && key == "fetch":
			specs[sub] = append(specs[sub], value)
		}
	})
	return remote, merge, specs[remote], nil
}

// eachVar calls f for the variables of a git configuration, section and key in
// lower case. It is lenient: what it cannot make out it passes over, since it
// looks for a few words only and what they could hide shows in the names of
// objects too.
func eachVar(text string, f func(section, sub, key, value string)) {
	text = strings.TrimPrefix(text, "\ufeff")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	section, sub := "", ""
	for len(text) > 0 {
		var line string
		line, text = logicalLine(text)
		line = strings.TrimLeft(line, " \t")
		if strings.HasPrefix(line, "[") {
			var ok bool
			if section, sub, line, ok = sectionHead(line[1:]); !ok {
				section = ""
				continue
			}
		}
		if section == "" || line == "" || line[0] == '#' || line[0] == ';' {
			continue
		}
		key, value, _ := strings.Cut(line, "=")
		key, _, _ = strings.Cut(key, "#")
		key, _, _ = strings.Cut(key, ";")
		f(section, sub, strings.ToLower(strings.TrimSpace(key)), configValue(value))
	}
}

// sectionHead reads the head of a section behind its bracket: a name, and
// perhaps the quoted name of a subsection.
func sectionHead(line string) (section, sub, rest string, ok bool) {
	i := strings.IndexAny(line, `]"`)
	if i < 0 {
		return "", "", "", false
	}
	section = strings.ToLower(strings.TrimSpace(line[:i]))
	if line[i] == ']' {
		return section, "", strings.TrimLeft(line[i+1:], " \t"), true
	}
	var b strings.Builder
	for i++; i < len(line); i++ {
		switch c := line[i]; {
		case c == '"':
			rest, ok := strings.CutPrefix(line[i+1:], "]")
			return section, b.String(), strings.TrimLeft(rest, " \t"), ok
		case c == '\\' && i+1 < len(line):
			i++
			b.WriteByte(line[i])
		default:
			b.WriteByte(c)
		}
	}
	return "", "", "", false
}

// logicalLine cuts off the first line of text, with those that it is continued
// on by a backslash at the end.
func logicalLine(text string) (line, rest string) {
	var b strings.Builder
	for {
		part, after, found := strings.Cut(text, "\n")
		if !found || !strings.HasSuffix(part, `\`) {
			b.WriteString(part)
			return b.String(), after
		}
		b.WriteString(strings.TrimSuffix(part, `\`))
		text = after
	}
}

// configValue removes comment, quotes and surrounding blanks of a value.
func configValue(v string) string {
	var b strings.Builder
	quoted := false
	for i := 0; i < len(v); i++ {
		switch c := v[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\\' && i+1 < len(v):
			i++
			b.WriteByte(v[i])
		case !quoted && (c == '#' || c == ';'):
			i = len(v)
		default:
			b.WriteByte(c)
		}
	}
	return strings.TrimSpace(b.String())
}

// printable returns a word of a hostile file in a form fit for a message.
func printable(s string) string {
	if len(s) > 40 {
		s = s[:40]
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '?'
		}
		return r
	}, s)
}
