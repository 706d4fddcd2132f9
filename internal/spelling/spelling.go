// Package spelling guesses which word was meant by one that is misspelt.
package spelling

import (
	"fmt"
	"strings"
)

// DidYouMean names in brackets, for the end of a message, the one of names that
// a word was most likely meant to be; it is empty if none is near.
func DidYouMean(word string, names []string) string { return Maybe(Nearest(word, names)) }

// Unknown says that a word is none of names, which it lists, and which of them
// may have been meant.
func Unknown(what, word string, names []string) error {
	return fmt.Errorf("unknown %s %q (one of: %s)%s", what, word, strings.Join(names, ", "), DidYouMean(word, names))
}

// Maybe names in brackets what may have been meant; it is empty without that.
func Maybe(meant string) string {
	if meant == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %q?)", meant)
}

// Nearest returns the one of names that a word was most likely meant to be, or
// "" if none is near.
func Nearest(word string, names []string) string {
	if len(word) > 64 {
		return ""
	}
	word = strings.ToUpper(word)
	best, least := "", min(3, len(word)/3)+1
	for _, n := range names {
		if d := distance(word, strings.ToUpper(n), least); d < least {
			best, least = n, d
		}
	}
	return best
}

// distance returns how many letters must be added, dropped, changed or swapped
// with their neighbour to make b of a, or most if it is not less.
func distance(a, b string, most int) int {
	if len(a)-len(b) >= most || len(b)-len(a) >= most {
		return most
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], most)
}
