// Package reader reads what package plain declares.
package reader

import (
	"net/http"

	"plain"
)

type Client struct {
	settings plain.Settings
	source   plain.Source
}

func New(s plain.Settings) *Client { return &Client{settings: s} }

func (c *Client) Do(req *http.Request) { req.Header.Set("Auth-Token", c.settings.Token) }

func Sign(req *http.Request, s *plain.Settings) { req.Header.Set("X-Filerobot-Key", s.Key.Value) }

// Token is one of iconik's.
type Token string

func (t Token) Sign(req *http.Request) { req.Header.Set("Auth-Token", string(t)) }

func From(s plain.Source) *Client { return &Client{source: s} }

func (c *Client) Ask(req *http.Request) {
	t, err := c.source.Token()
	if err == nil {
		req.Header.Set("Auth-Token", t)
	}
}
