package goflow

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Summary is what other packages need to know of a function, of a struct field
// or of a package variable. It holds no secret: the go command keeps it on
// disk.
type Summary struct {
	Reaches []Reach
	Returns []Return
	Lax     []Lax
	Sends   []Send
	Lasts   []Last
	Offers  []Offer
}

// Reach says that a parameter, or what is stored in a field, comes to a place
// where it is what Role says.
type Reach struct {
	// Param is the parameter's index, a receiver counted, and Path that of its
	// field, if it is not the whole.
	Param int
	Path  string
	// Role and Platform are the rules' words; Platform may be empty.
	Role, Platform string
	// Header is 1 + the index of the parameter that names the header under
	// which the value goes; 0 if that is settled.
	Header int
	// To is 1 + the index of the parameter that holds the address of the request,
	// where that says whose credential it is; 0 if Platform does.
	To int
	// What is the place in words: "the Auth-Token header".
	What string
	// Steps lead there.
	Steps []Step
}

// Return says what a function returns, or a variable holds.
type Return struct {
	Result int
	// Path is that of its field, if it is not the whole: "Token". "Token()" is
	// what its method gives back.
	Path string
	// Param is 1 + the index of the parameter that it is, a receiver counted, and
	// From the path of that one's field; 0 if it is a constant that looks like a
	// secret, of which SHA256 is the hash and At the place, the environment
	// variable Env, a credential of the platform Issued that the package makes, an
	// Address, or a Number.
	Param  int
	From   string
	SHA256 string
	Env    string
	Issued string
	// Address is one over HTTPS, or one over HTTP whose host is nobody's: that of a
	// platform's is told of where it is written.
	Address string
	Number  string
	At      Step
}

// Lax says that the result of a function, or a variable, is a client that checks no
// certificates, or settings for one.
type Lax struct {
	Result int
	At     Step
}

// Step is a place on the way, with its own line and column: positions in other
// packages lose their columns in export data.
type Step struct {
	Path         string
	Line, Column int
	Message      string
}

// String is the place, "" if there is none.
func (s Step) String() string {
	if s.Path == "" {
		return ""
	}
	return fmt.Sprintf("%s:%d:%d", s.Path, s.Line, s.Column)
}

// settle puts what is said of each parameter in order, and says it once.
func (s *Summary) settle() {
	slices.SortStableFunc(s.Reaches, func(a, b Reach) int {
		return cmp.Or(
			a.Param-b.Param, strings.Compare(a.Path, b.Path), strings.Compare(a.Role, b.Role),
			strings.Compare(a.Platform, b.Platform), strings.Compare(a.What, b.What),
		)
	})
	s.Reaches = slices.CompactFunc(s.Reaches, func(a, b Reach) bool {
		return a.Param == b.Param && a.Path == b.Path && a.Role == b.Role && a.Platform == b.Platform && a.Header == b.Header && a.To == b.To
	})
}

// AFact marks Summary as a fact.
func (*Summary) AFact() {}

func (s *Summary) String() string {
	var b strings.Builder
	for _, r := range s.Reaches {
		fmt.Fprintf(&b, " %s:%s", operand(r.Param, r.Path), r.Role)
		if r.Platform != "" {
			fmt.Fprintf(&b, "(%s)", r.Platform)
		}
	}
	for _, r := range s.Returns {
		if r.Path != "" {
			b.WriteString(" " + r.Path)
		}
		switch {
		case r.Param > 0:
			b.WriteString(" returns:" + operand(r.Param-1, r.From))
		case r.Env != "":
			fmt.Fprintf(&b, " env:%s", r.Env)
		case r.Issued != "":
			fmt.Fprintf(&b, " issued:%s", r.Issued)
		case r.Address != "":
			fmt.Fprintf(&b, " address:%s", r.Address)
		case r.Number != "":
			fmt.Fprintf(&b, " number:%s", r.Number)
		default:
			b.WriteString(" constant")
		}
	}
	for range s.Lax {
		b.WriteString(" lax")
	}
	for _, o := range s.Offers {
		fmt.Fprintf(&b, " offers(%s)", o.Platform)
	}
	for _, l := range s.Lasts {
		fmt.Fprintf(&b, " lasts(%s)", l.Platform)
	}
	for _, s := range s.Sends {
		b.WriteString(" sends:" + s.String())
	}
	return strings.TrimSpace(b.String())
}

func operand(index int, path string) string {
	if path != "" {
		return strconv.Itoa(index) + "." + path
	}
	return strconv.Itoa(index)
}

// Spoken is the platforms, by their ids, that a package speaks of itself.
type Spoken struct{ Platforms []string }

// AFact marks Spoken as a fact.
func (*Spoken) AFact() {}

func (s *Spoken) String() string { return "speaks of " + strings.Join(s.Platforms, ", ") }
