package worktree

import (
	"errors"
	"strings"
)

// Patterns are patterns in the syntax of .gitignore, for paths that are not
// walked.
type Patterns struct{ set *ruleset }

// NewPatterns returns patterns of one line each.
func NewPatterns(lines []string) *Patterns {
	var s *ruleset
	return &Patterns{s.with(parseRules("", strings.Join(lines, "\n"), false), 0, false)}
}

// Match reports whether the patterns leave out a file, or a directory that it
// stands in. The path has forward slashes.
func (p *Patterns) Match(path string) bool { return p.match(path, false) }

func (p *Patterns) match(path string, dir bool) bool {
	for i := range len(path) {
		if path[i] == '/' && p.set.ignored(path[:i], true) {
			return true
		}
	}
	return p.set.ignored(path, dir)
}

// CheckPattern returns why a pattern matches nothing, or nil. In an ignore file
// git passes over such lines.
func CheckPattern(pattern string) error {
	r := parseRules("", pattern, false)
	if len(r.list) == 0 {
		return errors.New("it is empty, or a comment")
	}
	for _, u := range r.list {
		switch {
		case strings.Trim(u.text, "/") == "":
			return errors.New("it names no file")
		case u.glob == nil && !u.ends && strings.ContainsAny(u.text, wildcards):
			return errors.New("it is malformed, and matches nothing")
		}
	}
	return nil
}
