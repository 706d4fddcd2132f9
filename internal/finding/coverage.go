package finding

// Coverage says what was looked at and what was not. Its zero value is ready
// for use; it is not safe for concurrent use.
type Coverage struct {
	Files   int64
	Objects int64
	Commits int64
	Bytes   int64
	// Packages counts Go packages.
	Packages int64

	// Excluded counts what was left out on purpose, by reason: "ignored by
	// git", "symbolic link". It changes no exit status.
	Excluded map[string]int64
	// Absent counts what the repository itself lacks, by reason: "objects that
	// a shallow clone lacks".
	Absent map[string]int64
	// Unreadable names what should have been read and could not be.
	Unreadable []Unreadable
}

// Unreadable is a thing that could not be read.
type Unreadable struct {
	// Path is a file, or "object <hash>".
	Path   string
	Reason string
}

// Exclude counts n things left out for a reason.
func (c *Coverage) Exclude(reason string, n int64) { count(&c.Excluded, reason, n) }

// Lack counts n absent things.
func (c *Coverage) Lack(reason string, n int64) { count(&c.Absent, reason, n) }

// Fail records a thing that could not be read.
func (c *Coverage) Fail(path string, err error) {
	c.Unreadable = append(c.Unreadable, Unreadable{path, err.Error()})
}

// Add adds what another coverage counted.
func (c *Coverage) Add(o *Coverage) {
	c.Files += o.Files
	c.Objects += o.Objects
	c.Commits += o.Commits
	c.Bytes += o.Bytes
	c.Packages += o.Packages
	for reason, n := range o.Excluded {
		c.Exclude(reason, n)
	}
	for reason, n := range o.Absent {
		c.Lack(reason, n)
	}
	c.Unreadable = append(c.Unreadable, o.Unreadable...)
}

func count(m *map[string]int64, reason string, n int64) {
	if n == 0 {
		return
	}
	if *m == nil {
		*m = map[string]int64{}
	}
	(*m)[reason] += n
}
