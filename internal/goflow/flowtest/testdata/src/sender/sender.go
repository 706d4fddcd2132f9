// Package sender posts what it is given.
package sender

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
)

const api = "https://app.iconik.io/API/"

type Client struct{ hc *http.Client }

func (c *Client) Post(path string, body any) error { return c.do(http.MethodPost, path, body) }

func (c *Client) do(method, path string, body any) error {
	var r io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return err
		}
		r = bytes.NewReader(text)
	}
	req, err := http.NewRequest(method, api+path, r)
	if err != nil {
		return err
	}
	_, err = c.hc.Do(req)
	return err
}

// Tell sends to somebody else.
func Tell(body any) error {
	var buf bytes.Buffer
	if err := json.NewEncoder(&buf).Encode(body); err != nil {
		return err
	}
	_, err := http.Post("https://hooks.acme-tv.net/users/", "application/json", &buf)
	return err
}
