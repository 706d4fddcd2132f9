package worktree

import "strings"

// rules are the patterns of one ignore file.
type rules struct {
	// source says where they come from.
	source string
	list   []rule

	// What a rule needs to be tried on is found by what it is: rules without
	// wildcards by name or by path, those like "*.o" by extension. Only the
	// others are tried one by one. Slices hold positions in list, last first.
	names map[string]lastRule
	paths map[string]lastRule
	exts  map[string][]int32
	globs []int32
}

// rule is one line of an ignore file.
type rule struct {
	// text is the pattern as it stands, without the marks of negated and
	// dirOnly.
	text    string
	line    int
	negated bool
	dirOnly bool

	// base says that the last element of a path is matched and not the path.
	base bool
	// A name matches that ends in suffix if ends is set; otherwise one that
	// begins with prefix, and whose rest matches glob.
	ends   bool
	suffix string
	prefix string
	glob   *glob
}

// lastRule holds one more than the position in a list of the last rule for
// something, and of the last for directories alone.
type lastRule struct{ any, dir int32 }

// parseRules reads an ignore file as git does: lines end in LF or CRLF, there
// may be a byte order mark, a NUL ends a pattern. If fold is set, case counts
// for nothing, and what the rules are asked about must come in lower case.
func parseRules(source, text string, fold bool) *rules {
	r := &rules{source: source}
	text = strings.TrimPrefix(text, "\ufeff")
	for n := 1; text != ""; n++ {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		if line == "" || line[0] == '#' {
			continue
		}
		line = strings.TrimSuffix(line, "\r")
		if i := strings.IndexByte(line, 0); i >= 0 {
			line = line[:i]
		}
		r.add(n, trimSpaces(line), fold)
	}
	return r
}

// trimSpaces cuts off trailing spaces but for an escaped one.
func trimSpaces(s string) string {
	end := len(s)
	for end > 0 && s[end-1] == ' ' {
		end--
	}
	if end == len(s) {
		return s
	}
	// An odd number of backslashes escapes the first space.
	n := 0
	for n < end && s[end-1-n] == '\\' {
		n++
	}
	return s[:end+n%2]
}

const wildcards = `*?[\`

func (r *rules) add(line int, text string, fold bool) {
	u := rule{text: text, line: line}
	u.text, u.negated = strings.CutPrefix(u.text, "!")
	u.text, u.dirOnly = strings.CutSuffix(u.text, "/")
	i := int32(len(r.list))

	p := u.text
	u.base = strings.IndexByte(p, '/') < 0
	p = strings.TrimPrefix(p, "/")
	if name, ok := strings.CutPrefix(p, "**/"); ok && !strings.Contains(name, "/") && !strings.Contains(name, "**") {
		u.base = true
		p = name
	}
	literal := strings.IndexAny(p, wildcards)
	switch {
	case literal < 0:
		index := &r.paths
		if u.base {
			index = &r.names
		}
		if *index == nil {
			*index = map[string]lastRule{}
		}
		key := folded(p, fold)
		last := (*index)[key]
		if u.dirOnly {
			last.dir = i + 1
		} else {
			last.any = i + 1
		}
		(*index)[key] = last
	case literal == 0 && u.base && p[0] == '*' && !strings.ContainsAny(p[1:], wildcards):
		u.ends, u.suffix = true, folded(p[1:], fold)
		if dot := strings.LastIndexByte(u.suffix, '.'); dot >= 0 {
			if r.exts == nil {
				r.exts = map[string][]int32{}
			}
			r.exts[u.suffix[dot:]] = append(r.exts[u.suffix[dot:]], i)
		} else {
			r.globs = append(r.globs, i)
		}
	default:
		u.prefix = folded(p[:literal], fold)
		if u.glob = compileGlob(p[literal:], fold); u.glob != nil {
			r.globs = append(r.globs, i)
		}
	}
	r.list = append(r.list, u)
}

func folded(s string, fold bool) string {
	if fold {
		return lowerString(s)
	}
	return s
}

func (u *rule) matches(path, name string) bool {
	if !u.base {
		name = path
	}
	if u.ends {
		return strings.HasSuffix(name, u.suffix)
	}
	return strings.HasPrefix(name, u.prefix) && u.glob.match(name[len(u.prefix):])
}

// last returns the last rule that matches a path, or nil. The path is relative
// to the directory of the ignore file; name is its last element.
func (r *rules) last(path, name string, dir bool) *rule {
	best := int32(-1)
	take := func(l lastRule) {
		best = max(best, l.any-1)
		if dir {
			best = max(best, l.dir-1)
		}
	}
	if r.names != nil {
		take(r.names[name])
	}
	if r.paths != nil {
		take(r.paths[path])
	}
	try := func(positions []int32) {
		for k := len(positions) - 1; k >= 0 && positions[k] > best; k-- {
			u := &r.list[positions[k]]
			if (!u.dirOnly || dir) && u.matches(path, name) {
				best = positions[k]
				return
			}
		}
	}
	if r.exts != nil {
		if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
			try(r.exts[name[dot:]])
		}
	}
	try(r.globs)
	if best < 0 {
		return nil
	}
	return &r.list[best]
}

// ruleset is a chain of rules, those that count most first.
type ruleset struct {
	*rules
	// base is how many bytes of a path come before what the rules look at.
	base int
	next *ruleset
	fold bool
}

// with returns the chain with further rules before it.
func (s *ruleset) with(r *rules, base int, fold bool) *ruleset {
	if r == nil || len(r.list) == 0 {
		return s
	}
	return &ruleset{rules: r, base: base, next: s, fold: fold}
}

// last returns the rule that decides about a path, and where it comes from; nil
// if none does. The directories that lead to the path are not asked about:
// whatever stands in an ignored directory is ignored.
func (s *ruleset) last(path string, dir bool) (*rule, *rules) {
	if s == nil {
		return nil, nil
	}
	path = folded(path, s.fold)
	name := path[strings.LastIndexByte(path, '/')+1:]
	for ; s != nil; s = s.next {
		if u := s.rules.last(path[s.base:], name, dir); u != nil {
			return u, s.rules
		}
	}
	return nil, nil
}

// ignored reports whether a path is ignored by a rule of the chain.
func (s *ruleset) ignored(path string, dir bool) bool {
	u, _ := s.last(path, dir)
	return u != nil && !u.negated
}
