package finding

import "github.com/damvet/damvet/rules"

// Account is an account of a platform, and where its name stands, whether
// there is a finding at that place or none.
type Account struct {
	Platform *rules.Platform
	// Kind is the catalogue's word on such names, Value the name.
	Kind   *rules.Account
	Value  string
	Places []AccountPlace
	// More is how many further places there are.
	More int
	// Unsought is why not every text that does not speak of the platform was
	// looked at for the name, empty if all were.
	Unsought string
}

// AccountPlace is where the name of an account stands. It is past where HEAD
// does not hold it.
type AccountPlace struct {
	Path         string
	Line, Column int
	Past         bool
}

// Facts of what grants permissions: what the code needs of them that uses it,
// and which files those are.
const (
	Needed = "needed"
	UsedIn = "usedIn"
)

// Need is what the calls of a platform's API take.
type Need struct {
	Permissions []string
	Calls       int
}
