package match

import "strings"

// cutEnd returns an expression that matches what expr does before the end of a
// text, and false where that needs more than to leave out alternatives that are
// nothing but that end. It is withoutEnd for the text of an expression, and costs
// much less than to print one.
func cutEnd(expr string) (cut string, ok bool) {
	var b strings.Builder
	from := 0
	leaveOut := func(start, end int) bool {
		before, behind := expr[from:start], expr[end:]
		switch {
		case strings.HasSuffix(before, "|") && !escaped(expr, start-1) && (strings.HasPrefix(behind, ")") || strings.HasPrefix(behind, "|")):
			start--
		case strings.HasSuffix(before, "(?:") && !escaped(expr, start-3) && strings.HasPrefix(behind, "|"):
			end++
		default:
			return false
		}
		b.WriteString(expr[from:start])
		from = end
		return true
	}
	for i := 0; i < len(expr); i++ {
		switch expr[i] {
		case '\\':
			i++
			next := expr[i:min(i+1, len(expr))]
			if next == "Q" || next == "z" && !leaveOut(i-1, i+1) {
				return "", false
			}
		case '[':
			if i = classEnd(expr, i); i < 0 {
				return "", false
			}
		case '(':
			if flags, is := strings.CutPrefix(expr[i:], "(?"); is && !strings.HasPrefix(flags, "P<") && !strings.HasPrefix(flags, "<") {
				flags, _, _ = strings.Cut(flags, ")")
				flags, _, _ = strings.Cut(flags, ":")
				if strings.ContainsRune(flags, 'm') {
					return "", false
				}
			}
		case '$':
			if !leaveOut(i, i+1) {
				return "", false
			}
		}
	}
	b.WriteString(expr[from:])
	return b.String(), true
}

// escaped reports whether a byte of an expression stands behind a backslash that
// escapes it.
func escaped(expr string, at int) bool {
	n := at
	for n > 0 && expr[n-1] == '\\' {
		n--
	}
	return (at-n)%2 == 1
}

// classEnd returns where the class ends that begins at an offset, or -1.
func classEnd(expr string, at int) int {
	i := at + 1
	if i < len(expr) && expr[i] == '^' {
		i++
	}
	for first := true; i < len(expr); i, first = i+1, false {
		switch expr[i] {
		case '\\':
			if i++; i < len(expr) && expr[i] == 'Q' {
				return -1
			}
		case '[':
			if named, is := strings.CutPrefix(expr[i:], "[:"); is {
				if end := strings.Index(named, ":]"); end >= 0 {
					i += 2 + end + 1
				}
			}
		case ']':
			if !first {
				return i
			}
		}
	}
	return -1
}
