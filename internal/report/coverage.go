package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// maxNamed is how many unreadable things are named one by one.
const maxNamed = 50

// CoverageLines says, in lines without a line end, what was looked at and what
// was not: what was excluded on purpose, what the repository lacks, and what
// should have been read and could not be.
func CoverageLines(run *Run) []string {
	c := &run.Coverage
	var counts []string
	add := func(n int64, what string) {
		if n > 0 {
			counts = append(counts, plural(int(n), what))
		}
	}
	add(c.Files, "file")
	add(c.Objects, "object")
	add(c.Commits, "commit")
	add(c.Packages, "Go package")
	if c.Bytes > 0 || len(counts) > 0 {
		counts = append(counts, size(c.Bytes))
	} else {
		counts = append(counts, "nothing")
	}
	lines := []string{"covered: " + strings.Join(counts, ", ")}
	if n := total(c.Excluded); n > 0 {
		lines = append(lines, fmt.Sprintf("excluded: %s (%s)", group(n), tally(c.Excluded)))
	}
	if n := total(c.Absent); n > 0 {
		line := fmt.Sprintf("absent: %s (%s)", group(n), tally(c.Absent))
		if !run.AllowAbsent {
			line += "; --allow-absent accepts that"
		}
		lines = append(lines, line)
	}
	if n := len(c.Unreadable); n > 0 {
		lines = append(lines, "unreadable: "+group(int64(n)))
		for _, u := range c.Unreadable[:min(n, maxNamed)] {
			lines = append(lines, fmt.Sprintf("unreadable: %s: %s", u.Path, u.Reason))
		}
		if n > maxNamed {
			lines = append(lines, fmt.Sprintf("unreadable: and %s more, all named by --format json", group(int64(n-maxNamed))))
		}
	}
	for i, l := range lines {
		lines[i] = clip(l, 1000)
	}
	return lines
}

func total(m map[string]int64) int64 {
	var n int64
	for _, v := range m {
		n += v
	}
	return n
}

// tally writes counts by reason, most first: "ignored by git: 28, symbolic
// link: 3".
func tally(m map[string]int64) string {
	reasons := slices.SortedFunc(maps.Keys(m), func(a, b string) int {
		return cmp.Or(cmp.Compare(m[b], m[a]), cmp.Compare(a, b))
	})
	for i, r := range reasons {
		reasons[i] = r + ": " + group(m[r])
	}
	return strings.Join(reasons, ", ")
}

// group writes a number with commas between its thousands.
func group(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// size writes a number of bytes with a decimal unit.
func size(n int64) string {
	if n < 1000 {
		return plural(int(n), "byte")
	}
	v, unit := float64(n), ""
	for _, unit = range []string{"kB", "MB", "GB", "TB"} {
		if v /= 1000; v < 999.95 {
			break
		}
	}
	return strconv.FormatFloat(v, 'f', 1, 64) + " " + unit
}
