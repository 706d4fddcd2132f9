package fasttoml

import (
	"bytes"
	"fmt"
)

// How deep tables, arrays and dotted keys may nest, and how many of them there
// may be.
const (
	maxNesting = 40
	maxTables  = 50_000
)

// Shallow refuses a text that nests deeper, or has more tables, than anybody
// writes. The TOML reader takes time in the square of both, and a stack as deep.
func Shallow(data []byte) error {
	depth, dots, tables, line := 0, 0, 0, 1
	for i := 0; i < len(data); i++ {
		switch b := data[i]; b {
		case '"', '\'':
			n := quoted(data[i:])
			line += bytes.Count(data[i:i+n], []byte("\n"))
			i += n - 1
		case '#':
			if n := bytes.IndexByte(data[i:], '\n'); n >= 0 {
				i += n - 1
			} else {
				i = len(data)
			}
		case '[', '{':
			depth, dots = depth+1, 0
			tables++
		case ']', '}':
			depth, dots = max(depth-1, 0), 0
		case '.':
			dots++
		case '=', ',':
			dots = 0
		case '\n':
			dots = 0
			line++
		}
		switch {
		case depth > maxNesting || dots > maxNesting:
			return fmt.Errorf("line %d: it nests deeper than %d levels", line, maxNesting)
		case tables > maxTables:
			return fmt.Errorf("line %d: more than %d tables and arrays", line, maxTables)
		}
	}
	return nil
}

// quoted returns how long the string is that data begins with, as TOML writes
// strings; one that does not end takes its line, or all that is left.
func quoted(data []byte) int {
	q := data[:1]
	long := bytes.Repeat(q, 3)
	end := q
	at := 1
	if bytes.HasPrefix(data, long) {
		end, at = long, 3
	}
	for i := at; i < len(data); i++ {
		switch {
		case data[i] == '\\' && q[0] == '"':
			i++
		case bytes.HasPrefix(data[i:], end):
			return i + len(end)
		case data[i] == '\n' && len(end) == 1:
			return i
		}
	}
	return len(data)
}
