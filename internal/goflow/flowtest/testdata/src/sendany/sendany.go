// Package sendany sends what it is given to where it is told.
package sendany

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
)

func Do(ctx context.Context, method, url string, headers map[string]string, body any) (*http.Response, error) {
	var r io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		r = bytes.NewReader(text)
	}
	req, err := http.NewRequestWithContext(ctx, method, url, r)
	if err != nil {
		return nil, err
	}
	for k, v := range headers {
		req.Header.Set(k, v)
	}
	return http.DefaultClient.Do(req)
}

// Options say what to send, and where to.
type Options struct {
	Method, URL string
	Body        any
}

func With(ctx context.Context, o Options) (*http.Response, error) {
	text, err := json.Marshal(o.Body)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, o.Method, o.URL, bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(req)
}

// EndPoint is where requests of a kind go.
type EndPoint[T any] struct{ Method, Path string }

func Call[T any](base string, to EndPoint[T], body T) error {
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	req, err := http.NewRequest(to.Method, base+to.Path, bytes.NewReader(text))
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}

// Point is With.
func Point(ctx context.Context, o *Options) error {
	text, err := json.Marshal(o.Body)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, o.Method, o.URL, bytes.NewReader(text))
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}
