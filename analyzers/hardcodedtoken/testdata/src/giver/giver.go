// Package giver gives back what it is given, and knows no constant.
package giver

type Static string

func (s Static) Token() (string, error) { return string(s), nil }

type Fixed struct{ Value string }

func (f Fixed) Token() (string, error) { return f.Value, nil }
