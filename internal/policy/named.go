package policy

import (
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

// namedFormats are the formats of files that say nothing but what is set: one that
// lies under a platform's name is about the platform.
var namedFormats = []string{"json", "yaml", "toml", "hcl", "dotenv", "ini", "properties", "xml", "csv"}

// NamedBy returns the platforms that the path of a file of settings names: with the
// whole name of a directory, or a word of one or of its own.
func NamedBy(path string, all []*rules.Platform) []*rules.Platform {
	var named []*rules.Platform
	for _, p := range all {
		if names(path, p.ID) {
			named = append(named, p)
		}
	}
	if named == nil || !slices.Contains(namedFormats, record.Format(path, nil)) {
		return nil
	}
	return named
}

// names reports whether a word stands in a path, whatever its case.
func names(path, word string) bool {
	for at := 0; at+len(word) <= len(path); at++ {
		if path[at]|0x20 == word[0] && (at == 0 || !alphanumeric(path[at-1])) &&
			(at+len(word) == len(path) || !alphanumeric(path[at+len(word)])) && strings.EqualFold(path[at:at+len(word)], word) {
			return true
		}
	}
	return false
}
