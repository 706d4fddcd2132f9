package goflow

import (
	"fmt"
	"strings"
)

// Summary is what other packages need to know of a function, of a struct field
// or of a package variable. It holds no secret: the go command keeps it on
// disk.
type Summary struct {
	Reaches []Reach
	Returns []Return
}

// Reach says that a parameter, or what is stored in a field, comes to a place
// where it is what Role says.
type Reach struct {
	// Param is the parameter's index, the receiver not counted.
	Param int
	// Role and Platform are the rules' words; Platform may be empty.
	Role, Platform string
	// Header is 1 + the index of the parameter that names the header under
	// which the value goes; 0 if that is settled.
	Header int
	// What is the place in words: "the Auth-Token header".
	What string
	// Steps lead there.
	Steps []Step
}

// Return says what a function returns, or a variable holds.
type Return struct {
	Result int
	// Param is 1 + the index of the parameter that is returned; 0 if it is a
	// constant that looks like a secret, of which SHA256 is the hash and At
	// the place, or the environment variable Env.
	Param  int
	SHA256 string
	Env    string
	At     Step
}

// Step is a place on the way, with its own line and column: positions in other
// packages lose their columns in export data.
type Step struct {
	Path         string
	Line, Column int
	Message      string
}

// AFact marks Summary as a fact.
func (*Summary) AFact() {}

func (s *Summary) String() string {
	var b strings.Builder
	for _, r := range s.Reaches {
		fmt.Fprintf(&b, " %d:%s", r.Param, r.Role)
		if r.Platform != "" {
			fmt.Fprintf(&b, "(%s)", r.Platform)
		}
	}
	for _, r := range s.Returns {
		switch {
		case r.Param > 0:
			fmt.Fprintf(&b, " returns:%d", r.Param-1)
		case r.Env != "":
			fmt.Fprintf(&b, " env:%s", r.Env)
		default:
			b.WriteString(" constant")
		}
	}
	return strings.TrimSpace(b.String())
}

// Spoken is the platforms, by their ids, that a package speaks of itself.
type Spoken struct{ Platforms []string }

// AFact marks Spoken as a fact.
func (*Spoken) AFact() {}

func (s *Spoken) String() string { return "speaks of " + strings.Join(s.Platforms, ", ") }
