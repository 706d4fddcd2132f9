// Package secrets reads what others log.
package secrets

import (
	"net/http"
	"os"
)

// Settings are read from somewhere.
type Settings struct{ Name, AuthToken string }

// Sign signs a request.
func (s Settings) Sign(req *http.Request) { req.Header.Set("Auth-Token", s.AuthToken) }

// Token is the token.
func Token() string { return os.Getenv("ICONIK_AUTH_TOKEN") }

// Region is none.
func Region() string { return os.Getenv("ICONIK_REGION") }

// Held is kept.
var Held = os.Getenv("ICONIK_TOKEN")
