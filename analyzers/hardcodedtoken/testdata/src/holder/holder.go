// Package holder fills in what package plain declares, for iconik.
package holder

import (
	"os"

	"plain"
)

var Main = plain.Settings{Token: "<<uuid4>>", Region: "<<uuid4 n=2>>"}

var Pointer = &plain.Settings{Token: "<<uuid4 n=3>>"}

var Nested struct{ Iconik struct{ Token string } }

func init() { Nested.Iconik.Token = "<<uuid4 n=4>>" }

func Load() plain.Settings { return plain.Settings{Token: "<<uuid4 n=5>>"} }

func Read() (*plain.Settings, error) {
	s := &plain.Settings{}
	s.Token = "<<uuid4 n=6>>"
	return s, nil
}

func Build(token string) *plain.Settings { return &plain.Settings{Token: token} }

func Looked() plain.Settings { return plain.Settings{Token: os.Getenv("ICONIK_AUTH_TOKEN")} }

func Complete(s plain.Settings) plain.Settings {
	s.Region = "eu"
	return s
}

// Static is a token that stays as it is.
type Static string

func (s Static) Token() (string, error) { return string(s), nil }

type Client struct{ token string }

func New(token string) *Client { return &Client{token: token} }

func (c *Client) Token() string { return c.token }

type fixed struct{ token string }

func (f *fixed) Token() (string, error) { return f.token, nil }

func Fixed(token string) plain.Source { return &fixed{token} }

func Always() plain.Source { return Static("<<uuid4 n=7>>") }
