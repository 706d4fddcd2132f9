// Package resty stands in for the HTTP client.
package resty

import "crypto/tls"

type Client struct{}

type Request struct{}

func New() *Client                                         { return nil }
func (c *Client) R() *Request                              { return nil }
func (c *Client) SetTLSClientConfig(*tls.Config) *Client   { return c }
func (r *Request) SetHeader(name, value string) *Request   { return r }
func (c *Client) SetBaseURL(base string) *Client           { return c }
func (r *Request) SetBasicAuth(user, pass string) *Request { return r }
func (r *Request) SetBody(body any) *Request               { return r }
func (r *Request) Get(url string) (any, error)             { return nil, nil }
func (r *Request) Post(url string) (any, error)            { return nil, nil }
func (r *Request) Patch(url string) (any, error)           { return nil, nil }
func (r *Request) Execute(method, url string) (any, error) { return nil, nil }
