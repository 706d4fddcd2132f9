package worktree

import "strings"

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
func (p *Patterns) Match(path string) bool {
	for i := range len(path) {
		if path[i] == '/' && p.set.ignored(path[:i], true) {
			return true
		}
	}
	return p.set.ignored(path, false)
}
