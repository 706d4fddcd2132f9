// Package plain declares what others fill in and read, and knows no platform.
package plain

// Settings are what a client needs.
type Settings struct {
	Token  string
	Region string
	Key    struct{ Value string }
}

// Source gives tokens.
type Source interface {
	Token() (string, error)
}
